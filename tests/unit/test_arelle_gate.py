"""The gate to Arelle: clean reports are clean, planted faults are found, nothing is left behind."""

import builtins
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from models import cover_report, equity_report, ten_q

from converter.arelle_gate import Basis, Gate
from converter.errors import ValidationError
from converter.model.concept import Concept, QName
from converter.model.fact import Dimension, Fact
from converter.model.finding import Severity
from converter.model.period import Instant
from converter.model.report import Report
from converter.write import WRITERS

TEN_Q, EQUITY = ten_q(), equity_report()
REPORTS = {"ten_q": TEN_Q, "equity": EQUITY, "cover": cover_report()}
CONCEPTS: Mapping[QName, Concept] = {name: concept for report in REPORTS.values() for name, concept in report.concepts.items()}


@pytest.fixture
def gate() -> Iterator[Gate]:
    with Gate(concepts=CONCEPTS.get) as opened:
        yield opened


def written(report: Report, folder: Path, kind: str = "ixbrl") -> Path:
    for name, data in WRITERS[kind](report, ()).items():
        (folder / name).write_bytes(data)
    return folder if kind == "ixbrl" else folder / f"{report.stem}.zip"


def with_value(report: Report, concept: str, value: int) -> Report:
    """The report, its first fact of `concept` changed and printed so."""
    found = next(fact for fact in report.facts if str(fact.concept) == concept)
    changed = replace(found, value=Decimal(value), spans=(), scale=0)
    return replace(report, facts=tuple(changed if fact is found else fact for fact in report.facts))


@pytest.mark.parametrize("kind", ["ixbrl", "package"])
@pytest.mark.parametrize("name", list(REPORTS))
def test_hand_written_reports_are_without_a_message(gate: Gate, tmp_path: Path, name: str, kind: str) -> None:
    assert gate.validate(written(REPORTS[name], tmp_path, kind)) == ()
    assert gate.basis is Basis.CONCEPT_TABLE


def test_a_sum_that_does_not_foot_is_an_error_with_its_facts(gate: Gate, tmp_path: Path) -> None:
    messages = gate.validate(written(with_value(TEN_Q, "us-gaap:AssetsCurrent", 2_500_000), tmp_path))
    assert {message.code for message in messages} == {"calc11e:inconsistentCalculationUsingRounding"}
    assert {message.severity for message in messages} == {Severity.ERROR}
    total = next(fact.id for fact in TEN_Q.facts if str(fact.concept) == "us-gaap:AssetsCurrent")
    assert total in messages[0].facts


def test_an_unknown_concept_is_an_error(gate: Gate, tmp_path: Path) -> None:
    stray = replace(TEN_Q.facts[0], concept=QName("us-gaap", "NoSuchConcept"), id="stray")
    messages = gate.validate(written(replace(TEN_Q, facts=(*TEN_Q.facts, stray)), tmp_path))
    assert any(message.severity is Severity.ERROR for message in messages)


def test_a_fact_of_the_wrong_period_type_is_an_error(gate: Gate, tmp_path: Path) -> None:
    found = next(fact for fact in TEN_Q.facts if str(fact.concept) == "us-gaap:NetIncomeLoss")
    wrong = replace(found, period=Instant(TEN_Q.period_end))
    messages = gate.validate(written(replace(TEN_Q, facts=tuple(wrong if f is found else f for f in TEN_Q.facts)), tmp_path))
    assert "xbrl.4.7.2:contextPeriodType" in {message.code for message in messages}


def test_a_member_outside_the_table_is_an_error(gate: Gate, tmp_path: Path) -> None:
    found = next(fact for fact in EQUITY.facts if fact.dimensions)
    wrong = replace(found, dimensions=(Dimension(found.dimensions[0].axis, QName("us-gaap", "StatementTable")),))
    messages = gate.validate(written(replace(EQUITY, facts=tuple(wrong if f is found else f for f in EQUITY.facts)), tmp_path))
    assert any(message.code.startswith("xbrldie:") for message in messages)


@pytest.mark.parametrize("name", list(REPORTS))
def test_facts_come_back_as_they_were(gate: Gate, tmp_path: Path, name: str) -> None:
    report = REPORTS[name]
    loaded = gate.load_facts(written(report, tmp_path))
    numbers = sorted((str(f.concept), str(f.period), f.value) for f in report.facts if isinstance(f.value, Decimal))
    assert sorted((f.concept, f.period, Decimal(f.value)) for f in loaded if f.unit) == numbers
    texts = sorted((str(f.concept), " ".join(f.value.split())) for f in report.facts if is_short_text(f))
    blocks = {str(f.concept) for f in report.facts if f.is_text_block}
    assert sorted((f.concept, f.value) for f in loaded if not f.unit and f.concept not in blocks) == texts


def is_short_text(fact: Fact) -> bool:
    return isinstance(fact.value, str) and not fact.is_text_block


def test_the_viewers_page_needs_no_other_file(gate: Gate, tmp_path: Path) -> None:
    page = gate.viewer(written(TEN_Q, tmp_path))
    assert b"application/x.ixbrl-viewer+json" in page
    assert re.findall(rb"<script[^>]*src=|<link [^>]*href=", page) == []


def test_the_real_taxonomy_agrees_and_many_reports_go_through_one_gate(shared: Path, tmp_path: Path) -> None:
    with Gate(shared / "taxonomy" / "us-gaap-2025.zip") as gate:
        for name, report in REPORTS.items():
            folder = tmp_path / name
            folder.mkdir()
            assert gate.validate(written(report, folder)) == ()
        assert gate.basis is Basis.PACKAGE


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    with Gate(concepts=CONCEPTS.get) as gate:
        gate.validate(written(TEN_Q, tmp_path))
    assert not (tmp_path / "home").exists()
    assert not list((tmp_path / "temp").iterdir())
    assert not [handler for handler in logging.getLogger("arelle").handlers if type(handler).__module__ == Gate.__module__]
    assert not hasattr(builtins, "_")


def test_the_secs_rules_need_the_real_taxonomy(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="real taxonomy"):
        Gate(edgar_plugin=tmp_path)


def test_a_plugin_that_does_not_load_is_an_error(shared: Path, tmp_path: Path) -> None:
    report = written(cover_report(), tmp_path)
    with (
        Gate(shared / "taxonomy" / "us-gaap-2025.zip", edgar_plugin=tmp_path / "nowhere") as gate,
        pytest.raises(ValidationError, match="did not become active"),
    ):
        gate.validate(report)


def test_a_folder_without_a_report_is_an_error(gate: Gate, tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="one inline document"):
        gate.validate(tmp_path)
