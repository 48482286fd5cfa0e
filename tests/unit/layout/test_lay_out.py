"""The sheets of the hand-written reports."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from models import cover_report, equity_report, ten_q

from converter.layout import lay_out
from converter.layout.footing import footings
from converter.layout.grid import Book, Emphasis, Kind, Part, Sum
from converter.layout.names import scale_words
from converter.model.finding import Finding, Severity
from converter.model.quantity import Measure
from converter.model.report import MappedStatement, Report
from converter.model.statement import Calculation, LineItem, Statement, StatementKind
from converter.write.pdf import pdf_bytes
from converter.write.xlsx import workbook_bytes as xlsx_bytes

BOOK = lay_out(ten_q(), ())
BALANCE = BOOK.statements[0]


def row_of(caption: str) -> int:
    return next(number for number, row in enumerate(BALANCE.rows) if row.cells[0].content == caption)


def with_figure(report: Report, line: int, value: Decimal) -> Report:
    mapped = report.statements[0]
    figures = mapped.statement.lines[line].figures
    assert figures[0]
    lines: list[LineItem] = list(mapped.statement.lines)
    lines[line] = replace(lines[line], figures=(replace(figures[0], value=value), *figures[1:]))
    changed = replace(mapped, statement=replace(mapped.statement, lines=tuple(lines)))
    return replace(report, statements=(changed, *report.statements[1:]))


def test_statements_keep_their_order_and_get_short_names() -> None:
    assert [sheet.name for sheet in BOOK.statements] == ["BS", "IS", "CF", "NT"]


def test_heads_say_length_and_end_of_the_periods() -> None:
    heads = BOOK.statements[1].heads
    assert [cell.content for cell in heads[0].cells] == [None, "Six months ended", "Six months ended"]
    assert [str(cell.content) for cell in heads[1].cells[1:]] == ["2002-06-30", "2001-06-30"]


def test_components_of_equity_keep_their_printed_heads() -> None:
    (sheet,) = lay_out(equity_report(), ()).statements
    assert [cell.content for cell in sheet.heads[0].cells][-1] == "Total"


def test_money_is_shown_in_the_printed_scale() -> None:
    assert BALANCE.scale == 3
    assert BALANCE.rows[row_of("Total assets")].cells[1].content == Decimal(3800)


@pytest.mark.parametrize(
    ("scale", "shares", "said"),
    [
        (3, 0, "In thousands of U.S. dollars, except share and per-share amounts"),
        (3, 3, "In thousands of U.S. dollars, except per-share amounts"),
        (6, 3, "In millions of U.S. dollars and thousands of shares, except per-share amounts"),
        (0, 0, "In U.S. dollars"),
        (0, 3, "In U.S. dollars and thousands of shares"),
    ],
)
def test_what_stands_below_the_title_says_the_scales_of_money_and_of_shares(scale: int, shares: int, said: str) -> None:
    statement = ten_q().statements[0].statement
    counted = (replace(line, figures=tuple(f and replace(f, scale=shares) for f in line.figures)) for line in statement.lines)
    lines = tuple(new if old.measure is Measure.SHARES else old for old, new in zip(statement.lines, counted, strict=True))
    assert scale_words(replace(statement, scale=scale, lines=lines)) == said


def test_shares_are_shown_whole_beside_money_in_thousands() -> None:
    cell = BALANCE.rows[row_of("shares authorized")].cells[1]
    assert (cell.kind, cell.content) == (Kind.SHARES, Decimal(500_000))


def test_a_total_is_the_sum_of_its_terms_rows() -> None:
    formula = BALANCE.rows[row_of("Total current liabilities")].cells[1].formula
    parts = (Part(row_of("Accounts payable"), 1), Part(row_of("Accrued expenses"), 1))
    assert formula == Sum(parts, Decimal(860))


def test_a_sum_that_goes_into_another_is_a_subtotal() -> None:
    found = {row.cells[0].content: row.emphasis for row in BALANCE.rows}
    assert found["Total current liabilities"] is Emphasis.SUBTOTAL
    assert found["Total assets"] is Emphasis.TOTAL


def test_a_total_without_caption_is_called_by_its_concept_and_marked() -> None:
    caption = BALANCE.rows[row_of("Machinery") + 1].cells[0]
    assert (caption.content, caption.derived) == ("Property, Plant and Equipment, Gross", True)


def test_the_currency_stands_on_first_and_total_rows_only() -> None:
    signed = [row.cells[0].content for row in BALANCE.rows if len(row.cells) > 1 and row.cells[1].currency]
    assert signed == ["Cash and cash equivalents", "Total assets", "Accounts payable", "Total liabilities and stockholders' equity"]


def test_a_figure_tells_its_place_its_print_and_its_rule() -> None:
    note = BALANCE.rows[row_of("Cash and cash equivalents")].cells[1].note
    assert note.startswith("line ")
    assert ": 410\n" in note
    assert "us-gaap:" in note


def test_what_does_not_foot_keeps_formula_print_and_difference() -> None:
    total = row_of("Total current liabilities")
    report = with_figure(ten_q(), total, Decimal(870_000))
    cell = lay_out(report, ()).statements[0].rows[total].cells[1]
    assert cell.formula
    assert (cell.content, cell.formula.result) == (Decimal(870), Decimal(860))


def test_the_checks_mark_what_does_not_foot() -> None:
    total = row_of("Total current liabilities")
    book = lay_out(with_figure(ten_q(), total, Decimal(870_000)), ())
    broken = [record.contents for record in book.checks.records if record.emphasis is Emphasis.WARNING]
    assert ("Total current liabilities", Decimal(-10_000), "does not foot") in [(c[1], c[6], c[8]) for c in broken]


def test_facts_in_a_broken_sum_say_so() -> None:
    total = row_of("Total current liabilities")
    book = lay_out(with_figure(ten_q(), total, Decimal(870_000)), ())
    names = [field.name for field in book.facts.fields]
    check, label = names.index("check"), names.index("label")
    assert {r.contents[check] for r in book.facts.records if r.contents[label] == "Accrued expenses"} == {"does not foot", "foots"}


def test_tolerance_is_half_a_unit_of_every_figure() -> None:
    report = ten_q()
    sums = {(s.statement, s.line, s.column): s for s in footings(report)}
    assert sums[0, row_of("Total current liabilities"), 0].tolerance == Decimal(1500)


def test_a_closing_balance_is_shown_as_the_opening_one_and_the_change() -> None:
    (flows,) = [sheet for sheet in BOOK.statements if sheet.name == "CF"]
    formula = flows.rows[-1].cells[1].formula
    assert formula
    assert {str(flows.rows[part.row].cells[0].content) for part in formula.parts} == {"Net increase in cash", "Cash at beginning of period"}


def test_a_total_outside_the_calculation_that_does_not_foot_is_shown_with_its_parts() -> None:
    report = ten_q()
    total = row_of("Total current liabilities")
    mapped = with_figure(report, total, Decimal(870_000)).statements[0]
    rest = tuple(s for s in mapped.calculation.summations if s.total != total)
    unproven = replace(mapped, calculation=Calculation(rest))
    sheet = lay_out(replace(report, statements=(unproven, *report.statements[1:])), ()).statements[0]
    formula = sheet.rows[total].cells[1].formula
    assert formula
    assert formula.result == Decimal(860)


def test_every_fact_has_a_row_with_its_whole_value() -> None:
    names = [field.name for field in BOOK.facts.fields]
    shown = [(r.contents[names.index("id")], r.contents[names.index("value")]) for r in BOOK.facts.records]
    assert shown == [(f.id, None if isinstance(f.value, str) else f.value) for f in ten_q().facts]


def test_findings_that_say_the_same_of_several_things_are_one_row() -> None:
    said = [Finding("cover.missing", Severity.INFO, f"{name} is missing", advice=f"supply {name} if known") for name in ("A", "B", "C")]
    other = Finding("cover.missing", Severity.WARNING, "D is missing", advice="supply D if known")
    rows = [(record.contents[2], record.contents[6]) for record in lay_out(ten_q(), (*said, other)).findings.records]
    assert rows == [("D is missing", "supply D if known"), ("A, B, C is missing", "supply A, B, C if known")]


def test_findings_are_listed_once_the_gravest_first() -> None:
    info = Finding("a.b", Severity.INFO, "For the record.")
    error = Finding("c.d", Severity.ERROR, "Unfit.")
    report = replace(ten_q(), findings=(info,))
    codes = [record.contents[1] for record in lay_out(report, (info, error)).findings.records]
    assert codes == ["c.d", "a.b"]


@pytest.mark.parametrize("write", [xlsx_bytes, pdf_bytes], ids=["xlsx", "pdf"])
def test_a_statement_without_lines_or_columns_is_an_empty_sheet(write: Callable[[Book], bytes]) -> None:
    blank = Statement(StatementKind.INCOME, "Statements of Income", (), ())
    report = replace(cover_report(), statements=(MappedStatement(blank, Calculation(), ()),))
    book = lay_out(report, ())
    assert [sheet.rows for sheet in book.statements] == [()]
    assert write(book)
