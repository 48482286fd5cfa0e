"""Concepts that an input names itself: a name that the taxonomy does not have must not become a concept of the filing's own unseen."""

from __future__ import annotations

from difflib import get_close_matches

from converter.model.concept import STANDARD_PREFIXES, QName
from converter.model.finding import Finding, Severity
from converter.model.source import SourceText
from converter.read.sheets import SheetCell
from converter.taxonomy.baked import load_concepts

ALIKE = 0.8  # how much of a name must agree for it to be offered in place of another one


def doubt(source: SourceText, cell: SheetCell, name: QName) -> Finding | None:
    """What is wrong with a concept that `cell` names: unknown under a standard prefix, or a heading that has no values."""
    concepts = load_concepts()
    concept = concepts.get(name)
    if name.prefix not in STANDARD_PREFIXES or (concept and not concept.abstract):
        return None
    why = f"is a heading of {concepts.name}, without values" if concept else f"is not in {concepts.name}"
    others = [str(other.qname) for other in concepts if other.qname.prefix == name.prefix and not other.abstract]
    alike = get_close_matches(str(name), others, n=1, cutoff=ALIKE)
    advice = f"write {alike[0]} if that is meant, " if alike else "look the name up in the taxonomy, "
    return Finding(
        "read.concept-unknown",
        Severity.WARNING,
        f"{name} {why}; the line's concept is found by its caption instead",
        source.place(cell.span),
        cell.text,
        f"{advice}or give a concept of your own another prefix",
    )
