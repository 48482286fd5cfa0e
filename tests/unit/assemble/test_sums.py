"""Printed sums -> calculation arcs by the concepts' signs, only where all facts agree (XBRL 2.1, 5.1.1.2; Calculation 1.1)."""

from small_statements import NINE_MONTHS, QUARTER_END, SOURCE, concept, line, mapped, match

from converter.assemble.facts import statement_facts
from converter.assemble.sums import calculation_arcs, values_by_context
from converter.model.network import CalculationArc
from converter.model.report import MappedStatement
from converter.model.statement import LineRole, StatementKind

GROSS = concept("PropertyGross", "debit", instant=True)
WORN = concept("AccumulatedDepreciation", "credit", instant=True)
NET = concept("PropertyNet", "debit", instant=True)


def property_lines(net: int = 9) -> MappedStatement:
    lines = [
        line("Property", 15, at=0),
        line("Less allowance for depreciation", -6, at=20),
        line("", net, at=40, role=LineRole.TOTAL),
    ]
    matches = [match(GROSS), match(WORN, -1), match(NET)]
    return mapped(StatementKind.BALANCE_SHEET, lines, matches, [QUARTER_END], [(2, [(0, 1), (1, 1)])])


def arcs_of(statement: MappedStatement) -> tuple[tuple[CalculationArc, ...], list[str]]:
    facts, _ = statement_facts([statement], SOURCE)
    arcs, findings = calculation_arcs(statement, values_by_context(facts))
    return arcs, [f.what for f in findings]


def test_a_bracketed_deduction_has_weight_minus_one_on_its_positive_fact() -> None:
    arcs, findings = arcs_of(property_lines())
    assert arcs == (CalculationArc(NET.qname, GROSS.qname, 1), CalculationArc(NET.qname, WORN.qname, -1))
    assert findings == []


def test_a_sum_that_does_not_add_up_is_left_out_and_said() -> None:
    arcs, (why,) = arcs_of(property_lines(net=5))
    assert arcs == ()
    assert "2002-09-30 do not add up" in why


def test_opposite_balances_cannot_be_added() -> None:
    lines = [line("Sales", 5, at=0), line("Costs", 3, at=20), line("Sum", 8, at=40, role=LineRole.TOTAL)]
    matches = [match(concept("Revenues", "credit")), match(concept("CostOfRevenue", "debit")), match(concept("GrossProfit", "credit"))]
    income = mapped(StatementKind.INCOME, lines, matches, [NINE_MONTHS], [(2, [(0, 1), (1, 1)])])
    arcs, (why,) = arcs_of(income)
    assert arcs == ()
    assert "a debit, which cannot be added to a credit" in why


def test_rounded_parts_may_miss_the_total_within_their_precision() -> None:
    parts = [concept(f"Part{i}", "debit", instant=True) for i in range(3)]
    total = concept("Whole", "debit", instant=True)
    lines = [*(line(f"Part {i}", 3, at=20 * i) for i in range(3)), line("Whole", 10, at=80, role=LineRole.TOTAL)]
    sheet = mapped(StatementKind.BALANCE_SHEET, lines, [*map(match, parts), match(total)], [QUARTER_END], [(3, [(0, 1), (1, 1), (2, 1)])])
    arcs, findings = arcs_of(sheet)
    assert len(arcs) == 3
    assert findings == []


def test_a_sum_with_a_part_that_is_no_fact_is_left_out() -> None:
    statement = property_lines()
    facts, _ = statement_facts([statement], SOURCE)
    arcs, (finding,) = calculation_arcs(statement, values_by_context(facts[:1]))
    assert arcs == ()
    assert "has no fact" in finding.what


def test_a_concept_never_becomes_a_part_of_itself() -> None:
    """Two lines share a concept since their figures agree; their sums must not run in a circle."""
    whole, share = concept("ProfitLoss", "credit"), concept("NetIncomeLoss", "credit")
    lines = [
        line("Income", 5, at=0),
        line("Net income", 5, at=20, role=LineRole.TOTAL),
        line("To owners", 5, at=40),
        line("Income for the year", 5, at=60, role=LineRole.TOTAL),
    ]
    matches = [match(whole), match(share), match(share), match(whole)]
    income = mapped(StatementKind.INCOME, lines, matches, [NINE_MONTHS], [(1, [(0, 1)]), (3, [(2, 1)])])
    arcs, (why,) = arcs_of(income)
    assert arcs == (CalculationArc(share.qname, whole.qname, 1),)
    assert "itself a part" in why


def test_two_lines_of_nothing_with_one_concept_are_one_part() -> None:
    part, whole = concept("PreferredStockValue", "credit", instant=True), concept("StockholdersEquity", "credit", instant=True)
    other = concept("CommonStockValue", "credit", instant=True)
    lines = [line("Preferred A", 0, at=0), line("Preferred B", 0, at=20), line("Common", 5, at=40), line("", 5, at=60, role=LineRole.TOTAL)]
    matches = [match(part), match(part), match(other), match(whole)]
    sheet = mapped(StatementKind.BALANCE_SHEET, lines, matches, [QUARTER_END], [(3, [(0, 1), (1, 1), (2, 1)])])
    arcs, findings = arcs_of(sheet)
    assert [arc.child for arc in arcs] == [part.qname, other.qname]
    assert findings == []


def test_what_stands_on_the_facing_page_is_no_part() -> None:
    assets, owed, total = (concept(name, "credit", instant=True) for name in ("Assets", "Owed", "LiabilitiesCurrent"))
    lines = [line("Total assets", 9, None, at=0), line("Owed", None, 4, at=20), line("Total", None, 4, at=40, role=LineRole.TOTAL)]
    sheet = mapped(
        StatementKind.BALANCE_SHEET, lines, [match(assets), match(owed), match(total)], [QUARTER_END, QUARTER_END], [(2, [(0, 1), (1, 1)])]
    )
    assert arcs_of(sheet)[0] == (CalculationArc(total.qname, owed.qname, 1),)
