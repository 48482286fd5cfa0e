"""Lines whose printed total does not foot: parts of the taxonomy's own subtotal, of which there is no fact (DQC_0099)."""

from small_statements import NINE_MONTHS, QUARTER_END, concept, line, mapped, match

from converter.assemble.subtotals import unprinted_subtotals
from converter.model.concept import Concept, QName
from converter.model.network import CalculationArc
from converter.model.period import Period
from converter.model.report import MappedStatement
from converter.model.statement import LineRole, StatementKind
from converter.taxonomy.baked import load_concepts

TOTAL = "NetCashProvidedByUsedInFinancingActivities"
SUBTOTAL = QName("us-gaap", f"{TOTAL}ContinuingOperations")
TABLE = load_concepts()


def standard(name: str) -> Concept:
    found = TABLE.get(QName("us-gaap", name))
    assert found is not None
    return found


REPAID, BORROWED = standard("RepaymentsOfLongTermDebt"), standard("ProceedsFromIssuanceOfLongTermDebt")
DISCONTINUED = standard("CashProvidedByUsedInFinancingActivitiesDiscontinuedOperations")


def financing(third: Concept) -> MappedStatement:
    """Printed totals that are the sum of the parts in the first column, and not in the second."""
    lines = [
        line("Debt repaid", -700, -100, at=0),
        line("Debt taken up", 900, 500, at=30),
        line("Other", 50, 20, at=60),
        line("Net cash from financing activities", 250, 450, at=90, role=LineRole.TOTAL),
    ]
    matches = [match(REPAID, -1), match(BORROWED), match(third), match(standard(TOTAL))]
    periods: list[Period | None] = [NINE_MONTHS, None]
    return mapped(StatementKind.CASH_FLOW, lines, matches, periods)


def test_the_parts_of_a_total_that_does_not_foot_are_parts_of_the_unprinted_subtotal() -> None:
    statement = financing(standard("ProceedsFromPaymentsForOtherFinancingActivities"))
    (found,), (finding,) = unprinted_subtotals(statement, (), set(), TABLE.get)
    assert (found.concept, found.total_line) == (SUBTOTAL, 3)
    assert [(arc.child, arc.weight) for arc in found.arcs] == [
        (REPAID.qname, -1),
        (BORROWED.qname, 1),
        (QName("us-gaap", "ProceedsFromPaymentsForOtherFinancingActivities"), 1),
    ]
    assert TOTAL in finding.what


def test_weights_follow_the_balances_where_both_are_known() -> None:
    statement = financing(concept("PaymentsOfSomething", "credit"))
    (found,), _ = unprinted_subtotals(statement, (), set(), TABLE.get)
    assert found.arcs[2].weight == -1


def test_discontinued_operations_are_no_part_of_continuing_ones() -> None:
    (found,), _ = unprinted_subtotals(financing(DISCONTINUED), (), set(), TABLE.get)
    assert DISCONTINUED.qname not in {arc.child for arc in found.arcs}


def test_a_subtotal_that_the_filing_states_is_not_used() -> None:
    assert unprinted_subtotals(financing(DISCONTINUED), (), {SUBTOTAL}, TABLE.get) == ((), ())


def test_a_total_that_foots_needs_no_subtotal() -> None:
    foots = (CalculationArc(standard(TOTAL).qname, REPAID.qname, -1),)
    assert unprinted_subtotals(financing(DISCONTINUED), foots, set(), TABLE.get) == ((), ())


def test_only_what_stands_beside_current_assets_is_noncurrent() -> None:
    lines = [
        line("Total current assets", 500, 400, at=0, role=LineRole.TOTAL),
        line("Property", 300, 200, at=30),
        line("Goodwill", 200, 100, at=60),
        line("Total assets", 1000, 750, at=90, role=LineRole.TOTAL),
    ]
    matches = [match(standard(n)) for n in ("AssetsCurrent", "PropertyPlantAndEquipmentNet", "Goodwill", "Assets")]
    sheet = mapped(StatementKind.BALANCE_SHEET, lines, matches, [QUARTER_END, None])
    (found,), _ = unprinted_subtotals(sheet, (), set(), TABLE.get)
    assert found.concept.name == "AssetsNoncurrent"
    assert [arc.child.name for arc in found.arcs] == ["PropertyPlantAndEquipmentNet", "Goodwill"]
    matches[0] = match(concept("CashAndOther", "debit", instant=True))
    unclassified = mapped(StatementKind.BALANCE_SHEET, lines, matches, [QUARTER_END, None])
    assert unprinted_subtotals(unclassified, (), set(), TABLE.get) == ((), ())


def test_equity_before_treasury_stock_stands_between_its_parts_and_equity() -> None:
    lines = [line("Common stock", 5, at=0), line("Retained earnings", 9, at=20), line("Treasury stock", -2, at=40)]
    names = ("CommonStockValue", "RetainedEarningsAccumulatedDeficit", "TreasuryStockValue", "StockholdersEquity")
    signs = (1, 1, -1, 1)
    matches = [match(standard(name), sign) for name, sign in zip(names, signs, strict=True)]
    sums = [(3, [(0, 1), (1, 1), (2, 1)])]
    whole = line("Equity", 12, at=60, role=LineRole.TOTAL)
    (found,), _ = unprinted_subtotals(
        mapped(StatementKind.BALANCE_SHEET, [*lines, whole], matches, [QUARTER_END], sums), (), set(), TABLE.get
    )
    assert found.concept.name == "StockholdersEquityBeforeTreasuryStock"
    assert [arc.child.name for arc in found.arcs] == list(names[:2])
