"""The notes to the statements: found by their title, told apart by their numbering.

Filers write "NOTE 1 -", "1.", "(1)", "A." or "NOTE A"; whichever style gives the longest chain that counts up from the
first number is the filing's. Sub-lists within a note restart at 1 and stand deeper, so they break no chain. Notes without
numbers are told apart by their headings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from converter.model.filing import Block, BlockKind
from converter.model.outline import NoteRegion
from converter.model.source import Span


@dataclass(frozen=True, slots=True)
class _Mark:
    """A note's number in the text: `order` counts from 1, `start` is the line's start, `end` where the words after it begin."""

    order: int
    number: str
    start: int
    end: int
    indent: int


_MARK = re.compile(r"\n[ \t]*+(?=[\dA-Z(FNfn])(?:(?i:(?:foot)?note)[ \t]|\(?(?:\d{1,2}|[A-Z])(?:[.):-]|[ \t]+[A-Z-]|[ \t]*\n))")
_STYLES = (
    re.compile(r"(?i)([ \t]*)(?:FOOT)?NOTE[ \t]+(?:NO\.?[ \t]*)?\(?(\d{1,2}|[A-Z])\b\)?[ \t]*[-:.,)]*[ \t]*"),
    re.compile(r"([ \t]*)(\d{1,2})[.)](?![\d])[ \t]*[-:]*[ \t]*(?=[A-Z\"(\n])"),
    re.compile(r"([ \t]*)\((\d{1,2})\)[ \t]*[-:]*[ \t]*(?=[A-Z\"(])"),
    re.compile(r"([ \t]*)([A-Z])\.[ \t]+(?=[A-Z\"(])"),
    re.compile(r"([ \t]*)\(([A-Z])\)[ \t]+(?=[A-Z\"(])"),
    re.compile(r"([ \t]*)(\d{1,2})[ \t]*(?:--?|:)?[ \t]+(?=[A-Z][A-Za-z]+[A-Z a-z,&-]*(?:\n|[:.-]))"),
)
_END = re.compile(  # in lower case
    r"\n[ \t]*+(?=it|pa|si|in|au|re|ma|sc|ex|fi|se|qu|ce|<)(?:item[ \t]+(?:[1-79]|1\d)[a-z]?\b[ \t]*[.:\-]?|part[ \t]+(?:ii|iii|iv)\b"
    r"|signatures?[ \t]*\n|(?:independent[ \t]+)?auditors?'?s?'?[ \t]+report|reports?[ \t]+of[ \t]+(?:independent|management|ernst|arthur"
    r"|kpmg|price|coopers|deloitte|certified)|management'?s[ \t]+(?:discussion|report|responsib|statement|analysis)"
    r"|schedule[ \t]+[ivx]+\b|exhibit[ \t]+(?:index|\d)|financial[ \t]+statement[ \t]+schedules?|index[ \t]+to[ \t]+exhibits|(?:selected"
    r"|quarterly)[ \t]+financial|<type>|certification[ \t]*\n)"
)
_BACK_PAGES = re.compile(  # in lower case, alone on a line: what annual reports print behind the last note
    r"\n[ \t]*+(?=[bcdeimopqs])(?:(?:the[ \t]+)?board[ \t]+of[ \t]+directors|directors(?:[ \t]+and[ \t]+(?:executive[ \t]+)?officers)?"
    r"|(?:principal|executive|corporate)[ \t]+officers(?:[ \t]+and[ \t]+directors)?|officers(?:[ \t]+and[ \t]+directors)?"
    r"|(?:corporate|investor|(?:share|stock)holders?'?s?'?)[ \t]+information|index[ \t]+to(?:[ \t]+exhibits)?|exhibits?[ \t]+index"
    r"|(?:market[ \t]+)?prices?[ \t]+range[^\n.]{0,50}|common[ \t]+stock[ \t]+(?:data|market[ \t]+prices?|prices?)[^\n.]{0,40}"
    r"|supplement(?:al|ary)[ \t]+(?:financial[ \t]+)?(?:information|data)[ \t]*(?:-+[ \t]*)?\(?unaudited\)?)[ \t]*(?=\n)"
)
_RUNNING = 3  # a line that comes so often is a running head
_INDENT_SLACKS = (1, 12)  # columns that marks may stand apart; the stricter wins where it finds as many
_ANYWHERE = 200  # columns: marks that say "Note" may stand anywhere
_SKIPPED = 2  # numbers that may be missing from a chain: a filer's slip, a note set as a running head
_FAR = 6000  # characters from the title within which the first note begins
_CAPITAL_HEADS = 3  # heads in capitals from which only these count
_MAX_TITLE = 110  # characters


def find_notes(text: str, start: int, limit: int, document: int, furniture: Sequence[Span]) -> tuple[NoteRegion, ...]:
    """The notes between their title's end and the document's next part."""
    last = limit
    limit = _end(text, start, limit)
    lines = [mark.start() + 1 for mark in _MARK.finditer(text, max(start - 1, 0), limit)]
    chain = max((_chain(text, start, lines, style, slack) for style in _STYLES for slack in _slacks(style)), key=len)
    if not chain:
        return ()
    limit = min(limit, _end_of_last(text, start, chain[-1].end, last))
    bounds = [*(mark.start for mark in chain), limit]
    notes = (_note(text, mark, Span(begin, end), document, furniture) for mark, begin, end in zip(chain, bounds, bounds[1:], strict=False))
    return tuple(note for note in notes if note.spans)


def find_headed_notes(text: str, start: int, document: int, blocks: Sequence[Block], furniture: Sequence[Span]) -> tuple[NoteRegion, ...]:
    """The notes where they have headings and no numbers; in capitals, if some are, as the others are headings within notes."""
    limit = _end(text, start, blocks[-1].span.end if blocks else start)
    heads = [b.span for b in blocks if b.kind is BlockKind.HEADING and start <= b.span.start < limit and _is_heading(text, b.span)]
    capitals = [span for span in heads if text[span.start : span.end].isupper()]
    heads = capitals if len(capitals) >= _CAPITAL_HEADS else heads
    if not heads:
        return ()
    bounds = [*(text.rfind("\n", 0, span.start) + 1 for span in heads), limit]
    notes = (
        NoteRegion("", " ".join(text[head.start : head.end].split()), head, document, tuple(_without(text, Span(begin, end), furniture)))
        for head, begin, end in zip(heads, bounds, bounds[1:], strict=False)
    )
    return tuple(note for note in notes if note.spans)


def _is_heading(text: str, span: Span) -> bool:
    words = text[span.start : span.end]
    return len(words) <= _MAX_TITLE and not re.search(r"(?i)continued|^\W*notes to|\d[\d,]{3,}|^\W*(?:19|20)\d\d\b|[.:]$", words.strip())


def _end(text: str, start: int, limit: int) -> int:
    """Where the document's next part begins. "PART II" or "Item 8" on top of every page are running heads, no parts."""
    marks = list(_END.finditer(text[start:limit].lower()))
    often = Counter(" ".join(mark[0].split()) for mark in marks)
    return next((start + mark.start() + 1 for mark in marks if often[" ".join(mark[0].split())] < _RUNNING), limit)


