"""Whose statements a current report has: those of a business that the registrant acquired (Form 8-K, Item 7(a)) are not its own.

They are headed by the other company's name, of which the registrant's has no word, and which the cover page does not give. So are those
of an affiliate that an annual report encloses, where the registrant's own stand elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.model.filing import Filing
from converter.model.source import Span
from converter.segment.candidates import Candidate
from converter.segment.choose import ENTITY, inherited, share_of, words_of

_COVER = 4000  # characters of a document in which the registrant is named
_GROUP = re.compile(r"(?i),?\s*(?:and|&)\s+(?:\w+[\s-]+){0,3}subsidiar(?:y|ies)\b.*|\(.*|\s+-{1,2}\s.*")
_NO_NAME = re.compile(r"(?i)\b(?:statements?|balance|years?|months|ended|period|thousands|millions|dollars|unaudited|notes?)\b|\d")
_MOST_WORDS = 8
_FIRM = re.compile(r"&\s+co\b|\b(?:co|ltd|limited|llc)\b")


def company_of(filing: Filing, lowered: str, chosen: Sequence[tuple[int, Candidate]]) -> str:
    """The company that all statements of a current report are of, as it is printed; "" where that is the registrant."""
    registrant = filing.header.name
    if not chosen or not registrant or not _is_current_report(filing):
        return ""
    headings = inherited([lowered[c.heading.start : c.heading.end] for _, c in chosen])
    if any(share_of(registrant, heading) for heading in headings) or not _names_company(headings[0]):
        return ""
    first = chosen[0][1].heading
    name = next(filter(None, map(_name, filing.source.text[first.start : first.end].split("\n"))), "")
    return "" if name.lower() in _above_exact_name(filing, lowered) else name


def is_of_another(filing: Filing, lowered: str, headings: Sequence[Span]) -> bool:
    """Whether headings of statements name companies, and all of them others than the registrant and those on the cover page."""
    lines = (line for span in headings for line in filing.source.slice(span).split("\n"))
    names = {name for line in lines if (name := _name(line)) and words_of(name)}
    if not names or not filing.header.name:
        return False
    start = filing.documents[0].span.start
    end = min([start + _COVER, *(span.start for span in headings if span.start >= start)])
    cover = " ".join(lowered[start:end].split())
    return not any(share_of(filing.header.name, name) or " ".join(name.lower().split()) in cover for name in names)


def _names_company(low: str) -> bool:
    return bool(ENTITY.search(low) or _FIRM.search(low))


def _is_current_report(filing: Filing) -> bool:
    return (filing.header.form or filing.documents[0].type).upper().startswith("8-K")


def _above_exact_name(filing: Filing, lowered: str) -> str:
    """What a cover page says before "(Exact name of registrant as specified in its charter)"."""
    start = filing.documents[0].span.start
    end = lowered.find("exact name", start, start + _COVER)
    return " ".join(lowered[start : max(start, end)].split())


def _name(line: str) -> str:
    """The company's name that a line of a heading consists of."""
    name = " ".join(_GROUP.sub("", line).split()).strip(" ,-")
    is_name = _names_company(line.lower()) and not _NO_NAME.search(name) and len(name.split()) <= _MOST_WORDS
    return name if is_name else ""
