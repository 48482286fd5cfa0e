"""From a title down: where the statement's printed parts stand.

Below the title come heading lines (entity, periods, "in thousands"), then the table, which ends where a new title, a note, a
run of sentences or the document's next item begins. Page breaks and table tags cut it into parts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial

from converter.model.source import Span
from converter.periods import MONTH_STARTS, find_mentions
from converter.segment.lines import Line, Look, is_column_head, is_prose, lines_of, look_of


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands below a title: `heading` from the entity's name to the last line above the table, `spans` the table's parts."""

    heading: Span
    spans: tuple[Span, ...]
    figure_rows: int


_STOP = re.compile(
    r"(?i)^[ \t]*(?:notes?\s+(?:\d+|[a-z])\b[ \t]*(?:[.:)\-]|$)|item\s+\d+[a-z]?\s*[.:\-]|part\s+[iv]+\b|signatures?\s*$"
    r"|(?:independent\s+)?(?:auditors?'?|accountants'?)\s+report|reports?\s+of\s+(?:independent|management|certified)"
    r"|management'?s\s+(?:discussion|report|responsib)|exhibit\s+(?:index|\d)|index\s+to\b|schedule\s+[ivx]+\b|selected\s+(?:quarterly"
    r"|financial|consolidated)|basis\s+of\s+presentation\b|(?:1\.|\(1\)|a\.)\s+(?:summary|basis|the\s+|organization|significant|general"
    r"|nature|description)"
    r"|(?:consolidated\s+)?(?:schedules?\s+of\s+)?(?:financial\s+)?information\s+(?:by|about|on)"
    r"\s+(?:business|industry|geographic|operating)\s+(?:segments?|areas?)"
    r"|(?:(?:business|industry)\s+segments?|segments?)\s+(?:information|data)\s*$)"
)
_SEE_NOTES = re.compile(
    r"(?i)^[ \t(*]*+(?:see\b|the\s+(?:accompanying\s+)?notes|the\s+accompanying|accompanying\s+notes|the\s+\w+\s+notes|refer\b"
    r"|\W*(?:an?\s+)?integral\s+part)"
)
_PAGE_FOOT = re.compile(rf"{_SEE_NOTES.pattern}|(?i:\W*(?:statement\s+)?continued\b)")
_WORD = re.compile(r"[a-z\d]+")
_COMMON_WORDS = frozenset(
    ("continued", "concluded", "cont", "d", "and", "subsidiaries", "subsidiary", "inc", "corp", "corporation", "company", "the")
)
_AMOUNT = re.compile(r"\d,\d{3}|\$|\d\.\d|\d{4}|--|(?:^|\s)-(?:\s{2}|$)")
_YEAR_OF_DATE = re.compile(r"\s*(?:19|20)\d\d[\s=_-]*")
_MAX_HEADING_LINES = 30  # lines with words between a title and the first figure
_MAX_ABOVE_HEADS = 600  # characters between a table's tag and its last line of heads
_DEEP = 20  # characters by which heads are set in
_MAX_TAIL = 14  # lines with words after which a table without further figures has ended
_RUNNING_HEAD_INDENT = 60  # "PART II" at the right edge of a page is no new part
_HANGS_OVER = 4  # characters by which the first line of a caption may be set deeper than its next
_PAGE_DIGITS = 4  # characters; a shorter line of figures is a page number
_PROSE_RUN = 3  # lines of running text that end a table
_LINES_ABOVE = 8  # a title, blank ones among them, that may name the entity
_MAX_HEAD_WIDTH = 90  # characters
_UNDATED = re.compile(  # a head whose years stand in the lines below: "Years ended", "At December 31,"
    rf"(?i)(?:(?:ended|ending|months|weeks|years?)\W*|\b(?:{MONTH_STARTS})[a-z]*\.?[ \t]+\d{{0,2}},?)$"
)
_SECTION = re.compile(  # headings of lines
    r"(?i)(?:current\s+)?assets\W*$|(?:net\s+)?(?:sales|revenues?)\W*$|operating\s+activities|cash\s+flows?\s+from"
    r"|interest\s+income\W*$|(?:common|preferred|capital|treasury)\s+(?:stock|shares)\W*$|(?:investing|financing)\s+activities\W*$"
    r"|(?:current\s+)?liabilities(?:\s*(?:,|and\b|&).*)?$|(?:stock|share)holders'?\s+(?:equity|investment)\W*$"
    r"|(?:costs?\s+and\s+|operating\s+|other\s+|interest\s+)?expenses?\W*$"
)
_HEADS_BESIDE = re.compile(r"(?i)\b(?:19|20)\d\d\b|\bended\b|\b31\b|\b30\b|(?:\s{3,}|\t)(?:quarter|(?:three|six|nine|twelve)\s+months)\b")
_OF_TABLE = re.compile(r"(?i)\b(?:ended|ending|thousands|millions|dollars|unaudited|except|data|statements?)\b|\d")
_NO_ENTITY = re.compile(r"<|\b(?:19|20)\d\d\b|\bLLP\b|L\.L\.P\.|(?i:certified public|accountants|auditor)")
_LEGAL_FORM = re.compile(r"(?i)\b(?:inc|corp|co|cos|ltd|l\.p|n\.v|s\.a|jr|bros)\.$")
_CELLS = re.compile(r"\S(?: {3,}|\t+)\S")
_CELL = re.compile(r"\S+(?: \S+)*")
_SCALE = re.compile(r"(?i)\b(?:thousands|millions|dollars|unaudited)\b")


