"""The industry of a filing whose header states none, by the lines of its statements."""

import pytest
from hand_lines import item, statement

from converter.maps.industry import industry_of
from converter.model.statement import Statement, StatementKind

BANK = (["Loans, net", "Total deposits"], ["Interest and fees on loans", "Net interest income"])
HEADED_BANK = (["Loans, net", "Deposits:"], ["Total interest income", "Net interest income"])
LANDLORD = (["Real estate investments", "Mortgage notes payable"], ["Rental income", "Property taxes"])
INSURER = (["Future policy benefits"], ["Premiums", "Benefits and claims"])
UTILITY = (["Utility plant in service", "Total capitalization"], ["Operating revenues"])


def statements(balance_sheet: list[str], income: list[str]) -> list[Statement]:
    return [
        statement(StatementKind.BALANCE_SHEET, [item(caption, "1") for caption in balance_sheet]),
        statement(StatementKind.INCOME, [item(caption, "1") for caption in income]),
    ]


@pytest.mark.parametrize(
    ("captions", "sic"), [(BANK, "6021"), (HEADED_BANK, "6021"), (LANDLORD, "6512"), (INSURER, "6311"), (UTILITY, "4911")]
)
def test_lines_that_only_such_statements_have_tell_the_industry(captions: tuple[list[str], list[str]], sic: str) -> None:
    assert industry_of(statements(*captions)) == sic


def test_a_company_of_other_trades_that_owns_an_insurer_is_none() -> None:
    balance_sheet, income = INSURER
    assert industry_of(statements(balance_sheet, ["Net sales", *income])) == ""


def test_an_industrial_company_has_interest_but_no_margin() -> None:
    assert industry_of(statements(["Loans, net", "Customer deposits"], ["Interest on debt", "Net interest income (expense)"])) == ""
