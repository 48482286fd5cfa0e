"""Series of preferred stock on a balance sheet are parts of it, unless one of them is all there is."""

from dataclasses import replace

import pytest
from hand_lines import item

from converter.model.concept import CLASS_OF_STOCK_AXIS, QName
from converter.model.fact import Dimension
from converter.model.statement import Column, LineItem, LineRole, StatementKind
from converter.statements.series import with_series


def below(heading: str, caption: str, value: str) -> LineItem:
    return replace(item(caption, value), section=(heading,))


def members(*lines: LineItem) -> list[str]:
    found = with_series(StatementKind.BALANCE_SHEET, lines)
    return [line.dimensions[0].member.name if line.dimensions else "" for line in found]


def test_each_of_several_series_has_a_dimension() -> None:
    lines = (item("Series A preferred stock", "9"), item("Preferred stock, Series B, $1 par value", "7"), item("Surplus", "3"))
    assert members(*lines) == ["SeriesAPreferredStockMember", "SeriesBPreferredStockMember", ""]


def test_a_series_is_named_by_its_dividend_below_a_heading_that_names_the_stock() -> None:
    heading = "Preferred stock not subject to redemption"
    lines = (below(heading, "4 1/2% series, 500 shares outstanding", "9"), below(heading, "$8.75 Series", "7"))
    assert members(*lines) == ["Series4Point5PercentPreferredStockMember", "Series8Point75DollarPreferredStockMember"]


def test_the_only_series_with_an_amount_is_the_whole() -> None:
    assert members(item("Preferred stock, Series A", "9"), item("Preferred stock, Series B, none issued", "0")) == ["", ""]


@pytest.mark.parametrize("heading", ["First mortgage bonds", "Common stock"])
def test_series_of_bonds_and_of_common_stock_are_none_of_preferred_stock(heading: str) -> None:
    assert members(below(heading, "Series A", "9"), below(heading, "Series B", "7")) == ["", ""]


def test_a_rate_before_what_is_authorized_names_a_series() -> None:
    heading = "Preferred stock"
    found = members(below(heading, "4% series", "9"), below(heading, "Wherry Water Works: 5%, authorized and outstanding 70 shares", "7"))
    assert found == ["Series4PercentPreferredStockMember", "Series5PercentPreferredStockMember"]


def test_counts_inside_the_caption_of_a_series_are_of_it() -> None:
    heading = "Preferred stock"
    count = replace(item("Stock, shares outstanding", "500", host=0), role=LineRole.PARENTHETICAL)
    found = with_series(StatementKind.BALANCE_SHEET, (below(heading, "4% series", "9"), count, below(heading, "5% series", "7")))
    assert found[1].caption == "Preferred stock, shares outstanding"
    assert found[1].dimensions == found[0].dimensions


def dividends(*columns: Column) -> list[str]:
    lines = (
        below("Cash dividends", "Series B Preferred Stock, $8.00 per share", "-3"),
        below("Dividends", "Series C preferred stock", "-7"),
    )
    found = with_series(StatementKind.EQUITY, (*lines, item("Redemption of Series B preferred stock", "-5")), columns)
    return [line.dimensions[0].member.name if line.dimensions else "" for line in found]


def test_dividends_of_several_series_have_a_dimension() -> None:
    assert dividends(Column("Total", None)) == ["SeriesBPreferredStockMember", "SeriesCPreferredStockMember", ""]


def test_dividends_beside_columns_of_series_have_none() -> None:
    series = Dimension(CLASS_OF_STOCK_AXIS, QName("us-gaap", "SeriesBPreferredStockMember"))
    assert dividends(Column("Series B", None, dimensions=(series,))) == ["", "", ""]
