"""Dates as covers print them, with the inline transformation that reads each (ixt 2020-02-12 and 2022-02-16).

Two-digit years have none: the registry reads "95" as 2095, so such a date is known but can only be hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from converter.joined import join
from converter.periods import find_mentions

_FORMATS = (
    (re.compile(r"[A-Za-z]+[. ]+\d{1,2}[ ,.]+\d{4}"), "ixt:date-monthname-day-year-en"),
    (re.compile(r"\d{1,2} [A-Za-z]+,? \d{4}"), "ixt:date-day-monthname-year-en"),
    (re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{4}"), "ixt:date-month-day-year"),
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date at characters `start` to `end` of the text searched; `format` None where no transformation reads it."""

    value: date
    start: int
    end: int
    format: str | None


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[PrintedDate]:
    """The whole dates (year, month and day) printed between `start` and `end`, in order, over line breaks too."""
    joined = join(text, start, end)
    for mention in find_mentions(joined.text).dates:
        if mention.date is None or mention.day is None:
            continue
        span = joined.span(mention.start, mention.end)
        printed = joined.text[mention.start : mention.end]
        form = next((form for shape, form in _FORMATS if shape.fullmatch(printed)), None)
        yield PrintedDate(mention.date, span.start, span.end, form)
