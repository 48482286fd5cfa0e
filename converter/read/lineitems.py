"""Line items as CSV or workbook -> Filing: the door for staff who have statements in a spreadsheet.

A CSV starts with lines `# key: value` (entity, cik, form, period-end, unit, scale, sic), then a header
`statement,label[,concept],PERIOD,...`; a PERIOD is `2009-06-30` or `2009-01-01/2009-06-30` (ISO 8601). A workbook has the same as
sheets: one named Cover with key and value in two columns, and one for each statement (its name says which, or a
`statement` column does). A row with a label alone is a heading over the rows that follow.

Figures are whole amounts, or in the `scale` that the file states (thousands, millions, or a power of ten). How precise they
are is read off their trailing zeros: statements whose amounts are all multiples of a thousand have decimals -3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from converter.errors import InputError
from converter.figures import parse_figure
from converter.model.concept import QName
from converter.model.filing import Block, Document, Filing, FilingHeader
from converter.model.finding import Finding, Severity
from converter.model.period import Duration, Instant, Period
from converter.model.quantity import Figure, Measure
from converter.model.source import SourceText, Span
from converter.model.statement import Column, LineItem, LineRole, Statement, StatementKind
from converter.read.measures import measure_of, role_of
from converter.read.sheets import Sheet, SheetCell, csv_sheets, read_date, read_name, without_result, wrong, xlsx_sheets
from converter.read.shown import ShownLine, figure_look, period_look, show_document, show_statement
from converter.read.stated import doubt
from converter.read.workbook import is_own_workbook, read_own_workbook

_STATEMENTS = {
    "balancesheet": StatementKind.BALANCE_SHEET,
    "financialposition": StatementKind.BALANCE_SHEET,
    "bs": StatementKind.BALANCE_SHEET,
    "income": StatementKind.INCOME,
    "incomestatement": StatementKind.INCOME,
    "operations": StatementKind.INCOME,
    "is": StatementKind.INCOME,
    "comprehensiveincome": StatementKind.COMPREHENSIVE_INCOME,
    "cashflow": StatementKind.CASH_FLOW,
    "cashflows": StatementKind.CASH_FLOW,
    "cashflowstatement": StatementKind.CASH_FLOW,
    "cf": StatementKind.CASH_FLOW,
    "equity": StatementKind.EQUITY,
    "stockholdersequity": StatementKind.EQUITY,
}
_TITLES = {
    StatementKind.BALANCE_SHEET: "Balance Sheets",
    StatementKind.INCOME: "Statements of Income",
    StatementKind.COMPREHENSIVE_INCOME: "Statements of Comprehensive Income",
    StatementKind.CASH_FLOW: "Statements of Cash Flows",
    StatementKind.EQUITY: "Statements of Stockholders' Equity",
}
_SCALES = {"": 0, "ones": 0, "units": 0, "dollars": 0, "thousands": 3, "millions": 6, "billions": 9}
_KEY = re.compile(r"#\s*([\w -]+?)\s*:\s*(.*)")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?$")
_LONGEST_CAPTION = 2_000  # characters; the longest captions of filings have some hundred
_ROUNDINGS = (9, 8, 6, 5, 3)  # powers of ten that amounts are rounded to: billions, hundreds of millions ... thousands


@dataclass(frozen=True, slots=True)
class _Heads:
    """Which column of a sheet holds what."""

    label: int
    statement: int | None
    concept: int | None
    periods: Mapping[int, Column]


@dataclass(frozen=True, slots=True)
class _Row:
    kind: StatementKind
    caption: SheetCell
    concept: SheetCell | None
    figures: tuple[SheetCell | None, ...]
    columns: tuple[Column, ...]
    stated: SheetCell | None  # what names the statement, where it is no sheet's name


@dataclass(frozen=True, slots=True)
class _Settings:
    header: FilingHeader
    currency: str
    scale: int
    lead: Span  # what says all this


def claims_csv(name: str, data: bytes) -> bool:
    """Whether the first line that is no `# key: value` heads line items; a file called .csv is taken at its name."""
    head = re.match(rb"(?:\xef\xbb\xbf)?(?:#[^\n]*\n|\s*\n)*([^\n]*)", data)
    names = head[1].lower().replace(b'"', b"").strip().split(b",") if head else []
    return b"label" in names or name.lower().endswith(".csv")


def claims_xlsx(name: str, data: bytes) -> bool:  # noqa: ARG001 - the signature of all claims
    """Whether the bytes are an Office Open XML workbook."""
    return data.startswith(b"PK\x03\x04") and b"xl/workbook" in data


def read_csv(name: str, data: bytes) -> tuple[Filing, tuple[Finding, ...]]:
    """The filing of a CSV of line items; raises InputError naming file, line and column."""
    source, sheets = csv_sheets(name, data)
    return _read(source, sheets)


def read_xlsx(name: str, data: bytes) -> tuple[Filing, tuple[Finding, ...]]:
    """The filing of a workbook of line items, or of one that the program wrote; raises InputError naming file, sheet and cell."""
    source, sheets = xlsx_sheets(name, data)
    if is_own_workbook(sheets):
        return read_own_workbook(source, sheets)
    return _read(source, sheets)


def _read(source: SourceText, sheets: Sequence[Sheet]) -> tuple[Filing, tuple[Finding, ...]]:
    settings = _settings(source, sheets)
    findings: list[Finding] = list(_hidden(sheets))
    rows = [_known(source, row, findings) for sheet in sheets if not sheet.hidden for row in _rows(source, sheet, settings)]
    if not rows:
        raise InputError("holds no line items", place=source.name, advice="a header `statement,label,PERIOD,...` and rows below are needed")
    kinds = dict.fromkeys(row.kind for row in rows)
    by_kind = [(kind, [row for row in rows if row.kind is kind]) for kind in kinds]
    statements = tuple(_statement(source, kind, own, settings) for kind, own in by_kind)
    tables = [_table(statement, own) for statement, (_, own) in zip(statements, by_kind, strict=True)]
    document = Document(settings.header.form, Span(0, len(source.text)), show_document(source.text, tables, settings.lead))
    return Filing(source, settings.header, (document,), statements=statements), tuple(findings)


def _hidden(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    for sheet in sheets:
        if sheet.hidden:
            what = f"the sheet {sheet.name!r} is hidden, and so is not read"
            yield Finding("read.hidden-sheet", Severity.WARNING, what, advice="show the sheet if it belongs to the statements")


def _known(source: SourceText, row: _Row, findings: list[Finding]) -> _Row:
    """The row, without a concept that the taxonomy does not have, which becomes one of the findings."""
    found = doubt(source, row.concept, QName.parse(row.concept.text)) if row.concept else None
    if found is None:
        return row
    findings.append(found)
    return replace(row, concept=None)


def _table(statement: Statement, rows: Sequence[_Row]) -> Block:
    """A statement's rows under the columns that it has; a row below a heading is set in."""
    heads = tuple(SheetCell(column.heading, column.span) if column.span else None for column in statement.columns)
    looks = (statement.title, *(period_look(column.period) if column.period else column.heading for column in statement.columns))
    lines = [ShownLine(rows[0].stated, heads, heads=True, looks=looks)]
    for row, line in zip(rows, statement.lines, strict=True):
        cells = dict(zip(row.columns, row.figures, strict=True))
        inside = line.role is LineRole.ITEM and bool(line.section)
        own = tuple(cells.get(column) for column in statement.columns)
        looks = ("", *(figure_look(figure, line.measure) if figure else "" for figure in line.figures))
        lines.append(ShownLine(row.caption, own, indent=int(inside), looks=looks, total=line.role is LineRole.TOTAL))
    return show_statement(lines)


