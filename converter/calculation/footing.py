"""Whether sums foot, column by column, and how much of a statement the arithmetic vouches for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from converter.calculation.amounts import is_summable
from converter.calculation.rollforward import roll_forwards
from converter.model.quantity import Figure
from converter.model.statement import Calculation, Statement, Term


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

    @property
    def exact(self) -> bool:
        """Whether they agree to the last printed digit."""
        return not self.difference


@dataclass(frozen=True, slots=True)
class Proof:
    """How many money figures a statement's face has, and how many take part in a sum that foots."""

    figures: int
    proven: int

    @property
    def share(self) -> Decimal:
        """From 0 to 1; 1 for a statement without figures, where nothing is left to prove."""
        return Decimal(self.proven) / self.figures if self.figures else Decimal(1)


def footings(statement: Statement, total: int, terms: Sequence[Term]) -> tuple[Footing, ...]:
    """The sum in every column where the total and at least one part are printed; a part not printed there counts as zero."""
    found = []
    for column, stated in enumerate(statement.lines[total].figures):
        parts = [(term.weight, figure) for term in terms if (figure := statement.lines[term.line].figures[column])]
        if stated is None or not parts:
            continue
        computed = sum((weight * figure.value for weight, figure in parts), Decimal(0))
        allowed = sum((_half_step(figure) for figure in (stated, *(figure for _, figure in parts))), Decimal(0))
        found.append(Footing(column, stated.value, computed, allowed))
    return tuple(found)


def prove(statement: Statement, calculation: Calculation) -> Proof:
    """The share of a statement's money figures that take part in a sum or roll-forward that foots in their column."""
    face = {
        (index, column)
        for index, line in enumerate(statement.lines)
        if is_summable(line)
        for column, figure in enumerate(line.figures)
        if figure
    }
    proven: set[tuple[int, int]] = set()
    sums = [(s.total, s.terms) for s in calculation.summations] + [(r.closing, r.terms) for r in roll_forwards(statement, calculation)]
    for total, terms in sums:
        for footing in footings(statement, total, terms):
            if footing.foots:
                proven |= {(line, footing.column) for line in (total, *(term.line for term in terms))}
    return Proof(len(face), len(face & proven))


def _half_step(figure: Figure) -> Decimal:
    return Decimal(0) if figure.is_dash else Decimal(1).scaleb(-figure.decimals) / 2
