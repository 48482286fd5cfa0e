"""Captions are compared by the words that count."""

import pytest

from converter.maps.caption import features, normalise, plain_movement, within, without_parent_name, without_prices, words


@pytest.mark.parametrize(
    ("caption", "same"),
    [
        ("Accounts receivable, less allowance of $241,000 (Note 3)", "Account receivable less allowance of"),
        ("TOTAL SHAREHOLDERS' EQUITY", "Total stockholders' equity"),
        ("Non-current deferred taxes", "Noncurrent deferred tax"),
        ("Inventories", "Inventory"),
        ("Marketable securities, at cost, which approximates market value", "Marketable securities"),
        ("Temporary investments (at cost, approximating fair value)", "Temporary investments"),
        ("Balance at Sept. 30, 1994", "Balance at September 30, 1995"),
        ("Weighted average shares (in thousands)", "Weighted average shares (000s)"),
        ("Weighted average shares (In millions)", "Weighted average shares"),
        ("Net loss attributable to Wherry Boat Company", "Net loss attributable to parent"),
    ],
)
def test_captions_that_mean_the_same_are_the_same(caption: str, same: str) -> None:
    assert normalise(caption) == normalise(same)


@pytest.mark.parametrize("caption", ["Net income attributable to noncontrolling interests", "Net income available to common stockholders"])
def test_only_the_parents_name_is_replaced(caption: str) -> None:
    assert without_parent_name(caption) == caption


@pytest.mark.parametrize("caption", ["Notes receivable", "NOTES RECEIVABLE"])
def test_a_caption_within_another_begins_small_and_does_not_shout(caption: str) -> None:
    assert within(caption) == "notes receivable"


def test_gas_and_tax_keep_their_last_letter() -> None:
    assert normalise("Gas and taxes; losses") == "gas tax loss"


def test_slips_of_the_pen_share_features() -> None:
    right, slip = (set(features("income", words(caption))) for caption in ("Amortization of goodwill", "Amortizaton of goodwill"))
    assert right & slip >= {"income|goodwill", "*|~amor good", "#amor"}


def test_what_is_behind_the_parents_name_goes_with_it() -> None:
    assert normalise("Net income attributable to Wherry Boat Co., Inc.") == normalise("Net income attributable to parent")


@pytest.mark.parametrize("caption", ["Total Wherry Boat Co., Inc. shareholders' equity", "TOTAL COMPANY STOCKHOLDERS\u2019 EQUITY"])
def test_the_parents_own_equity_is_called_alike_in_every_filing(caption: str) -> None:
    assert normalise(caption) == "total stockholder equity attributable parent"


@pytest.mark.parametrize(
    "caption", ["Total stockholders' equity", "Total common stockholders' equity", "Total liabilities and shareholders' equity"]
)
def test_other_totals_of_equity_keep_their_words(caption: str) -> None:
    assert "parent" not in normalise(caption)


@pytest.mark.parametrize(
    ("caption", "plain"),
    [
        ("Common stock issued, 498 shares at $6.875 per share", "Common stock issued"),
        ("Stock options exercised; 500 shares issued", "Stock options exercised"),
        ("Sale of 134 shares of treasury stock at an average price of $6 a share", "Sale of treasury stock"),
        ("Issuance of 500 shares in public offering", "Issuance of shares in public offering"),
        ("Stock awards (500 shares)", "Stock awards"),
        ("Net income", "Net income"),
    ],
)
def test_a_movement_is_called_the_same_whatever_it_counts_and_costs(caption: str, plain: str) -> None:
    assert without_prices(caption) == plain


@pytest.mark.parametrize(
    ("caption", "plain"),
    [
        ("Issuance of Series A and Series B preferred stock", "Issuance of preferred stock"),
        ("Issuance of Class A common stock", "Issuance of common stock"),
        ("Sale of convertible, redeemable preferred stock", "Sale of preferred stock"),
        ("Public offering (net of underwriting commissions of $1,200)", "Public offering"),
        ("Conversion of notes in July 1996", "Conversion of notes"),
        ("In July 1996 at $6 per share", ""),
        ("Issuance of common stock, net of tax", "Issuance of common stock, net of tax"),
    ],
)
def test_a_movement_is_called_the_same_whatever_its_series_costs_and_day(caption: str, plain: str) -> None:
    assert plain_movement(caption) == plain
