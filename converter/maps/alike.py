"""The captions most alike to one that (nearly) nobody used: what filers gave those says what this one may be.

Likeness is the share of words in common, rare words counting more (the cosine of inverse document frequencies).
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from operator import itemgetter

from converter.maps.caption import words
from converter.taxonomy.baked import SortedTable

_NEAREST = 15  # captions that vote
_STEEPNESS = 4  # a vote counts by this power of the likeness
_LOUDEST = 5  # filers; more of them add nothing to a caption's vote
_ENOUGH = 700  # captions to choose the nearest from


class Alike:
    """Nearest captions, by the table of which caption holds which word."""

    def __init__(self, captions: list[bytes], holders: SortedTable) -> None:
        self._captions = captions
        self._holders = holders
        self._known: dict[str, tuple[float, tuple[int, ...]]] = {}

    @lru_cache(maxsize=20_000)  # noqa: B019 - the one instance lives as long as the program
    def votes(self, kind: str, caption: str) -> tuple[dict[str, float], float]:
        """Each concept's share of the nearest captions' votes, and how alike the nearest one is, from 0 to 1."""
        weights = {word: self._word(kind, word) for word in sorted(set(words(caption)))}
        length = math.sqrt(sum(rarity**2 for rarity, _ in weights.values())) or 1.0
        votes: dict[str, float] = {}
        best = 0.0
        for i in self._candidates(weights):
            parts, other_length, counts = self._row(kind, i)
            shared = sum(rarity**2 for word, (rarity, _) in weights.items() if word in parts)
            likeness = shared / (length * other_length)
            best = max(best, likeness)
            for concept, filers in counts:
                votes[concept] = votes.get(concept, 0.0) + likeness**_STEEPNESS * math.sqrt(min(filers, _LOUDEST))
        whole = sum(votes.values())
        return ({concept: vote / whole for concept, vote in votes.items()} if whole else {}), best

    def _candidates(self, weights: Mapping[str, tuple[float, tuple[int, ...]]]) -> list[int]:
        """The captions that share the most, looked for among the holders of the rarest words."""
        shared: dict[int, float] = defaultdict(float)
        for rarity, holders in sorted(weights.values(), key=lambda entry: -entry[0]):
            square = rarity * rarity
            if shared:
                for i in holders:
                    shared[i] += square
            else:
                shared.update(dict.fromkeys(holders, square))
            if len(shared) > _ENOUGH:
                break
        return [i for i, _ in heapq.nlargest(_NEAREST, shared.items(), key=itemgetter(1))]

    @lru_cache(maxsize=20_000)  # noqa: B019 - as above
    def _row(self, kind: str, i: int) -> tuple[frozenset[str], float, tuple[tuple[str, int], ...]]:
        """The words of a caption, the length of their vector, and how many filers gave it which concept."""
        key, _, entries = self._captions[i].decode("utf-8").partition("\t")
        pairs = (entry.rpartition(":") for entry in entries.split(" "))
        parts = frozenset(key.partition("|")[2].split(" "))
        length = math.sqrt(sum(self._word(kind, word)[0] ** 2 for word in sorted(parts))) or 1.0
        return parts, length, tuple((concept, int(filers)) for concept, _, filers in pairs)

    def _word(self, kind: str, word: str) -> tuple[float, tuple[int, ...]]:
        """How rare the word is on the statement, and which captions hold it (none for the commonest words)."""
        key = f"{kind}|{word}"
        if key not in self._known:
            row = self._holders.row(key)
            holders = tuple(int(i) for i in row[2].split()) if row else ()
            self._known[key] = (int(row[1]) / 100 if row else 0.0, holders)
        return self._known[key]
