"""A linkbase as XML: its extended links with their locators, resources and arcs, and the references to roles that they need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from converter.model.concept import QName
from converter.model.network import Role
from converter.model.report import Report

LINK = "http://www.xbrl.org/2003/linkbase"
XBRLI = "http://www.xbrl.org/2003/instance"
XLINK = "http://www.w3.org/1999/xlink"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XBRLDT = "http://xbrl.org/2005/xbrldt"
STANDARD_LINK_ROLE = "http://www.xbrl.org/2003/role/link"
SUMMATION_ITEM = "https://xbrl.org/2023/arcrole/summation-item"
_DIMENSIONS = "http://xbrl.org/int/dim/arcrole/"
_DEFINED_IN = {
    SUMMATION_ITEM: "https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item",
    **{
        _DIMENSIONS + name: f"http://www.xbrl.org/2005/xbrldt-2005.xsd#{name}"
        for name in ("all", "hypercube-dimension", "dimension-domain", "dimension-default", "domain-member")
    },
}
_LOCATION = f"{LINK} http://www.xbrl.org/2003/xbrl-linkbase-2003-12-31.xsd"
_NEGATED = "http://www.xbrl.org/lrr/role/negated-2009-12-16.xsd"


@dataclass(frozen=True, slots=True)
class Arc:
    """From one locator to another locator or resource, by their labels; `attributes` are those beside arcrole and ends."""

    arcrole: str
    source: str
    target: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resource:
    """An English label: `label` is the name by which arcs find it."""

    label: str
    role: str
    text: str


@dataclass(slots=True)
class Link:
    """One extended link under way. `element` is "presentationLink"; `role` None stands for the standard link role."""

    element: str
    role: Role | None
    locators: dict[str, QName] = field(default_factory=dict)
    resources: list[Resource] = field(default_factory=list)
    arcs: list[Arc] = field(default_factory=list)

    def locate(self, concept: QName, mark: str = "") -> str:
        """The label of a locator of `concept`; each `mark` has one of its own (equal pairs of ends would be duplicate arcs)."""
        label = f"loc_{concept.prefix}_{concept.name}{mark}"
        self.locators[label] = concept
        return label


def linkbase(report: Report, links: Sequence[Link]) -> etree._Element | None:
    """A linkbase of the links that have arcs; None if none has."""
    links = [link for link in links if link.arcs]
    if not links:
        return None
    root = etree.Element(f"{{{LINK}}}linkbase", nsmap={"link": LINK, "xlink": XLINK, "xbrldt": XBRLDT, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", _LOCATION)
    for uri, href in _role_references(report, links).items():
        _simple(root, "roleRef", "roleURI", uri, href)
    arcroles = {arc.arcrole for link in links for arc in link.arcs}
    for uri in sorted(arcroles & set(_DEFINED_IN)):
        _simple(root, "arcroleRef", "arcroleURI", uri, _DEFINED_IN[uri])
    for link in links:
        root.append(_extended(report, link))
    return root


def _role_references(report: Report, links: Sequence[Link]) -> dict[str, str]:
    """Roles of the filing, and label roles that XBRL 2.1 does not define itself."""
    own = {role_uri(report, link.role): f"{report.stem}.xsd#{link.role.name}" for link in links if link.role}
    labels = sorted({resource.role for link in links for resource in link.resources if "/2009/role/negated" in resource.role})
    return {**own, **{role: f"{_NEGATED}#{role.rpartition('/')[2]}" for role in labels}}


def role_uri(report: Report, role: Role | None) -> str:
    """A role's URI: under the filing's own authority, ending with its name (EFM 6.7.9)."""
    return f"{report.namespace.rpartition('/')[0]}/role/{role.name}" if role else STANDARD_LINK_ROLE


def _simple(root: etree._Element, name: str, attribute: str, uri: str, href: str) -> None:
    reference = etree.SubElement(root, f"{{{LINK}}}{name}")
    reference.set(attribute, uri)
    reference.set(f"{{{XLINK}}}type", "simple")
    reference.set(f"{{{XLINK}}}href", href)


def _extended(report: Report, link: Link) -> etree._Element:
    extended = etree.Element(f"{{{LINK}}}{link.element}")
    extended.set(f"{{{XLINK}}}type", "extended")
    extended.set(f"{{{XLINK}}}role", role_uri(report, link.role))
    for label, concept in link.locators.items():
        _child(extended, "loc", "locator", {"href": concept_address(report, concept), "label": label})
    for resource in link.resources:
        element = _child(extended, "label", "resource", {"label": resource.label, "role": resource.role})
        element.set("{http://www.w3.org/XML/1998/namespace}lang", "en-US")
        element.text = resource.text
    name = link.element.replace("Link", "Arc")
    for arc in link.arcs:
        element = _child(extended, name, "arc", {"arcrole": arc.arcrole, "from": arc.source, "to": arc.target})
        for attribute, value in arc.attributes.items():
            element.set(attribute, value)
    return extended


def _child(parent: etree._Element, name: str, kind: str, attributes: Mapping[str, str]) -> etree._Element:
    child = etree.SubElement(parent, f"{{{LINK}}}{name}")
    child.set(f"{{{XLINK}}}type", kind)
    for attribute, value in attributes.items():
        child.set(f"{{{XLINK}}}{attribute}", value)
    return child


def concept_address(report: Report, concept: QName) -> str:
    """Where a concept's element stands: schema and id."""
    schema = report.target.schemas.get(concept.prefix, f"{report.stem}.xsd")
    return f"{schema}#{concept.prefix}_{concept.name}"


def serialise(root: etree._Element) -> bytes:
    """XML as ASCII bytes with numeric references, indented."""
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="US-ASCII") + b"\n"
