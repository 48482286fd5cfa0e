"""Nothing lost: every figure of every statement is a fact, or a finding says why not."""

from __future__ import annotations

from collections.abc import Iterator

from converter.check.findings import ERROR
from converter.model.finding import Finding
from converter.model.report import Report
from converter.model.source import Place, Span


def check_nothing_lost(report: Report) -> Iterator[Finding]:
    """Names each figure that is neither a fact's nor at the place of a finding of the report."""
    source = report.filing.source
    facts = {span for fact in report.facts for span in fact.spans}
    cells = {(at.statement, at.line, at.column) for fact in report.facts if (at := fact.provenance.locator)}
    told: set[Place] | None = None
    for index, line, column, span in _figures(report):
        if span in facts or (index, line, column) in cells:
            continue
        if told is None:
            told = {finding.where for finding in report.findings if finding.where}
        if source.place(span) not in told:
            item = report.statements[index].statement.lines[line]
            yield Finding(
                "check.figure-lost",
                ERROR,
                f'{source.slice(span)} in "{item.caption or "a line without caption"}" became neither a fact nor a finding',
                source.place(span),
                source.excerpt(span),
                "This is a fault of the conversion; please report it.",
            )


def _figures(report: Report) -> Iterator[tuple[int, int, int, Span]]:
    for index, mapped in enumerate(report.statements):
        for number, line in enumerate(mapped.statement.lines):
            for column, figure in enumerate(line.figures):
                if figure is not None:
                    yield index, number, column, figure.span
