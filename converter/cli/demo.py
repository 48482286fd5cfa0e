"""xbrl-converter demo."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from converter.cli.display import show_conversion
from converter.cli.options import output_option
from converter.options import Options
from converter.pipeline import convert, write_output
from converter.resources import data_folder

EXAMPLE = "larkspur-10q.txt"
WHERE_TO_LOOK = {
    "_viewer.htm": "open it in a browser: click any figure to see its fact",
    ".htm": "the filing itself, with its facts tagged (inline XBRL)",
    ".xlsx": "statements with live totals, checks, all facts",
    ".pdf": "the same to read and print",
}


@click.command()
@output_option
def demo(output: Path) -> None:
    """Convert the built-in example, an invented stove maker's quarterly report, and say where to look."""
    source = data_folder("examples") / EXAMPLE
    folder = output / source.stem
    conversion = convert(source, Options(validate=True, viewer=True))
    write_output(conversion, folder)
    show_conversion(conversion, folder)
    click.echo(f"\nThe source is {source}. Where to look:")
    names = list(conversion.files)
    for ending, why in WHERE_TO_LOOK.items():
        for name in [n for n in names if n.endswith(ending)]:
            names.remove(name)
            click.echo(f"  {folder / name}\n      {why}")
    click.echo(f'\nTry: {_command()} explain {folder} "Total assets"')


def _command() -> str:
    """What to type for this program: its name where the shell finds it, else the path that was typed this time."""
    name = Path(sys.argv[0]).name
    return name if shutil.which(name) else sys.argv[0]
