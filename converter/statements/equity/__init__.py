"""Statements of equity as a matrix: components as columns, balances and movements as rows.

A column's head names its component, which becomes a dimension (us-gaap:StatementEquityComponentsAxis); the total has none.
A balance row is an instant by the date in its caption; the rows between two balances are movements of the time between them. Columns that
count shares make lines of their own, since a line has one measure; a dash there only says that an amount of money counts none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.model.concept import HELD_IN_TREASURY
from converter.model.period import Period
from converter.model.quantity import Measure
from converter.model.statement import Column, LineRole, StatementKind
from converter.periods import find_mentions
from converter.statements.columns import PeriodContext
from converter.statements.equity.balances import row_periods, says_balance
from converter.statements.equity.components import EquityComponent, component_dimensions, read_components, told_apart, without_common_words
from converter.statements.lines import Line, PlacedLine, TablePart, join_facing

_OF_STOCK = re.compile(r"\b(?:shares?|stock|units?|interests?)\b", re.IGNORECASE)
_DOUBTFUL = re.compile(
    r"^(?!.*\b(?:number|issued|outstanding)\b).*\b(?:common|preferred|preference|treasury|capital)\s+(?:shares|units)$", re.IGNORECASE
)
_FEW_COLUMNS = 2


def is_matrix(kind: StatementKind, parts: Sequence[TablePart], lines: Sequence[Line]) -> bool:
    """Whether an equity statement has components as columns: its balances have dates of their own, or its heads none (or all the same)."""
    heads = [head for part in parts for head in part.heads if head]
    if kind is not StatementKind.EQUITY or not heads:
        return False
    balances = {find_mentions(line.caption).years[-1:] for line in lines if line.cells and says_balance(line.caption)} - {()}
    if len(balances) > 1:
        return True
    if _is_by_year(parts[0].heads):
        return False
    dates = [find_mentions(head).dates for head in heads]
    named = {tuple((d.year, d.month, d.day) for d in found) for found in dates}
    return sum(map(bool, dates)) * 2 < len(heads) or (len(named) == 1 and len(heads) > _FEW_COLUMNS)


def _is_by_year(heads: Sequence[str]) -> bool:
    """Whether the heads of a statement's first part are years, whatever another table below it has ("Shares of stock / Common")."""
    years = [mentions.years for head in heads if head and (mentions := find_mentions(head))]
    return len(set(years)) == len(years) > 1 and all(years)


def read_matrix(
    parts: Sequence[TablePart], lines: Sequence[Line], title: str, context: PeriodContext
) -> tuple[list[Column], list[PlacedLine]]:
    """Columns with their dimensions, and lines with their periods; columns of unknown components are left out."""
    components: list[tuple[int, EquityComponent]] = []
    places: list[dict[int, int]] = []
    kept: list[EquityComponent] = []
    for number, part in enumerate(parts):
        used = sorted({column for line in lines if line.part == number for column in line.cells})
        heads = without_common_words(part.heads if any(part.heads) or not number else parts[number - 1].heads)
        rows = [{column: cell.numeral.value for column, cell in line.cells.items()} for line in lines if line.part == number]
        components = _without_false_money(_without_false_counts(list(read_components(heads, used)), rows), rows)
        place: dict[int, int] = {}
        for column, component in components:
            if component.is_known:
                free = [at for at, other in enumerate(kept) if other == component and at not in place.values()]
                place[column] = free[0] if free else len(kept)
                if not free:
                    kept.append(told_apart(component, kept))
        places.append(place)
        join_facing(lines, number, places)
    columns = [Column(component.heading, None, dimensions=component_dimensions(component.member)) for component in kept]
    counts = {at for at, component in enumerate(kept) if component.is_shares}
    held = {at for at in counts if (member := kept[at].member) and member.name in HELD_IN_TREASURY}
    periods = row_periods(lines, title, context)
    return columns, [
        entry
        for line, period in zip(lines, periods, strict=True)
        if line.cells or line.caption
        for entry in split_counts(line, places[line.part], counts, period, held)
    ]


def _without_false_counts(
    components: list[tuple[int, EquityComponent]], rows: Sequence[Mapping[int, Decimal]]
) -> list[tuple[int, EquityComponent]]:
    """The components, columns like "Common shares" taken for money where the total is the sum only with them."""
    doubtful = {column for column, component in components if component.is_shares and _DOUBTFUL.search(component.heading)}
    total, money = _total_and_parts(components)
    tested = [row for row in rows if total in row and any(row.get(column) for column in doubtful)]
    if not doubtful or sum(sum(row.get(c, 0) for c in money | doubtful) == row.get(total or 0) for row in tested) * 2 <= len(tested):
        return components
    return [(column, replace(component, is_shares=False) if column in doubtful else component) for column, component in components]


def _without_false_money(
    components: list[tuple[int, EquityComponent]], rows: Sequence[Mapping[int, Decimal]]
) -> list[tuple[int, EquityComponent]]:
    """The components, columns like "Partnership interest" taken for counts where the total is the sum only without them."""
    total, money = _total_and_parts(components)
    return [
        (column, replace(component, is_shares=True) if column in money and _is_beside(column, total, money, rows, component) else component)
        for column, component in components
    ]


def _total_and_parts(components: Sequence[tuple[int, EquityComponent]]) -> tuple[int | None, set[int]]:
    """The column of the total, and the other columns of money."""
    total = next((column for column, of in components if of.is_known and of.member is None and not of.is_shares), None)
    return total, {column for column, component in components if not component.is_shares and column != total}


def _is_beside(column: int, total: int | None, money: set[int], rows: Sequence[Mapping[int, Decimal]], component: EquityComponent) -> bool:
    """Whether a column stands beside the sum of the others in every row where it has a figure."""
    tested = [row for row in rows if total in row and row.get(column)]
    are_sums = (sum(row.get(other, 0) for other in money - {column}) == row.get(total or 0) for row in tested)
    return bool(_OF_STOCK.search(component.heading)) and len(tested) >= _FEW_COLUMNS and all(are_sums)


def split_counts(
    line: Line, place: dict[int, int], counts: set[int], period: Period | None = None, held: Collection[int] = ()
) -> list[PlacedLine]:
    """A line with its money, and where it counts shares, too, others with the counts; what is `held` in treasury is counted apart."""
    money = {column: cell for column, cell in line.cells.items() if place.get(column) not in counts}
    shares = {column: cell for column, cell in line.cells.items() if place.get(column) in counts}
    if not shares:
        return [PlacedLine(line, place, period=period)]
    groups = [{c: cell for c, cell in shares.items() if (place[c] in held) is is_held} for is_held in (False, True)]
    counted = [PlacedLine(replace(line, cells=cells, role=LineRole.ITEM), place, Measure.SHARES, period) for cells in groups if cells]
    if not money:
        return counted
    amounts = PlacedLine(replace(line, cells=money), place, Measure.MONETARY, period)
    return [amounts, *(each for each in counted if any(cell.numeral.value for cell in each.line.cells.values()))]
