"""Page furniture: `<PAGE>` marks, page numbers, and the heads and feet that run over many pages.

A lone number is a page number where it stands beside a page mark, or alone between blank lines in a chain of rising
numbers (a lone figure at the foot of a column has no such neighbours); behind the number of an exhibit ("Exhibit 13    2") only
beside a mark. A line is a running head where it opens at least three pages, and says that something goes on, or is no title
of a statement.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from converter.model.source import Span

_PAGE_MARK = re.compile(r"(?i)<PAGE>[^\n]*")
_NUMBER_LINE = re.compile(
    r"(?i)\n[ \t]*+(?=[-(\[\dp]|[a-z]{1,2}-)(?:-+ ?|\(|\[|page[ \t]+(?:no\.?[ \t]*)?|[A-Z]{1,2}-)?(\d{1,3})(?: ?-+|\)|\]|[ \t]*(?:of"
    r"|/)[ \t]*\d{1,3})?[ \t]*(?=\n|\Z)"
)
_EXHIBIT_LINE = re.compile(r"(?i)\n[ \t]*+exhibit[ \t]+\d{1,2}(?:\.\d{1,2})?[ \t]{3,}(\d{1,3})[ \t]*(?=\n|\Z)")
_WORD = re.compile(r"\S")
_BLANK = re.compile(r"\s*")
_MARK_BELOW = re.compile(r"(?i)\s*<PAGE>")
_WORD_LINE = re.compile(r"[ \t]*(\S[^\n]*)")
_NO_HEAD = re.compile(r"\d{3}|<[A-Z]")
_NO_LETTERS = re.compile(r"[\W\d]+")
_CONTINUED = re.compile(r"(?i)\(?\b(?:continued|cont'd|cont\.|concluded)\)?\W*$")
_TITLE = re.compile(  # in lower case
    r"balance sheet|statements?\s+of|cash flow|income|operations|earnings|financial (?:position|condition)|^\W*(?:item|part|note)\b"
    r"|thousands|millions|dollars|\b000\b|unaudited|\bexcept\b|\bended\b|\bas of\b"  # what a heading says of scale and periods
)
_STATEMENT = re.compile(r"^(?!.*\bnotes to\b).*(?:balance sheets?|statements? of|cash flows?|income statements?)\b")
_LONGEST_LINE = 200  # characters of the line below that are looked at
_HEAD_LINES = 3  # the lines below a page mark that may be running heads
_HEAD_PAGES = 3  # on how many pages a head must stand
_HEAD_WIDTH = 110  # characters
_CHAIN_STEP = 2  # how much page numbers may grow from page to page


def find_furniture(text: str, span: Span) -> list[Span]:
    """The furniture of a document, as stretches of whole lines in order."""
    marks = [Span(m.start(), m.end()) for m in _PAGE_MARK.finditer(text, span.start, span.end)]
    numbers = _page_numbers(text, span, marks)
    heads = _running_heads(text, span, _page_tops(text, marks, numbers))
    return sorted({*marks, *numbers, *heads})


def _page_numbers(text: str, span: Span, marks: list[Span]) -> list[Span]:
    lone = [m for m in _NUMBER_LINE.finditer(text, max(span.start - 1, 0), span.end) if _stands_alone(text, span, m)]
    beside = {_next_word(text, mark.end, span) for mark in marks}
    found = []
    for i, line in enumerate(lone):
        value = int(line[1])
        around = [int(lone[k][1]) for k in (i - 1, i + 1) if 0 <= k < len(lone)]
        chained = any(0 < abs(value - other) <= _CHAIN_STEP for other in around)
        start = line.start(1)
        marked = _line_start(text, start) in beside or _followed_by_mark(text, line.end(), span)
        if chained or marked or not _WORD.search(text, line.end(), span.end):
            found.append(Span(line.start() + 1, line.end()))
    exhibits = _EXHIBIT_LINE.finditer(text, max(span.start - 1, 0), span.end) if marks else ()
    return found + [Span(m.start() + 1, m.end()) for m in exhibits if m.start() + 1 in beside or _followed_by_mark(text, m.end(), span)]


def _stands_alone(text: str, span: Span, line: re.Match[str]) -> bool:
    """Whether the lines around are blank, page marks or the document's edge; one that is a page mark is enough."""
    start, end = line.span()
    above = text[max(text.rfind("\n", span.start, start) + 1, span.start) : max(span.start, start)].strip()
    below = text[end + 1 : end + _LONGEST_LINE].partition("\n")[0].strip()
    above, below = (near if not near.startswith("<") or near.upper().startswith("<PAGE>") else "" for near in (above, below))
    return "<" in above + below or not (above or below)


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _next_word(text: str, offset: int, span: Span) -> int:
    """The start of the first line with words after `offset`."""
    word = _WORD.search(text, offset, span.end)
    return _line_start(text, word.start()) if word else -1


def _followed_by_mark(text: str, offset: int, span: Span) -> bool:
    return bool(_MARK_BELOW.match(text, offset, span.end))


def _page_tops(text: str, marks: list[Span], numbers: list[Span]) -> Iterator[int]:
    """Where pages begin: below a page mark, or below a page number where there are no marks."""
    for mark in marks or numbers:
        yield min(mark.end + 1, len(text))


def _running_heads(text: str, span: Span, tops: Iterator[int]) -> list[Span]:
    """The heads that run; above a statement's title they stay, since they name whose statement it is."""
    pages = [list(_top_lines(text, span, top)) for top in tops]
    counts = Counter(key for page in pages for key, _ in page)
    often = {key for key, count in counts.items() if count >= _HEAD_PAGES}
    heads = [page for page in pages if any(key in often for key, _ in page) and not any(_STATEMENT.search(key) for key, _ in page)]
    return [place for page in heads for key, place in page if key in often and _may_run(text[place.start : place.end])]


def _top_lines(text: str, span: Span, top: int) -> Iterator[tuple[str, Span]]:
    """The first short lines of a page, each with its letters alone as key."""
    at = top
    for _ in range(_HEAD_LINES):
        blank = _BLANK.match(text, at, span.end)
        at = _line_start(text, blank.end()) if blank else at
        line = _WORD_LINE.match(text, max(at, top), span.end)
        if line is None or len(line[1]) > _HEAD_WIDTH or _NO_HEAD.search(line[1]):
            break
        key = _NO_LETTERS.sub(" ", line[1]).strip().lower()
        if key:
            yield key, Span(line.start(), line.end())
        at = line.end()


def _may_run(line: str) -> bool:
    lowered = line.lower()
    if _CONTINUED.search(lowered[-30:]):
        return "statement" not in lowered.partition("notes to")[0] and "balance" not in lowered
    return not _TITLE.search(lowered)
