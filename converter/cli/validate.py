"""xbrl-converter validate PACKAGE..."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from converter.cli import FAILED, FINDINGS
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
    """Validate report packages, output folders or inline documents with Arelle, offline.

    Exit with 1 if one is not valid, with 3 if one could not be validated.
    """
    done = validated(packages, taxonomy, edgar_plugin, advance=_print_json if as_json else lambda _: None)
    for one in done:
        if one.failure:
            click.echo(f"error: {one.failure}", err=True)
    if not (as_json or quiet):
        show_validations(done)
    broken = any(one.failure for one in done)
    click.get_current_context().exit(FAILED if broken else 0 if all(one.is_valid for one in done) else FINDINGS)


def _print_json(one: Validation) -> None:
    """One line, as soon as it is known: a long run can be followed, and what is done is kept if it is stopped."""
    click.echo(json.dumps(_as_dict(one), ensure_ascii=False))


def _as_dict(one: Validation) -> dict[str, object]:
    return {
        "package": str(one.path),
        "valid": one.is_valid,
        "failure": one.failure,
        "basis": one.basis.value,
        "seconds": round(one.seconds, 2),
        "findings": [finding.as_dict() for finding in one.findings],
    }
