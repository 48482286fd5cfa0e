"""One concept on two statements with different amounts: the later line gets a concept of the filing's own (EFM 6.5.12)."""

import pytest
from small_statements import NINE_MONTHS, line, mapped, match

from converter.assemble.namesakes import tell_namesakes_apart
from converter.model.concept import Concept, QName
from converter.model.match import Rung
from converter.model.period import Period
from converter.model.statement import LineRole, StatementKind
from converter.taxonomy.baked import load_concepts

YEAR_BEFORE: Period = NINE_MONTHS.__class__(NINE_MONTHS.start.replace(year=2001), NINE_MONTHS.end.replace(year=2001))


def standard(name: str) -> Concept:
    found = load_concepts().get(QName("us-gaap", name))
    assert found is not None
    return found


def names(
    concept: Concept,
    costs: tuple[int, int],
    flows: tuple[int, int],
    rung: Rung = Rung.LEARNED,
    role: LineRole = LineRole.ITEM,
) -> list[QName]:
    periods = [NINE_MONTHS, YEAR_BEFORE]
    income = mapped(StatementKind.INCOME, [line("Depreciation", *costs, at=0)], [match(concept, rung=rung)], periods)
    cash = mapped(StatementKind.CASH_FLOW, [line("Depreciation", *flows, at=50, role=role)], [match(concept, rung=rung)], periods)
    return [m.concept.qname for statement in tell_namesakes_apart([cash, income]) for m in statement.matches if m]


def test_a_line_that_agrees_in_no_period_is_another_thing() -> None:
    depreciation = standard("Depreciation")
    assert names(depreciation, (5, 4), (7, 6)) == [QName("ext", "DepreciationCashFlowInformation"), depreciation.qname]


def test_years_without_an_amount_say_nothing() -> None:
    charges = standard("RestructuringCharges")
    assert names(charges, (5, 0), (7, 0)) == [QName("ext", "DepreciationCashFlowInformation"), charges.qname]


@pytest.mark.parametrize("name", ["IncomeLossFromEquityMethodInvestments", "NetIncomeLossAttributableToNoncontrollingInterest"])
def test_shares_in_others_results_may_be_undistributed_among_cash_flows(name: str) -> None:
    assert names(standard(name), (5, 4), (7, 6))[0].prefix == "ext"


def test_the_income_statement_says_the_sign() -> None:
    effect = standard("IncomeLossFromEquityMethodInvestments")
    income = mapped(StatementKind.INCOME, [line("Equity in losses", 5, at=0)], [match(effect, sign=-1)], [NINE_MONTHS])
    cash = mapped(StatementKind.CASH_FLOW, [line("Equity in losses", 5, at=50)], [match(effect, sign=1)], [NINE_MONTHS])
    assert [m.sign for statement in tell_namesakes_apart([cash, income]) for m in statement.matches if m] == [-1, -1]


@pytest.mark.parametrize("flows", [(5, 4), (5, 6), (-5, -4)])
def test_a_line_that_agrees_in_some_period_or_but_for_its_sign_is_the_same_thing(flows: tuple[int, int]) -> None:
    depreciation = standard("Depreciation")
    assert names(depreciation, (5, 4), flows) == [depreciation.qname, depreciation.qname]


def test_net_income_is_never_two_things() -> None:
    assert names(standard("NetIncomeLoss"), (5, 4), (7, 6)) == [QName("us-gaap", "NetIncomeLoss")] * 2


def test_what_a_map_or_a_total_says_stays() -> None:
    depreciation = standard("Depreciation")
    assert names(depreciation, (5, 4), (7, 6), rung=Rung.USER_RULE) == [depreciation.qname] * 2
    assert names(depreciation, (5, 4), (7, 6), role=LineRole.TOTAL) == [depreciation.qname] * 2
