"""The whole chain on the example filing."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from converter import Conversion, Options, convert, write_output
from converter.errors import InputError
from converter.model.finding import Finding
from converter.model.period import Instant
from converter.model.report import Report
from converter.model.statement import StatementKind
from converter.options import FORMATS, USUAL
from converter.resources import data_folder
from converter.write import WRITERS

SOURCE = data_folder("examples") / "larkspur-10q.txt"


@pytest.fixture(scope="module")
def converted() -> Conversion:
    return convert(SOURCE)


def test_every_statement_is_found_and_foots(converted: Conversion) -> None:
    summary = converted.summary
    face = [s for s in summary.statements if s.kind != "note-table"]
    assert [s.kind for s in face] == ["balance-sheet", "income", "income", "cash-flow", "equity"]
    assert [s.sums for s in summary.statements] == [s.sums_that_foot for s in summary.statements]
    assert sum(s.unmapped for s in summary.statements) == 0


@pytest.mark.parametrize(
    ("concept", "value"),
    [("Assets", "49880000"), ("Liabilities", "23246000"), ("StockholdersEquity", "26634000"), ("Goodwill", "4820000")],
)
def test_the_balance_sheet_becomes_facts(converted: Conversion, concept: str, value: str) -> None:
    facts = {
        f.value for f in converted.report.facts if f.concept.name == concept and f.period == Instant(date(2003, 3, 31)) and not f.dimensions
    }
    assert facts == {Decimal(value)}


def test_no_finding_is_an_error(converted: Conversion) -> None:
    assert [str(f) for f in converted.findings if f.severity.value == "error"] == []


def test_the_files_have_the_filings_name_and_the_record_lists_them(converted: Conversion) -> None:
    names = set(converted.files)
    stem = converted.report.stem
    assert {f"{stem}.htm", f"{stem}.xsd", f"{stem}_cal.xml", f"{stem}.xlsx", f"{stem}.pdf", "conversion.json"} <= names
    assert set(json.loads(converted.files["conversion.json"])["files"]) == names - {"conversion.json"}


def test_the_same_input_gives_the_same_bytes(converted: Conversion) -> None:
    assert convert((SOURCE.name, SOURCE.read_bytes())).files == converted.files


def test_outputs_are_chosen(converted: Conversion) -> None:
    chosen = convert(SOURCE, Options(outputs=("ixbrl",)))
    assert not [name for name in chosen.files if name.endswith((".xlsx", ".pdf"))]
    assert chosen.files[f"{chosen.report.stem}.htm"] == converted.files[f"{converted.report.stem}.htm"]


def test_the_cik_may_be_given() -> None:
    report = convert(SOURCE, Options(cik="9999999", outputs=("ixbrl",))).report
    assert report.entity.cik == "0009999999"


def test_arelle_finds_nothing_wrong_and_the_viewer_has_its_page() -> None:
    conversion = convert(SOURCE, Options(outputs=("ixbrl",), validate=True, viewer=True))
    told = [f for f in conversion.findings if f.code.startswith("validate.")]
    assert [f.code for f in told] == ["validate.basis"]
    assert f"{conversion.report.stem}_viewer.htm" in conversion.files


def test_faults_of_the_files_are_found_with_arelles(monkeypatch: pytest.MonkeyPatch) -> None:
    written = WRITERS["ixbrl"]

    def broken(report: Report, findings: Sequence[Finding]) -> dict[str, bytes]:
        return {name: data.replace(b' order="2"', b"") for name, data in written(report, findings).items()}

    monkeypatch.setitem(WRITERS, "ixbrl", broken)
    conversion = convert(SOURCE, Options(outputs=("ixbrl",), validate=True))
    assert "EFM 6.12.1" in {f.rule for f in conversion.findings if f.code.startswith("package.")}


def test_an_output_is_written_whole(converted: Conversion, tmp_path: Path) -> None:
    write_output(converted, tmp_path / "larkspur")
    assert {path.name for path in (tmp_path / "larkspur").iterdir()} == set(converted.files)


def test_what_is_no_filing_is_an_error() -> None:
    with pytest.raises(InputError):
        convert(("empty.txt", b""))


def test_every_format_has_a_writer() -> None:
    assert set(FORMATS) == set(WRITERS)
    assert set(USUAL) <= set(FORMATS)


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = "import sys, converter\nprint([m for m in sys.modules if m.startswith('converter.')])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_a_name_that_the_package_lacks_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'transmogrify'"):
        _ = __import__("converter").transmogrify


def test_inline_conversion_makes_no_cycles_and_leaves_the_collector_as_it_was() -> None:
    gc.collect()
    convert(SOURCE, Options(outputs=("ixbrl",)))
    assert gc.isenabled()
    assert gc.collect() == 0


def test_the_balance_sheet_dates_the_statement_that_is_printed_before_it(tmp_path: Path) -> None:
    text = """\
<DOCUMENT>
<TYPE>10-K
<TEXT>
                         FORM 10-K
          For the fiscal year ended September 30, 2000
                    HEARTH & KETTLE CORPORATION
          (Exact name of registrant as specified in its charter)

              CONSOLIDATED STATEMENTS OF OPERATIONS
                                              2000         1999
Net sales                                    4,200        4,100
Cost of sales                                3,100        3,000
Selling expenses                               600          700
Net income                                     500          400

                  CONSOLIDATED BALANCE SHEETS
                                   September 30,  September 25,
                                            2000           1999
Cash                                       1,000            900
Inventories                                  700            600
Total assets                               1,700          1,500
Accounts payable                             300            200
Common stock                                 900            900
Retained earnings                            500            400
Total liabilities and equity               1,700          1,500
</TEXT>
</DOCUMENT>
"""
    (tmp_path / "hearth.txt").write_text(text)
    report = convert(tmp_path / "hearth.txt", Options(outputs=(), cik="9999999")).report
    income = next(mapped.statement for mapped in report.statements if mapped.statement.kind is StatementKind.INCOME)
    assert str(income.columns[0].period) == "1999-09-26/2000-09-30"
