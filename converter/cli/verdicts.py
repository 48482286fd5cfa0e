"""What people see of validations: one table of all packages, and below it what was found in each."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from converter.cli.display import STYLES
from converter.model.finding import Finding, Severity
from converter.validate import Validation

VALID, NOT_VALID = Text("valid", style="green"), Text("NOT VALID", style=STYLES[Severity.ERROR])
FAILED = Text("FAILED", style=STYLES[Severity.ERROR])


def show_validations(done: Sequence[Validation], console: Console | None = None) -> None:
    """A table on a terminal; elsewhere a plain line per package, which other programs can cut up. Remarks are counted by --json alone."""
    console = console or Console(highlight=False)
    if console.is_terminal:
        console.print(_table(done))
    else:
        for one in done:
            console.print(_line(one), soft_wrap=True)
    for one in done:
        _show_findings(console, one, named=len(done) > 1)
    console.print(Text(f"validated on {done[0].basis.value}"), soft_wrap=True)


def _table(done: Sequence[Validation]) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="bold", show_edge=False)
    table.add_column("Package", overflow="fold")
    table.add_column("Verdict", no_wrap=True)
    for head in ("Errors", "Warnings", "Seconds"):
        table.add_column(head, justify="right", no_wrap=True)
    for one in done:
        counts = [Text(str(count), style=STYLES[severity] if count else "dim") for severity, count in _counts(one).items()]
        table.add_row(Text(str(one.path)), _verdict(one), *counts, f"{one.seconds:.1f}")
    return table


def _line(one: Validation) -> Text:
    errors, warnings = _counts(one).values()
    verdict = _verdict(one).plain
    return Text(f"{verdict:10} {errors:>4} errors {warnings:>4} warnings {one.seconds:>6.1f} s  {one.path}")


def _verdict(one: Validation) -> Text:
    return FAILED if one.failure else VALID if one.is_valid else NOT_VALID


def _counts(one: Validation) -> dict[Severity, int]:
    return {severity: sum(f.severity is severity for f in one.findings) for severity in (Severity.ERROR, Severity.WARNING)}


def _show_findings(console: Console, one: Validation, *, named: bool) -> None:
    found: list[Finding] = [finding for finding in one.findings if finding.severity is not Severity.INFO]
    if found and named:
        console.print(Text(f"\n{one.path}", style="bold"), soft_wrap=True)
    for finding in found:
        console.print(Text(str(finding), style=STYLES[finding.severity]), soft_wrap=True)
