"""Property and values of securities told by what else stands on the balance sheet."""

from hand_lines import item

from converter.maps.assets import assets_in_place

OWN = "FurnitureAndEquipmentNet"


def test_the_only_line_net_of_depreciation_is_property() -> None:
    lines = [item("Cash", "5"), item("Furniture and equipment, net of accumulated depreciation", "7"), item("Total assets", "12")]
    told = assets_in_place(lines, {0: "Cash", 1: OWN, 2: "Assets"}, frozenset({1}))
    assert told[1][0] == "PropertyPlantAndEquipmentNet"


def test_what_is_held_for_others_or_stands_beside_property_is_none() -> None:
    rented = [item("Rental equipment, net", "7"), item("Total assets", "12")]
    assert not assets_in_place(rented, {0: OWN, 1: "Assets"}, frozenset({0}))
    beside = [item("Office equipment, net", "7"), item("Property and equipment, net", "9")]
    assert not assets_in_place(beside, {0: OWN, 1: "PropertyPlantAndEquipmentNet"}, frozenset({0}))


def test_the_market_value_inside_a_caption_is_that_of_its_securities() -> None:
    lines = [item("Investment securities (market value $61)", "59"), item("Approximate market value", "61", host=0)]
    told = assets_in_place(lines, {0: "HeldToMaturitySecurities", 1: "MarketableSecurities"}, frozenset())
    assert told[1][0] == "HeldToMaturitySecuritiesFairValue"
