"""Blocks -> statements, notes, cover page, prose.

Statements are found in three steps: titles by their words (`titles`), what stands below them confirmed by its
rows (`regions`, `content`, `candidates`), and of several sets the registrant's own (`choose`). EX-27 is never looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from converter.model.filing import BlockKind, Document, Filing
from converter.model.finding import Finding, Severity
from converter.model.outline import NoteRegion, Outline, StatementRegion
from converter.model.source import Span
from converter.model.statement import StatementKind
from converter.segment.acquired import company_of, is_of_another
from converter.segment.candidates import Candidate, Copy, find_candidates
from converter.segment.capitalization import find_capitalization
from converter.segment.choose import PRIMARY, StatementSet, choose, inherited, of_registrant, rank_of, sets_of
from converter.segment.notes import find_headed_notes, find_notes
from converter.segment.prose import find_cover, find_prose
from converter.segment.titles import Standing, Title, find_titles
from converter.segment.untitled import find_untitled

_CHOICE = 2  # sets of statements of which one is chosen
_TRIES = 3  # titles of notes that are tried for a numbering


def segment(filing: Filing) -> tuple[Outline, tuple[Finding, ...]]:
    """The parts of a filing; findings name the primary statements that were not found."""
    lowered = _lowered(filing.source.text)
    ranks = [rank_of(document.type, i == 0) for i, document in enumerate(filing.documents)]
    titles: dict[int, list[Title]] = {}
    chosen: list[tuple[int, Candidate]] = []
    candidates: list[tuple[int, Candidate]] = []
    for rank in (0, 1):
        if not chosen:
            indexes = [i for i, r in enumerate(ranks) if r == rank]
            candidates = _candidates(filing, lowered, indexes, titles)
            chosen = choose(_sets(filing, lowered, candidates))
            more = [*_untitled(filing, lowered, indexes, chosen), *_capitalization(filing, lowered, titles, chosen)]
            chosen = sorted([*chosen, *more], key=lambda pair: (pair[0], pair[1].start))
    left, right = (frozenset(c.spans[0].start for _, c in chosen if c.title.panel == panel) for panel in (0, 1))
    statements = tuple(_region(document, candidate, left & right) for document, candidate in chosen)
    notes = _notes(filing, chosen, titles)
    cover = find_cover(filing, min((c.start for document, c in chosen if document == 0), default=len(lowered)))
    outline = Outline(
        cover,
        statements,
        notes,
        find_prose(filing, [i for i, r in enumerate(ranks) if r is not None], cover, statements, notes),
        company_of(filing, lowered, chosen),
    )
    return outline, (*_missing(filing, outline), *_of_another(filing, outline), *_left_out_findings(filing, candidates, chosen))


def _lowered(text: str) -> str:
    """The text in lower case, of the same length: the few letters that grow in lower case stay as they are."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _furniture(document: Document) -> list[Span]:
    return [block.span for block in document.blocks if block.kind is BlockKind.PAGE_FURNITURE]


def _candidates(filing: Filing, lowered: str, indexes: Sequence[int], titles: dict[int, list[Title]]) -> list[tuple[int, Candidate]]:
    found: list[tuple[int, Candidate]] = []
    for i in indexes:
        document = filing.documents[i]
        titles[i] = find_titles(filing.source.text, lowered, document.span)
        candidates = find_candidates(Copy(filing.source.text, lowered), titles[i], document.span, _furniture(document))
        found += [(i, candidate) for candidate in candidates]
    return found


def _sets(filing: Filing, lowered: str, candidates: Sequence[tuple[int, Candidate]]) -> list[StatementSet]:
    sets: list[StatementSet] = []
    for i in dict.fromkeys(document for document, _ in candidates):
        mine = [candidate for document, candidate in candidates if document == i]
        headings = [lowered[c.heading.start : c.heading.end] for c in mine]
        sets += sets_of(i, of_registrant(mine, inherited(headings), filing.header.name, filing.header.co_registrants))
    if len(sets) < _CHOICE:
        return sets
    return [replace(each, is_of_another=is_of_another(filing, lowered, [c.heading for c in each.statements])) for each in sets]


def _untitled(filing: Filing, lowered: str, indexes: Sequence[int], chosen: Sequence[tuple[int, Candidate]]) -> list[tuple[int, Candidate]]:
    """The statements that have no title, looked for in the document of the others first; that of equity only where there are others."""
    kinds = [kind for kind in (*PRIMARY, StatementKind.EQUITY) if kind not in {c.kind for _, c in chosen}]
    home = [document for document, _ in chosen]
    found: list[tuple[int, Candidate]] = []
    for i in sorted(indexes, key=lambda i: (-home.count(i), i)):
        missing = [kind for kind in kinds if kind not in {c.kind for _, c in found}]
        document = filing.documents[i]
        taken = [span for d, c in chosen if d == i for span in c.spans]
        if missing:
            candidates = find_untitled(Copy(filing.source.text, lowered), document.blocks, missing, taken, _furniture(document))
            found += [(i, candidate) for candidate in candidates]
    return found if any(c.kind in PRIMARY for _, c in (*chosen, *found)) else []


