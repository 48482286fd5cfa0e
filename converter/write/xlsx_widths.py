"""How many lines texts take in a workbook's cells, whose rows do not grow by themselves with what is written into them."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

REGULAR, BOLD = "Helvetica", "Helvetica-Bold"  # as wide, letter by letter, as the workbook's Arial
PADDING = 0.7  # digits' widths of a cell, left and right of its text


@lru_cache(maxsize=4096)
def lines_taken(text: str, width: float, *, bold: bool = False) -> int:
    """How many lines a text takes in a cell as wide as `width` digits, broken at blanks; a word wider than that takes several."""
    from reportlab.lib.utils import simpleSplit  # noqa: PLC0415 - loaded when a workbook is written
    from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: PLC0415 - as above

    font = BOLD if bold else REGULAR
    room = max(1.0, width - PADDING) * stringWidth("0", REGULAR, 1)
    lines = simpleSplit(text, font, 1, room)
    taken: int = sum(ceil(stringWidth(line, font, 1) / room) for line in lines)
    return max(1, taken)
