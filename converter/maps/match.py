"""From caption to concept: the ladder, joint over a statement.

The rungs, in order; each Match records the one it came from:

1. stated: the input names the concept.
2. user-rule, filer-rule: a rule of the user's own map or of the filer's.
3. exact-caption, normalised-caption: a rule of the base or industry maps, for this section.
4. learned: what filers called such lines (whole captions and words), weighed with the place on the statement, the role as a
   total, the direction of cash and more (`evidence`). Totals without a caption are told by their parts (totals.toml).
5. extension: nothing standard fits well enough; the concept is named from the caption.

A caption that no rule names is read with its heading too (`wording`): "Other" below "Accrued liabilities", "Preferred stock" below
"Dividends".

What holds for every rung: type and period type agree with the printed measure and the statement; two lines with different
figures in one column never share a concept: the surer one has it, or both trade (`assign`). Confidence is the chance of being
right, as measured on statements whose filers' own choice is known.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from converter.maps.arithmetic import total_by_parts
from converter.maps.assign import Taken, assign, worth
from converter.maps.balances import balances_in_place
from converter.maps.candidates import Scene, Scored, candidates, is_since_shared, scene_of
from converter.maps.caption import words
from converter.maps.concept_map import ConceptMap, TotalRule
from converter.maps.confidence import calibrated
from converter.maps.evidence import weigh
from converter.maps.extend import EXTENSION_PREFIX, extension_for
from converter.maps.learned import OWN
from converter.maps.place import Place
from converter.maps.results import results_in_place
from converter.maps.sign import signs
from converter.maps.spoken import heading_total, is_bare, name_balancing_totals, spoken_line, with_movements
from converter.maps.structure import Surroundings, neighbourhood_of, structure, surroundings_of
from converter.maps.twins import share_twins
from converter.maps.weights import load_weights
from converter.maps.wording import in_host
from converter.model.concept import Balance, Concept, PeriodType, QName
from converter.model.match import Candidate, Match, Rung
from converter.model.period import Duration
from converter.model.quantity import Measure
from converter.model.statement import Calculation, LineItem, Statement, StatementKind

_ORDERED = frozenset({Rung.STATED, Rung.USER_RULE, Rung.FILER_RULE})  # the user's or the filer's word
_HOPELESS = 9.0  # scores behind the best, which no neighbours make up for
_PAID, _EARNED = "InterestExpense", "InvestmentIncomeInterest"
_REVENUE, _BELOW_OPERATING = "Revenues", "NonoperatingIncomeExpense"
_OF_COSTS = re.compile(r"^total (?:operating )?(?:costs?|expenses?)\b", re.IGNORECASE)
_OF_REVENUE = re.compile(r"^(?!.*\bcosts?\b).*\b(?:revenues?|sales)\b|^total income$", re.IGNORECASE)
_OF_TAXES = re.compile(
    r"^total (?:(?:provision|benefit|credit)\W+(?:\(\w+\)\W+)?for\W+)?(?:federal\W+)?income tax(?:es)?\b(?!.*\bbefore\b)", re.IGNORECASE
)
_WEAK = 0.5  # confidence of a choice that a total told by its parts outweighs
_SURE = Decimal("0.8")  # of a choice in a note's table
_TOTAL_CONFIDENCE = 0.85  # of totals told by their parts


@dataclass(frozen=True, slots=True)
class MatchContext:
    """What is known of the filing besides the statement: kind of form, industry (SIC code), CIK."""

    form: str = ""
    sic: str = ""
    cik: str = ""


@dataclass(frozen=True, slots=True)
class _Choice:
    concept: Concept
    rung: Rung
    rule: str
    confidence: float
    evidence: str
    rivals: tuple[tuple[str, float], ...] = ()
    sign: int | None = None


def match_statement(
    statement: Statement,
    calculation: Calculation,
    context: MatchContext,  # noqa: ARG001 - industry and filer act through the maps that were loaded for them
    concept_map: ConceptMap,
) -> tuple[Match | None, ...]:
    """A match for every line with figures; None for headings, and for figures without a caption that no sum explains.

    >>> match_statement(balance_sheet, calculation, MatchContext(form="6021"), load_maps(sic="6021"))[0].concept.qname  # doctest: +SKIP
    QName(prefix='us-gaap', name='CashAndDueFromBanks')
    """
    printed, statement = statement, _as_face(with_movements(name_balancing_totals(statement)))
    scene = scene_of(statement, calculation, concept_map)
    chosen = _in_place(scene, calculation, _choose_all(scene, calculation))
    concepts = {i: choice.concept for i, choice in chosen.items()}
    found = signs(statement, calculation, scene.places, concepts)
    plain = tuple(_match(chosen[i], found[i]) if i in chosen else None for i in range(len(statement.lines)))
    matches = plain if statement.kind is not StatementKind.INCOME else _as_counted(plain, statement.lines, concept_map)
    if printed.kind is StatementKind.EQUITY:
        return _told_once(share_twins(statement.lines, matches, concept_map.concept))
    if printed.kind is not StatementKind.NOTE_TABLE:
        return matches
    is_dated = statement.kind is printed.kind
    sure = (m if m and _is_sure(m, line) else None for m, line in zip(matches, statement.lines, strict=True))
    return tuple((_at_date(m) if is_dated else None) if m and m.concept.is_extension else m for m in sure)


def _as_counted(matches: Sequence[Match | None], lines: Sequence[LineItem], concept_map: ConceptMap) -> tuple[Match | None, ...]:
    """Lines whose words and sums disagree: printed positive, they would be negative facts. The sums are right.

    "Fees from mortgage servicing", of the filing's own, has the word of a cost but adds to income: it is a credit. "Interest" that adds to
    income is interest earned.
    """
    counted = list(matches)
    for i, (match, line) in enumerate(zip(matches, lines, strict=True)):
        values = [figure.value for figure in line.figures if figure]
        if match is None or match.sign > 0 or not match.concept.balance or min(values, default=Decimal(-1)) < 0:
            continue
        if match.rung is Rung.EXTENSION:
            other: Balance = "debit" if match.concept.balance == "credit" else "credit"
            counted[i] = replace(match, sign=1, concept=replace(match.concept, balance=other))
        elif match.concept.qname.name == _PAID and (earned := concept_map.concept(_EARNED)):
            is_free = all(other is None or other.concept != earned for other in counted)
            counted[i] = replace(match, sign=1, concept=earned, evidence=f"{match.evidence}; it adds to income") if is_free else None
    return tuple(counted)


def _as_face(statement: Statement) -> Statement:
    """A note's table over periods is read by the captions of income, one of balances by those of the balance sheet."""
    over_periods = all(isinstance(column.period, Duration) for column in statement.columns if column.period)
    return replace(statement, kind=StatementKind.INCOME) if statement.kind is StatementKind.NOTE_TABLE and over_periods else statement


