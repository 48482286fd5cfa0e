"""Small invented filings, printed and read at once: what is printed keeps its offsets, so that models need no reader.

`Printer` writes text and remembers blocks; a `Face` is a statement's list of `Entry`s, printed by `print_face` in fixed width.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from converter.model.concept import QName
from converter.model.fact import Dimension
from converter.model.filing import Block, BlockKind
from converter.model.period import Duration, Instant, Period
from converter.model.quantity import Figure, Measure
from converter.model.source import SourceText, Span
from converter.model.statement import Calculation, Column, LineItem, LineRole, Statement, StatementKind, Summation, Term
from converter.model.table import Cell, CellRole, Grid, Row, Rule

CAPTION_WIDTH = 62
FIGURE_WIDTH = 16
NUMERAL = re.compile(r"[\d,]*\.?\d+|-")


class Printer:
    """A text under way. Each piece that is printed becomes a block, and its span is returned."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []

    def write(self, text: str) -> Span:
        """Add text that is no block of its own."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return Span(start, self.length)

    def block(self, kind: BlockKind, text: str) -> Span:
        """Add a block, with an empty line after it."""
        span = self.write(text)
        self.write("\n\n")
        self.blocks.append(Block(kind, span))
        return span

    def source(self, name: str) -> SourceText:
        """All that was printed."""
        text = "".join(self.parts)
        return SourceText(name, text, hashlib.sha256(text.encode()).hexdigest())

    def find(self, words: str, inside: Span | None = None) -> Span:
        """The span of the first place where `words` stand."""
        text = "".join(self.parts)
        within = inside or Span(0, len(text))
        start = text.index(words, within.start, within.end)
        return Span(start, start + len(words))


@dataclass(frozen=True)
class Inside:
    """An amount inside a caption: one numeral for all columns, or one for each."""

    concept: str
    numerals: tuple[str, ...]
    measure: Measure = Measure.MONETARY
    label: str = ""


@dataclass(frozen=True)
class Entry:
    """One printed line. `sums` names the concepts of its parts as the print adds them ("-" before a subtracted one).

    `at` makes the figures instants at the start or the end of the columns' periods.
    """

    caption: str
    printed: tuple[str, ...] = ()
    concept: str = ""
    role: LineRole = LineRole.ITEM
    level: int = 0
    sign: int = 1
    measure: Measure = Measure.MONETARY
    rule: Rule | None = None
    sums: tuple[str, ...] = ()
    inside: tuple[Inside, ...] = ()
    at: str = ""
    label: str = ""


@dataclass(frozen=True)
class Face:
    """A statement to be printed: columns are (heading, period, dimensions)."""

    kind: StatementKind
    title: str
    columns: tuple[tuple[str, Period, tuple[Dimension, ...]], ...]
    entries: tuple[Entry, ...]
    scale: int = 3
    head: str = ""


@dataclass
class Printed:
    """A printed face: the statement as a reader gives it, and which entry or inner amount each of its lines is."""

    statement: Statement
    calculation: Calculation
    sources: list[Entry | Inside] = field(default_factory=list)
    grid_span: Span = field(default_factory=lambda: Span(0, 0))


def print_face(printer: Printer, face: Face) -> Printed:
    """Print title, head and table; two blocks: a heading and a table."""
    title = printer.block(BlockKind.HEADING, face.title)
    start = printer.length
    rows = list(_head_rows(printer, face))
    lines: list[LineItem] = []
    sources: list[Entry | Inside] = []
    for entry in face.entries:
        row, item = _print_entry(printer, face, entry)
        rows.append(row)
        host = len(lines)
        lines.append(item)
        sources.append(entry)
        for inner in entry.inside:
            lines.append(_inner_line(printer, face, inner, item, host))
            sources.append(inner)
    span = Span(start, printer.length - 1)
    printer.write("\n")
    printer.blocks.append(Block(BlockKind.TABLE, span, Grid(tuple(rows), 1 + len(face.columns))))
    columns = tuple(Column(heading, period, None, dimensions) for heading, period, dimensions in face.columns)
    statement = Statement(face.kind, face.title, columns, tuple(lines), (span,), title, face.scale, unaudited=True)
    return Printed(statement, _calculation(sources), sources, span)


def _head_rows(printer: Printer, face: Face) -> Iterator[Row]:
    count = len(face.columns)
    if face.head:
        indent = printer.write(" " * (CAPTION_WIDTH + 4)).end
        printer.write(face.head + "\n")
        yield Row((Cell(1, CellRole.HEADING, (Span(indent, indent + len(face.head)),), count, Rule.SINGLE),))
        printer.write(" " * (CAPTION_WIDTH + 4) + "-" * (FIGURE_WIDTH * count - 4) + "\n")
    printer.write(" " * CAPTION_WIDTH)
    cells = []
    for number, (heading, _, _) in enumerate(face.columns, 1):
        printer.write(" " * (FIGURE_WIDTH - len(heading)))
        cells.append(Cell(number, CellRole.HEADING, (printer.write(heading),), rule=Rule.SINGLE))
    printer.write("\n" + " " * CAPTION_WIDTH + ("    " + "-" * (FIGURE_WIDTH - 4)) * count + "\n")
    yield Row(tuple(cells))


def _print_entry(printer: Printer, face: Face, entry: Entry) -> tuple[Row, LineItem]:
    spans = tuple(_print_caption(printer, entry))
    cells = [Cell(0, CellRole.CAPTION, spans)] if entry.caption else []
    used = printer.length - spans[-1].start + 2 * entry.level if spans else 0
    printer.write(" " * (CAPTION_WIDTH - used))
    figures: list[Figure | None] = []
    for number, printed in enumerate(entry.printed, 1):
        printer.write(" " * (FIGURE_WIDTH - len(printed) - (0 if printed.endswith(")") else 1)))
        span = printer.write(printed)
        printer.write("" if printed.endswith(")") else " ")
        if printed:
            cells.append(Cell(number, CellRole.FIGURE, (span,), rule=entry.rule))
        figures.append(figure(printed, span.start, entry.measure, face.scale) if printed else None)
    printer.write("\n")
    if entry.rule:
        stroke = "=" if entry.rule is Rule.DOUBLE else "-"
        printer.write(" " * CAPTION_WIDTH + ("     " + stroke * (FIGURE_WIDTH - 5)) * len(face.columns) + "\n")
    item = LineItem(
        " ".join(entry.caption.split()), entry.role, tuple(figures) or (None,) * len(face.columns), entry.measure, entry.level, (), spans
    )
    return Row(tuple(cells), entry.level), item


def _print_caption(printer: Printer, entry: Entry) -> Iterator[Span]:
    parts = entry.caption.split("\n") if entry.caption else []
    for number, part in enumerate(parts):
        printer.write(("\n" if number else "") + "  " * entry.level)
        yield printer.write(part)


def figure(printed: str, start: int, measure: Measure, scale: int) -> Figure:
    """The figure of a cell that prints `printed` at `start`: its numeral's span, its sign by brackets, its scale by measure."""
    found = NUMERAL.search(printed)
    assert found is not None, f"no figure in {printed!r}"
    span = Span(start + found.start(), start + found.end())
    numeral = found.group().replace(",", "")
    scale = {Measure.MONETARY: scale, Measure.PERCENT: -2}.get(measure, 0)
    if numeral == "-":
        return Figure(Decimal(0), scale, -scale, span, is_dash=True)
    value = Decimal(numeral).scaleb(scale) * (-1 if printed.endswith(")") else 1)
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Figure(Decimal(int(value)) if exponent >= 0 else value, scale, -exponent, span)


