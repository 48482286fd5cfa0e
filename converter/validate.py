"""Report packages and output folders -> findings: own checks of the files, then Arelle's messages as place, excerpt, rule and what to do.

A message about a fact is placed where the fact stood in the source, if the folder holds the conversion's record (conversion.json); else at
the line of the inline document. One gate to Arelle serves all packages, so that the taxonomy is prepared once.
"""

from __future__ import annotations

import json
import re
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from converter.arelle_gate import Basis, Gate, Message, packed
from converter.check.package import check_package
from converter.errors import PackageError
from converter.model.finding import Finding, Severity
from converter.model.report import Report
from converter.model.source import Place
from converter.output import RECORD

_FILED = (".htm", ".xsd", ".xml")
_TAGS = re.compile(r"<[^>]*>")
_LONGEST = 400  # characters of a message; some list every fact of a report


@dataclass(frozen=True, slots=True)
class Validation:
    """What validation said of one report, and on which declarations it rests."""

    path: Path
    basis: Basis
    findings: tuple[Finding, ...]
    seconds: float
    failure: str = ""  # why it could not be validated at all

    @property
    def is_valid(self) -> bool:
        """Whether it was validated and has no error (a sum that does not foot is one)."""
        return not self.failure and not any(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Advice:
    """What messages of a kind mean for a person: the rule's name (with the pattern's groups) and what to do."""

    pattern: re.Pattern[str]
    rule: str
    advice: str


def _advice(pattern: str, rule: str, advice: str) -> Advice:
    return Advice(re.compile(pattern), rule, advice)


ADVICE = (
    _advice(
        r"EFM\.(6\.05\.(?:2[01346]|40|4[5-9]|5\d))\..*(?:Missing|True|False)",
        r"EFM \1",
        "the cover page lacks this fact; supply it with --cover FILE.toml, or accept the warning where the source does not say it",
    ),
    _advice(
        r"EFM\.(6\.05\.\d+)\..*Unexpected",
        r"EFM \1",
        "today's rules expect no such fact with this form; if the cover states it, nothing is to be changed",
    ),
    _advice(r"EFM\.(6\.05\.42)", r"EFM \1", "name the concept's successor in a map"),
    _advice(r"EFM\.((?:\d+\.)*\d+)", r"EFM \1", "see this section of the EDGAR Filer Manual"),
    _advice(
        r"DQC\.US\.(0015)\.(\d+)",
        r"DQC \1.\2",
        "compare the sign with the source; give it in a map (sign = -1), or choose a concept of both directions",
    ),
    _advice(r"DQC\.US\.(0099)\.(\d+)", r"DQC \1.\2", "these lines are in no sum: see what the conversion found of the statement's totals"),
    _advice(r"DQC\.US\.(\d+)\.(\d+)", r"DQC \1.\2", "compare concept, sign and scale of the facts named with the source"),
    _advice(r"calc11e:", "Calculations 1.1", "compare the figures with the source; if the filing itself does not foot, leave the sum out"),
    _advice(r"xbrldie:", "XBRL Dimensions 1.0", "check that the table of the statement has this axis and member"),
    _advice(r"xbrldte:", "XBRL Dimensions 1.0", "check the table's axes, domains and members in the definition linkbase"),
    _advice(
        r"ix11\.11\.1\.2|ixTransform|.*transformValueError",
        "Inline XBRL 1.1",
        "the print does not fit the fact's transformation: see what stands there",
    ),
    _advice(
        r"ix11\.12\.1\.2|.*missingReferences", "Inline XBRL 1.1", "the concept is not in the target taxonomy: choose another in the map"
    ),
    _advice(r"ix11\.", "Inline XBRL 1.1", "this is a fault of the program; please report it with the source"),
    _advice(
        r"xbrl\.4\.7\.2",
        "XBRL 2.1, 4.7.2",
        "an instant concept needs a date and a duration concept a period: choose another concept in the map",
    ),
    _advice(r"xbrl\.4\.8", "XBRL 2.1, 4.8", "the unit does not fit the concept's type: choose another concept in the map"),
    _advice(r"xbrl\.([\d.]+\d)", r"XBRL 2.1, \1", "this is a fault of the program; please report it with the source"),
    _advice(r"(?:rpe|tpe):", "Report Packages 1.0", "make the package anew; do not repack it by hand"),
    _advice(
        r"IOerror|FileNotLoadable|xmlSchema:|.*[Ff]ile",
        "",
        "a file that the report refers to is missing: give the taxonomy package of its year",
    ),
)


def validate(
    paths: Sequence[Path],
    taxonomy: Path | None = None,
    edgar_plugin: Path | None = None,
    *,
    advance: Callable[[Validation], None] = lambda _: None,
) -> tuple[Validation, ...]:
    """Validate packages, output folders or inline documents, in order; `advance` is told each one that is done.

    A package that cannot be read or that Arelle fails on is an outcome like others: its `failure` says why.
    Raises ValidationError where validation cannot run at all, or not with the rules that were asked for.
    """
    done = []
    with Gate(taxonomy, edgar_plugin) as gate:
        for path in paths:
            done.append(_validated(gate, path))
            advance(done[-1])
    return tuple(done)


def _validated(gate: Gate, path: Path) -> Validation:
    started = time.perf_counter()
    try:
        messages = gate.validate(path)
        places, files = _recorded_places(path), _filed(path)
    except PackageError as error:
        error.place = str(path)
        return Validation(path, gate.basis, (), time.perf_counter() - started, str(error))
    findings = (*check_package(files), *(_finding(message, places, path) for message in messages))
    return Validation(path, gate.basis, findings, time.perf_counter() - started)


def _filed(path: Path) -> dict[str, bytes]:
    """The report's own files as they are filed, by name."""
    if path.suffix == ".zip":
        return {name.rpartition("/")[2]: data for name, data in packed(path, _FILED).items() if "/META-INF/" not in name}
    files = path.iterdir() if path.is_dir() else path.parent.glob(f"{path.stem}*")
    return {file.name: file.read_bytes() for file in sorted(files) if file.suffix in _FILED and not file.stem.endswith("_viewer")}


def findings_of(messages: Iterable[Message], report: Report, path: Path) -> tuple[Finding, ...]:
    """Messages as findings with the places of the report's own facts."""
    source = report.filing.source
    placed = {fact.id: (source.place(fact.spans[0]), source.excerpt(fact.spans[0])) for fact in report.facts if fact.spans}
    return tuple(_finding(message, placed, path) for message in messages)


def basis_of(basis: Basis) -> Finding:
    """For the record: which declarations of the standard concepts the validation rests on."""
    what = f"validated by Arelle (XBRL 2.1, Dimensions, Calculations 1.1, Inline XBRL), on {basis.value}"
    advice = "" if basis is Basis.PACKAGE else "give --taxonomy with the taxonomy's package to check against the taxonomy itself"
    return Finding("validate.basis", Severity.INFO, what, advice=advice)


def _finding(message: Message, places: Mapping[str, tuple[Place, str]], path: Path) -> Finding:
    place, excerpt = next((places[name] for name in message.facts if name in places), (None, ""))
    if place is None and message.file:
        place, excerpt = Place(message.file, max(message.line, 1), 1), _line_of(path, message.file, message.line)
    rule, advice = advise(message.code)
    text = " ".join(message.text.split())
    what = text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
    return Finding(f"validate.{message.code}", message.severity, what, place, excerpt, advice, rule)


def advise(code: str) -> tuple[str, str]:
    """Rule and advice for a message code; both empty where there is none."""
    for entry in ADVICE:
        found = entry.pattern.match(code)
        if found:
            return found.expand(entry.rule), entry.advice
    return "", ""


def _recorded_places(path: Path) -> dict[str, tuple[Place, str]]:
    """Fact id -> place and print, by the record of the conversion that made the folder."""
    record = (path if path.is_dir() else path.parent) / RECORD
    if not record.is_file():
        return {}
    try:
        return dict(_places(json.loads(record.read_bytes())["facts"]))
    except (ValueError, KeyError, TypeError) as error:
        raise PackageError(f"{RECORD} is broken: {error}", place=str(path), advice="convert anew, or delete it") from error


def _places(facts: Iterable[Mapping[str, object]]) -> Iterator[tuple[str, tuple[Place, str]]]:
    for fact in facts:
        line, column = fact["line"], fact["column"]
        if isinstance(line, int) and isinstance(column, int):
            excerpt = ": ".join(str(part) for part in (fact["label"], fact["reported"]) if part)
            cell = fact["cell"]
            yield str(fact["id"]), (Place(str(fact["source"]), line, column, str(cell) if cell else None), excerpt)


def _line_of(path: Path, name: str, line: int) -> str:
    """The words of a line of one of the report's files, cut short."""
    data = b""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as package:
            inside = next((entry for entry in package.namelist() if entry.endswith(f"/{name}")), None)
            data = package.read(inside) if inside else b""
    else:
        file = (path if path.is_dir() else path.parent) / name
        data = file.read_bytes() if file.is_file() else b""
    lines = data.split(b"\n")
    words = _TAGS.sub(" ", lines[line - 1].decode("utf-8", "replace")).split() if 0 < line <= len(lines) else []
    return " ".join(words)[:80]