def _at_date(match: Match) -> Match:
    """The filing's own concept in a table of balances: an amount at a date."""
    return replace(match, concept=replace(match.concept, period_type=PeriodType.INSTANT))


def _is_sure(match: Match, line: LineItem) -> bool:
    """A note's table has no sections that would tell one "Other" from another: a standard concept needs more than that word."""
    by_rule = match.rung is not Rung.LEARNED and not line.caption.lower().startswith(("other", "all other", "miscellaneous"))
    return match.concept.is_extension or by_rule or match.confidence >= _SURE


def _in_place(scene: Scene, calculation: Calculation, chosen: dict[int, _Choice]) -> dict[int, _Choice]:
    """Lines that no caption tells, but what else stands on the statement does; what the user's or the filer's map says is left alone."""
    lines, names = scene.statement.lines, {i: choice.concept.qname.name for i, choice in chosen.items()}
    own = frozenset(i for i, choice in chosen.items() if choice.rung is Rung.EXTENSION)
    told: Mapping[int, tuple[str, str]] = {}
    if scene.statement.kind is StatementKind.INCOME:
        told = results_in_place(lines, calculation, names, own)
    elif scene.statement.kind is StatementKind.BALANCE_SHEET:
        told = balances_in_place(lines, calculation, names, own, is_shared=is_since_shared(scene.statement))
    found = dict(chosen)
    for i, (name, why) in told.items():
        if " " in name:
            line, taken = spoken_line(lines[i], name), [concept.concept.qname.name for concept in found.values()]
            own_concept = extension_for(line, scene.statement.kind, scene.places[i], scene.concept_map.table, taken)
            found[i] = replace(found[i], concept=own_concept, rung=Rung.EXTENSION, rule="caption", evidence=why)
            continue
        concept = scene.concept_map.concept(name)
        if concept is not None and chosen[i].rung not in _ORDERED:
            evidence = f"{chosen[i].evidence}; {why}" if i not in own else why
            found[i] = replace(chosen[i], concept=concept, rung=Rung.LEARNED, evidence=evidence)
    return found


