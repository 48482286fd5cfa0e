"""The program's own workbook -> Filing: what was written is read back as the same facts.

The Facts sheet has every fact of a statement in whole units, with its concept, period and unit; the statements' sheets have the headings
over them. Facts of the cover, of notes and of sentences are not read: their texts stand in the workbook cut short or not at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.errors import InputError
from converter.figures import parse_figure
from converter.maps.extend import EXTENSION_PREFIX
from converter.model.concept import STANDARD_PREFIXES, QName
from converter.model.fact import Dimension
from converter.model.filing import Block, Document, Filing, FilingHeader
from converter.model.finding import Finding, Severity
from converter.model.period import Duration, Instant, Period
from converter.model.quantity import Measure
from converter.model.source import SourceText, Span
from converter.model.statement import Column, LineItem, LineRole, Statement, StatementKind
from converter.read.measures import role_of
from converter.read.sheets import Sheet, SheetCell, read_date, read_name, without_result, wrong
from converter.read.shown import ShownLine, figure_look, show_document, show_statement
from converter.read.stated import doubt
from converter.read.statement_sheet import Entry, read_statement_sheet, rows_above, rows_without_facts

CODES = {
    "BS": StatementKind.BALANCE_SHEET,
    "IS": StatementKind.INCOME,
    "CI": StatementKind.COMPREHENSIVE_INCOME,
    "CF": StatementKind.CASH_FLOW,
    "EQ": StatementKind.EQUITY,
    "NT": StatementKind.NOTE_TABLE,
}
HEADS = ("Statement", "Row", "Label", "Concept", "Start", "End", "Dimensions", "Unit", "Decimals", "Value", "Sign rule")
UNSTATED = "not stated"
_SHEET = re.compile(r"([A-Z]{2})\d*")
ROLES = frozenset(role.value for role in LineRole) - {LineRole.HEADING.value}
_EXACT = 15  # decimal places of figures that the workbook says are exact


def is_own_workbook(sheets: Sequence[Sheet]) -> bool:
    """Whether a workbook has a Facts sheet as the program writes it."""
    return _facts_sheet(sheets) is not None


def read_own_workbook(source: SourceText, sheets: Sequence[Sheet]) -> tuple[Filing, tuple[Finding, ...]]:
    """The filing of a workbook that the program wrote; raises InputError naming sheet and cell."""
    found = _facts_sheet(sheets)
    if found is None:
        raise InputError("the workbook has no sheet Facts as the program writes it", place=source.name)
    rows, heads = found
    findings: list[Finding] = []
    entries = [_known(source, entry, findings) for row in rows if (entry := _entry(source, row, heads))]
    if not entries:
        raise InputError("the workbook's Facts sheet has no facts of statements", place=source.name)
    by_name = {sheet.name: sheet for sheet in sheets}
    findings += _unread(len(rows) - len(entries))
    made = []
    for name in dict.fromkeys(entry.sheet for entry in entries):
        own = [entry for entry in entries if entry.sheet == name]
        statement, blocks, others = _read_statement(source, by_name.get(name), own)
        made.append((statement, blocks))
        findings += [_without_fact(source, row) for row in others]
    header = _header(source, by_name.get("Cover"))
    shown = show_document(source.text, [block for _, blocks in made for block in blocks])
    document = Document(header.form, Span(0, len(source.text)), shown)
    return Filing(source, header, (document,), statements=tuple(statement for statement, _ in made)), tuple(findings)


def _read_statement(
    source: SourceText, sheet: Sheet | None, entries: Sequence[Entry]
) -> tuple[Statement, tuple[Block, ...], list[tuple[SheetCell, ...]]]:
    """A statement, its blocks, and its rows without facts: from its own sheet, else from the rows of the Facts sheet."""
    placed = read_statement_sheet(source, sheet, CODES[entries[0].sheet[:2]], entries) if sheet else None
    if sheet and placed:
        return *placed, list(rows_without_facts(sheet, placed[0]))
    others = _other_lines(sheet, entries)
    statement, block = _statement(sheet, entries, others)
    return statement, (block,), [row for row in others.values() if any(cell.text for cell in row[1:])]


def _known(source: SourceText, entry: Entry, findings: list[Finding]) -> Entry:
    """The entry, its concept left to its caption where the taxonomy does not have what stands there."""
    found = doubt(source, entry.named, QName.parse(entry.concept)) if entry.concept else None
    if found is None:
        return entry
    if not any(other.where == found.where for other in findings):
        findings.append(found)
    return replace(entry, concept="")


def _unread(count: int) -> Iterator[Finding]:
    if count:
        what = f"{count} facts of cover, notes and sentences are not read back: the workbook does not hold their texts whole"
        yield Finding("read.workbook", Severity.INFO, what, advice="convert the filing itself to have them")


def _facts_sheet(sheets: Sequence[Sheet]) -> tuple[tuple[tuple[SheetCell, ...], ...], Mapping[str, int]] | None:
    sheet = next((sheet for sheet in sheets if sheet.name == "Facts"), None)
    for number, row in enumerate(sheet.rows if sheet else ()):
        heads = {cell.text: i for i, cell in enumerate(row)}
        if sheet and all(head in heads for head in HEADS):
            return sheet.rows[number + 1 :], heads
    return None


def _header(source: SourceText, cover: Sheet | None) -> FilingHeader:
    rows = [row for row in (cover.rows if cover else ()) if len(row) > 1]
    given = {row[0].text: row[1] for row in reversed(rows) if row[1].text != UNSTATED}
    texts = {name: cell.text for name, cell in given.items()}
    end = given.get("Period end")
    return FilingHeader(
        form=texts.get("Form", ""),
        period_end=read_date(source, end, end.text) if end else None,
        name=texts.get("Entity", ""),
        cik=texts.get("CIK", ""),
    )


def _entry(source: SourceText, row: Sequence[SheetCell], heads: Mapping[str, int]) -> Entry | None:
    """The entry of a row; None for a text, and for a fact that stands on no statement."""
    cells = {head: row[heads[head]] for head in HEADS}
    sheet, value = cells["Statement"].text, cells["Value"]
    code = _SHEET.fullmatch(sheet)
    if not (code and code[1] in CODES and cells["Row"].text.isdecimal()):
        return None
    if value.formula and not value.text:
        raise without_result(source, "Facts", value)
    if not value.text:
        return None
    measure, currency = _unit(source, cells["Unit"])
    figure = parse_figure(value.text, value.span.start, 0, measure)
    if figure is None:
        raise wrong(source, value, "is no figure", "write an amount in whole units")
    sign = -1 if cells["Sign rule"].text == "reversed" else 1
    places = cells["Decimals"].text
    scale = row[heads["Scale"]].text if "Scale" in heads else ""
    exact = replace(
        figure,
        value=Decimal(value.text) * sign,
        decimals=int(places) if re.fullmatch(r"-?\d+", places) else _EXACT,
        scale=int(scale) if re.fullmatch(r"-?\d+", scale) else 0,
    )
    column = Column("", _period(source, cells["Start"], cells["End"]), None, _dimensions(source, cells["Dimensions"]), currency)
    concept = str(_own(read_name(source, cells["Concept"], cells["Concept"].text)))
    role = row[heads["Role"]].text if "Role" in heads else ""
    return Entry(
        sheet,
        int(cells["Row"].text),
        cells["Label"],
        cells["Concept"],
        concept,
        measure,
        column,
        value,
        exact,
        sign,
        LineRole(role) if role in ROLES else role_of(cells["Label"].text),
    )


def _unit(source: SourceText, cell: SheetCell) -> tuple[Measure, str]:
    top, _, bottom = cell.text.partition("/")
    if top == "xbrli:shares":
        return Measure.SHARES, "USD"
    if top == "xbrli:pure":
        return Measure.PURE, "USD"
    if not top.startswith("iso4217:"):
        raise wrong(source, cell, "is no unit", "write iso4217:USD, xbrli:shares, iso4217:USD/xbrli:shares or xbrli:pure")
    return Measure.PER_SHARE if bottom else Measure.MONETARY, top.removeprefix("iso4217:")


def _period(source: SourceText, start: SheetCell, end: SheetCell) -> Period:
    last = read_date(source, end, end.text)
    return Duration(read_date(source, start, start.text), last) if start.text else Instant(last)


def _dimensions(source: SourceText, cell: SheetCell) -> tuple[Dimension, ...]:
    pairs = [pair.partition("=") for pair in cell.text.split("; ") if pair]
    return tuple(Dimension(_own(read_name(source, cell, axis)), _own(read_name(source, cell, member))) for axis, _, member in pairs)


def _own(name: QName) -> QName:
    """The filing's own names get their prefix anew."""
    return name if name.prefix in STANDARD_PREFIXES else QName(EXTENSION_PREFIX, name.name)


