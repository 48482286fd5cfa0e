"""A batch: every input ends as a value, what is done stays done, and the bytes depend on inputs and options alone."""

from __future__ import annotations

import hashlib
import json
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import nullcontext
from pathlib import Path
from typing import ParamSpec, TypeVar

import click.testing
import pyarrow.parquet as pq
import pytest

from converter.batch import sandbox
from converter.batch.conversion import Task
from converter.batch.executors import Crew, SerialExecutor
from converter.cli.batch import batch
from converter.write.parquet import FACTS_FILE

P = ParamSpec("P")
T = TypeVar("T")


@pytest.fixture(autouse=True)
def pretended(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sandbox, "CHILD", [sys.executable, str(Path(__file__).with_name("pretended.py"))])
    yield
    sandbox.close_sandboxes()


def archive(folder: Path, inputs: Mapping[str, str]) -> Path:
    for name, content in inputs.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    return folder


def run(*arguments: object) -> tuple[int, dict[str, int]]:
    result = click.testing.CliRunner().invoke(batch, [str(a) for a in arguments] + ["--json"], catch_exceptions=False)
    lines = [line for line in result.stdout.splitlines() if line.startswith("{")]
    return result.exit_code, json.loads(lines[-1])["inputs"] if lines else {}


def tree(folder: Path) -> dict[str, str]:
    """Every file of an output but the ledger, which tells times."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("ledger.")
    }


GOOD = {"a.txt": "ok 1996", "b.txt": "ok 1997", "deep/c.txt": "odd 1997"}


def test_every_input_gets_a_folder_and_its_facts_a_place_in_the_table(tmp_path: Path) -> None:
    source = archive(tmp_path / "in", GOOD)
    code, counts = run(source, "-o", tmp_path / "out")
    assert (code, counts) == (0, {"converted": 2, "converted with findings": 1})
    assert sorted(p.parent.name for p in (tmp_path / "out").rglob("a.htm")) == ["a", "b", "c"]
    rows = {p.parent.name: pq.read_table(p).num_rows for p in (tmp_path / "out" / "facts").rglob(FACTS_FILE)}
    assert rows == {"year=1996": 114, "year=1997": 228}


@pytest.mark.parametrize(
    ("word", "seconds", "cause"),
    [
        ("crash", 30, "the conversion crashed"),
        ("loop", 2, "it took too long"),
        ("memory", 30, "it needs too much memory"),
        ("fault", 30, "a fault of the program"),
        ("bad", 30, "this is no filing"),
    ],
)
def test_a_bad_input_harms_only_itself(tmp_path: Path, word: str, seconds: int, cause: str) -> None:
    source = archive(tmp_path / "in", GOOD | {"aa.txt": word})
    code, counts = run(source, "-o", tmp_path / "out", "--time-limit", seconds, "--memory-limit", "600")
    assert (code, counts) == (3, {"converted": 2, "converted with findings": 1, "failed": 1})
    told = click.testing.CliRunner().invoke(batch, ["status", str(tmp_path / "out"), "--json"])
    assert [one["cause"] for one in json.loads(told.stdout)["causes"]] == [cause]


class LosingExecutor(SerialExecutor):
    """Loses its worker with every piece of work that holds a certain input."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        tasks: Sequence[Task] = args[0]  # type: ignore[assignment]
        if all(task.content != b"lost" for task in tasks):
            return super().submit(fn, *args, **kwargs)
        future: Future[T] = Future()
        future.set_exception(RuntimeError("the worker died again and again"))
        return future


def test_an_input_that_loses_its_worker_harms_none_that_travel_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("converter.cli.batch.hire", lambda *_: nullcontext(Crew(LosingExecutor(), 1, bundle=4)))
    source = archive(tmp_path, GOOD | {"aa.txt": "lost"})
    packed = tmp_path / "all.zip"
    with zipfile.ZipFile(packed, "w") as file:
        for name in [*GOOD, "aa.txt"]:
            file.write(source / name, name)
    code, counts = run(packed, "-o", tmp_path / "out")
    assert (code, counts) == (3, {"converted": 2, "converted with findings": 1, "failed": 1})
    told = click.testing.CliRunner().invoke(batch, ["status", str(tmp_path / "out"), "--json"])
    assert [one["cause"] for one in json.loads(told.stdout)["causes"]] == ["the worker was lost"]


def test_the_bytes_do_not_depend_on_workers_or_order(tmp_path: Path) -> None:
    source = archive(tmp_path / "in", GOOD | {f"n{i}.txt": f"sleep {1990 + i % 3}" for i in range(12)})
    run(source, "-o", tmp_path / "one", "--workers", "1")
    run(source / "n3.txt", source, "-o", tmp_path / "three", "--workers", "3")
    assert tree(tmp_path / "one") == tree(tmp_path / "three")


