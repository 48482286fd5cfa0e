"""The statement of equity proves itself twice: along each column from balance to balance, and across each row to its total.

Example: common stock 1,000 + retained earnings 4,650 - unearned plan shares 60 = total 5,590 in the row of a balance, and
4,210 + net income 640 - dividends 200 = 4,650 in the column of retained earnings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from converter.calculation.amounts import is_summable
from converter.calculation.captions import is_balance
from converter.calculation.footing import Footing, footings, half_step
from converter.calculation.rollforward import RollForward
from converter.model.finding import Finding, Severity
from converter.model.source import SourceText
from converter.model.statement import Calculation, Statement, StatementKind, Term

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
    components = [i for i, column in enumerate(statement.columns) if column.dimensions]
    totals = [i for i, column in enumerate(statement.columns) if not column.dimensions]
    if statement.kind is not StatementKind.EQUITY or len(totals) != 1 or not components:
        return ()
    rows = (_row(statement, line, components, totals[0]) for line in range(len(statement.lines)))
    return tuple(row for row in rows if row)


def carried_forward(statement: Statement, calculation: Calculation) -> tuple[RollForward, ...]:
    """From each balance of a statement of equity to the next: what stands between them are the movements."""
    if statement.kind is not StatementKind.EQUITY:
        return ()
    parts = {term.line for s in calculation.summations for term in s.terms}
    lines = [i for i, line in enumerate(statement.lines) if is_summable(line) and i not in parts]
    balances = [i for i in lines if is_balance(statement, statement.lines[i])]
    return tuple(
        RollForward(closing, (Term(opening, 1), *(Term(i, 1) for i in lines if opening < i < closing)))
        for opening, closing in pairwise(balances)
        if any(opening < i < closing for i in lines)
    )


def matrix_findings(statement: Statement, calculation: Calculation, source: SourceText) -> Iterator[Finding]:
    """Rows that do not sum to their total, and columns that do not lead from balance to balance, where most others do."""
    across = cross_footings(statement)
    if _mostly([row.footing for row in across]):
        for row in across:
            if not row.footing.foots:
                yield _finding(statement, source, row.line, row.footing, "calculation.does-not-cross-foot", "the components of this row")
    along = [(roll, f) for roll in carried_forward(statement, calculation) for f in footings(statement, roll.closing, roll.terms)]
    if _mostly([footing for _, footing in along]):
        for roll, footing in along:
            if not footing.foots:
                words = "the balance before and the movements since"
                yield _finding(statement, source, roll.closing, footing, "calculation.does-not-roll-forward", words)


def _row(statement: Statement, line: int, components: Sequence[int], total: int) -> CrossFooting | None:
    item = statement.lines[line]
    stated = item.figures[total] if is_summable(item) else None
    parts = [figure for column in components if (figure := item.figures[column])] if stated else []
    if stated is None or not parts:
        return None
    computed = sum((figure.value for figure in parts), Decimal(0))
    allowed = sum((half_step(figure) for figure in (stated, *parts)), Decimal(0))
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
