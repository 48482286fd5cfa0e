"""A table below another in one statement, which no mark and no date opens."""

from textwrap import dedent

from converter.model.source import SourceText, Span
from converter.tables import read_grid

MATRIX = """
                                Common Stock        Capital in
                              Shares    Amount        Excess
    Balance, June 30, 1994     2,000      $ 20          $ 400
      Stock sold                 100         1             30
    Balance, June 30, 1995     2,100      $ 21          $ 430

"""


def heads_below(head: str) -> list[str]:
    """The words over columns below the matrix's first balances, "column: words"."""
    rows = """
    Balance, June 30, 1994      $ 900     $ (70)      $ 1,250
      Stock sold                   --        --            31
    Balance, June 30, 1995      $ 900     $ (70)      $ 1,281
    """
    source = SourceText("invented.txt", dedent(MATRIX + head + rows).strip("\n"), "")
    grid = read_grid(source, [Span(0, len(source.text))])
    first = next(at for at, row in enumerate(grid.rows) if any("1995" in source.slice(span) for cell in row.cells for span in cell.spans))
    return [
        f"{cell.column}: {source.slice(cell.spans[0])}"
        for row in grid.rows[first + 1 :]
        for cell in row.cells
        if cell.role.value == "heading"
    ]


def test_components_side_by_side_head_a_second_table() -> None:
    head = """
                               Retained  Treasury
                               Earnings     Stock         Total
    """
    assert heads_below(head) == ["1: Retained", "2: Treasury", "1: Earnings", "2: Stock", "3: Total"]


def test_a_caption_that_reaches_over_the_columns_is_no_head() -> None:
    head = """
    Shares are held by trustees of plans    for employees of the company
    """
    assert heads_below(head) == []


def test_counts_within_a_caption_are_no_heads() -> None:
    head = """
                   Authorized,  10,000 shares  Issued,  2,100 shares
    """
    assert heads_below(head) == []
