"""The cells of spreadsheets as the tables that the inline document shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from converter.model.filing import Block, BlockKind
from converter.model.source import Span
from converter.model.table import Cell, CellRole, Grid, Row
from converter.read.sheets import SheetCell

NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of a statement: its caption, and a cell or None for each column; `heads` are column heads, not figures."""

    caption: SheetCell | None
    figures: tuple[SheetCell | None, ...]
    heads: bool = False
    indent: int = 0


def show_statement(lines: Sequence[ShownLine]) -> Block:
    """The table of a statement; it spans the cells of its lines, but not of its heads, which several statements may share."""
    columns = 1 + max(len(line.figures) for line in lines)
    places = [span for line in lines if not line.heads for span in _spans(line)]
    block = Span(min(span.start for span in places), max(span.end for span in places))
    return Block(BlockKind.TABLE, block, Grid(tuple(_row(line) for line in lines), columns))


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


def _row(line: ShownLine) -> Row:
    first, rest = (CellRole.HEADING, CellRole.HEADING) if line.heads else (CellRole.CAPTION, CellRole.FIGURE)
    caption = (Cell(0, first, (line.caption.span,)),) if line.caption and line.caption.text else ()
    return Row((*caption, *(Cell(i, rest, (cell.span,)) for i, cell in enumerate(line.figures, 1) if cell and cell.text)), line.indent)
