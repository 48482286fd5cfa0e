"""xbrl-converter batch SOURCE..., batch status OUT, batch retry OUT."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import wraps
from pathlib import Path
from types import FrameType
from typing import IO, Any, NoReturn

import click

from converter.batch.executors import hire
from converter.batch.ledger import Ledger, as_setting, open_ledger
from converter.batch.outcome import Outcome
from converter.batch.progress import Bar, JsonLog, Lines, Watcher, Watchers
from converter.batch.run import Batch, Limits, Tally, list_inputs, tally
from converter.cli import FAILED, FINDINGS
from converter.cli.options import Reporting, conversion_options, output_option, reporting_options
from converter.model.finding import Severity
from converter.options import Options

BATCH_OUTPUTS = "ixbrl,facts"
SIGNALLED = 128  # what shells add to the number of the signal that ended a program: 130 for Ctrl-C


class WithDefault(click.Group):
    """A group whose command "run" needs not be named: `batch SOURCE...` is `batch run SOURCE...`."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named, else "run"."""
        return super().resolve_command(ctx, args if args[0] in self.commands else ["run", *args])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Options in front of the first source belong to "run", too."""
        if args and args[0].startswith("-") and args[0] not in ctx.help_option_names:
            args = ["run", *args]
        return super().parse_args(ctx, args)


@click.group(cls=WithDefault)
def batch() -> None:
    """Convert an archive: many filings, unattended, resumable.

    `batch SOURCE... -o DIR` converts; `batch status DIR` tells how far it is; `batch retry DIR --failed` tries again. All options of the
    first: batch run --help.
    """


@dataclass(frozen=True, slots=True)
class Work:
    """Who does the work, within which limits, and where it is logged."""

    workers: int
    scheduler: str
    limits: Limits
    log: IO[str] | None


def work_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--workers, --scheduler, --time-limit, --memory-limit and --json-log, gathered into `Work`."""

    @click.option("--workers", type=click.IntRange(0), default=0, show_default="one per core", metavar="N", help="Local processes.")
    @click.option("--scheduler", default="", metavar="ADDRESS", help="Work on the Dask cluster of this scheduler (tcp://HOST:8786).")
    @click.option("--time-limit", type=click.FloatRange(0, min_open=True), default=120, show_default=True, help="Seconds for one input.")
    @click.option("--memory-limit", type=click.IntRange(100), default=1500, show_default=True, help="Megabytes for one input.")
    @click.option("--json-log", type=click.File("w"), metavar="FILE", help="Write a JSON line per input to FILE (-: standard output).")
    @wraps(command)
    def gathered(
        *args: Any,  # noqa: ANN401 - click's values
        workers: int,
        scheduler: str,
        time_limit: float,
        memory_limit: int,
        json_log: IO[str] | None,
        **rest: Any,  # noqa: ANN401 - click's values
    ) -> Any:  # noqa: ANN401 - as the command
        return command(*args, work=Work(workers, scheduler, Limits(time_limit, memory_limit), json_log), **rest)

    return gathered


@batch.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@output_option
@click.option("--resume", is_flag=True, help="Go on where an earlier run stopped; what is done and unchanged is skipped.")
@work_options
@conversion_options(BATCH_OUTPUTS)
@reporting_options
def run(sources: Sequence[str], output: Path, *, resume: bool, work: Work, options: Options, reporting: Reporting) -> None:
    """Convert everything that the sources hold into DIR, a folder per input, and all their facts into DIR/facts.

    A SOURCE is a folder (its .txt, .csv and .xlsx files), a glob, an archive (.zip, .tar.gz), a file, @FILE with a source per line,
    or an address that fsspec knows (s3://bucket/folder).
    """
    output = output.absolute()
    with _interruptible(), open_ledger(output) as ledger:
        number = list_inputs(ledger, tuple(sources), options, output, resume=resume)
        ledger.set("options", as_setting(asdict(options)))
        made = Batch(output, tuple(sources), options, work.limits, ledger, number, _watcher(reporting, work.log))
        _convert(made, work, reporting)


