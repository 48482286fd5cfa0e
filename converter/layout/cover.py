"""The cover: who reports what, from which file, made with what, and the sheets to go to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from converter.layout.footing import Footing
from converter.layout.grid import Cover, Jump, Pair, Sheet, Table
from converter.layout.names import filer_name
from converter.model.finding import Finding, Severity
from converter.model.period import long_date, period_words
from converter.model.report import Report

UNSTATED = "not stated"


def lay_cover(
    report: Report,
    statements: Sequence[Sheet],
    tables: Sequence[Table],
    sums: Sequence[Footing],
    findings: Sequence[Finding],
    *,
    scale: int,
    version: str,
) -> Cover:
    """The cover in four groups: the filing, its source, what came of it, and the sheets."""
    titles = (filer_name(report), f"{report.form} for the period ended {long_date(report.period_end)}".strip())
    sheets = (*_statement_links(statements), *(Pair(table.name, table.titles[0], jump=Jump(table.name, 0)) for table in tables))
    groups = (
        ("Filing", (*_filing(report), *_scales(statements, scale))),
        ("Source", _source(report, version)),
        ("Result", _result(report, sums, findings)),
        ("Sheets", sheets),
    )
    return Cover("Cover", titles, groups)


def is_unaudited(report: Report) -> bool:
    """Whether any statement is marked as unaudited."""
    return any(mapped.statement.unaudited for mapped in report.statements)


def _filing(report: Report) -> tuple[Pair, ...]:
    header = report.filing.header
    return (
        Pair("Entity", report.entity.name),
        Pair("CIK", report.entity.cik or UNSTATED),
        Pair("Form", report.form or UNSTATED),
        Pair("Period", f"{period_words(report.main_period)} {long_date(report.period_end)}"),
        Pair("Period end", report.period_end),
        Pair("Audit", "unaudited" if is_unaudited(report) else "not marked as unaudited"),
        Pair("Filed", header.filed or UNSTATED),
        Pair("Accession number", header.accession or UNSTATED),
    )


def _scales(statements: Sequence[Sheet], scale: int) -> Iterator[Pair]:
    """The factor from shown money to whole units, in a cell called `Scale`; one more for each statement that has another."""
    yield Pair("Scale", 10**scale, "Scale")
    for sheet in statements:
        if sheet.scale != scale:
            yield Pair(f"Scale of {sheet.name}", 10**sheet.scale, f"Scale_{sheet.name}")


def _source(report: Report, version: str) -> tuple[Pair, ...]:
    source = report.filing.source
    return (
        Pair("File", source.name),
        Pair("SHA-256", source.sha256),
        Pair("Taxonomy", report.target.name),
        Pair("Maps", ", ".join(report.maps_used) or "none"),
        Pair("Program", f"xbrl-converter {version}".strip()),
    )


def _result(report: Report, sums: Sequence[Footing], findings: Sequence[Finding]) -> tuple[Pair, ...]:
    severities = Counter(finding.severity for finding in findings)
    return (
        Pair("Statements", len(report.statements)),
        Pair("Facts", len(report.facts)),
        Pair("Sums that foot", f"{sum(shown.foots for shown in sums)} of {len(sums)}"),
        Pair("Findings", ", ".join(f"{severities[severity]} {severity.value}" for severity in Severity)),
    )


def _statement_links(statements: Sequence[Sheet]) -> Iterator[Pair]:
    for sheet in statements:
        yield Pair(sheet.name, ". ".join(sheet.titles[1:]), jump=Jump(sheet.name, 0))
