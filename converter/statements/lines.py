"""Rows of a grid -> the lines of a statement: caption, level, section, role and cells, before scale and periods are known.

A line's section is the path of headings above it. Headings leave the path, in order of trust: when their own total is
printed ("Total current assets"), when a line stands less deep than they do, or when another heading of their depth and
typing (capitals, or not) takes their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from converter.figures import Numeral, read_cell
from converter.model.fact import Dimension
from converter.model.period import Period
from converter.model.quantity import Measure
from converter.model.source import SourceText, Span
from converter.model.statement import LineRole
from converter.model.table import Cell, CellRole, Row, Rule
from converter.periods import find_mentions
from converter.tables.scan import CONTINUED, SPACED, with_commas

_LEADERS = re.compile(r"\.{2,}|(?:\s\.)+(?=\s|$)|_{3,}")
_BROKEN = re.compile(  # a word broken at a line's end: "amorti- zation", but neither "long- term" nor "held-to- maturity"
    r"\b(?!(?:to|for|of|in|by|at|on)-)([A-Za-z]{2,6}|[A-Za-z]{5,8}i(?=- ties))- "
    r"((?-i:[a-z]+|[A-Z]+)(?:tion|ment|ance|ence|sion|ity|ing|ated|ized|ferred|posal|nary|ive|ties)s?|ties)\b",
    re.IGNORECASE,
)
_STROKES = re.compile(r"[-=_]{2,}|(?:(?<=\s)|^)[.-](?=\s|$)")
_NOTE = re.compile(
    r"\s*[(\[]\s*(?:see\s+)?notes?\s+[\dA-Z][^)\]]{0,40}[)\]]"
    r"|\s*[(\[]\s*see\s+(?:the\s+)?(?:accompanying\s+)?notes?\s*[)\]]"
    r"|\s*[-\u2014\u2013,]{1,2}\s*(?:see\s+)?notes?\s+[\dA-Z]\d?(?:(?:\s?[,&]\s?|\s+and\s+)[\dA-Z]\d?)*\s*(?=:?$)",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?<=[\w).:])\s*(?:\((?:\d{1,2}|[a-z])\)\s*)+$|\s*\*{1,3}\s*$|(?<=[a-z]{3})\s*(?:\(\d{1,2}\))+", re.IGNORECASE)
# The next three are of captions in lower case.
_TOTAL = re.compile(r"^(?:sub-?)?totals?\b|\btotal$")
_NET = re.compile(
    r"^(?:net cash|net (?:increase|decrease|\((?:in|de)crease|change)|gross (?:profit|margin)|(?:income|loss|earnings)\b.*\bbefore)"
)
_CASH_TOTAL = re.compile(r"\bcash (?:flows? )?(?:\(?(?:provided|used|required|from|generated))")
_PAGE_NUMBER = re.compile(r"-\s?\d{1,3}\s?-|[A-Z]-\d{1,3}(?:\.\d)?")
_CLOSING = re.compile(r"\b(?:accompanying|integral part|see notes?|notes to|the notes)\b", re.IGNORECASE)
_ABOUT_TABLE = re.compile(r"\b(?:thousands?|millions?|000|unaudited|except|dollars)\b|^\(.*\)$", re.IGNORECASE)
_SCALE_SAID = re.compile(r"^(\([^()]*\b(?:thousands|millions|000'?s?|dollars)\b[^()]*\))\s*(?=\w|$)", re.IGNORECASE)
_NO_SECTION = re.compile(
    r"\b(?:commitments|contingenc|contingent)|\b(?:authori[sz]ed|none issued)\b|\d par value|par value\W*\$?\.?\d", re.IGNORECASE
)
_OUTERMOST = re.compile(
    r"^\W*(?:total\s+)?(?:assets|liabilities\b.{0,12}\b(?:capital|(?:share|stock)?\w*\W*\s?(?:equity|deficit|investment))|capitalization)\b"
    r"|\b(?:operating|operations|investing|investment|financing)\s+activities\W*$|^cash flows? (?:from|provided|used)\b",
    re.IGNORECASE,
)
_LONG = 12
_FACING = 1000  # more columns than any table has


@dataclass(slots=True)
class PrintedFigure:
    """A numeral of a line, with the offset that its places count from."""

    numeral: Numeral
    offset: int


@dataclass(slots=True)
class Line:
    """A line as printed; `cells` by the grid's columns from 0. `part` counts the table's parts, `is_ruled_above` is a single rule."""

    caption: str
    spans: tuple[Span, ...]
    cells: dict[int, PrintedFigure]
    level: int
    part: int
    is_ruled_above: bool = False
    role: LineRole = LineRole.ITEM
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TablePart:
    """Heads and rows of one part: `heads` by column (from 0), `said` all words over the whole table or beside the heads."""

    heads: tuple[str, ...]
    said: str
    head_spans: tuple[Span | None, ...]
    rows: tuple[Row, ...]
    headings: tuple[Cell, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line with its figures in the statement's columns: `places` maps the grid's columns to the statement's."""

    line: Line
    places: dict[int, int]
    measure: Measure | None = None
    period: Period | None = None
    dimensions: tuple[Dimension, ...] = ()


