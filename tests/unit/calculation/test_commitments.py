"""Commitments have no amount: what stands beside them is a total's."""

import pytest
from printed import printed

from converter.calculation import part_commitments
from converter.model.statement import StatementKind

SHEET = "Cash | 9\nTotal assets | 9\nPayables | 4\nCommon stock | 5\n{} | {}\n"


@pytest.mark.parametrize(
    "caption", ["Commitments and contingencies", "COMMITMENTS", "Contingent liabilities and commitments (Notes 5 and 7)"]
)
def test_a_total_in_the_row_of_commitments_has_no_caption(caption: str) -> None:
    found = part_commitments(printed(StatementKind.BALANCE_SHEET, SHEET.format(caption, 9)))
    assert [line.caption for line in found.lines][-2:] == [caption, ""]
    assert [any(line.figures) for line in found.lines][-2:] == [False, True]


@pytest.mark.parametrize(("caption", "amount"), [("Commitments and contingencies", 3), ("Commitment to the trust", 9)])
def test_an_amount_of_its_own_stays(caption: str, amount: int) -> None:
    sheet = printed(StatementKind.BALANCE_SHEET, SHEET.format(caption, amount))
    assert part_commitments(sheet) is sheet
