"""What lines look like."""

import pytest

from converter.model.source import Span
from converter.segment.lines import Line, Look, is_prose, look_of


@pytest.mark.parametrize(
    "text",
    [
        "                                  1995          1994",
        "                              December 31, 1995   December 31, 1994",
        "                                 12/31/95      12/31/94",
        "                                12-31-95      12-31-94",
        "                               01/28/1996    01/29/1995",
        "                                31-Dec-95     31-Dec-94",
        "                                   Dec-95        Dec-94",
    ],
)
def test_years_and_dates_over_columns_are_no_figures(text: str) -> None:
    assert look_of(text) is Look.TEXT


def test_a_figure_behind_a_date_is_one() -> None:
    assert look_of("Balance, 12/31/95            5,270") is Look.FIGURES


def test_a_digit_with_its_minus_behind_is_a_figure() -> None:
    assert look_of("Other, net                     13       4-") is Look.FIGURES


@pytest.mark.parametrize(
    "text",
    [
        "The amounts in the table above are stated net of the allowance for doubtful accounts",
        "THE AMOUNTS IN THE TABLE ABOVE ARE STATED NET OF THE ALLOWANCE FOR DOUBTFUL ACCOUNTS",
    ],
)
def test_sentences_are_told_in_small_letters_and_in_capitals(text: str) -> None:
    assert is_prose(Line(Span(0, len(text)), text, Look.TEXT))
