"""How much of a statement the arithmetic vouches for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from converter.calculation.amounts import is_summable
from converter.calculation.footing import footings
from converter.calculation.matrix import carried_forward, cross_footings
from converter.calculation.rollforward import roll_forwards
from converter.model.statement import Calculation, Statement


@dataclass(frozen=True, slots=True)
class Proof:
    """How many money figures a statement's face has, and how many take part in a sum that foots."""

    figures: int
    proven: int

    @property
    def share(self) -> Decimal:
        """From 0 to 1; 1 for a statement without figures, where nothing is left to prove."""
        return Decimal(self.proven) / self.figures if self.figures else Decimal(1)


def prove(statement: Statement, calculation: Calculation) -> Proof:
    """The share of a statement's money figures that take part in a sum, roll-forward or row that foots."""
    face = {
        (index, column)
        for index, line in enumerate(statement.lines)
        if is_summable(line)
        for column, figure in enumerate(line.figures)
        if figure
    }
    return Proof(len(face), len(face & set(_proven(statement, calculation))))


def _proven(statement: Statement, calculation: Calculation) -> Iterator[tuple[int, int]]:
    """Line and column of each figure in something that foots."""
    rolls = (*roll_forwards(statement, calculation), *carried_forward(statement, calculation))
    sums = [(s.total, s.terms) for s in calculation.summations] + [(roll.closing, roll.terms) for roll in rolls]
    for total, terms in sums:
        for footing in footings(statement, total, terms):
            if footing.foots:
                yield from ((line, footing.column) for line in (total, *(term.line for term in terms)))
    for row in cross_footings(statement):
        if row.footing.foots:
            yield from ((row.line, column) for column in (row.footing.column, *row.components))
