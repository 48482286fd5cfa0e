"""Folders of files that appear on disk whole or not at all.

All files go into a new folder under ".partial" beside the wanted one, are synced, and the two are exchanged in one step; until
then, and after any failure, what was there before stands untouched. Files that somebody else put into an earlier output (they
are not in its record) are carried over. What a killed process left in ".partial" is removed by the next one.
"""

from __future__ import annotations

import errno
import glob
import json
import os
import platform
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from converter.errors import OutputError

RECORD = "conversion.json"
PARTIAL = ".partial"
RACES = 8  # how often a folder that others remove meanwhile is made anew

_ADVICE = {
    errno.ENOSPC: "free some space, or choose another folder with -o",
    errno.EDQUOT: "free some space, or choose another folder with -o",
    errno.EFBIG: "raise the limit on file sizes (ulimit -f), or choose another folder with -o",
    errno.EACCES: "choose a folder that you may write into with -o, or change its permissions",
    errno.EPERM: "choose a folder that you may write into with -o, or change its permissions",
    errno.EROFS: "choose a folder on a disk that can be written with -o",
    errno.ENOTDIR: "a file stands where a folder is needed: move it, or choose another folder with -o",
    errno.EEXIST: "a file stands where a folder is needed: move it, or choose another folder with -o",
    errno.ENAMETOOLONG: "give the input a shorter name",
}


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put `files` into `folder` in one step; raises OutputError and then leaves everything as it was."""
    with new_folder(folder) as partial:
        for name, content in files.items():
            _write_file(partial / name, content)
        if folder.exists():
            _carry_over(folder, partial, set(files))


def write_new_file(path: Path, content: bytes) -> None:
    """Write a file for people to fill in; raises OutputError where one stands, which they may have filled in already."""
    if path.exists():
        raise OutputError("there is a file of this name already", place=str(path), advice="choose another name, or remove the file first")
    write_files(path.parent, {path.name: content})


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put single files among others into `folder`, each whole or not at all; raises OutputError."""
    for name, content in files.items():
        partial = folder / f".{name}.{_this_process()}"
        try:
            _write_file(partial, content)
            partial.replace(folder / name)
        except OSError as error:
            raise _output_error(folder / name, error) from error
        finally:
            partial.unlink(missing_ok=True)


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """An empty folder to write into, which takes the place of `folder` when the block ends well; raises OutputError."""
    if folder.is_symlink():
        folder = folder.resolve()
    partial = folder.parent / PARTIAL / f"{folder.name}.{_this_process()}"
    try:
        remove_abandoned(folder.parent)
        _make(partial)
        yield partial
        _sync_folder(partial)
        _put_in_place(partial, folder)
        _sync_folder(folder.parent)
    except OSError as error:
        raise _output_error(folder, error) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        with suppress(OSError):  # another process may be writing there
            partial.parent.rmdir()


def recorded_files(folder: Path) -> frozenset[str]:
    """The names of the files that a conversion wrote into `folder`; none where its record is missing or unreadable."""
    try:
        record = json.loads((folder / RECORD).read_bytes())
    except (OSError, ValueError):
        return frozenset()
    names = record.get("files", {}) if isinstance(record, dict) else {}
    return frozenset([*names, RECORD])


def _write_file(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _carry_over(old: Path, new: Path, written: set[str]) -> None:
    """Copy what people put beside the program's own files.

    A writer that a killed parent left behind may replace the folder meanwhile; what vanishes then was the program's own.
    """
    ours = recorded_files(old) | written
    for entry in list(old.iterdir()):
        if entry.name not in ours:
            with suppress(FileNotFoundError):
                _copy(entry, new / entry.name)


def _copy(entry: Path, to: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.copytree(entry, to, symlinks=True, dirs_exist_ok=True)
    else:
        shutil.copy2(entry, to, follow_symlinks=False)


def _put_in_place(new: Path, wanted: Path) -> None:
    """Give `new` the name `wanted`; an older folder of that name ends up under the name of `new`, to be removed."""
    try:
        new.rename(wanted)
    except OSError as error:
        if error.errno not in {errno.ENOTEMPTY, errno.EEXIST}:
            raise
    else:
        return
    if not wanted.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(wanted))
    if _exchange(new, wanted):
        return
    aside = wanted.with_name(f"{new.name}.old")
    wanted.rename(aside)
    try:
        new.rename(wanted)
    except OSError:
        aside.rename(wanted)
        raise
    aside.rename(new)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two names in one step (renameat2 of Linux, flag RENAME_EXCHANGE); False where the system cannot."""
    import ctypes  # noqa: PLC0415 - only needed when an output is replaced

    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if renameat2 is None:
        return False
    here, exchange = -100, 2
    return bool(renameat2(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove_abandoned(parent: Path) -> None:
    """Remove what killed processes of this machine left in `parent`; such a name ends in machine and process."""
    leftovers: list[Path] = []
    with suppress(FileNotFoundError):  # as below
        leftovers += (parent / PARTIAL).glob(f"*.{glob.escape(_machine())}-*")
    for leftover in leftovers:
        process = leftover.name.rpartition("-")[2]
        if process.isdigit() and not _is_running(int(process)):
            shutil.rmtree(leftover, ignore_errors=True)


def _make(partial: Path) -> None:
    for _ in range(RACES):
        with suppress(FileNotFoundError):  # another process found ".partial" empty and removed it
            partial.mkdir(parents=True)
            return
    partial.mkdir(parents=True)


def _machine() -> str:
    return platform.node().replace("/", "_") or "machine"


def _this_process() -> str:
    return f"{_machine()}-{os.getpid()}"


def _is_running(process: int) -> bool:
    if process == os.getpid():
        return False
    with suppress(PermissionError):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
    return True


def _output_error(folder: Path, error: OSError) -> OutputError:
    reason = (error.strerror or str(error)).lower()
    what = f"the output cannot be written: {reason}; nothing was changed"
    advice = _ADVICE.get(error.errno or 0, "choose another folder with -o")
    return OutputError(what, place=str(folder), excerpt=str(error.filename or ""), advice=advice)
