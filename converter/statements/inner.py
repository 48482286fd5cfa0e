"""Amounts inside the captions of a statement as line items of their own, hosted by the caption's line.

On a balance sheet they are parts and details of the line ("less allowance of $241"); in a movement of equity a count is of shares that
moved, so that it is an item beside the movement's amount.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from converter.maps.caption import without_counts
from converter.model.fact import Dimension
from converter.model.period import Duration, Instant, Period
from converter.model.quantity import Figure, Measure
from converter.model.source import SourceText, Span
from converter.model.statement import Column, LineItem, LineRole, StatementKind
from converter.periods import ends_early
from converter.statements.classes import class_of_stock
from converter.statements.equity.headings import is_movement
from converter.statements.lines import Line, PlacedLine
from converter.statements.parentheticals import BEFORE_TAX, Parenthetical, of_stock_above, read_parentheticals, scaled

_OF_PREFERRED = re.compile(r"\bprefer(?:red|ence)\b", re.IGNORECASE)
_OF_STOCK = re.compile(r"\b(?:stock|shares|units|interests)\b", re.IGNORECASE)
_DEAREST = 5000  # dollars a share; a count that makes one dearer is in the scale of the money


@dataclass(frozen=True, slots=True)
class InnerAmounts:
    """How amounts inside captions are read for one statement.

    `money` is its scale; `counted` are the places of lines that have counts of shares in columns.
    """

    source: SourceText
    kind: StatementKind
    columns: Sequence[Column]
    money: int
    counted: Collection[tuple[Span, ...]]

    def items(self, entry: PlacedLine, host: int) -> Iterator[LineItem]:
        """The amounts inside a line's caption; `host` is the line's place among the items."""
        line = entry.line
        years, fiscal = [_year(column.period) for column in self.columns], [_fiscal_year(column.period) for column in self.columns]
        moves = _is_movement(entry, self.kind)
        counted = False
        tells = moves and not _OF_PREFERRED.search(line.caption)  # "Conversion of preferred stock (500 shares)": of which?
        for extra in read_parentheticals(self.source, line.spans, years, self.money, _largest(line), fiscal, moves=tells):
            named = of_stock_above(extra.caption, line.section) if self.kind is StatementKind.BALANCE_SHEET else extra.caption
            said = replace(extra, caption=named)
            counts = moves and extra.measure is Measure.SHARES
            if counts and (counted or line.spans in self.counted):  # "Issuance of 500 shares, net of 40 shares exchanged"
                continue
            counted = counted or counts
            if item := _item(entry, self._moved(entry, said) if counts else said, None if counts else host, self.columns):
                yield item

    def _moved(self, entry: PlacedLine, extra: Parenthetical) -> Parenthetical:
        """Shares that moved, not shares that there are; in thousands where each would cost thousands otherwise."""
        caption = f"{without_counts(entry.line.caption)}, shares"
        most = max((figure.value for figure in extra.figures if figure), default=Decimal(0))
        if not self.money or _largest(entry.line).scaleb(self.money) <= most * _DEAREST:
            return replace(extra, caption=caption)
        return replace(extra, caption=caption, figures=tuple(figure and scaled(figure, self.money) for figure in extra.figures))


def _item(entry: PlacedLine, extra: Parenthetical, host: int | None, columns: Sequence[Column]) -> LineItem | None:
    """An amount inside a caption. In a matrix, whose lines have the periods, it is said once: of the whole, not of each part."""
    line, figures, caption = entry.line, _as_host(entry.line, extra), extra.caption
    dimensions: tuple[Dimension, ...] = ()
    if entry.period is not None:
        shown = _column_of_row(entry, columns, extra.measure)
        figures = tuple(figure if i == shown else None for i, figure in enumerate(figures))
        if not caption.strip():
            return None
        if caption.lower().strip() == "per share":  # "Dividends / $.20 per share"
            caption = f"{' '.join((*line.section[-1:], line.caption)).partition('$')[0].strip(' -:')} per share".strip()
    else:
        caption, dimensions = class_of_stock(caption)
        if not all(column.dimensions for column in columns):  # said of the whole, not of its parts
            figures = tuple(None if column.dimensions else figure for column, figure in zip(columns, figures, strict=True))
        is_part = host is None or extra.measure is Measure.MONETARY or (extra.measure is Measure.SHARES and "treasury" in caption.lower())
        figures = _where_printed(entry, figures) if is_part else figures
        if not any(figures):
            return None
    return LineItem(
        caption=caption,
        role=LineRole.ITEM if host is None else LineRole.PARENTHETICAL,
        figures=figures,
        measure=extra.measure,
        level=line.level + 1,
        section=line.section,
        spans=line.spans,
        period=entry.period,
        host=host,
        dimensions=dimensions,
    )


def _column_of_row(entry: PlacedLine, columns: Sequence[Column], measure: Measure) -> int:
    """Where an amount said of a row is shown: in the column of the whole; without one, where the row has amounts.

    A count of shares stands in a column of stock, if the row has an amount in one: shares bought back beside their cost.
    """
    whole = [at for at, column in enumerate(columns) if not column.dimensions]
    filled = sorted(entry.places[column] for column, cell in entry.line.cells.items() if column in entry.places and cell.numeral.value)
    stock = [at for at in filled if measure is Measure.SHARES and _OF_STOCK.search(columns[at].heading)]
    return next(iter((*whole, *stock, *filled)), 0)


def _as_host(line: Line, extra: Parenthetical) -> tuple[Figure | None, ...]:
    """The figures, those of an amount before tax with the sign of the amount net of it: "Adjustment ($577 pre-tax)  (394)"."""
    values = [cell.numeral.value for cell in line.cells.values() if cell.numeral.value]
    if not extra.caption.endswith(BEFORE_TAX) or not values or max(values) > 0:
        return extra.figures
    return tuple(figure and replace(figure, value=-abs(figure.value)) for figure in extra.figures)


def _where_printed(entry: PlacedLine, figures: tuple[Figure | None, ...]) -> tuple[Figure | None, ...]:
    """An amount said once in the columns whose amounts it can be part of: "net of taxes of $185" is none of a year's without any.

    So are shares held in treasury, where their cost is nothing.
    """
    if len({figure.span for figure in figures if figure}) > 1:
        return figures
    filled = {entry.places[column] for column, cell in entry.line.cells.items() if column in entry.places and cell.numeral.value}
    return tuple(figure if not filled or at in filled else None for at, figure in enumerate(figures))


def _is_movement(entry: PlacedLine, kind: StatementKind) -> bool:
    """Whether a line of a statement of equity tells what moved, not what there is."""
    if kind is not StatementKind.EQUITY or not entry.line.cells:
        return False
    return isinstance(entry.period, Duration) if entry.period else is_movement(entry.line.caption)


def _largest(line: Line) -> Decimal:
    return max((abs(cell.numeral.value) for cell in line.cells.values()), default=Decimal(0))


def _year(period: Period | None) -> int | None:
    return period.end.year if isinstance(period, Instant | Duration) else None


def _fiscal_year(period: Period | None) -> int | None:
    """The year that a period is called by: one that ends on January 2, 2000 may be the year 1999."""
    year = _year(period)
    return year - 1 if year and isinstance(period, Instant | Duration) and ends_early(period.end) else year
