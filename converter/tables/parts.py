"""A table's parts: each has column heads and a body; a table that goes over pages, or has heads again half-way, has several.

The head ends, in order of trust: at the <S> line of the filer's own mark-up, else with the last line before the first figures
that has words above the columns. Lines of years and dates are heads, wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from converter.figures import Numeral, find_numerals
from converter.periods import find_mentions
from converter.tables.ruler import ColumnPlace, Ruler, clear_figures, is_year, make_ruler
from converter.tables.scan import CONTINUED, LINES_REMEMBERED, LineKind, PrintedLine, trailing_figures

_FEW_ROWS = 3
_DASH = 2
_BALANCE = re.compile(r"\W*balances?\b(?!\s+sheets?)", re.IGNORECASE)
_MARKED_WORDS = re.compile(  # "(unaudited)   (1)": words in brackets beside the mark of a note
    r"\s*(?:\(\d{1,2}\)\s+)*\([a-z][a-z, ]*\)(?:\s+\((?:\d{1,2}|[a-z][a-z, ]*)\))+\s*", re.IGNORECASE
)
_APART = "   "  # blanks that part what is said of all columns from the first head
_ALIGNED = 2  # places by which a column may seem moved on the next page


@dataclass(frozen=True, slots=True)
class Part:
    """Head and body of a stretch of a table, with the columns of its figures. A part without heads continues the one before."""

    head: tuple[PrintedLine, ...]
    body: tuple[PrintedLine, ...]
    ruler: Ruler


def split_parts(lines: Sequence[PrintedLine]) -> tuple[Part, ...]:
    """The parts of a table; what goes on below a page break, without heads and in the same columns, is of the part before.

    Where the heads are repeated, both parts are read with the columns of both, a short part that continues another with that one's.
    """
    parts: list[Part] = []
    before: list[PrintedLine] = []
    for lone in _stretches(lines):
        stretch = before + lone
        before = [] if any(is_body_row(line) for line in stretch) else stretch
        if before:  # words above a table's mark head the table below it
            continue
        ruler = make_ruler(line for line in stretch if is_body_row(line))
        end = _head_end(stretch, ruler)
        head, body = tuple(stretch[:end]), tuple(stretch[end:])
        joined = _joined_ruler(parts[-1], body, ruler) if parts else None
        if joined and not _has_words(head):
            seam = PrintedLine(LineKind.BLANK, body[0].origin, "", part=body[0].part)
            parts[-1] = Part(parts[-1].head, (*parts[-1].body, seam, *body), joined)
            continue
        if joined and _repeats(head, parts[-1].head):
            parts[-1], ruler = replace(parts[-1], ruler=joined), joined
        rows = sum(1 for line in body if line.figures)
        if parts and rows < _FEW_ROWS and not _has_words(head) and len(parts[-1].ruler.columns) >= len(ruler.columns):
            ruler = parts[-1].ruler
        parts.append(Part(head, body, ruler))
    if _has_words(before):
        parts.append(Part((), tuple(before), parts[-1].ruler if parts else Ruler(())))
    return tuple(parts)


def _joined_ruler(part: Part, body: Sequence[PrintedLine], ruler: Ruler) -> Ruler | None:
    """The columns of a part and of the next page's lines together, where these stand in its columns."""
    if not (body and ruler.columns and part.ruler.columns):
        return None
    joined = make_ruler(line for line in (*part.body, *body) if is_body_row(line))
    more = len(joined.columns) > max(len(part.ruler.columns), len(ruler.columns))
    moved = any(_distance(column, joined) > _ALIGNED for column in (*part.ruler.columns, *ruler.columns))
    if len(part.ruler.columns) == len(ruler.columns):
        pairs = zip(part.ruler.columns, ruler.columns, strict=True)
        moved = moved or any(min(abs(a - b) for a in left.edges for b in right.edges) > _ALIGNED for left, right in pairs)
    return None if more or moved else joined


