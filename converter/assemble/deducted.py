"""Columns of a statement of equity that are printed as what they take away: "Treasury stock  738" beside a deficit of "(8,298)".

In the other columns a movement's sign says what it does to equity, there the opposite; its facts are turned. The total of each balance
proves which columns these are, be it printed in the row or on the balance sheet; where neither tells, shares held in treasury alone are
never above zero. A movement that names its direction has it again after the turn.

Where years are the columns, so are the lines below "Less: Treasury stock" whose balances are above zero.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from converter.assemble.component_names import is_balance
from converter.model.concept import COMPONENTS_AXIS, HELD_IN_TREASURY
from converter.model.match import SAID, Match
from converter.model.period import Period
from converter.model.quantity import Measure
from converter.model.report import MappedStatement
from converter.model.statement import LineItem, StatementKind
from converter.taxonomy.directions import is_one_signed

_ADDED = (
    "CommonStock",
    "PreferredStock",
    "AdditionalPaidInCapital",
    "GeneralPartner",
    "LimitedPartner",
)  # never below zero, or in both ways
_EQUITY = frozenset({"StockholdersEquity", "PartnersCapital"})
_MOST = 3  # columns of one statement that are deducted

_COST = frozenset({"TreasuryStockValue", "TreasuryStockCommonValue"})

Columns = frozenset[int]


def deducted_columns(statements: Sequence[MappedStatement]) -> tuple[Columns, ...]:
    """For each statement the columns of money that are printed as deductions."""
    totals = _totals(statements)
    return tuple(_deducted(mapped, totals) if mapped.statement.kind is StatementKind.EQUITY else frozenset() for mapped in statements)


def deducted_lines(mapped: MappedStatement) -> frozenset[int]:
    """The lines of money of a statement of equity by years that are printed as deductions: those of shares held in treasury."""
    lines, matches = mapped.statement.lines, mapped.matches
    held = frozenset(at for at, line in enumerate(lines) if line.measure is Measure.MONETARY and _is_held(line))
    shown = [
        figure.value  # as it is printed: "(738)" is added to equity, though the concept of its cost turns it
        for at, (line, match) in enumerate(zip(lines, matches, strict=True))
        if match and match.concept.qname.name in (_EQUITY if at in held else _COST)
        for figure in line.figures
        if figure and figure.value
    ]
    is_deducted = mapped.statement.kind is StatementKind.EQUITY and bool(shown) and all(value > 0 for value in shown)
    return held if is_deducted else frozenset()


def _is_held(line: LineItem) -> bool:
    return any(d.axis == COMPONENTS_AXIS and d.member.name in HELD_IN_TREASURY for d in line.dimensions)


def settle_deducted(statements: Sequence[MappedStatement]) -> tuple[MappedStatement, ...]:
    """The statements, movements in deducted columns and lines with the sign that their concepts need."""
    found = zip(statements, deducted_columns(statements), strict=True)
    return tuple(
        _redirected(mapped, columns) if columns else _turned(mapped, lines) if (lines := deducted_lines(mapped)) else mapped
        for mapped, columns in found
    )


def _turned(mapped: MappedStatement, lines: Collection[int]) -> MappedStatement:
    matches = (
        replace(match, sign=-match.sign) if at in lines and match and _is_against(match, line) else match
        for at, (line, match) in enumerate(zip(mapped.statement.lines, mapped.matches, strict=True))
    )
    return replace(mapped, matches=tuple(matches))


def _is_against(match: Match, line: LineItem) -> bool:
    """Whether the turned figures of a movement have the sign that its concept never has."""
    if match.rung in SAID or not is_one_signed(match.concept):
        return False
    return any(-figure.value * match.sign < 0 for figure in line.figures if figure)


def _totals(statements: Sequence[MappedStatement]) -> Mapping[Period, Decimal]:
    """All of equity at the dates of the balance sheets."""
    return {
        column.period: figure.value * match.sign
        for mapped in statements
        if mapped.statement.kind is StatementKind.BALANCE_SHEET
        for line, match in zip(mapped.statement.lines, mapped.matches, strict=True)
        if match and match.concept.qname.name in _EQUITY and line.host is None
        for column, figure in zip(mapped.statement.columns, line.figures, strict=True)
        if figure and column.period and not column.dimensions
    }


def _deducted(mapped: MappedStatement, totals: Mapping[Period, Decimal]) -> Columns:
    members = {at: _member(mapped, at) for at in range(len(mapped.statement.columns))}
    balances = [line for line, match in zip(mapped.statement.lines, mapped.matches, strict=True) if is_balance(line, match)]
    positive = [at for at, member in members.items() if member and not member.startswith(_ADDED) and _is_positive(balances, at)]
    held = frozenset(at for at in positive if members[at] in HELD_IN_TREASURY)
    rows = [(line, total) for line in balances if (total := _total(line, members, totals))]
    sets = [frozenset(columns) for size in range(min(len(positive), _MOST) + 1) for columns in combinations(positive, size)]
    sets = list(dict.fromkeys([*(held | columns for columns in sets), *sets]))
    proved = (columns for columns in sets if rows and all(_sum(line, members, columns) == total for line, total in rows))
    return next(proved, held)


def _member(mapped: MappedStatement, column: int) -> str:
    """The component of a column, "" for the whole."""
    return next((d.member.name for d in mapped.statement.columns[column].dimensions if d.axis == COMPONENTS_AXIS), "")


def _is_positive(balances: Sequence[LineItem], column: int) -> bool:
    values = [figure.value for line in balances if (figure := line.figures[column]) and figure.value]
    return bool(values) and all(value > 0 for value in values)


def _total(line: LineItem, members: Mapping[int, str], totals: Mapping[Period, Decimal]) -> Decimal | None:
    """A balance's total: printed in the row, else on the balance sheet."""
    printed = [figure.value for at, figure in enumerate(line.figures) if figure and not members[at]]
    return printed[0] if len(printed) == 1 else totals.get(line.period) if line.period and not printed else None


def _sum(line: LineItem, members: Mapping[int, str], turned: Columns) -> Decimal:
    parts = ((-figure.value if at in turned else figure.value) for at, figure in enumerate(line.figures) if figure and members[at])
    return sum(parts, Decimal(0))


def _redirected(mapped: MappedStatement, columns: Columns) -> MappedStatement:
    members = {at: _member(mapped, at) for at in range(len(mapped.statement.columns))}
    return replace(mapped, matches=tuple(_matches(mapped, columns, members)))


def _matches(mapped: MappedStatement, columns: Columns, members: Mapping[int, str]) -> Iterator[Match | None]:
    for line, match in zip(mapped.statement.lines, mapped.matches, strict=True):
        is_there = line.measure is Measure.MONETARY and any(
            figure and figure.value and at in columns for at, figure in enumerate(line.figures)
        )
        if match is None or not is_there or match.rung in SAID or not is_one_signed(match.concept):
            yield match
            continue
        total = _total(line, members, {}) or _sum(line, members, columns)
        yield replace(match, sign=-match.sign) if total * match.sign < 0 else match
