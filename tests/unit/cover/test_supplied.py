"""Cover facts that the user supplies."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter import Options, convert
from converter.cover import read_cover
from converter.cover.supplied import read_supplied, write_supplied
from converter.errors import InputError
from converter.read import read
from converter.resources import data_folder
from converter.segment import segment
from converter.taxonomy.baked import load_concepts

EXAMPLE = data_folder("examples") / "larkspur-10q.txt"


def supplied(folder: Path, text: str) -> dict[str, str]:
    (folder / "cover.toml").write_text(text)
    return read_supplied(folder / "cover.toml", load_concepts())


def test_texts_booleans_numbers_and_dates_are_values(tmp_path: Path) -> None:
    text = 'TradingSymbol = "LSTV"\nEntityShellCompany = false\nDocumentFiscalYearFocus = 2003\nDocumentPeriodEndDate = 2003-03-31\n'
    assert supplied(tmp_path, text) == {
        "TradingSymbol": "LSTV",
        "EntityShellCompany": "false",
        "DocumentFiscalYearFocus": "2003",
        "DocumentPeriodEndDate": "2003-03-31",
    }


@pytest.mark.parametrize(
    ("text", "place", "why"),
    [
        ('TradingSymbol = "A"\nTicker = "B"\n', 2, "no name of the dei taxonomy"),
        ('\nTradingSymbol = ""\n', 2, "needs a text"),
        ('TradingSymbol = ["A"]\n', 1, "needs a text"),
        ("TradingSymbol = LSTV\n", 1, "no TOML"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, place: int, why: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        supplied(tmp_path, text)
    assert str(caught.value.place).startswith(f"{tmp_path}/cover.toml:{place}:")


def test_what_is_supplied_becomes_a_fact(tmp_path: Path) -> None:
    (tmp_path / "cover.toml").write_text('EntityFilerCategory = "Non-accelerated Filer"\n')
    conversion = convert(EXAMPLE, Options(cover=tmp_path / "cover.toml", outputs=("ixbrl",)))
    [fact] = [f for f in conversion.report.facts if f.concept.name == "EntityFilerCategory"]
    assert (fact.value, fact.provenance.rule) == ("Non-accelerated Filer", "supplied")
    assert not [f for f in conversion.findings if f.code == "cover.missing" and "EntityFilerCategory" in f.what]


def test_a_written_cover_file_reads_back_once_the_marks_are_removed(tmp_path: Path) -> None:
    filing, _ = read(EXAMPLE.name, EXAMPLE.read_bytes())
    cover, _ = read_cover(filing, segment(filing)[0])
    text = write_supplied("10-Q", cover.facts, filing.source)
    lines = [line.removeprefix("# ") for line in text.splitlines() if " = " in line and ' = ""' not in line]
    assert supplied(tmp_path, "\n".join(lines)) == {fact.concept.name: str(fact.value) for fact in cover.facts}
    assert '# TradingSymbol = ""  # EFM 6.5.46' in text
