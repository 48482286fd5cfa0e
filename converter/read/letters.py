"""Headings whose letters stand apart, closed up: "B A L A N C E   S H E E T" becomes "BALANCE SHEET" and blanks, "1 9 9 5" a year.

Blanks between words are then at least two, or the words would be lost. Lines keep their lengths, so that every figure keeps its place: a
heading that begins far from the margin stays where its middle was, any other where it began. Letters of a list ("A B C D", "X X X X")
make no word.
"""

from __future__ import annotations

import re

_APART = re.compile(r"[A-Z] [A-Za-z] [A-Za-z] [A-Za-z](?![A-Za-z])")
_SHAPE = b" a a a"  # what all of these have: bytes are found in a third of the time
_SHAPES = bytes(ord("a") if chr(code).isalpha() and code < 128 else code for code in range(256))  # noqa: PLR2004 - ASCII
_LETTER = r"[A-Za-z&]['\u2019.,:;)]{0,2}"
_WORD = rf"\(?{_LETTER}(?: {_LETTER})*"
_YEAR = r"(?:1 9 [89] \d|2 0 0 \d)"
_YEARS_APART = re.compile(rf"(?<!\S)(?<!\S ){_YEAR}(?: +{_YEAR})*(?!\S| \S)")
_RUN = re.compile(rf"(?<!\S){_WORD}(?: {{2,6}}{_WORD})*(?!\S)")
_CASES = re.compile(r"[^A-Za-z]*(?:[A-Z]+|[A-Z][a-z]+|[a-z]+|&)(?:['\u2019][A-Za-z])?[^A-Za-z]*")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_FREED = "\0"  # stands for a blank that closing up leaves
_FREED_BEFORE_WORDS = re.compile(rf"{_FREED}+(?= {{1,3}}\S)")
_LONG, _VARIED = 4, 3  # letters of a word, and different ones among them
_CENTRED = 20  # the margin from which on a line stands in the middle of its page


def close_letters(text: str) -> str:
    """The text with such headings closed up, as long as it is."""
    if "1 9 9 " in text or "2 0 0 " in text:
        text = _YEARS_APART.sub(_closed_years, text)
    shapes = text.encode("ascii", "replace").translate(_SHAPES)
    made: list[str] = []
    at, found = 0, shapes.find(_SHAPE, 1)
    while found >= 0:
        stop = found + 1
        if _APART.match(text, found - 1):
            start, stop = text.rfind("\n", 0, found) + 1, text.find("\n", found)
            stop = stop if stop >= 0 else len(text)
            made += text[at:start], _line(text[start:stop])
            at = stop
        found = shapes.find(_SHAPE, stop)
    return "".join([*made, text[at:]]) if made else text


def _closed_years(years: re.Match[str]) -> str:
    """Years closed up at their right ends, where the figures of their columns end."""
    return re.sub(_YEAR, lambda year: year[0].replace(" ", "").rjust(len(year[0])), years[0])


def _line(line: str) -> str:
    """A line closed up; where it has no figures, words that follow a run closely stay next to it."""
    closed = _RUN.sub(_closed, line)
    if not any(map(str.isdigit, line)):
        closed = _FREED_BEFORE_WORDS.sub("", closed)
    return closed.replace(_FREED, " ").ljust(len(line))


def _closed(run: re.Match[str]) -> str:
    words = [word.replace(" ", "") for word in re.split(r" {2,}", run[0])]
    if not any(map(_is_word, words)) or not all(map(_CASES.fullmatch, words)):
        return run[0]
    closed = " ".join(words)
    lost = len(run[0]) - len(closed)
    before = lost // 2 if run.start() >= _CENTRED and not run.string[: run.start()].strip() else 0
    return " " * before + closed + _FREED * (lost - before)


def _is_word(letters: str) -> bool:
    """Whether letters make a word of some length: several ones with a vowel, not in the order of the alphabet."""
    bare = [letter for letter in letters.lower() if letter.isalpha()]
    return len(bare) >= _LONG and len(set(bare)) >= _VARIED and bare != sorted(bare) and bool(_VOWEL.search(letters))
