"""The lines of a stretch, each with its look: what tells a table's rows from sentences and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from converter.model.source import Span
from converter.periods import MONTH_WORDS


class Look(StrEnum):
    """What a line looks like."""

    BLANK = "blank"
    FIGURES = "figures"  # ends in a figure or a dash that stands for one
    RULE = "rule"
    TAG = "tag"  # <TABLE>, <CAPTION>, <S> <C>
    TEXT = "text"


class Line(NamedTuple):
    """One line: `span` without its line feed and trailing blanks, `text` the same characters."""

    span: Span
    text: str
    look: Look

    @property
    def indent(self) -> int:
        """Columns before the first word."""
        return len(self.text) - len(self.text.lstrip())


_FIGURE_END = re.compile(
    r"(?:^|  |[\t.$(:=\-|_]|[$.] |(?<=\d) (?=\d{3})| (?=\(|\d{1,3},\d{3}|\d{4}|\d*\.\d))\(?\$? ?(?:\d[\d,]*(?:\.\d*)?"
    r"|\.\d+)(?: ?\d/\d)?(?:\)? ?%?\)?"
    r"|(?:(?<=,\d{3})|(?<=\.\d\d)|(?<=  \d{2})|(?<=  \d{3})|(?<=    \d)|(?<=\.\d))-)(?: {0,2}\(?[a-z*]{1,2}\)|\*{1,2})?$"
    r"|(?:  |\t|\.|\$)(?:-{1,3}0?-?|N/?A|\$ ?-+)\)?$"
)
_FIGURE_ENDS = frozenset("0123456789)%-*aA")  # what a figure, a bracket, a footnote mark, or "N/A" ends in, but for points and commas
_AMOUNT_END = re.compile(r"\d,\d{3}[)-]?$|\.\d+[)-]?$")
_EDGES = " \t|"  # what may stand behind a line's last word
_TAIL = 30  # characters at a line's end in which its last figure stands
_NOT_APPLICABLE = re.compile(r"(?:[ |]{2,}\*{1,2}(?=\s|$))+$")  # marks that stand in the place of figures
_YEARS_ONLY = re.compile(r"(?:[ \t]*(?:19|20)\d\d[* ]*)+$")
_RULE = re.compile(r"[-=_ \t|$.<>A-Z]*[-=_]{2}[-=_ \t|]*$")
_TAG = re.compile(r"[ \t]*</?(?:TABLE|CAPTION|S|C|FN|F\d+)>", re.IGNORECASE)
_MONTH = re.compile(rf"(?i)\b(?:{MONTH_WORDS})\.?\s+\d")


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_IN_FIGURES = rf"\b\d{{1,2}}\s*(?P<sep>[/-])\s*(?:\d{{1,2}}|(?:{MONTH_WORDS}))\s*(?P=sep)\s*\d{{2,4}}\b|\b(?:{MONTH_WORDS})-\d\d\b"
_DATE_IN_FIGURES = re.compile(_IN_FIGURES, re.IGNORECASE)
_DATES = re.compile(rf"\b(?:19|20)\d\d\b|\b\d{{1,2}}\s*,|{_IN_FIGURES}", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=2048)  # what stands below two titles is looked at twice
def look_of(text: str) -> Look:
    """The look of a line without its line feed."""
    if not text.strip():
        return Look.BLANK
    if "<" in text and _TAG.match(text):
        return Look.TAG
    words = text.rstrip(_EDGES)
    if words.endswith(("-", "=", "_")) and _RULE.fullmatch(text):
        return Look.RULE
    tail = (_NOT_APPLICABLE.sub("", text).rstrip(_EDGES) if text.endswith("*") else words)[-_TAIL:]
    if tail.rstrip(".,")[-1:] in _FIGURE_ENDS and _FIGURE_END.search(tail) and (_AMOUNT_END.search(tail) or not is_column_head(text)):
        return Look.FIGURES
    return Look.TEXT


def is_column_head(text: str) -> bool:
    """Whether a line that ends in a number is years or dates: a column's head, not a row."""
    if _YEARS_ONLY.fullmatch(text):
        return True
    if not (_YEAR.search(text) or _MONTH.search(text) or _DATE_IN_FIGURES.search(text)):
        return False
    return not _DIGIT.search(_MONTH.sub(" ", _DATES.sub(" ", text)))


def lines_of(text: str, span: Span, furniture: Sequence[Span] = ()) -> Iterator[Line]:
    """The lines of `text[span]`, without those that are page furniture; generated, so that a stretch costs what is read of it."""
    at, skip = span.start, iter(furniture)
    piece = next(skip, None)
    while at < span.end:
        stop = text.find("\n", at, span.end)
        stop = span.end if stop < 0 else stop
        while piece and piece.end <= at:
            piece = next(skip, None)
        if piece and piece.start < stop and piece.end > at:
            yield Line(Span(at, stop), "", Look.BLANK)
        else:
            line = text[at:stop].rstrip()
            yield Line(Span(at, at + len(line)), line, look_of(line))
        at = stop + 1


_WIDE_GAP = re.compile(r"\S(?: {3,}|\t)\S")
_LAST_CELL = re.compile(r"(?:  |\.\.\.|\t)\(?\$? ?[\d.]\S*$")
_SENTENCE_WORD = re.compile(r"\b(?:the|of|and|to|in|for|is|are|was|by|on|that|which|with|as|or|a|an|at|be|has|have)\b", re.IGNORECASE)
_PROSE_WIDTH = 55  # characters that a line of running text fills at least
_DIGITS_IN = 5  # of running text, fewer than one character in five is a digit
_PROSE_WORDS = 2  # small words that it has at least


def is_prose(line: Line) -> bool:
    """Whether a line looks like one of a running sentence: long, without gaps, with small words."""
    text = line.text.strip()
    if len(text) < _PROSE_WIDTH or line.look is Look.TAG:
        return False
    if line.look is Look.FIGURES and _LAST_CELL.search(text[-_TAIL:]):
        return False
    if _WIDE_GAP.search(text) or len(_SENTENCE_WORD.findall(text)) < _PROSE_WORDS:
        return False
    return sum(map(str.isdigit, text)) * _DIGITS_IN <= len(text)
