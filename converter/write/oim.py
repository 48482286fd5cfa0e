"""xBRL-JSON and xBRL-CSV (Open Information Model 1.0): the facts of the inline document, equal ones once.

Both name the filing's own schema as their taxonomy, so they stand beside the inline document and its schema.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from io import StringIO

from converter.model.fact import Fact
from converter.model.finding import Finding
from converter.model.period import Duration, Period
from converter.model.quantity import Unit
from converter.model.report import Report
from converter.namespaces import CIK, ISO4217, XBRLI
from converter.write.escaped import escaped_texts
from converter.write.ixbrl import write_ixbrl

NAMESPACES = {
    "xbrl": "https://xbrl.org/2021",
    "cik": CIK,
    "iso4217": ISO4217,
    "xbrli": XBRLI,
}
LANGUAGE = "en-us"  # of the inline document, in the form of OIM 1.0 (5.1.2.1): lower case
PURE = Unit("xbrli:pure")  # left out in OIM
# Types of texts without a language (OIM 1.0, 5.1.2): dates, truth values, names. All others hold words.
WORDLESS = frozenset(
    {"boolean", "date", "dateTime", "time", "duration", "gYear", "gMonth", "gDay", "gYearMonth", "gMonthDay", "anyURI", "QName"}
)
COMMA = ",\n"
NONE = "#none"  # an absent value in xBRL-CSV


def write_json(report: Report, _findings: Sequence[Finding]) -> dict[str, bytes]:
    """The report as xBRL-JSON, one fact a line."""
    info = {"documentType": "https://xbrl.org/2021/xbrl-json", "namespaces": _namespaces(report), "taxonomy": [f"{report.stem}.xsd"]}
    lines = [f"{json.dumps(fact.id)}: {_dump(_json_fact(report, fact, value))}" for fact, value in unequal(valued(report))]
    text = f'{{\n"documentInfo": {_dump(info)},\n"facts": {{\n{COMMA.join(lines)}\n}}\n}}\n'
    return {f"{report.stem}.json": text.encode()}


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def valued(report: Report) -> Iterator[tuple[Fact, str]]:
    """The report's facts with their values as text: numbers in full, text blocks as the markup that the inline document shows."""
    blocks = escaped_texts(write_ixbrl(report)) if any(fact.is_text_block for fact in report.facts) else {}
    for fact in report.facts:
        if isinstance(fact.value, str):
            yield fact, blocks.get(fact.id, fact.value)
        else:
            yield fact, f"{fact.value:f}"


def unequal(facts: Iterator[tuple[Fact, str]]) -> Iterator[tuple[Fact, str]]:
    """The facts without the later ones of complete duplicates: equal in all that a fact says but its place."""
    seen: set[object] = set()
    for fact, value in facts:
        said = (fact.concept, fact.period, frozenset(fact.dimensions), fact.unit, fact.decimals, fact.value if fact.unit else value)
        if said not in seen:
            seen.add(said)
            yield fact, value


def _namespaces(report: Report) -> dict[str, str]:
    """The namespaces in use, by prefix."""
    names = {name.prefix for fact in report.facts for name in (fact.concept, *(n for d in fact.dimensions for n in (d.axis, d.member)))}
    own = {report.prefix: report.namespace, **report.target.namespaces}
    return NAMESPACES | {prefix: own[prefix] for prefix in sorted(names)}


def _json_fact(report: Report, fact: Fact, value: str) -> dict[str, object]:
    dimensions = {"concept": str(fact.concept), "entity": f"cik:{report.entity.identifier}", "period": period_text(fact.period)}
    dimensions.update({str(dimension.axis): str(dimension.member) for dimension in fact.dimensions})
    if fact.unit is None:
        return {"value": value, "dimensions": dimensions | _language(report, fact)}
    if fact.unit != PURE:
        dimensions["unit"] = fact.unit.text
    decimals = {} if fact.decimals is None else {"decimals": fact.decimals}
    return {"value": value, **decimals, "dimensions": dimensions}


