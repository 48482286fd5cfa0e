"""Property and values of securities told by what else stands on the balance sheet."""

import pytest
from hand_lines import item

from converter.maps.balances import balances_in_place
from converter.model.statement import Calculation, Summation, Term

OWN = "FurnitureAndEquipmentNet"


def test_the_only_line_net_of_depreciation_is_property() -> None:
    lines = [item("Cash", "5"), item("Furniture and equipment, net of accumulated depreciation", "7"), item("Total assets", "12")]
    told = balances_in_place(lines, Calculation(), {0: "Cash", 1: OWN, 2: "Assets"}, frozenset({1}), is_shared=True)
    assert told[1][0] == "PropertyPlantAndEquipmentNet"


def test_what_is_held_for_others_or_stands_beside_property_is_none() -> None:
    rented = [item("Rental equipment, net", "7"), item("Total assets", "12")]
    assert not balances_in_place(rented, Calculation(), {0: OWN, 1: "Assets"}, frozenset({0}), is_shared=True)
    beside = [item("Office equipment, net", "7"), item("Property and equipment, net", "9")]
    assert not balances_in_place(beside, Calculation(), {0: OWN, 1: "PropertyPlantAndEquipmentNet"}, frozenset({0}), is_shared=True)


def test_the_market_value_inside_a_caption_is_that_of_its_securities() -> None:
    lines = [item("Investment securities (market value $61)", "59"), item("Approximate market value", "61", host=0)]
    told = balances_in_place(lines, Calculation(), {0: "HeldToMaturitySecurities", 1: "MarketableSecurities"}, frozenset(), is_shared=True)
    assert told[1][0] == "HeldToMaturitySecuritiesFairValue"


def test_equity_did_not_hold_the_interests_of_others() -> None:
    lines = [item("Common stock", "9"), item("", "9"), item("Less treasury stock", "-1"), item("Total stockholders' equity", "8")]
    others = "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest"
    calculation = Calculation((Summation(1, (Term(0, 1),)), Summation(3, (Term(1, 1), Term(2, 1)))))
    names = {0: "CommonStockValue", 1: "StockholdersEquity", 2: "TreasuryStockValue", 3: others}
    told = balances_in_place(lines, calculation, names, frozenset(), is_shared=False)
    assert {i: name for i, (name, _) in told.items()} == {1: "StockholdersEquityBeforeTreasuryStock", 3: "StockholdersEquity"}
    assert not balances_in_place(lines, calculation, names, frozenset(), is_shared=True)


@pytest.mark.parametrize(
    ("caption", "deducted", "subtotal"),
    [
        ("Less notes receivable for stock", "LessNotesReceivableForStock", "Stockholders' equity before notes receivable for stock"),
        ("Less treasury stock", "TreasuryStockValue", "StockholdersEquityBeforeTreasuryStock"),
    ],
)
def test_a_bare_total_of_equity_that_more_is_taken_from_is_a_subtotal(caption: str, deducted: str, subtotal: str) -> None:
    lines = [item("Common stock", "9"), item("", "9"), item(caption, "-1"), item("", "8"), item("Total", "20")]
    terms = (Term(1, 1), Term(2, 1))
    calculation = Calculation((Summation(1, (Term(0, 1),)), Summation(3, terms), Summation(4, (Term(3, 1),))))
    names = {0: "CommonStockValue", 1: "StockholdersEquity", 2: deducted, 3: "TotalEquity", 4: "LiabilitiesAndStockholdersEquity"}
    told = balances_in_place(lines, calculation, names, frozenset({3}), is_shared=True)
    assert {i: name for i, (name, _) in told.items()} == {1: subtotal, 3: "StockholdersEquity"}
    capitalization = [*lines[:2], item("Long-term debt", "5"), item("", "14"), item("Total", "20")]
    assert not balances_in_place(capitalization, calculation, names, frozenset({3}), is_shared=True)
