"""What cash from all activities adds up to is the change in cash (DQC_0048, DQC_0062)."""

from dataclasses import replace

import pytest
from small_statements import NINE_MONTHS, concept, line, mapped, match

from converter.assemble.change_in_cash import CHANGE, CONTINUING, EXCHANGE, WITHOUT_EXCHANGE, settle_change_in_cash
from converter.model.concept import Concept, QName
from converter.model.report import MappedStatement
from converter.model.statement import LineRole, StatementKind, Summation, Term
from converter.taxonomy.baked import load_concepts

TABLE = load_concepts()
OWN = Concept(QName("ext", "NetCashProvided"), "xbrli:monetaryItemType", concept("Any").period_type)


def standard(name: str) -> Concept:
    found = TABLE.get(QName("us-gaap", name))
    assert found is not None
    return found


def flows(last: Concept, change: int, between: Concept | None = None, *, is_summed: bool = False) -> MappedStatement:
    """Cash from operations +9, investing -4, financing -3, something between of +1, and a change."""
    lines = [line(f"Net cash {i}", value, at=20 * i, role=LineRole.TOTAL) for i, value in enumerate((9, -4, -3))]
    matches = [match(standard(f"NetCashProvidedByUsedIn{name}Activities")) for name in ("Operating", "Investing", "Financing")]
    if between:
        lines.append(line("Currency translation adjustment", 1, at=80))
        matches.append(match(between))
    lines.append(line("Net cash provided", change, at=100, role=LineRole.TOTAL))
    sums = [(len(matches), [(i, 1) for i in range(len(matches))])] if is_summed else []
    return mapped(StatementKind.CASH_FLOW, lines, [*matches, match(last)], [NINE_MONTHS], sums)


def outcome(statement: MappedStatement) -> tuple[list[QName], tuple[Summation, ...]]:
    done = settle_change_in_cash(statement, TABLE.get)
    return [m.concept.qname for m in done.matches if m][3:], done.calculation.summations


def test_the_sum_of_the_activities_is_the_change_in_cash() -> None:
    assert outcome(flows(OWN, 2, is_summed=True))[0] == [CHANGE]


def test_cash_of_continuing_operations_from_several_activities_is_not_from_operations() -> None:
    of_operations = standard("NetCashProvidedByUsedInOperatingActivitiesContinuingOperations")
    assert outcome(flows(of_operations, 2, is_summed=True))[0] == [CONTINUING]


def test_a_translation_adjustment_in_it_is_the_effect_of_exchange_rates() -> None:
    translation = standard("OtherComprehensiveIncomeLossForeignCurrencyTransactionAndTranslationAdjustmentNetOfTax")
    assert outcome(flows(standard(CHANGE.name), 3, translation, is_summed=True))[0] == [EXCHANGE, CHANGE]


def test_a_change_in_cash_that_is_their_sum_gets_it() -> None:
    names, sums = outcome(flows(standard(CHANGE.name), 3, standard(EXCHANGE.name)))
    assert names == [EXCHANGE, CHANGE]
    assert sums == (Summation(4, tuple(Term(i, 1) for i in range(4))),)


def test_a_change_in_cash_that_is_not_their_sum_gets_none() -> None:
    assert outcome(flows(standard(CHANGE.name), 7))[1] == ()


def test_cash_from_an_activity_of_one_line_is_the_sum_of_that_line() -> None:
    lines = [
        line("From operations", 9, at=0, role=LineRole.TOTAL),
        line("Construction", -4, at=20),
        line("Used in investing", -4, at=40, role=LineRole.TOTAL),
        line("Change in cash", 5, at=60, role=LineRole.TOTAL),
    ]
    names = (
        "NetCashProvidedByUsedInOperatingActivities",
        "PaymentsToAcquireProductiveAssets",
        "NetCashProvidedByUsedInInvestingActivities",
    )
    matches = [*map(match, map(standard, names)), match(standard(CHANGE.name))]
    done = settle_change_in_cash(mapped(StatementKind.CASH_FLOW, lines, matches, [NINE_MONTHS], [(3, [(0, 1), (1, 1)])]), TABLE.get)
    assert done.calculation.of_total(2) == Summation(2, (Term(1, 1),))
    assert done.calculation.of_total(3) == Summation(3, (Term(0, 1), Term(2, 1)))


def test_balances_that_the_change_carries_forward_are_cash() -> None:
    statement = flows(standard(CHANGE.name), 2, is_summed=True)
    lines = [line("Cash, January 1", 5, at=120), line("Cash, December 31", 7, at=140)]
    own = [match(replace(OWN, qname=QName("ext", name))) for name in ("Cash", "Cash2")]
    longer = replace(statement.statement, lines=(*statement.statement.lines, *lines))
    done = settle_change_in_cash(replace(statement, statement=longer, matches=(*statement.matches, *own)), TABLE.get)
    assert {m.concept.qname.name for m in done.matches[-2:] if m} == {"CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents"}


@pytest.mark.parametrize(("closing", "name"), [(8, WITHOUT_EXCHANGE), (7, CHANGE)])
def test_a_change_to_which_the_effect_of_exchange_is_added_below_is_without_it(closing: int, name: QName) -> None:
    statement = flows(standard(CHANGE.name), 2, is_summed=True)
    lines = [line("Effect of exchange rates", 1, at=120), line("Cash, January 1", 5, at=140), line("Cash, December 31", closing, at=160)]
    cash = standard("CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents")
    matches = (*statement.matches, match(standard(EXCHANGE.name)), match(cash), match(cash))
    longer = replace(statement.statement, lines=(*statement.statement.lines, *lines))
    assert outcome(replace(statement, statement=longer, matches=matches))[0][0] == name
