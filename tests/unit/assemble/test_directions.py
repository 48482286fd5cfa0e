"""Concepts of one direction and figures of the other: turned, the other concept, or one of the filing's own (DQC_0015)."""

from dataclasses import replace
from decimal import Decimal

import pytest
from small_statements import NINE_MONTHS, QUARTER_END, line, mapped, match

from converter.assemble.directions import settle_directions
from converter.maps.learned import OWN
from converter.model.concept import Concept, QName
from converter.model.fact import Dimension
from converter.model.match import Candidate, Match, Rung
from converter.model.report import MappedStatement
from converter.model.statement import Column, LineRole, StatementKind
from converter.taxonomy.baked import load_concepts
from converter.taxonomy.directions import is_one_signed

TABLE = load_concepts()


def standard(name: str) -> Concept:
    found = TABLE.get(QName("us-gaap", name))
    assert found is not None
    return found


def outcome(statement: MappedStatement, i: int = 0) -> tuple[str, int]:
    found = settle_directions(statement, TABLE.get).matches[i]
    assert found is not None
    return found.concept.qname.name, found.sign


def interest(caption: str, part: Match, figure: int) -> MappedStatement:
    lines = [line(caption, figure, at=0), line("On bonds", 90, at=20), line("Total interest", 90 + figure, at=40, role=LineRole.TOTAL)]
    matches = [part, match(standard("InterestExpenseDebt")), match(standard("InterestExpense"))]
    return mapped(StatementKind.INCOME, lines, matches, [NINE_MONTHS], [(2, [(0, 1), (1, 1)])])


def flow(caption: str, name: str, sign: int, confidence: str, *figures: int) -> MappedStatement:
    lines = [line("FINANCING ACTIVITIES", at=0, role=LineRole.HEADING)]
    lines.append(replace(line(caption, *figures, at=0), section=("FINANCING ACTIVITIES",)))
    matches = [None, replace(match(standard(name), sign, Rung.LEARNED), confidence=Decimal(confidence))]
    return mapped(StatementKind.CASH_FLOW, lines, matches, [NINE_MONTHS, None])


@pytest.mark.parametrize("name", ["InterestCostsCapitalized", "PublicUtilitiesAllowanceForFundsUsedDuringConstructionCapitalizedInterest"])
def test_interest_that_is_capitalised_is_a_credit_to_interest_expense(name: str) -> None:
    assert outcome(interest("Capitalized", match(standard(name)), -5)) == ("InterestCostsCapitalizedAdjustment", -1)


def test_the_next_best_candidate_of_the_right_direction_is_taken() -> None:
    rivals = (
        Candidate("us-gaap:OtherNonoperatingIncome", Decimal("0.5")),
        Candidate("us-gaap:OtherInterestAndDividendIncome", Decimal("0.4")),
    )
    wrong = replace(match(standard("InterestExpenseOther")), candidates=rivals)
    assert outcome(interest("Other", wrong, -5)) == ("OtherNonoperatingIncome", -1)


def test_candidates_less_likely_than_a_concept_of_the_filing_are_not() -> None:
    rivals = (Candidate(OWN, Decimal("0.5")), Candidate("us-gaap:OtherNonoperatingIncome", Decimal("0.4")))
    statement = settle_directions(interest("Rebates", replace(match(standard("InterestExpenseOther")), candidates=rivals), -5), TABLE.get)
    found = statement.matches[0]
    assert found is not None
    assert (found.concept.qname, found.concept.balance, found.sign, found.rung) == (QName("ext", "Rebates"), "credit", -1, Rung.EXTENSION)


def test_where_most_parts_go_against_their_concepts_the_sum_is_wrong() -> None:
    lines = [line("Bonds", 9, at=0), line("Advertising", 3, at=20), line("Income", 12, at=40, role=LineRole.TOTAL)]
    matches = [match(standard("InterestExpenseDebt"), -1), match(standard("AdvertisingExpense"), -1), match(standard("NetIncomeLoss"))]
    statement = mapped(StatementKind.INCOME, lines, matches, [NINE_MONTHS], [(2, [(0, 1), (1, 1)])])
    assert outcome(statement) == ("InterestExpenseDebt", -1)


@pytest.mark.parametrize(
    ("name", "sign", "expected"),
    [
        ("RepaymentsOfLongTermDebt", -1, ("ProceedsFromRepaymentsOfLongTermDebtAndCapitalSecurities", 1)),
        ("PaymentsForRepurchaseOfCommonStock", -1, ("ProceedsFromRepurchaseOfEquity", 1)),
        ("ProceedsFromDivestitureOfBusinesses", 1, ("PaymentsForProceedsFromBusinessesAndInterestInAffiliates", -1)),
    ],
)
def test_flows_of_both_directions_have_standard_concepts(name: str, sign: int, expected: tuple[str, int]) -> None:
    assert outcome(flow("Net", name, sign, "0.9", -3, 5), 1) == expected


def test_a_flow_of_both_directions_without_one_is_the_filings_own_unless_its_concept_is_sure() -> None:
    assert outcome(flow("Senior notes, net", "ProceedsFromIssuanceOfSeniorLongTermDebt", 1, "0.2", -3, 5), 1) == (
        "SeniorNotesNetFinancingActivities",
        1,
    )
    assert outcome(flow("Dividends paid", "PaymentsOfDividends", -1, "0.8", -3, 5), 1) == ("PaymentsOfDividends", -1)


