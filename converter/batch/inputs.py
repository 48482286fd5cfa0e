"""The inputs of a batch: folders, globs, lists, archives, and addresses that fsspec understands, one at a time.

A SOURCE is, in this order: `@FILE`, a list with one source per line; an archive (.zip, .tar, .tar.gz, .tgz), whose
members count; a folder, whose files ending in .txt, .csv or .xlsx count, at any depth; a glob; a file. Each may be an
address ("s3://bucket/1997/*.txt"). What a folder or glob finds below the batch's own output is no input. An input's key is its path
below its source without the ending, and names its output folder.
"""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from converter.errors import InputError

ENDINGS = (".txt", ".csv", ".xlsx")
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz")
MAGIC = "*?["
UTF8_NAME = 0x800  # the flag of a zip archive's member
ARCHIVE_ERRORS = (tarfile.TarError, zipfile.BadZipFile, zlib.error, EOFError, OSError)


@dataclass(frozen=True, slots=True)
class Found:
    """An input that was found. `read` gives its bytes, of an archive's member only before the next one is taken.

    `by_worker` says that a worker can read `source` itself: it lies in no archive and on no file system of this process alone.
    """

    key: str
    name: str
    source: str
    stamp: str
    read: Callable[[], bytes]
    by_worker: bool


def find_inputs(sources: Sequence[str], output: Path | None = None) -> Iterator[Found]:
    """All inputs of the sources, `output` left out of folders and globs; raises InputError for a source that is not there."""
    own = f"{output.absolute().as_posix()}/" if output else None
    for source in sources:
        if source.startswith("@"):
            yield from find_inputs(_listed(source[1:]), output)
        else:
            yield from _of_source(source, own)


def read_source(source: str) -> bytes:
    """The bytes of a file or address."""
    import fsspec  # noqa: PLC0415 - only batches need it

    try:
        with fsspec.open(source, "rb") as file:
            content: bytes = file.read()
            return content
    except Exception as error:  # every kind of store has errors of its own
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"the file cannot be read: {why}", place=source, advice="check that it is still there") from error


def _listed(list_file: str) -> list[str]:
    lines = read_source(list_file).decode("utf-8", "surrogateescape").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


class _Kind(Enum):
    GLOB = auto()
    FOLDER = auto()
    FILE = auto()


def _of_source(source: str, own: str | None) -> Iterator[Found]:
    kind, system, path = _looked_up(source)
    if kind is _Kind.GLOB:
        found = _of_glob(system, path, source)
    elif kind is _Kind.FOLDER:
        found = (_file(system, p, path) for p in sorted(system.find(path)) if p.lower().endswith(ENDINGS))
    else:
        return _of_file(system, path)
    return (one for one in found if not (own and one.source.startswith(own)))


def _looked_up(source: str) -> tuple[_Kind, Any, str]:
    """What a source is, its file system and its path there; raises InputError where it is nothing."""
    import fsspec  # noqa: PLC0415 - as above

    try:
        system, path = fsspec.url_to_fs(source)
        if any(sign in path for sign in MAGIC) and not system.exists(path):
            return _Kind.GLOB, system, path
        found = _Kind.FOLDER if system.isdir(path) else _Kind.FILE if system.isfile(path) else None
    except Exception as error:  # as in read_source
        advice = "check the address, what it needs to be installed, and that the store answers"
        raise InputError(f"this address cannot be used: {error}", place=source, advice=advice) from error
    if found is None:
        raise InputError("there is no such file or folder", place=source, advice="check the name; quote globs with ' '")
    return found, system, path


def _of_glob(system: Any, pattern: str, source: str) -> Iterator[Found]:  # noqa: ANN401 - fsspec has no types
    paths = sorted(path for path in system.glob(pattern) if system.isfile(path))
    if not paths:
        raise InputError("nothing matches", place=source, advice="check the pattern; ** goes through all folders")
    fixed = pattern[: min(pattern.index(sign) for sign in MAGIC if sign in pattern)]
    for path in paths:
        if path.lower().endswith(ARCHIVES):
            yield from _of_file(system, path)
        else:
            yield _file(system, path, fixed.rpartition("/")[0])


