"""Titles of statements and of notes, recognised by their words, wherever a line consists of nothing else.

"CONSOLIDATED STATEMENTS OF INCOME" and "XYZ Corp Balance Sheet (Unaudited)" are titles; the same words within a sentence of an
auditor's report, in an index with page numbers, or in "off-balance sheet risk" are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from converter.model.source import Span
from converter.model.statement import StatementKind
from converter.segment.wording import is_continued, is_other, is_section, is_strong, is_unfinished, is_weak, kind_of_title


class Standing(StrEnum):
    """What a title stands over."""

    STATEMENT = "statement"
    NOTES = "notes"
    OTHER = "other"  # a pro forma, parent-only, selected, supplementary... table: never a statement, and the end of one


@dataclass(frozen=True, slots=True)
class Title:
    """A title: `text` on one line, `continued` where it says that its statement began on an earlier page.

    `panel` is 0 or 1 where two statements stand beside each other, their titles in one line. `named` is a name that makes a
    statement by what stands around it, without the word: "Stockholders' Equity" in the row that names the components of equity.
    """

    standing: Standing
    span: Span
    text: str
    kind: StatementKind | None = None
    continued: bool = False
    panel: int | None = None
    named: bool = False

    @property
    def is_strong(self) -> bool:
        """Whether it calls its table a statement; "Results of operations" may stand over anything."""
        return self.named or is_strong(self.text.lower())


_SEEDS = tuple(  # each starts with a literal word, which the regex engine finds at memory speed
    re.compile(seed)
    for seed in (
        r"balanced?\s+sheets?\b",
        r"statements?\b",
        r"cash\s*flows?\b",
        r"financial\s+(?:position|condition|data|information|highlights|summary)\b",
        r"consolidated\s+(?:income|earnings|operations|results|(?:stock|share)holders)\b",
        r"condensed\s+(?:income|earnings|operations|results)\b",
        r"results\s+of\s+operations\b",
        r"notes\s+to\b",
        r"quarterly\b",
        r"(?:stock|share)(?:holders|owners)'?\s+(?:equity|investment) {4,}(?=[a-z])",
    )
)
_OWNERS = re.compile(r"(?:stock|share)(?:holders|owners)'?\s+(?:equity|investment)", re.IGNORECASE)
_COMPONENTS = re.compile(r"(?i)\b(?:capital|earnings|stock|shares|deficit|surplus|treasury|total)\b")
_SENTENCE = re.compile(
    r"\b(?:(?<![Ff]or )(?<![Oo]f )(?<![Aa]t )the|our|see|with|are|is|was|were|by|that|which|has|have|be|been|should|this|these|its|such|not"
    r"|audited|accompanying|following|related|herein|under|adopted|issued|no|it|we|would|from|included|using|used|provided|(?!ended"
    r"|concluded|consolidated|condensed|unaudited|restated|continued|combined)[a-z]+ed)\b"
)
_CAPITAL_CLAUSE = re.compile(  # the same in a text that is all capitals, whose titles have the small words too
    r"(?<!^)(?<!FOR )(?<!OF )(?<!AT )(?<!TO )\bTHE\b|(?<!AND )\bITS\b"
    r"|\b(?:OUR|SEE|ARE|IS|WAS|WERE|BY|THAT|WHICH|HAS|HAVE|BEEN|SHOULD|THIS|THESE|SUCH|NOT|IT|WE|WOULD|INCLUDED|RELATED|FOLLOWING)\b"
)
_OPENING = re.compile(r"\W*The\s+[A-Za-z]*[a-z]")  # "The combined statements of operations of the ventures are as follows"
_CAPITAL_SENTENCE = re.compile(
    r"(?i)^\W*(?:see\b|refer\b|the accompanying|accompanying|these\b|an integral|report of|reports of|item\b|part\b|exhibit\b|accounting"
    r"|management|responsibilit)|accounting standards|statement of (?:work|position \d|responsib|differences)|off-balance|integral part"
    r"|page no"
)
_PAGE_REFERENCE = re.compile(
    r"(?:\s\s|\.\.|\.\s|[-\s](?=[fas]-))(?:page\s{1,3})?(?:[a-z]{1,2}-)?\d{1,3}(?:\s?(?:-|and|to)\s?\d{1,3})?$", re.IGNORECASE
)
_NO_TITLE = re.compile(r"\d,\d{3}|\.{4,}|[;?]|[a-z]{3}\.$|\([Ss][Ee][Ee]\b")
_DATA_BELOW = re.compile(r"(?i)[ \t]*\n[ \t]*data[ \t:]*\n")
_STATEMENT_OF = re.compile(r"\bconsolidated\s+statements?\s+of\b|^\W*statements?\s+of\b")
_ROW_ABOVE = re.compile(r"(?:  |\.\.|\$ ?|\()\(?\$? ?(?:\d{1,3}(?:,\d{3})+|\d*\.\d+)\)?%?$")
_CAPITALISED = re.compile(r"[^a-z]*[A-Z]")
_SMALL_LETTERS = re.compile(  # a title set in small letters consists of nothing else, between blank lines
    r"(?:(?:condensed|consolidated|combined|unaudited)\s+){0,3}(?:balance\s+sheets?|(?:income|cash\s+flows?)\s+statements?"
    r"|statements?\s+of\s+(?:[a-z']+\s+){0,5}[a-z']+)|notes\s+to\s+(?:the\s+)?(?:consolidated\s+)?financial\s+statements"
)
_ADJUSTED = re.compile(r"notes\s+to\s+(?:the\s+)?(?:unaudited\s+)?(?:condensed\s+|consolidated\s+)*(?:pro[\s-]?forma|non[\s-]?gaap)\b")
_BLANK_ABOVE = re.compile(r"(?:\A|\n)[ \t]*\n\Z")
_BLANK_BELOW = re.compile(r"[^\n]*\n[ \t]*(?:\n|\Z)")
_CONTINUED_BELOW = re.compile(r"(?i)(?:[^\n]*\n){1,4}?[ \t]*\(?(?:continued|cont'd|cont\.|concluded)\W*\n")
_CONTINUED = re.compile(r"(?i)\W*\((?:continued|cont'd|cont\.|concluded)\)\W*$")
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_TAG = re.compile(r"<[^>]*>")
_MAX_LINE = 130  # characters of a title's line
_MAX_WORDS = 24  # of such a line
_MIN_COMPONENTS = 3  # columns of a statement of equity
_MAX_LINES = 4  # of a title, and blank ones between them
_TAGS = re.compile(r"(?:\s*<[A-Z/]+>)*\s*")
_WIDE_GAP = " " * 4
_CELL_GAP = re.compile(r"(?<=\S)(?: {4,}|[ ]*\t\s*)(?=\S)")
_CELL = re.compile(r"\S+(?: {1,3}\S+)*")


def find_titles(text: str, lowered: str, span: Span) -> list[Title]:
    """The titles in `text[span]`, in order; `lowered` is the text in lower case, character by character."""
    found: list[Title] = []
    line = -1
    for at in sorted(m.start() for seed in _SEEDS for m in seed.finditer(lowered, span.start, span.end)):
        start = max(text.rfind("\n", 0, at) + 1, span.start)
        if found and at < found[-1].span.end:
            continue
        if start == line:
            found[-1:] = _beside(found[-1:], _title_at(text, start, at, span), line)
            continue
        line = start
        title = _title_at(text, start, at, span)
        if title:
            found.append(title)
    return found


def _beside(before: list[Title], title: Title | None, line: int) -> list[Title]:
    """The last title, and another one of its line where both are of statements beside each other."""
    named = [
        known for known in [*before, title] if known and known.standing is Standing.STATEMENT and known.kind and known.span.start >= line
    ]
    if len(named) != 2 or named[0].kind is named[1].kind or named[0].panel is not None:  # noqa: PLR2004 - left and right
        return before
    return [replace(known, panel=panel) for panel, known in enumerate(named)]


def _title_at(text: str, start: int, at: int, span: Span) -> Title | None:
    """The title in the line at `start` whose words include those at `at`."""
    stop = text.find("\n", start, span.end)
    stop = stop if stop >= 0 else span.end
    cell = _cell(text, start, stop, at)
    if not _stands_alone(text, start, text[start:stop].strip(), text[cell.start : cell.end]):
        return None
    end, words = cell.end, text[cell.start : cell.end]
    for place in _lines_below(text, stop + 1, cell.start - start, span):
        line = text[place.start : place.end]
        if not is_unfinished(words.lower()) or _PAGE_REFERENCE.search(line) or re.search(r"\d[\d,]{3,}$|<[A-Z]", line):
            break
        end, words = place.end, f"{words} {line}"
    if _DATA_BELOW.match(text, end, span.end):
        return None
    words = " ".join(re.sub(r"<[^>]*>|[_=]{3,}|-{4,}", " ", words).split()).strip(" .[]|*_=~#")
    if _OWNERS.fullmatch(words) and _heads(text[end:stop]):
        return Title(Standing.STATEMENT, Span(cell.start, end), words, StatementKind.EQUITY, named=True)
    goes_on = is_continued(words.lower()) and len(_YEARS.findall(text[end:stop])) > 1
    words = _CONTINUED.sub("", words).rstrip() if goes_on else words  # "CASH FLOWS (continued)   1997   1996" over a page's rows
    return _classified(words, Span(cell.start, end), goes_on or _says_continued(text, end, span))


def _heads(rest: str) -> bool:
    """Whether the rest of a title's line is heads of columns that are components of equity."""
    cells = _CELL.findall(rest)
    return len(cells) >= _MIN_COMPONENTS and not re.search(r"\d", rest) and len(_COMPONENTS.findall(rest)) >= _MIN_COMPONENTS - 1


