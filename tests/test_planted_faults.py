"""A sound conversion draws no word from the checks; each fault planted into it is named by the rule that it breaks.

The example is converted with a full cover. Faults go into its text (`PRINTED`), into the report that was made of it (`REPORTED`), and into
the files that were written (`WRITTEN`); the checklists behind them are the EDGAR Filer Manual's and the Data Quality Committee's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from planting import Fault, arc, both, concept, extra_fact, extra_label, fact, label, role, whole, without

from converter.check import run_checks
from converter.check.package import check_package
from converter.model.concept import QName
from converter.model.fact import Dimension
from converter.model.network import LabelRole, Presentation, RoleKind
from converter.model.period import Duration, Instant
from converter.model.quantity import Measure, Unit
from converter.model.report import Entity, Report
from converter.model.source import Span
from converter.options import Options
from converter.pipeline import make_report
from converter.resources import data_folder
from converter.write import WRITERS

EXAMPLE = data_folder("examples") / "larkspur-10q.txt"
COVER = """
Security12bTitle = "Common Stock"
TradingSymbol = "LSTV"
SecurityExchangeName = "NASDAQ"
EntityEmergingGrowthCompany = "false"
EntityInteractiveDataCurrent = "Yes"
EntityFilerCategory = "Non-accelerated Filer"
EntitySmallBusiness = "true"
EntityShellCompany = "false"
"""
END, PRIOR_END = Instant(date(2003, 3, 31)), Instant(date(2002, 6, 30))
NINE_MONTHS = Duration(date(2002, 7, 1), date(2003, 3, 31))
QUARTER = Duration(date(2003, 1, 1), date(2003, 3, 31))
SHARES = Unit.of(Measure.SHARES)
EQUITY_AXIS = QName("us-gaap", "StatementEquityComponentsAxis")
CHANGE_IN_CASH = "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalentsPeriodIncreaseDecreaseIncludingExchangeRateEffect"
CASH = "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents"
EQUITY_WITH_MINORITY = "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest"
BEFORE_EQUITY_METHOD = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesMinorityInterestAndIncomeLossFromEquityMethodInvestments"
BALANCE_SHEET, CASH_FLOW, EQUITY = 1, 5, 6  # places of roles


def us_gaap(name: str) -> QName:
    return QName("us-gaap", name)


def doubled(report: Report) -> Report:
    """All shares on the cover printed in thousands."""
    return fact("EntityCommonStockSharesOutstanding", value=Decimal(4010))(report)


def in_thousands(report: Report) -> Report:
    """The second column of the balance sheet without its scale."""
    changed = tuple(
        replace(f, value=f.value / 1000, decimals=0)
        if isinstance(f.value, Decimal) and (at := f.provenance.locator) and (at.statement, at.column) == (0, 1) and f.value > 1000
        else f
        for f in report.facts
    )
    return replace(report, facts=changed)


PRINTED = {
    # what stands in the text, what is put in its place: the rule
    "a total that is not the sum": ("29,422          27,551", "29,522          27,551", "XBRL Calculations 1.1"),
    "assets that are not liabilities and equity": ("$ 49,880        $ 48,303", "$ 49,980        $ 48,303", "DQC_0004"),
    "a change in cash that does not lead to the closing balance": ("3,412        $  2,509", "3,912        $  2,509", "DQC_0057"),
}

REPORTED: dict[str, tuple[Fault, str]] = {
    # names and entity
    "a long file name": (whole(stem="larkspur-stove-works-inc-20030331"), "EFM 5.1.1"),
    "a file name of another date": (whole(stem="lsw-20021231"), "EFM 6.3.3"),
    "no CIK": (whole(entity=Entity("Larkspur", "")), "EFM 6.5.23"),
    "a CIK of six digits": (whole(entity=Entity("Larkspur", "999999")), "EFM 6.5.2"),
    "another CIK on the cover": (fact("EntityCentralIndexKey", value="0000000001"), "EFM 6.5.20"),
    # contexts
    "a period that starts on the day on which another ends": (
        extra_fact("Revenues", Decimal(1), Duration(date(2002, 3, 31), date(2002, 6, 30))),
        "EFM 6.5.9",
    ),
    "a balance on the day on which a period starts": (extra_fact("Assets", Decimal(1), Instant(date(2002, 7, 1))), "EFM 6.5.10"),
    "no fact in the required context": (whole(main_period=Duration(date(2002, 7, 2), date(2003, 3, 31))), "EFM 6.5.19"),
    "a balance over a period": (fact("Assets", period=NINE_MONTHS), "XBRL 2.1 4.7.2"),
    "a swapped date": (fact("Assets", period=Instant(date(2033, 3, 31))), "DQC_0036"),
    # units and numbers
    "dollars for shares": (fact("CommonStockSharesIssued", unit=Unit.of(Measure.MONETARY)), "XBRL 2.1 4.8.2"),
    "an amount without unit": (fact("Assets", unit=None), "XBRL 2.1 4.8.2"),
    "a unit of a long name": (fact("Assets", unit=Unit("lstv:" + "barrels" * 40)), "EFM 6.5.36"),
    "decimals that cut off digits": (fact("Assets", value=Decimal(49_880_123)), "EFM 6.5.37"),
    "one fact, two values": (extra_fact("Assets", Decimal(49_890_000), END), "EFM 6.5.12"),
    "one text, two values": (extra_fact("DocumentType", "10-K", NINE_MONTHS), "EFM 6.5.12"),
    "a negative payment": (fact("PaymentsToAcquirePropertyPlantAndEquipment", value=Decimal(-1_713_000)), "DQC_0015"),
    "a numeral with its brackets": (lambda r: fact("Assets", spans=(Span(0, r.facts[40].spans[0].end),))(r), "EFM 5.2.5"),
    "a column without its scale": (in_thousands, "DQC_0095"),
    "shares in thousands": (doubled, "DQC_0095"),
    # cover
    "no form": (without("DocumentType"), "EFM 6.5.20"),
    "no filer category": (without("EntityFilerCategory"), "EFM 6.5.21"),
    "no shell company flag": (without("EntityShellCompany"), "EFM 6.5.40"),
    "no trading symbol": (without("TradingSymbol"), "EFM 6.5.46"),
    "no file number": (without("EntityFileNumber"), "EFM 6.5.47"),
    "no telephone": (without("LocalPhoneNumber"), "EFM 6.5.48"),
    "no shares outstanding": (without("EntityCommonStockSharesOutstanding"), "EFM 6.5.26"),
    "a transition report": (fact("DocumentTransitionReport", value="true"), "EFM 6.5.49"),
    "an amendment without a description": (fact("AmendmentFlag", value="true"), "EFM 6.5.20"),
    "a form of its time": (whole(form="10-QSB"), "EFM 6.5.20"),
    "a period end that is not the contexts'": (fact("DocumentPeriodEndDate", value="2002-12-31"), "DQC_0036"),
    "a cover fact of the quarter alone": (fact("DocumentType", period=QUARTER), "DQC_0033"),
    "another fiscal period": (fact("DocumentFiscalPeriodFocus", value="Q1"), "DQC_0006"),
    "a note of the quarter alone": (fact("InventoryDisclosureTextBlock", period=QUARTER), "DQC_0006"),
    "shares before the period's end": (fact("EntityCommonStockSharesOutstanding", period=PRIOR_END), "DQC_0005"),
    "a hidden amount": (fact("Assets", spans=()), "EFM 5.2.5.14"),
    # own concepts
    "a standard authority": (whole(namespace="http://fasb.org/lsw/20030331"), "EFM 6.7.4"),
    "a prefix with an underscore": (whole(prefix="l_sw"), "EFM 6.7.7"),
    "a name that the taxonomy has": (concept("DeferredTaxAssetsNetCurrent", "Assets"), "EFM 6.7.16"),
    "a name in small letters": (concept("DeferredTaxAssetsNetCurrent", "deferredTax"), "EFM 6.8.5"),
    "an axis that is none": (concept("DeferredTaxAssetsNetCurrent", "DeferredTaxAxis"), "EFM 6.7.23"),
    "own line items with facts": (concept("DeferredTaxAssetsNetCurrent", "DeferredTaxLineItems"), "EFM 6.7.27"),
    "a member that is none": (concept("DeferredTaxAssetsNetCurrent", "DeferredTaxMember"), "EFM 6.7.28"),
    "a text measured at a date": (concept("DeferredTaxAssetsNetCurrent", type="xbrli:stringItemType"), "EFM 6.7.32"),
    "an amount without balance or words of its sign": (concept("DeferredTaxAssetsNetCurrent", "Spare", balance=None), "EFM 6.11.5"),
    "a deprecated concept": (fact("Assets", concept=us_gaap("DueFromRelatedParties")), "EFM 6.5.42"),
    # roles and presentations
    "a title with words of scale": (role(BALANCE_SHEET, lambda r: replace(r, title="Balance Sheets (in thousands)")), "EFM 6.7.12"),
    "a role twice": (role(BALANCE_SHEET, lambda r: replace(r, name="Cover")), "EFM 6.7.10"),
    "a role name with blanks": (role(BALANCE_SHEET, lambda r: replace(r, name="Balance Sheets")), "EFM 6.7.9"),
    "a disclosure before the statements": (role(0, lambda r: replace(r, kind=RoleKind.DISCLOSURE)), "EFM 6.7.12"),
    "a parenthetical elsewhere": (role(2, lambda r: replace(r, sort_code=5)), "EFM 6.7.12"),
    "tables before the notes": (role(-1, lambda r: replace(r, sort_code=8)), "EFM 6.7.12"),
    "facts that no role shows": (role(BALANCE_SHEET, lambda r: replace(r, presentation=r.presentation[:1])), "EFM 6.12.3"),
    "two roots": (role(0, lambda r: replace(r, presentation=r.presentation[1:])), "EFM 6.12.6"),
    "a row twice": (role(0, lambda r: replace(r, presentation=(*r.presentation, r.presentation[-1]))), "EFM 6.12.5"),
    "a closing balance of a flow": (
        role(3, lambda r: replace(r, presentation=(*r.presentation, Presentation(us_gaap("Revenues"), 1, LabelRole.PERIOD_END)))),
        "EFM 6.12.7",
    ),
    # sums
    "a weight of two": (arc("Assets", "Land", 2), "EFM 6.14.2"),
    "a sum over dates and periods": (arc("Assets", "Revenues"), "EFM 6.14.3"),
    "a sum that no role shows": (arc("Assets", "DebtInstrumentFaceAmount"), "EFM 6.14.5"),
    "a sum in a circle": (arc("InventoryNet", "Assets"), "EFM 6.14.4"),
    "a part that is the total's total": (arc("AssetsCurrent", "Assets"), "DQC_0008"),
    "an accrual's movement among cash flows": (
        arc("NetCashProvidedByUsedInOperatingActivities", "ProductWarrantyAccrualPeriodIncreaseDecrease"),
        "DQC_0047",
    ),
    "amounts in no sum": (role(BALANCE_SHEET, lambda r: replace(r, calculation=())), "DQC_0099"),
    "cash flows that do not end in the change in cash": (
        role(CASH_FLOW, lambda r: replace(r, calculation=tuple(a for a in r.calculation if a.total.name != CHANGE_IN_CASH))),
        "DQC_0048",
    ),
    "no opening and closing cash": (
        role(CASH_FLOW, lambda r: replace(r, presentation=tuple(p for p in r.presentation if p.concept.name != CASH))),
        "DQC_0057",
    ),
    # labels
    "no labels": (whole(labels=()), "EFM 6.10.1"),
    "two labels of one role": (extra_label("us-gaap:Assets", LabelRole.STANDARD, "All assets"), "EFM 6.10.2"),
    "one label for two": (both(label(0, text="Same"), label(2, text="Same")), "EFM 6.10.4"),
    "a long label": (label(0, text="x" * 512), "EFM 6.10.6"),
    "a label that ends in a blank": (label(0, text="Assets "), "EFM 6.10.8"),
    "a total label of a text": (extra_label("dei:DocumentType", LabelRole.TOTAL, "Total"), "EFM 6.10.9"),
    "documentation of a standard concept": (extra_label("us-gaap:Assets", LabelRole.DOCUMENTATION, "All that is owned."), "EFM 6.10.5"),
    "a preferred label that is not there": (
        role(3, lambda r: replace(r, presentation=(r.presentation[0]._replace(label_role=LabelRole.TERSE), *r.presentation[1:]))),
        "XBRL 2.1 5.2.4.2.1",
    ),
    # dimensions
    "a class of stock as a component of equity": (
        fact("Assets", dimensions=(Dimension(EQUITY_AXIS, us_gaap("CommonClassBMember")),)),
        "DQC_0001",
    ),
    "a member of no table": (
        fact("Assets", dimensions=(Dimension(QName("srt", "RangeAxis"), QName("srt", "MaximumMember")),)),
        "EFM 6.16.5",
    ),
    "the share of a business without the business": (
        fact("Assets", concept=us_gaap("BusinessAcquisitionPercentageOfVotingInterestsAcquired")),
        "DQC_0112",
    ),
    "an axis without its domain": (role(EQUITY, lambda r: replace(r, presentation=r.presentation[:3])), "EFM 6.12.8"),
    # figures against each other
    "a quarter larger than the nine months around it": (extra_fact("IncomeTaxesPaid", Decimal(4_905_000), QUARTER), "DQC_0108"),
    "a segment larger than the company": (
        extra_fact("Goodwill", Decimal(9_820_000), END, dimensions=(Dimension(us_gaap("StatementBusinessSegmentsAxis"), us_gaap("X")),)),
        "DQC_0128",
    ),
    "a percentage of ten thousands": (concept("Assets", type="dtr-types:percentItemType"), "DQC_0091"),
    "assets that are not liabilities and equity": (fact("Assets", value=Decimal(49_990_000)), "DQC_0004"),
    "equity with minorities that is not the sum": (fact("Liabilities", concept=us_gaap(EQUITY_WITH_MINORITY)), "DQC_0004"),
    "more shares issued than authorised": (fact("CommonStockSharesIssued", value=Decimal(13_000_000)), "DQC_0009"),
    "a total that is not the sum of its facts": (fact("LiabilitiesCurrent", value=Decimal(11_937_000)), "XBRL Calculations 1.1"),
    "cash that does not roll forward": (fact(CHANGE_IN_CASH, value=Decimal(906_000)), "DQC_0057"),
    "income before equity-method income without any": (
        fact("NetIncomeLoss", concept=us_gaap(BEFORE_EQUITY_METHOD)),
        "DQC_0119",
    ),
    "income in thousands": (
        extra_fact("NetIncomeLoss", Decimal(4), NINE_MONTHS, concept=us_gaap("WeightedAverageNumberOfSharesOutstandingBasic"), unit=SHARES),
        "DQC_0095",
    ),
}

WRITTEN = {
    # the file's ending, what stands there, what is put in its place: the rule
    "a document type": (".htm", b"<html ", b"<!DOCTYPE html>\n<html ", "EFM 5.2.5"),
    "a character beyond ASCII": (".htm", b"</body>", "caf\u00e9</body>".encode(), "EFM 5.2.1"),
    "an old transformation": (".htm", b"transformation/2022-02-16", b"transformation/2010-04-20", "EFM 5.2.5.12"),
    "a script": (".htm", b"</body>", b"<script/></body>", "EFM 5.2.2"),
    "an unused context": (".htm", b'contextRef="i-20030502"', b'contextRef="i-20030331"', "EFM 6.5.8"),
    "a scenario": (".htm", b"</xbrli:period>", b"</xbrli:period><xbrli:scenario/>", "EFM 6.5.4"),
    "a precision": (".htm", b' decimals="-3"', b' precision="3"', "EFM 6.5.17"),
    "a text block without markup": (".htm", b' escape="true"', b"", "Inline XBRL 1.1, 11.1"),
    "a concept that is not nillable": (".xsd", b' nillable="true"', b"", "EFM 6.7.18"),
    "a concept with another id": (".xsd", b' id="lstv_', b' id="lstv-', "EFM 6.7.17"),
    "a role that sums may not use": (".xsd", b"<link:usedOn>link:calculationLink</link:usedOn>", b"", "EFM 6.7.11"),
    "taxonomies of two years": (".xsd", b"xbrl.sec.gov/dei/2025", b"xbrl.sec.gov/dei/2024", "EFM 6.22.3"),
    "sums of another kind": ("_cal.xml", b"https://xbrl.org/2023/arcrole", b"http://www.xbrl.org/2003/arcrole", "EFM 6.14"),
    "an undeclared role": ("_pre.xml", b'xlink:role="http://lstv', b'xlink:role="http://other', "EFM 6.9.1"),
    "no label linkbase": ("_lab.xml", b"<link:linkbase", b"<link:nothing", "EFM 5.2.5"),
}


@cache
def supplied() -> Report:
    """The example's report, with all that its cover lacks."""
    return converted(EXAMPLE.read_bytes())


