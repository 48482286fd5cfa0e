"""Balances carried forward: opening balance plus the period's changes is the closing balance.

In a calculation linkbase instants and durations cannot stand in one sum (EFM 6.14.3), so that a roll-forward is a check and
no summation; the sum above it ends with the change in cash, which is the root of the cash flow statement (DQC_0048).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from converter.calculation.amounts import Amounts, tolerance
from converter.calculation.captions import is_balance
from converter.model.quantity import Measure
from converter.model.statement import Calculation, LineRole, Statement, StatementKind, Term

_FLOWS = (StatementKind.CASH_FLOW, StatementKind.INCOME, StatementKind.COMPREHENSIVE_INCOME, StatementKind.EQUITY)


@dataclass(frozen=True, slots=True)
class RollForward:
    """`closing` is the sum of `terms`, the first of which is the opening balance."""

    closing: int
    terms: tuple[Term, ...]


def roll_forwards(statement: Statement, calculation: Calculation) -> tuple[RollForward, ...]:
    """The roll-forwards that foot: opening balance, changes (totals in place of their parts), closing balance."""
    if statement.kind not in _FLOWS:
        return ()
    amounts = Amounts.of(statement, Measure.MONETARY)
    taken = {term.line for s in calculation.summations for term in s.terms}
    lines = [i for i, row in enumerate(amounts.rows) if any(v is not None for v in row) and i not in taken]
    found: list[RollForward] = []
    start = 0
    for place in range(2, len(lines)):
        roll = _ending_at(statement, amounts, lines[start : place + 1])
        if roll:
            found.append(roll)
            start = place
    return tuple(found)


def _ending_at(statement: Statement, amounts: Amounts, lines: Sequence[int]) -> RollForward | None:
    """The shortest run right above the last line that sums to it and holds a balance: opening balance first or after the change."""
    *above, closing = lines
    if not _may_be_balance(statement, closing):
        return None
    for start in range(len(above) - 2, -1, -1):
        run = above[start:]
        balances = [line for line in run if _may_be_balance(statement, line)]
        if len(balances) == 1 and _sums(amounts, run, closing):
            opening = balances[0]
            return RollForward(closing, (Term(opening, 1), *(Term(line, 1) for line in run if line != opening)))
    return None


def _may_be_balance(statement: Statement, line: int) -> bool:
    item = statement.lines[line]
    return item.role is not LineRole.PARENTHETICAL and is_balance(statement, item)


def _sums(amounts: Amounts, run: Sequence[int], closing: int) -> bool:
    stated = amounts.rows[closing]
    allowed = tolerance([amounts.roughness[line] for line in (*run, closing)])
    sums = [sum(amounts.rows[line][column] or 0 for line in run) for column in range(len(stated))]
    return any(stated) and all(v is None or abs(v - s) <= allowed for v, s in zip(stated, sums, strict=True))
