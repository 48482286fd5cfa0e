"""All sections of the report in the order that EFM 6.7.12 asks for.

Cover; each statement with its parentheticals; notes; policies; tables; details (amounts in notes and other prose).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from converter.assemble.parts import Parts
from converter.assemble.reconciliation import of_lines, reconciliation
from converter.assemble.roles import Section, flat_section, statement_sections, statement_title, title_case
from converter.assemble.subtotals import unprinted_subtotals
from converter.assemble.sums import calculation_arcs, values_by_context
from converter.assemble.together import together
from converter.model.concept import Lookup, QName
from converter.model.fact import Fact
from converter.model.finding import Finding
from converter.model.network import RoleKind
from converter.model.outline import NoteRegion
from converter.model.prose import ProseFact
from converter.model.report import MappedStatement
from converter.model.source import Span
from converter.model.statement import StatementKind

COVER = QName("dei", "CoverAbstract")
PRESENTATION = QName("us-gaap", "OrganizationConsolidationAndPresentationOfFinancialStatementsAbstract")

# The root of each level's sections, and what their titles end with.
LEVELS = {
    1: (QName("us-gaap", "TextBlockAbstract"), ""),
    2: (QName("us-gaap", "PolicyTextBlockAbstract"), " (Policies)"),
    3: (QName("us-gaap", "DisclosureTextBlockAbstract"), " (Tables)"),
}


def all_sections(parts: Parts, facts: Sequence[Fact], lookup: Lookup) -> tuple[tuple[Section, ...], tuple[Finding, ...]]:
    """The sections, and findings for sums that are not in the calculation linkbase."""
    values = values_by_context(facts)
    in_use = {f.concept for f in facts} | {m.concept.qname for mapped in parts.statements for m in mapped.matches if m}
    own = _by_statement(facts)
    by_statement: list[tuple[Section, ...]] = []
    schedules: list[Section] = []
    findings: list[Finding] = []
    for i, whole in enumerate(parts.statements):
        apart, title = reconciliation(whole), _title(parts, whole)
        mapped = of_lines(whole, apart, inside=False) if apart else whole
        arcs, left_out = calculation_arcs(mapped, values)
        subtotals, unprinted = unprinted_subtotals(mapped, arcs, in_use, lookup) if _is_face(mapped) else ((), ())
        by_statement.append(statement_sections(i, mapped, [f for f in own[i] if _line(f) not in apart], (arcs, subtotals), title, lookup))
        findings += (*left_out, *unprinted)
        if apart:
            again = of_lines(whole, apart, inside=True)
            arcs, left_out = calculation_arcs(again, values)
            shown = [f for f in own[i] if _line(f) in apart]
            schedules += statement_sections(i, again, shown, (arcs, ()), f"{title}, Reconciliation (Details)", lookup)
            findings += left_out
    face = together([s for m, found in zip(parts.statements, by_statement, strict=True) if _is_face(m) for s in found], parts.statements)
    tables = [s for mapped, found in zip(parts.statements, by_statement, strict=True) if not _is_face(mapped) for s in found]
    tables += (replace(section, kind=RoleKind.DISCLOSURE) for section in schedules)
    return (*_cover_sections(facts), *face, *_text_block_sections(parts), *tables, *_prose_sections(parts, facts)), tuple(findings)


def _line(fact: Fact) -> int:
    return fact.provenance.locator.line if fact.provenance.locator else -1


def _by_statement(facts: Sequence[Fact]) -> Mapping[int, Sequence[Fact]]:
    """The facts that stand in each statement."""
    found: defaultdict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.provenance.locator:
            found[fact.provenance.locator.statement].append(fact)
    return found


def _is_face(mapped: MappedStatement) -> bool:
    return mapped.statement.kind not in {StatementKind.NOTE_TABLE, StatementKind.PROSE}


def _title(parts: Parts, mapped: MappedStatement) -> str:
    """Printed titles for face statements; for a note's table the note's title."""
    return statement_title(mapped) if _is_face(mapped) else f"{_note_title(parts, _note_of(parts, mapped))} (Details)"


def _note_of(parts: Parts, mapped: MappedStatement) -> int | None:
    spans = mapped.statement.spans
    holding = (i for i, n in enumerate(parts.outline.notes) if any(s.covers(t) for s in n.spans for t in spans))
    return next(holding, None)


def _note_title(parts: Parts, note: int | None) -> str:
    if note is None:
        return "Other Disclosures"
    region: NoteRegion = parts.outline.notes[note]
    block = next((b for b in parts.text_blocks if b.note == note and b.level == 1), None)
    return title_case(block.title if block else region.title) or f"Note {region.number}".strip()


def _cover_sections(facts: Sequence[Fact]) -> list[Section]:
    cover = [f for f in facts if f.concept.prefix == "dei"]
    return [flat_section(RoleKind.DOCUMENT, "Cover", COVER, (f.concept for f in cover), cover)] if cover else []


def _text_block_sections(parts: Parts) -> list[Section]:
    """A section for each note; policies and tables of one note share one each."""
    sections = []
    for level, (root, ending) in LEVELS.items():
        notes = dict.fromkeys(b.note for b in parts.text_blocks if b.level == level)
        for note in notes:
            concepts = [b.concept.qname for b in parts.text_blocks if b.level == level and b.note == note]
            sections.append(flat_section(RoleKind.DISCLOSURE, _note_title(parts, note) + ending, root, concepts))
    return sections


def _prose_sections(parts: Parts, facts: Sequence[Fact]) -> list[Section]:
    """A section of details for each note with amounts in sentences, and one for all other prose."""
    standing = {(f.spans[0], f.concept): f for f in facts if f.spans}
    sections = []
    for note in dict.fromkeys(p.note for p in parts.prose):
        told = [standing[_key(p)] for p in parts.prose if p.note == note and _key(p) in standing]
        if told:
            title = f"{_note_title(parts, note)} (Details)"
            sections.append(flat_section(RoleKind.DISCLOSURE, title, PRESENTATION, (f.concept for f in told), told))
    return sections


def _key(prose: ProseFact) -> tuple[Span, QName]:
    return prose.figure.span, prose.concept.qname
