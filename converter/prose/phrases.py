"""Periods as sentences word them, and what they mean in a filing.

"the nine months ended September 30, 2002 and 2001" says all; "1995, 1994 and 1993" means fiscal years in a yearly report or a
release that says when its year ends, and otherwise the same stretch of another year as a period that the sentence spells out.
What stays open ("the three and nine months ended ...") has no period, and no amount beside it becomes a fact.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from converter.model.cover import FilingPeriod
from converter.model.period import MONTHS, Duration, Instant, Period
from converter.periods import ends_early, find_mentions, is_month_end, make_date, months_before, start_of

_M = rf"(?:{'|'.join(MONTHS)}|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
_Y = r"(?:19[89]\d|200\d)(?![\d%/-]|,\d)"
_DATE = rf"{_M} \d{{1,2}}, ?{_Y}"
_AND = r"(?:, and |, | and )"
_DATES = rf"{_DATE}(?:{_AND}(?:{_M} \d{{1,2}}, ?)?{_Y})*"
_YEARS = rf"{_Y}(?:{_AND}{_Y})*"
_NUMBER = r"(?:three|six|nine|twelve|thirteen|twenty-six|thirty-nine|fifty-two|fifty-three|\d{1,2})"
_LENGTH = rf"(?:{_NUMBER}[- ](?:month|week)s?(?:[- ]periods?)?|(?:fiscal |calendar )?years?|(?:fiscal )?quarters?)"
PERIOD_WORDS = re.compile(
    r"(?:\b|(?=\d))(?=[acdefjmnoqsty\d])"  # what the words start with
    rf"(?:(?P<open>\b(?:each of (?:the )?[^.,;]{{0,60}}?|{_NUMBER}(?:[- ](?:month|week)s?)?,? and {_LENGTH} (?:ended|ending) ){_YEARS}"
    rf"|{_NUMBER}(?:[- ]months?)?,? and {_LENGTH} (?:ended|ending) {_DATES}|\b{_M},? {_YEARS})"
    rf"|(?P<same>\b(?:the )?(?:same|corresponding|comparable) (?:periods?|quarter) (?:in|of|for|during) (?:fiscal )?(?:year )?{_Y})"
    rf"|(?P<ended>\b(?:the )?(?:(?:first|second|third|fourth) )?{_LENGTH} (?:ended|ending) (?:on )?{_DATES})"
    rf"|(?P<quarter>\b(?:the )?(?P<ordinal>first|second|third|fourth) (?:fiscal )?quarters? of (?:fiscal )?(?:year )?{_YEARS})"
    rf"|(?P<first>\b(?:the )?first (?P<months>three|six|nine) months of (?:fiscal )?(?:year )?{_YEARS})"
    rf"|(?P<dates>\b{_DATES})"
    rf"|(?P<years>\b(?:the )?(?:(?:fiscal|calendar) )?(?:years? )?{_YEARS}))",
    re.IGNORECASE,
)
YEAR = re.compile(_Y)  # each of these has one
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_MONTHS = {"three": 3, "six": 6, "nine": 9}
_WHOLE_YEAR = 357  # days: 51 weeks
_NEAR = 10  # days by which the end of a year of 52 or 53 weeks moves


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a filing's words for periods are measured by: its period, fiscal year ends that its statements' heads print, its kind."""

    period: FilingPeriod
    known_ends: tuple[date, ...] = ()
    is_release: bool = False

    def fiscal_year(self, year: int) -> Duration | None:
        """The fiscal year that the filer calls by `year`, where its end is sure."""
        end = self._year_end(year)
        before = self._year_end(year - 1)
        if end is None or before is None:
            return None
        return Duration(before + timedelta(days=1), end)

    def _year_end(self, year: int) -> date | None:
        period = self.period
        if period.is_annual and _names_its_years(period):
            expected = months_before(period.end, 12 * (period.fiscal_year - year))
        elif period.fiscal_year_end and self.is_release:
            found = make_date(year, int(period.fiscal_year_end[2:4]), int(period.fiscal_year_end[5:7]))
            expected = found or period.end
        else:
            return None
        if is_month_end(expected) and not self._near(expected):
            return expected
        return self._near(expected)

    def _near(self, expected: date) -> date | None:
        near = [end for end in self.known_ends if abs((end - expected).days) <= _NEAR]
        return min(near, key=lambda end: abs((end - expected).days), default=None)

    def same_end(self, end: date, year: int) -> date | None:
        """The end of the same stretch in another year: the same month's end, or one that a head prints near that day."""
        expected = months_before(end, 12 * (end.year - year))
        return self._near(expected) or (expected if is_month_end(end) else None)

    def quarter(self, ordinal: int, year: int) -> Duration | None:
        """A quarter of a fiscal year that ends with a month."""
        whole = self.fiscal_year(year) or self._running_year(year)
        if whole is None or not is_month_end(whole.end) or whole.days < 365:  # noqa: PLR2004 - a whole year
            return None
        return Duration(months_before(whole.end, 15 - 3 * ordinal) + timedelta(days=1), months_before(whole.end, 12 - 3 * ordinal))

    def first_months(self, months: int, year: int) -> Duration | None:
        """The first months of a fiscal year that ends with a month."""
        first = self.quarter(1, year)
        return Duration(first.start, months_before(first.end, 3 - months)) if first else None

    def _running_year(self, year: int) -> Duration | None:
        """The fiscal year that a quarterly report is in, or one before it."""
        period = self.period
        if not period.fiscal_year or not period.fiscal_year_end:
            return None
        start = period.main_period.start
        last = months_before(start - timedelta(days=1), 12 * (period.fiscal_year - 1 - year))
        return Duration(months_before(last, 12) + timedelta(days=1), last) if is_month_end(last) else None


