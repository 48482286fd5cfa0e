"""Words of concepts' names that a caption or its statement denies."""

import pytest

from converter.maps.denied import Standing, denied_words, names_half, said_above, speaks_of_lending, speaks_of_partners
from converter.model.quantity import Measure
from converter.model.statement import StatementKind

SHEET, INCOME, FLOWS = StatementKind.BALANCE_SHEET, StatementKind.INCOME, StatementKind.CASH_FLOW


@pytest.mark.parametrize(
    ("caption", "kind", "measure", "word"),
    [
        ("Due from affiliates", SHEET, Measure.MONETARY, "DueTo"),
        ("Subscriptions", StatementKind.EQUITY, Measure.MONETARY, "Revenue"),
        ("Due to brokers", SHEET, Measure.MONETARY, "DueFrom"),
        ("Distributions per unit", INCOME, Measure.PER_SHARE, "EarningsPer"),
        ("Insurance expense", INCOME, Measure.MONETARY, "FederalDepositInsurance"),
        ("Receivables from affiliates", SHEET, Measure.MONETARY, "OtherReceivable"),
        ("Note payable to shareholder", SHEET, Measure.MONETARY, "NotesPayable"),
        ("Tax benefit", INCOME, Measure.MONETARY, "AllocatedDirectlyToEquity"),
        ("Sale of (investment in) securities", FLOWS, Measure.MONETARY, "ProceedsFromSale"),
        ("Maturities of bonds", FLOWS, Measure.MONETARY, "OfHeldToMaturity"),
        ("Intangibles and other assets", SHEET, Measure.MONETARY, "OtherAssets"),
        ("Deferred taxes and other liabilities", SHEET, Measure.MONETARY, "OtherLiabilities"),
        ("Cost method investments", SHEET, Measure.MONETARY, "EquityMethod"),
        ("Intangible pension asset", SHEET, Measure.MONETARY, "IntangibleAssetsNet"),
        ("Property held for sale", SHEET, Measure.MONETARY, "InventoryRealEstate"),
        ("Maturities of investments", FLOWS, Measure.MONETARY, "OfAvailableForSale"),
        ("Sales of loans", FLOWS, Measure.MONETARY, "LoansHeldForInvestment"),
        ("Amortization of deferred compensation", FLOWS, Measure.MONETARY, "AmortizationOfDeferredCharges"),
        ("Gain on sale of servicing rights", INCOME, Measure.MONETARY, "GainLossOnSaleOfMortgageLoans"),
        ("Net income per share", INCOME, Measure.PER_SHARE, "EarningsPerShareDiluted"),
        ("Accounts payable, accruals and income taxes", FLOWS, Measure.MONETARY, "AccountsPayableAndAccruedLiabilities"),
        ("Total utility plant", SHEET, Measure.MONETARY, "TransmissionAndDistribution"),
        ("Inventories and prepaid expenses", FLOWS, Measure.MONETARY, "IncreaseDecreaseInPrepaid"),
        ("Total reorganization items", INCOME, Measure.MONETARY, "Nonoperating"),
        ("Furniture, net of accumulated depreciation of $5", SHEET, Measure.MONETARY, "Gross"),
        ("Promissory notes", SHEET, Measure.MONETARY, "Convertible"),
        ("Funds held by trustee", FLOWS, Measure.MONETARY, "Reinsurance"),
        ("Interest on loans", INCOME, Measure.MONETARY, "AfterProvision"),
        ("Fee income", INCOME, Measure.MONETARY, "InsuranceCommissions"),
        ("Sale of preferred stock", FLOWS, Measure.MONETARY, "DividendsPreferredStock"),
        ("Gains arising during the period", SHEET, Measure.MONETARY, "DefinedBenefit"),
        ("Principal payments received", FLOWS, Measure.MONETARY, "ProceedsFromSale"),
        ("Investment in supplier, at cost", SHEET, Measure.MONETARY, "EquityMethod"),
        ("Interest-bearing demand", SHEET, Measure.MONETARY, "InterestBearingDepositLiabilities"),
        ("Taxes paid", FLOWS, Measure.MONETARY, "CapitalizedInterest"),
        ("Interest on loans held for resale", INCOME, Measure.MONETARY, "Portfolio"),
        ("Securities transactions", INCOME, Measure.MONETARY, "PrincipalTransactions"),
        ("Dividends declared", FLOWS, Measure.MONETARY, "DividendsPayable"),
        ("Effect of adoption of FAS 115", StatementKind.EQUITY, Measure.MONETARY, "OfSFAS15"),
        ("Net income plus amortization and depreciation", FLOWS, Measure.MONETARY, "Depreciation"),
        ("Repayment of repurchase obligations", FLOWS, Measure.MONETARY, "CapitalSecurities"),
        ("Transaction fees and costs", INCOME, Measure.MONETARY, "BusinessCombination"),
        ("Offering of units", FLOWS, Measure.MONETARY, "InitialPublicOffering"),
        ("Investment tax credit - net", FLOWS, Measure.MONETARY, "DeferredIncomeTaxesAndTaxCredits"),
        ("Proceeds from capital contribution", FLOWS, Measure.MONETARY, "MinorityShareholders"),
        ("Net assets held for sale", SHEET, Measure.MONETARY, "RealEstate"),
        ("Loan originations", FLOWS, Measure.MONETARY, "HeldForSale"),
        ("Insurance", FLOWS, Measure.MONETARY, "InsuranceSettlement"),
        ("Accumulated amortization", SHEET, Measure.MONETARY, "Leasing"),
        ("Recovery of losses", INCOME, Measure.MONETARY, "IncomeLossFromEquityMethod"),
        ("Income taxes", INCOME, Measure.MONETARY, "DiscontinuedOperation"),
        ("Continuing operations", INCOME, Measure.PER_SHARE, "LimitedPartnership"),
        ("Non-fuel operations and maintenance", INCOME, Measure.MONETARY, "Fuel"),
        ("Interest, net of amounts capitalized", FLOWS, Measure.MONETARY, "InterestCostsCapitalized"),
        ("Earnings per share before cumulative effect", INCOME, Measure.PER_SHARE, "EarningsPerShare"),
        ("Decrease in unearned income on loans", FLOWS, Measure.MONETARY, "UnearnedPremium"),
        ("Net increase in loans outstanding", FLOWS, Measure.MONETARY, "OtherLoansAndLeases"),
        ("Current assets", SHEET, Measure.MONETARY, "Derivative"),
        ("Stock option amortization", StatementKind.EQUITY, Measure.MONETARY, "ESOPAward"),
        ("Property tax settlement", INCOME, Measure.MONETARY, "TaxAdjustments"),
        ("Net of policy loans", SHEET, Measure.MONETARY, "CashSurrender"),
        ("Amortization of purchase premiums", FLOWS, Measure.MONETARY, "DebtDiscount"),
        ("Write-down of real estate owned", FLOWS, Measure.MONETARY, "GainsLossesOnSale"),
        ("Related tax benefit", StatementKind.EQUITY, Measure.MONETARY, "OtherComprehensiveIncome"),
        ("Stock award forfeitures, net of issuances", StatementKind.EQUITY, Measure.SHARES, "NetOfForfeitures"),
        ("Other", SHEET, Measure.MONETARY, "OtherReceivables"),
        ("Net proceeds of the offering", StatementKind.EQUITY, Measure.MONETARY, "ProceedsFrom"),
    ],
)
def test_a_caption_denies_what_it_does_not_say(caption: str, kind: StatementKind, measure: Measure, word: str) -> None:
    assert word in denied_words([caption], kind, measure, Standing(is_lender=True))