@batch.command()
@click.argument("output", type=click.Path(path_type=Path))
@click.option("--failed", is_flag=True, required=True, help="Try those that failed.")
@work_options
@reporting_options
def retry(output: Path, *, failed: bool, work: Work, reporting: Reporting) -> None:
    """Try again what failed in the last run on OUTPUT, with its options; raise the limits if they were too low."""
    output = output.absolute()
    with _interruptible(), open_ledger(output, create=False) as ledger:
        number = _last_run(ledger)
        if failed:
            ledger.reopen(number, Outcome.FAILED)
        sources, options = tuple(json.loads(ledger.setting("sources"))), _restored(json.loads(ledger.setting("options")))
        made = Batch(output, sources, options, work.limits, ledger, number, _watcher(reporting, work.log))
        _convert(made, work, reporting)


@batch.command()
@click.argument("output", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def status(output: Path, *, as_json: bool) -> None:
    """Tell how the last run on OUTPUT stands: how many inputs are done, and why inputs failed."""
    with open_ledger(output, create=False) as ledger:
        _tell(tally(ledger, _last_run(ledger)), output, as_json=as_json)


def _convert(made: Batch, work: Work, reporting: Reporting) -> None:
    with hire(work.workers, work.scheduler) as crew:
        made.convert(crew)
    made.collect()
    end = made.tally()
    logged_to_screen = work.log is not None and work.log.name == sys.stdout.name
    if not reporting.quiet and (reporting.json or not logged_to_screen):
        _tell(end, made.output, as_json=reporting.json)
    click.get_current_context().exit(_exit_code(end, reporting))


class _Stopped(BaseException):  # as KeyboardInterrupt, it is no Exception that some boundary might take for an input's fault
    """Ctrl-C, or the signal by which clusters end a job."""


@contextmanager
def _interruptible() -> Iterator[None]:
    """End in order at the first Ctrl-C or SIGTERM, and let nothing disturb that; what is under way is given up."""
    came = [signal.SIGINT]

    def stop(number: int, _frame: FrameType | None) -> NoReturn:
        for each in before:
            signal.signal(each, signal.SIG_IGN)
        came[:] = [signal.Signals(number)]
        raise _Stopped

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except _Stopped:
        click.echo("interrupted; what is done is kept, --resume goes on", err=True)
        sys.exit(SIGNALLED + came[0])
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _exit_code(end: Tally, reporting: Reporting) -> int:
    if end.failed:
        return FAILED
    counts = {Severity.ERROR: end.totals["errors"], Severity.WARNING: end.totals["warnings"], Severity.INFO: end.totals["remarks"]}
    return FINDINGS if any(count and reporting.is_failure(severity) for severity, count in counts.items()) else 0


def _watcher(reporting: Reporting, log: IO[str] | None) -> Watcher:
    watchers: list[Watcher] = [JsonLog(log)] if log else []
    if not reporting.quiet:
        watchers.append(Bar() if sys.stderr.isatty() else Lines(sys.stderr))
    return Watchers(watchers)


def _last_run(ledger: Ledger) -> int:
    return int(ledger.setting("run") or 0)


def _restored(kept: dict[str, Any]) -> Options:
    paths = {name: Path(kept[name]) if kept[name] else None for name in ("cover", "taxonomy")}
    return Options(**kept | paths | {"maps": tuple(map(Path, kept["maps"])), "outputs": tuple(kept["outputs"])})


def _tell(end: Tally, output: Path, *, as_json: bool) -> None:
    if as_json:
        told = asdict(end)
        click.echo(json.dumps({"inputs": told.pop("counts")} | told, ensure_ascii=False))
    else:
        from converter.cli.tally import show_tally  # noqa: PLC0415 - rich is only needed for people

        show_tally(end, output)
