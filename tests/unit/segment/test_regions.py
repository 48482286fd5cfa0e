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


def first_line_of_table(text: str) -> str:
    title = text.index("STATEMENTS")
    found = read_stretch(text, Span(title, text.index("\n", title)), len(text), (), lambda _: False)
    assert found
    return text[found.spans[0].start :].split("\n", maxsplit=1)[0].strip()


def test_a_word_alone_over_a_column_begins_the_table() -> None:
    text = dedent("""
        STATEMENTS OF PARTNERS' CAPITAL
                                   Units of
                                 Partnership     Limited     General
                                    Interest    Partners     Partner       Total
        Capital, June 30, 1994         8,000       $ 899       $ (70)      $ 829
        Net loss                          --         (29)         (1)        (30)
    """)
    assert first_line_of_table(text) == "Units of"


def test_words_right_of_the_title_begin_the_table() -> None:
    text = dedent("""
        STATEMENTS OF INCOME
                                               Supplemental Data
                                     Kettles and           Kettles
                                Subsidiaries     without Finance
                                       1995                 1995
        Net sales                     $ 899                $ 870
        Net income                       70                   60
    """)
    assert first_line_of_table(text) == "Supplemental Data"


def test_a_scale_over_a_column_stays_with_the_title() -> None:
    text = dedent("""
        STATEMENTS OF INCOME
                                (In thousands)
        Years ended             June 30, 1995           June 30, 1994
        Net sales                       $ 899                   $ 870
        Net income                         70                      60
    """)
    assert first_line_of_table(text).startswith("Years ended")


def test_words_right_of_the_title_on_the_line_above_begin_the_table() -> None:
    text = dedent("""
        HEARTH CORPORATION
                                 Six Months    Six Months
        STATEMENTS OF INCOME          Ended         Ended
        (unaudited)           June 30, 1995  June 30, 1994
        Net sales                     $ 899         $ 870
        Net income                       70            60
    """)
    title = text.index("STATEMENTS")
    found = read_stretch(text, Span(title, title + len("STATEMENTS OF INCOME")), len(text), (), lambda _: False)
    assert found
    assert text[found.spans[0].start :].split("\n", maxsplit=1)[0].split() == ["Six", "Months", "Six", "Months"]
