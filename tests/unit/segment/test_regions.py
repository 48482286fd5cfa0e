"""Where the table below a title begins."""

from textwrap import dedent

from converter.model.source import Span
from converter.segment.regions import read_stretch


def test_a_class_of_stock_alone_is_a_columns_head_and_no_heading() -> None:
    text = dedent("""
        STATEMENTS OF STOCKHOLDERS' EQUITY
        (In thousands)
                                       Common Stock
                                    Shares      Amount      Deficit      Total
        Balance, December 31, 1994   8,000       $ 899        $ (70)     $ 829
        Net loss                        --          --          (30)       (30)
    """)
    title = text.index("STATEMENTS")
    found = read_stretch(text, Span(title, text.index("\n", title)), len(text), (), lambda _: False)
    assert found
    assert text[found.spans[0].start :].split("\n")[0].strip() == "Common Stock"


def test_a_schedule_by_segments_is_no_part_of_the_statement_above_it() -> None:
    text = dedent("""
        STATEMENTS OF CASH FLOWS
                                       1995        1994
        Net income                    $ 899       $ 870
        Depreciation                     70          60

        SCHEDULE OF INFORMATION BY BUSINESS SEGMENTS
                                       1995        1994
        Kettles                     $ 5,899     $ 4,870
    """)
    title = text.index("STATEMENTS")
    found = read_stretch(text, Span(title, text.index("\n", title)), len(text), (), lambda _: False)
    assert found
    assert text[: found.spans[-1].end].rstrip().endswith("60")


def test_page_numbers_below_the_reference_to_the_notes_are_no_rows() -> None:
    text = dedent("""
        STATEMENTS OF CASH FLOWS
                                       1995        1994
        Net income                    $ 899       $ 870
        Depreciation                     70          60
        See accompanying notes to financial statements.
                                                     80
        Annual Report Pages 24 - 27
    """)
    title = text.index("STATEMENTS")
    found = read_stretch(text, Span(title, text.index("\n", title)), len(text), (), lambda _: False)
    assert found
    assert text[found.spans[-1].start : found.spans[-1].end].rstrip().endswith("60")


def test_the_year_below_the_last_balance_belongs_to_it() -> None:
    text = dedent("""
        STATEMENTS OF EQUITY
                                      Stock    Earnings
        Balance at December 31, 1994  $ 899       $ 870
        Net income                                   60
        Balance at December 31,       $ 899       $ 930
        1995                          =====       =====
    """)
    title = text.index("STATEMENTS")
    found = read_stretch(text, Span(title, text.index("\n", title)), len(text), (), lambda _: False)
    assert found
    assert "1995" in text[found.spans[-1].start : found.spans[-1].end]


def test_a_row_whose_last_figure_has_its_sign_behind_it_is_the_last_row() -> None:
    text = dedent("""
        STATEMENTS OF OPERATIONS
                                       1995        1994
        Sales                           899         870
        Net loss                         70-      1,260-
    """)
    title = text.index("STATEMENTS")
    found = read_stretch(text, Span(title, text.index("\n", title)), len(text), (), lambda _: False)
    assert found
    assert text[: found.spans[-1].end].endswith("1,260-")
