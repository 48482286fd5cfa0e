"""Options that several commands share, and the values that they are gathered into."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import Any

import click

from converter.model.finding import Severity
from converter.options import FORMATS, Options

Command = Callable[..., Any]
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
SEVERITIES = [severity.value for severity in Severity]  # from the worst down


@dataclass(frozen=True, slots=True)
class Reporting:
    """How a command tells what happened: nothing but errors, JSON lines, or a summary; and when findings are a failure."""

    quiet: bool
    json: bool
    fail_on: str

    def is_failure(self, severity: Severity) -> bool:
        """Whether a finding of this severity makes the exit code 1."""
        return self.fail_on != "never" and SEVERITIES.index(severity) <= SEVERITIES.index(self.fail_on)


def output_option(command: Command) -> Command:
    """-o: the folder that holds one folder per input."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(file_okay=True, path_type=Path),
        default=Path("output"),
        show_default=True,
        metavar="DIR",
        help="Write into DIR/<input stem>/.",
    )(command)


def reporting_options(command: Command) -> Command:
    """--quiet, --json, --fail-on, gathered into a `Reporting`."""

    @click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
    @click.option("--json", "as_json", is_flag=True, help="Print one JSON object per input instead of the summary.")
    @click.option(
        "--fail-on",
        type=click.Choice([*SEVERITIES, "never"]),
        default="never",
        show_default=True,
        help="Exit with 1 if there is a finding this severe or worse.",
    )
    @wraps(command)
    def gathered(*args: Any, quiet: bool, as_json: bool, fail_on: str, **rest: Any) -> Any:  # noqa: ANN401 - click's values
        return command(*args, reporting=Reporting(quiet, as_json, fail_on), **rest)

    return gathered


def taxonomy_option(command: Command) -> Command:
    """--taxonomy: the package that Arelle validates against."""
    about = "Validate against this taxonomy package, or a folder of its schemas, instead of the program's concept table."
    return click.option("--taxonomy", type=click.Path(exists=True, path_type=Path), metavar="PACKAGE", help=about)(command)


def conversion_options(outputs: str) -> Callable[[Command], Command]:
    """--cik, --map, --cover, --outputs and what needs Arelle, gathered into the conversion's `Options`."""

    def decorated(command: Command) -> Command:
        @click.option("--cik", default="", metavar="NUMBER", callback=_checked_cik, help="The filer's CIK, where the input has no header.")
        @click.option(
            "--map", "maps", multiple=True, type=FILE, metavar="FILE", help="A map of your own; its rules come first. Repeatable."
        )
        @click.option("--cover", type=FILE, metavar="FILE", help="A TOML file of cover facts that the source lacks.")
        @click.option("--outputs", default=outputs, show_default=True, metavar="LIST", callback=_checked_outputs, help=_OUTPUTS_HELP)
        @click.option("--validate", is_flag=True, help="Validate what is written with Arelle, offline.")
        @click.option("--viewer", is_flag=True, help="Add a page that shows the document in the ixbrl-viewer.")
        @taxonomy_option
        @wraps(command)
        def gathered(*args: Any, **given: Any) -> Any:  # noqa: ANN401 - click's values
            chosen = {field.name: given.pop(field.name) for field in fields(Options)}
            return command(*args, options=Options(**chosen), **given)

        return gathered

    return decorated


_OUTPUTS_HELP = f"What to write, separated by commas, of {', '.join(FORMATS)}."
_CIK_DIGITS = 10


def _checked_cik(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if value and not (value.isascii() and value.isdigit() and len(value) <= _CIK_DIGITS):
        raise click.BadParameter(f"{value!r} is no CIK: up to ten digits, as on the SEC's web site (0009999999)")
    return value


def _checked_outputs(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        raise click.BadParameter(f"{unknown[0] if unknown else value!r} is no output; there are {', '.join(FORMATS)}")
    return names
