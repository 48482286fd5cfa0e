"""The filing's own concepts and namespace (EFM 6.7.1 to 6.7.32, 6.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from converter.check.findings import ERROR, WARNING, about_filing
from converter.model.concept import STANDARD_PREFIXES, Concept, PeriodType, QName
from converter.model.finding import Finding
from converter.model.report import Report
from converter.taxonomy.baked import load_concepts

_LONGEST_NAME = 200
_NAMESPACE = re.compile(r"http://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(/[A-Za-z0-9._-]+)*/\d{8}")
_AUTHORITIES = ("fasb.org", "xbrl.org", "xbrl.us", "sec.gov", "w3.org", "xbrl.sec.gov")
_TAXONOMIES = ("us-gaap", "dei", "srt")
_ENDINGS = {
    "Axis": "xbrldt:dimensionItem",
    "Table": "xbrldt:hypercubeItem",
}


def check_namespace(report: Report) -> Iterator[Finding]:
    """The filing's namespace is http://{its own domain}/{date}, its prefix is no standard one (EFM 6.7.3 to 6.7.7)."""
    if not _NAMESPACE.fullmatch(report.namespace):
        yield about_filing(
            ERROR, "EFM 6.7.4", "namespace", f'The namespace "{report.namespace}" is not of the form http://domain/yyyymmdd.'
        )
    if any(re.search(rf"//([a-z]+\.)?{re.escape(authority)}/", report.namespace) for authority in _AUTHORITIES):
        yield about_filing(ERROR, "EFM 6.7.4", "namespace", f'The namespace "{report.namespace}" belongs to a standard authority.')
    if "_" in report.prefix or report.prefix in STANDARD_PREFIXES or not re.fullmatch(r"[A-Za-z][A-Za-z0-9.-]*", report.prefix):
        yield about_filing(
            ERROR, "EFM 6.7.7", "prefix", f'The prefix "{report.prefix}" has an underscore or belongs to a standard taxonomy.'
        )


def check_extension_names(report: Report) -> Iterator[Finding]:
    """Own names are UpperCamelCase, at most 200 bytes, and no standard concept's name (EFM 6.7.16, 6.7.29, 6.8.5)."""
    table = load_concepts()
    for concept in _own(report):
        name = concept.qname.name
        if concept.qname.prefix != report.prefix:
            yield about_filing(ERROR, "EFM 6.7.16", "foreign-prefix", f"{concept.qname} has neither a standard prefix nor the filing's.")
        if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", name):
            yield about_filing(WARNING, "EFM 6.8.5", "name-form", f"{concept.qname} is not written in UpperCamelCase.")
        if len(name.encode()) > _LONGEST_NAME:
            yield about_filing(ERROR, "EFM 6.7.29", "name-long", f"The name {name[:60]}... has more than 200 bytes.")
        taken = next((known for prefix in _TAXONOMIES if (known := QName(prefix, name)) in table), None)
        if taken:
            yield about_filing(ERROR, "EFM 6.7.16", "name-taken", f"{concept.qname} has the name of the standard concept {taken}.")


def check_extension_kinds(report: Report) -> Iterator[Finding]:
    """Names that end in Axis, Table, LineItems, Domain or Member are of that kind, and no others (EFM 6.7.23 to 6.7.28)."""
    for concept in _own(report):
        name = concept.qname.name
        for ending, group in _ENDINGS.items():
            if name.endswith(ending) != (concept.substitution_group == group):
                yield about_filing(
                    ERROR, "EFM 6.7.23", "name-ending", f"{concept.qname}: the ending {ending} and the kind {group} go together."
                )
        if name.endswith("LineItems") and not concept.abstract:
            yield about_filing(ERROR, "EFM 6.7.27", "name-ending", f"{concept.qname} ends in LineItems, but can have facts.")
        is_member = concept.type.endswith(":domainItemType")
        if name.endswith(("Member", "Domain")) != is_member:
            yield about_filing(
                ERROR, "EFM 6.7.28", "name-ending", f"{concept.qname}: the endings Member and Domain and the domain type go together."
            )


def check_extension_period_types(report: Report) -> Iterator[Finding]:
    """Abstract concepts, members and texts are measured over a period (EFM 6.7.21, 6.7.25, 6.7.32)."""
    for concept in _own(report):
        if concept.period_type is PeriodType.INSTANT and (concept.abstract or not concept.is_numeric):
            yield about_filing(
                ERROR, "EFM 6.7.32", "own-period-type", f"{concept.qname} holds no number and must be measured over a period."
            )


def check_extension_balance(report: Report) -> Iterator[Finding]:
    """A money concept of one's own on a face statement has a balance (EFM 6.8.11)."""
    faced = {
        match.concept.qname for mapped in report.statements for match in mapped.matches if match and mapped.statement.kind in _BALANCED
    }
    for concept in _own(report):
        if concept.type.endswith(":monetaryItemType") and concept.balance is None and concept.qname in faced:
            yield about_filing(
                WARNING, "EFM 6.8.11", "no-balance", f"{concept.qname} is on a balance sheet or income statement, but has no balance."
            )


_BALANCED = ("balance-sheet", "income")


def _own(report: Report) -> list[Concept]:
    return [concept for concept in report.concepts.values() if concept.is_extension]
