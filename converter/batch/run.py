"""A batch from sources to facts table, in four steps: list, convert, enter, collect.

1. All inputs are listed in the ledger, so that their number is known and memory does not grow with it.
2. They are gone through again, and those that are pending are given to the executor, never more than a few bundles per worker at a time.
3. Each result is entered as it comes. A full disk stops the batch; what is not done stays pending.
4. The facts of all outputs are collected into one table.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha1
from itertools import islice
from pathlib import Path

from converter.batch.conversion import NO_SPACE, Task
from converter.batch.executors import Crew
from converter.batch.facts_table import FOLDER, collect_facts
from converter.batch.inputs import Found, find_inputs
from converter.batch.ledger import NAME, Cause, Ledger, Listed, as_setting
from converter.batch.outcome import Result, failed
from converter.batch.progress import Watcher
from converter.batch.sandbox import run_in_sandbox
from converter.errors import InputError, OutputError
from converter.options import Options
from converter.write.program import program_version

AHEAD = 3  # bundles per worker that are under way, so that no worker waits for the main process
Bundle = Mapping[str, Task]  # by the input's key
UnderWay = dict[Future[list[Result]], Bundle]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may take."""

    seconds: float
    megabytes: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How a batch stands: inputs by outcome ("pending" for those not done), sums, why inputs failed, rows of the facts table."""

    counts: Mapping[str, int]
    totals: Mapping[str, float]
    causes: tuple[Cause, ...]
    fact_rows: int

    @property
    def failed(self) -> int:
        """How many inputs gave no output."""
        return self.counts.get("failed", 0)


def list_inputs(ledger: Ledger, sources: tuple[str, ...], options: Options, output: Path, *, resume: bool) -> int:
    """Enter all inputs but what lies in `output`; the number of the run. With `resume` what is done and unchanged stays done."""
    asked = asked_for(options)
    run = ledger.begin()
    listed = (Listed(ledger.key_of(f.source) or _free_key(ledger, f), f.source, f.stamp) for f in find_inputs(sources, output))
    ledger.enter(listed, run, asked, resume=resume)
    ledger.set("sources", as_setting(sources))
    return run


def asked_for(options: Options) -> str:
    """What outputs depend on beside their inputs: the options and the program's version."""
    return as_setting({"options": options.as_dict(), "version": program_version()})


def _free_key(ledger: Ledger, found: Found) -> str:
    """The input's own key beside what the batch itself writes, with a mark made from its source where it is another input's.

    The mark stands on the outermost folder where a file and a folder of one name meet ("a.txt", "a/b.txt"): two outputs, one inside the
    other, could be written at the same time and would take each other along.
    """
    first, slash, rest = found.key.partition("/")
    first = f"{first}-" if first in (FOLDER, NAME) else first
    mark = sha1(found.source.encode(), usedforsecurity=False).hexdigest()[:8]
    key, apart = f"{first}{slash}{rest}", f"{first}-{mark}{slash}{rest}"
    return next((free for free in (key, f"{key}-{mark}") if not ledger.is_taken(free)), apart)


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch whose inputs are listed: where it writes, what it was asked for, who works and who watches."""

    output: Path
    sources: tuple[str, ...]
    options: Options
    limits: Limits
    ledger: Ledger
    run: int
    watcher: Watcher

    def convert(self, crew: Crew) -> None:
        """Convert every pending input; raises OutputError when the disk is full, with all that is done entered."""
        under_way = UnderWay()
        self.watcher.start(self.ledger.counts(self.run).get("pending", 0))
        with closing(self._tasks()) as tasks:
            try:
                while bundle := dict(islice(tasks, crew.bundle)):
                    _submit(bundle, crew, under_way)
                    while len(under_way) >= AHEAD * crew.size:
                        self._enter_finished(crew, under_way)
                while under_way:
                    self._enter_finished(crew, under_way)
            finally:
                for future in under_way:
                    future.cancel()
                self.watcher.stop()

    def collect(self) -> None:
        """Make the facts table, if the outputs hold facts."""
        if "facts" in self.options.outputs:
            collect_facts(self.output, self.ledger, self.run)

    def tally(self) -> Tally:
        """How the batch stands."""
        return tally(self.ledger, self.run)

    def _tasks(self) -> Generator[tuple[str, Task], None, None]:
        for found in find_inputs(self.sources, self.output):
            key = self.ledger.key_of(found.source)
            if key is None or not self.ledger.is_pending(key):
                continue
            try:
                content = None if found.by_worker else found.read()
            except InputError as error:
                self._enter(key, failed(error.why, str(error)), asked_for(self.options))
                continue
            yield key, self._task(found, content, key)

    def _task(self, found: Found, content: bytes | None, key: str) -> Task:
        return Task(
            name=found.name,
            source=found.source,
            content=content,
            folder=self.output / key,
            options=self.options,
            seconds=self.limits.seconds,
            megabytes=self.limits.megabytes,
        )

    def _enter_finished(self, crew: Crew, under_way: UnderWay) -> None:
        finished, _ = wait(under_way, return_when=FIRST_COMPLETED)
        asked = asked_for(self.options)
        for future in finished:
            bundle = under_way.pop(future)
            for key, result in _results(future, bundle, crew, under_way):
                self._enter(key, result, asked)

    def _enter(self, key: str, result: Result, asked: str) -> None:
        if result.cause == NO_SPACE:
            raise OutputError(
                "the disk is full; what is done is kept", place=str(self.output), advice="make room, then go on with --resume"
            )
        self.ledger.finish(key, result, asked)
        self.watcher.finished(key, result)


def _submit(bundle: Bundle, crew: Crew, under_way: UnderWay) -> None:
    under_way[crew.executor.submit(run_in_sandbox, list(bundle.values()))] = bundle


def _results(future: Future[list[Result]], bundle: Bundle, crew: Crew, under_way: UnderWay) -> Iterator[tuple[str, Result]]:
    """What became of a bundle, by key; where its worker was lost, each input goes out again alone, so that it harms only itself."""
    try:
        results = future.result()
    except Exception as error:  # noqa: BLE001 - an executor's own failure, of any kind: a Dask worker that died again and again
        if len(bundle) == 1:
            yield from ((key, failed("the worker was lost", f"{type(error).__name__}: {error}")) for key in bundle)
            return
        for key, task in bundle.items():
            _submit({key: task}, crew, under_way)
    else:
        yield from zip(bundle, results, strict=True)


def tally(ledger: Ledger, run: int) -> Tally:
    """How a run stands in the ledger."""
    return Tally(ledger.counts(run), ledger.totals(run), tuple(ledger.causes(run)), int(ledger.setting("fact rows") or 0))
