"""What people see of a batch when it has ended, or when they ask."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from converter.batch.outcome import Outcome
from converter.batch.run import Tally


def show_tally(tally: Tally, output: Path, console: Console | None = None) -> None:
    """Print how a batch stands: inputs by outcome, facts, and why inputs failed."""
    console = console or Console(highlight=False)
    table = Table(box=None, padding=(0, 1), show_header=False, show_edge=False)
    for outcome in (*(o.value for o in Outcome), "pending"):
        if tally.counts.get(outcome):
            table.add_row(f"{tally.counts[outcome]:,}", outcome)
    table.add_row(f"{tally.totals['facts']:,.0f}", "facts")
    table.add_row(f"{tally.totals['errors']:,.0f}, {tally.totals['warnings']:,.0f}", "errors, warnings")
    table.add_row(f"{tally.totals['seconds']:,.0f} s, {tally.totals['peak_mb']:,.0f} MB", "of work, peak memory")
    console.print(table)
    for cause in tally.causes:
        console.print(Text(f"{cause.count:>6} failed: {cause.cause} (such as {cause.example})", style="bold red"))
    console.print(Text(f"{output}/", style="bold"))
