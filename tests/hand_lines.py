"""Statements written by hand, a line a tuple, for the tests of maps."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from converter.model.period import Duration, Instant
from converter.model.quantity import Figure, Measure
from converter.model.source import Span
from converter.model.statement import Column, LineItem, LineRole, Statement, StatementKind

END = Instant(date(2002, 9, 30))
YEAR = Duration(date(2002, 1, 1), date(2002, 9, 30))


def figure(value: str) -> Figure:
    return Figure(Decimal(value), 0, 0, Span(0, 0))


def item(
    caption: str, *values: str, measure: Measure = Measure.MONETARY, role: LineRole = LineRole.ITEM, host: int | None = None
) -> LineItem:
    return LineItem(caption, role, tuple(figure(value) for value in values), measure, host=host)


def statement(kind: StatementKind, lines: Sequence[LineItem]) -> Statement:
    count = max(len(line.figures) for line in lines)
    period = END if kind is StatementKind.BALANCE_SHEET else YEAR
    columns = tuple(Column(f"column {n}", period) for n in range(count))
    return Statement(kind, "", columns, tuple(lines))
