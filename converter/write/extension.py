"""Report -> the filing's own taxonomy: its schema, and the presentation, calculation, label and definition linkbases.

The rules are those of EFM chapter 6 (numbers beside the code), the bytes depend on the report alone. A linkbase without arcs is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from converter.model.concept import Concept
from converter.model.network import Role
from converter.model.report import Report
from converter.namespaces import DTR_TYPES, LINK, SCHEMAS, XBRLDT, XBRLI, XLINK, XS, clark
from converter.write.arcs import calculation_links, definition_links, label_links, presentation_links
from converter.write.linkbase import linkbase, role_uri

_TYPE_SPACES = {"xbrli": XBRLI, "xbrldt": XBRLDT, "dtr-types": DTR_TYPES, "xs": XS}
_LINKS = {"pre": presentation_links, "cal": calculation_links, "def": definition_links, "lab": label_links}
_KINDS = {"pre": "presentation", "cal": "calculation", "def": "definition", "lab": "label"}
_USED_ON = ("presentationLink", "calculationLink", "definitionLink")


def write_extension(report: Report) -> dict[str, bytes]:
    """The schema and the linkbases by file name."""
    made = {kind: linkbase(report, links(report)) for kind, links in _LINKS.items()}
    files = {f"{report.stem}_{kind}.xml": data for kind, data in made.items() if data is not None}
    schema = _schema(report, tuple(files))
    etree.indent(schema)
    return {f"{report.stem}.xsd": etree.tostring(schema, xml_declaration=True, encoding="US-ASCII") + b"\n", **files}


def _schema(report: Report, linkbases: Iterable[str]) -> etree._Element:
    own = [concept for concept in report.concepts.values() if concept.qname.prefix == report.prefix]
    prefixes = {part.partition(":")[0] for concept in own for part in (concept.type, concept.substitution_group)}
    types = {prefix: space for prefix, space in _TYPE_SPACES.items() if prefix in prefixes}
    spaces = {
        "xs": XS,
        "xbrli": XBRLI,
        "link": LINK,
        "xlink": XLINK,
        **types,
        **{prefix: report.target.namespaces[prefix] for prefix in sorted(prefixes) if prefix in report.target.namespaces},
        report.prefix: report.namespace,
    }
    schema = etree.Element(f"{clark(XS)}schema", nsmap=spaces)
    for name, value in {
        "targetNamespace": report.namespace,
        "elementFormDefault": "qualified",
        "attributeFormDefault": "unqualified",
    }.items():
        schema.set(name, value)
    schema.append(_annotation(report, linkbases))
    for namespace, location in sorted(_imports(report, prefixes).items()):
        etree.SubElement(schema, f"{clark(XS)}import", namespace=namespace, schemaLocation=location)
    for concept in own:
        schema.append(_element(concept))
    return schema


def _imports(report: Report, prefixes: Iterable[str]) -> Mapping[str, str]:
    """The schemas of all standard concepts in use (and only those: EFM 6.22.3), and of the types."""
    used = {qname.prefix for qname in report.concepts} | set(prefixes)
    standard = {report.target.namespaces[prefix]: report.target.schemas[prefix] for prefix in used if prefix in report.target.schemas}
    types = {_TYPE_SPACES[prefix] for prefix in ("xbrldt", "dtr-types") if prefix in used}
    return standard | {space: SCHEMAS[space] for space in (XBRLI, LINK, *types)}


def _annotation(report: Report, linkbases: Iterable[str]) -> etree._Element:
    annotation = etree.Element(f"{clark(XS)}annotation")
    info = etree.SubElement(annotation, f"{clark(XS)}appinfo")
    for name in linkbases:
        info.append(_linkbase_reference(name))
    for role in report.roles:
        info.append(_role_type(report, role))
    return annotation


def _linkbase_reference(name: str) -> etree._Element:
    kind = _KINDS[name.removesuffix(".xml").rpartition("_")[2]]
    reference = etree.Element(f"{clark(LINK)}linkbaseRef")
    reference.set(f"{clark(XLINK)}type", "simple")
    reference.set(f"{clark(XLINK)}href", name)
    reference.set(f"{clark(XLINK)}role", f"http://www.xbrl.org/2003/role/{kind}LinkbaseRef")
    reference.set(f"{clark(XLINK)}arcrole", "http://www.w3.org/1999/xlink/properties/linkbase")
    return reference


def _role_type(report: Report, role: Role) -> etree._Element:
    """A role with all three uses (EFM 6.7.11)."""
    kind = etree.Element(f"{clark(LINK)}roleType", roleURI=role_uri(report, role), id=role.name)
    etree.SubElement(kind, f"{clark(LINK)}definition").text = role.definition
    for use in _USED_ON:
        etree.SubElement(kind, f"{clark(LINK)}usedOn").text = f"link:{use}"
    return kind


def _element(concept: Concept) -> etree._Element:
    """An element of the filing's own (EFM 6.7.17 id, 6.7.18 nillable)."""
    element = etree.Element(f"{clark(XS)}element")
    for name, value in {
        "id": f"{concept.qname.prefix}_{concept.qname.name}",
        "name": concept.qname.name,
        "type": concept.type,
        "substitutionGroup": concept.substitution_group,
        f"{clark(XBRLI)}periodType": concept.period_type.value,
        f"{clark(XBRLI)}balance": concept.balance or "",
        "abstract": "true" if concept.abstract else "",
        "nillable": "true",
    }.items():
        if value:
            element.set(name, value)
    return element
