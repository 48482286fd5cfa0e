"""What a statement of equity says of a component, the balance sheet proves or refutes."""

from dataclasses import replace

import pytest
from small_statements import QUARTER_END, SOURCE, concept, line, mapped, match

from converter.assemble.component_proof import prove_components
from converter.assemble.facts import statement_facts
from converter.model.concept import QName
from converter.model.fact import Dimension
from converter.model.report import MappedStatement
from converter.model.statement import Column, StatementKind

COMMON = concept("CommonStockValue", "credit", instant=True)
EQUITY = concept("StockholdersEquity", "credit", instant=True)
ISSUED = concept("StockIssuedDuringPeriodValueNewIssues", "credit", instant=True)


SHEET = mapped(StatementKind.BALANCE_SHEET, [line("Common stock", 400, at=0)], [match(COMMON)], [QUARTER_END])


def facts_and_findings(printed: int, member: str = "CommonStockMember", sheet: MappedStatement = SHEET) -> tuple[list[int], int]:
    """What is left of the column of common stock, of a sheet that shows 400, where the column's balance is `printed`."""
    column = Dimension(QName("us-gaap", "StatementEquityComponentsAxis"), QName("us-gaap", member))
    rows = [line("Stock sold", 7, 30, at=100), line("Balance", printed, 900, at=200)]
    matrix = mapped(StatementKind.EQUITY, rows, [match(ISSUED), match(EQUITY)], [])
    columns = (Column("Common stock", QUARTER_END, dimensions=(column,)), Column("Total", QUARTER_END))
    statements = [sheet, replace(matrix, statement=replace(matrix.statement, columns=columns))]
    facts, _ = statement_facts(statements, SOURCE)
    kept, findings = prove_components(facts, statements, SOURCE)
    assert {finding.code for finding in findings} <= {"assemble.component-refuted"}
    return [int(f.value) for f in kept if not isinstance(f.value, str)], len(findings)


@pytest.mark.parametrize("printed", [400, 401, 360])
def test_a_column_that_agrees_with_the_balance_sheet_stands(printed: int) -> None:
    assert facts_and_findings(printed) == ([400, 7, 30, printed, 900], 0)


@pytest.mark.parametrize("printed", [400_000, 900, 0])
def test_a_column_of_shares_or_of_something_else_is_no_fact_but_a_finding(printed: int) -> None:
    assert facts_and_findings(printed) == ([400, 30, 900], 2)


def test_stock_that_is_only_subscribed_is_not_held_against_that_issued() -> None:
    assert facts_and_findings(0, "CommonStockSubscribedMember")[1] == 0


@pytest.mark.parametrize(("total", "left"), [(900, [900, 400, 7, 900]), (25_000, [900, 400])])
def test_a_statement_whose_equity_is_another_registrants_has_no_facts(total: int, left: list[int]) -> None:
    lines = [line("Stockholders' equity", 900, at=0), line("Common stock", 400, at=50)]
    sheet = mapped(StatementKind.BALANCE_SHEET, lines, [match(EQUITY), match(COMMON)], [QUARTER_END])
    rows = [line("Stock sold", 7, at=100), line("Balance", total, at=200)]
    statements = [sheet, mapped(StatementKind.EQUITY, rows, [match(ISSUED), match(EQUITY)], [QUARTER_END])]
    facts, _ = statement_facts(statements, SOURCE)
    kept, findings = prove_components(facts, statements, SOURCE)
    assert [int(fact.value) for fact in kept if not isinstance(fact.value, str)] == left
    assert len(findings) == 4 - len(left)


@pytest.mark.parametrize(("shown", "findings"), [(1_607, 0), (1_608, 2), (9, 2)])
def test_a_column_that_equals_another_line_of_the_balance_sheet_stands(shown: int, findings: int) -> None:
    other = concept("TreasuryStockOfBothClasses", "debit", instant=True)
    lines = [line("Common stock, Class A", 400, at=0), line("Common stock of both classes", shown, at=50)]
    sheet = mapped(StatementKind.BALANCE_SHEET, lines, [match(COMMON), match(other)], [QUARTER_END])
    assert facts_and_findings(1_607 if shown > 9 else 9, sheet=sheet)[1] == findings
