"""Bake a taxonomy package into the tables that runs read: concepts, calculation parents of the statements, addresses.

Only element schemas and the calculation linkbases of the statements are read; the result is three small files,
named after the target ("us-gaap/2025" -> "us-gaap-2025"):

  us-gaap-2025.tsv              a concept a line, sorted by name, for reading by bisection
  us-gaap-2025-calculation.tsv  statement, total, child, weight: the arcs of the standard statements
  us-gaap-2025-target.tsv       prefix, namespace, address of the element schema

Same package and labels, same bytes.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lxml import etree

from converter.errors import TaxonomyError
from converter.namespaces import LINK, XBRLI, XLINK, XS, clark
from converter.taxonomy.baked import COLUMNS

_XS, _XBRLI, _LINK, _XLINK = clark(XS), clark(XBRLI), clark(LINK), clark(XLINK)
_ELEMENT_SCHEMA = re.compile(r"/(us-gaap|srt|dei|country|currency|stpr|exch|sic|naics|ecd|cyd)/\d{4}/(?:elts/)?\1-\d{4}\.xsd$")
_STATEMENT_CALCULATION = re.compile(r"/us-gaap/\d{4}/stm/us-gaap-stm-([a-z0-9-]+)-cal-\d{4}\.xml$")
_DEPRECATIONS = re.compile(r"/elts/[a-z-]+-dep(?:con)?-def-\d{4}\.(?:xml|xsd)$")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


@dataclass(frozen=True, slots=True)
class _Hint:
    label: str
    deprecated: str


def bake(package: Path, labels: Path | None = None) -> dict[str, bytes]:
    """The tables of the package's target, by file name.

    `labels` is a TSV (perhaps gzipped) with the columns `qname`, `label` and, if it has it, `deprecatedDate`; concepts
    that it does not name get a label from their name. Raises TaxonomyError if the package cannot be read.
    """
    try:
        with zipfile.ZipFile(package) as archive:
            return _bake_archive(archive, _read_hints(labels) if labels else {})
    except (OSError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        advice = "name the package (.zip) as the taxonomy's publisher offers it"
        raise TaxonomyError(f"cannot be read as a taxonomy package: {error}", place=str(package), advice=advice) from error


def _bake_archive(archive: zipfile.ZipFile, hints: Mapping[str, _Hint]) -> dict[str, bytes]:
    names = sorted(archive.namelist())
    deprecated = {name for path in names if _DEPRECATIONS.search(path) for name in _deprecations(archive.read(path))}
    rows, addresses, year = [], [], ""
    for path in names:
        found = _ELEMENT_SCHEMA.search(path)
        if not found:
            continue
        root = etree.fromstring(archive.read(path), _PARSER)
        prefix = found[1]
        year = PurePosixPath(path).stem.rpartition("-")[2] if prefix == "us-gaap" else year
        addresses.append((prefix, root.get("targetNamespace", ""), _address(path)))
        rows += [
            _concept_row(prefix, element, hints, deprecated)
            for element in root.findall(f"{_XS}element")
            if element.get(f"{_XBRLI}periodType")
        ]
    if not year:
        raise TaxonomyError(
            "holds no us-gaap element schema", place=str(archive.filename), advice="name a us-gaap taxonomy package (a ZIP file)"
        )
    stem = f"us-gaap-{year}"
    return {
        f"{stem}.tsv": _tsv(COLUMNS, sorted(rows)),
        f"{stem}-calculation.tsv": _tsv(("statement", "total", "child", "weight"), sorted(_calculations(archive, names))),
        f"{stem}-target.tsv": _tsv(("prefix", "namespace", "schema"), addresses),
    }


def _concept_row(prefix: str, element: etree._Element, hints: Mapping[str, _Hint], deprecated: set[str]) -> tuple[str, ...]:
    name = element.get("name", "")
    qname = f"{prefix}:{name}"
    hint = hints.get(qname)
    label = hint.label if hint and hint.label else label_from_name(name)
    gone = (hint.deprecated if hint else "") or ("yes" if qname in deprecated else "")
    return (
        qname,
        element.get("type", ""),
        element.get(f"{_XBRLI}periodType", ""),
        element.get(f"{_XBRLI}balance", ""),
        "yes" if element.get("abstract") == "true" else "",
        element.get("substitutionGroup", ""),
        gone,
        label,
    )


def label_from_name(name: str) -> str:
    """Words of an UpperCamelCase name: "OtherAssetsNoncurrent" -> "Other Assets Noncurrent"."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)


def _deprecations(data: bytes) -> Iterator[str]:
    root = etree.fromstring(data, _PARSER)
    for link in root.iter(f"{_LINK}definitionLink"):
        locators = _locators(link)
        for arc in link.findall(f"{_LINK}definitionArc"):
            arcrole = arc.get(f"{_XLINK}arcrole", "")
            if "/dep-" in arcrole:
                yield locators[arc.get(f"{_XLINK}to", "")]


def _calculations(archive: zipfile.ZipFile, names: list[str]) -> set[tuple[str, str, str, str]]:
    arcs = set()
    for path in names:
        found = _STATEMENT_CALCULATION.search(path)
        if found:
            arcs |= {(found[1], *arc) for arc in _arcs(archive.read(path))}
    return arcs


def _arcs(data: bytes) -> Iterator[tuple[str, str, str]]:
    root = etree.fromstring(data, _PARSER)
    for link in root.iter(f"{_LINK}calculationLink"):
        locators = _locators(link)
        for arc in link.findall(f"{_LINK}calculationArc"):
            weight = "-1" if arc.get("weight", "1").startswith("-") else "1"
            yield locators[arc.get(f"{_XLINK}from", "")], locators[arc.get(f"{_XLINK}to", "")], weight


def _locators(link: etree._Element) -> dict[str, str]:
    found = {}
    for loc in link.findall(f"{_LINK}loc"):
        identifier = loc.get(f"{_XLINK}href", "").rpartition("#")[2]
        found[loc.get(f"{_XLINK}label", "")] = identifier.replace("_", ":", 1)
    return found


def _address(path: str) -> str:
    """The published address of a file: packages keep it as the path below "https/"."""
    return "https://" + path.partition("/https/")[2]


def _read_hints(labels: Path) -> dict[str, _Hint]:
    data = labels.read_bytes()
    text = (gzip.decompress(data) if labels.suffix == ".gz" else data).decode("utf-8")
    rows = csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
    if not rows.fieldnames or not {"qname", "label"} <= set(rows.fieldnames):
        raise TaxonomyError("a labels table needs the columns qname and label", place=f"{labels}:1")
    return {row["qname"]: _Hint(" ".join((row["label"] or "").split()), row.get("deprecatedDate") or "") for row in rows}


def _tsv(header: tuple[str, ...], rows: list[tuple[str, ...]] | list[tuple[str, str, str]] | list[tuple[str, str, str, str]]) -> bytes:
    return "".join("\t".join(row) + "\n" for row in (header, *rows)).encode("utf-8")
