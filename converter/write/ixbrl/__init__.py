"""Report -> inline XBRL 1.1: the whole filing as one XHTML document, its facts tagged where they stand.

The bytes are ASCII with numeric references (EFM 5.2.1.1), without DOCTYPE, script and style sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from converter.model.fact import Fact, Footnote
from converter.model.filing import BlockKind
from converter.model.network import LabelRole
from converter.model.report import Report
from converter.recent import remember_last
from converter.write.ixbrl.blocks import LEAVES, Printed, escape, printable
from converter.write.ixbrl.header import FOOTNOTE, Resources, collect, ix_header, opening, root_attributes, whole_element
from converter.write.ixbrl.styles import style
from converter.write.ixbrl.tables import table
from converter.write.ixbrl.tagging import Piece, Placement, Section, Tag, Tagged, place


@remember_last
def write_ixbrl(report: Report) -> bytes:
    """The inline document."""
    placement = place(report.filing, [*report.facts, *report.footnotes])
    resources = collect(report.facts)
    unplaced = [report.facts[number] for number in sorted(placement.hidden) if number < len(report.facts)]
    shown = placement.placed()
    footnotes = [note for number, note in enumerate(report.footnotes, start=len(report.facts)) if number in shown]
    stated = [fact for fact in unplaced if not fact.is_text_block and (not fact.spans or fact.concept.prefix == "dei")]
    hidden = [fact for fact in unplaced if fact not in stated]
    around, inside = _tags(report, placement, resources)
    printed = Printed(printable(report.filing.source.text), inside)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        f'<html {root_attributes(report)} xml:lang="en-US">\n<head>\n',
        '<meta http-equiv="Content-Type" content="text/html"/>\n',
        f"<title>{escape(printable(_title(report)))}</title>\n</head>\n<body{style('body')}>\n",
        ix_header(report, hidden, resources, footnotes),
        *_body(report, placement.sections, around, printed),
        _stated(report, stated, resources),
        "</body>\n</html>\n",
    ]
    return "".join(parts).encode("ascii", "xmlcharrefreplace")


def _title(report: Report) -> str:
    return ", ".join(filter(None, (report.entity.name, report.form, report.period_end.isoformat())))


def _stated(report: Report, facts: Sequence[Fact], resources: Resources) -> str:
    """What the submission's header says or a person supplied, below the filing's text: cover facts must be seen (EFM 6.5.45)."""
    if not facts:
        return ""
    labels = {label.concept: label.text for label in report.labels if label.role is LabelRole.STANDARD}
    rows = "".join(
        f"<tr><td{style('caption-0')}>{escape(printable(labels.get(fact.concept, fact.concept.name)))}</td>"
        f"<td{style('text')}>{whole_element(fact, resources)}</td></tr>\n"
        for fact in facts
    )
    title = "Stated about the filing, not printed in it"
    return f"<hr{style('document')}/>\n<h2{style('heading')}>{title}</h2>\n<table>\n<tbody{style('rows')}>\n{rows}</tbody>\n</table>\n"


def _tags(report: Report, placement: Placement, resources: Resources) -> tuple[list[Tag], Mapping[int, list[Tag]]]:
    """The tags of all pieces: those around sections, those inside leaves.

    A fact in several pieces is a chain of continuations; where its print has a blank between them, its text has one, too.
    """
    made: dict[Piece, Tag] = {}
    text = report.filing.source.text
    tagged: list[Tagged] = [*report.facts, *report.footnotes]
    for number, pieces in placement.chains().items():
        fact = tagged[number]
        for link, piece in enumerate(pieces):
            following, gap = "", ""
            if link + 1 < len(pieces):
                following = f' continuedAt="{fact.id}-{link + 1}"'
                between = "" if fact.is_text_block else text[piece.end : pieces[link + 1].start]
                gap = " " if between != between.strip() else ""
            if link:
                head, name = f'<ix:continuation id="{fact.id}-{link}"', "ix:continuation"
            elif isinstance(fact, Footnote):
                head, name = f'<ix:footnote id="{fact.id}" footnoteRole="{FOOTNOTE}" xml:lang="en-US"', "ix:footnote"
            else:
                head, name = opening(fact, resources, text[piece.start : piece.end]), "ix:nonFraction" if fact.unit else "ix:nonNumeric"
            made[piece] = Tag(piece.start, piece.end, f"{head}{following}>", f"{gap}</{name}>", fact.is_text_block)
    around = [made[piece] for piece in placement.around]
    return around, {leaf: [made[piece] for piece in pieces] for leaf, pieces in placement.inside.items()}


def _body(report: Report, sections: Sequence[Section], around: Sequence[Tag], printed: Printed) -> Iterator[str]:
    """The sections in order, with what opens before and closes after each; documents of a submission are set apart."""
    opens: dict[int, list[str]] = {}
    closes: dict[int, list[str]] = {}
    for tag in around:
        opens.setdefault(tag.start, []).append(tag.opening)
        closes.setdefault(tag.end, []).insert(0, tag.closing)
    document = -1
    for number, section in enumerate(sections):
        if section.document != document and number:
            kind = report.filing.documents[section.document].type
            title = f' title="{escape(printable(kind))}"' if kind else ""
            yield f"<hr{style('document')}{title}/>\n"
        document = section.document
        if number in opens:
            yield "".join(opens[number])
        if section.kind is BlockKind.TABLE and section.grid is not None:
            yield table(printed, section.grid)
        else:
            yield LEAVES.get(section.kind, LEAVES[BlockKind.PREFORMATTED])(printed, section)
        if number in closes:
            yield "".join(closes[number]) + "\n"
