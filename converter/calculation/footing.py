"""Whether sums foot, column by column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from converter.model.quantity import Figure
from converter.model.statement import Statement, Term


@dataclass(frozen=True, slots=True)
class Footing:
    """A total against its parts in one column: `allowed` is what rounding of the printed digits can account for.

    Calculation 1.1 uses the same bound: half a unit of the last printed place for each part and the total.
    """

    column: int
    stated: Decimal
    computed: Decimal
    allowed: Decimal

    @property
    def difference(self) -> Decimal:
        """What the parts have more than the total."""
        return self.computed - self.stated

    @property
    def foots(self) -> bool:
        """Whether total and parts agree within rounding."""
        return abs(self.difference) <= self.allowed


class RunningSums:
    """The sums of ever more parts of a total, in every column where the total is printed."""

    def __init__(self, statement: Statement, total: int) -> None:
        self._lines = statement.lines
        self._stated = [(column, figure) for column, figure in enumerate(statement.lines[total].figures) if figure]
        self._sums = [(Decimal(0), half_step(figure), 0) for _, figure in self._stated]

    def add(self, line: int, weight: int) -> None:
        """One more part."""
        figures = self._lines[line].figures
        for place, (column, _) in enumerate(self._stated):
            figure = figures[column]
            if figure:
                computed, allowed, parts = self._sums[place]
                self._sums[place] = (computed + weight * figure.value, allowed + half_step(figure), parts + 1)

    def footings(self) -> tuple[Footing, ...]:
        """The sums where at least one part is printed; a part not printed there counts as zero."""
        pairs = zip(self._stated, self._sums, strict=True)
        return tuple(Footing(column, stated.value, computed, allowed) for (column, stated), (computed, allowed, parts) in pairs if parts)


def footings(statement: Statement, total: int, terms: Sequence[Term]) -> tuple[Footing, ...]:
    """The sum in every column where the total and at least one part are printed."""
    sums = RunningSums(statement, total)
    for term in terms:
        sums.add(term.line, term.weight)
    return sums.footings()


def half_step(figure: Figure) -> Decimal:
    """How far a printed figure may be from the exact one; a dash is an exact zero."""
    return Decimal(0) if figure.is_dash else _half_of_last_place(figure.decimals)


@cache
def _half_of_last_place(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals) / 2 + 0  # + 0: "500", not "5E+2"
