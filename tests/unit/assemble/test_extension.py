"""The filing's own concepts have one meaning each."""

from dataclasses import replace

from small_statements import NINE_MONTHS, QUARTER_END, concept, line, mapped, match

from converter.assemble.extension import own_concept, own_dimensions, own_statement, tell_apart
from converter.model.concept import Concept, QName
from converter.model.fact import Dimension
from converter.model.match import Rung
from converter.model.report import MappedStatement
from converter.model.statement import StatementKind


def named(of: Concept) -> Concept:
    return replace(of, qname=QName("ext", of.qname.name))


def statement(kind: StatementKind, of: Concept) -> MappedStatement:
    period = QUARTER_END if kind is StatementKind.BALANCE_SHEET else NINE_MONTHS
    return own_statement(mapped(kind, [line("Deferred returns", 5, at=0)], [match(named(of))], [period]), "hmi")


def names(statements: tuple[MappedStatement, ...]) -> list[str]:
    return [str(m.concept.qname) for s in statements for m in s.matches if m]


def test_a_balance_and_a_movement_of_one_caption_are_two_concepts() -> None:
    balance = statement(StatementKind.BALANCE_SHEET, concept("DeferredReturns", "debit", instant=True))
    movement = statement(StatementKind.CASH_FLOW, concept("DeferredReturns", "credit"))
    assert names(tell_apart([balance, movement])) == ["hmi:DeferredReturns", "hmi:DeferredReturnsCashFlow"]


def test_the_same_kind_of_line_in_two_statements_is_one_concept() -> None:
    twice = [statement(StatementKind.INCOME, concept("DeferredReturns", "credit")) for _ in range(2)]
    assert names(tell_apart(twice)) == ["hmi:DeferredReturns", "hmi:DeferredReturns"]


def test_what_the_input_calls_the_same_on_two_statements_is_one_concept() -> None:
    costs, flows = (
        statement(kind, concept("DeferredReturns", side))
        for kind, side in ((StatementKind.INCOME, "debit"), (StatementKind.CASH_FLOW, None))
    )
    stated = [replace(each, matches=tuple(m and replace(m, rung=Rung.STATED) for m in each.matches)) for each in (costs, flows)]
    assert names(tell_apart([costs, flows])) == ["hmi:DeferredReturns", "hmi:DeferredReturnsCashFlow"]
    assert [m and (str(m.concept.qname), m.concept.balance) for s in tell_apart(stated) for m in s.matches] == [
        ("hmi:DeferredReturns", "debit")
    ] * 2


def test_a_member_never_has_a_standard_members_name() -> None:
    axis = QName("us-gaap", "StatementBusinessSegmentsAxis")
    members = [Dimension(axis, QName("ext", name)) for name in ("CommitmentsMember", "PartnershipInterestMember", "SawmillsMember")]
    assert [d.member.name for d in own_dimensions(members, "hmi")] == [
        "CommitmentsPartMember",
        "PartnershipInterestPartMember",
        "SawmillsMember",
    ]


def test_a_concept_that_srt_has_is_srts() -> None:
    name = "PayablesToBrokerDealersAndClearingOrganizations"
    found = own_concept(named(concept(name, "credit", instant=True)), "hmi")
    assert found.qname == QName("srt", name)
    assert own_concept(named(concept(name, "debit", instant=True)), "hmi").qname == QName("hmi", name)
