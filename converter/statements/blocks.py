"""Blocks at the foot of a statement that are not of its columns' periods, or not of the group: "Fourth quarter:", "Parent company only:".

A heading of nothing but a period stands over lines of that period: their figures move into columns of their own, which end where the
printed columns end. A heading that says "parent company only" gives its lines that dimension. A block ends where the next one begins, or
where a line stands less deep than its heading.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from datetime import date

from converter.model.period import Duration, Period
from converter.model.quantity import Figure
from converter.model.statement import Column, LineItem, LineRole, StatementKind
from converter.periods import find_mentions, make_date, start_of
from converter.statements.divisions import PARENT

_FLOWS = (StatementKind.INCOME, StatementKind.COMPREHENSIVE_INCOME, StatementKind.CASH_FLOW)
_PERIOD_WORDS = re.compile(
    r"\b(?:for|the|in|of|and|to|results|operations|data|information|period|ended|ending|unaudited|audited|fiscal|calendar"
    r"|months?|weeks?|quarters?|years?|first|second|third|fourth|1st|2nd|3rd|4th"
    r"|one|two|three|four|six|nine|twelve|thirteen|fourteen|twenty|thirty|forty|fifty|\d{1,2})\b|[^\w\s]",
    re.IGNORECASE,
)
_EARLIER_QUARTER = re.compile(r"\b(?:first|second|third|1st|2nd|3rd)\s+quarter", re.IGNORECASE)
_PARENT_ONLY = re.compile(r"\W*(?:registrant|parent|company|corporation|parent\s+(?:company|corporation))\s+only\b\W*", re.IGNORECASE)


def with_blocks(
    kind: StatementKind, columns: Sequence[Column], items: Sequence[LineItem], known_ends: Iterable[date] = ()
) -> tuple[list[Column], list[LineItem]]:
    """The columns and lines of a statement, with columns and dimensions for its blocks."""
    made, found = list(columns), list(items)
    known = tuple(known_ends)
    for at, heading in enumerate(_headings(items)):
        if heading is None:
            continue
        if _PARENT_ONLY.fullmatch(heading.caption):
            found[at] = replace(items[at], dimensions=(*items[at].dimensions, PARENT))
        elif kind in _FLOWS and _names_period(heading.caption):
            found[at] = replace(items[at], figures=_moved(heading.caption, made, items[at], known))
    wide = len(made)
    return made, [item if len(item.figures) == wide else replace(item, figures=_widened(item.figures, wide)) for item in found]


def _widened(figures: Sequence[Figure | None], width: int) -> tuple[Figure | None, ...]:
    return (*figures, *[None] * (width - len(figures)))


def _headings(items: Sequence[LineItem]) -> list[LineItem | None]:
    """The heading of the block that each line with figures stands in."""
    found: list[LineItem | None] = []
    current: LineItem | None = None
    for item in items:
        if item.role is LineRole.HEADING:
            opens = _PARENT_ONLY.fullmatch(item.caption) or _names_period(item.caption)
            current = item if opens else None if current and item.level < current.level else current
        elif current and item.role is not LineRole.PARENTHETICAL and item.caption and item.level < current.level:
            current = None
        found.append(current if any(item.figures) else None)
    return found


def _names_period(caption: str) -> bool:
    """Whether a heading says how long a period is, and nothing else: "Three months ended December 31", "Fourth quarter results"."""
    mentions = find_mentions(caption)
    if len(mentions.lengths) != 1 or mentions.lengths[0].to_date:
        return False
    for mention in reversed(mentions.dates):
        caption = f"{caption[: mention.start]} {caption[mention.end :]}"
    return not _PERIOD_WORDS.sub(" ", caption).strip()


def _moved(heading: str, columns: list[Column], item: LineItem, known_ends: Sequence[date]) -> tuple[Figure | None, ...]:
    """A line's figures in the columns of its block's period, which are added to `columns` where they are missing."""
    placed: dict[int, Figure] = {}
    for at, figure in enumerate(item.figures):
        if figure is not None:
            placed[_place(heading, columns, at, placed, known_ends)] = figure
    return tuple(placed.get(at) for at in range(len(columns)))


def _place(heading: str, columns: list[Column], at: int, taken: Container[int], known_ends: Sequence[date]) -> int:
    """The column for a figure that is printed in column `at`, with the block's period."""
    column = columns[at]
    period = _period(heading, column.period, known_ends)
    if period == column.period:
        return at
    for other, candidate in enumerate(columns):
        if other not in taken and candidate.period == period is not None and candidate.dimensions == column.dimensions:
            return other
    columns.append(replace(column, heading=f"{heading.rstrip(' :')} {column.heading}".strip(), period=period))
    return len(columns) - 1


def _period(heading: str, printed: Period | None, known_ends: Sequence[date]) -> Period | None:
    """The period of a block's column below a column of period `printed`; None for an earlier quarter of a year that names no day."""
    mentions = find_mentions(heading)
    if not isinstance(printed, Duration):
        return printed
    end = make_date(printed.end.year, *mentions.month_days[-1]) if mentions.month_days else printed.end
    if end is None or (_EARLIER_QUARTER.search(heading) and not mentions.month_days):
        return None
    return Duration(start_of(end, mentions.lengths[0], known_ends), end)
