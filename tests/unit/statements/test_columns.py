"""The periods of columns from heads, titles and what the filing says."""

from datetime import date

import pytest

from converter.model.period import Duration, Instant, Period
from converter.model.statement import StatementKind
from converter.statements.columns import PeriodContext, read_column_periods

ANNUAL = PeriodContext(date(1995, 12, 31), "--12-31", "10-K")
QUARTERLY = PeriodContext(date(1996, 9, 30), "--12-31", "10-Q")
INCOME, BALANCE, CASH = StatementKind.INCOME, StatementKind.BALANCE_SHEET, StatementKind.CASH_FLOW


def year(number: int) -> Duration:
    return Duration(date(number, 1, 1), date(number, 12, 31))


def end(number: int) -> Instant:
    return Instant(date(number, 12, 31))


@pytest.mark.parametrize(
    ("heads", "title", "kind", "expected"),
    [
        (["1995", "1994"], "Years ended December 31", INCOME, [year(1995), year(1994)]),
        (["1995", "1994"], "", INCOME, [year(1995), year(1994)]),
        (["1995", "1994"], "December 31, 1995 and 1994", BALANCE, [end(1995), end(1994)]),
        (["December 31, 1995", "December 31, 1994"], "", BALANCE, [end(1995), end(1994)]),
        (["DECEMBER 31 (Unaudited) 1995"], "", BALANCE, [end(1995)]),
        (["", ""], "December 31, 1995 and 1994", BALANCE, [end(1995), end(1994)]),
        (["1995", "% of sales"], "Year ended December 31", INCOME, [year(1995), None]),
        (["1995", "Increase (decrease)"], "Year ended December 31", INCOME, [year(1995), None]),
        (["1995", "Pro forma 1995"], "Year ended December 31", INCOME, [year(1995), year(1995)]),  # apart by a dimension
    ],
)
def test_annual_columns(heads: list[str], title: str, kind: StatementKind, expected: list[Period | None]) -> None:
    assert list(read_column_periods(heads, title, kind, ANNUAL)) == expected


def test_quarter_and_year_to_date_stand_side_by_side() -> None:
    heads = ["Three Months Ended September 30, 1996", "Nine Months Ended September 30, 1996"]
    assert list(read_column_periods(heads, "", INCOME, QUARTERLY)) == [
        Duration(date(1996, 7, 1), date(1996, 9, 30)),
        Duration(date(1996, 1, 1), date(1996, 9, 30)),
    ]


def test_a_day_without_a_year_is_the_last_one_before_the_filing_ends() -> None:
    assert list(read_column_periods(["September 30", "December 31"], "", BALANCE, QUARTERLY)) == [
        Instant(date(1996, 9, 30)),
        Instant(date(1995, 12, 31)),
    ]


def test_a_quarterly_cash_flow_without_a_length_runs_from_the_fiscal_year() -> None:
    assert list(read_column_periods(["September 30, 1996"], "", CASH, QUARTERLY)) == [Duration(date(1996, 1, 1), date(1996, 9, 30))]


def test_quarterly_income_without_a_length_stays_open() -> None:
    assert read_column_periods(["September 30, 1996"], "", INCOME, QUARTERLY) == (None,)


def test_years_of_weeks_start_where_the_last_one_ended() -> None:
    heads = ["Year ended December 30, 1995", "Year ended December 31, 1994", "Year ended January 1, 1994"]
    assert list(read_column_periods(heads, "", INCOME, ANNUAL))[:2] == [
        Duration(date(1995, 1, 1), date(1995, 12, 30)),
        Duration(date(1994, 1, 2), date(1994, 12, 31)),
    ]


def test_bare_fiscal_years_take_the_titles_dates_in_order() -> None:
    title = "Fiscal years ended January 28, 1996 and January 29, 1995"
    context = PeriodContext(date(1996, 1, 28), "--01-28", "10-K")
    assert [p.end for p in read_column_periods(["1995", "1994"], title, INCOME, context) if p] == [date(1996, 1, 28), date(1995, 1, 29)]


def test_a_period_since_inception_takes_its_start_from_the_title() -> None:
    title = "Year ended December 31, 1995 and period from March 5, 1992 (inception) to December 31, 1995"
    heads = ["From inception to December 31, 1995"]
    assert list(read_column_periods(heads, title, INCOME, ANNUAL)) == [Duration(date(1992, 3, 5), date(1995, 12, 31))]


@pytest.mark.parametrize(
    ("printed", "newest", "expected"),
    [
        (date(1999, 9, 25), date(2000, 9, 30), ["2000-09-30", "1999-09-25", "1998-09-26"]),  # the last Saturday
        (date(2000, 1, 2), date(2000, 12, 31), ["2000-12-31", "2000-01-02", "1999-01-03"]),  # the Sunday nearest to the month's end
        (date(1999, 9, 30), date(2000, 9, 30), ["2000-09-30", "1999-09-30", "1998-09-30"]),
    ],
)
def test_years_of_weeks_end_where_the_balance_sheet_says(printed: date, newest: date, expected: list[str]) -> None:
    context = PeriodContext(newest, f"--{newest:%m-%d}", "10-K", (newest, printed))
    heads = [str(newest.year - back) for back in range(3)]
    assert [str(p.end) for p in read_column_periods(heads, "", INCOME, context) if p] == expected


def test_a_year_that_began_with_the_company_began_on_that_day() -> None:
    title = "YEAR ENDED DECEMBER 31, 1995 AND PERIOD FROM JUNE 3, 1994 (INCEPTION) TO DECEMBER 31, 1994"
    assert list(read_column_periods(["1995", "1994"], title, INCOME, ANNUAL)) == [
        year(1995),
        Duration(date(1994, 6, 3), date(1994, 12, 31)),
    ]


def test_years_in_a_current_report_end_as_the_balance_sheet_does() -> None:
    context = PeriodContext(date(1998, 8, 12), "--12-31", "8-K", (date(1997, 12, 31),))
    assert list(read_column_periods(["1997", "1995"], "", BALANCE, context)) == [end(1997), None]
