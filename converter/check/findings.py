"""Findings about facts: every check says what it has to say with the place and print of the fact it is about."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from converter.model.fact import Fact
from converter.model.finding import Finding, Severity
from converter.model.report import Report
from converter.recent import remember_last

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def about_fact(report: Report, fact: Fact, severity: Severity, rule: str, code: str, what: str, advice: str = "") -> Finding:
    """A finding at the place where the fact stands; a hidden fact has none."""
    source = report.filing.source
    span = fact.spans[0] if fact.spans else None
    return Finding(
        f"check.{code}", severity, what, source.place(span) if span else None, source.excerpt(span) if span else "", advice, rule
    )


def about_filing(severity: Severity, rule: str, code: str, what: str, advice: str = "", excerpt: str = "") -> Finding:
    """A finding about the filing as a whole, one of its concepts or networks."""
    return Finding(f"check.{code}", severity, what, None, excerpt, advice, rule)


class Number(NamedTuple):
    """A numeric fact and its value."""

    fact: Fact
    value: Decimal

    @property
    def step(self) -> Decimal:
        """What a unit of the last digit that the fact claims is worth; 0 where it is exact."""
        return Decimal(0) if self.fact.decimals is None else Decimal(1).scaleb(-self.fact.decimals)


@remember_last
def numbers(facts: Sequence[Fact]) -> tuple[Number, ...]:
    """The numeric facts with their values."""
    return tuple(Number(fact, fact.value) for fact in facts if isinstance(fact.value, Decimal))


def told(fact: Fact) -> str:
    """A fact in words: "us-gaap:Assets 1,203 (2002-09-30)"."""
    value = f"{fact.value:,}" if isinstance(fact.value, Decimal) else f'"{fact.value[:60]}"'
    members = "".join(f", {dimension.member}" for dimension in fact.dimensions)
    return f"{fact.concept} {value} ({fact.period}{members})"