def _settings(source: SourceText, sheets: Sequence[Sheet]) -> _Settings:
    pairs: dict[str, tuple[str, SheetCell]] = {}
    for sheet in sheets:
        for row in sheet.rows:
            stated = _KEY.match(row[0].text)
            if stated:
                pairs[stated[1].lower()] = (stated[2], row[0])
            elif _simple(sheet.name) == "cover" and len(row) > 1 and row[0].text:
                pairs[row[0].text.lower()] = (row[1].text, row[1])
    given = {key: value for key, (value, _) in pairs.items()}
    scale = given.get("scale", "").lower()
    if scale not in _SCALES and not re.fullmatch(r"\d", scale):
        raise wrong(source, pairs["scale"][1], "is no scale", "write thousands, millions or a power of ten such as 3")
    end = given.get("period-end", "")
    cik = re.sub(r"\D", "", given.get("cik", ""))
    header = FilingHeader(
        form=given.get("form", ""),
        period_end=read_date(source, pairs["period-end"][1], end) if end else None,
        name=given.get("entity", ""),
        cik=cik.zfill(10) if cik else "",
        sic=given.get("sic", ""),
    )
    lead = Span(0, max((cell.span.end for _, cell in pairs.values()), default=0))
    return _Settings(header, given.get("unit", "USD").upper() or "USD", _SCALES[scale] if scale in _SCALES else int(scale), lead)


def _rows(source: SourceText, sheet: Sheet, settings: _Settings) -> list[_Row]:
    if _simple(sheet.name) == "cover":
        return []
    found = []
    heads: _Heads | None = None
    for row in sheet.rows:
        if row[0].text.startswith("#"):
            continue
        if heads is None:
            heads = _heads(source, row, settings)
            continue
        unsolved = next((cell for cell in row if cell.formula and not cell.text), None)
        if unsolved:
            raise without_result(source, sheet.name, unsolved)
        found.append(_row(source, sheet, heads, row))
    return found


def _heads(source: SourceText, row: Sequence[SheetCell], settings: _Settings) -> _Heads:
    names = [cell.text.lower() for cell in row]
    if len(row) == 1 and ";" in row[0].text:
        raise wrong(source, row[0], "parts its columns with semicolons", "save the file with commas, and with points in its decimals")
    if "label" not in names:
        raise wrong(source, row[0], "is no header of line items", "the first row names its columns: statement,label[,concept],PERIOD,...")
    twice = next((cell for i, cell in enumerate(row) if cell.text and cell.text.lower() in names[:i]), None)
    if twice:
        raise wrong(source, twice, "heads a second column of the same name", "every column needs a name or period of its own")
    label = names.index("label")
    statement = names.index("statement") if "statement" in names else None
    concept = names.index("concept") if "concept" in names else None
    periods = {
        i: Column(cell.text, _period(source, cell), cell.span, currency=settings.currency)
        for i, cell in enumerate(row)
        if i not in (label, statement, concept) and cell.text
    }
    return _Heads(label, statement, concept, periods)


