"""States as covers print them, and the address above "(Address of principal executive offices)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from converter.cover.page import Page

STATES = {
    "alabama": "AL", "alaska": "AK", "arizona": "AZ", "arkansas": "AR", "california": "CA", "colorado": "CO", "connecticut": "CT",
    "delaware": "DE", "district of columbia": "DC", "florida": "FL", "georgia": "GA", "hawaii": "HI", "idaho": "ID", "illinois": "IL",
    "indiana": "IN", "iowa": "IA", "kansas": "KS", "kentucky": "KY", "louisiana": "LA", "maine": "ME", "maryland": "MD",
    "massachusetts": "MA", "michigan": "MI", "minnesota": "MN", "mississippi": "MS", "missouri": "MO", "montana": "MT",
    "nebraska": "NE", "nevada": "NV", "new hampshire": "NH", "new jersey": "NJ", "new mexico": "NM", "new york": "NY",
    "north carolina": "NC", "north dakota": "ND", "ohio": "OH", "oklahoma": "OK", "oregon": "OR", "pennsylvania": "PA",
    "rhode island": "RI", "south carolina": "SC", "south dakota": "SD", "tennessee": "TN", "texas": "TX", "utah": "UT",
    "vermont": "VT", "virginia": "VA", "washington": "WA", "west virginia": "WV", "wisconsin": "WI", "wyoming": "WY",
    "puerto rico": "PR",
}  # fmt: skip
STATE_FORMAT = "ixt-sec:stateprovnameen"
ABROAD = {  # EDGAR's codes of places of incorporation outside of the states (EDGAR Filer Manual, volume I, appendix C)
    "alberta": "A0", "bermuda": "D0", "british columbia": "A1", "cayman islands": "E9", "israel": "L3", "liberia": "N0",
    "luxembourg": "N4", "netherlands antilles": "P8", "nova scotia": "A5", "ontario": "A6", "panama": "R1", "quebec": "A8",
}  # fmt: skip
ABROAD_FORMAT = "ixt-sec:edgarprovcountryen"
_NAMES = "|".join(name.replace(" ", r"\s+") for name in sorted(STATES, key=len, reverse=True))
STATE_NAME = re.compile(rf"\b(?:{_NAMES})\b", re.IGNORECASE)
_PLACES = "|".join(name.replace(" ", r"\s+") for name in ABROAD)
INCORPORATED_IN = re.compile(rf"{STATE_NAME.pattern}|\b(?:{_PLACES})\b", re.IGNORECASE)
_STATE_AT_END = re.compile(rf"(?:^|[\s,])((?:{_NAMES})|(?-i:{'|'.join(STATES.values())}))[\s.,]*$", re.IGNORECASE)

_LABEL = re.compile(
    r"\(?\s*Address(?:es)?\s*,?\s*(?:including\s+zip\s+code\s*,?\s*)?(?:of\s+(?:the\s+)?(?:registrant'?s?\s+|issuer'?s?\s+|company'?s?\s+"
    r"|its\s+)?"
    r"(?:principal|executive)|and\s+zip\s+code)",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"identification|incorporat|organi[sz]ation|jurisdiction|charter|employer|\bno\.?\)|commission|\bnumber\)|registrant", re.IGNORECASE
)
_ZIP = re.compile(r"(?<![\d(-])\d{5}(?:\s?-\s?\d{4})?(?![\d-])")
_ZIP_LABEL = re.compile(r"\(?\s*\bzip\s+code\b\s*[:.]?\s*\)?", re.IGNORECASE)
_CITY = re.compile(r"[A-Za-z][A-Za-z.'\- ]{1,30}")
_NO_STREET = re.compile(  # labels, a second address, or a city broken over the line's end
    rf":|\b(?:{_NAMES})$|,\s+(?!(?:Suite|Floor|Building|Tower|Plaza|Street|Avenue|Road|Square)\b)[A-Z][a-z]+$"
)
_COMPANY = re.compile(r"\b(?:INC|CORP|CORPORATION|COMPANY|LTD)\b\.?$", re.IGNORECASE)  # the name over the street
_MOST_LINES = 4  # of an address, and blank ones below it


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an address on the page: dei concept name, value, place, transformation."""

    name: str
    value: str
    start: int
    end: int
    format: str | None = None