def table_parts(source: SourceText, rows: Sequence[Row], columns: int) -> Iterator[TablePart]:
    """The parts of a grid: rows of heads begin a new one when they stand below a body, unless they repeat those above it."""
    parts = _parts_by_heads(source, rows, columns)
    last = next(parts, None)
    for part in parts:
        if last and _repeats_heads(part, last):
            headings = (cell for cell in part.headings if not CONTINUED.search(source.slice(cell.spans[0])))
            last = replace(last, rows=(*last.rows, *(Row((cell._replace(role=CellRole.CAPTION),)) for cell in headings), *part.rows))
        else:
            if last:
                yield last
            last = part
    if last:
        yield last


def _parts_by_heads(source: SourceText, rows: Sequence[Row], columns: int) -> Iterator[TablePart]:
    head: list[Row] = []
    body: list[Row] = []
    for row in rows:
        if is_head(row):
            if body:
                yield _part(source, head, body, columns)
                head, body = [], []
            head.append(row)
        else:
            body.append(row)
    if head or body:
        yield _part(source, head, body, columns)


def _repeats_heads(part: TablePart, before: TablePart) -> bool:
    """Whether a part has the heads of the one before, and says of no other period that they are of."""
    known = f"{before.said}\n{' '.join(before.heads)}"
    said = (text for text in part.said.split("\n") if text not in known)
    dated = (find_mentions(text) for text in said)
    return any(part.heads) and part.heads == before.heads and not any(found.dates or found.lengths for found in dated)


def is_head(row: Row) -> bool:
    """Whether a row belongs to a table's head."""
    return any(cell.role is CellRole.HEADING or (cell.role is CellRole.TEXT and cell.column == 0) for cell in row.cells)


def _part(source: SourceText, head: Sequence[Row], body: Sequence[Row], columns: int) -> TablePart:
    words: list[list[str]] = [[] for _ in range(columns - 1)]
    spans: list[Span | None] = [None] * (columns - 1)
    said: list[str] = []
    headings: list[Cell] = []
    for cell in (cell for row in head for cell in row.cells):
        text = " ".join(" ".join(source.slice(span).split()) for span in cell.spans)
        if cell.role is CellRole.HEADING:
            for column in range(cell.column - 1, min(cell.column - 1 + cell.width, columns - 1)):
                words[column].append(text)
                spans[column] = spans[column] or cell.spans[0]
        else:
            said.append(text)
            if _is_heading(text):
                headings.append(cell)
    return TablePart(
        tuple(_STROKES.sub(" ", " ".join(texts)).strip() for texts in words),
        "\n".join(said),
        tuple(spans),
        tuple(body),
        tuple(headings[-1:]),
    )


def _is_heading(text: str) -> bool:
    """Whether words beside the heads head the lines below ("ASSETS") rather than say something about the table."""
    mentions = find_mentions(text)
    return not (mentions.dates or mentions.lengths or _ABOUT_TABLE.search(text)) and any(c.isalpha() for c in text)


