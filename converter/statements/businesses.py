"""Statements that go through the businesses of a group one after the other ("Manufacturing" ..., "Financial services" ...).

The same headings then stand twice: over parts of the assets and over parts of the liabilities, or over costs and over interest. Lines under
them are one business's: its cash is not the group's. They get the business as a dimension, and what stands under no such heading,
like the total of both businesses' assets, is the group's. So is what one business alone has, like inventories beside a bank's loans, or
a total of current assets.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from converter.model.concept import QName
from converter.model.fact import Dimension
from converter.model.source import SourceText
from converter.model.statement import LineItem, LineRole, StatementKind

_AXIS = QName("us-gaap", "StatementBusinessSegmentsAxis")
_ACCOUNTS = re.compile(
    r"""\b(?:
        current | non-?\s?current | long | short | term | other | deferred | fixed | property | plant | equipment | assets? |
        liabilit\w* | equity | capital\w* | trade | affiliat\w* | related | part(?:y|ies|ners\w*) | secured | unsecured | debt |
        stock\w* | share\w* | common | preferred | preference | income | loss(?:es)? | earnings | expenses? | costs? | revenues? |
        sales | operations | operating | activities | continuing | discontinued | extraordinary | basic | primary | diluted | fully |
        net | gross | interest | tax\w* | cash | receivables? | payables? | accounts? | accrued | notes? | loans? | deposits? |
        securities | investments? | reserves? | inventor\w* | provision\w* | adjustments? | changes | total | per | less | add | plus
        | issued | authorized | outstanding | in | at | of | to | from | balances? | domestic | foreign | commitments\W.* | federal |
        state | consolidated | redeemable | mandatorily | subject | held | available | treasury | depreciation | amortization |
        services | fees | maintenance | fuel | purchased | electric | gas | steam | utility | accumulated | minority | unrealized |
        translation | contingencies | beginning | end | year | years | ended | supplemental
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CLOSES = re.compile(r"^total\s+(?!(?:non-?\s?)?current|other|fixed)(?:\w+\s+){0,3}?(?:assets|liabilities)$", re.IGNORECASE)
_ALLOWED = re.compile(
    r"\b(?:financial|real estate|insurance|leasing|credit|consumer|banking)\s+(?:and\s+\w+\s+)*services\b|\breal estate\b", re.IGNORECASE
)
_CLASSIFIED = re.compile(r"total\s+current\s+(?:assets|liabilities)$")
_COMMON = frozenset({"other", "total", "less", "including", "with", "from", "than", "amount"})
_RESULT = re.compile(
    r"(?:total|net|operating)\s+(?:income|earnings|loss|profit|costs|expenses)|(?:income|earnings|loss|profit)\b", re.IGNORECASE
)
_MOST = Decimal("0.9")  # of a flush statement's captions
_FEW = 2  # headings of businesses; one alone is a heading like others
_MOST_WORDS = 6  # of a business's name


def with_businesses(kind: StatementKind, items: Sequence[LineItem], source: SourceText) -> list[LineItem]:
    """The lines, those of one business with its dimension: they are set deeper than its heading, up to its total or the next heading."""
    if kind not in (StatementKind.BALANCE_SHEET, StatementKind.INCOME):
        return list(items)
    headings = _businesses(items, source)
    if len(headings) < _FEW:
        return list(items)
    owners = _owners(items, headings, source)
    found: list[LineItem] = []
    for at, item in enumerate(items):
        host = item.host if item.host is not None else at
        business = owners[at]
        if business and not _is_alone(items, owners, host):
            found.append(replace(item, dimensions=(*item.dimensions, Dimension(_AXIS, _member(business)))))
        else:
            found.append(item)
    return found


def _owners(items: Sequence[LineItem], headings: frozenset[str], source: SourceText) -> list[str | None]:
    """For each line the business whose it is."""
    owners: list[str | None] = []
    business: str | None = None
    depth = 0
    is_flush = _is_flush(items, source)
    for at, item in enumerate(items):
        name = _name(item)
        if name in headings:
            business, depth = name, _indent(item, source)
        elif (item.role is LineRole.HEADING or _RESULT.match(item.caption)) if is_flush else _ends(item, depth, source):
            business = None
        owners.append(None if item.role is LineRole.HEADING else business)
        if business and item.role is not LineRole.HEADING and _closes(items, at):
            business = None
    return owners


def _ends(item: LineItem, depth: int, source: SourceText) -> bool:
    """Whether a line stands no deeper than a business's heading."""
    return bool(item.caption) and item.role is not LineRole.PARENTHETICAL and _indent(item, source) <= depth


def _is_flush(items: Sequence[LineItem], source: SourceText) -> bool:
    """Whether almost all captions start at one place, so that only headings and totals part the businesses."""
    starts = Counter(_indent(item, source) for item in items if item.caption and item.role is not LineRole.PARENTHETICAL)
    return bool(starts) and max(starts.values()) >= starts.total() * _MOST


def _is_alone(items: Sequence[LineItem], owners: Sequence[str | None], at: int) -> bool:
    """Whether only one business has such a line: none of its words stands in a line of another ("Inventories")."""
    item = items[at]
    if item.role is LineRole.TOTAL:
        others = {other.caption.lower() for i, other in enumerate(items) if i != at}
        return bool(_CLASSIFIED.match(item.caption.lower())) and item.caption.lower() not in others
    words = _significant(item.caption)
    return bool(words) and not any(
        words & _significant(other.caption)
        for other, owner in zip(items, owners, strict=True)
        if owner != owners[at] and other.role in (LineRole.ITEM, LineRole.TOTAL)
    )


def _significant(caption: str) -> frozenset[str]:
    words = re.findall(r"[a-z]{4,}", caption.lower().partition(", less")[0])
    return frozenset(re.sub(r"(?:ies|s|y)$", "", word) for word in words) - _COMMON


def _indent(item: LineItem, source: SourceText) -> int:
    start = item.spans[0].start if item.spans else 0
    return start - source.text.rfind("\n", 0, start) - 1


def _closes(items: Sequence[LineItem], at: int) -> bool:
    """Whether a line is the last of a business: its total, told by its words, or without words by what comes next."""
    item = items[at]
    if item.role is not LineRole.TOTAL or item.caption:
        return bool(_CLOSES.match(item.caption)) and item.role is LineRole.TOTAL
    later = items[at + 1] if at + 1 < len(items) else None
    if later is None or (later.role is LineRole.TOTAL and not later.caption):
        return True
    return later.role is LineRole.HEADING or bool(_CLOSES.match(later.caption))


def _businesses(items: Sequence[LineItem], source: SourceText) -> frozenset[str]:
    """The headings that stand over several parts of the statement, each time over deeper lines, and name no accounts.

    Where no line is deeper than others, they end in a colon.
    """
    counts: Counter[str] = Counter()
    is_flush = _is_flush(items, source)
    for item, below in pairwise(items):
        name = _name(item)
        is_over = item.caption.endswith(":") if is_flush else _indent(below, source) > _indent(item, source)
        if name and below.caption and is_over:
            counts[name] += 1
    return frozenset(name for name, count in counts.items() if count > 1)


def _name(item: LineItem) -> str | None:
    if item.role is not LineRole.HEADING:
        return None
    words = item.caption.strip(" :-").lower()
    plain = _ALLOWED.sub(" ", words)
    return words if 0 < len(words.split()) <= _MOST_WORDS and any(c.isalpha() for c in words) and not _ACCOUNTS.search(plain) else None


def _member(name: str) -> QName:
    return QName("ext", "".join(word[:1].upper() + word[1:] for word in re.findall(r"[\w']+", name.replace("'", ""))) + "Member")
