"""The periods of a statement's columns: where heads, title and the filing's own period meet.

Each column's end, in order:

1. a whole date in its head, or day and month in one head line and the year in another;
2. a year alone takes day and month from the title or the lines between title and table, then from the other heads, then from the
   filing's period end (in weeks-long years: the same weekday);
3. a day alone takes its year from the title, else the last such day up to the filing's period end;
4. a head without any date takes the title's dates in order, where there are as many as columns.

Each duration's length: its head, then the title (its several lengths divide the columns in order), then the form: a year for an annual
report, the fiscal year to date for a quarterly cash-flow statement. What stays open stays None: a guess would be a wrong fact.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import zip_longest

from converter.model.period import Duration, Instant, Period
from converter.model.statement import StatementKind
from converter.periods import Length, Mentions, find_mentions, is_month_end, make_date, names_beginning, read_range, start_of
from converter.statements.divisions import always_apart

_NO_PERIOD = re.compile(
    r"%|\bper\s?cent\w*\b|\b(?:increases?|decreases?|changes?|variances?|differences?)\b|^\W*(?:see\s+)?notes?\b|\bref(?:erence)?\b\.?"
    r"|\bof\s+(?:net\s+)?(?:sales|revenues?)\b",
    re.IGNORECASE,
)
_NOT_AS_FILED = re.compile(
    r"\bpro[\s-]?forma\b|\b(?:previously|originally)\s+(?:reported|stated|presented|filed)\b|\bpredecessor\b|\bparent\b"
    r"|\bcompany\s+only\b|\badjustments?\b"
    r"|\beliminations?\b|\bbudget|\bforecast",
    re.IGNORECASE,
)
_RESTATED = re.compile(r"\brestated\b|\bas\s+adjusted\b|\breclassified\b", re.IGNORECASE)
FACES = (StatementKind.BALANCE_SHEET, StatementKind.INCOME, StatementKind.COMPREHENSIVE_INCOME, StatementKind.CASH_FLOW)
_SINCE = re.compile(
    r"\W*(?:(?:date\s+of\s+)?(?:inception|commencement|formation|incorporation)\b[^)]{0,40}\W*)?(?:to|through|thru)\W*", re.IGNORECASE
)
_INSTANT_KINDS = (StatementKind.BALANCE_SHEET,)
_YEAR = Length(months=12)
_EARLY_IN_YEAR = 6
_WEEK = 8  # days by which years of weeks end before or behind a month's end, and one to spare
_HALF_A_WEEK = 3
_YEAR_BEGUN = 20  # days behind its end after which the next fiscal year has begun


@dataclass(frozen=True, slots=True)
class PeriodContext:
    """What the filing says about its periods outside of a table, and `filer`, whose they are.

    `known_ends` are ends of periods printed elsewhere (balance sheets).
    """

    period_end: date | None = None
    fiscal_year_end: str = ""  # "--12-31"
    form: str = ""
    known_ends: tuple[date, ...] = ()
    filer: str = ""

    @property
    def is_annual(self) -> bool:
        """Whether the form reports on a year."""
        return self.form.upper().startswith(("10-K", "10K", "20-F", "40-F", "ARS", "11-K"))

    @property
    def is_current(self) -> bool:
        """Whether the form reports on an event."""
        return self.form.upper().startswith(("8-K", "8K"))

    @property
    def is_quarterly(self) -> bool:
        """Whether the form reports on a quarter."""
        return self.form.upper().startswith(("10-Q", "10Q"))


@dataclass(frozen=True, slots=True)
class Title:
    """What is said about periods over the whole table: dates (with "and 1994" filled up) and lengths, in order.

    `starts` are the beginnings of periods that are told by both days, by their ends: "from June 3, 1996 (inception) to December 31, 1996".
    """

    mentions: Mentions
    ends: tuple[date, ...] = field(default=())
    starts: Mapping[date, date] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> Title:
        """Read a title: "December 31, 1995 and 1994" names two ends."""
        mentions = find_mentions(text)
        ends: list[date] = []
        starts: dict[date, date] = {}
        month_day: tuple[int, int] | None = None
        begun: date | None = None
        for mention, following in zip_longest(mentions.dates, mentions.dates[1:]):
            if mention.month is not None:
                month_day = (mention.month, mention.day or 31)
            if mention.year is not None and month_day and (end := _on(mention.year, month_day)):
                starts |= {end: begun} if begun and begun < end else {}
                begun = end if following and _SINCE.fullmatch(text, mention.end, following.start) else None
                ends += [] if begun else [end]
        told = {end: start for end, start in starts.items() if ends.count(end) == 1}
        return cls(mentions, tuple(dict.fromkeys(ends)), told)


def _on(year: int, month_day: tuple[int, int]) -> date | None:
    """The day in a year; February 28 stands for the month's end in leap years too."""
    month, day = month_day
    return make_date(year, month, 31 if month_day == (2, 28) else day)