def _repeats(head: Sequence[PrintedLine], before: Sequence[PrintedLine]) -> bool:
    """Whether all words of a head stand in the one before, in their places, or say that this goes on."""
    known = {line.text.lower() for line in before}
    return all(line.text.lower() in known for line in head if line.kind is LineKind.TEXT and not CONTINUED.search(line.text))


def _distance(column: ColumnPlace, ruler: Ruler) -> int:
    """How far a column's figures end from the nearest column of a ruler."""
    return min(max(other.distance(edge) for edge in column.edges) for other in ruler.columns)


@lru_cache(maxsize=LINES_REMEMBERED)
def is_head_row(line: PrintedLine) -> bool:
    """Whether the numerals of a line are all years or parts of dates, as column heads have them, or marks of notes beside words."""
    figures = clear_figures(line)
    if not figures:
        return False
    if _MARKED_WORDS.fullmatch(line.text):
        return True
    years = [numeral for numeral in line.numerals if is_year(numeral)]
    if years and all(numeral in years or (numeral.is_dash and _is_beside(numeral, years)) for numeral in figures):
        return True
    if any(n.is_grouped or n.has_currency or n.has_bracket or n.places or n.is_dash for n in figures):
        return False
    text = line.text
    dates = find_mentions(text).dates
    if not dates:
        return False
    for mention in dates:
        text = text[: mention.start] + "x" * (mention.end - mention.start) + text[mention.end :]
    return not any(numeral for numeral in trailing_figures(text, find_numerals(text)))


def _is_beside(dash: Numeral, years: Sequence[Numeral]) -> bool:
    """Whether a dash only sets off a year: "-- 1995 --"."""
    return any(dash.end + 1 >= year.start > dash.start or year.end + 1 >= dash.start > year.start for year in years)


@lru_cache(maxsize=LINES_REMEMBERED)
def is_body_row(line: PrintedLine) -> bool:
    """Whether a line has figures that are no heads; a dash alone on its line shows nothing."""
    figures = clear_figures(line)
    if not figures or (len(line.text.strip()) <= _DASH and figures[0].is_dash):
        return False
    return not is_head_row(line)


