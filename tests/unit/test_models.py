"""The hand-written reports stand on their own prints: their offsets, values and arithmetic agree."""

from decimal import Decimal

import pytest
from models import cover_report, equity_report, ten_q

from converter.model.report import Report

REPORTS = pytest.mark.parametrize("report", [ten_q(), equity_report(), cover_report()], ids=["ten_q", "equity", "cover"])


@REPORTS
def test_numerals_of_facts_are_what_stands_at_their_spans(report: Report) -> None:
    for fact in report.facts:
        if isinstance(fact.value, Decimal):
            printed = report.filing.source.slice(fact.spans[0]).replace(",", "")
            assert Decimal(0 if printed == "-" else printed).scaleb(fact.scale) == abs(fact.value)


@REPORTS
def test_every_printed_word_is_in_a_block(report: Report) -> None:
    source = report.filing.source
    (document,) = report.filing.documents
    at = 0
    for block in document.blocks:
        assert not source.text[at : block.span.start].strip()
        at = block.span.end
    assert not source.text[at:].strip()


def test_summations_foot() -> None:
    for mapped in ten_q().statements:
        for summation in mapped.calculation.summations:
            for column in range(len(mapped.statement.columns)):
                parts = [(mapped.statement.lines[term.line].figures[column], term.weight) for term in summation.terms]
                total = mapped.statement.lines[summation.total].figures[column]
                assert total is not None
                assert sum(figure.value * weight for figure, weight in parts if figure) == total.value


def test_the_small_filing_reads_like_one() -> None:
    text = ten_q().filing.source.text
    assert "  Cash and cash equivalents" + " " * 46 + "$410" in text
    assert max(map(len, text.splitlines())) <= 96