def state_code(printed: str) -> str:
    """The two-letter code of a state printed as name or code."""
    folded = " ".join(printed.split())
    return STATES.get(folded.lower(), folded)


def incorporated_in(printed: str) -> tuple[str, str]:
    """EDGAR's code of a state or place abroad, and the transformation that makes it of the print."""
    abroad = ABROAD.get(" ".join(printed.lower().split()))
    return (abroad, ABROAD_FORMAT) if abroad else (state_code(printed), STATE_FORMAT)


def address_parts(page: Page) -> list[Part]:
    """Street, city, state and postal code of the principal executive offices, each where it was surely read."""
    label = _LABEL.search(page.text)
    if not label:
        return []
    start, end = _block(page, label.start())
    text = _ZIP_LABEL.sub(lambda m: " " * len(m.group()), page.text[start : label.start()])
    text += page.text[label.start() : end]
    parts: list[Part] = []
    codes = list(_ZIP.finditer(text))
    body = text[: label.start() - start]
    if codes:
        code = codes[-1]
        parts.append(Part("EntityAddressPostalZipCode", code.group(), start + code.start(), start + code.end()))
        body = body[: code.start()] + " " * (code.end() - code.start()) + body[code.end() :]
    state = _STATE_AT_END.search(body)
    if not state:
        return parts
    by_name = len(state.group(1)) > len("NY")
    code_at = (start + state.start(1), start + state.end(1))
    parts.append(Part("EntityAddressStateOrProvince", state_code(state.group(1)), *code_at, STATE_FORMAT if by_name else None))
    return [*_street_and_city(body[: state.start(1)], start), *parts]


def _block(page: Page, label: int) -> tuple[int, int]:
    """From the first line of the address above the label to the end of the label's line and the next (a zip code may stand there)."""
    at = page.line_index(label)
    first = at if page.text[page.lines[at].start : label].strip() else at - 1
    while first > 0 and not page.lines[first].text and at - first <= _MOST_LINES:
        first -= 1
    top = first
    while first - top < _MOST_LINES and top > 0 and _continues(page, top - 1, top):
        top -= 1
    last = min(at + 1, len(page.lines) - 1)
    return page.lines[top].start, page.lines[last].end


def _continues(page: Page, above: int, below: int) -> bool:
    line = page.lines[above]
    if not line.text:  # a drawn line, or a gap after the city alone
        return bool(_CITY.match(page.lines[below].text)) and above > 0 and bool(re.match(r"\d", page.lines[above - 1].text))
    return not _ABOVE.search(line.text) and ")" not in line.text[-1:]


def _street_and_city(text: str, offset: int) -> list[Part]:
    head = text.rstrip(" ,.\n")
    cut = max(head.rfind(","), head.rfind("\n"), *(m.end() - 1 for m in re.finditer(r"\s{3,}", head)), -1)
    city = head[cut + 1 :]
    name = city.strip()
    if not _CITY.fullmatch(name):
        return []
    at = offset + cut + 1 + len(city) - len(city.lstrip())
    parts = [Part("EntityAddressCityOrTown", name, at, at + len(name))]
    lines = [m for m in re.finditer(r"\S(?:[^\n]*[^\s,])?", head[: cut + 1] if cut >= 0 else "") if re.search(r"\w", m.group())]
    names = ("EntityAddressAddressLine1", "EntityAddressAddressLine2", "EntityAddressAddressLine3")
    lines = [m for m in lines if not _COMPANY.search(m.group())]
    streets = [(m.group().strip(" ,"), m.start()) for m in lines]
    if len(streets) > len(names) or any(_NO_STREET.search(street) for street, _ in streets):
        return []
    found = [Part(n, " ".join(s.split()), offset + at, offset + at + len(s)) for n, (s, at) in zip(names, streets, strict=False)]
    return found + parts
