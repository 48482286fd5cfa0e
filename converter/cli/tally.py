"""What people see of a batch when it has ended, or when they ask."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from converter.batch.outcome import Outcome
from converter.batch.run import Tally


def show_tally(tally: Tally, output: Path) -> None:
    """Print how a batch stands: inputs by outcome, facts, and why inputs failed."""
    console = Console(highlight=False)
    table = Table(box=None, padding=(0, 1), show_header=False, show_edge=False)
    table.add_column(justify="right")
    table.add_column()
    for outcome in (*(o.value for o in Outcome), "pending"):
        if tally.counts.get(outcome):
            table.add_row(f"{tally.counts[outcome]:,}", outcome)
    for name in ("facts", "errors", "warnings"):
        table.add_row(f"{tally.totals[name]:,.0f}", name)
    table.add_row(f"{tally.totals['seconds']:,.0f}", "seconds of work")
    table.add_row(f"{tally.totals['peak_mb']:,.0f}", "MB at most for one input")
    console.print(table)
    for cause in tally.causes:
        console.print(Text(f"{cause.count:,} failed: {cause.cause} (such as {cause.example})", style="bold red"), soft_wrap=True)
    console.print(Text(f"{output}/", style="bold"), soft_wrap=True)
