"""Placed lines -> line items: figures in their columns with scale and measure, and amounts inside captions as items of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from converter.figures import Scaling, make_figure
from converter.model.outline import StatementRegion
from converter.model.quantity import Figure, Measure
from converter.model.source import SourceText, Span
from converter.model.statement import Column, LineItem
from converter.statements.inner import InnerAmounts
from converter.statements.lines import PlacedLine
from converter.statements.measures import read_measures, share_scale

_SHARE_HEAD = re.compile(  # "%", "Percent of net sales", "% (in thousands except per share data)"
    r"(?:(?<!\d)%|\bper\s?cent(?:age)?)(?:\s+of(?:\s+(?:net|total))?\s+(?:sales|revenues?))?\W*(?:\([^)]*\)?\W*)?$", re.IGNORECASE
)


def read_items(
    source: SourceText,
    region: StatementRegion,
    columns: Sequence[Column],
    placed: Sequence[PlacedLine],
    scaling: Scaling | None,
) -> Iterator[LineItem]:
    """A statement's lines as items, each followed by the amounts inside its caption, of which it is the host."""
    lines = [entry.line for entry in placed]
    guesses = read_measures(lines, region.kind)
    measures = [entry.measure or guess for entry, guess in zip(placed, guesses, strict=True)]
    money = scaling.money if scaling else 0
    inner = InnerAmounts(source, region.kind, columns, money, {entry.line.spans for entry in placed if entry.measure is Measure.SHARES})
    shares = [at for at, column in enumerate(columns) if column.period is None and _SHARE_HEAD.search(column.heading)]
    index = 0
    seen: tuple[Span, ...] = ()
    for entry, measure in zip(placed, measures, strict=True):
        line = entry.line
        scale = share_scale(lines, measures, line, scaling) if measure is Measure.SHARES else money
        yield _item(entry, _figures(entry, len(columns), shares, scale, measure), measure)
        host, index = index, index + 1
        for item in inner.items(entry, host) if line.spans != seen else ():
            yield item
            index += 1
        seen = line.spans


def _figures(entry: PlacedLine, count: int, shares: Sequence[int], scale: int, measure: Measure) -> tuple[Figure | None, ...]:
    """A line's figures by column; those of the columns `shares` are percentages, whose signs their heads say once."""
    figures: list[Figure | None] = [None] * count
    for column, cell in entry.line.cells.items():
        if column in entry.places:
            at = entry.places[column]
            figures[at] = make_figure(cell.numeral, cell.offset, scale, Measure.PERCENT if at in shares else measure)
    return tuple(figures)


def _item(entry: PlacedLine, figures: tuple[Figure | None, ...], measure: Measure) -> LineItem:
    line = entry.line
    return LineItem(
        line.caption,
        line.role,
        figures,
        measure,
        line.level,
        line.section,
        line.spans,
        entry.period,
        dimensions=entry.dimensions,
    )
