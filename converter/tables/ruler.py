"""Where a table's columns of figures stand: found from how figures line up over all rows.

Figures of one column end at the same place, give or take a character; brackets and percent signs hang over that edge.
The reading, in order:

1. every numeral that stands clear of the words before it votes for its right edge;
2. edges next to each other are one column, unless a row has figures at both;
3. a thin column that never shares a row with its neighbour, and stands nearer to it than columns of one row ever
   do, belongs to it (earnings per share under thousands, sloppy typing); a place that a single figure of a long
   table has for itself is no column but a word of a caption;
4. where nearly all rows have the same number of figures, and there are more columns than that, the order in the row tells the
   column: rows were shifted (blanks at line starts got lost), or a year has an inner and an outer column;
5. a numeral close behind a word counts only where it hits a column that others made.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from converter.figures import Numeral
from converter.tables.scan import LINES_REMEMBERED, PrintedLine

_FIRST_YEAR, _LAST_YEAR = 1940, 2049
_CLEAR = 2  # blanks that set a figure apart from words
_NEARLY_ALL = 0.7
_MANY_ROWS = 8  # from here on a single figure does not make a column
_MARGIN = 3  # places from the start of lines within which a heading of rows begins
_NEAR = 2  # how far right edges of one column may differ when they are typed with care


@dataclass(frozen=True, slots=True)
class ColumnPlace:
    """The extent of a column: `left` and `right` over all its figures, `edges` where they end, in order."""

    left: int
    right: int
    edges: tuple[int, ...]

    def distance(self, edge: int) -> int:
        """How far a right edge is from the nearest of the column's."""
        return min([abs(edge - own) for own in self.edges])


@dataclass(frozen=True, slots=True)
class Ruler:
    """The columns of a table from left to right; `by_order` where a figure's place in its row tells more than its place on paper."""

    columns: tuple[ColumnPlace, ...]
    by_order: bool = False

    def place(self, line: PrintedLine) -> tuple[tuple[int, Numeral], ...]:
        """The line's figures with the columns they stand in; numerals that hit no column are words of the caption."""
        figures = _figures_of(line, self.columns)[-len(self.columns) or len(line.figures) :]
        if not self.by_order:
            return tuple(zip(_assign(figures, self.columns), figures, strict=True)) if figures else ()
        if len(figures) == len(self.columns):
            return tuple(enumerate(figures))
        return tuple((hits[0], numeral) for numeral in figures if len(hits := self._hits(numeral)) == 1)

    def _hits(self, numeral: Numeral) -> list[int]:
        return [at for at, column in enumerate(self.columns) if column.distance(numeral.end) == 0]


def is_clear(line: PrintedLine, numeral: Numeral) -> bool:
    """Whether a numeral stands apart from the words before it by two blanks (leaders are blanks here)."""
    return not line.text[max(0, numeral.left - _CLEAR) : numeral.left].strip()


def is_year(numeral: Numeral) -> bool:
    """Whether a numeral reads as a year: four digits without comma, sign or decimals."""
    plain = not (numeral.is_grouped or numeral.has_currency or numeral.has_bracket or numeral.has_percent or numeral.places)
    return plain and numeral.end - numeral.start == len("1995") and _FIRST_YEAR <= numeral.value <= _LAST_YEAR


@lru_cache(maxsize=LINES_REMEMBERED)
def clear_figures(line: PrintedLine) -> tuple[Numeral, ...]:
    """The figures of a line from the first one on that stands apart from what is before it.

    A year that opens a line with figures is its caption, or the end of one ("648 in / 1994"); alone at the margin it heads lines.
    """
    for at, numeral in enumerate(line.figures):
        if is_clear(line, numeral):
            opens = is_year(numeral) and not line.text[: numeral.left].strip()
            if opens and (at + 1 < len(line.figures) or (numeral.left <= _MARGIN and not line.text[numeral.right :].strip(" :"))):
                continue
            return line.figures[at:]
    return ()


def make_ruler(lines: Iterable[PrintedLine]) -> Ruler:
    """The columns of figures of a table's body."""
    rows = [figures for line in lines if (figures := clear_figures(line))]
    clusters = _clusters(rows)
    spacing = _spacing(rows)
    clusters = _merged(clusters, spacing)
    count = max(map(len, rows), default=0)
    if len(clusters) > count and sum(len(row) == count for row in rows) >= len(rows) * _NEARLY_ALL:
        return _by_order(rows, count)
    if len(rows) >= _MANY_ROWS:
        clusters = [cluster for cluster in clusters if len(cluster.members) > 1 or len(clusters) == 1]
    return Ruler(tuple(_place(cluster) for cluster in clusters))


