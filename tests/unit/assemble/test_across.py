"""One amount that income and cash flow statements print under the same words has one concept, and one value."""

import pytest
from small_statements import NINE_MONTHS, concept, line, mapped, match

from converter.assemble.across import one_concept_each
from converter.model.concept import Concept, QName
from converter.model.match import Match, Rung
from converter.model.period import Duration
from converter.model.statement import StatementKind

YEAR_BEFORE = Duration(NINE_MONTHS.start.replace(year=2001), NINE_MONTHS.end.replace(year=2001))
RESTRUCTURING = concept("RestructuringCharges", "debit")
OTHER_COSTS = concept("OtherCostAndExpenseOperating", "debit")
OWN = Concept(QName("ext", "SpecialChargesOperatingActivities"), "xbrli:monetaryItemType", RESTRUCTURING.period_type, "debit")
LEARNED = match(RESTRUCTURING, rung=Rung.LEARNED)
EXTENSION = match(OWN, rung=Rung.EXTENSION)


def settled(
    costs: tuple[str, tuple[int | None, int | None], Match],
    flows: tuple[str, tuple[int | None, int | None], Match],
    *more: tuple[str, Match],
    section: str = "Cash flows from operating activities",
) -> list[tuple[QName, int]]:
    """Name and sign of the line of income, of the one of cash flows, and of more lines of cash flows."""
    periods = [NINE_MONTHS, YEAR_BEFORE]
    income = mapped(StatementKind.INCOME, [line(costs[0], *costs[1], at=0)], [costs[2]], periods)
    lines = [line(flows[0], *flows[1], at=60, section=(section,)), *(line(caption, 7, 8, at=90) for caption, _ in more)]
    cash = mapped(StatementKind.CASH_FLOW, lines, [flows[2], *(each for _, each in more)], periods)
    return [(m.concept.qname, m.sign) for statement in one_concept_each([cash, income])[::-1] for m in statement.matches if m]


def test_the_standard_concept_speaks_for_both() -> None:
    assert settled(("Special charges", (26, 0), LEARNED), ("Special charges", (26, None), EXTENSION)) == [(RESTRUCTURING.qname, 1)] * 2
    assert settled(("Special charges", (26, 0), EXTENSION), ("Special charges", (26, 0), LEARNED)) == [(RESTRUCTURING.qname, 1)] * 2


def test_the_value_stays_that_of_the_income_statement() -> None:
    printed_as_a_loss = settled(("Loss on sale of plant", (-5, 3), LEARNED), ("(Gain) loss on sale of plant", (5, -3), EXTENSION))
    assert printed_as_a_loss == [(RESTRUCTURING.qname, 1), (RESTRUCTURING.qname, -1)]


def test_an_own_concept_is_called_the_same_on_both() -> None:
    own = match(Concept(QName("ext", "SpecialCharges"), "xbrli:monetaryItemType", RESTRUCTURING.period_type, "debit"), rung=Rung.EXTENSION)
    found = settled(("Special charges", (26, 4), own), ("Special charges", (26, 4), EXTENSION))
    assert found == [(QName("ext", "SpecialCharges"), 1)] * 2


def test_what_a_person_said_of_the_cash_flow_is_said_of_both() -> None:
    said = match(OTHER_COSTS, rung=Rung.USER_RULE)
    assert settled(("Special charges", (26, 4), LEARNED), ("Special charges", (26, 4), said)) == [(OTHER_COSTS.qname, 1)] * 2
    stated = match(RESTRUCTURING, rung=Rung.STATED)
    both = settled(("Special charges", (26, 4), stated), ("Special charges", (26, 4), said))
    assert both == [(RESTRUCTURING.qname, 1), (OTHER_COSTS.qname, 1)]


@pytest.mark.parametrize(
    ("caption", "figures"),
    [
        ("Special charges", (26, 5)),  # another amount in one period
        ("Special charges accrued", (26, 4)),  # another thing
        ("Write-down of vessels", (26, 4)),  # as large by chance
        ("Special charges", (None, None)),
    ],
)
def test_another_amount_or_another_thing_keeps_its_own(caption: str, figures: tuple[int | None, int | None]) -> None:
    found = settled(("Special charges", (26, 4), LEARNED), (caption, figures, EXTENSION))
    assert found == [(RESTRUCTURING.qname, 1), (OWN.qname, 1)]


def test_only_items_of_operating_activities_are_items_of_income() -> None:
    found = settled(("Special charges", (26, 4), LEARNED), ("Special charges", (26, 4), EXTENSION), section="Supplemental disclosures")
    assert found == [(RESTRUCTURING.qname, 1), (OWN.qname, 1)]
    change = match(concept("IncreaseDecreaseInAccruedIncomeTaxesPayable", "debit"), rung=Rung.LEARNED)
    taxes = match(concept("IncomeTaxExpenseBenefit", "debit"), rung=Rung.LEARNED)
    assert settled(("Income taxes", (26, 4), taxes), ("Income taxes", (26, 4), change))[1] == (change.concept.qname, 1)


def test_a_concept_that_another_line_has_is_not_given_twice() -> None:
    found = settled(("Special charges", (26, 4), LEARNED), ("Special charges", (26, 4), EXTENSION), ("Restructuring", match(RESTRUCTURING)))
    assert found == [(RESTRUCTURING.qname, 1), (OWN.qname, 1), (RESTRUCTURING.qname, 1)]
