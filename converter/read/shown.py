"""The cells of spreadsheets as the tables that the inline document shows.

A spreadsheet holds bare numbers and dates, whose looks are the reader's choice: figures are shown as statements print them, with
thousands parted and negatives in brackets, and column heads in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from converter.model.filing import Block, BlockKind
from converter.model.period import Duration, Period, long_date, period_words
from converter.model.quantity import Figure, Measure
from converter.model.source import Span
from converter.model.table import Cell, CellRole, Grid, Row, Rule
from converter.read.sheets import SheetCell

NOWHERE = Span(0, 0)
CENTS = 2
MOST_PLACES = 4  # decimal places that are printed for precision's sake, as in 0.10


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of a statement: its caption, and a cell or None for each column; `heads` are column heads, not figures.

    `looks` says what the caption and each cell are shown as, "" for their own text. `total` wants a rule above its figures.
    """

    caption: SheetCell | None
    figures: tuple[SheetCell | None, ...]
    heads: bool = False
    indent: int = 0
    looks: tuple[str, ...] = ()
    total: bool = False


def figure_look(figure: Figure, measure: Measure) -> str:
    """A figure as statements print it, in its scale: -1203000 in thousands is "(1,203)", 1.4 per share is "1.40"."""
    if figure.is_dash:
        return "-"
    printed = figure.value.scaleb(-figure.scale)
    exact, claimed = max(0, -int(printed.normalize().as_tuple().exponent)), figure.decimals + figure.scale
    least = CENTS if measure is Measure.PER_SHARE else 0
    digits = f"{abs(printed):,.{max(least, claimed if exact < claimed <= MOST_PLACES else exact)}f}"
    return f"({digits})" if figure.value < 0 else digits


def period_look(period: Period) -> str:
    """A period as a column head in two lines: "Nine months ended", "June 30, 2009"."""
    return f"{period_words(period)}\n{long_date(period.end)}" if isinstance(period, Duration) else long_date(period.end)


def show_statement(lines: Sequence[ShownLine]) -> Block:
    """The table of a statement; it spans the cells of its lines, but not of its heads, which several statements may share."""
    columns = 1 + max(len(line.figures) for line in lines)
    places = [span for line in lines if not line.heads for span in _spans(line)]
    block = Span(min(span.start for span in places), max(span.end for span in places))
    return Block(BlockKind.TABLE, block, Grid(tuple(_ruled(lines)), columns))


def show_document(text: str, tables: Sequence[Block], lead: Span = NOWHERE) -> tuple[Block, ...]:
    """The tables in their order, after what leads them; where statements are mixed up, the whole text stays as it is."""
    blocks = sorted(tables, key=lambda block: block.span)
    whole = Span(0, len(text))
    if any(block.span.end > after.span.start for block, after in pairwise(blocks)):
        return (Block(BlockKind.PREFORMATTED, whole),)
    leading = (Block(BlockKind.PREFORMATTED, lead),) if lead.start < lead.end <= blocks[0].span.start else ()
    return (*leading, *blocks)


def _spans(line: ShownLine) -> Iterator[Span]:
    for cell in (line.caption, *line.figures):
        if cell and cell.text:
            yield cell.span


def _ruled(lines: Sequence[ShownLine]) -> Iterator[Row]:
    """The rows; figures right above a total's have a rule under them."""
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        row = _row(line)
        if below and below.total and not line.heads:
            under = {i for i, cell in enumerate(below.figures, 1) if cell and cell.text}
            cells = (cell._replace(rule=Rule.SINGLE) if cell.column in under else cell for cell in row.cells)
            row = replace(row, cells=tuple(cells))
        yield row


def _row(line: ShownLine) -> Row:
    first, rest = (CellRole.HEADING, CellRole.HEADING) if line.heads else (CellRole.CAPTION, CellRole.FIGURE)
    looks = line.looks or ("",) * (1 + len(line.figures))
    caption = (Cell(0, first, (line.caption.span,), shown=looks[0]),) if line.caption and line.caption.text else ()
    figures = (Cell(i, rest, (cell.span,), shown=looks[i]) for i, cell in enumerate(line.figures, 1) if cell and cell.text)
    return Row((*caption, *figures), line.indent)