def _choose_all(scene: Scene, calculation: Calculation) -> dict[int, _Choice]:
    """Two rounds: in the second, each line's candidates are weighed with the first choices of the lines around it."""
    lines, concept_map = scene.statement.lines, scene.concept_map
    shown = [i for i, line in enumerate(lines) if any(line.figures)]
    stated = {i: _stated(lines[i], scene.statement.kind, concept_map) for i in shown if lines[i].concept}
    pools = {i: candidates(scene, i) for i in shown if i not in stated and not is_bare(lines[i])}
    first = first_choices(scene, calculation, pools, stated)
    around = surroundings_of(scene.statement, calculation, scene.places, concept_map.table, first)
    return _choose(scene, calculation, shown, {i: _rescored(around, i, pool) for i, pool in pools.items()}, stated)


def first_choices(
    scene: Scene, calculation: Calculation, pools: Mapping[int, Sequence[Scored]], stated: Mapping[int, _Choice] | None = None
) -> dict[int, Concept]:
    """The standard concepts of a first round, in which each line speaks for itself."""
    lines = scene.statement.lines
    found = {i: choice.concept for i, choice in (stated or {}).items()}
    taken = Taken(lines, {i: concept.qname for i, concept in found.items()})
    found |= {i: best.concept for i, best in assign(pools, taken).items() if best.concept is not None}
    for i, line in enumerate(lines):
        if i not in pools and i not in found and any(line.figures):
            rule = total_by_parts(scene, calculation, i, found)
            if rule is not None and taken.is_free(i, rule.concept.qname):
                found[i] = rule.concept
                taken.add(i, rule.concept.qname)
    return found


def _choose(
    scene: Scene, calculation: Calculation, shown: Sequence[int], pools: Mapping[int, Sequence[Scored]], stated: Mapping[int, _Choice]
) -> dict[int, _Choice]:
    """The best free candidate of each line, the surest lines first; then totals without a caption, by their parts."""
    chosen = dict(stated)
    taken = Taken(scene.statement.lines, {i: choice.concept.qname for i, choice in stated.items()})
    for i, best in assign(pools, taken).items():
        chosen[i] = _best(scene, i, best, _free(i, pools[i], taken, best), taken)
        if best.concept is None:
            taken.add(i, chosen[i].concept.qname)
    for i in shown:
        if i in chosen:
            continue
        _make_room(scene, calculation, i, pools, chosen, taken)
        choice = _by_parts(scene, calculation, i, {j: other.concept for j, other in chosen.items()}, taken)
        if choice is not None:
            chosen[i] = choice
            taken.add(i, choice.concept.qname)
    return chosen


def _make_room(
    scene: Scene, calculation: Calculation, i: int, pools: Mapping[int, Sequence[Scored]], chosen: dict[int, _Choice], taken: Taken
) -> None:
    """Lines that only resemble what total `i` is by its parts, and parts of it that have its heading's concept, take their next best.

    "Interest charged to construction" is not interest expense where a total of the interest on all debts stands on the statement; "Net
    sales" are not all revenues where a total of "Revenues" stands below them.
    """
    rule = total_by_parts(scene, calculation, i, {j: choice.concept for j, choice in chosen.items()})
    if rule and _heading_outweighs(rule, _income_heading(scene, calculation, i)):
        rule = None
    concept = rule.concept if rule else _said_by_heading(scene, calculation, i)
    if concept is None:
        return
    for j in taken.rivals(i, concept.qname):
        is_open = chosen[j].rung is Rung.LEARNED and chosen[j].confidence < _WEAK if rule else calculation.parent_of(j) == i
        if j in pools and is_open and chosen[j].rung not in _ORDERED:
            taken.remove(j, concept.qname)
            free = [scored for scored in _free(j, pools[j], taken) if scored.concept != concept]
            if free:
                chosen[j] = _best(scene, j, free[0], free, taken)
            taken.add(j, chosen[j].concept.qname)


