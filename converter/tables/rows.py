"""The rows of a table's body: captions that go over several lines joined with the figures that stand right of any of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from converter.figures import Numeral
from converter.model.table import Rule
from converter.periods import MONTH_NAMES, MONTH_WORDS
from converter.tables.parts import Part
from converter.tables.ruler import ColumnPlace, Ruler
from converter.tables.scan import LineKind, PrintedLine, Stroke

_WORDS = re.compile(r"\S+(?: \S+)*")
_NOTE = re.compile(r"\(?(?:notes?\s{1,2})?(?:\d{1,2}|[A-Z])(?:\s?(?:,|&|and|-)\s?(?:\d{1,2}|[A-Z]))*\)?", re.IGNORECASE)
_OPEN_END = re.compile(  # in lower case
    r"(?:[,;(/&+]|\b(?:of|and|or|for|the|in|on|at|by|to|from|with|before|after|per|its|under|less|than|including|a|an|as|not|which"
    r"|between|due|over|cumulative|(?:partner|stockholder|shareholder|shareowner|member|owner)s'|upon|into|through|during|excluding|relating"
    r"|related|applicable|attributable"
    r"|\w+ (?:common|preferred|accounting|comprehensive)|from (?:dis)?continu(?:ing|ed)|before(?: \w+)? income|before extraordinary"
    r"|to net|(?:of|for) class [a-z]|(?:local|per|of) limited(?: partnership)?"
    r"|(?:and|other) employee|employee stock(?: option| purchase| ownership)?|(?:months?|weeks|years?|period) ended"
    r"|and (?:post-?retirement|pension)|less (?:\w+ )?allowances?"
    r"|(?:and|or|of|in|to|for|from|by|less) (?:current|long-term|short-term|deferred|accrued|accumulated|doubtful|uncollectible|unrealized"
    r"|extraordinary|minority|income|federal|operating|investing|financing)"
    rf"|(?:at|of|in|to|on|and|ended) (?:{MONTH_NAMES})))$",
)
_CASH_END = re.compile(r"\b(?:net cash(?: (?:flows?|provided|used))?|\w+ \(used(?: (?:in|for|by))?\))$", re.IGNORECASE)
_OPEN_START = re.compile(
    r"(?:[a-z&,]|\((?:[a-z\d]|Net|NET|Less|LESS)|(?:OF|AND|OR|FOR|TO|IN|ON|BY|FROM|BEFORE|AFTER|NET OF|AT COST|WITH|PER|THAN|FROM)\b"
    r"|(?:UNDER|UPON|INTO|THROUGH|DURING|PURSUANT TO|INCLUDING|EXCLUDING|DUE (?:WITHIN|AFTER)|HELD (?:FOR|BY|TO)|BETWEEN|AMONG|WHICH|AS)\b"
    r"|(?:ACTIVITIES|Activities)\b"
    r"|(?i:of|and|or|than|applicable to|attributable to|respectively|held in|resulting from|in (?:19|20)\d\d"
    r"|(?:purchased|sold) under|sold(?=\W*$)|in cash|for (?:doubtful|uncollectible|possible|loan|credit)"
    r"|receivable(?! from)|payable(?! to)|\((?:after|including|excluding|(?:in)?voluntary|liquidation))\b)"
)
_EARNED_EACH = re.compile(r"(?:primary|basic|(?:fully )?diluted)\W*", re.IGNORECASE)  # a heading of several lines
_EACH_LAST = re.compile(r"\bper (?:\w+ ){0,3}(?:share|unit)$", re.IGNORECASE)  # a heading, as long as it may be
_MONTH_NAME = rf"(?:{MONTH_WORDS})\.?"
_MONTH_LAST = re.compile(rf"\b{_MONTH_NAME}$", re.IGNORECASE)
_DAY_LAST = re.compile(rf"\b{_MONTH_NAME}\s+\d{{1,2}},?$", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d\b")
_MONTH_FIRST = re.compile(rf"(?:(?:at|as of)\s+)?{_MONTH_NAME}\s+\d", re.IGNORECASE)
_NEW_BALANCE = re.compile(r"B(?:alances?|ALANCES?)\b")
_WORD_BROKEN = re.compile(  # "INCOME BEFORE EXTRA- / ORDINARY ITEM", but "ITEMS INCLUDED IN NET INCOME- / DEPRECIATION"
    r"\b(?!(?:INCOME|EARNINGS|LOSS|REVENUES|EXPENSES|COSTS|ASSETS|LIABILITIES|EQUITY|STOCK|DEBT|TAXES|OPERATIONS|ACTIVITIES|OTHER)-)[A-Z]{2,}-$"
)
_HEADED = re.compile(r"\b(?:ASSETS|LIABILITIES|EQUITY|CAPITALI[SZ]ATION|REVENUES|EXPENSES|COSTS|DEDUCTIONS|CREDITS|STOCK|INVESTMENTS)\b")
_DATED_BALANCE = re.compile(rf"balances?\W*(?:(?:at|as of)\W+)?{_MONTH_NAME}\s+\d{{1,2}},?\s+(?:19|20)\d\d\W*", re.IGNORECASE)
_BALANCE_ALONE = re.compile(r"balances?\W*(?:at|as of)?\W*", re.IGNORECASE)
_STOCK = re.compile(
    r"\b(?:common|preferred|preference|capital|treasury|class [a-z])\b.*\b(?:stock|shares?)\b|\bpar value\b|\bshares?\b|\bunits?\b",
    re.IGNORECASE,
)
_STOCK_DETAIL = re.compile(
    r"^\W*(?:authori[sz]ed|issued|outstanding|no shares|none|shares|(?:par|stated) value"
    r"|\$?[\d.,]+ (?:par|stated|shares|(?:per|a|each) share)|[\d,]{5,} shares|[\d,]{7,} (?:at|in|and|issued|outstanding)\b)",
    re.IGNORECASE,
)
_OVER_COUNTS = re.compile(r"^(?:number of )?shares of\b.*:$", re.IGNORECASE)  # a heading over lines of counts
_STOCK_NAME = re.compile(
    r"^\W*(?:(?:class|series) [a-z] )?(?:[\w-]+ ){0,2}(?:common|preferred|preference|capital|treasury) (?:stock|shares)\b",
    re.IGNORECASE,
)
_BY_YEAR = re.compile(  # "1995--500", "1995, $500; 1994, $400", "(500 shares in 1995", "$500 - 1995)"
    r"(?:19|20)\d\d(?:\s?[-:\u2013\u2014]|,\s\$?\d[\d,]*;)|\(?\$?\d[\d,]*(?:\s(?:shares|units))?\s(?:in|-)\s(?:19|20)\d\d\b"
)
_EACH_FIRST = re.compile(r"\(\$ ?[\d.]+ (?:per|a) (?:[\w-]+ ){0,2}(?:share|unit)\b", re.IGNORECASE)
_AMOUNT_FIRST = re.compile(r"\(?\$ ?[\d.]")  # "($.40 per share)"
_AMOUNT_END = re.compile(r"\$[\d.,]*\d$")
_COUNTED = re.compile(r"\b(?:issued|outstanding|authori[sz]ed|reserved|held)$", re.IGNORECASE)
_NOTES = re.compile(r"\((?:see )?notes? ", re.IGNORECASE)
_ACTIVITIES = re.compile(
    r"(?:(?:net )?cash flows?(?: provided by| used in| from| for| \(used in\))* )?(?:(?:dis)?continu(?:ing|ed) )?"
    r"(?:operating|investing|financing) activities",
    re.IGNORECASE,
)
_ACTIVITIES_ALONE = re.compile(r"^cash flows? (?:from|used for|for) (?:operations|operating|investing|financing)$", re.IGNORECASE)
_SECTION_ALONE = re.compile(  # a heading whose lines may stand as deep as itself, and begin with another thing than what it is net of
    r"(?:property,? plant,? (?:and|&) equipment|(?:stock|share)holders'? ?(?:equity|investment)"
    r"|(?:current |other )?(?:assets|liabilities))",
    re.IGNORECASE,
)
_SECTION_NET = re.compile(r"(?:net|less|at)\b", re.IGNORECASE)
_SMALL_LAST = re.compile(r"\s\(?[a-z]{4,}\W*$")  # captions that have it go on with small letters
_FIGURE_IN_WORDS = re.compile(r"\d,\d{3}(?!\d)")
_OPEN_WIDTH = 40  # characters at a caption's end that tell whether it goes on
_WRAP_MARGIN = 2
_SEVERAL = 3  # lines that start at a place make it a usual one
_FAR = 8  # how far right of their headings items start at least
_DEEPER = 6
_CAPTION, _LONG_CAPTION = 3, 5  # words


class Piece(NamedTuple):
    """Words of one line, by their places in it."""

    line: PrintedLine
    left: int
    right: int

    @property
    def text(self) -> str:
        """The words as printed."""
        return self.line.text[self.left : self.right]


@dataclass(slots=True)
class BodyRow:
    """A row as it grows: the pieces of its caption, its figures by column, other words in columns, notes, rules under it."""

    caption: list[Piece] = field(default_factory=list)
    figures: list[tuple[int, Numeral, PrintedLine]] = field(default_factory=list)
    texts: list[tuple[int, Piece]] = field(default_factory=list)
    notes: list[tuple[int, Piece]] = field(default_factory=list)
    rules: dict[int, Rule] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The caption on one line."""
        return " ".join(" ".join(piece.text.split()) for piece in self.caption)

    @property
    def indent(self) -> int:
        """Where the caption's first line starts."""
        return self.caption[0].left if self.caption else 0


