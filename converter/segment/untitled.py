"""Statements told by their rows alone, where no title names them: set sideways, misspelt, or in words of the filer's own.

Only kinds that titles did not give are looked for, only in tables, and only with rows that no other table has together.
What moved equity may be shown in a note instead of a statement (Reg. S-X 3-04): that note's table is the statement.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from converter.model.filing import Block, BlockKind
from converter.model.source import Span
from converter.model.statement import StatementKind
from converter.segment.candidates import PARENT_ONLY, Candidate, Copy
from converter.segment.content import is_complete
from converter.segment.lines import Look, lines_of
from converter.segment.titles import Standing, Title
from converter.segment.wording import is_other

_BALANCE_ROW = r"\bbalances?\b[^\n]*\d[\d,]{2}[^\n\w]+[\d-]"  # with two figures or more, or the year of its date and a figure
_MARKS: dict[StatementKind, tuple[re.Pattern[str], ...]] = {
    kind: tuple(re.compile(mark) for mark in marks)
    for kind, marks in {
        StatementKind.BALANCE_SHEET: (
            r"\btotal\s+assets\b[^\n]*\d|\bassets\b",
            r"\bcash\b|\breceivable|\bloans\b",
            r"\b(?:accounts\s+)?payable\b|\baccrued\b|\bdeposits\b",
            r"\bretained\s+earnings\b|\bdeficit\b|\bcommon\s+(?:stock|shares)\b|\bpartners\b|\bcapital\b",
            r"\bliabilities\b",
        ),
        StatementKind.INCOME: (
            r"\b(?:revenues?|sales|interest\s+income|premiums)\b[^\n]*\d",
            r"\b(?:costs?|expenses?)\b[^\n]*\d",
            r"\bnet\s+\(?(?:income|loss|earnings)\b[^\n]*\d",
            r"\bper\s+(?:common\s+)?(?:share|unit)\b|\bincome\s+tax",
        ),
        StatementKind.CASH_FLOW: (
            r"\boperating\s+activities\b|\boperations\b",
            r"\binvesting\s+activities\b|\binvestments?\b",
            r"\bfinancing\s+activities\b|\bfinancing\b",
            r"\bnet\s+(?:\w+\s+){0,3}\(?(?:increase|decrease|change)\b",
            r"\bdepreciation\b|\badjustments\b",
            r"\bcash\b",
        ),
        StatementKind.EQUITY: (
            r"\b(?:common|capital)\s+(?:stock|shares)\b|\bcommon\b[^\n]*\n(?:[^\n]*\n)?[^\n]*\b(?:stock|shares)\b",
            r"\bretained\b|\breinvested\b|\bdeficit\b|\bundivided\s+profits\b",
            r"\bnet\s+\(?(?:income|loss|earnings)\b[^\n]*\d",
            rf"{_BALANCE_ROW}[\s\S]*?{_BALANCE_ROW}",
        ),
    }.items()
}
_ROWS = {StatementKind.BALANCE_SHEET: 10, StatementKind.INCOME: 8, StatementKind.CASH_FLOW: 10, StatementKind.EQUITY: 6}
_NOT_THE_FACE = re.compile(
    r"pro[\s-]?forma|selected|quarter|summar|five[\s-]year|ten[\s-]year|consolidating|segment|\bguarantor"
    r"|average\s+balance|per\s+cent|percentage|affiliate|joint\s+venture|highlights|plan\s+assets"
)
_SAID_OF = {StatementKind.EQUITY: ("summar",)}  # "Changes in stockholders' equity are summarized as follows"
_ABOVE = 400  # characters above a table that say what it is
_RIGHT_ABOVE = {StatementKind.EQUITY: 100}  # the same of a table in a note, before which other notes speak of other things
_SUMMARY_YEARS = 5  # years side by side, as in selected data
_MAX_TITLE = 100  # characters
_NAMES = {
    StatementKind.BALANCE_SHEET: "Balance Sheet",
    StatementKind.INCOME: "Statement of Income",
    StatementKind.CASH_FLOW: "Statement of Cash Flows",
    StatementKind.EQUITY: "Statement of Stockholders' Equity",
}
_HEAD = 800  # characters of a table that hold its heads


def find_untitled(
    copy: Copy, blocks: Sequence[Block], kinds: Collection[StatementKind], taken: Sequence[Span], furniture: Sequence[Span]
) -> list[Candidate]:
    """The first table of each of the `kinds` that has all its marks and lies outside of what is `taken`."""
    found: list[Candidate] = []
    for kind in kinds:
        for group in _groups(copy, blocks):
            span = Span(group[0].span.start, group[-1].span.end)
            held = [*taken, *(s for c in found for s in c.spans)]
            if not any(t.start < span.end and span.start < t.end for t in held) and _is_face(copy, kind, group, furniture):
                found.append(_candidate(copy, kind, group))
                break
    return found


def _groups(copy: Copy, blocks: Sequence[Block]) -> list[list[Block]]:
    """Tables, each with the next one where only furniture and a few words lie between: a statement of two pages."""
    tables = _whole_tables(copy, [block for block in blocks if block.kind is BlockKind.TABLE])
    return tables + [[*a, *b] for a, b in pairwise(tables) if b[0].span.start - a[-1].span.end < _ABOVE]


def _whole_tables(copy: Copy, pieces: Sequence[Block]) -> list[list[Block]]:
    """The pieces of each table: a page break cuts one whose tag is not yet closed."""
    tables: list[list[Block]] = []
    is_open = False
    for piece in pieces:
        rows = copy.rows([piece.span])
        near = tables and piece.span.start - tables[-1][-1].span.end < _ABOVE
        if is_open and near and not rows.startswith("<table"):
            tables[-1].append(piece)
        else:
            tables.append([piece])
        is_open = (is_open or rows.startswith("<table")) and not rows.endswith("</table>")
    return tables


def _is_face(copy: Copy, kind: StatementKind, group: Sequence[Block], furniture: Sequence[Span]) -> bool:
    rows = copy.rows([block.span for block in group])
    if not all(mark.search(rows) for mark in _MARKS[kind]) or not is_complete(kind, rows):
        return False
    above = copy.lowered[max(0, group[0].span.start - _RIGHT_ABOVE.get(kind, _ABOVE)) : group[0].span.start]
    years = max(len(re.findall(r"\b(?:19|20)\d\d\b", line)) for line in rows[:_HEAD].split("\n"))
    said = f"{above}\n{rows[:_HEAD]}"
    is_elsewhere = any(found[0] not in _SAID_OF.get(kind, ()) for found in _NOT_THE_FACE.finditer(said)) or PARENT_ONLY.search(said)
    if is_elsewhere or is_other(above[-80:]) or years >= _SUMMARY_YEARS:
        return False
    figures = sum(line.look is Look.FIGURES for block in group for line in lines_of(copy.text, block.span, furniture))
    return figures >= _ROWS[kind]


def _candidate(copy: Copy, kind: StatementKind, group: Sequence[Block]) -> Candidate:
    """A candidate whose title is the last line above the table, if that may be one; else the kind's plain name, standing nowhere.

    What stands above a table of equity is the title of its note.
    """
    start = group[0].span.start
    above = [m for m in re.finditer(r"[^\n]*[A-Za-z]{3}[^\n]*", copy.text[max(0, start - _ABOVE) : start]) if "<" not in m[0]]
    base = max(0, start - _ABOVE)
    fits = (
        kind is not StatementKind.EQUITY
        and above
        and len(above[-1][0]) <= _MAX_TITLE
        and not re.search(r"\d|[.,:;]$", above[-1][0].strip())
    )
    span = Span(base + above[-1].start(), base + above[-1].end()) if fits else Span(start, start)
    text = " ".join(copy.text[span.start : span.end].split())
    title = Title(Standing.STATEMENT, span, text or _NAMES[kind], kind)
    return Candidate(kind, title, span, tuple(block.span for block in group), complete=True, confirmed=True, notes_before=0)
