"""xBRL-JSON and xBRL-CSV of the hand-written reports."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from models import cover_report, equity_report, ten_q

from converter.model.report import Report
from converter.write.escaped import escaped_texts
from converter.write.oim import write_csv, write_json

REPORTS = pytest.mark.parametrize("report", [ten_q(), equity_report(), cover_report()], ids=["ten_q", "equity", "cover"])


def read_json(report: Report) -> Any:  # noqa: ANN401 - JSON has any form
    return json.loads(write_json(report, ())[f"{report.stem}.json"])


def find(report: Report, concept: str) -> list[Any]:
    return [fact for fact in read_json(report)["facts"].values() if fact["dimensions"]["concept"] == concept]


def read_table(report: Report, name: str) -> list[dict[str, str]]:
    content = write_csv(report, ())[f"{report.stem}-{name}.csv"].decode()
    return list(csv.DictReader(StringIO(content)))


@REPORTS
def test_json_names_its_version_and_the_filings_schema(report: Report) -> None:
    info = read_json(report)["documentInfo"]
    assert info["documentType"] == "https://xbrl.org/2021/xbrl-json"
    assert info["taxonomy"] == [f"{report.stem}.xsd"]


@REPORTS
def test_every_prefix_in_use_has_its_namespace(report: Report) -> None:
    found = read_json(report)
    dimensions = [fact["dimensions"] for fact in found["facts"].values()]
    names = (
        {d["concept"] for d in dimensions} | {d.get("unit", "xbrl:x").split("/")[0] for d in dimensions} | {d["entity"] for d in dimensions}
    )
    assert {name.partition(":")[0] for name in names} <= set(found["documentInfo"]["namespaces"])


def test_an_instant_is_the_beginning_of_the_next_day() -> None:
    assert {fact["dimensions"]["period"] for fact in find(ten_q(), "us-gaap:Assets")} == {"2002-07-01T00:00:00", "2002-01-01T00:00:00"}


def test_a_duration_ends_where_the_next_day_begins() -> None:
    periods = {fact["dimensions"]["period"] for fact in find(ten_q(), "us-gaap:NetIncomeLoss")}
    assert "2002-01-01T00:00:00/2002-07-01T00:00:00" in periods


def test_numbers_are_whole_with_decimals_and_unit() -> None:
    (fact,) = [fact for fact in find(ten_q(), "us-gaap:Assets") if fact["dimensions"]["period"].startswith("2002-07")]
    assert (fact["value"], fact["decimals"], fact["dimensions"]["unit"]) == ("3800000", -3, "iso4217:USD")


def test_amounts_per_share_have_a_divided_unit() -> None:
    assert {fact["dimensions"]["unit"] for fact in find(ten_q(), "us-gaap:EarningsPerShareBasic")} == {"iso4217:USD/xbrli:shares"}


def test_equal_facts_stand_once() -> None:
    report = ten_q()
    twin = replace(report.facts[0], id="twin")
    assert len(read_json(replace(report, facts=(*report.facts, twin)))["facts"]) == len(read_json(report)["facts"])


def test_facts_that_differ_in_decimals_both_stand() -> None:
    report = ten_q()
    number = next(fact for fact in report.facts if isinstance(fact.value, Decimal))
    finer = replace(number, id="finer", decimals=7)
    assert "finer" in read_json(replace(report, facts=(*report.facts, finer)))["facts"]


def test_components_of_equity_are_dimensions() -> None:
    axes = {key for fact in read_json(equity_report())["facts"].values() for key in fact["dimensions"]}
    assert "us-gaap:StatementEquityComponentsAxis" in axes


def test_words_have_a_language_and_dates_none() -> None:
    (name,) = find(ten_q(), "dei:EntityRegistrantName")
    (end,) = find(ten_q(), "dei:DocumentPeriodEndDate")
    assert name["dimensions"]["language"] == "en-us"
    assert "language" not in end["dimensions"]


def test_a_note_has_the_markup_that_the_inline_document_shows() -> None:
    (note,) = find(ten_q(), "us-gaap:InventoryDisclosureTextBlock")
    assert note["value"].startswith("<h2 ")
    assert ">Note 1 - Inventories</h2>" in note["value"]
    assert "ix:" not in note["value"]


def test_csv_holds_the_facts_of_json() -> None:
    report = ten_q()
    rows = {row["id"]: row["value"] for name in ("numbers", "texts") for row in read_table(report, name)}
    assert rows == {name: fact["value"] for name, fact in read_json(report)["facts"].items()}


def test_csv_says_none_where_an_axis_is_absent() -> None:
    members = {row["us-gaap_StatementEquityComponentsAxis"] for row in read_table(equity_report(), "numbers")}
    assert "#none" in members
    assert "us-gaap:RetainedEarningsMember" in members


def test_csv_metadata_names_only_tables_with_rows() -> None:
    report = cover_report()
    metadata = json.loads(write_csv(report, ())[f"{report.stem}-csv.json"])
    assert set(metadata["tables"]) == {"texts"}


def test_escaped_texts_follow_continuations_and_leave_out_what_is_excluded() -> None:
    document = b"""<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"><body>
    <ix:nonNumeric id="a" escape="true" continuedAt="b"><p class="x">One &amp; <ix:nonFraction>2</ix:nonFraction><br/></p></ix:nonNumeric>
    <p>no</p><ix:continuation id="b"><p>Three<ix:exclude>page 4</ix:exclude></p></ix:continuation></body></html>"""
    assert escaped_texts(document) == {"a": '<p class="x">One &amp; 2<br/></p><p>Three</p>'}


@REPORTS
def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    again = replace(report)
    assert (write_json(report, ()), write_csv(report, ())) == (write_json(again, ()), write_csv(again, ()))
