"""Entities of a series one below the other in a statement of equity: the filer's lines stay without dimension."""

from dataclasses import replace
from textwrap import dedent

from filings import bare_filing

from converter.model.outline import StatementRegion
from converter.model.source import Span
from converter.model.statement import StatementKind
from converter.statements import read_statement

TEXT = """
                                     Limited       General
                                     Partners      Partner        Total
    {first}
    Partners' Capital, December 31, 1994   9,000       100        9,100
    Net income                               500         5          505
    Partners' Capital, December 31, 1995   9,500       105        9,605
    {second}
    Partners' Capital, December 31, 1994   7,000        80        7,080
    Net income                               300         3          303
    Partners' Capital, December 31, 1995   7,300        83        7,383
"""


def entities(first: str, second: str, filer: str) -> list[str]:
    text = dedent(TEXT.format(first=first, second=second)).strip("\n")
    filing = bare_filing(text)
    region = StatementRegion(StatementKind.EQUITY, "Statements of Changes in Capital", None, None, 0, (Span(0, len(text)),))
    lines = read_statement(replace(filing, header=replace(filing.header, name=filer)), region)[0].lines
    return [line.dimensions[0].member.name if line.dimensions else "" for line in lines if line.caption == "Net income"]


def test_lines_of_another_fund_have_it_as_a_dimension() -> None:
    assert entities("JANE ROE HARBOUR FUND I", "JANE ROE HARBOUR FUND II", "ROE JANE HARBOUR FUND II") == ["JaneRoeHarbourFundIMember", ""]


def test_headings_that_are_no_series_name_no_entities() -> None:
    assert entities("JANE ROE HARBOUR FUND I", "OLD BARNS OF KENT II", "ROE JANE HARBOUR FUND I") == ["", ""]
