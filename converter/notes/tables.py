"""Tables in notes -> text blocks (level 3), and those whose lines are read as a statement's are.

Where a table is known, in order: in the notes that its rule names; else, for rules that allow it, in any other note ("Balance
Sheet Details", the accounting policies), if one row of its figures is a row of the balance sheet, or its last row one of the
income statement: so the table explains the company's own amount, not a lessor's, an affiliate's or a segment's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from converter.model.concept import Concept, PeriodType, QName
from converter.model.filing import Block, BlockKind, Filing
from converter.model.note import TextBlock
from converter.model.outline import NoteRegion, Outline
from converter.model.source import SourceText, Span
from converter.model.statement import StatementKind
from converter.notes.rules import TextRule, text_rules
from converter.periods import MONTH_STARTS

TEXT_BLOCK_TYPE = "dtr-types:textBlockItemType"
Table = tuple[TextBlock, TextRule]
_PRINTED_AS_TABLES = frozenset({BlockKind.TABLE, BlockKind.PREFORMATTED})
_HEADS = re.compile(  # nothing but days, years and units: "December 31, / 1995   1994", "Dollars in thousands   1995   1994"
    rf"(?:\s|[-=_]|\b(?:19|20)\d\d\b|\b\d{{1,2}}\b,?|(?i:{MONTH_STARTS})[a-z]*\.?|[()$,.:]|<[A-Z]>"
    r"|(?i:\bat\b|\bas of\b|\band\b|\bin (?:thousands|millions)\b|\b(?:thousands|millions) of dollars|\bdollars?\b|\bamounts\b"
    r"|\byears? end(?:ed|ing)\b|\b(?:estimated |useful |average |depreciable )*(?:lives|life)\b|\(?000'?s omitted\)?))+"
)
_TAG = re.compile(r"\s*<")
_BARE_TOTAL = re.compile(r"[\s$\d,.()=_-]+")
_NUMERAL = re.compile(r"[0-9](?<![0-9,.][0-9])[0-9,]*(?![0-9,]*[.%][0-9])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COLUMN_FIGURE = re.compile(
    r"(?:(?<![ \t])[ \t]{3,}+|\.{2}|[ \t]\$)[ \t]*+[($]*+[ \t]*+(?!(?:19|20)\d\d\b)\d[\d,.]*\)?%?(?=[ \t]{2}|[ \t]*$|[ \t]+[$(\d-])"
)
_LONE_ROW = 2  # figures of a row that is a table by itself
_ROW_NUMERAL = 2  # digits of a figure; those with fewer are numbers of notes where longer ones stand beside them
_ROW_DIGITS = 6  # digits of a row's figures that agree by no accident
_LONE_DIGITS = 5  # as above, of a row with one figure
SMALL_WORDS = frozenset({"and", "of", "the", "a", "an", "in", "for", "to", "on", "with"})


@dataclass(frozen=True, slots=True)
class _Note:
    """A note's text block, its blocks of print, and of those printed as tables the index and the text, as it is and in small letters.

    A table's text goes on to its last total, where that stands apart below.
    """

    whole: TextBlock
    parts: Sequence[Block]
    tables: Sequence[tuple[int, str, str]]

    @classmethod
    def of(cls, filing: Filing, outline: Outline, whole: TextBlock) -> _Note:
        """What stands in a note."""
        parts = blocks_in(filing, outline.notes[whole.note])
        printed = (at for at, part in enumerate(parts) if part.kind in _PRINTED_AS_TABLES)
        texts = ((at, filing.source.slice(Span(parts[at].span.start, _end(filing.source, parts, at)))) for at in printed)
        return cls(whole, parts, [(at, text, text.lower()) for at, text in texts if _has_rows(text)])


def tables_by_note(filing: Filing, outline: Outline, notes: Sequence[TextBlock]) -> Mapping[int, list[Table]]:
    """The tables that rules know, by the index of their note."""
    found: dict[int, list[Table]] = defaultdict(list)
    looked_at = [_Note.of(filing, outline, note) for note in notes]
    for note in looked_at:
        found[note.whole.note] = _own_tables(filing.source, note)
    known = {table.concept.qname for tables in found.values() for table, _ in tables}
    strays = [rule for rule in text_rules().tables if rule.elsewhere and rule.concept not in known]
    rows = {kind: _face_rows(filing.source, outline, kind) for kind in {rule.face for rule in strays}}
    for rule in strays:
        if table := next(_stray_tables(filing.source, looked_at, rule, rows[rule.face]), None):
            found[table.note].append((table, rule))
    return found


def blocks_in(filing: Filing, note: NoteRegion) -> list[Block]:
    """The blocks of a note's document as far as they lie within the note: a table may begin at the note's own title."""
    blocks = filing.documents[note.document].blocks if note.document < len(filing.documents) else ()
    start = min((s.start for s in note.spans), default=0)
    first = max(bisect_left(blocks, start, key=lambda block: block.span.start) - 1, 0)
    last = bisect_left(blocks, max((s.end for s in note.spans), default=0), key=lambda block: block.span.start)
    return [part for block in blocks[first:last] for part in _within(block, note.spans)]


def _within(block: Block, spans: Sequence[Span]) -> Iterator[Block]:
    for span in spans:
        if span.covers(block.span):
            yield block
        elif (start := max(span.start, block.span.start)) < (end := min(span.end, block.span.end)):
            yield block._replace(span=Span(start, end))


def title_of(qname: QName) -> str:
    """Words for a note that prints no title, from its concept: EarningsPerShareTextBlock -> "Earnings Per Share".

    >>> title_of(QName("us-gaap", "IncomeTaxDisclosureTextBlock"))
    'Income Tax'
    """
    base = re.sub(r"(?:Table|Policy|Note|Disclosure)*TextBlock$|Policy$", "", qname.name)
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", base).split()
    return " ".join(word.lower() if word.lower() in SMALL_WORDS else word for word in words)


def _own_tables(source: SourceText, note: _Note) -> list[Table]:
    rules = [rule for rule in text_rules().tables if note.whole.concept.qname in rule.notes]
    found: list[Table] = []
    used: set[QName] = set()
    for at, text, lowered in note.tables if rules else ():
        rule = next((r for r in rules if r.concept not in used and r.words.search(text, lowered)), None)
        if rule:
            used.add(rule.concept)
            found.append((_table(source, note, at, rule), rule))
    return found


def _face_rows(source: SourceText, outline: Outline, kind: StatementKind | None) -> frozenset[tuple[str, ...]]:
    faces = (span for face in outline.statements if face.kind is kind for span in face.spans)
    return frozenset(row for span in faces for row in _rows(source.slice(span)))


def _stray_tables(source: SourceText, notes: Sequence[_Note], rule: TextRule, rows: frozenset[tuple[str, ...]]) -> Iterator[TextBlock]:
    """Tables of a rule in notes that it doesn't name, proved by one of the `rows` of its statement."""
    for note in notes if rows else ():
        for at, text, lowered in note.tables if note.whole.concept.qname not in rule.notes else ():
            if _is_meant(rule, text, lowered, rows):
                yield _table(source, note, at, rule)


