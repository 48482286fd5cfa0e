"""xbrl-converter template FILE."""

from __future__ import annotations

from pathlib import Path

import click

from converter.output import write_new_file
from converter.write.template import write_template


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def template(file: Path) -> None:
    """Write a workbook to enter line items in: a cover sheet and a sheet per statement, with an invented company's figures."""
    write_new_file(file, write_template())
    click.echo(f"{file}: change what stands there to your own, then: xbrl-converter convert {file}")