def read_stretch(
    text: str,
    title: Span,
    limit: int,
    furniture: Sequence[Span],
    done: Callable[[str], bool],
    *,
    continued: bool = False,
    in_heads: bool = False,
) -> Stretch | None:
    """The stretch below a title up to `limit` at most; None where no table follows.

    `done` says of rows in lower case whether they hold the statement's last total: then it doesn't go on over the page.
    `continued` is a title that says that its statement began on an earlier page: its first row needs no heads. `in_heads` is one that
    stands in the row of the column heads.
    """
    start = _heads_start(text, title) if in_heads else _table_start(text, title)
    lines = _table_lines(text, Span(min(start, limit), limit), furniture, done)
    lines = _without_next_heads(_without_foot(lines))
    figures = [i for i, line in enumerate(lines) if line.look is Look.FIGURES]
    if not figures:
        return None
    first = _first_of_heads(lines, _first_table_line(lines, figures[0]), title.end - text.rfind("\n", 0, title.end) - 1)
    first = _first_of_caption(lines, first) if continued else first
    last = _last_table_line(lines, figures[-1])
    heading_end = max((line.span.end for line in lines[:first] if line.look in (Look.TEXT, Look.FIGURES)), default=title.end)
    top = Span(_above_tag(text, start), title.end) if start <= title.start else title
    heading = Span(_heading_start(text, top, furniture), max(heading_end, title.end))
    spans = tuple(_parts(lines[first : last + 1], text[heading.start : heading.end]))
    return Stretch(heading, spans, len(figures)) if spans else None


def _table_start(text: str, title: Span) -> int:
    """Below the title, or at its own line where that holds column heads too ("BALANCE SHEETS       1995       1994").

    Heads that begin right of the title on the line above are these heads' first line.
    """
    stop = text.find("\n", title.end)
    rest = text[title.end : stop if stop >= 0 else len(text)]
    if not _HEADS_BESIDE.search(rest):
        return title.end + len(rest)
    start = text.rfind("\n", 0, title.end) + 1
    above = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)]
    is_right = above.strip() and len(above) - len(above.lstrip()) >= title.end - start
    return start - 1 - len(above) if is_right and find_mentions(above).lengths else start


def _heads_start(text: str, title: Span) -> int:
    """The first of the lines of heads that end in the title's own line: those above it have words only right of the title."""
    start = text.rfind("\n", 0, title.start) + 1
    width = title.end - start
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        line = text[above : start - 1].rstrip()
        if not line or len(line) - len(line.lstrip()) < width:
            break
        start = above
    return start


def _above_tag(text: str, start: int) -> int:
    """Where the tag stands that opens the table whose heads end at `start`, or `start` where other words come between."""
    at = start
    while at and start - at < _MAX_ABOVE_HEADS:
        above = text.rfind("\n", 0, at - 1) + 1
        line = text[above : at - 1].rstrip()
        look = look_of(line)
        if look is Look.TAG and "<TABLE" in line.upper():
            return above
        if look is Look.FIGURES or (look is Look.TEXT and not line.startswith(" " * _DEEP)):
            break
        at = above
    return start


def _table_lines(text: str, span: Span, furniture: Sequence[Span], done: Callable[[str], bool]) -> list[Line]:
    """The lines that belong to the title above them."""
    kept: list[Line] = []
    words = prose = 0
    seen = False
    for line in lines_of(text, span, furniture):
        if seen and _cuts(line) and done("\n".join(k.text for k in kept).lower()):
            kept.append(line)
            break
        if line.look is Look.TEXT and (seen or words) and line.indent < _RUNNING_HEAD_INDENT and _STOP.match(line.text):
            break
        kept.append(line)
        if line.look is Look.FIGURES and not is_prose(line):
            seen, words, prose = True, 0, 0
        elif line.look in (Look.TEXT, Look.FIGURES):
            words += 1
            prose = prose + 1 if is_prose(line) else 0
            if prose >= _PROSE_RUN or words > (_MAX_TAIL if seen else _MAX_HEADING_LINES):
                break
    return kept


