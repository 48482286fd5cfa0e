"""Who does the work: this thread, processes of this machine, or a Dask cluster, all behind concurrent.futures.Executor.

Local workers are threads, because each only waits for the process of its sandbox; with Dask, every worker thread has a sandbox in
the same way, on its own machine. The cluster must have the program installed, and must see the output folder under the same path.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from converter.batch.sandbox import close_sandboxes, open_sandboxes
from converter.errors import ConverterError

PATIENCE = "20s"  # for the scheduler to answer
BUNDLE = 4  # inputs that go to a cluster together: its scheduler spends milliseconds on each piece of work, whatever that holds

P = ParamSpec("P")
T = TypeVar("T")


class SerialExecutor(Executor):
    """Does each piece of work at once, in the calling thread."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The finished future of `fn`."""
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@dataclass(frozen=True, slots=True)
class Crew:
    """An executor, how many pieces of work it does at a time, and how many inputs make one piece."""

    executor: Executor
    size: int
    bundle: int = 1


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def hire(workers: int = 0, scheduler: str = "") -> Iterator[Crew]:
    """The crew for a batch: of a Dask `scheduler` if one is named, else `workers` local processes (0: one per core; 1: serial)."""
    open_sandboxes()
    try:
        if scheduler:
            with _dask(scheduler) as crew:
                yield crew
        elif workers == 1:
            yield Crew(SerialExecutor(), 1)
        else:
            size = workers or cores()
            with ThreadPoolExecutor(size, thread_name_prefix="worker") as pool:
                try:
                    yield Crew(pool, size)
                except BaseException:  # an interrupt, too, must not leave conversions running; it goes on up
                    pool.shutdown(wait=False, cancel_futures=True)
                    close_sandboxes(stopping=True)  # so that the threads need not wait for their conversions
                    raise
    finally:
        close_sandboxes()


@contextmanager
def _dask(scheduler: str) -> Iterator[Crew]:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as error:
        raise ConverterError(
            "Dask is not installed", place=scheduler, advice='install it: pip install "xbrl-converter[cluster]"'
        ) from error
    try:
        client: Any = Client(scheduler, timeout=PATIENCE)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ConverterError(
            f"the scheduler does not answer: {error}", place=scheduler, advice="check its address and that it runs"
        ) from error
    try:
        yield Crew(client.get_executor(pure=False), max(1, sum(client.nthreads().values())), BUNDLE)
    finally:
        client.close()
