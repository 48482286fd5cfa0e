"""Headings whose letters stand apart are closed up in their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.read.letters import close_letters


@pytest.mark.parametrize(
    ("printed", "closed"),
    [
        ("B A L A N C E   S H E E T", "BALANCE SHEET"),
        ("C O N S O L I D A T E D  S T A T E M E N T S  O F  I N C O M E", "CONSOLIDATED STATEMENTS OF INCOME"),
        ("S H A R E H O L D E R S'   E Q U I T Y :", "SHAREHOLDERS' EQUITY :"),
        ("B a l a n c e   S h e e t", "Balance Sheet"),
        ("  1 9 9 5      1 9 9 4", "     1995         1994"),
        ("2 0 0 1  2 0 0 0", "   2001     2000"),
        ("CONSOLIDATED  S T A T E M E N T S  OF  I N C O M E", "CONSOLIDATED  STATEMENTS  OF  INCOME"),
    ],
)
def test_letters_apart_make_words(printed: str, closed: str) -> None:
    assert close_letters(printed) == closed.ljust(len(printed))


@pytest.mark.parametrize(
    "text",
    [
        "A B C D E F",
        "X X X X X",
        "Class A B C D shares",
        "V x D x P x Q",
        "Series A  Series B",
        "D B M S",
        "Y N Y N Y",
        "A. B. C. D.",
        "1 9 9 5 2",
        "3 1 9 9 5",
    ],
)
def test_letters_that_make_no_word_stay(text: str) -> None:
    assert close_letters(text) == text


def test_a_heading_far_from_the_margin_keeps_its_middle() -> None:
    assert close_letters(" " * 30 + "A S S E T S") == " " * 32 + "ASSETS" + " " * 3


def test_a_caption_at_the_margin_keeps_its_start_and_figures_their_place() -> None:
    assert close_letters("\n  N E T  S A L E S        1995   1994") == "\n  NET SALES               1995   1994"


def test_other_lines_stay() -> None:
    text = "First line\nI N C O M E\nLast line, of plan A B C D"
    assert close_letters(text) == "First line\nINCOME     \nLast line, of plan A B C D"


@given(st.text(alphabet="AB CdE&1'\n", max_size=60))
def test_every_line_keeps_its_length(text: str) -> None:
    assert [len(line) for line in close_letters(text).split("\n")] == [len(line) for line in text.split("\n")]
