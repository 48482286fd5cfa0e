"""Results of income statements told by their place among the others."""

from collections.abc import Sequence
from dataclasses import replace

from hand_lines import item, statement

from converter.calculation import infer_calculation
from converter.maps.load import load_maps
from converter.maps.match import MatchContext, match_statement
from converter.model.match import Match
from converter.model.quantity import Measure
from converter.model.statement import LineItem, StatementKind

BEFORE_TAX = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"
BEFORE_EQUITY_METHOD = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesMinorityInterestAndIncomeLossFromEquityMethodInvestments"


def matched(lines: Sequence[LineItem], kind: StatementKind = StatementKind.INCOME) -> list[Match | None]:
    whole = statement(kind, lines)
    return list(match_statement(whole, infer_calculation(whole), MatchContext(), load_maps()))


def names(lines: Sequence[LineItem], kind: StatementKind = StatementKind.INCOME) -> list[str]:
    return [match.concept.qname.name if match else "" for match in matched(lines, kind)]


def test_pretax_earnings_from_operations_are_income_before_taxes() -> None:
    lines = [
        item("Total revenues", "1000", "900"),
        item("Total costs and expenses", "700", "650"),
        item("Pretax earnings from operations", "300", "250"),
        item("Income tax expense", "-100", "-80"),
        item("Net earnings", "200", "170"),
    ]
    assert names(lines)[2] == BEFORE_TAX


def test_of_two_results_before_taxes_the_upper_one_is_before_the_others_share() -> None:
    lines = [
        item("Total revenues", "1000", "900"),
        item("Total costs and expenses", "700", "650"),
        item("Earnings from continuing operations, before minority interest and income taxes", "300", "250"),
        item("Minority interest", "-10", "-5"),
        item("Earnings from continuing operations, before income taxes", "290", "245"),
        item("Income taxes", "100", "80"),
        item("Net earnings", "190", "165"),
    ]
    found = names(lines)
    assert (found[2], found[4]) == (BEFORE_EQUITY_METHOD, BEFORE_TAX)


def test_income_from_continuing_operations_may_be_before_much_else() -> None:
    lines = [
        item("Income from continuing operations before taxes and extraordinary gain", "44", "38"),
        item("Income taxes", "17", "10"),
        item("Income from continuing operations before extraordinary gain", "27", "28"),
        item("Loss from discontinued operations", "-14", "-6"),
        item("Income before extraordinary gain", "13", "22"),
        item("Extraordinary gain", "5", "3"),
        item("Net income", "18", "25"),
    ]
    assert names(lines)[2] == "IncomeLossFromContinuingOperations"


EXTRAORDINARY = [
    item("Income before income taxes", "68", "46"),
    item("Income taxes", "13", "7"),
    item("Income before extraordinary item", "55", "39"),
    item("Loss on early extinguishment of debt", "7", "4"),
    item("Net income", "48", "35"),
    item("Income per common share before extraordinary item", "1.26", "1.06", measure=Measure.PER_SHARE),
    item("Loss on early extinguishment of debt", "-.16", "-.11", measure=Measure.PER_SHARE),
    item("Net income per common share", "1.10", ".95", measure=Measure.PER_SHARE),
]


def test_what_stands_below_income_before_extraordinary_items_is_one() -> None:
    found = names(EXTRAORDINARY)
    assert (found[3], found[6]) == ("ExtraordinaryItemNetOfTax", "IncomeLossFromExtraordinaryItemsNetOfTaxPerBasicShare")


def test_an_extraordinary_loss_that_is_printed_positive_is_a_negative_gain() -> None:
    match = matched(EXTRAORDINARY)[3]
    assert match
    assert (match.sign, match.concept.balance) == (-1, "credit")


