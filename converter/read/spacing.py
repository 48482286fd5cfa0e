"""Tables with a blank line behind each line, drawn close: there a blank line parts nothing, though elsewhere it ends a caption or a table.

The line feed before such a blank line becomes a blank, so that every figure keeps its place in the text and in its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

_RUN = re.compile(r"(?:r*+(?:tr*+)?b++){6,}+(?:r*+(?:tr*+)?)?")  # of what `_look` says of lines: no words below others
_FIGURE_LAST = re.compile(r"(?:\S\s{2,}|\.\.|\$)[\s$(]*(?:[\d,.]*\d\)?|-{1,3})[ %)]*$")
_WIDE = re.compile(r"\S(?: {4,}|\t)\S")  # wider than the blanks that make lines equally long
_SENTENCE = 55  # characters of a line of running text at least
_SENTENCES = 3  # such lines in a row: a long caption has fewer
_ROWS, _LINES_OF_A_ROW = 6, 3  # rows that tell a table, and lines for each of them at most, headings among them
_BESIDE = 12  # lines above and below that show how the table is spaced


def fold_blank_lines(text: str) -> tuple[str, tuple[int, ...]]:
    """The text with such tables drawn close, as long as it is, and the places of the line feeds that became blanks."""
    lines = text.split("\n")
    looks = "".join(map(_look, map(str.strip, lines)))
    at = [line for found in _RUN.finditer(looks) for line in _folded(lines, looks, *found.span())]
    if not at:
        return text, ()
    ends = list(accumulate(len(line) + 1 for line in lines))
    folded = tuple(ends[line] - 1 for line in at)
    return _with_blanks(text, folded), folded


def _look(bare: str) -> str:
    """One letter: b for a blank line, r for strokes or a tag, t for words and figures."""
    if not bare:
        return "b"
    return "r" if bare[0] in "<-=_$" and (bare[0] == "<" or not bare.strip("-=_$ \t")) else "t"


def _folded(lines: Sequence[str], looks: str, start: int, stop: int) -> Iterator[int]:
    """The lines of a run whose next line is blank, where they are a table's: sentences part tables."""
    for table in _tables(lines, [at for at in range(start, stop) if looks[at] != "b"]):
        words = [at for at in table if looks[at] == "t"]
        rows = sum(1 for at in words if _FIGURE_LAST.search(lines[at]))
        if rows >= _ROWS and rows * _LINES_OF_A_ROW >= len(words) and not _has_close_rows(lines, table[0], table[-1]):
            yield from (at for at in table[:-1] if looks[at + 1] == "b")


def _tables(lines: Sequence[str], printed: Sequence[int]) -> Iterator[list[int]]:
    """What stands between the sentences of the printed lines: several long lines below each other."""
    table: list[int] = []
    sentences = 0
    for at in printed:
        sentences = sentences + 1 if _is_sentence(lines[at]) else 0
        table.append(at)
        if sentences == _SENTENCES and len(table) > sentences:
            yield table[:-sentences]
        if sentences >= _SENTENCES:
            table = []
    if table:
        yield table


def _has_close_rows(lines: Sequence[str], first: int, last: int) -> bool:
    """Whether rows of figures stand close together next to a stretch: then its own blank lines part what belongs to different sums."""
    beside = (lines[max(0, first - _BESIDE) : first + 1], lines[last : last + _BESIDE])
    return any(_FIGURE_LAST.search(line) and _FIGURE_LAST.search(after) for near in beside for line, after in pairwise(near))


def _is_sentence(line: str) -> bool:
    bare = line.strip()
    return len(bare) >= _SENTENCE and " " in bare and not _WIDE.search(bare) and not _FIGURE_LAST.search(bare)


def _with_blanks(text: str, places: Sequence[int]) -> str:
    pieces = (text[before + 1 : at] for before, at in zip((-1, *places), (*places, len(text)), strict=True))
    return " ".join(pieces)
