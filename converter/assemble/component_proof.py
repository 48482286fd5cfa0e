"""The balance sheet proves whose the balances of a statement of equity are.

Heads of narrow columns are easily misread: a count of shares taken for the amount of common stock, a total for treasury stock,
another registrant's equity for the filer's. Where no balance of a component comes near the balance sheet's line of that component at
the same date, nor is the amount of another line that is none of a component, what the statement says of the component are no facts;
findings tell. Where that holds of the whole equity, and no
component is proved either, the statement is another registrant's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from converter.assemble.contradictions import no_fact
from converter.model.concept import COMPONENTS_AXIS
from converter.model.fact import Fact
from converter.model.finding import Finding
from converter.model.period import Instant
from converter.model.report import MappedStatement
from converter.model.source import SourceText
from converter.model.statement import StatementKind

_EQUITY = frozenset({"StockholdersEquity", "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest", "PartnersCapital"})
_LINES = re.compile(  # of balance sheets, each the whole of a component; preferred stock may stand in several
    r"(CommonStock)Value(?:Outstanding)?|(AdditionalPaidInCapital)(?:CommonStock)?|(RetainedEarnings)AccumulatedDeficit"
    r"|(TreasuryStock)(?:Common)?Value|(GeneralPartner|LimitedPartner)sCapitalAccount"
)
_NOT_ISSUED = re.compile(r"Subscribed|Issuable|ToBeIssued")  # stock that the balance sheet shows on a line of its own
_WHOLE = ""  # no component, but all of equity
_OTHER = "-"  # lines of the balance sheet that are none of a component: the sum of treasury stock of two classes
_LONG = 4  # digits of amounts that agree by no chance
_NEAR = Decimal("1.25")  # times: components may be cut a little differently, and figures rounded

_Group = tuple[int, str]  # statement and member


def prove_components(
    facts: Sequence[Fact], statements: Sequence[MappedStatement], source: SourceText
) -> tuple[list[Fact], tuple[Finding, ...]]:
    """The facts without those of components, or of statements, that the balance sheet contradicts, and a finding for each of these."""
    sheet = _balance_sheet(facts, statements)
    balances: dict[_Group, list[tuple[Decimal, Decimal]]] = defaultdict(list)
    grouped = [(fact, _group(fact, statements)) for fact in facts]
    for fact, group in grouped:
        if group and fact.concept.name in _EQUITY and isinstance(fact.value, Decimal):
            balances[group] += [(abs(fact.value), other) for other in _beside(group[1], fact, sheet)]
    refuted = {group: pairs[0] for group, pairs in balances.items() if pairs and not any(_is_near(*pair) for pair in pairs)}
    proved = {statement for (statement, member), pairs in balances.items() if pairs and (statement, member) not in refuted}
    foreign = {statement: pair for (statement, member), pair in refuted.items() if member == _WHOLE and statement not in proved}
    against = [refuted.get(group) or foreign.get(group[0]) if group else None for _, group in grouped]
    kept = [fact for (fact, _), pair in zip(grouped, against, strict=True) if pair is None]
    findings = (_finding(fact, pair, source) for (fact, _), pair in zip(grouped, against, strict=True) if pair)
    return kept, tuple(findings)


def _balance_sheet(facts: Sequence[Fact], statements: Sequence[MappedStatement]) -> Mapping[tuple[str, Instant], set[Decimal]]:
    """What the balance sheet shows of a component ("CommonStock") at a date."""
    shown: dict[tuple[str, Instant], set[Decimal]] = defaultdict(set)
    for fact in facts:
        locator = fact.provenance.locator
        if locator is None or statements[locator.statement].statement.kind is not StatementKind.BALANCE_SHEET or fact.dimensions:
            continue
        found = _LINES.fullmatch(fact.concept.name)
        component = next(filter(None, found.groups())) if found else _WHOLE if fact.concept.name in _EQUITY else _OTHER
        is_amount = fact.unit is not None and fact.unit.text.startswith("iso4217:")
        if isinstance(fact.period, Instant) and isinstance(fact.value, Decimal) and is_amount:
            shown[component, fact.period].add(abs(fact.value))
    return shown


def _group(fact: Fact, statements: Sequence[MappedStatement]) -> _Group | None:
    """The statement of equity and the one component that the fact is of, or the whole."""
    locator = fact.provenance.locator
    if locator is None or [d.axis for d in fact.dimensions] not in ([], [COMPONENTS_AXIS]):
        return None
    is_equity = statements[locator.statement].statement.kind is StatementKind.EQUITY
    return (locator.statement, fact.dimensions[0].member.name if fact.dimensions else _WHOLE) if is_equity else None


def _beside(member: str, fact: Fact, sheet: Mapping[tuple[str, Instant], set[Decimal]]) -> Iterator[Decimal]:
    for (component, date), values in sheet.items():
        is_own = member.startswith(component) and member.endswith("Member") and not _NOT_ISSUED.search(member)
        is_same = is_own if component and member else member == component
        if is_same and date == fact.period:
            yield from values
        elif component == _OTHER and member and date == fact.period and isinstance(fact.value, Decimal):
            yield from values & {abs(fact.value)} if len(fact.value.normalize().as_tuple().digits) >= _LONG else ()


def _is_near(value: Decimal, other: Decimal) -> bool:
    return value <= other * _NEAR and other <= value * _NEAR


def _finding(fact: Fact, pair: tuple[Decimal, Decimal], source: SourceText) -> Finding:
    member = fact.dimensions[0].member if fact.dimensions else "equity"
    what = f"{fact.value} is not a fact: {member} would be {pair[0]} here, and the balance sheet shows {pair[1]} at the same date"
    advice = "look at the heads of the statement's columns; give the figures as line items if they are needed"
    return no_fact("assemble.component-refuted", fact, source, what, advice)
