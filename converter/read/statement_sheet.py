"""A statement's own sheet in a workbook that the program wrote, read together with the statement's facts.

The facts of a line have its number and caption and the order of its figures; so each finds its cell, whatever was changed of its value,
period or concept. Where the facts cannot be brought in line with the sheet (lines were removed, periods that no column has), there is no
statement, and the reader takes the Facts sheet alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from textwrap import fill

from converter.figures import parse_figure
from converter.model.fact import Dimension
from converter.model.filing import Block, BlockKind
from converter.model.period import Duration, Instant, Period
from converter.model.quantity import Figure, Measure
from converter.model.source import SourceText
from converter.model.statement import Column, LineItem, LineRole, Statement, StatementKind
from converter.read.sheets import Sheet, SheetCell
from converter.read.shown import ShownLine, figure_look, period_look, show_statement

HEAD_WIDTH = 16  # characters, so that the components of equity stand side by side
_TITLES = 3  # entity, title and scale stand in the first rows


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the Facts sheet: a figure of one line, and the period, dimensions and currency of its column. `row` counts lines from 1."""

    sheet: str
    row: int
    caption: SheetCell
    named: SheetCell
    concept: str  # "" where the caption is to find one
    measure: Measure
    column: Column
    cell: SheetCell
    figure: Figure
    sign: int
    role: LineRole


@dataclass(frozen=True, slots=True)
class _Area:
    """The cells of a sheet by row and column, from 1: heads in rows `heads`, captions in column 1, figures in 2 to `width`."""

    cells: Mapping[tuple[int, int], SheetCell]
    heads: tuple[int, ...]
    width: int

    def rows(self) -> list[int]:
        """The rows of lines."""
        return sorted({row for row, column in self.cells if row > self.heads[-1] and column <= self.width})


Placed = Mapping[tuple[int, int], Entry]


def read_statement_sheet(
    source: SourceText, sheet: Sheet, kind: StatementKind, entries: Sequence[Entry]
) -> tuple[Statement, tuple[Block, ...]] | None:
    """The statement with what shows it, titles before its table; None where sheet and facts do not agree."""
    area = _area(sheet)
    placed = _place(area, entries) if area else None
    if area is None or placed is None:
        return None
    columns = _columns(area, placed)
    lines = list(_lines(source, area, placed, columns))
    if None in lines:
        return None
    whole = tuple(line for line in lines if line)
    title = area.cells.get((2, 1))
    scale = Counter(entry.figure.scale for entry in entries if entry.measure is Measure.MONETARY).most_common(1)
    statement = Statement(
        kind,
        title.text if title else kind.value,
        tuple(columns.values()),
        tuple(line for _, line in whole),
        scale=scale[0][0] if scale else 0,
    )
    return statement, tuple(_blocks(area, placed, columns, dict(whole)))


def rows_without_facts(sheet: Sheet, statement: Statement) -> Iterator[tuple[SheetCell, ...]]:
    """The sheet's rows that have figures, but no line of the statement."""
    area, known = _area(sheet), {span for line in statement.lines for span in line.spans}
    for row in area.rows() if area else ():
        cells = tuple(cell for (r, c), cell in sorted(area.cells.items()) if area and r == row and c <= area.width) if area else ()
        if any(cell.column > 1 for cell in cells) and not any(cell.span in known for cell in cells):
            yield cells


def _area(sheet: Sheet) -> _Area | None:
    cells = {(cell.row, cell.column): cell for row in sheet.rows for cell in row if cell.text}
    rows = sorted({row for row, _ in cells if row > _TITLES})
    heads = []
    for row in rows:
        if (row, 1) in cells:
            break
        heads.append(row)
    width = 1
    while any((row, width + 1) in cells for row in heads):
        width += 1
    return _Area(cells, tuple(heads), width) if heads and width > 1 else None


