"""Fiscal years: calendar, other months, 52 and 53 weeks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.cover.period import agreed_end, filing_period
from converter.model.filing import FilingHeader
from converter.model.period import Duration, Instant


@pytest.mark.parametrize(
    ("form", "end", "year_end", "main", "focus"),
    [
        ("10-Q", date(2002, 9, 30), "--12-31", "2002-01-01/2002-09-30", "2002 Q3"),
        ("10-Q", date(1997, 9, 30), "--06-30", "1997-07-01/1997-09-30", "1998 Q1"),
        ("10-Q/A", date(1996, 2, 29), "--08-31", "1995-09-01/1996-02-29", "1996 Q2"),
        ("10-K", date(1995, 12, 31), "--12-31", "1995-01-01/1995-12-31", "1995 FY"),
        ("10-K405", date(1996, 2, 29), "--02-28", "1995-03-01/1996-02-29", "1996 FY"),
    ],
)
def test_the_fiscal_year_to_date(form: str, end: date, year_end: str, main: str, focus: str) -> None:
    period = filing_period(form, end, year_end, "")
    assert (str(period.main_period), f"{period.fiscal_year} {period.fiscal_period}") == (main, focus)


def test_a_year_of_weeks_begins_after_the_end_that_the_text_prints() -> None:
    text = "the fiscal years ended February 3, 1996 and January 28, 1995. A loan of February 1, 1995."
    period = filing_period("10-K", date(1996, 2, 3), "--01-31", text)
    assert period.main_period == Duration(date(1995, 1, 29), date(1996, 2, 3))


def test_a_year_that_ends_early_may_be_called_by_the_year_before() -> None:
    text = "Sales of fiscal 1995 rose over fiscal 1994, as fiscal 1995 had 53 weeks."
    assert filing_period("10-K", date(1996, 2, 3), "--01-31", text).fiscal_year == 1995


def test_a_quarter_without_header_takes_its_year_from_the_text() -> None:
    text = "September 30, 2002 and December 31, 2001. Form 10-K for the year ended December 31, 2001."
    period = filing_period("10-Q", date(2002, 9, 30), "", text)
    assert (period.fiscal_year_end, str(period.main_period)) == ("--12-31", "2002-01-01/2002-09-30")


def test_a_transition_report_is_about_the_transition_period() -> None:
    text = "FORM 10-K\n\nFor the transition period from APRIL 2, 1995 to DECEMBER 31, 1995.\n"
    assert filing_period("10-KT", date(1995, 12, 31), "--12-31", text).main_period == Duration(date(1995, 4, 2), date(1995, 12, 31))


def test_a_current_report_is_about_its_day() -> None:
    assert filing_period("8-K", date(2004, 3, 19), "", "").main_period == Duration(date(2004, 3, 19), date(2004, 3, 19))


def test_where_print_and_header_differ_the_columns_decide() -> None:
    header = FilingHeader(period_end=date(1995, 6, 30))
    assert agreed_end(date(1995, 9, 30), header, (Instant(date(1995, 6, 30)),)) == date(1995, 6, 30)
    assert agreed_end(date(1995, 9, 30), header, ()) == date(1995, 9, 30)


def test_a_mistyped_year_lies_too_long_before_the_filing() -> None:
    header = FilingHeader(period_end=date(1995, 12, 31), filed=date(1996, 3, 25))
    assert agreed_end(date(1994, 12, 31), header, ()) == date(1995, 12, 31)


@given(end=st.dates(date(1993, 1, 1), date(2009, 12, 31)), month=st.integers(1, 12), form=st.sampled_from(["10-Q", "10-K"]))
def test_a_main_period_ends_at_the_end_and_has_at_most_a_long_year(end: date, month: int, form: str) -> None:
    main = filing_period(form, end, f"--{month:02d}-28", "").main_period
    assert main.end == end
    assert 1 <= main.days <= 366 + 7 + 20  # a leap year, its odd week, and the days in which no quarter can end yet
