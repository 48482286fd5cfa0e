"""Facts of the sentences of the seeds, as read in the documents."""

from pathlib import Path

import pytest

from converter.cover import read_filing_period
from converter.model.filing import Filing
from converter.model.prose import ProseFact
from converter.prose import read_prose
from converter.read import read
from converter.segment import segment

REPURCHASE = "2002-11-20/2002-11-20"
NINE, NINE_BEFORE = "2002-01-01/2002-09-30", "2001-01-01/2001-09-30"
THREE, THREE_BEFORE = "2002-07-01/2002-09-30", "2001-07-01/2001-09-30"
YEAR, YEAR_BEFORE = "2004-01-01/2004-12-31", "2003-01-01/2003-12-31"
PRE_TAX = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"
EXPECTED = {
    "000": {
        ("StockRepurchasedDuringPeriodShares", REPURCHASE, "370000"),
        ("TreasuryStockAcquiredAverageCostPerShare", REPURCHASE, "10.10"),
        ("StockRepurchasedDuringPeriodValue", REPURCHASE, "3737000"),
        ("CommonStockSharesOutstanding", "2002-11-20", "1514146"),
    },
    "001": {
        ("BusinessAcquisitionPercentageOfVotingInterestsAcquired", "2001-07-06", "1.00"),
        ("PaymentsToAcquireBusinessesNetOfCashAcquired", "2001-07-06/2001-07-06", "12100000"),
        ("GoodwillAcquiredDuringPeriod", "2001-07-06/2001-07-06", "6400000"),
        ("GoodwillPurchaseAccountingAdjustments", "2002-04-01/2002-06-30", "-250000"),
        ("WeightedAverageNumberOfSharesOutstandingBasic", NINE, "1988683"),
        ("WeightedAverageNumberOfSharesOutstandingBasic", NINE_BEFORE, "2055833"),
        ("WeightedAverageNumberOfDilutedSharesOutstanding", NINE, "2028592"),
        ("WeightedAverageNumberOfDilutedSharesOutstanding", NINE_BEFORE, "2082671"),
        ("WeightedAverageNumberOfSharesOutstandingBasic", THREE, "1926407"),
        ("WeightedAverageNumberOfSharesOutstandingBasic", THREE_BEFORE, "2049546"),
        ("WeightedAverageNumberOfDilutedSharesOutstanding", THREE, "1966316"),
        ("WeightedAverageNumberOfDilutedSharesOutstanding", THREE_BEFORE, "2085469"),
        ("TreasuryStockValueAcquiredCostMethod", THREE, "1188000"),
        ("TreasuryStockSharesAcquired", THREE, "108000"),
        ("ComprehensiveIncomeNetOfTax", NINE, "2396982"),
        ("ComprehensiveIncomeNetOfTax", NINE_BEFORE, "2144845"),
        ("ComprehensiveIncomeNetOfTax", THREE, "733754"),
        ("ComprehensiveIncomeNetOfTax", THREE_BEFORE, "616958"),
    },
    "002": set(),
    "003": set(),
    "004": {
        ("AssetImpairmentCharges", "2005-01-01/2005-03-31", "6400000"),
        ("GoodwillImpairmentLoss", "2005-01-01/2005-03-31", "6100000"),
        ("Revenues", YEAR, "49023417"),
        ("RevenuesChangeFromPriorPeriod", YEAR, "9766979"),
        ("RevenuesPercentageChangeFromPriorPeriod", YEAR, "0.249"),
        ("ConcentrationRiskPercentage1", YEAR, "0.539"),
        ("ConcentrationRiskPercentage1", YEAR_BEFORE, "0.527"),
        (PRE_TAX, YEAR_BEFORE, "3545379"),
        (PRE_TAX, YEAR, "4500938"),
        (f"{PRE_TAX}PercentageChangeFromPriorPeriod", YEAR, "0.270"),
        ("EnvironmentalExpenseAndLiabilities", YEAR, "1102500"),
        ("NetIncomeLoss", YEAR_BEFORE, "2147132"),
        ("NetIncomeLoss", YEAR, "2702948"),
        ("NetIncomeLossPercentageChangeFromPriorPeriod", YEAR, "0.259"),
        ("EarningsPerShareDiluted", YEAR, "1.73"),
        ("EarningsPerShareDilutedChangeFromPriorPeriod", YEAR, "0.35"),
        ("EarningsPerShareDilutedPercentageChangeFromPriorPeriod", YEAR, "0.254"),
    },
}


def facts_of(shared: Path, seed: str) -> tuple[Filing, tuple[ProseFact, ...]]:
    path = next((shared / "seeds").glob(f"{seed}_*.txt"))
    filing, _ = read(path.name, path.read_bytes())
    outline, _ = segment(filing)
    return filing, read_prose(filing, outline, read_filing_period(filing, outline, {}))[0]


@pytest.mark.parametrize("seed", EXPECTED)
def test_the_facts_in_the_sentences(shared: Path, seed: str) -> None:
    _, facts = facts_of(shared, seed)
    assert {(f.concept.qname.name, str(f.period), str(f.figure.value * f.sign)) for f in facts} == EXPECTED[seed]


def test_a_fact_points_to_its_numeral(shared: Path) -> None:
    filing, facts = facts_of(shared, "001")
    printed = [filing.source.slice(f.figure.span) for f in facts if f.concept.qname.name == "ComprehensiveIncomeNetOfTax"]
    assert printed == ["2,396,982", "2,144,845", "733,754", "616,958"]


def test_about_claims_no_more_than_its_digits(shared: Path) -> None:
    decimals = {f.concept.qname.name: f.figure.decimals for f in (*facts_of(shared, "001")[1], *facts_of(shared, "004")[1])}
    assert decimals["PaymentsToAcquireBusinessesNetOfCashAcquired"] == -5
    assert decimals["AssetImpairmentCharges"] == -5
    assert decimals["TreasuryStockValueAcquiredCostMethod"] == 0


def test_a_customer_s_share_of_sales_has_its_axes(shared: Path) -> None:
    fact = next(f for f in facts_of(shared, "004")[1] if f.concept.qname.name == "ConcentrationRiskPercentage1")
    assert {str(d.axis): str(d.member) for d in fact.dimensions} == {
        "srt:MajorCustomersAxis": "ext:USPSMember",
        "us-gaap:ConcentrationRiskByBenchmarkAxis": "us-gaap:SalesRevenueNetMember",
        "us-gaap:ConcentrationRiskByTypeAxis": "us-gaap:CustomerConcentrationRiskMember",
    }


def test_a_text_without_figures_says_so(shared: Path) -> None:
    path = next((shared / "seeds").glob("002_*.txt"))
    filing, _ = read(path.name, path.read_bytes())
    outline, _ = segment(filing)
    findings = read_prose(filing, outline, read_filing_period(filing, outline, {}))[1]
    assert [f.code for f in findings] == ["prose.no-figures"]


def test_a_share_of_a_business_bought_names_the_business(shared: Path) -> None:
    fact = next(f for f in facts_of(shared, "001")[1] if f.concept.qname.name.startswith("BusinessAcquisitionPercentage"))
    assert {str(d.axis): str(d.member) for d in fact.dimensions} == {"us-gaap:BusinessAcquisitionAxis": "ext:BLLCorporationMember"}
