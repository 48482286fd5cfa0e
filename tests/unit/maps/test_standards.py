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
from converter.model.statement import StatementKind


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
    whole = statement(StatementKind.INCOME, [item("Net income", "500"), line])
    period = Duration(date(year, 1, 1), date(year, 12, 31))
    dated = replace(whole, columns=tuple(replace(column, period=period) for column in whole.columns))
    found = match_statement(dated, infer_calculation(dated), MatchContext(), load_maps())[1]
    assert found is not None
    assert found.concept.qname.name == concept
