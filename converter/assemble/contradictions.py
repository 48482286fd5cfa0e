"""One concept, period, unit and dimensions: one value in a document (EFM 6.5.12).

Where the filing says two things, one fact stands and a finding tells. Which one stands: the earlier source in the
order of `RANK` (the face before notes, notes before prose), then the more precise, then the one printed first.
What is only rounded elsewhere ("455" thousand shares that are 455,387) contradicts nothing, and its finding is no warning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from converter.model.fact import Dimension, Fact
from converter.model.finding import Finding, Severity
from converter.model.period import Period
from converter.model.quantity import Unit
from converter.model.report import MappedStatement
from converter.model.source import SourceText
from converter.model.statement import StatementKind

RANK = {
    StatementKind.BALANCE_SHEET: 0,
    StatementKind.INCOME: 0,
    StatementKind.CASH_FLOW: 1,
    StatementKind.COMPREHENSIVE_INCOME: 2,
    StatementKind.EQUITY: 3,
    StatementKind.NOTE_TABLE: 4,
    StatementKind.PROSE: 5,
}

Aspect = tuple[object, Period, Unit | None, tuple[Dimension, ...]]


def aspect(fact: Fact) -> Aspect:
    """What two facts must have in common to be about the same thing."""
    return (fact.concept, fact.period, fact.unit, fact.dimensions)


def settle(
    facts: Sequence[Fact], statements: Sequence[MappedStatement], source: SourceText
) -> tuple[tuple[Fact, ...], tuple[Finding, ...]]:
    """The facts that can stand together, in their order, and a finding for each that cannot."""
    standing: dict[Aspect, Fact] = {}
    for fact in sorted(facts, key=lambda f: _precedence(f, statements)):
        standing.setdefault(aspect(fact), fact)
    kept = tuple(f for f in facts if standing[aspect(f)].value == f.value)
    findings = [_finding(f, standing[aspect(f)], source) for f in facts if standing[aspect(f)].value != f.value]
    return kept, tuple(findings)


def _precedence(fact: Fact, statements: Sequence[MappedStatement]) -> tuple[int, int, int]:
    locator = fact.provenance.locator
    rank = RANK[statements[locator.statement].statement.kind] if locator else len(RANK)
    precision = fact.decimals if fact.decimals is not None else 99
    return rank, -precision, fact.spans[0].start if fact.spans else 0


def _finding(fact: Fact, standing: Fact, source: SourceText) -> Finding:
    other = f" at {source.place(standing.spans[0])}" if standing.spans else ""
    if _is_rounded(fact, standing):
        what = f"{fact.concept} for {fact.period} is {fact.value} here and, in full, {standing.value}{other}; the latter is the fact"
        return replace(no_fact("assemble.contradiction", fact, source, what, "", "EFM 6.5.12"), severity=Severity.INFO)
    what = f"{fact.concept} for {fact.period} is {fact.value} here and {standing.value}{other}; the latter stands"
    advice = "check which figure is meant, or give one of the lines a concept of its own in a map"
    return no_fact("assemble.contradiction", fact, source, what, advice, "EFM 6.5.12")


def _is_rounded(fact: Fact, standing: Fact) -> bool:
    """Whether a value is that of the fact that stands, with fewer digits: 455,000 in thousands, and 455,387."""
    if not (isinstance(fact.value, Decimal) and isinstance(standing.value, Decimal)) or fact.decimals is None:
        return False
    is_coarser = standing.decimals is None or fact.decimals < standing.decimals
    return is_coarser and abs(fact.value - standing.value) * 2 <= Decimal(1).scaleb(-fact.decimals)


def no_fact(code: str, fact: Fact, source: SourceText, what: str, advice: str, rule: str = "") -> Finding:
    """That a figure, which would have been this fact, is none."""
    span = fact.spans[0] if fact.spans else None
    where, excerpt = (source.place(span), source.excerpt(span)) if span else (None, str(fact.value))
    return Finding(code, Severity.WARNING, what, where, excerpt, advice, rule)
