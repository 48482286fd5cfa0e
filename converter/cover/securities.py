"""The table "Securities registered pursuant to Section 12(b) of the Act": title of the class and the exchange that lists it.

Sure only where the table has one class and one exchange; several would each need a class of stock (EFM 6.5.46). The exchange is
printed by name ("New York Stock Exchange") and stated by its code; where the SEC's transformation does not know the printed name ("American
Stock Exchange"), the fact has no place.
"""

from __future__ import annotations

import re
from dataclasses import replace

from converter.cover.page import Page
from converter.cover.rules import dei
from converter.model.cover import CoverFact

_BEGINS = re.compile(
    r"registered\s+(?:pursuant\s+to|under)\s+Section\s+12\s?\(b\)\s+of\s+the\s+(?:Securities\s+Exchange\s+)?Act(?:\s+of\s+1934)?\s*:?",
    re.IGNORECASE,
)
_ENDS = re.compile(r"Section\s+12\s?\(g\)|Indicate\s+by|Check\s+whether|aggregate\s+market", re.IGNORECASE)
_HEAD = re.compile(
    r"title\s+of\s+(?:each\s+)?class|name\s+of\s+(?:each\s+)?exchange|on\s+which\s+(?:each\s+)?(?:class\s+)?(?:is\s+)?registered"
    r"|which\s+registered|"
    r"securities\s+registered|each\s+class|^registered$|each\s+exchange|^on\s+which$|^exchange\s+on",
    re.IGNORECASE,
)
_EXCHANGES = {
    "NYSE": re.compile(r"New\s+York\s+Stock\s+Exchange(?:\s*,?\s*Inc\.?)?", re.IGNORECASE),
    "NYSEAMER": re.compile(r"American\s+Stock\s+Exchange(?:\s*,?\s*Inc\.?)?", re.IGNORECASE),
    "NASDAQ": re.compile(r"NASDAQ(?:\s+(?:National\s+Market(?:\s+System)?|Stock\s+Market))?(?:\s*,?\s*Inc\.?)?", re.IGNORECASE),
}
EXCHANGE_FORMAT = "ixt-sec:exchnameen"
EXCHANGES = {"new york stock exchange": "NYSE", "the new york stock exchange": "NYSE"}
"""The names of old covers that EXCHANGE_FORMAT knows."""
_OTHER = re.compile(r"(?:Midwest|Pacific|Chicago|Boston|Philadelphia|London|Tokyo|Toronto|Cincinnati)\b.*Exchange", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:common|ordinary|capital)\s+(?:stock|shares)\b", re.IGNORECASE)


def securities(page: Page) -> list[CoverFact]:
    """Title and exchange of the one class in the table."""
    begin = _BEGINS.search(page.text)
    if not begin:
        return []
    end = _ENDS.search(page.text, begin.end())
    first = page.line_index(begin.end()) + 1
    last = page.line_index(end.start()) if end else first
    rows = [line for line in page.lines[first:last] if line.text and not _HEAD.search(line.text)]
    if len(rows) != 1 or _OTHER.search(rows[0].text):
        return []
    chunks = re.split(r"\s{2,}", rows[0].text)
    codes = [code for code, name in _EXCHANGES.items() if name.fullmatch(chunks[-1])]
    title = chunks[0]
    if len(chunks) != 2 or len(codes) != 1 or not _TITLE.search(title):  # noqa: PLR2004 - title and exchange
        return []
    row, name = rows[0], chunks[-1]
    exchange = CoverFact(dei("SecurityExchangeName"), codes[0], "cover:section-12b")
    if " ".join(name.lower().split()) in EXCHANGES:
        at = row.start + row.text.rindex(name)
        exchange = replace(exchange, spans=(page.span(at, at + len(name)),), format=EXCHANGE_FORMAT)
    return [CoverFact(dei("Security12bTitle"), title, "cover:section-12b", (page.span(row.start, row.start + len(title)),)), exchange]
