"""Names of the files (EFM 5.1.1, 6.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from converter.check.findings import ERROR, about_filing
from converter.model.finding import Finding
from converter.model.report import Report

_LONGEST = 32  # characters
_SUFFIXES = (".htm", ".xsd", "_pre.xml", "_cal.xml", "_lab.xml", "_def.xml")


def check_file_names(report: Report) -> Iterator[Finding]:
    """Names have at most 32 characters and are {base}-{period end}, begun with a letter (EFM 5.1.1, 6.3.3)."""
    for suffix in _SUFFIXES:
        name = report.stem + suffix
        if len(name) > _LONGEST or not re.fullmatch(r"[a-z0-9][a-z0-9._-]*", name):
            yield about_filing(
                ERROR, "EFM 5.1.1", "file-name", f'"{name}" is longer than 32 characters or has other characters than a-z, 0-9, dot, dash.'
            )
    base, _, day = report.stem.rpartition("-")
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", base) or day != f"{report.period_end:%Y%m%d}":
        yield about_filing(
            ERROR, "EFM 6.3.3", "file-name", f'"{report.stem}" is not a short name and the period\'s end, {report.period_end:%Y%m%d}.'
        )