def converted(data: bytes) -> Report:
    with TemporaryDirectory() as folder:
        cover = Path(folder, "cover.toml")
        cover.write_text(COVER, encoding="utf-8")
        report, findings = make_report(EXAMPLE.name, data, Options(cover=cover))
    return replace(report, findings=findings)


def rules(report: Report) -> set[str]:
    return {finding.rule for finding in run_checks(replace(report, findings=()))} - {""}


@cache
def files() -> Mapping[str, bytes]:
    return WRITERS["ixbrl"](supplied(), ())


def test_the_sound_conversion_draws_no_word() -> None:
    assert rules(supplied()) == set()
    assert list(check_package(files())) == []


@pytest.mark.parametrize("name", list(PRINTED))
def test_a_fault_in_print_is_named(name: str) -> None:
    old, new, rule = PRINTED[name]
    text = EXAMPLE.read_text(encoding="utf-8")
    assert old in text
    assert rule in {finding.rule for finding in converted(text.replace(old, new, 1).encode()).findings}


@pytest.mark.parametrize("name", list(REPORTED))
def test_a_fault_in_the_report_is_named(name: str) -> None:
    plant, rule = REPORTED[name]
    assert rule in rules(plant(supplied()))


@pytest.mark.parametrize("name", list(WRITTEN))
def test_a_fault_in_the_files_is_named(name: str) -> None:
    ending, old, new, rule = WRITTEN[name]
    file = next(file for file in files() if file.endswith(ending))
    assert old in files()[file]
    assert rule in {finding.rule for finding in check_package({**files(), file: files()[file].replace(old, new)})}