def read_lines(source: SourceText, parts: Sequence[TablePart]) -> list[Line]:
    """All lines of a table in order, with their roles and sections."""
    lines: list[Line] = []
    for number, part in enumerate(parts):
        lines += [Line(clean_caption(source, cell.spans), cell.spans, {}, 0, number, role=LineRole.HEADING) for cell in part.headings]
        lines += _part_lines(source, part, number)
    last = max((at for at, line in enumerate(lines) if line.cells), default=-1)
    lines = lines[: last + 1] + [line for line in lines[last + 1 :] if not _is_closing(line.caption)]
    _set_sections(lines)
    return lines


def join_facing(lines: Sequence[Line], number: int, places: Sequence[dict[int, int]]) -> None:
    """Where a part is the facing page of one before, or the rest of its columns below it, its figures go on with that one's lines.

    It has as many rows then, and either no captions or the same ones over again, while its columns hold something else.
    """
    rows = [line for line in lines if line.part == number and line.cells]
    first = max((line.part for line in lines if line.part < number and line.cells), default=None)
    before = [line for line in lines if line.part == first and line.cells]
    if first is None or len(rows) != len(before) or not _goes_on(rows, before, places[number], places[first]):
        return
    for line, other in zip(rows, before, strict=True):
        other.cells.update({_FACING * number + column: cell for column, cell in line.cells.items()})
    for line in (line for line in lines if line.part == number):
        line.cells, line.caption = {}, ""
    places[first].update({_FACING * number + column: index for column, index in places[number].items()})


def _goes_on(rows: Sequence[Line], before: Sequence[Line], place: dict[int, int], other: dict[int, int]) -> bool:
    if not any(line.caption for line in rows):
        return True
    repeats = all(_letters(line.caption) == _letters(above.caption) for line, above in zip(rows, before, strict=True))
    return repeats and not set(place.values()) & set(other.values())


def _letters(caption: str) -> str:
    return "".join(character for character in caption.lower() if character.isalnum())


def _is_closing(caption: str) -> bool:
    """Whether words below the last figures speak about the statement ("See accompanying notes.")."""
    return bool(_CLOSING.search(caption)) or len(caption.split()) > _LONG or not any(c.isalpha() for c in caption)


def _part_lines(source: SourceText, part: TablePart, number: int) -> Iterator[Line]:
    """A rule under an item is above a sum; a rule under a sum, or under a heading, only parts it from what follows."""
    ruled: set[int] = set()
    for row in part.rows:
        cells = dict(_figures(source, row))
        caption = next((cell for cell in row.cells if cell.role is CellRole.CAPTION), None)
        spans = caption.spans if caption else ()
        text = clean_caption(source, spans)
        if not cells and (not text or _PAGE_NUMBER.fullmatch(text)):
            continue
        scale = _SCALE_SAID.match(text)
        if scale and scale.end() < len(text):  # "(In thousands)" over the first caption, read as its beginning
            yield Line(scale[1], spans[:1], {}, row.indent, number, role=LineRole.HEADING)
            text = text[scale.end() :]
        line = Line(text, spans, cells, row.indent, number, bool(ruled & set(cells)))
        line.role = _role(line)
        yield line
        rules = {cell.column - 1 for cell in row.cells if cell.rule is Rule.SINGLE}
        ruled = rules if cells and line.role is LineRole.ITEM else set()


def _figures(source: SourceText, row: Row) -> Iterator[tuple[int, PrintedFigure]]:
    for cell in row.cells:
        if cell.role is CellRole.FIGURE:
            text = source.slice(cell.spans[0])
            whole = text.replace(", ", ",").replace(" ,", ",") if " " in text else text
            found = read_cell(SPACED.sub(with_commas, whole) if " " in whole else whole)
            if found:
                end = found.end + len(text) - len(whole)  # "115, 908" goes as far as it is printed
                yield cell.column - 1, PrintedFigure(found if end == found.end else found._replace(end=end), cell.spans[0].start)


def _role(line: Line) -> LineRole:
    if not line.cells:
        return LineRole.HEADING
    caption = line.caption.lower()
    return LineRole.TOTAL if not caption or line.is_ruled_above or _TOTAL.search(caption) or _NET.search(caption) else LineRole.ITEM


