"""Time deposits of one size, which no words of their captions tell."""

import pytest

from converter.maps.denominations import by_denomination
from converter.model.statement import LineItem, LineRole, Statement, StatementKind

LARGE, SMALL = "Time deposits in large denominations", "Time deposits in small denominations"


def called(caption: str, *others: str) -> str:
    lines = tuple(LineItem(each, LineRole.ITEM, ()) for each in (caption, *others))
    return by_denomination(lines[0], Statement(StatementKind.BALANCE_SHEET, "Balance sheet", (), lines))


@pytest.mark.parametrize(
    "caption", ["Certificates of deposit of $100,000 and over", "Time deposits in excess of $100,000", "Denominations of $100,000 or more"]
)
def test_deposits_over_a_hundred_thousand_are_large(caption: str) -> None:
    assert called(caption) == LARGE


@pytest.mark.parametrize("caption", ["Time certificates under $100,000", "Time deposits of less than $100,000"])
def test_deposits_under_a_hundred_thousand_are_small(caption: str) -> None:
    assert called(caption) == SMALL


def test_other_time_deposits_are_small_beside_large_ones() -> None:
    assert called("Other time deposits", "Certificates of deposit of $100,000 or more") == SMALL


@pytest.mark.parametrize("caption", ["Other time deposits", "Time deposits", "Common stock, 100,000 and more shares"])
def test_other_lines_have_no_size(caption: str) -> None:
    assert not called(caption)
