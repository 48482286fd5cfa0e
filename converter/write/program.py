"""What the outputs call the program that made them."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version


@lru_cache(maxsize=1)
def program_version() -> str:
    """The installed version; empty where the program runs without having been installed."""
    try:
        return version("xbrl-converter")
    except PackageNotFoundError:
        return ""
