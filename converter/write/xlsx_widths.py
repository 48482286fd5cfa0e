"""How wide texts are in a workbook, whose rows do not grow by themselves with what is written into them.

A sheet's widths count digits; letters of a proportional font are narrower or wider than these.
"""

from __future__ import annotations

from functools import lru_cache

NARROW, COMMON, WIDE, CAPITAL = 0.5, 0.93, 1.4, 1.22  # digits' widths
LETTERS = {**dict.fromkeys("fijlrtI.,;:'!()[]|/- ", NARROW), **dict.fromkeys("mwMW@%&", WIDE)}
BOLD = 1.07  # how much wider bold letters are
PADDING = 0.7  # of a cell, left and right of its text


@lru_cache(maxsize=4096)
def width_of(text: str) -> float:
    """A text's width in digits: "(in)" takes 2, "MW" almost 3."""
    return sum(LETTERS.get(letter) or (CAPITAL if letter.isupper() else COMMON) for letter in text)


def lines_taken(text: str, width: float, *, bold: bool = False) -> int:
    """How many lines a text takes in a cell of a width, broken at blanks; a word wider than that takes several."""
    room = max(1.0, width - PADDING) / (BOLD if bold else 1)
    if width_of(text) <= room:
        return 1
    lines, used = 1, 0.0
    for word in text.split():
        wide = width_of(word)
        if used and used + NARROW + wide > room:
            lines, used = lines + 1, 0.0
        used += wide + (NARROW if used else 0)
        while used > room:
            lines, used = lines + 1, used - room
    return lines
