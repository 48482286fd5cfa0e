"""The sums that sheets show as formulas, and what each comes to in each column beside what is printed.

Beside the proven summations these are the totals that do not foot, over the lines that are surely their parts, so that a
reader sees by how much; and the roll-forwards of balances, which no calculation linkbase may hold (EFM 6.14.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from converter.calculation import Misfit, all_misfits, roll_forwards
from converter.calculation import footings as column_footings
from converter.model.report import MappedStatement, Report
from converter.model.statement import Calculation, Summation
from converter.recent import remember_last


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
        """What the terms have more than the total."""
        return self.computed - self.stated

    @property
    def foots(self) -> bool:
        """Whether rounding alone explains the difference."""
        return abs(self.difference) <= self.tolerance


@remember_last
def shown_calculations(report: Report) -> tuple[Calculation, ...]:
    """The sums to show, statement by statement."""
    return tuple(map(_shown, report.statements, all_misfits(report.statements)))


def _shown(mapped: MappedStatement, misfits: Sequence[Misfit]) -> Calculation:
    """The proven summations, then for other totals what does not foot but surely should, then roll-forwards."""
    proven = mapped.calculation.summations
    broken = (Summation(m.total, m.terms) for m in misfits if m.is_convincing)
    rolled = (Summation(r.closing, r.terms) for r in roll_forwards(mapped.statement, mapped.calculation))
    shown: dict[int, Summation] = {summation.total: summation for summation in proven}
    for summation in (*broken, *rolled):
        if summation.total not in shown and not _reaches(shown, summation):
            shown[summation.total] = summation
    return Calculation(tuple(sorted(shown.values(), key=lambda summation: summation.total)))


def _reaches(shown: dict[int, Summation], summation: Summation) -> bool:
    """Whether a sum's terms are, by way of other sums, made of its own total."""
    open_lines = [term.line for term in summation.terms]
    while open_lines:
        line = open_lines.pop()
        if line == summation.total:
            return True
        if line in shown:
            open_lines += [term.line for term in shown[line].terms]
    return False


@remember_last
def footings(report: Report) -> tuple[Footing, ...]:
    """All sums of the report, in the order of statements, totals and columns."""
    pairs = enumerate(zip(report.statements, shown_calculations(report), strict=True))
    return tuple(found for index, (mapped, calculation) in pairs for found in _of_statement(index, mapped, calculation))


def _of_statement(index: int, mapped: MappedStatement, calculation: Calculation) -> Iterator[Footing]:
    proven = {summation.total for summation in mapped.calculation.summations}
    for summation in calculation.summations:
        for found in column_footings(mapped.statement, summation.total, summation.terms):
            if found.foots or summation.total not in proven or _all_printed(mapped, summation, found.column):
                yield Footing(index, summation.total, found.column, summation, found.computed, found.stated, found.allowed)


def _all_printed(mapped: MappedStatement, summation: Summation, column: int) -> bool:
    """A proven summation says nothing of columns that do not print all of its terms."""
    return all(mapped.statement.lines[term.line].figures[column] for term in summation.terms)