def test_the_only_amount_per_share_under_its_heading_is_earnings_per_share() -> None:
    lines = [
        item("Net income", "184", "149"),
        LineItem(
            "Share of beneficial interest",
            item("x").role,
            item("x", ".08", ".07").figures,
            Measure.PER_SHARE,
            section=("Net income per share",),
        ),
    ]
    assert names(lines)[1] == "EarningsPerShareBasic"


def test_total_property_from_a_sum_that_deducts_depreciation_is_net() -> None:
    lines = [
        item("Land", "7", "7"),
        item("Buildings", "51", "47"),
        item("Machinery and equipment", "105", "100"),
        item("", "163", "154"),
        item("Less accumulated depreciation", "-98", "-91"),
        item("Total plant and equipment", "65", "63"),
        item("Total assets", "300", "280"),
    ]
    found = names(lines, StatementKind.BALANCE_SHEET)
    assert (found[3], found[5]) == ("PropertyPlantAndEquipmentGross", "PropertyPlantAndEquipmentNet")


def test_the_first_line_from_which_costs_are_taken_is_revenue() -> None:
    lines = [
        item("Net billings for work done", "333", "331"),
        item("Cost of goods sold", "249", "246"),
        item("Restructuring expense", "24", "4"),
        item("Total costs and expenses", "273", "250"),
        item("Income before income taxes", "60", "81"),
        item("Income taxes", "20", "30"),
        item("Net income", "40", "51"),
    ]
    assert names(lines)[0] == "Revenues"


def test_income_taxes_before_an_item_are_taxes() -> None:
    lines = [
        item("Revenues", "900", "800"),
        item("Costs", "700", "650"),
        item("Earnings before income taxes, extraordinary item and accounting changes", "200", "150"),
        item("Income taxes before extraordinary item and accounting changes", "80", "60"),
        item("Earnings before extraordinary item and accounting changes", "120", "90"),
        item("Extraordinary item", "10", "5"),
        item("Net earnings", "130", "95"),
    ]
    found = names(lines)
    assert (found[2], found[3]) == (BEFORE_TAX, "IncomeTaxExpenseBenefit")


def test_income_from_continuing_operations_above_income_before_taxes_is_operating_income() -> None:
    lines = [
        item("Revenues", "900", "800"),
        item("Costs and expenses", "700", "650"),
        item("Income from continuing operations", "200", "150"),
        item("Interest expense", "20", "20"),
        item("Income before income taxes", "180", "130"),
        item("Income taxes", "80", "50"),
        item("Net income from continuing operations", "100", "80"),
        item("Net income from discontinued operations", "10", "5"),
        item("Net income", "110", "85"),
    ]
    found = names(lines)
    assert (found[2], found[6]) == ("OperatingIncomeLoss", "IncomeLossFromContinuingOperations")


def test_operating_income_is_what_all_operating_costs_leave() -> None:
    lines = [
        item("Total revenues", "141", "124"),
        item("Operating expenses", "111", "90"),
        item("", "30", "34"),
        item("General and administrative expenses", "26", "21"),
        item("Depreciation and amortization", "10", "7"),
        item("", "-6", "6"),
        item("Interest expense", "-5", "-4"),
        item("Income (loss) before income taxes", "-11", "2"),
    ]
    found = names(lines)
    assert (found[2], found[5]) == ("GrossProfit", "OperatingIncomeLoss")
    interest_above = [*lines[:3], item("Interest expense", "-36", "-28"), *lines[5:6]]
    assert names(interest_above)[2] == "OperatingIncomeLoss"


TAXES_TWICE = [
    item("Operating revenues", "100", "90"),
    replace(item("Fuel", "40", "36"), section=("Operating expenses",)),
    replace(item("Income taxes", "20", "18"), section=("Operating expenses",)),
    item("Total operating expenses", "60", "54"),
    item("Operating income", "40", "36"),
    replace(item("Interest income", "6", "5"), section=("Other income",)),
    replace(item("Income taxes", "-2", "-1"), section=("Other income",)),
    item("Total other income", "4", "4"),
    item("Net income", "44", "40"),
]


