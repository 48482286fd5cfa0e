"""The command convert: what it prints, what it writes, how it exits."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from converter.cli import main
from converter.resources import data_folder

EXAMPLE = data_folder("examples") / "larkspur-10q.txt"
RELEASE = """Exhibit 99.1

                                 PRESS RELEASE

LARKSPUR STOVE WORKS, INC. OPENS A SECOND FOUNDRY

ALDERBROOK, Vt., May 12, 2003 -- Larkspur Stove Works, Inc. announced today that it has opened a foundry in Eastmere.

Forward-looking statements within the meaning of the Private Securities Litigation Reform Act of 1995 may turn out otherwise.
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["convert", *map(str, arguments)], catch_exceptions=False)


def test_the_summary_tells_statements_sums_and_files(tmp_path: Path) -> None:
    printed = run(EXAMPLE, "-o", tmp_path, "--outputs", "ixbrl").output
    assert "LARKSPUR STOVE WORKS, INC. - 10-Q - 2003-03-31" in printed
    assert "22 of 22" in printed
    assert f"{tmp_path}/larkspur-10q/" in printed
    assert "conversion.json" in printed


def test_quiet_prints_nothing(tmp_path: Path) -> None:
    result = run(EXAMPLE, "-o", tmp_path, "--outputs", "ixbrl", "--quiet")
    assert (result.output, result.exit_code) == ("", 0)


def test_json_is_one_object_per_source(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = run(EXAMPLE, tmp_path / "empty.txt", "-o", tmp_path / "out", "--outputs", "ixbrl", "--json")
    first, second = map(json.loads, result.stdout.splitlines())
    assert (first["outcome"], first["summary"]["form"], second["outcome"], second["why"]) == (
        "converted",
        "10-Q",
        "failed",
        "the input is empty",
    )
    assert result.exit_code == 3


@pytest.mark.parametrize(("severity", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_findings_may_fail_the_run(tmp_path: Path, severity: str, code: int) -> None:
    source = tmp_path / "no-filer.txt"
    source.write_text(re.sub(r"CENTRAL INDEX KEY:.*", "", EXAMPLE.read_text(encoding="utf-8")), encoding="utf-8")
    assert run(source, "-o", tmp_path, "--outputs", "ixbrl", "--quiet", "--fail-on", severity).exit_code == code


def test_a_filing_without_statements_is_converted_and_the_run_says_so(tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text(RELEASE)
    result = run(tmp_path / "release.txt", "-o", tmp_path / "out", "--outputs", "ixbrl")
    assert result.exit_code == 0
    assert "The text has no financial statements" in result.output
    assert "the report holds cover facts only" in result.output


def test_bytes_that_are_no_ascii_are_read(tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_bytes(EXAMPLE.read_bytes().replace(b"Foundry Lane", b"F\xf6rster Lane\x93"))
    assert run(tmp_path / "odd.txt", "-o", tmp_path / "out", "--outputs", "ixbrl", "--quiet").exit_code == 0


def test_an_own_map_comes_first(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[balance-sheet.OtherAssets]\ncaptions = ["Assets held for sale"]\n')
    run(EXAMPLE, "-o", tmp_path, "--outputs", "ixbrl", "--quiet", "--map", tmp_path / "mine.toml")
    record = json.loads((tmp_path / "larkspur-10q" / "conversion.json").read_bytes())
    [rule] = {(fact["concept"], fact["rung"]) for fact in record["facts"] if fact["label"] == "ASSETS HELD FOR SALE"}
    assert rule == ("us-gaap:OtherAssets", "user-rule")


def test_a_fault_of_the_program_harms_no_other_source_and_shows_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise KeyError("no such column")

    monkeypatch.setattr("converter.pipeline.segment", stumble)
    (tmp_path / "items.csv").write_bytes((data_folder("examples") / "line-items.csv").read_bytes())
    result = run(EXAMPLE, tmp_path / "items.csv", "-o", tmp_path / "out", "--outputs", "ixbrl", "--quiet")
    assert result.exit_code == 3
    assert "a fault of the program\n  | KeyError in converter/pipeline.py:" in result.stderr
    assert (tmp_path / "out" / "items").is_dir()
