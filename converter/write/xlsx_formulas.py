"""Neutral formulas to Excel's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from converter.layout.grid import Cell, Cover, Difference, Link, Sheet, Table, TableFormula, Within

SHORTEST_RANGE = 3  # terms from which SUM(B5:B7) reads better than B5+B6


def address(row: int, column: int, *, absolute: bool = False) -> str:
    """A cell's address, from a row and column counted from 0."""
    from xlsxwriter.utility import xl_rowcol_to_cell  # noqa: PLC0415 - a writer's own library is loaded when it writes

    return str(xl_rowcol_to_cell(row, column, absolute, absolute))


def first_row(page: Cover | Sheet | Table) -> int:
    """The row, from 0, where a page's rows begin: titles, a blank row and heads stand above them."""
    heads = len(page.heads) if isinstance(page, Sheet) else 1 if isinstance(page, Table) else 0
    return len(page.titles) + 1 + heads


def has_sums(sheet: Sheet) -> bool:
    """Whether a sheet has the columns that compare sums with the print."""
    return any(cell.formula for row in sheet.rows for cell in row.cells)


def printed_column(sheet: Sheet, column: int) -> int:
    """Where the printed totals of a figure column stand: in a block to the right, after a blank column."""
    return column + len(sheet.widths)


def difference_column(sheet: Sheet, column: int) -> int:
    """Where the differences of a figure column stand: in a second block, after another blank column."""
    return column + 2 * len(sheet.widths)


def table_formula(formula: TableFormula, row: int, sheets: Mapping[str, Sheet], scales: Mapping[str, str]) -> str:
    """A formula in a table's cell. `row` is the cell's own, from 0; `scales` names the scale cell of each statement's sheet."""
    match formula:
        case Link():
            return _link(formula, sheets[formula.sheet], scales)
        case Difference(left, right, places):
            return f"=ROUND({address(row, left)}-{address(row, right)},{places})"
        case Within(difference, tolerance, yes, no):
            return f'=IF(ABS({address(row, difference)})<={address(row, tolerance)},"{yes}","{no}")'


def _link(link: Link, target: Sheet, scales: Mapping[str, str]) -> str:
    is_sum = target.rows[link.row].cells[link.column].formula is not None
    column = printed_column(target, link.column) if link.printed and is_sum else link.column
    factor = "" if link.scale == 0 else f"*{scales[target.name]}" if link.scale == target.scale else f"*{10**link.scale}"
    return f"='{target.name}'!{address(first_row(target) + link.row, column)}{factor}"


def sum_text(sheet: Sheet, row: int, column: int) -> str:
    """The sum in a cell, its terms as a bookkeeper would write them: neighbours with weight +1 as a range, others one by one.

    A range may not cover a figure that is no term, such as an amount inside a caption. A term that is itself a sum and differs
    from its print is taken as printed: every total is held against the figures that stand above it, so that
    one that does not foot does not make all further ones differ.
    """
    formula = sheet.rows[row].cells[column].formula
    weights = {part.row: part.weight for part in formula.parts} if formula else {}
    return "".join(_runs(sheet, weights, column)).removeprefix("+")


def _runs(sheet: Sheet, weights: Mapping[int, int], column: int) -> Iterator[str]:
    cells, rows, start = sheet.cells(column), sorted(weights), 0
    while start < len(rows):
        end = start + 1
        while end < len(rows) and _continues(cells, weights, rows[end - 1], rows[end]):
            end += 1
        yield from _run(sheet, rows[start:end], weights[rows[start]], column)
        start = end


def _continues(cells: Sequence[Cell], weights: Mapping[int, int], last: int, row: int) -> bool:
    """Whether a range that ends in `last` may go on to `row`: only words between, all added, both as the cells have them."""
    added = weights[last] > 0 and weights[row] > 0
    return added and not any(isinstance(cell.content, Decimal) for cell in cells[last + 1 : row]) and not {last, row} & _misprinted(cells)


def _misprinted(cells: Sequence[Cell]) -> set[int]:
    """The rows whose sum differs from the print."""
    return {row for row, cell in enumerate(cells) if cell.formula and cell.formula.result != cell.content}


def _run(sheet: Sheet, rows: Sequence[int], weight: int, column: int) -> Iterator[str]:
    top = first_row(sheet)
    if len(rows) >= SHORTEST_RANGE:
        yield f"+SUM({address(top + rows[0], column)}:{address(top + rows[-1], column)})"
        return
    misprinted = _misprinted(sheet.cells(column))
    for row in rows:
        place = printed_column(sheet, column) if row in misprinted else column
        yield f"{'+' if weight > 0 else '-'}{address(top + row, place)}"
