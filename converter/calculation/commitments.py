"""Commitments and contingencies stand on balance sheets without an amount (Reg. S-X 5-02.25), right above a total that may have no caption.

Where the total is printed in their row, or a row of theirs runs into it, they seem to have its amount. What other lines add up to, or
the other side of the balance sheet has, too, is no amount of commitments: the caption becomes a heading over the bare total.
"""

from __future__ import annotations

import re
from dataclasses import replace

from converter.calculation.infer import infer_calculation
from converter.model.statement import LineItem, LineRole, Statement, StatementKind

_COMMITMENTS = re.compile(
    r"^\W*(?:other )?(?:commitments?|contingenc(?:y|ies)|contingent liabilities|litigation|leases?)"
    r"(?:\W+(?:and\W+)?(?:other\W+)?(?:commitments?|contingenc(?:y|ies)|contingent liabilities|litigation|leases?))*"
    r"(?:\W+(?:see\W+)?notes?\b.*)?\W*$",
    re.IGNORECASE,
)
_NAMES = re.compile(r"commitment|contingen", re.IGNORECASE)


def part_commitments(statement: Statement) -> Statement:
    """The statement with commitments as headings over the totals that were read as their amounts."""
    if statement.kind is not StatementKind.BALANCE_SHEET:
        return statement
    named = [i for i, line in enumerate(statement.lines) if _COMMITMENTS.search(line.caption) and _NAMES.search(line.caption)]
    amounts = [i for i in named if statement.lines[i].has_amount]
    if not amounts:
        return statement
    calculation = infer_calculation(statement)
    for i in reversed(amounts):
        if calculation.of_total(i) or _is_repeated(statement, i):
            statement = _parted(statement, i)
    return statement


def _is_repeated(statement: Statement, index: int) -> bool:
    """Whether a line above has the same figures: total assets, say."""
    values = _values(statement.lines[index])
    return any(_values(line) == values for line in statement.lines[:index])


def _values(line: LineItem) -> list[object]:
    return [figure and figure.value for figure in line.figures]


def _parted(statement: Statement, index: int) -> Statement:
    line = statement.lines[index]
    heading = replace(line, role=LineRole.HEADING, figures=(None,) * len(line.figures))
    total = replace(line, caption="", role=LineRole.TOTAL, spans=())
    lines = (*statement.lines[:index], heading, total, *statement.lines[index + 1 :])
    return replace(statement, lines=tuple(_hosted(each, index) for each in lines))


def _hosted(line: LineItem, index: int) -> LineItem:
    """A line with its host's index after one line more at `index`."""
    return replace(line, host=line.host + 1) if line.host is not None and line.host > index else line
