"""The hand-written rules of one run, in layers: base, industry, filer, the user's own; later layers win."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from converter.maps.caption import normalise, words
from converter.maps.place import Place
from converter.model.concept import Concept, QName
from converter.model.match import Rung
from converter.taxonomy.baked import ConceptTable

_ASIDE = re.compile(r"\bnet of\b[^,;)]*\btax\w*\b[^,;)]*|(?<=accounting) for (?:federal |deferred )?income tax(?:es)?\b", re.IGNORECASE)
_REMEMBERED = 8192  # captions; archives repeat theirs


class Layer(IntEnum):
    """Whose rule it is; a higher one wins."""

    BASE = 0
    INDUSTRY = 1
    FILER = 2
    USER = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """One caption of one map entry.

    `places` empty: anywhere on the statement. `beside`: normalised captions, one of which must stand on the statement too; empty:
    no matter which. `sign` None: the sign follows from the evidence.
    `origin` is "us-gaap/balance-sheet.toml:InventoryNet", `line` the line in that file where the caption stands.
    """

    statement: str
    caption: str
    concept: Concept
    places: frozenset[Place]
    beside: frozenset[str]
    sign: int | None
    layer: Layer
    origin: str
    line: int
    worded: bool = False  # by words, not by the whole caption

    def rung(self, caption: str) -> Rung:
        """The rung of a hit on `caption`."""
        if self.layer is Layer.USER:
            return Rung.USER_RULE
        if self.layer is Layer.FILER:
            return Rung.FILER_RULE
        return (
            Rung.EXACT_CAPTION if not self.worded and " ".join(caption.lower().split()) == self.caption.lower() else Rung.NORMALISED_CAPTION
        )


@dataclass(frozen=True, slots=True)
class WordRule:
    """A rule by words for captions that no rule names whole: one word of each group is there, and none of `without`."""

    rule: Rule
    groups: tuple[frozenset[str], ...]
    without: frozenset[str]

    def names(self, found: AbstractSet[str]) -> bool:
        """Whether a caption of these (normalised) words is meant."""
        return self.without.isdisjoint(found) and not any(map(found.isdisjoint, self.groups))


@dataclass(frozen=True, slots=True)
class TotalRule:
    """A total told by its parts: `needs` are groups of concepts, each of which must be among the parts."""

    concept: Concept
    statement: str
    places: frozenset[Place]
    needs: tuple[frozenset[str], ...]
    origin: str


@dataclass(frozen=True, eq=False)
class ConceptMap:
    """All rules of a run, the historic concepts, and the table of the target's concepts. A map is equal to itself alone."""

    table: ConceptTable
    historic: Mapping[str, Concept]
    rules: Mapping[tuple[str, str], Sequence[Rule]]  # (statement, normalised caption) -> the highest layer first
    worded: Mapping[str, Sequence[WordRule]]  # statement -> rules by words, the highest layer first
    totals: Sequence[TotalRule]
    maps: tuple[str, ...]  # the names of the map files, as loaded
    named: dict[str, Concept | None] = field(default_factory=dict, init=False)  # what `concept` looked up

    def concept(self, name: str) -> Concept | None:
        """A concept by its local name: of the target taxonomy's us-gaap, unless deprecated there (EFM 6.5.42), else historic."""
        if name not in self.named:
            qname = QName("us-gaap", name)
            self.named[name] = (
                self.historic.get(name) if self.table.is_deprecated(qname) else self.table.get(qname) or self.historic.get(name)
            )
        return self.named[name]

    def find(self, statement: str, caption: str, place: Place, others: AbstractSet[str] = frozenset()) -> Sequence[Rule]:
        """The rules for this caption in this place, the one that wins first: higher layers, then those that ask for more.

        `others` are the normalised captions of the whole statement.
        """
        found = [
            rule
            for rule in self.rules.get((statement, normalise(caption)), ())
            if (not rule.places or place in rule.places or place is Place.ANY) and (not rule.beside or rule.beside & others)
        ]
        return sorted(found, key=lambda rule: (-rule.layer, not rule.beside, not rule.places))

    def find_by_words(self, statement: str, caption: str, place: Place) -> Iterator[Rule]:
        """The rules by words for this caption in this place, the one that wins first.

        What a caption is net of, or accounting for which has changed, is not what it is.
        """
        found = _named_words(caption)
        for worded in self.worded.get(statement, ()):
            if (not worded.rule.places or place in worded.rule.places) and worded.names(found):
                yield worded.rule


@lru_cache(maxsize=_REMEMBERED)
def _named_words(caption: str) -> frozenset[str]:
    """The words that say what a line is, not what it is net of or what has changed."""
    return frozenset(words(_ASIDE.sub(" ", caption)))
