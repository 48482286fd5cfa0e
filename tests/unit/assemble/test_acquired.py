"""Facts of a business that the registrant acquired have its name."""

from small_statements import NINE_MONTHS, SOURCE, concept, line, mapped, match

from converter.assemble.acquired import of_company
from converter.assemble.facts import statement_facts
from converter.model.concept import QName
from converter.model.outline import Outline, StatementRegion
from converter.model.source import Span
from converter.model.statement import StatementKind

REGION = StatementRegion(StatementKind.INCOME, "STATEMENTS OF INCOME", None, None, 0, (Span(50, 200),))


def members(company: str, at: int) -> list[QName]:
    income = mapped(StatementKind.INCOME, [line("Net income", 12, at=at)], [match(concept("NetIncomeLoss", "credit"))], [NINE_MONTHS])
    facts, _ = statement_facts([income], SOURCE)
    return [d.member for fact in of_company(facts, Outline(statements=(REGION,), company=company), "hk") for d in fact.dimensions]


def test_a_fact_of_the_statements_has_the_company_for_a_member() -> None:
    assert members("Stove Works Corp.", 100) == [QName("hk", "StoveWorksCorpMember")]


def test_a_fact_above_the_statements_is_the_registrants() -> None:
    assert members("Stove Works Corp.", 0) == []


def test_where_no_company_is_named_all_facts_are_the_registrants() -> None:
    assert members("", 100) == []
