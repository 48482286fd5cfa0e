"""What each summation of a report comes to in each column, beside what is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from converter.model.quantity import Figure
from converter.model.report import MappedStatement, Report
from converter.model.statement import Summation

HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Footing:
    """One sum in one column. `statement`, `line` and `column` are indexes into the report; `line` is the total's."""

    statement: int
    line: int
    column: int
    summation: Summation
    computed: Decimal
    stated: Decimal
    tolerance: Decimal

    @property
    def difference(self) -> Decimal:
        """What the total is short of its terms."""
        return self.computed - self.stated

    @property
    def foots(self) -> bool:
        """Whether rounding alone explains the difference."""
        return abs(self.difference) <= self.tolerance


def half_unit(figure: Figure) -> Decimal:
    """Half a unit of a figure's last printed digit: 500 for "1,203" in thousands (Calculations 1.1: an interval around each value)."""
    return HALF.scaleb(-figure.decimals)


def footings(report: Report) -> tuple[Footing, ...]:
    """All sums of the report, in the order of statements, totals and columns."""
    return tuple(footing for index, mapped in enumerate(report.statements) for footing in _of_statement(index, mapped))


def _of_statement(index: int, mapped: MappedStatement) -> Iterator[Footing]:
    for summation in mapped.calculation.summations:
        for column in range(len(mapped.statement.columns)):
            footing = _of_column(index, mapped, summation, column)
            if footing:
                yield footing


def _of_column(index: int, mapped: MappedStatement, summation: Summation, column: int) -> Footing | None:
    """The sum in one column; None where a term is not printed and the rest alone does not make up the total."""
    lines = mapped.statement.lines
    total = lines[summation.total].figures[column]
    terms = [(term.weight, lines[term.line].figures[column]) for term in summation.terms]
    printed = [(weight, figure) for weight, figure in terms if figure is not None]
    if total is None or not printed:
        return None
    computed = sum((weight * figure.value for weight, figure in printed), Decimal(0))
    tolerance = sum((half_unit(figure) for _, figure in printed), half_unit(total))
    footing = Footing(index, summation.total, column, summation, computed, total.value, tolerance)
    return footing if len(printed) == len(terms) or footing.foots else None
