"""A statement as a sheet: the printed lines in their order, figures in the printed scale, totals as sums of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from converter.layout.facts import with_brackets
from converter.layout.footing import Footing
from converter.layout.grid import EMPTY, FIGURE_KINDS, Cell, Emphasis, Kind, Part, Row, Sheet, Sum
from converter.layout.names import currency_sign, filer_name, scale_words, share_scale
from converter.model.concept import STANDARD_PREFIXES, QName
from converter.model.match import Match
from converter.model.period import period_words
from converter.model.quantity import Figure, Measure
from converter.model.report import MappedStatement, Report
from converter.model.source import SourceText
from converter.model.statement import Calculation, Column, LineItem, LineRole, Statement

KINDS = {
    Measure.MONETARY: Kind.MONEY,
    Measure.SHARES: Kind.SHARES,
    Measure.PER_SHARE: Kind.PER_SHARE,
    Measure.PERCENT: Kind.PERCENT,
    Measure.PURE: Kind.NUMBER,
}
CAPTION_WIDTH, FIGURE_WIDTH, COMPONENT_WIDTH = 52, 16, 15  # characters
CENTS = 2  # decimal places


@dataclass(frozen=True, slots=True)
class Setting:
    """What all cells of a statement have in common: sources, labels, the sums by line and column, scale and places."""

    report: Report
    mapped: MappedStatement
    name: str
    labels: Mapping[QName, str]
    sums: Mapping[tuple[int, int], Footing]
    scale: Mapping[Kind, int]
    places: Mapping[Kind, int]


def lay_statement(
    report: Report, index: int, name: str, labels: Mapping[QName, str], *, calculation: Calculation, sums: Sequence[Footing]
) -> Sheet:
    """The sheet of one statement. Row i of the sheet is line i of the statement."""
    mapped = report.statements[index]
    statement = mapped.statement
    scale = {Kind.MONEY: statement.scale, Kind.SHARES: share_scale(statement) or 0}
    own = {(shown.line, shown.column): shown for shown in sums if shown.statement == index}
    setting = Setting(report, mapped, name, labels, own, scale, _places(statement))
    emphases = [_emphasis(line, number, calculation) for number, line in enumerate(statement.lines)]
    signed = _rows_with_sign(statement, emphases)
    rows = tuple(_row(setting, number, emphases[number], signed=number in signed) for number in range(len(statement.lines)))
    components = any(column.dimensions for column in statement.columns)
    return Sheet(
        name=name,
        titles=_titles(report, statement),
        heads=_component_heads(statement) if components else _period_heads(statement),
        rows=rows,
        widths=(CAPTION_WIDTH, *(COMPONENT_WIDTH if components else FIGURE_WIDTH for _ in statement.columns)),
        scale=statement.scale,
    )


def _titles(report: Report, statement: Statement) -> tuple[str, ...]:
    unaudited = " (unaudited)" if statement.unaudited and "unaudited" not in statement.title.lower() else ""
    return (filer_name(report), f"{statement.title}{unaudited}", scale_words(statement))


def _period_heads(statement: Statement) -> tuple[Row, ...]:
    over = [Cell(period_words(c.period) if c.period else c.heading, note=_printed_head(c)) for c in statement.columns]
    ends = [Cell(c.period.end, Kind.DATE, note=_printed_head(c)) if c.period else EMPTY for c in statement.columns]
    return Row((EMPTY, *over), Emphasis.COLUMN_HEAD), Row((EMPTY, *ends), Emphasis.COLUMN_HEAD)


def _component_heads(statement: Statement) -> tuple[Row, ...]:
    return (Row((EMPTY, *(Cell(column.heading or "Total") for column in statement.columns)), Emphasis.COLUMN_HEAD),)


def _printed_head(column: Column) -> str:
    return f"Printed: {column.heading}" if column.heading else ""


def _places(statement: Statement) -> dict[Kind, int]:
    """Decimal places by kind: as many as the finest print has, at least cents for amounts per share."""
    places = dict.fromkeys(FIGURE_KINDS, 0)
    places[Kind.PER_SHARE] = CENTS
    for line in statement.lines:
        if line.role is not LineRole.PARENTHETICAL:
            kind = KINDS[line.measure]
            places[kind] = max(places[kind], _finest(line))
    return places


def _finest(line: LineItem) -> int:
    """The most decimal places that a figure of the line is printed with."""
    return max((figure.decimals + figure.scale for figure in line.figures if figure and not figure.is_dash), default=0)


def _emphasis(line: LineItem, number: int, calculation: Calculation) -> Emphasis:
    """A sum that goes into another one is a subtotal; one that goes nowhere is a total."""
    if line.role is LineRole.HEADING:
        return Emphasis.HEADING
    if line.role is LineRole.PARENTHETICAL:
        return Emphasis.PARENTHETICAL
    if line.role is LineRole.TOTAL or calculation.of_total(number):
        return Emphasis.TOTAL if calculation.parent_of(number) is None else Emphasis.SUBTOTAL
    return Emphasis.ITEM


def _rows_with_sign(statement: Statement, emphases: Sequence[Emphasis]) -> frozenset[int]:
    """Rows that show the currency: the first amount, totals, the first amount after a total, and the first per share."""
    signed, fresh, fresh_per_share = set(), True, True
    for number, line in enumerate(statement.lines):
        if emphases[number] is Emphasis.PARENTHETICAL or not any(line.figures):
            fresh_per_share = True
        elif line.measure is Measure.PER_SHARE:
            signed |= {number} if fresh_per_share else set()
            fresh_per_share = False
        elif line.measure is Measure.MONETARY:
            signed |= {number} if fresh or emphases[number] is Emphasis.TOTAL else set()
            fresh = emphases[number] is Emphasis.TOTAL
    return frozenset(signed)


def _row(setting: Setting, number: int, emphasis: Emphasis, *, signed: bool) -> Row:
    line = setting.mapped.statement.lines[number]
    match = setting.mapped.matches[number]
    figures = tuple(_figure_cell(setting, number, column, emphasis, signed=signed) for column in range(len(line.figures)))
    return Row((_caption(setting, line, match, emphasis), *figures), emphasis, _indent(setting.mapped.statement, number))


def _indent(statement: Statement, number: int) -> int:
    """A parenthetical amount stands one step under the line whose caption holds it, a total without caption as the line above it."""
    line = statement.lines[number]
    if line.host is not None:
        return statement.lines[line.host].level + 1
    if line.caption or not number:
        return line.level
    above = next((other for other in reversed(statement.lines[:number]) if other.host is None), line)
    return above.level


def _caption(setting: Setting, line: LineItem, match: Match | None, emphasis: Emphasis) -> Cell:
    """The printed caption; a total without one is called by its standard concept, and marked as so called."""
    if line.caption or line.role is LineRole.HEADING:
        return Cell(line.caption, note=_caption_note(setting.report.filing.source, line))
    if match and match.concept.qname.prefix in STANDARD_PREFIXES:
        return Cell(setting.labels.get(match.concept.qname, match.concept.label), derived=True)
    return Cell("Total" if emphasis is Emphasis.TOTAL else "Subtotal", derived=True)


def _caption_note(source: SourceText, line: LineItem) -> str:
    return f"{source.place(line.spans[0])}" if line.spans else ""


def _figure_cell(setting: Setting, number: int, column: int, emphasis: Emphasis, *, signed: bool) -> Cell:
    line = setting.mapped.statement.lines[number]
    figure = line.figures[column]
    if figure is None:
        return EMPTY
    kind = KINDS[line.measure]
    scale = setting.scale.get(kind, 0)
    found = setting.sums.get((number, column))
    places = _own_places(figure, scale) if emphasis is Emphasis.PARENTHETICAL else _row_places(setting, line, kind)
    return Cell(
        content=shown(figure.value, scale),
        kind=kind,
        places=places,
        pad=0 if emphasis is Emphasis.PARENTHETICAL else setting.places[kind] - places,
        scale=scale,
        currency=currency_sign(setting.mapped.statement.columns[column].currency) if signed else "",
        formula=_sum(found, scale) if found else None,
        tolerance=shown(found.tolerance, scale) if found else None,
        note=_note(setting.report.filing.source, figure, setting.mapped.matches[number]),
        name=_name(setting, number, column, emphasis),
    )


def _row_places(setting: Setting, line: LineItem, kind: Kind) -> int:
    """Earnings per share keep their cents where dividends of another row are told in tenths of a cent."""
    return max(CENTS, _finest(line)) if kind is Kind.PER_SHARE else setting.places[kind]


def shown(value: Decimal, scale: int) -> Decimal:
    """A whole value in the statement's scale: Decimal(1203000) in thousands is 1203. Exact: only the exponent moves."""
    moved = value.scaleb(-scale)
    return moved.quantize(Decimal(1)) if moved == moved.to_integral_value() else moved.normalize()


