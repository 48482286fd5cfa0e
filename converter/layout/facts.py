"""Facts as rows of one table: the columns of the workbook's Facts sheet, of the PDF's annex and of facts tables elsewhere.

This is the one place that says which columns these are and what stands in them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from converter.layout.footing import Footing, footings
from converter.layout.grid import Content, Field, Kind
from converter.layout.names import concept_labels, sheet_names
from converter.model.concept import STANDARD_PREFIXES, QName
from converter.model.fact import Fact, Locator
from converter.model.match import Rung
from converter.model.period import Duration
from converter.model.report import Report
from converter.model.source import SourceText, Span
from converter.recent import remember_last

LONGEST_TEXT = 2_000  # characters of a text fact that a row shows; a whole note has tens of thousands


FACT_COLUMNS = (
    Field("id", "Fact", Kind.TEXT, 9),
    Field("statement", "Statement", Kind.TEXT, 10),
    Field("row", "Row", Kind.COUNT, 6),
    Field("label", "Label", Kind.TEXT, 44),
    Field("role", "Role", Kind.TEXT, 12),
    Field("concept", "Concept", Kind.TEXT, 44),
    Field("origin", "Origin", Kind.TEXT, 10),
    Field("start", "Start", Kind.DATE, 12),
    Field("end", "End", Kind.DATE, 12),
    Field("dimensions", "Dimensions", Kind.TEXT, 16),
    Field("unit", "Unit", Kind.TEXT, 15),
    Field("scale", "Scale", Kind.COUNT, 7),
    Field("decimals", "Decimals", Kind.COUNT, 10),
    Field("reported", "Reported text", Kind.TEXT, 22),
    Field("value", "Value", Kind.NUMBER, 18),
    Field("text", "Text value", Kind.TEXT, 28),
    Field("sign", "Sign rule", Kind.TEXT, 12),
    Field("source", "Source file", Kind.TEXT, 26),
    Field("line", "Line", Kind.COUNT, 7),
    Field("column", "Column", Kind.COUNT, 9),
    Field("cell", "Cell", Kind.TEXT, 8),
    Field("confidence", "Confidence", Kind.NUMBER, 12),
    Field("rung", "Rung", Kind.TEXT, 18),
    Field("rule", "Rule", Kind.TEXT, 40),
    Field("check", "Check", Kind.TEXT, 14),
)


@remember_last
def fact_rows(report: Report) -> tuple[tuple[Content, ...], ...]:
    """One row per fact, in the report's order, its cells in the order of FACT_COLUMNS. Dates and numbers are no texts."""
    checks = check_status(footings(report))
    names, labels = sheet_names(report), concept_labels(report)
    return tuple(_row(report, fact, names, labels, checks) for fact in report.facts)


def check_status(sums: Sequence[Footing]) -> Mapping[Locator, str]:
    """What the arithmetic says about each cell that is a total or a term: "foots" if all its sums do."""
    results: dict[Locator, list[bool]] = defaultdict(list)
    for shown in sums:
        for line in (shown.line, *(term.line for term in shown.summation.terms)):
            results[Locator(shown.statement, line, shown.column)].append(shown.foots)
    return {place: "foots" if all(found) else "does not foot" for place, found in results.items()}


def reported_text(source: SourceText, fact: Fact) -> str:
    """What is printed: of a figure with its brackets, of a text its beginning on one line."""
    if not fact.spans:
        return ""
    if isinstance(fact.value, str):
        return source.excerpt(fact.spans[0])
    return with_brackets(source, fact.spans[0])


def with_brackets(source: SourceText, span: Span) -> str:
    """What `span` covers, with the brackets that open directly before it and close directly after it."""
    text = source.text
    opened, closed = text[max(span.start - 1, 0) : span.start] == "(", text[span.end : span.end + 1] == ")"
    return text[span.start - opened : span.end + closed]


def _row(
    report: Report, fact: Fact, names: Sequence[str], labels: Mapping[QName, str], checks: Mapping[Locator, str]
) -> tuple[Content, ...]:
    locator, source, made = fact.provenance.locator, report.filing.source, fact.provenance
    numeric = not isinstance(fact.value, str)
    place = source.place(fact.spans[0]) if fact.spans else None
    return (
        fact.id,
        names[locator.statement] if locator else _part(fact),
        locator.line + 1 if locator else None,
        _label(report, fact, labels),
        str(report.statements[locator.statement].statement.lines[locator.line].role) if locator else None,
        str(fact.concept),
        "standard" if fact.concept.prefix in STANDARD_PREFIXES else "extension",
        fact.period.start if isinstance(fact.period, Duration) else None,
        fact.period.end,
        "; ".join(f"{d.axis}={d.member}" for d in fact.dimensions),
        fact.unit.text if fact.unit else "",
        fact.scale if numeric else None,
        fact.decimals,
        reported_text(source, fact),
        None if isinstance(fact.value, str) else fact.value,
        shortened(fact.value) if isinstance(fact.value, str) else None,
        sign_rule(report, fact) if numeric else None,
        place.source if place else source.name,
        place.line if place else None,
        place.column if place else None,
        place.cell if place else None,
        made.confidence,
        str(made.rung),
        made.rule,
        checks.get(locator, "") if locator else "",
    )


def _part(fact: Fact) -> str:
    """The part of the filing, for a fact that stands on no statement's face."""
    if fact.provenance.rung is Rung.SENTENCE_RULE:
        return "Text"
    return "Cover" if fact.provenance.rung is Rung.COVER_RULE or fact.concept.prefix == "dei" else "Notes"


def _label(report: Report, fact: Fact, labels: Mapping[QName, str]) -> str:
    locator = fact.provenance.locator
    caption = report.statements[locator.statement].statement.lines[locator.line].caption if locator else ""
    return caption or labels.get(fact.concept, fact.concept.name)


def shortened(text: str) -> str:
    """A text on one line, cut where a table would not hold it, with its length told."""
    line = " ".join(text[: 2 * LONGEST_TEXT].split())
    return line if len(text) <= LONGEST_TEXT else f"{line[:LONGEST_TEXT]} ... ({len(text):,} characters)"


def sign_rule(report: Report, fact: Fact) -> str:
    """Whether the fact has the sign of the print, or the opposite one because the concept counts the other way."""
    locator = fact.provenance.locator
    match = report.statements[locator.statement].matches[locator.line] if locator else None
    return "reversed" if match and match.sign < 0 else "as printed"
