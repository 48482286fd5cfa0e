"""A process of its own for conversions, kept warm from one to the next, and killed when one goes wrong.

Every worker of a batch, be it a thread here or a Dask worker elsewhere, has one. Whatever an input does there (crash, endless loop,
all memory), the worker lives on and gets a `Result`. The process speaks pickles over its pipes and ends when they close, so
none outlives its worker.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from converter.batch.conversion import LENGTH, Task, send
from converter.batch.outcome import Result, failed

CHILD = [sys.executable, "-m", "converter.batch.conversion"]
TO_START = 60  # seconds that a process may take to load what every conversion needs
ATTEMPTS = 2  # a process that dies may have been killed from outside
_running: set[Sandbox] = set()
_own = threading.local()
_stopping = threading.Event()  # from when a batch is interrupted until the next one starts


class Sandbox:
    """One child process, started with the first task and again after each that it did not survive."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def run(self, task: Task) -> Result:
        """The result of a task; a failure if it takes too long or the process dies twice."""
        for _ in range(ATTEMPTS):
            try:
                child = self._running_child(task)
                send(_pipe(child.stdin), task)
                answer = _receive(_pipe(child.stdout), time.monotonic() + task.seconds)
            except (BrokenPipeError, EOFError):
                end = self._end()
                if _stopping.is_set():
                    break
            except TimeoutError:
                self.close()
                return failed("it took too long", f"not done after {task.seconds:g} seconds; --time-limit allows more")
            else:
                if isinstance(answer, Result):
                    return answer
        return failed("the conversion crashed", f"its process {end}, twice")

    def _end(self) -> str:
        """How a process that answers no more has ended, now that it is closed."""
        child = self._child
        self.close()
        return _how_it_ended(child.returncode if child else None)

    def close(self) -> None:
        """Kill the process, if there is one."""
        _running.discard(self)
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                _close(pipe)

    def _running_child(self, task: Task) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            command = [*CHILD, str(task.megabytes)]
            with _interrupts_blocked():
                self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment())  # noqa: S603
            _running.add(self)
            _receive(_pipe(self._child.stdout), time.monotonic() + TO_START)
        return self._child


def run_in_sandbox(tasks: Sequence[Task]) -> list[Result]:
    """The results of some tasks, one after the other, from the sandbox of the thread that this runs in."""
    if not hasattr(_own, "sandbox"):
        _own.sandbox = Sandbox()
    sandbox: Sandbox = _own.sandbox
    return [sandbox.run(task) for task in tasks]


def open_sandboxes() -> None:
    """Let sandboxes start their processes, also after an earlier batch was interrupted."""
    _stopping.clear()


def close_sandboxes(*, stopping: bool = False) -> None:
    """End all processes of this one's sandboxes; with `stopping` a task that loses its process so is not tried again."""
    if stopping:
        _stopping.set()
    for sandbox in list(_running):
        sandbox.close()


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """A process started here never sees a Ctrl-C, which a terminal sends to all of them: its parent decides when it ends."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _environment() -> dict[str, str]:
    """The child finds the program where this process found it, installed or not."""
    root = str(Path(__file__).parents[2])
    return os.environ | {"PYTHONPATH": os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])}


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except BrokenPipeError:
        return


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise BrokenPipeError
    return pipe


def _receive(pipe: IO[bytes], deadline: float) -> object:
    """The next message; raises TimeoutError after the deadline and EOFError where the other side has ended."""
    length = int.from_bytes(_read(pipe.fileno(), LENGTH, deadline), "big")
    return pickle.loads(_read(pipe.fileno(), length, deadline))  # noqa: S301 - from our own child


def _read(descriptor: int, count: int, deadline: float) -> bytes:
    parts: list[bytes] = []
    while count:
        if not select.select([descriptor], [], [], max(0, deadline - time.monotonic()))[0]:
            raise TimeoutError
        part = os.read(descriptor, count)
        if not part:
            raise EOFError
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _how_it_ended(code: int | None) -> str:
    if code is not None and code < 0:
        return f"was ended by {signal.Signals(-code).name}"
    return f"ended with {code}"