def _names_its_years(period: FilingPeriod) -> bool:
    """Whether a bare year surely means the fiscal year of that number.

    A year that ends in its first weeks may be called by either, and beside a transition period years end on other days than it.
    """
    return period.main_period.days >= _WHOLE_YEAR and (not ends_early(period.end) or period.fiscal_year != period.end.year)


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """A stretch that names one or more periods. `years` is set where it names years alone, whose meaning may need `resolve`."""

    kind: str
    periods: tuple[Period | None, ...]
    years: tuple[int, ...] = ()

    @property
    def single(self) -> Period | None:
        """The one period that it names, None where it names several or an unsure one."""
        return self.periods[0] if len(self.periods) == 1 else None


def read_words(match: re.Match[str], calendar: Calendar) -> PeriodWords:
    """What the words of a match of PERIOD_WORDS mean by themselves."""
    kind = match.lastgroup if match.lastgroup in {"open", "same", "ended", "dates", "years"} else _kind(match)
    mentions = find_mentions(match.group())
    years = mentions.years
    if kind == "ended":
        return PeriodWords(kind, tuple(_ended(match.group(), calendar)))
    if kind == "quarter":
        return PeriodWords(kind, tuple(calendar.quarter(_ORDINALS[match["ordinal"].lower()], year) for year in years))
    if kind == "first":
        return PeriodWords(kind, tuple(calendar.first_months(_MONTHS[match["months"].lower()], year) for year in years))
    if kind == "dates":
        return PeriodWords(kind, tuple(Instant(day) if day else None for day in _days(match.group(), calendar)))
    if kind == "years":
        is_whole = "fiscal" in match.group().lower()  # "fiscal 1994" beside nine months is no nine months
        return PeriodWords(kind, tuple(calendar.fiscal_year(year) for year in years), () if is_whole else years)
    return PeriodWords(kind or "open", (None,) * max(len(years), 1), years if kind == "same" else ())


def _kind(match: re.Match[str]) -> str:
    return next(name for name in ("open", "same", "ended", "quarter", "first", "dates", "years") if match[name])


def _days(text: str, calendar: Calendar) -> list[date | None]:
    """The days of "December 31, 1995 and 1994"."""
    mentions = [m for m in find_mentions(text).dates if m.year]
    days: list[date | None] = []
    for mention in mentions:
        if mention.month:
            days.append(mention.date)
        else:
            known = [day for day in days if day]
            days.append(calendar.same_end(known[0], mention.year) if known and mention.year else None)
    return days


def _ended(text: str, calendar: Calendar) -> list[Period | None]:
    lengths = find_mentions(text).lengths
    if not lengths or lengths[0].to_date:
        return [None]
    return [Duration(start_of(day, lengths[0], calendar.known_ends), day) if day else None for day in _days(text, calendar)]


def resolve(words: Sequence[PeriodWords], calendar: Calendar) -> tuple[PeriodWords, ...]:
    """The sentence's periods, where a bare year beside a period spelt out means the same stretch of that year."""
    spelt = next((p for w in words if w.kind in {"ended", "quarter", "first"} for p in w.periods if isinstance(p, Duration)), None)
    if spelt is None:
        return tuple(words)
    return tuple(replace(w, periods=tuple(_same(spelt, year, calendar) for year in w.years)) if w.years else w for w in words)


def _same(spelt: Duration, year: int, calendar: Calendar) -> Duration | None:
    end = calendar.same_end(spelt.end, year)
    before = calendar.same_end(spelt.start - timedelta(days=1), year - (spelt.end.year - (spelt.start - timedelta(days=1)).year))
    return Duration(before + timedelta(days=1), end) if end and before and before < end else None
