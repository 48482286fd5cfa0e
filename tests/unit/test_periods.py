"""Dates, lengths and periods as heads and sentences word them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.model.period import Duration
from converter.periods import Length, find_mentions, read_range, start_of


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("NINE MONTHS ENDED SEPTEMBER 30, 2002", date(2002, 1, 1), date(2002, 9, 30)),
        ("Three months ended Sept. 30 1994", date(1994, 7, 1), date(1994, 9, 30)),
        ("Year ended December 31, 1995", date(1995, 1, 1), date(1995, 12, 31)),
        ("52 weeks ended January 28, 1996", date(1995, 1, 30), date(1996, 1, 28)),
        ("Thirty-nine weeks ended Oct. 29, 1995", date(1995, 1, 30), date(1995, 10, 29)),
        ("Quarter ended June 30, 1996", date(1996, 4, 1), date(1996, 6, 30)),
        ("For the period from January 5, 1995 (inception) to December 31, 1995", date(1995, 1, 5), date(1995, 12, 31)),
        ("January 1 through May 6, 1993", date(1993, 1, 1), date(1993, 5, 6)),
        ("Fiscal Year Ended February 29/28 1996", date(1995, 3, 1), date(1996, 2, 29)),
        ("three years ended December 31, 1994", date(1994, 1, 1), date(1994, 12, 31)),
    ],
)
def test_a_text_that_says_all_is_a_duration(text: str, start: date, end: date) -> None:
    found = find_mentions(text)
    last = found.full_dates[-1]
    assert (read_range(found) if found.is_range else Duration(start_of(last, found.lengths[0]), last)) == Duration(start, end)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("DECEMBER 31,1995", date(1995, 12, 31)),
        ("12/31/95", date(1995, 12, 31)),
        ("6/30/2001", date(2001, 6, 30)),
        ("December 1995", date(1995, 12, 31)),
        ("31 March 1996", date(1996, 3, 31)),
        ("31-Mar-96", date(1996, 3, 31)),
        ("Mar-31-1996", date(1996, 3, 31)),
        ("Mar-96", date(1996, 3, 31)),
        ("Mar '96", date(1996, 3, 31)),
    ],
)
def test_a_date_is_read_in_each_of_its_forms(text: str, end: date) -> None:
    assert find_mentions(text).full_dates == (end,)


@pytest.mark.parametrize("text", ["September 30,", "Fiscal 1995", "Year to date", "Net sales", "$1,995", "1995-A notes", "Section 12/3"])
def test_a_text_that_leaves_something_out_has_no_date(text: str) -> None:
    assert find_mentions(text).full_dates == ()


@pytest.mark.parametrize("text", ["'95", "FY95", "Fiscal '95", "FY 1995"])
def test_a_year_may_be_cut_short(text: str) -> None:
    assert find_mentions(text).years == (1995,)


@pytest.mark.parametrize("text", ["(000's)", "May-10", "Stockholders' 95 shares", "10-K405"])
def test_two_digits_alone_are_no_year(text: str) -> None:
    assert find_mentions(text).dates == ()


def test_a_year_starts_after_the_printed_end_of_the_last_one() -> None:
    end, last = date(1994, 12, 31), date(1994, 1, 1)
    assert start_of(end, Length(months=12), known_ends=[last]) == date(1994, 1, 2)


def test_a_quarter_of_weeks_starts_after_the_printed_year_end() -> None:
    assert start_of(date(1996, 3, 30), Length(months=3), known_ends=[date(1995, 12, 30)]) == date(1995, 12, 31)


def test_bare_years_are_kept_in_order() -> None:
    assert find_mentions("Years ended December 31, 1995, 1994 and 1993").years == (1995, 1994, 1993)


@given(st.dates(min_value=date(1980, 1, 1), max_value=date(2030, 12, 31)))
def test_every_written_date_is_read_back(day: date) -> None:
    assert find_mentions(f"{day:%B} {day.day}, {day.year}").full_dates == (day,)


@given(st.dates(min_value=date(1980, 1, 1), max_value=date(2030, 12, 31)), st.integers(min_value=1, max_value=12))
def test_a_period_starts_before_it_ends(end: date, months: int) -> None:
    assert start_of(end, Length(months=months)) < end
