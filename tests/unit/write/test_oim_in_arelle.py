"""What Arelle loads from a report package, from xBRL-JSON and from xBRL-CSV is what it loads from the inline document."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from models import cover_report, equity_report, ten_q

from converter.arelle_gate import Gate, LoadedFact
from converter.model.concept import Concept, QName
from converter.model.report import Report
from converter.options import Options
from converter.pipeline import make_report
from converter.resources import data_folder
from converter.write import WRITERS

EXAMPLE = data_folder("examples") / "larkspur-10q.txt"
REPORTS = {
    "ten_q": ten_q(),
    "equity": equity_report(),
    "cover": cover_report(),
    "example": make_report(EXAMPLE.name, EXAMPLE.read_bytes(), Options())[0],
}
CONCEPTS: Mapping[QName, Concept] = {name: concept for report in REPORTS.values() for name, concept in report.concepts.items()}


@pytest.fixture(scope="module")
def gate() -> Iterator[Gate]:
    with Gate(concepts=CONCEPTS.get) as opened:
        yield opened


def load(gate: Gate, report: Report, folder: Path, name: str) -> set[LoadedFact]:
    """The facts, equal ones once, blanks in texts folded and numbers as values: line breaks and last zeros are the document's."""
    for kind in ("ixbrl", "package", "json", "csv"):
        for file, data in WRITERS[kind](report, ()).items():
            (folder / file).write_bytes(data)
    return {replace(fact, value=plain(fact)) for fact in gate.load_facts(folder / name)}


def plain(fact: LoadedFact) -> str:
    return str(Decimal(fact.value).normalize()) if fact.unit else " ".join(fact.value.split())


@pytest.mark.parametrize("ending", [".zip", ".json", "-csv.json"])
@pytest.mark.parametrize("name", list(REPORTS))
def test_the_same_facts_come_back(gate: Gate, tmp_path: Path, name: str, ending: str) -> None:
    report = REPORTS[name]
    inline = load(gate, report, tmp_path, f"{report.stem}.htm")
    assert inline
    assert load(gate, report, tmp_path, f"{report.stem}{ending}") == inline