def _place(area: _Area, entries: Sequence[Entry]) -> Placed | None:
    """The entries by the cells that show them; None if one has no cell of its own."""
    captions = {row: area.cells[row, 1].text for row in area.rows() if (row, 1) in area.cells}
    shift = rows_above(captions, entries)
    if shift is None:
        return None
    placed: dict[tuple[int, int], Entry] = {}
    for number in dict.fromkeys(entry.row for entry in entries):
        own = [entry for entry in entries if entry.row == number]
        row = number + shift
        if captions.get(row) != own[0].caption.text:  # rows were added, removed or moved
            row = next((at for at, text in captions.items() if text == own[0].caption.text), row)
        columns = _columns_of(area, row, own)
        if columns is None or any((row, column) in placed for column in columns):
            return None
        placed.update({(row, column): entry for column, entry in zip(columns, own, strict=True)})
    return placed


def rows_above(captions: Mapping[int, str], entries: Sequence[Entry]) -> int | None:
    """How many rows of titles and heads stand above line 1, told by where most captions of the facts stand; None where none does."""
    lines = {entry.row: entry.caption.text for entry in entries}
    counts = Counter(row - line for line, caption in lines.items() for row, text in captions.items() if text == caption)
    return counts.most_common(1)[0][0] if counts else None


def _columns_of(area: _Area, row: int, own: Sequence[Entry]) -> list[int] | None:
    """The columns of a row's facts, which have the order of its figures: all of them, else those with the facts' values."""
    filled = [column for column in range(2, area.width + 1) if (row, column) in area.cells]
    if len(filled) == len(own):
        return filled
    found: list[int] = []
    for entry in own:
        wanted = entry.figure.value.scaleb(-entry.figure.scale)
        rest = (column for column in filled if column > max(found, default=0))
        at = next((column for column in rest if _number(area, row, column, entry.measure) == wanted), None)
        if at is None:
            return None
        found.append(at)
    return found


def _number(area: _Area, row: int, column: int, measure: Measure) -> Decimal | None:
    """What a cell shows; of a sum, the total as printed, which stands in the grey block."""
    cell = area.cells.get((row, column + area.width)) or area.cells[row, column]
    figure = parse_figure(cell.text, 0, 0, measure)
    return figure.value if figure else None


def _columns(area: _Area, placed: Placed) -> dict[int, Column]:
    """The columns that have facts: what their dimensions share, and the period that most of them have, durations before instants."""
    columns = {}
    for number in sorted({column for _, column in placed}):
        own = [entry.column for (_, column), entry in placed.items() if column == number]
        shared = set[Dimension].intersection(*(set(column.dimensions) for column in own))
        periods = Counter(column.period for column in own if column.period)
        period = max(periods, key=lambda period: (isinstance(period, Duration), periods[period]))
        heads = [area.cells[row, number] for row in area.heads if (row, number) in area.cells]
        heading = " ".join(cell.text for cell in heads)
        columns[number] = Column(heading, period, heads[-1].span if heads else None, tuple(sorted(shared)), own[0].currency)
    return columns


def _lines(source: SourceText, area: _Area, placed: Placed, columns: Mapping[int, Column]) -> Iterator[tuple[int, LineItem] | None]:
    """The lines with their rows: headings, and rows with facts; None for one whose facts do not agree. Other rows have no line."""
    section: tuple[str, ...] = ()
    host, count = None, 0
    for row in area.rows():
        caption = area.cells.get((row, 1))
        own = {column: entry for (r, column), entry in placed.items() if r == row}
        if own:
            line = _line(source, area, row, own, columns, section)
            if line is None:
                yield None
                return
            if line.role is LineRole.PARENTHETICAL:
                line = replace(line, host=host) if host is not None else replace(line, role=LineRole.ITEM)
            else:
                host = count
        elif caption and not any((row, column) in area.cells for column in columns):
            section = (caption.text,)
            line = LineItem(caption.text, LineRole.HEADING, (None,) * len(columns), level=caption.indent, spans=(caption.span,))
        else:
            continue
        count += 1
        yield row, line