def _language(report: Report, fact: Fact) -> dict[str, str]:
    """The language of a fact in words; other texts have none."""
    kind = report.concepts[fact.concept].type.rpartition(":")[2].removesuffix("ItemType")
    return {} if kind in WORDLESS else {"language": LANGUAGE}


def period_text(period: Period) -> str:
    """A period as OIM writes it: moments, so that a day's end is the next day's beginning."""
    end = _moment(period.end + timedelta(1))
    return f"{_moment(period.start)}/{end}" if isinstance(period, Duration) else end


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00"


def write_csv(report: Report, _findings: Sequence[Finding]) -> dict[str, bytes]:
    """The report as xBRL-CSV: the metadata, a table of numbers and a table of texts; a table without rows is left out."""
    facts = list(unequal(valued(report)))
    tables = {"numbers": _numbers(facts), "texts": _texts(report, facts)}
    filled = {name: rows for name, rows in tables.items() if len(rows) > 1}
    metadata = {
        "documentInfo": {
            "documentType": "https://xbrl.org/2021/xbrl-csv",
            "namespaces": _namespaces(report),
            "taxonomy": [f"{report.stem}.xsd"],
        },
        "tableTemplates": {name: _template(report, rows[0]) for name, rows in filled.items()},
        "tables": {name: {"url": f"{report.stem}-{name}.csv"} for name in filled},
    }
    files = {f"{report.stem}-csv.json": f"{json.dumps(metadata, ensure_ascii=False, indent=2)}\n".encode()}
    return files | {f"{report.stem}-{name}.csv": _csv_bytes(rows) for name, rows in filled.items()}


def _axes(facts: Sequence[tuple[Fact, str]]) -> dict[str, str]:
    """The axes in use: column name -> axis."""
    axes = sorted({dimension.axis for fact, _ in facts for dimension in fact.dimensions})
    return {f"{axis.prefix}_{axis.name}": str(axis) for axis in axes}


def _numbers(facts: Sequence[tuple[Fact, str]]) -> list[list[str]]:
    numeric = [(fact, value) for fact, value in facts if fact.unit]
    axes = _axes(numeric)
    rows = [["id", "concept", "period", "unit", *axes, "decimals", "value"]]
    for fact, value in numeric:
        unit = NONE if fact.unit is None or fact.unit == PURE else fact.unit.text
        decimals = NONE if fact.decimals is None else str(fact.decimals)
        rows.append([fact.id, str(fact.concept), period_text(fact.period), unit, *_members(fact, axes), decimals, value])
    return rows


def _texts(report: Report, facts: Sequence[tuple[Fact, str]]) -> list[list[str]]:
    worded = [(fact, value) for fact, value in facts if not fact.unit]
    axes = _axes(worded)
    rows = [["id", "concept", "period", "language", *axes, "value"]]
    for fact, value in worded:
        language = _language(report, fact).get("language", NONE)
        rows.append([fact.id, str(fact.concept), period_text(fact.period), language, *_members(fact, axes), value])
    return rows


def _members(fact: Fact, axes: Mapping[str, str]) -> list[str]:
    members = {str(dimension.axis): str(dimension.member) for dimension in fact.dimensions}
    return [members.get(axis, NONE) for axis in axes.values()]


def _template(report: Report, heads: Sequence[str]) -> dict[str, object]:
    """How a table's columns make facts: every row one fact, its aspects in the columns beside its value."""
    core = [head for head in heads if head in {"concept", "period", "unit", "language"}]
    axes = {head.replace("_", ":", 1): f"${head}" for head in heads if "_" in head}
    dimensions = {"entity": f"cik:{report.entity.identifier}", **{head: f"${head}" for head in core}, **axes}
    value = {"dimensions": dimensions, **({"decimals": "$decimals"} if "decimals" in heads else {})}
    return {"rowIdColumn": "id", "columns": {head: value if head == "value" else {} for head in heads}}


def _csv_bytes(rows: Sequence[Sequence[str]]) -> bytes:
    """RFC 4180, as xBRL-CSV asks."""
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()
