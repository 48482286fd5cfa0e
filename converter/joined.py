r"""Text joined over line breaks and wide blanks, every character's place in the source kept.

Justified print sets "September\n   30,  2002"; joined it reads "September 30, 2002" and a pattern finds it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from converter.model.source import Span

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Joined:
    """`text` with single blanks; word `i` begins at `starts[i]` in it and at `places[i]` in the source."""

    text: str
    starts: tuple[int, ...]
    places: tuple[int, ...]

    def place(self, position: int) -> int:
        """Where the character at `position` stands in the source; a blank stands right after its word."""
        word = bisect_right(self.starts, position) - 1
        return self.places[word] + position - self.starts[word]

    def span(self, start: int, end: int) -> Span:
        """The source's span of the characters `start` to `end`, neither of which is a blank at its end."""
        return Span(self.place(start), self.place(end - 1) + 1) if end > start else Span(self.place(start), self.place(start))


def join(text: str, start: int = 0, end: int | None = None) -> Joined:
    r"""The words of `text[start:end]` with one blank between them.

    >>> join("for  the\n  year").text
    'for the year'
    """
    return join_spans(text, (Span(start, len(text) if end is None else end),))


def join_spans(text: str, spans: Sequence[Span]) -> Joined:
    """The words of several stretches, in order, as one text: a paragraph that goes on over the page."""
    found = [match for span in spans for match in _WORD.finditer(text, span.start, span.end)]
    words = [match[0] for match in found]
    starts = accumulate((len(word) + 1 for word in words[:-1]), initial=0) if words else ()
    return Joined(" ".join(words), tuple(starts), tuple(match.start() for match in found))
