"""The hand-written rules of one run, in layers: base, industry, filer, the user's own; later layers win."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from converter.maps.caption import normalise
from converter.maps.place import Place
from converter.model.concept import Concept, QName
from converter.model.match import Rung
from converter.taxonomy.baked import ConceptTable


class Layer(IntEnum):
    """Whose rule it is; a higher one wins."""

    BASE = 0
    INDUSTRY = 1
    FILER = 2
    USER = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """One caption of one map entry. `places` empty: anywhere on the statement. `sign` None: the sign follows from the evidence.

    `origin` is "us-gaap/balance-sheet.toml:InventoryNet", `line` the line in that file where the caption stands.
    """

    statement: str
    caption: str
    concept: Concept
    places: frozenset[Place]
    sign: int | None
    layer: Layer
    origin: str
    line: int

    def rung(self, caption: str) -> Rung:
        """The rung of a hit on `caption`."""
        if self.layer is Layer.USER:
            return Rung.USER_RULE
        if self.layer is Layer.FILER:
            return Rung.FILER_RULE
        return Rung.EXACT_CAPTION if " ".join(caption.lower().split()) == self.caption.lower() else Rung.NORMALISED_CAPTION


@dataclass(frozen=True, slots=True)
class TotalRule:
    """A total told by its parts: `needs` are groups of concepts, each of which must be among the parts."""

    concept: Concept
    statement: str
    places: frozenset[Place]
    needs: tuple[frozenset[str], ...]
    origin: str


@dataclass(frozen=True)
class ConceptMap:
    """All rules of a run, the historic concepts, and the table of the target's concepts."""

    table: ConceptTable
    historic: Mapping[str, Concept]
    rules: Mapping[tuple[str, str], Sequence[Rule]]  # (statement, normalised caption) -> the highest layer first
    totals: Sequence[TotalRule]
    maps: tuple[str, ...]  # the names of the map files, as loaded

    def concept(self, name: str) -> Concept | None:
        """A concept by its local name: of the target taxonomy's us-gaap, else historic."""
        return self.table.get(QName("us-gaap", name)) or self.historic.get(name)

    def find(self, statement: str, caption: str, place: Place) -> Sequence[Rule]:
        """The rules that name this caption for this place; of the highest layer that has any, those with a place first."""
        found = [r for r in self.rules.get((statement, normalise(caption)), ()) if not r.places or place in r.places or place is Place.ANY]
        if not found:
            return ()
        top = max(rule.layer for rule in found)
        return sorted((rule for rule in found if rule.layer == top), key=lambda rule: not rule.places)
