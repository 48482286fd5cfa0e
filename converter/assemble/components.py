"""Balances of the components of equity, where a statement of equity shows one below the other.

"Common stock: beginning of year ... end of year": the line belongs to a component, and its concept (CommonStockValue) names that
component, too. Said twice, it would be a part of that component's equity that differs from it; such a line needs no dimension.
A balance whose concept names another component than the heading, or all of them in a matrix, is equity, whatever its caption says.
Shares held in treasury are not outstanding: below the heading of treasury stock a balance of shares is their number, which is positive.
What partners hold is partners' capital in units, and what is distributed to them reduces it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from converter.model.concept import COMPONENTS_AXIS, HELD_IN_TREASURY, Lookup, PeriodType, QName
from converter.model.match import SAID, Match
from converter.model.quantity import Measure
from converter.model.report import MappedStatement
from converter.model.statement import LineItem, Statement, StatementKind

_EQUITY = QName("us-gaap", "StockholdersEquity")
_SHARES, _SHARES_HELD = QName("us-gaap", "SharesOutstanding"), QName("us-gaap", "TreasuryStockCommonShares")
_OF_COMPONENT = re.compile(
    r"(Common|Preferred)StockValue(?:Outstanding)?|(AdditionalPaidInCapital)(?:CommonStock)?|(RetainedEarnings)AccumulatedDeficit"
    r"|(TreasuryStock)(?:Common)?Value|(AccumulatedOtherComprehensiveIncome)LossNetOfTax"
)
_WHOLE = frozenset({"StockholdersEquity", "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest", "PartnersCapital"})
_PARTNERS = frozenset({"GeneralPartnerMember", "LimitedPartnerMember"})
_OF_PARTNERS = {"StockholdersEquity": "PartnersCapital", "SharesOutstanding": "PartnersCapitalAccountUnits"}
_DISTRIBUTIONS = QName("us-gaap", "PartnersCapitalAccountDistributions")
_DISTRIBUTED = re.compile(r"^\W*(?:cash |capital )?distributions?\b(?!.*\b(?:excess|payable|unit)\b)", re.IGNORECASE)
_MOVED = re.compile(r"(?:StockIssued|StockRepurchased|TreasuryStockShares)\w+")  # shares that came or went, which are none below zero
_BALANCE = re.compile(r"balance|beginning|end of|\bend\b|start of", re.IGNORECASE)


def settle_components(mapped: MappedStatement, lookup: Lookup) -> MappedStatement:
    """The statement of equity with one word for each component's balances."""
    return _with_partners(_settled(mapped, lookup), lookup)


def _settled(mapped: MappedStatement, lookup: Lookup) -> MappedStatement:
    equity, held = lookup(_EQUITY), lookup(_SHARES_HELD)
    if mapped.statement.kind is not StatementKind.EQUITY or equity is None or held is None:
        return mapped
    is_matrix = any(d.axis == COMPONENTS_AXIS for column in mapped.statement.columns for d in column.dimensions)
    lines, matches = list(mapped.statement.lines), list(mapped.matches)
    for i, (line, match) in enumerate(zip(lines, matches, strict=True)):
        if match is None or match.rung in SAID:
            continue
        members = [d.member.name for d in line.dimensions if d.axis == COMPONENTS_AXIS]
        counted = members or _members_of_columns(mapped.statement, line)
        if match.concept.qname == _SHARES and HELD_IN_TREASURY.issuperset(counted) and counted:
            lines[i] = _of_no_component(line)
            matches[i] = replace(match, concept=held, sign=_to_positive(line), evidence=f"{match.evidence}; held in treasury")
        elif line.measure is Measure.SHARES and counted and HELD_IN_TREASURY.issuperset(counted) and _MOVED.match(match.concept.qname.name):
            matches[i] = replace(match, sign=_to_positive(line))
        elif not _is_balance(line, match):
            if members and not is_matrix and _is_named_balance(line, match):
                lines[i] = _of_no_component(line)
        elif members and all(name.startswith(_component(match)) for name in members):
            lines[i] = _of_no_component(line)
        elif (members or is_matrix) and _BALANCE.search(line.caption):
            matches[i] = replace(match, concept=equity, sign=1, evidence=f"{match.evidence}; a balance of another component, too")
    return replace(mapped, statement=replace(mapped.statement, lines=tuple(lines)), matches=tuple(matches))


def _with_partners(mapped: MappedStatement, lookup: Lookup) -> MappedStatement:
    """The statement with the words for partnerships, if partners are its components."""
    found = [part.dimensions for part in mapped.statement.columns] + [part.dimensions for part in mapped.statement.lines]
    is_theirs = any(d.axis == COMPONENTS_AXIS and d.member.name in _PARTNERS for dimensions in found for d in dimensions)
    if mapped.statement.kind is not StatementKind.EQUITY or not is_theirs:
        return mapped
    pairs = zip(mapped.statement.lines, mapped.matches, strict=True)
    return replace(mapped, matches=tuple(match and _of_partners(line, match, lookup) for line, match in pairs))


def _of_partners(line: LineItem, match: Match, lookup: Lookup) -> Match:
    name = QName("us-gaap", _OF_PARTNERS.get(match.concept.qname.name, match.concept.qname.name))
    if line.measure is Measure.MONETARY and match.concept.period_type is PeriodType.DURATION and _DISTRIBUTED.search(line.caption):
        name = _DISTRIBUTIONS
    concept = lookup(name)
    if concept is None or name == match.concept.qname or match.rung in SAID:
        return match
    return replace(match, concept=concept, evidence=f"{match.evidence}; of partners")


def _members_of_columns(statement: Statement, line: LineItem) -> list[str]:
    """The components of the columns where a line of a matrix has figures; "" for the whole."""
    shown = [column for column, figure in zip(statement.columns, line.figures, strict=True) if figure]
    return [next((d.member.name for d in column.dimensions if d.axis == COMPONENTS_AXIS), "") for column in shown]


def _of_no_component(line: LineItem) -> LineItem:
    return replace(line, dimensions=tuple(d for d in line.dimensions if d.axis != COMPONENTS_AXIS))


def _to_positive(line: LineItem) -> int:
    return -1 if any(figure.value < 0 for figure in line.figures if figure) else 1


def _is_balance(line: LineItem, match: Match) -> bool:
    is_balance = match.concept.period_type is PeriodType.INSTANT and line.measure is Measure.MONETARY
    return is_balance and bool(_component(match))


def _is_named_balance(line: LineItem, match: Match) -> bool:
    """Whether a balance has a concept that names what its heading names: unearned compensation, say."""
    is_instant = match.concept.period_type is PeriodType.INSTANT and line.measure is Measure.MONETARY
    is_own = not match.concept.is_extension and match.concept.qname.name not in _WHOLE
    return is_instant and is_own and bool(_BALANCE.search(line.caption))


def _component(match: Match) -> str:
    """For example "AdditionalPaidInCapital"; "" for what is no component's balance."""
    found = _OF_COMPONENT.fullmatch(match.concept.qname.name)
    return next(filter(None, found.groups())) if found else ""
