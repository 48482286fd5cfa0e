"""Grids in the place of the text that they were read from."""

from converter.assemble.blocks import PlacedGrid, keep_as_printed, place_grids, split_grid
from converter.model.filing import Block, BlockKind, Document
from converter.model.source import Span
from converter.model.table import Cell, CellRole, Grid, Row


def row(start: int) -> Row:
    return Row((Cell(0, CellRole.CAPTION, (Span(start, start + 2),)),))


def test_a_grid_cuts_the_block_it_stands_in() -> None:
    grid = Grid((row(12),), 1)
    document = Document("10-Q", Span(0, 40), (Block(BlockKind.TABLE, Span(0, 30)), Block(BlockKind.PARAGRAPH, Span(30, 40))))
    placed = place_grids(document, [PlacedGrid(Span(10, 20), grid)])
    assert [(b.kind, b.span, b.grid is grid) for b in placed.blocks] == [
        (BlockKind.PREFORMATTED, Span(0, 10), False),
        (BlockKind.TABLE, Span(10, 20), True),
        (BlockKind.PREFORMATTED, Span(20, 30), False),
        (BlockKind.PARAGRAPH, Span(30, 40), False),
    ]


def test_a_grid_over_several_blocks_stands_once() -> None:
    document = Document("10-Q", Span(0, 20), (Block(BlockKind.PARAGRAPH, Span(0, 10)), Block(BlockKind.PARAGRAPH, Span(10, 20))))
    placed = place_grids(document, [PlacedGrid(Span(5, 15), Grid((row(6),), 1))])
    assert [b.span for b in placed.blocks] == [Span(0, 5), Span(5, 15), Span(15, 20)]


def test_a_table_over_pages_is_split_by_its_parts() -> None:
    parts = split_grid(Grid((row(1), row(51)), 1), [Span(0, 10), Span(50, 60)])
    assert [(p.span, len(p.grid.rows)) for p in parts] == [(Span(0, 10), 1), (Span(50, 60), 1)]


def test_a_cover_page_is_one_block_as_printed() -> None:
    blocks = tuple(Block(kind, Span(at, at + 10)) for at, kind in enumerate((BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HEADING)))
    document = Document("10-Q", Span(0, 12), blocks)
    shown = keep_as_printed(document, Span(0, 11))
    assert [(b.kind, b.span) for b in shown.blocks] == [(BlockKind.PREFORMATTED, Span(0, 11)), (BlockKind.HEADING, Span(2, 12))]
