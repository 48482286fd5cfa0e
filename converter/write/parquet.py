"""Report -> its facts as Parquet: the columns of the workbook's Facts sheet, after those that say whose facts they are.

Numbers are decimals with ten places, so that no value changes; text facts are whole where the Facts sheet shortens them.
"""

from __future__ import annotations

import io
from decimal import Context, Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from converter.layout.facts import FACT_COLUMNS, fact_rows
from converter.layout.grid import Kind
from converter.model.report import Report

if TYPE_CHECKING:
    import pyarrow as pa

FACTS_FILE = "facts.parquet"
DIGITS, PLACES = 38, 10  # as many digits as Arrow's decimal128 has, ten of them after the point
SMALLEST = Decimal(1).scaleb(-PLACES)
EXACT = Context(prec=2 * DIGITS)
FILING_COLUMNS = ("filing", "entity", "cik", "form", "period_end")


@cache
def parquet_schema() -> pa.Schema:
    """The columns and their types."""
    import pyarrow as pa  # noqa: PLC0415 - large, and only needed by batches

    types = {
        Kind.TEXT: pa.string(),
        Kind.COUNT: pa.int64(),
        Kind.DATE: pa.date32(),
        Kind.NUMBER: pa.decimal128(DIGITS, PLACES),
    }
    filing = [pa.field(name, pa.date32() if name == "period_end" else pa.string()) for name in FILING_COLUMNS]
    return pa.schema(filing + [pa.field(column.name, types[column.kind]) for column in FACT_COLUMNS])


def write_parquet(report: Report) -> bytes:
    """The bytes of a Parquet file with one row per fact, in the report's order."""
    import pyarrow as pa  # noqa: PLC0415 - as above
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    schema = parquet_schema()
    header = report.filing.header
    filing = (header.accession or report.filing.source.name, report.entity.name, report.entity.cik, report.form, report.period_end)
    rows = [(*filing, *map(_stored, row)) for row in _whole_texts(report)]
    columns: list[Any] = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    target = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), target, compression="zstd")
    return target.getvalue()


def _whole_texts(report: Report) -> list[tuple[object, ...]]:
    at = [column.name for column in FACT_COLUMNS].index("text")
    return [
        (*row[:at], fact.value, *row[at + 1 :]) if isinstance(fact.value, str) else row
        for fact, row in zip(report.facts, fact_rows(report), strict=True)
    ]


def _stored(value: object) -> object:
    return value.quantize(SMALLEST, context=EXACT) if isinstance(value, Decimal) else value