@pytest.mark.parametrize(
    ("caption", "kind", "measure", "word"),
    [
        ("Due to and from affiliates", SHEET, Measure.MONETARY, "DueTo"),
        ("Earnings per unit, less distributions", INCOME, Measure.PER_SHARE, "EarningsPer"),
        ("FDIC insurance", INCOME, Measure.MONETARY, "FederalDepositInsurance"),
        ("Distribution plant", SHEET, Measure.MONETARY, "TransmissionAndDistribution"),
        ("Loans, net of unearned income", SHEET, Measure.MONETARY, "Gross"),
        ("Prepaid expenses", FLOWS, Measure.MONETARY, "IncreaseDecreaseInPrepaid"),
    ],
)
def test_a_caption_allows_what_it_says(caption: str, kind: StatementKind, measure: Measure, word: str) -> None:
    assert word not in denied_words([caption], kind, measure, Standing(is_lender=True))


@pytest.mark.parametrize(
    ("caption", "word"),
    [
        ("Receivables from customers and affiliates", "OtherReceivable"),
        ("Other receivables (including $5 from officers)", "OtherReceivable"),
        ("Accounts payable and accrued expenses", "AccountsPayableAndAccruedLiabilities"),
    ],
)
def test_what_all_owe_or_are_owed_may_speak_of_a_part(caption: str, word: str) -> None:
    assert word not in denied_words((caption,), SHEET, Measure.MONETARY, Standing(is_lender=True))


