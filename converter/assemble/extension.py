"""The filing's own concepts: the matching names them with the prefix "ext", the report with the filing's prefix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from converter.model.concept import Concept, PeriodType, QName
from converter.model.fact import Dimension
from converter.model.match import Match, Rung
from converter.model.report import MappedStatement
from converter.model.statement import Column, LineItem, StatementKind
from converter.taxonomy.baked import load_concepts

PLACEHOLDER = "ext"

_STANDARD = ("us-gaap", "srt")

KIND_ENDINGS = {
    StatementKind.BALANCE_SHEET: "Balance",
    StatementKind.INCOME: "Income",
    StatementKind.COMPREHENSIVE_INCOME: "ComprehensiveIncome",
    StatementKind.CASH_FLOW: "CashFlow",
    StatementKind.EQUITY: "Equity",
    StatementKind.NOTE_TABLE: "Disclosure",
    StatementKind.PROSE: "Disclosure",
}

Dimensional = TypeVar("Dimensional", Column, LineItem)


def own_name(qname: QName, prefix: str) -> QName:
    """The name with the filing's prefix where it had the placeholder."""
    return QName(prefix, qname.name) if qname.prefix == PLACEHOLDER else qname


def own_concept(concept: Concept, prefix: str) -> Concept:
    """As `own_name`, for a concept; one that srt has by this name is srt's (EFM 6.7.16)."""
    if concept.qname.prefix != PLACEHOLDER:
        return concept
    standard = load_concepts().get(QName("srt", concept.qname.name))
    if standard and (standard.type, standard.period_type, standard.balance) == (concept.type, concept.period_type, concept.balance):
        return standard
    return replace(concept, qname=own_name(concept.qname, prefix))


def own_dimensions(dimensions: Sequence[Dimension], prefix: str) -> tuple[Dimension, ...]:
    """As `own_name`, for axes and members."""
    return tuple(Dimension(own_name(d.axis, prefix), own_name(_free_member(d.member), prefix)) for d in dimensions)


def _free_member(member: QName) -> QName:
    """A member's name that no standard one has (EFM 6.7.16): a column "Commitments" is not what the taxonomy calls so."""
    table = load_concepts()
    if member.prefix != PLACEHOLDER or not any(QName(prefix, member.name) in table for prefix in _STANDARD):
        return member
    return QName(member.prefix, f"{member.name.removesuffix('Member')}PartMember")


def tell_apart(statements: Sequence[MappedStatement]) -> tuple[MappedStatement, ...]:
    """The statements with a name of its own for each concept of the filing.

    Lines of two statements may have one caption and be different things: "Deferred returns" as a balance and as a movement.
    The statement that comes first keeps the plain name; in a later one of another kind it ends with that kind. What the input
    calls the same on both is one concept.
    """
    known: dict[QName, Concept] = {}
    told: list[MappedStatement] = []
    for mapped in statements:
        ending = KIND_ENDINGS[mapped.statement.kind]
        matches = tuple(_tell_apart(m, known, ending) for m in mapped.matches)
        known |= {m.concept.qname: m.concept for m in matches if m and m.concept.is_extension}
        told.append(replace(mapped, matches=matches))
    return tuple(told)


def _tell_apart(match: Match | None, known: Mapping[QName, Concept], ending: str) -> Match | None:
    if match is None or not match.concept.is_extension:
        return match
    concept, first = match.concept, known.get(match.concept.qname)
    if first is None or _same_kind(concept, first):
        return match
    if match.rung is Rung.STATED and (concept.type, concept.period_type) == (first.type, first.period_type):
        return replace(match, concept=first)
    renamed = replace(concept, qname=QName(concept.qname.prefix, f"{concept.qname.name}{ending}"))
    return replace(match, concept=renamed)


def _same_kind(one: Concept, other: Concept) -> bool:
    return (one.type, one.period_type, one.balance) == (other.type, other.period_type, other.balance)


def own_statement(mapped: MappedStatement, prefix: str) -> MappedStatement:
    """As `own_name`, for a statement's matches and dimensions."""
    statement = mapped.statement
    return replace(
        mapped,
        statement=replace(
            statement,
            columns=tuple(_dimensional(c, prefix) for c in statement.columns),
            lines=tuple(_dimensional(line, prefix) for line in statement.lines),
        ),
        matches=tuple(_own_match(m, prefix) for m in mapped.matches),
    )


def member_concept(qname: QName, words: str) -> Concept:
    """A member that the filing defines itself (EFM 6.7.28)."""
    return Concept(
        qname=qname,
        type="dtr-types:domainItemType",
        period_type=PeriodType.DURATION,
        abstract=True,
        label=f"{words} [Member]",
        documentation=f"Represents {words}.",
    )


def _own_match(match: Match | None, prefix: str) -> Match | None:
    return replace(match, concept=own_concept(match.concept, prefix)) if match and match.concept.qname.prefix == PLACEHOLDER else match


def _dimensional(item: Dimensional, prefix: str) -> Dimensional:
    return replace(item, dimensions=own_dimensions(item.dimensions, prefix)) if item.dimensions else item
