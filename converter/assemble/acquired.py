"""Facts of a business that the registrant acquired have its name as a dimension (dei:LegalEntityAxis): they are not the registrant's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from converter.assemble.extension import PLACEHOLDER, own_dimensions
from converter.model.concept import QName
from converter.model.fact import Dimension, Fact
from converter.model.outline import Outline

_AXIS = QName("dei", "LegalEntityAxis")


def of_company(facts: Sequence[Fact], outline: Outline, prefix: str) -> tuple[Fact, ...]:
    """The facts, those of the statements and of what follows them with the dimension of the company whose they are."""
    if not outline.company:
        return tuple(facts)
    start = min(span.start for region in outline.statements for span in region.spans)
    member = "".join(word[:1].upper() + word[1:].lower() for word in re.findall(r"[A-Za-z\d]+", outline.company))
    dimensions = own_dimensions((Dimension(_AXIS, QName(PLACEHOLDER, f"{member}Member")),), prefix)
    return tuple(
        replace(fact, dimensions=tuple(sorted((*fact.dimensions, *dimensions)))) if _is_theirs(fact, start) else fact for fact in facts
    )


def _is_theirs(fact: Fact, start: int) -> bool:
    """Whether a fact stands in the statements or below them, and not on the cover page."""
    return (
        fact.concept.prefix != "dei" and bool(fact.spans) and fact.spans[0].start >= start and all(d.axis != _AXIS for d in fact.dimensions)
    )
