"""The words over columns and under titles."""

from datetime import date, timedelta

import pytest

from converter.model.period import Duration, Instant, long_date, period_words, short_date


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "Day of"),
        (31, "One month ended"),
        (92, "Three months ended"),
        (91, "Three months ended"),
        (112, "16 weeks ended"),
        (84, "12 weeks ended"),
        (273, "Nine months ended"),
        (365, "Year ended"),
        (371, "Year ended"),
        (130, "130 days ended"),
    ],
)
def test_lengths_of_periods_in_words(days: int, words: str) -> None:
    start = date(2001, 1, 1)
    assert period_words(Duration(start, start + timedelta(days - 1))) == words


def test_an_instant_is_as_of() -> None:
    assert period_words(Instant(date(2001, 1, 1))) == "As of"


def test_dates_as_statements_print_them() -> None:
    day = date(2002, 9, 3)
    assert (long_date(day), short_date(day)) == ("September 3, 2002", "Sep 3, 2002")