def is_period_head(head: str, kind: StatementKind | None = None) -> bool:
    """Whether a head can be a period's: not "% of sales", "Increase (decrease)", "Note" or "Pro forma".

    On the face of a statement a column of pro forma figures, of the parent or of a predecessor has a period that its head names:
    divisions.py keeps it apart by a dimension.
    """
    if _NO_PERIOD.search(head):
        return False
    return not _NOT_AS_FILED.search(head) or (kind in FACES and bool(always_apart(head)) and bool(find_mentions(head).dates))


def is_restated(head: str) -> bool:
    """Whether a head marks figures as changed since they were first reported."""
    return bool(_RESTATED.search(head))


def read_column_periods(heads: Sequence[str], title: str, kind: StatementKind, context: PeriodContext) -> tuple[Period | None, ...]:
    """The period of each column of a statement of `kind`; `title` is all that is said over the whole table."""
    own = [find_mentions(head) if is_period_head(head, kind) else None for head in heads]
    said = Title.of(title)
    ends = _ends(own, said, context)
    if kind in _INSTANT_KINDS or (kind is StatementKind.NOTE_TABLE and _names_no_length(own)):
        return tuple(Instant(end) if end else None for end in ends)
    lengths = _lengths(own, said, kind, context)
    known = (*(end for end in ends if end), *said.ends, *context.known_ends)
    periods: list[Period | None] = []
    for head, mentions, end, length in zip(heads, own, ends, lengths, strict=True):
        if mentions is None:
            periods.append(None)
        elif mentions.is_range:
            periods.append(read_range(mentions))
        elif names_beginning(head) or end is None or length is None:
            periods.append(_since_beginning(head, said, end) if end else None)
        elif length.to_date:
            periods.append(_to_date(end, known, context))
        else:
            periods.append(Duration((not mentions.lengths and said.starts.get(end)) or start_of(end, length, known), end))
    return tuple(periods)


def _names_no_length(own: Sequence[Mentions | None]) -> bool:
    """Whether no head speaks of a length: the tables of notes that are read are of balances (notes.toml).

    What is said over them may speak of years all the same ("useful lives of 3 to 10 years").
    """
    return not any(mentions.lengths for mentions in own if mentions)


def _since_beginning(head: str, said: Title, end: date) -> Duration | None:
    """A period since inception, where the title says when that was."""
    if names_beginning(head) and said.mentions.is_range:
        whole = read_range(said.mentions)
        return Duration(whole.start, end) if whole and whole.start <= end else None
    return None


def _to_date(end: date, known: Sequence[date], context: PeriodContext) -> Duration | None:
    last = _last_year_end(end, known, context)
    return Duration(last + timedelta(days=1), end) if last else None


def _last_year_end(end: date, known: Sequence[date], context: PeriodContext) -> date | None:
    """The fiscal year's end before `end`: the header's day, or the printed end near it."""
    match = re.fullmatch(r"--(\d\d)-(\d\d)", context.fiscal_year_end)
    if not match:
        return None
    month_day = (int(match[1]), int(match[2]))
    found = [day for year in (end.year, end.year - 1) if (day := _on(year, month_day)) and (end - day).days > _YEAR_BEGUN]
    if not found:
        return None
    near = [day for day in known if abs((day - found[0]).days) <= 8]  # noqa: PLR2004 - weeks-long years end within a week of the day
    return near[0] if near else found[0]


def _ends(own: Sequence[Mentions | None], said: Title, context: PeriodContext) -> list[date | None]:
    ends = [_own_end(mentions) if mentions else None for mentions in own]
    years = [mentions.years[-1] if mentions and mentions.years and end is None else None for mentions, end in zip(own, ends, strict=True)]
    if any(years):
        by_year = _ends_of_years([year for year in years if year], own, said, context)
        by_year = {year: _by_weeks(end, context) if end and end not in said.ends else end for year, end in by_year.items()}
        ends = [by_year.get(year) if year and end is None else end for year, end in zip(years, ends, strict=True)]
    for at, mentions in enumerate(own):
        if ends[at] is None and mentions and mentions.month_days and not mentions.years:
            ends[at] = _latest(mentions.month_days[-1], said, context, [end for end in ends[:at] if end])
    empty = [at for at, mentions in enumerate(own) if mentions is not None and not mentions.dates]
    if empty and len(said.ends) == len(empty):
        for at, end in zip(empty, said.ends, strict=True):
            ends[at] = end
    return ends


