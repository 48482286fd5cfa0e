"""xbrl-converter explain OUTPUT FACT."""

from __future__ import annotations

import json
from pathlib import Path

import click

from converter.explain import explain as explained
from converter.explain import find_facts, read_record

MANY = 12  # facts that a screen shows


@click.command()
@click.argument("output", type=click.Path(path_type=Path))
@click.argument("fact")
@click.option("--json", "as_json", is_flag=True, help="Print the facts as JSON, one to a line.")
@click.option("--all", "everything", is_flag=True, help=f"Show all facts that FACT names, not only the first {MANY}.")
def explain(output: Path, fact: str, *, as_json: bool, everything: bool) -> None:
    """Say where a fact comes from: source line and column, map rule, and the arithmetic that proves it.

    OUTPUT is a folder that convert has written. FACT is a fact's id (f12), a concept (Assets), a caption
    ("Total assets"), a printed figure (28,579,074) or words of a caption.
    """
    record = read_record(output)
    found = find_facts(record, fact)
    if as_json:
        for row in found:
            click.echo(json.dumps(row, ensure_ascii=False))
        return
    shown = found if everything else found[:MANY]
    click.echo("\n\n".join(explained(record, row) for row in shown))
    if len(shown) < len(found):
        click.echo(f"\n{len(found) - len(shown)} more; --all shows them")