def _statement(sheet: Sheet | None, entries: Sequence[Entry], others: Mapping[int, Sequence[SheetCell]]) -> tuple[Statement, Block]:
    placed = list(_in_columns(entries))
    columns = tuple(dict.fromkeys(column for _, column in placed))
    numbers = {column: i for i, column in enumerate(columns)}
    kind = CODES[entries[0].sheet[:2]]
    headings = {row: cells[0] for row, cells in others.items() if not any(cell.text for cell in cells[1:])}
    lines: list[LineItem] = []
    shown: list[ShownLine] = []
    section: tuple[str, ...] = ()
    for row in sorted({*headings, *(entry.row for entry in entries)}):
        if row in headings:
            section = (headings[row].text,)
            lines.append(LineItem(headings[row].text, LineRole.HEADING, (None,) * len(columns), spans=(headings[row].span,)))
            continue
        own = {numbers[column]: entry for entry, column in placed if entry.row == row}
        first = min(own.values(), key=lambda entry: entry.cell.span)
        figures = tuple(own[i].figure if i in own else None for i in range(len(columns)))
        spans = (first.caption.span,)
        named = first.concept or None
        role = LineRole.ITEM if first.role is LineRole.PARENTHETICAL else first.role
        lines.append(
            LineItem(first.caption.text, role, figures, first.measure, section=section, spans=spans, concept=named, sign=first.sign)
        )
        looks = ("", *(figure_look(figure, first.measure) if figure else "" for figure in figures))
        shown.append(ShownLine(first.caption, tuple(own[i].cell if i in own else None for i in range(len(columns))), looks=looks))
    title = sheet.rows[1][0].text if sheet and len(sheet.rows) > 1 else ""
    heads = tuple(column for column, _ in columns)
    return Statement(kind, title or kind.value, heads, tuple(lines)), show_statement(shown)


