"""A source that cannot be had says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.errors import InputError
from converter.sources import load


def test_a_file_gives_its_name_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xffx")
    assert load(tmp_path / "a.txt") == ("a.txt", b"\xffx")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(tmp_path / "a.txt")
    assert str(caught.value) == f"{tmp_path}/a.txt: there is no such file\n  -> check the name and the folder"


def test_a_folder_is_no_filing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is a folder, not a filing"):
        load(tmp_path)


def test_another_failure_keeps_the_systems_words(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="File name too long"):
        load(tmp_path / ("a" * 300))
