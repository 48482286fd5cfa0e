"""What speaks for a concept on a line, as numbers; `weights` says how much each counts.

Evidence, in the order of NAMES:

  words        log of the chance that filers call the concept so, by the caption's words
  counts, many log of the share of filers that gave exactly this caption the concept (0 where the caption is unknown); `many` where
               at least fifteen filers used the caption: then words say less
  both         log of that share with the words' chance as if two more filers had said so
  never        the caption is known, and no filer gave it this concept
  same, general, near, apart   how the line's place on the statement goes with the concept's
  total, leaf, sum             a total got a total's concept; a total got a leaf's; an item got a total's
  direction    cash went the other way than the concept's name says
  overlap, missing, surplus    words shared with the concept's label; its words that the caption lacks; the other way round
  own          the candidate is a concept of the filer's own; with own-words, own-counts, own-both, own-best, own-new and own-length for it
  turn, not-turn  basic and diluted amounts that the caption does not tell apart: the first of two groups is basic
  parent, stranger, parts, sibling, backwards  see `structure`
  early-change ... one-step  see `order`
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from converter.maps.belongs import Belonging, agreement
from converter.maps.caption import words
from converter.maps.learned import OWN, Heard
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
    "many",
    "many-words",
    "both",
    "own-both",
    "turn",
    "not-turn",
    "parent",
    "stranger",
    "parts",
    "sibling",
    "backwards",
    "early-change",
    "late-adjustment",
    "after-change",
    "above-operating",
    "below-operating",
    "untaxed",
    "one-step",
)
INDEX = {name: i for i, name in enumerate(NAMES)}
_FLOOR = 1e-4
MANY = 15  # filers
_BELIEVED = 2  # filers that the words count for
_OUT = ("Payments", "Repayments", "InterestPaid", "IncomeTaxesPaid")
_IN = ("Proceeds",)
_MIXED = ("PaymentsForProceeds", "ProceedsFromPayments", "ProceedsFromRepayments", "ProceedsFromIssuanceRepurchase", "ProceedsPayments")


Evidence = tuple[tuple[int, float], ...]  # (index in NAMES, value), zeros left out


class LineView(NamedTuple):
    """A line as evidence sees it. `flow` is +1 or -1 where cash flows in or out in every column, else 0."""

    caption: str
    kind: StatementKind
    place: Place
    measure: Measure
    is_total: bool
    flow: int
    heard: Heard
    words: frozenset[str]  # of the caption
    turn: str = ""  # "basic" or "diluted", for amounts per share and numbers of shares


class Witness:
    """Collects evidence; remembers what belongs to concepts."""

    def __init__(self, belonging: Belonging, totals: frozenset[str]) -> None:
        self._belonging = belonging
        self._totals = totals
        self._labels: dict[str, frozenset[str]] = {}

    def standard(self, line: LineView, concept: Concept) -> Evidence:
        """The evidence for a concept of the taxonomy (or of historic.toml)."""
        name, heard = concept.qname.name, line.heard
        found = [(0, math.log(max(heard.chances.get(name, 0.0), _FLOOR))), (INDEX["both"], _both(heard, name))]
        if heard.counts:
            count = heard.counts.get(name, 0)
            share = math.log((count + 0.2) / (heard.filers + 1))
            found.append((1, share))
            if heard.filers >= MANY:
                found += [(INDEX["many"], share), (INDEX["many-words"], found[0][1])]
            if not count:
                found.append((2, 1.0))
        agreed = agreement(line.place, concept, self._belonging.of(concept))
        if agreed != "unknown":
            found.append((INDEX[agreed], 1.0))
        if line.is_total or name in self._totals:
            found.append((INDEX[self._role(line, name)], 1.0))
        if line.flow and line.kind is StatementKind.CASH_FLOW and _direction(name) == -line.flow:
            found.append((INDEX["direction"], 1.0))
        dilution = dilution_of(name) if line.turn else ""
        if dilution:
            found.append((INDEX["turn" if dilution == line.turn else "not-turn"], 1.0))
        found += self._shared(line, concept)
        return tuple(found)

    def _role(self, line: LineView, name: str) -> str:
        if line.is_total:
            return "total" if name in self._totals else "leaf"
        return "sum"

    def _shared(self, line: LineView, concept: Concept) -> list[tuple[int, float]]:
        key = concept.qname.name
        if key not in self._labels:
            self._labels[key] = frozenset(words(concept.label))
        label, caption = self._labels[key], line.words
        if not label or not caption:
            return []
        both = len(label & caption)
        return [
            (INDEX["overlap"], both / (len(label) + len(caption) - both)),
            (INDEX["missing"], 1 - both / len(label)),
            (INDEX["surplus"], 1 - both / len(caption)),
        ]

    def own(self, line: LineView, unknown_words: float) -> Evidence:
        """The evidence that filers would make a concept of their own."""
        heard = line.heard
        found = [(INDEX["own"], 1.0), (INDEX["own-words"], math.log(max(heard.chances.get(OWN, 0.0), _FLOOR)))]
        found.append((INDEX["own-both"], _both(heard, OWN)))
        if heard.counts:
            found.append((INDEX["own-counts"], math.log((heard.counts.get(OWN, 0) + 0.2) / (heard.filers + 1))))
        best = next((chance for name, chance in heard.chances.items() if name != OWN), 0.0)
        found.append((INDEX["own-best"], math.log(max(best, _FLOOR))))
        found.append((INDEX["own-new"], unknown_words))
        found.append((INDEX["own-length"], min(len(words(line.caption)), 15) / 5))
        if line.is_total:
            found.append((INDEX["own-total"], 1.0))
        return tuple(found)


def _both(heard: Heard, name: str) -> float:
    chance = _BELIEVED * heard.chances.get(name, 0.0) + heard.counts.get(name, 0)
    return math.log(max(chance / (heard.filers + _BELIEVED), _FLOOR))


def weigh(evidence: Evidence, weights: Sequence[float]) -> float:
    """The weighted sum of the evidence."""
    found = 0.0
    for i, value in evidence:
        found += weights[i] * value
    return found


def dilution_of(name: str) -> str:
    """Whether a concept of this name is a basic or a diluted amount; "" for neither."""
    if "BasicAndDiluted" in name:
        return ""
    return "diluted" if "Diluted" in name else "basic" if "Basic" in name else ""


def _direction(name: str) -> int:
    if name.startswith(_MIXED):
        return 0
    return -1 if name.startswith(_OUT) else 1 if name.startswith(_IN) else 0
