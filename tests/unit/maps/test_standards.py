"""Concepts are of the time of their statement."""

from dataclasses import replace
from datetime import date

import pytest
from hand_lines import item, statement

from converter.calculation import infer_calculation
from converter.maps.load import load_maps
from converter.maps.match import MatchContext, match_statement
from converter.model.period import Duration
from converter.model.quantity import Measure
from converter.model.statement import LineItem, LineRole, StatementKind


@pytest.mark.parametrize(
    "caption",
    [
        "Weighted average common and common equivalent shares",
        "Common and common equivalent shares used in the calculation of earnings (loss) per share (in thousands)",
    ],
)
@pytest.mark.parametrize(
    ("year", "concept"),
    [(1996, "WeightedAverageNumberOfSharesPrimary"), (2009, "WeightedAverageNumberOfDilutedSharesOutstanding")],
)
def test_shares_with_equivalents_are_primary_until_fas_128_and_diluted_since(year: int, concept: str, caption: str) -> None:
    line = item(caption, "1250", measure=Measure.SHARES)
    assert named(year, item("Net income", "500"), line) == concept


@pytest.mark.parametrize(("year", "concept"), [(1996, "OtherSalesRevenueNet"), (2019, "RevenueNotFromContractWithCustomer")])
def test_other_revenue_is_told_from_contracts_with_customers_since_asc_606(year: int, concept: str) -> None:
    sales, other, total = item("Local service", "450"), item("Other", "50"), item("Total operating revenues", "500")
    below = {"section": ("Operating revenues",)}
    assert named(year, replace(sales, **below), replace(other, **below), replace(total, role=LineRole.TOTAL)) == concept


def test_a_loss_is_not_shared_with_others_before_fas_160() -> None:
    assert named(1996, item("Sales", "500"), item("Net loss for that fiscal year", "-20")) == "NetIncomeLoss"


def named(year: int, *lines: LineItem) -> str:
    """The concept of the second line of an income statement of the year."""
    whole = statement(StatementKind.INCOME, list(lines))
    period = Duration(date(year, 1, 1), date(year, 12, 31))
    dated = replace(whole, columns=tuple(replace(column, period=period) for column in whole.columns))
    found = match_statement(dated, infer_calculation(dated), MatchContext(), load_maps())[1]
    assert found is not None
    return found.concept.qname.name