def test_of_income_taxes_in_two_places_the_upper_ones_are_the_statement_s() -> None:
    found = names(TAXES_TWICE)
    assert (found[2], found[6]) == ("IncomeTaxExpenseBenefit", "OtherIncomeIncomeTaxes")


def test_fees_of_partners_among_expenses_are_no_share_of_net_income() -> None:
    lines = [
        item("Total revenues", "100", "90"),
        replace(item("Professional fees", "30", "20"), section=("Expenses",)),
        replace(item("Independent general partners' fees", "10", "10"), section=("Expenses",)),
        item("Total expenses", "40", "30"),
        item("Net income", "60", "60"),
    ]
    assert not names(lines)[2].startswith("NetIncomeLoss")


def test_investment_income_with_gains_is_not_realized_gains_alone() -> None:
    lines = [
        item("Premiums earned", "100", "90"),
        item("Investment income, including net realized gains", "30", "20"),
        item("Total revenues", "130", "110"),
    ]
    assert names(lines)[1] == "InvestmentIncomeIncludingGainsLosses"


def test_a_loss_before_an_extraordinary_item_is_no_extraordinary_item_though_the_word_is_cut_short() -> None:
    lines = [
        item("Loss before income taxes", "-68", "-46"),
        item("Income tax benefit", "-13", "-7"),
        item("LOSS BEF. EXTRAORDINARY ITEM", "-55", "-39"),
        item("Extraordinary item", "-7", "-4"),
        item("Net loss", "-62", "-43"),
    ]
    assert names(lines)[2].startswith("IncomeLossBeforeExtraordinaryItems")


def test_retained_earnings_below_net_income_are_balances() -> None:
    lines = [
        item("Net income", "60", "60"),
        item("Retained earnings, January 1", "100", "50"),
        item("Dividends", "-20", "-10"),
        item("Retained earnings, December 31", "140", "100"),
    ]
    assert [names(lines)[i] for i in (1, 3)] == ["RetainedEarningsAccumulatedDeficit"] * 2


def test_a_distribution_of_income_per_share_is_no_earnings_per_share() -> None:
    lines = [
        item("Net income per share", ".17", ".20", measure=Measure.PER_SHARE),
        item("Ordinary income distributions per share", ".10", ".12", measure=Measure.PER_SHARE),
    ]
    assert names(lines)[1] == "OrdinaryIncomeDistributionsPerShare"


INTEREST = [
    replace(item("Taxable", "60", "50"), section=("Interest income", "Interest and fees on loans")),
    replace(item("Taxable", "30", "25"), section=("Interest income", "Interest on securities")),
    replace(item("Other", "10", "5"), section=("Interest income", "Interest on securities")),
    item("Total interest income", "100", "80"),
    item("Total interest expense", "40", "30"),
    item("Net interest income", "60", "50"),
]


def test_taxable_interest_on_loans_is_none_on_securities() -> None:
    assert not names(INTEREST)[0].startswith("InterestIncomeSecurities")


def test_other_income_among_interest_is_other_interest() -> None:
    assert names(INTEREST)[2] == "OtherInterestAndDividendIncome"


def test_all_that_a_bank_adds_to_its_margin_is_its_noninterest_income() -> None:
    lines = [
        item("Interest income", "100", "90"),
        item("Interest expense", "60", "55"),
        item("Net interest income", "40", "35"),
        item("Provision for loan losses", "5", "4"),
        item("Net interest income after provision for loan losses", "35", "31"),
        item("Other income", "12", "11"),
        item("Other expense", "27", "25"),
        item("Income before income tax expense", "20", "17"),
    ]
    assert names(lines)[5:7] == ["NoninterestIncome", "NoninterestExpense"]