@dataclass(slots=True)
class _Cluster:
    """Figures that line up, with the rows that they stand in."""

    members: list[tuple[int, Numeral]]

    @property
    def rows(self) -> set[int]:
        """The rows that have a figure here."""
        return {row for row, _ in self.members}

    @property
    def high(self) -> int:
        """The last right edge."""
        return max(numeral.end for _, numeral in self.members)

    @property
    def edge(self) -> int:
        """The most common right edge."""
        return Counter(numeral.end for _, numeral in self.members).most_common(1)[0][0]


def _clusters(rows: Sequence[tuple[Numeral, ...]]) -> list[_Cluster]:
    by_edge: defaultdict[int, list[tuple[int, Numeral]]] = defaultdict(list)
    for index, row in enumerate(rows):
        for numeral in row:
            by_edge[numeral.end].append((index, numeral))
    clusters: list[_Cluster] = []
    for edge in sorted(by_edge):
        members = by_edge[edge]
        last = clusters[-1] if clusters else None
        if last and edge - last.high <= _NEAR and not last.rows & {row for row, _ in members}:
            last.members += members
        else:
            clusters.append(_Cluster(list(members)))
    return clusters


def _spacing(rows: Iterable[tuple[Numeral, ...]]) -> int:
    """How near to each other two columns of one row come: a low tenth of the distances seen."""
    gaps = sorted(right.end - left.end for row in rows for left, right in pairwise(row))
    return gaps[len(gaps) // 10] if gaps else 0


def _merged(clusters: list[_Cluster], spacing: int) -> list[_Cluster]:
    """Neighbours that never share a row are one column when they are nearer than the columns of one row are."""
    limit = max(spacing * 2 // 3, _NEAR + 1)
    while len(clusters) > 1:
        pairs = [(abs(right.edge - left.edge), at) for at, (left, right) in enumerate(pairwise(clusters)) if not left.rows & right.rows]
        distance, at = min(pairs, default=(limit + 1, 0))
        if distance > limit:
            break
        clusters[at].members += clusters.pop(at + 1).members
    return clusters


def _by_order(rows: Sequence[tuple[Numeral, ...]], count: int) -> Ruler:
    """One column for each place in the row, made from the rows that have figures at all of them."""
    full = [row for row in rows if len(row) == count]
    return Ruler(tuple(_place(_Cluster([(0, row[at]) for row in full])) for at in range(count)), by_order=True)


def _place(cluster: _Cluster) -> ColumnPlace:
    numbers = [numeral for _, numeral in cluster.members]
    edges = sorted({numeral.end for numeral in numbers if not numeral.is_dash} or {numeral.end for numeral in numbers})
    return ColumnPlace(min(n.left for n in numbers), max(n.right for n in numbers), tuple(edges))


def _figures_of(line: PrintedLine, columns: Sequence[ColumnPlace]) -> tuple[Numeral, ...]:
    clear = clear_figures(line)
    rest = line.figures[: len(line.figures) - len(clear)]
    if rest and not rest[-1].is_dash and any(column.distance(rest[-1].end) == 0 for column in columns):
        hit = next(at for at, column in enumerate(columns) if column.distance(rest[-1].end) == 0)
        free = not clear or _nearest(clear[0], columns) > hit
        if free:
            return (rest[-1], *clear)
    return clear


def _nearest(numeral: Numeral, columns: Sequence[ColumnPlace]) -> int:
    nearest, least = 0, math.inf
    for at, column in enumerate(columns):
        cost = _cost(numeral, column)
        if cost == 0:
            return at
        if cost < least:
            nearest, least = at, cost
    return nearest


def _cost(numeral: Numeral, column: ColumnPlace) -> int:
    if numeral.is_dash and column.left <= numeral.start < column.right:
        return 0
    return column.distance(numeral.end)


def _assign(figures: Sequence[Numeral], columns: Sequence[ColumnPlace]) -> tuple[int, ...]:
    """The columns of a row's figures: left to right without crossing, with the least distance over the whole row."""
    greedy = tuple(_nearest(numeral, columns) for numeral in figures)
    if all(left < right for left, right in pairwise(greedy)):
        return greedy
    best: dict[int, tuple[int, tuple[int, ...]]] = {-1: (0, ())}
    for numeral in figures:
        step: dict[int, tuple[int, tuple[int, ...]]] = {}
        for last, (cost, chosen) in best.items():
            for at in range(last + 1, len(columns)):
                total = cost + _cost(numeral, columns[at])
                if at not in step or total < step[at][0]:
                    step[at] = (total, (*chosen, at))
        best = step
    return min(best.values())[1] if best else greedy[: len(figures)]