def _end_of_last(text: str, start: int, last: int, limit: int) -> int:
    """Where the document's next part begins after the last note: what stood on top of earlier pages, too, is a running head."""
    before = {" ".join(mark[0].split()) for mark in _END.finditer(text[start:last].lower())}
    after = text[last:limit].lower()
    found = (mark.start() for mark in _END.finditer(after) if " ".join(mark[0].split()) not in before)
    headings = (mark.start() for mark in _BACK_PAGES.finditer(after))
    return last + 1 + min(*(next(starts, len(after)) for starts in (found, headings)))


def _chain(text: str, start: int, lines: Sequence[int], style: re.Pattern[str], slack: int) -> list[_Mark]:
    """The marks of one style that count up; a note that starts over ("1." again, "(continued)") is none of them."""
    chain: list[_Mark] = []
    for line in lines:
        found = style.match(text, line)
        mark = _mark(found) if found else None
        if mark is None:
            continue
        if not chain:
            if mark.order == 1 and mark.start - start <= _FAR:
                chain.append(mark)
        elif 0 < mark.order - chain[-1].order <= _SKIPPED and abs(mark.indent - chain[0].indent) <= slack:
            chain.append(mark)
    return chain


def _slacks(style: re.Pattern[str]) -> tuple[int, ...]:
    """How far marks may stand apart: the word "Note" needs no place, bare numbers do."""
    return (*_INDENT_SLACKS, _ANYWHERE) if style is _STYLES[0] else _INDENT_SLACKS


def _mark(found: re.Match[str]) -> _Mark:
    number = found[2]
    order = int(number) if number.isdigit() else ord(number.upper()) - ord("A") + 1
    return _Mark(order, number, found.end(1), found.end(), len(found[1].expandtabs()))


def _note(text: str, mark: _Mark, span: Span, document: int, furniture: Sequence[Span]) -> NoteRegion:
    line_end = text.find("\n", mark.end)
    line_end = span.end if line_end < 0 else min(line_end, span.end)
    title, place = _title(text, mark, line_end, span.end)
    return NoteRegion(mark.number, title, place, document, tuple(_without(text, span, furniture)))


def _title(text: str, mark: _Mark, line_end: int, limit: int) -> tuple[str, Span | None]:
    """The words after the number, where they are a title: the line's rest, or what stands before " - ", ":" or ".  "."""
    start, end = mark.end, line_end
    if not text[start:end].strip():
        words = re.compile(r"\s*(\S[^\n]*)").match(text, start, limit)
        if not words:
            return "", None
        start, end = words.start(1), words.end(1)
    rest = text[start:end]
    cut = re.search(r"[ \t]*(?:--+|\s-\s|:(?=\s|$)|\.(?=\s\s|\s*$)|\.\s(?=[A-Z][a-z]+ ))", rest)
    title = rest[: cut.start()] if cut else rest
    if not _is_title(title, cut is not None):
        return "", None
    return " ".join(title.split()), Span(start, start + len(title.rstrip()))


def _is_title(words: str, ends: bool) -> bool:  # noqa: FBT001 - whether punctuation ended it
    words = words.strip()
    if not words or len(words) > _MAX_TITLE or not re.search(r"[A-Za-z]{3}", words):
        return False
    if words.upper() == words:
        return True
    small = [
        w
        for w in words.split()[1:]
        if w[0].islower() and w not in {"of", "and", "the", "in", "for", "to", "on", "with", "or", "a", "an", "by"}
    ]
    return not small or (ends and len(words.split()) <= 6 and not re.match(r"(?:The|In|On|During|As|At|For)\b", words))  # noqa: PLR2004


def _without(text: str, span: Span, furniture: Sequence[Span]) -> list[Span]:
    """The stretches of `span` between pieces of furniture, trimmed."""
    parts: list[Span] = []
    at = span.start
    for piece in [*(p for p in furniture if p.end > span.start and p.start < span.end), Span(span.end, span.end)]:
        words = text[at : max(at, min(piece.start, span.end))]
        if words.strip():
            begin = at + len(words) - len(words.lstrip())
            parts.append(Span(begin if at != span.start else at, at + len(words.rstrip())))
        at = max(at, piece.end)
    return parts
