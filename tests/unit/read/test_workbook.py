"""The program's own workbook is read back to the same facts."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest
from models import equity_report, ten_q

from converter.errors import InputError
from converter.layout.names import SHEET_CODES
from converter.options import Options
from converter.pipeline import make_report
from converter.read.lineitems import read_xlsx
from converter.read.workbook import CODES
from converter.resources import data_folder
from converter.write.ixbrl import write_ixbrl
from converter.write.xlsx import write_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell

    from converter.model.filing import Filing
    from converter.model.report import Report

EXAMPLE = data_folder("examples") / "larkspur-10q.txt"


def facts_of_statements(report: Report) -> list[tuple[object, ...]]:
    own = report.prefix

    def name(qname: object) -> str:
        return str(qname).replace(f"{own}:", "own:")

    return sorted(
        (name(f.concept), str(f.period), str(f.unit), f.value, f.decimals, tuple((name(d.axis), name(d.member)) for d in f.dimensions))
        for f in report.facts
        if f.provenance.locator
    )


def read_back(report: Report) -> Report:
    (data,) = write_xlsx(report, ()).values()
    return make_report("again.xlsx", data, Options())[0]


@cache
def converted() -> Report:
    return make_report(EXAMPLE.name, EXAMPLE.read_bytes(), Options())[0]


@cache
def again() -> Report:
    return read_back(converted())


@pytest.mark.parametrize("make", [ten_q, equity_report, converted])
def test_the_facts_of_statements_come_back(make: Callable[[], Report]) -> None:
    report = make()
    assert facts_of_statements(read_back(report)) == facts_of_statements(report)


def test_the_filing_is_known_by_the_cover() -> None:
    header = read_back(ten_q()).filing.header
    assert (header.name, header.cik, header.form) == ("Maple Harbor Tool Company", "0000912345", "10-Q")


def test_headings_come_from_the_statements_own_sheets() -> None:
    report = ten_q()
    (data,) = write_xlsx(report, ()).values()
    read = read_xlsx("again.xlsx", data)[0].statements[0]
    before = [line.caption for line in report.statements[0].statement.lines if not any(line.figures)]
    assert [line.caption for line in read.lines if not any(line.figures)] == before


def test_every_code_of_a_statement_is_known() -> None:
    assert {SHEET_CODES[kind]: kind for kind in CODES.values()} == CODES


def test_a_line_without_facts_is_told() -> None:
    report = ten_q()
    named = next(f.provenance.locator for f in report.facts if f.provenance.locator)
    facts = tuple(f for f in report.facts if not f.provenance.locator or (f.provenance.locator.line, 0) != (named.line, named.statement))
    (data,) = write_xlsx(replace(report, facts=facts), ()).values()
    told = [finding for finding in read_xlsx("again.xlsx", data)[1] if finding.code == "read.workbook-line"]
    assert [finding.excerpt.partition(" ")[0] for finding in told] != []


def test_lines_come_back_with_indents_roles_and_the_lines_that_hold_amounts() -> None:
    before, after = (report.statements[0].statement for report in (converted(), again()))
    assert [line.role for line in after.lines] == [line.role for line in before.lines]
    assert [line.host for line in after.lines] == [line.host for line in before.lines]
    levels = [(one.level, other.level) for one, other in zip(before.lines, after.lines, strict=True) if one.caption and one.host is None]
    assert [one for one, _ in levels] == [other for _, other in levels]


def test_what_summed_before_sums_again() -> None:
    for before, after in zip(converted().statements, again().statements, strict=True):
        assert len(after.calculation.summations) == len(before.calculation.summations)


def test_an_equity_statement_keeps_its_columns() -> None:
    before, after = (report.statements[0].statement for report in (equity_report(), read_back(equity_report())))
    members = [[[one.member.name for one in column.dimensions] for column in statement.columns] for statement in (before, after)]
    assert members[0] == members[1]


def test_the_inline_document_shows_titles_heads_and_figures_as_statements_do() -> None:
    page = write_ixbrl(again()).decode()
    for words in ("In thousands of U.S. dollars", ">As of<", "March 31, 2003", "CURRENT ASSETS:", ">3,412</ix:nonFraction>", ">0.075<"):
        assert words in page
    assert "3412000" not in page


def test_a_place_names_the_cell_of_the_statements_sheet() -> None:
    report = again()
    fact = next(fact for fact in report.facts if str(fact.concept) == "us-gaap:Assets")
    assert str(report.filing.source.place(fact.spans[0])) == "again.xlsx:BS!B33"


def changed(edit: Callable[[Workbook], None]) -> Filing:
    (data,) = write_xlsx(converted(), ()).values()
    workbook, target = openpyxl.load_workbook(BytesIO(data), data_only=True), BytesIO()
    edit(workbook)
    workbook.save(target)
    return read_xlsx("again.xlsx", target.getvalue())[0]


def value_of(workbook: Workbook, concept: str) -> Cell:
    heads = {cell.value: cell.column for row in workbook["Facts"].iter_rows(max_row=6) for cell in row}
    row = next(row for row in workbook["Facts"].iter_rows() if row[heads["Concept"] - 1].value == concept)
    return row[heads["Value"] - 1]


def test_a_value_that_was_corrected_among_the_facts_is_read() -> None:
    def correct(workbook: Workbook) -> None:
        value_of(workbook, "us-gaap:Assets").value = 49_881_000

    line = next(line for line in changed(correct).statements[0].lines if line.concept == "us-gaap:Assets")
    assert [int(figure.value) for figure in line.figures if figure] == [49_881_000, 48_303_000]


def test_a_statement_of_which_a_row_is_gone_is_read_from_its_facts() -> None:
    def remove(workbook: Workbook) -> None:
        row = next(cell.row for (cell,) in workbook["BS"].iter_rows(max_col=1) if cell.value == "GOODWILL")
        workbook["BS"].delete_rows(row)

    statement = changed(remove).statements[0]
    assert "us-gaap:Goodwill" in {line.concept for line in statement.lines}


def test_a_value_without_a_result_is_an_error() -> None:
    def forget(workbook: Workbook) -> None:
        value_of(workbook, "us-gaap:Assets").value = "=BS!B31*1000"

    with pytest.raises(InputError, match="formula without a result") as raised:
        changed(forget)
    assert str(raised.value.place).startswith("again.xlsx:Facts!")
