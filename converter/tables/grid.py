"""Cells of a fixed-width table: heads, captions, figures, notes and words, each printed word in one cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from converter.model.source import SourceText, Span
from converter.model.table import Cell, CellRole, Grid, Row
from converter.tables.headers import HeadWords, read_heads
from converter.tables.panels import unfold
from converter.tables.parts import Part, is_head_row, split_parts
from converter.tables.rows import BodyRow, Piece, read_rows
from converter.tables.ruler import clear_figures
from converter.tables.scan import MISPRINT, PrintedLine, scan_lines

_MIN_STEPS = 2  # headings whose lines are set one character deeper


def read_grid(source: SourceText, spans: Sequence[Span], panel: int | None = None) -> Grid:
    """The cells of a table that is printed in `spans` (its parts, in order), or of its `panel`. Figures stand in columns from 1 on."""
    parts = split_parts(unfold(scan_lines(source, spans), panel))
    columns = max((len(part.ruler.columns) for part in parts), default=0) + 1
    read = [(part, read_rows(part)) for part in parts]
    depths = {part.ruler: _depths(row for other, rows in read if other.ruler == part.ruler for row in rows) for part in parts}
    return Grid(tuple(row for part, rows in read for row in _part_rows(part, rows, depths[part.ruler], columns)), columns)


def _part_rows(part: Part, rows: Sequence[BodyRow], depths: Mapping[int, int], columns: int) -> Iterator[Row]:
    for words in read_heads(part.head, part.ruler.columns):
        yield Row(tuple(_head_cell(word, columns) for word in words))
    for row in rows:
        yield Row(tuple(_cells(row)), depths[row.indent] if row.caption else 0)


def _head_cell(words: HeadWords, columns: int) -> Cell:
    span = words.line.span(words.left, words.right)
    if words.first is None:
        return Cell(0, CellRole.TEXT, (span,), columns)
    return Cell(words.first + 1, CellRole.HEADING, (span,), words.last - words.first + 1)


def _depths(rows: Iterable[BodyRow]) -> dict[int, int]:
    """Depth of indentation by where captions start; starts one character apart are one depth, unless headings show that it is a step."""
    captioned = [row for row in rows if row.caption]
    least = 0 if _steps_by_one(captioned) else 1
    depths: dict[int, int] = {}
    depth, start = -1, -2
    for indent in sorted({row.indent for row in captioned}):
        if indent - start > least:
            depth, start = depth + 1, indent
        depths[indent] = depth
    return depths


def _steps_by_one(rows: Sequence[BodyRow]) -> bool:
    """Whether what stands below a heading ("Current assets:") is set one character deeper, as a rule."""
    over = [(row, below) for row, below in pairwise(rows) if not row.figures]
    steps = Counter(below.indent - row.indent for row, below in over if row.text.endswith(":") or (below.figures and row.indent == 0))
    return steps[1] >= _MIN_STEPS and steps[1] * 2 > steps.total()


def _cells(row: BodyRow) -> Iterator[Cell]:
    if row.caption:
        yield Cell(0, CellRole.CAPTION, tuple(_span(piece) for piece in row.caption))
    placed: list[tuple[int, int, Cell]] = []
    for column, numeral, line in row.figures:
        span = line.span(numeral.left, numeral.right)
        placed.append((column, span.start, Cell(column + 1, CellRole.FIGURE, (span,), rule=row.rules.get(column))))
    for column, piece in row.texts:
        placed.append((column, piece.left, Cell(column + 1, CellRole.TEXT, (_span(piece),), rule=row.rules.get(column))))
    for column, piece in row.notes:
        placed.append((column, _span(piece).start, Cell(column + 1 if row.figures else 0, CellRole.NOTE, (_span(piece),))))
    filled = {column for column, _, _ in placed}
    for column, rule in row.rules.items():
        if column not in filled:
            placed.append((column, 0, Cell(column + 1, CellRole.TEXT, (), rule=rule)))
    yield from (cell for _, _, cell in sorted(placed, key=lambda item: item[:2]))


def _span(piece: Piece) -> Span:
    return piece.line.span(piece.left, piece.right)


def printed_figures(source: SourceText, spans: Sequence[Span], panel: int | None = None) -> Iterator[Span]:
    """The numerals of a table that are printed as figures: apart from words, at the end of a line or grouped by commas inside it.

    It looks at lines alone, not at columns, so that it can count what the reading of columns might lose. Heads are no figures.
    """
    return _printed(unfold(scan_lines(source, spans), panel))


def misprinted_figures(source: SourceText, spans: Sequence[Span], panel: int | None = None) -> Iterator[Span]:
    """What stands among a table's figures and cannot be read as one: "(51,63)"."""
    for line in unfold(scan_lines(source, spans), panel):
        if not is_head_row(line):
            known = [(numeral.left, numeral.right) for numeral in line.numerals]
            for match in MISPRINT.finditer(line.text):
                if not any(left < match.end() and match.start() < right for left, right in known):
                    yield line.span(*match.span())


def _printed(lines: Iterable[PrintedLine]) -> Iterator[Span]:
    for line in lines:
        if not line.numerals or is_head_row(line):
            continue
        ending = {numeral.start for numeral in clear_figures(line)}
        for numeral in line.numerals:
            inside = numeral.is_grouped and not line.text[max(0, numeral.left - 2) : numeral.left].strip()
            inside = inside and not line.text[numeral.right : numeral.right + 2].strip()
            if numeral.start in ending or inside:
                yield line.span(numeral.start, numeral.end)
