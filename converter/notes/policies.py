"""The paragraphs of the accounting-policies note: heads on lines of their own, or run into the paragraph ("Inventories - ...").

A head that a rule knows begins a policy, which goes on to the next head, known or not: so a text block never holds another policy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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
_LONGEST_HEAD = 80


def policy_blocks(
    source: SourceText, note: NoteRegion, blocks: Sequence[Block], rules: Sequence[TextRule]
) -> list[tuple[TextRule, str, tuple[Span, ...]]]:
    """Rule, head and spans of each policy; a policy named twice keeps its first paragraphs."""
    heads = [(start, head) for block in blocks if (found := _head(source, note, block)) for start, head in [found]]
    if not heads:
        return []
    ends = [start for start, _ in heads[1:]] + [max(span.end for span in note.spans)]
    policies, used = list[tuple[TextRule, str, tuple[Span, ...]]](), set[str]()
    for (start, head), end in zip(heads, ends, strict=True):
        rule = best_rule(rules, head)
        spans = _within(source, note, start, end)
        if rule and spans and rule.concept.name not in used:
            used.add(rule.concept.name)
            policies.append((rule, head, spans))
    return policies


def _head(source: SourceText, note: NoteRegion, block: Block) -> tuple[int, str] | None:
    """Start and words of the head that a block is or begins with."""
    if block.kind not in {BlockKind.HEADING, BlockKind.PARAGRAPH} or (note.title_span and note.title_span.covers(block.span)):
        return None
    text = source.slice(block.span)
    if block.kind is BlockKind.HEADING:
        head = _LETTER.sub("", " ".join(text.split()))
        if len(head) <= _LONGEST_HEAD and not re.search(r"continued|notes to", head, re.IGNORECASE):
            return block.span.start + len(text) - len(text.lstrip()), head.rstrip(" :.-")
        return None
    found = _RUN_IN.match(text)
    if not found or _SENTENCE.search(found["head"]) or not _is_titled(found["head"]):
        return None
    return block.span.start + len(text) - len(text.lstrip()), " ".join(found["head"].split())


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
