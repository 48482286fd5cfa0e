"""Report -> sheets: one arrangement of a report that workbook and PDF share.

The order of a workbook: cover, the statements as filed, checks, findings, mapping, facts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from converter.layout.annexes import lay_checks, lay_facts, lay_findings, lay_mapping
from converter.layout.cover import lay_cover
from converter.layout.footing import footings, shown_calculations
from converter.layout.grid import Book
from converter.layout.names import concept_labels, filer_name, sheet_names
from converter.layout.statement import lay_statement
from converter.model.finding import Finding
from converter.model.period import long_date
from converter.model.report import Report
from converter.recent import remember_last


@remember_last
def lay_out(report: Report, findings: Sequence[Finding], version: str = "") -> Book:
    """The book of a report; `findings` are those of the whole conversion, the report's own included or not."""
    every = tuple(dict.fromkeys((*findings, *report.findings)))
    calculations = shown_calculations(report)
    sums = footings(report)
    labels = concept_labels(report)
    statements = tuple(
        lay_statement(report, index, name, labels, calculation=calculations[index], sums=sums)
        for index, name in enumerate(sheet_names(report))
    )
    scales = Counter(sheet.scale for sheet in statements)
    scale = scales.most_common(1)[0][0] if scales else 0
    tables = (
        lay_checks(report, statements, sums),
        lay_findings(every),
        lay_mapping(report, statements, labels),
        lay_facts(report, statements),
    )
    source = report.filing.source
    return Book(
        title=f"{filer_name(report)}, {report.form} {long_date(report.period_end)}",
        subject="Financial statements",
        source=source.name,
        sha256=source.sha256,
        dated=report.filing.header.filed or report.period_end,
        scale=scale,
        cover=lay_cover(report, statements, tables, sums, every, scale=scale, version=version),
        statements=statements,
        checks=tables[0],
        findings=tables[1],
        mapping=tables[2],
        facts=tables[3],
    )
