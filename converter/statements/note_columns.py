"""Columns that refer to notes: small bare numbers that are no amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from converter.figures import Numeral
from converter.statements.lines import Line, TablePart

_MOST_NOTES = 40  # a note's number is no larger
_MOSTLY = Decimal("0.75")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NOTE_HEAD = re.compile(  # "Note", "July 29, Note"
    r"^\W*(?:notes?|ref(?:erence)?)\b|(?:,|\bended|\b[a-z]{3,9}\s+\d{1,2})\s+(?:notes?|ref(?:erence)?)\W*$", re.IGNORECASE
)


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
