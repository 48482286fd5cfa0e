"""Put the tables that were read in the place of the text they were read from."""

from __future__ import annotations

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
    inside = [b for b in document.blocks if span.covers(b.span)]
    if not inside:
        return document
    whole = Block(BlockKind.PREFORMATTED, Span(inside[0].span.start, inside[-1].span.end))
    at = document.blocks.index(inside[0])
    return replace(document, blocks=(*document.blocks[:at], whole, *document.blocks[at + len(inside) :]))


def _place(blocks: Sequence[Block], placed: PlacedGrid) -> list[Block]:
    span, made = placed.span, Block(BlockKind.TABLE, placed.span, placed.grid)
    result: list[Block] = []
    done = False
    for block in blocks:
        if block.span.end <= span.start or block.span.start >= span.end:
            if block.span.start >= span.end and not done:
                result.append(made)
                done = True
            result.append(block)
            continue
        if block.span.start < span.start:
            result.append(replace(block, kind=_cut(block), span=Span(block.span.start, span.start), grid=None))
        if not done:
            result.append(made)
            done = True
        if block.span.end > span.end:
            result.append(replace(block, kind=_cut(block), span=Span(span.end, block.span.end), grid=None))
    if not done:
        result.append(made)
    return result


def _cut(block: Block) -> BlockKind:
    """A piece of a table that was not read is shown as printed; other blocks stay what they are."""
    return BlockKind.PREFORMATTED if block.kind is BlockKind.TABLE else block.kind


def _stands_in(row: Row, span: Span) -> bool:
    return any(span.covers(s) for cell in row.cells for s in cell.spans)
