"""What lines are by what stands beside them, where their captions leave it open: one step after the other.

A step gets the lines, the inferred sums, the local names of the concepts chosen so far, and the lines whose concept is the filing's own.
It proposes other names, each with its reason. A step sees what those before it changed; a name that another line keeps is not given again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from converter.model.statement import Calculation, LineItem, Term

Told = tuple[str, str]  # the concept's local name, or words for one of the filing's own, and why
Step = Callable[[Sequence[LineItem], Calculation, Mapping[int, str], frozenset[int]], Iterator[tuple[int, Told]]]


def tell_in_place(
    steps: Sequence[Step], lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], own: frozenset[int]
) -> Mapping[int, Told]:
    """The lines that get other concepts, by all the steps together."""
    told: dict[int, Told] = {}
    known = dict(names)
    for step in steps:
        changes = dict(step(lines, calculation, known, own))
        kept = {name for i, name in known.items() if i not in changes}
        changes = {i: change for i, change in changes.items() if change[0] not in kept}
        told |= changes
        known |= {i: name for i, (name, _) in changes.items()}
    return told


def lowers(line: LineItem, term: Term) -> bool:
    """Whether a part lowers its total in every period."""
    return all(term.weight * figure.value <= 0 for figure in line.figures if figure)
