"""Whether sums foot, column by column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

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

    @property
    def exact(self) -> bool:
        """Whether they agree to the last printed digit."""
        return not self.difference


def footings(statement: Statement, total: int, terms: Sequence[Term]) -> tuple[Footing, ...]:
    """The sum in every column where the total and at least one part are printed; a part not printed there counts as zero."""
    found = []
    for column, stated in enumerate(statement.lines[total].figures):
        parts = [(term.weight, figure) for term in terms if (figure := statement.lines[term.line].figures[column])]
        if stated is None or not parts:
            continue
        computed = sum((weight * figure.value for weight, figure in parts), Decimal(0))
        allowed = sum((half_step(figure) for figure in (stated, *(figure for _, figure in parts))), Decimal(0))
        found.append(Footing(column, stated.value, computed, allowed))
    return tuple(found)


def half_step(figure: Figure) -> Decimal:
    """How far a printed figure may be from the exact one; a dash is an exact zero."""
    return Decimal(0) if figure.is_dash else Decimal(1).scaleb(-figure.decimals) / 2