def test_what_costs_were_taken_from_is_no_revenue() -> None:
    printed = [
        ("Rental income", "100", "90"),
        ("Rental expenses", "60", "55"),
        ("Income from rental operations", "40", "35"),
        ("Interest", "5", "4"),
        ("", "45", "39"),
    ]
    of_income = [replace(item(*line), section=("Income",)) for line in printed]
    assert names([*of_income, item("Administrative expenses", "15", "9"), item("Net income", "30", "30")])[4] != "Revenues"


def test_operating_income_with_other_income_is_not_all_other_income() -> None:
    lines = [
        item("Operating revenues", "100", "90"),
        item("Operating expenses", "60", "55"),
        item("", "40", "35"),
        *(replace(item(*printed), section=("Other income",)) for printed in (("Rent", "3", "2"), ("Interest", "2", "2"), ("", "5", "4"))),
        replace(item("", "45", "39"), section=("Other income",)),
        item("Interest expense", "15", "9"),
        item("Income before income taxes", "30", "30"),
        item("Income taxes", "10", "10"),
        item("Net income", "20", "20"),
    ]
    assert names(lines)[6] == "OperatingIncomeAndOtherIncome"


def test_costs_that_are_taken_from_gross_profit_are_operating_expenses() -> None:
    lines = [
        item("Sales", "100", "90"),
        item("Cost of sales", "60", "55"),
        item("Gross profit", "40", "35"),
        item("Selling and administrative", "12", "9"),
        item("Research and development", "8", "6"),
        item("Total costs and expenses", "20", "15"),
        item("Operating income", "20", "20"),
    ]
    assert names(lines)[5] == "OperatingExpenses"


def test_other_among_costs_is_no_income() -> None:
    lines = [
        item("Rental income", "100", "90"),
        *(replace(item(caption, "20", "15"), section=("Property expenses",)) for caption in ("Insurance", "Utilities", "Other, net")),
        item("Total property expenses", "60", "45"),
        item("Net income", "40", "45"),
    ]
    assert names(lines)[3] == "OtherCostAndExpenseOperating"


def test_insurance_of_others_than_banks_is_no_deposit_insurance() -> None:
    lines = [item("Rental income", "100", "90"), item("Insurance", "20", "15"), item("Repairs", "10", "5"), item("Net income", "70", "70")]
    assert "FederalDeposit" not in names(lines)[1]


def test_dividends_below_net_income_are_not_earned() -> None:
    lines = [item("Income before income taxes", "90", "80"), item("Income taxes", "30", "30"), item("Net income", "60", "50")]
    assert names([*lines, item("Dividends ($1.52 per share)", "20", "15")])[3] == "Dividends"


def test_all_costs_that_gross_profit_is_left_after_are_those_of_revenue() -> None:
    lines = [
        item("Total revenue", "900", "800"),
        item("Hardware", "300", "280"),
        item("Rentals", "100", "90"),
        item("Total cost", "400", "370"),
        item("Gross profit", "500", "430"),
    ]
    found = names(lines)
    assert found[3] == "CostOfRevenue"
    assert found[1] == "CostHardware"


def test_operating_expenses_among_other_operating_costs_are_a_part() -> None:
    lines = [
        item("Revenue", "1000", "900"),
        item("Operating expenses", "600", "500"),
        item("Selling, general and administrative", "150", "100"),
        item("Depreciation", "50", "50"),
        item("Total costs and expenses", "800", "650"),
        item("Income before income taxes", "200", "250"),
    ]
    assert names(lines)[1] == "OperatingCostsAndExpenses"


def test_continuing_operations_per_share_may_be_before_an_extraordinary_item() -> None:
    lines = [
        item("Continuing operations before extraordinary item", ".78", "2.65", measure=Measure.PER_SHARE),
        item("Discontinued operations", ".14", ".25", measure=Measure.PER_SHARE),
        item("Extraordinary item", "-.05", "-.10", measure=Measure.PER_SHARE),
        item("Net income per share", ".87", "2.80", measure=Measure.PER_SHARE),
    ]
    assert names(lines)[0] == "IncomeLossFromContinuingOperationsPerBasicShare"
