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

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from converter.maps.assign import Taken, assign
from converter.maps.balances import balances_in_place
from converter.maps.bare_totals import bare_total, make_room, total_by_parts
from converter.maps.candidates import Scored, candidates
from converter.maps.choice import Choice, best_choice, free_candidates, match_of, stated_choice
from converter.maps.concept_map import ConceptMap
from converter.maps.evidence import weigh
from converter.maps.extend import extension_for
from converter.maps.results import results_in_place
from converter.maps.scene import Scene, scene_of
from converter.maps.sign import signs
from converter.maps.spoken import is_bare, name_balancing_totals, spoken_line, with_movements
from converter.maps.standards import is_since_shared
from converter.maps.structure import Surroundings, neighbourhood_of, structure, surroundings_of
from converter.maps.twins import share_twins
from converter.maps.weights import load_weights
from converter.model.concept import OPPOSITE, Concept, PeriodType, QName
from converter.model.match import SAID, Match, Rung
from converter.model.period import Duration
from converter.model.statement import Calculation, LineItem, Statement, StatementKind, without_comparisons

_HOPELESS = 9.0  # scores behind the best, which no neighbours make up for
_PAID, _EARNED = "InterestExpense", "InvestmentIncomeInterest"
_SURE = Decimal("0.8")  # of a choice in a note's table


@dataclass(frozen=True, slots=True)
class MatchContext:
    """What is known of the filing besides the statement: kind of form, industry (SIC code), CIK."""

    form: str = ""
    sic: str = ""
    cik: str = ""


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
    printed, statement = statement, _as_face(with_movements(name_balancing_totals(without_comparisons(statement))))
    scene = scene_of(statement, calculation, concept_map)
    chosen = _in_place(scene, calculation, _choose_all(scene, calculation))
    concepts = {i: choice.concept for i, choice in chosen.items()}
    found = signs(statement, calculation, scene.places, concepts)
    plain = tuple(match_of(chosen[i], found[i]) if i in chosen else None for i in range(len(statement.lines)))
    matches = plain if statement.kind is not StatementKind.INCOME else _as_counted(plain, statement.lines, concept_map)
    if printed.kind is StatementKind.EQUITY:
        return _told_once(share_twins(statement.lines, matches, concept_map.concept))
    if printed.kind is not StatementKind.NOTE_TABLE:
        return matches
    is_dated = statement.kind is printed.kind
    sure = (m if m and _is_sure(m, line) else None for m, line in zip(matches, statement.lines, strict=True))
    return tuple(_in_note(m, is_dated=is_dated) if m and m.concept.is_extension else m for m in sure)


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
            counted[i] = replace(match, sign=1, concept=replace(match.concept, balance=OPPOSITE[match.concept.balance]))
        elif match.concept.qname.name == _PAID and (earned := concept_map.concept(_EARNED)):
            is_free = all(other is None or other.concept != earned for other in counted)
            counted[i] = replace(match, sign=1, concept=earned, evidence=f"{match.evidence}; it adds to income") if is_free else None
    return tuple(counted)


def _as_face(statement: Statement) -> Statement:
    """A note's table over periods is read by the captions of income, one of balances by those of the balance sheet."""
    over_periods = all(isinstance(column.period, Duration) for column in statement.columns if column.period)
    return replace(statement, kind=StatementKind.INCOME) if statement.kind is StatementKind.NOTE_TABLE and over_periods else statement


def _in_note(match: Match, *, is_dated: bool) -> Match | None:
    """The filing's own concept in a table of balances: an amount at a date. One shared by all filers keeps its own period type."""
    if match.rung is not Rung.EXTENSION:
        return match if is_dated == (match.concept.period_type is PeriodType.INSTANT) else None
    return replace(match, concept=replace(match.concept, period_type=PeriodType.INSTANT)) if is_dated else None


def _is_sure(match: Match, line: LineItem) -> bool:
    """A note's table has no sections that would tell one "Other" from another: a standard concept needs more than that word."""
    by_rule = match.rung is not Rung.LEARNED and not line.caption.lower().startswith(("other", "all other", "miscellaneous"))
    return match.concept.is_extension or by_rule or match.confidence >= _SURE


def _in_place(scene: Scene, calculation: Calculation, chosen: dict[int, Choice]) -> dict[int, Choice]:
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
        if concept is not None and chosen[i].rung not in SAID:
            evidence = f"{chosen[i].evidence}; {why}" if i not in own else why
            found[i] = replace(chosen[i], concept=concept, rung=Rung.LEARNED, evidence=evidence)
    return found


def _choose_all(scene: Scene, calculation: Calculation) -> dict[int, Choice]:
    """Two rounds: in the second, each line's candidates are weighed with the first choices of the lines around it."""
    lines, concept_map = scene.statement.lines, scene.concept_map
    shown = [i for i, line in enumerate(lines) if any(line.figures)]
    stated = {i: stated_choice(lines[i], scene.statement.kind, concept_map) for i in shown if lines[i].concept}
    pools = {i: candidates(scene, i) for i in shown if i not in stated and not is_bare(lines[i])}
    first = first_choices(scene, calculation, pools, stated)
    around = surroundings_of(scene.statement, calculation, scene.places, concept_map.table, first)
    return _choose(scene, calculation, shown, {i: _rescored(around, i, pool) for i, pool in pools.items()}, stated)


def first_choices(
    scene: Scene, calculation: Calculation, pools: Mapping[int, Sequence[Scored]], stated: Mapping[int, Choice] | None = None
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
    scene: Scene, calculation: Calculation, shown: Sequence[int], pools: Mapping[int, Sequence[Scored]], stated: Mapping[int, Choice]
) -> dict[int, Choice]:
    """The best free candidate of each line, the surest lines first; then totals without a caption, by their parts."""
    chosen = dict(stated)
    taken = Taken(scene.statement.lines, {i: choice.concept.qname for i, choice in stated.items()})
    for i, best in assign(pools, taken).items():
        chosen[i] = best_choice(scene, i, best, free_candidates(i, pools[i], taken, best), taken)
        if best.concept is None:
            taken.add(i, chosen[i].concept.qname)
    for i in shown:
        if i in chosen:
            continue
        make_room(scene, calculation, i, pools, chosen, taken)
        choice = bare_total(scene, calculation, i, {j: other.concept for j, other in chosen.items()}, taken)
        if choice is not None:
            chosen[i] = choice
            taken.add(i, choice.concept.qname)
    return chosen


def _rescored(around: Surroundings, i: int, pool: Sequence[Scored]) -> list[Scored]:
    weights, near = load_weights(), neighbourhood_of(around, i)
    found, least = [], pool[0].score - _HOPELESS
    for scored in pool:
        if scored.score < least and scored.concept is not None:
            continue
        more = structure(near, scored.concept) if scored.concept else ()
        found.append(scored._replace(score=scored.score + weigh(more, weights)) if more else scored)
    return sorted(found, key=lambda scored: (-scored.score, scored.name))


def _told_once(matches: Sequence[Match | None]) -> tuple[Match | None, ...]:
    """The matches, lines of one name with the same concept, which the first of them describes."""
    first: dict[QName, Concept] = {}
    return tuple(m and replace(m, concept=first.setdefault(m.concept.qname, m.concept)) for m in matches)
