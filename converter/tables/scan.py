"""The printed lines of a table: what kind each is, and which numerals stand at its end where figures stand.

Figures stand at the end of a line: behind them come only other figures, footnote marks and words for "not applicable".
So "in 2002 and 2001" inside a caption is never taken for figures, wherever it breaks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from converter.figures import Numeral, find_numerals
from converter.model.source import SourceText, Span
from converter.periods import MONTH_WORDS
from converter.recent import remember_last


class LineKind(Enum):
    """What a printed line is for the table that it stands in."""

    BLANK = "blank"
    RULE = "rule"  # only strokes
    TAGS = "tags"  # only SGML tags
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A ruled stretch of a line, by its places in it."""

    left: int
    right: int
    double: bool


@dataclass(frozen=True, slots=True, eq=False)
class PrintedLine:
    """A line as printed, equal to itself alone.

    `text` has tabs expanded and leaders and tags blanked, so that a place in it is a place on paper.
    `numerals` are all of its numerals, `figures` those at its end. `origin` is the line's offset in the source, `places` the offset of each
    character where tabs moved them. `stubs` are the places of <S> and <C> marks.
    """

    kind: LineKind
    origin: int
    text: str
    numerals: tuple[Numeral, ...] = ()
    figures: tuple[Numeral, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    stubs: tuple[int, ...] = ()
    places: tuple[int, ...] | None = None
    starts_table: bool = False
    part: int = 0

    def span(self, left: int, right: int) -> Span:
        """The place in the source of the characters `left`..`right` of this line."""
        if self.places is None:
            return Span(self.origin + left, self.origin + right)
        return Span(self.origin + self.places[left], self.origin + self.places[right])

    @property
    def indent(self) -> int:
        """The blanks before the first word."""
        return len(self.text) - len(self.text.lstrip())


_LINES = re.compile(r"[^\n]+")
_FIRST_WORD = re.compile(r"\s*\S+")
_TAG = re.compile(r"</?(?:TABLE|CAPTION|S|C|PAGE|FN|F\d+|BR|B|I|U|P|CENTER|FONT|R|TEXT)\b[^<>\n]{0,20}>", re.IGNORECASE)
_STUB = re.compile(r"<[SC]>", re.IGNORECASE)
CONTINUED = re.compile(r"\b(?:continued|concluded)\b|\bcont(?:'d|\.)", re.IGNORECASE)  # that a title or a head goes on from a page before
_LEADERS = re.compile(
    r"\.{3,}(?:\s?\.(?!\d))*|(?:\.[ \xa0]{1,3}){2,}(?:\.(?!\d))?|(?<=\w)\.{2}(?=\s)|_{3,}(?=\s*[\d$(-])|(?<=\s)\.(?=\s|$)"
    r"|(?<=[A-Za-z).,:]) {1,2}(?:- ){3,}-?(?=\s|$)"  # dashes with a blank between them; zeros of columns stand further apart
)
_LEADER_MARKS = ("..", ". ", ".\xa0", "__", "- - -")  # one of which each leader has
_RULE = re.compile(r"[\s$|]*(?:[-=_~\u2013\u2014\x96\x97*][\s$|+]*)+")
_STROKE = re.compile(r"[-_~\u2013\u2014\x96\x97]{2,}|={2,}|-(?: -)+|=(?: =)+")
_LONG_STROKE = re.compile(r"(?<!\S)(?:-{5,}|={3,}|_{5,})(?![^\sA-Za-z])")
_MARK = re.compile(r"\s{0,2}(?:\((?:[a-z]|\d{1,2})\)|\[(?:[a-z]|\d{1,2})\]|\*{1,3}|\#|\u2020|[A-Z](?=\s|$)|/[a-z\d]/)+", re.IGNORECASE)
_SAYS_LIVES = ("years", "years.", "yrs", "yrs.")
_LIVES = re.compile(  # right of figures: "5-10 years"
    r"(?<=[\d)])[ ]{2,}\d{1,2}(?:[ ]?(?:-|to)[ ]?\d{1,2})?[ ]?(?:years|yrs)\.?$", re.IGNORECASE
)
_NO_FIGURE = re.compile(r"\b(?:various|N/?A|N\.A\.|NM|N/M|N\.M\.|nil|none)\b", re.IGNORECASE)
MISPRINT = re.compile(  # where it is no numeral: "(51,63)", "1.307,200", but neither notes "4,7,10" nor "$21,594)" of a caption
    r"(?<=\s\s)(?!\$?\(?\d{1,3}(?:,\d{3})+\)?(?!\S))(?:[$(]{1,3}|(?=\S*\d{3}))\d{1,3}(?:[.,]\d{1,3})+\)?(?!\S)"
)
_PARTED = re.compile(  # "(115, 908)", "4,180 ,000"
    r"(?:(?<=\()|(?<=\$)|(?<=\$ )|(?<=  ))(\d{1,3}(?:,\d{3})*(?:,(?= \d)|(?= ,))) ,?\d{3}(?=\)|\s{2}|$)"
)
_UNGROUPED = re.compile(  # "1 166" apart from words, its comma lost, in a table that groups by commas
    r"(?:(?<=\()|(?<=\$)|(?<=\$ )|(?<=\$  )|(?<=    ))\d{1,3} \d{3}(?=\)|\s{3}|$)"
)
SPACED = re.compile(r"\d(?<![\d.,] \d)(?<![\d.,]\d)\d{0,2}(?: \d{3})+(?![\d,.]| \d)")
_COMMA = re.compile(r"\d,\d{3}\b")
_SEVERAL, _MANY_TIMES = 4, 5
_BROKEN_ROWS, _MOSTLY, _GAP = 5, 0.6, 3
_BESIDE_MARGIN = 5  # rows of figures that show where a margin begins
_TAB = 8
_MARK_DIGITS = 2  # of a footnote mark at most
LINES_REMEMBERED = 512  # of the table in hand, each asked several times what it is
_BETWEEN = " ),*$"  # what may stand behind a figure: a bracket, a mark, the dollar sign of a cell left empty
_TWIN_DASH = re.compile(r"(?<=\s\s)- -(?=\s\s|\s*$)")
_DAY_LAST = re.compile(rf"\b(?:{MONTH_WORDS})\.?\s+\d{{1,2}}\s*,?\s*$", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"\s*(?:19|20)\d\d\W*")


@remember_last
def scan_lines(source: SourceText, spans: Sequence[Span]) -> tuple[PrintedLine, ...]:
    """The lines of the spans in order; `part` counts the spans.

    Tabs go to every eighth place, or count as one blank: as the writer's screen had it, which shows in how well figures line up.
    """
    text = "\n".join(source.slice(span) for span in spans)
    groups = _groups_by_blanks(text)
    if "\t" not in text:
        lines = tuple(_scan_all(source, spans, 1, groups=groups))
        return tuple(_scan_unwrapped(source, spans, groups=groups)) if _is_wrapped(lines) else _cleared(lines)
    return _cleared(min((tuple(_scan_all(source, spans, width, groups=groups)) for width in (_TAB, 1)), key=_raggedness))


def _cleared(lines: tuple[PrintedLine, ...]) -> tuple[PrintedLine, ...]:
    """The lines less what looks like figures and is none: words in a margin, years that end the caption of the line above."""
    freed = _without_margin(lines)
    at_end = {at for at in range(1, len(freed)) if _ends_a_date(freed[at - 1], freed[at])}
    return tuple(replace(line, numerals=(), figures=()) if at in at_end else line for at, line in enumerate(freed)) if at_end else freed


def _ends_a_date(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether a year alone on its line is the rest of the caption above it: "Balance at June 30,      5,270" over "1995"."""
    if not before.figures or not _YEAR_ALONE.fullmatch(line.text):
        return False
    edge = before.figures[0].left
    return line.indent < edge and bool(_DAY_LAST.search(before.text[:edge]))


def _without_margin(lines: tuple[PrintedLine, ...]) -> tuple[PrintedLine, ...]:
    """The lines less the words of a margin right of all figures: some reports set a statement's name there, word below word."""
    ends = [line.figures[-1].right for line in lines if line.figures]
    edge = max(ends, default=0)
    if len(ends) < _BESIDE_MARGIN:
        return lines
    cut = {at: freed for at, line in enumerate(lines) if line.numerals and not line.figures and (freed := _cut(line, edge))}
    return tuple(cut.get(at, line) for at, line in enumerate(lines)) if len(cut) > 1 else lines


def _cut(line: PrintedLine, edge: int) -> PrintedLine | None:
    """A line less its words behind `edge`, where only blanks are between them and its last figure."""
    last = line.numerals[-1].right
    words = line.text[last:]
    if last > edge or last + len(words) - len(words.lstrip()) <= edge:
        return None
    figures = trailing_figures(line.text[:last], line.numerals)
    return replace(line, text=line.text[:last], figures=figures) if figures else None


def _groups_by_blanks(text: str) -> bool:
    """Whether a table groups thousands by blanks ("177 564"): many such numerals and hardly any comma."""
    return len(SPACED.findall(text)) > _SEVERAL + _MANY_TIMES * len(_COMMA.findall(text))


def _raggedness(lines: Sequence[PrintedLine]) -> int:
    """At how many places figures end."""
    return len({numeral.end for line in lines for numeral in line.figures})


def _scan_all(source: SourceText, spans: Sequence[Span], tab: int, *, groups: bool) -> Iterator[PrintedLine]:
    for part, span in enumerate(spans):
        at = span.start
        for raw in source.text[span.start : span.end].split("\n"):
            yield _scan(raw.rstrip(), at, part, tab, groups=groups)
            at += len(raw) + 1


def _is_wrapped(lines: Sequence[PrintedLine]) -> bool:
    """Whether most rows break within their figures, because the table was wider than the page: the rest stands alone in the next line."""
    rows = [line for line in lines if line.figures and _has_words(line)]
    broken = sum(1 for line, after in pairwise(lines) if line.figures and _has_words(line) and after.figures and not _has_words(after))
    return broken >= _BROKEN_ROWS and broken >= len(rows) * _MOSTLY


def _has_words(line: PrintedLine) -> bool:
    return any(map(str.isalpha, line.text))


def _scan_unwrapped(source: SourceText, spans: Sequence[Span], *, groups: bool) -> Iterator[PrintedLine]:
    """The lines of a table whose lines were broken: each with the next where that goes on with it, blanks at its end as they were."""
    ends = Counter(len(raw) for span in spans for raw in source.slice(span).split("\n") if raw[-1:] == " " and raw.strip())
    width = ends.most_common(1)[0][0] if ends else 0
    in_head = True
    for part, span in enumerate(spans):
        at, held = span.start, None
        for raw in source.text[span.start : span.end].split("\n"):
            if held is not None and (_is_rest(held[1], raw) or (in_head and _is_rest_of_head(held[1], raw, width))):
                origin, before = held
                gap = " " * (0 if before[-1:] == " " or raw[:1] == " " else _GAP)
                places = (*range(len(before)), *[len(before)] * len(gap), *range(at - origin, at - origin + len(raw) + 1))
                line = _scan(f"{before}{gap}{raw}".rstrip(), origin, part, 1, groups=groups, places=places)
                in_head = in_head and not (line.figures and _has_words(line))
                yield line
                held = None
            else:
                if held is not None:
                    yield _scan(held[1].rstrip(), held[0], part, 1, groups=groups)
                held = (at, raw)
            at += len(raw) + 1
        if held is not None:
            yield _scan(held[1].rstrip(), held[0], part, 1, groups=groups)


def _is_rest(before: str, raw: str) -> bool:
    """Whether a line without words goes on with the one before it: figures below a row, strokes below strokes."""
    bare = raw.strip() and not any(character.isalpha() for character in _TAG.sub("", raw))
    return bool(bare and before.strip()) and is_rule(before) == is_rule(raw)


def _is_rest_of_head(before: str, raw: str, width: int) -> bool:
    """Whether words above the rows were broken off the line before, which kept its blanks: they would have gone beyond the page's width."""
    word = _FIRST_WORD.match(raw)
    return (
        bool(word and width)
        and before[-1:] == " "
        and len(before) + len(word[0] if word else "") > width
        and is_rule(before) == is_rule(raw)
    )


def _scan(raw: str, origin: int, part: int, tab: int, *, groups: bool, places: tuple[int, ...] | None = None) -> PrintedLine:
    if not raw:
        return PrintedLine(LineKind.BLANK, origin, "", part=part)
    raw, places = _as_one_figure(*(_expanded(raw, tab) if "\t" in raw else (raw, places)))
    stubs: tuple[int, ...] = ()
    starts = False
    if "<" in raw:
        stubs = tuple(match.start() for match in _STUB.finditer(raw))
        starts = "<TABLE" in raw.upper()
        raw = _TAG.sub(_blanks, raw).rstrip()
        if not raw.strip():
            return PrintedLine(LineKind.TAGS, origin, "", stubs=stubs, starts_table=starts, part=part)
    if is_rule(raw):
        strokes = tuple(Stroke(m.start(), m.end(), double="=" in m[0]) for m in _STROKE.finditer(raw))
        return PrintedLine(LineKind.RULE, origin, raw, strokes=strokes, part=part, places=places)
    has_leaders = raw.endswith(" .") or any(map(raw.__contains__, _LEADER_MARKS))
    text = _LEADERS.sub(_blanks, raw).rstrip() if has_leaders else raw
    if " " in text.strip():
        text = (SPACED if groups else _UNGROUPED).sub(with_commas, text)
    if "- -" in text:
        text = _TWIN_DASH.sub(" --", text)
    if "|" in text:  # a ruled line that stands upright
        text = text.replace("|", " ").rstrip()
    strokes = ()
    if "-----" in text or "===" in text or "_____" in text:
        strokes = tuple(Stroke(m.start(), m.end(), double="=" in m[0]) for m in _LONG_STROKE.finditer(text))
        text = _LONG_STROKE.sub(_blanks, text).rstrip() if strokes else text
    text = _without_lives(text)
    numerals = tuple(find_numerals(text))
    figures = trailing_figures(text, numerals)
    return PrintedLine(LineKind.TEXT, origin, text, numerals, figures, strokes, stubs, places=places, starts_table=starts, part=part)


def _without_lives(text: str) -> str:
    return _LIVES.sub("", text) if text.lower().endswith(_SAYS_LIVES) else text


def rescan(line: PrintedLine, text: str) -> PrintedLine:
    """A line of which only `text` is left, every character in its place."""
    if not text:
        return PrintedLine(LineKind.BLANK, line.origin, "", part=line.part)
    return replace(
        _scan(text, line.origin, line.part, 1, groups=False, places=line.places), starts_table=line.starts_table, stubs=line.stubs
    )


def is_rule(text: str) -> bool:
    """Whether a line holds only strokes; single dashes alone ("-        -") are figures."""
    return bool(_RULE.fullmatch(text)) and any(len(m[0]) > 2 for m in _STROKE.finditer(text))  # noqa: PLR2004


def with_commas(match: re.Match[str]) -> str:
    """A numeral whose thousands are grouped by blanks, as long as it is but with commas."""
    return match[0].replace(" ", ",")


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _expanded(raw: str, tab: int) -> tuple[str, tuple[int, ...]]:
    characters: list[str] = []
    places: list[int] = []
    for at, character in enumerate(raw):
        width = tab - len(characters) % tab if character == "\t" else 1
        characters += (" " * width) if character == "\t" else character
        places += [at] * width
    return "".join(characters), (*places, len(raw))


def _as_one_figure(raw: str, places: tuple[int, ...] | None) -> tuple[str, tuple[int, ...] | None]:
    """The line without blanks beside the commas of its figures, and where its characters stand."""
    dropped = {match.end(1) for match in _PARTED.finditer(raw)} if ", " in raw or " ," in raw else set[int]()
    if not dropped:
        return raw, places
    whole = places or tuple(range(len(raw) + 1))
    kept = [at for at in range(len(raw)) if at not in dropped]
    return "".join(raw[at] for at in kept), (*(whole[at] for at in kept), whole[len(raw)])


def trailing_figures(text: str, numerals: Sequence[Numeral]) -> tuple[Numeral, ...]:
    """The numerals at the end of a line: behind each come only numerals, misprinted ones, footnote marks and "N/A"."""
    if not numerals:
        return ()
    run: list[Numeral] = []
    at = len(text)
    for numeral in reversed(_without_marks(text, numerals)):
        behind = MISPRINT.sub("", text[numeral.right : at])
        if behind.strip(_BETWEEN) and _MARK.sub("", _NO_FIGURE.sub("", behind), count=1).strip(_BETWEEN):
            break
        run.append(numeral)
        at = numeral.left
    return tuple(reversed(run))


def _without_marks(text: str, numerals: Iterable[Numeral]) -> list[Numeral]:
    """The numerals less footnote marks: a small number in brackets right behind a word or another numeral."""
    kept: list[Numeral] = []
    for numeral in numerals:
        is_plain = numeral.has_bracket and not numeral.has_currency and not numeral.places
        is_small = is_plain and numeral.end - numeral.start <= _MARK_DIGITS
        if is_small and text[max(0, numeral.left - 2) : numeral.left].strip():
            continue
        kept.append(numeral)
    return kept
