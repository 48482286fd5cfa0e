"""The filing's own concepts: the matching names them with the prefix "ext", the report with the filing's prefix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from converter.model.concept import Concept, PeriodType, QName
from converter.model.fact import Dimension
from converter.model.match import Match
from converter.model.report import MappedStatement
from converter.model.statement import Column, LineItem

PLACEHOLDER = "ext"

Dimensional = TypeVar("Dimensional", Column, LineItem)


def own_name(qname: QName, prefix: str) -> QName:
    """The name with the filing's prefix where it had the placeholder."""
    return QName(prefix, qname.name) if qname.prefix == PLACEHOLDER else qname


def own_concept(concept: Concept, prefix: str) -> Concept:
    """As `own_name`, for a concept."""
    return replace(concept, qname=own_name(concept.qname, prefix)) if concept.qname.prefix == PLACEHOLDER else concept


def own_dimensions(dimensions: Sequence[Dimension], prefix: str) -> tuple[Dimension, ...]:
    """As `own_name`, for axes and members."""
    return tuple(Dimension(own_name(d.axis, prefix), own_name(d.member, prefix)) for d in dimensions)


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
    return replace(match, concept=own_concept(match.concept, prefix)) if match else None


def _dimensional(item: Dimensional, prefix: str) -> Dimensional:
    return replace(item, dimensions=own_dimensions(item.dimensions, prefix)) if item.dimensions else item
