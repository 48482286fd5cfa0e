"""What is taken away in a note's table: lines printed negative, and captions of depreciation."""

from __future__ import annotations

import re

from converter.model.statement import LineItem

WORN = re.compile(r"\b(?:accumulated|allowances?|reserves?|less)\b.*\b(?:depreciation|amorti[sz]ation|depletion)\b", re.IGNORECASE)


def is_negative(line: LineItem) -> bool:
    """Whether the line shows amounts, and all of them negative."""
    values = [figure.value for figure in line.figures if figure and figure.value]
    return bool(values) and max(values) < 0