def _without_foot(lines: list[Line]) -> list[Line]:
    """The lines down to "See accompanying notes" where only numbers of pages stand below: "36", "Annual Report Pages 24 - 27"."""
    end = max((i for i, line in enumerate(lines) if line.look is Look.TEXT and _SEE_NOTES.match(line.text)), default=len(lines))
    below = [line for line in lines[end:] if line.look is Look.FIGURES]
    return lines[:end] if below and not any(_AMOUNT.search(line.text) for line in below) else lines


def _without_next_heads(lines: list[Line]) -> list[Line]:
    """The lines less the number of a page and the heads of the next one's table where these stand below the last row."""
    end = len(lines)
    for i in range(len(lines) - 1, -1, -1):
        text = lines[i].text
        if lines[i].look in (Look.BLANK, Look.RULE, Look.TAG):
            continue
        if not (len(text.strip()) <= _PAGE_DIGITS or (lines[i].indent >= _DEEP and _UNDATED.search(text))):
            break
        end = i
    return lines[:end]


def _first_table_line(lines: Sequence[Line], first_figures: int) -> int:
    """The index of the table's first line: its tag, its column heads, or its first caption at the left."""
    for i, line in enumerate(lines[:first_figures]):
        if line.look is Look.TAG and not re.search(r"(?i)<TABLE>", line.text):
            return i
        if line.look is Look.TAG and _tag_opens_rows(lines, i, first_figures):
            return i
        if line.look is Look.RULE:
            return i
        if line.look is Look.TEXT and _opens_table(line):
            return i
    return first_figures


def _first_of_heads(lines: Sequence[Line], first: int, title_end: int) -> int:
    """The first line of the column heads that end at the table's first line: words right above one of its cells, or right of the title."""
    while first > 0 and lines[first - 1].look is Look.TEXT and _is_head_above(lines[first - 1], lines[first], title_end):
        first -= 1
    return first


def _is_head_above(line: Line, below: Line, title_end: int) -> bool:
    """Whether a line holds the words of one column alone, or words for several, and none about the whole table."""
    if line.indent > title_end and not _SCALE.search(line.text):
        return True
    over, under = _cells(line), _cells(below)
    if len(over) > 1:
        return all(any(map(partial(_overlaps, cell), under)) for cell in over)
    return len(over) == 1 < len(under) and not _OF_TABLE.search(line.text) and any(map(partial(_fits, over[0]), under))


def _cells(line: Line) -> list[tuple[int, int]]:
    return [cell.span() for cell in _CELL.finditer(line.text)]


def _overlaps(cell: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] > 0 and cell[0] < other[1] and other[0] < cell[1]


