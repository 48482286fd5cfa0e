"""Put the tables that were read in the place of the text they were read from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from converter.model.filing import Block, BlockKind, Document
from converter.model.source import Span
from converter.model.table import Grid, Row


@dataclass(frozen=True, slots=True)
class PlacedGrid:
    """A grid and the stretch of text that it shows."""

    span: Span
    grid: Grid


def split_grid(grid: Grid, spans: Sequence[Span]) -> tuple[PlacedGrid, ...]:
    """One grid per printed part of a table that goes over pages."""
    if len(spans) == 1:
        return (PlacedGrid(spans[0], grid),)
    parts = []
    for span in spans:
        rows = tuple(row for row in grid.rows if _stands_in(row, span))
        if rows:
            parts.append(PlacedGrid(span, Grid(rows, grid.columns)))
    return tuple(parts)


def place_grids(document: Document, grids: Sequence[PlacedGrid]) -> Document:
    """The document with each grid as a table block; blocks that it cuts keep what stands before and after it."""
    blocks = list(document.blocks)
    for placed in sorted(grids, key=lambda g: g.span):
        if document.span.covers(placed.span):
            blocks = _place(blocks, placed)
    return replace(document, blocks=tuple(blocks))


def keep_as_printed(document: Document, span: Span) -> Document:
    """The document with `span` as one preformatted block: a cover page's boxes, rules and columns say nothing apart."""
    blocks = document.blocks
    first = bisect_left(blocks, span.start, key=lambda block: block.span.start)
    last = bisect_right(blocks, span.end, lo=first, key=lambda block: block.span.end)
    if first == last:
        return document
    whole = Block(BlockKind.PREFORMATTED, Span(blocks[first].span.start, blocks[last - 1].span.end))
    return replace(document, blocks=(*blocks[:first], whole, *blocks[last:]))


def _place(blocks: list[Block], placed: PlacedGrid) -> list[Block]:
    span = placed.span
    first = bisect_right(blocks, span.start, key=lambda block: block.span.end)
    last = bisect_left(blocks, span.end, lo=first, key=lambda block: block.span.start)
    touched = blocks[first:last]
    before = [Span(block.span.start, span.start) for block in touched[:1] if block.span.start < span.start]
    after = [Span(span.end, block.span.end) for block in touched[-1:] if block.span.end > span.end]
    made = [
        *(touched[0]._replace(kind=_cut(touched[0]), span=piece, grid=None) for piece in before),
        Block(BlockKind.TABLE, span, placed.grid),
        *(touched[-1]._replace(kind=_cut(touched[-1]), span=piece, grid=None) for piece in after),
    ]
    return [*blocks[:first], *made, *blocks[last:]]


def _cut(block: Block) -> BlockKind:
    """A piece of a table that was not read is shown as printed; other blocks stay what they are."""
    return BlockKind.PREFORMATTED if block.kind is BlockKind.TABLE else block.kind


def _stands_in(row: Row, span: Span) -> bool:
    return any(span.covers(s) for cell in row.cells for s in cell.spans)
