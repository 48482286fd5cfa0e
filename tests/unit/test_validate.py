"""Validation: messages become findings that a person can act on."""

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from arelle.CntlrCmdLine import CntlrCmdLine
from arelle.RuntimeOptions import RuntimeOptions
from models import ten_q

from converter.arelle_gate import Basis, Message
from converter.model.finding import Severity
from converter.model.report import Report
from converter.output import RECORD
from converter.record import write_record
from converter.summary import summarise
from converter.validate import Validation, advise, findings_of, validate
from converter.write import WRITERS

TEN_Q = ten_q()
TOTAL = next(fact for fact in TEN_Q.facts if str(fact.concept) == "us-gaap:AssetsCurrent")


def with_wrong_total() -> Report:
    wrong = replace(TOTAL, value=Decimal(9_575_000))
    filing = TEN_Q.filing
    source = replace(filing.source, text=filing.source.text.replace("2,575", "9,575", 1))
    facts = tuple(wrong if fact is TOTAL else fact for fact in TEN_Q.facts)
    return replace(TEN_Q, filing=replace(filing, source=source), facts=facts)


def written(report: Report, folder: Path) -> Path:
    files = WRITERS["ixbrl"](report, ())
    files[RECORD] = write_record(report, (), summarise(report, ()), files, {})
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def test_a_clean_folder_is_valid_and_says_what_it_rests_on(tmp_path: Path) -> None:
    (done,) = validate([written(TEN_Q, tmp_path)])
    assert done.findings == ()
    assert done.is_valid
    assert done.basis is Basis.CONCEPT_TABLE


def test_a_message_about_a_fact_is_placed_in_the_source(tmp_path: Path) -> None:
    (done,) = validate([written(with_wrong_total(), tmp_path)])
    assert not done.is_valid
    place = done.findings[0].where
    assert place is not None
    assert place == TEN_Q.filing.source.place(TOTAL.spans[0])
    assert "9,575" in done.findings[0].excerpt


def test_without_a_record_the_place_is_in_the_document(tmp_path: Path) -> None:
    folder = written(with_wrong_total(), tmp_path)
    (folder / RECORD).unlink()
    (done,) = validate([folder])
    place = done.findings[0].where
    assert place is not None
    assert place.source == f"{TEN_Q.stem}.htm"
    assert "9,575" in done.findings[0].excerpt


def test_several_reports_are_told_one_by_one(tmp_path: Path) -> None:
    seen: list[Validation] = []
    paths = [tmp_path / "a", tmp_path / "b"]
    for path in paths:
        path.mkdir()
        written(TEN_Q, path)
    validate(paths, advance=seen.append)
    assert [one.path for one in seen] == paths


def no_zip(folder: Path) -> Path:
    path = folder / "broken.zip"
    path.write_bytes(b"PK\x03\x04 and no more")
    return path


def cut_zip(folder: Path) -> Path:
    (data,) = WRITERS["package"](TEN_Q, ()).values()
    path = folder / "cut.zip"
    path.write_bytes(data[: len(data) // 2])
    return path


def spoilt_zip(folder: Path) -> Path:
    (data,) = WRITERS["package"](TEN_Q, ()).values()
    path = folder / "spoilt.zip"
    path.write_bytes(data[:400] + bytes(600) + data[1000:])
    return path


def empty_folder(folder: Path) -> Path:
    path = folder / "empty"
    path.mkdir()
    return path


def no_document(folder: Path) -> Path:
    path = folder / "report.htm"
    path.write_bytes(b"<html><p>")
    return path


def broken_record(folder: Path) -> Path:
    path = folder / "recorded"
    path.mkdir()
    written(TEN_Q, path)
    (path / RECORD).write_text("{")
    return path


@pytest.mark.parametrize("broken", [broken_record, no_zip, cut_zip, spoilt_zip, empty_folder, no_document])
def test_a_broken_package_is_an_outcome_and_the_others_are_validated(broken: Callable[[Path], Path], tmp_path: Path) -> None:
    (tmp_path / "sound").mkdir()
    sound = written(TEN_Q, tmp_path / "sound")
    before, wrong, after = validate([sound, broken(tmp_path), sound])
    assert before.is_valid
    assert after.is_valid
    assert not wrong.is_valid
    assert wrong.failure or wrong.findings


def test_a_fault_of_arelle_concerns_one_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plugins run foreign code, which may fail on one package."""
    (tmp_path / "sound").mkdir()
    (tmp_path / "odd").mkdir()
    sound, odd = written(TEN_Q, tmp_path / "sound"), written(TEN_Q, tmp_path / "odd")
    run = CntlrCmdLine.run

    def fails(controller: CntlrCmdLine, options: RuntimeOptions) -> bool:
        if options.entrypointFile and odd.name in options.entrypointFile:
            raise KeyError("no such fact")
        return bool(run(controller, options))

    monkeypatch.setattr(CntlrCmdLine, "run", fails)
    before, wrong, after = validate([sound, odd, sound])
    assert (before.is_valid, after.is_valid) == (True, True)
    assert wrong.failure.startswith(f"{odd}: Arelle failed: KeyError: 'no such fact'")


def test_messages_are_placed_by_the_report_in_hand() -> None:
    message = Message("calc11e:x", Severity.ERROR, "does not sum", "maple.htm", 7, (TOTAL.id,))
    (finding,) = findings_of([message], TEN_Q, Path("maple.htm"))
    assert finding.where == TEN_Q.filing.source.place(TOTAL.spans[0])
    assert finding.excerpt == "2,575"
    assert finding.rule == "Calculations 1.1"


@pytest.mark.parametrize(
    ("code", "rule", "word"),
    [
        ("EFM.6.05.21.entityFilerCategoryMissing", "EFM 6.05.21", "--cover"),
        ("EFM.6.05.49.documentAnnualReportTrue", "EFM 6.05.49", "--cover"),
        ("EFM.5.02.05.14.hidden-fact-eligible-for-transform", "EFM 5.02.05.14", "Manual"),
        ("DQC.US.0048.7482", "DQC 0048.7482", "sign"),
        ("calc11e:inconsistentCalculationUsingRounding", "Calculations 1.1", "foot"),
        ("xbrl.4.7.2:contextPeriodType", "XBRL 2.1, 4.7.2", "instant"),
        ("xbrldie:PrimaryItemDimensionallyInvalidError", "XBRL Dimensions 1.0", "axis"),
        ("ix11.12.1.2:missingReferences", "Inline XBRL 1.1", "target taxonomy"),
        ("something.else", "", ""),
        ("EFM.6.05.47.entityFileNumberUnexpected", "EFM 6.05.47", "nothing is to be changed"),
        ("EFM.6.05.42", "EFM 6.05.42", "successor"),
        ("DQC.US.0015.2756", "DQC 0015.2756", "sign"),
        ("DQC.US.0099.9533", "DQC 0099.9533", "totals"),
    ],
)
def test_codes_have_a_rule_and_an_advice(code: str, rule: str, word: str) -> None:
    found, advice = advise(code)
    assert found == rule
    assert word in advice


def test_the_finding_is_plain_for_machines() -> None:
    message = Message("EFM.6.05.21.entityFilerCategoryMissing", Severity.WARNING, "should have a value\n  for it")
    (finding,) = findings_of([message], TEN_Q, Path("maple.htm"))
    assert json.loads(json.dumps(finding.as_dict()))["what"] == "should have a value for it"
