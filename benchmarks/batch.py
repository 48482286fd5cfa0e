"""How a batch behaves at size: workers, parent's memory, Dask, and being killed again and again.

usage: batch.py [SUBMISSIONS] [--only SUBSTRING] [--kills N] [--rounds N] [--parts LIST]

1. workers  the submissions end to end (inline documents and facts table) with one worker and with two
2. memory   the parent's peak memory for the submissions, and for ten times as many
3. dask     two local workers and two Dask workers in turn, as many rounds as asked for, because a machine's speed drifts
4. kills    a run killed at random moments, resumed until it ends, against one that was never killed, byte for byte
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median

SHARED = Path(os.environ.get("XBRL_CONVERTER_SHARED") or Path(__file__).parents[2] / "shared")
PARTS = ("workers", "memory", "dask", "kills")
MAIN = """
import resource, sys
from converter.cli import main
try:
    main()
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=open(sys.argv[-1] + ".memory", "w"))
"""


def batch(source: Path, output: Path, *options: str, code: str = MAIN) -> subprocess.Popen[bytes]:
    """A batch that has been started; the output folder is the last argument."""
    command = [sys.executable, "-c", code, "batch", str(source), "--quiet", *options, "-o", str(output)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)  # noqa: S603


def timed(source: Path, output: Path, *options: str) -> tuple[float, int]:
    """Seconds and the parent's peak memory in megabytes."""
    start = time.perf_counter()
    batch(source, output, *options).wait()
    return time.perf_counter() - start, int(output.with_name(f"{output.name}.memory").read_text())


def tree(folder: Path) -> Mapping[str, str]:
    """Every file of an output but the ledger, which tells times."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("ledger."))
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def measure_workers(source: Path, folder: Path, _asked: argparse.Namespace) -> None:
    """One worker, then two."""
    one, _ = timed(source, folder / "one", "--workers", "1")
    two, _ = timed(source, folder / "two", "--workers", "2")
    same = "the same bytes" if tree(folder / "one") == tree(folder / "two") else "DIFFERENT BYTES"
    print(f"one worker {one:.1f} s, two workers {two:.1f} s: {one / two:.2f} times as fast; {same}")


def measure_memory(source: Path, folder: Path, _asked: argparse.Namespace) -> None:
    """The parent with the inputs as they are, and with ten copies of each."""
    _, once = timed(source, folder / "once")
    many = folder / "many"
    for path in source.iterdir():
        for copy in range(10):
            (many / str(copy)).mkdir(parents=True, exist_ok=True)
            (many / str(copy) / path.name).symlink_to(path.resolve())
    _, tenfold = timed(many, folder / "tenfold")
    print(f"parent's peak memory: {once} MB for {len(list(source.iterdir()))} inputs, {tenfold} MB for ten times as many")


def measure_dask(source: Path, folder: Path, asked: argparse.Namespace) -> None:
    """A local cluster of two processes against two local workers; the median of the rounds is what counts."""
    ratios = []
    for number in range(asked.rounds):
        local_output, dask_output = folder / f"local{number}", folder / f"dask{number}"
        local, _ = timed(source, local_output, "--workers", "2")
        with cluster() as address:
            dask, _ = timed(source, dask_output, "--scheduler", address)
        same = "the same bytes" if tree(local_output) == tree(dask_output) else "DIFFERENT BYTES"
        ratios.append(dask / local - 1)
        print(f"two local workers {local:.1f} s, two Dask workers {dask:.1f} s: {ratios[-1]:+.0%}; {same}", flush=True)
        shutil.rmtree(local_output)
        shutil.rmtree(dask_output)
    print(f"Dask beside local workers: {median(ratios):+.0%} (median of {asked.rounds} rounds)")


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a scheduler with two workers."""
    from distributed import LocalCluster  # noqa: PLC0415 - the extra

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made.scheduler_address


def measure_kills(source: Path, folder: Path, asked: argparse.Namespace) -> None:
    """Kill parent and children together or the parent alone, resume, compare with a run left in peace."""
    seconds, _ = timed(source, folder / "peace")
    chance = random.Random(1994)  # noqa: S311 - to be repeatable, not secret
    for number in range(asked.kills):
        running = batch(source, folder / "killed", "--resume")
        time.sleep(chance.uniform(0.3, max(0.6, 2 * seconds / asked.kills)))
        os.kill(running.pid, signal.SIGKILL) if number % 2 else os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    timed(source, folder / "killed", "--resume")
    same = tree(folder / "peace") == tree(folder / "killed")
    print(f"killed {asked.kills} times and resumed: {'the same bytes' if same else 'DIFFERENT BYTES'}")


MEASURES: Mapping[str, Callable[[Path, Path, argparse.Namespace], None]] = {
    "workers": measure_workers,
    "memory": measure_memory,
    "dask": measure_dask,
    "kills": measure_kills,
}


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("submissions", nargs="?", type=Path, default=SHARED / "corpus" / "text_ex27")
    parser.add_argument("--only", default="", help="only submissions with this in their names")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--parts", default=",".join(PARTS))
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="batch-"))
    source = folder / "source"
    source.mkdir()
    for path in arguments.submissions.glob("*.txt"):
        if arguments.only in path.name:
            (source / path.name).symlink_to(path.resolve())
    for part in arguments.parts.split(","):
        (folder / part).mkdir()
        MEASURES[part](source, folder / part, arguments)
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
