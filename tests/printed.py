"""Statements for tests, written as they would be printed."""

from datetime import date
from decimal import Decimal

from converter.model.period import Duration, Instant
from converter.model.quantity import Figure, Measure
from converter.model.source import SourceText, Span
from converter.model.statement import Column, LineItem, LineRole, Statement, StatementKind


def printed(kind: StatementKind, text: str, scale: int = 0) -> Statement:
    """A statement from lines "  Caption | 1,203 | (5)": two blanks a level, "-" a zero, no figures a heading, "=" a ruled total.

    A caption with "per share" counts money per share. Spans point into `text`.
    """
    lines, offset = [], 0
    for row in text.splitlines(keepends=True):
        caption, *cells = row.rstrip("\n").split("|")
        figures = tuple(_figure(cell, text, offset + row.index("|"), scale) for cell in cells)
        level = (len(caption) - len(caption.lstrip(" "))) // 2
        role = LineRole.HEADING if not cells else LineRole.TOTAL if caption.strip().startswith("=") else LineRole.ITEM
        measure = Measure.PER_SHARE if "per share" in caption.lower() else Measure.MONETARY
        if caption.strip() or cells:
            lines.append(LineItem(caption.strip().lstrip("= "), role, figures, measure, level))
        offset += len(row)
    width = max(len(line.figures) for line in lines)
    filled = tuple(line if line.figures else _empty(line, width) for line in lines)
    return Statement(kind, "", tuple(_column(kind, i) for i in range(width)), filled, scale=scale)


def source(text: str) -> SourceText:
    """The printed text as a source."""
    return SourceText("filing.txt", text, "0" * 64)


def _empty(line: LineItem, width: int) -> LineItem:
    return LineItem(line.caption, line.role, (None,) * width, line.measure, line.level)


def _column(kind: StatementKind, index: int) -> Column:
    year = 2002 - index
    instant = kind in (StatementKind.BALANCE_SHEET, StatementKind.NOTE_TABLE)
    return Column(str(year), Instant(date(year, 12, 31)) if instant else Duration(date(year, 1, 1), date(year, 12, 31)))


def _figure(cell: str, text: str, after: int, scale: int) -> Figure | None:
    body = cell.strip()
    if not body:
        return None
    if body == "-":
        return Figure(Decimal(0), scale, -scale, Span(0, 0), is_dash=True)
    numeral = body.strip("()")
    start = text.index(numeral, after)
    value = Decimal(numeral.replace(",", "")) * (-1 if body.startswith("(") else 1)
    places = len(numeral.partition(".")[2])
    return Figure(value.scaleb(scale), scale, places - scale, Span(start, start + len(numeral)))