def test_resume_does_only_what_is_new_changed_or_pending(tmp_path: Path) -> None:
    source = archive(tmp_path / "in", GOOD)
    run(source, "-o", tmp_path / "out")
    written = {p: p.stat().st_mtime_ns for p in (tmp_path / "out").rglob("a.htm")}
    archive(source, {"b.txt": "ok 1998", "d.txt": "ok 1999"})
    code, counts = run(source, "-o", tmp_path / "out", "--resume")
    assert (code, sum(counts.values())) == (0, 4)
    again = [p.parent.name for p in (tmp_path / "out").rglob("a.htm") if written.get(p) != p.stat().st_mtime_ns]
    assert sorted(again) == ["b", "d"]


def test_resume_with_other_options_does_all_again(tmp_path: Path) -> None:
    source = archive(tmp_path / "in", {"a.txt": "ok 1996"})
    run(source, "-o", tmp_path / "out", "--outputs", "ixbrl")
    run(source, "-o", tmp_path / "out", "--outputs", "ixbrl,facts", "--resume")
    assert (tmp_path / "out" / "a" / FACTS_FILE).is_file()


def test_an_input_that_is_gone_leaves_the_facts_table(tmp_path: Path) -> None:
    source = archive(tmp_path / "in", GOOD)
    run(source, "-o", tmp_path / "out")
    (source / "a.txt").unlink()
    run(source, "-o", tmp_path / "out", "--resume")
    assert [p.name for p in (tmp_path / "out" / "facts").iterdir()] == ["year=1997"]


def test_outputs_of_an_earlier_version_stay_in_the_table(tmp_path: Path) -> None:
    source = archive(tmp_path / "in", {"a.txt": "ok 1997", "b.txt": "bad"})
    run(source, "-o", tmp_path / "out")
    old = tmp_path / "out" / "a" / FACTS_FILE
    pq.write_table(pq.read_table(old).drop_columns(["role"]), old)
    run("retry", tmp_path / "out", "--failed")
    table = pq.read_table(tmp_path / "out" / "facts" / "year=1997" / FACTS_FILE, partitioning=None)
    assert (table.num_rows, table["role"].null_count) == (114, 114)


def test_retry_tries_what_failed(tmp_path: Path) -> None:
    source = archive(tmp_path / "in", GOOD | {"x.txt": "bad"})
    assert run(source, "-o", tmp_path / "out")[0] == 3
    archive(source, {"x.txt": "ok 2001"})
    assert run("retry", tmp_path / "out", "--failed") == (0, {"converted": 3, "converted with findings": 1})


def test_a_full_disk_stops_the_batch_and_what_is_done_is_kept(tmp_path: Path) -> None:
    source = archive(tmp_path / "in", GOOD | {"z.txt": "full"})
    result = click.testing.CliRunner().invoke(batch, [str(source), "-o", str(tmp_path / "out"), "--workers", "1", "--quiet"])
    assert "the disk is full" in str(result.exception)
    archive(source, {"z.txt": "ok 2001"})
    assert run(source, "-o", tmp_path / "out", "--resume") == (0, {"converted": 3, "converted with findings": 1})


def test_archives_count_member_by_member(tmp_path: Path) -> None:
    source = archive(tmp_path / "in", GOOD)
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as packed:
        for name in GOOD:
            packed.write(source / name, name)
    with tarfile.open(tmp_path / "in.tar.gz", "w:gz") as tar:
        tar.add(source, ".")
    run(source, "-o", tmp_path / "plain")
    assert run(tmp_path / "in.zip", "-o", tmp_path / "zip")[0] == 0
    assert run(tmp_path / "in.tar.gz", "-o", tmp_path / "tar")[0] == 0
    assert tree(tmp_path / "plain") == tree(tmp_path / "zip") == tree(tmp_path / "tar")


