"""Tables: captions indented as printed, figures aligned at their last digit, ruled lines as borders.

`$` stands at the left of its column and a closing bracket hangs over its right edge, both outside of the numeral's element
(EFM 5.2.5 forbids signs and currency inside `ix:nonFraction`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from operator import attrgetter

from converter.model.table import Cell, CellRole, Grid, Row
from converter.write.ixbrl.blocks import Printed, leaf, tagged
from converter.write.ixbrl.styles import style
from converter.write.ixbrl.tagging import Tag

FEW_COLUMNS = 6  # up to here captions take what width the figures leave
MAX_INDENT = 9  # caption-9 is the deepest of the style sheet
_FIGURE = re.compile(r"(?P<before>\W*?)(?P<number>[\d.,][\d.,]*|-+|--)(?P<after>\W*)", re.ASCII)
_CURRENCY = ("$", "&#163;", "\xa3")


def table(printed: Printed, grid: Grid) -> str:
    """A grid as a table; nothing for a grid without rows, for a table must have one (XHTML)."""
    start = f"<tr{style('row')}>"
    figures = grid.columns <= FEW_COLUMNS and any(cell.role is CellRole.FIGURE for row in grid.rows for cell in row.cells)
    wide = ("caption-column",) if figures else ()
    rows = "".join(f"{start}{''.join(_cells(printed, row, grid.columns, wide))}</tr>\n" for row in grid.rows)
    return f"<table{style('table')}>\n<tbody{style('rows')}>\n{rows}</tbody>\n</table>\n" if rows else ""


def _cells(printed: Printed, row: Row, columns: int, wide: tuple[str, ...]) -> Iterator[str]:
    at = 0
    cells = sorted(row.cells, key=attrgetter("column"))
    for number, cell in enumerate(cells):
        if cell.column > at:
            yield _gap(cell.column - at)
        after = cells[number + 1].column if number + 1 < len(cells) else columns
        width = max(min(cell.width, after - cell.column), 1)  # a heading of a whole row may have heads of columns behind it
        if cell.column == 0 and cell.role in (CellRole.CAPTION, CellRole.TEXT) and after == columns:
            width = max(width, after)
        yield _cell(printed, cell, row.indent, width, wide)
        at = max(at, cell.column + width)
    if at < columns:
        yield _gap(columns - at)


def _gap(width: int) -> str:
    return "<td></td>" if width == 1 else f'<td colspan="{width}"></td>'


def _cell(printed: Printed, cell: Cell, indent: int, width: int, wide: tuple[str, ...]) -> str:
    span = f' colspan="{width}"' if width > 1 else ""
    rule = (cell.rule.value,) if cell.rule else ()
    if cell.role is CellRole.FIGURE:
        return f"<td{style('figure', *rule)}{span}>{_figure(printed, cell)}</td>"
    if cell.role is CellRole.HEADING:
        return f"<th{style('head' if cell.column else 'head-first', *rule)}{span}>{_lines(printed, cell, '<br/>')}</th>"
    look = (f"caption-{min(indent, MAX_INDENT)}", *(wide if width == 1 else ())) if cell.column == 0 else ("text",)
    return f"<td{style(*look, *rule)}{span}>{_lines(printed, cell, ' ')}</td>"


def _lines(printed: Printed, cell: Cell, between: str) -> str:
    if cell.shown:
        return "<br/>".join(escape(line, quote=False) for line in cell.shown.split("\n"))
    return between.join(leaf(printed, span.start, span.end) for span in cell.spans)


def _figure(printed: Printed, cell: Cell) -> str:
    """A figure's cell: the numeral, with what stands before and after it set apart."""
    (first, *more) = cell.spans
    tags = printed.tags.get(first.start)
    if cell.shown:
        return _shown_figure(cell.shown, tags or ())
    if tags:
        start, end = tags[0].start, max(tag.end for tag in tags)
        before, after = printed.text[first.start : start], printed.text[end : first.end]
        inner = tagged(printed.text, start, end, tags)
    else:
        found = _FIGURE.fullmatch(printed.text, first.start, first.end)
        if found is None:
            return _lines(printed, cell, " ")
        before, inner, after = found.group("before", "number", "after")
    rest = "".join(f" {leaf(printed, span.start, span.end)}" for span in more)
    return f"{_before(before)}{inner}{_after(after)}{rest}"


def _shown_figure(shown: str, tags: Sequence[Tag]) -> str:
    """The figure of a spreadsheet's cell: the same tags around what it is shown as."""
    found = _FIGURE.fullmatch(shown)
    before, number, after = found.group("before", "number", "after") if found else ("", shown, "")
    opened, closed = (tag.opening for tag in tags), (tag.closing for tag in reversed(tags))
    return f"{_before(before)}{''.join(opened)}{escape(number, quote=False)}{''.join(closed)}{_after(after)}"


def _before(text: str) -> str:
    words = "".join(text.split())
    if not words:
        return ""
    if words[0] in _CURRENCY:
        return f"<span{style('currency')}>{escape(words[0], quote=False)}</span>{escape(words[1:], quote=False)}"
    return escape(words, quote=False)


def _after(text: str) -> str:
    words = " ".join(text.split())
    return f"<span{style('hanging')}>{escape(words, quote=False)}</span>" if words else ""
