"""The statement of equity proves itself twice: along each column from balance to balance, and across each row to its total.

Example: common stock 1,000 + retained earnings 4,650 - unearned plan shares 60 = total 5,590 in the row of a balance, and
4,210 + net income 640 - dividends 200 = 4,650 in the column of retained earnings.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from converter.calculation.amounts import is_summable
from converter.calculation.captions import is_balance
from converter.calculation.footing import Footing, footings, half_step
from converter.calculation.rollforward import RollForward
from converter.model.finding import Finding, Severity
from converter.model.source import SourceText
from converter.model.statement import Calculation, Column, Statement, StatementKind, Term

_OPENS = re.compile(r"\bbegin", re.IGNORECASE)  # a balance that closes nothing, "Beginning and end of year" with it
_DEDUCTS = re.compile(r"^\W*(?:less|deduct)", re.IGNORECASE)
_MOST_DEDUCTED = 3  # columns of one statement that are printed as deductions
_MOST = Decimal("0.6")
"""Where fewer rows or columns agree, the matrix was not understood, and single differences say nothing."""


@dataclass(frozen=True, slots=True)
class CrossFooting:
    """A row's total against its components, the columns with dimensions."""

    line: int
    components: tuple[int, ...]
    footing: Footing


def cross_footings(statement: Statement) -> tuple[CrossFooting, ...]:
    """The rows of a statement of equity with one total column, where the total and a component are printed."""
    components = [i for i, column in enumerate(statement.columns) if column.dimensions and not _shows_again(column)]
    totals = [i for i, column in enumerate(statement.columns) if not column.dimensions]
    if statement.kind is not StatementKind.EQUITY or len(totals) != 1 or not components:
        return ()
    balances = [i for i, line in enumerate(statement.lines) if is_balance(statement, line)]
    positive = [column for column in components if _is_positive(statement, balances, column)]
    sets = [frozenset(columns) for size in range(min(len(positive), _MOST_DEDUCTED) + 1) for columns in combinations(positive, size)]
    for deducted in sets:  # columns may be printed as what they take away: "Treasury stock  738"
        rows = tuple(row for i in balances if (row := _row(statement, i, components, totals[0], deducted)))
        if len(rows) > 1 and all(row.footing.foots for row in rows):
            break
    else:
        deducted = frozenset()
    found = (_row(statement, line, components, totals[0], deducted) for line in range(len(statement.lines)))
    return tuple(row for row in found if row)


def _shows_again(column: Column) -> bool:
    """Whether a column only shows again what others hold: comprehensive income, which is in retained and in other comprehensive income."""
    return any(dimension.member.name == "ComprehensiveIncomeMember" for dimension in column.dimensions)


def _is_positive(statement: Statement, balances: Sequence[int], column: int) -> bool:
    values = [figure.value for i in balances if (figure := statement.lines[i].figures[column]) and figure.value]
    return bool(values) and all(value > 0 for value in values)


def carried_forward(statement: Statement, calculation: Calculation) -> tuple[RollForward, ...]:
    """From each balance of a statement of equity to the next: what stands between them are the movements.

    Where some of them are summed ("Total comprehensive income"), once with the totals and once with their parts: a column prints the one or
    the other.
    """
    if statement.kind is not StatementKind.EQUITY:
        return ()
    parts = {term.line for s in calculation.summations for term in s.terms}
    totals = {s.total for s in calculation.summations}
    return tuple(dict.fromkeys((*_between_balances(statement, parts), *_between_balances(statement, totals))))


def _between_balances(statement: Statement, without: Collection[int]) -> Iterator[RollForward]:
    lines = [i for i, line in enumerate(statement.lines) if is_summable(line) and i not in without]
    balances = [i for i in lines if is_balance(statement, statement.lines[i])]
    for opening, closing in pairwise(balances):
        between = tuple(_movements(statement, opening, [i for i in lines if opening < i < closing]))
        if between and not _OPENS.search(statement.lines[closing].caption):
            yield RollForward(closing, (Term(opening, 1), *between))


def _movements(statement: Statement, opening: int, lines: Sequence[int]) -> Iterator[Term]:
    """The lines without those that repeat the sum so far: "Balance 40 / Net income 20 / Total 60 / Less dividends 10"."""
    so_far = [_values(statement, opening)]
    for i in lines:
        values, sums = _values(statement, i), [sum(column) for column in zip(*so_far, strict=True)]
        if any(values) and all(not value or value == total for value, total in zip(values, sums, strict=True)):
            continue
        weight = -1 if _DEDUCTS.search(statement.lines[i].caption) and all(value >= 0 for value in values) else 1
        so_far.append([weight * value for value in values])
        yield Term(i, weight)


def _values(statement: Statement, line: int) -> list[Decimal]:
    return [figure.value if figure else Decimal(0) for figure in statement.lines[line].figures]


def matrix_findings(statement: Statement, calculation: Calculation, source: SourceText) -> Iterator[Finding]:
    """Rows that do not sum to their total, and columns that do not lead from balance to balance, where most others do."""
    across = cross_footings(statement)
    if _mostly([row.footing for row in across]):
        for row in across:
            if not row.footing.foots:
                yield _finding(statement, source, row.line, row.footing, "calculation.does-not-cross-foot", "the components of this row")
    along: dict[tuple[int, int], Footing] = {}
    for roll in carried_forward(statement, calculation):
        for footing in footings(statement, roll.closing, roll.terms):
            at = roll.closing, footing.column
            along[at] = footing if footing.foots else along.get(at, footing)
    if _mostly(list(along.values())):
        for (closing, _), footing in along.items():
            if not footing.foots:
                words = "the balance before and the movements since"
                yield _finding(statement, source, closing, footing, "calculation.does-not-roll-forward", words)


def _row(statement: Statement, line: int, components: Sequence[int], total: int, deducted: Collection[int]) -> CrossFooting | None:
    item = statement.lines[line]
    stated = item.figures[total] if is_summable(item) else None
    parts = [(column, figure) for column in components if (figure := item.figures[column])] if stated else []
    if stated is None or not parts:
        return None
    computed = sum((-figure.value if column in deducted else figure.value for column, figure in parts), Decimal(0))
    allowed = sum((half_step(figure) for figure in (stated, *(figure for _, figure in parts))), Decimal(0))
    return CrossFooting(line, tuple(components), Footing(total, stated.value, computed, allowed))


def _mostly(found: Sequence[Footing]) -> bool:
    telling = [footing for footing in found if footing.stated]
    return bool(telling) and sum(footing.foots for footing in telling) >= len(telling) * _MOST


def _finding(statement: Statement, source: SourceText, line: int, footing: Footing, code: str, parts: str) -> Finding:
    figure = statement.lines[line].figures[footing.column]
    column = statement.columns[footing.column]
    return Finding(
        code,
        Severity.WARNING,
        f'"{statement.lines[line].caption}", column "{column.heading}": {parts} sum to {footing.computed:,}, '
        f"the statement says {footing.stated:,}, the difference is {footing.difference:,}",
        source.place(figure.span) if figure else None,
        source.excerpt(figure.span) if figure else "",
        "Compare the row and the column with the source; a figure may stand in the wrong column.",
    )
