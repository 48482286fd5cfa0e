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


NET = "PropertyPlantAndEquipmentNet"


def told(captions: dict[str, str], weights: tuple[int, ...], total: str = "TotalOfItsOwn") -> list[str]:
    """What a bare total below `captions` (and their names) and its parts are told to be, "" for what stays."""
    parts = [item(caption, "9") for caption in captions]
    calculation = Calculation((Summation(len(parts), tuple(Term(i, weight) for i, weight in enumerate(weights))),))
    names = {**dict(enumerate(captions.values())), len(parts): total}
    found = balances_in_place([*parts, item("", "8")], calculation, names, frozenset({len(parts)}), is_shared=True)
    return [found.get(i, ("",))[0] for i in range(len(parts) + 1)]


def test_property_that_more_is_added_to_is_no_total() -> None:
    found = told({"Equipment, net": NET, "Construction in progress": "ConstructionInProgressGross"}, (1, 1))
    assert found == ["Property, plant and equipment, net, before construction in progress", "", NET]


def test_loans_from_which_the_allowance_is_taken_are_net_below_it() -> None:
    loans = "LoansAndLeasesReceivableNetReportedAmount"
    found = told({"Loans, net": loans, "Less allowance": "LoansAndLeasesReceivableAllowance"}, (1, -1))
    assert found == ["LoansAndLeasesReceivableNetOfDeferredIncome", "", loans]


def test_utility_plant_is_net_below_its_depreciation() -> None:
    plant = "PublicUtilitiesPropertyPlantAndEquipment"
    found = told({"Utility plant": f"{plant}Net", "Less depreciation": f"{plant}AccumulatedDepreciation"}, (1, -1))
    assert found == ["Utility plant, gross", "", f"{plant}Net"]


@pytest.mark.parametrize(("beside", "expected"), [("StockholdersEquity", "Liabilities"), ("MinorityInterest", "")])
def test_what_makes_all_there_is_with_equity_alone_is_liabilities(beside: str, expected: str) -> None:
    lines = [item("Payables", "5"), item("Deposits", "4"), item("", "9"), item("Equity", "3"), item("", "12")]
    calculation = Calculation((Summation(2, (Term(0, 1), Term(1, 1))), Summation(4, (Term(2, 1), Term(3, 1)))))
    names = {0: "AccountsPayable", 1: "Deposits", 2: "TotalOfItsOwn", 3: beside, 4: "LiabilitiesAndStockholdersEquity"}
    assert balances_in_place(lines, calculation, names, frozenset({2}), is_shared=True).get(2, ("",))[0] == expected


def test_a_bare_total_is_equity_before_what_its_caption_s_total_deducts() -> None:
    lines = [item("Common stock", "5"), item("Surplus", "4"), item("", "9"), item("Less treasury stock", "-1"), item("Total equity", "8")]
    calculation = Calculation((Summation(2, (Term(0, 1), Term(1, 1))), Summation(4, (Term(2, 1), Term(3, 1)))))
    names = {0: "CommonStockValue", 1: "Surplus", 2: "TotalOfItsOwn", 3: "TreasuryStockValue", 4: "StockholdersEquity"}
    found = balances_in_place(lines, calculation, names, frozenset({2}), is_shared=False)
    assert found[2][0] == "StockholdersEquityBeforeTreasuryStock"


@pytest.mark.parametrize(
    ("below", "expected"), [("", "RealEstateInvestmentPropertyNet"), ("RealEstateInvestmentPropertyNet", "Buildings, net")]
)
def test_real_estate_after_depreciation_is_not_at_cost(below: str, expected: str) -> None:
    estate = "RealEstateInvestmentProperty"
    lines = [item("Buildings", "9"), item("Accumulated depreciation", "-2"), item("", "7"), item("Net real estate", "8")]
    names = {1: f"{estate}AccumulatedDepreciation", 2: f"{estate}AtCost", **({3: below} if below else {})}
    calculation = Calculation((Summation(2, (Term(0, 1), Term(1, 1))),))
    assert balances_in_place(lines, calculation, names, frozenset(), is_shared=True)[2][0] == expected


@pytest.mark.parametrize(
    ("sums", "expected"),
    [
        ((Summation(3, (Term(1, 1), Term(2, 1))),), "LiabilitiesOtherThanLongtermDebtNoncurrent"),
        ((Summation(3, (Term(0, 1), Term(1, 1), Term(2, 1))),), ""),
        ((Summation(3, (Term(1, 1), Term(2, 1))), Summation(0, (Term(3, 1),))), "LongTermDebt"),
    ],
)
def test_noncurrent_liabilities_beside_long_term_debt_are_those_other_than_it(sums: tuple[Summation, ...], expected: str) -> None:
    lines = [item("Long-term debt", "9"), item("Deferred income taxes", "3"), item("Other", "2"), item("", "5")]
    names = dict(
        enumerate(("LongTermDebtNoncurrent", "DeferredIncomeTaxLiabilitiesNet", "OtherLiabilitiesNoncurrent", "LiabilitiesNoncurrent"))
    )
    told = balances_in_place(lines, Calculation(sums), names, frozenset(), is_shared=False)
    assert told.get(3, ("",))[0] == expected


@pytest.mark.parametrize(("below", "name"), [("Prepaid expenses", "InventoryNet"), ("Less reserve", "")])
def test_inventories_that_nothing_is_taken_from_are_net(below: str, name: str) -> None:
    lines = [item("Finished goods", "9"), item("", "9"), item(below, "1")]
    names = {0: "InventoryFinishedGoods", 1: "InventoryGross", 2: "PrepaidExpenseCurrent" if name else "InventoryValuationReserves"}
    told = balances_in_place(lines, Calculation((Summation(1, (Term(0, 1),)),)), names, frozenset(), is_shared=True)
    assert told.get(1, ("",))[0] == name


def test_utility_plant_after_depreciation_is_not_all_plant_in_service() -> None:
    plant = "PublicUtilitiesPropertyPlantAndEquipment"
    lines = [item("", "9"), item("Accumulated depreciation", "2"), item("", "7")]
    names = {0: "TotalPlant", 1: f"{plant}AccumulatedDepreciation", 2: f"{plant}PlantInService"}
    told = balances_in_place(lines, Calculation((Summation(2, (Term(0, 1), Term(1, -1))),)), names, frozenset({0}), is_shared=True)
    assert told[2][0].startswith("Utility plant, net of depreciation")