def read_rows(part: Part) -> list[BodyRow]:
    """The rows of a part's body."""
    lines = [line for line in part.body if line.kind is not LineKind.TAGS]
    reading = _Reading(part.ruler, _caption_limit(lines, part.ruler), _usual_starts(lines))
    for at, line in enumerate(lines):
        if line.kind is LineKind.BLANK:
            reading.apart = reading.apart or LineKind.BLANK
        elif line.kind is LineKind.RULE:
            reading.apart = LineKind.RULE
            reading.draw(line.strokes)
        else:
            reading.add(line, next((other for other in lines[at + 1 : at + 3] if other.kind is LineKind.TEXT), None))
    return reading.rows


@dataclass(slots=True)
class _Reading:
    """The rows so far, and what parted the last line from the next: nothing, a blank line, or a rule."""

    ruler: Ruler
    limit: int
    starts: frozenset[int]
    rows: list[BodyRow] = field(default_factory=list)
    apart: LineKind | None = LineKind.RULE
    beside: BodyRow | None = None  # the heading that stands left of the last line

    def draw(self, strokes: Sequence[Stroke]) -> None:
        """Draw a rule under the last row."""
        if self.rows:
            _draw(self.rows[-1], strokes, self.ruler.columns)

    def add(self, line: PrintedLine, following: PrintedLine | None) -> None:
        """Add a line to the last row, or as a new one."""
        row = _read_line(line, self.ruler)
        if line.strokes and not line.figures:
            self.draw(line.strokes)
            if self.rows and not self.rows[-1].caption and self.apart is None and not _goes_on(row, following):
                self.rows[-1].caption = row.caption  # the caption of the figures above stands beside their rule
                return
        self._take_heading(row)
        if self.rows and _joins(self.rows[-1], row, self.apart, self.limit, following):
            _add(self.rows[-1], row)
        else:
            self.rows.append(row)
        self.apart = None

    def _take_heading(self, row: BodyRow) -> None:
        """Make the heading that stands left of an item a row of its own; its own next line goes on with it."""
        head = _split_heading(row, self.starts) if row.caption else None
        if head is None:
            self.beside = None
            return
        if self.beside is not None and self.apart is None:
            self.beside.caption += head.caption
        else:
            self.beside = head
            self.rows.append(head)
        self.apart = LineKind.RULE


