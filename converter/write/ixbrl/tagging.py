"""Where each fact's element opens and closes, so that the document stays well-formed whatever the facts' spans are.

A filing is shown as *sections*: its blocks, cut where a text block starts or ends inside one. A text block wraps whole sections; every
other fact stands inside one *leaf*, a stretch of running text: a section's text or one printed line of a table's cell. What does not fit
is made to: a span over several leaves, and spans that overlap without nesting, become a chain of `ix:continuation`s (Inline XBRL 1.1
section 7); a number that cannot nest (ibid. 10.1) moves to the hidden section, so that no fact is lost.
"""

from __future__ import annotations

import heapq
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from converter.model.fact import Fact, Footnote
from converter.model.filing import Block, BlockKind, Filing
from converter.model.source import Span
from converter.model.table import Grid, Row

Tagged = Fact | Footnote
_WORD = re.compile(r"\S")


class Section(NamedTuple):
    """A block or a part of one, without blanks around: `document` is its document's index, -1 for the submission's header."""

    kind: BlockKind
    start: int
    end: int
    grid: Grid | None
    document: int


class Piece(NamedTuple):
    """A stretch that a fact's element, or one of its continuations, covers: offsets of text, or indexes of sections (both included)."""

    start: int
    end: int
    fact: int  # index into the facts
    origin: int  # where its text starts: the order within the chain


class Tag(NamedTuple):
    """A piece's tags. Without `layout` the text inside is folded to one line, as a name over two lines must read."""

    start: int
    end: int
    opening: str
    closing: str
    layout: bool = False


@dataclass(slots=True)
class Placement:
    """Where everything stands: sections, the pieces that wrap sections, the pieces inside leaves (by the leaf's start)."""

    sections: list[Section]
    around: list[Piece] = field(default_factory=list)
    inside: dict[int, list[Piece]] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)

    def chains(self) -> dict[int, list[Piece]]:
        """Each placed fact's pieces in reading order."""
        found: dict[int, list[Piece]] = {}
        for piece in (*self.around, *(piece for pieces in self.inside.values() for piece in pieces)):
            found.setdefault(piece.fact, []).append(piece)
        for pieces in found.values():
            pieces.sort(key=attrgetter("origin"))
        return found

    def placed(self) -> set[int]:
        """The facts that have a place."""
        return {piece.fact for pieces in (self.around, *self.inside.values()) for piece in pieces}


def place(filing: Filing, facts: Sequence[Tagged]) -> Placement:
    """Give every fact its place; those that have none, or cannot nest, or whose print cannot be transformed, are `hidden`."""
    text = filing.source.text
    hidden = {number for number, fact in enumerate(facts) if not fact.spans or not _transformable(text, fact)}
    spans = {number: _trimmed(text, fact.spans) for number, fact in enumerate(facts) if number not in hidden}
    blocks = list(_blocks(filing))
    wraps = [(number, span) for number, own in spans.items() if facts[number].is_text_block for span in own if _is_wrap(text, blocks, span)]
    sections = _cut(text, blocks, sorted({offset for _, span in wraps for offset in (span.start, span.end)}))
    while True:
        placement = Placement(sections, hidden=set(hidden))
        wrapped = set(_place_around(placement, [wrap for wrap in wraps if wrap[0] not in hidden]))
        rest = [(number, span) for number, own in spans.items() if number not in hidden for span in own if (number, span) not in wrapped]
        lost = _place_inside(placement, facts, rest)
        lost |= set(spans) - hidden - placement.placed()
        if not lost:
            return placement
        hidden |= lost


def _transformable(text: str, fact: Tagged) -> bool:
    """The SEC's transformations of names take "Ohio", not "OHIO" (EFM 5.2.5.12, transformation registry)."""
    if not (fact.format or "").startswith("ixt-sec:"):
        return True
    return all(word[1:] == word[1:].lower() for span in fact.spans for word in text[span.start : span.end].split())


def _trimmed(text: str, spans: Iterable[Span]) -> list[Span]:
    """Spans without the blanks around their text; blank ones stay (the empty box of a cover page)."""
    found = []
    for span in spans:
        printed = text[span.start : span.end]
        words = printed.strip()
        start = span.start + printed.index(words)
        found.append(Span(start, start + len(words)) if words and words != printed else span)
    return found


def _blocks(filing: Filing) -> Iterator[tuple[Block, int]]:
    if filing.header_span:
        yield Block(BlockKind.PREFORMATTED, filing.header_span), -1
    for number, document in enumerate(filing.documents):
        for block in document.blocks:
            yield block, number


def _is_wrap(text: str, blocks: Sequence[tuple[Block, int]], span: Span) -> bool:
    """Whether a text block stands around sections: it goes over several blocks, or covers whole printed lines of one."""
    at = bisect_right(blocks, span.start, key=lambda entry: entry[0].span.start) - 1
    if at < 0 or span.end > blocks[at][0].span.end:
        return True
    line = text.rfind("\n", 0, span.start) + 1
    stop = text.find("\n", span.end)
    return not text[line : span.start].strip() and not text[span.end : stop if stop >= 0 else len(text)].strip()


