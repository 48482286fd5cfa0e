"""Candidates for each line of a statement: what maps and learned captions propose, with the evidence for each."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from converter.maps.belongs import Belonging
from converter.maps.caption import normalise, words
from converter.maps.concept_map import ConceptMap, Layer, Rule
from converter.maps.denied import Standing, denied_words, names_half
from converter.maps.evidence import Evidence, LineView, Witness, dilution_of, weigh
from converter.maps.learned import OWN, PARENTHETICAL, Heard, Learned, kind_of, load_learned
from converter.maps.place import Place
from converter.maps.scene import Look, Scene, agrees, fits, look_at, turn_of
from converter.maps.standards import is_of_its_time
from converter.maps.weights import load_weights
from converter.maps.wording import as_now, captions_of, headed_captions, in_host, is_vague, movement_of
from converter.model.concept import Concept, PeriodType
from converter.model.statement import LineItem, Statement, StatementKind
from converter.taxonomy.baked import ConceptTable

_DILUTED = "EarningsPerShareDiluted"
_CASH_HELD = "CashAndCashEquivalentsAtCarryingValue"
_CASH = frozenset({_CASH_HELD, "Cash", "CashAndDueFromBanks"})
_CASH_IN_FLOWS = "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents"
_RULE_BONUS = {Layer.BASE: 8.0, Layer.INDUSTRY: 9.0, Layer.FILER: 50.0, Layer.USER: 100.0}
_EQUITY_BALANCE = re.compile(r"^(balance|beginning|end|ending|opening|closing)\b")
_WORDED_BONUS = 9.0
_LIKELY, _USED = 0.004, 0.01  # chance by the words, part of the filers
_SUMMED = frozenset({StatementKind.BALANCE_SHEET, StatementKind.INCOME})  # where headings name what the lines below add up to
_REMEMBERED = 4096  # looks of lines; archives repeat theirs
_CURRENT = frozenset({Place.ASSETS_CURRENT, Place.LIABILITIES_CURRENT})
_CAPITAL_FLOWS = frozenset({Place.INVESTING, Place.FINANCING})
_OWED = frozenset({Place.LIABILITIES, Place.LIABILITIES_CURRENT, Place.LIABILITIES_NONCURRENT})
_CURRENT_ALONE = re.compile(r"^(?!LongTerm)\w*(?<!And)Current$")
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


def candidates(scene: Scene, i: int) -> tuple[Scored, ...]:
    """The candidates of line `i`, the likeliest first; the filer's own concept is always among them.

    A line is read by its caption alone where a rule names that; else together with its heading, if that is surer. "Other" says
    nothing alone: only a rule of the user's or the filer's counts there.
    """
    line, kind = as_now(scene.statement.lines[i]), scene.statement.kind
    rule = _rule(scene, i, line)
    alone = _candidates(scene.concept_map, look_at(scene, i, line), rule)
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
    pool = _candidates(scene.concept_map, look_at(scene, i, spoken), _rule(scene, i, spoken))
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
def _candidates(concept_map: ConceptMap, look: Look, rule: Rule | None) -> tuple[Scored, ...]:
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
        if concept is not None and agrees(concept, look.measure, look.period_types) and _may_flow(concept, look.kind):
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


def _shown(concept: Concept, concept_map: ConceptMap, look: Look) -> Concept | None:
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


def _may_flow(concept: Concept, kind: StatementKind) -> bool:
    """Of instants, a statement of cash flows shows cash alone (DQC_0047)."""
    return kind is not StatementKind.CASH_FLOW or concept.period_type is PeriodType.DURATION or concept.qname.name.startswith("Cash")


def _view(look: Look, learned: Learned) -> LineView:
    caption = next((caption for caption in look.captions if learned.counts(look.learned_as, caption)), look.captions[0])
    heard, found = learned.hear(look.learned_as, caption), frozenset(words(caption))
    return LineView(caption, look.kind, look.place, look.measure, look.is_total, look.flow, heard, found, look.turn)


def _rule(scene: Scene, i: int, line: LineItem) -> Rule | None:
    """The rule that wins for the line, if any fits its measure and period type."""
    kind = PARENTHETICAL if line.host is not None else kind_of(scene.statement.kind)
    place = scene.places[i] if line.host is None else scene.places[line.host]
    if component := _component_rule(scene, line):
        return component
    turn = turn_of(scene, i)

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


def _unknown(learned: Learned, caption: str) -> float:
    found = words(caption)
    return sum(1 for word in found if not learned.knows(word)) / max(len(found), 1)


@cache
def _witness(table: ConceptTable) -> Witness:
    totals = frozenset(total.rpartition(":")[2] for parents in table.calculation.values() for total in parents)
    return Witness(Belonging(table), totals)
