"""The same batch on a Dask cluster."""

from __future__ import annotations

import hashlib
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from distributed import LocalCluster

from converter.batch import sandbox
from converter.cli.batch import batch
from converter.errors import ConverterError


@pytest.fixture
def scheduler(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(sandbox, "CHILD", [sys.executable, str(Path(__file__).with_name("pretended.py"))])
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None) as cluster:
        yield cluster.scheduler_address
    sandbox.close_sandboxes()


def tree(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("ledger."))
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_cluster_gives_the_same_bytes_as_this_machine(scheduler: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(6):
        (tmp_path / "in" / f"n{number}.txt").write_text("bad" if number == 3 else f"ok {1990 + number}")
    here = CliRunner().invoke(batch, [str(tmp_path / "in"), "-o", str(tmp_path / "here"), "--workers", "1", "--quiet"])
    there = CliRunner().invoke(batch, [str(tmp_path / "in"), "-o", str(tmp_path / "there"), "--scheduler", scheduler, "--quiet"])
    assert (here.exit_code, there.exit_code) == (3, 3)
    assert tree(tmp_path / "here") == tree(tmp_path / "there")


def test_a_scheduler_that_is_not_there_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("converter.batch.executors.PATIENCE", "200ms")
    (tmp_path / "a.txt").write_text("ok")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # of the client that could not connect
        result = CliRunner().invoke(batch, [str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "--scheduler", "tcp://127.0.0.1:9"])
    assert isinstance(result.exception, ConverterError)
    assert "the scheduler does not answer" in result.exception.why
