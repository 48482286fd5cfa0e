"""The outline of the seeds, as a reader of the documents would draw it: line numbers count from 1."""

from pathlib import Path

import pytest

from converter.model.filing import Filing
from converter.model.outline import Outline
from converter.model.statement import StatementKind
from converter.read import read
from converter.segment import segment


def outlined(shared: Path, stem: str) -> tuple[Filing, Outline]:
    path = next((shared / "seeds").glob(f"{stem}_*.txt"))
    filing, _ = read(path.name, path.read_bytes())
    return filing, segment(filing)[0]


def test_the_quarterly_report_has_four_statements_the_balance_sheet_in_two_parts(shared: Path) -> None:
    filing, outline = outlined(shared, "001")
    line = filing.source.line_of
    assert [(s.kind, [(line(p.start), line(p.end)) for p in s.spans]) for s in outline.statements] == [
        (StatementKind.BALANCE_SHEET, [(78, 110), (134, 171)]),
        (StatementKind.INCOME, [(192, 222)]),
        (StatementKind.INCOME, [(246, 275)]),
        (StatementKind.CASH_FLOW, [(300, 341)]),
    ]


def test_the_quarterly_report_has_seven_untitled_notes(shared: Path) -> None:
    filing, outline = outlined(shared, "001")
    assert [(n.number, n.title, filing.source.line_of(n.spans[0].start)) for n in outline.notes] == [
        (number, "", line) for number, line in zip("1234567", (359, 376, 393, 396, 406, 418, 440), strict=True)
    ]


def test_notes_end_before_the_managements_discussion(shared: Path) -> None:
    filing, outline = outlined(shared, "001")
    assert filing.source.slice(outline.notes[-1].spans[-1]).endswith("respectively.")


def test_the_cover_is_the_first_page(shared: Path) -> None:
    filing, outline = outlined(shared, "001")
    assert outline.cover is not None
    assert filing.source.slice(outline.cover).split()[-1] == "1,884,146"


@pytest.mark.parametrize("stem", ["000", "002", "003", "004"])
def test_a_press_release_has_prose_alone(shared: Path, stem: str) -> None:
    _, outline = outlined(shared, stem)
    assert (outline.cover, outline.statements, outline.notes) == (None, (), ())
    assert outline.prose
