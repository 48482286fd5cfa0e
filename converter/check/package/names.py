"""Names of the files (EFM 5.1.1, 6.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from converter.check.package.parts import Parts, fault
from converter.model.finding import Finding

_LONGEST = 32  # characters
_FILED = (".htm", ".xsd", ".xml")


def check_names(parts: Parts) -> Iterator[Finding]:
    """Names have at most 32 characters, begin with a letter or digit, and have no others than letters, digits, dots and dashes."""
    for name in parts.files:
        if name.endswith(_FILED) and (len(name) > _LONGEST or not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", name)):
            yield fault("EFM 5.1.1", "file-name", f'"{name}" is longer than 32 characters or not made of letters, digits, dots and dashes.')


def check_one_stem(parts: Parts) -> Iterator[Finding]:
    """Schema and linkbases are called like {base}-{yyyymmdd}, all the same (EFM 6.3.3)."""
    stem = parts.schema_name.removesuffix(".xsd")
    if not re.fullmatch(r"[a-z][a-z0-9-]*-\d{8}", stem):
        yield fault("EFM 6.3.3", "file-stem", f'The schema "{parts.schema_name}" is not called by a short name and a date.')
    for end, (name, _) in parts.linkbases.items():
        if name != f"{stem}{end}.xml":
            yield fault("EFM 6.3.3", "file-stem", f'"{name}" is not called like its schema, "{parts.schema_name}".')
