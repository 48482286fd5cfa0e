"""What speaks for a concept on a line, as numbers; `weights` says how much each counts.

Evidence, in the order of NAMES:

  words        log of the chance that filers call the concept so, by the caption's words
  counts       log of the share of filers that gave exactly this caption the concept (0 where the caption is unknown)
  never        the caption is known, and no filer gave it this concept
  same, general, near, apart   how the line's place on the statement goes with the concept's
  total, leaf, sum             a total got a total's concept; a total got a leaf's; an item got a total's
  direction    cash went the other way than the concept's name says
  overlap, missing, surplus    words shared with the concept's label; its words that the caption lacks; the other way round
  own          the candidate is a concept of the filer's own; with own-words, own-counts, own-best, own-new, own-length for it
  parent       the concept is a part of the parent's concept in the standard statements; stranger: parent known, and it is not
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from converter.maps.belongs import Belonging, agreement
from converter.maps.caption import words
from converter.maps.learned import OWN
from converter.maps.place import Place
from converter.model.concept import Concept
from converter.model.quantity import Measure
from converter.model.statement import StatementKind

NAMES = (
    "words",
    "counts",
    "never",
    "same",
    "general",
    "near",
    "apart",
    "total",
    "leaf",
    "sum",
    "direction",
    "overlap",
    "missing",
    "surplus",
    "own",
    "own-words",
    "own-counts",
    "own-best",
    "own-new",
    "own-length",
    "own-total",
    "parent",
    "stranger",
)
_INDEX = {name: i for i, name in enumerate(NAMES)}
_FLOOR = 1e-4
_OUT = ("Payments", "Repayments", "InterestPaid", "IncomeTaxesPaid")
_IN = ("Proceeds",)
_MIXED = ("PaymentsForProceeds", "ProceedsFromPayments", "ProceedsFromRepayments", "ProceedsFromIssuanceRepurchase", "ProceedsPayments")


@dataclass(frozen=True, slots=True)
class LineView:
    """A line as evidence sees it. `flow` is +1 or -1 where cash flows in or out in every column, else 0."""

    caption: str
    kind: StatementKind
    place: Place
    measure: Measure
    is_total: bool
    flow: int
    chances: dict[str, float]
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Candidacy:
    """A candidate for a line: a concept (None: the filer's own) and what speaks for it, as (index, value) pairs without zeros."""

    name: str
    concept: Concept | None
    evidence: tuple[tuple[int, float], ...]


class Witness:
    """Collects evidence; remembers what belongs to concepts."""

    def __init__(self, belonging: Belonging, totals: frozenset[str]) -> None:
        self._belonging = belonging
        self._totals = totals
        self._labels: dict[str, frozenset[str]] = {}

    def standard(self, line: LineView, concept: Concept) -> Candidacy:
        """The evidence for a concept of the taxonomy (or of historic.toml)."""
        name = concept.qname.name
        found = [(0, math.log(max(line.chances.get(name, 0.0), _FLOOR)))]
        if line.counts:
            count, whole = line.counts.get(name, 0), sum(line.counts.values())
            found.append((1, math.log((count + 0.2) / (whole + 1))))
            if not count:
                found.append((2, 1.0))
        agreed = agreement(line.place, concept, self._belonging.of(concept))
        if agreed != "unknown":
            found.append((_INDEX[agreed], 1.0))
        is_sum = name in self._totals
        if line.is_total:
            found.append((_INDEX["total"] if is_sum else _INDEX["leaf"], 1.0))
        elif is_sum:
            found.append((_INDEX["sum"], 1.0))
        if line.flow and line.kind is StatementKind.CASH_FLOW and _direction(name) == -line.flow:
            found.append((_INDEX["direction"], 1.0))
        found += self._shared(line, concept)
        return Candidacy(name, concept, tuple(found))

    def _shared(self, line: LineView, concept: Concept) -> list[tuple[int, float]]:
        key = concept.qname.name
        if key not in self._labels:
            self._labels[key] = frozenset(words(concept.label))
        label, caption = self._labels[key], frozenset(words(line.caption))
        if not label or not caption:
            return []
        both = len(label & caption)
        return [
            (_INDEX["overlap"], both / len(label | caption)),
            (_INDEX["missing"], 1 - both / len(label)),
            (_INDEX["surplus"], 1 - both / len(caption)),
        ]

    def own(self, line: LineView, unknown_words: float) -> Candidacy:
        """The evidence that filers would make a concept of their own."""
        found = [(_INDEX["own"], 1.0), (_INDEX["own-words"], math.log(max(line.chances.get(OWN, 0.0), _FLOOR)))]
        if line.counts:
            found.append((_INDEX["own-counts"], math.log((line.counts.get(OWN, 0) + 0.2) / (sum(line.counts.values()) + 1))))
        best = max((chance for name, chance in line.chances.items() if name != OWN), default=0.0)
        found.append((_INDEX["own-best"], math.log(max(best, _FLOOR))))
        found.append((_INDEX["own-new"], unknown_words))
        found.append((_INDEX["own-length"], min(len(words(line.caption)), 15) / 5))
        if line.is_total:
            found.append((_INDEX["own-total"], 1.0))
        return Candidacy(OWN, None, tuple(found))


def score(candidacy: Candidacy, weights: Sequence[float]) -> float:
    """The weighted sum of the evidence."""
    return sum(weights[i] * value for i, value in candidacy.evidence)


def parental(parent_children: frozenset[str] | None, name: str) -> tuple[tuple[int, float], ...]:
    """The evidence of the parent's concept, whose standard parts are `parent_children` (None: nothing known)."""
    if not parent_children:
        return ()
    return ((_INDEX["parent"], 1.0),) if name in parent_children else ((_INDEX["stranger"], 1.0),)


def _direction(name: str) -> int:
    if name.startswith(_MIXED):
        return 0
    return -1 if name.startswith(_OUT) else 1 if name.startswith(_IN) else 0
