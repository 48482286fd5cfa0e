"""Tables of the inline document: every row has as many columns as its table."""

from lxml import html

from converter.model.source import Span
from converter.model.table import Cell, CellRole, Grid, Row
from converter.write.ixbrl.blocks import Printed
from converter.write.ixbrl.tables import table

TEXT = "Two years 1995 1994 Sales 9 8"


def cell(column: int, role: CellRole, words: str, width: int = 1) -> Cell:
    start = TEXT.index(words)
    return Cell(column, role, (Span(start, start + len(words)),), width)


def test_a_heading_of_a_row_leaves_room_for_the_heads_of_columns_behind_it() -> None:
    heads = cell(0, CellRole.TEXT, "Two years", 3), cell(1, CellRole.HEADING, "1995"), cell(2, CellRole.HEADING, "1994")
    figures = cell(0, CellRole.CAPTION, "Sales"), cell(1, CellRole.FIGURE, "9"), cell(2, CellRole.FIGURE, "8")
    shown = html.fromstring(table(Printed(TEXT, {}), Grid((Row(heads), Row(figures)), 3)))
    widths = [[int(td.get("colspan", "1")) for td in row.xpath("td|th")] for row in shown.iter("tr")]
    assert widths == [[1, 1, 1], [1, 1, 1]]


def test_a_table_without_rows_is_none() -> None:
    assert table(Printed(TEXT, {}), Grid((), 3)) == ""
