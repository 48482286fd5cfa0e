"""The columns of a statement's parts put together, and its lines with their places in them.

A part is a table with heads of its own: a wide table folded over pages has several, and parts with the same periods share columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from converter.figures import find_scaling
from converter.model.fact import Dimension
from converter.model.outline import StatementRegion
from converter.model.period import Period
from converter.model.statement import Column, StatementKind
from converter.periods import find_mentions
from converter.statements.columns import FACES, PeriodContext, read_column_periods
from converter.statements.divisions import division_dimensions
from converter.statements.equity import split_counts
from converter.statements.equity.components import counts_shares
from converter.statements.equity.headings import section_dimensions
from converter.statements.lines import Line, PlacedLine, PrintedFigure, TablePart, join_facing
from converter.statements.note_columns import note_columns


def place_columns(
    parts: Sequence[TablePart], lines: Sequence[Line], region: StatementRegion, heading: str, context: PeriodContext
) -> tuple[list[Column], list[PlacedLine]]:
    """The statement's columns, and every line with its places in them. Parts with the same periods share columns."""
    columns: list[Column] = []
    places: list[dict[int, int]] = []
    for number, part in enumerate(parts):
        mine = [line for line in lines if line.part == number]
        used = sorted({column for line in mine for column in line.cells} - note_columns(part, mine))
        if not any(part.heads) and places and all(column in places[-1] for column in used):
            places.append(places[-1])
            continue
        heads = _over_amounts([part.heads[column] for column in used], [[line.cells.get(column) for line in mine] for column in used])
        found = read_column_periods(heads, f"{heading}\n{_said(parts, number)}", region.kind, context)
        found = _beside_counts(heads, found) if region.kind is StatementKind.EQUITY else _of_money(heads, found)
        apart = _dimensions(region.kind, heads, found, [_values(line, used) for line in mine], "" if number else context.filer)
        place: dict[int, int] = {}
        for column, head, period, dimensions in zip(used, heads, found, apart, strict=True):
            place[column] = _place(columns, place, mine, Column(head, period, part.head_spans[column], dimensions), column)
        places.append(place)
        join_facing(lines, number, places)
    if region.kind is StatementKind.EQUITY:
        return columns, list(_by_component(columns, places, lines, region.title))
    return columns, [PlacedLine(line, places[line.part]) for line in lines if line.cells or line.caption]


def _by_component(columns: Sequence[Column], places: Sequence[dict[int, int]], lines: Sequence[Line], title: str) -> Iterator[PlacedLine]:
    """The lines of a statement of equity with years as columns, each with the component that it stands under."""
    counts = {at for at, column in enumerate(columns) if counts_shares(column.heading)}
    for line, component in zip(lines, section_dimensions(lines, title), strict=True):
        for entry in split_counts(line, places[line.part], counts):
            yield replace(entry, dimensions=component)


def _over_amounts(heads: Sequence[str], cells: Sequence[Sequence[PrintedFigure | None]]) -> list[str]:
    """The heads, a date that stands over a column of percentages moved to the undated column of amounts that they are shares of."""
    moved = list(heads)
    for left, right in pairwise(range(len(heads))):
        shares = [cell for cell in cells[right] if cell and not cell.numeral.is_dash]
        if (
            shares
            and all(cell.numeral.has_percent for cell in shares)
            and not any(cell and cell.numeral.has_percent for cell in cells[left])
        ):
            said = [find_mentions(heads[at]).dates for at in (left, right)]
            moved[left], moved[right] = (moved[right], "%") if said[1] and not said[0] else (moved[left], moved[right])
    return moved


def _beside_counts(heads: Sequence[str], periods: Sequence[Period | None]) -> tuple[Period | None, ...]:
    """The periods of columns of which each year has two, one that counts shares and one of money: a year stands over either of them."""
    found = list(periods)
    for left, right in pairwise(range(len(heads))):
        if counts_shares(heads[left]) and not counts_shares(heads[right]):
            dated = [bool(find_mentions(heads[at]).dates) for at in (left, right)]
            if dated == [True, False]:
                found[right] = found[left]
            elif dated == [False, True]:
                found[left] = found[right]
    return tuple(found)


def _of_money(heads: Sequence[str], periods: Sequence[Period | None]) -> tuple[Period | None, ...]:
    """The periods of columns of which each date has two, the one "in thousands": what the other counts has none."""
    with_scale = {period for head, period in zip(heads, periods, strict=True) if find_scaling(head)}
    return tuple(None if period in with_scale and not find_scaling(head) else period for head, period in zip(heads, periods, strict=True))


def _said(parts: Sequence[TablePart], number: int) -> str:
    """What is said over a part of its periods, or over the one before where that goes on."""
    said = parts[number].said
    mentions = find_mentions(said)
    return said if not number or mentions.dates or mentions.lengths else f"{parts[number - 1].said}\n{said}"


def _dimensions(
    kind: StatementKind, heads: Sequence[str], periods: Sequence[Period | None], rows: Sequence[dict[int, Decimal]], filer: str
) -> list[tuple[Dimension, ...]]:
    return division_dimensions(heads, periods, rows, filer) if kind in FACES else [()] * len(heads)


def _values(line: Line, used: Sequence[int]) -> dict[int, Decimal]:
    return {at: line.cells[column].numeral.value for at, column in enumerate(used) if column in line.cells}


def _place(columns: list[Column], place: dict[int, int], lines: Sequence[Line], column: Column, at: int) -> int:
    """The index of a part's column in the statement: that of a column with the same period, else a new one."""
    for index, other in enumerate(columns):
        alike = counts_shares(other.heading) == counts_shares(column.heading)
        if column.period is not None and (other.period, other.dimensions) == (column.period, column.dimensions) and alike:
            rivals = [mine for mine, known in place.items() if known == index]
            if not any(at in line.cells and rival in line.cells for line in lines for rival in rivals):
                return index
            column = replace(column, period=None)
            break
    columns.append(column)
    return len(columns) - 1
