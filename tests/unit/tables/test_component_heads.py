"""Heads of the components of equity: words that stand over a count and an amount."""

from textwrap import dedent

from converter.model.source import SourceText, Span
from converter.tables import read_grid

ROWS = """
    Balance, June 30, 1994          2,000        $ 20       $ 400     $ 1,250
    Stock sold                        100           1          30          31
    Balance, June 30, 1995          2,100        $ 21       $ 430     $ 1,281
"""


def heads(head: str) -> list[str]:
    """For each column the words over it."""
    source = SourceText("invented.txt", dedent(head + ROWS), "")
    grid = read_grid(source, [Span(0, len(source.text))])
    over: dict[int, list[str]] = {}
    for cell in (cell for row in grid.rows for cell in row.cells if cell.role.value == "heading"):
        for column in range(cell.column, cell.column + cell.width):
            over.setdefault(column, []).append(source.slice(cell.spans[0]))
    return [" ".join(over[column]) for column in sorted(over)]


def test_a_series_over_preferred_stock_stands_over_its_shares_and_its_amount() -> None:
    head = """
                                     Series A
                                   Preferred Stock     Paid-in
                                  Shares       Amount    Capital       Total
    """
    assert heads(head)[:2] == ["Series A Preferred Stock Shares", "Series A Preferred Stock Amount"]


def test_a_stroke_over_the_whole_page_joins_no_columns() -> None:
    head = """
                                    Common Stock
    --------------------------------------------------------------------------
                                    Shares      Amount     Paid-in       Total
    --------------------------------------------------------------------------
    """
    assert heads(head)[2:] == ["Paid-in", "Total"]


def test_words_that_reach_into_the_next_column_are_of_the_words_right_below_them() -> None:
    head = """
                                                   Distribution
                                    Shares    Stock        Excess      Total
    """
    assert heads(head)[1:3] == ["Stock", "Distribution Excess"]


def test_words_right_above_the_strokes_of_all_columns_are_cut_between_them() -> None:
    head = """
                                            Excess of
                                  Shares     Par Value Reinvested      Total
                                  ------    ---------- ----------   --------
    """
    assert heads(head)[1:3] == ["Excess of Par Value", "Reinvested"]
