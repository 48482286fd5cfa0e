"""xbrl-converter convert SOURCE..."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from converter.cli import FAILED, FINDINGS
from converter.cli.options import Reporting, conversion_options, output_option, reporting_options
from converter.errors import ConverterError
from converter.fault import ADVICE, describe
from converter.options import USUAL, Options
from converter.pipeline import Conversion, write_output
from converter.pipeline import convert as converted


@click.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SOURCE...")
@output_option
@conversion_options(",".join(USUAL))
@reporting_options
def convert(sources: Sequence[Path], output: Path, options: Options, reporting: Reporting) -> None:
    """Convert one or a few filings into DIR/<input stem>/.

    A SOURCE is an EDGAR text filing (a full submission or a bare document) or a file of line items (CSV, XLSX).
    """
    _refuse_same_stems(sources)
    codes = [_convert_one(source, output / source.stem, options, reporting) for source in sources]
    click.get_current_context().exit(max(codes))


def _refuse_same_stems(sources: Sequence[Path]) -> None:
    stem, count = Counter(source.stem for source in sources).most_common(1)[0]
    if count > 1:
        raise click.UsageError(f"{count} sources would be written into the same folder {stem!r}; convert them with different -o")


def _convert_one(source: Path, folder: Path, options: Options, reporting: Reporting) -> int:
    try:
        conversion = converted(source, options)
        write_output(conversion, folder)
    except ConverterError as error:
        _tell_failure(source, error, reporting)
        return FAILED
    except Exception as error:  # noqa: BLE001 - the boundary: other sources are converted all the same, and nobody is shown a traceback
        _tell_failure(
            source, ConverterError("a fault of the program", place=str(source), excerpt=describe(error), advice=ADVICE), reporting
        )
        return FAILED
    _tell_success(source, folder, conversion, reporting)
    return FINDINGS if any(reporting.is_failure(finding.severity) for finding in conversion.findings) else 0


def _tell_failure(source: Path, error: ConverterError, reporting: Reporting) -> None:
    if reporting.json:
        told = {"source": str(source), "outcome": "failed", "place": str(error.place or ""), "excerpt": error.excerpt}
        click.echo(json.dumps(told | {"why": error.why, "advice": error.advice}, ensure_ascii=False))
    else:
        click.echo(f"error: {error}", err=True)


def _tell_success(source: Path, folder: Path, conversion: Conversion, reporting: Reporting) -> None:
    if reporting.json:
        told = {
            "source": str(source),
            "outcome": "converted",
            "folder": str(folder),
            "files": sorted(conversion.files),
            "summary": conversion.summary.as_dict(),
            "findings": [finding.as_dict() for finding in conversion.findings],
        }
        click.echo(json.dumps(told, ensure_ascii=False))
    elif not reporting.quiet:
        from converter.cli.display import show_conversion  # noqa: PLC0415 - rich is only needed for people

        show_conversion(conversion, folder)
