"""Dates, lengths and periods in words: the one parser of them for the whole program.

`find_mentions` reads a text's dates, with or without day or year ("September 30, 2002", "September 30,", "12/31/95", "31-Dec-95", "1995",
"'95"), and its lengths ("nine months ended", "52 weeks", "year").
Which column of a statement has which period is the matter of statements/columns.py, where heads, titles and the filing's own period meet.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from converter.model.period import MONTHS, Duration

# Months for patterns that take capitals and small letters alike: in full, cut short as far as is usual, by their first letters alone.
MONTH_NAMES = "|".join(MONTHS).lower()
MONTH_WORDS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
MONTH_STARTS = "|".join(name[:3] for name in MONTHS).lower()
_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sep(?:tember|t\.?|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_DATE = re.compile(
    rf"(?=[jfmasond\d'])(?:\b(?P<month>{_MONTH})(?:\s{{1,3}}|(?<=\.))(?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:/\d\d)?"
    rf"(?:(?:\s?[,.]\s*|\s{{1,3}})(?P<year>{_YEAR})(?![\d,]\d))?"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s{{1,3}}(?:day\s+of\s+)?|-)(?P<month2>{_MONTH})"
    rf"(?:,?\s{{1,3}}(?P<year2>{_YEAR})|-(?P<year8>{_YEAR}|\d\d))\b"
    r"|(?<![\d/.$-])(?P<month3>\d{1,2})(?P<sep>[/-])(?P<day3>\d{1,2})(?P=sep)(?P<year3>\d{4}|\d\d)(?![\d/-])"
    rf"|\b(?P<month4>{_MONTH})(?:\s?,?\s{{1,3}}(?P<year4>{_YEAR})\b"
    rf"|-(?P<day4>\d{{1,2}})-(?P<year6>{_YEAR}|\d\d)\b|(?:-|\s?')(?P<year7>[04-9]\d)\b(?![-/']|,?\s{{1,3}}{_YEAR}))"
    r"|(?:(?<![\w')])'|\bfy\s?'?)(?P<year9>[04-9]\d)\b(?![-/'%,.]\d)"
    rf"|(?<![\d,.$/#-])(?P<year5>{_YEAR})(?![\d%/]|[.,]\d|-[a-z\d]))",
    re.IGNORECASE,
)
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen")
_NUMBERS = {word: number for number, word in enumerate(_SMALL, 1)} | {
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "twenty": 20, "twenty-four": 24, "twenty-five": 25, "twenty-six": 26,
    "twenty-seven": 27, "twenty-eight": 28, "thirty-six": 36, "thirty-nine": 39,
    "forty": 40, "forty-eight": 48, "fifty-two": 52, "fifty-three": 53,
}  # fmt: skip
_NUMBER = "|".join(sorted((word.replace("-", r"[\s-]{1,2}") for word in _NUMBERS), key=len, reverse=True))
_LENGTH = re.compile(
    rf"\b(?P<number>{_NUMBER}|\d{{1,2}})[\s-]{{1,3}}(?P<unit>month|week|quarter|year)s?\b"
    r"|\b(?P<todate>year[\s-]{1,2}to[\s-]{1,2}date)\b"
    r"|\b(?:first|second|third|fourth|1st|2nd|3rd|4th)?\s?(?P<quarter>quarter)(?:s|ly)?\b"
    r"|\b(?P<year>years?(?=\s{1,3}end)|fiscal\s{1,3}years?|fiscal(?=\s{1,3}(?:19|20)\d\d)|calendar\s{1,3}years?|years?\b|yrs?\b(?=\.?\s{1,3}end))",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_LENGTH_WORDS = ("year", "yr", "month", "quarter", "week", "fiscal")
_THROUGH = re.compile(r"\b(?:to|through|thru)\b", re.IGNORECASE)
_BEGINNING = re.compile(r"\binception\b|\bsince\b|\bfrom\b|\bcommencement\b|\bdate of (?:formation|incorporation)\b", re.IGNORECASE)
_MONTHS_A_YEAR, _WEEKS_A_QUARTER, _CENTURY = 12, 13, 100
_PIVOT = 50  # "49" is 2049, "50" is 1950
_EARLY_END = 45  # days from the year's start


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as far as it is printed, with its place in the text. A year alone has neither month nor day."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        """The whole date; a month without a day is its last day. None where year or month is not printed."""
        return None if self.year is None or self.month is None else make_date(self.year, self.month, self.day or 31)


@dataclass(frozen=True, slots=True)
class Length:
    """How long a period is: `months` or `weeks`; `to_date` for "year to date", whose length the fiscal year's start decides."""

    months: int = 0
    weeks: int = 0
    to_date: bool = False


@dataclass(frozen=True, slots=True)
class Mentions:
    """The dates and lengths of a text; `is_range` where it names two ends ("January 1 through May 6, 1993")."""

    dates: tuple[DateMention, ...]
    lengths: tuple[Length, ...]
    is_range: bool = False

    @property
    def full_dates(self) -> tuple[date, ...]:
        """The dates that are printed with month and year."""
        return tuple(found for mention in self.dates if (found := mention.date) is not None)

    @property
    def years(self) -> tuple[int, ...]:
        """All years, alone or in dates, in order."""
        return tuple(mention.year for mention in self.dates if mention.year is not None)

    @property
    def month_days(self) -> tuple[tuple[int, int], ...]:
        """Month and day of each date, in order, without repeats."""
        return tuple(dict.fromkeys((m.month, m.day or 31) for m in self.dates if m.month is not None))


