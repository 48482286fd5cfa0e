"""The reconciliation below cash flows by the direct method has a role of its own, with its own sum."""

from small_statements import NINE_MONTHS, SOURCE, concept, line, mapped, match

from converter.assemble.facts import statement_facts
from converter.assemble.reconciliation import of_lines, reconciliation
from converter.assemble.sums import calculation_arcs, values_by_context
from converter.model.report import MappedStatement
from converter.model.statement import LineRole, StatementKind

RECEIVED = concept("ProceedsFromCustomers", "debit")
PAID = concept("PaymentsToSuppliersAndEmployees", "credit")
OPERATING = concept("NetCashProvidedByUsedInOperatingActivities")
CHANGE = concept("CashPeriodIncreaseDecrease")
INCOME = concept("NetIncomeLoss", "credit")
WORN = concept("Depreciation", "debit")


def by_direct_method() -> MappedStatement:
    lines = [
        line("Cash received from customers", 90, at=0),
        line("Cash paid to suppliers and employees", -60, at=20),
        line("Net cash provided by operating activities", 30, at=40, role=LineRole.TOTAL),
        line("Net increase in cash", 30, at=60, role=LineRole.TOTAL),
        line("Net income", 25, at=80),
        line("Depreciation", 5, at=100),
        line("Net cash provided by operating activities", 30, at=120, role=LineRole.TOTAL),
    ]
    matches = [match(RECEIVED), match(PAID, -1), match(OPERATING), match(CHANGE), match(INCOME), match(WORN), match(OPERATING)]
    sums = [(2, [(0, 1), (1, 1)]), (3, [(2, 1)]), (6, [(4, 1), (5, 1)])]
    return mapped(StatementKind.CASH_FLOW, lines, matches, [NINE_MONTHS], sums)


def parts_of_operating_cash(statement: MappedStatement) -> set[str]:
    facts, _ = statement_facts([statement], SOURCE)
    arcs, _ = calculation_arcs(statement, values_by_context(facts))
    return {arc.child.name for arc in arcs if arc.total == OPERATING.qname}


def test_the_second_sum_of_operating_cash_is_a_schedule_apart() -> None:
    statement = by_direct_method()
    lines = reconciliation(statement)
    assert list(lines) == [4, 5, 6]
    assert parts_of_operating_cash(of_lines(statement, lines, inside=False)) == {"ProceedsFromCustomers", "PaymentsToSuppliersAndEmployees"}
    assert parts_of_operating_cash(of_lines(statement, lines, inside=True)) == {"NetIncomeLoss", "Depreciation"}


def test_the_indirect_method_needs_no_schedule() -> None:
    lines = [
        line("Net income", 25, at=0),
        line("Depreciation", 5, at=20),
        line("Net cash provided by operating activities", 30, at=40, role=LineRole.TOTAL),
        line("Net increase in cash", 30, at=60, role=LineRole.TOTAL),
    ]
    matches = [match(INCOME), match(WORN), match(OPERATING), match(CHANGE)]
    sums = [(2, [(0, 1), (1, 1)]), (3, [(2, 1)])]
    assert not reconciliation(mapped(StatementKind.CASH_FLOW, lines, matches, [NINE_MONTHS], sums))
