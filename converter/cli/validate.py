"""xbrl-converter validate PACKAGE..."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from converter.cli import FINDINGS
from converter.cli.options import taxonomy_option
from converter.cli.verdicts import show_validations
from converter.validate import Validation
from converter.validate import validate as validated

_PATH = click.Path(exists=True, path_type=Path)


@click.command()
@click.argument("packages", nargs=-1, required=True, type=_PATH, metavar="PACKAGE...")
@taxonomy_option
@click.option("--edgar-plugin", type=_PATH, metavar="DIR", help="Add the SEC's rules, from the folder of Arelle's EDGAR plugin.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing; the exit code tells.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per package.")
def validate(packages: Sequence[Path], taxonomy: Path | None, edgar_plugin: Path | None, *, quiet: bool, as_json: bool) -> None:
    """Validate report packages, output folders or inline documents with Arelle, offline; exit with 1 if one is not valid."""
    done = validated(packages, taxonomy, edgar_plugin)
    if as_json:
        for one in done:
            click.echo(json.dumps(_as_dict(one), ensure_ascii=False))
    elif not quiet:
        show_validations(done)
    click.get_current_context().exit(0 if all(one.is_valid for one in done) else FINDINGS)


def _as_dict(one: Validation) -> dict[str, object]:
    return {
        "package": str(one.path),
        "valid": one.is_valid,
        "basis": one.basis.value,
        "seconds": round(one.seconds, 2),
        "findings": [finding.as_dict() for finding in one.findings],
    }
