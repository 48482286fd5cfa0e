"""Printed sums -> calculation arcs between concepts, as far as the report's facts agree with them (Calculation 1.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from converter.model.concept import Concept, QName
from converter.model.fact import Dimension, Fact
from converter.model.finding import Finding, Severity
from converter.model.match import Match
from converter.model.network import CalculationArc
from converter.model.period import Period
from converter.model.quantity import Unit
from converter.model.report import MappedStatement
from converter.model.source import Place
from converter.model.statement import Summation, Term

Around = tuple[Period, Unit | None, tuple[Dimension, ...]]
Interval = tuple[Decimal, Decimal]
Values = Mapping[Around, Mapping[QName, Interval]]


def values_by_context(facts: Sequence[Fact]) -> Values:
    """For each period, unit and dimensions: each numeric concept's interval, from the precision it is stated with."""
    found: dict[Around, dict[QName, Interval]] = defaultdict(dict)
    for fact in facts:
        if isinstance(fact.value, Decimal):
            found[fact.period, fact.unit, fact.dimensions][fact.concept] = interval(fact)
    return found


def interval(fact: Fact) -> Interval:
    """The values that a rounded fact may stand for: half a unit of its last decimal either way (Calculation 1.1, 5.2)."""
    value = Decimal(fact.value)
    half = Decimal(0) if fact.decimals is None else Decimal(5).scaleb(-fact.decimals - 1)
    return value - half, value + half


def calculation_arcs(mapped: MappedStatement, values: Values) -> tuple[tuple[CalculationArc, ...], tuple[Finding, ...]]:
    """The arcs of one statement. A sum that the facts of some context contradict is left out, with a finding."""
    arcs: list[CalculationArc] = []
    findings: list[Finding] = []
    totals: set[QName] = set()
    for summation in mapped.calculation.summations:
        found = _arcs_of(summation, mapped)
        if not found or found[0].total in totals:
            continue
        refusal = _refusal(found, mapped, summation, values) or _cycle(found, arcs)
        if refusal:
            findings.append(_finding(found[0].total, refusal))
        else:
            totals.add(found[0].total)
            arcs += found
    return tuple(arcs), tuple(findings)


def _arcs_of(summation: Summation, mapped: MappedStatement) -> list[CalculationArc]:
    """Arcs with the concepts' signs: where total = sum of weight x printed figure, weights turn with each line's sign."""
    total = mapped.matches[summation.total]
    if total is None:
        return []
    arcs: dict[QName, CalculationArc] = {}
    for term in _terms(summation, mapped):
        part = mapped.matches[term.line]
        if part is None or part.concept.qname == total.concept.qname:
            return []
        arc = CalculationArc(total.concept.qname, part.concept.qname, total.sign * term.weight * part.sign)
        if arcs.setdefault(arc.child, arc) != arc:
            return []
    return list(arcs.values())


def _terms(summation: Summation, mapped: MappedStatement) -> list[Term]:
    """The terms that have a figure in some column of the total's: what stands on the facing page adds nothing."""
    lines = mapped.statement.lines
    shown = [c for c, figure in enumerate(lines[summation.total].figures) if figure is not None]
    return [term for term in summation.terms if any(lines[term.line].figures[c] is not None for c in shown)]


def _refusal(arcs: Sequence[CalculationArc], mapped: MappedStatement, summation: Summation, values: Values) -> str:
    """Why the sum cannot go into the calculation linkbase; "" where it can."""
    total = _match(mapped, summation.total).concept
    concepts = {m.concept.qname: m.concept for m in mapped.matches if m}
    for arc in arcs:
        part = concepts[arc.child]
        if part.period_type is not total.period_type:
            return f"{part.qname} is not measured over the same kind of period (EFM 6.14.3)"
        if _opposes(total, part, arc.weight):
            return f"{part.qname} is a {part.balance}, which cannot be {'added to' if arc.weight > 0 else 'taken from'} a {total.balance}"
    for concept in (*(arc.child for arc in arcs), total.qname):
        if not any(concept in stated for stated in values.values()):
            return f"{concept} has no fact"
    for context, stated in values.items():
        if not _foots(arcs, stated):
            return f"the facts of {context[0]} do not add up to it"
    return ""


def _cycle(found: Sequence[CalculationArc], arcs: Sequence[CalculationArc]) -> str:
    """Why the sum would make a concept a part of itself (EFM 6.14.4): lines can share a concept though they are no one line."""
    parts = defaultdict(set)
    for arc in arcs:
        parts[arc.total].add(arc.child)
    reached, open_ends = set[QName](), [arc.child for arc in found]
    while open_ends:
        concept = open_ends.pop()
        if concept not in reached:
            reached.add(concept)
            open_ends += parts[concept]
    return f"it is itself a part of {found[0].child} or another of its parts (EFM 6.14.4)" if found[0].total in reached else ""


def _match(mapped: MappedStatement, line: int) -> Match:
    match = mapped.matches[line]
    if match is None:
        raise ValueError(f"line {line} has no concept, so it has no arc")
    return match


def _opposes(total: Concept, part: Concept, weight: int) -> bool:
    """XBRL 2.1, 5.1.1.2: equal balances are added, opposite ones subtracted."""
    if total.balance is None or part.balance is None:
        return False
    return (total.balance == part.balance) != (weight > 0)


def _foots(arcs: Sequence[CalculationArc], stated: Mapping[QName, Interval]) -> bool:
    """Calculation 1.1: consistent where the interval of the total meets that of the sum; a total alone binds nothing."""
    total = stated.get(arcs[0].total)
    if total is None:
        return True
    parts = [(arc.weight, stated[arc.child]) for arc in arcs if arc.child in stated]
    if not parts:
        return True
    low = sum((i[0] if w > 0 else -i[1] for w, i in parts), Decimal(0))
    high = sum((i[1] if w > 0 else -i[0] for w, i in parts), Decimal(0))
    return low <= total[1] and total[0] <= high


def _finding(total: QName, why: str, where: Place | None = None) -> Finding:
    return Finding(
        code="assemble.sum-left-out",
        severity=Severity.INFO,
        what=f"the sum that makes {total} is not in the calculation linkbase: {why}",
        where=where,
        advice="check the concepts and signs of its parts in the Mapping sheet",
    )