@pytest.mark.parametrize(
    ("caption", "word"),
    [
        ("Warrants, accumulated amortization", "FiniteLivedIntangibleAssetsAccumulated"),
        ("Inventories, allowance", "AllowanceForDoubtful"),
        ("Unrealized gain on securities, deferred income taxes", "DeferredIncomeTaxAssets"),
    ],
)
def test_an_amount_inside_a_caption_is_of_what_the_caption_says(caption: str, word: str) -> None:
    assert word in denied_words((caption,), SHEET, Measure.MONETARY, Standing(is_lender=True, is_inside=True))


@pytest.mark.parametrize("is_invested", [True, False])
def test_what_is_invested_is_no_asset_of_operations(is_invested: bool) -> None:  # noqa: FBT001 - a case of the test
    standing = Standing(is_lender=True, is_invested=is_invested)
    denied = denied_words(("Increase in other assets",), FLOWS, Measure.MONETARY, standing)
    assert ("IncreaseDecreaseInOtherOperating" in denied) is is_invested


def test_only_lenders_have_what_banks_alone_show() -> None:
    assert "Noninterest" in denied_words(["Other"], INCOME, Measure.MONETARY, Standing(is_lender=False))
    assert "Noninterest" not in denied_words(["Other"], INCOME, Measure.MONETARY, Standing(is_lender=True))
    assert speaks_of_lending(["interest fee loan"])
    assert not speaks_of_lending(["net sale", "interest expense"])


def test_what_a_heading_says_its_lines_need_not_repeat() -> None:
    said = said_above(("Convertible notes",))
    assert "Convertible" not in denied_words(["Due 2010"], SHEET, Measure.MONETARY, Standing(is_lender=True), said=said)


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("Accounts and dividends payable", "DividendsPayableCurrent"),
        ("Net occupancy and equipment expense", "OccupancyNet"),
        ("Accrued interest and income taxes", "IncreaseDecreaseInAccruedIncomeTaxesPayable"),
        ("Proceeds from issuance of common stock and warrants", "ProceedsFromIssuanceOfWarrants"),
        ("Other liabilities and minority interest", "OtherLiabilitiesNoncurrent"),
        ("Securities and loans held for resale", "IncreaseDecreaseInTradingSecurities"),
    ],
)
def test_an_amount_of_two_things_is_neither_of_them(caption: str, name: str) -> None:
    assert names_half(caption)(name)


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("Accrued interest and income taxes", "AccruedLiabilitiesCurrent"),
        ("Notes and commercial paper, net", "ProceedsFromRepaymentsOfShortTermDebt"),
        ("Accounts and notes payable and other", "AccountsPayableAndOtherAccruedLiabilities"),
        ("Interest and other taxes", "TaxesOther"),
        ("Federal and state income taxes", "IncomeTaxExpenseBenefit"),
    ],
)
def test_an_amount_of_two_things_is_what_holds_both(caption: str, name: str) -> None:
    assert not names_half(caption)(name)


@pytest.mark.parametrize(("name", "is_denied"), [("ConvertibleNotesPayable", True), ("NotesPayable", False)])
def test_captions_are_asked_only_for_words_that_a_candidate_has(name: str, *, is_denied: bool) -> None:
    denied = denied_words(["Notes"], SHEET, Measure.MONETARY, Standing(is_lender=True), names=[name])
    assert ("Convertible" in denied) is is_denied