def _capitalization(
    filing: Filing, lowered: str, titles: dict[int, list[Title]], chosen: Sequence[tuple[int, Candidate]]
) -> list[tuple[int, Candidate]]:
    copy = Copy(filing.source.text, lowered)
    return [
        (i, candidate)
        for i in dict.fromkeys(document for document, _ in chosen)
        for candidate in find_capitalization(
            copy, titles[i], _furniture(filing.documents[i]), [c for document, c in chosen if document == i]
        )
    ]


def _region(document: int, candidate: Candidate, beside: frozenset[int]) -> StatementRegion:
    """The candidate's place; `beside` are the starts of tables both panels of which are statements."""
    title = candidate.title
    place = title.span if title.span.end > title.span.start else None
    heading = candidate.heading if place else None
    panel = title.panel if candidate.spans[0].start in beside else None
    return StatementRegion(candidate.kind, title.text, place, heading, document, candidate.spans, panel=panel)


def _notes(filing: Filing, chosen: Sequence[tuple[int, Candidate]], titles: dict[int, list[Title]]) -> tuple[NoteRegion, ...]:
    """The notes of the statements' own document, else of a later one; numbered ones first, then those with headings alone."""
    if not chosen:
        return ()
    home = max((document for document, _ in chosen), key=[document for document, _ in chosen].count)
    last = max(c.end for document, c in chosen if document == home and not _stands_in_note(c))
    documents = [home, *(i for i in titles if i > home)]
    places = [(i, t.span) for i in documents for t in titles[i] if t.standing is Standing.NOTES]
    places.sort(key=lambda place: (place[0], place[0] == home and place[1].start < last, place[1].start))
    text = filing.source.text
    apart = {i: _left_out(filing, chosen, i) for i in documents}
    for document, span in [*places[:_TRIES], (home, Span(last, last))]:
        part = filing.documents[document]
        found = find_notes(text, text.find("\n", span.start), part.span.end, document, apart[document])
        if len(found) > 1 or (found and len(places) > 0 and span.end > last):
            return found
    for document, span in places[:1]:
        part = filing.documents[document]
        return find_headed_notes(text, text.find("\n", span.start), document, part.blocks, apart[document])
    return ()


def _stands_in_note(candidate: Candidate) -> bool:
    """Whether a statement may be the table of a note: equity's, told by its rows alone."""
    title = candidate.title.span
    return candidate.kind is StatementKind.EQUITY and title.start == title.end


def _left_out(filing: Filing, chosen: Sequence[tuple[int, Candidate]], document: int) -> list[Span]:
    """What stands among a document's notes and belongs to none: page furniture, and statements printed between them."""
    statements = [Span(c.start, c.end) for d, c in chosen if d == document]
    furniture = [f for f in _furniture(filing.documents[document]) if not any(s.covers(f) for s in statements)]
    return sorted([*furniture, *statements])


def _left_out_findings(
    filing: Filing, candidates: Sequence[tuple[int, Candidate]], chosen: Sequence[tuple[int, Candidate]]
) -> list[Finding]:
    """One for each whole statement that is another's: a co-registrant's, a subsidiary's, an affiliate's."""
    starts = {(document, candidate.start) for document, candidate in chosen}
    return [
        Finding(
            "segment.others-statement",
            Severity.INFO,
            f'"{candidate.title.text}" is not of {filing.header.name or "the registrant"} as a whole: its figures become no facts',
            filing.source.place(candidate.title.span if candidate.title.span.end > candidate.title.span.start else candidate.spans[0]),
            advice="convert its text by itself if it is wanted, with the cover facts of whose it is",
        )
        for document, candidate in candidates
        if candidate.complete and candidate.kind in PRIMARY and (document, candidate.start) not in starts
    ]


def _of_another(filing: Filing, outline: Outline) -> list[Finding]:
    """That the statements are not the registrant's."""
    if not outline.company:
        return []
    return [
        Finding(
            "segment.acquired-business",
            Severity.INFO,
            f"the statements are of {outline.company}, not of {filing.header.name}: their facts have a dimension that says so",
            filing.source.place(outline.statements[0].spans[0]),
        )
    ]


def _missing(filing: Filing, outline: Outline) -> list[Finding]:
    found = {region.kind for region in outline.statements}
    if not found:
        return [
            Finding(
                "segment.no-statements",
                Severity.INFO,
                "the text has no financial statements: it gives cover facts, and facts from sentences where it states any",
                filing.source.place(filing.documents[0].span) if filing.documents else None,
            )
        ]
    return [
        Finding(
            "segment.statement-not-found",
            Severity.WARNING,
            f"no {kind.value.replace('-', ' ')} statement was found" if kind is not PRIMARY[0] else "no balance sheet was found",
            filing.source.place(outline.statements[0].spans[0]),
            advice="look whether the filing has it under a title that names no statement, or incorporates it by reference",
        )
        for kind in PRIMARY
        if kind not in found
    ]
