"""Lines read as shares that sums of money need."""

from dataclasses import replace

from printed import printed

from converter.calculation import settle_measures
from converter.model.quantity import Measure
from converter.model.source import Span
from converter.model.statement import Statement, StatementKind

EQUITY = "Common shares | 7,286 | 6,742\nRetained earnings | 3,602 | 2,602\nTotal shareowners' equity | 10,888 | 9,344\n"


def counted_as_shares(text: str, scale: int) -> Statement:
    statement = printed(StatementKind.BALANCE_SHEET, text, scale)
    first, *rest = statement.lines
    figures = tuple(f and replace(f, value=f.value.scaleb(-scale), scale=0, decimals=0) for f in first.figures)
    return replace(statement, lines=(replace(first, measure=Measure.SHARES, figures=figures), *rest))


def test_a_line_that_a_total_of_money_needs_is_money() -> None:
    settled = settle_measures(counted_as_shares(EQUITY, 6))
    assert settled == printed(StatementKind.BALANCE_SHEET, EQUITY, 6)


def test_shares_that_no_sum_needs_stay_shares() -> None:
    statement = counted_as_shares(EQUITY.replace("10,888", "3,602").replace("9,344", "2,602"), 6)
    assert settle_measures(statement) is statement


INCOME = "Operating profit | 919 | 146\nDistribution of escrow shares | 291 | 54\nInterest expense | (10) | (20)\nTotal | 1,200 | 180\n"


def test_a_cost_in_shares_stands_between_amounts_of_money() -> None:
    plain = printed(StatementKind.INCOME, INCOME, 3)
    first, cost, *rest = plain.lines
    figures = tuple(f and replace(f, value=f.value.scaleb(-3), scale=0, decimals=0) for f in cost.figures)
    doubtful = replace(plain, lines=(first, replace(cost, measure=Measure.SHARES, figures=figures), *rest))
    assert settle_measures(doubtful) == plain
    last = replace(plain, lines=(*plain.lines[:-1], replace(plain.lines[-1], measure=Measure.SHARES)))
    assert settle_measures(last) is last


def test_counts_beside_their_amounts_stay_counts_though_they_add_up() -> None:
    statement = printed(StatementKind.EQUITY, "Opening balance | 50 | 40\nStock issued | 5 | 10\nClosing balance | 55 | 50\n", 0)
    counts = [replace(line, measure=Measure.SHARES) for line in statement.lines]
    lines = tuple(each for pair in zip(statement.lines, counts, strict=True) for each in pair)
    spanned = tuple(replace(line, spans=(Span(at // 2, at // 2 + 1),)) for at, line in enumerate(lines))
    settled = settle_measures(replace(statement, lines=spanned))
    assert [line.measure for line in settled.lines] == [Measure.MONETARY, Measure.SHARES] * 3


def test_counts_that_would_be_more_than_all_amounts_stay_counts() -> None:
    text = "Shares outstanding | 160,000,000\nShares unissued | 40,000,000\nShares authorized | 200,000,000\nTotal equity | 9,000\n"
    plain = printed(StatementKind.BALANCE_SHEET, text)
    statement = replace(plain, lines=(*(replace(line, measure=Measure.SHARES) for line in plain.lines[:3]), plain.lines[3]), scale=3)
    assert settle_measures(statement) is statement


def test_no_percentage_is_money() -> None:
    first, *rest = printed(StatementKind.BALANCE_SHEET, EQUITY, 6).lines
    bare = printed(StatementKind.BALANCE_SHEET, EQUITY, 6)
    rates = replace(bare, lines=(replace(first, measure=Measure.PERCENT), *rest))
    assert settle_measures(rates) is rates


def test_counts_that_only_counts_add_up_to_stay_counts() -> None:
    text = "Issued | 1,060 | 1,000\nIn treasury | (60) | (40)\nOutstanding | 1,000 | 960\nCommon stock | 700 | 650\n"
    plain = printed(StatementKind.BALANCE_SHEET, text)
    statement = replace(plain, lines=(*(replace(line, measure=Measure.SHARES) for line in plain.lines[:3]), plain.lines[3]))
    assert settle_measures(statement) is statement
