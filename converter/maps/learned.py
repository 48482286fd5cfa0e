"""What filers called their lines: counts by whole caption, and a network of words for captions that nobody used before.

The tables are made by `learn` (the format stands there); captions are looked up on demand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from converter.errors import MapError
from converter.maps.caption import words
from converter.maps.network import read_network
from converter.model.statement import StatementKind
from converter.resources import data_folder
from converter.taxonomy.baked import SortedTable

OWN = "(extension)"
PARENTHETICAL = "parenthetical"
_LIKELIEST = 12  # concepts by a caption's words; the right one is seldom further down
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


@dataclass(frozen=True, slots=True)
class Heard:
    """What filers call a line of a caption: how many gave it which concept, and each likely concept's chance by its words."""

    counts: Mapping[str, int]
    filers: int  # of all counts
    chances: Mapping[str, float]  # of the likeliest and of all counted, the likeliest first


class Learned:
    """Learned captions and words."""

    def __init__(self, folder: Path) -> None:
        try:
            self._captions = SortedTable((folder / "captions.tsv").read_bytes())
            self._names = (folder / "names.tsv").read_text(encoding="utf-8").split("\n")[1:-1]
            known = (folder / "words.tsv").read_text(encoding="utf-8").split("\n")[1:-1]
            self._network = read_network(known, (folder / "network.npz").read_bytes())
        except OSError as error:
            raise MapError(
                f"the learned captions cannot be read: {error}", place=str(folder), advice="make them with: maps learn"
            ) from error

    def counts(self, kind: str, caption: str) -> Mapping[str, int]:
        """How many filers gave a caption on a statement which concept: empty for a caption that fewer than two of them used there."""
        return {self._names[concept]: filers for concept, filers in self._counts(kind, words(caption)).items()}

    def hear(self, kind: str, caption: str) -> Heard:
        """What is known of a caption on a statement."""
        return self._hear(kind, words(caption))

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019 - the one instance lives as long as the program
    def _counts(self, kind: str, found: tuple[str, ...]) -> Mapping[int, int]:
        row = self._captions.row(f"{kind}|{' '.join(found)}")
        return dict(_entries(row[1])) if row else {}

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019 - as above
    def _hear(self, kind: str, found: tuple[str, ...]) -> Heard:
        counts, chances = self._counts(kind, found), self._network.chances(kind, found)
        likeliest = chances.argpartition(-_LIKELIEST)[-_LIKELIEST:].tolist() if len(chances) > _LIKELIEST else range(len(chances))
        concepts = [*likeliest, *counts]
        shown = dict(zip(concepts, chances[concepts].tolist(), strict=True))
        ordered = sorted(shown, key=lambda concept: (-shown[concept], concept))
        return Heard(
            {self._names[concept]: filers for concept, filers in counts.items()},
            sum(counts.values()),
            {self._names[concept]: shown[concept] for concept in ordered},
        )

    def knows(self, word: str) -> bool:
        """Whether several filers used the (normalised) word."""
        return f"*|{word}" in self._network.numbers


def _entries(text: str) -> Iterator[tuple[int, int]]:
    return ((int(concept), int(filers)) for concept, _, filers in (entry.partition(":") for entry in text.split(" ")))


@cache
def load_learned() -> Learned:
    """The tables that come with the program."""
    return Learned(data_folder("taxonomy_maps") / "learned")
