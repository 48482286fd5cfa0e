"""The tables beside the statements: checks, findings, mapping, facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from converter.layout.facts import FACT_COLUMNS, fact_rows
from converter.layout.footing import Footing
from converter.layout.grid import Difference, Emphasis, Field, Jump, Kind, Link, Record, Sheet, Table, Within
from converter.model.concept import QName
from converter.model.finding import Finding, Severity
from converter.model.match import Rung
from converter.model.period import period_words
from converter.model.report import MappedStatement, Report
from converter.model.statement import LineRole

FOOTS, DIFFERS = "foots", "does not foot"
TOLERANCE_NOTE = "In whole units. Tolerance: half a unit of the last printed digit, for the total and for each term."
MAPPING_NOTE = "Yellow: concepts that the filing defines itself. Red: lines without a concept, whose figures are no facts."

CHECK_FIELDS = (
    Field("sheet", "Sheet", Kind.TEXT, 8),
    Field("total", "Total", Kind.TEXT, 46),
    Field("period", "Period or column", Kind.TEXT, 32),
    Field("terms", "Terms", Kind.COUNT, 8),
    Field("computed", "Computed", Kind.NUMBER, 18),
    Field("stated", "Stated", Kind.NUMBER, 18),
    Field("difference", "Difference", Kind.NUMBER, 15),
    Field("tolerance", "Tolerance", Kind.NUMBER, 12),
    Field("result", "Result", Kind.TEXT, 14),
    Field("line", "Line", Kind.COUNT, 8),
)
COMPUTED, STATED, DIFFERENCE, TOLERANCE, RESULT = range(4, 9)

FINDING_FIELDS = (
    Field("severity", "Severity", Kind.TEXT, 10),
    Field("code", "Code", Kind.TEXT, 32),
    Field("what", "What", Kind.LONG_TEXT, 60),
    Field("line", "Line", Kind.COUNT, 8),
    Field("column", "Column", Kind.COUNT, 9),
    Field("excerpt", "Excerpt", Kind.LONG_TEXT, 50),
    Field("advice", "What to do", Kind.LONG_TEXT, 44),
    Field("rule", "Rule", Kind.TEXT, 14),
    Field("place", "Place", Kind.TEXT, 40),
)
MAPPING_FIELDS = (
    Field("statement", "Sheet", Kind.TEXT, 8),
    Field("row", "Row", Kind.COUNT, 6),
    Field("caption", "Caption", Kind.TEXT, 50),
    Field("concept", "Concept", Kind.TEXT, 50),
    Field("label", "Concept label", Kind.TEXT, 44),
    Field("origin", "Origin", Kind.TEXT, 11),
    Field("rung", "Rung", Kind.TEXT, 18),
    Field("confidence", "Confidence", Kind.NUMBER, 12),
    Field("sign", "Sign", Kind.TEXT, 12),
    Field("map", "Map", Kind.TEXT, 24),
    Field("rule", "Rule", Kind.TEXT, 44),
    Field("evidence", "Evidence", Kind.TEXT, 44),
    Field("line", "Line", Kind.COUNT, 8),
)


def lay_checks(report: Report, sheets: Sequence[Sheet], sums: Sequence[Footing]) -> Table:
    """Every sum in every column in whole units: computed from the sheet's rows, stated in print, difference, tolerance, result."""
    failed = sum(not shown.foots for shown in sums)
    title = f"{len(sums) - failed} of {len(sums)} sums foot" + (f", {failed} do not" if failed else "")
    records = tuple(_check(report, sheets[shown.statement], shown) for shown in sums)
    return Table("Checks", ("Checks: do the printed totals add up?", title, TOLERANCE_NOTE), CHECK_FIELDS, records)


def _check(report: Report, sheet: Sheet, footing: Footing) -> Record:
    mapped, column = report.statements[footing.statement], footing.column + 1
    figure = mapped.statement.lines[footing.line].figures[footing.column]
    cell = sheet.rows[footing.line].cells[column]
    contents = (
        sheet.name,
        sheet.rows[footing.line].cells[0].content,
        _column_words(mapped, footing.column),
        len(footing.summation.terms),
        footing.computed,
        footing.stated,
        footing.difference,
        footing.tolerance,
        FOOTS if footing.foots else DIFFERS,
        report.filing.source.line_of(figure.span.start) if figure else None,
    )
    formulas = (
        (COMPUTED, Link(sheet.name, footing.line, column, cell.scale)),
        (STATED, Link(sheet.name, footing.line, column, cell.scale, printed=True)),
        (DIFFERENCE, Difference(COMPUTED, STATED, max(0, figure.decimals) if figure else 0)),
        (RESULT, Within(DIFFERENCE, TOLERANCE, FOOTS, DIFFERS)),
    )
    emphasis = Emphasis.ITEM if footing.foots else Emphasis.WARNING
    return Record(contents, emphasis, Jump(sheet.name, footing.line, column), formulas)


def _column_words(mapped: MappedStatement, index: int) -> str:
    column = mapped.statement.columns[index]
    if column.dimensions or not column.period:
        return column.heading
    return f"{period_words(column.period)} {column.period.end.isoformat()}"


