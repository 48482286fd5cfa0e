"""One conversion of a batch, and the child process that does one after the other (python -m converter.batch.conversion).

Everything that can go wrong with an input becomes a `Result` here, so that it harms no other input.
"""

from __future__ import annotations

import errno
import os
import pickle
import resource
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import IO

from converter.batch.inputs import read_source
from converter.batch.outcome import Outcome, Result, failed
from converter.errors import ConverterError, OutputError
from converter.fault import describe
from converter.options import Options

LENGTH = 8  # bytes before each message that say how long it is
MEGABYTE = 1 << 20
FULL = (errno.ENOSPC, errno.EDQUOT)
NO_SPACE = "no space is left for the output"


@dataclass(frozen=True, slots=True)
class Task:
    """An input to convert into `folder`: its bytes, or None where the worker reads `source` itself; and its limits."""

    name: str
    source: str
    content: bytes | None
    folder: Path
    options: Options
    seconds: float
    megabytes: int


def convert_task(task: Task) -> Result:
    """Convert and write one input; what became of it."""
    start, content = time.perf_counter(), task.content
    _forget_peak()
    try:
        content = read_source(task.source) if content is None else content
        result = _converted(task, content)
    except ConverterError as error:
        cause = NO_SPACE if _disk_is_full(error) else error.why
        result = failed(cause, str(error))
    except MemoryError:
        result = failed("it needs too much memory", f"more than {task.megabytes} MB; --memory-limit allows more")
    except Exception as error:  # noqa: BLE001 - the boundary: one bad input harms only itself
        result = failed("a fault of the program", describe(error))
    return _measured(result, content, time.perf_counter() - start)


def pipeline() -> ModuleType:
    """The module, loaded in the child process only: the batch's main process stays small."""
    return import_module("converter.pipeline")


def _converted(task: Task, content: bytes) -> Result:
    conversion = pipeline().convert((task.name, content), task.options)
    pipeline().write_output(conversion, task.folder)
    summary = conversion.summary
    return Result(
        Outcome.WITH_FINDINGS if summary.errors or summary.warnings else Outcome.CONVERTED,
        facts=summary.facts,
        errors=summary.errors,
        warnings=summary.warnings,
        remarks=summary.remarks,
        year=summary.period_end.year,
    )


def _measured(result: Result, content: bytes | None, seconds: float) -> Result:
    return replace(result, sha256=sha256(content).hexdigest() if content is not None else "", seconds=round(seconds, 3), peak_mb=_peak())


def _disk_is_full(error: ConverterError) -> bool:
    return isinstance(error, OutputError) and isinstance(error.__cause__, OSError) and error.__cause__.errno in FULL


def _forget_peak() -> None:
    """Start measuring the peak memory anew, where the system can (Linux: 5 into clear_refs)."""
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return


def _peak() -> int:
    """The peak of resident memory in megabytes since the last `_forget_peak`, else since the start."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return int(status.partition("VmHWM:")[2].split()[0]) >> 10
    except (OSError, IndexError, ValueError):
        return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) >> 10


def limit_memory(megabytes: int) -> None:
    """Let an input that wants more memory than this get a MemoryError, instead of the machine running out of it."""
    resource.setrlimit(resource.RLIMIT_DATA, (megabytes * MEGABYTE, resource.getrlimit(resource.RLIMIT_DATA)[1]))


def serve(tasks: IO[bytes], results: IO[bytes]) -> None:
    """Say that the process is ready; then convert what comes in, one after the other, until nothing comes any more."""
    send(results, None)
    while length := tasks.read(LENGTH):
        task: Task = pickle.loads(tasks.read(int.from_bytes(length, "big")))  # noqa: S301 - from our own parent
        send(results, convert_task(task))


def send(pipe: IO[bytes], message: Task | Result | None) -> None:
    """Write a message for the other side: its length, then a pickle."""
    content = pickle.dumps(message)
    pipe.write(len(content).to_bytes(LENGTH, "big") + content)
    pipe.flush()


def main() -> None:
    """Serve the process that started this one; what is printed meanwhile goes to standard error."""
    results = sys.stdout.buffer
    sys.stdout = sys.stderr
    limit_memory(int(sys.argv[1]))
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    pipeline()
    with suppress(BrokenPipeError):  # who asked is gone
        serve(sys.stdin.buffer, results)


def _end_with(parent: int) -> None:
    """End this process when its parent is gone, whatever an input keeps it busy with."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


if __name__ == "__main__":
    main()
