"""Blocks at the foot of a statement that are of another period, or of the parent company alone."""

from datetime import date
from textwrap import dedent

import pytest
from filings import bare_filing

from converter.model.finding import Finding
from converter.model.outline import StatementRegion
from converter.model.period import Duration
from converter.model.source import Span
from converter.model.statement import Statement, StatementKind
from converter.statements import read_statement
from converter.statements.columns import PeriodContext

YEARS = """\
                                       1995        1994
                                     ------      ------
    Net sales                        $9,212      $8,187
    Cost of sales                     6,430       6,295
                                     ------      ------
    Net income                       $2,782      $1,892
                                     ======      ======
"""
CONTEXT = PeriodContext(date(1995, 12, 31), "--12-31", "10-K")


def read(block: str, title: str = "Statements of Income\nYears ended December 31") -> tuple[Statement, tuple[Finding, ...]]:
    text = f"{title}\n{dedent(YEARS)}{dedent(block)}"
    region = StatementRegion(
        StatementKind.INCOME, "Statements of Income", Span(0, 20), Span(0, len(title)), 0, (Span(len(title) + 1, len(text)),)
    )
    return read_statement(bare_filing(text), region, CONTEXT)


def amounts(statement: Statement, caption: str) -> list[tuple[str, int]]:
    """Where the amounts of all lines of a caption stand."""
    return [
        (str(column.period), int(figure.value))
        for line in statement.lines
        if line.caption == caption
        for column, figure in zip(statement.columns, line.figures, strict=True)
        if figure
    ]


@pytest.mark.parametrize(
    "heading", ["Fourth quarter:", "FOURTH QUARTER (unaudited)", "Three months ended December 31:", "Fourth quarter results"]
)
def test_lines_below_a_heading_of_a_shorter_period_are_of_that_period(heading: str) -> None:
    found, _ = read(f"\n    {heading}\n      Net sales                      $2,500      $2,300\n      Cost of sales   1,700   1,600\n")
    assert amounts(found, "Net sales") == [
        ("1995-01-01/1995-12-31", 9212),
        ("1994-01-01/1994-12-31", 8187),
        ("1995-10-01/1995-12-31", 2500),
        ("1994-10-01/1994-12-31", 2300),
    ]


def test_a_heading_of_the_printed_period_closes_the_block() -> None:
    found, _ = read("\nFourth quarter:\n  Net sales              $2,500      $2,300\nYear:\n  Dividends                 100         90\n")
    assert [period for period, _ in amounts(found, "Dividends")] == ["1995-01-01/1995-12-31", "1994-01-01/1994-12-31"]


def test_a_line_less_deep_than_the_heading_closes_the_block() -> None:
    found, _ = read("\n    Fourth quarter:\n      Net sales              $2,500      $2,300\nDividends                 100         90\n")
    assert [period for period, _ in amounts(found, "Dividends")] == ["1995-01-01/1995-12-31", "1994-01-01/1994-12-31"]


def test_quarters_that_name_no_end_have_no_period() -> None:
    found, findings = read("\nSecond quarter:\n  Net sales                          $2,500      $2,300\n")
    assert [period for period, _ in amounts(found, "Net sales")][2:] == ["None", "None"]
    assert [finding.code for finding in findings] == ["statement.column-without-period"] * 2


def test_each_period_of_a_statement_may_stand_below_its_heading() -> None:
    text = """\
    Nine months ended September 30:
      Net sales                      $7,212      $6,187
      Net income                        782         892
    """
    found, _ = read(text, "Statements of Income\nThree months ended December 31")
    assert [period.days for column in found.columns if isinstance(period := column.period, Duration)] == [92, 92, 273, 273]


@pytest.mark.parametrize("heading", ["Parent company only:", "PARENT ONLY", "Company only"])
def test_lines_of_the_parent_company_alone_are_told_apart(heading: str) -> None:
    found, _ = read(f"\n{heading}\n  Net sales                           $1,500      $1,300\n  Net income       2,782       1,892\n")
    members = [[str(dimension.member) for dimension in line.dimensions] for line in found.lines if line.caption == "Net sales"]
    assert members == [[], ["srt:ParentCompanyMember"]]


@pytest.mark.parametrize("heading", ["Due within one year:", "Quarterly information:", "Average shares outstanding for the year:"])
def test_headings_that_say_more_than_a_period_open_no_block(heading: str) -> None:
    found, _ = read(f"\n{heading}\n  Net sales                           $1,500      $1,300\n")
    assert len(found.columns) == 2
