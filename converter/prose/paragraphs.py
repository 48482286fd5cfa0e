"""The paragraphs of notes and prose that are worth reading, joined over page breaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from converter.joined import Joined, join_spans
from converter.model.filing import Block, BlockKind, Filing
from converter.model.source import Span
from converter.prose.rules import ProseRules, may_apply

_GROUPED = re.compile(r"[0-9],[0-9]")
_FINISHED = re.compile(r"[.:;!?)\"']\s*$")


def paragraphs(filing: Filing, spans: Sequence[Span], rules: ProseRules) -> Iterator[Joined]:
    """The paragraphs inside `spans` that have an amount and a rule's words; what a page's end cuts is joined."""
    for parts in _joined_blocks(filing, spans):
        raw = " ".join(filing.source.slice(part) for part in parts)
        if worth_reading(raw, rules):
            yield join_spans(filing.source.text, parts)


def worth_reading(text: str, rules: ProseRules) -> bool:
    """Whether a text has an amount and the words of a rule."""
    if not ("$" in text or "%" in text or _GROUPED.search(text)):
        return False
    lowered = text.lower()
    return any(may_apply(rule, lowered) for rule in rules.sentences) or any(may_apply(rule, lowered) for rule in rules.amounts)


def _joined_blocks(filing: Filing, spans: Sequence[Span]) -> Iterator[list[Span]]:
    open_parts: list[Span] = []
    for block in _blocks(filing, spans):
        if block.kind is BlockKind.PAGE_FURNITURE:
            continue
        if block.kind is not BlockKind.PARAGRAPH:
            if open_parts:
                yield open_parts
            open_parts = []
            continue
        if open_parts and _FINISHED.search(filing.source.slice(open_parts[-1])):
            yield open_parts
            open_parts = []
        open_parts = [*open_parts, block.span]
    if open_parts:
        yield open_parts


def _blocks(filing: Filing, spans: Sequence[Span]) -> Iterator[Block]:
    """The blocks inside the spans and the furniture between them, in order."""
    if not spans:
        return
    low, high = spans[0].start, spans[-1].end
    for document in filing.documents:
        if document.span.end < low or document.span.start > high:
            continue
        first = bisect_left(document.blocks, low, key=lambda block: block.span.start)
        for block in document.blocks[first:]:
            if block.span.start > high:
                break
            if block.span.end <= high and any(s.covers(block.span) for s in spans):
                yield block
