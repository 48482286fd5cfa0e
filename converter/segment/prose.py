"""The cover page, and the stretches of sentences outside of statements, notes and cover."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from converter.model.filing import Block, BlockKind, Filing
from converter.model.outline import NoteRegion, StatementRegion
from converter.model.source import Span

_COVER_WORDS = re.compile(
    r"(?im)^[ \t]*form\s+(?:10|8|20|6|11)-?[kq][^\n]{0,20}$|^[ \t]*commission\s+file|exact\s+name\s+of|state\s+or\s+other\s+jurisdiction"
    r"|^[ \t]*securities\s+and\s+exchange\s+commission\s*$"
)
_COVER_END = re.compile(
    r"(?im)^[ \t]*(?:<[A-Z]+>[ \t]*)*(?:part[ \t]+i\b|table[ \t]+of[ \t]+contents|index[ \t]*$"
    r"|item[ \t]+(?!405\b)\d+[a-z]?(?:[ \t]*[.:\-]|\b)|contents[ \t]*$)"  # a cover speaks of Item 405 of Regulation S-K
)
_MAX_COVER = 15000  # characters, some three printed pages
_HEAD = 3000  # a cover says what it is within its first characters


def find_cover(filing: Filing, first_statement: int) -> Span | None:
    """The cover page of the first document: down to Part I, the contents or Item 1, else a page; it ends before statements."""
    if not filing.documents:
        return None
    document, text = filing.documents[0], filing.source.text
    start = document.span.start
    if not _COVER_WORDS.search(text, start, min(document.span.end, start + _HEAD)):
        return None
    limit = min(document.span.end, start + _MAX_COVER, first_statement)
    first_words = re.compile(r"\S").search(text, start, limit)
    begin = first_words.start() if first_words else start
    ended = _COVER_END.search(text, begin + 1, limit)
    pages = [b.span.start for b in document.blocks if b.kind is BlockKind.PAGE_FURNITURE and begin + 200 < b.span.start < limit]
    end = ended.start() if ended else (pages[0] if pages else limit)
    last_page = [p for p in pages if p <= end]
    if ended and last_page and not text[last_page[-1] : end].strip("-<>PAGEpage 0123456789\n\t"):
        end = last_page[-1]
    if not text[begin:end].strip():
        return None
    return Span(max(start, text.rfind("\n", 0, begin) + 1), begin + len(text[begin:end].rstrip()))


def find_prose(
    filing: Filing, documents: Sequence[int], cover: Span | None, statements: Sequence[StatementRegion], notes: Sequence[NoteRegion]
) -> tuple[Span, ...]:
    """Runs of paragraphs with what lies between them, outside of the parts that are something else."""
    taken = sorted([*([cover] if cover else []), *(s for r in statements for s in r.spans), *(s for n in notes for s in n.spans)])
    starts = [span.start for span in taken]
    runs: list[Span] = []
    for index in documents:
        run: Span | None = None
        for block in filing.documents[index].blocks:
            if block.kind is BlockKind.PARAGRAPH and not _is_taken(block, taken, starts):
                run = Span(run.start, block.span.end) if run else block.span
            elif run:
                runs.append(run)
                run = None
        if run:
            runs.append(run)
    return tuple(runs)


def _is_taken(block: Block, taken: Sequence[Span], starts: Sequence[int]) -> bool:
    at = bisect_right(starts, block.span.start) - 1
    if at >= 0 and taken[at].end > block.span.start:
        return True
    return at + 1 < len(taken) and taken[at + 1].start < block.span.end
