"""Facts have the concept's sign, whatever the print has."""

import pytest
from hand_lines import item, statement

from converter.maps.place import places
from converter.maps.sign import signs
from converter.model.concept import Concept, QName
from converter.model.quantity import Measure
from converter.model.statement import Calculation, StatementKind, Summation, Term
from converter.taxonomy.baked import load_concepts

PRETAX = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"
DEPRECIATION = "AccumulatedDepreciationDepletionAndAmortizationPropertyPlantAndEquipment"


def concept(name: str) -> Concept:
    found = load_concepts().get(QName("us-gaap", name))
    assert found is not None
    return found


def test_an_allowance_is_positive_however_it_is_printed() -> None:
    names = [
        "PropertyPlantAndEquipmentGross",
        DEPRECIATION,
        "PropertyPlantAndEquipmentNet",
    ]
    concepts = {i: concept(name) for i, name in enumerate(names)}
    for printed, weight, sign in (("-40", 1, -1), ("40", -1, 1)):
        lines = [item("Equipment", "100"), item("Less allowance", printed), item("Net", "60"), item("Total assets", "60")]
        whole = statement(StatementKind.BALANCE_SHEET, lines)
        calculation = Calculation((Summation(2, (Term(0, 1), Term(1, weight))),))
        assert signs(whole, calculation, places(whole), concepts)[:3] == (1, sign, 1)


@pytest.mark.parametrize(("printed", "weight", "sign"), [("-515", 1, -1), ("515", -1, 1)])
def test_interest_expense_is_positive_however_it_is_printed(printed: str, weight: int, sign: int) -> None:
    lines = [item("Operating income", "4127"), item("Interest expense", printed), item("Income before income taxes", "3612")]
    whole = statement(StatementKind.INCOME, lines)
    names = [
        "OperatingIncomeLoss",
        "InterestExpense",
        PRETAX,
    ]
    calculation = Calculation((Summation(2, (Term(0, 1), Term(1, weight))),))
    assert signs(whole, calculation, places(whole), {i: concept(name) for i, name in enumerate(names)}) == (1, sign, 1)


def test_a_tax_benefit_in_a_year_of_losses_stays_negative() -> None:
    lines = [item("Loss before income taxes", "-20"), item("Income tax benefit", "-5"), item("Net loss", "-15")]
    whole = statement(StatementKind.INCOME, lines)
    names = [
        PRETAX,
        "IncomeTaxExpenseBenefit",
        "NetIncomeLoss",
    ]
    calculation = Calculation((Summation(2, (Term(0, 1), Term(1, -1))),))
    assert signs(whole, calculation, places(whole), {i: concept(name) for i, name in enumerate(names)}) == (1, 1, 1)


@pytest.mark.parametrize(
    ("caption", "name", "sign"),
    [
        ("Net income", "NetIncomeLoss", 1),
        ("Depreciation", "Depreciation", 1),
        ("Inventories", "IncreaseDecreaseInInventories", -1),
        ("Accounts payable", "IncreaseDecreaseInAccountsPayable", 1),
        ("Dividends paid", "PaymentsOfDividends", -1),
    ],
)
def test_cash_flows_in_are_debits(caption: str, name: str, sign: int) -> None:
    whole = statement(StatementKind.CASH_FLOW, [item(caption, "5"), item("Net cash provided by operating activities", "5")])
    assert signs(whole, Calculation(), places(whole), {0: concept(name)})[0] == sign


def test_interest_paid_below_the_statement_stands_as_printed() -> None:
    lines = [item("Net cash provided by operating activities", "5"), item("Interest paid", "7")]
    whole = statement(StatementKind.CASH_FLOW, lines)
    assert signs(whole, Calculation(), places(whole), {1: concept("InterestPaidNet")})[1] == 1


@pytest.mark.parametrize(
    ("caption", "name", "printed", "sign"),
    [
        ("Interest paid", "InterestPaidNet", ("-7", "-6"), -1),
        ("Income taxes paid", "IncomeTaxesPaidNet", ("-7", "-6"), -1),
        ("Income taxes paid", "IncomeTaxesPaidNet", ("7", "-6"), 1),
        ("Income taxes paid (refunded)", "IncomeTaxesPaidNet", ("-7", "-6"), 1),
    ],
)
def test_payments_below_the_statement_are_positive_though_printed_as_flows(
    caption: str, name: str, printed: tuple[str, str], sign: int
) -> None:
    lines = [item("Net cash provided by operating activities", "5", "4"), item(caption, *printed)]
    whole = statement(StatementKind.CASH_FLOW, lines)
    assert signs(whole, Calculation(), places(whole), {1: concept(name)})[1] == sign


def test_treasury_stock_is_positive() -> None:
    lines = [item("Total assets", "9"), item("Common stock", "10"), item("Treasury stock", "-1"), item("Total stockholders' equity", "9")]
    whole = statement(StatementKind.BALANCE_SHEET, lines)
    assert signs(whole, Calculation(), places(whole), {2: concept("TreasuryStockCommonValue")})[2] == -1