def _caption_limit(lines: Sequence[PrintedLine], ruler: Ruler) -> int:
    """Where captions end at most: a caption that would have gone beyond was wrapped by its writer."""
    edge = ruler.columns[0].left if ruler.columns else 0
    ends = [len(line.text[:edge].rstrip()) for line in lines if line.kind is LineKind.TEXT]
    return max(ends, default=0)


def _usual_starts(lines: Sequence[PrintedLine]) -> frozenset[int]:
    """Where several lines with figures start, or more lines of which some have them: the second column of captions, right of headings."""
    plain = (line for line in lines if line.figures and "  " not in line.text[: line.figures[0].left].strip())
    counts = Counter(line.indent for line in plain)
    written = Counter(line.indent for line in lines if line.kind is LineKind.TEXT)
    return frozenset(start for start, count in counts.items() if count >= _SEVERAL or written[start] > _SEVERAL)


def _split_heading(row: BodyRow, starts: frozenset[int]) -> BodyRow | None:
    """The heading that stands left of an item on its line ("Current Assets      Cash"), cut off from the row."""
    piece = row.caption[0]
    words = list(places_of(piece))
    if len(words) < 2 or words[0][0] in starts or words[1][0] not in starts or words[1][0] - piece.left < _FAR:  # noqa: PLR2004
        return None
    row.caption[0] = Piece(piece.line, words[1][0], piece.right)
    return BodyRow([Piece(piece.line, *words[0])])


def _draw(row: BodyRow, strokes: Sequence[Stroke], columns: Sequence[ColumnPlace]) -> None:
    for stroke in strokes:
        for at, column in enumerate(columns):
            if stroke.left < column.right and column.left < stroke.right:
                row.rules[at] = Rule.DOUBLE if stroke.double or row.rules.get(at) is Rule.DOUBLE else Rule.SINGLE