def _in_columns(entries: Sequence[Entry]) -> Iterator[tuple[Entry, tuple[Column, int]]]:
    """Entries with their columns; a line that has two figures for one column (a balance in two places) makes a second one."""
    seen: Counter[tuple[int, Column]] = Counter()
    for entry in entries:
        yield entry, (entry.column, seen[entry.row, entry.column])
        seen[entry.row, entry.column] += 1


def _other_lines(sheet: Sheet | None, entries: Sequence[Entry]) -> dict[int, tuple[SheetCell, ...]]:
    """The rows of the statement's own sheet that have no facts, by the number of their line: headings, and lines without a concept."""
    rows = {row[0].row: row for row in (sheet.rows if sheet else ()) if row[0].text}
    above = rows_above({at: row[0].text for at, row in rows.items()}, entries)
    known = {entry.row for entry in entries}
    return {at - above: row for at, row in rows.items() if at > above and at - above not in known} if above is not None else {}


def _without_fact(source: SourceText, row: Sequence[SheetCell]) -> Finding:
    return Finding(
        "read.workbook-line",
        Severity.WARNING,
        "the figures of this line are no facts of the workbook, and so are not read back",
        source.place(row[0].span),
        " ".join(cell.text for cell in row if cell.text)[:80],
        "name a concept for the line in a map, and convert the filing itself again",
    )