def _period(source: SourceText, cell: SheetCell) -> Period:
    match = _ISO.match(cell.text)
    if not match:
        raise wrong(source, cell, "is no period", "write 2009-06-30 or 2009-01-01/2009-06-30")
    start = read_date(source, cell, match[1])
    if not match[2]:
        return Instant(start)
    end = read_date(source, cell, match[2])
    if start > end:
        raise wrong(source, cell, "ends before it starts", "write the first day, a slash, the last day")
    return Duration(start, end)


def _row(source: SourceText, sheet: Sheet, heads: _Heads, row: Sequence[SheetCell]) -> _Row:
    def at(i: int | None) -> SheetCell | None:
        return row[i] if i is not None and i < len(row) and row[i].text else None

    last = max(heads.periods, default=heads.label)
    surplus = next((cell for cell in row[last + 1 :] if cell.text and heads.concept != row.index(cell)), None)
    if surplus:
        raise wrong(source, surplus, "stands under no column head", "a caption with commas must stand in quotes")
    caption = at(heads.label)
    stated = at(heads.statement)
    kind = _STATEMENTS.get(_simple(stated.text if stated else sheet.name))
    if kind is None:
        cell = stated or row[0]
        raise wrong(
            source,
            cell,
            f"names no statement: {stated.text if stated else sheet.name!r}",
            "write balance-sheet, income-statement, cash-flow...",
        )
    concept = at(heads.concept)
    if concept:
        read_name(source, concept, concept.text)
    if caption and len(caption.text) > _LONGEST_CAPTION:
        why = f"is no caption: it has {len(caption.text):,} characters"
        raise wrong(source, caption, why, "look for a quote that opens there and closes much later")
    place = row[heads.label] if heads.label < len(row) else row[-1]
    columns = tuple(heads.periods.values())
    return _Row(kind, caption or place, concept, tuple(at(i) for i in heads.periods), columns, stated)


def _statement(source: SourceText, kind: StatementKind, rows: Sequence[_Row], settings: _Settings) -> Statement:
    columns = tuple(dict.fromkeys(column for row in rows for column, cell in zip(row.columns, row.figures, strict=True) if cell))
    lines: list[LineItem] = []
    section: tuple[str, ...] = ()
    for row in rows:
        cells = dict(zip(row.columns, row.figures, strict=True))
        if not any(row.figures):
            section = (row.caption.text,)
            lines.append(LineItem(row.caption.text, LineRole.HEADING, (None,) * len(columns), spans=(row.caption.span,)))
            continue
        lines.append(_line(source, row, [cells.get(column) for column in columns], section, settings))
    return Statement(kind, _TITLES[kind], columns, _with_decimals(lines), scale=settings.scale)


def _line(source: SourceText, row: _Row, cells: Sequence[SheetCell | None], section: tuple[str, ...], settings: _Settings) -> LineItem:
    measure = measure_of(row.caption.text, [cell.text for cell in cells if cell], row.kind)
    figures = tuple(_figure(source, cell, measure, settings.scale) if cell else None for cell in cells)
    concept = row.concept.text if row.concept else None
    return LineItem(
        row.caption.text, role_of(row.caption.text), figures, measure, section=section, spans=(row.caption.span,), concept=concept
    )


def _figure(source: SourceText, cell: SheetCell, measure: Measure, scale: int) -> Figure:
    figure = parse_figure(cell.text, cell.span.start, scale if measure in (Measure.MONETARY, Measure.SHARES) else 0, measure)
    if figure is None:
        raise wrong(source, cell, "is no figure", "write an amount such as 1203 or -1203.50, and leave cells without one empty")
    return figure


def _with_decimals(lines: Sequence[LineItem]) -> tuple[LineItem, ...]:
    """Whole amounts get the precision that all amounts of their measure on the statement share."""
    shared: dict[Measure, int] = {}
    for measure in (Measure.MONETARY, Measure.SHARES):
        values = [f.value for line in lines if line.measure is measure for f in line.figures if f and f.value]
        shared[measure] = next((n for n in _ROUNDINGS if values and all(value % Decimal(10) ** n == 0 for value in values)), 0)
    return tuple(
        replace(
            line,
            figures=tuple(
                f and replace(f, decimals=min(f.decimals, -shared.get(line.measure, 0)) if f.decimals <= 0 else f.decimals)
                for f in line.figures
            ),
        )
        for line in lines
    )


def _simple(name: str) -> str:
    return re.sub(
        r"[^a-z]",
        "",
        name.lower().replace("consolidated", "").replace("condensed", "").replace("statements of", "").replace("statement of", ""),
    )
