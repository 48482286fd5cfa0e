"""The program's own workbook is read back to the same facts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from models import equity_report, ten_q

from converter.layout.names import SHEET_CODES
from converter.options import Options
from converter.pipeline import make_report
from converter.read.lineitems import read_xlsx
from converter.read.workbook import CODES
from converter.resources import data_folder
from converter.write.xlsx import write_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable

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


def converted() -> Report:
    return make_report(EXAMPLE.name, EXAMPLE.read_bytes(), Options())[0]


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
    again = read_xlsx("again.xlsx", data)[0].statements[0]
    before = [line.caption for line in report.statements[0].statement.lines if not any(line.figures)]
    assert [line.caption for line in again.lines if not any(line.figures)] == before


def test_every_code_of_a_statement_is_known() -> None:
    assert {SHEET_CODES[kind]: kind for kind in CODES.values()} == CODES


def test_a_line_without_facts_is_told() -> None:
    report = ten_q()
    named = next(f.provenance.locator for f in report.facts if f.provenance.locator)
    facts = tuple(f for f in report.facts if not f.provenance.locator or (f.provenance.locator.line, 0) != (named.line, named.statement))
    (data,) = write_xlsx(replace(report, facts=facts), ()).values()
    told = [finding for finding in read_xlsx("again.xlsx", data)[1] if finding.code == "read.workbook-line"]
    assert [finding.excerpt.partition(" ")[0] for finding in told] != []