def _said_by_heading(scene: Scene, calculation: Calculation, i: int) -> Concept | None:
    """The standard concept of a bare total, if the heading over its parts were its caption."""
    is_open = calculation.of_total(i) and scene.statement.kind is not StatementKind.BALANCE_SHEET
    caption = heading_total(scene.statement, calculation, i) if is_open else ""
    return candidates(_spoken(scene, i, caption), i)[0].concept if caption else None


def _rescored(around: Surroundings, i: int, pool: Sequence[Scored]) -> list[Scored]:
    weights, near = load_weights(), neighbourhood_of(around, i)
    found, least = [], pool[0].score - _HOPELESS
    for scored in pool:
        if scored.score < least and scored.concept is not None:
            continue
        more = structure(near, scored.concept) if scored.concept else ()
        found.append(scored._replace(score=scored.score + weigh(more, weights)))
    return sorted(found, key=lambda scored: (-scored.score, scored.name))


def _told_once(matches: Sequence[Match | None]) -> tuple[Match | None, ...]:
    """The matches, lines of one name with the same concept, which the first of them describes."""
    first: dict[QName, Concept] = {}
    return tuple(m and replace(m, concept=first.setdefault(m.concept.qname, m.concept)) for m in matches)


def _stated(line: LineItem, kind: StatementKind, concept_map: ConceptMap) -> _Choice:
    qname = QName.parse(line.concept or "")
    concept = concept_map.table.get(qname) or concept_map.historic.get(qname.name)
    if concept is None:
        concept = extension_for(line, kind, Place.ANY, concept_map.table)
        concept = replace(concept, qname=QName(EXTENSION_PREFIX, qname.name))
    return _Choice(concept, Rung.STATED, "input", 1.0, "the input names the concept")


def _free(i: int, pool: Sequence[Scored], taken: Taken, own: Scored | None = None) -> list[Scored]:
    return [scored for scored in pool if scored is own or scored.concept is None or taken.is_free(i, scored.concept.qname)]


def _best(scene: Scene, i: int, best: Scored, pool: Sequence[Scored], taken: Taken) -> _Choice:
    """The choice of `best`, as sure as it stands out of the pool."""
    scores = [worth(scored) for scored in pool]
    top = max(scores)
    chances = [math.exp(score - top) for score in scores]
    whole = sum(chances)
    share = math.exp(worth(best) - top) / whole
    rivals = tuple((_name(scored), chance / whole) for scored, chance in zip(pool[:3], chances[:3], strict=False))
    if best.concept is None:
        line = _told_apart(scene.statement.lines[i], scene.statement)
        concept = extension_for(line, scene.statement.kind, scene.places[i], scene.concept_map.table, taken.names(i))
        evidence = "no standard concept fits the caption well enough"
        return _Choice(concept, Rung.EXTENSION, "caption", calibrated(Rung.EXTENSION, share), evidence, rivals)
    if best.rule is not None:
        rung = best.rule.rung(scene.statement.lines[i].caption)
        evidence = f"the map names the caption {best.rule.caption!r}" + (
            f" in {', '.join(sorted(best.rule.places))}" if best.rule.places else ""
        )
        return _Choice(best.concept, rung, best.rule.origin, calibrated(rung, share), evidence, rivals, best.rule.sign)
    read_as = f" ({best.read_as!r}, with its heading)" if best.read_as else ""
    evidence = f"what filers call it{read_as}; stands in {scene.places[i].value}"
    return _Choice(best.concept, Rung.LEARNED, "learned/network.npz", calibrated(Rung.LEARNED, share), evidence, rivals)


def _told_apart(line: LineItem, statement: Statement) -> LineItem:
    """The line, an amount inside a caption with the words that say of what it is: "Nuclear fuel, accumulated amortization"."""
    host = statement.lines[line.host] if line.host is not None else None
    if host is None or set(words(line.caption)) & set(words(host.caption.partition(",")[0])):
        return line
    return replace(line, caption=in_host(line, host))


