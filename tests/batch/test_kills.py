"""What is done is done, and nothing is half-written: with processes that are really killed and disks that are really full."""

from __future__ import annotations

import hashlib
import os
import pty
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

DRIVER = [sys.executable, str(Path(__file__).with_name("driver.py")), "batch"]
ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
WHOLE = {"a.htm", "conversion.json", "facts.parquet"}
INPUTS = 24


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(INPUTS):
        (folder / f"n{number:02}.txt").write_text(f"sleep {1990 + number % 4}")
    return folder


def start(source: Path, output: Path, *options: str, stderr: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    command = [*DRIVER, str(source), "-o", str(output), "--workers", "2", "--quiet", *options]
    return subprocess.Popen(command, env=ENVIRONMENT, start_new_session=True, stderr=stderr)


def done(output: Path) -> int:
    try:
        with sqlite3.connect(output / "ledger.sqlite") as ledger:
            count: int = ledger.execute("SELECT count(*) FROM inputs WHERE state = 'done'").fetchone()[0]
        ledger.close()
    except sqlite3.OperationalError:
        return 0
    return count


def reached(output: Path, goal: int) -> bool:
    return done(output) >= goal


def wait_for(what: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.005)


def tree(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("ledger."))
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def assert_nothing_is_half_written(output: Path) -> None:
    for folder in output.glob("n*"):
        assert {path.name for path in folder.iterdir()} == WHOLE


def children(process: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(status.read_text().rpartition(")")[2].split()[1]) == process:
                found.append(int(status.parent.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def test_a_run_killed_at_random_moments_and_resumed_equals_one_left_in_peace(source: Path, tmp_path: Path) -> None:
    assert start(source, tmp_path / "peace").wait() == 0
    goal = 0
    for number, more in enumerate((2, 5, 1, 4)):
        running = start(source, tmp_path / "killed", "--resume")
        goal = min(goal + more, INPUTS)
        wait_for(partial(reached, tmp_path / "killed", goal))
        if number % 2:
            os.kill(running.pid, signal.SIGKILL)
        else:
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        assert_nothing_is_half_written(tmp_path / "killed")
    assert start(source, tmp_path / "killed", "--resume").wait() == 0
    assert tree(tmp_path / "killed") == tree(tmp_path / "peace")


def test_what_was_finished_before_the_kill_is_not_done_again(source: Path, tmp_path: Path) -> None:
    running = start(source, tmp_path / "out")
    wait_for(lambda: done(tmp_path / "out") >= INPUTS // 3)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    with sqlite3.connect(tmp_path / "out" / "ledger.sqlite") as ledger:
        finished = [row[0] for row in ledger.execute("SELECT key FROM inputs WHERE state = 'done'")]
    ledger.close()
    written = {key: (tmp_path / "out" / key / "a.htm").stat().st_mtime_ns for key in finished}
    assert start(source, tmp_path / "out", "--resume").wait() == 0
    assert {key: (tmp_path / "out" / key / "a.htm").stat().st_mtime_ns for key in finished} == written


def test_a_worker_that_is_killed_from_outside_costs_nothing(source: Path, tmp_path: Path) -> None:
    running = start(source, tmp_path / "out")
    wait_for(lambda: done(tmp_path / "out") >= 3)
    os.kill(children(running.pid)[0], signal.SIGKILL)
    assert running.wait() == 0
    assert_nothing_is_half_written(tmp_path / "out")
    assert len(list((tmp_path / "out").glob("n*"))) == INPUTS


def test_children_end_with_their_parent(source: Path, tmp_path: Path) -> None:
    (source / "n00.txt").write_text("loop")
    running = start(source, tmp_path / "out")
    wait_for(lambda: done(tmp_path / "out") >= 3)
    orphans = children(running.pid)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    wait_for(lambda: not any(Path(f"/proc/{orphan}/cmdline").exists() for orphan in orphans), 10)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_of_all_processes_ends_the_batch_in_order(source: Path, tmp_path: Path, number: int, code: int) -> None:
    (source / "n05.txt").write_text("loop")
    running = start(source, tmp_path / "out", stderr=subprocess.PIPE)
    wait_for(lambda: done(tmp_path / "out") >= INPUTS // 2)
    if number == signal.SIGINT:
        os.killpg(running.pid, number)  # as a terminal does
        os.killpg(running.pid, number)  # by a hand that does not wait
    else:
        os.kill(running.pid, number)
    _, told = running.communicate(timeout=30)
    assert (running.returncode, told.decode()) == (code, "interrupted; what is done is kept, --resume goes on\n")
    assert_nothing_is_half_written(tmp_path / "out")
    (source / "n05.txt").write_text("sleep 1991")
    assert start(source, tmp_path / "out", "--resume").wait() == 0
    assert start(source, tmp_path / "peace").wait() == 0
    assert tree(tmp_path / "out") == tree(tmp_path / "peace")


def test_the_bar_of_a_terminal_tells_pace_and_failures(source: Path, tmp_path: Path) -> None:
    (source / "n05.txt").write_text("bad")
    ours, theirs = pty.openpty()
    command = [*DRIVER, str(source), "-o", str(tmp_path / "out"), "--workers", "2"]
    environment = ENVIRONMENT | {"TERM": "xterm", "COLUMNS": "100"}
    running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # how a terminal ends
        while part := os.read(ours, 65536):
            shown += part
    assert running.wait() == 3
    os.close(ours)
    for words in (f"{INPUTS}/{INPUTS}", "a second", "1 failed"):
        assert words in shown.decode()


FILL = """
mount -t tmpfs -o size=200k tmpfs "$2"
"$0" "$1" batch "$3" -o "$2" --workers 1 --quiet; echo "$?"
ls "$2" | grep -c '^n'
mount -o remount,size=50m "$2"
"$0" "$1" batch "$3" -o "$2" --workers 1 --quiet --resume; echo "$?"
ls "$2" | grep -c '^n'
ls "$2"/n* | grep -v '^$' | grep -v : | sort | uniq -c
"""


def test_a_full_disk_stops_the_batch_and_room_lets_it_go_on(source: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.mkdir()
    unshare = ["unshare", "--user", "--map-root-user", "--mount"]
    if not shutil.which("unshare") or subprocess.run([*unshare, "mount", "-t", "tmpfs", "none", output], check=False).returncode:
        assert not os.environ.get("CI"), "CI must be able to mount a small file system"
        pytest.skip("the kernel allows no mounting in a name space of one's own")
    ended = subprocess.run(
        [*unshare, "sh", "-c", FILL, *DRIVER[:2], output, source], check=True, capture_output=True, text=True, env=ENVIRONMENT
    )
    first, some, second, every, *files = ended.stdout.split("\n")
    assert (first, second, every) == ("3", "0", str(INPUTS))
    assert 0 < int(some) < INPUTS
    assert "the disk is full" in ended.stderr
    assert sorted(line.split() for line in files if line) == sorted([str(INPUTS), name] for name in WHOLE)
