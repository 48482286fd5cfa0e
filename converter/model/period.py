"""The periods of columns and facts."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, Self


class Instant(NamedTuple):
    """The end of a day."""

    end: date

    def __str__(self) -> str:
        return self.end.isoformat()


class _Days(NamedTuple):
    start: date
    end: date


class Duration(_Days):
    """From the beginning of the day `start` to the end of the day `end`, both included (as in an XBRL context)."""

    __slots__ = ()

    def __new__(cls, start: date, end: date) -> Self:
        """Raises ValueError where the end comes first."""
        if start > end:
            raise ValueError(f"a period cannot end ({end}) before it starts ({start})")
        return tuple.__new__(cls, (start, end))

    @property
    def days(self) -> int:
        """How many days the period has, first and last included."""
        return (self.end - self.start).days + 1

    def __str__(self) -> str:
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


Period = Instant | Duration

# Written out, because the standard library's names of months change with the process's locale.
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
NUMBER_WORDS = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")
YEAR_DAYS = range(360, 373)  # 52 and 53 weeks count as years too
DAYS_PER_MONTH = 30.4
MONTHS_SPREAD = 5  # days by which whole months differ from that average, and 13 weeks from three months


def long_date(day: date) -> str:
    """A date as statements print it: "September 30, 2002"."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def short_date(day: date) -> str:
    """A date for the head of a column: "Sep 30, 2002"."""
    return f"{MONTHS[day.month - 1][:3]} {day.day}, {day.year}"


def period_words(period: Period) -> str:
    """What stands over the end date: "Nine months ended". Periods that are no whole months are told in weeks or days."""
    if not isinstance(period, Duration):
        return "As of"
    if period.days == 1:
        return "Day of"
    if period.days in YEAR_DAYS:
        return "Year ended"
    months = round(period.days / DAYS_PER_MONTH)
    if 1 <= months <= len(NUMBER_WORDS) and abs(months * DAYS_PER_MONTH - period.days) <= MONTHS_SPREAD:
        return f"{NUMBER_WORDS[months - 1]} month{'s' if months > 1 else ''} ended"
    weeks, rest = divmod(period.days, 7)
    return f"{period.days} days ended" if rest else f"{weeks} weeks ended"
