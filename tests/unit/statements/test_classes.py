"""Classes of common stock on a balance sheet are parts of it, unless one of them is all there is."""

from dataclasses import replace

import pytest
from hand_lines import item

from converter.model.statement import LineItem, LineRole, StatementKind
from converter.statements.classes import class_of_stock, with_classes


def members(*lines: LineItem) -> list[str]:
    found = with_classes(StatementKind.BALANCE_SHEET, lines)
    return [line.dimensions[0].member.name if line.dimensions else "" for line in found]


def test_each_of_several_classes_has_a_dimension() -> None:
    lines = (item("Class A common stock, $1 par value", "9"), item("Class B common stock, $1 par value", "7"), item("Surplus", "3"))
    assert members(*lines) == ["CommonClassAMember", "CommonClassBMember", ""]


def test_the_only_class_with_an_amount_is_the_whole() -> None:
    assert members(item("Common stock, Class A", "9"), item("Common stock, Class B, none issued", "0")) == ["", "CommonClassBMember"]


def test_one_class_alone_and_preferred_classes_stay_as_they_are() -> None:
    assert members(item("Class A common stock", "9"), item("Class B preferred stock", "7")) == ["", ""]


def test_a_class_beside_common_stock_without_one_is_a_part() -> None:
    assert members(item("Common stock, $1 par value", "9"), item("Class B stock, $1 par value", "7")) == [
        "CommonStockMember",
        "CommonClassBMember",
    ]


def test_what_the_caption_of_stock_without_a_class_says_is_of_that_stock() -> None:
    issued = replace(item("Common stock, shares issued", "900"), host=0, role=LineRole.PARENTHETICAL)
    assert members(item("Common stock, 900 shares issued", "9"), issued, item("Class B stock", "7"))[1] == "CommonStockMember"


@pytest.mark.parametrize(
    ("caption", "words", "member"),
    [
        ("Class B common stock, shares issued", "Common stock, shares issued", "us-gaap:CommonClassBMember"),
        ("Common stock, Class A, shares authorized", "Common stock, shares authorized", "us-gaap:CommonClassAMember"),
        ("Class D common stock, par value", "Common stock, par value", "ext:CommonClassDMember"),
        ("Common stock, shares issued", "Common stock, shares issued", None),
    ],
)
def test_a_class_of_stock_in_a_caption_is_a_dimension(caption: str, words: str, member: str | None) -> None:
    found, dimensions = class_of_stock(caption)
    assert found == words
    assert [str(dimension.member) for dimension in dimensions] == ([member] if member else [])