def _is_meant(rule: TextRule, text: str, lowered: str, rows: frozenset[tuple[str, ...]]) -> bool:
    """Whether a table has the rule's words and a row in common with the statement: its last one, if the rule says so."""
    if not rule.words.search(text, lowered) or (rule.elsewhere and not rule.elsewhere.search(text, lowered)):
        return False
    if rule.never and rule.never.search(text, lowered):
        return False
    own = list(_rows(text))
    return not rows.isdisjoint(own[-1:] if rule.closes else own)


def _has_rows(text: str) -> bool:
    """Whether a text has figures in columns: one row of several, or rows; sentences whose words stand apart have none."""
    rows = 0
    for line in text.splitlines():
        figures = len(_COLUMN_FIGURE.findall(line))
        rows += figures > 0
        if figures > _LONE_ROW or rows > 1:
            return True
    return False


def _rows(text: str) -> Iterator[tuple[str, ...]]:
    """The figures of each row, without those that may be numbers of notes; rows whose figures are too few or short prove nothing."""
    for line in text.splitlines():
        row = tuple(n.replace(",", "") for n in _NUMERAL.findall(line) if not _YEAR.fullmatch(n))
        row = tuple(n for n in row if len(n) >= _ROW_NUMERAL) or row
        if len("".join(row)) >= (_LONE_DIGITS if len(row) == 1 else _ROW_DIGITS):
            yield row


def _table(source: SourceText, note: _Note, at: int, rule: TextRule) -> TextBlock:
    concept = Concept(rule.concept, TEXT_BLOCK_TYPE, PeriodType.DURATION)
    return TextBlock(concept, title_of(rule.concept), 3, note.whole.note, (_whole_table(source, note.parts, at),), rule.id)


def _whole_table(source: SourceText, parts: Sequence[Block], at: int) -> Span:
    """The table with its column heads, where blank lines part them from it, and with a last total that stands apart below."""
    return Span(parts[_first_part(source, parts, at)].span.start, _end(source, parts, at))


def _end(source: SourceText, parts: Sequence[Block], at: int) -> int:
    """Where the table ends, or its last total below a blank line."""
    below = parts[at + 1].span if at + 1 < len(parts) else parts[at].span
    return below.end if _BARE_TOTAL.fullmatch(source.slice(below)) else parts[at].span.end


def _first_part(source: SourceText, parts: Sequence[Block], at: int) -> int:
    """The part with the heads: the one before, or in print without tags that above the rows before it; `at` itself where none has any."""
    first = at
    is_tagged = _TAG.match(source.slice(parts[at].span))
    for above in range(at - 1, -1, -1):
        text = source.slice(parts[above].span)
        if _HEADS.fullmatch(text):
            first = above
        elif first < at or is_tagged or _TAG.match(text) or parts[above].kind not in _PRINTED_AS_TABLES or not _ends_in_row(text):
            break
    return first


def _ends_in_row(text: str) -> bool:
    """Whether the last line of a part has several figures in columns."""
    return len(_COLUMN_FIGURE.findall(text.rstrip().rpartition("\n")[2])) > 1
