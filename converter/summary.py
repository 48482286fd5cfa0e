"""What a conversion came to, in numbers: for the summary on screen, for conversion.json, for a batch's ledger."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from converter.layout.footing import Footing, footings
from converter.layout.names import sheet_names
from converter.model.finding import Finding, Severity
from converter.model.report import MappedStatement, Report
from converter.model.statement import LineItem


@dataclass(frozen=True, slots=True)
class StatementSummary:
    """One statement: `lines` are those with figures; `unmapped` have no concept; `sums` counts each total in each column."""

    name: str
    kind: str
    title: str
    lines: int
    facts: int
    extensions: int
    unmapped: int
    sums: int
    sums_that_foot: int


@dataclass(frozen=True, slots=True)
class Summary:
    """One conversion; `errors` and the like count its findings."""

    entity: str
    cik: str
    form: str
    period_end: date
    statements: tuple[StatementSummary, ...]
    facts: int
    errors: int
    warnings: int
    remarks: int

    def as_dict(self) -> dict[str, object]:
        """The summary for machines: plain values."""
        return asdict(self) | {"period_end": self.period_end.isoformat()}


def summarise(report: Report, findings: Sequence[Finding]) -> Summary:
    """Count what the report and its findings hold."""
    places = (fact.provenance.locator for fact in report.facts)
    facts = Counter(place.statement for place in places if place)
    sums: dict[int, list[Footing]] = defaultdict(list)
    for footing in footings(report):
        sums[footing.statement].append(footing)
    severities = Counter(finding.severity for finding in findings)
    return Summary(
        entity=report.entity.name,
        cik=report.entity.cik,
        form=report.form,
        period_end=report.period_end,
        statements=tuple(
            _statement(name, mapped, facts[index], sums[index])
            for index, (name, mapped) in enumerate(zip(sheet_names(report), report.statements, strict=True))
        ),
        facts=len(report.facts),
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        remarks=severities[Severity.INFO],
    )


def _statement(name: str, mapped: MappedStatement, facts: int, sums: Sequence[Footing]) -> StatementSummary:
    statement = mapped.statement
    matches = [match for line, match in zip(statement.lines, mapped.matches, strict=True) if _has_figures(line)]
    return StatementSummary(
        name=name,
        kind=statement.kind.value,
        title=statement.title,
        lines=len(matches),
        facts=facts,
        extensions=sum(match is not None and match.concept.is_extension for match in matches),
        unmapped=matches.count(None),
        sums=len(sums),
        sums_that_foot=sum(s.foots for s in sums),
    )


def _has_figures(line: LineItem) -> bool:
    return any(figure is not None for figure in line.figures)