def _line(
    source: SourceText, area: _Area, row: int, own: Mapping[int, Entry], columns: Mapping[int, Column], section: tuple[str, ...]
) -> LineItem | None:
    first = own[min(own)]
    caption = area.cells.get((row, 1)) or first.caption
    period = _line_period(caption.text, own, columns)
    extra = {frozenset(set(entry.column.dimensions) - set(columns[number].dimensions)) for number, entry in own.items()}
    alike = {(entry.concept, entry.measure, entry.sign, entry.role) for entry in own.values()}
    if len(extra) > 1 or len(alike) > 1 or period is _NONE_FITS:
        return None
    return LineItem(
        caption.text,
        first.role,
        tuple(_figure(source, area.cells[row, number], own[number]) if number in own else None for number in columns),
        first.measure,
        level=caption.indent,
        section=section,
        spans=(caption.span,),
        period=period if isinstance(period, Instant | Duration) else None,
        concept=first.concept or None,
        sign=first.sign,
        dimensions=tuple(sorted(next(iter(extra)))),
    )


_NONE_FITS = "no period fits"


def _line_period(caption: str, own: Mapping[int, Entry], columns: Mapping[int, Column]) -> Period | str | None:
    """The period of a line that has another one than its columns: a balance in a statement of equity. None where the columns' own hold."""
    if all(entry.column.period == _expected(caption, columns[number].period, entry) for number, entry in own.items()):
        return None
    periods = {entry.column.period for entry in own.values()}
    only = next(iter(periods))
    return only if len(periods) == 1 and only else _NONE_FITS


def _expected(caption: str, period: Period | None, entry: Entry) -> Period | None:
    """The period that a fact gets from its column: an instant in a column of a duration is cash at its beginning or end."""
    if not (isinstance(period, Duration) and isinstance(entry.column.period, Instant)):
        return period
    opening = "beginning" in caption.lower() or "start of" in caption.lower()
    return Instant(period.start - timedelta(days=1)) if opening else Instant(period.end)


def _figure(source: SourceText, cell: SheetCell, entry: Entry) -> Figure:
    """The fact's figure where the statement shows it."""
    shown = parse_figure(source.slice(cell.span), cell.span.start, 0, entry.measure)
    return replace(entry.figure, span=shown.span if shown else cell.span)


def _blocks(area: _Area, placed: Placed, columns: Mapping[int, Column], lines: Mapping[int, LineItem]) -> Iterator[Block]:
    for row, kind in ((1, BlockKind.PARAGRAPH), (2, BlockKind.HEADING), (3, BlockKind.PARAGRAPH)):
        if (row, 1) in area.cells:
            yield Block(kind, area.cells[row, 1].span)
    yield show_statement([*_head_lines(area, columns), *_shown_lines(area, placed, columns, lines)])


def _head_lines(area: _Area, columns: Mapping[int, Column]) -> Iterator[ShownLine]:
    for row in area.heads:
        cells = tuple(area.cells.get((row, number)) for number in columns)
        yield ShownLine(None, cells, heads=True, looks=("", *(_head_look(cell) if cell else "" for cell in cells)))


def _head_look(cell: SheetCell) -> str:
    try:
        return period_look(Instant(date.fromisoformat(cell.text)))
    except ValueError:
        return fill(cell.text, HEAD_WIDTH, break_long_words=False, break_on_hyphens=False)


def _figure_look(entry: Entry | None) -> str:
    return figure_look(entry.figure, entry.measure) if entry else ""


def _shown_lines(area: _Area, placed: Placed, columns: Mapping[int, Column], lines: Mapping[int, LineItem]) -> Iterator[ShownLine]:
    for row in area.rows():
        caption, line = area.cells.get((row, 1)), lines.get(row)
        cells = tuple(area.cells.get((row, number)) for number in columns)
        looks = ("", *(_figure_look(placed.get((row, number))) for number in columns))
        total = line is not None and line.role is LineRole.TOTAL
        yield ShownLine(caption, cells, indent=caption.indent if caption else 0, looks=looks, total=total)
