"""Money or shares? Where the words or digits of a line leave it open, the sums decide: a line that a total of money needs is money.

Example: "Common shares, no par value, issued 7,286" on a balance sheet in millions, with retained earnings of 3,602 and total
equity of 10,888. Or "Class B common stock 2.8" in a statement in millions, which looks like an amount per share.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.calculation.infer import infer_calculation
from converter.calculation.rollforward import roll_forwards
from converter.model.quantity import Figure, Measure
from converter.model.statement import LineItem, LineRole, Statement, StatementKind

_ROWS = 2  # lines of one printed row above its last: amounts, shares, and shares held in treasury
_FAR_MORE = 10  # times the largest amount: parts of a sum with deductions may be more than the sum, but not that much
_OF_MONEY = (StatementKind.BALANCE_SHEET, StatementKind.EQUITY, StatementKind.CASH_FLOW)


def settle_measures(statement: Statement) -> Statement:
    """The statement with those lines counted as money that were read as something else, but are parts of sums of money.

    No percentage is money, nor what in thousands would be far more than all amounts of the statement: "200,000,000" shares authorized.
    """
    doubtful = {
        index: _as_money(line, statement.scale)
        for index, line in enumerate(statement.lines)
        if line.measure is not Measure.MONETARY and line.role is not LineRole.PARENTHETICAL and any(line.figures)
        if not _counts_beside_money(statement, index) and line.measure is not Measure.PERCENT
    }
    largest = max(
        (abs(value) for line in statement.lines if line.measure is Measure.MONETARY for value in _values(line)), default=Decimal(0)
    )
    doubtful = {index: line for index, line in doubtful.items() if max(map(abs, _values(line))) <= largest * _FAR_MORE}
    if statement.kind is StatementKind.INCOME:
        doubtful = {index: line for index, line in doubtful.items() if _is_amid_money(statement, index)}
    elif statement.kind not in _OF_MONEY:
        return statement
    if not doubtful:
        return statement
    proven = _proven(_sums(_with(statement, doubtful)), doubtful.keys())
    return _with(statement, {index: doubtful[index] for index in proven}) if proven else statement


def _values(line: LineItem) -> list[Decimal]:
    return [figure.value for figure in line.figures if figure]


def _counts_beside_money(statement: Statement, index: int) -> bool:
    """Whether a line holds the counts of a printed row whose amounts a line above holds: columns of shares add up, too."""
    line, above = statement.lines[index], statement.lines[max(index - _ROWS, 0) : index]
    return any(line.spans and line.spans == other.spans and other.measure is Measure.MONETARY for other in above)


def _is_amid_money(statement: Statement, index: int) -> bool:
    """Between amounts of money stands no number of shares: "Distribution of escrow shares" is a cost. Below net income some do."""
    lines = statement.lines
    shown = [i for i, line in enumerate(lines) if any(line.figures) and line.role is not LineRole.PARENTHETICAL]
    at = shown.index(index)
    near = [lines[i] for i in shown[max(at - 1, 0) : at + 2] if i != index]
    return lines[index].measure is Measure.SHARES and len(near) > 1 and all(line.measure is Measure.MONETARY for line in near)


def _as_money(line: LineItem, scale: int) -> LineItem:
    return replace(line, measure=Measure.MONETARY, figures=tuple(figure and _rescaled(figure, scale) for figure in line.figures))


def _rescaled(figure: Figure, scale: int) -> Figure:
    by = scale - figure.scale
    return replace(figure, value=figure.value.scaleb(by) + Decimal(0), scale=scale, decimals=figure.decimals - by)


def _with(statement: Statement, lines: Mapping[int, LineItem]) -> Statement:
    return replace(statement, lines=tuple(lines.get(index, line) for index, line in enumerate(statement.lines)))


def _sums(statement: Statement) -> list[set[int]]:
    """The lines of each sum and of each balance with what moved it."""
    calculation = infer_calculation(statement)
    sums = [(s.total, s.terms) for s in calculation.summations] + [(r.closing, r.terms) for r in roll_forwards(statement, calculation)]
    return [{total, *(term.line for term in terms)} for total, terms in sums]


def _proven(sums: Sequence[set[int]], doubtful: Collection[int]) -> set[int]:
    """The doubtful lines in sums with money, or with what such sums prove to be money: counts alone add up, too."""
    proven: set[int] = set()
    while True:
        more = {
            line for lines in sums for line in lines if line in doubtful and any(each not in doubtful or each in proven for each in lines)
        }
        if more <= proven:
            return proven
        proven |= more