def _read_line(line: PrintedLine, ruler: Ruler) -> BodyRow:
    row = BodyRow()
    placed = ruler.place(line) if line.figures else ()
    row.figures = [(column, numeral, line) for column, numeral in placed]
    end = placed[0][1].left if placed else len(line.text)
    edge = ruler.columns[0].left if ruler.columns else len(line.text)
    words = [Piece(line, match.start(), match.end()) for match in _WORDS.finditer(line.text, 0, end)]
    if len(words) > 1 and not placed and words[-1].left >= edge:
        row.texts = [(_column_at(piece, ruler), piece) for piece in words[1:] if piece.left >= edge]
        words = [words[0]] + [piece for piece in words[1:] if piece.left < edge]
    if len(words) > 1 and _is_note(words[-1].text):
        row.notes.append((0, words.pop()))
    if words:
        row.caption = [Piece(line, words[0].left, words[-1].right)]
    for at, (column, numeral) in enumerate(placed):
        stop = placed[at + 1][1].left if at + 1 < len(placed) else len(line.text)
        row.notes += [(column, Piece(line, m.start(), m.end())) for m in _WORDS.finditer(line.text, numeral.right, stop)]
    return row


def _is_note(words: str) -> bool:
    """Whether words are a reference to a note, whole: "G)" is the end of a caption ("... less current maturities  (Note  G)")."""
    return words.count("(") == words.count(")") and bool(_NOTE.fullmatch(words))


