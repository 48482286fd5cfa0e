"""Statements in several tables: one role where they show the same, a name of its own where they don't."""

from dataclasses import replace
from datetime import date

from small_statements import NINE_MONTHS, concept, mapped

from converter.assemble.roles import Section
from converter.assemble.together import together
from converter.model.network import CalculationArc, LabelRole, Presentation, RoleKind
from converter.model.period import Duration
from converter.model.statement import StatementKind

QUARTER = Duration(date(2002, 7, 1), date(2002, 9, 30))
STATEMENTS = [mapped(StatementKind.INCOME, [], [], [p]) for p in (NINE_MONTHS, QUARTER)]
SALES, COSTS, CASH = (concept(name, "credit").qname for name in ("Revenues", "CostsAndExpenses", "Cash"))


def section(statement: int, *rows: Presentation) -> Section:
    return Section(RoleKind.STATEMENT, "Statements of Income", rows, statement=statement)


def test_tables_of_the_same_rows_are_one_statement() -> None:
    rows = Presentation(SALES, 1), Presentation(COSTS, 1)
    (found,) = together([section(0, *rows), section(1, *rows)], STATEMENTS)
    assert (found.title, found.rows) == ("Statements of Income", rows)


def test_one_statement_has_the_sums_of_all_its_tables() -> None:
    arcs = CalculationArc(SALES, COSTS, -1), CalculationArc(CASH, COSTS, 1)
    both = replace(section(0), calculation=arcs[:1]), replace(section(1), calculation=arcs)
    assert together(both, STATEMENTS)[0].calculation == arcs


def test_tables_of_other_rows_are_told_apart_by_their_periods() -> None:
    found = together([section(0, Presentation(SALES, 1)), section(1, Presentation(SALES, 1, LabelRole.TOTAL))], STATEMENTS)
    assert [s.title for s in found] == ["Statements of Income, Nine Months", "Statements of Income, Three Months"]
