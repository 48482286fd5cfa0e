"""Candidates for each line of a statement: what maps and learned captions propose, with the evidence for each."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from converter.maps.belongs import Belonging
from converter.maps.caption import normalise, words
from converter.maps.concept_map import ConceptMap, Layer, Rule
from converter.maps.denied import Standing, denied_words, names_half, said_above, speaks_of_lending, speaks_of_partners, speaks_of_treasury
from converter.maps.evidence import Evidence, LineView, Witness, dilution_of, weigh
from converter.maps.learned import OWN, PARENTHETICAL, Heard, Learned, kind_of, load_learned
from converter.maps.place import Place, places
from converter.maps.standards import is_of_its_time, is_since_contracts, is_since_shared
from converter.maps.weights import load_weights
from converter.maps.wording import as_now, captions_of, headed_captions, in_host, is_vague, movement_of
from converter.model.concept import HELD_IN_TREASURY, Concept, PeriodType
from converter.model.period import Duration
from converter.model.quantity import Measure
from converter.model.statement import Calculation, LineItem, LineRole, Statement, StatementKind
from converter.taxonomy.baked import ConceptTable

_MEASURES = {
    "monetaryItemType": Measure.MONETARY,
    "sharesItemType": Measure.SHARES,
    "perShareItemType": Measure.PER_SHARE,
    "percentItemType": Measure.PERCENT,
    "pureItemType": Measure.PURE,
}
_DILUTED = "EarningsPerShareDiluted"
_TURN = re.compile(r"\b(diluted|dilution|basic|primary)\b")
_ANY_TIME = tuple(PeriodType)
_CASH_HELD = "CashAndCashEquivalentsAtCarryingValue"
_CASH = frozenset({_CASH_HELD, "Cash", "CashAndDueFromBanks"})
_CASH_IN_FLOWS = "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents"
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
_RULE_BONUS = {Layer.BASE: 8.0, Layer.INDUSTRY: 9.0, Layer.FILER: 50.0, Layer.USER: 100.0}
_EQUITY_BALANCE = re.compile(r"^(balance|beginning|end|ending|opening|closing)\b")
_WORDED_BONUS = 9.0
_LIKELY, _USED = 0.004, 0.01  # chance by the words, part of the filers
_BOTH = frozenset({StatementKind.EQUITY, StatementKind.NOTE_TABLE, StatementKind.PROSE})
_SUMMED = frozenset({StatementKind.BALANCE_SHEET, StatementKind.INCOME})  # where headings name what the lines below add up to
_REMEMBERED = 4096  # looks of lines; archives repeat theirs
_CURRENT = frozenset({Place.ASSETS_CURRENT, Place.LIABILITIES_CURRENT})
_CAPITAL_FLOWS = frozenset({Place.INVESTING, Place.FINANCING})
_OWED = frozenset({Place.LIABILITIES, Place.LIABILITIES_CURRENT, Place.LIABILITIES_NONCURRENT})
_CURRENT_ALONE = re.compile(r"^(?!LongTerm)\w*(?<!And)Current$")
_SOON = re.compile(r"\bcurrent|\bwithin\b|\bdue\b|\bmatur|\bportion\b", re.IGNORECASE)
_OF_OTHERS = re.compile(r"IncludingPortionAttributableToNoncontrollingInterest$|^(?:MinorityInterest|NoncontrollingInterest)")
_OF_ALL_OWNERS, _OF_PARENT = "ProfitLoss", "NetIncomeLoss"  # the same where there is no other owner
_KEPT = {  # stock that was purchased and is kept in treasury, and what it is called where none is kept
    "TreasuryStockValueAcquiredCostMethod": "StockRepurchasedDuringPeriodValue",
    "TreasuryStockSharesAcquired": "StockRepurchasedDuringPeriodShares",
}
_NOT_FROM_CONTRACTS, _OTHER_SALES = "RevenueNotFromContractWithCustomer", "OtherSalesRevenueNet"


class Scored(NamedTuple):
    """A candidate with its score; `rule` is the map's rule that names it, if one does. `name` OWN: the filer's own concept."""

    name: str
    concept: Concept | None
    score: float
    rule: Rule | None = None
    bonus: float = 0.0  # the part of the score that the rule alone brings
    evidence: Evidence = ()
    read_as: str = ""  # what the caption is together with its heading, where it was read so


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


class _Look(NamedTuple):
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


def candidates(scene: Scene, i: int) -> tuple[Scored, ...]:
    """The candidates of line `i`, the likeliest first; the filer's own concept is always among them.

    A line is read by its caption alone where a rule names that; else together with its heading, if that is surer. "Other" says
    nothing alone: only a rule of the user's or the filer's counts there.
    """
    line, kind = as_now(scene.statement.lines[i]), scene.statement.kind
    rule = _rule(scene, i, line)
    alone = _candidates(scene.concept_map, _look(scene, i, line), rule)
    if rule and (rule.layer >= Layer.FILER or not is_vague(line)):
        return alone
    headed = [pool for caption in headed_captions(line, kind) if (pool := _read_as(scene, i, caption))]
    if not headed:
        return alone
    return max(headed if is_vague(line) else [alone, *headed], key=_certainty)


def _read_as(scene: Scene, i: int, caption: str) -> tuple[Scored, ...]:
    """The candidates of line `i` as if it were called so; none if neither filers nor maps call lines so, or if that tells no more."""
    line, kind = scene.statement.lines[i], kind_of(scene.statement.kind)
    if not load_learned().counts(kind, caption) and not any(scene.concept_map.find(kind, caption, scene.places[i], scene.captions)):
        return ()
    spoken = replace(line, caption=caption)
    pool = _candidates(scene.concept_map, _look(scene, i, spoken), _rule(scene, i, spoken))
    is_own = pool[0].concept is None and not is_vague(line)
    return () if is_own or _is_whole(scene, line, caption, pool[0].name) else tuple(scored._replace(read_as=caption) for scored in pool)


def _is_whole(scene: Scene, line: LineItem, caption: str, name: str) -> bool:
    """Whether the concept is that of the amount that the heading names, of which the line is a part."""
    if scene.statement.kind not in _SUMMED or words(caption) == words(line.section[-1]):
        return False
    counts = load_learned().counts(kind_of(scene.statement.kind), line.section[-1])
    return name == max(counts, key=lambda concept: counts[concept], default="")


def _certainty(pool: Sequence[Scored]) -> float:
    """The share of the likeliest candidate."""
    return 1 / sum(math.exp(scored.score - pool[0].score) for scored in pool)


@lru_cache(maxsize=_REMEMBERED)
def _candidates(concept_map: ConceptMap, look: _Look, rule: Rule | None) -> tuple[Scored, ...]:
    learned, weights, witness = load_learned(), load_weights(), _witness(concept_map.table)
    view = _view(look, learned)
    rules = {_heard_as(rule.concept): rule} if rule else {}
    names = tuple(dict.fromkeys((*rules, *_worth_weighing(view.heard))))
    standing = Standing(
        is_lender=look.is_lender,
        is_inside=look.learned_as == PARENTHETICAL,
        raises_equity=look.raises_equity,
        is_owed=look.place in _OWED,
        is_current=look.place in _CURRENT,
        is_invested=look.place in _CAPITAL_FLOWS,
        is_of_partners=look.is_of_partners,
    )
    said = look.said | {_DILUTED} if look.turn == "diluted" else look.said
    denied = denied_words(look.captions, look.kind, look.measure, standing, said=said, names=names)
    is_half = names_half(look.captions[-1])
    found = []
    for name in names:
        if any(map(name.__contains__, denied)) or (not look.is_shared and _OF_OTHERS.search(name)):
            continue
        if name not in rules and not view.heard.counts.get(name) and is_half(name):
            continue
        concept = rules[name].concept if name in rules and name != _CASH_HELD else concept_map.concept(name) if name != OWN else None
        if concept is not None and _agrees(concept, look.measure, look.period_types) and _may_flow(concept, look.kind):
            evidence = witness.standard(view, concept)
            bonus = _bonus(rules.get(name))
            shown = _shown(concept, concept_map, look)
            if shown is None:
                continue
            found.append(Scored(name, shown, weigh(evidence, weights) + bonus, rules.get(name), bonus, evidence))
    own = witness.own(view, _unknown(learned, look.captions[-1]))
    found.append(Scored(OWN, None, weigh(own, weights), evidence=own))
    return tuple(sorted(found, key=lambda scored: (-scored.score, scored.name)))


def _worth_weighing(heard: Heard) -> Iterator[str]:
    """The concepts that some part of the filers used for the caption, or that its words make likely enough."""
    for name, chance in heard.chances.items():
        if chance >= _LIKELY or heard.counts.get(name, 0) >= heard.filers * _USED > 0:
            yield name


def _shown(concept: Concept, concept_map: ConceptMap, look: _Look) -> Concept | None:
    """The concept that says on this statement what the candidate says; None: nothing does."""
    if concept.qname.name == _OF_ALL_OWNERS and not look.is_shared:
        return concept_map.concept(_OF_PARENT)
    if concept.qname.name in _KEPT and not look.is_of_treasury:
        return concept_map.concept(_KEPT[concept.qname.name])
    if look.kind is StatementKind.CASH_FLOW:
        return _in_flows(concept, concept_map)
    if concept.qname.name == _NOT_FROM_CONTRACTS and not look.is_since_contracts:
        return concept_map.concept(_OTHER_SALES)
    return _undivided(concept, concept_map) if look.is_unclassified else concept


def _undivided(concept: Concept, concept_map: ConceptMap) -> Concept | None:
    """Of an amount on a balance sheet that does not part current from noncurrent: what is both, if the taxonomy has that."""
    name = concept.qname.name
    if not _CURRENT_ALONE.search(name):
        return concept
    return concept_map.concept(f"{name}AndNoncurrent") or concept_map.concept(name.removesuffix("Current"))


def _in_flows(concept: Concept, concept_map: ConceptMap) -> Concept:
    """Cash that opens or closes a cash flow statement is the balance of the change in cash, which includes restricted cash (DQC_0057)."""
    if concept.qname.name not in _CASH:
        return concept
    return concept_map.concept(_CASH_IN_FLOWS) or concept


def _heard_as(concept: Concept) -> str:
    """The name under which the concept was learned."""
    return _CASH_HELD if concept.qname.name == _CASH_IN_FLOWS else concept.qname.name


def _bonus(rule: Rule | None) -> float:
    """What a rule adds to the score: enough to win, unless filers of that very caption say otherwise with one voice."""
    if rule is None:
        return 0.0
    return _WORDED_BONUS if rule.worded and rule.layer < Layer.FILER else _RULE_BONUS[rule.layer]


def fits(concept: Concept, line: LineItem, kind: StatementKind) -> bool:
    """Whether the concept's type and period type agree with the line's measure and statement."""
    return _agrees(concept, line.measure, _period_types(line, kind))


def _agrees(concept: Concept, measure: Measure, period_types: tuple[PeriodType, ...]) -> bool:
    return concept.period_type in period_types and _MEASURES.get(concept.type.rpartition(":")[2]) is measure


def _may_flow(concept: Concept, kind: StatementKind) -> bool:
    """Of instants, a statement of cash flows shows cash alone (DQC_0047)."""
    return kind is not StatementKind.CASH_FLOW or concept.period_type is PeriodType.DURATION or concept.qname.name.startswith("Cash")


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


def _look(scene: Scene, i: int, line: LineItem) -> _Look:
    is_total = line.role is LineRole.TOTAL or i in scene.totals or bool(_TOTAL.match(line.caption))
    place = scene.places[i] if line.host is None else Place.ANY
    kind, name = scene.statement.kind, PARENTHETICAL if line.host is not None else kind_of(scene.statement.kind)
    captions, types = tuple(captions_of(line, scene.statement)), _period_types(line, kind)
    is_shared = scene.is_shared or "noncontrolling" in words(line.caption)
    is_lender = scene.is_lender or kind is not StatementKind.INCOME
    flow, turn, said, raises = _flow(line), _turn(scene, i), said_above(line.section), _raises_equity(scene.statement, line)
    return _Look(
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


def _view(look: _Look, learned: Learned) -> LineView:
    caption = next((caption for caption in look.captions if learned.counts(look.learned_as, caption)), look.captions[0])
    heard, found = learned.hear(look.learned_as, caption), frozenset(words(caption))
    return LineView(caption, look.kind, look.place, look.measure, look.is_total, look.flow, heard, found, look.turn)


def _turn(scene: Scene, i: int) -> str:
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


def _rule(scene: Scene, i: int, line: LineItem) -> Rule | None:
    """The rule that wins for the line, if any fits its measure and period type."""
    kind = PARENTHETICAL if line.host is not None else kind_of(scene.statement.kind)
    place = scene.places[i] if line.host is None else scene.places[line.host]
    if component := _component_rule(scene, line):
        return component
    turn = _turn(scene, i)

    def suits(rule: Rule) -> bool:
        dilution = dilution_of(rule.concept.qname.name)
        is_timely = is_of_its_time(rule.concept.qname.name, scene.statement)
        return is_timely and fits(rule.concept, line, scene.statement.kind) and not (turn and dilution and turn != dilution)

    whole = (
        rule for caption in captions_of(line, scene.statement) for rule in scene.concept_map.find(kind, caption, place, scene.captions)
    )
    by_words = scene.concept_map.find_by_words(kind, _told(line, scene.statement), place)
    return next(filter(suits, chain(whole, by_words)), None)


def _told(line: LineItem, statement: Statement) -> str:
    """The caption whose words rules look at."""
    if line.host is not None:
        return in_host(line, statement.lines[line.host])
    return movement_of(line) if statement.kind is StatementKind.EQUITY else line.caption


def _component_rule(scene: Scene, line: LineItem) -> Rule | None:
    """For a balance in a statement of equity below the heading of a component, or of its last movements: what balance sheets call it."""
    if scene.statement.kind is not StatementKind.EQUITY or not line.section or not _EQUITY_BALANCE.match(normalise(line.caption)):
        return None
    rules = (rule for heading in reversed(line.section) for rule in scene.concept_map.find("balance-sheet", heading, Place.EQUITY))
    fitting = (rule for rule in rules if fits(rule.concept, line, scene.statement.kind))
    return next((rule for rule in fitting if not rule.concept.qname.name.startswith("Liabilities")), None)


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


def _unknown(learned: Learned, caption: str) -> float:
    found = words(caption)
    return sum(1 for word in found if not learned.knows(word)) / max(len(found), 1)


@cache
def _witness(table: ConceptTable) -> Witness:
    totals = frozenset(total.rpartition(":")[2] for parents in table.calculation.values() for total in parents)
    return Witness(Belonging(table), totals)
