"""Where something stood in the input."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from operator import add
from typing import NamedTuple, Self


class _Ends(NamedTuple):
    start: int
    end: int


class Span(_Ends):
    """Characters `start` (inclusive) to `end` (exclusive) of a `SourceText.text`, counted from 0.

    A tuple, since a filing has tens of thousands, made, compared and looked up all the time.
    """

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> Self:
        """Raises ValueError where the end comes first."""
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {start}..{end}")
        return tuple.__new__(cls, (start, end))

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Place(NamedTuple):
    """A place that a person can find: line and column count from 1; `cell` names a workbook's cell ("BS!C7")."""

    source: str
    line: int
    column: int
    cell: str | None = None

    def __str__(self) -> str:
        return f"{self.source}:{self.cell}" if self.cell else f"{self.source}:{self.line}:{self.column}"


@dataclass(frozen=True)
class SourceText:
    """The whole input as text, with its name and the SHA-256 of its bytes.

    `cells` is for inputs that were no text (a workbook): the start offset of each cell's text -> the cell's name.
    Text is decoded so that one character of `text` stands for one character of the input and lines end with a line feed alone;
    `folded` are the places, in order, where a line of the input ends that goes on with a blank in the text.
    """

    name: str
    text: str
    sha256: str
    cells: Mapping[int, str] = field(default_factory=dict)
    folded: tuple[int, ...] = ()

    def slice(self, span: Span) -> str:
        """The characters of `span`."""
        return self.text[span.start : span.end]

    def place(self, span: Span) -> Place:
        """The place where `span` starts."""
        line = self.line_of(span.start)
        return Place(self.name, line, span.start - self._line_starts[line - 1] + 1, self.cells.get(span.start))

    def line_of(self, offset: int) -> int:
        """The line, from 1, in which the character at `offset` stands."""
        return bisect_right(self._line_starts, offset)

    def excerpt(self, span: Span, limit: int = 80) -> str:
        """The text of `span` on one line, blanks folded, cut to `limit` characters."""
        text = " ".join(self.slice(span).split(None, limit))  # more words than that are cut off anyway
        return text if len(text) <= limit else text[: limit - 3] + "..."

    @cached_property
    def _line_starts(self) -> list[int]:
        lines = self.text.split("\n")
        starts = list(map(add, accumulate(map(len, lines[:-1]), initial=0), range(len(lines))))
        return sorted([*starts, *(place + 1 for place in self.folded)]) if self.folded else starts
