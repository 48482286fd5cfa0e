"""Column heads: which words stand over which columns.

A head goes over several lines, and a word may span several columns ("Nine Months Ended September 30," over two years). In order:

1. words over a stroke that has no other words over it span the columns that the stroke spans;
2. a line with as many words as there are columns heads them one by one;
3. words stand over the columns that they overlap; words about periods also over the columns beside them that no other words of
   that line are nearer to.

Words that start left of all columns are no heads but say something about the whole table (title, entity, scale, periods).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from converter.periods import find_mentions
from converter.tables.ruler import ColumnPlace
from converter.tables.scan import LineKind, PrintedLine, Stroke

_WORDS = re.compile(r"\S+(?: \S+)*")
_LISTED = re.compile(r"\S+(?: {1,3}\S+)*")  # "January 29, 1995,  January 30, 1994 and  January 31, 1993"
_HANGS_OVER = 12
_COUNTS = re.compile(r"\b(?:shares|units|number|amounts?|cost|value)\b", re.IGNORECASE)
_SCALE = re.compile(r"\b(?:thousands|millions|dollars|except|000)\b", re.IGNORECASE)
_DATE_ALONE = re.compile(r"(?:[A-Za-z]{3,9}\.? \d{1,2}, ?)?(?:19|20)\d\d")
_DATE_LAST = re.compile(r"(?!.*\b(?:19|20)\d\d\b.*\d{4}).*\b(?:19|20)\d\d$")  # "Years ended June 30, 1995" beside "1994"
_TWO = 2  # lines below a head that may say that it stands over a count and an amount
_MANY = 4  # columns from which on heads may stand next to each other


@dataclass(frozen=True, slots=True)
class HeadWords:
    """Words of one line, `left`..`right`, over the columns `first`..`last`; `first` is None for words about the whole table."""

    line: PrintedLine
    left: int
    right: int
    first: int | None = None
    last: int = 0

    @property
    def text(self) -> str:
        """The words as printed."""
        return self.line.text[self.left : self.right]


def read_heads(head: Sequence[PrintedLine], columns: Sequence[ColumnPlace]) -> list[tuple[HeadWords, ...]]:
    """The words of each printed line of a head, from left to right.

    Where no words stand over any column (blanks at line starts got lost), dates head the columns in their order.
    """
    rows = _spread_as_below(_narrowed_as_below(list(_heads_by_place(head, columns)), columns))
    if any(words.first is not None for row in rows for words in row) or not columns:
        return rows
    return [tuple(_heads_by_order(row[0].line, len(columns))) for row in rows]


def _spread_as_below(rows: Sequence[tuple[HeadWords, ...]]) -> list[tuple[HeadWords, ...]]:
    """The words with those over the middle of wider ones over the columns of these: "Series A" above "Preferred Stock".

    The wider ones stand over counts and amounts: other words that seem to reach over two columns may have run together.
    """
    spread: list[tuple[HeadWords, ...]] = []
    for row in reversed(rows):
        counts = [words for lower in spread[:-1] for words in lower if _COUNTS.search(words.text)]
        wide = [words for words in (spread[-1] if spread else ()) if any(_is_over(words, count) for count in counts)]
        spread.append(tuple(_spread_over(words, row, wide) for words in row))
    return spread[::-1]


def _narrowed_as_below(rows: Sequence[tuple[HeadWords, ...]], columns: Sequence[ColumnPlace]) -> list[tuple[HeadWords, ...]]:
    """The words with those that reach into a neighbour's column over the words right below them alone: "Units of" above "Limited"."""
    narrowed = [tuple(_narrowed(words, below, columns) for words in row) for row, below in pairwise(rows)]
    return [*narrowed, *rows[-1:]]


def _narrowed(words: HeadWords, below: Sequence[HeadWords], columns: Sequence[ColumnPlace]) -> HeadWords:
    if words.first in (None, words.last) or any(columns[at].left >= words.right for at in range(words.first or 0, words.last + 1)):
        return words
    mentions = find_mentions(words.text)
    under = [other for other in below if _is_over(words, other)]
    right_below = [other for other in under if other.left < words.right and words.left < other.right]
    if mentions.dates or mentions.lengths or len(right_below) != 1 or right_below[0].first != right_below[0].last:
        return words
    is_group = all(_COUNTS.search(other.text) for other in under)  # "Common Stock" above "Shares" and "Amount"
    if len(under) == 1 or is_group or any(find_mentions(other.text).dates for other in under):
        return words
    return replace(words, first=right_below[0].first, last=right_below[0].last)


