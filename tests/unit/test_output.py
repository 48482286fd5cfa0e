"""An output folder appears whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from converter.errors import OutputError
from converter.output import RECORD, recorded_files, write_folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_writes_all_files_and_leaves_nothing_beside_them(tmp_path: Path) -> None:
    write_folder(tmp_path / "deep" / "one", {"a.htm": b"A", "b.xsd": b"B"})
    assert contents(tmp_path / "deep" / "one") == {"a.htm": b"A", "b.xsd": b"B"}
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["one"]


def test_replaces_an_earlier_output_whole(tmp_path: Path) -> None:
    record = json.dumps({"files": {"old.htm": ""}}).encode()
    write_folder(tmp_path / "one", {"old.htm": b"old", RECORD: record})
    write_folder(tmp_path / "one", {"new.htm": b"new"})
    assert contents(tmp_path / "one") == {"new.htm": b"new"}


def test_carries_over_what_somebody_else_put_there(tmp_path: Path) -> None:
    record = json.dumps({"files": {"a.htm": ""}}).encode()
    write_folder(tmp_path / "one", {"a.htm": b"1", RECORD: record})
    (tmp_path / "one" / "remarks.txt").write_bytes(b"mine")
    (tmp_path / "one" / "papers").mkdir()
    (tmp_path / "one" / "papers" / "p.txt").write_bytes(b"too")
    write_folder(tmp_path / "one", {"a.htm": b"2", RECORD: record})
    assert (tmp_path / "one" / "remarks.txt").read_bytes() == b"mine"
    assert (tmp_path / "one" / "papers" / "p.txt").read_bytes() == b"too"
    assert (tmp_path / "one" / "a.htm").read_bytes() == b"2"


def test_replaces_where_the_system_cannot_exchange_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("converter.output._exchange", lambda _one, _other: False)
    (tmp_path / "one").mkdir()
    write_folder(tmp_path / "one", {"a": b"2"})
    assert contents(tmp_path / "one") == {"a": b"2"}
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_a_file_in_the_folders_place_is_kept(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"precious")
    with pytest.raises(OutputError) as caught:
        write_folder(tmp_path / "one", {"a": b"A"})
    assert caught.value.advice == "a file stands where a folder is needed: move it, or choose another folder with -o"
    assert (tmp_path / "one").read_bytes() == b"precious"
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


WRITES_MANY = """
import sys, time
from pathlib import Path
from converter.output import write_folder

record = b'{"files": {"a.txt": "", "b.txt": ""}}'
for number in range(400):
    while time.time() % 0.002 > 0.0001:  # so that both write at the same moments
        pass
    write_folder(Path(sys.argv[1]) / str(number // 2), {"ab"[number % 2] + ".txt": b"ours", "conversion.json": record})
"""


def test_two_processes_may_write_one_folder_at_the_same_time(tmp_path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITES_MANY, str(tmp_path)], stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [writer.communicate()[1] for writer in writers] == ["", ""]
    assert len(list(tmp_path.iterdir())) == 200


def test_writes_through_a_link_to_a_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_folder(tmp_path / "link", {"a": b"A"})
    assert contents(tmp_path / "real") == {"a": b"A"}
    assert (tmp_path / "link").is_symlink()


def test_removes_what_a_killed_run_left(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    leftover = tmp_path / ".partial" / f"other.{platform.node()}-{ended.pid}"
    leftover.mkdir(parents=True)
    (leftover / "half").write_bytes(b"h")
    write_folder(tmp_path / "one", {"a": b"A"})
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_leaves_alone_what_a_running_process_writes(tmp_path: Path) -> None:
    other = tmp_path / ".partial" / f"other.{platform.node()}-{os.getppid()}"
    other.mkdir(parents=True)
    write_folder(tmp_path / "one", {"a": b"A"})
    assert other.is_dir()


def test_leaves_alone_what_another_machine_writes(tmp_path: Path) -> None:
    other = tmp_path / ".partial" / "other.elsewhere-1"
    other.mkdir(parents=True)
    write_folder(tmp_path / "one", {"a": b"A"})
    assert other.is_dir()


def test_a_record_that_cannot_be_read_names_no_files(tmp_path: Path) -> None:
    (tmp_path / RECORD).write_bytes(b"[]")
    assert recorded_files(tmp_path) == {RECORD}


FILL = """
import sys
from pathlib import Path
from converter.errors import OutputError
from converter.output import write_folder
folder = Path(sys.argv[1]) / "one"
write_folder(folder, {"a": b"kept"})
try:
    write_folder(folder, {"a": b"x" * 50_000, "b": b"y" * 500_000})
except OutputError as error:
    print(error.__cause__.errno, error.advice)
print(sorted(p.name for p in folder.parent.iterdir()), (folder / "a").read_bytes())
"""


def test_a_disk_that_fills_up_half_way_keeps_the_earlier_output(tmp_path: Path) -> None:
    """On a real file system of 128 kB, mounted in a name space of the test's own."""
    unshare = shutil.which("unshare")
    command = 'mount -t tmpfs -o size=128k tmpfs "$1" && exec "$2" -c "$3" "$1"'
    arguments = ["--user", "--map-root-user", "--mount", "sh", "-c", command, "sh", str(tmp_path), sys.executable, FILL]
    if unshare is None or subprocess.run([unshare, *arguments[:3], "mount", "-t", "tmpfs", "none", str(tmp_path)], check=False).returncode:
        assert not os.environ.get("CI"), "CI must be able to mount a small file system"
        pytest.skip("the kernel allows no mounting in a name space of one's own")
    done = subprocess.run(
        [unshare, *arguments], check=True, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(Path.cwd())}
    )
    assert done.stdout.splitlines() == [
        f"{errno.ENOSPC} free some space, or choose another folder with -o",
        "['one'] b'kept'",
    ]
