"""A statement, and each of its lines, as the candidates see them: where a line stands, what it measures, what is said above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from converter.maps.caption import normalise, words
from converter.maps.concept_map import ConceptMap
from converter.maps.denied import said_above, speaks_of_lending, speaks_of_partners, speaks_of_treasury
from converter.maps.learned import PARENTHETICAL, kind_of
from converter.maps.place import Place, places
from converter.maps.standards import is_since_contracts, is_since_shared
from converter.maps.wording import captions_of
from converter.model.concept import HELD_IN_TREASURY, Concept, PeriodType
from converter.model.period import Duration
from converter.model.quantity import Measure
from converter.model.statement import Calculation, LineItem, LineRole, Statement, StatementKind

_MEASURES = {
    "monetaryItemType": Measure.MONETARY,
    "sharesItemType": Measure.SHARES,
    "perShareItemType": Measure.PER_SHARE,
    "percentItemType": Measure.PERCENT,
    "pureItemType": Measure.PURE,
}
_TURN = re.compile(r"\b(diluted|dilution|basic|primary)\b")
_ANY_TIME = tuple(PeriodType)
_BALANCE_OF_CASH = re.compile(r"\b(?:beginning|end|ending|start|opening|closing)\b", re.IGNORECASE)
_RETAINED = re.compile(  # not a deficit, which may be printed positive
    r"^\W*(?:consolidated |balance of )?(?:(?:retained|reinvested|undistributed) (?:earnings|income)"
    r"|(?:earnings|income) (?:retained|reinvested))\b(?!.*\b(?:charge[ds]?|credits?|dividends?|transfer\w*|adjust\w*|per)\b)",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"^(?:total|net cash|net income|net (?:increase|decrease)|gross|operating (?:income|profit)|income|net property|net sale)",
    re.IGNORECASE,
)
_BOTH = frozenset({StatementKind.EQUITY, StatementKind.NOTE_TABLE, StatementKind.PROSE})
_SOON = re.compile(r"\bcurrent|\bwithin\b|\bdue\b|\bmatur|\bportion\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scene:
    """A statement as the candidates see it."""

    statement: Statement
    places: tuple[Place, ...]
    totals: frozenset[int]
    concept_map: ConceptMap
    captions: frozenset[str]  # normalised
    is_shared: bool  # a line may count in noncontrolling interests without naming them
    is_lender: bool  # it speaks of loans or deposits
    is_of_partners: bool  # it speaks of partners or units, or is no statement of equity
    is_unclassified: bool  # a balance sheet that parts nothing into current and noncurrent
    is_of_treasury: bool  # it speaks of stock held in treasury, or is no statement of equity
    is_since_contracts: bool  # of a time that told revenue from contracts with customers from other revenue


class Look(NamedTuple):
    """All of a line that its candidates and their scores depend on, so that lines which look alike are weighed once.

    `captions` are those to look for, the line's own last; `learned_as` is the kind of statement under which they were learned.
    """

    captions: tuple[str, ...]
    kind: StatementKind
    learned_as: str
    place: Place
    measure: Measure
    period_types: tuple[PeriodType, ...]
    is_total: bool
    flow: int
    turn: str
    is_shared: bool  # may count in what belongs to noncontrolling interests
    is_lender: bool  # stands on an income statement that speaks of loans or deposits, or on another statement
    said: frozenset[str]  # words of names that its headings say
    raises_equity: bool  # a row of a statement of equity that adds to all of it
    is_of_partners: bool
    is_unclassified: bool  # neither the caption nor its balance sheet speaks of current amounts
    is_of_treasury: bool
    is_since_contracts: bool


def scene_of(statement: Statement, calculation: Calculation, concept_map: ConceptMap) -> Scene:
    """The statement with the places of its lines and the lines that are totals."""
    totals = frozenset(summation.total for summation in calculation.summations)
    captions = frozenset(normalise(line.caption) for line in statement.lines)
    is_lender = speaks_of_lending(captions)
    heads = (statement.title, *(column.heading for column in statement.columns), *(line.caption for line in statement.lines))
    is_of_partners = statement.kind is not StatementKind.EQUITY or speaks_of_partners(heads)
    is_unclassified = statement.kind is StatementKind.BALANCE_SHEET and not any("current" in caption.split() for caption in captions)
    return Scene(
        statement,
        places(statement),
        totals,
        concept_map,
        captions,
        _is_shared(statement),
        is_lender,
        is_of_partners,
        is_unclassified,
        _is_of_treasury(statement, heads),
        is_since_contracts(statement),
    )


def fits(concept: Concept, line: LineItem, kind: StatementKind) -> bool:
    """Whether the concept's type and period type agree with the line's measure and statement."""
    return agrees(concept, line.measure, _period_types(line, kind))


def agrees(concept: Concept, measure: Measure, period_types: tuple[PeriodType, ...]) -> bool:
    """Whether the concept is of one of the period types and measures the same."""
    return concept.period_type in period_types and _MEASURES.get(concept.type.rpartition(":")[2]) is measure


def _period_types(line: LineItem, kind: StatementKind) -> tuple[PeriodType, ...]:
    """The period types that the line's concept may have.

    An instant stands in a cash-flow statement only as the cash at the beginning or end, below income only as retained earnings then;
    statements of equity show both.
    """
    if kind is StatementKind.BALANCE_SHEET:
        return (PeriodType.INSTANT,)
    if kind is StatementKind.EQUITY and line.period is not None and (line.host is None or line.measure is not Measure.PER_SHARE):
        return (PeriodType.DURATION if isinstance(line.period, Duration) else PeriodType.INSTANT,)
    if line.host is not None:
        return _ANY_TIME
    if kind in _BOTH or (kind is StatementKind.CASH_FLOW and _BALANCE_OF_CASH.search(line.caption)):
        return _ANY_TIME
    return (PeriodType.INSTANT if kind is StatementKind.INCOME and _RETAINED.search(line.caption) else PeriodType.DURATION,)


def look_at(scene: Scene, i: int, line: LineItem) -> Look:
    """How line `i` looks, or `line` in its place, which may be called otherwise."""
    is_total = line.role is LineRole.TOTAL or i in scene.totals or bool(_TOTAL.match(line.caption))
    place = scene.places[i] if line.host is None else Place.ANY
    kind, name = scene.statement.kind, PARENTHETICAL if line.host is not None else kind_of(scene.statement.kind)
    captions, types = tuple(captions_of(line, scene.statement)), _period_types(line, kind)
    is_shared = scene.is_shared or "noncontrolling" in words(line.caption)
    is_lender = scene.is_lender or kind is not StatementKind.INCOME
    flow, turn, said, raises = _flow(line), turn_of(scene, i), said_above(line.section), _raises_equity(scene.statement, line)
    return Look(
        captions,
        kind,
        name,
        place,
        line.measure,
        types,
        is_total,
        flow,
        turn,
        is_shared,
        is_lender,
        said,
        raises,
        scene.is_of_partners,
        scene.is_unclassified and not _SOON.search(line.caption),
        scene.is_of_treasury,
        scene.is_since_contracts,
    )


def _is_shared(statement: Statement) -> bool:
    """Whether lines may count in noncontrolling interests that do not name them: FAS 160 had made them part of equity.

    On a balance sheet a second total of equity may, until the deduction of treasury stock tells what it is.
    """
    return statement.kind is StatementKind.BALANCE_SHEET or is_since_shared(statement)


def _is_of_treasury(statement: Statement, heads: Sequence[str]) -> bool:
    is_held = any(dimension.member.name in HELD_IN_TREASURY for column in statement.columns for dimension in column.dimensions)
    return statement.kind is not StatementKind.EQUITY or is_held or speaks_of_treasury(heads)


def turn_of(scene: Scene, i: int) -> str:
    """Whether an amount per share, or a number of shares, is the basic or the diluted one where its caption does not say.

    A heading above says so, be it over the lines that this one closes; else of two lines with the same caption the first is basic (FAS 128,
    Reg. S-X 5-03).
    """
    line = scene.statement.lines[i]
    if line.measure not in (Measure.PER_SHARE, Measure.SHARES) or scene.statement.kind is StatementKind.BALANCE_SHEET:
        return ""
    nearest = " ".join((*line.section[-1:], line.caption))
    above = scene.statement.lines[i - 1] if i else line
    closed = above.section[-1:] if above.measure is line.measure and above.level > line.level else ()  # "Primary / before ... / net"
    told = next(filter(None, (_TURN.search(said.lower()) for said in (nearest, *reversed(line.section[:-1]), *closed))), None)
    if told:
        return "diluted" if told[1].startswith("dilut") else "basic"
    caption = words(line.caption)
    lines = [(j, other) for j, other in enumerate(scene.statement.lines) if other.measure is line.measure]
    same = [j for j, other in lines if j == i or (words(other.caption) == caption and _is_beside(other, line))]
    return "" if len(same) == 1 else "basic" if i == same[0] else "diluted"


def _is_beside(line: LineItem, other: LineItem) -> bool:
    """Whether two lines say something of one period and one entity."""
    shared = any(a and b for a, b in zip(line.figures, other.figures, strict=True))
    return shared and line.dimensions == other.dimensions


def _flow(line: LineItem) -> int:
    values = [figure.value for figure in line.figures if figure is not None and figure.value]
    if not values:
        return 0
    return 1 if all(value > 0 for value in values) else -1 if all(value < 0 for value in values) else 0


def _raises_equity(statement: Statement, line: LineItem) -> bool:
    """Whether a movement of equity, or that in whose caption an amount stands, adds to all equity.

    The column of all equity tells, or else the components beside stock held in treasury, whose sign may be turned.
    """
    line = statement.lines[line.host] if line.host is not None else line
    if statement.kind is not StatementKind.EQUITY or line.measure is not Measure.MONETARY or line.dimensions:
        return False
    cells = [(column.dimensions, figure.value) for column, figure in zip(statement.columns, line.figures, strict=True) if figure]
    if not any(column.dimensions for column in statement.columns):
        return False
    if any(not column.dimensions for column in statement.columns):
        return any(value > 0 for of, value in cells if not of)
    return sum(value for of, value in cells if HELD_IN_TREASURY.isdisjoint(d.member.name for d in of)) > 0
