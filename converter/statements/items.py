"""Placed lines -> line items: figures in their columns with scale and measure, and amounts inside captions as items of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.figures import Scaling, make_figure
from converter.model.fact import Dimension
from converter.model.outline import StatementRegion
from converter.model.period import Duration, Instant, Period
from converter.model.quantity import Figure, Measure
from converter.model.source import SourceText, Span
from converter.model.statement import Column, LineItem, LineRole, StatementKind
from converter.periods import ends_early
from converter.statements.classes import class_of_stock
from converter.statements.equity.headings import is_movement
from converter.statements.lines import Line, PlacedLine
from converter.statements.measures import read_measures, share_scale
from converter.statements.parentheticals import Parenthetical, of_stock_above, read_parentheticals

_COUNT_IN_CAPTION = re.compile(
    r"\s*\([^)]*\d[^)]*\)|[\s,:;-]*\b\d[\d,.]*\s+(?:common\s+)?shares\b(?:\s+of\b)?|(?<=\s)\d[\d,.]*\s+(?=treasury\s+shares\b)",
    re.IGNORECASE,
)
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
    years, fiscal = [_year(column.period) for column in columns], [_fiscal_year(column.period) for column in columns]
    shares = [at for at, column in enumerate(columns) if column.period is None and _SHARE_HEAD.search(column.heading)]
    index = 0
    seen: tuple[Span, ...] = ()
    for entry, measure in zip(placed, measures, strict=True):
        line = entry.line
        scale = share_scale(lines, measures, line, scaling) if measure is Measure.SHARES else money
        yield _item(entry, _figures(entry, len(columns), shares, scale, measure), measure)
        host, index = index, index + 1
        moves = _is_movement(entry, region.kind)
        extras = read_parentheticals(source, line.spans, years, money, _largest(line), fiscal) if line.spans != seen else []
        for extra in extras:
            named = of_stock_above(extra.caption, line.section) if region.kind is StatementKind.BALANCE_SHEET else extra.caption
            if item := _inner_item(entry, _of_movement(entry, replace(extra, caption=named), moves=moves), host, columns, moves=moves):
                yield item
                index += 1
        seen = line.spans


def _largest(line: Line) -> Decimal:
    return max((abs(cell.numeral.value) for cell in line.cells.values()), default=Decimal(0))


def _year(period: Period | None) -> int | None:
    return period.end.year if isinstance(period, Instant | Duration) else None


def _fiscal_year(period: Period | None) -> int | None:
    """The year that a period is called by: one that ends on January 2, 2000 may be the year 1999."""
    year = _year(period)
    return year - 1 if year and isinstance(period, Instant | Duration) and ends_early(period.end) else year


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


def _is_movement(entry: PlacedLine, kind: StatementKind) -> bool:
    """Whether a line of a statement of equity tells what moved, not what there is."""
    if kind is not StatementKind.EQUITY or not entry.line.cells:
        return False
    return isinstance(entry.period, Duration) if entry.period else is_movement(entry.line.caption)


def _of_movement(entry: PlacedLine, extra: Parenthetical, *, moves: bool) -> Parenthetical:
    """The amount inside a caption; a count in that of a movement is of shares moved, not of shares that there are."""
    if extra.measure is not Measure.SHARES or not moves:
        return extra
    return replace(extra, caption=f"{_COUNT_IN_CAPTION.sub('', entry.line.caption)}, shares")


def _inner_item(entry: PlacedLine, extra: Parenthetical, host: int, columns: Sequence[Column], *, moves: bool) -> LineItem | None:
    """An amount inside a caption. In a matrix, whose lines have the periods, it is said once: of the whole, not of each component."""
    line, figures, caption = entry.line, extra.figures, extra.caption
    dimensions: tuple[Dimension, ...] = ()
    counts_moved = moves and extra.measure is Measure.SHARES
    if entry.period is not None:
        whole = next((i for i, column in enumerate(columns) if not column.dimensions), 0)
        figures = tuple(figure if i == whole else None for i, figure in enumerate(figures))
        if not caption.strip():
            return None
        if caption.lower().strip() == "per share":  # "Dividends / $.20 per share"
            caption = f"{' '.join((*line.section[-1:], line.caption)).partition('$')[0].strip(' -:')} per share".strip()
    else:
        caption, dimensions = class_of_stock(caption)
        if not all(column.dimensions for column in columns):  # said of the whole, not of its parts
            figures = tuple(None if column.dimensions else figure for column, figure in zip(columns, figures, strict=True))
        is_part = counts_moved or extra.measure is Measure.MONETARY or (extra.measure is Measure.SHARES and "treasury" in caption.lower())
        figures = _where_printed(entry, figures) if is_part else figures
        if not any(figures):
            return None
    return LineItem(
        caption=caption,
        role=LineRole.ITEM if counts_moved else LineRole.PARENTHETICAL,
        figures=figures,
        measure=extra.measure,
        level=line.level + 1,
        section=line.section,
        spans=line.spans,
        period=entry.period,
        host=None if counts_moved else host,
        dimensions=dimensions,
    )


def _where_printed(entry: PlacedLine, figures: tuple[Figure | None, ...]) -> tuple[Figure | None, ...]:
    """An amount said once in the columns whose amounts it can be part of: "net of taxes of $185" is none of a year's without any.

    So are shares held in treasury, where their cost is nothing.
    """
    if len({figure.span for figure in figures if figure}) > 1:
        return figures
    filled = {entry.places[column] for column, cell in entry.line.cells.items() if column in entry.places and cell.numeral.value}
    return tuple(figure if not filled or at in filled else None for at, figure in enumerate(figures))
