"""Footnotes of statements: a mark behind a caption or a figure, and the text that begins with it below (EFM 6.5.27 to 6.5.33).

    Net sales (a)              1,200    1,100
    ...
    (a) Includes sales to affiliates.

Only what is sure: the mark stands at the end of a caption or right behind a figure, and one text alone begins with it, on the
statement's last lines or right below it. A mark without a text may be a reference to a note; it stays print.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

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
    last = max((figure.span.end for line in mapped.statement.lines for figure in line.figures if figure), default=len(text))
    over = _OVER.search(text, last, last + _BELOW)
    stop = over.start() if over else last + _BELOW
    starts = list(_TEXT.finditer(text, last, stop))
    marks = Counter(start[1] for start in starts)
    found = {}
    for start, following in zip_longest(starts, starts[1:]):
        below = following.start() if following else stop
        end = _ENDS.search(text, start.end(), below)
        begin = start.start(1)
        found[start[1]] = Span(begin, begin + len(text[begin : end.start() if end else below].rstrip()))
    return {mark: span for mark, span in found.items() if marks[mark] == 1}
