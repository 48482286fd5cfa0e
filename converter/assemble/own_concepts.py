"""A line's own concept in place of a standard one: same type, period and balance, so that its facts and sums stay as they were."""

from __future__ import annotations

from dataclasses import replace

from converter.maps.extend import extension_for
from converter.maps.place import places
from converter.model.match import Rung
from converter.model.report import MappedStatement
from converter.taxonomy.baked import load_concepts


def with_own(mapped: MappedStatement, i: int, why: str) -> MappedStatement:
    """The statement with a concept of the filing's own for line `i`, named from its caption."""
    line, match = mapped.statement.lines[i], mapped.matches[i]
    if match is None:
        return mapped
    taken = [m.concept.qname.name for m in mapped.matches if m]
    own = extension_for(line, mapped.statement.kind, places(mapped.statement)[i], load_concepts(), taken)
    named = replace(own, type=match.concept.type, period_type=match.concept.period_type, balance=match.concept.balance)
    changed = replace(match, concept=named, rung=Rung.EXTENSION, rule="caption", evidence=why)
    return replace(mapped, matches=(*mapped.matches[:i], changed, *mapped.matches[i + 1 :]))
