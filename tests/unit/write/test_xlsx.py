"""The workbook, read back with openpyxl."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest
from formulas import evaluate
from models import cover_report, equity_report, ten_q

from converter.model.finding import Finding, Severity
from converter.model.statement import Calculation, LineItem, LineRole
from converter.write.xlsx import write_xlsx

if TYPE_CHECKING:
    from openpyxl import Workbook

    from converter.model.report import Report

REPORTS = pytest.mark.parametrize("report", [ten_q(), equity_report(), cover_report()], ids=["ten_q", "equity", "cover"])


def workbook(report: Report, *, results: bool = False) -> Workbook:
    (content,) = write_xlsx(report, ()).values()
    return openpyxl.load_workbook(BytesIO(content), data_only=results)


@REPORTS
def test_stored_results_are_what_the_formulas_give(report: Report) -> None:
    formulas, results = workbook(report), workbook(report, results=True)
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    stored = results[sheet.title][cell.coordinate].value
                    worked_out = evaluate(formulas, sheet.title, cell.coordinate)
                    assert stored == worked_out if isinstance(stored, str) else Decimal(str(stored)) == worked_out


def test_a_total_that_does_not_foot_does_not_make_further_ones_differ() -> None:
    report = ten_q()
    mapped = report.statements[0]
    total = next(i for i, line in enumerate(mapped.statement.lines) if line.caption == "Total current liabilities")
    lines = list(mapped.statement.lines)
    figures = tuple(figure and replace(figure, value=figure.value + 50_000) for figure in lines[total].figures)
    lines[total] = replace(lines[total], figures=figures)
    changed = replace(mapped, statement=replace(mapped.statement, lines=tuple(lines)))
    found = workbook(replace(report, statements=(changed, *report.statements[1:])))
    sheet = found["BS"]
    row = next(cell.row for (cell,) in sheet.iter_rows(max_col=1) if cell.value == "Total liabilities")
    assert sheet[f"B{row}"].value == f"=E{row - 2}+B{row - 1}"
    assert evaluate(found, "BS", f"H{row}") == 50
    assert evaluate(found, "BS", f"H{row - 2}") == -50


@REPORTS
def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert write_xlsx(report, ()) == write_xlsx(replace(report), ())


def test_sheets_stand_in_the_order_of_the_filing() -> None:
    assert workbook(ten_q()).sheetnames == ["Cover", "BS", "IS", "CF", "NT", "Checks", "Findings", "Mapping", "Facts"]


def test_totals_are_formulas_and_inputs_are_numbers() -> None:
    sheet = workbook(ten_q())["BS"]
    cells = {row[0].value: row[1].value for row in sheet.iter_rows(max_col=2)}
    assert cells["Total current liabilities"] == "=B22+B23"
    assert cells["Accounts payable"] == 620


def test_a_range_does_not_cover_amounts_inside_captions() -> None:
    sheet = workbook(ten_q())["BS"]
    (total,) = [row[1].value for row in sheet.iter_rows(max_col=2) if row[0].value == "Total current assets"]
    allowance = next(row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value == "allowance for doubtful accounts")
    assert f"SUM(B{allowance - 2}" not in total


def test_facts_are_an_excel_table_with_typed_cells() -> None:
    sheet = workbook(ten_q())["Facts"]
    (table,) = sheet.tables.values()
    heads = [cell.value for cell in sheet[table.ref][0]]
    first = {}
    for row in sheet[table.ref][1:]:
        first = {head: cell for head, cell in zip(heads, row, strict=True) if cell.value is not None}
        if "Value" in first:
            break
    assert first["Value"].data_type == "n"
    assert first["End"].is_date


def test_whole_values_stand_in_the_facts() -> None:
    sheet = workbook(ten_q(), results=True)["Facts"]
    values = {row[5].value: row[14].value for row in sheet.iter_rows(min_row=5) if row[1].value == "BS" and row[14].value is not None}
    assert values["us-gaap:Liabilities"] in {1_760_000, 1_835_000}


def test_key_figures_and_the_scale_have_names() -> None:
    names = workbook(ten_q()).defined_names
    assert {"Scale", "BS_Assets_20020630"} <= set(names)


def test_no_figure_loses_a_digit() -> None:
    report = ten_q()
    number = next(i for i, fact in enumerate(report.facts) if isinstance(fact.value, Decimal))
    facts = list(report.facts)
    facts[number] = replace(facts[number], value=Decimal("123456789012.345"))
    (content,) = write_xlsx(replace(report, facts=tuple(facts)), ()).values()
    sheet = openpyxl.load_workbook(BytesIO(content))["Facts"]
    assert "123456789012.345" in {str(row[14].value) for row in sheet.iter_rows(min_row=5)}


def test_a_text_like_a_formula_stays_a_text() -> None:
    finding = Finding("x.y", Severity.INFO, "Odd.", excerpt="=1+1")
    (content,) = write_xlsx(ten_q(), (finding,)).values()
    sheet = openpyxl.load_workbook(BytesIO(content))["Findings"]
    assert [cell.data_type for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"] == ["s"]


def test_every_figure_of_a_statement_has_a_comment_with_its_source() -> None:
    sheet = workbook(ten_q())["BS"]
    for row in sheet.iter_rows(min_row=7, max_row=sheet.max_row, min_col=2, max_col=3):
        for cell in row:
            assert cell.value is None or (cell.comment and "line " in cell.comment.text)


def test_long_texts_of_the_cover_wrap_and_do_not_widen_its_print() -> None:
    maps = tuple(f"us-gaap/industry/map-{number}.toml" for number in range(12))
    cover = workbook(replace(ten_q(), maps_used=maps))["Cover"]
    [row] = [row for row in cover.iter_rows() if row[0].value == "Maps"]
    height = cover.row_dimensions[row[0].row].height
    assert row[1].alignment.wrap_text
    assert height is not None
    assert height > 3 * 13
    assert cover.print_area.startswith("'Cover'!$A$1:$B$")


def test_a_long_file_name_gives_way_to_the_title_in_the_foot() -> None:
    report = ten_q()
    source = replace(report.filing.source, name=f"{'long-name-' * 9}.txt")
    foot = workbook(replace(report, filing=replace(report.filing, source=source))).worksheets[1].oddFooter
    assert foot.left.text.endswith("\N{HORIZONTAL ELLIPSIS}")
    assert len(foot.left.text) + len(foot.center.text) // 2 <= 54
    assert workbook(report).worksheets[1].oddFooter.left.text.strip() == report.filing.source.name


def test_a_statement_prints_with_its_titles_on_one_page_if_it_is_no_longer_than_that() -> None:
    report = ten_q()
    mapped = report.statements[0]
    lines = tuple(LineItem(f"Item {i}", LineRole.HEADING, (None,) * len(mapped.statement.columns)) for i in range(200))
    long = replace(mapped, statement=replace(mapped.statement, lines=lines), calculation=Calculation(()), matches=(None,) * len(lines))
    short, tall = workbook(report)["BS"], workbook(replace(report, statements=(long,), facts=()))["BS"]
    assert (short.page_setup.fitToHeight or 1, tall.page_setup.fitToHeight) == (1, 0)  # 1 is what a workbook need not say
    assert short.print_title_rows.replace("$", "") == "1:6"
