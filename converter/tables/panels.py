"""Tables printed beside each other: the assets left and the liabilities right, or two statements on one page.

A table has two panels where a row's figures end and words begin again behind them, from a common place on, in several rows. Both
halves then have captions of their own, each another one, and the same column heads, or what the halves of a balance sheet have. Its
lines are read as if the right panel stood below the left one. Words that go over the gap between both, without figures, are the left
panel's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from converter.tables.scan import LineKind, PrintedLine, rescan

_STRETCH = re.compile(r"\S+(?: \S+)*")
_CAPTION = re.compile(r" {2,}([A-Za-z(][^\d$]*[A-Za-z]{3}[^\d$]*)")
_WORD = re.compile(r"[A-Za-z]{3}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ASSETS = re.compile(r"\bassets\b", re.IGNORECASE)
_LIABILITIES = re.compile(r"\bliabilit|\bequity\b|\bcapital\b", re.IGNORECASE)
_FEW_ROWS = 3
_SHARE, _HALF_OF, _MOSTLY = 0.25, 0.5, 0.7
_DEEPEST = 10  # how far captions of a panel are set right of its first
_RIGHT_PARTS = 1_000_000  # above all counts of spans


def unfold(lines: Sequence[PrintedLine], panel: int | None = None) -> tuple[PrintedLine, ...]:
    """The lines of a table, of each of its pages the left panel's before the right one's; as they are where there is but one.

    `panel` 0 or 1 asks for the left or the right one alone, where titles over them say that each is a statement of its own.
    """
    pages = [_page(tuple(page), told=panel is not None) for _, page in groupby(lines, key=lambda line: line.part)]
    return tuple(line for page in pages for at, half in enumerate(page) if panel in (None, at) for line in half)


def _page(lines: tuple[PrintedLine, ...], *, told: bool) -> tuple[tuple[PrintedLine, ...], ...]:
    gap = _gap(lines, told=told)
    if gap is None:
        return (lines,)
    return tuple(_left(line, gap) for line in lines), tuple(_right(line, gap) for line in lines if line.kind is not LineKind.TAGS)


def _gap(lines: Sequence[PrintedLine], *, told: bool) -> int | None:
    """The place where the right panel begins; where titles have `told` of two panels, they need not have the same columns."""
    rows = [line for line in lines if line.numerals and _WORD.search(line.text)]
    starts = [start for line in rows for start in _second_captions(line)]
    if len(starts) < max(_FEW_ROWS, len(rows) * _SHARE):
        return None
    gap = min(starts)
    if max(starts) > gap + _DEEPEST or any(_crosses(line, gap) for line in lines if line.figures):
        return None
    halves = [[_left(line, gap) for line in lines], [_right(line, gap) for line in lines]]
    return gap if all(map(_has_captions, halves)) and (told or _belong_together(*halves)) else None


def _second_captions(line: PrintedLine) -> Iterator[int]:
    """Where words with figures behind them begin behind a row's own figures."""
    for numeral, following in zip(line.numerals, line.numerals[1:], strict=False):
        words = _CAPTION.fullmatch(line.text, numeral.right, following.left)
        if words and _WORD.search(line.text, 0, numeral.left):
            yield words.start(1)


def _crosses(line: PrintedLine, gap: int) -> bool:
    """Whether words stand over the place where one panel ends and the other begins."""
    return bool(line.text[gap:].strip()) and bool(line.text[gap - 1 : gap].strip())


def _has_captions(half: Sequence[PrintedLine]) -> bool:
    """Whether rows of a panel have words before their figures, but for totals, and hardly any two the same."""
    rows = [line for line in half if line.figures]
    captions = [words for line in rows if _WORD.search(words := line.text[: line.figures[0].left].strip().lower())]
    return len(rows) >= _FEW_ROWS and len(captions) >= len(rows) * _HALF_OF and len(set(captions)) >= len(captions) * _MOSTLY


def _belong_together(left: Sequence[PrintedLine], right: Sequence[PrintedLine]) -> bool:
    """Whether the panels have the same columns: the same years over them, or as many figures in rows of assets and of liabilities."""
    years = [[_YEAR.findall(line.text) for line in _above_rows(half)] for half in (left, right)]
    heads = [[found for found in half if found] for half in years]
    if heads[0] and heads[0][-1:] == heads[1][-1:]:
        return True
    said = ["\n".join(line.text for line in half) for half in (left, right)]
    counts = [Counter(len(line.figures) for line in half if line.figures).most_common(1)[0][0] for half in (left, right)]
    return counts[0] == counts[1] and bool(_ASSETS.search(said[0])) and bool(_LIABILITIES.search(said[1]))


def _above_rows(half: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    for line in half:
        if line.figures and _WORD.search(line.text[: line.figures[0].left]) and not _YEAR.search(line.text):
            return
        yield line


def _left(line: PrintedLine, gap: int) -> PrintedLine:
    if line.kind in (LineKind.BLANK, LineKind.TAGS) or not line.text[gap:].strip() or _is_over_both(line, gap):
        return line
    return rescan(line, line.text[:gap].rstrip())


def _right(line: PrintedLine, gap: int) -> PrintedLine:
    half = "" if _is_over_both(line, gap) else line.text[gap:]
    return replace(rescan(line, " " * gap + half if half.strip() else ""), part=line.part + _RIGHT_PARTS, starts_table=False)


def _is_over_both(line: PrintedLine, gap: int) -> bool:
    """Whether words without figures go over the gap: a title, or what is said of both panels."""
    return not line.figures and any(match.start() < gap - 1 and match.end() > gap for match in _STRETCH.finditer(line.text))
