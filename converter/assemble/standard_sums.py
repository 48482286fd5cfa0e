"""What the standard statements say of sums, and a filing's concepts must not deny.

1. No total is a part of its part (DQC_0008): "Discontinued operations" that is only a part of discontinued operations has another concept.
   The line whose concept is less sure gives way.
2. Noncurrent assets are all assets but the current ones (DQC_0004): a total of some of them is another total.
"""

from __future__ import annotations

from converter.assemble.own_concepts import with_own
from converter.model.match import SAID
from converter.model.report import MappedStatement
from converter.taxonomy.baked import load_concepts


def settle_standard_sums(mapped: MappedStatement) -> MappedStatement:
    """The statement without concepts that would turn a standard sum round, or claim more than their line holds."""
    return _all_noncurrent(_not_reversed(mapped))


def _not_reversed(mapped: MappedStatement) -> MappedStatement:
    standard = load_concepts().calculation if mapped.calculation.summations else {}
    for summation in mapped.calculation.summations:
        for term in summation.terms:
            total, part = mapped.matches[summation.total], mapped.matches[term.line]
            if total and part and str(part.concept.qname) in standard.get(str(total.concept.qname), {}):
                line, match = min(((term.line, part), (summation.total, total)), key=lambda one: one[1].confidence)
                if match.rung not in SAID:
                    mapped = with_own(mapped, line, f"{match.concept.qname} would turn a standard sum round")
    return mapped


def _all_noncurrent(mapped: MappedStatement) -> MappedStatement:
    for summation in mapped.calculation.summations:
        total = mapped.matches[summation.total]
        if total is None or total.concept.qname.name != "Assets":
            continue
        parts = {m.concept.qname.name: term.line for term in summation.terms if (m := mapped.matches[term.line])}
        line = parts.get("AssetsNoncurrent")
        match = mapped.matches[line] if line is not None else None
        if line is not None and match and match.rung not in SAID and parts.keys() - {"AssetsCurrent", "AssetsNoncurrent"}:
            mapped = with_own(mapped, line, "other assets stand beside these noncurrent ones")
    return mapped
