"""The cover page as rules see it: its text with drawn lines and markup blanked out, every character still in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from converter.model.filing import Document, Filing
from converter.model.outline import Outline
from converter.model.source import SourceText, Span

_BLANKED = re.compile(r"<[A-Za-z/][^>\n]{0,60}>|_+|(?:^(?:-[ ])+)?[-=]{3,}|\*{3,}|[\t\f\xa0]", re.MULTILINE)
_LONGEST_COVER = 9000  # characters, some two printed pages
_BEGINS_BODY = re.compile(r"^\s*(?:PART\s+I\b|TABLE\s+OF\s+CONTENTS|ITEM\s+1\b|INDEX\s*$)", re.MULTILINE | re.IGNORECASE)
_COVER_WORDS = re.compile(
    r"^[ ]*(?:(?:UNITED[ ]+STATES[ ]+)?SECURITIES\s+AND\s+EXCHANGE\s+COMMISSION|FORM[ ]+(?:10|8)\s?-\s?[KQ][\w/-]*)[ ]*$"
    r"|Commission\s+file\s+n",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line without outer blanks; `start` counts from the page's start."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the line's last word ends."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the source that begins at `offset`; `text` has the stretch's length."""

    source: SourceText
    offset: int
    text: str
    lines: tuple[Line, ...] = field(default=())

    def span(self, start: int, end: int) -> Span:
        """The source's span of the page's characters `start` to `end`."""
        return Span(self.offset + start, self.offset + end)

    def line_index(self, position: int) -> int:
        """The index of the line in which the page's character `position` stands."""
        return self.text.count("\n", 0, position)


def page_of(source: SourceText, span: Span) -> Page:
    """The page that `span` covers."""
    text = _BLANKED.sub(lambda found: " " * len(found.group()), source.slice(span))
    lines, at = [], 0
    for raw in text.split("\n"):
        lines.append(Line(raw.strip(), at + len(raw) - len(raw.lstrip())))
        at += len(raw) + 1
    return Page(source, span.start, text, tuple(lines))


def cover_page(filing: Filing, outline: Outline) -> Page | None:
    """The filing's cover page, None for a document that has none (a press release)."""
    span = outline.cover or _likely_cover(filing)
    if span is None:
        return None
    page = page_of(filing.source, span)
    return page if _COVER_WORDS.search(page.text) else None


def main_document(filing: Filing) -> Document | None:
    """The document that is the filing itself: the first that is no exhibit, else the first."""
    documents = filing.documents
    return next((d for d in documents if not d.type.upper().startswith("EX-")), documents[0] if documents else None)


def _likely_cover(filing: Filing) -> Span | None:
    document = main_document(filing)
    if document is None:
        return None
    start, end = document.span.start, min(document.span.end, document.span.start + _LONGEST_COVER)
    body = _BEGINS_BODY.search(filing.source.text, start, end)
    return Span(start, body.start() if body else end)
