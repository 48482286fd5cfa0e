"""Report -> bytes. WRITERS is the table of formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from converter.model.finding import Finding
from converter.model.report import Report
from converter.write.extension import write_extension
from converter.write.ixbrl import write_ixbrl
from converter.write.oim import write_csv, write_json
from converter.write.package import write_package
from converter.write.parquet import FACTS_FILE, write_parquet
from converter.write.pdf import write_pdf
from converter.write.xlsx import write_xlsx

Files = dict[str, bytes]


def _inline(report: Report, _findings: Sequence[Finding]) -> Files:
    """The inline document and its extension taxonomy side by side, as EDGAR takes them."""
    return {f"{report.stem}.htm": write_ixbrl(report), **write_extension(report)}


def _package(report: Report, findings: Sequence[Finding]) -> Files:
    return {f"{report.stem}.zip": write_package(report.stem, _inline(report, findings))}


def _facts(report: Report, _findings: Sequence[Finding]) -> Files:
    """The facts as a table, which a batch joins with those of other filings; it has the same name for all."""
    return {FACTS_FILE: write_parquet(report)}


WRITERS: Mapping[str, Callable[[Report, Sequence[Finding]], Files]] = {
    "ixbrl": _inline,
    "package": _package,
    "xlsx": write_xlsx,
    "pdf": write_pdf,
    "json": write_json,
    "csv": write_csv,
    "facts": _facts,
}
