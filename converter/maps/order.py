"""What the order of a statement's lines says for a candidate, once the other lines have a first choice.

Statements keep an order that tells lines apart which are called alike. In cash flow, adjustments for what was no cash stand above
the changes of working capital, so "Other" is the one or the other; in income, other income stands below operating income, and
amounts after tax below the income before it.

early-change      a change of working capital above all others
late-adjustment   no such change, below one or several (up to 1 for four of them)
after-change      no such change, right below one
above-operating   nonoperating income or expense above the operating income
below-operating   income or expense that is not called nonoperating, between operating income and income before tax
untaxed           an amount after tax above the income before tax
one-step          nonoperating income or expense on a statement without operating income
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from converter.maps.evidence import INDEX, Evidence
from converter.maps.place import Place
from converter.model.concept import Concept
from converter.model.statement import StatementKind

_CHANGE, _NONOPERATING = "IncreaseDecrease", "Nonoperating"
_OPERATING, _BEFORE_TAX = "OperatingIncomeLoss", "IncomeLossFromContinuingOperationsBeforeIncomeTaxes"
_RESULTS = frozenset({"NetIncomeLoss", "ProfitLoss"})
_MANY = 4  # changes, from which on more of them tell no more


@dataclass(frozen=True, slots=True)
class Landmarks:
    """The lines that divide a statement; `changes` are those of working capital, in order."""

    kind: StatementKind
    changes: tuple[int, ...]
    operating: int | None
    before_tax: int | None


def landmarks_of(kind: StatementKind, chosen: Mapping[int, Concept]) -> Landmarks:
    """The landmarks among the first choices of a statement's lines."""
    names = sorted((i, concept.qname.name) for i, concept in chosen.items())
    return Landmarks(
        kind,
        tuple(i for i, name in names if name.startswith(_CHANGE)),
        next((i for i, name in names if name == _OPERATING), None),
        next((i for i, name in names if name.startswith(_BEFORE_TAX)), None),
    )


def order(marks: Landmarks, i: int, place: Place, name: str) -> Evidence:
    """The evidence for the concept `name` on line `i`."""
    if marks.kind is StatementKind.CASH_FLOW and place is Place.OPERATING:
        found = _among_changes(marks, i, name)
    elif marks.kind is StatementKind.INCOME:
        found = _in_income(marks, i, name)
    else:
        return ()
    return tuple((INDEX[kind], value) for kind, value in found.items() if value)


def _among_changes(marks: Landmarks, i: int, name: str) -> dict[str, float]:
    above = bisect_left(marks.changes, i)
    if name.startswith(_CHANGE):
        return {"early-change": float(not above)}
    if not above:
        return {}
    return {"late-adjustment": min(above, _MANY) / _MANY, "after-change": float(marks.changes[above - 1] == i - 1)}


def _in_income(marks: Landmarks, i: int, name: str) -> dict[str, float]:
    is_aside, above_tax = _NONOPERATING in name, marks.before_tax is not None and i < marks.before_tax
    found = {"untaxed": float(above_tax and ("NetOfTax" in name or name in _RESULTS))}
    if marks.operating is None:
        found["one-step"] = float(is_aside)
    elif i < marks.operating:
        found["above-operating"] = float(is_aside)
    else:
        found["below-operating"] = float(above_tax and i > marks.operating and not is_aside)
    return found
