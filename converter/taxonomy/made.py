"""Schemas that declare concepts from the program's own concept table, where there is no taxonomy package to copy declarations from.

Name, type, period type, balance and abstractness are the taxonomy's; the types' facets are not, but for those that matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from xml.sax.saxutils import quoteattr

from converter.model.concept import Concept
from converter.namespaces import DTR_TYPES, SCHEMAS, XBRLDT, XBRLI, XS

_BASES = {
    "perShareItemType": "decimalItemType",
    "perUnitItemType": "decimalItemType",
    "percentItemType": "pureItemType",
    "areaItemType": "decimalItemType",
    "volumeItemType": "decimalItemType",
    "energyItemType": "decimalItemType",
    "massItemType": "decimalItemType",
    "powerItemType": "decimalItemType",
    "lengthItemType": "decimalItemType",
    "flowItemType": "decimalItemType",
    "boeItemType": "decimalItemType",
    "memoryItemType": "decimalItemType",
    "domainItemType": "stringItemType",
    "textBlockItemType": "stringItemType",
}
_FACETS = {
    "domainItemType": '<xs:length fixed="true" value="0"/>',
    "centralIndexKeyItemType": '<xs:pattern value="[0-9]{10}"/>',
    "fiscalPeriodItemType": '<xs:pattern value="FY|Q1|Q2|Q3|Q4|H1|H2|M9|T1|T2|T3|M8|CY"/>',
    "employerIdItemType": '<xs:pattern value="[0-9]{2}-[0-9]{7}"/>',
    "edgarStateCountryItemType": '<xs:pattern value="[A-Z][A-Z0-9]"/>',
    "stateOrProvinceItemType": '<xs:pattern value="[A-Z]{2}"/>',
}
_SCHEMA_START = (
    f'<xs:schema xmlns:xs="{XS}" xmlns:xbrli="{XBRLI}" xmlns:xbrldt="{XBRLDT}" xmlns:dtr-types="{DTR_TYPES}"'
    ' xmlns:own={own} targetNamespace={own} elementFormDefault="qualified">\n'
)
_INSTANCE_IMPORT, *_OTHER_IMPORTS = (
    f'<xs:import namespace="{space}" schemaLocation="{SCHEMAS[space]}"/>\n' for space in (XBRLI, XBRLDT, DTR_TYPES)
)


def made_schemas(imports: Mapping[str, str], concepts: Iterable[Concept]) -> dict[str, bytes]:
    """A schema for every import, declaring those of `concepts` that have the prefix of its address ("us-gaap-2025.xsd"), and types."""
    known = list(concepts)
    files = {SCHEMAS[DTR_TYPES]: _made_types(DTR_TYPES, set(_BASES))}
    for namespace, address in imports.items():
        prefix = re.sub(r"-\d{4}$", "", PurePosixPath(address).stem)
        files[address] = _made_schema(namespace, [concept for concept in known if concept.qname.prefix == prefix])
    return files


def _made_schema(namespace: str, concepts: Iterable[Concept]) -> bytes:
    elements, types = [], set()
    for concept in concepts:
        prefix, _, name = concept.type.rpartition(":")
        is_own = prefix not in ("xbrli", "dtr-types")
        if is_own:
            types.add(name)
        elements.append(_made_element(concept, f"own:{name}" if is_own else concept.type))
    body = _types(types) + "".join(elements)
    return (_SCHEMA_START.format(own=quoteattr(namespace)) + _INSTANCE_IMPORT + "".join(_OTHER_IMPORTS) + body + "</xs:schema>\n").encode()


def _made_element(concept: Concept, kind: str) -> str:
    name = concept.qname
    balance = f' xbrli:balance="{concept.balance}"' if concept.balance else ""
    return (
        f'<xs:element id="{name.prefix}_{name.name}" name="{name.name}" type="{kind}" substitutionGroup="{concept.substitution_group}"'
        f' xbrli:periodType="{concept.period_type.value}"{balance} abstract="{str(concept.abstract).lower()}" nillable="true"/>\n'
    )


def _made_types(namespace: str, names: Iterable[str]) -> bytes:
    return (_SCHEMA_START.format(own=quoteattr(namespace)) + _INSTANCE_IMPORT + _types(names) + "</xs:schema>\n").encode()


def _types(names: Iterable[str]) -> str:
    """Types derived from those of XBRL 2.1, with the facets that matter."""
    return "".join(
        f'<xs:complexType name="{name}"><xs:simpleContent><xs:restriction base="xbrli:{_BASES.get(name, "tokenItemType")}">'
        f"{_FACETS.get(name, '')}</xs:restriction></xs:simpleContent></xs:complexType>\n"
        for name in sorted(names)
    )
