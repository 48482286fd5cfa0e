"""xbrl-converter taxonomy bake PACKAGE."""

from __future__ import annotations

from pathlib import Path

import click

from converter.cli.options import FILE
from converter.output import write_files
from converter.resources import data_folder
from converter.taxonomy.bake import bake as baked


@click.group()
def taxonomy() -> None:
    """Make the concept tables that conversions read."""


@taxonomy.command()
@click.argument("package", type=FILE)
@click.option("--labels", type=FILE, metavar="FILE", help="A TSV with columns qname and label.")
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Instead of among the maps.")
def bake(package: Path, labels: Path | None, output: Path | None) -> None:
    """Bake a taxonomy PACKAGE (zip) into concept tables: once a year, when a taxonomy is published."""
    folder = output or data_folder("taxonomy_maps") / "concepts"
    tables = baked(package, labels)
    write_files(folder, tables)
    for name, content in tables.items():
        click.echo(f"{folder / name}  {content.count(bytes([10])) - 1:,} rows")
