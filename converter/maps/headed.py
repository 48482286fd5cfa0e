"""Captions as their headings complete them: "Other" below "Accrued liabilities" is other accrued liabilities."""

from __future__ import annotations

from collections.abc import Iterator

from converter.maps.caption import words
from converter.model.statement import LineItem, StatementKind

_OTHER = "other"
_VAGUE = (("other",), ("other", "net"))
_NEVER_HEADED = frozenset({_OTHER, "total", "less"})  # a sum, or what is taken from the heading's amount
_AS_PRINTED = frozenset({StatementKind.EQUITY, StatementKind.PROSE})  # movements of equity are read with theirs elsewhere


def is_vague(line: LineItem) -> bool:
    """Whether the caption says nothing but "Other"."""
    return words(line.caption) in _VAGUE


def headed_captions(line: LineItem, kind: StatementKind) -> Iterator[str]:
    """What the line may be called together with the nearest heading above it, the likeliest wording first.

    >>> list(headed_captions(LineItem("Other", LineRole.ITEM, (), section=("Accrued liabilities",)), StatementKind.BALANCE_SHEET))
    ['other accrued liability']
    """
    if kind in _AS_PRINTED or line.host is not None or not line.section:
        return
    caption, heading = words(line.caption), words(line.section[-1])
    if not caption or not heading or caption == heading:
        return
    if caption in _VAGUE:
        yield " ".join((*(heading if heading[0] == _OTHER else (_OTHER, *heading)), *caption[1:]))
    elif caption[0] not in _NEVER_HEADED and heading[0] != _OTHER:
        yield " ".join((*heading, *caption))
        yield " ".join((*caption, *heading))
