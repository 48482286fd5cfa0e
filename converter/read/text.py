"""A document's text -> blocks: every printed word stands in exactly one of them.

Three cuts: page furniture first; then the stretches between `<TABLE>` and `</TABLE>`; then chunks of lines between blank
lines, each judged by its shape. Chunks with rows of figures are tables drawn without tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from converter.model.filing import Block, BlockKind
from converter.model.source import Span
from converter.read.furniture import find_furniture

_TABLE_TAG = re.compile(r"(?i)<(/?)TABLE>")
_CHUNK = re.compile(r"(?:[ \t]*+\S[^\n]*+\n?)++")
_LAST_FIGURE = re.compile(r"(?:  |[ (]\$ ?|\$ ?\(| \(|\.[. ]|\t)(?:\d[\d,.]*|\.\d+|--?)\)?%?$")
_FIGURE_ENDS = frozenset("0123456789)%-.,")
_TAIL = 24  # characters at a line's end in which its last figure stands
_LABEL = re.compile(r"[ \t]*(?:\(?[A-Za-z0-9]{1,4}[.)]|[*o\-]|\(\w\))[ \t]+")
_CAPITALISED = re.compile(r"(?:(?:[A-Z0-9(&\"']\S*|of|and|the|to|in|for|on|or|by|with|a|an|at|from|&|-+)(?:\s+|$))+")
_LETTERS = re.compile(r"[A-Za-z]{2}")
_SENTENCE_END = re.compile(r"[a-z0-9)][.;,:]\s*$")
_ROWS_IN = 4  # a table has a row of figures in four lines
_GAPS_IN = 5  # prose has a gap in no more than one of five lines
_MAX_HEADING_LINES = 3
_MAX_HEADING = 200  # characters
_FULL_LINE = 50  # a wrapped line of prose is at least this long
_FILLED = 0.6  # and fills this much of the longest line


def read_blocks(text: str, span: Span) -> tuple[Block, ...]:
    """The blocks of `text[span]`, in order."""
    blocks: list[Block] = []
    at = span.start
    for piece in find_furniture(text, span):
        if piece.start < at:
            continue
        blocks += _between(text, at, piece.start)
        blocks.append(Block(BlockKind.PAGE_FURNITURE, piece))
        at = piece.end
    blocks += _between(text, at, span.end)
    return tuple(blocks)


def _between(text: str, start: int, end: int) -> Iterator[Block]:
    """Blocks of a stretch without furniture; a table that a page break cuts has its tags in two stretches."""
    at, opened = start, -1
    for tag in _TABLE_TAG.finditer(text, start, end):
        closing = bool(tag[1])
        if opened >= 0:
            yield from _table(text, opened, tag.end() if closing else tag.start())
            at, opened = (tag.end(), -1) if closing else (tag.start(), tag.start())
        elif closing:
            yield from _chunks(text, at, tag.start())
            yield from _markup(tag.start(), tag.end())
            at = tag.end()
        else:
            yield from _chunks(text, at, tag.start())
            at = opened = tag.start()
    if opened >= 0:
        yield from _table(text, opened, end)
    else:
        yield from _chunks(text, at, end)


def _markup(start: int, end: int) -> Iterator[Block]:
    """A tag whose partner stands on another page: no words, but no gap either."""
    yield Block(BlockKind.PAGE_FURNITURE, Span(start, end))


def _table(text: str, start: int, end: int) -> Iterator[Block]:
    body = text[start:end]
    if body.strip():
        figures = any(map(_ends_in_figure, body.split("\n")))
        yield Block(BlockKind.TABLE if figures else BlockKind.PREFORMATTED, Span(start, start + len(body.rstrip())))


def _chunks(text: str, start: int, end: int) -> Iterator[Block]:
    """Chunks of lines, with neighbouring pieces of one untagged table joined."""
    held: Span | None = None
    for chunk in _CHUNK.finditer(text, start, end):
        words = chunk[0].rstrip()
        span = Span(chunk.start(), chunk.start() + len(words))
        kind = _kind(words)
        if kind is BlockKind.TABLE:
            held = Span(held.start, span.end) if held else span
            continue
        if held:
            yield Block(BlockKind.TABLE, held)
            held = None
        yield Block(kind, span)
    if held:
        yield Block(BlockKind.TABLE, held)


def _kind(chunk: str) -> BlockKind:
    """The kind of a chunk without tags, by its shape."""
    lines = chunk.split("\n")
    gap = _has_gap(chunk) and any(map(_has_gap, lines))
    if gap and len(lines) > 1 and sum(map(_ends_in_figure, lines)) * _ROWS_IN >= len(lines):
        return BlockKind.TABLE
    if len(lines) <= _MAX_HEADING_LINES and len(chunk) <= _MAX_HEADING and not gap and _is_heading(chunk):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH if _is_prose(lines, gap) else BlockKind.PREFORMATTED


def _has_gap(line: str) -> bool:
    """Whether a line has a wide gap between words: the mark of columns, where prose has at most three blanks."""
    line = line.strip()
    return "    " in line or "\t" in line or "....." in line


def _ends_in_figure(line: str) -> bool:
    """Whether a line is a row of a table: a figure ends it, apart from the words before."""
    line = line.rstrip()
    return line[-1:] in _FIGURE_ENDS and bool(_LAST_FIGURE.search(line[-_TAIL:]))


def _is_heading(chunk: str) -> bool:
    words = " ".join(chunk.split())
    if _SENTENCE_END.search(words[-4:]) or not _LETTERS.search(words):
        return False
    return words.upper() == words or bool(_CAPITALISED.fullmatch(words))


def _is_prose(lines: list[str], gaps: bool) -> bool:  # noqa: FBT001 - whether some line has a gap within
    """Lines that wrap: all but the last are long, and hardly any has a gap within."""
    if gaps:
        label = _LABEL.match(lines[0])
        inner = [lines[0][label.end() :] if label else lines[0], *lines[1:]]
        if sum(map(_has_gap, inner)) * _GAPS_IN > len(inner):
            return False
    if len(lines) == 1:
        return True
    longest = max(map(len, lines))
    return longest >= _FULL_LINE and min(map(len, lines[:-1])) >= _FILLED * longest
