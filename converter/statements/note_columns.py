"""Columns that hold no amounts: small bare numbers that refer to notes, and the useful lives behind the captions of a note's table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.figures import Numeral
from converter.model.statement import LineItem
from converter.statements.lines import Line, TablePart

_MOST_NOTES = 40  # a note's number is no larger
_MOSTLY = Decimal("0.75")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NOTE_HEAD = re.compile(  # "Note", "July 29, Note"
    r"^\W*(?:notes?|ref(?:erence)?)\b|(?:,|\bended|\b[a-z]{3,9}\s+\d{1,2})\s+(?:notes?|ref(?:erence)?)\W*$", re.IGNORECASE
)
_LIFE = re.compile(
    r"[\s,(]+(?:(?:\d+(?:\.\d+)?\s*(?:-|to|or)\s*)?\d+(?:\.\d+)?\s*(?:years?|yrs?\.?)|\d+\s*(?:-|to)\s*\d+"
    r"|(?:life|term)\s+of\s+(?:the\s+)?leases?|lease\s+(?:life|term)s?)\)?$",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:in|within|over|after|for|than|of|next|to|through|and|at)\s*$", re.IGNORECASE)  # "Due after 5 years" is no life


def note_columns(part: TablePart, lines: Sequence[Line]) -> set[int]:
    """Columns that refer to notes: by their head, or by holding small bare numbers beside columns of amounts.

    Alone they tell by themselves; with an amount among them that reaches over from beside, it takes a head without a year left of years.
    """
    figures: dict[int, list[Numeral]] = {}
    for line in lines:
        for column, cell in line.cells.items():
            if not cell.numeral.is_dash:
                figures.setdefault(column, []).append(cell.numeral)
    if not any(numeral.is_grouped for numerals in figures.values() for numeral in numerals):
        return {column for column, numerals in figures.items() if _NOTE_HEAD.search(part.heads[column]) and _share_of_notes(numerals) == 1}
    found: set[int] = set()
    for column, numerals in figures.items():
        share = _share_of_notes(numerals)
        is_left = len(numerals) > 1 and column < max(figures)
        undated = (
            is_left and not _YEAR.search(part.heads[column]) and all(_YEAR.search(part.heads[other]) for other in figures if other > column)
        )
        if (share == 1 and is_left) or (share >= _MOSTLY and (undated or _NOTE_HEAD.search(part.heads[column]))):
            found.add(column)
    return found


def _share_of_notes(numerals: Sequence[Numeral]) -> Decimal:
    return Decimal(sum(map(_is_note_number, numerals))) / len(numerals)


def _is_note_number(numeral: Numeral) -> bool:
    plain = not (numeral.is_grouped or numeral.has_currency or numeral.has_percent or numeral.places)
    return plain and 0 < abs(numeral.value) <= _MOST_NOTES


def without_lives(items: Sequence[LineItem]) -> Iterator[LineItem]:
    """The lines of a note's table without the useful lives behind their captions: "Buildings  20-40 years", "Vehicles (3 to 5 years)"."""
    for item in items:
        found = _LIFE.search(item.caption)
        is_life = found and found.start() and not _WITHIN.search(item.caption, 0, found.start())
        yield replace(item, caption=item.caption[: found.start()]) if found and is_life else item