def _cell(text: str, start: int, stop: int, at: int) -> Span:
    """The words around `at` up to wide gaps: a title may share its line with the entity's name or with column heads."""
    tags = _TAGS.match(text, start, stop)
    begin = tags.end() if tags else start
    is_apart = text.find(_WIDE_GAP, begin, stop) >= 0 or text.find("\t", begin, stop) >= 0
    for gap in _CELL_GAP.finditer(text, begin, stop) if is_apart else ():
        if gap.start() > at:
            return Span(begin, gap.start())
        begin = gap.end()
    return Span(min(begin, at), begin + len(text[begin:stop].rstrip()))


def _lines_below(text: str, start: int, column: int, span: Span) -> Iterator[Span]:
    """Up to three pieces of text below a title, each the cell of its line next to the title's column."""
    at = blanks = count = 0
    at = start
    while at < span.end and count < _MAX_LINES and blanks < _MAX_LINES:
        stop = text.find("\n", at, span.end)
        stop = span.end if stop < 0 else stop
        if text[at:stop].strip():
            cells = [Span(m.start(), m.end()) for m in _CELL.finditer(text, at, stop)]
            yield min(cells, key=lambda c: abs(c.start - at - column))
            count += 1
        else:
            blanks += 1
        at = stop + 1


def _says_continued(text: str, end: int, span: Span) -> bool:
    """Whether one of the next lines is "(continued)" alone."""
    return bool(_CONTINUED_BELOW.match(text, end, min(span.end, end + 400)))


