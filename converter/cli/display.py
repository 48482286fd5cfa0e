"""What people see of a conversion: statements, facts, what foots, what was noticed, where the files are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from converter.model.finding import Finding, Severity
from converter.model.statement import StatementKind
from converter.pipeline import Conversion
from converter.summary import StatementSummary, Summary

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "dim"}
SHOWN = 6  # kinds of findings that are shown by their first one
PLAINLY = {"segment.no-statements", "prose.no-figures"}  # what nobody should have to look for among the findings
FACE = {kind.value for kind in StatementKind} - {StatementKind.NOTE_TABLE.value, StatementKind.PROSE.value}


def show_conversion(conversion: Conversion, folder: Path) -> None:
    """Print the summary of one conversion."""
    console = Console(highlight=False)
    summary = conversion.summary
    console.print()
    console.print(
        Text(" - ".join([summary.entity or "(no name)", summary.form or "(no form)", summary.period_end.isoformat()]), style="bold")
    )
    if summary.statements:
        console.print(_statements(summary))
    for finding in conversion.findings:
        if finding.code in PLAINLY:
            console.print(Text(f"{finding.what[:1].upper()}{finding.what[1:]}.", style="bold"), soft_wrap=True)
    console.print(_totals(summary), soft_wrap=True)
    _show_findings(console, conversion.findings)
    _show_files(console, conversion, folder)


def _statements(summary: Summary) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="bold", show_edge=False)
    table.add_column("Statement")
    for head in ("Lines", "Facts", "Own", "Unmapped", "Sums foot"):
        table.add_column(head, justify="right", no_wrap=True, min_width=len(head))
    for statement in (s for s in summary.statements if s.kind in FACE):
        _add_row(table, statement.title or statement.name, [statement])
    others = [s for s in summary.statements if s.kind not in FACE]
    if others:
        _add_row(table, f"{len(others)} table{'s' if len(others) > 1 else ''} of notes", others)
    return table


def _add_row(table: Table, title: str, statements: Sequence[StatementSummary]) -> None:
    sums, foot = sum(s.sums for s in statements), sum(s.sums_that_foot for s in statements)
    counts = [
        sum(s.lines for s in statements),
        sum(s.facts for s in statements),
        sum(s.extensions for s in statements),
        sum(s.unmapped for s in statements),
    ]
    proof = Text(f"{foot} of {sums}" if sums else "-", style="green" if sums and foot == sums else "yellow" if sums else "dim")
    table.add_row(" ".join(title.split()), *(str(count) for count in counts), proof)


def _totals(summary: Summary) -> Text:
    off_face = summary.facts - sum(s.facts for s in summary.statements)
    text = Text(f"{_counted(summary.facts, 'fact')}, {off_face} of them from cover, notes and sentences. Findings: ")
    text.append(_counted(summary.errors, "error"), style=STYLES[Severity.ERROR] if summary.errors else "")
    text.append(", ")
    text.append(_counted(summary.warnings, "warning"), style=STYLES[Severity.WARNING] if summary.warnings else "")
    text.append(f", {_counted(summary.remarks, 'remark')}.")
    return text


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _show_findings(console: Console, findings: Sequence[Finding]) -> None:
    """The first of each kind whole, the worst kinds first; remarks and further kinds are counted only."""
    kinds: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in findings:
        kinds.setdefault((finding.severity, finding.code), []).append(finding)
    ordered = sorted(kinds.items(), key=lambda item: (list(Severity).index(item[0][0]), -len(item[1])))
    whole = [item for item in ordered if item[0][0] is not Severity.INFO][:SHOWN]
    for (severity, _), alike in whole:
        console.print(Text(str(alike[0]), style=STYLES[severity]), soft_wrap=True)
        if len(alike) > 1:
            console.print(Text(f"  and {len(alike) - 1} more of this kind", style=STYLES[severity]))
    others = [f"{len(alike)} {code}" for (_, code), alike in ordered[len(whole) :]]
    if others:
        console.print(Text(f"Also: {', '.join(others)}", style="dim"), soft_wrap=True)


def _show_files(console: Console, conversion: Conversion, folder: Path) -> None:
    console.print(Text(f"{folder}/", style="bold"), soft_wrap=True)
    width = max(len(name) for name in conversion.files)
    for name, content in conversion.files.items():
        console.print(Text(f"  {name:<{width}} {len(content):>12,} bytes"))
