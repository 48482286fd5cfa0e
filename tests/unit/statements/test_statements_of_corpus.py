"""Nothing is lost in silence: over real submissions every printed figure stands in a line or in a finding."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from converter.model.finding import Finding
from converter.model.source import Span
from converter.model.statement import Statement, StatementKind
from converter.read import read
from converter.segment import segment
from converter.statements import read_statement
from converter.tables import printed_figures

EVERY = 40  # one submission in so many, by name
PLACED = 0.98
DATED = 0.9


@pytest.fixture(scope="module")
def readings(shared: Path) -> list[tuple[Statement, tuple[Finding, ...], list[Span]]]:
    return list(_readings(sorted((shared / "corpus" / "text_ex27").glob("*.txt"))[::EVERY]))


def _readings(paths: list[Path]) -> Iterator[tuple[Statement, tuple[Finding, ...], list[Span]]]:
    for path in paths:
        filing, _ = read(path.name, path.read_bytes())
        outline, _ = segment(filing)
        for region in outline.statements:
            statement, findings = read_statement(filing, region)
            yield statement, findings, list(printed_figures(filing.source, region.spans))


def placed(statement: Statement) -> set[Span]:
    return {figure.span for line in statement.lines for figure in line.figures if figure}


def test_every_figure_stands_in_a_line_or_in_a_finding(readings: list[tuple[Statement, tuple[Finding, ...], list[Span]]]) -> None:
    unequal = [
        statement.title
        for statement, findings, printed in readings
        if len(printed) != len(placed(statement) & set(printed)) + sum(f.code == "statement.figure-not-placed" for f in findings)
    ]
    assert unequal == []


def test_nearly_all_figures_stand_in_lines(readings: list[tuple[Statement, tuple[Finding, ...], list[Span]]]) -> None:
    figures = sum(len(printed) for _, _, printed in readings)
    found = sum(len(placed(statement) & set(printed)) for statement, _, printed in readings)
    assert found >= figures * PLACED


def test_nearly_all_columns_have_periods(readings: list[tuple[Statement, tuple[Finding, ...], list[Span]]]) -> None:
    dated = [
        statement
        for statement, _, _ in readings
        if statement.kind is not StatementKind.EQUITY and "capitalization" not in statement.title.lower()  # rates and due dates by debt
    ]
    columns = [column for statement in dated for column in statement.columns]
    assert sum(column.period is not None for column in columns) >= len(columns) * DATED


def test_no_figure_stands_in_two_lines(readings: list[tuple[Statement, tuple[Finding, ...], list[Span]]]) -> None:
    for statement, _, _ in readings:
        spans = [figure.span for line in statement.lines if line.host is None for figure in line.figures if figure]
        assert len(spans) == len(set(spans))
