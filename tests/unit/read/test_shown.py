"""Line items are shown as tables."""

from decimal import Decimal

import pytest

from converter.model.filing import BlockKind, Filing
from converter.model.quantity import Figure, Measure
from converter.model.source import Span
from converter.model.table import CellRole
from converter.read.lineitems import read_csv
from converter.read.shown import figure_look

CSV = b"""# entity: Wherry Boat Company
# form: 10-Q
statement,label,2009-06-30,2009-04-01/2009-06-30
balance-sheet,Current assets:,,
balance-sheet,"Receivables, trade","1,200,000",
balance-sheet,Total assets,3400000,
income-statement,Net loss,,-15000
"""


def filing(data: bytes = CSV) -> Filing:
    return read_csv("wherry.csv", data)[0]


def rows(data: bytes = CSV) -> list[list[list[str]]]:
    read = filing(data)
    grids = [block.grid for block in read.documents[0].blocks if block.grid]
    return [[[read.source.slice(cell.spans[0]) for cell in row.cells] for row in grid.rows] for grid in grids]


def test_each_statement_is_a_table_with_its_own_columns() -> None:
    assert rows() == [
        [["balance-sheet", "2009-06-30"], ["Current assets:"], ["Receivables, trade", "1,200,000"], ["Total assets", "3400000"]],
        [["income-statement", "2009-04-01/2009-06-30"], ["Net loss", "-15000"]],
    ]


def test_what_says_who_files_leads_the_tables() -> None:
    lead, *tables = filing().documents[0].blocks
    assert filing().source.slice(lead.span) == "# entity: Wherry Boat Company\n# form: 10-Q"
    assert {block.kind for block in tables} == {BlockKind.TABLE}


def test_figures_are_told_from_heads() -> None:
    grid = filing().documents[0].blocks[1].grid
    assert grid is not None
    assert [row.cells[-1].role for row in grid.rows] == [CellRole.HEADING, CellRole.CAPTION, CellRole.FIGURE, CellRole.FIGURE]


def test_bare_numbers_and_dates_are_shown_as_statements_print_them() -> None:
    grids = [block.grid for block in filing().documents[0].blocks if block.grid]
    assert [[cell.shown for cell in row.cells] for row in grids[0].rows] == [
        ["Balance Sheets", "June 30, 2009"],
        [""],
        ["", "1,200,000"],
        ["", "3,400,000"],
    ]
    assert [[cell.shown for cell in row.cells] for row in grids[1].rows] == [
        ["Statements of Income", "Three months ended\nJune 30, 2009"],
        ["", "(15,000)"],
    ]


@pytest.mark.parametrize(
    ("figure", "measure", "shown"),
    [
        (Figure(Decimal(-1_203_000), 3, -3, Span(0, 1)), Measure.MONETARY, "(1,203)"),
        (Figure(Decimal("1.4"), 0, 1, Span(0, 1)), Measure.PER_SHARE, "1.40"),
        (Figure(Decimal("0.1"), 0, 15, Span(0, 1)), Measure.PER_SHARE, "0.10"),
        (Figure(Decimal("0.125"), -2, 3, Span(0, 1)), Measure.PERCENT, "12.5"),
        (Figure(Decimal(0), 0, 0, Span(0, 1), is_dash=True), Measure.MONETARY, "-"),
    ],
)
def test_figures_are_shown_in_their_scale(figure: Figure, measure: Measure, shown: str) -> None:
    assert figure_look(figure, measure) == shown


def test_lines_below_a_heading_are_set_in() -> None:
    grid = filing().documents[0].blocks[1].grid
    assert grid is not None
    assert [row.indent for row in grid.rows] == [0, 0, 1, 0]


def test_statements_that_are_mixed_up_stay_as_they_are() -> None:
    mixed = CSV + b"balance-sheet,Total liabilities,1900000,\n"
    (block,) = filing(mixed).documents[0].blocks
    assert block.kind is BlockKind.PREFORMATTED
