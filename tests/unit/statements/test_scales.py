"""A scale said over one statement holds for a sister that prints the same numerals."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from converter.model.period import Instant
from converter.model.quantity import Figure, Measure
from converter.model.source import Span
from converter.model.statement import Column, LineItem, LineRole, Statement, StatementKind
from converter.statements.scales import settle_scales, with_counts_as_said

NUMERALS = (4_103, 2_250, 1_870, 12_400)


def statement(
    numerals: tuple[int, ...], scale: int, measure: Measure = Measure.MONETARY, kind: StatementKind = StatementKind.INCOME
) -> Statement:
    figures = [Figure(Decimal(number).scaleb(scale), scale, -scale, Span(0, 1)) for number in numerals]
    lines = tuple(LineItem(f"Line {at}", LineRole.ITEM, (figure,), measure) for at, figure in enumerate(figures))
    return Statement(kind, "", (Column("1995", Instant(date(1995, 12, 31))),), lines, scale=scale)


def values(found: Statement) -> list[Decimal]:
    return [figure.value for line in found.lines for figure in line.figures if figure]


def test_a_statement_without_scale_takes_that_of_one_with_the_same_numerals() -> None:
    settled = settle_scales([statement(NUMERALS, 0), statement(NUMERALS, 3)])[0]
    assert values(settled) == [Decimal(number * 1000) for number in NUMERALS]
    assert settled.scale == 3


def test_the_precision_follows_the_scale() -> None:
    settled = settle_scales([statement(NUMERALS, 0), statement(NUMERALS, 3)])[0]
    assert {figure.decimals for line in settled.lines for figure in line.figures if figure} == {-3}


def test_two_numerals_in_common_prove_nothing() -> None:
    plain = statement((4_103, 2_250, 9_999_000, 8_888), 0)
    assert settle_scales([plain, statement(NUMERALS, 3)])[0] == plain


def test_amounts_as_large_as_a_sisters_are_in_its_scale() -> None:
    assert settle_scales([statement((1_799, 9_360), 0), statement(NUMERALS, 6)])[0].scale == 6


def test_sisters_of_two_scales_settle_none() -> None:
    assert settle_scales([statement((1_799, 9_360), 0), statement(NUMERALS, 6), statement(NUMERALS, 3)])[0].scale == 0


def test_per_share_figures_stay() -> None:
    money, per_share = statement(NUMERALS, 0), statement((2,), 0, Measure.PER_SHARE)
    mixed = Statement(money.kind, "", money.columns, money.lines + per_share.lines)
    assert values(settle_scales([mixed, statement(NUMERALS, 3)])[0])[-1] == 2


@pytest.mark.parametrize(
    ("numerals", "scale"),
    [
        ((2_250, 99_000), 3),  # one numeral is a statement's
        ((1_111, 3_500), 3),
        ((1_111, 3_500_000), 0),  # more than all of the statements' amounts
        ((2_000, 3_000), 0),  # round thousands are printed in full
    ],
)
def test_a_note_table_is_printed_like_the_statements_as_far_as_its_amounts_could_be(numerals: tuple[int, ...], scale: int) -> None:
    table = statement(numerals, 0, kind=StatementKind.NOTE_TABLE)
    assert settle_scales([statement(NUMERALS, 3), table])[1].scale == scale


def test_statements_of_several_scales_say_nothing_of_the_notes() -> None:
    table = statement((1_111, 3_500), 0, kind=StatementKind.NOTE_TABLE)
    assert settle_scales([statement(NUMERALS, 3), statement(NUMERALS, 6), table])[2].scale == 0


def line(caption: str, value: str, measure: Measure, scale: int = 0, role: LineRole = LineRole.ITEM) -> LineItem:
    return LineItem(caption, role, (Figure(Decimal(value), scale, -scale, Span(0, 1)),), measure)


@pytest.mark.parametrize(("issued", "expected"), [("5200", 5_200_000), ("5.2", 5_200_000), ("5200000", 5_200_000), ("100", 100)])
def test_counts_in_captions_are_scaled_as_earnings_per_share_prove(issued: str, expected: int) -> None:
    columns = (Column("1995", Instant(date(1995, 12, 31))),)
    earned = (line("Net income", "10000000", Measure.MONETARY, 3), line("Net income per share", "2.00", Measure.PER_SHARE))
    income = Statement(StatementKind.INCOME, "", columns, earned, scale=3)
    counts = (line("Common stock, shares issued", issued, Measure.SHARES, 0, LineRole.PARENTHETICAL),)
    sheet = Statement(StatementKind.BALANCE_SHEET, "", columns, counts, scale=3)
    assert values(settle_scales([income, sheet])[1]) == [expected]


def of_counts(kind: StatementKind, *counts: LineItem) -> list[Decimal]:
    """What is left of `counts` beside an income statement of 5,000,000 shares."""
    columns = (Column("1995", Instant(date(1995, 12, 31))),)
    earned = (line("Net income", "10000000", Measure.MONETARY, 3), line("Net income per share", "2.00", Measure.PER_SHARE))
    income = Statement(StatementKind.INCOME, "", columns, earned, scale=3)
    return values(settle_scales([income, Statement(kind, "", columns, counts, scale=3)])[1])


@pytest.mark.parametrize("other", ["Common stock, shares authorized", "Preferred stock, shares outstanding"])
def test_counts_beside_one_in_full_are_in_full(other: str) -> None:
    issued = line("Preferred stock, shares issued", "5200", Measure.SHARES, 0, LineRole.PARENTHETICAL)
    full = line(other, "9000000", Measure.SHARES, 0, LineRole.PARENTHETICAL)
    assert of_counts(StatementKind.BALANCE_SHEET, issued, full) == [5200, 9_000_000]


@pytest.mark.parametrize(("counted", "expected"), [("67056000", "67056"), ("6705000", "6705000")])
def test_counts_of_a_statement_of_equity_are_in_full_where_thousands_would_be_too_many(counted: str, expected: str) -> None:
    assert [str(value) for value in of_counts(StatementKind.EQUITY, line("Balance", counted, Measure.SHARES, 3))] == [expected]


def test_counts_of_a_statement_of_equity_are_in_thousands_where_balances_prove_it_but_not_those_in_captions() -> None:
    balance = replace(line("Balance", "5013", Measure.SHARES), period=Instant(date(1995, 12, 31)))
    moved = line("Options exercised", "46", Measure.SHARES)
    said = replace(line("Purchase, shares", "40000", Measure.SHARES), spans=(Span(0, 9),))
    assert of_counts(StatementKind.EQUITY, balance, moved, said) == [5_013_000, 46_000, 40_000]


def test_fewer_shares_of_equity_authorized_than_there_are_are_counted_as_its_columns() -> None:
    balance = replace(line("Balance", "5013", Measure.SHARES), period=Instant(date(1995, 12, 31)))
    authorized = replace(line("Common stock, shares authorized", "20000", Measure.SHARES), spans=(Span(0, 9),))
    assert of_counts(StatementKind.EQUITY, balance, authorized) == [5_013_000, 20_000_000]


def test_a_few_shares_of_equity_prove_no_scale() -> None:
    assert of_counts(StatementKind.EQUITY, replace(line("Balance", "4", Measure.SHARES), period=Instant(date(1995, 12, 31)))) == [4]


@pytest.mark.parametrize(("per_share", "scale"), [(("0.40", "0.32"), 3), (("0.00040", "0.00032"), 0), (("0.40", "0.82"), 0)])
def test_earnings_per_share_prove_a_scale_that_no_statement_says(per_share: tuple[str, str], scale: int) -> None:
    def line(caption: str, measure: Measure, *printed: str) -> LineItem:
        return LineItem(caption, LineRole.ITEM, tuple(Figure(Decimal(number), 0, 0, Span(0, 1)) for number in printed), measure)

    lines = (
        line("Net income", Measure.MONETARY, "3983", "3224"),
        line("Basic earnings per share", Measure.PER_SHARE, *per_share),
        line("Average shares outstanding", Measure.SHARES, "9911027", "10142905"),
    )
    columns = tuple(Column(year, Instant(date(int(year), 12, 31))) for year in ("1995", "1994"))
    income, sheet = Statement(StatementKind.INCOME, "", columns, lines), statement(NUMERALS, 0, kind=StatementKind.BALANCE_SHEET)
    assert [found.scale for found in settle_scales([income, sheet])] == [scale, scale]


@pytest.mark.parametrize(("issued", "expected"), [("91326", "91326000"), ("91326000", "91326000")])
def test_counts_in_captions_are_as_a_heading_says_unless_one_is_in_full(issued: str, expected: str) -> None:
    count = replace(line("Common stock, shares issued", issued, Measure.SHARES), host=0)
    found = with_counts_as_said([line("Common stock", "12177", Measure.MONETARY, 3), count], 3)
    assert [figure.value for figure in found[1].figures if figure] == [Decimal(expected)]
