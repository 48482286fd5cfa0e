"""Totals that do not foot: which, by how much, over which lines, and what the difference looks like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from converter.calculation.amounts import is_summable
from converter.calculation.captions import Claim, Wording, is_balance
from converter.calculation.footing import Footing, footings
from converter.model.finding import Finding, Severity
from converter.model.quantity import Measure
from converter.model.source import SourceText
from converter.model.statement import Calculation, LineRole, Statement, Term

_PLAUSIBLE = 3
"""Lines whose sum is less than a third or more than three times the total are hardly its parts."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A line that claims to be a total, the lines that should be its parts, and the columns in which they do not agree."""

    total: int
    terms: tuple[Term, ...]
    footings: tuple[Footing, ...]

    @property
    def failing(self) -> tuple[Footing, ...]:
        """The columns that do not foot."""
        return tuple(f for f in self.footings if not f.foots)


def misfits(statement: Statement, calculation: Calculation) -> tuple[Misfit, ...]:
    """Totals by caption or rule for which no sum was found, each with the run of lines above that comes nearest to it."""
    words = [Wording.of(line, statement.kind) for line in statement.lines]
    below = {term.line for s in calculation.summations for term in s.terms if s.total < term.line}
    open_lines: list[int] = []
    found = []
    for index, line in enumerate(statement.lines):
        if not is_summable(line) or is_balance(statement, line):
            continue
        summation = calculation.of_total(index)
        if summation:
            taken = {term.line for term in summation.terms}
            open_lines = [i for i in open_lines if i not in taken]
        elif words[index].claim is Claim.CLEAR and line.measure is Measure.MONETARY and any(f and f.value for f in line.figures):
            misfit = _nearest(statement, words, index, open_lines)
            if misfit:
                found.append(misfit)
        if index not in below:
            open_lines.append(index)
    return tuple(found)


def footing_findings(statement: Statement, calculation: Calculation, source: SourceText) -> tuple[Finding, ...]:
    """A finding for each total that does not foot, with place, sum, stated total, difference and the parts."""
    return tuple(_finding(statement, misfit, source) for misfit in misfits(statement, calculation))


def _nearest(statement: Statement, words: Sequence[Wording], total: int, open_lines: Sequence[int]) -> Misfit | None:
    best: tuple[int, Decimal] | None = None
    nearest: Misfit | None = None
    for terms in _readings(statement, words, total, open_lines):
        columns = footings(statement, total, terms)
        if not columns or not all(_plausible(f) for f in columns):
            continue
        rank = (sum(not f.foots for f in columns), max(abs(f.difference) for f in columns))
        if best is None or rank < best:
            best, nearest = rank, Misfit(total, terms, columns)
    return nearest if nearest and nearest.failing else None


def _plausible(footing: Footing) -> bool:
    return not footing.stated or 1 / Decimal(_PLAUSIBLE) <= footing.computed / footing.stated <= _PLAUSIBLE


def _readings(statement: Statement, words: Sequence[Wording], total: int, open_lines: Sequence[int]) -> Iterator[tuple[Term, ...]]:
    """Runs of two and more lines above the total that begin after a heading or total, added or by the captions' signs."""
    for start in range(len(open_lines) - 2, -1, -1):
        if start and not _begins(statement, words, open_lines[start - 1], open_lines[start]):
            continue
        run = open_lines[start:]
        plain = tuple(Term(line, 1) for line in run)
        signed = tuple(Term(line, _sign(statement, words, line, total)) for line in run)
        yield plain
        if signed != plain:
            yield signed


def _begins(statement: Statement, words: Sequence[Wording], before: int, line: int) -> bool:
    lines = statement.lines
    return (
        Claim.CLEAR in (words[before].claim, words[line].claim)
        or lines[before].section != lines[line].section
        or any(lines[i].role is LineRole.HEADING for i in range(before + 1, line))
    )


def _sign(statement: Statement, words: Sequence[Wording], line: int, total: int) -> int:
    positive = all(f is None or f.value >= 0 for f in statement.lines[line].figures)
    return -1 if positive and (words[line].contra or (words[line].expense and words[total].profit)) else 1


def _finding(statement: Statement, misfit: Misfit, source: SourceText) -> Finding:
    first = misfit.failing[0]
    line = statement.lines[misfit.total]
    figure = line.figures[first.column]
    span = figure.span if figure else None
    parts = ", ".join(f"{'-' if term.weight < 0 else ''}{_name(statement, term.line)}" for term in misfit.terms)
    sums = "; ".join(
        f"{_column(statement, f.column)}: the parts sum to {f.computed:,}, the total says {f.stated:,}, the difference is {f.difference:,}"
        for f in misfit.failing
    )
    footing = [_column(statement, f.column) for f in misfit.footings if f.foots]
    elsewhere = f" It does foot for {', '.join(footing)}." if footing else ""
    return Finding(
        "calculation.does-not-foot",
        Severity.WARNING,
        f'"{_name(statement, misfit.total)}" is not the sum of the lines above it. {sums}. Parts: {parts}.{elsewhere}',
        source.place(span) if span else None,
        source.excerpt(span) if span else line.caption,
        _suspicion(statement, misfit, first)
        or "Compare the parts with the source; if the filing itself is wrong, nothing is to be changed.",
        "XBRL Calculations 1.1",
    )


def _suspicion(statement: Statement, misfit: Misfit, footing: Footing) -> str:
    """What the difference looks like: a line that was left out or counted twice, or two digits that changed places."""
    parts = {term.line for term in misfit.terms} | {misfit.total}
    for index, line in enumerate(statement.lines):
        figure = line.figures[footing.column] if line.figures else None
        if figure and figure.value and abs(figure.value) == abs(footing.difference):
            relation = "is one of the parts" if index in parts else "is not among the parts"
            return f'The difference is the amount of "{_name(statement, index)}", which {relation}.'
    for index in sorted(parts):
        figure = statement.lines[index].figures[footing.column]
        if figure and _is_transposition(figure.value, footing.difference):
            return f'Two neighbouring digits of "{_name(statement, index)}" ({figure.value:,}) may have changed places.'
    return ""


def _is_transposition(value: Decimal, difference: Decimal) -> bool:
    digits = str(abs(int(value)))
    swapped = (digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(len(digits) - 1))
    return any(abs(int(other) - int(digits)) == abs(difference) for other in swapped if other != digits)


def _name(statement: Statement, line: int) -> str:
    return statement.lines[line].caption or f"line {line + 1}, without a caption"


def _column(statement: Statement, column: int) -> str:
    found = statement.columns[column]
    return str(found.period) if found.period else found.heading or f"column {column + 1}"