def _of_file(system: Any, path: str) -> Iterator[Found]:  # noqa: ANN401 - as above
    if path.lower().endswith(".zip"):
        yield from _of_zip(system, path)
    elif path.lower().endswith(ARCHIVES):
        yield from _of_tar(system, path)
    else:
        yield _file(system, path, path.rpartition("/")[0])


def _file(system: Any, path: str, root: str) -> Found:  # noqa: ANN401 - as above
    source = system.unstrip_protocol(path).removeprefix("file://")
    by_worker = "memory" not in (system.protocol if isinstance(system.protocol, tuple) else (system.protocol,))
    name = path.rpartition("/")[2]
    return Found(_key(path.removeprefix(root)), name, source, _stamp(system, path), partial(read_source, source), by_worker)


def _stamp(system: Any, path: str) -> str:  # noqa: ANN401 - as above
    """Size and time of a local file, else what the store itself uses to tell versions apart."""
    about = system.info(path)
    if "mtime" in about:
        return f"{about['size']}:{about['mtime']}"
    return f"{about.get('size')}:{about.get('ETag') or about.get('etag') or about.get('md5Hash') or about.get('created') or ''}"


def _of_zip(system: Any, path: str) -> Iterator[Found]:  # noqa: ANN401 - as above
    origin = system.unstrip_protocol(path).removeprefix("file://")
    try:
        with system.open(path, "rb") as file, zipfile.ZipFile(file) as archive:
            for member in archive.infolist():
                if not member.is_dir() and member.filename.lower().endswith(ENDINGS):
                    stamp = f"{member.file_size}:{member.CRC:08x}"
                    yield _member(origin, _zip_name(member), stamp, partial(archive.read, member))
    except ARCHIVE_ERRORS as error:
        yield _broken(path, origin, error)


def _zip_name(member: zipfile.ZipInfo) -> str:
    """A member's name; some programs write it in UTF-8 without saying so, and it is then decoded as that of old DOS."""
    if member.flag_bits & UTF8_NAME:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def _of_tar(system: Any, path: str) -> Iterator[Found]:  # noqa: ANN401 - as above
    """A compressed archive is read once from front to back: nothing can be fetched from its middle."""
    origin = system.unstrip_protocol(path).removeprefix("file://")
    try:
        with system.open(path, "rb") as file, tarfile.open(fileobj=file, mode="r|*") as archive:
            for member in archive:
                if member.isfile() and member.name.lower().endswith(ENDINGS):
                    yield _member(origin, member.name, f"{member.size}:{member.mtime}", partial(_tar_member, archive, member))
    except ARCHIVE_ERRORS as error:
        yield _broken(path, origin, error)


def _member(origin: str, name: str, stamp: str, read: Callable[[], bytes]) -> Found:
    return Found(_key(name), _last(name), f"{origin}!{name}", stamp, partial(_unpacked, origin, read), by_worker=False)


def _unpacked(archive: str, read: Callable[[], bytes]) -> bytes:
    try:
        return read()
    except ARCHIVE_ERRORS as error:
        raise InputError(f"this part of the archive is damaged: {error}", place=archive, advice="fetch the archive again") from error


def _tar_member(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(member)
    return file.read() if file else b""


def _broken(path: str, origin: str, error: Exception) -> Found:
    """An input that stands for the rest of an archive, and fails, so that the other inputs are converted all the same."""
    why = f"the archive cannot be read to its end: {error}"

    def read() -> bytes:
        raise InputError(why, place=origin, advice="fetch the archive again; what came before this place is converted")

    return Found(_key(_last(path)), _last(path), origin, why, read, by_worker=False)


def _last(path: str) -> str:
    return PurePosixPath(path.replace("\\", "/")).name


def _key(path: str) -> str:
    """The path without its ending and without parts that lead elsewhere ("..", a drive, hidden names)."""
    parts = [part for part in path.replace("\\", "/").split("/") if part.strip(". ") and ":" not in part]
    stem = parts[-1].rpartition(".")[0] or parts[-1]
    return "/".join([*(part.lstrip(".") for part in parts[:-1]), stem.lstrip(".")])