def lay_findings(findings: Sequence[Finding]) -> Table:
    """The findings, the gravest first, otherwise in their order; those that say the same of several things in one row."""
    order = list(Severity)
    ranked = sorted(findings, key=lambda finding: order.index(finding.severity))
    title = f"{len(ranked)} findings" if ranked else "No findings"
    return Table(
        "Findings", ("Findings: what wants a look", title), FINDING_FIELDS, tuple(_finding(finding) for finding in _folded(ranked))
    )


def _folded(findings: Sequence[Finding]) -> list[Finding]:
    """Findings without a place that differ by one word, as one: "the source does not say A where ..." and "... say B where ..."."""
    groups: list[list[Finding]] = []
    for finding in findings:
        alike = next((group for group in groups if _say_the_same(group, finding)), None)
        if alike:
            alike.append(finding)
        else:
            groups.append([finding])
    return [_joined(group) for group in groups]


def _say_the_same(group: Sequence[Finding], other: Finding) -> bool:
    first = group[0]
    if (first.code, first.severity) != (other.code, other.severity) or any(one.where or one.excerpt for one in (first, other)):
        return False
    told, advised = _differing(first.what, other.what), _differing(first.advice, other.advice)
    others = {(*_differing(first.what, one.what), *_differing(first.advice, one.advice)) for one in group[1:]}
    return len(told) == 1 and len(advised) <= 1 and others <= {(*told, *advised)}


def _differing(one: str, other: str) -> list[int]:
    """The places of words that differ; as many as there are words where one text has more of them."""
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return list(range(max(len(words), len(others))))
    return [at for at, (word, another) in enumerate(zip(words, others, strict=True)) if word != another]


def _joined(group: Sequence[Finding]) -> Finding:
    first, *others = group
    if not others:
        return first
    (at,) = _differing(first.what, others[0].what)
    told = _listed([finding.what.split() for finding in group], at)
    places = _differing(first.advice, others[0].advice)
    advice = _listed([finding.advice.split() for finding in group], places[0]) if places else first.advice
    return replace(first, what=told, advice=advice, rule=", ".join(dict.fromkeys(finding.rule for finding in group if finding.rule)))


def _listed(texts: Sequence[Sequence[str]], at: int) -> str:
    """The first text with the words that stand at a place in any."""
    return " ".join((*texts[0][:at], ", ".join(words[at] for words in texts), *texts[0][at + 1 :]))


def _finding(finding: Finding) -> Record:
    where = finding.where
    contents = (
        finding.severity.value,
        finding.code,
        finding.what,
        where.line if where else None,
        where.column if where else None,
        finding.excerpt,
        finding.advice,
        finding.rule,
        str(where) if where else "",
    )
    return Record(contents, Emphasis.WARNING if finding.severity is Severity.ERROR else Emphasis.ITEM)


def lay_mapping(report: Report, sheets: Sequence[Sheet], labels: Mapping[QName, str]) -> Table:
    """Every line that has figures, the concept it got, by which rung and rule, how surely, and with which sign."""
    records = tuple(
        _mapping(report, sheets[index], index, number, labels)
        for index, mapped in enumerate(report.statements)
        for number, line in enumerate(mapped.statement.lines)
        if line.role is not LineRole.HEADING
    )
    counts = Counter(record.emphasis for record in records)
    title = f"{len(records)} lines: {counts[Emphasis.EXTENSION]} with concepts of the filing's own, {counts[Emphasis.WARNING]} without any"
    return Table("Mapping", ("Mapping: which concept each line has, and why", title, MAPPING_NOTE), MAPPING_FIELDS, records)


def _mapping(report: Report, sheet: Sheet, index: int, number: int, labels: Mapping[QName, str]) -> Record:
    line, match = report.statements[index].statement.lines[number], report.statements[index].matches[number]
    caption, jump = sheet.rows[number].cells[0].content, Jump(sheet.name, number)
    spans = line.spans or tuple(figure.span for figure in line.figures if figure)
    place = report.filing.source.line_of(spans[0].start) if spans else None
    if match is None:
        blank = (None,) * 8
        return Record((sheet.name, number + 1, caption, "no concept", *blank, place), Emphasis.WARNING, jump)
    concept = match.concept
    contents = (
        sheet.name,
        number + 1,
        caption,
        str(concept.qname),
        labels.get(concept.qname, concept.label),
        ("historic" if concept.historic else "extension") if concept.is_extension else "standard",
        match.rung.value,
        match.confidence,
        "reversed" if match.sign < 0 else "as printed",
        match.rule.partition(":")[0],
        match.rule,
        match.evidence,
        place,
    )
    own = match.rung is Rung.EXTENSION or concept.is_extension
    return Record(contents, Emphasis.EXTENSION if own else Emphasis.ITEM, jump)


def lay_facts(report: Report, sheets: Sequence[Sheet]) -> Table:
    """All facts, one a row, with whole values: what a machine reads back."""
    records = []
    for fact, contents in zip(report.facts, fact_rows(report), strict=True):
        at = fact.provenance.locator
        records.append(Record(contents, jump=Jump(sheets[at.statement].name, at.line, at.column + 1) if at else None))
    return Table(
        "Facts",
        ("Facts: every value in whole units, and where it stands", f"{len(records)} facts"),
        FACT_COLUMNS,
        tuple(records),
        jumping=1,
    )
