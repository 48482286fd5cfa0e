"""Totals without a caption: what they are, told by their parts and by where they stand (totals.toml)."""

from __future__ import annotations

from collections.abc import Mapping

from converter.maps.candidates import Scene, fits
from converter.maps.concept_map import TotalRule
from converter.maps.learned import kind_of
from converter.maps.place import Place, two_sides
from converter.model.concept import Concept
from converter.model.statement import Calculation, StatementKind


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