def _name(scored: Scored) -> str:
    return str(scored.concept.qname) if scored.concept else OWN


def _by_parts(scene: Scene, calculation: Calculation, i: int, concepts: Mapping[int, Concept], taken: Taken) -> _Choice | None:
    """What a line without a caption is; None for a figure that no sum and no rule explains."""
    rule = total_by_parts(scene, calculation, i, concepts)
    if _heading_outweighs(rule, _income_heading(scene, calculation, i)):
        return _by_heading(scene, calculation, i, taken)
    revenue = scene.concept_map.concept(_REVENUE) if rule is not None and rule.concept.qname.name == _BELOW_OPERATING else None
    if rule is not None and revenue and taken.is_free(i, revenue.qname) and _is_at_top(scene, calculation, i):
        return _Choice(revenue, Rung.LEARNED, rule.origin, _TOTAL_CONFIDENCE, "the total of the first lines")
    if rule is not None and taken.is_free(i, rule.concept.qname):
        evidence = "the lines that add up to it tell what it is"
        return _Choice(rule.concept, Rung.LEARNED, rule.origin, _TOTAL_CONFIDENCE, evidence)
    line = scene.statement.lines[i]
    is_summed = calculation.of_total(i) is not None or calculation.parent_of(i) is not None
    if not is_summed and not (line.measure is Measure.PER_SHARE and line.section):
        return None
    return _by_heading(scene, calculation, i, taken)


def _income_heading(scene: Scene, calculation: Calculation, i: int) -> str:
    """The caption that its heading gives a total of an income statement."""
    return heading_total(scene.statement, calculation, i) if scene.statement.kind is StatementKind.INCOME else ""


def _heading_outweighs(rule: TotalRule | None, heading: str) -> bool:
    """Whether the heading over a total's parts tells more than they do: revenue, taxes, and costs of which some look like income."""
    is_of_costs = rule is not None and rule.concept.qname.name == _BELOW_OPERATING and _OF_COSTS.search(heading)
    return bool(_OF_REVENUE.search(heading) or _OF_TAXES.search(heading) or is_of_costs)


def _is_at_top(scene: Scene, calculation: Calculation, i: int) -> bool:
    """Whether a total's parts begin with the statement's first amount."""
    summation = calculation.of_total(i)
    first = next((at for at, line in enumerate(scene.statement.lines) if line.host is None and any(line.figures)), i)
    return summation is not None and any(term.line == first for term in summation.terms)


def _by_heading(scene: Scene, calculation: Calculation, i: int, taken: Taken) -> _Choice:
    """A bare total of lines under one heading, as if the heading were its caption."""
    line = scene.statement.lines[i]
    caption = heading_total(scene.statement, calculation, i)
    if not caption:
        concept = extension_for(line, scene.statement.kind, scene.places[i], scene.concept_map.table, taken.names(i))
        return _Choice(concept, Rung.EXTENSION, "caption", 0.3, "a total without a caption, of parts that no standard total has")
    spoken = _spoken(scene, i, caption)
    free = _free(i, candidates(spoken, i), taken)
    choice = _best(spoken, i, free[0], free, taken)
    return replace(choice, evidence=f"read as {caption!r} from the heading over its parts; {choice.evidence}")


def _spoken(scene: Scene, i: int, caption: str) -> Scene:
    """The scene, where line `i` has that caption."""
    lines = scene.statement.lines
    return replace(scene, statement=replace(scene.statement, lines=(*lines[:i], spoken_line(lines[i], caption), *lines[i + 1 :])))


def _match(choice: _Choice, sign: int) -> Match:
    rivals = tuple(Candidate(name, _decimal(chance)) for name, chance in choice.rivals)
    return Match(
        choice.concept,
        sign if choice.sign is None else choice.sign,
        choice.rung,
        choice.rule,
        _decimal(choice.confidence),
        choice.evidence,
        rivals,
    )


def _decimal(chance: float) -> Decimal:
    return _thousandths(round(chance * 1000))


@cache
def _thousandths(count: int) -> Decimal:
    return Decimal(count).scaleb(-3)