def _column_at(piece: Piece, ruler: Ruler) -> int:
    middle = (piece.left + piece.right) // 2
    return min(range(len(ruler.columns)), key=lambda at: abs((ruler.columns[at].left + ruler.columns[at].right) // 2 - middle))


def _add(row: BodyRow, more: BodyRow) -> None:
    row.caption += more.caption
    row.figures += more.figures
    row.texts += more.texts
    row.notes += more.notes


def _joins(row: BodyRow, more: BodyRow, apart: LineKind | None, limit: int, following: PrintedLine | None) -> bool:
    """Whether a line goes on with the row before it."""
    if not row.caption or apart is LineKind.RULE or (row.figures and more.figures) or more.texts:
        return False
    if not more.caption:
        return bool(more.figures) and apart is None and not row.text.endswith(":") and not _has_figures_in_words(row)
    if apart is LineKind.BLANK:
        return not row.texts and more.text[:1].islower() and (_is_open(row.text) or _ends_apart(row, more, following))
    words = more.text
    if row.figures:
        if _DATED_BALANCE.fullmatch(row.text) and not more.text.startswith("as "):
            return False
        starts_anew = (
            (_STOCK_NAME.match(words) and not _is_open(row.text))
            or _leads(more, following)
            or (words.endswith(":") and not _is_open(row.text))
        )
        return not starts_anew and (_continues(row.text, words) or _hangs(row, more, following))
    # cash of activities that the next line names; with figures it is a caption of its own
    is_cash = bool(_CASH_END.search(row.text)) and not _heads_several(row, more, following)
    is_next_stock = bool(_STOCK_NAME.match(words) and _COUNTED.search(row.text))  # all is said of the one before
    return not is_next_stock and (is_cash or _continues(row.text, words) or _was_wrapped(row, more, limit, following))


def _ends_apart(row: BodyRow, more: BodyRow, following: PrintedLine | None) -> bool:
    """Whether the last words of a caption stand below a blank line, in small letters, where captions do not begin with these."""
    begins_so = following is not None and following.text.lstrip()[:1].islower()
    return bool(more.figures) and not row.figures and row.text[:1].isupper() and not row.text.endswith(":") and not begins_so


def _has_figures_in_words(row: BodyRow) -> bool:
    """Whether a row has figures of its own that a slip of the pen keeps from being read: "(61,734)   (51,63)"."""
    return any(_FIGURE_IN_WORDS.search(piece.text) for _, piece in row.texts)


def _goes_on(row: BodyRow, following: PrintedLine | None) -> bool:
    """Whether the words beside the rule under a sum are the start of the next caption ("Loss from operations ----- / before taxes")."""
    return following is not None and _continues(row.text, " ".join(following.text.split()))


def _leads(more: BodyRow, following: PrintedLine | None) -> bool:
    """Whether a line without figures is the start of the next row's caption rather than the end of the last one's."""
    if following is None or more.figures or _OPEN_START.match(more.text):
        return False
    return _continues(more.text, " ".join(following.text.split()))


def _continues(text: str, more: str) -> bool:
    if _breaks_a_date(text, more):
        return True
    if (
        _NOTES.match(more)
        or _BY_YEAR.match(more)
        or _EACH_FIRST.match(more)
        or (_STOCK_DETAIL.match(more) and _STOCK.search(text) and not _OVER_COUNTS.match(text))
    ):
        return True
    if (more[:1].isdigit() and (_COUNTED.search(text) or text.endswith("-"))) or (more[:1] == "$" and _AMOUNT_END.search(text)):
        return True
    if _is_open(text):
        return not (_ACTIVITIES_ALONE.search(text) and more[:1].isupper() and not _OPEN_START.match(more))
    return not (text.endswith(":") or _EARNED_EACH.fullmatch(text)) and bool(_OPEN_START.match(more))


def _breaks_a_date(text: str, more: str) -> bool:
    """Whether a line ends within a date, or with the word that a date goes with ("Balance at June / 30, 1995")."""
    if more[:1].isdigit() and _MONTH_LAST.search(text):
        return True
    return bool((_YEAR_FIRST.match(more) and _DAY_LAST.search(text)) or (_MONTH_FIRST.match(more) and _BALANCE_ALONE.fullmatch(text)))


def _is_open(text: str) -> bool:
    return (
        text.count("(") > text.count(")")
        or bool(_WORD_BROKEN.search(text))
        or bool(_OPEN_END.search(text.lower(), max(0, len(text) - _OPEN_WIDTH)))
    )


def _hangs(row: BodyRow, more: BodyRow, following: PrintedLine | None) -> bool:
    """Whether a line without figures under a row is the rest of its caption: set deeper, with nothing set under it."""
    if more.figures or more.text.endswith(":") or not row.indent < more.indent <= row.indent + _DEEPER:
        return False
    ends = following is not None and following.indent < more.indent and (bool(following.figures) or following.indent == row.indent)
    return ends and (not more.text.isupper() or (row.text.isupper() and not _HEADED.search(more.text)))


def _was_wrapped(row: BodyRow, more: BodyRow, limit: int, following: PrintedLine | None) -> bool:
    """Whether the next line's first word would not have fitted behind the last line.

    A line over deeper ones, or several, is a heading; so is one that only names activities.
    """
    if not more.figures and following is not None and following.indent > more.indent:
        return False
    if _heads_several(row, more, following):
        return False
    is_section = _SECTION_ALONE.fullmatch(row.text) and not _SECTION_NET.match(more.text)
    is_over_each = _EACH_LAST.search(row.text) and more.text[:1].isupper()
    if is_section or is_over_each or _NEW_BALANCE.match(more.text) or _ACTIVITIES.fullmatch(row.text):
        return False
    last = row.caption[-1]
    first_word = more.text.split(maxsplit=1)[0]
    if _is_only_child(row, more, following):
        return True
    full = last.right + 1 + len(first_word) > limit - _WRAP_MARGIN
    deeper = row.indent <= more.indent <= row.indent + _DEEPER
    if more.indent == row.indent and _SMALL_LAST.search(row.text) and more.text[:1].isupper():
        return False
    return full and deeper and not row.text.endswith(":") and (not row.text.isupper() or more.text.isupper())


def _heads_several(row: BodyRow, more: BodyRow, following: PrintedLine | None) -> bool:
    """Whether a line with figures and the one behind it stand equally deep under a row."""
    return bool(more.figures and following is not None and following.figures and following.indent == more.indent > row.indent)


def _is_only_child(row: BodyRow, more: BodyRow, following: PrintedLine | None) -> bool:
    """Whether a line would be the single item under a heading: then both are one caption ("Income before provision / for taxes").

    Short headings must stand among items for that: "Amortization of debt / Issuance costs" with the next item as deep as its first line.
    """
    if not more.figures or row.text.endswith(":") or not more.indent > row.indent or following is None:
        return False
    words = len(row.text.split())
    is_long = words >= _LONG_CAPTION or row.text.endswith(" -")
    is_caption = words >= _CAPTION or bool(_AMOUNT_FIRST.match(more.text))
    is_among_items = is_caption and following.indent <= row.indent and bool(following.figures)
    is_bare = bool(following.figures) and following.text[: following.figures[0].left].strip(" $(") == ""
    return (is_long or is_among_items) and (following.indent < more.indent or is_bare) and not more.text.lower().startswith("total")


def places_of(piece: Piece) -> Iterator[tuple[int, int]]:
    """The stretches of a piece's words, parted where two blanks or leaders part them."""
    for match in _WORDS.finditer(piece.line.text, piece.left, piece.right):
        yield match.span()