def _own_places(figure: Figure, scale: int) -> int:
    return max(0, -int(shown(figure.value, scale).as_tuple().exponent), 0 if scale else figure.decimals)


def _sum(found: Footing, scale: int) -> Sum:
    parts = tuple(Part(term.line, term.weight) for term in found.summation.terms)
    return Sum(parts, shown(found.computed, scale))


def _note(source: SourceText, figure: Figure, match: Match | None) -> str:
    """Where a figure comes from, in two lines: the place and what is printed there, then the concept and the rule that chose it."""
    span = figure.span
    place = source.place(span)
    at = f"cell {place.cell}" if place.cell else f"line {place.line}, column {place.column}"
    chosen = f"{match.concept.qname} by {match.rung.value}: {match.rule}" if match else "no concept"
    return f"{at}: {with_brackets(source, span)}\n{chosen}"


def _name(setting: Setting, number: int, column: int, emphasis: Emphasis) -> str:
    """A name for a key figure: sheet, concept and end date, "BS_Assets_20020930". Totals and per-share amounts are key figures."""
    line, match = setting.mapped.statement.lines[number], setting.mapped.matches[number]
    head = setting.mapped.statement.columns[column]
    period = line.period or head.period
    key = emphasis in {Emphasis.TOTAL, Emphasis.SUBTOTAL} or line.measure is Measure.PER_SHARE
    if not (key and match and period) or head.dimensions or line.dimensions or emphasis is Emphasis.PARENTHETICAL:
        return ""
    return f"{setting.name}_{match.concept.qname.name}_{period.end:%Y%m%d}"
