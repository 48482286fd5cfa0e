"""Statements of equity that go through several reporting entities one after the other ("Harbour Fund I" ..., "Harbour Fund II" ...).

The entities' names stand as headings over their opening balances. Lines of the filer itself have no dimension; those of each other entity
have it as one (dei:LegalEntityAxis), so that no fund's capital is taken for another's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from converter.model.concept import QName
from converter.model.fact import Dimension
from converter.model.statement import LineRole
from converter.statements.equity.balances import is_balance
from converter.statements.lines import PlacedLine

_AXIS = QName("dei", "LegalEntityAxis")
_SERIES = re.compile(r"(?:[IVX]+|\d+|[A-Z])$")
_FEWEST_WORDS, _MOST_WORDS = 2, 9


def with_entities(lines: Sequence[PlacedLine], filer: str) -> list[PlacedLine]:
    """The lines, those under the name of an entity other than `filer` with its dimension; headers turn names round ("Doe John Fund I")."""
    heads = {at: name for at in range(len(lines)) if (name := _name(lines, at))}
    series = {name.rsplit(" ", 1)[0] for name in heads.values()}
    if len(set(heads.values())) <= 1 or len(series) > 1:
        return list(lines)
    found: list[PlacedLine] = []
    dimensions: tuple[Dimension, ...] = ()
    for at, entry in enumerate(lines):
        if at in heads:
            dimensions = () if set(heads[at].split()) == set(_words(filer).split()) else (Dimension(_AXIS, _member(heads[at])),)
        found.append(replace(entry, dimensions=(*entry.dimensions, *dimensions)))
    return found


def _name(lines: Sequence[PlacedLine], at: int) -> str:
    """The name that a heading right over a balance gives, where it ends in a number as those of a series do."""
    line = lines[at].line
    below = lines[at + 1].line if at + 1 < len(lines) else None
    if line.role is not LineRole.HEADING or below is None or not (below.cells and is_balance(below.caption)):
        return ""
    name = _words(line.caption)
    return name if _FEWEST_WORDS < len(name.split()) <= _MOST_WORDS and _SERIES.search(name) else ""


def _words(name: str) -> str:
    return " ".join(re.findall(r"[A-Z\d]+", name.upper()))


def _member(name: str) -> QName:
    return QName("ext", "".join(word if _SERIES.fullmatch(word) else word.capitalize() for word in name.split()) + "Member")