def _inner_line(printer: Printer, face: Face, inner: Inside, host: LineItem, at: int) -> LineItem:
    within = Span(host.spans[0].start, host.spans[-1].end)
    places = [printer.find(numeral, within) for numeral in inner.numerals]
    places = places * len(face.columns) if len(places) == 1 else places
    text = "".join(printer.parts)
    figures = tuple(figure(text[p.start : p.end], p.start, inner.measure, face.scale) for p in places)
    return LineItem(inner.label, LineRole.PARENTHETICAL, figures, inner.measure, host.level + 1, (), host.spans, host=at)


def _calculation(sources: Sequence[Entry | Inside]) -> Calculation:
    index = {source.concept: number for number, source in enumerate(sources) if isinstance(source, Entry) and not source.at}
    sums = []
    for number, source in enumerate(sources):
        if isinstance(source, Entry) and source.sums:
            terms = [Term(index[name.lstrip("-")], -1 if name.startswith("-") else 1) for name in source.sums]
            sums.append(Summation(number, tuple(terms)))
    return Calculation(tuple(sums))


def period_at(period: Period, at: str) -> Period:
    """The period of a figure: the column's, or the instant at its start or end."""
    if not at:
        return period
    assert isinstance(period, Duration)
    return Instant(period.end) if at == "end" else Instant(period.start.fromordinal(period.start.toordinal() - 1))


def qname(text: str) -> QName:
    return QName.parse(text)
