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

from converter.maps.evidence import INDEX, Evidence
from converter.maps.place import Place
from converter.maps.sign import sign_in_place
from converter.model.concept import Concept
from converter.model.statement import Calculation, Statement
from converter.taxonomy.baked import ConceptTable

_EITHER_WAY = re.compile(
    r"GainLoss|GainsLosses|IncomeLoss|ProfitLoss|ExpenseBenefit|IncreaseDecrease|UsedIn|IncomeExpense|NetOf|ProceedsFromPayments|PaymentsForProceeds"
    r"|EffectOf|Adjustment|Other|DeferredIncomeTax|AccumulatedDeficit|StockholdersEquity|AccumulatedOther|GrossProfit|PerShare|PerBasic|PerDiluted"
    r"|EarningsPer|CapitalAccount|PartnersCapital|Undistributed|ProceedsFromRepayments|Discontinued|IncomeTaxes"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A statement's arithmetic and places, ready for look-ups."""

    statement: Statement
    places: tuple[Place, ...]
    parents: Mapping[int, tuple[int, int]]
    parts: Mapping[int, tuple[int, ...]]
    table: ConceptTable


def surroundings_of(statement: Statement, calculation: Calculation, places: tuple[Place, ...], table: ConceptTable) -> Surroundings:
    """The surroundings of a statement's lines."""
    parents = {term.line: (summation.total, term.weight) for summation in calculation.summations for term in summation.terms}
    parts = {summation.total: tuple(term.line for term in summation.terms) for summation in calculation.summations}
    return Surroundings(statement, places, parents, parts, table)


def structure(around: Surroundings, i: int, concept: Concept, chosen: Mapping[int, Concept]) -> Evidence:
    """The evidence for `concept` on line `i`, given the first choices of the other lines."""
    name = concept.qname.name
    found: list[tuple[int, float]] = []
    total = around.parents.get(i)
    if total is not None and total[0] in chosen:
        children = children_of(around.table, chosen[total[0]].qname.name)
        if children:
            found.append((INDEX["parent" if name in children else "stranger"], 1.0))
    parts = [j for j in around.parts.get(i, ()) if j in chosen]
    if parts:
        children = children_of(around.table, name)
        found.append((INDEX["parts"], sum(1 for j in parts if chosen[j].qname.name in children) / len(parts)))
    beside = [chosen[j].qname.name for j in (i - 1, i + 1) if j in chosen]
    siblings = sum(1 for other in beside if other != name and _share_a_total(around.table, name, other))
    if siblings:
        found.append((INDEX["sibling"], float(siblings)))
    if _is_backwards(around, i, concept, chosen):
        found.append((INDEX["backwards"], 1.0))
    return tuple(found)


def _is_backwards(around: Surroundings, i: int, concept: Concept, chosen: Mapping[int, Concept]) -> bool:
    line = around.statement.lines[i]
    values = [figure.value for figure in line.figures if figure is not None and figure.value]
    if not values or concept.balance is None or _EITHER_WAY.search(concept.qname.name):
        return False
    sign = sign_in_place(around.statement, i, concept, around.places[i], chosen, around.parents)
    return all(value * sign < 0 for value in values)


def _share_a_total(table: ConceptTable, first: str, second: str) -> bool:
    return not _totals_of(table, first).isdisjoint(_totals_of(table, second))


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
