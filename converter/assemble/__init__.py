"""All that was read and matched -> the Report.

In this order: the filing's own names; facts of statements, cover, notes and sentences; one value where they
contradict each other; the sections that show them, with the sums that the facts agree with; labels; concepts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from operator import attrgetter

from converter.assemble.acquired import of_company
from converter.assemble.blocks import PlacedGrid, keep_as_printed, place_grids, split_grid
from converter.assemble.companions import settle_companions
from converter.assemble.component_proof import prove_components
from converter.assemble.contradictions import settle
from converter.assemble.extension import member_concept, own_concept, own_dimensions, own_statement, tell_apart
from converter.assemble.facts import statement_facts
from converter.assemble.footnotes import footnotes
from converter.assemble.labels import label_texts, words_of
from converter.assemble.naming import name_filing
from converter.assemble.parts import Parts
from converter.assemble.roles import Section, number_roles
from converter.assemble.sections import all_sections
from converter.assemble.stated import cover_fact, prose_fact, text_block_fact
from converter.errors import TaxonomyError
from converter.model.concept import Concept, Lookup, QName
from converter.model.fact import Fact
from converter.model.filing import Filing
from converter.model.finding import Finding
from converter.model.report import Entity, Report, Target

__all__ = ["Parts", "PlacedGrid", "assemble", "split_grid"]

_ALL_BUT_ID = attrgetter(*[field.name for field in fields(Fact)][1:])


def assemble(parts: Parts, target: Target, lookup: Lookup, authority: str = "") -> tuple[Report, tuple[Finding, ...]]:
    """The report, and findings for figures that are no facts, contradictions, and sums left out.

    `lookup` gives the target's concepts by name; `authority` is the filer's own domain for its namespace.
    """
    cover, source = parts.cover, parts.filing.source
    symbol = cover.get("TradingSymbol")
    names = name_filing(cover.entity_name, cover.cik, str(symbol.value) if symbol else "", cover.period.end, authority)
    own = _own_parts(replace(parts, statements=settle_companions(parts.statements, lookup)), names.prefix)
    found, no_facts = _all_facts(own)
    proved, refuted = prove_components(found, own.statements, source)
    kept, contradictions = settle(proved, own.statements, source)
    facts = _number(of_company(kept, own.outline, names.prefix))
    sections, left_out = all_sections(own, facts, lookup)
    concepts = _concepts(own, facts, sections, lookup)
    report = Report(
        filing=_with_grids(own),
        entity=Entity(cover.entity_name, cover.cik),
        form=cover.period.form,
        period_end=cover.period.end,
        main_period=cover.period.main_period,
        target=target,
        prefix=names.prefix,
        namespace=names.namespace,
        stem=names.stem,
        statements=own.statements,
        facts=facts,
        footnotes=footnotes(own.statements, facts, source),
        concepts=concepts,
        roles=number_roles(sections),
        labels=label_texts((label for s in sections for label in s.labels), concepts),
        maps_used=tuple(sorted({f.provenance.rule.partition(":")[0] for f in facts} - {""})),
    )
    return report, (*no_facts, *refuted, *contradictions, *left_out)


def _own_parts(parts: Parts, prefix: str) -> Parts:
    """The parts with the filing's prefix in the names of its own concepts."""
    return replace(
        parts,
        statements=tell_apart([own_statement(m, prefix) for m in parts.statements]),
        text_blocks=tuple(replace(b, concept=own_concept(b.concept, prefix)) for b in parts.text_blocks),
        prose=tuple(
            replace(p, concept=own_concept(p.concept, prefix), dimensions=own_dimensions(p.dimensions, prefix)) for p in parts.prose
        ),
    )


def _all_facts(parts: Parts) -> tuple[list[Fact], tuple[Finding, ...]]:
    source, main = parts.filing.source, parts.cover.period.main_period
    from_statements, findings = statement_facts(parts.statements, source)
    facts = [
        *(cover_fact(c, main) for c in parts.cover.facts),
        *from_statements,
        *(text_block_fact(b, main, source) for b in parts.text_blocks),
        *(prose_fact(p, source) for p in parts.prose),
    ]
    return facts, findings


def _number(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts in the order of their places, hidden ones first, with ids "f1", "f2"..."""
    ordered = sorted(facts, key=lambda f: (f.spans[0].start, -f.spans[0].end) if f.spans else (-1, 0))
    return tuple(Fact(f"f{i}", *_ALL_BUT_ID(fact)) for i, fact in enumerate(ordered, start=1))


def _concepts(parts: Parts, facts: Sequence[Fact], sections: Sequence[Section], lookup: Lookup) -> dict[QName, Concept]:
    """Every concept in use: of the target, of the matches, or a member made from its name."""
    own = {m.concept.qname: m.concept for s in parts.statements for m in s.matches if m}
    own |= {b.concept.qname: b.concept for b in parts.text_blocks}
    own |= {p.concept.qname: p.concept for p in parts.prose}
    found: dict[QName, Concept] = {}
    for qname in dict.fromkeys(_names_in_use(facts, sections)):
        concept = lookup(qname) or own.get(qname)
        if concept is None and qname.name.endswith("Member"):
            concept = member_concept(qname, words_of(qname.name.removesuffix("Member")))
        if concept is None:
            raise TaxonomyError(f"{qname} is in no concept table", advice="bake the table again from the taxonomy package")
        found[qname] = concept
    return found


def _names_in_use(facts: Sequence[Fact], sections: Sequence[Section]) -> Iterator[QName]:
    for fact in facts:
        yield fact.concept
        for dimension in fact.dimensions:
            yield dimension.axis
            yield dimension.member
    for section in sections:
        for row in section.rows:
            yield row.concept


def _with_grids(parts: Parts) -> Filing:
    """The filing as the inline document shows it: tables that were read as grids, the cover page as printed."""
    cover = parts.outline.cover
    shown = []
    for i, document in enumerate(parts.filing.documents):
        placed = place_grids(document, parts.grids[i]) if i in parts.grids else document
        shown.append(keep_as_printed(placed, cover) if cover and document.span.covers(cover) else placed)
    return replace(parts.filing, documents=tuple(shown))