def _by_weeks(day: date, context: PeriodContext) -> date:
    """The day, or the one near it at which a year of weeks ends: a printed one, else by the weekday on which the printed ones end.

    September 30, 2000 and September 25, 1999 are last Saturdays of a month, so 1998 ended on the 26th; December 31, 2000 and
    January 2, 2000 are the Sundays nearest to the month's end, so 1998 ended on January 3.
    """
    printed = sorted({*context.known_ends, *((context.period_end,) if context.period_end else ())})
    near = [end for end in printed if abs((end - day).days) <= _WEEK]
    if near or not is_month_end(day):
        return min(near, key=lambda end: abs((end - day).days), default=day)
    alike = [end for end in printed if abs((end - _nearest_month_end(end, day)).days) <= _WEEK]
    if len({end.weekday() for end in alike}) != 1 or all(map(is_month_end, alike)):
        return day
    last = day - timedelta(days=(day.weekday() - alike[0].weekday()) % 7)
    spills = any(end > _nearest_month_end(end, day) for end in alike)
    return last + timedelta(days=7) if spills and (day - last).days > _HALF_A_WEEK else last


def _nearest_month_end(end: date, day: date) -> date:
    """The month's end of `day` in the year that brings it nearest to another day."""
    ends = [make_date(year, day.month, 31) or day for year in (end.year - 1, end.year, end.year + 1)]
    return min(ends, key=lambda known: abs((known - end).days))


def _own_end(mentions: Mentions) -> date | None:
    if mentions.full_dates:
        return mentions.full_dates[-1]
    if mentions.month_days and mentions.years:
        return _on(mentions.years[-1], mentions.month_days[-1])
    return None


def _ends_of_years(years: Sequence[int], own: Sequence[Mentions | None], said: Title, context: PeriodContext) -> dict[int, date | None]:
    """The end of each year that stands alone in heads."""
    distinct = list(dict.fromkeys(years))
    titled = {end.year: end for end in reversed(said.ends)}
    if all(year in titled for year in distinct):
        return {year: titled[year] for year in distinct}
    if len(said.ends) == len(distinct) and len(said.mentions.month_days) > 1:
        return dict(zip(sorted(distinct, reverse=True), sorted(said.ends, reverse=True), strict=True))
    month_days = said.mentions.month_days or tuple(dict.fromkeys(md for mentions in own if mentions for md in mentions.month_days))
    if len(month_days) == 1:
        return {year: _same_weekday(_on(year, month_days[0]), said.ends or (context.period_end,)) for year in distinct}
    return {year: titled.get(year) or end_of_year(year, max(distinct), context) for year in distinct}


def end_of_year(year: int, newest: int, context: PeriodContext) -> date | None:
    """The end of a fiscal year by the filing's period end: a "1995" may end in January 1996; weeks-long years end on one weekday.

    A current report's period end is the day of what it reports: there printed ends tell.
    """
    end = context.period_end
    if end is None or context.is_current:
        return next((known for known in context.known_ends if known.year == year), None)
    shift = 1 if newest == end.year - 1 and end.month <= _EARLY_IN_YEAR else 0
    if year + shift == end.year:
        return end
    return _same_weekday(_on(year + shift, (end.month, 31 if is_month_end(end) else end.day)), (end,))


def _same_weekday(day: date | None, known: Sequence[date | None]) -> date | None:
    """The day, moved to the weekday of the known end of a period: years that end inside a month have 52 or 53 weeks."""
    end = known[0] if known else None
    if day is None or end is None or is_month_end(end) or (day.month, day.day) != (end.month, end.day) or day == end:
        return day
    return day + timedelta(days=(end.weekday() - day.weekday() + 3) % 7 - 3)


def _latest(month_day: tuple[int, int], said: Title, context: PeriodContext, taken: Sequence[date]) -> date | None:
    """The last such day that the title names or the filing's period reaches, later columns being earlier years."""
    titled = [end for end in said.ends if (end.month, end.day) == month_day and end not in taken]
    if titled:
        return titled[0]
    limit = context.period_end
    if limit is None:
        return None
    days = (_on(limit.year - back, month_day) for back in range(4))
    return next((day for day in days if day and day <= limit and day not in taken), None)


def _lengths(own: Sequence[Mentions | None], said: Title, kind: StatementKind, context: PeriodContext) -> list[Length | None]:
    lengths = [_best(mentions.lengths) if mentions else None for mentions in own]
    open_columns = [at for at, length in enumerate(lengths) if length is None and own[at] is not None]
    titled = [length for length in said.mentions.lengths if length != _YEAR] or list(said.mentions.lengths)
    if len(titled) > 1 and len(open_columns) % len(titled) == 0:
        each = len(open_columns) // len(titled)
        for place, at in enumerate(open_columns):
            lengths[at] = titled[place // each]
        return lengths
    default = titled[0] if len(titled) == 1 else _by_form(kind, context) if not titled else None
    for at in open_columns:
        lengths[at] = default
    return lengths


def _best(lengths: Sequence[Length]) -> Length | None:
    """Of several lengths in one head the most exact: weeks before months, months before a year."""
    return min(lengths, key=lambda length: (length == _YEAR, not length.weeks), default=None)


def _by_form(kind: StatementKind, context: PeriodContext) -> Length | None:
    if context.is_annual:
        return _YEAR
    if context.is_quarterly and kind is StatementKind.CASH_FLOW:
        return Length(to_date=True)
    return None