def make_date(year: int, month: int, day: int) -> date | None:
    """The date; a day past the month's end is the month's end ("February 29/28" of any year). None for months that do not exist."""
    if not (1 <= month <= _MONTHS_A_YEAR and day >= 1):
        return None
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


@lru_cache(maxsize=512)  # the heads and captions of a table are read for several ends
def find_mentions(text: str) -> Mentions:
    """The dates and lengths of a text, in order."""
    dates: tuple[DateMention, ...] = ()
    if _DIGIT.search(text):
        dates = tuple(mention for match in _DATE.finditer(text) if (mention := _mention(match)) is not None)
    lengths: tuple[Length, ...] = ()
    lower = text.lower()
    if any(map(lower.__contains__, _LENGTH_WORDS)):
        lengths = tuple(dict.fromkeys(_length(match) for match in _LENGTH.finditer(text)))
    placed = [m for m in dates if m.month is not None]
    between = len(placed) >= 2 and bool(_THROUGH.search(text, placed[-2].end, placed[-1].start))  # noqa: PLR2004 - two ends of a range
    return Mentions(dates, lengths, between)


def _mention(match: re.Match[str]) -> DateMention | None:
    start, end = match.span()
    if match["month"]:
        year = match["year"]
        return DateMention(start, end, int(year) if year else None, _MONTHS[match["month"][:3].lower()], int(match["day"]))
    if match["month2"]:
        year = _whole_year(match["year2"] or match["year8"])
        return DateMention(start, end, year, _MONTHS[match["month2"][:3].lower()], int(match["day2"]))
    if match["month3"]:
        month, day, year = int(match["month3"]), int(match["day3"]), _whole_year(match["year3"])
        return DateMention(start, end, year, month, day) if make_date(year, month, day) else None
    if match["month4"]:
        year, last = _whole_year(match["year4"] or match["year6"] or match["year7"]), match["day4"]
        return DateMention(start, end, year, _MONTHS[match["month4"][:3].lower()], int(last) if last else None)
    return DateMention(start, end, _whole_year(match["year5"] or match["year9"]))


def _whole_year(text: str) -> int:
    year = int(text)
    return year if year >= _CENTURY else year + (1900 if year >= _PIVOT else 2000)


def _length(match: re.Match[str]) -> Length:
    if match["todate"]:
        return Length(to_date=True)
    if match["quarter"]:
        return Length(months=3)
    if match["year"]:
        return Length(months=_MONTHS_A_YEAR)
    word = re.sub(r"[\s-]+", "-", match["number"].lower())
    number = int(word) if word.isdigit() else _NUMBERS[word]
    unit = match["unit"].lower()
    if unit == "week":
        return Length(weeks=number)
    # "three years ended", "two quarters ended" head one year or one quarter each
    return Length(months={"month": number, "quarter": 3, "year": _MONTHS_A_YEAR}[unit])


def is_month_end(day: date) -> bool:
    """Whether the date is the last of its month."""
    return day.day == calendar.monthrange(day.year, day.month)[1]


def ends_early(year_end: date) -> bool:
    """Whether a fiscal year ends by mid February: it may then be called by the year before."""
    return year_end.timetuple().tm_yday <= _EARLY_END


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; month ends stay month ends."""
    count = day.year * _MONTHS_A_YEAR + day.month - 1 - months
    year, month = divmod(count, _MONTHS_A_YEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, last if is_month_end(day) else min(day.day, last))


def start_of(end: date, length: Length, known_ends: Iterable[date] = ()) -> date:
    """The first day of a period of `length` that ends at `end`.

    A printed end of an earlier period near the expected one decides: fiscal years of 52 or 53 weeks start on the day after
    the last one ended. Without one, calendar months are counted back from a month's end, and weeks (13 a quarter) from any other day.
    """
    if length.weeks:
        before = end - timedelta(weeks=length.weeks)
    elif is_month_end(end) or length.months % 3:
        before = months_before(end, length.months)
    else:
        before = end - timedelta(weeks=length.months // 3 * _WEEKS_A_QUARTER)
    near = [known for known in known_ends if abs((known - before).days) <= 8 and known < end]  # noqa: PLR2004 - a week, and a day to spare
    return min(near, key=lambda known: abs((known - before).days), default=before) + timedelta(days=1)


def read_range(mentions: Mentions) -> Duration | None:
    """The period between the last two dates of a text; a first date without a year has the second's."""
    first, last = [m for m in mentions.dates if m.month is not None][-2:]
    end = last.date
    start = first.date or (make_date(last.year, first.month or 1, first.day or 1) if last.year else None)
    return Duration(start, end) if start and end and start <= end else None


def names_beginning(text: str) -> bool:
    """Whether a head speaks of a period from a beginning ("inception", "from"), so that counting months back would be wrong."""
    return bool(_BEGINNING.search(text))
