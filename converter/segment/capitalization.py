"""The statement of capitalization beside a utility's balance sheet, which shows there nothing but its total (Reg. S-X 5-02.22 to 5-02.31).

Common equity, preferred stock with and without mandatory redemption, and each issue of debt stand in it only. It is a second sheet
of balances of the same entity and dates, so it is taken along with the set of statements that it stands among, never alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from converter.model.source import Span
from converter.model.statement import StatementKind
from converter.segment.candidates import Candidate, Copy
from converter.segment.regions import read_stretch
from converter.segment.titles import Standing, Title
from converter.segment.wording import is_continued, is_strong

_TITLE = re.compile(r"statements?\s+of\s+(?:consolidated\s+)?capitalization\b|capitalization\s+statements?\b")
_NOT_OWN = re.compile(r"pro[\s-]?forma|parent|consolidating|summar|ratio|selected")
_EQUITY = re.compile(r"common\s+(?:stock|share)|retained|reinvested|equity")
_TOTAL = re.compile(r"total\s+capitali[sz]ation\b[^\n]*\d|\n[ \t]*\$?[ \t]*\d[\d,]+[^\na-z]*\s*$")
_MOST_OTHER = re.compile(r"total\s+assets|net\s+sales|operating\s+revenues")
_FIGURES = re.compile(r"\d[^a-z\n]*$", re.MULTILINE)
_ROWS = 4  # figures that a statement of capitalization has at least


def find_capitalization(copy: Copy, titles: Sequence[Title], furniture: Sequence[Span], chosen: Sequence[Candidate]) -> list[Candidate]:
    """The statements of capitalization among the chosen statements of one document; those continued over the page are one."""
    if not any(c.kind is StatementKind.BALANCE_SHEET for c in chosen):
        return []
    found: list[Candidate] = []
    for candidate in _all(copy, titles, furniture):
        if candidate.notes_before not in {c.notes_before for c in chosen} or any(_overlap(candidate, c) for c in chosen):
            continue
        if found and is_continued(candidate.title.text.lower()):
            found[-1] = replace(found[-1], spans=(*found[-1].spans, *candidate.spans), complete=candidate.complete)
        else:
            found.append(candidate)
    return [replace(candidate, confirmed=True) for candidate in found if _confirms(copy.rows(candidate.spans))][:1]


def _all(copy: Copy, titles: Sequence[Title], furniture: Sequence[Span]) -> Iterator[Candidate]:
    notes = 0
    for i, title in enumerate(titles):
        notes += title.standing is Standing.NOTES
        low = title.text.lower()
        if not _TITLE.search(low) or _NOT_OWN.search(low):
            continue
        limit = next((later.span.start for later in islice(titles, i + 1, None) if _ends(later)), len(copy.text))
        stretch = read_stretch(copy.text, title.span, limit, furniture, _is_complete)
        if stretch is None:
            continue
        complete = _is_complete(copy.rows(stretch.spans))
        yield Candidate(StatementKind.BALANCE_SHEET, title, stretch.heading, stretch.spans, complete, confirmed=False, notes_before=notes)


def _ends(title: Title) -> bool:
    return title.standing is not Standing.STATEMENT or is_strong(title.text.lower())


def _is_complete(rows: str) -> bool:
    return bool(_TOTAL.search(rows))


def _confirms(rows: str) -> bool:
    return bool(_EQUITY.search(rows)) and not _MOST_OTHER.search(rows) and len(_FIGURES.findall(rows)) >= _ROWS


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.start < other.end and other.start < one.end
