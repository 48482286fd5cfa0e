"""All facts of all filings of a batch as one Parquet table, a folder per year: facts/year=1997/facts.parquet.

It is made from the facts.parquet of each output folder, in the order of the inputs' keys, so its bytes do not depend on who converted
what when. Facts are copied a file at a time: memory does not grow with their number.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from converter.batch.ledger import Ledger
from converter.output import new_folder
from converter.write.parquet import FACTS_FILE, parquet_schema

FOLDER = "facts"
GROUP = 4_000_000  # bytes of facts, whole notes among them, that are written together


def collect_facts(output: Path, ledger: Ledger, run: int) -> int:
    """Write the table of all outputs of `run`, unless it stands already; the number of its rows."""
    mark = _fingerprint(output, ledger, run)
    if ledger.setting("facts") == mark and (output / FOLDER).is_dir():
        return int(ledger.setting("fact rows"))
    rows = 0
    with new_folder(output / FOLDER) as folder:
        for year in ledger.years(run):
            paths = (output / key / FACTS_FILE for key, _ in ledger.converted(run, year))
            rows += _write_year(folder / f"year={year}", (path for path in paths if path.is_file()))
    ledger.set("fact rows", str(rows))
    ledger.set("facts", mark)
    return rows


def _fingerprint(output: Path, ledger: Ledger, run: int) -> str:
    """Changes when an output is added, removed or written anew."""
    digest = sha256()
    for year in ledger.years(run):
        for key, content in ledger.converted(run, year):
            digest.update(f"{year} {key} {content} {_written(output / key / FACTS_FILE)}\n".encode())
    return digest.hexdigest()


def _written(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _write_year(folder: Path, paths: Iterator[Path]) -> int:
    import pyarrow.parquet as pq  # noqa: PLC0415 - large, and only needed here

    rows = 0
    writer: Any = None
    try:
        for group in _groups(paths):
            if writer is None:
                folder.mkdir()
                writer = pq.ParquetWriter(folder / FACTS_FILE, parquet_schema(), compression="zstd")
            writer.write_table(group)
            rows += group.num_rows
    finally:
        if writer is not None:
            writer.close()
    if rows:
        _sync(folder / FACTS_FILE)
    return rows


def _groups(paths: Iterator[Path]) -> Iterator[Any]:
    """The tables of the files, joined to groups of about GROUP bytes."""
    import pyarrow as pa  # noqa: PLC0415 - as above
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    gathered: list[Any] = []
    for path in paths:
        with pq.ParquetFile(path, pre_buffer=False) as file:
            gathered.append(_with_all_columns(file.read(use_threads=False)))
        if sum(table.nbytes for table in gathered) >= GROUP:
            yield pa.concat_tables(gathered)
            gathered = []
    if gathered:
        yield pa.concat_tables(gathered)


def _with_all_columns(table: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    """The table with today's columns; one that an earlier version of the program wrote may lack some, which stay empty."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    schema = parquet_schema()
    if table.schema.equals(schema):
        return table
    known = set(table.column_names)
    columns = [table[field.name] if field.name in known else pa.nulls(table.num_rows, field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
