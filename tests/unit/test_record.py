"""conversion.json: counted, comparable, and complete enough to explain every fact from."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from models import cover_report, equity_report, ten_q

from converter.errors import InputError
from converter.explain import explain, find_facts, read_record
from converter.model.finding import Finding, Severity
from converter.model.report import Report
from converter.record import write_record
from converter.summary import summarise

NOTICED = (Finding("a.b", Severity.WARNING, "looks odd"), Finding("c.d", Severity.INFO, "for the record"))


def record_of(report: Report) -> dict[str, Any]:
    files = {"b.xsd": b"B", "a.htm": b"A"}
    content = write_record(report, NOTICED, summarise(report, NOTICED), files, {"cik": "912345"})
    loaded: dict[str, Any] = json.loads(content)
    return loaded


def test_the_summary_counts_lines_facts_and_sums() -> None:
    summary = summarise(ten_q(), NOTICED)
    sheet = summary.statements[0]
    assert (summary.entity, summary.form, summary.warnings, summary.remarks) == ("Maple Harbor Tool Company", "10-Q", 1, 1)
    assert (sheet.name, sheet.facts, sheet.unmapped, sheet.sums_that_foot) == ("BS", 48, 0, sheet.sums)


def test_a_line_without_a_concept_counts_as_unmapped_a_heading_does_not() -> None:
    report = ten_q()
    first = report.statements[0]
    cash = next(i for i, line in enumerate(first.statement.lines) if line.caption == "Cash and cash equivalents")
    matches = tuple(None if i == cash else match for i, match in enumerate(first.matches))
    report = replace(report, statements=(replace(first, matches=matches), *report.statements[1:]))
    assert summarise(report, ()).statements[0].unmapped == 1


def test_extension_lines_are_counted() -> None:
    assert summarise(equity_report(), ()).statements[0].extensions == 1


def test_a_report_without_statements_has_a_summary() -> None:
    summary = summarise(cover_report(), ())
    assert summary.statements == ()
    assert summary.facts > 0


def test_the_record_names_source_files_and_versions() -> None:
    record = record_of(ten_q())
    assert record["source"]["name"] == "maple.txt"
    assert list(record["files"]) == ["a.htm", "b.xsd"]
    assert record["files"]["a.htm"] == "559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd"
    assert set(record["versions"]) == {"xbrl-converter"}


def test_every_fact_stands_in_the_record() -> None:
    report = ten_q()
    assert [row["id"] for row in record_of(report)["facts"]] == [fact.id for fact in report.facts]


def test_figures_are_texts_so_that_no_reader_rounds_them() -> None:
    [fact, *_] = find_facts(record_of(ten_q()), "us-gaap:Assets")
    assert fact["value"] == "3800000"


def test_an_explanation_names_place_rule_and_proof() -> None:
    record = record_of(ten_q())
    [fact, *_] = find_facts(record, "Assets")
    assert explain(record, fact).splitlines() == [
        f"us-gaap:Assets = 3,800,000 iso4217:USD at 2002-06-30 (fact {fact['id']})",
        '  source     maple.txt:36:73 "3,800"',
        "  caption    Total assets",
        "  column     June 30, 2002 of Balance Sheets",
        "  concept    stated, hand-written, confidence 1",
        "  sign       as printed",
        "  proof      Total assets 3,800,000 = Total current assets 2,575,000 + total without a caption 1,225,000; foots",
    ]


@pytest.mark.parametrize("wanted", ["us-gaap:assets", "total  ASSETS", "$3,800"])
def test_a_fact_is_found_by_concept_caption_and_figure(wanted: str) -> None:
    assert find_facts(record_of(ten_q()), wanted)[0]["concept"] == "us-gaap:Assets"


def test_a_fact_is_found_by_words_of_its_caption() -> None:
    found = find_facts(record_of(ten_q()), "current ASSETS")
    assert {fact["label"] for fact in found} == {"Total current assets"}


def test_a_fact_that_nothing_names_is_an_error() -> None:
    with pytest.raises(InputError, match="no fact has this id"):
        find_facts(record_of(ten_q()), "Goodwill")


def test_a_text_fact_is_explained_without_proof() -> None:
    record = record_of(ten_q())
    [fact] = find_facts(record, "dei:EntityRegistrantName")
    assert "proof" not in explain(record, fact)


@pytest.mark.parametrize(("content", "why"), [(None, "no conversion"), ("{", "no JSON"), ("[]", "lacks")])
def test_a_folder_without_a_good_record_is_an_error(tmp_path: Path, content: str | None, why: str) -> None:
    if content is not None:
        (tmp_path / "conversion.json").write_text(content)
    with pytest.raises(InputError, match=why):
        read_record(tmp_path)
