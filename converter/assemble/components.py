"""Balances of the components of equity, where a statement of equity shows one below the other.

"Common stock: beginning of year ... end of year": the line belongs to a component, and its concept (CommonStockValue) names that
component, too. Said twice, it would be a part of that component's equity that differs from it; such a line needs no dimension.
A balance whose concept names another component than the heading, or all of them in a matrix, is equity, whatever its caption says.
Shares held in treasury are not outstanding: below the heading of treasury stock a balance of shares is their number, which is positive.
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
_SHARES, _SHARES_HELD = QName("us-gaap", "SharesOutstanding"), QName("us-gaap", "TreasuryStockCommonShares")
_HELD = frozenset({"TreasuryStockMember", "TreasuryStockCommonMember"})
_OF_COMPONENT = re.compile(
    r"(Common|Preferred)StockValue(?:Outstanding)?|(AdditionalPaidInCapital)(?:CommonStock)?|(RetainedEarnings)AccumulatedDeficit"
    r"|(TreasuryStock)(?:Common)?Value|(AccumulatedOtherComprehensiveIncome)LossNetOfTax"
)
_BALANCE = re.compile(r"balance|beginning|end of|\bend\b|start of", re.IGNORECASE)


def settle_components(mapped: MappedStatement, lookup: Lookup) -> MappedStatement:
    """The statement of equity with one word for each component's balances."""
    equity, held = lookup(_EQUITY), lookup(_SHARES_HELD)
    if mapped.statement.kind is not StatementKind.EQUITY or equity is None or held is None:
        return mapped
    is_matrix = any(d.axis == _AXIS for column in mapped.statement.columns for d in column.dimensions)
    lines, matches = list(mapped.statement.lines), list(mapped.matches)
    for i, (line, match) in enumerate(zip(lines, matches, strict=True)):
        if match is None or match.rung in ASKED_FOR:
            continue
        members = [d.member.name for d in line.dimensions if d.axis == _AXIS]
        if match.concept.qname == _SHARES and _HELD.issuperset(members) and members:
            lines[i] = _of_no_component(line)
            matches[i] = replace(match, concept=held, sign=_to_positive(line), evidence=f"{match.evidence}; held in treasury")
        elif not _is_balance(line, match):
            continue
        elif members and all(name.startswith(_component(match)) for name in members):
            lines[i] = _of_no_component(line)
        elif (members or is_matrix) and _BALANCE.search(line.caption):
            matches[i] = replace(match, concept=equity, sign=1, evidence=f"{match.evidence}; a balance of another component, too")
    return replace(mapped, statement=replace(mapped.statement, lines=tuple(lines)), matches=tuple(matches))


def _of_no_component(line: LineItem) -> LineItem:
    return replace(line, dimensions=tuple(d for d in line.dimensions if d.axis != _AXIS))


def _to_positive(line: LineItem) -> int:
    return -1 if any(figure.value < 0 for figure in line.figures if figure) else 1


def _is_balance(line: LineItem, match: Match) -> bool:
    is_balance = match.concept.period_type is PeriodType.INSTANT and line.measure is Measure.MONETARY
    return is_balance and bool(_component(match))


def _component(match: Match) -> str:
    """For example "AdditionalPaidInCapital"; "" for what is no component's balance."""
    found = _OF_COMPONENT.fullmatch(match.concept.qname.name)
    return next(filter(None, found.groups())) if found else ""
