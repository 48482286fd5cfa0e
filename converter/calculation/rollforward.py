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
    """The shortest run right above the last line that sums to it and holds one balance: opening balance first or after the change."""
    *above, closing = lines
    stated = amounts.rows[closing]
    if not any(stated) or not _may_be_balance(statement, closing):
        return None
    sums = [0] * len(stated)
    steps = [amounts.roughness[closing]]
    opening: int | None = None
    for start in range(len(above) - 1, -1, -1):
        line = above[start]
        sums = [total + (value or 0) for total, value in zip(sums, amounts.rows[line], strict=True)]
        steps.append(amounts.roughness[line])
        if _may_be_balance(statement, line):
            if opening is not None:
                return None
            opening = line
        if opening is not None and start < len(above) - 1 and _agree(stated, sums, tolerance(steps)):
            return RollForward(closing, (Term(opening, 1), *(Term(other, 1) for other in above[start:] if other != opening)))
    return None


def _may_be_balance(statement: Statement, line: int) -> bool:
    item = statement.lines[line]
    return item.role is not LineRole.PARENTHETICAL and is_balance(statement, item)


def _agree(stated: Sequence[int | None], sums: Sequence[int], allowed: int) -> bool:
    return all(value is None or abs(value - total) <= allowed for value, total in zip(stated, sums, strict=True))
