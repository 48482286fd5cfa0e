"""A linkbase as XML: its extended links with their locators, resources and arcs, and the references to roles that they need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple
from xml.sax.saxutils import escape

from converter.model.concept import QName
from converter.model.network import Role
from converter.model.report import Report
from converter.namespaces import DIMENSIONS, LINK, SCHEMAS, SUMMATION_ITEM, XBRLDT, XLINK, XSI

STANDARD_LINK_ROLE = "http://www.xbrl.org/2003/role/link"
_DEFINED_IN = {
    SUMMATION_ITEM: "https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item",
    **{
        DIMENSIONS + name: f"{SCHEMAS[XBRLDT]}#{name}"
        for name in ("all", "hypercube-dimension", "dimension-domain", "dimension-default", "domain-member")
    },
}
_START = (
    "<?xml version='1.0' encoding='US-ASCII'?>\n"
    f'<link:linkbase xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:xbrldt="{XBRLDT}" xmlns:xsi="{XSI}"'
    f' xsi:schemaLocation="{LINK} {SCHEMAS[LINK]}">\n'
)
_NEGATED = "http://www.xbrl.org/lrr/role/negated-2009-12-16.xsd"


class Arc(NamedTuple):
    """From one locator to another locator or resource, by their labels; `attributes` are those beside arcrole and ends, plain words all."""

    arcrole: str
    source: str
    target: str
    attributes: Mapping[str, str] = MappingProxyType({})


class Resource(NamedTuple):
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


def linkbase(report: Report, links: Sequence[Link]) -> bytes | None:
    """A linkbase of the links that have arcs, as ASCII; None if none has. Strings are put together: a tree takes five times as long."""
    links = [link for link in links if link.arcs]
    if not links:
        return None
    roles = "".join(_simple("roleRef", "roleURI", uri, href) for uri, href in _role_references(report, links).items())
    used = {arc.arcrole for link in links for arc in link.arcs}
    arcroles = "".join(_simple("arcroleRef", "arcroleURI", uri, _DEFINED_IN[uri]) for uri in sorted(used & set(_DEFINED_IN)))
    body = "".join(_extended(report, link) for link in links)
    return f"{_START}{roles}{arcroles}{body}</link:linkbase>\n".encode("ascii", "xmlcharrefreplace")


def _role_references(report: Report, links: Sequence[Link]) -> dict[str, str]:
    """Roles of the filing, and label roles that XBRL 2.1 does not define itself."""
    own = {role_uri(report, link.role): f"{report.stem}.xsd#{link.role.name}" for link in links if link.role}
    labels = sorted({resource.role for link in links for resource in link.resources if "/2009/role/negated" in resource.role})
    return {**own, **{role: f"{_NEGATED}#{role.rpartition('/')[2]}" for role in labels}}


def role_uri(report: Report, role: Role | None) -> str:
    """A role's URI: under the filing's own authority, ending with its name (EFM 6.7.9)."""
    return f"{report.namespace.rpartition('/')[0]}/role/{role.name}" if role else STANDARD_LINK_ROLE


def _simple(name: str, attribute: str, uri: str, href: str) -> str:
    return f'  <link:{name} {attribute}="{uri}" xlink:type="simple" xlink:href="{href}"/>\n'


def _extended(report: Report, link: Link) -> str:
    locators = (
        f'    <link:loc xlink:type="locator" xlink:href="{concept_address(report, concept)}" xlink:label="{label}"/>\n'
        for label, concept in link.locators.items()
    )
    resources = (
        f'    <link:label xlink:type="resource" xlink:label="{one.label}" xlink:role="{one.role}" xml:lang="en-US">'
        f"{escape(one.text)}</link:label>\n"
        for one in link.resources
    )
    name = link.element.replace("Link", "Arc")
    arcs = (
        f'    <link:{name} xlink:type="arc" xlink:arcrole="{arc.arcrole}" xlink:from="{arc.source}" xlink:to="{arc.target}"'
        f"{_attributes(arc)}/>\n"
        for arc in link.arcs
    )
    role = role_uri(report, link.role)
    inside = "".join((*locators, *resources, *arcs))
    return f'  <link:{link.element} xlink:type="extended" xlink:role="{role}">\n{inside}  </link:{link.element}>\n'


def _attributes(arc: Arc) -> str:
    return "".join([f' {key}="{value}"' for key, value in arc.attributes.items()])


def concept_address(report: Report, concept: QName) -> str:
    """Where a concept's element stands: schema and id."""
    schema = report.target.schemas.get(concept.prefix, f"{report.stem}.xsd")
    return f"{schema}#{concept.prefix}_{concept.name}"
