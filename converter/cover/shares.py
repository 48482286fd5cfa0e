"""Shares outstanding and the public float: numbers in the sentences at the foot of a cover."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from converter.cover.dates import PrintedDate, find_dates
from converter.cover.page import Page
from converter.figures import shifted
from converter.model.concept import CLASS_OF_STOCK_AXIS, QName
from converter.model.cover import CoverFact
from converter.model.fact import Dimension
from converter.model.period import Instant
from converter.model.quantity import Figure, Measure

_COUNT = re.compile(r"[0-9](?<![\w$.,-][0-9])\d{0,2}(?:,\d{3})+(?![\d,%]|\.\d)")  # a digit first is found at memory speed
_OUTSTANDING = re.compile(r"\b(?:outstanding|latest\s+practicable)\b", re.IGNORECASE)
_NOT_COMMON = re.compile(
    r"^\W*(?:shares\s+(?:of\s+)?)?(?:[\w$.,%-]+\s+){0,4}?(?:preferred|nonvoting|non-voting|depositary|depository|warrants|units|options"
    r"|debentures|holders|preference)\b"
    r"|^[^.]{0,60}?\bheld\s+by\s+(?:non|affil|persons)|^\W*(?:shares\s+)?(?:were\s+)?authorized",
    re.IGNORECASE,
)
_EXCLUDED = re.compile(r"\b(?:excluding|excludes|exclusive\s+of|not\s+including|less|net\s+of)\s+$", re.IGNORECASE)
_TREASURY = re.compile(r"^\W*(?:shares\s+)?(?:of\s+)?(?:are\s+|were\s+)?(?:held\s+)?(?:in\s+(?:the\s+)?)?treasury\b", re.IGNORECASE)
_LISTED = re.compile(r"(?:,?\s+(?:and\s+)?\d[\d,]*\d)+,?\s+respectively\b", re.IGNORECASE)
_VALUED = re.compile(r"\baggregate\s+market\s+value\b(?:(?!\boutstanding\b|\bnumber\s+of\b|\n\s*\n).)*$", re.IGNORECASE | re.DOTALL)
_CLASS = re.compile(r"\bClass\s+([A-C])\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\S(?:.|\n(?![ ]*\n))*")
_SENTENCE_END = re.compile(r"[a-z)\d]\.\s+[A-Z]")
_BEFORE_END, _AFTER_END = -45, 400  # days from the period's end to the day on which shares are counted; some count just before
_YEAR_BEFORE_END = -380  # the market value may be that of the half year
_NEAR = 400  # characters between a number and its date or its "outstanding"
_FLOAT = re.compile(r"aggregate\s+market\s+value", re.IGNORECASE)
_MONEY = re.compile(
    r"\$\s*(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<word>\s+(?:million|billion))?(?!,?\d|\.\d)", re.IGNORECASE
)
_POWERS = {"million": 6, "billion": 9}


def shares_outstanding(page: Page, period_end: date) -> list[CoverFact]:
    """Shares of common stock outstanding, as of the date stated; one per class where the classes are named.

    Several numbers that no class tells apart are unsure and give nothing.
    """
    found: dict[tuple[Decimal, str | None], tuple[re.Match[str], PrintedDate]] = {}
    for match in _COUNT.finditer(page.text):
        if _LISTED.match(page.text, match.end()) and _common_count(page, match) is not None:
            return []
        number = _common_count(page, match)
        when = _date_of(page, match, period_end)
        if number is None or when is None:
            continue
        cls = _class_of(page, match)
        found.setdefault((number, cls), (match, when))
    classes = {cls for _, cls in found}
    if len(found) > 1 and (None in classes or len(classes) != len(found)):
        return []
    single = len(found) == 1
    return [_share_fact(page, number, None if single else cls, *place) for (number, cls), place in found.items()]


def _share_fact(page: Page, number: Decimal, cls: str | None, match: re.Match[str], when: PrintedDate) -> CoverFact:
    member = QName("us-gaap", f"CommonClass{cls}Member")
    return CoverFact(
        QName("dei", "EntityCommonStockSharesOutstanding"),
        number,
        "cover:shares-outstanding",
        (page.span(*match.span()),),
        period=Instant(when.value),
        figure=Figure(number, 0, 0, page.span(*match.span())),
        measure=Measure.SHARES,
        dimensions=(Dimension(CLASS_OF_STOCK_AXIS, member),) if cls else (),
    )


def _common_count(page: Page, match: re.Match[str]) -> Decimal | None:
    text = page.text
    before, after = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
    if before.rstrip().endswith("$") or _NOT_COMMON.search(after) or _EXCLUDED.search(before) or _TREASURY.search(after):
        return None
    value = _VALUED.search(before)
    if value and not _SENTENCE_END.search(value.group()):
        return None
    if not (_OUTSTANDING.search(before) or _OUTSTANDING.search(after[:150])):
        return None
    if not re.search(r"\b(?:shares|common|stock)\b", before[-150:] + after[:80], re.IGNORECASE):
        return None
    return Decimal(match.group().replace(",", ""))


def _date_of(page: Page, match: re.Match[str], period_end: date) -> PrintedDate | None:
    """The nearest date within reach that is not before the period's last days; none of a sentence that follows."""
    dates = list(find_dates(page.text, max(0, match.start() - _NEAR), min(len(page.text), match.end() + _NEAR)))
    dates = [d for d in dates if d.end <= match.start() or not _SENTENCE_END.search(page.text, match.end() - 1, d.start)]
    fit = [d for d in dates if _BEFORE_END <= (d.value - period_end).days <= _AFTER_END]
    return min(fit, key=lambda d: _apart(page, match, d), default=None)