def clean_caption(source: SourceText, spans: Sequence[Span]) -> str:
    """The caption on one line without leaders, footnote marks and note references."""
    text = " ".join(source.slice(span) for span in spans)
    if "." in text or "_" in text:
        text = _LEADERS.sub(" ", text)
    text = " ".join(text.split())
    if "- " in text:
        text = _BROKEN.sub(r"\1\2", text)
    if "note" in text.lower():
        text = _NOTE.sub("", text)
    if "(" in text or "*" in text:
        text = _MARK.sub("", text)
    return text.strip(" .\u00a0")


@dataclass(frozen=True, slots=True)
class _Heading:
    caption: str
    level: int
    is_upper: bool
    words: frozenset[str]
    items: list[int] = field(default_factory=list)  # the levels of the lines and headings right under it

    sisters: list[str] = field(default_factory=list)  # headings under it that are typed as it is: "ASSETS / CURRENT ASSETS"

    @property
    def has_sisters(self) -> bool:
        """Whether it stands above headings of its own depth and typing, so that the next of them does not take its place."""
        return bool(self.sisters)

    @property
    def is_deep(self) -> bool:
        """Whether its lines are set deeper than itself, so that a line as deep as itself is none of its lines."""
        return bool(self.items) and self.items[0] > self.level


def _set_sections(lines: Sequence[Line]) -> None:
    path: list[_Heading] = []
    part = 0
    for at, line in enumerate(lines):
        if line.part != part:
            part = line.part
            path = [heading for heading in path if heading.is_upper or heading.level == 0][:1]
        if line.role is LineRole.HEADING:
            _enter_heading(path, line, lines[at + 1] if at + 1 < len(lines) else line)
        else:
            _enter_line(path, line)


def _enter_heading(path: list[_Heading], line: Line, below: Line) -> None:
    if not _SCALE_SAID.match(line.caption):
        _leave_for_heading(path, line)
    line.section = tuple(heading.caption for heading in path)
    is_open = line.caption.endswith("authorized:") and below.level > line.level  # "Preferred stock: 500 shares authorized:"
    if (_NO_SECTION.search(line.caption) and not is_open) or _SCALE_SAID.match(line.caption):
        return
    heading = _Heading(line.caption.rstrip(":"), line.level, line.caption.isupper(), _words(line.caption))
    if path:
        path[-1].items.append(line.level)
        path[-1].sisters.extend([line.caption] if (path[-1].level, path[-1].is_upper) == (heading.level, heading.is_upper) else [])
    path.append(heading)


def _enter_line(path: list[_Heading], line: Line) -> None:
    closing = _closed_by(path, line)
    if closing is not None:
        del path[closing + 1 :]
    elif line.caption:
        while path and ((path[-1].level > line.level and len(path) > 1) or (path[-1].is_deep and path[-1].level >= line.level)):
            path.pop()
    line.section = tuple(heading.caption for heading in path)
    if closing is not None:
        del path[closing:]
    if path and line.caption:
        path[-1].items.append(line.level)


def _leave_for_heading(path: list[_Heading], line: Line) -> None:
    """A sister takes a heading's place, but not the place of the one above, though it be typed like both ("ASSETS / CURRENT ASSETS")."""
    if _OUTERMOST.match(line.caption):
        path.clear()
    upper = line.caption.isupper()
    while path:
        last = path[-1]
        outranks = upper and not last.is_upper
        takes_place = last.level == line.level and last.is_upper == upper and last.items and not last.has_sisters
        if not (last.level > line.level or outranks or takes_place):
            break
        path.pop()


def _words(caption: str) -> frozenset[str]:
    return frozenset(word.rstrip("s'") for word in re.findall(r"[a-z]{3,}", caption.lower())) - {"total", "and", "the", "from"}


def _closed_by(path: Sequence[_Heading], line: Line) -> int | None:
    """The heading whose total a line is: "Total current assets" closes "Current assets", "Net cash used in..." its activities."""
    caption = line.caption.lower()
    is_cash = bool(_CASH_TOTAL.search(caption))
    if not (is_cash or _TOTAL.search(caption)):
        return None
    words = _words(line.caption)
    for at in range(len(path) - 1, -1, -1):
        own = path[at].words
        if own and words and (own == words or (len(words) > 1 and words <= own) or (is_cash and own & words & _ACTIVITIES)):
            return at
    return None


_ACTIVITIES = frozenset({"operating", "operation", "investing", "investment", "financing"})
