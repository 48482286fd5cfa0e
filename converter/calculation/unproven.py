"""Totals that do not foot: which, by how much, over which lines, and what the difference looks like."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from converter.calculation.amounts import is_summable
from converter.calculation.captions import Claim, Wording, is_balance
from converter.calculation.footing import Footing
from converter.calculation.nearest import Misfit, nearest_run
from converter.model.finding import Finding, Severity
from converter.model.quantity import Measure
from converter.model.report import MappedStatement
from converter.model.source import SourceText
from converter.model.statement import Calculation, Statement, StatementKind
from converter.recent import remember_last

_FACES = (StatementKind.BALANCE_SHEET, StatementKind.INCOME, StatementKind.COMPREHENSIVE_INCOME, StatementKind.CASH_FLOW)


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
        elif words[index].claim is not Claim.NONE and line.measure is Measure.MONETARY and line.has_amount:
            misfit = nearest_run(statement, words, index, open_lines)
            if misfit and (misfit.foots_elsewhere or (words[index].claim is Claim.CLEAR and statement.kind in _FACES)):
                found.append(misfit)
                if misfit.is_convincing:
                    taken = {term.line for term in misfit.terms}
                    open_lines = [i for i in open_lines if i not in taken]
        if index not in below:
            open_lines.append(index)
    return tuple(found)


@remember_last
def all_misfits(statements: tuple[MappedStatement, ...]) -> tuple[tuple[Misfit, ...], ...]:
    """The misfits of each of a report's statements, which both checks and sheets show."""
    return tuple(misfits(mapped.statement, mapped.calculation) for mapped in statements)


def footing_findings(statement: Statement, found: Sequence[Misfit], source: SourceText) -> tuple[Finding, ...]:
    """A finding for each total that does not foot, with place, sum, stated total, difference and the parts."""
    return tuple(_finding(statement, misfit, source) for misfit in found)


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
    sure = misfit.is_convincing
    return Finding(
        "calculation.does-not-foot" if sure else "calculation.unproven",
        Severity.WARNING if sure else Severity.INFO,
        f'"{_name(statement, misfit.total)}" is not the sum of the lines above it. {sums}. Parts: {parts}.{elsewhere}',
        source.place(span) if span else None,
        source.excerpt(span) if span else line.caption,
        _suspicion(statement, misfit, first)
        or "Compare the parts with the source; if the filing itself is wrong, nothing is to be changed.",
        "XBRL Calculations 1.1",
    )


def _suspicion(statement: Statement, misfit: Misfit, footing: Footing) -> str:
    """What the difference looks like: a line left out, counted twice, with the wrong sign or column, or digits that changed places."""
    parts = {term.line for term in misfit.terms} | {misfit.total}
    for index, line in enumerate(statement.lines):
        figure = line.figures[footing.column] if line.figures else None
        if figure and figure.value and abs(figure.value) == abs(footing.difference):
            relation = "is one of the parts" if index in parts else "is not among the parts"
            return f'The difference is the amount of "{_name(statement, index)}", which {relation}.'
    for term in misfit.terms:
        figure = statement.lines[term.line].figures[footing.column]
        if figure and figure.value and figure.value * term.weight * 2 == footing.difference:
            return f'The difference is twice the amount of "{_name(statement, term.line)}": its sign or brackets may be misprinted.'
    for index in sorted(parts):
        figures = statement.lines[index].figures
        if figures[footing.column] is None and any(f and abs(f.value) == abs(footing.difference) for f in figures):
            return f'The difference is an amount of "{_name(statement, index)}" that stands in another column.'
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