def _apart(page: Page, match: re.Match[str], day: PrintedDate) -> tuple[bool, int]:
    """Whether a sentence's end stands between number and date, and how far they are apart."""
    low, high = sorted((match.span(), (day.start, day.end)))
    return bool(_SENTENCE_END.search(page.text, low[1] - 1, high[0])), high[0] - low[1]


def _class_of(page: Page, match: re.Match[str]) -> str | None:
    line_start = page.text.rfind("\n", 0, match.start()) + 1
    after = _CLASS.search(page.text, match.end(), match.end() + 80)
    before = list(_CLASS.finditer(page.text, max(line_start - 100, 0), match.start()))
    near = [c for c in (before[-1] if before else None, after) if c]
    best = min(near, key=lambda c: max(c.start() - match.end(), match.start() - c.end()), default=None)
    return best.group(1).upper() if best else None


def public_float(page: Page, period_end: date) -> list[CoverFact]:
    """The aggregate market value held by non-affiliates, where the sentence has one amount and one date."""
    said = _FLOAT.search(page.text)
    if not said:
        return []
    paragraph = next((p for p in _PARAGRAPH.finditer(page.text) if p.start() <= said.start() < p.end()), None)
    if not paragraph:
        return []
    amounts = [m for m in _MONEY.finditer(page.text, said.start(), paragraph.end()) if m["word"] or "," in m["number"]]
    named = find_dates(page.text, paragraph.start(), paragraph.end())
    dates = {d.value: d for d in named if _YEAR_BEFORE_END <= (d.value - period_end).days <= _AFTER_END}
    if len(amounts) != 1 or len(dates) != 1:
        return []
    number, power = amounts[0]["number"], _POWERS.get((amounts[0]["word"] or "").strip().lower(), 0)
    digits = len(number.partition(".")[2])
    value = shifted(Decimal(number.replace(",", "")), power)
    span = page.span(*amounts[0].span("number"))
    figure = Figure(value, power, digits - power, span)
    when = Instant(next(iter(dates)))
    return [CoverFact(QName("dei", "EntityPublicFloat"), value, "cover:public-float", (span,), None, when, figure, Measure.MONETARY)]