def test_securities_below_a_heading_are_what_it_says() -> None:
    section = ("Investing activities", "Securities held to maturity")
    denied = denied_words(
        (*section, "Purchases of securities"), FLOWS, Measure.MONETARY, Standing(is_lender=True), said=said_above(section)
    )
    assert "AvailableForSale" in denied
    assert "HeldToMaturity" not in denied


def test_securities_are_what_their_caption_says_below_another_heading() -> None:
    section = ("Securities held to maturity",)
    captions = ("Transfers to securities available for sale",)
    denied = denied_words(captions, FLOWS, Measure.MONETARY, Standing(is_lender=True), said=said_above(section))
    assert "AvailableForSale" not in denied


@pytest.mark.parametrize("is_inside", [True, False])
def test_a_tax_alone_is_net_of_nothing_inside_a_caption(is_inside: bool) -> None:  # noqa: FBT001 - a case of the test
    captions = ("Unrealized gain, taxes", "Taxes")
    denied = denied_words(captions, StatementKind.EQUITY, Measure.MONETARY, Standing(is_lender=True, is_inside=is_inside))
    assert ("NetOfTax" in denied) is is_inside


def test_an_amount_before_tax_inside_a_caption_is_no_tax_and_not_net_of_it() -> None:
    captions = ("Unrealized gains, before tax",)
    denied = denied_words(captions, StatementKind.EQUITY, Measure.MONETARY, Standing(is_lender=True, is_inside=True))
    assert {"NetOfTax", "AdjustmentTax"} <= set(denied)


@pytest.mark.parametrize("raises_equity", [True, False])
def test_what_raises_equity_is_no_repurchase(raises_equity: bool) -> None:  # noqa: FBT001 - a case of the test
    standing = Standing(is_lender=True, raises_equity=raises_equity)
    denied = denied_words(("Employee stock purchase of 90 shares",), StatementKind.EQUITY, Measure.MONETARY, standing)
    assert ("TreasuryStockValueAcquired" in denied) is raises_equity


@pytest.mark.parametrize("is_owed", [True, False])
def test_what_is_owed_is_not_receivable(is_owed: bool) -> None:  # noqa: FBT001 - a case of the test
    denied = denied_words(("Unearned income",), SHEET, Measure.MONETARY, Standing(is_lender=True, is_owed=is_owed))
    assert ("Receivable" in denied) is is_owed


@pytest.mark.parametrize("is_current", [True, False])
def test_what_is_current_is_not_noncurrent(is_current: bool) -> None:  # noqa: FBT001 - a case of the test
    denied = denied_words(("Postretirement medical costs",), SHEET, Measure.MONETARY, Standing(is_lender=True, is_current=is_current))
    assert ("Noncurrent" in denied) is is_current


@pytest.mark.parametrize(
    ("heading", "caption", "word"),
    [
        ("Cumulative effect of accounting changes", "Continuing operations", "IncomeLossFrom"),
        ("Translation adjustments", "Discontinued operations", "DiscontinuedOperation"),
        ("Discontinued operations", "Income from operations", "OperatingIncomeLoss"),
        ("Revenues", "Maintenance and other services", "CostOf"),
    ],
)
def test_a_heading_denies_results(heading: str, caption: str, word: str) -> None:
    assert word in denied_words((caption,), INCOME, Measure.MONETARY, Standing(is_lender=True), said=said_above((heading,)))


def test_continuing_operations_below_earnings_are_a_result() -> None:
    said = said_above(("Earnings per share",))
    assert "IncomeLossFrom" not in denied_words(("Continuing operations",), INCOME, Measure.PER_SHARE, Standing(is_lender=True), said=said)


def test_what_is_said_without_non_is_not_denied() -> None:
    assert "Interest" not in denied_words(("Interest and non-interest income",), INCOME, Measure.MONETARY, Standing(is_lender=True))


@pytest.mark.parametrize(("heads", "is_of_partners"), [(["Partners' capital"], True), (["Common Stock", "Retained earnings"], False)])
def test_what_owners_of_a_corporation_paid_in_is_no_partners_capital(heads: list[str], is_of_partners: bool) -> None:  # noqa: FBT001
    standing = Standing(is_lender=True, is_of_partners=speaks_of_partners(heads))
    denied = denied_words(("Capital contribution",), StatementKind.EQUITY, Measure.MONETARY, standing)
    assert ("PartnersCapital" not in denied) is is_of_partners
