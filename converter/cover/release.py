"""Press releases: company, date and ticker from the dateline and the first sentences.

A release has no cover. The company is the corporate name ("... Incorporated", "... Corp.") that its head and first sentences
name most often; the date is the dateline's, else the first that is printed. A release that is printed as Exhibit 99 goes with a
Form 8-K (Regulation S-K 601(b)(99); Form 8-K items 5, 9 and 12), so its DocumentType is 8-K; without that number nobody says.
"""

from __future__ import annotations

import re
from collections import Counter

from converter.cover.dates import PrintedDate, find_dates
from converter.cover.page import Page
from converter.cover.rules import dei
from converter.model.cover import CoverFact

_IS_RELEASE = re.compile(r"\b(?:PRESS|NEWS)\s+RELEASE\b|\bFOR\s+IMMEDIATE\s+RELEASE\b|\b(?:BUSINESS\s*WIRE|PR\s?NEWSWIRE)\b", re.IGNORECASE)
_EXHIBIT_99 = re.compile(r"^\s*Exhibit\s+99(?:[.(]\w+\)?)?\s*$", re.IGNORECASE | re.MULTILINE)
HEAD = 4000  # characters that head and first sentences take at most

_KINDS = ("Incorporated", "Inc", "Corporation", "Corp", "Company", "Co", "Limited", "Ltd", "Bancorp", "Bancshares")
_SUFFIX = rf"(?:{'|'.join(f'{kind}|{kind.upper()}' for kind in _KINDS)}|L\.?L\.?C|L\.?P|PLC|plc|N\.?V|S\.?A)\b\.?"
_NO_NAME = r"(?!(?i:release|news|press|wire|newswire|announces?|reports?|contact|exhibit|form|immediate|the\s+company)\b)"
_CAPITAL = r"(?:[A-Z][\w&'-]*|(?:[A-Z]\.){1,3}|[A-Z][a-z]{1,2}\.)"
_WORD = rf"(?:{_NO_NAME}{_CAPITAL}|&|of|and|the)"
_COMPANY = re.compile(
    rf"(?<![\w.]){_NO_NAME}{_CAPITAL}(?:\s+{_WORD}){{0,6}}?\s*,?\s+{_SUFFIX}(?![\w-])"
    rf"(?:\s+of\s+[A-Z][\w.]*(?:\s+[A-Z][\w.]*){{0,2}}?\s*,?\s+{_SUFFIX}(?![\w-])|\s+of\s+America\b)?"
)
_FULL_STOP = re.compile(r"(?<=\w{5})\.$")  # ends the sentence, not an abbreviation
_NO_COMPANY = re.compile(r"^(?:the\s+)?company$|\b(?:wire|announces?|reports?|release|contact|stock|exchange)\b", re.IGNORECASE)
_TICKER = re.compile(
    r"\(\s*(?P<exchange>NASDAQ|NYSE|AMEX|(?:New\s+York|American)\s+Stock\s+Exchange)(?:\s*/\s*NN?MS?|[ -]NN?MS?|\s+National\s+Market)?"
    r"\s*(?:symbol)?\s*[:,-]\s*(?:\"|')?(?P<symbol>(?-i:[A-Z][A-Z.]{0,5}))(?:\"|')?\s*\)",
    re.IGNORECASE,
)
_DATED_LINE = re.compile(
    r"^[ ]*[A-Z][A-Z .]+,\s+(?:[A-Z][\w. ]+\s*)?-{1,2}\s*(?:\([^)]*\)\s*)?(?:[A-Z][a-z]+\.?|[A-Z]+)\s+\d{1,2},\s+(?:19|20)\d\d",
    re.MULTILINE,
)
_DATELINE = re.compile(r"\((?:BUSINESS\s*WIRE|PR\s*NEWSWIRE|BW|PRN)\)|^[A-Z][A-Za-z .]+,\s+[A-Z][\w. ]+\s*-+", re.IGNORECASE | re.MULTILINE)


def is_release(page: Page) -> bool:
    """Whether the page's head says that it is a press release: by these words or by a dateline."""
    head = page.text[:HEAD]
    return bool(_IS_RELEASE.search(head) or _DATED_LINE.search(head))


def inferred_form(page: Page) -> str:
    """Form 8-K for a release that is printed as Exhibit 99, else none ("")."""
    return "8-K" if is_release(page) and _EXHIBIT_99.search(page.text[:HEAD]) else ""


def company(page: Page) -> CoverFact | None:
    """The corporate name that stands most often in the head and the first sentences; capitals count as the same name."""
    names = [m for m in _COMPANY.finditer(page.text[:HEAD]) if not _NO_COMPANY.search(m.group())]
    names = [m for m in names if "\n\n" not in m.group()]
    if not names:
        return None
    counts = Counter(_folded(m.group()) for m in names)
    top = max(counts.values())
    best = [m for m in names if counts[_folded(m.group())] == top]
    chosen = next((m for m in best if not m.group().isupper()), best[0])
    printed = _FULL_STOP.sub("", chosen.group())
    value = " ".join(printed.split())
    return CoverFact(dei("EntityRegistrantName"), value, "release:company", (page.span(chosen.start(), chosen.start() + len(printed)),))


def _folded(name: str) -> str:
    return re.sub(r"[\s.,]+", " ", name).strip().lower()


def release_date(page: Page) -> PrintedDate | None:
    """The dateline's date, else the first date of the head."""
    dates = list(find_dates(page.text, 0, min(HEAD, len(page.text))))
    for line in _DATELINE.finditer(page.text[:HEAD]):
        near = next((d for d in dates if line.end() - 20 <= d.start <= line.end() + 60), None)
        if near:
            return near
    return dates[0] if dates else None


def ticker(page: Page) -> list[CoverFact]:
    """Ticker "(NASDAQ: ABCD)": symbol, and the exchange where it is printed as its code; nothing where several are named."""
    tickers = list(_TICKER.finditer(page.text[:HEAD]))
    if not tickers or len({found["symbol"] for found in tickers}) > 1:
        return []
    found = tickers[0]
    facts = [CoverFact(dei("TradingSymbol"), found["symbol"], "release:ticker", (page.span(*found.span("symbol")),))]
    if found["exchange"] in {"NASDAQ", "NYSE"}:
        facts.append(CoverFact(dei("SecurityExchangeName"), found["exchange"], "release:ticker", (page.span(*found.span("exchange")),)))
    return facts
