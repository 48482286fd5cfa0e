"""Which period a filing is about.

The end, in order: what was supplied; the date printed on the cover ("for the quarterly period ended ..."); the header's; the
latest end of the statements' columns; a release's own date; the latest date that the first pages print. Where print and header
differ by more than a few days, the one that the statements' columns have wins, then the one that lies shortly before the day
of filing (a mistyped year does not), else the print.

The fiscal year begins the day after the previous year's end, a transition period as the cover of its report says. Where that
end is no fixed day (52 or 53 weeks), the day of the same weekday that the document itself prints near the expected one is
taken, and the one it prints most often.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from converter.cover.dates import PrintedDate, find_dates
from converter.cover.page import Page
from converter.model.cover import FilingPeriod
from converter.model.filing import FilingHeader
from converter.model.period import MONTHS, Duration, Period
from converter.periods import ends_early, is_month_end, months_before
from converter.recent import remember_last

_ENDED = re.compile(
    r"\b(?:fiscal\s+years?|years?|quarters?|quarterly\s+periods?|periods?|months?|weeks?|report)\s*(?:\([^)\n]*\)\s*)?(?:ended|ending"
    r"|end)\s*:?\s*",
    re.IGNORECASE,
)
_YEAR_ENDED = re.compile(r"\b(?:fiscal\s+)?years?\s+(?:ended|ending)\s*:?\s*$", re.IGNORECASE)
_TRANSITION_FORMS = ("10-KT", "10-K405T", "10-KSBT")
_TRANSITION = re.compile(r"\btransition\s+period\s+from\b", re.IGNORECASE)
_SHORT = 120  # characters that hold "April 2, 1995 to December 31, 1995"
_YEAR = 364  # days
_LATEST_FILING = 300  # days after a period's end
_CLOSE = 10  # days by which a 52/53-week year's end moves
_DATE_WIDTH = 60  # characters before the year, a line's end and the next line's indent among them
_QUARTERS = {1: "Q1", 2: "Q2", 3: "Q3"}
_QUARTER_DAYS = 91
_ENOUGH = 60_000  # characters that tell a quarterly report's fiscal year


@remember_last
def printed_end(page: Page | None) -> PrintedDate | None:
    """The date after "for the fiscal year ended" on the cover."""
    if page is None:
        return None
    for said in _ENDED.finditer(page.text):
        found = next(find_dates(page.text, said.end(), min(len(page.text), said.end() + 40)), None)
        if found and not page.text[said.end() : found.start].strip(" \n:-"):
            return found
    return None


def agreed_end(printed: date | None, header: FilingHeader, columns: Sequence[Period]) -> date | None:
    """The end of the period by print, header and columns, in the order of the module's docstring."""
    said = header.period_end
    if printed and said and abs((printed - said).days) > _CLOSE:
        ends = {period.end for period in columns}
        if (printed in ends) != (said in ends):
            return printed if printed in ends else said
        late = header.filed is not None and (header.filed - printed).days > _LATEST_FILING >= (header.filed - said).days
        return said if late else printed
    return printed or said or max((period.end for period in columns), default=None)


def latest_date(text: str) -> date | None:
    """The latest date of a document's first pages: all that dates one without header, cover, statements and dateline."""
    return max((found.value for found in _first_dates(text[:_ENOUGH])), default=None)


@lru_cache(maxsize=1)  # a filing's period is asked for before its statements are read, and again with them
def _first_dates(opening: str) -> tuple[PrintedDate, ...]:
    return tuple(find_dates(opening))


def filing_period(form: str, end: date, fiscal_year_end: str, text: str, columns: Sequence[Period] = ()) -> FilingPeriod:
    """The period of a filing of type `form` that ends at `end`; `text` is the whole document.

    >>> period = filing_period("10-Q", date(2002, 9, 30), "--12-31", "")
    >>> str(period.main_period), period.fiscal_period, period.fiscal_year
    ('2002-01-01/2002-09-30', 'Q3', 2002)
    """
    if form.startswith(("8-K", "6-K")):
        return FilingPeriod(form, end, Duration(end, end), fiscal_year_end or _said_year_end(text))
    if not form:
        return FilingPeriod(form, end, _longest(end, columns, Duration(end, end)), fiscal_year_end)
    if form.startswith("10-Q"):
        return _quarter(form, end, fiscal_year_end, text, columns)
    previous = _before_transition(end, text) if form.startswith(_TRANSITION_FORMS) else None
    previous = previous or _previous_end(end, end, text, columns)
    year_end = fiscal_year_end if fiscal_year_end and _near(end, fiscal_year_end) else f"--{end:%m-%d}"
    period = Duration(previous + timedelta(days=1), end)
    return FilingPeriod(form, end, period, year_end, _focus(end, text), "FY")


def _before_transition(end: date, text: str) -> date | None:
    """The day before a transition period, of which the cover says: "from April 2, 1995 to December 31, 1995"."""
    for words in _TRANSITION.finditer(text[:_ENOUGH]):
        said = [found.value for found in find_dates(text, words.end(), words.end() + _SHORT)][:2]
        if len(said) == 2 and said[1] == end and 0 < (end - said[0]).days < _YEAR:  # noqa: PLR2004 - from, to
            return said[0] - timedelta(days=1)
    return None


