"""How a conversion is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

FORMATS = ("ixbrl", "package", "xlsx", "pdf", "json", "csv", "facts")  # the names of WRITERS
USUAL = ("ixbrl", "xlsx", "pdf", "json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of one conversion; the defaults need nothing but the source.

    `cik` is the filer's number where the source has none; `maps` are the user's own, whose rules come first; `cover` a TOML file
    of cover facts that the source lacks; `outputs` names what is written, of FORMATS. `validate` and `viewer`
    need Arelle; `taxonomy` is the package that it validates against instead of the baked concept table.
    """

    cik: str = ""
    maps: tuple[Path, ...] = ()
    cover: Path | None = None
    outputs: tuple[str, ...] = USUAL
    validate: bool = False
    viewer: bool = False
    taxonomy: Path | None = None

    def as_dict(self) -> Mapping[str, object]:
        """The options for the record: files by name and content, so that it does not matter where they lie."""
        return {
            "cik": self.cik,
            "maps": [_identity(path) for path in self.maps],
            "cover": _identity(self.cover) if self.cover else None,
            "outputs": list(self.outputs),
            "validate": self.validate,
            "viewer": self.viewer,
            "taxonomy": _identity(self.taxonomy) if self.taxonomy else None,
        }


def _identity(path: Path) -> str:
    return f"{path.name} sha256:{sha256(path.read_bytes()).hexdigest()}"
