"""The paragraphs of the accounting-policies note: heads on lines of their own, or run into the paragraph ("Inventories - ...").

A head that a rule knows begins a policy, which goes on to the next head, known or not: so a text block never holds another policy.
A head that no rule knows begins one of the filing's own, if it is set as two or more known ones of the note are. What a policy ends
with - a running head, "Notes (continued)", at the foot of a page - is no part of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from converter.model.filing import Block, BlockKind
from converter.model.outline import NoteRegion
from converter.model.source import SourceText, Span
from converter.notes.rules import TextRule, best_rule

_RUN_IN = re.compile(
    r"\s*(?:\(?(?:[a-z]|\d{1,2})[.)]\s+)?(?P<head>[A-Z][^\n.:]{2,75}?)\s*(?:-{2,}|\s-\s|:(?:\s|$)|\.(?=\s+[A-Z]|\s*$)|[ ]*$)", re.MULTILINE
)
_LETTER = re.compile(r"^\(?(?:[A-Za-z]|\d{1,2})[.)]\s+")
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|be|been|includes?|consists?|recorded|stated|valued|provided|computed|the company)\b", re.IGNORECASE
)
_LONGEST_HEAD = 80  # characters
_ALIKE = 2  # known heads that are set as an unknown one
_HEAD_WORDS = 8  # at most, of an unknown policy's head
_FEWEST_WORDS = 8  # of its text


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy as it is printed; `rule` is None for one of the filing's own."""

    rule: TextRule | None
    head: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    start: int
    words: str
    style: str
    rule: TextRule | None = None


def policy_blocks(source: SourceText, note: NoteRegion, blocks: Sequence[Block], rules: Sequence[TextRule]) -> list[Policy]:
    """The policies in the order of print; of two that one rule knows, the second is the filing's own."""
    heads = [replace(head, rule=best_rule(rules, head.words)) for block in blocks if (head := _head(source, note, block))]
    first = next((i for i, head in enumerate(heads) if head.rule), len(heads))
    styles = Counter(head.style for head in heads if head.rule)
    ends = [*(head.start for head in heads[1:]), max(span.end for span in note.spans)][: len(heads)]
    policies, used = list[Policy](), set[str]()
    for i, (head, end) in enumerate(zip(heads, ends, strict=True)):
        spans = _within(source, note, head.start, _end_of_text(blocks, head.start, end))
        is_known = head.rule is not None and head.rule.concept.name not in used
        if spans and head.rule and is_known:
            used.add(head.rule.concept.name)
            policies.append(Policy(head.rule, head.words, spans))
        elif spans and i > first and styles[head.style] >= _ALIKE and _says_something(source, head, spans):
            policies.append(Policy(None, head.words, spans))
    return policies


def _end_of_text(blocks: Sequence[Block], start: int, end: int) -> int:
    """The end of the last block of a policy that is no head: what a page ends with is a head of the next one."""
    inside = [block for block in blocks if block.span.start < end and block.span.end > start]
    while len(inside) > 1 and inside[-1].kind in {BlockKind.HEADING, BlockKind.PAGE_FURNITURE}:
        inside.pop()
    return min(inside[-1].span.end, end) if inside else end


def _says_something(source: SourceText, head: _Head, spans: Sequence[Span]) -> bool:
    text = " ".join(" ".join(source.slice(span) for span in spans).split())[len(head.words) :]
    return len(head.words.split()) <= _HEAD_WORDS and len(text.split()) >= _FEWEST_WORDS and "." in text


def _head(source: SourceText, note: NoteRegion, block: Block) -> _Head | None:
    """Start, words and style of the head that a block is or begins with."""
    if block.kind not in {BlockKind.HEADING, BlockKind.PARAGRAPH} or (note.title_span and note.title_span.covers(block.span)):
        return None
    text = source.slice(block.span)
    start = block.span.start + len(text) - len(text.lstrip())
    if block.kind is BlockKind.HEADING:
        head = _LETTER.sub("", " ".join(text.split()))
        if len(head) <= _LONGEST_HEAD and not re.search(r"continued|notes to", head, re.IGNORECASE):
            return _Head(start, head.rstrip(" :.-"), f"heading {head.isupper()}")
        return None
    found = _RUN_IN.match(text)
    if not found or _SENTENCE.search(found["head"]) or not _is_titled(found["head"]):
        return None
    mark = text[found.end("head") : found.end()].strip()[:1]
    return _Head(start, " ".join(found["head"].split()), f"run-in {mark} {found['head'].isupper()}")


def _is_titled(head: str) -> bool:
    """Whether it looks like a head: all main words begin with capitals, or it is one or two words."""
    words = [w for w in re.findall(r"[A-Za-z][\w'-]*", head) if len(w) > len("from")]
    return len(head.split()) <= 2 or all(w[0].isupper() for w in words)  # noqa: PLR2004 - "Income taxes"


def _within(source: SourceText, note: NoteRegion, start: int, end: int) -> tuple[Span, ...]:
    """The printed stretches of the note from `start` to `end`, without outer blanks."""
    spans = []
    for span in note.spans:
        low, high = max(span.start, start), min(span.end, end)
        text = source.text[low:high] if low < high else ""
        if text.strip():
            spans.append(Span(low + len(text) - len(text.lstrip()), low + len(text.rstrip())))
    return tuple(spans)
