"""What a batch has done: one SQLite file beside the outputs, true after any crash.

An input is in it from the moment it was listed ("pending") and becomes "done" only after its output folder stands, so what the
ledger calls done is done, and what it does not know is at worst done twice, with the same bytes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, fields
from pathlib import Path, PurePosixPath

from converter.batch.outcome import Outcome, Result
from converter.errors import InputError, OutputError

NAME = "ledger.sqlite"
SCHEMA = """
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS inputs (
    key TEXT PRIMARY KEY,        -- the output folder, relative to the batch's
    source TEXT NOT NULL UNIQUE, -- where it lies: path or address, for a member of an archive with its name
    stamp TEXT NOT NULL,         -- size and time, or checksum: changes when the source does
    run INTEGER NOT NULL,        -- the last run that listed it
    state TEXT NOT NULL,         -- pending or done
    outcome TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL DEFAULT '',
    asked TEXT NOT NULL DEFAULT '', -- options and versions that it was converted with
    facts INTEGER NOT NULL DEFAULT 0,
    errors INTEGER NOT NULL DEFAULT 0,
    warnings INTEGER NOT NULL DEFAULT 0,
    remarks INTEGER NOT NULL DEFAULT 0,
    year INTEGER NOT NULL DEFAULT 0,
    seconds REAL NOT NULL DEFAULT 0,
    peak_mb INTEGER NOT NULL DEFAULT 0,
    cause TEXT NOT NULL DEFAULT '',
    message TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_state ON inputs (run, state, outcome);
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """An input as it was found: `stamp` changes when the source does."""

    key: str
    source: str
    stamp: str


@dataclass(frozen=True, slots=True)
class Cause:
    """Why inputs failed: the cause in words, how many, and one of them."""

    cause: str
    count: int
    example: str


class Ledger:
    """The open ledger of an output folder. Only the batch's main process writes it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def setting(self, name: str) -> str:
        """A setting of the last run, "" if there is none."""
        row = self._db.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def set(self, name: str, value: str) -> None:
        """Keep a setting."""
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def begin(self) -> int:
        """The number of a new run; inputs that it does not list again are no longer counted."""
        run = int(self.setting("run") or 0) + 1
        self.set("run", str(run))
        return run

    def enter(self, inputs: Iterable[Listed], run: int, asked: str, *, resume: bool) -> None:
        """Enter what was listed. With `resume`, what is done, unchanged and was asked for in the same way stays done."""
        with self._db:
            self._db.executemany(
                "INSERT INTO inputs (key, source, stamp, run, state) VALUES (:key, :source, :stamp, :run, 'pending') "
                "ON CONFLICT (source) DO UPDATE SET run = excluded.run, stamp = excluded.stamp, state = CASE "
                "WHEN :resume AND state = 'done' AND stamp = excluded.stamp AND asked = :asked THEN 'done' ELSE 'pending' END",
                (
                    {"key": one.key, "source": one.source, "stamp": one.stamp, "run": run, "asked": asked, "resume": resume}
                    for one in inputs
                ),
            )

    def key_of(self, source: str) -> str | None:
        """The key under which a source was entered before."""
        row = self._db.execute("SELECT key FROM inputs WHERE source = ?", (source,)).fetchone()
        return str(row[0]) if row else None

    def is_taken(self, key: str) -> bool:
        """Whether a source has this key, or one above or below it: no output folder lies inside another one."""
        above = [str(parent) for parent in PurePosixPath(key).parents][:-1]
        marks = ", ".join("?" for _ in above)
        query = f"SELECT 1 FROM inputs WHERE key = ? OR key > ? AND key < ? OR key IN ({marks})"  # noqa: S608 - question marks only
        return self._db.execute(query, (key, f"{key}/", f"{key}0", *above)).fetchone() is not None

    def is_pending(self, key: str) -> bool:
        """Whether this input is still to be converted."""
        return self._db.execute("SELECT 1 FROM inputs WHERE key = ? AND state = 'pending'", (key,)).fetchone() is not None

    def reopen(self, run: int, outcome: Outcome) -> int:
        """Make the inputs of `run` with this outcome pending again; how many."""
        with self._db:
            return self._db.execute("UPDATE inputs SET state = 'pending' WHERE run = ? AND outcome = ?", (run, outcome.value)).rowcount

    def finish(self, key: str, result: Result, asked: str) -> None:
        """Enter what became of an input."""
        values = {field.name: getattr(result, field.name) for field in fields(result)} | {"outcome": result.outcome.value}
        with self._db:
            self._db.execute(
                "UPDATE inputs SET state = 'done', asked = :asked, outcome = :outcome, sha256 = :sha256, facts = :facts, errors = :errors, "
                "warnings = :warnings, remarks = :remarks, year = :year, seconds = :seconds, peak_mb = :peak_mb, cause = :cause, "
                "message = :message WHERE key = :key",
                values | {"key": key, "asked": asked},
            )

    def counts(self, run: int) -> Mapping[str, int]:
        """How many inputs of `run` have which outcome; "pending" for those not done."""
        rows = self._db.execute(
            "SELECT CASE state WHEN 'done' THEN outcome ELSE 'pending' END AS what, count(*) FROM inputs WHERE run = ? GROUP BY what",
            (run,),
        )
        return dict(rows.fetchall())

    def totals(self, run: int) -> Mapping[str, float]:
        """Sums over the inputs of `run` that are done: facts, errors, warnings, seconds; the highest peak memory."""
        row = self._db.execute(
            "SELECT count(*), total(facts), total(errors), total(warnings), total(remarks), total(seconds), max(peak_mb) "
            "FROM inputs WHERE run = ? AND state = 'done'",
            (run,),
        ).fetchone()
        names = ("inputs", "facts", "errors", "warnings", "remarks", "seconds", "peak_mb")
        return {name: value or 0 for name, value in zip(names, row, strict=True)}

    def causes(self, run: int) -> list[Cause]:
        """Why inputs of `run` failed, the commonest first."""
        rows = self._db.execute(
            "SELECT cause, count(*), min(source) FROM inputs WHERE run = ? AND state = 'done' AND outcome = ? "
            "GROUP BY cause ORDER BY count(*) DESC, cause",
            (run, Outcome.FAILED.value),
        )
        return [Cause(*row) for row in rows]

    def years(self, run: int) -> list[int]:
        """The years of the converted inputs of `run`."""
        return [row[0] for row in self._db.execute(f"SELECT DISTINCT year {_CONVERTED} ORDER BY year", (run, Outcome.FAILED.value))]

    def converted(self, run: int, year: int) -> Iterator[tuple[str, str]]:
        """Key and hash of every input of `run` and `year` that has an output, in the order of their keys."""
        yield from self._db.execute(f"SELECT key, sha256 {_CONVERTED} AND year = ? ORDER BY key", (run, Outcome.FAILED.value, year))


_CONVERTED = "FROM inputs WHERE run = ? AND state = 'done' AND outcome <> ?"


@contextmanager
def open_ledger(output: Path, *, create: bool = True) -> Iterator[Ledger]:
    """The ledger of a batch's output folder; raises InputError if there is none and none is to be made."""
    path = output / NAME
    if not create and not path.is_file():
        raise InputError("no batch has written here", place=str(output), advice=f"name a folder that holds a {NAME}")
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _ledger_error(path, error) from error
    try:
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.executescript(SCHEMA)
            yield Ledger(connection)
    except sqlite3.DatabaseError as error:
        raise _ledger_error(path, error) from error


def _ledger_error(path: Path, error: Exception) -> OutputError:
    return OutputError(
        f"the ledger cannot be written: {error}", place=str(path), advice="make room or choose another folder, then --resume"
    )


def as_setting(value: object) -> str:
    """A setting's text: JSON with sorted keys, so that equal settings are equal texts; paths whole, so that a retry may start anywhere."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=lambda path: str(path.absolute()))
