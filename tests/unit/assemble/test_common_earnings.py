"""Net income less preferred dividends is what is left for common shareholders, however the dividends are printed."""

import pytest
from small_statements import NINE_MONTHS, concept, line, mapped, match

from converter.assemble.common_earnings import settle_common_earnings
from converter.model.statement import StatementKind, Summation, Term


@pytest.mark.parametrize(("printed", "left", "expected"), [(3, 7, -1), (-3, 7, 1), (3, 8, 0)])
def test_the_sum_is_added_where_it_foots(printed: int, left: int, expected: int) -> None:
    lines = [line("Net income", 10, at=0), line("Preferred dividends", printed, at=20), line("Available for common stock", left, at=40)]
    names = ("NetIncomeLoss", "PreferredStockDividendsIncomeStatementImpact", "NetIncomeLossAvailableToCommonStockholdersBasic")
    statement = mapped(StatementKind.INCOME, lines, [match(concept(name)) for name in names], [NINE_MONTHS])
    sums = settle_common_earnings(statement).calculation.summations
    assert sums == ((Summation(2, (Term(0, 1), Term(1, expected))),) if expected else ())
