"""Entity, periods and the required context (EFM 6.5.1 to 6.5.10, 6.5.19, 6.5.23)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from converter.check.findings import ERROR, WARNING, about_fact, about_filing, told
from converter.model.fact import Fact
from converter.model.finding import Finding
from converter.model.period import Duration, Instant
from converter.model.report import Report


def check_entity_identifier(report: Report) -> Iterator[Finding]:
    """Every context names the filer by its ten-digit CIK (EFM 6.5.1 to 6.5.3, 6.5.23)."""
    cik = report.entity.cik
    if not cik:
        what = "The filing does not say the filer's CIK, so that its contexts carry ten zeros; EDGAR would refuse them."
        yield about_filing(WARNING, "EFM 6.5.23", "no-cik", what, "Give the number with --cik.")
    elif not re.fullmatch(r"\d{10}", cik):
        yield about_filing(ERROR, "EFM 6.5.2", "cik-form", f'The CIK "{cik}" does not have ten digits.', "Give the number with --cik.")


def check_one_day_overlaps(report: Report) -> Iterator[Finding]:
    """No period begins on the day on which another one ends, or on the day of a balance (EFM 6.5.9, 6.5.10)."""
    ends: dict[date, Fact] = {}
    instants: dict[date, Fact] = {}
    starts: dict[date, Fact] = {}
    for fact in report.facts:
        if isinstance(fact.period, Instant):
            instants.setdefault(fact.period.end, fact)
        elif fact.period.days > 1:
            starts.setdefault(fact.period.start, fact)
            ends.setdefault(fact.period.end, fact)
    for start, fact in starts.items():
        for rule, others, wording in (("EFM 6.5.9", ends, "another period ends"), ("EFM 6.5.10", instants, "a balance is dated")):
            if start in others:
                what = f"The period {fact.period} starts on the day on which {wording}: {told(others[start])}."
                advice = "A period starts on the day after the last one ended; check the dates in the column heads."
                yield about_fact(report, fact, ERROR, rule, "one-day-overlap", what, advice)


def check_required_context(report: Report) -> Iterator[Finding]:
    """A fact without dimensions covers the fiscal year to the period's end (EFM 6.5.19)."""
    if not any(fact.period == report.main_period and not fact.dimensions for fact in report.facts):
        what = f"No fact has the required context: {report.main_period}, without dimensions."
        yield about_filing(ERROR, "EFM 6.5.19", "required-context", what, "The cover facts should stand in this context.")


def check_period_types(report: Report) -> Iterator[Finding]:
    """Instant concepts are dated, duration concepts have a period (XBRL 2.1, 4.7.2)."""
    for fact in report.facts:
        concept = report.concepts.get(fact.concept)
        if concept and (concept.period_type == "duration") != isinstance(fact.period, Duration):
            what = f"{told(fact)} has the wrong kind of period: the concept is measured {_measured(concept.period_type)}."
            advice = "Choose another concept in a map, or check the column's head."
            yield about_fact(report, fact, ERROR, "XBRL 2.1 4.7.2", "period-type", what, advice)


def check_future_periods(report: Report) -> Iterator[Finding]:
    """No figure of a statement lies after the report's end (DQC_0033, DQC_0036)."""
    for fact in report.facts:
        if fact.provenance.locator and fact.period.end > report.period_end:
            what = f"{told(fact)} ends after the document's period, {report.period_end}."
            advice = "Check the date in the column's head, and the period's end on the cover."
            yield about_fact(report, fact, WARNING, "DQC_0036", "future-period", what, advice)


def _measured(period_type: str) -> str:
    return "over a period" if period_type == "duration" else "at a date"
