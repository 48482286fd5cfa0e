"""Sentence rules: whole sentences whose words fix what each amount is ("paid {1} to purchase {2} shares of its common stock")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from converter.model.concept import PeriodType, QName
from converter.model.fact import Dimension
from converter.model.period import Duration, Instant, Period
from converter.prose.clauses import leading_period
from converter.prose.phrases import Calendar
from converter.prose.rules import Place, SentenceRule
from converter.prose.sentence import Sentence

_CLOSED = re.compile(r"\b(?:finalized|completed|closed|consummated)(?: on)? (?P<period><P\d+>)", re.IGNORECASE)
_LATE = timedelta(days=150)  # a report tells of what happened until it was filed


@dataclass(frozen=True, slots=True)
class Told:
    """An amount (by its mark) at its place in a sentence rule, with the period found."""

    amount: str
    place: Place
    period: Period
    phrase: str
    dimensions: tuple[Dimension, ...] = ()


def told_by(rule: SentenceRule, paragraph: Sequence[Sentence], index: int, calendar: Calendar) -> Iterator[Told]:
    """What the sentence `index` of a paragraph says by a rule; places whose period stays open give nothing."""
    sentence = paragraph[index]
    match = rule.pattern.search(sentence.text)
    if not match:
        return
    for place in rule.places:
        mark = match[place.amount]
        period = _period(place, match, paragraph, index, calendar)
        if mark is None or period is None:
            continue
        fitting = _of_type(period, place.concept.period_type)
        if fitting and fitting.end <= calendar.period.end + _LATE:
            yield Told(mark, place, fitting, match.group()[:60], _dimensions(place, match))


def _of_type(period: Period, kind: PeriodType) -> Period | None:
    """A day as the instant or the one-day duration that the concept needs; a longer period is measured at its end."""
    if kind is PeriodType.INSTANT:
        return Instant(period.end)
    return Duration(period.end, period.end) if isinstance(period, Instant) else period


def _period(place: Place, match: re.Match[str], paragraph: Sequence[Sentence], index: int, calendar: Calendar) -> Period | None:
    sentence = paragraph[index]
    if place.period == "event":
        return _event(paragraph, index, calendar)
    if place.period == "last":
        return _last(paragraph, index, match.start(place.amount))
    name = place.period.rpartition(":")[2]
    found = match.groupdict().get(name)
    return sentence.period(found).single if found else None


def _event(paragraph: Sequence[Sentence], index: int, calendar: Calendar) -> Period | None:
    """The opening words of the sentence or of one before it; a date of closing; a release's own date."""
    for sentence in reversed(paragraph[: index + 1]):
        opening = leading_period(sentence)
        if opening:
            return opening
    for sentence in paragraph:
        closed = _CLOSED.search(sentence.text)
        if closed and calendar.is_release:
            return sentence.period(closed["period"]).single
    return Instant(calendar.period.end) if calendar.is_release else None


def _last(paragraph: Sequence[Sentence], index: int, at: int) -> Duration | None:
    """The period named last before a place of the sentence, in it or in the sentence before."""
    marks = [(paragraph[index], mark) for mark in re.findall(r"<P\d+>", paragraph[index].text[:at])]
    if not marks and index:
        marks = [(paragraph[index - 1], mark) for mark in re.findall(r"<P\d+>", paragraph[index - 1].text)]
    period = marks[-1][0].period(marks[-1][1]).single if marks else None
    return period if isinstance(period, Duration) else None


def _dimensions(place: Place, match: re.Match[str]) -> tuple[Dimension, ...]:
    """Whose the amount is.

    A customer's share of sales: the customer, what it is a share of, and what kind of concentration (ASC 280-10-50-42). The share
    bought of a business: the business (DQC_0112).
    """
    gaap = "us-gaap"
    if place.dimensions == "business":
        return (Dimension(QName(gaap, "BusinessAcquisitionAxis"), _member(match["business"])),)
    if place.dimensions != "customer":
        return ()
    return (
        Dimension(QName("srt", "MajorCustomersAxis"), _member(match["customer"])),
        Dimension(QName(gaap, "ConcentrationRiskByBenchmarkAxis"), QName(gaap, "SalesRevenueNetMember")),
        Dimension(QName(gaap, "ConcentrationRiskByTypeAxis"), QName(gaap, "CustomerConcentrationRiskMember")),
    )


def _member(company: str) -> QName:
    """A company as an extension member: "the B.L.L. Corporation" -> ext:BLLCorporationMember."""
    words = re.findall(r"[A-Za-z0-9]+", company)
    return QName("ext", "".join(word[0].upper() + word[1:] for word in words if word.lower() != "the") + "Member")
