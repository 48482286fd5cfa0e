"""Concepts and signs of lines go together over the whole filing."""

from dataclasses import replace
from datetime import date

import pytest
from small_statements import NINE_MONTHS, QUARTER_END, concept, line, mapped, match

from converter.assemble.companions import settle_companions
from converter.maps.extend import SIGN_OF_UNBALANCED
from converter.model.concept import Concept, PeriodType, QName
from converter.model.match import Rung
from converter.model.period import Duration
from converter.model.report import MappedStatement
from converter.model.statement import LineRole, StatementKind

PLAIN = concept("IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest", "credit")
BEFORE = concept("IncomeLossFromContinuingOperationsBeforeIncomeTaxesMinorityInterestAndIncomeLossFromEquityMethodInvestments", "credit")
SHARE = concept("IncomeLossFromEquityMethodInvestments", "credit")
EQUITY = concept("StockholdersEquity", "credit", instant=True)
WITH_MINORITY = concept("StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest", "credit", instant=True)
BEFORE_TREASURY = concept("StockholdersEquityBeforeTreasuryStock", "credit", instant=True)
TREASURY = concept("TreasuryStockValue", "debit", instant=True)
COSTS = concept("CostsAndExpenses", "debit")
CAPITALISED = concept("InterestCostsCapitalized", "credit")
TAX = concept("IncomeTaxExpenseBenefit", "debit")
REPAID = concept("RepaymentsOfNotesPayable", "credit")
BOTH = concept("ProceedsFromRepaymentsOfNotesPayable", "debit")
YEAR = Duration(date(2001, 1, 1), date(2001, 12, 31))
DEFERRED = concept("DeferredIncomeTaxAssetsNet", "debit", instant=True)
PAID, PAID_NET, CAPITALISED_PAID = (concept(f"InterestPaid{end}", "credit") for end in ("", "Net", "Capitalized"))
KNOWN = {c.qname: c for c in (PLAIN, BEFORE_TREASURY, BOTH, DEFERRED, PAID_NET)}


def lookup(name: QName) -> Concept | None:
    return KNOWN.get(name)


def settled(*concepts: Concept, rung: Rung = Rung.LEARNED) -> list[Concept | None]:
    lines = [line(f"Line {i}", i + 1, at=20 * i) for i, _ in enumerate(concepts)]
    matches = [match(c, rung=rung) for c in concepts]
    (statement,) = settle_companions([mapped(StatementKind.INCOME, lines, matches, [NINE_MONTHS])], lookup)
    return [m.concept if m else None for m in statement.matches]


def test_without_equity_method_income_it_is_income_before_tax() -> None:
    assert settled(BEFORE) == [PLAIN]


@pytest.mark.parametrize("other", [SHARE, PLAIN])
def test_with_it_or_beside_income_before_tax_it_stays(other: Concept) -> None:
    assert settled(BEFORE, other) == [BEFORE, other]


def test_deferred_taxes_of_a_note_are_not_those_of_the_balance_sheet() -> None:
    noted = concept("DeferredTaxAssetsNet", "debit", instant=True)
    for kind, expected in ((StatementKind.BALANCE_SHEET, DEFERRED), (StatementKind.NOTE_TABLE, noted)):
        (found,) = settle_companions([mapped(kind, [line("Deferred taxes", 4, at=0)], [match(noted)], [QUARTER_END])], lookup)
        assert [m.concept for m in found.matches if m] == [expected]


@pytest.mark.parametrize(("others", "expected"), [((), PAID_NET), ((CAPITALISED_PAID,), PAID)])
def test_interest_paid_is_net_unless_capitalised_interest_is_shown(others: tuple[Concept, ...], expected: Concept) -> None:
    shown = (PAID, *others)
    lines = [line(f"Interest {i}", i + 1, at=20 * i) for i, _ in enumerate(shown)]
    (found,) = settle_companions([mapped(StatementKind.CASH_FLOW, lines, [match(c) for c in shown], [NINE_MONTHS])], lookup)
    assert [m.concept for m in found.matches if m] == [expected, *others]


def test_what_a_user_asked_for_stays() -> None:
    assert settled(BEFORE, rung=Rung.USER_RULE) == [BEFORE]


def test_equity_before_treasury_stock_has_no_minority_interests() -> None:
    lines = [line("Equity", 9, at=0), line("Treasury stock", -2, at=20), line("Total", 7, at=40, role=LineRole.TOTAL)]
    matches = [match(WITH_MINORITY), match(TREASURY, -1), match(EQUITY)]
    sheet = mapped(StatementKind.BALANCE_SHEET, lines, matches, [QUARTER_END], [(2, [(0, 1), (1, 1)])])
    (settled_sheet,) = settle_companions([sheet], lookup)
    assert [m.concept for m in settled_sheet.matches if m] == [BEFORE_TREASURY, TREASURY, EQUITY]


