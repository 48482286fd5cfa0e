"""What is seen of a batch while it runs: a bar on a terminal, a line now and then elsewhere, JSON lines for machines."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import IO, TYPE_CHECKING, Protocol

from converter.batch.outcome import Outcome, Result

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

EVERY = 10  # seconds between two plain lines


class Watcher(Protocol):
    """Is told what happens."""

    def start(self, total: int) -> None:
        """`total` inputs are to be converted."""

    def finished(self, key: str, result: Result) -> None:
        """An input is done."""

    def stop(self) -> None:
        """No more will come."""


class Watchers:
    """Several watchers as one."""

    def __init__(self, watchers: Sequence[Watcher]) -> None:
        self._watchers = watchers

    def start(self, total: int) -> None:
        """Tell all."""
        for watcher in self._watchers:
            watcher.start(total)

    def finished(self, key: str, result: Result) -> None:
        """Tell all."""
        for watcher in self._watchers:
            watcher.finished(key, result)

    def stop(self) -> None:
        """Tell all."""
        for watcher in self._watchers:
            watcher.stop()


class Lines:
    """A plain line every ten seconds, and one at the end."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._counts: Counter[Outcome] = Counter()
        self._total = 0
        self._started = self._told = time.monotonic()

    def start(self, total: int) -> None:
        """Say how many there are."""
        self._total, self._started = total, time.monotonic()
        self._say(f"{total} inputs to convert")

    def finished(self, key: str, result: Result) -> None:  # noqa: ARG002 - the protocol's
        """Count; now and then say how far it is."""
        self._counts[result.outcome] += 1
        if time.monotonic() - self._told >= EVERY:
            self._tell()

    def stop(self) -> None:
        """Say how it ended."""
        self._tell()

    def _tell(self) -> None:
        self._told = time.monotonic()
        done = self._counts.total()
        rate, left = _pace(done, self._total, self._told - self._started)
        told = [f"{done} of {self._total} inputs", rate, f"{self._counts[Outcome.FAILED]} failed", left]
        self._say(", ".join(filter(None, told)))

    def _say(self, line: str) -> None:
        print(line, file=self._stream, flush=True)


class Bar:
    """A bar with rate, remaining time and failures."""

    def __init__(self) -> None:
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._done = self._total = self._failed = 0
        self._started = 0.0

    def start(self, total: int) -> None:
        """Show the bar."""
        from rich.console import Console  # noqa: PLC0415 - only needed on a terminal
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

        columns = (
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[pace]}"),
            TextColumn("{task.fields[bad]}"),
        )
        self._total, self._started = total, time.monotonic()
        self._progress = Progress(*columns, console=Console(stderr=True))
        self._task = self._progress.add_task("", total=total, pace="", bad="")
        self._progress.start()

    def finished(self, key: str, result: Result) -> None:  # noqa: ARG002 - the protocol's
        """Move the bar."""
        if self._progress is None or self._task is None:
            return
        self._done += 1
        self._failed += result.outcome is Outcome.FAILED
        pace = ", ".join(filter(None, _pace(self._done, self._total, time.monotonic() - self._started)))
        bad = f"[red]{self._failed} failed" if self._failed else ""
        self._progress.update(self._task, advance=1, pace=pace, bad=bad)

    def stop(self) -> None:
        """Leave the bar as it stands."""
        if self._progress:
            self._progress.stop()


class JsonLog:
    """One JSON object per event."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def start(self, total: int) -> None:
        """The first line."""
        self._write({"event": "start", "inputs": total})

    def finished(self, key: str, result: Result) -> None:
        """A line per input."""
        self._write({"event": "finished", "input": key} | asdict(result))

    def stop(self) -> None:
        """The last line."""
        self._write({"event": "stop"})

    def _write(self, event: dict[str, object]) -> None:
        self._stream.write(json.dumps(event, ensure_ascii=False) + "\n")
        self._stream.flush()


def _pace(done: int, total: int, seconds: float) -> tuple[str, str]:
    """How fast it goes, and how long the rest will take; both over all that is done, since inputs differ much in size."""
    if not done:
        return "", ""
    rate = done / max(seconds, 0.001)
    return f"{rate:.1f} a second", f"about {_duration((total - done) / rate)} left" if done < total else ""


def _duration(seconds: float) -> str:
    minutes = round(seconds) // 60
    if minutes >= 60:  # noqa: PLR2004 - minutes of an hour
        return f"{minutes // 60} h {minutes % 60} min"
    return f"{minutes} min" if minutes else f"{round(seconds)} s"
