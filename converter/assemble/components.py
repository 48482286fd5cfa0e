"""Balances of the components of equity, where a statement of equity shows one below the other.

"Common stock: beginning of year ... end of year": the line belongs to a component, and its concept (CommonStockValue) names that
component, too. Said twice, it would be a part of that component's equity that differs from it; such a line needs no dimension.
A balance whose concept names another component than the heading, or all of them in a matrix, is equity, whatever its caption says.
"""

from __future__ import annotations

import re
from dataclasses import replace

from converter.assemble.directions import ASKED_FOR
from converter.model.concept import Lookup, PeriodType, QName
from converter.model.match import Match
from converter.model.quantity import Measure
from converter.model.report import MappedStatement
from converter.model.statement import LineItem, StatementKind

_AXIS = QName("us-gaap", "StatementEquityComponentsAxis")
_EQUITY = QName("us-gaap", "StockholdersEquity")
_OF_COMPONENT = re.compile(
    r"(Common|Preferred)StockValue(?:Outstanding)?|(AdditionalPaidInCapital)(?:CommonStock)?|(RetainedEarnings)AccumulatedDeficit"
    r"|(TreasuryStock)(?:Common)?Value|(AccumulatedOtherComprehensiveIncome)LossNetOfTax"
)
_BALANCE = re.compile(r"balance|beginning|end of|\bend\b|start of", re.IGNORECASE)


def settle_components(mapped: MappedStatement, lookup: Lookup) -> MappedStatement:
    """The statement of equity with one word for each component's balances."""
    equity = lookup(_EQUITY)
    if mapped.statement.kind is not StatementKind.EQUITY or equity is None:
        return mapped
    is_matrix = any(d.axis == _AXIS for column in mapped.statement.columns for d in column.dimensions)
    lines, matches = list(mapped.statement.lines), list(mapped.matches)
    for i, (line, match) in enumerate(zip(lines, matches, strict=True)):
        if match is None or match.rung in ASKED_FOR or not _is_balance(line, match):
            continue
        members = [d.member.name for d in line.dimensions if d.axis == _AXIS]
        if members and all(name.startswith(_component(match)) for name in members):
            lines[i] = replace(line, dimensions=tuple(d for d in line.dimensions if d.axis != _AXIS))
        elif (members or is_matrix) and _BALANCE.search(line.caption):
            matches[i] = replace(match, concept=equity, sign=1, evidence=f"{match.evidence}; a balance of another component, too")
    return replace(mapped, statement=replace(mapped.statement, lines=tuple(lines)), matches=tuple(matches))


def _is_balance(line: LineItem, match: Match) -> bool:
    is_balance = match.concept.period_type is PeriodType.INSTANT and line.measure is Measure.MONETARY
    return is_balance and bool(_component(match))


def _component(match: Match) -> str:
    """For example "AdditionalPaidInCapital"; "" for what is no component's balance."""
    found = _OF_COMPONENT.fullmatch(match.concept.qname.name)
    return next(filter(None, found.groups())) if found else ""