def test_a_balance_that_may_fall_below_zero_stays() -> None:
    lines = [line("General partners", -3, at=0), line("Total", -3, at=20, role=LineRole.TOTAL)]
    matches = [match(standard("GeneralPartnersCapitalAccount")), match(standard("PartnersCapital"))]
    statement = mapped(StatementKind.BALANCE_SHEET, lines, matches, [QUARTER_END], [(1, [(0, 1)])])
    assert outcome(statement) == ("GeneralPartnersCapitalAccount", 1)
    assert not is_one_signed(standard("MinorityInterest"))
    assert not is_one_signed(standard("NetInvestmentIncome"))  # of a fund whose expenses are more
    assert is_one_signed(standard("AccumulatedDistributionsInExcessOfNetIncome"))


@pytest.mark.parametrize(
    "name", ["OtherGeneralExpense", "OtherNoncashExpense", "OtherNoninterestExpense", "OtherExpenses", "OtherCostAndExpenseOperating"]
)
def test_other_expenses_are_not_negative(name: str) -> None:
    assert is_one_signed(standard(name))


def test_a_part_takes_the_sign_that_its_sum_needs_where_most_parts_have_it() -> None:
    lines = [
        line("Capital expenditures", -9, at=0),
        line("Purchases of land", -3, at=20),
        line("Other, net", 5, at=40),
        line("Cash invested", -7, at=60, role=LineRole.TOTAL),
    ]
    names = ("PaymentsToAcquirePropertyPlantAndEquipment", "PaymentsToAcquireLand", "PaymentsForProceedsFromOtherInvestingActivities")
    matches = [*(match(standard(name), sign) for name, sign in zip(names, (-1, -1, 1), strict=True))]
    matches.append(match(standard("NetCashProvidedByUsedInInvestingActivities")))
    statement = mapped(StatementKind.CASH_FLOW, lines, matches, [NINE_MONTHS], [(3, [(0, 1), (1, 1), (2, 1)])])
    assert outcome(statement, 2) == (names[2], -1)


def test_in_a_matrix_the_total_tells_whether_a_repurchase_is_printed_turned() -> None:
    component = Dimension(QName("us-gaap", "StatementEquityComponentsAxis"), QName("us-gaap", "TreasuryStockCommonMember"))
    columns = (Column("Treasury", NINE_MONTHS, dimensions=(component,)), Column("Total", NINE_MONTHS))
    bare = mapped(
        StatementKind.EQUITY, [line("Retired", 18, -28, at=0)], [match(standard("StockRepurchasedAndRetiredDuringPeriodValue"))], []
    )
    statement = replace(bare, statement=replace(bare.statement, columns=columns))
    assert outcome(statement) == ("StockRepurchasedAndRetiredDuringPeriodValue", -1)


def test_in_a_matrix_without_a_total_the_components_beside_treasury_stock_tell() -> None:
    axis = QName("us-gaap", "StatementEquityComponentsAxis")
    members = [QName("us-gaap", name) for name in ("CommonStockMember", "TreasuryStockCommonMember")]
    columns = tuple(Column("", NINE_MONTHS, dimensions=(Dimension(axis, member),)) for member in members)
    bare = mapped(
        StatementKind.EQUITY, [line("Retired", -28, 18, at=0)], [match(standard("StockRepurchasedAndRetiredDuringPeriodValue"))], []
    )
    statement = replace(bare, statement=replace(bare.statement, columns=columns))
    assert outcome(statement) == ("StockRepurchasedAndRetiredDuringPeriodValue", -1)


def test_dividends_paid_in_stock_lower_retained_earnings() -> None:
    axis = QName("us-gaap", "StatementEquityComponentsAxis")
    members = [QName("us-gaap", name) for name in ("CommonStockMember", "RetainedEarningsMember")]
    columns = (*(Column("", NINE_MONTHS, dimensions=(Dimension(axis, member),)) for member in members), Column("Total", NINE_MONTHS))
    bare = mapped(StatementKind.EQUITY, [line("5% stock dividend", 28, -28, 0, at=0)], [match(standard("DividendsCommonStock"))], [])
    statement = replace(bare, statement=replace(bare.statement, columns=columns))
    assert outcome(statement) == ("DividendsCommonStock", -1)


def test_liabilities_assumed_are_positive_though_printed_below_the_assets() -> None:
    lines = [line("Fair value of assets acquired", 900, at=0), line("Liabilities assumed", -400, at=20)]
    matches = [match(standard("NoncashOrPartNoncashAcquisitionValueOfAssetsAcquired1"))]
    matches += [replace(match(standard("NoncashOrPartNoncashAcquisitionValueOfLiabilitiesAssumed1")), rung=Rung.LEARNED)]
    assert outcome(mapped(StatementKind.CASH_FLOW, lines, matches, [NINE_MONTHS]), 1)[1] == -1


def test_a_cost_has_no_concept_of_revenue_of_an_older_taxonomy() -> None:
    revenue = replace(standard("Revenues"), qname=QName("ext", "MaintenanceRevenue"))
    lines = [line("Maintenance", 40, at=0), line("Fuel", 60, at=20), line("Total operating expenses", 100, at=40, role=LineRole.TOTAL)]
    wrong = replace(match(revenue, -1), rung=Rung.LEARNED)
    matches = [wrong, match(standard("FuelCosts")), match(standard("OperatingExpenses"))]
    assert outcome(mapped(StatementKind.INCOME, lines, matches, [NINE_MONTHS], [(2, [(0, 1), (1, 1)])])) == ("Maintenance", 1)
