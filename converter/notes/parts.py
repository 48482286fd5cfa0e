"""Lines of a note's table, named by the total that they are added up to, as taxonomy_maps/us-gaap/parts.toml says."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import cast

from converter.errors import MapError
from converter.maps.caption import words
from converter.model.concept import Concept
from converter.model.match import Match, Rung
from converter.model.quantity import Measure
from converter.model.report import MappedStatement
from converter.model.statement import Calculation, LineItem, LineRole
from converter.notes.deductions import is_negative
from converter.resources import data_folder

FILE = "us-gaap/parts.toml"
_CONFIDENCE = Decimal("0.9")
_UNSAID = frozenset({"accrued", "payable", "liability", "expense", "cost", "related", "less", "deduct"})  # of what the total says
_OPEN = frozenset({Rung.LEARNED, Rung.EXTENSION})  # choices that the total outweighs

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Whole:
    """An entry: concepts of the total, and by the words of its lines the names of theirs, of those added and of those deducted."""

    totals: frozenset[str]
    added: Mapping[Words, str]
    deducted: Mapping[Words, str]


def name_parts(table: MappedStatement, concept: Callable[[str], Concept | None]) -> MappedStatement:
    """The table of a note, where lines have the concept that their caption means among the parts of their total."""
    matches = list(table.matches)
    said = Counter(_words(line) for line in table.statement.lines if any(line.figures))
    for i, match in enumerate(table.matches):
        whole = next((w for w in _wholes() if match and match.concept.qname.name in w.totals), None)
        for part, weight in parts_of(table.calculation, i) if whole else ():
            line, given = table.statement.lines[part], matches[part]
            name = _name(line, whole, weight) if whole and said[_words(line)] == 1 else ""
            found = concept(name) if name and (given is None or given.rung in _OPEN) else None
            if found and not any(other and other.concept == found for j, other in enumerate(matches) if j != part):
                matches[part] = _match(found, line, match)
    return replace(table, matches=tuple(matches))


def _name(line: LineItem, whole: _Whole, weight: int) -> str:
    """The concept's name; "" for what no entry knows, subtotals and amounts inside captions."""
    if line.role is not LineRole.ITEM or line.measure is not Measure.MONETARY:
        return ""
    return (whole.deducted if weight < 0 or is_negative(line) else whole.added).get(_words(line), "")


def _match(concept: Concept, line: LineItem, total: Match | None) -> Match:
    name = total.concept.qname.name if total else ""
    return Match(
        concept,
        -1 if is_negative(line) else 1,
        Rung.NOTE_RULE,
        f"{FILE}:{concept.qname.name}",
        _CONFIDENCE,
        f"so called among the parts of {name}",
    )


def parts_of(calculation: Calculation, total: int) -> Sequence[tuple[int, int]]:
    """The lines that a total adds up, those of its subtotals too, with their weights."""
    found: list[tuple[int, int]] = []
    for each in (s for s in calculation.summations if s.total == total):
        for term in each.terms:
            found += [(term.line, term.weight), *((line, weight * term.weight) for line, weight in parts_of(calculation, term.line))]
    return found


def _words(line: LineItem) -> Words:
    return _bare(line.caption)


@cache
def _wholes() -> tuple[_Whole, ...]:
    """The entries. Raises MapError where the file is broken."""
    path = data_folder("taxonomy_maps") / FILE
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise MapError(f"the map of parts cannot be read: {error}", place=str(path), advice="mend the file or reinstall") from error
    entries = cast("list[dict[str, object]]", list(content.values()))
    return tuple(
        _Whole(frozenset(cast("list[str]", entry["of"])), _named(entry.get("captions")), _named(entry.get("less"))) for entry in entries
    )


def _named(captions: object) -> Mapping[Words, str]:
    listed = cast("dict[str, list[str]]", captions or {})
    return {_bare(caption): name for name, spoken in listed.items() for caption in spoken}


def _bare(caption: str) -> Words:
    found = words(caption)
    return tuple(word for word in found if word not in _UNSAID) or found
