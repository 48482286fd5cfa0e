"""What a column of a statement of equity takes away is printed with the other sign."""

from dataclasses import replace
from decimal import Decimal

import pytest
from small_statements import NINE_MONTHS, QUARTER_END, SOURCE, concept, line, mapped, match

from converter.assemble.deducted import deducted_columns, settle_deducted
from converter.assemble.facts import statement_facts
from converter.model.concept import QName
from converter.model.fact import Dimension
from converter.model.report import MappedStatement
from converter.model.statement import Column, StatementKind

AXIS = QName("us-gaap", "StatementEquityComponentsAxis")
EQUITY = concept("StockholdersEquity", "credit", instant=True)
BOUGHT = concept("TreasuryStockValueAcquiredCostMethod", "debit")


def matrix(heads: str, *, balance: tuple[int | None, ...], purchase: tuple[int | None, ...]) -> MappedStatement:
    """A purchase of treasury stock and the balance after it; `heads` are members, "" for the total."""
    columns = tuple(
        Column(head, None, dimensions=(Dimension(AXIS, QName("us-gaap", f"{head}Member")),) if head else ()) for head in heads.split("|")
    )
    rows = (
        replace(line("Purchase", *purchase, at=0), period=NINE_MONTHS),
        replace(line("Balance, September 30", *balance, at=100), period=QUARTER_END),
    )
    bare = mapped(StatementKind.EQUITY, rows, [match(BOUGHT), match(EQUITY)], [])
    return replace(bare, statement=replace(bare.statement, columns=columns))


HEADS = "CommonStock|TreasuryStockCommon|EmployeeTrust|"


@pytest.mark.parametrize(
    ("balance", "expected"),
    [
        ((90, 20, 5, 65), {1, 2}),
        ((90, -20, -5, 65), set()),
        ((90, -20, 5, 65), {2}),
        ((90, 20, 5, 77), {1}),  # the total proves nothing, but treasury stock is never above zero
        ((90, 20, 5, None), {1}),
    ],
)
def test_the_total_proves_which_columns_are_deducted(balance: tuple[int | None, ...], expected: set[int]) -> None:
    assert deducted_columns([matrix(HEADS, balance=balance, purchase=(0, 0, 0, 0))]) == (expected,)


def test_the_balance_sheet_has_the_total_that_no_column_has() -> None:
    sheet = mapped(StatementKind.BALANCE_SHEET, [line("Equity", 65, at=200)], [match(EQUITY)], [QUARTER_END])
    found = matrix("CommonStock|TreasuryStockCommon|EmployeeTrust", balance=(90, 20, 5), purchase=(0, 0, 0))
    assert deducted_columns([sheet, found])[1] == {1, 2}


def test_facts_of_a_deducted_column_are_turned_and_movements_keep_their_direction() -> None:
    settled = settle_deducted([matrix("CommonStock|TreasuryStockCommon", balance=(90, 20), purchase=(None, 8))])
    values = {(fact.concept.name, fact.spans[0].start): fact.value for fact in statement_facts(settled, SOURCE)[0]}
    assert values == {
        ("TreasuryStockValueAcquiredCostMethod", 10): Decimal(8),
        ("StockholdersEquity", 100): Decimal(90),
        ("StockholdersEquity", 110): Decimal(-20),
    }


def test_lines_of_treasury_stock_with_balances_above_zero_are_turned() -> None:
    held = (Dimension(AXIS, QName("us-gaap", "TreasuryStockCommonMember")),)
    sold = concept("StockIssuedDuringPeriodValueNewIssues", "credit")
    rows = [line("Purchased", 8, at=0), line("Sold", -3, at=100), line("Balance at end of year", 20, at=200)]
    by_years = mapped(
        StatementKind.EQUITY, [replace(row, dimensions=held) for row in rows], [match(BOUGHT), match(sold), match(EQUITY)], []
    )
    by_years = replace(by_years, statement=replace(by_years.statement, columns=(Column("1995", NINE_MONTHS),)))
    facts, _ = statement_facts(settle_deducted([by_years]), SOURCE)
    assert [fact.value for fact in facts] == [Decimal(8), Decimal(3), Decimal(-20)]


@pytest.mark.parametrize(("balance", "sold"), [(20, -3), (-20, 3)])
def test_lines_of_treasury_stock_with_a_cost_below_zero_stay(balance: int, sold: int) -> None:
    held = (Dimension(AXIS, QName("us-gaap", "TreasuryStockCommonMember")),)
    own = concept("SaleToThePlan", "credit")
    rows = [replace(line("Sold to the plan", sold, at=100), dimensions=held), line("Balance at end of year", balance, at=200)]
    cost = replace(match(concept("TreasuryStockCommonValue", "debit")), sign=1 if balance > 0 else -1)
    by_years = mapped(StatementKind.EQUITY, rows, [match(own), cost], [])
    by_years = replace(by_years, statement=replace(by_years.statement, columns=(Column("1995", NINE_MONTHS),)))
    facts, _ = statement_facts(settle_deducted([by_years]), SOURCE)
    assert [fact.value for fact in facts] == [Decimal(3), Decimal(20)]