def costs(part: Concept, figure: int, sign: int = 1, weight: int = 1) -> MappedStatement:
    lines = [line("Part", figure, at=0), line("Costs", 9, at=20, role=LineRole.TOTAL)]
    return mapped(StatementKind.INCOME, lines, [match(part, sign), match(COSTS)], [NINE_MONTHS], [(1, [(0, weight)])])


def signs(statement: MappedStatement) -> list[int]:
    (settled_statement,) = settle_companions([statement], lookup)
    return [m.sign for m in settled_statement.matches if m]


def test_a_credit_printed_negative_among_costs_is_turned() -> None:
    assert signs(costs(CAPITALISED, -3)) == [-1, 1]


@pytest.mark.parametrize(("figure", "sign"), [(-3, 1), (3, -1)])
def test_a_line_of_no_sum_keeps_its_printed_sign(figure: int, sign: int) -> None:
    lines, matches = [line("Income taxes", figure, at=0)], [match(concept("IncomeTaxesPaid", "credit"), sign)]
    assert signs(mapped(StatementKind.CASH_FLOW, lines, matches, [NINE_MONTHS])) == [1]


@pytest.mark.parametrize(("part", "figure"), [(CAPITALISED, 3), (TAX, -3), (COSTS, -3)])
def test_a_line_stays_that_is_positive_or_may_be_negative_or_whose_sum_needs_it_so(part: Concept, figure: int) -> None:
    assert signs(costs(part, figure)) == [1, 1]


def test_an_own_amount_takes_its_balance_from_its_sum() -> None:
    own = Concept(QName("ext", "Warehousing"), "xbrli:monetaryItemType", PeriodType.DURATION, documentation=f"Sheds.{SIGN_OF_UNBALANCED}")
    lines = [line("Warehousing", 3, at=0), line("Rebates", 1, at=20), line("Costs", 2, at=40, role=LineRole.TOTAL)]
    rebates = replace(own, qname=QName("ext", "Rebates"))
    statement = mapped(StatementKind.INCOME, lines, [match(own), match(rebates), match(COSTS)], [NINE_MONTHS], [(2, [(0, 1), (1, -1)])])
    (done,) = settle_companions([statement], lookup)
    assert [(m.concept.balance, m.concept.documentation) for m in done.matches if m][:2] == [("debit", "Sheds."), ("credit", "Sheds.")]


def test_an_own_amount_that_is_taken_away_has_the_other_balance() -> None:
    less = Concept(QName("ext", "LessDue"), "xbrli:monetaryItemType", PeriodType.INSTANT, balance="credit")
    lines = [line("Debt", 9, at=0), line("Less due", 2, at=20), line("Total", 7, at=40, role=LineRole.TOTAL)]
    matches = [match(EQUITY), match(less), match(WITH_MINORITY)]
    (done,) = settle_companions([mapped(StatementKind.BALANCE_SHEET, lines, matches, [QUARTER_END], [(2, [(0, 1), (1, -1)])])], lookup)
    assert [m.concept.balance for m in done.matches if m] == ["credit", "debit", "credit"]


@pytest.mark.parametrize(("figures", "expected"), [((-3, 5), (BOTH, 1)), ((-3, -5), (REPAID, -1))])
def test_a_flow_that_goes_both_ways_has_a_concept_for_that(figures: tuple[int, int], expected: tuple[Concept, int]) -> None:
    flow = mapped(StatementKind.CASH_FLOW, [line("Notes", *figures, at=0)], [match(REPAID, -1)], [NINE_MONTHS, YEAR])
    (settled_flow,) = settle_companions([flow], lookup)
    assert [(m.concept, m.sign) for m in settled_flow.matches if m] == [expected]


def test_a_change_beside_an_amount_says_nothing_of_its_sign() -> None:
    own = Concept(QName("ext", "ServiceFees"), "xbrli:monetaryItemType", PeriodType.DURATION, balance="debit")
    statement = mapped(
        StatementKind.INCOME, [line("Service fees", 998, -14, at=0)], [match(own, -1, Rung.EXTENSION)], [NINE_MONTHS, NINE_MONTHS]
    )
    dated, change = statement.statement.columns
    beside = replace(statement.statement, columns=(dated, replace(change, period=None)))
    (done,) = settle_companions([replace(statement, statement=beside)], lookup)
    assert [(m.concept.balance, m.sign) for m in done.matches if m] == [("credit", 1)]
    assert done.statement == beside