def _spread_over(words: HeadWords, beside: Sequence[HeadWords], wide: Sequence[HeadWords]) -> HeadWords:
    for below in wide:
        inside = _is_over(below, words) and below.left <= words.left and words.right <= below.right
        if inside and not any(_is_over(below, other) for other in beside if other is not words):
            return replace(words, first=below.first, last=below.last)
    return words


def _is_over(wide: HeadWords, words: HeadWords) -> bool:
    """Whether words stand over some of the columns of others."""
    return wide.first is not None and words.first is not None and wide.first <= words.last and words.first <= wide.last


def _heads_by_order(line: PrintedLine, columns: int) -> Iterator[HeadWords]:
    starts = _starts_of_dates(line.text)
    if len(starts) == columns and columns > 1:
        bounds = [*starts, len(line.text) + 1]
        yield from (HeadWords(line, a, len(line.text[:b].rstrip()), at, at) for at, (a, b) in enumerate(pairwise(bounds)))
    else:
        yield HeadWords(line, line.indent, len(line.text))


def _heads_by_place(head: Sequence[PrintedLine], columns: Sequence[ColumnPlace]) -> Iterator[tuple[HeadWords, ...]]:
    for at, line in enumerate(head):
        if line.kind is LineKind.TEXT:
            strokes = _strokes_below(head[at + 1 :], columns)
            below = [later.text for later in head[at + 1 :] if later.kind is LineKind.TEXT]
            each_dated = any(_dates_all(text, len(columns)) for text in below)
            yield tuple(_line_heads(line, strokes, columns, below[:_TWO], each_dated=each_dated))


def _dates_all(text: str, columns: int) -> bool:
    """Whether a line has a date for each column, or for each group of as many, and nothing else then."""
    dates = len(_DATE_ALONE.findall(text))
    return dates == columns or (1 < dates < columns and not columns % dates and not _DATE_ALONE.sub("", text).strip())


def _strokes_below(lines: Sequence[PrintedLine], columns: Sequence[ColumnPlace]) -> tuple[Stroke, ...]:
    """The next strokes below a line; below more words, only those that part the columns."""
    for at, line in enumerate(lines):
        if line.strokes:
            if at and columns and any(stroke.left <= columns[0].left and columns[-1].right <= stroke.right + 1 for stroke in line.strokes):
                return ()
            return line.strokes
    return ()


def _line_heads(
    line: PrintedLine, strokes: Sequence[Stroke], columns: Sequence[ColumnPlace], below: Sequence[str] = (), *, each_dated: bool = False
) -> Iterator[HeadWords]:
    """The words of a line over its columns; where all columns are dated one by one further down, words may well stand over several."""
    pieces = list(_pieces(line.text, columns))
    spans_some = 1 < len(strokes) < len(columns)  # a stroke for each column, or one for all, joins no columns
    may_cut = len(columns) >= _MANY and not spans_some and not each_dated
    if may_cut and not find_mentions(line.text[max(0, columns[0].left - _HANGS_OVER) :]).lengths:
        pieces = _one_by_one(line.text, pieces, columns, below, strokes)
    if len(columns) >= _MANY and len(strokes) == len(columns) and not below:
        pieces = [part for piece in pieces for part in _between_strokes(line.text, piece, strokes)]
    said = _said_of_all(line.text) if each_dated else []
    pieces = [piece for piece in pieces if not any(left <= piece[0] < right for left, right in said)]
    yield from (HeadWords(line, *piece) for piece in said)
    above = [piece for piece in pieces if _is_above(line.text, piece, pieces, columns)]
    dated = [
        piece for at, piece in enumerate(pieces) if (_DATE_LAST.fullmatch if at == 0 else _DATE_ALONE.fullmatch)(line.text[slice(*piece)])
    ]
    if above and 1 < len(columns) == len(dated) != len(above) and pieces[-len(dated) :] == dated:
        above = dated  # the heads of the columns in order, though the figures below were moved, or words stand left of the first
    for piece in pieces:
        if piece not in above:
            yield HeadWords(line, *piece)
    if not above:
        return
    if len(above) == len(columns):
        yield from (HeadWords(line, *piece, at, at) for at, piece in enumerate(above))
        return
    own = [
        stroke
        for stroke in strokes
        if not _is_page_wide(stroke, columns) and sum(1 for piece in above if stroke.left < piece[1] and piece[0] < stroke.right) == 1
    ]
    spread = [_spread(piece, own, columns) for piece in above]
    owners = _owners(line.text, above, spread, columns, "".join(below[:1]))
    for at, piece in enumerate(above):
        mine = [column for column, owner in enumerate(owners) if owner == at]
        yield HeadWords(line, *piece, mine[0], mine[-1]) if mine else HeadWords(line, *piece)


