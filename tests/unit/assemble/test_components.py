"""A component's balance says once which component it is: by its concept or by its member."""

from dataclasses import replace

import pytest
from small_statements import NINE_MONTHS, line, mapped, match

from converter.assemble.components import settle_components
from converter.model.concept import Concept, QName
from converter.model.fact import Dimension
from converter.model.quantity import Measure
from converter.model.statement import Column, StatementKind
from converter.taxonomy.baked import load_concepts

AXIS = QName("us-gaap", "StatementEquityComponentsAxis")


def standard(name: str) -> Concept:
    found = load_concepts().get(QName("us-gaap", name))
    assert found is not None
    return found


def member(name: str) -> tuple[Dimension, ...]:
    return (Dimension(AXIS, QName("us-gaap", name)),)


@pytest.mark.parametrize(
    ("name", "of", "caption", "expected"),
    [
        ("CommonStockValue", "CommonStockMember", "End of year", ("CommonStockValue", ())),
        ("TreasuryStockCommonValue", "TreasuryStockCommonMember", "Balance", ("TreasuryStockCommonValue", ())),
        ("UnearnedESOPShares", "UnearnedESOPSharesMember", "Beginning of year", ("UnearnedESOPShares", ())),
        ("CommonStockValue", "RetainedEarningsMember", "Balance", ("StockholdersEquity", member("RetainedEarningsMember"))),
        ("CommonStockValue", "RetainedEarningsMember", "Stock", ("CommonStockValue", member("RetainedEarningsMember"))),
    ],
)
def test_a_line_under_a_components_heading(name: str, of: str, caption: str, expected: tuple[str, tuple[Dimension, ...]]) -> None:
    row = replace(line(caption, 5, at=0), dimensions=member(of))
    done = settle_components(mapped(StatementKind.EQUITY, [row], [match(standard(name))], [NINE_MONTHS]), load_concepts().get)
    assert [(m.concept.qname.name, row.dimensions) for m, row in zip(done.matches, done.statement.lines, strict=True) if m] == [expected]


@pytest.mark.parametrize(("printed", "sign"), [(-40, -1), (40, 1)])
def test_shares_below_the_heading_of_treasury_stock_are_held_and_positive(printed: int, sign: int) -> None:
    row = replace(line("Balance, end of year", printed, at=0), measure=Measure.SHARES, dimensions=member("TreasuryStockCommonMember"))
    found = [match(standard("SharesOutstanding"))]
    done = settle_components(mapped(StatementKind.EQUITY, [row], found, [NINE_MONTHS]), load_concepts().get)
    [held] = done.matches
    assert held is not None
    assert (held.concept.qname.name, held.sign, done.statement.lines[0].dimensions) == ("TreasuryStockCommonShares", sign, ())


def test_a_balance_of_a_matrix_is_equity_in_each_component() -> None:
    columns = (Column("Preferred", NINE_MONTHS, dimensions=member("PreferredStockMember")), Column("Total", NINE_MONTHS))
    bare = mapped(StatementKind.EQUITY, [line("Balance, April 30", 3, 8, at=0)], [match(standard("PreferredStockValue"))], [])
    done = settle_components(replace(bare, statement=replace(bare.statement, columns=columns)), load_concepts().get)
    assert [m.concept.qname.name for m in done.matches if m] == ["StockholdersEquity"]


def in_columns(name: str, caption: str, printed: int, of: str, measure: Measure) -> tuple[str, int]:
    """What a line of a matrix becomes that has one figure, in a column of the component `of`."""
    column = Column("", None, dimensions=member(of))
    row = replace(line(caption, printed, at=0), measure=measure)
    bare = mapped(StatementKind.EQUITY, [row], [match(standard(name))], [])
    [done] = settle_components(replace(bare, statement=replace(bare.statement, columns=(column,))), load_concepts().get).matches
    assert done is not None
    return done.concept.qname.name, done.sign


@pytest.mark.parametrize(
    ("name", "printed", "expected"),
    [
        ("SharesOutstanding", -40, ("TreasuryStockCommonShares", -1)),
        ("TreasuryStockSharesAcquired", -40, ("TreasuryStockSharesAcquired", -1)),
        ("StockIssuedDuringPeriodSharesNewIssues", 40, ("StockIssuedDuringPeriodSharesNewIssues", 1)),
    ],
)
def test_counts_in_a_column_of_treasury_stock_are_positive(name: str, printed: int, expected: tuple[str, int]) -> None:
    assert in_columns(name, "Balance, April 30", printed, "TreasuryStockCommonMember", Measure.SHARES) == expected


@pytest.mark.parametrize(
    ("name", "caption", "measure", "expected"),
    [
        ("StockholdersEquity", "Balance, April 30", Measure.MONETARY, "PartnersCapital"),
        ("SharesOutstanding", "Balance, April 30", Measure.SHARES, "PartnersCapitalAccountUnits"),
        ("DividendsCash", "Distributions", Measure.MONETARY, "PartnersCapitalAccountDistributions"),
        ("NetIncomeLoss", "Net income", Measure.MONETARY, "NetIncomeLoss"),
    ],
)
def test_what_partners_hold_is_partners_capital(name: str, caption: str, measure: Measure, expected: str) -> None:
    assert in_columns(name, caption, 9, "LimitedPartnerMember", measure)[0] == expected