def _cut(text: str, blocks: Iterable[tuple[Block, int]], cuts: Sequence[int]) -> list[Section]:
    """The blocks as sections, cut at the offsets `cuts`, blank ones left out."""
    sections = []
    for block, document in blocks:
        span, grid = block.span, block.grid
        inside = cuts[bisect_right(cuts, span.start) : bisect_left(cuts, span.end)]
        for start, end in pairwise((span.start, *inside, span.end)):
            part = Grid(tuple(_rows_between(grid, start, end, span.start)), grid.columns) if grid and inside else grid
            word = _WORD.search(text, start, end)
            if word:
                sections.append(Section(block.kind, word.start(), start + len(text[start:end].rstrip()), part, document))
    return sections


def _rows_between(grid: Grid, start: int, end: int, default: int) -> Iterator[Row]:
    return (row for row in grid.rows if start <= _row_start(row, default) < end)


def _row_start(row: Row, default: int) -> int:
    return min((span.start for cell in row.cells for span in cell.spans), default=default)


def _place_around(placement: Placement, wraps: Iterable[tuple[int, Span]]) -> Iterator[tuple[int, Span]]:
    """Wrap whole sections; yields what was placed."""
    sections = placement.sections
    queue: list[tuple[int, int, int]] = []
    for number, span in wraps:
        first = bisect_left(sections, span.start, key=lambda section: section.start)
        last = bisect_right(sections, span.end, key=lambda section: section.end) - 1
        if first <= last:
            heapq.heappush(queue, (first, -last, number))
            yield number, span
    stack: list[Piece] = []
    while queue:
        first, last, number = heapq.heappop(queue)
        while stack and stack[-1].end < first:
            stack.pop()
        end = -last
        if stack and end > stack[-1].end:
            heapq.heappush(queue, (stack[-1].end + 1, last, number))
            end = stack[-1].end
        stack.append(Piece(first, end, number, sections[first].start))
        placement.around.append(stack[-1])


def _place_inside(placement: Placement, facts: Sequence[Tagged], rest: Iterable[tuple[int, Span]]) -> set[int]:
    """Put pieces into leaves; the facts that cannot nest are returned."""
    starts = [section.start for section in placement.sections]
    leaves: dict[int, list[Span]] = {}
    found: dict[int, list[Piece]] = {}
    lost: set[int] = set()
    for number, span in rest:
        pieces: list[tuple[int, Piece]] = []
        for section in range(max(bisect_right(starts, span.start) - 1, 0), len(starts)):
            if starts[section] >= span.end and starts[section] > span.start:
                break
            if section not in leaves:
                leaves[section] = _leaves(placement.sections[section])
            pieces += _split(leaves[section], number, span)
        if len(pieces) > 1 and facts[number].unit:
            lost.add(number)
        for leaf, piece in pieces:
            found.setdefault(leaf, []).append(piece)
    for leaf, own in found.items():
        placement.inside[leaf], unfit = _nest(own, facts) if len(own) > 1 else (own, set())
        lost |= unfit
    return lost


def _leaves(section: Section) -> list[Span]:
    if section.grid is None:
        return [Span(section.start, section.end)]
    return sorted(span for row in section.grid.rows for cell in row.cells for span in cell.spans)


def _split(leaves: Sequence[Span], number: int, span: Span) -> Iterator[tuple[int, Piece]]:
    first = max(bisect_left(leaves, (span.start + 1, 0)) - 1, 0)  # the last that starts no later
    for leaf in leaves[first : bisect_left(leaves, (span.end, 0))]:
        start, end = max(leaf.start, span.start), min(leaf.end, span.end)
        if start < end:
            yield leaf.start, Piece(start, end, number, start)


def _nest(pieces: Sequence[Piece], facts: Sequence[Tagged]) -> tuple[list[Piece], set[int]]:
    """Pieces of one leaf, well nested, outer before inner; and the facts that cannot be nested."""
    queue = [(piece.start, -piece.end, facts[piece.fact].unit is not None, piece.fact) for piece in pieces]
    heapq.heapify(queue)
    nested: list[Piece] = []
    stack: list[Piece] = []
    lost: set[int] = set()
    while queue:
        start, minus_end, numeric, number = heapq.heappop(queue)
        while stack and stack[-1].end <= start:
            stack.pop()
        end = -minus_end
        outer = stack[-1] if stack else None
        if outer and end > outer.end and not numeric and facts[outer.fact].unit is None:
            heapq.heappush(queue, (outer.end, minus_end, numeric, number))
            end = outer.end
        piece = Piece(start, end, number, start)
        if outer and not _fits(piece, outer, facts):
            lost.add(number)
            continue
        stack.append(piece)
        nested.append(piece)
    return nested, lost


def _fits(inner: Piece, outer: Piece, facts: Sequence[Tagged]) -> bool:
    """Whether one element may stand in another: a number holds only a number of the same print, unit, scale and format.

    Inline XBRL 1.1, section 10.1.1.
    """
    if inner.end > outer.end:
        return False
    one, other = facts[inner.fact], facts[outer.fact]
    if other.unit is None:
        return True
    same = (one.unit, one.scale, one.format) == (other.unit, other.scale, other.format)
    return same and (inner.start, inner.end) == (outer.start, outer.end)