def _quarter(form: str, end: date, fiscal_year_end: str, text: str, columns: Sequence[Period]) -> FilingPeriod:
    year_end = fiscal_year_end or _year_end_by_text(end, text, columns)
    if not year_end:
        return FilingPeriod(form, end, _longest(end, columns, Duration(months_before(end, 3) + timedelta(days=1), end)))
    previous = _previous_end(end, _last_before(end, year_end), text, columns)
    main = Duration(previous + timedelta(days=1), end)
    ends = _year_of(year_end, end)
    quarter = round(main.days / _QUARTER_DAYS)
    return FilingPeriod(form, end, main, year_end, _focus(ends, text), _QUARTERS.get(quarter, ""))


def _said_year_end(text: str) -> str:
    """The year's end that a release names: "its fiscal year ended December 31, 2004"; "" where it names several or none."""
    ends = {
        f"--{d.value:%m-%d}"
        for d in _first_dates(text[:_ENOUGH])
        if _YEAR_ENDED.search(" ".join(text[max(0, d.start - 40) : d.start].split()) + " ")
    }
    return ends.pop() if len(ends) == 1 else ""


def _longest(end: date, columns: Sequence[Period], other: Duration) -> Duration:
    """The longest duration up to `end` that a column has, else the other."""
    durations = [p for p in columns if isinstance(p, Duration) and p.end == end]
    return max(durations, key=lambda p: p.days, default=other)


def _previous_end(end: date, expected_from: date, text: str, columns: Sequence[Period]) -> date:
    """The last day of the fiscal year before: near `expected_from` (a year earlier where that is `end` itself)."""
    expected = months_before(expected_from, 12) if expected_from == end else expected_from
    starts = [p.start - timedelta(days=1) for p in columns if isinstance(p, Duration) and p.end == end]
    near = [day for day in starts if abs((day - expected).days) <= _CLOSE]
    if near:
        return Counter(near).most_common(1)[0][0]
    counts = Counter(_printed_near(text, expected))
    if is_month_end(end) and (counts[expected] or not counts):
        return expected
    weeks = [day for day in counts if (end - day).days % 7 == 0] or [expected - timedelta(days=(expected - end).days % 7)] * (not counts)
    return max(weeks or counts, key=lambda day: (counts[day], -abs((day - expected).days)))


@lru_cache(maxsize=1)  # as above
def _printed_near(text: str, expected: date) -> tuple[date, ...]:
    """The dates near the expected one, of the whole text; only fitting months before a fitting year are looked at closely."""
    days = [expected + timedelta(days=days) for days in (-_CLOSE, 0, _CLOSE)]
    month_and_year = re.compile(
        "|".join({MONTHS[day.month - 1][:3] + r"\w*\.?\s+\d{1,2}\s*,\s*" + str(day.year) for day in days}), re.IGNORECASE
    )
    years = re.finditer("|".join({str(day.year) for day in days}), text)
    stretches = (month_and_year.search(text, max(0, year.start() - _DATE_WIDTH), year.end()) for year in years)
    found = (next(find_dates(text, *stretch.span()), None) for stretch in stretches if stretch)
    return tuple(date.value for date in found if date and abs((date.value - expected).days) <= _CLOSE)


def _year_end_by_text(end: date, text: str, columns: Sequence[Period]) -> str:
    """The year's end ("--12-31") that the text names after "year ended", else that of a date 3, 6 or 9 months back."""
    votes: Counter[str] = Counter()
    quarters = [(end - months_before(end, months)).days for months in (3, 6, 9)]
    for found in _first_dates(text[:_ENOUGH]):
        if _YEAR_ENDED.search(text[max(0, found.start - 30) : found.start]):
            votes[f"--{found.value:%m-%d}"] += 5
        elif any(abs((end - found.value).days - days) <= _CLOSE for days in quarters):
            votes[f"--{found.value:%m-%d}"] += 1
    for period in columns:
        if any(abs((end - period.end).days - days) <= _CLOSE for days in quarters):
            votes[f"--{period.end:%m-%d}"] += 3
    return votes.most_common(1)[0][0] if votes else ""


def _day_of(year_end: str, year: int) -> date:
    month, day = int(year_end[2:4]), int(year_end[5:7])
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _near(end: date, year_end: str) -> bool:
    return any(abs((end - _day_of(year_end, year)).days) <= _CLOSE for year in (end.year - 1, end.year, end.year + 1))


def _last_before(end: date, year_end: str) -> date:
    """The fiscal year end before `end`, by at least a month (a quarter does not end where its year ends)."""
    return max(day for day in (_day_of(year_end, year) for year in range(end.year - 2, end.year + 1)) if (end - day).days > 2 * _CLOSE)


def _year_of(year_end: str, end: date) -> date:
    """The day on which the fiscal year of `end` ends."""
    return min(day for day in (_day_of(year_end, year) for year in (end.year, end.year + 1, end.year + 2)) if (day - end).days > -_CLOSE)


def _focus(year_end: date, text: str) -> int:
    """The year by which the filer calls its fiscal year: that of its end, unless one that ends early in 1998 is called "fiscal 1997"."""
    if not ends_early(year_end):
        return year_end.year
    said = Counter(int(year) for year in re.findall(r"\bfiscal\s+(?:year\s+)?((?:19|20)\d\d)\b", text, re.IGNORECASE))
    return year_end.year - 1 if said[year_end.year - 1] > said[year_end.year] else year_end.year