def test_a_truncated_archive_is_one_failure(tmp_path: Path) -> None:
    source = archive(tmp_path / "in", {f"n{i}.txt": f"ok {1990 + i} " + hashlib.sha256(bytes([i])).hexdigest() * 900 for i in range(9)})
    with tarfile.open(tmp_path / "in.tar.gz", "w:gz") as tar:
        tar.add(source, ".")
    whole = (tmp_path / "in.tar.gz").read_bytes()
    (tmp_path / "in.tar.gz").write_bytes(whole[: len(whole) * 2 // 3])
    code, counts = run(tmp_path / "in.tar.gz", "-o", tmp_path / "out")
    assert code == 3
    assert counts["failed"] >= 1


def test_a_list_and_a_glob_name_inputs(tmp_path: Path) -> None:
    source = archive(tmp_path / "in", GOOD)
    (tmp_path / "list").write_text(f"# two of them\n{source}/a.txt\n{source}/b.txt\n")
    assert run(f"@{tmp_path}/list", "-o", tmp_path / "out")[1] == {"converted": 2}
    assert run(f"{source}/**/*.txt", "-o", tmp_path / "all")[1] == {"converted": 2, "converted with findings": 1}


def test_equal_names_get_folders_of_their_own(tmp_path: Path) -> None:
    one, two = archive(tmp_path / "one", {"a.txt": "ok 1996"}), archive(tmp_path / "two", {"a.txt": "ok 1997"})
    run(one, two, "-o", tmp_path / "out")
    assert len(list((tmp_path / "out").rglob("a.htm"))) == 2


def test_what_the_batch_itself_wrote_is_no_input(tmp_path: Path) -> None:
    source = archive(tmp_path / "in", GOOD)
    output = archive(source / "out", {"a/a.csv": "ok 1999"})
    assert run(source, "-o", output) == run(f"{source}/**/*.*", "-o", output) == (0, {"converted": 2, "converted with findings": 1})
    assert run(output / "a" / "a.csv", "-o", tmp_path / "other") == (0, {"converted": 1})


def test_inputs_named_like_the_table_and_the_ledger_get_folders_beside_them(tmp_path: Path) -> None:
    source = archive(tmp_path / "in", {"facts.txt": "ok 1996", "facts/a.txt": "ok 1997", "ledger.sqlite.txt": "ok 1996"})
    assert run(source, "-o", tmp_path / "out") == (0, {"converted": 3})
    written = {str(path.parent.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("a.htm")}
    assert {path.split("/")[0].partition("-")[0] for path in written} == {"facts", "ledger.sqlite"}
    assert not written & {"facts", "ledger.sqlite"}
    assert len(written) == 3
    assert {path.parent.name for path in (tmp_path / "out" / "facts").rglob(FACTS_FILE)} == {"year=1996", "year=1997"}


def test_no_output_lies_inside_another(tmp_path: Path) -> None:
    inputs = {"a.txt": "ok 1996", "a/b.txt": "ok 1996", "a/b/c.txt": "ok 1996", "d/e.txt": "ok 1996", "d/e/f.txt": "ok 1996"}
    assert run(archive(tmp_path / "in", inputs), "-o", tmp_path / "out") == (0, {"converted": 5})
    written = [path.parent for path in (tmp_path / "out").rglob("a.htm")]
    assert len(written) == 5
    assert not [(inner, outer) for inner in written for outer in written if outer in inner.parents]


class Unsaid(zipfile.ZipInfo):
    """A member whose name is in UTF-8 without the flag that says so, as some programs write it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile's
        return self.filename.encode(), self.flag_bits


def test_names_in_a_zip_archive_may_be_in_utf_8_without_saying_so(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as made:
        made.writestr("M\xfcller.txt", "ok 1996")
        made.writestr(Unsaid("Stra\xdfe.txt"), "ok 1997")
    run(tmp_path / "more.zip", "-o", tmp_path / "out")
    assert {path.parent.name for path in (tmp_path / "out").rglob("a.htm")} == {"M\xfcller", "Stra\xdfe"}


def test_a_source_that_is_not_there_is_an_error_before_anything_is_done(tmp_path: Path) -> None:
    result = click.testing.CliRunner().invoke(batch, [str(tmp_path / "none"), "-o", str(tmp_path / "out"), "--quiet"])
    assert "there is no such file or folder" in str(result.exception)


def test_the_json_log_has_a_line_per_input(tmp_path: Path) -> None:
    source = archive(tmp_path / "in", GOOD)
    run(source, "-o", tmp_path / "out", "--json-log", tmp_path / "log")
    events = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    assert [event["event"] for event in events] == ["start", *["finished"] * 3, "stop"]


def test_a_json_log_on_the_screen_is_json_alone(tmp_path: Path) -> None:
    command = [str(archive(tmp_path / "in", GOOD)), "-o", str(tmp_path / "out"), "--json-log", "-"]
    told = click.testing.CliRunner().invoke(batch, command, catch_exceptions=False).stdout
    assert [json.loads(line)["event"] for line in told.splitlines()] == ["start", "finished", "finished", "finished", "stop"]


def test_status_of_a_folder_without_a_batch_is_an_error(tmp_path: Path) -> None:
    result = click.testing.CliRunner().invoke(batch, ["status", str(tmp_path)])
    assert "no batch has written here" in str(result.exception)
