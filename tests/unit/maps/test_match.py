"""The ladder from caption to concept, joint over a statement."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hand_lines import END, YEAR, item, statement

from converter.calculation import infer_calculation
from converter.maps.load import load_maps
from converter.maps.match import MatchContext, match_statement
from converter.model.concept import CLASS_OF_STOCK_AXIS, COMPONENTS_AXIS, PeriodType, QName
from converter.model.fact import Dimension
from converter.model.match import Match, Rung
from converter.model.period import Duration, Instant
from converter.model.quantity import Measure
from converter.model.statement import Calculation, LineItem, LineRole, StatementKind, Summation, Term
from converter.resources import data_folder


def matches(kind: StatementKind, lines: Sequence[LineItem], calculation: Calculation | None = None) -> list[Match | None]:
    whole = statement(kind, lines)
    return list(match_statement(whole, infer_calculation(whole) if calculation is None else calculation, MatchContext(), load_maps()))


def names(found: Sequence[Match | None]) -> list[str]:
    return [str(match.concept.qname) if match else "" for match in found]


BALANCE_SHEET = [
    item("Cash and cash equivalents", "40", "30"),
    item("Deferred income taxes", "7", "7"),
    item("Other", "3", "3"),
    item("Total current assets", "50", "40"),
    item("Deferred income taxes", "2", "1"),
    item("Other", "8", "9"),
    item("Total assets", "60", "50"),
]


def test_the_place_tells_captions_apart() -> None:
    found = names(matches(StatementKind.BALANCE_SHEET, BALANCE_SHEET))
    assert found[1] == "ext:DeferredTaxAssetsNetCurrent"
    assert found[2] == "us-gaap:OtherAssetsCurrent"
    assert found[5] == "us-gaap:OtherAssetsNoncurrent"


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("Accounts payable", "us-gaap:AccountsPayableCurrentAndNoncurrent"),
        ("Accounts receivable", "us-gaap:AccountsReceivableNet"),
        ("Prepaid expenses", "us-gaap:PrepaidExpenseCurrentAndNoncurrent"),
    ],
)
def test_nothing_is_current_where_nothing_is_parted(caption: str, name: str) -> None:
    assert (
        names(matches(StatementKind.BALANCE_SHEET, [item("Cash", "4", "5"), item(caption, "3", "2"), item("Other assets", "7", "7")]))[1]
        == name
    )


def test_a_caption_alone_may_say_what_is_current() -> None:
    lines = [item("Mortgage loans", "4", "5"), item("Long-term debt, current portion", "3", "2"), item("Other liabilities", "7", "7")]
    assert names(matches(StatementKind.BALANCE_SHEET, lines))[1] == "us-gaap:LongTermDebtCurrent"


def test_no_two_lines_of_a_column_share_a_concept() -> None:
    lines = [item("Other assets", "4"), item("Other assets", "5"), item("Total assets", "9")]
    found = names(matches(StatementKind.BALANCE_SHEET, lines))
    assert len(set(found)) == len(found)


def test_a_payment_is_positive() -> None:
    lines = [
        item("Net income", "500"),
        item("Inventories", "122"),
        item("Net cash provided by operating activities", "622"),
        item("Purchase of property, plant and equipment", "-187"),
        item("Net cash used in investing activities", "-187"),
    ]
    found = matches(StatementKind.CASH_FLOW, lines)
    assert [(m.concept.qname.name, m.sign) for m in found if m][1:4:2] == [
        ("IncreaseDecreaseInInventories", -1),
        ("PaymentsToAcquirePropertyPlantAndEquipment", -1),
    ]


def test_a_total_without_caption_is_told_by_its_parts() -> None:
    lines = [item("Net sales", "300", "200"), item("Cost of products sold", "200", "150"), item("", "100", "50")]
    calculation = Calculation((Summation(2, (Term(0, 1), Term(1, -1))),))
    assert names(matches(StatementKind.INCOME, lines, calculation))[2] == "us-gaap:GrossProfit"


def test_an_item_of_its_own_kind_becomes_an_extension() -> None:
    (match,) = matches(StatementKind.BALANCE_SHEET, [item("Unfilled bottling contracts of mineral springs", "5")])
    assert match is not None
    assert match.rung is Rung.EXTENSION
    assert match.concept.qname.name == "UnfilledBottlingContractsMineralSprings"


def test_a_stated_concept_overrides_all() -> None:
    line = replace(item("Total assets", "5"), concept="us-gaap:Liabilities")
    (match,) = matches(StatementKind.BALANCE_SHEET, [line])
    assert match is not None
    assert (match.rung, match.concept.qname.name) == (Rung.STATED, "Liabilities")


def test_a_figure_without_caption_that_no_sum_explains_has_no_concept() -> None:
    lines = [item("Cash", "300", "200"), item("Receivables", "200", "150"), item("", "-3", "-3")]
    assert matches(StatementKind.BALANCE_SHEET, lines, Calculation())[2] is None


def test_opening_and_closing_cash_are_the_balances_of_the_change_in_cash() -> None:
    lines = [
        item("Net cash provided by operating activities", "622"),
        item("Net increase in cash", "622"),
        item("Cash and cash equivalents at beginning of period", "100"),
        item("Cash and cash equivalents at end of period", "722"),
    ]
    found = names(matches(StatementKind.CASH_FLOW, lines))
    assert found[2:] == ["us-gaap:CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents"] * 2


def test_a_rule_by_words_names_captions_that_nobody_wrote_down() -> None:
    lines = [item("Earnings before extraordinary item and cumulative effect of a new method", "5"), item("Net income", "4")]
    assert (
        names(matches(StatementKind.INCOME, lines))[0]
        == "ext:IncomeLossBeforeExtraordinaryItemsAndCumulativeEffectOfChangeInAccountingPrinciple"
    )


def test_of_two_amounts_per_share_of_one_caption_the_first_is_basic() -> None:
    lines = [item("Net income", "1.20", measure=Measure.PER_SHARE), item("Net income", "1.18", measure=Measure.PER_SHARE)]
    assert names(matches(StatementKind.INCOME, lines)) == ["us-gaap:EarningsPerShareBasic", "us-gaap:EarningsPerShareDiluted"]


def test_the_two_sides_of_a_balance_sheet_need_no_captions() -> None:
    lines = [item("Loans", "8"), item("Premises", "1"), item("", "9"), item("Deposits", "7"), item("Retained earnings", "2"), item("", "9")]
    found = names(matches(StatementKind.BALANCE_SHEET, lines, Calculation()))
    assert (found[2], found[5]) == ("us-gaap:Assets", "us-gaap:LiabilitiesAndStockholdersEquity")


def test_a_balance_of_equity_belongs_to_the_component_above_it() -> None:
    end = Instant(date(2002, 12, 31))
    lines = [
        replace(item("Balance at December 31, 2002", "5"), period=end),
        replace(item("Balance at end of year", "3"), period=end, section=("Retained earnings:",)),
    ]
    assert names(matches(StatementKind.EQUITY, lines)) == ["us-gaap:StockholdersEquity", "us-gaap:RetainedEarningsAccumulatedDeficit"]


def test_a_balance_of_equity_belongs_to_its_component_though_movements_have_a_heading() -> None:
    closing = replace(item("Balance at December 31", "9"), section=("Retained earnings", "Dividends declared"), period=END)
    assert names(matches(StatementKind.EQUITY, [closing])) == ["us-gaap:RetainedEarningsAccumulatedDeficit"]


@pytest.mark.parametrize(("paid_in", "name"), [("7", "EmployeeStockPurchasePlan"), ("-7", "StockRepurchased")])
def test_stock_purchased_by_employees_is_no_repurchase_where_equity_rises(paid_in: str, name: str) -> None:
    components = [QName("us-gaap", f"{component}Member") for component in ("CommonStock", "AdditionalPaidInCapital", "TreasuryStockCommon")]
    bought = replace(item("Common stock purchased by Stock Purchase Plan", paid_in[:-1] + "1", paid_in, "3"), period=YEAR)
    whole = statement(StatementKind.EQUITY, [bought])
    columns = tuple(replace(c, dimensions=(Dimension(COMPONENTS_AXIS, m),)) for c, m in zip(whole.columns, components, strict=True))
    [match] = match_statement(replace(whole, columns=columns), Calculation(), MatchContext(), load_maps())
    assert match
    assert name in match.concept.qname.name


def test_a_total_of_amounts_per_share_is_what_their_heading_says() -> None:
    heading = ("Net income (loss) per common share:",)
    lines = [
        replace(item("Continuing operations", "1.20", measure=Measure.PER_SHARE), section=heading),
        replace(item("Extraordinary gain", "0.19", measure=Measure.PER_SHARE), section=heading),
        replace(item("Total", "1.40", measure=Measure.PER_SHARE), section=heading),
    ]
    assert names(matches(StatementKind.INCOME, lines))[2] == "us-gaap:EarningsPerShareBasic"


def test_property_from_which_nothing_is_deducted_is_the_net_amount() -> None:
    lines = [item("Cash", "2"), item("Property, plant and equipment", "7"), item("Total assets", "9")]
    assert names(matches(StatementKind.BALANCE_SHEET, lines))[1] == "us-gaap:PropertyPlantAndEquipmentNet"


def test_property_with_its_depreciation_below_is_the_gross_amount() -> None:
    lines = [
        item("Property, plant and equipment", "9"),
        item("Less accumulated depreciation", "-2"),
        item("Net property, plant and equipment", "7"),
    ]
    found = names(matches(StatementKind.BALANCE_SHEET, lines))
    assert (found[0], found[2]) == ("us-gaap:PropertyPlantAndEquipmentGross", "us-gaap:PropertyPlantAndEquipmentNet")


def test_a_bare_total_of_cash_and_supplies_is_current_assets() -> None:
    lines = [
        item("Plant in service", "900", "860"),
        item("Cash and temporary investments", "70", "27"),
        item("Receivables", "545", "433"),
        item("Materials and supplies", "49", "51"),
        item("Prepayments", "20", "22"),
        item("", "684", "533", role=LineRole.TOTAL),
        item("Deferred charges", "31", "30"),
        item("", "1615", "1423", role=LineRole.TOTAL),
        item("Accounts payable", "615", "423"),
        item("Common stock", "1000", "1000"),
        item("", "1615", "1423", role=LineRole.TOTAL),
    ]
    lines[1] = replace(lines[1], section=("Current assets",))
    sums = (
        Summation(5, tuple(Term(i, 1) for i in (1, 2, 3, 4))),
        Summation(7, (Term(0, 1), Term(5, 1), Term(6, 1))),
        Summation(10, (Term(8, 1), Term(9, 1))),
    )
    assert names(matches(StatementKind.BALANCE_SHEET, lines, Calculation(sums)))[5] == "us-gaap:AssetsCurrent"


def test_a_line_of_the_filer_s_own_counts_as_the_sums_say() -> None:
    lines = [
        item("Interest income", "900", "880"),
        item("Fees from the ferry landing", "33", "38"),
        item("Salaries", "500", "490"),
        item("Income before income taxes", "433", "428"),
    ]
    sums = (Summation(3, (Term(0, 1), Term(1, 1), Term(2, -1))),)
    fees = matches(StatementKind.INCOME, lines, Calculation(sums))[1]
    assert fees is not None
    assert (fees.concept.is_extension, fees.concept.balance, fees.sign) == (True, "credit", 1)


@pytest.mark.parametrize(
    "caption", ["Cash and cash equivalents, from continuing operations, beginning of period", "Cash, end of the twenty-six weeks"]
)
def test_cash_that_opens_or_closes_is_known_whatever_follows(caption: str) -> None:
    lines = [item("Net income", "500"), item("Net cash provided by operating activities", "500"), item(caption, "90")]
    assert names(matches(StatementKind.CASH_FLOW, lines))[2] == "us-gaap:CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents"


def test_no_balance_but_cash_is_a_flow() -> None:
    lines = [item("Product warranty accrual, end of period", "40"), item("Net cash provided by operating activities", "40")]
    [first, _] = matches(StatementKind.CASH_FLOW, lines)
    assert first is not None
    assert (first.concept.is_extension, first.concept.period_type) == (True, PeriodType.DURATION)


def test_a_heading_says_that_an_item_is_extraordinary() -> None:
    early = replace(item("Early extinguishment of debt", "-7"), section=("Extraordinary item",))
    lines = [item("Income before extraordinary item", "50"), early, item("Net income", "43")]
    assert names(matches(StatementKind.INCOME, lines))[1] == "ext:ExtraordinaryItemNetOfTax"


def test_a_heading_says_that_accounting_for_an_item_changed() -> None:
    below = replace(item("Income taxes", "-9"), section=("Cumulative effect of accounting changes:",))
    found = names(matches(StatementKind.INCOME, [item("Income taxes", "4"), below]))
    assert found[0] == "us-gaap:IncomeTaxExpenseBenefit"
    assert "CumulativeEffectOfChangeInAccountingPrinciple" in found[1]


def test_what_is_convertible_below_preferred_stock_is_no_debt() -> None:
    below = replace(item("Convertible", "9"), section=("Shareholders' equity", "Preferred stock"))
    found = names(matches(StatementKind.BALANCE_SHEET, [item("Total liabilities", "40"), below, item("Retained earnings", "3")]))
    assert found[1] == "us-gaap:PreferredStockValue"


@pytest.mark.parametrize(
    ("kind", "heading", "caption", "figure", "concept"),
    [
        (StatementKind.BALANCE_SHEET, "Accrued liabilities", "Other", "9", "us-gaap:OtherAccruedLiabilitiesCurrent"),
        (StatementKind.BALANCE_SHEET, "Current maturities", "Long-term debt", "9", "us-gaap:LongTermDebtCurrent"),
        (StatementKind.BALANCE_SHEET, "Property, plant and equipment", "Other", "9", "us-gaap:PropertyPlantAndEquipmentOther"),
        (StatementKind.CASH_FLOW, "Dividends", "Preferred stock", "-9", "us-gaap:PaymentsOfDividendsPreferredStockAndPreferenceStock"),
        (StatementKind.CASH_FLOW, "Long-term debt", "Issuance", "9", "us-gaap:ProceedsFromIssuanceOfLongTermDebt"),
        (StatementKind.INCOME, "Interest expense", "Other", "9", "us-gaap:InterestExpenseOther"),
        (StatementKind.INCOME, "Revenues", "Interest", "9", "us-gaap:InvestmentIncomeInterest"),
        (StatementKind.INCOME, "Costs and expenses", "Interest", "9", "us-gaap:InterestExpense"),
    ],
)
def test_a_caption_is_read_with_its_heading(kind: StatementKind, heading: str, caption: str, figure: str, concept: str) -> None:
    ends = {
        StatementKind.BALANCE_SHEET: ["Total current liabilities", "Total liabilities"],
        StatementKind.CASH_FLOW: ["Net cash used in financing activities", "Net decrease in cash and cash equivalents"],
        StatementKind.INCOME: ["Income before income taxes", "Net income"],
    }
    below = replace(item(caption, figure), section=(heading,))
    [found, *_] = matches(kind, [below, *(item(end, "90") for end in ends[kind])])
    assert found is not None
    assert str(found.concept.qname) == concept


@pytest.mark.parametrize(
    ("partner", "concept"),
    [
        ("Limited Partners", "NetIncomeLossPerOutstandingLimitedPartnershipUnitBasicNetOfTax"),
        ("General Partner", "NetIncomeLossPerOutstandingGeneralPartnershipUnitNetOfTax"),
    ],
)
def test_partners_below_income_per_unit_have_their_amounts_per_unit(partner: str, concept: str) -> None:
    per_unit = replace(item(partner, "592.90", measure=Measure.PER_SHARE), section=("Net Income (Loss) per Unit",))
    assert names(matches(StatementKind.INCOME, [item("Net income", "90"), per_unit]))[1] == f"us-gaap:{concept}"


def test_an_accounting_change_is_the_same_thing_among_cash_flows() -> None:
    change = replace(item("Cumulative effect of change in accounting for income taxes", "70"), section=("Operating activities",))
    [found] = matches(StatementKind.CASH_FLOW, [change])
    assert found is not None
    assert (found.concept.qname.name, found.sign) == ("CumulativeEffectOfChangeInAccountingPrincipleNetOfTax", -1)


def test_units_of_partners_are_no_shares_of_stock() -> None:
    lines = [
        item("Limited partners (1,500 units issued and outstanding)", "77"),
        item("Limited partners' units issued and outstanding", "1500", measure=Measure.SHARES, host=0),
        item("Total partners' capital", "77"),
        item("Net asset value per unit", "51.33", measure=Measure.PER_SHARE),
    ]
    found = names(matches(StatementKind.BALANCE_SHEET, lines))
    assert found[:2] == ["us-gaap:LimitedPartnersCapitalAccount", "us-gaap:LimitedPartnersCapitalAccountUnitsOutstanding"]
    assert found[3] == "us-gaap:NetAssetValuePerShare"


@pytest.mark.parametrize(
    ("beside", "held_by"),
    [("Common stock", "Series A convertible preferred stock"), ("Preferred stock", "Preferred stock")],
)
def test_the_only_preferred_stock_is_counted_whatever_its_kind(beside: str, held_by: str) -> None:
    first = "Series A convertible preferred stock"
    counted = {"measure": Measure.SHARES, "role": LineRole.PARENTHETICAL}
    lines = [
        item(first, "100"),
        item(f"{first}, shares issued and outstanding", "5000", host=0, **counted),
        item(beside, "10"),
        item(f"{beside}, shares issued and outstanding", "7000", host=2, **counted),
    ]
    found = dict(zip(names(matches(StatementKind.BALANCE_SHEET, lines)), lines, strict=True))
    assert found["us-gaap:PreferredStockSharesOutstanding"].caption == f"{held_by}, shares issued and outstanding"


def test_other_below_investments_as_an_activity_is_no_investment() -> None:
    lines = [
        replace(item("Purchase of equipment", "-90"), section=("Investments",)),
        replace(item("Other", "-10"), section=("Investments",)),
        item("Cash used for investment activities", "-100", role=LineRole.TOTAL),
    ]
    assert names(matches(StatementKind.CASH_FLOW, lines))[1] == "us-gaap:PaymentsForProceedsFromOtherInvestingActivities"


@pytest.mark.parametrize(
    ("kind", "heading", "caption", "name"),
    [
        (StatementKind.INCOME, "Property expenses", "Management fees", "ManagementFeeExpense"),
        (StatementKind.BALANCE_SHEET, "Deferred credits", "Income taxes", "DeferredIncomeTaxLiabilitiesNet"),
    ],
)
def test_a_heading_says_what_its_lines_leave_out(kind: StatementKind, heading: str, caption: str, name: str) -> None:
    above = [item("Total assets", "120", role=LineRole.TOTAL), item("Total current liabilities", "50", role=LineRole.TOTAL)]
    line = replace(item(caption, "70"), section=(heading,))
    assert names(matches(kind, [*above, line, item("Total liabilities", "120", role=LineRole.TOTAL)]))[2] == f"us-gaap:{name}"


def test_a_map_may_name_other_together_with_its_heading() -> None:
    lines = [
        item("Total current assets", "50", role=LineRole.TOTAL),
        replace(item("Trade", "40"), section=("Current liabilities", "Accounts payable")),
        replace(item("Other", "10"), section=("Current liabilities", "Accounts payable")),
        item("Total current liabilities", "50", role=LineRole.TOTAL),
    ]
    assert names(matches(StatementKind.BALANCE_SHEET, lines))[2] == "us-gaap:AccountsPayableOtherCurrent"


def test_a_users_rule_for_other_holds_below_every_heading(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('[balance-sheet.TaxesPayableCurrent]\ncaptions = ["Other"]\n')
    below = replace(item("Other", "9"), section=("Accrued liabilities",))
    sheet = statement(StatementKind.BALANCE_SHEET, [below, item("Total current liabilities", "90")])
    [found, _] = match_statement(sheet, infer_calculation(sheet), MatchContext(), load_maps(user=(tmp_path / "mine.toml",)))
    assert found is not None
    assert (found.concept.qname.name, found.rung) == ("TaxesPayableCurrent", Rung.USER_RULE)


@pytest.mark.parametrize(
    ("host", "concept"),
    [
        ("Goodwill, less accumulated amortization of $12", "ext:GoodwillAccumulatedAmortization"),
        ("Patents (net of accumulated amortization of $12)", "us-gaap:FiniteLivedIntangibleAssetsAccumulatedAmortization"),
        ("Debt issuance costs, net of accumulated amortization of $12", "us-gaap:AccumulatedAmortizationOfNoncurrentDeferredFinanceCosts"),
        ("Nuclear fuel, net of accumulated amortization of $12", "ext:NuclearFuelAccumulatedAmortization"),
    ],
)
def test_an_amount_inside_a_caption_is_read_with_it(host: str, concept: str) -> None:
    inside = replace(item("Accumulated amortization", "12", role=LineRole.PARENTHETICAL), host=0)
    found = names(matches(StatementKind.BALANCE_SHEET, [item(host, "90"), inside, item("Total assets", "900")]))
    assert found[1] == concept


def test_a_part_is_not_what_its_heading_names() -> None:
    below = replace(item("Affiliated companies", "9"), section=("Accounts payable",))
    [found, *_] = matches(StatementKind.BALANCE_SHEET, [below, item("Total current liabilities", "90"), item("Total liabilities", "95")])
    assert found is not None
    assert found.concept.qname.name != "AccountsPayableCurrent"


def test_the_loss_of_retiring_debt_after_tax_is_extraordinary() -> None:
    lines = [
        item("Income before extraordinary item", "50"),
        item("Early extinguishment of debt, net of tax", "-7"),
        item("Net income", "43"),
    ]
    assert names(matches(StatementKind.INCOME, lines))[1] == "ext:ExtraordinaryItemNetOfTax"


def test_nothing_deprecated_is_proposed() -> None:
    concepts = load_maps()
    table = concepts.table
    known = [concepts.concept(name) for name in (data_folder("taxonomy_maps") / "learned" / "names.tsv").read_text().split()[1:]]
    assert [str(c.qname) for c in known if c is not None and table.is_deprecated(c.qname)] == []


@pytest.mark.parametrize(
    ("kind", "caption", "ending"),
    [
        (StatementKind.BALANCE_SHEET, "Preference stock, redemption required", "TemporaryEquityCarryingAmountAttributableToParent"),
        (StatementKind.BALANCE_SHEET, "Preferred stock not subject to mandatory redemption", "PreferredStockValue"),
        (StatementKind.INCOME, "Extraordinary loss on retiring bonds, net of income tax benefit", "ExtraordinaryItemNetOfTax"),
        (
            StatementKind.INCOME,
            "Income before accounting changes and income taxes",
            "BeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest",
        ),
        (StatementKind.INCOME, "Earnings before interest expense and income taxes", "EarningsBeforeInterestExpenseAndIncomeTaxes"),
        (StatementKind.INCOME, "Change in accounting principle", "CumulativeEffectOfChangeInAccountingPrincipleNetOfTax"),
        (StatementKind.EQUITY, "Shares issued under the employee stock purchase plan", "ValueEmployeeStockPurchasePlan"),
        (StatementKind.EQUITY, "Shares issued to acquire a boatyard on acquisition", "ValueAcquisitions"),
        (StatementKind.EQUITY, "Debentures converted into common stock", "ValueConversionOfConvertibleSecurities"),
        (StatementKind.EQUITY, "Exercise of the founders' warrants", "StockIssuedDuringPeriodValueOther"),
        (StatementKind.EQUITY, "Retirement of 90 treasury shares", "TreasuryStockRetiredCostMethodAmount"),
        (StatementKind.EQUITY, "Amortization of deferred compensation of boatmen", "RequisiteServicePeriodRecognitionValue"),
        (StatementKind.EQUITY, "Shares granted to officers as a bonus", "StockIssuedDuringPeriodValueShareBasedCompensation"),
        (StatementKind.EQUITY, "Treasury shares acquired in the market", "TreasuryStockValueAcquiredCostMethod"),
    ],
)
def test_words_name_what_no_rule_names_whole(kind: StatementKind, caption: str, ending: str) -> None:
    [found, _] = matches(kind, [item(caption, "7"), item("Other", "3")])
    assert found is not None
    assert found.concept.qname.name.endswith(ending)


def test_net_income_per_share_is_known_by_its_words() -> None:
    line = item("Net earnings per weighted average share of common stock outstanding", "1.13", measure=Measure.PER_SHARE)
    assert names(matches(StatementKind.INCOME, [line])) == ["us-gaap:EarningsPerShareBasic"]


def test_one_amount_for_basic_and_diluted_earnings_is_both() -> None:
    line = item("Net income per share, primary and fully diluted", "1.13", measure=Measure.PER_SHARE)
    assert names(matches(StatementKind.INCOME, [line])) == ["ext:EarningsPerShareBasicAndDiluted"]


def test_a_total_told_by_its_parts_outweighs_a_line_that_only_resembles_it() -> None:
    lines = [
        item("Operating income", "1000", "950"),
        item("Interest on long-term debt", "300", "280"),
        item("Interest on short-term debt", "20", "30"),
        item("", "320", "310", role=LineRole.TOTAL),
        item("Interest charged to construction", "9", "8"),
        item("Income before income taxes", "689", "648"),
    ]
    sums = (Summation(3, (Term(1, 1), Term(2, 1))), Summation(5, (Term(0, 1), Term(3, -1), Term(4, 1))))
    found = names(matches(StatementKind.INCOME, lines, Calculation(sums)))
    assert found[3] == "us-gaap:InterestExpense"
    assert found[4] != "us-gaap:InterestExpense"


def test_interest_among_revenues_is_earned_and_their_bare_total_is_revenues() -> None:
    heading = ("Revenues",)
    lines = [
        replace(item("Rents", "600", "580"), section=heading),
        replace(item("Interest", "20", "30"), section=heading),
        replace(item("", "620", "610", role=LineRole.TOTAL), section=heading),
        item("Expenses", "500", "480"),
        item("Net income", "120", "130"),
    ]
    sums = (Summation(2, (Term(0, 1), Term(1, 1))), Summation(4, (Term(2, 1), Term(3, -1))))
    found = matches(StatementKind.INCOME, lines, Calculation(sums))
    assert names(found)[1:3] == ["us-gaap:InvestmentIncomeInterest", "us-gaap:Revenues"]
    assert found[1] is not None
    assert found[1].sign == 1


@pytest.mark.parametrize(
    ("heading", "first", "second", "whole", "below"),
    [
        ("Revenues", "Net sales", "Financial services", "Revenues", "SalesRevenueGoodsNet"),
        ("PROVISION FOR INCOME TAXES", "Federal and state income taxes", "Change in valuation allowance", "IncomeTaxExpenseBenefit", ""),
    ],
)
def test_a_part_gives_its_headings_concept_to_the_bare_total(heading: str, first: str, second: str, whole: str, below: str) -> None:
    lines = [
        replace(item(first, "600", "580"), section=(heading,)),
        replace(item(second, "20", "30"), section=(heading,)),
        replace(item("", "620", "610", role=LineRole.TOTAL), section=(heading,)),
    ]
    found = names(matches(StatementKind.INCOME, lines, Calculation((Summation(2, (Term(0, 1), Term(1, 1))),))))
    assert found[2] == f"us-gaap:{whole}"
    assert found[0].endswith(below)
    assert found[0] != found[2]


def test_a_total_of_costs_under_cost_of_revenue_is_told_by_its_parts() -> None:
    heading = ("Cost of revenues",)
    captions = ["Programming", "Sales and marketing", "General and administrative"]
    lines = [
        *(replace(item(caption, "10", "9"), section=heading) for caption in captions),
        replace(item("Total", "30", "27"), section=heading),
    ]
    sums = (Summation(3, tuple(Term(i, 1) for i in range(3))),)
    assert names(matches(StatementKind.INCOME, lines, Calculation(sums)))[3] == "us-gaap:OperatingExpenses"


def test_what_no_standard_concept_says_has_one_name_in_all_years() -> None:
    years = [Duration(date(year, 1, 1), date(year, 12, 31)) for year in (1994, 1995)]
    lines = [
        replace(item("Rainy day reserve, 120 pails", 5), period=years[0]),
        replace(item("Rainy day reserve, 95 pails", 7), period=years[1]),
    ]
    found = [match for match in matches(StatementKind.EQUITY, lines) if match]
    assert len({match.concept for match in found}) == 1
    assert all(match.concept.is_extension for match in found)


def test_a_balance_of_its_own_kind_is_an_amount_at_a_date() -> None:
    (found,) = matches(StatementKind.EQUITY, [replace(item("Balance, as previously reported", 5), period=Instant(date(1994, 12, 31)))])
    assert found
    assert found.concept.period_type is PeriodType.INSTANT


def test_a_balance_that_its_dimension_tells_from_the_restated_one_is_a_balance_like_it() -> None:
    before = (Dimension(QName("srt", "RestatementAxis"), QName("srt", "ScenarioPreviouslyReportedMember")),)
    day = Instant(date(1994, 12, 31))
    lines = [
        replace(item("Balance, as previously reported", 5), period=day, dimensions=before),
        replace(item("Balance, as restated", 7), period=day),
    ]
    assert names(matches(StatementKind.EQUITY, lines)) == ["us-gaap:StockholdersEquity"] * 2


def test_the_same_amount_per_share_of_another_period_is_no_diluted_one() -> None:
    year, quarter = (item("Net income per share", value, measure=Measure.PER_SHARE) for value in ("1.68", ".48"))
    lines = [replace(year, figures=(*year.figures, None)), replace(quarter, figures=(None, *quarter.figures))]
    assert names(matches(StatementKind.INCOME, lines)) == ["us-gaap:EarningsPerShareBasic"] * 2


DISCONTINUED = ("Diluted earnings per share", "Discontinued operations")


def test_an_amount_per_share_is_diluted_where_an_outer_heading_says_so() -> None:
    alone = replace(item("Income from operations", ".13", measure=Measure.PER_SHARE), section=DISCONTINUED)
    assert names(matches(StatementKind.INCOME, [alone])) == ["us-gaap:IncomeLossFromDiscontinuedOperationsNetOfTaxPerDilutedShare"]


def test_discontinued_income_beside_a_gain_on_sale_is_a_part() -> None:
    lines = [
        replace(item(caption, value), section=DISCONTINUED[1:])
        for caption, value in (("Income from operations", "52"), ("Gain on sale", "90"))
    ]
    assert "us-gaap:IncomeLossFromDiscontinuedOperationsNetOfTax" not in names(matches(StatementKind.INCOME, lines))


def test_a_kind_of_stock_under_a_heading_of_dividends_is_a_dividend_on_it() -> None:
    lines = [
        item("Cash dividends:", role=LineRole.HEADING),
        replace(item("Preferred stock", "9"), level=1, section=("Cash dividends",)),
        replace(item("Net income", "7"), level=0, section=("Cash dividends",)),
    ]
    assert names(matches(StatementKind.EQUITY, lines))[1:] == ["us-gaap:DividendsPreferredStockCash", "us-gaap:NetIncomeLoss"]


CAPITAL = [
    item("Common stock", "10", "10"),
    item("Additional paid-in capital", "90", "80"),
    item("Retained earnings", "100", "90"),
    item("Total equity", "200", "180"),
]


def test_capital_paid_in_is_of_common_stock_where_nothing_is_preferred() -> None:
    found = names(matches(StatementKind.BALANCE_SHEET, [*BALANCE_SHEET, *CAPITAL]))
    assert "us-gaap:AdditionalPaidInCapitalCommonStock" in found


def test_capital_paid_in_is_of_all_stock_beside_preferred_stock() -> None:
    preferred = item("Preferred stock", "50", "50")
    found = names(matches(StatementKind.BALANCE_SHEET, [*BALANCE_SHEET, preferred, *CAPITAL]))
    assert "us-gaap:AdditionalPaidInCapital" in found


def test_other_below_changes_of_working_capital_is_one_and_above_them_is_none() -> None:
    lines = [
        item("Net income", "500"),
        item("Depreciation and amortization", "90"),
        item("Other", "10"),
        item("Accounts receivable", "-20"),
        item("Inventories", "-30"),
        item("Accounts payable", "40"),
        item("Other, net", "5"),
        item("Net cash provided by operating activities", "595"),
    ]
    found = names(matches(StatementKind.CASH_FLOW, lines))
    assert found[2] == "us-gaap:OtherOperatingActivitiesCashFlowStatement"
    assert found[6] == "us-gaap:IncreaseDecreaseInOtherOperatingCapitalNet"


def test_the_balance_of_january_leaves_the_one_of_december_its_concept() -> None:
    found = matches(
        StatementKind.EQUITY, [item("Balance at January 1", "9"), item("Net income", "7"), item("Balance at December 31", "16")]
    )
    assert names(found) == ["us-gaap:StockholdersEquity", "us-gaap:NetIncomeLoss", "us-gaap:StockholdersEquity"]


def test_bare_amounts_per_share_are_of_continuing_operations_first_and_of_the_whole_last() -> None:
    lines = [
        item("Income from continuing operations", "50"),
        item("Income from discontinued operations", "10"),
        item("Net income", "60"),
        *(item(caption, value, measure=Measure.PER_SHARE) for caption, value in (("Basic", "0.50"), ("Diluted", "0.49"))),
        *(item(caption, value, measure=Measure.PER_SHARE) for caption, value in (("Basic", "0.60"), ("Diluted", "0.59"))),
    ]
    found = names(matches(StatementKind.INCOME, lines))
    assert found[3:] == [
        "us-gaap:IncomeLossFromContinuingOperationsPerBasicShare",
        "us-gaap:IncomeLossFromContinuingOperationsPerDilutedShare",
        "us-gaap:EarningsPerShareBasic",
        "us-gaap:EarningsPerShareDiluted",
    ]


def test_total_expenses_below_a_margin_of_interest_are_the_noninterest_expense() -> None:
    lines = [
        item("Total interest income", "90", "80"),
        item("Total interest expense", "-50", "-45"),
        item("Net interest income", "40", "35"),
        item("Compensation", "20", "19"),
        item("Occupancy", "5", "4"),
        item("Total operating expenses", "25", "23"),
        item("Income before income taxes", "15", "12"),
    ]
    assert names(matches(StatementKind.INCOME, lines))[5] == "us-gaap:NoninterestExpense"


def test_total_expenses_with_benefits_of_policies_are_an_insurers() -> None:
    lines = [
        item("Premiums", "90"),
        item("Policyholder benefits and claims", "50"),
        item("Other expenses", "20"),
        item("Total expenses", "70"),
        item("Income before income taxes", "20"),
    ]
    assert names(matches(StatementKind.INCOME, lines))[3] == "us-gaap:BenefitsLossesAndExpenses"


def test_what_the_direct_method_received_and_paid_has_standard_concepts() -> None:
    lines = [
        item("Cash received from customers", "900", "800"),
        item("Cash paid to suppliers and employees", "-600", "-500"),
        item("Fuel taxes paid", "-40", "-30"),
        item("Rents received", "10", "10"),
        item("Net cash provided by operating activities", "270", "280"),
    ]
    found = matches(StatementKind.CASH_FLOW, lines)
    assert names(found)[:2] == ["us-gaap:ProceedsFromCustomers", "us-gaap:PaymentsToSuppliersAndEmployees"]
    assert names(found)[3] == "us-gaap:ProceedsFromRentsReceived"
    assert [match.sign for match in found if match] == [1, -1, -1, 1, 1]


def test_a_total_without_caption_below_benefits_is_an_insurers() -> None:
    lines = [
        item("Premiums earned", "100", "90"),
        item("Benefits and claims", "60", "55"),
        item("General and administrative expenses", "20", "15"),
        item("", "80", "70", role=LineRole.TOTAL),
        item("Income before income taxes", "20", "20"),
    ]
    assert names(matches(StatementKind.INCOME, lines))[3] == "us-gaap:BenefitsLossesAndExpenses"


def test_what_is_due_from_others_is_not_due_to_them() -> None:
    lines = [
        item("Net income", "50", "40"),
        item("Net cash provided by operating activities", "50", "40"),
        item("Decrease in due from affiliate", "20", "10"),
        item("Net cash provided by financing activities", "20", "10"),
    ]
    assert "DueTo" not in names(matches(StatementKind.CASH_FLOW, lines))[2]


def test_a_total_of_the_first_lines_is_revenue_though_one_of_them_is_interest() -> None:
    lines = [
        item("Cash distributions from partnerships", "260", "240"),
        item("Interest income", "110", "100"),
        item("", "370", "340", role=LineRole.TOTAL),
        item("General and administrative", "50", "45"),
        item("Net income", "320", "295"),
        item("Net income allocated to general partners", "20", "15"),
        item("Net income allocated to limited partners", "300", "280"),
    ]
    found = matches(StatementKind.INCOME, lines)
    assert names(found)[2] == "us-gaap:Revenues"
    assert [match.sign for match in found[5:] if match] == [1, 1]


def test_no_amount_over_a_period_stands_in_a_note_s_table_of_balances() -> None:
    lines = [
        item("Electric domestic regulated revenue", "9"),
        item("Deferred income taxes", "2"),
        item("Moorings held for harbour works", "4"),
    ]
    whole = replace(statement(StatementKind.NOTE_TABLE, lines), columns=statement(StatementKind.BALANCE_SHEET, lines).columns)
    found = match_statement(whole, infer_calculation(whole), MatchContext(), load_maps())
    assert {match.concept.period_type for match in found if match} == {PeriodType.INSTANT}


def of_series(letter: str, caption: str, value: str, heading: str) -> LineItem:
    dimension = Dimension(CLASS_OF_STOCK_AXIS, QName("us-gaap", f"Series{letter}PreferredStockMember"))
    return replace(item(caption, value), section=(heading,), dimensions=(dimension,))


@pytest.mark.parametrize(
    ("heading", "concept"),
    [
        ("Preferred stock without mandatory redemption", "PreferredStockValue"),
        ("Preferred stock subject to mandatory redemption", "TemporaryEquityCarryingAmountAttributableToParent"),
    ],
)
def test_a_series_is_preferred_stock_and_so_is_the_bare_total_of_all_series(heading: str, concept: str) -> None:
    lines = [
        of_series("A", "4% series, 90 shares", "9", heading),
        of_series("B", "5% series, 70 shares", "7", heading),
        replace(item("", "16", role=LineRole.TOTAL), section=(heading,)),
        item("Retained earnings", "20"),
    ]
    found = matches(StatementKind.BALANCE_SHEET, lines, Calculation((Summation(2, (Term(0, 1), Term(1, 1))),)))
    assert names(found)[:3] == [f"us-gaap:{concept}"] * 3


def test_what_preferred_shares_receive_is_no_dividend_of_common_stock() -> None:
    lines = [
        item("Dividends paid ($5 per share, on Series A preferred)", "500"),
        item("Dividends paid per preferred share", "5", measure=Measure.PER_SHARE, role=LineRole.PARENTHETICAL, host=0),
    ]
    assert names(matches(StatementKind.EQUITY, lines))[1] == "us-gaap:PreferredStockDividendsPerShareCashPaid"


@pytest.mark.parametrize(
    ("closing", "concept"),
    [
        ("Treasury stock, end of year", "TreasuryStockValueAcquiredCostMethod"),
        ("Balance, end of year", "StockRepurchasedDuringPeriodValue"),
    ],
)
def test_stock_that_is_purchased_is_held_only_where_equity_shows_treasury_stock(closing: str, concept: str) -> None:
    lines = [item("Purchase of common stock", "-500"), item(closing, "9500")]
    assert names(matches(StatementKind.EQUITY, lines))[0] == f"us-gaap:{concept}"


@pytest.mark.parametrize(
    "caption", ["Total shareholders' investment", "Total stockholders' equity/(deficit)", "Total common shareowners' investment"]
)
def test_the_owners_may_have_an_investment_or_a_deficit_at_the_foot_of_a_statement_of_equity(caption: str) -> None:
    lines = [item("Net income", "500"), item(caption, "9500", role=LineRole.TOTAL)]
    assert names(matches(StatementKind.EQUITY, lines))[1] == "us-gaap:StockholdersEquity"


def test_an_amount_per_share_is_diluted_where_it_closes_lines_below_such_a_heading() -> None:
    lines = []
    for heading in ("Fully diluted", "Primary"):
        part = item("Before extraordinary item", "2.60", measure=Measure.PER_SHARE)
        lines += [replace(part, section=(heading,), level=1), item("Net earnings per share", "2.50", measure=Measure.PER_SHARE)]
    found = names(matches(StatementKind.INCOME, lines))
    assert [found[1], found[3]] == ["us-gaap:EarningsPerShareDiluted", "us-gaap:EarningsPerShareBasic"]
