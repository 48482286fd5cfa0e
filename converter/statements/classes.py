"""Classes of common stock on the face of a balance sheet ("Class A common stock", "Class B common stock").

Each is a part of the common stock, so its amount has the class as a dimension (us-gaap:StatementClassOfStockAxis), and no class is taken
for the whole: neither is "Common stock" beside "Class B common stock". Where one class alone has an amount, that is the whole, too, and
stands without dimension.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from converter.model.concept import CLASS_OF_STOCK_AXIS, QName
from converter.model.fact import Dimension
from converter.model.statement import LineItem, LineRole, StatementKind

_CLASS = re.compile(
    r"^\W*class\s+(?P<letter>[A-Z])\b(?=[^;:]*\b(?:stock|shares)\b)|^\W*common\s+(?:stock|shares)\W+class\s+(?P<behind>[A-Z])\b",
    re.IGNORECASE,
)
_IN_CAPTION = re.compile(r"\bclass\s+(?P<letter>[A-Z])\b(?=.*\bcommon\b)|(?<=common stock)\W+class\s+(?P<behind>[A-Z])\b", re.IGNORECASE)
_OTHER_STOCK = re.compile(r"\b(?:preferred|preference)\b", re.IGNORECASE)
_TREASURY = re.compile(r"\btreasury\b", re.IGNORECASE)
_NAMED = re.compile(r"\bcommon\b", re.IGNORECASE)
_COMMON = re.compile(r"^\W*common\s+(?:stock|shares)\b", re.IGNORECASE)
_WITHOUT = "common"  # the class that has no letter where another has one
_STANDARD = "ABC"
_OPENING = 40  # characters of a caption that tell of what stock it speaks
_SEVERAL = 2  # classes; one alone stands for the whole


def with_classes(kind: StatementKind, items: Sequence[LineItem]) -> list[LineItem]:
    """The lines, those of one of several classes of common stock with the class as a dimension, and so the amounts in their captions."""
    if kind is not StatementKind.BALANCE_SHEET:
        return list(items)
    classes = [_class(item) for item in items]
    held = {own for own, item in zip(classes, items, strict=True) if own and item.has_amount}
    if len({own for own in classes if own}) < _SEVERAL:
        return list(items)
    told = [own if held != {own} else "" for own in classes]
    told = [_WITHOUT if _is_inside(item, told) else own for own, item in zip(told, items, strict=True)]
    return [
        replace(item, dimensions=(*item.dimensions, Dimension(CLASS_OF_STOCK_AXIS, _member(own)))) if own else item
        for own, item in zip(told, items, strict=True)
    ]


def _is_inside(item: LineItem, told: Sequence[str]) -> bool:
    """Whether an amount stands inside the caption of common stock without a class; what others say names their class itself."""
    return item.host is not None and told[item.host] == _WITHOUT and not item.dimensions


def _class(item: LineItem) -> str:
    """The letter of the class whose stock a line shows, a word for common stock without one, "" for other lines."""
    opening = item.caption[:_OPENING]
    around = " ".join((*item.section[-1:], opening))
    other = _TREASURY.search(around) or _OTHER_STOCK.search(opening if _NAMED.search(opening) else around)
    if item.role is not LineRole.ITEM or other:
        return ""
    named = _CLASS.search(item.caption)
    return (named["letter"] or named["behind"]).upper() if named else _WITHOUT if _COMMON.search(opening) else ""


def class_of_stock(caption: str) -> tuple[str, tuple[Dimension, ...]]:
    """A caption less the class that it names, and the class as a dimension: "Class B common stock, shares issued"."""
    named = _IN_CAPTION.search(caption)
    if not named:
        return caption, ()
    letter, words = (named["letter"] or named["behind"]).upper(), f"{caption[: named.start()]} {caption[named.end() :]}".strip(" ,")
    words = re.sub(r"\s{2,}|\s(?=,)", lambda gap: " " if len(gap[0]) > 1 else "", words)
    return words[:1].upper() + words[1:], (Dimension(CLASS_OF_STOCK_AXIS, _member(letter)),)


def _member(letter: str) -> QName:
    """The member of a class; common stock without a letter is one beside "Class B common stock"."""
    if letter == _WITHOUT:
        return QName("us-gaap", "CommonStockMember")
    return QName("us-gaap" if letter in _STANDARD else "ext", f"CommonClass{letter}Member")
