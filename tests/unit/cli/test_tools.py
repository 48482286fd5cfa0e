"""The smaller commands: maps, taxonomy, cover, template, explain."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from converter.cli import main
from converter.resources import data_folder

EXAMPLE = data_folder("examples") / "larkspur-10q.txt"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)), catch_exceptions=False)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    assert run("convert", EXAMPLE, "-o", folder, "--outputs", "ixbrl", "--quiet").exit_code == 0
    return folder / EXAMPLE.stem


def test_maps_are_listed_with_their_rules() -> None:
    assert "us-gaap/historic.toml" in run("maps", "list").output


def test_maps_are_linted() -> None:
    result = run("maps", "lint")
    assert (result.exit_code, result.output) == (0, "nothing found\n")


def test_a_map_with_a_mistake_fails_the_lint(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[balance-sheet.AllWeOwn]\ncaptions = ["All"]\n')
    assert run("maps", "lint", tmp_path / "mine.toml").exit_code == 1


def test_the_ladder_is_explained(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[balance-sheet.InventoryNet]\ncaptions = ["Stoves in the yard"]\n')
    told = run("maps", "explain", "Stoves in the yard", "--map", tmp_path / "mine.toml").output
    assert told.startswith("us-gaap:InventoryNet ")
    assert "rung        user-rule" in told


def test_what_filers_called_their_lines_is_learned(tmp_path: Path) -> None:
    rows = ["statement\tlabel\tconcept\tnegated\tparenthetical\tfilers", "balance-sheet\tStoves in the yard\tInventoryNet\t0\t0\t9"]
    (tmp_path / "labels.tsv").write_text("\n".join(rows))
    told = run("maps", "learn", tmp_path / "labels.tsv", "-o", tmp_path / "learned").output
    assert f"{tmp_path}/learned/captions.tsv  1 rows" in told
    assert "balance-sheet|stove yard\t0:9" in (tmp_path / "learned" / "captions.tsv").read_text()


def test_a_cover_file_is_made(tmp_path: Path) -> None:
    assert "# EntityRegistrantName" in run("cover", EXAMPLE).output
    run("cover", EXAMPLE, "-o", tmp_path / "cover.toml")
    assert '# TradingSymbol = ""' in (tmp_path / "cover.toml").read_text()


def test_a_template_is_written(tmp_path: Path) -> None:
    assert run("template", tmp_path / "new.xlsx").exit_code == 0
    assert (tmp_path / "new.xlsx").read_bytes().startswith(b"PK")


def test_a_package_that_is_none_cannot_be_baked(tmp_path: Path) -> None:
    (tmp_path / "p.zip").write_bytes(b"no zip")
    result = run("taxonomy", "bake", tmp_path / "p.zip", "-o", tmp_path)
    assert result.exit_code == 3
    assert "cannot be read as a taxonomy package" in result.output


def test_a_fact_is_explained_down_to_its_proof(output: Path) -> None:
    told = run("explain", output, "Total assets").output
    assert "us-gaap:Assets = 49,880,000" in told
    assert 'larkspur-10q.txt:173:56 "49,880"' in told
    assert "foots" in told


def test_facts_are_explained_as_json(output: Path) -> None:
    facts = [json.loads(line) for line in run("explain", output, "Assets", "--json").output.splitlines()]
    assert {fact["value"] for fact in facts} == {"49880000", "48303000"}


def test_a_folder_of_schemas_may_stand_for_the_package(output: Path, tmp_path: Path) -> None:
    result = run("validate", output, "--taxonomy", tmp_path)
    assert "directory" not in result.output


def test_an_output_is_validated(output: Path) -> None:
    result = run("validate", output, "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["valid"], told["package"]) == (0, True, str(output))


def test_an_output_that_was_tampered_with_is_not_valid(output: Path, tmp_path: Path) -> None:
    for path in output.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes().replace(b"us-gaap:Goodwill", b"us-gaap:Badwill"))
    assert run("validate", tmp_path, "--quiet").exit_code == 1


def test_what_people_filled_in_is_not_overwritten(tmp_path: Path) -> None:
    for command in (("template", tmp_path / "mine.xlsx"), ("cover", EXAMPLE, "-o", tmp_path / "mine.toml")):
        assert run(*command).exit_code == 0
        (tmp_path / str(command[-1])).write_text("filled in")
        again = run(*command)
        assert (again.exit_code, "of this name already" in again.output) == (3, True)
        assert (tmp_path / str(command[-1])).read_text() == "filled in"
