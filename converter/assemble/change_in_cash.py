"""The end of a statement of cash flows, told by its arithmetic: what the activities add up to is the change in cash (DQC_0048, DQC_0062).

1. A line that is the sum of cash from two or three activities is the change in cash, however short its caption ("Net cash provided").
2. A change in cash of which no sum was inferred ("Net change in cash ... -") is that sum, if it foots in every column.
3. What else is in the sum and speaks of exchange or translation is the effect of exchange rates on cash: "Currency translation adjustment".
4. Cash from an activity of one line only is the sum of that line.
5. A change in cash below which the effect of exchange rates is added, before the balances, is the change without that effect.
6. What is called cash of continuing operations, and sums up several activities, is that of all of them.
7. The two balances below, of which the later is the earlier one with the change, are cash: "Cash at January 1 ... at December 31".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from converter.assemble.facts import is_opening_balance
from converter.model.concept import Lookup, QName
from converter.model.match import SAID, Match
from converter.model.report import MappedStatement
from converter.model.statement import Calculation, StatementKind, Summation, Term

_RESTRICTED = "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents"
CHANGE = QName("us-gaap", f"{_RESTRICTED}PeriodIncreaseDecreaseIncludingExchangeRateEffect")
WITHOUT_EXCHANGE = QName("us-gaap", f"{_RESTRICTED}PeriodIncreaseDecreaseExcludingExchangeRateEffect")
CONTINUING = QName("us-gaap", "NetCashProvidedByUsedInContinuingOperations")
EXCHANGE = QName("us-gaap", f"EffectOfExchangeRateOn{_RESTRICTED}")
_ACTIVITY = re.compile(r"NetCashProvidedByUsedIn(?:Operating|Investing|Financing)Activities(?:ContinuingOperations)?")
_OF_OPERATIONS = "NetCashProvidedByUsedInOperatingActivitiesContinuingOperations"
_CHANGE = re.compile(r"Cash\w*PeriodIncreaseDecrease")
_EXCHANGE_WORDS = re.compile(r"\b(?:exchange|translation|currenc(?:y|ies))\b", re.IGNORECASE)
_LEAST = 2  # activities


def settle_change_in_cash(mapped: MappedStatement, lookup: Lookup) -> MappedStatement:
    """The statement with the concepts and the sum of its end."""
    activities = [i for i, m in enumerate(mapped.matches) if m and _ACTIVITY.fullmatch(m.concept.qname.name)]
    if mapped.statement.kind is not StatementKind.CASH_FLOW or len(activities) < _LEAST:
        return mapped
    mapped = _summed(_with_single_parts(mapped, activities), activities)
    ends = [s for s in mapped.calculation.summations if len({t.line for t in s.terms} & set(activities)) >= _LEAST]
    if not ends:
        return mapped
    mapped = _of_all_activities(mapped, ends, lookup)
    named = _without_exchange(_named(mapped, ends[-1], lookup), ends[-1].total, lookup)
    return _with_balances(named, ends[-1].total, lookup)


def _with_single_parts(mapped: MappedStatement, activities: Sequence[int]) -> MappedStatement:
    """With the sums of rule 4: the total takes the place of its only part in the sum above."""
    sums, lines = list(mapped.calculation.summations), mapped.statement.lines
    for i in activities:
        part = next((j for j in range(i - 1, -1, -1) if lines[j].host is None and (any(lines[j].figures) or not lines[j].section)), None)
        if part is None or mapped.calculation.of_total(i) or mapped.calculation.parent_of(i) is not None or not _is_alone(mapped, i, part):
            continue
        sums = [replace(s, terms=tuple(replace(t, line=i) if t.line == part else t for t in s.terms)) for s in sums]
        sums.append(Summation(i, (Term(part, 1),)))
    return replace(mapped, calculation=Calculation(tuple(sums)))


def _is_alone(mapped: MappedStatement, total: int, part: int) -> bool:
    one, other = mapped.statement.lines[total], mapped.statement.lines[part]
    same = all(a and b and a.value == b.value for a, b in zip(one.figures, other.figures, strict=True))
    return same and mapped.matches[part] is not None and mapped.calculation.of_total(part) is None


def _summed(mapped: MappedStatement, activities: Sequence[int]) -> MappedStatement:
    """With the sum of rule 2."""
    changes = [i for i, m in enumerate(mapped.matches) if m and _CHANGE.search(m.concept.qname.name)]
    if len(changes) != 1 or mapped.calculation.of_total(changes[0]) or any(mapped.calculation.parent_of(i) is not None for i in activities):
        return mapped
    (change,) = changes
    between = range(max(activities) + 1, change)
    exchange = [i for i in between if mapped.matches[i] and _EXCHANGE_WORDS.search(mapped.statement.lines[i].caption)]
    parts = sorted({*activities, *exchange})
    if max(parts) > change or not _foots(mapped, change, parts):
        return mapped
    found = Summation(change, tuple(Term(i, 1) for i in parts))
    return replace(mapped, calculation=Calculation((*mapped.calculation.summations, found)))


def _foots(mapped: MappedStatement, change: int, parts: Sequence[int]) -> bool:
    """In every column with a change in cash, to the last digit."""
    lines = mapped.statement.lines
    stated = [(c, figure.value) for c, figure in enumerate(lines[change].figures) if figure is not None]
    rows = [[figure.value if figure else Decimal(0) for figure in lines[i].figures] for i in parts]
    return bool(stated) and any(map(any, rows)) and all(sum(row[c] for row in rows) == value for c, value in stated)


def _named(mapped: MappedStatement, end: Summation, lookup: Lookup) -> MappedStatement:
    matches = list(mapped.matches)
    names = {m.concept.qname for m in matches if m}
    total, change, exchange = matches[end.total], lookup(CHANGE), lookup(EXCHANGE)
    if total and change and _may_be(total) and total.concept.is_extension and not any(_CHANGE.search(n.name) for n in names):
        matches[end.total] = replace(total, concept=change, sign=1, evidence=f"{total.evidence}; it is the sum of cash from all activities")
    for term in end.terms:
        part = matches[term.line]
        if part and exchange and _is_exchange(mapped, term.line, part) and exchange.qname not in names:
            evidence = f"{part.evidence}; it is part of the change in cash"
            matches[term.line] = replace(part, concept=exchange, sign=term.weight, evidence=evidence)
            names.add(exchange.qname)
    return replace(mapped, matches=tuple(matches))


def _of_all_activities(mapped: MappedStatement, ends: Sequence[Summation], lookup: Lookup) -> MappedStatement:
    """With the concept of rule 6."""
    matches, concept = list(mapped.matches), lookup(CONTINUING)
    for end in ends:
        total = matches[end.total]
        if concept and total and _may_be(total) and total.concept.qname.name == _OF_OPERATIONS:
            evidence = f"{total.evidence}; it is the sum of cash from several activities"
            matches[end.total] = replace(total, concept=concept, sign=1, evidence=evidence)
    return replace(mapped, matches=tuple(matches))


def _without_exchange(mapped: MappedStatement, change: int, lookup: Lookup) -> MappedStatement:
    """With the concept of rule 5, if the balances prove it in every column: opening + change + effect = closing."""
    lines, match, concept = mapped.statement.lines, mapped.matches[change], lookup(WITHOUT_EXCHANGE)
    below = [i for i in range(change + 1, len(lines)) if any(lines[i].figures) and lines[i].host is None][:3]
    if len(below) < len(("effect", "opening", "closing")) or not (match and concept and _may_be(match)) or match.concept.qname != CHANGE:
        return mapped
    effect = mapped.matches[below[0]]
    rows = zip(lines[change].figures, *(lines[i].figures for i in below), strict=True)
    rolls = [a.value + b.value + c.value == d.value for a, b, c, d in rows if a and b and c and d]
    if not effect or effect.concept.qname != EXCHANGE or not rolls or not all(rolls):
        return mapped
    settled = replace(match, concept=concept, evidence=f"{match.evidence}; the effect of exchange rates stands below it")
    return replace(mapped, matches=(*mapped.matches[:change], settled, *mapped.matches[change + 1 :]))


def _with_balances(mapped: MappedStatement, change: int, lookup: Lookup) -> MappedStatement:
    lines, cash = mapped.statement.lines, lookup(QName("us-gaap", _RESTRICTED))
    below = [i for i in range(change + 1, len(lines)) if any(lines[i].figures) and lines[i].host is None][:2]
    if cash is None or len(below) < len(("opening", "closing")):
        return mapped
    opening, closing = below
    rows = zip(lines[opening].figures, lines[change].figures, lines[closing].figures, strict=True)
    rolls = [a.value + b.value == c.value for a, b, c in rows if a and b and c]
    opens = [is_opening_balance(lines[i], mapped.statement.columns) for i in below]
    if not rolls or not all(rolls) or opens != [True, False]:
        return mapped
    matches = list(mapped.matches)
    for i in below:
        match = matches[i]
        if match and _may_be(match) and match.concept.is_extension:
            matches[i] = replace(
                match, concept=cash, sign=1, evidence=f"{match.evidence}; with the change in cash, cash is carried forward"
            )
    return replace(mapped, matches=tuple(matches))


def _is_exchange(mapped: MappedStatement, line: int, match: Match) -> bool:
    is_named = re.match(r"EffectOfExchangeRateOn|NetCash", match.concept.qname.name)
    return _may_be(match) and not is_named and bool(_EXCHANGE_WORDS.search(mapped.statement.lines[line].caption))


def _may_be(match: Match) -> bool:
    return match.rung not in SAID