def _stands_alone(text: str, start: int, line: str, cell: str) -> bool:
    """Whether a cell is a title by its looks: short, capitalised, no sentence, in a line without figures or a reference to a page."""
    if not _CAPITALISED.match(cell) and not _is_small_title(text, start, line):
        return False
    if _OPENING.match(cell) or _is_clause(cell) or len(cell.split()) > _MAX_WORDS:
        return False
    bare = _TAG.sub(" ", line).strip() if "<" in line else line
    if len(bare) > _MAX_LINE or _NO_TITLE.search(bare) or _PAGE_REFERENCE.search(bare) or _CAPITAL_SENTENCE.search(cell):
        return False
    above = text[max(0, start - 300) : max(0, start - 1)].rpartition("\n")[2].strip()
    if _ROW_ABOVE.search(above[-40:]):  # a heading within a table
        return False
    return len(above) <= _MAX_WORDS * 2 or not _is_clause(above) or above.endswith((".", ":", ">"))


def _is_small_title(text: str, start: int, line: str) -> bool:
    """Whether a line without capitals is a title all the same: "consolidated statement of earnings" alone between blank lines."""
    apart = _BLANK_ABOVE.search(text, max(0, start - _MAX_LINE), start) and _BLANK_BELOW.match(text, start)
    return bool(apart and _SMALL_LETTERS.fullmatch(line))


def _is_clause(words: str) -> bool:
    """Whether words are part of a sentence."""
    return bool(_SENTENCE.search(words) or (words.isupper() and _CAPITAL_CLAUSE.search(words)))


def _classified(words: str, span: Span, continued: bool) -> Title | None:  # noqa: FBT001 - what the next line says
    low = words.lower()
    continued = continued or is_continued(low)
    if low.startswith("notes to") and _ADJUSTED.match(low):
        return Title(Standing.OTHER, span, words)
    if "notes to" in low or low.startswith("notes and "):
        return Title(Standing.NOTES, span, words, continued=continued) if "statement" in low or low.startswith("notes to") else None
    if is_section(low):
        return None
    kind = kind_of_title(low)
    if is_other(low) or (kind is None and is_strong(low) and words.isupper() and _STATEMENT_OF.search(low)):
        return Title(Standing.OTHER, span, words, kind)
    return Title(Standing.STATEMENT, span, words, kind, continued) if kind and (is_strong(low) or is_weak(low)) else None
