"""What the lines around a line say for a candidate, once they have a first choice: total, parts, neighbours, and which way it counts.

parent, stranger     the candidate is (is not) a part of the total's concept in the standard statements
parts                the share of the line's own parts whose concepts are parts of the candidate there
sibling              how many of the two neighbouring lines have a concept that shares a total with the candidate
backwards            by the arithmetic, all facts of a concept that is never negative would be negative
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from converter.maps.evidence import INDEX, Evidence
from converter.maps.order import Landmarks, landmarks_of, order
from converter.maps.place import Place
from converter.maps.sign import sign_in_place
from converter.model.concept import Concept
from converter.model.statement import Calculation, Statement
from converter.taxonomy.baked import ConceptTable

_EITHER_WAY = re.compile(
    r"GainLoss|GainsLosses|IncomeLoss|ProfitLoss|ExpenseBenefit|IncreaseDecrease|UsedIn|IncomeExpense|NetOf|ProceedsFromPayments"
    r"|PaymentsForProceeds"
    r"|EffectOf|Adjustment|Other|DeferredIncomeTax|AccumulatedDeficit|StockholdersEquity|AccumulatedOther|GrossProfit|PerShare|PerBasic"
    r"|PerDiluted"
    r"|EarningsPer|CapitalAccount|PartnersCapital|Undistributed|ProceedsFromRepayments|Discontinued|IncomeTaxes"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A statement's arithmetic, places and first choices, ready for look-ups."""

    statement: Statement
    places: tuple[Place, ...]
    parents: Mapping[int, tuple[int, int]]
    parts: Mapping[int, tuple[int, ...]]
    table: ConceptTable
    chosen: Mapping[int, Concept]
    marks: Landmarks


def surroundings_of(
    statement: Statement, calculation: Calculation, places: tuple[Place, ...], table: ConceptTable, chosen: Mapping[int, Concept]
) -> Surroundings:
    """The surroundings of a statement's lines, given their first choices."""
    parents = {term.line: (summation.total, term.weight) for summation in calculation.summations for term in summation.terms}
    parts = {summation.total: tuple(term.line for term in summation.terms) for summation in calculation.summations}
    return Surroundings(statement, places, parents, parts, table, chosen, landmarks_of(statement.kind, chosen))


class Neighbourhood(NamedTuple):
    """A line among the first choices of the lines around it: the same for all its candidates.

    `siblings` are what its total is made of, `parts` its own parts, `beside` the lines next to it, each with its totals;
    `direction` is the sign of its figures, 0 where they differ.
    """

    around: Surroundings
    line: int
    siblings: frozenset[str]
    parts: tuple[str, ...]
    beside: tuple[tuple[str, frozenset[str]], ...]
    direction: int


def neighbourhood_of(around: Surroundings, i: int) -> Neighbourhood:
    """What lies around line `i`."""
    chosen, total = around.chosen, around.parents.get(i)
    siblings = children_of(around.table, chosen[total[0]].qname.name) if total is not None and total[0] in chosen else frozenset()
    parts = tuple(chosen[j].qname.name for j in around.parts.get(i, ()) if j in chosen)
    names = [chosen[j].qname.name for j in (i - 1, i + 1) if j in chosen]
    beside = tuple((name, _totals_of(around.table, name)) for name in names)
    positive = {figure.value > 0 for figure in around.statement.lines[i].figures if figure is not None and figure.value}
    direction = 0 if len(positive) != 1 else 1 if True in positive else -1
    return Neighbourhood(around, i, siblings, parts, beside, direction)


def structure(near: Neighbourhood, concept: Concept) -> Evidence:
    """The evidence for `concept` on a line."""
    name, table = concept.qname.name, near.around.table
    found: list[tuple[int, float]] = []
    if near.siblings:
        found.append((INDEX["parent" if name in near.siblings else "stranger"], 1.0))
    if near.parts:
        children = children_of(table, name)
        found.append((INDEX["parts"], sum(1 for part in near.parts if part in children) / len(near.parts)))
    own = _totals_of(table, name) if near.beside else frozenset()
    siblings = sum(1 for other, totals in near.beside if other != name and not own.isdisjoint(totals))
    if siblings:
        found.append((INDEX["sibling"], float(siblings)))
    if _is_backwards(near, concept):
        found.append((INDEX["backwards"], 1.0))
    return (*found, *order(near.around.marks, near.line, near.around.places[near.line], name))


def _is_backwards(near: Neighbourhood, concept: Concept) -> bool:
    if not near.direction or concept.balance is None or _goes_either_way(concept.qname.name):
        return False
    around, i = near.around, near.line
    return sign_in_place(around.statement, i, concept, around.places[i], around.chosen, around.parents) == -near.direction


@lru_cache(maxsize=8192)
def _goes_either_way(name: str) -> bool:
    return bool(_EITHER_WAY.search(name))


@lru_cache(maxsize=8192)
def _totals_of(table: ConceptTable, name: str) -> frozenset[str]:
    return frozenset(table.calculation.get(f"us-gaap:{name}", ()))


def children_of(table: ConceptTable, total: str) -> frozenset[str]:
    """The local names of all concepts that add up to `total` in the standard statements, however deep."""
    return _children(table).get(total, frozenset())


@cache
def _children(table: ConceptTable) -> dict[str, frozenset[str]]:
    below: dict[str, set[str]] = {}
    for child in table.calculation:
        seen: set[str] = set()
        waiting: list[str] = [child]
        while waiting:
            for parent in table.calculation.get(waiting.pop(), ()):
                if parent not in seen:
                    seen.add(parent)
                    waiting.append(parent)
        for parent in seen:
            below.setdefault(parent.rpartition(":")[2], set()).add(child.rpartition(":")[2])
    return {total: frozenset(names) for total, names in below.items()}