def test_interest_is_positive_where_its_total_is_deducted() -> None:
    lines = [
        item("Income from operations", "345"),
        item("Interest expense", "30"),
        item("Interest income", "-2"),
        item("", "28"),
        item("Income before income taxes", "317"),
    ]
    whole = statement(StatementKind.INCOME, lines)
    names = ["OperatingIncomeLoss", "InterestExpense", "InvestmentIncomeInterest", "NonoperatingIncomeExpense", PRETAX]
    calculation = Calculation((Summation(3, (Term(1, 1), Term(2, 1))), Summation(4, (Term(0, 1), Term(3, -1)))))
    assert signs(whole, calculation, places(whole), {i: concept(name) for i, name in enumerate(names)}) == (1, 1, -1, -1, 1)


def test_depreciation_printed_negative_under_a_total_of_the_filer_s_own_is_positive() -> None:
    lines = [item("Equipment", "100"), item("Accumulated depreciation", "-40"), item("Left", "60")]
    whole = statement(StatementKind.NOTE_TABLE, lines)
    calculation = Calculation((Summation(2, (Term(0, 1), Term(1, 1))),))
    assert signs(whole, calculation, places(whole), {1: concept(DEPRECIATION)})[1] == -1


def test_a_schedule_of_changes_below_the_cash_flows_counts_as_they_do() -> None:
    lines = [item("Net cash provided by operating activities", "50"), item("Cash at end of period", "9"), item("Inventories", "-12")]
    whole = statement(StatementKind.CASH_FLOW, lines)
    found = signs(whole, Calculation(), places(whole), {2: concept("IncreaseDecreaseInInventories")})
    assert found[2] == -1


def test_what_is_called_income_has_its_printed_sign() -> None:
    lines = [item("Net income", "60"), item("Income from continuing operations", "94"), item("Total", "-34")]
    whole = statement(StatementKind.INCOME, lines)
    concepts = {1: concept("IncomeLossFromContinuingOperations"), 2: concept("NetIncomeLoss")}
    calculation = Calculation((Summation(2, (Term(0, 1), Term(1, -1))),))
    assert signs(whole, calculation, places(whole), concepts)[1] == 1


def test_parts_of_a_loss_that_is_printed_negative_count_against_it() -> None:
    lines = [
        item("Interest income", "20"),
        item("Net realized loss", "-50"),
        item("Expenses", "30"),
        item("Loss from the year's operations", "-60"),
    ]
    loss = Concept(QName("ext", "LossFromOperationsOfYear"), "xbrli:monetaryItemType", concept("InterestExpense").period_type, "debit")
    names = ["InvestmentIncomeInterest", "RealizedInvestmentGainsLosses", "OperatingExpenses"]
    concepts = {i: concept(name) for i, name in enumerate(names)} | {3: loss}
    calculation = Calculation((Summation(3, (Term(0, 1), Term(1, 1), Term(2, -1))),))
    whole = statement(StatementKind.INCOME, lines)
    assert signs(whole, calculation, places(whole), concepts) == (1, 1, 1, -1)


def test_other_changes_of_equity_have_their_printed_sign() -> None:
    for printed in ("66", "-29"):
        whole = statement(StatementKind.EQUITY, [item("Other", printed)])
        assert signs(whole, Calculation(), places(whole), {0: concept("StockholdersEquityOther")}) == (1,)


def test_sums_that_hold_by_a_misprint_make_no_revenue_negative() -> None:
    lines = [item("Net sales", "100"), item("Costs", "120"), item("Net income", "20")]
    whole = statement(StatementKind.INCOME, lines)
    concepts = {i: concept(name) for i, name in enumerate(["Revenues", "CostsAndExpenses", "NetIncomeLoss"])}
    calculation = Calculation((Summation(2, (Term(0, -1), Term(1, 1))),))
    assert signs(whole, calculation, places(whole), concepts) == (1, 1, 1)


LOSS = ("Revenues", "CostsAndExpenses", "NetIncomeLoss", "EarningsPerShareBasic")


@pytest.mark.parametrize(("weights", "sign"), [((-1, 1), -1), ((1, -1), 1)])
def test_a_loss_that_is_printed_positive_is_negative_where_costs_make_it(weights: tuple[int, int], sign: int) -> None:
    loss = ("20", ".10") if sign < 0 else ("-20", "-.10")
    lines = [item("Revenues", "100"), item("Costs", "120"), item("Net loss", loss[0])]
    whole = statement(StatementKind.INCOME, [*lines, item("Net loss per share", loss[1], measure=Measure.PER_SHARE)])
    calculation = Calculation((Summation(2, (Term(0, weights[0]), Term(1, weights[1]))),))
    assert signs(whole, calculation, places(whole), {i: concept(name) for i, name in enumerate(LOSS)}) == (1, 1, sign, sign)