def _fits(cell: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a cell stands over another that is no caption, hardly wider than it."""
    return other[0] > 0 and other[0] - _HANGS_OVER <= cell[0] and cell[1] <= other[1] + _HANGS_OVER


def _first_of_caption(lines: Sequence[Line], row: int) -> int:
    """The first line of a row's caption, which may have begun in the lines right above it."""
    for i in range(row - 1, -1, -1):
        line = lines[i]
        if line.look is not Look.TEXT or line.indent > lines[row].indent + _HANGS_OVER or _OF_TABLE.search(line.text):
            return i + 1
    return 0


def _tag_opens_rows(lines: Sequence[Line], at: int, first_figures: int) -> bool:
    """Whether the table's heads or rows come next to its tag, not more heading lines."""
    following = [line for line in lines[at + 1 : first_figures + 1] if line.look is not Look.BLANK][:1]
    return not following or following[0].look is not Look.TEXT or _opens_table(following[0])


def _opens_table(line: Line) -> bool:
    """Heads of several columns, a period whose years stand in the lines below, or a caption at the left margin."""
    text = line.text.strip()
    if _CELLS.search(text) or (is_column_head(line.text) and len(re.findall(r"\b(?:19|20)\d\d\b", text)) > 1 and "  " in text):
        return True
    if _UNDATED.search(text):
        return True
    return bool(_SECTION.match(text)) or (text.endswith(":") and not _OF_TABLE.search(text))


def _last_table_line(lines: Sequence[Line], last_figures: int) -> int:
    """Past the last row: its rules, and the end of its caption where that wraps below the figures."""
    last = last_figures
    for i in range(last_figures + 1, len(lines)):
        line = lines[i]
        if line.look in (Look.RULE, Look.TAG):
            last = i
            if re.search(r"(?i)</TABLE>", line.text):
                break
        elif line.look is Look.TEXT and i == last + 1 and _goes_on(lines[last_figures], line):
            last = i
        elif line.look is not Look.BLANK:
            break
    return last


def _goes_on(row: Line, line: Line) -> bool:
    """Whether a line below the last row is the rest of its caption: set deeper, or the year of its date."""
    return not _ends_table(line) and (line.indent > row.indent or bool(_YEAR_OF_DATE.fullmatch(line.text)))


def _ends_table(line: Line) -> bool:
    return bool(_SEE_NOTES.match(line.text)) or is_prose(line)


def _cuts(line: Line) -> bool:
    """Whether a page or a tagged table ends at this line."""
    furniture = line.look is Look.BLANK and line.span.end > line.span.start
    return furniture or (line.look is Look.TAG and bool(re.search(r"(?i)</TABLE>", line.text)))


def _parts(lines: Sequence[Line], heading: str) -> list[Span]:
    """The printed parts: cut where furniture or a closing tag stood, each from its first to its last line with words.

    Lines of the heading that are repeated on a later page are no part of it, nor is what stands below a page's last row ("See notes").
    A part without rows is none, unless it stands before all rows: then it has their column heads, and the break came below these.
    """
    pieces: list[list[Line]] = [[]]
    for line in lines:
        if line.look is not Look.BLANK:
            pieces[-1].append(line)
        if _cuts(line):
            pieces.append([])
    known = {_words_of(line) for line in heading.split("\n")}
    pieces = [pieces[0], *(_below_head(piece, known) for piece in pieces[1:])]
    pieces = [*(_above_foot(piece) for piece in pieces[:-1]), pieces[-1]]
    first = next((i for i, piece in enumerate(pieces) if any(map(_is_row, piece))), 0)
    kept = [piece for i, piece in enumerate(pieces) if any(map(_is_row, piece)) or (piece and i < first)]
    return [Span(piece[0].span.start, piece[-1].span.end) for piece in kept]


def _below_head(piece: list[Line], known: Collection[frozenset[str]]) -> list[Line]:
    """The lines of a page less those at its top that the statement's heading has too, or that say that it goes on."""
    start = 0
    for i, line in enumerate(piece):
        if line.look is not Look.TAG:
            words = _words_of(line.text)
            if line.look is not Look.TEXT or (words and words not in known):
                break
            start = i + 1
    return piece[start:]


def _above_foot(piece: list[Line]) -> list[Line]:
    """The lines of a page that goes on less a reference to the notes at its foot, and what stands below that."""
    last = max((i for i, line in enumerate(piece) if _is_row(line)), default=len(piece))
    end = next((i for i, line in enumerate(piece) if i > last and line.look is Look.TEXT and _PAGE_FOOT.match(line.text)), len(piece))
    return piece[:end]


def _words_of(text: str) -> frozenset[str]:
    """The words of a line that tell it from others: no legal forms, nor that something goes on."""
    return frozenset(_WORD.findall(text.lower())) - _COMMON_WORDS


def _is_row(line: Line) -> bool:
    """Whether a line is a row, not a page number that was not taken for one."""
    return line.look is Look.FIGURES and len(line.text.strip()) > _PAGE_DIGITS


def _heading_start(text: str, title: Span, furniture: Sequence[Span]) -> int:
    """Where the heading begins: the entity's name above the title belongs to it."""
    above_title = bisect_right(furniture, title.start, key=lambda piece: piece.end) - 1
    floor = furniture[above_title].end if above_title >= 0 else 0
    start = text.rfind("\n", 0, title.start) + 1
    for _ in range(_LINES_ABOVE):
        above_end = start - 1
        if above_end <= floor:
            break
        above = text.rfind("\n", 0, above_end) + 1
        line = text[above:above_end].strip()
        if not line:
            start = above
            continue
        if (
            len(line) > _MAX_HEAD_WIDTH
            or not re.match(r"[^a-z]*[A-Z(]", line)
            or (line.endswith((".", ":", ";")) and not _LEGAL_FORM.search(line))
            or _CELLS.search(line)
            or _NO_ENTITY.search(line)
        ):
            break
        start = above
    words = re.compile(r"\S").search(text, start, title.end)
    return text.rfind("\n", 0, words.start()) + 1 if words and words.start() < title.start else title.start
