"""Numerals, dashes, amounts and scales, in the wordings that printed statements use."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.figures import find_amounts, find_numerals, find_scaling, make_figure, parse_figure
from converter.model.quantity import Measure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,203", "1203"),
        ("(1,203)", "-1203"),
        ("$ (1,203)", "-1203"),
        ("($1,203)", "-1203"),
        ("$(1,203)", "-1203"),
        ("( 3 )", "-3"),
        ("1,203-", "-1203"),
        ("-1,203", "-1203"),
        ("-$1,203", "-1203"),
        ("-$ 1,203", "-1203"),
        ("$.09", "0.09"),
        ("(.08)", "-0.08"),
        ("1.20", "1.20"),
        ("$            13", "13"),
    ],
)
def test_a_numeral_keeps_its_printed_sign(text: str, value: str) -> None:
    figure = parse_figure(text)
    assert figure is not None
    assert figure.value == Decimal(value)


@pytest.mark.parametrize("text", ["-", "--", "---", "$ -", "-0-", "- 0 -", "\u2014"])
def test_a_dash_is_zero(text: str) -> None:
    figure = parse_figure(text)
    assert figure is not None
    assert figure.value == 0


@pytest.mark.parametrize(
    "text", ["10-K", "(000)", "12/31/95", "7 1/2", "1,23", "2002,", "A-1", "FAS109", "1,203,45", "shares-4,000", "#12", "5th"]
)
def test_part_of_a_word_is_no_numeral(text: str) -> None:
    assert find_numerals(text) == []


def test_the_span_covers_the_numeral_alone() -> None:
    figure = parse_figure("$ (1,203)", offset=100)
    assert figure is not None
    assert (figure.span.start, figure.span.end) == (103, 108)


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("Net loss      (6,961       (19    (1,203)", [-6961, -19, -1203]),
        ("Net loss     $(6,961     $ 220", [-6961, 220]),
        ("INCOME (LOSS)  1,203)   (6,961)    6,961)", [-1203, -6961, -6961]),
        ("Common stock (2,482,738 and 2,362,508 shares)      2,483", [2482738, 2362508, 2483]),
        ("Treasury stock   (1,203   shares at cost)      2,483", [1203, 2483]),
        ("Receivables (net of   1,203)      2,483", [1203, 2483]),
    ],
)
def test_a_bracket_that_lost_its_partner_is_a_sign_where_it_belongs_to_no_words(line: str, values: list[int]) -> None:
    assert [numeral.value for numeral in find_numerals(line)] == values


def test_a_bracket_of_the_caption_is_no_sign() -> None:
    found = find_numerals("Treasury stock (624,480 shares, at cost)   (5,609)")
    assert [n.value for n in found] == [Decimal(624480), Decimal(-5609)]


def test_a_closing_bracket_of_words_is_no_sign() -> None:
    found = find_numerals("(net of allowance of 1,203)   5,609")
    assert [n.value for n in found] == [Decimal(1203), Decimal(5609)]


def test_blanks_may_fill_a_bracket() -> None:
    assert [n.value for n in find_numerals("Income taxes       (     845)   (  1,700)")] == [Decimal(-845), Decimal(-1700)]


def test_a_bracket_that_lost_its_partner_is_a_sign() -> None:
    assert [n.value for n in find_numerals("Net income   304,240   $104,747)")] == [Decimal(304240), Decimal(-104747)]


@pytest.mark.parametrize("line", ["     1994)   (see below)   14,201", "   2,485)  net of tax   14,201"])
def test_a_numeral_that_opens_a_line_and_closes_a_bracket_is_a_word(line: str) -> None:
    assert [n.value for n in find_numerals(line)] == [Decimal(14201)]


def test_a_comma_typed_too_much_does_not_hide_a_numeral() -> None:
    assert [n.value for n in find_numerals("   2,413      1,917,        7,447")] == [Decimal(2413), Decimal(1917), Decimal(7447)]


def test_a_page_number_between_dashes_is_no_numeral() -> None:
    assert find_numerals("            -3-") == []


def test_thousands_have_decimals_of_minus_three() -> None:
    figure = parse_figure("(1,203)", scale=3)
    assert figure is not None
    assert (figure.value, figure.scale, figure.decimals) == (Decimal(-1203000), 3, -3)


def test_millions_with_a_decimal() -> None:
    figure = parse_figure("16,681.1", scale=6)
    assert figure is not None
    assert (figure.value, figure.decimals) == (Decimal(16681100000), -5)


def test_per_share_figures_are_not_scaled() -> None:
    figure = parse_figure("1.20", scale=3, measure=Measure.PER_SHARE)
    assert figure is not None
    assert (figure.value, figure.scale, figure.decimals) == (Decimal("1.20"), 0, 2)


def test_a_percentage_is_a_hundredth() -> None:
    figure = parse_figure("12.5%", scale=3)
    assert figure is not None
    assert (figure.value, figure.scale, figure.decimals) == (Decimal("0.125"), -2, 3)


@given(st.integers(min_value=-(10**12), max_value=10**12), st.sampled_from([0, 3, 6]))
def test_every_whole_amount_in_brackets_or_commas_is_read_back(number: int, scale: int) -> None:
    text = f"$ ({-number:,})" if number < 0 else f"${number:,}"
    found = find_numerals(f"Caption   {text}  ")
    assert [make_figure(n, 0, scale).value for n in found] == [Decimal(number) * 10**scale]


@pytest.mark.parametrize(
    ("text", "value", "decimals", "measure"),
    [
        ("approximately $6.4 million of", "6400000", -5, Measure.MONETARY),
        ("12% of", "0.12", 2, Measure.PERCENT),
        ("12.5 percent", "0.125", 3, Measure.PERCENT),
        ("5 cents", "0.05", 2, Measure.MONETARY),
        ("for $12,100,000.", "12100000", 0, Measure.MONETARY),
        ("1,234 shares", "1234", 0, None),
        ("1.5 billion shares", "1500000000", -8, None),
    ],
)
def test_an_amount_in_a_sentence_has_the_precision_it_claims(text: str, value: str, decimals: int, measure: Measure | None) -> None:
    (amount,) = find_amounts(text)
    assert (amount.figure.value, amount.figure.decimals, amount.measure) == (Decimal(value), decimals, measure)


@pytest.mark.parametrize(
    ("heading", "money", "shares"),
    [
        ("(000's omitted)", 3, 3),
        ("Dollars in millions", 6, None),
        ("Expressed in thousands of U.S. dollars", 3, None),
        ("(x $1,000)", 3, None),
        ("(x 1,000,000)", 6, 6),
        ("($ MM)", 6, None),
        ("(In thousands, except per share amounts)", 3, 3),
        ("(IN 000'S, EXCEPT PER SHARE AMOUNTS)", 3, 3),
        ("(Thousands of dollars, except per share amounts)", 3, None),
        ("($ in millions except per share amounts)", 6, None),
        ("(Dollars and shares in thousands, except per share amounts)", 3, 3),
        ("(in thousands, except share and per\nshare data)", 3, 0),
        ("(in millions, except share amounts which are in thousands)", 6, 3),
        ("(In millions, except number of shares, which are reflected in\nthousands and par value)", 6, 3),
        ("(Dollar amounts in thousands except for share data)", 3, 0),
        ("(Thousands)", 3, 3),
        ("(Shares in thousands)", 0, 3),
        ("In thousands of dollars\n    and shares", 3, 3),
        ("(Dollars in millions, except per share data) (number of shares in thousands)", 6, 3),
        ("$000", 3, None),
    ],
)
def test_a_heading_says_the_scale(heading: str, money: int, shares: int | None) -> None:
    scaling = find_scaling(heading)
    assert scaling is not None
    assert (scaling.money, scaling.shares) == (money, shares)


@pytest.mark.parametrize(
    "heading", ["December 31, 2000", "$1,000", "Three and nine months ended", "Consolidated Balance Sheets", "In dollars"]
)
def test_a_heading_without_scale(heading: str) -> None:
    assert find_scaling(heading) is None


def test_a_dollar_sign_of_the_empty_cell_before_is_no_part_of_a_numeral() -> None:
    (found,) = find_numerals("Balance   $           $   44,496")
    assert found.left == len("Balance   $           ")
