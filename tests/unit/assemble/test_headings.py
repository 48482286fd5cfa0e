"""Printed headings and the abstracts that stand for them."""

import pytest
from small_statements import NINE_MONTHS, concept, line, mapped, match

from converter.assemble.headings import heading_abstracts, open_path
from converter.model.concept import QName
from converter.model.statement import LineRole, StatementKind
from converter.taxonomy.baked import load_concepts

OPERATING = concept("NetCashProvidedByUsedInOperatingActivities", "debit")
CHANGE = concept("CashPeriodIncreaseDecrease", "debit")


def abstracts(kind: StatementKind, *section: str) -> list[str]:
    found = heading_abstracts(mapped(kind, [line("Item", 1, at=0, section=section)], [None], [NINE_MONTHS]), load_concepts().get)
    return [name.name.removesuffix("Abstract") for name in found.values()]


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("OPERATING ACTIVITIES", "NetCashProvidedByUsedInOperatingActivities"),
        ("Cash flows from financing activities:", "NetCashProvidedByUsedInFinancingActivities"),
        ("Adjustments to reconcile net income to cash", "AdjustmentsToReconcileNetIncomeLossToCashProvidedByUsedInOperatingActivities"),
        ("Change in assets and liabilities:", "IncreaseDecreaseInOperatingCapital"),
        ("(Increase) decrease in current assets:", "IncreaseDecreaseInOperatingCapital"),
        ("Noncash investing and financing activities", "NoncashInvestingAndFinancingItems"),
    ],
)
def test_headings_of_cash_flows_say_what_stands_below(heading: str, shown: str) -> None:
    assert abstracts(StatementKind.CASH_FLOW, heading) == [shown]


@pytest.mark.parametrize("heading", ["Earnings per share of common stock:", "Income (loss) per common share"])
def test_amounts_per_share_have_a_heading(heading: str) -> None:
    assert abstracts(StatementKind.INCOME, heading) == ["EarningsPerShare"]


def test_each_of_several_headings_has_its_own() -> None:
    path = "ASSETS", "Current assets:"
    assert abstracts(StatementKind.BALANCE_SHEET, *path) == ["Assets", "AssetsCurrent"]


def test_the_total_of_a_section_is_no_part_that_would_name_it() -> None:
    section = ("Activities of the yard",)
    lines = [
        line("Ships sold", 5, at=0, section=section),
        line("Cash from the yard", 5, at=20, section=section, role=LineRole.TOTAL),
        line("Change in cash", 5, at=40, role=LineRole.TOTAL),
    ]
    whole = mapped(StatementKind.CASH_FLOW, lines, [None, match(OPERATING), match(CHANGE)], [NINE_MONTHS], [(1, [(0, 1)]), (2, [(1, 1)])])
    assert list(heading_abstracts(whole, load_concepts().get).values()) == [QName("us-gaap", f"{OPERATING.qname.name}Abstract")]


def test_lines_stand_below_the_headings_that_could_be_shown() -> None:
    shown: list[tuple[str, int]] = []
    opened: dict[tuple[str, ...], int] = {(): 1}
    headings = {("A",): QName("us-gaap", "AAbstract"), ("A", "B"): QName("us-gaap", "BAbstract")}

    def add(concept: QName, depth: int) -> bool:
        shown.append((concept.name, depth))
        return True

    assert [open_path(path, opened, headings, add) for path in (("A", "B"), ("A",), ("C",))] == [3, 2, 1]
    assert shown == [("AAbstract", 1), ("BAbstract", 2)]