def _is_page_wide(stroke: Stroke, columns: Sequence[ColumnPlace]) -> bool:
    """Whether a stroke begins over the captions and goes over all columns: it joins none."""
    return stroke.left < columns[0].left - _HANGS_OVER and columns[-1].right <= stroke.right + 1


def _said_of_all(text: str) -> list[tuple[int, int]]:
    """Words that name the dates of all columns, which have their own further down: "June 30, 1996 and December 31, 1995"."""
    found = (match for match in _LISTED.finditer(text) if " and " in match.group().lower())
    return [match.span() for match in found if len(find_mentions(match.group()).dates) > 1]


def _pieces(text: str, columns: Sequence[ColumnPlace]) -> Iterator[tuple[int, int]]:
    """The words of a line where two blanks part them; single blanks part dates and years that head columns of their own."""
    for match in _WORDS.finditer(text):
        left, right = match.span()
        over = [column for column in columns if column.left < right and left < column.right]
        starts = _starts_of_dates(text[left:right]) if len(over) > 1 else []
        if len(starts) > 1 and len(starts) == len(over) and starts[0] == 0:
            bounds = [left + start for start in starts] + [right + 1]
            yield from ((a, b - 1) for a, b in pairwise(bounds))
        else:
            yield left, right


def _one_by_one(
    text: str, pieces: list[tuple[int, int]], columns: Sequence[ColumnPlace], below: Sequence[str], strokes: Sequence[Stroke]
) -> list[tuple[int, int]]:
    """The pieces, cut at single blanks where that gives each of many columns a word of its own: narrow columns leave no second blank.

    Heads over counts and amounts ("Common Stock" over "Shares" and "Amount") stay whole, and so do heads that a stroke joins. Words
    below which words stand apart in both of the next lines are cut also where other columns have none.
    """
    cut: list[tuple[int, int]] = []
    sure: list[tuple[int, int]] = []
    for left, right in pieces:
        over = [column for column in columns if column.left < right and left < column.right]
        parted = _by_column([(left + match.start(), left + match.end()) for match in re.finditer(r"\S+", text[left:right])], over)
        fits = len(parted) == len(over) > 1 and all(a < c.right and c.left < b for (a, b), c in zip(parted, over, strict=True))
        counts = over and any(_COUNTS.search(words[over[0].left : over[-1].right]) and not _SCALE.search(words) for words in below)
        joined = any(stroke.left < right and left < stroke.right and len(_under(stroke, columns)) == len(over) for stroke in strokes)
        counted = over and (joined or counts or _SCALE.search(text[left:right]))
        parts = parted if fits and not counted else [(left, right)]
        cut += parts
        sure += parts if all(_begin_below(start, below) for start, _ in parts[1:]) else [(left, right)]
    above = [piece for piece in cut if any(c.left < piece[1] and piece[0] < c.right for c in columns)]
    return cut if len(above) >= len(columns) - 1 else sure


def _between_strokes(text: str, piece: tuple[int, int], strokes: Sequence[Stroke]) -> Iterator[tuple[int, int]]:
    """The piece right above the strokes of all columns, cut at single blanks where one column's stroke ends before the next begins."""
    left, right = piece
    mentions = find_mentions(text[left:right])
    for stroke, other in pairwise(() if mentions.dates or mentions.lengths else strokes):
        blank = text.find(" ", max(left, stroke.right), min(right, other.left))
        if blank >= 0 and left < stroke.right and other.left < right:
            yield left, blank
            left = blank + 1
    yield left, right


