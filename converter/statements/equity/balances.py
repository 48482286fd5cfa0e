"""Rows of a statement of equity: a balance is an instant by the date in its caption; between two balances are movements of that time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from converter.model.period import Duration, Instant, Period
from converter.periods import MONTH_STARTS, find_mentions, make_date
from converter.statements.columns import PeriodContext, Title, end_of_year
from converter.statements.lines import Line

_MOVES = r"\b(?:accruals?|dividends?|distributions?|acquisitions?|mergers?|splits?|offerings?|purchases?|sales?)\b"
_BALANCE = re.compile(  # "December 31, 1995", not "December 31, 1995 accrual"
    rf"\bbalances?\b|^(?:at\s+)?(?:{MONTH_STARTS})[a-z]*\.?\s+\d(?!.*{_MOVES})", re.IGNORECASE
)
_FIRST = re.compile(rf"{_BALANCE.pattern}|\bbeginning\b", re.IGNORECASE)  # what a component opens with
_DATED_BALANCE = re.compile(r"\b(?:capital|equity|deficit|deficiency|net assets|beginning|end)\b", re.IGNORECASE)


def is_balance(caption: str) -> bool:
    """Whether a caption is a balance's: it says so, or dates the capital."""
    return bool(_BALANCE.search(caption) or (find_mentions(caption).full_dates and _DATED_BALANCE.search(caption)))


def row_periods(lines: Sequence[Line], title: str, context: PeriodContext) -> list[Period | None]:
    """Balances by their dates, and between them the time from one to the next.

    What stands before the first balance has moved since the beginning that the title says ("from June 3, 1996 (inception) to
    December 31, 1996").
    """
    balances = _balances(lines, title, context)
    begun = Title.of(title).starts.get(balances[min(balances)]) if balances else None
    periods: list[Period | None] = []
    last: date | None = begun - timedelta(days=1) if begun else None
    for at, line in enumerate(lines):
        if at in balances:
            last = balances[at]
            periods.append(Instant(last))
            continue
        following = next((balances[later] for later in sorted(balances) if later > at), None)
        movement = line.cells and last and following and last < following
        periods.append(Duration(last + timedelta(days=1), following) if movement and last and following else None)
    return periods


def _balances(lines: Sequence[Line], title: str, context: PeriodContext) -> dict[int, date]:
    said = Title.of(title)
    month_days = said.mentions.month_days
    found: dict[int, date] = {}
    newest = max((year for line in lines if _BALANCE.search(line.caption) for year in find_mentions(line.caption).years), default=0)
    for at, line in enumerate(lines):
        mentions = find_mentions(line.caption)
        is_dated = bool(mentions.full_dates) and bool(_DATED_BALANCE.search(line.caption))
        if not (line.cells and (is_dated or _BALANCE.search(line.caption))):
            continue
        end = mentions.full_dates[-1] if mentions.full_dates else None
        if end is None and mentions.years:
            day = mentions.month_days[-1] if mentions.month_days else month_days[0] if len(month_days) == 1 else None
            end = make_date(mentions.years[-1], *day) if day else None
            if end is None and (last := _end_of_year(mentions.years[-1], newest, context)):
                found[at] = last
                continue
        if (
            end is None
            and re.search(r"\bend\b", line.caption, re.IGNORECASE)
            and context.period_end
            and not any(_BALANCE.search(later.caption) and later.cells for later in lines[at + 1 :])
        ):
            end = context.period_end
        if end:
            found[at] = _opening(end, (*said.ends, *context.known_ends) or (context.period_end,))
    return found


def _end_of_year(year: int, newest: int, context: PeriodContext) -> date | None:
    """The end of a fiscal year that a balance names by its year alone: the one printed elsewhere, else by the filing's period."""
    printed = [day for day in context.known_ends if day.year == year]
    return printed[0] if len(printed) == 1 else end_of_year(year, newest, context)


def _opening(day: date, ends: Sequence[date | None]) -> date:
    """The end of the day before, for a balance "at January 1": where periods end with months, the day has just begun."""
    end_with_months = all((end + timedelta(days=1)).day == 1 for end in ends if end)
    return day - timedelta(days=1) if day.day == 1 and end_with_months else day


def says_balance(caption: str) -> bool:
    """Whether a caption calls itself a balance or begins with a date."""
    return bool(_BALANCE.search(caption))


def opens_component(caption: str) -> bool:
    """Whether a caption is that of the first line of a component."""
    return bool(_FIRST.search(caption))
