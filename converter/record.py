"""conversion.json: what went in, what came out, what was noticed, and where every fact comes from.

It is the file that `explain` reads and that says which files of an output folder are the program's own. Facts and sums
stand one to a line, so that two conversions can be compared line by line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from hashlib import sha256

import orjson

from converter.layout.facts import FACT_COLUMNS, fact_rows
from converter.layout.footing import Footing, footings
from converter.layout.names import sheet_names
from converter.model.fact import Fact, Locator
from converter.model.finding import Finding
from converter.model.report import Report
from converter.summary import Summary
from converter.write.program import program_version

SCHEMA = 1  # counts up when a key changes its meaning


def write_record(
    report: Report, findings: Sequence[Finding], summary: Summary, files: Mapping[str, bytes], options: Mapping[str, object]
) -> bytes:
    """The bytes of conversion.json; `options` are those that the conversion was asked for with."""
    head = {
        "schema": SCHEMA,
        "versions": {"xbrl-converter": program_version() or "unknown"},
        "source": {"name": report.filing.source.name, "sha256": report.filing.source.sha256},
        "options": dict(options),
        "taxonomy": report.target.name,
        "maps": list(report.maps_used),
        "summary": summary.as_dict(),
        "files": {name: sha256(content).hexdigest() for name, content in sorted(files.items())},
    }
    parts = [b"%b:%b" % (_json(key), _json(value)) for key, value in head.items()]
    parts.append(_listed("findings", (finding.as_dict() for finding in findings)))
    parts.append(_listed("facts", _facts(report)))
    parts.append(_listed("sums", _sums(report)))
    return b"{\n%b\n}\n" % b",\n".join(parts)


def _listed(key: str, rows: Iterator[Mapping[str, object]]) -> bytes:
    lines = b",\n".join(map(_json, rows))
    return b"%b:[\n%b\n]" % (_json(key), lines) if lines else b"%b:[]" % _json(key)


def _facts(report: Report) -> Iterator[dict[str, object]]:
    """The rows of the facts table, with what only an explanation needs: the column's head, the section, the evidence."""
    names = (*(column.name for column in FACT_COLUMNS), "evidence", "title", "section", "heading")
    for fact, row in zip(report.facts, fact_rows(report), strict=True):
        yield dict(zip(names, (*row, fact.provenance.evidence, *_face(report, fact.provenance.locator)), strict=False))


def _face(report: Report, locator: Locator | None) -> tuple[str | tuple[str, ...], ...]:
    """Title, section and column's head of a fact on a statement's face."""
    if locator is None:
        return ()
    statement = report.statements[locator.statement].statement
    return statement.title, statement.lines[locator.line].section, statement.columns[locator.column].heading


def _sums(report: Report) -> Iterator[dict[str, object]]:
    """Every sum in every column: its total and terms as facts where they are some, and as captions and printed figures."""
    by_place = {fact.provenance.locator: fact for fact in report.facts if fact.provenance.locator}
    names = sheet_names(report)
    for footing in footings(report):
        yield {
            "statement": names[footing.statement],
            "heading": report.statements[footing.statement].statement.columns[footing.column].heading,
            "total": _line(report, by_place, footing, footing.line),
            "terms": [{"weight": term.weight} | _line(report, by_place, footing, term.line) for term in footing.summation.terms],
            "computed": footing.computed,
            "difference": footing.difference,
            "foots": footing.foots,
        }


def _line(report: Report, by_place: Mapping[Locator, Fact], footing: Footing, line: int) -> dict[str, object]:
    item = report.statements[footing.statement].statement.lines[line]
    figure = item.figures[footing.column]
    fact = by_place.get(Locator(footing.statement, line, footing.column))
    return {"fact": fact.id if fact else None, "caption": item.caption, "figure": figure.value if figure else None}


def _plain(value: object) -> str:
    """Decimals as texts: a JSON number is a binary fraction to most readers."""
    if isinstance(value, Decimal):
        return format(value, "f")
    raise TypeError(f"no JSON for a {type(value).__name__}")


_json = partial(orjson.dumps, default=_plain)
