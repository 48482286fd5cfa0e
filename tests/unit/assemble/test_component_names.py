"""Columns of a statement of equity are what the balance sheet shows with the same figures."""

from dataclasses import replace

import pytest
from small_statements import QUARTER_END, concept, line, mapped, match

from converter.assemble.component_names import name_components
from converter.model.concept import QName
from converter.model.fact import Dimension
from converter.model.quantity import Measure
from converter.model.report import MappedStatement
from converter.model.statement import Column, StatementKind

AXIS = QName("us-gaap", "StatementEquityComponentsAxis")
EQUITY = concept("StockholdersEquity", "credit", instant=True)


def sheet(**amounts: int) -> MappedStatement:
    rows = [line(name, amount, at=100 * i) for i, (name, amount) in enumerate(amounts.items())]
    return mapped(StatementKind.BALANCE_SHEET, rows, [match(concept(name, instant=True)) for name in amounts], [QUARTER_END])


def matrix(heads: str, *balance: int | None, measure: Measure = Measure.MONETARY) -> MappedStatement:
    columns = tuple(
        Column(head, None, dimensions=(Dimension(AXIS, QName("ext", f"{head}Member")),) if head else ()) for head in heads.split("|")
    )
    row = replace(line("Balance", *balance, at=900), period=QUARTER_END, measure=measure)
    bare = mapped(StatementKind.EQUITY, [row], [match(EQUITY)], [])
    return replace(bare, statement=replace(bare.statement, columns=columns))


def members(found: MappedStatement) -> list[str]:
    return [column.dimensions[0].member.name.removesuffix("Member") if column.dimensions else "" for column in found.statement.columns]


@pytest.mark.parametrize(
    ("heads", "balance", "expected"),
    [
        ("CaptlExcess|GeneralPartner|", (4500, -900, 3600), ["AdditionalPaidInCapital", "RetainedEarnings", ""]),
        ("CaptlExcess|GeneralPartner|", (4501, -900, 3600), ["CaptlExcess", "RetainedEarnings", ""]),
        ("Trust|RetainedEarnings|", (-900, 900, 3600), ["Trust", "RetainedEarnings", ""]),  # which of them is left open
        ("Trust", (90,), ["Trust"]),  # so short a figure agrees by chance
    ],
)
def test_equal_balances_tell_the_component(heads: str, balance: tuple[int | None, ...], expected: list[str]) -> None:
    shown = sheet(AdditionalPaidInCapital=4500, RetainedEarningsAccumulatedDeficit=-900, CommonStockValue=90, StockholdersEquity=3600)
    assert members(name_components([shown, matrix(heads, *balance)])[1]) == expected


def test_counts_are_no_amounts() -> None:
    shown = sheet(CommonStockValue=4500)
    assert members(name_components([shown, matrix("Units", 4500, measure=Measure.SHARES)])[1]) == ["Units"]
