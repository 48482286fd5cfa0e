"""xbrl-converter cover SOURCE."""

from __future__ import annotations

from pathlib import Path

import click

from converter.cover import read_cover
from converter.cover.supplied import write_supplied
from converter.output import write_new_file
from converter.read import read
from converter.segment import segment
from converter.sources import load


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write it there, not to the screen.")
def cover(source: Path, output: Path | None) -> None:
    """Make a cover file for SOURCE: what was found on its cover, and what is missing, to be filled in for convert --cover."""
    filing, _ = read(*load(source))
    outline, _ = segment(filing)
    facts, _ = read_cover(filing, outline)
    text = write_supplied(facts.period.form, facts.facts, filing.source)
    if output:
        write_new_file(output, text.encode())
    else:
        click.echo(text, nl=False)