def _begin_below(left: int, lines: Sequence[str]) -> bool:
    """Whether words begin at a place in each of two lines, apart from those before them."""
    return len(lines) == _TWO and all(line[left : left + 1].strip() and not line[max(0, left - _TWO) : left].strip() for line in lines)


def _under(stroke: Stroke, columns: Sequence[ColumnPlace]) -> list[ColumnPlace]:
    return [column for column in columns if stroke.left < column.right and column.left < stroke.right]


def _by_column(words: Sequence[tuple[int, int]], over: Sequence[ColumnPlace]) -> list[tuple[int, int]]:
    """Words, those next to each other joined that stand over the same column ("Class A Class B" over two)."""
    found: list[tuple[int, int]] = []
    last: int | None = None
    for left, right in words:
        shared = [min(right, column.right) - max(left, column.left) for column in over]
        at = max(range(len(over)), key=lambda column: shared[column]) if max(shared, default=0) > 0 else last
        if found and at == last:
            found[-1] = (found[-1][0], right)
        else:
            found.append((left, right))
        last = at
    return found


def _starts_of_dates(text: str) -> list[int]:
    return [mention.start for mention in find_mentions(text).dates]


def _is_above(text: str, piece: tuple[int, int], pieces: Sequence[tuple[int, int]], columns: Sequence[ColumnPlace]) -> bool:
    """Whether words are a head: they reach over a column, and are not a line that starts far left of all columns."""
    left, right = piece
    if not columns or right <= columns[0].left - _HANGS_OVER // 2:
        return False
    middle = (left + right) // 2
    if middle >= columns[0].left - _HANGS_OVER // 2 and left >= columns[0].left - _HANGS_OVER:
        return True
    alone = len(pieces) == 1 and left > columns[0].left // 2
    return alone and middle >= columns[0].left and bool(find_mentions(text[left:right]).lengths)


def _spread(piece: tuple[int, int], strokes: Sequence[Stroke], columns: Sequence[ColumnPlace]) -> tuple[int, ...]:
    """The columns that words overlap, or that the stroke under them does."""
    left, right = piece
    under = [stroke for stroke in strokes if stroke.left < right and left < stroke.right]
    if len(under) == 1 and under[0].right - under[0].left > right - left:
        left, right = under[0].left, under[0].right
    found = tuple(at for at, column in enumerate(columns) if column.left < right and left < column.right)
    if found:
        return found
    middle = (left + right) // 2
    return (min(range(len(columns)), key=lambda at: abs((columns[at].left + columns[at].right) // 2 - middle)),)


def _owners(
    text: str, pieces: Sequence[tuple[int, int]], spread: Sequence[tuple[int, ...]], columns: Sequence[ColumnPlace], below: str
) -> list[int | None]:
    """For each column the words over it; columns that no words overlap take the nearest words that speak of periods.

    Unless a head of their own begins in the line below ("Years ended" beside the second line of "May 7 / through / December 31").
    """
    owners: list[int | None] = [None] * len(columns)
    for at, (piece, over) in enumerate(zip(pieces, spread, strict=True)):
        middle = (piece[0] + piece[1]) // 2
        for column in over:
            other = owners[column]
            if other is None or _apart(columns[column], middle) < _apart(columns[column], sum(pieces[other]) // 2):
                owners[column] = at
    wide = [at for at, piece in enumerate(pieces) if _speaks_of_periods(text[piece[0] : piece[1]])]
    if wide:
        lengths = [match.span() for match in _WORDS.finditer(below) if find_mentions(match.group()).lengths]
        for column, owner in enumerate(owners):
            begins_below = any(columns[column].left < right and left < columns[column].right for left, right in lengths)
            if owner is None and not begins_below:
                owners[column] = min(wide, key=lambda at: _gap(columns[column], pieces[at]))
    return owners


def _apart(column: ColumnPlace, middle: int) -> int:
    return abs((column.left + column.right) // 2 - middle)


def _gap(column: ColumnPlace, piece: tuple[int, int]) -> int:
    return max(piece[0] - column.right, column.left - piece[1])


def _speaks_of_periods(text: str) -> bool:
    """Whether words may span columns: a length, or a day and month without a year, as in "Year Ended December 31,"."""
    mentions = find_mentions(text)
    return bool(mentions.lengths) or any(mention.year is None for mention in mentions.dates)
