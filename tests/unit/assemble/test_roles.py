"""Presentations: headings become the abstracts of their totals, parentheticals a role of their own, titles unique."""

import pytest
from small_statements import NINE_MONTHS, QUARTER_END, SOURCE, concept, line, mapped, match

from converter.assemble.facts import statement_facts
from converter.assemble.roles import Section, number_roles, statement_sections, title_case
from converter.assemble.subtotals import Subtotal
from converter.model.concept import Concept, PeriodType, QName
from converter.model.network import CalculationArc, LabelRole, Presentation, RoleKind
from converter.model.report import MappedStatement
from converter.model.statement import LineRole, StatementKind

CASH = concept("Cash", "debit", instant=True)
STOCK = concept("InventoryNet", "debit", instant=True)
CURRENT = concept("AssetsCurrent", "debit", instant=True)
ALLOWANCE = concept("Allowance", "credit", instant=True)
KNOWN = {QName("us-gaap", "AssetsCurrentAbstract")}


def lookup(name: QName) -> Concept | None:
    return Concept(name, "xbrli:stringItemType", PeriodType.DURATION, abstract=True) if name in KNOWN else None


def current_assets() -> MappedStatement:
    section = ("Current assets:",)
    lines = [
        line("Current assets:", at=0, role=LineRole.HEADING),
        line("Cash", 4, at=10, section=section),
        line("allowance", 1, at=30, section=section, role=LineRole.PARENTHETICAL, host=1),
        line("Stock", 6, at=50, section=section),
        line("Total current assets", 10, at=70, role=LineRole.TOTAL),
    ]
    matches = [None, match(CASH), match(ALLOWANCE), match(STOCK), match(CURRENT)]
    return mapped(StatementKind.BALANCE_SHEET, lines, matches, [QUARTER_END], [(4, [(1, 1), (3, 1)])])


def sections(statement: MappedStatement) -> tuple[Section, ...]:
    facts, _ = statement_facts([statement], SOURCE)
    return statement_sections(0, statement, facts, ((), ()), "Balance Sheets", lookup)


def test_a_heading_becomes_the_abstract_of_the_total_of_its_lines() -> None:
    face = sections(current_assets())[0]
    assert [(r.concept.name, r.depth) for r in face.rows] == [
        ("StatementOfFinancialPositionAbstract", 0),
        ("AssetsCurrentAbstract", 1),
        ("Cash", 2),
        ("InventoryNet", 2),
        ("AssetsCurrent", 1),
    ]


def test_parenthetical_amounts_stand_in_a_section_right_after() -> None:
    _, inside = sections(current_assets())
    assert inside.title == "Balance Sheets (Parenthetical)"
    assert [r.concept.name for r in inside.rows][-1] == "Allowance"


def test_a_total_prefers_the_total_label() -> None:
    face = sections(current_assets())[0]
    assert face.rows[-1] == Presentation(CURRENT.qname, 1, LabelRole.TOTAL)


def test_cash_at_beginning_and_end_are_told_apart_by_their_labels() -> None:
    lines = [line("Cash at beginning of period", 5, at=0), line("Cash at end of period", 7, at=20)]
    flow = mapped(StatementKind.CASH_FLOW, lines, [match(CASH), match(CASH)], [NINE_MONTHS])
    (section,) = sections(flow)
    assert [r.label_role for r in section.rows[1:]] == [LabelRole.PERIOD_START, LabelRole.PERIOD_END]


def test_what_stands_below_closing_cash_is_supplemental() -> None:
    lines = [line("Cash at beginning of period", 5, at=0), line("Cash at end of period", 7, at=20), line("Interest paid", 2, at=40)]
    flow = mapped(StatementKind.CASH_FLOW, lines, [match(CASH), match(CASH), match(concept("InterestPaid", "credit"))], [NINE_MONTHS])
    (section,) = sections(flow)
    assert [(r.concept.name, r.depth) for r in section.rows[-2:]] == [("SupplementalCashFlowInformationAbstract", 1), ("InterestPaid", 2)]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Income Taxes (In Thousands)", "Income Taxes"),
        ("INVENTORIES (dollars in millions, except per share amounts)", "INVENTORIES"),
        ("Summary of Operations, in thousands of dollars", "Summary of Operations"),
        ("Change in Accounting", "Change in Accounting"),
    ],
)
def test_titles_name_no_scale(title: str, shown: str) -> None:
    assert number_roles([Section(RoleKind.DISCLOSURE, title, ())])[0].title == shown


def test_roles_have_codes_in_order_and_unique_names() -> None:
    same = Section(RoleKind.DISCLOSURE, "Debt", ())
    roles = number_roles([same, same])
    assert [r.definition for r in roles] == ["0000001 - Disclosure - Debt", "0000002 - Disclosure - Debt (2)"]
    assert len({r.name for r in roles}) == 2


def test_a_role_of_equity_says_so_in_its_name() -> None:
    earned = concept("RetainedEarningsAccumulatedDeficit", "credit", instant=True)
    lines = [line("Retained earnings, end of year", 5, at=0)]
    statement = mapped(StatementKind.EQUITY, lines, [match(earned)], [QUARTER_END])
    facts, _ = statement_facts([statement], SOURCE)
    (role,) = number_roles(statement_sections(0, statement, facts, ((), ()), "Statements of Retained Earnings", lookup))
    assert (role.name, role.title) == ("EquityStatementsOfRetainedEarnings", "Statements of Retained Earnings")


def test_an_unprinted_subtotal_stands_above_its_total_with_its_sum() -> None:
    statement = current_assets()
    facts, _ = statement_facts([statement], SOURCE)
    between = QName("us-gaap", "Between")
    arcs = tuple(CalculationArc(between, part, 1) for part in (CASH.qname, QName("us-gaap", "NotShown")))
    unprinted = Subtotal(between, 4, arcs)
    face, _ = statement_sections(0, statement, facts, ((), (unprinted,)), "Balance Sheets", lookup)
    assert [row.concept.name for row in face.rows][-2:] == ["Between", "AssetsCurrent"]
    assert face.calculation == arcs[:1]


def test_capitals_become_title_case() -> None:
    assert title_case("CONSOLIDATED  STATEMENTS OF CASH FLOWS") == "Consolidated Statements of Cash Flows"