def _stretches(lines: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """The lines between one start of a part and the next: a new page, a <TABLE> mark, or heads below a body."""
    stretch: list[PrintedLine] = []
    rows = 0
    for line in lines:
        new_place = bool(stretch) and (line.part != stretch[-1].part or line.starts_table)
        marked = _start_of_marked_head(stretch) if rows and line.stubs else None
        if rows and line.figures and not marked and not stretch[-1].figures and is_body_row(line):
            marked = _start_of_bare_head(stretch, line)
        if new_place or marked or (rows and is_head_row(line) and _reads_as_head(line)):
            at = len(stretch) if new_place else marked or _start_of_head(stretch)
            yield stretch[:at]
            stretch, rows = stretch[at:], 0
        stretch.append(line)
        rows += bool(line.figures) and is_body_row(line)
    if stretch:
        yield stretch


def _reads_as_head(line: PrintedLine) -> bool:
    """Whether the words before a row of years are heads too, so that the years are no figures of an item."""
    words = line.text[: clear_figures(line)[0].left]
    if not words.strip() or len(line.figures) > 1:
        mentions = find_mentions(words)
        return not words.strip() or bool(mentions.dates or mentions.lengths) or words.strip().isupper() or words.strip().startswith("(")
    return False


def _start_of_head(stretch: Sequence[PrintedLine]) -> int:
    """Where the head that ends below `stretch` starts: its first line after the last figures that speaks of periods."""
    last = max((at for at, line in enumerate(stretch) if line.figures), default=-1)
    for at in range(last + 1, len(stretch)):
        mentions = find_mentions(stretch[at].text) if stretch[at].kind is LineKind.TEXT else None
        if mentions and (mentions.dates or mentions.lengths):
            return at
    return len(stretch)


def _start_of_marked_head(stretch: Sequence[PrintedLine]) -> int | None:
    """Where the head starts that a <CAPTION> mark opens below a body, and <S> marks end; None where no words there stand over columns."""
    last = max((at for at, line in enumerate(stretch) if is_body_row(line)), default=-1)
    start = next((at for at in range(last + 1, len(stretch)) if stretch[at].kind is LineKind.TAGS and not stretch[at].stubs), None)
    edge = min((line.figures[0].left for line in stretch if is_body_row(line)), default=0)
    if not start:
        return None
    words = [line for line in stretch[start:] if line.kind is LineKind.TEXT]
    heads_one = bool(words) and all(line.indent >= edge - _HANGS_OVER for line in words)
    return start if heads_one or any(_heads_several(line, edge) for line in words) else None


def _start_of_bare_head(stretch: Sequence[PrintedLine], row: PrintedLine) -> int | None:
    """Where heads without marks or dates start below a body: more components of a matrix, for which the page was too narrow.

    They are words apart from each other over the columns, and nothing but such words.
    """
    last = max((at for at, line in enumerate(stretch) if line.figures), default=-1)
    below = [at for at in range(last + 1, len(stretch)) if stretch[at].kind is LineKind.TEXT]
    if not below:
        return None
    edge = min(clear_figures(line)[0].left for line in (*stretch, row) if is_body_row(line))
    heads = [at for at in below if _stands_apart(stretch[at], edge)]
    if any(numeral.is_grouped for at in below for numeral in stretch[at].numerals):
        return None
    return heads[0] if any(_heads_several(stretch[at], edge) for at in heads) else None


def _stands_apart(line: PrintedLine, edge: int) -> bool:
    """Whether the words over the columns stand apart from what is left of them."""
    over = line.text[max(0, edge - _HANGS_OVER) :]
    return bool(over.strip()) and (line.indent >= edge - _HANGS_OVER or over.startswith(_APART))


def _heads_several(line: PrintedLine, edge: int) -> bool:
    """Whether a line has words that stand apart from each other over the columns."""
    return line.kind is LineKind.TEXT and len(re.findall(r"\S+(?: \S+)*", line.text[max(0, edge - _HANGS_OVER) :])) > 1


def _has_words(head: Sequence[PrintedLine]) -> bool:
    return any(line.kind is LineKind.TEXT for line in head)


def _head_end(stretch: Sequence[PrintedLine], ruler: Ruler) -> int:
    first = next((at for at, line in enumerate(stretch) if is_body_row(line)), len(stretch))
    if not ruler.columns:
        return 0
    edge = ruler.columns[0].left
    last = -1
    for at in range(first):
        line = stretch[at]
        if line.stubs and _has_words(stretch[:at]):
            last = max(last, _last_words_above(stretch[:at], edge))
        if line.kind is LineKind.TEXT and _stands_above(line, edge):
            last = at
    if last < 0:
        last = max((at for at in range(first) if _names_dates(stretch[at])), default=-1)
    while last + 1 < first and stretch[last + 1].kind in (LineKind.RULE, LineKind.TAGS):
        last += 1
    return last + 1


def _names_dates(line: PrintedLine) -> bool:
    """Whether a line above the first figures is a head though it stands far from the columns; "Balance at June 30," is a caption."""
    return line.kind is LineKind.TEXT and not _BALANCE.match(line.text) and (is_head_row(line) or bool(find_mentions(line.text).dates))


def _last_words_above(lines: Sequence[PrintedLine], edge: int) -> int:
    return max((at for at, line in enumerate(lines) if line.kind is LineKind.TEXT and _stands_above(line, edge)), default=-1)


def _stands_above(line: PrintedLine, edge: int) -> bool:
    """Whether a line has words above the columns: starting near them, or speaking of periods and reaching over them.

    "Revenues:" at a line's start heads the lines below, though a figure without a caption stands as far left.
    """
    text = line.text.rstrip()
    if len(text) <= edge:
        return False
    at = text.rfind("  ")
    start = at + 2 if at >= 0 else 0
    mentions = find_mentions(text)
    if text.endswith(":") and start == line.indent <= _HANGS_OVER and not (mentions.dates or mentions.lengths):
        return False
    return start >= edge - _HANGS_OVER or is_head_row(line) or bool(mentions.dates or mentions.lengths)


_HANGS_OVER = 12  # how far a head may start left of its column's widest figure
