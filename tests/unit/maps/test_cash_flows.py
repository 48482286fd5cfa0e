"""Captions of statements of cash flows that look like others."""

from dataclasses import replace

import pytest
from hand_lines import item, statement

from converter.calculation import infer_calculation
from converter.maps.load import load_maps
from converter.maps.match import MatchContext, match_statement
from converter.model.statement import StatementKind

TOTALS = {"operating": "Net cash provided by operating activities", "investing": "Net cash used in investing activities"}


def concept_of(caption: str, activity: str, figure: str = "-7") -> str:
    total = TOTALS.get(activity, "Net cash used in financing activities")
    before = [item("Net income", "20"), item(TOTALS["operating"], "20")] if activity != "operating" else [item("Net income", "20")]
    whole = statement(StatementKind.CASH_FLOW, [*before, item(caption, figure), item("Other", "-1"), item(total, "-8")])
    match = match_statement(whole, infer_calculation(whole), MatchContext(), load_maps())[len(before)]
    assert match is not None
    return match.concept.qname.name


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("Dividends on common and preferred stock", "PaymentsOfDividends"),
        ("Distributions to limited partners", "PaymentsOfCapitalDistribution"),
        ("Distributions to unit holders", "PaymentsOfCapitalDistribution"),
        ("Payment of fees for note offering", "PaymentsOfDebtIssuanceCosts"),
        ("Premiums on early redemption of long-term debt", "PaymentsOfDebtExtinguishmentCosts"),
        ("Principal payments on mortgage loans", "RepaymentsOfSecuredDebt"),
        ("Payments to retire capitalized leases of piers", "RepaymentsOfLongTermCapitalLeaseObligations"),
        ("Discontinued operations, net", "CashProvidedByUsedInFinancingActivitiesDiscontinuedOperations"),
    ],
)
def test_financing_flows_are_told_from_their_kin(caption: str, name: str) -> None:
    assert concept_of(caption, "financing") == name


def test_a_change_of_inventories_and_prepaid_expenses_is_not_of_the_latter_alone() -> None:
    assert "Prepaid" not in concept_of("Inventories and prepaid expenses", "operating").removeprefix("InventoriesAndPrepaid")


@pytest.mark.parametrize("activity", ["Investing", "Financing"])
def test_cash_of_continuing_operations_is_of_the_activities_that_head_it(activity: str) -> None:
    flow = replace(item("Net cash used in continuing operations", "-7"), section=(f"{activity} activities",))
    lines = [item("Net income", "20"), item(TOTALS["operating"], "20"), flow, item(f"Net cash used in {activity} activities", "-7")]
    whole = statement(StatementKind.CASH_FLOW, lines)
    match = match_statement(whole, infer_calculation(whole), MatchContext(), load_maps())[2]
    assert match is not None
    assert match.concept.qname.name == f"NetCashProvidedByUsedIn{activity}ActivitiesContinuingOperations"
