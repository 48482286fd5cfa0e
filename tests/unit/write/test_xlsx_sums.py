"""Whatever sums to whatever: the workbook's formulas give what the sums come to, and the differences from the print."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
from formulas import evaluate
from hypothesis import given, settings
from hypothesis import strategies as st
from models import cover_report

from converter.layout.footing import footings
from converter.model.period import Instant
from converter.model.quantity import Figure
from converter.model.report import MappedStatement, Report
from converter.model.source import Span
from converter.model.statement import Calculation, Column, LineItem, LineRole, Statement, StatementKind, Summation, Term
from converter.write.xlsx import write_xlsx

FIRST_ROW = 7  # of a statement's sheet: three titles, a blank row, two heads
AMOUNTS = st.integers(-(10**9), 10**9)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A statement of some lines in thousands, a subtotal over some of them, a total over others and the subtotal, not always right."""
    amounts = draw(st.lists(AMOUNTS, min_size=2, max_size=8))
    subtotal, total = len(amounts), len(amounts) + 1
    lower = tuple(Term(line, draw(st.sampled_from((1, -1)))) for line in range(subtotal) if draw(st.booleans()) or line == 0)
    rest = [line for line in range(subtotal) if line not in {term.line for term in lower}]
    upper = tuple(Term(line, draw(st.sampled_from((1, -1)))) for line in (*rest, subtotal))
    amounts.append(sum(term.weight * amounts[term.line] for term in lower) + draw(st.sampled_from((0, 0, 1, 70))))
    amounts.append(sum(term.weight * amounts[term.line] for term in upper) + draw(st.sampled_from((0, 0, -2))))
    lines = tuple(_line(number, amount, is_total=number >= subtotal) for number, amount in enumerate(amounts))
    calculation = Calculation((Summation(subtotal, lower), Summation(total, upper)))
    columns = (Column("1999", Instant(date(1999, 12, 31))),)
    statement = Statement(StatementKind.BALANCE_SHEET, "Balance Sheets", columns, lines, scale=3)
    return replace(cover_report(), statements=(MappedStatement(statement, calculation, (None,) * len(lines)),))


def _line(number: int, amount: int, *, is_total: bool) -> LineItem:
    figure = Figure(Decimal(amount * 1000), 3, -3, Span(number, number + 1))
    return LineItem(f"Line {number}", LineRole.TOTAL if is_total else LineRole.ITEM, (figure,))


@given(reports())
@settings(max_examples=25, deadline=None)
def test_formulas_give_the_sums_and_the_differences(report: Report) -> None:
    (content,) = write_xlsx(report, ()).values()
    workbook = openpyxl.load_workbook(BytesIO(content))
    for footing in footings(report):
        row = FIRST_ROW + footing.line
        assert evaluate(workbook, "BS", f"B{row}") == footing.computed / 1000
        assert evaluate(workbook, "BS", f"F{row}") == footing.difference / 1000
    results = [evaluate(workbook, "Checks", f"I{row}") for row in range(6, 6 + len(footings(report)))]
    assert results == ["foots" if footing.foots else "does not foot" for footing in footings(report)]
