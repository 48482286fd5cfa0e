"""Extension concepts are named from captions by the filing rules."""

import re
from dataclasses import replace

import pytest
from hand_lines import item
from hypothesis import given
from hypothesis import strategies as st

from converter.maps.extend import camel_case, extension_for
from converter.maps.place import Place
from converter.model.concept import QName
from converter.model.quantity import Measure
from converter.model.statement import StatementKind
from converter.taxonomy.baked import load_concepts


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("Mill and leach stockpiles", "MillAndLeachStockpiles"),
        ("Deposits due March 31, 2004", "DepositsDue"),
        ("Net income attributable to Wherry Boat Company", "NetIncomeAttributableParent"),
        ("LONG-LIVED ITEMS (see Note 4)", "LONGLivedITEMS"),
    ],
)
def test_a_name_holds_no_period_amount_or_company(caption: str, name: str) -> None:
    assert camel_case(caption).lower() == name.lower()


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("Series N, 8.69%, due 2010", "SeriesN8Point69PercentDue2010"),
        ("6 1/2% Notes due March 1, 2010", "Notes6Point5PercentDue2010"),
        ("First mortgage bonds, 9-3/4% series due in 2015", "FirstMortgageBondsSeries9Point75PercentDue2015"),
        ("1984 Series A, variable rate, due 2014 (5.25% at year end)", "SeriesAVariableRateDue2014"),
        ("8% convertible debentures", "ConvertibleDebentures8Percent"),
        ("Senior notes, 9 5/8% to 10 1/2%", "SeniorNotes"),
        ("Medium term notes, 6.20% through 6.67%, due 2000 through 2020", "MediumTermNotesThroughDueThrough"),
    ],
)
def test_a_security_is_told_from_others_by_its_rate_and_the_year_due(caption: str, name: str) -> None:
    assert camel_case(caption) == name


def test_a_security_named_by_rate_and_year_alone_begins_with_its_heading() -> None:
    line = replace(item("7 1/8% due December 1, 2013", "5"), section=("First mortgage bonds",))
    named = extension_for(line, StatementKind.BALANCE_SHEET, Place.LIABILITIES_NONCURRENT, load_concepts())
    assert named.qname.name == "FirstMortgageBonds7Point125PercentDue2013"


@pytest.mark.parametrize(
    "caption",
    [
        "Junior common stock, $.01 par value; 1,000 shares authorized",
        "Junior common stock of $5 par value. Authorized 10,000 shares, issued 762 and 754",
        "Junior common stock, without par value, 300 and 400 shares outstanding",
    ],
)
def test_stock_has_one_name_whatever_it_is_issued_on(caption: str) -> None:
    found = extension_for(item(caption, "5"), StatementKind.BALANCE_SHEET, Place.EQUITY, load_concepts())
    assert found.qname.name == "JuniorCommonStock"


@pytest.mark.parametrize(
    "caption",
    ["Sale of treasury stock", "Sale of 900 shares of treasury stock", "Sale of treasury stock, 900 shares at $6.50 per share"],
)
def test_a_movement_of_stock_has_one_name_whatever_its_count_and_price(caption: str) -> None:
    assert camel_case(caption) == "SaleTreasuryStock"


def test_a_name_does_not_end_where_a_second_amount_stood() -> None:
    assert camel_case("Barge site, less reserves of $500 and in 1994 $400") == "BargeSiteLessReserves"


def test_a_vague_caption_is_told_by_its_place() -> None:
    found = extension_for(item("Other", "1"), StatementKind.CASH_FLOW, Place.FINANCING, load_concepts())
    assert found.qname.name == "OtherFinancingActivities"


def test_an_adjective_is_told_by_its_heading() -> None:
    line = replace(item("Declared", "1"), section=("Less preferred stock dividends",))
    found = extension_for(line, StatementKind.INCOME, Place.AFTER_TAX, load_concepts())
    assert found.qname.name == "DeclaredPreferredStockDividends"


def test_a_name_that_is_taken_gets_its_place_once() -> None:
    line = item("Deferred returns", "9")
    names = [
        extension_for(line, StatementKind.CASH_FLOW, Place.OPERATING, load_concepts(), taken).qname.name
        for taken in ([], ["DeferredReturnsOperatingActivities"])
    ]
    assert names == ["DeferredReturnsOperatingActivities", "DeferredReturnsOperatingActivities2"]


def test_a_caption_that_names_its_activities_does_not_name_them_twice() -> None:
    found = extension_for(item("Total operating activities", "9"), StatementKind.CASH_FLOW, Place.OPERATING, load_concepts())
    assert found.qname.name == "TotalOperatingActivities"


def test_a_standard_name_is_never_taken() -> None:
    found = extension_for(item("Goodwill", "1"), StatementKind.BALANCE_SHEET, Place.ASSETS_NONCURRENT, load_concepts())
    assert found.qname.name == "GoodwillNoncurrentAssets"


def test_the_name_of_a_references_part_is_never_taken() -> None:
    found = extension_for(item("Exhibit", "1"), StatementKind.INCOME, Place.INCOME, load_concepts())
    assert found.qname.name != "Exhibit"


def test_type_and_balance_follow_measure_and_place() -> None:
    per_share = extension_for(
        item("Net income before gifts", "1", measure=Measure.PER_SHARE), StatementKind.INCOME, Place.PER_SHARE, load_concepts()
    )
    asset = extension_for(item("Moored barges", "1"), StatementKind.BALANCE_SHEET, Place.ASSETS_NONCURRENT, load_concepts())
    assert (per_share.type, per_share.balance) == ("dtr-types:perShareItemType", None)
    assert (asset.type, asset.balance, asset.period_type.value) == ("xbrli:monetaryItemType", "debit", "instant")


@given(st.text(max_size=60), st.sampled_from(list(Place)))
def test_every_caption_gives_a_name_that_a_schema_takes(caption: str, place: Place) -> None:
    name = extension_for(item(caption, "1"), StatementKind.BALANCE_SHEET, place, load_concepts(), ["Total"]).qname.name
    assert re.fullmatch(r"[A-Z][A-Za-z0-9]{0,199}", name)
    assert QName("us-gaap", name) not in load_concepts()


@pytest.mark.parametrize("caption", ["NET GAIN ON BARGES, LESS TAX", "Net gain on barges, less tax", "NET GAIN on Barges, less TAX"])
def test_capitals_make_no_other_name(caption: str) -> None:
    assert camel_case(caption) == "NetGainBargesLessTax"


def test_abbreviations_stay_in_capitals() -> None:
    assert (camel_case("LIFO reserve"), camel_case("FHLB advances"), camel_case("CMO bonds")) == ("LIFOReserve", "FHLBAdvances", "CMOBonds")


def test_income_taxes_are_a_cost() -> None:
    taxes = extension_for(item("Income taxes charged to operations", "9"), StatementKind.INCOME, Place.INCOME, load_concepts())
    income = extension_for(item("Income before unusual charges", "9"), StatementKind.INCOME, Place.INCOME, load_concepts())
    assert (taxes.balance, income.balance) == ("debit", "credit")


def test_a_total_of_assets_below_the_balance_sheet_is_a_debit() -> None:
    made = extension_for(item("Total intangible assets", "802"), StatementKind.BALANCE_SHEET, Place.EQUITY, load_concepts())
    assert made.balance == "debit"
