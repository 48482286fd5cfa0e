"""Inputs by their names: a path becomes a name and bytes, or an error that says why not."""

from __future__ import annotations

import os
from pathlib import Path

from converter.errors import InputError

Source = str | os.PathLike[str]


def load(source: Source) -> tuple[str, bytes]:
    """The name and the bytes of a file; raises InputError for what is missing, no file, or not ours to read."""
    path = Path(source)
    try:
        return path.name, path.read_bytes()
    except FileNotFoundError:
        raise InputError("there is no such file", place=str(path), advice="check the name and the folder") from None
    except IsADirectoryError:
        raise InputError(
            "this is a folder, not a filing", place=str(path), advice="name its files (xbrl-converter convert FOLDER/*)"
        ) from None
    except PermissionError:
        raise InputError("the file may not be read", place=str(path), advice="change its permissions, or run as somebody who may") from None
    except OSError as error:
        raise InputError(f"the file cannot be read: {error.strerror}", place=str(path), advice="check the disk that it lies on") from error
