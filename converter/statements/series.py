"""Series of preferred stock on a balance sheet ("Series B preferred stock", below a heading "4.50% series"), and their dividends.

Each of several is a part of the preferred stock, so its amount, its par value and its counts have the series as a dimension
(us-gaap:StatementClassOfStockAxis), and no series is taken for the whole. A series is named by its letter or year, else by the rate or the
amount of its dividend. Where one series alone has an amount, that is the whole, too, and stands without dimension. So it is with dividends
in a statement of equity, unless its columns are series already.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from converter.maps.caption import RATE, spelled_rate
from converter.model.concept import CLASS_OF_STOCK_AXIS, QName
from converter.model.fact import Dimension
from converter.model.statement import Column, LineItem, LineRole, StatementKind

_PREFERRED = re.compile(r"\b(?:preferred|preference)\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:bonds?|notes?|debt|debentures?|loans?|mortgages?|common|treasury|due\s+(?:19|20)\d\d)\b", re.IGNORECASE)
_LETTERED = re.compile(r"\b(?i:series)\s+(?P<letter>[A-Z]|(?:19|20)\d\d|(?i:one|two|three|four|five))\b(?![-%.])")
_RATED = re.compile(
    rf"(?:(?P<rate>{RATE})\s?%|\$\s?(?P<dollars>\d+(?:\.\d+)?))"
    r"(?:[,\s]+(?:[a-z-]+\s+){0,3}?series\b|,\s+(?:authori[sz]ed|issued|outstanding)\b)",
    re.IGNORECASE,
)
_DIVIDENDS = re.compile(r"\b(?:dividends?|distributions?)\b", re.IGNORECASE)
_STANDARD = frozenset("ABCDEFGH")  # us-gaap:SeriesAPreferredStockMember and the like
_KINDS = frozenset({StatementKind.BALANCE_SHEET, StatementKind.EQUITY})
_SEVERAL = 2  # series; one alone stands for the whole


def with_series(kind: StatementKind, items: Sequence[LineItem], columns: Sequence[Column] = ()) -> list[LineItem]:
    """The lines, those of one of several series of preferred stock, and the amounts inside their captions, with it as a dimension."""
    of_classes = any(d.axis == CLASS_OF_STOCK_AXIS for column in columns for d in column.dimensions)
    if kind not in _KINDS or of_classes:
        return list(items)
    series = [_series(item) if kind is StatementKind.BALANCE_SHEET or _is_dividend(item) else "" for item in items]
    held = {own for own, item in zip(series, items, strict=True) if own and item.has_amount}
    if len(held) < _SEVERAL:
        return list(items)
    hosts = [item.host if item.host is not None else at for at, item in enumerate(items)]
    return [_of_series(item, series[host]) if series[host] else item for item, host in zip(items, hosts, strict=True)]


def _series(item: LineItem) -> str:
    """The name of the series that a line shows ("B", "4Point5Percent"), "" for other lines."""
    if item.role is not LineRole.ITEM or not _is_preferred(item):
        return ""
    if lettered := _LETTERED.search(item.caption):
        return lettered["letter"].capitalize()
    rated = _RATED.search(item.caption)
    return spelled_rate(rated["rate"] or rated["dollars"], "Percent" if rated["rate"] else "Dollar") if rated else ""


def _is_dividend(item: LineItem) -> bool:
    return bool(_DIVIDENDS.search(" ".join((*item.section[-1:], item.caption))))


def _is_preferred(item: LineItem) -> bool:
    """Whether a line shows preferred stock: its caption says so, or the nearest heading that names a stock or a debt."""
    for words in (item.caption, *reversed(item.section)):
        if _OTHER.search(words):
            return False
        if _PREFERRED.search(words):
            return True
    return False


def _of_series(item: LineItem, series: str) -> LineItem:
    member = QName("us-gaap" if series in _STANDARD else "ext", f"Series{series}PreferredStockMember")
    caption = item.caption if item.host is None or "," not in item.caption else f"Preferred stock, {item.caption.rpartition(', ')[2]}"
    return replace(item, caption=caption, dimensions=(*item.dimensions, Dimension(CLASS_OF_STOCK_AXIS, member)))
