"""Time deposits by their size, which a caption's words leave out: "$100,000 or more" is an amount, and amounts are dropped from captions.

Banks show those of $100,000 or more apart (Guide 3); beside them, "Other time deposits" are the smaller ones.
"""

from __future__ import annotations

import re

from converter.model.statement import LineItem, Statement, StatementKind

_LARGE = re.compile(
    r"\b100,000\W{1,3}(?:or|and|&)\s+(?:more|over|greater|above|larger|up)\b"
    r"|\b(?:over|exceeding|excess of|(?:greater|more) than|at least)\W{1,3}100,000\b",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"\b100,000\W{1,3}(?:or|and)\s+(?:less|under|below)\b|\b(?:under|below|(?:less|smaller) than)\W{1,3}100,000\b", re.IGNORECASE
)
_TIME = re.compile(r"\b(?:time|certificates?|cds?|denominations?)\b", re.IGNORECASE)
_OTHER = re.compile(r"\bother\b(?!.*\bbanks?\b).*\b(?:time|certificates?)\b", re.IGNORECASE)
_KINDS = frozenset({StatementKind.BALANCE_SHEET, StatementKind.INCOME})


def by_denomination(line: LineItem, statement: Statement) -> str:
    """What a line of time deposits of one size is called, "" for other lines."""
    if line.host is not None or statement.kind not in _KINDS or not _TIME.search(line.caption):
        return ""
    if _LARGE.search(line.caption):
        return "Time deposits in large denominations"
    is_rest = _OTHER.search(line.caption) and any(_LARGE.search(other.caption) and _TIME.search(other.caption) for other in statement.lines)
    return "Time deposits in small denominations" if is_rest or _SMALL.search(line.caption) else ""
