"""A scale said over one statement holds for a sister that prints the same numerals."""

from datetime import date
from decimal import Decimal

from converter.model.period import Instant
from converter.model.quantity import Figure, Measure
from converter.model.source import Span
from converter.model.statement import Column, LineItem, LineRole, Statement, StatementKind
from converter.scales import settle_scales

NUMERALS = (4_103, 2_250, 1_870, 12_400)


def statement(numerals: tuple[int, ...], scale: int, measure: Measure = Measure.MONETARY) -> Statement:
    figures = [Figure(Decimal(number).scaleb(scale), scale, -scale, Span(0, 1)) for number in numerals]
    lines = tuple(LineItem(f"Line {at}", LineRole.ITEM, (figure,), measure) for at, figure in enumerate(figures))
    return Statement(StatementKind.INCOME, "", (Column("1995", Instant(date(1995, 12, 31))),), lines, scale=scale)


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
    plain = statement((4_103, 2_250, 9_999, 8_888), 0)
    assert settle_scales([plain, statement(NUMERALS, 3)])[0] == plain


def test_per_share_figures_stay() -> None:
    money, per_share = statement(NUMERALS, 0), statement((2,), 0, Measure.PER_SHARE)
    mixed = Statement(money.kind, "", money.columns, money.lines + per_share.lines)
    assert values(settle_scales([mixed, statement(NUMERALS, 3)])[0])[-1] == 2
