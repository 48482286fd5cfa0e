"""What filers called their lines: counts by whole caption, and weights of words for captions that nobody used before.

The tables are made by `learn` (the format stands there) and read line by line on demand.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from functools import cache, cached_property
from operator import itemgetter
from pathlib import Path

from converter.errors import MapError
from converter.maps.alike import Alike
from converter.maps.caption import features, normalise
from converter.model.statement import StatementKind
from converter.resources import data_folder
from converter.taxonomy.baked import SortedTable

OWN = "(extension)"
PARENTHETICAL = "parenthetical"
_SUMMED = 40  # the chances of the rest are next to nothing
_REMEMBERED = 20_000  # captions; archives repeat theirs
_KINDS = {
    StatementKind.BALANCE_SHEET: "balance-sheet",
    StatementKind.INCOME: "income",
    StatementKind.COMPREHENSIVE_INCOME: "comprehensive-income",
    StatementKind.CASH_FLOW: "cash-flow",
    StatementKind.EQUITY: "equity",
    StatementKind.NOTE_TABLE: "balance-sheet",
    StatementKind.PROSE: "income",
}


def kind_of_name(statement: str) -> str:
    """The name by which a statement's captions are kept: "income-statement" is "income"."""
    return "income" if statement == "income-statement" else statement


def kind_of(kind: StatementKind) -> str:
    """The name by which captions of such a statement are kept."""
    return _KINDS[kind]


class Learned:
    """Learned captions and words. Looks up one line of a table at a time and remembers it."""

    def __init__(self, folder: Path) -> None:
        try:
            self._captions = SortedTable((folder / "captions.tsv").read_bytes())
            self._holders = SortedTable((folder / "holders.tsv").read_bytes())
            self._words = SortedTable((folder / "words.tsv").read_bytes())
            self._names = (folder / "names.tsv").read_text(encoding="utf-8").split()[1:]
        except OSError as error:
            raise MapError(
                f"the learned captions cannot be read: {error}", place=str(folder), advice="make them with: maps learn"
            ) from error
        self._weights: dict[str, tuple[tuple[int, int], ...]] = {}
        self._chances: dict[tuple[str, str, int], dict[str, float]] = {}

    def counts(self, kind: str, caption: str) -> dict[str, int]:
        """How many filers gave a line of that caption which concept; empty for a caption that fewer than two used there."""
        row = self._captions.row(f"{kind}|{normalise(caption)}")
        found = dict(_entries(row[1])) if row else {}
        return found if sum(found.values()) > 1 else {}

    @cached_property
    def alike(self) -> Alike:
        """The nearest captions, for those that are unknown."""
        return Alike(self._captions.lines, self._holders)

    def chances(self, kind: str, caption: str, limit: int = 12) -> dict[str, float]:
        """The likeliest concepts by the caption's words, each with its chance from 0 to 1, the likeliest first."""
        known = self._chances.get((kind, caption, limit))
        if known is None:
            known = self._chances[kind, caption, limit] = self._weigh(kind, caption, limit)
            if len(self._chances) > _REMEMBERED:
                del self._chances[next(iter(self._chances))]
        return known

    def _weigh(self, kind: str, caption: str, limit: int) -> dict[str, float]:
        scores: dict[int, int] = defaultdict(int)
        for feature in features(kind, caption):
            for concept, weight in self._of(feature):
                scores[concept] += weight
        if not scores:
            return {}
        best = heapq.nlargest(_SUMMED, scores.items(), key=itemgetter(1))
        top = best[0][1]
        shares = [(math.exp((score - top) / 100), concept) for concept, score in best]
        whole = sum(share for share, _ in shares)
        return {self._names[concept]: share / whole for share, concept in shares[:limit]}

    def knows(self, word: str) -> bool:
        """Whether filers used the (normalised) word at all."""
        return bool(self._of(f"*|{word}"))

    def _of(self, feature: str) -> tuple[tuple[int, int], ...]:
        if feature not in self._weights:
            row = self._words.row(feature)
            numbers = map(int, row[1].replace(":", " ").split(" ")) if row else iter(())
            self._weights[feature] = tuple(zip(numbers, numbers, strict=True))
        return self._weights[feature]


def _entries(text: str) -> tuple[tuple[str, int], ...]:
    return tuple((name, int(number)) for name, _, number in (entry.rpartition(":") for entry in text.split(" ")))


@cache
def load_learned() -> Learned:
    """The tables that come with the program."""
    return Learned(data_folder("taxonomy_maps") / "learned")
