"""Totals without a caption: what they are, told by their parts, by the heading over these, and by where they stand (totals.toml)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from converter.maps.assign import Taken
from converter.maps.candidates import Scored, candidates
from converter.maps.choice import Choice, best_choice, free_candidates
from converter.maps.concept_map import TotalRule
from converter.maps.extend import extension_for
from converter.maps.learned import kind_of
from converter.maps.place import Place, two_sides
from converter.maps.scene import Scene, fits
from converter.maps.spoken import heading_total, spoken_line
from converter.model.concept import Concept
from converter.model.match import SAID, Rung
from converter.model.quantity import Measure
from converter.model.statement import Calculation, StatementKind

_REVENUE, _BELOW_OPERATING = "Revenues", "NonoperatingIncomeExpense"
_OF_COSTS = re.compile(r"^total (?:operating )?(?:costs?|expenses?)\b", re.IGNORECASE)
_OF_REVENUE = re.compile(r"^(?!.*\bcosts?\b).*\b(?:revenues?|sales)\b|^total income$", re.IGNORECASE)
_OF_TAXES = re.compile(
    r"^total (?:(?:provision|benefit|credit)\W+(?:\(\w+\)\W+)?for\W+)?(?:federal\W+)?income tax(?:es)?\b(?!.*\bbefore\b)", re.IGNORECASE
)
_WEAK = 0.5  # confidence of a choice that a total told by its parts outweighs
_TOTAL_CONFIDENCE = 0.85  # of totals told by their parts


def total_by_parts(scene: Scene, calculation: Calculation, i: int, chosen: Mapping[int, Concept]) -> TotalRule | None:
    """The first rule of totals.toml that fits line `i`, given the concepts of other lines.

    Of two equal lines that no other exceeds, the upper one is total assets, the lower one what balances them.
    """
    if scene.statement.kind is StatementKind.BALANCE_SHEET and (side := _side(scene, i)):
        return side
    summation = calculation.of_total(i)
    if summation is None and scene.statement.kind is not StatementKind.EQUITY:
        return None
    parts = {chosen[term.line].qname.name for term in summation.terms if term.line in chosen} if summation else set()
    line, kind = scene.statement.lines[i], kind_of(scene.statement.kind)
    first = min((term.line for term in summation.terms), default=i) if summation else i  # under the heading over all parts
    places = {scene.places[i], scene.places[first]}
    for rule in scene.concept_map.totals:
        if rule.statement != kind or (rule.places and Place.ANY not in places and places.isdisjoint(rule.places)):
            continue
        if all(group & parts for group in rule.needs) and fits(rule.concept, line, scene.statement.kind):
            return rule
    return None


def _side(scene: Scene, i: int) -> TotalRule | None:
    sides = two_sides(scene.statement.lines)
    if sides is None or i not in sides:
        return None
    name = ("Assets", "LiabilitiesAndStockholdersEquity")[sides.index(i)]
    return next((rule for rule in scene.concept_map.totals if rule.concept.qname.name == name), None)


def make_room(
    scene: Scene, calculation: Calculation, i: int, pools: Mapping[int, Sequence[Scored]], chosen: dict[int, Choice], taken: Taken
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
        if j in pools and is_open and chosen[j].rung not in SAID:
            taken.remove(j, concept.qname)
            free = [scored for scored in free_candidates(j, pools[j], taken) if scored.concept != concept]
            if free:
                chosen[j] = best_choice(scene, j, free[0], free, taken)
            taken.add(j, chosen[j].concept.qname)


def _said_by_heading(scene: Scene, calculation: Calculation, i: int) -> Concept | None:
    """The standard concept of a bare total, if the heading over its parts were its caption."""
    is_open = calculation.of_total(i) and scene.statement.kind is not StatementKind.BALANCE_SHEET
    caption = heading_total(scene.statement, calculation, i) if is_open else ""
    return candidates(_spoken(scene, i, caption), i)[0].concept if caption else None


def bare_total(scene: Scene, calculation: Calculation, i: int, concepts: Mapping[int, Concept], taken: Taken) -> Choice | None:
    """What a line without a caption is; None for a figure that no sum and no rule explains."""
    whole = _of_members(scene, calculation, i, concepts)
    if whole is not None and taken.is_free(i, whole.qname):
        return Choice(whole, Rung.LEARNED, "parts", _TOTAL_CONFIDENCE, "the sum of its members")
    rule = total_by_parts(scene, calculation, i, concepts)
    if _heading_outweighs(rule, _income_heading(scene, calculation, i)):
        return _by_heading(scene, calculation, i, taken)
    revenue = scene.concept_map.concept(_REVENUE) if rule is not None and rule.concept.qname.name == _BELOW_OPERATING else None
    if rule is not None and revenue and taken.is_free(i, revenue.qname) and _is_at_top(scene, calculation, i):
        return Choice(revenue, Rung.LEARNED, rule.origin, _TOTAL_CONFIDENCE, "the total of the first lines")
    if rule is not None and taken.is_free(i, rule.concept.qname):
        evidence = "the lines that add up to it tell what it is"
        return Choice(rule.concept, Rung.LEARNED, rule.origin, _TOTAL_CONFIDENCE, evidence)
    line = scene.statement.lines[i]
    is_summed = calculation.of_total(i) is not None or calculation.parent_of(i) is not None
    if not is_summed and not (line.measure is Measure.PER_SHARE and line.section):
        return None
    return _by_heading(scene, calculation, i, taken)


def _of_members(scene: Scene, calculation: Calculation, i: int, concepts: Mapping[int, Concept]) -> Concept | None:
    """The concept of all parts of a total, where each is that of another member (the series of preferred stock)."""
    summation = calculation.of_total(i)
    parts = [term.line for term in summation.terms] if summation else []
    members = {scene.statement.lines[part].dimensions for part in parts}
    found = {concepts[part].qname: concepts[part] for part in parts if part in concepts}
    is_whole = len(found) == 1 and len(members) == len(parts) > 1 and () not in members and not scene.statement.lines[i].dimensions
    return next(iter(found.values())) if is_whole else None


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


def _by_heading(scene: Scene, calculation: Calculation, i: int, taken: Taken) -> Choice:
    """A bare total of lines under one heading, as if the heading were its caption."""
    line = scene.statement.lines[i]
    caption = heading_total(scene.statement, calculation, i)
    if not caption:
        concept = extension_for(line, scene.statement.kind, scene.places[i], scene.concept_map.table, taken.names(i))
        return Choice(concept, Rung.EXTENSION, "caption", 0.3, "a total without a caption, of parts that no standard total has")
    spoken = _spoken(scene, i, caption)
    free = free_candidates(i, candidates(spoken, i), taken)
    choice = best_choice(spoken, i, free[0], free, taken)
    return replace(choice, evidence=f"read as {caption!r} from the heading over its parts; {choice.evidence}")


def _spoken(scene: Scene, i: int, caption: str) -> Scene:
    """The scene, where line `i` has that caption."""
    lines = scene.statement.lines
    return replace(scene, statement=replace(scene.statement, lines=(*lines[:i], spoken_line(lines[i], caption), *lines[i + 1 :])))
