"""The filing's own schema: namespace, concepts, role types, and the taxonomies it imports (EFM 6.7, 6.22)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from converter.check.package.parts import LINK, XBRLI, XS, Parts, fault
from converter.model.finding import Finding
from converter.namespaces import XBRLDT, clark

_NAMESPACE = re.compile(r"http://([A-Za-z0-9.-]+\.[A-Za-z]{2,})(?:/[\w.-]+)*/\d{8}")
_STANDARD = re.compile(r"https?://(?:[\w.]+\.)?(?:fasb\.org|sec\.gov|xbrl\.org|xbrl\.us|w3\.org)/")
_YEAR = re.compile(r"https?://(?:fasb\.org|xbrl\.sec\.gov)/([\w-]+)/(\d{4})")
_DEFINITION = re.compile(r"\d+ - (Document|Statement|Schedule|Disclosure) - .*\S")
_LINKS = {"link:presentationLink", "link:calculationLink", "link:definitionLink"}


def check_target_namespace(parts: Parts) -> Iterator[Finding]:
    """The namespace is http://{own domain}/{date} (EFM 6.7.4), the schema only imports (EFM 6.7.1)."""
    if parts.schema is None:
        yield fault("EFM 6.3.3", "no-schema", "The report has no schema of its own.")
        return
    namespace = parts.schema.get("targetNamespace", "")
    if not _NAMESPACE.fullmatch(namespace) or _STANDARD.match(namespace):
        yield fault("EFM 6.7.4", "namespace", f"The namespace {namespace} is not http://{{own domain}}/{{yyyymmdd}}.")
    for tag in ("include", "redefine"):
        for element in parts.schema.iter(f"{XS}{tag}"):
            yield fault("EFM 6.7.1", "include", f"The schema has an xs:{tag}.", parts.schema_name, element)


def check_elements(parts: Parts) -> Iterator[Finding]:
    """Own concepts: id = prefix_Name (EFM 6.7.17), nillable (EFM 6.7.18), with a period type, no tuples (EFM 6.7.19)."""
    if parts.schema is None:
        return
    namespace = parts.schema.get("targetNamespace")
    prefix = next((p for p, known in parts.schema.nsmap.items() if known == namespace and p), "")
    for element in parts.schema.iterchildren(f"{XS}element"):
        name = element.get("name", "")
        wrong = []
        if element.get("id") != f"{prefix}_{name}":
            wrong.append(("EFM 6.7.17", f"has the id {element.get('id')}, not {prefix}_{name}"))
        if element.get("nillable") != "true":
            wrong.append(("EFM 6.7.18", "is not nillable"))
        if element.get("substitutionGroup", "").endswith(":tuple"):
            wrong.append(("EFM 6.7.19", "is a tuple"))
        if element.get(f"{clark(XBRLDT)}typedDomainRef") is not None:
            wrong.append(("EFM 6.7.20", "is a typed dimension"))
        if element.get(f"{XBRLI}periodType") not in ("instant", "duration"):
            wrong.append(("EFM 6.7.21", "has no period type"))
        for rule, what in wrong:
            yield fault(rule, "own-element", f"{prefix}:{name} {what}.", parts.schema_name, element)


def check_role_types(parts: Parts) -> Iterator[Finding]:
    """Roles: own authority (EFM 6.7.9), declared once (6.7.10), used on three links (6.7.11), a definition of three parts (6.7.12)."""
    if parts.schema is None:
        return
    authority = re.match(r"http://[^/]+", parts.schema.get("targetNamespace", ""))
    roles = list(parts.schema.iter(f"{LINK}roleType"))
    for role in roles:
        address = role.get("roleURI", "")
        wrong = []
        if authority is None or not re.fullmatch(rf"{re.escape(authority[0])}/(?:[\w.-]+/)*role/[A-Za-z]\w*", address):
            wrong.append(("EFM 6.7.9", "is not under the filing's authority, /role/ and a name"))
        if {(used.text or "").strip() for used in role.iter(f"{LINK}usedOn")} != _LINKS:
            wrong.append(("EFM 6.7.11", "is not for presentation, calculation and definition alike"))
        if not _DEFINITION.fullmatch((role.findtext(f"{LINK}definition") or "").strip()):
            wrong.append(("EFM 6.7.12", 'has no definition like "0000002 - Statement - Title"'))
        for rule, what in wrong:
            yield fault(rule, "role-type", f"The role {address} {what}.", parts.schema_name, role)
    for address, count in Counter(role.get("roleURI", "") for role in roles).items():
        if count > 1:
            yield fault("EFM 6.7.10", "role-type", f"The role {address} is declared {count} times.")


def check_one_year(parts: Parts) -> Iterator[Finding]:
    """All standard taxonomies are of one year (EFM 6.22.3)."""
    if parts.schema is None:
        return
    imported = (element.get("namespace", "") for element in parts.schema.iter(f"{XS}import"))
    years = {found[1]: found[2] for namespace in imported if (found := _YEAR.match(namespace))}
    if len(set(years.values())) > 1:
        named = ", ".join(f"{name} {year}" for name, year in sorted(years.items()))
        yield fault("EFM 6.22.3", "years", f"The schema imports taxonomies of several years: {named}.")
