"""Bytes -> Filing. `READERS` names what can be read; the first that claims an input reads it.

The order matters: workbooks and line-item files say what they are in their first bytes, text is what remains.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from converter.model.filing import Filing
from converter.model.finding import Finding
from converter.read.lineitems import claims_csv, claims_xlsx, read_csv, read_xlsx
from converter.read.submission import read_submission


@dataclass(frozen=True, slots=True)
class Reader:
    """`claims(name, data)` says whether an input is of this format; `read` raises InputError where it is, but broken."""

    claims: Callable[[str, bytes], bool]
    read: Callable[[str, bytes], tuple[Filing, tuple[Finding, ...]]]


def _anything(name: str, data: bytes) -> bool:  # noqa: ARG001 - the signature of all claims
    return True


READERS: Mapping[str, Reader] = {
    "xlsx": Reader(claims_xlsx, read_xlsx),
    "csv": Reader(claims_csv, read_csv),
    "text": Reader(_anything, read_submission),
}


def read(name: str, data: bytes) -> tuple[Filing, tuple[Finding, ...]]:
    """Read an input by its content; `name` is what places and messages call it. Raises InputError for what is no filing."""
    reader = next(reader for reader in READERS.values() if reader.claims(name, data))
    return reader.read(name, data)
