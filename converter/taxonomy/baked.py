"""Read the baked concept tables: one concept at a time, by bisection in the file's bytes.

A run uses a few hundred of some 21,000 concepts, so nothing is built ahead: opening a table is one read of a file
and its cutting into lines, a look-up some fifteen comparisons.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path

from converter.errors import TaxonomyError
from converter.model.concept import Balance, Concept, PeriodType, QName
from converter.model.report import Target
from converter.resources import data_folder

COLUMNS = ("qname", "type", "period_type", "balance", "abstract", "substitution_group", "deprecated", "label")
_DEPRECATED = COLUMNS.index("deprecated")
_REMEMBERED = 8192  # names asked for: of concepts in use, and of filers' own, which are new in every filing
_BALANCES: dict[str, Balance | None] = {"debit": "debit", "credit": "credit", "": None}


class SortedTable:
    """Lines of tab-separated fields sorted by the bytes of their first one, below a header line."""

    def __init__(self, data: bytes) -> None:
        self.lines = data.split(b"\n")[1:-1]

    def row(self, key: str) -> list[str] | None:
        """The fields of the line whose first field is `key`."""
        wanted = f"{key}\t".encode()
        at = bisect_left(self.lines, wanted)
        if at == len(self.lines) or not self.lines[at].startswith(wanted):
            return None
        return self.lines[at].decode("utf-8").split("\t")

    def rows(self) -> Iterator[list[str]]:
        """All lines, in order."""
        for line in self.lines:
            yield line.decode("utf-8").split("\t")


class ConceptTable:
    """The concepts of one target taxonomy, read on demand."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self._stem = name.replace("/", "-")
        self._folder = folder
        self._table = SortedTable(self._read(".tsv"))
        self._deprecated: set[QName] = set()

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019 - the few tables live as long as the program
    def get(self, qname: QName) -> Concept | None:
        """The concept of that name, or None if the taxonomy has none."""
        row = self._table.row(str(qname))
        if row is None:
            return None
        if row[_DEPRECATED]:
            self._deprecated.add(qname)
        return _concept(row)

    def __contains__(self, qname: QName) -> bool:
        return self.get(qname) is not None

    def is_deprecated(self, qname: QName) -> bool:
        """Whether the taxonomy keeps the concept but asks not to use it (EFM 6.5.42)."""
        return qname in self and qname in self._deprecated

    def __iter__(self) -> Iterator[Concept]:
        return (_concept(row) for row in self._table.rows())

    @cached_property
    def target(self) -> Target:
        """The namespaces and element schemas that an extension schema may import."""
        rows = [line.split("\t") for line in self._read("-target.tsv").decode("utf-8").splitlines()[1:]]
        return Target(self.name, {r[0]: r[1] for r in rows}, {r[0]: r[2] for r in rows})

    @cached_property
    def calculation(self) -> Mapping[str, Mapping[str, int]]:
        """Child -> {total: weight} over the standard statements; names with prefix.

        Without the direct method of cash flows, where income taxes *paid* are an operating flow and not a note below it.
        """
        parents: dict[str, dict[str, int]] = {}
        for line in self._read("-calculation.tsv").decode("utf-8").splitlines()[1:]:
            statement, total, child, weight = line.split("\t")
            if statement != "scf-dir":
                parents.setdefault(child, {})[total] = int(weight)
        return parents

    def _read(self, ending: str) -> bytes:
        path = self._folder / f"{self._stem}{ending}"
        try:
            return path.read_bytes()
        except OSError as error:
            raise TaxonomyError(
                f"there is no concept table for {self.name}", place=str(path), advice="make it with: xbrl-converter taxonomy bake PACKAGE"
            ) from error


def _concept(row: list[str]) -> Concept:
    qname, kind, period, balance, abstract, group, _, label = row
    return Concept(
        QName.parse(qname), kind, PeriodType(period), _BALANCES[balance], abstract=bool(abstract), label=label, substitution_group=group
    )


@cache
def load_concepts(target: str = "us-gaap/2025") -> ConceptTable:
    """The baked table of `target`; raises TaxonomyError if there is none."""
    return ConceptTable(target, data_folder("taxonomy_maps") / "concepts")
