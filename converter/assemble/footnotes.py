"""Footnotes of statements: a mark behind a caption or a figure, and the text that begins with it below (EFM 6.5.27 to 6.5.33).

    Net sales (a)              1,200    1,100
    ...
    (a) Includes sales to affiliates.

Only what is sure: the mark stands at the end of a caption or right behind a figure, and one text alone begins with it, on the
statement's last lines or right below it. A mark without a text may be a reference to a note; it stays print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from converter.model.fact import Fact, Footnote
from converter.model.report import MappedStatement
from converter.model.source import SourceText, Span
from converter.model.statement import StatementKind

_MARK = r"\*{1,3}|\((?:[a-zA-Z]|\d)\)"
_ONE = re.compile(_MARK)
_BEHIND_CAPTION = re.compile(rf"[\w)%\"'] ?((?:(?:{_MARK}),? ?)+)[\s.:]*$")
_BEHIND_FIGURE = re.compile(rf"\)? ?((?:{_MARK})+)(?!\d)")
_TEXT = re.compile(rf"^[ \t]*({_MARK})[ \t]*(?=[A-Z][a-z]*[ ,]+\S+\s+\S+)", re.MULTILINE)
_ENDS = re.compile(r"^[ \t]*$|^[ \t]*(?:<|see\b|the accompanying|-{3,}|={3,}|page\b|\d+$)", re.MULTILINE | re.IGNORECASE)
_BELOW = 1500  # characters in which footnotes stand below a statement
_OVER = re.compile(r"(?:\n[ \t]*){4}\n|\f|<PAGE>")  # something else begins
_FACES = frozenset(StatementKind) - {StatementKind.NOTE_TABLE, StatementKind.PROSE}


def footnotes(statements: Sequence[MappedStatement], facts: Sequence[Fact], source: SourceText) -> tuple[Footnote, ...]:
    """The footnotes that name facts, in the order of the filing."""
    by_line: dict[tuple[int, int], list[Fact]] = {}
    for fact in facts:
        if fact.provenance.locator and fact.spans:
            by_line.setdefault(fact.provenance.locator[:2], []).append(fact)
    said: dict[Span, list[str]] = {}
    for s, mapped in enumerate(statements):
        if mapped.statement.kind in _FACES and mapped.statement.spans:
            texts = _texts(mapped, source.text)
            for mark, fact in _marked(s, mapped, by_line, source.text) if texts else ():
                if mark in texts and texts[mark].start > fact.spans[0].end:
                    said.setdefault(texts[mark], []).append(fact.id)
    return tuple(Footnote(f"fn-{n}", tuple(ids), (span,)) for n, (span, ids) in enumerate(sorted(said.items()), start=1))


def _marked(s: int, mapped: MappedStatement, facts: Mapping[tuple[int, int], Sequence[Fact]], text: str) -> Iterator[tuple[str, Fact]]:
    for i, line in enumerate(mapped.statement.lines):
        own = facts.get((s, i), ())
        caption = _BEHIND_CAPTION.search(text[line.spans[-1].start : line.spans[-1].end]) if line.spans and own else None
        for fact in own:
            behind = _BEHIND_FIGURE.match(text, fact.spans[0].end)
            for found in filter(None, (caption, behind)):
                yield from ((mark, fact) for mark in _ONE.findall(found[1]))


def _texts(mapped: MappedStatement, text: str) -> dict[str, Span]:
    """Where the text of each mark stands; marks with which two texts begin are left out."""
    last = max((span.end for line in mapped.statement.lines for f in line.figures if f for span in [f.span]), default=None)
    if last is None:
        return {}
    below = text[last : last + _BELOW]
    over = _OVER.search(below)
    starts = list(_TEXT.finditer(text, last, last + (over.start() if over else len(below))))
    found: dict[str, Span] = {}
    for start, following in pairwise([*starts, None]):
        if start is None:
            continue
        stop = _ENDS.search(text, start.end(), following.start() if following else last + len(below))
        end = stop.start() if stop else following.start() if following else last + len(below)
        if start[1] not in found:
            found[start[1]] = Span(start.start(1), start.start(1) + len(text[start.start(1) : end].rstrip()))
    twice = {start[1] for start in starts if [other[1] for other in starts].count(start[1]) > 1}
    return {mark: span for mark, span in found.items() if mark not in twice}
