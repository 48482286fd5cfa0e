"""Notes -> text blocks: the whole note (level 1), its accounting policies (level 2), its tables (level 3); Reg. S-T 405(d).

Which text block a note is, in order: the words of its title; where it has none, its opening words; else, or where the concept is
taken by an earlier note, a text block of the filing's own, named from the title. So are policies that are set like known ones; tables only
where a rule knows them.
"""

from __future__ import annotations

import re

from converter.model.concept import Concept, PeriodType, QName
from converter.model.filing import Filing
from converter.model.finding import Finding, Severity
from converter.model.note import TextBlock
from converter.model.outline import NoteRegion, Outline, StatementRegion
from converter.model.source import Span
from converter.model.statement import StatementKind
from converter.notes.policies import policy_blocks
from converter.notes.rules import TextRule, best_rule, opening_rule, text_rules
from converter.notes.tables import SMALL_WORDS, TEXT_BLOCK_TYPE, Table, blocks_in, tables_by_note, title_of
from converter.recent import remember_last
from converter.taxonomy.baked import load_concepts

PLACEHOLDER = "ext"  # the prefix of concepts that the filing defines itself, until it has a name
_OPENING = 350  # characters that tell what a note is about
_CAPITALS = re.compile(r"\W*(?:\w{1,2}[.)]+)?[\s.-]*(?P<title>[A-Z][A-Z\s,&'/()-]{5,80})(?=\s[A-Z][a-z])")
_NAME_WORDS = 10  # of a title, in a concept's name
_NUMBER_WORDS = ("", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def read_notes(filing: Filing, outline: Outline) -> tuple[tuple[TextBlock, ...], tuple[Finding, ...]]:
    """All text blocks of the notes in the order of print; a finding for each note that no rule knows."""
    notes, findings = _notes(filing, outline)
    taken = {block.concept.qname for block, _ in notes}
    blocks: list[TextBlock] = []
    for block, tables in notes:
        blocks.append(block)
        for part in (*_policies(filing, outline, block), *(table for table, _ in tables)):
            if part.concept.qname not in taken:
                taken.add(part.concept.qname)
                blocks.append(part)
    return tuple(blocks), tuple(findings)


def note_tables(filing: Filing, outline: Outline) -> tuple[StatementRegion, ...]:
    """The tables of notes whose lines are the company's own amounts by date or period, to be read as statements are; each once."""
    regions: dict[Span, StatementRegion] = {}
    for _, tables in _notes(filing, outline)[0]:
        for table, rule in tables:
            if rule.lines:
                document, spans = outline.notes[table.note].document, table.spans
                region = StatementRegion(StatementKind.NOTE_TABLE, table.title, None, None, document, spans, rule.face)
                regions.setdefault(spans[0], region)
    return tuple(regions.values())


@remember_last
def _notes(filing: Filing, outline: Outline) -> tuple[list[tuple[TextBlock, list[Table]]], list[Finding]]:
    """Each note's text block, with its tables."""
    rules, taken, blocks, findings = text_rules().notes, set[QName](), list[TextBlock](), list[Finding]()
    for index, note in enumerate(outline.notes):
        rule = _rule_of(filing, note, taken)
        name = " ".join(note.title.split())
        if rule:
            concept = Concept(rule.concept, TEXT_BLOCK_TYPE, PeriodType.DURATION)
        else:
            concept = _own_concept(name or "Other disclosures", taken)
            known = best_rule(rules, name)
            findings.append(_unknown(filing, note, concept, known))
        taken.add(concept.qname)
        title = name.rstrip(" :.-") or title_of(concept.qname)
        blocks.append(TextBlock(concept, title, 1, index, note.spans, rule.id if rule else "note:title"))
    tables = tables_by_note(filing, outline, blocks)
    return [(block, tables[block.note]) for block in blocks], findings


def _rule_of(filing: Filing, note: NoteRegion, taken: set[QName]) -> TextRule | None:
    rules = text_rules().notes
    if note.title:
        return best_rule(rules, note.title, taken)
    opening = filing.source.excerpt(note.spans[0], _OPENING)
    return opening_rule(rules, opening, taken) or best_rule(rules, _run_in_title(opening), taken)


def _run_in_title(opening: str) -> str:
    """The words in capitals that a note runs into its text with: "13. SUPPLEMENTAL CASH FLOW INFORMATION Cash paid for ..."."""
    found = _CAPITALS.match(opening)
    return found["title"] if found else ""


def _own_concept(title: str, taken: set[QName]) -> Concept:
    """A text block named from the title: "Rights Agreement" -> RightsAgreementNoteTextBlock."""
    return _own_text_block(title, "Note", f"The entire note that the filing entitles {title}.", taken)


def _own_policy(head: str, taken: set[QName]) -> Concept:
    """For example "Materials and Supplies" -> MaterialsSuppliesPolicyTextBlock; a standard text block if one is called so."""
    standard = QName("us-gaap", f"{_camel(head)}PolicyTextBlock")
    if standard not in taken and standard in load_concepts() and not load_concepts().is_deprecated(standard):
        return Concept(standard, TEXT_BLOCK_TYPE, PeriodType.DURATION)
    return _own_text_block(head, "Policy", f"The accounting policy that the filing entitles {head}.", taken)


def _own_text_block(title: str, kind: str, documentation: str, taken: set[QName]) -> Concept:
    """EFM 6.8.5: UpperCamelCase, no digits; EFM 6.7.16: not a standard concept's name."""
    words, base = _words(title), _camel(title)
    names = (QName(PLACEHOLDER, f"{base}{kind}{number}TextBlock") for number in _NUMBER_WORDS)
    free = (name for name in names if name not in taken and QName("us-gaap", name.name) not in load_concepts())
    qname = next(free, QName(PLACEHOLDER, f"{base}{kind}{len(taken)}TextBlock"))
    return Concept(
        qname,
        TEXT_BLOCK_TYPE,
        PeriodType.DURATION,
        label=f"{' '.join(words).title() or 'Other'} {kind} [Text Block]"
        + (f" {qname.name}" if qname.name != f"{base}{kind}TextBlock" else ""),
        documentation=documentation,
    )


def _words(title: str) -> list[str]:
    return [w for w in re.findall(r"[A-Za-z]+", title.replace("'", "")) if w.lower() not in SMALL_WORDS][:_NAME_WORDS]


def _camel(title: str) -> str:
    return "".join(word.capitalize() for word in _words(title)) or "Other"


def _unknown(filing: Filing, note: NoteRegion, concept: Concept, known: TextRule | None) -> Finding:
    why = f"its text block {known.concept} is taken by an earlier note" if known else "no rule knows its title"
    return Finding(
        "notes.own-text-block",
        Severity.INFO,
        f"the note becomes a text block of the filing's own, {concept.qname.name}: {why}",
        filing.source.place(note.title_span or note.spans[0]),
        filing.source.excerpt(note.title_span or note.spans[0]),
        "add the words of the title to notes.toml if a standard text block fits",
        "Reg. S-T 405(d)(1)",
    )


def _policies(filing: Filing, outline: Outline, block: TextBlock) -> list[TextBlock]:
    if "AccountingPolicies" not in block.concept.qname.name:
        return []
    note = outline.notes[block.note]
    found = policy_blocks(filing.source, note, blocks_in(filing, note), text_rules().policies)
    taken = set[QName]()
    policies = []
    for policy in found:
        rule = policy.rule
        concept = Concept(rule.concept, TEXT_BLOCK_TYPE, PeriodType.DURATION) if rule else _own_policy(policy.head, taken)
        taken.add(concept.qname)
        policies.append(TextBlock(concept, policy.head, 2, block.note, policy.spans, rule.id if rule else "note:policy"))
    return policies
