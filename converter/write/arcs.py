"""What the linkbases of a report say: presentation, calculation, labels, dimensions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from converter.model.concept import QName
from converter.model.network import Hypercube, LabelRole, Presentation, Role
from converter.model.report import Report
from converter.namespaces import DIMENSIONS, SUMMATION_ITEM
from converter.write.linkbase import Arc, Link, Resource

_PARENT_CHILD = "http://www.xbrl.org/2003/arcrole/parent-child"
_CONCEPT_LABEL = "http://www.xbrl.org/2003/arcrole/concept-label"


def presentation_links(report: Report) -> list[Link]:
    """A tree for each role. Every row has a locator of its own: opening and closing cash are the same concept under one parent."""
    links = []
    for role in report.roles:
        link = Link("presentationLink", role)
        path: list[str] = []
        for order, row in enumerate(role.presentation, 1):
            label = link.locate(row.concept, f"_{order}")
            del path[row.depth :]
            if path:
                attributes = {"order": str(order)}
                if row.label_role is not LabelRole.STANDARD:
                    attributes["preferredLabel"] = row.label_role.uri
                link.arcs.append(Arc(_PARENT_CHILD, path[-1], label, attributes))
            path.append(label)
        links.append(link)
    return links


def calculation_links(report: Report) -> list[Link]:
    """The sums of each role, by calculation 1.1."""
    links = []
    for role in report.roles:
        link = Link("calculationLink", role)
        for order, arc in enumerate(role.calculation, 1):
            attributes = {"order": str(order), "weight": str(arc.weight)}
            link.arcs.append(Arc(SUMMATION_ITEM, link.locate(arc.total), link.locate(arc.child), attributes))
        links.append(link)
    return links


def label_links(report: Report) -> list[Link]:
    """All labels, in one link; a concept's labels hang on one arc."""
    link = Link("labelLink", None)
    for concept in dict.fromkeys(label.concept for label in report.labels):
        name = f"lab_{concept.prefix}_{concept.name}"
        link.arcs.append(Arc(_CONCEPT_LABEL, link.locate(concept), name))
    link.resources = [Resource(f"lab_{one.concept.prefix}_{one.concept.name}", one.role.uri, one.text) for one in report.labels]
    return [link]


def definition_links(report: Report) -> list[Link]:
    """The dimensional tables of the roles that have one (XBRL Dimensions 1.0)."""
    links = []
    for role in report.roles:
        if role.hypercube:
            link = Link("definitionLink", role)
            link.arcs = list(_definition_arcs(link, role, role.hypercube))
            links.append(link)
    return links


def _definition_arcs(link: Link, role: Role, cube: Hypercube) -> Iterator[Arc]:
    closed = {"order": "1", "xbrldt:closed": "true", "xbrldt:contextElement": "segment"}
    table = link.locate(cube.table)
    yield Arc(f"{DIMENSIONS}all", link.locate(cube.line_items), table, closed)
    for order, axis in enumerate(cube.axes, 1):
        name, domain = link.locate(axis.axis), link.locate(axis.domain)
        yield _arc("hypercube-dimension", table, name, order)
        yield _arc("dimension-domain", name, domain, 1)
        yield _arc("dimension-default", name, link.locate(axis.domain, "_default"), 2)
        for place, member in enumerate(axis.members, 1):
            yield _arc("domain-member", domain, link.locate(member), place)
    for order, (parent, child) in enumerate(_primary_items(role.presentation, cube), 1):
        yield _arc("domain-member", link.locate(parent), link.locate(child), order)


def _arc(name: str, source: str, target: str, order: int) -> Arc:
    return Arc(DIMENSIONS + name, source, target, {"order": str(order)})


def _primary_items(rows: Sequence[Presentation], cube: Hypercube) -> list[tuple[QName, QName]]:
    """Parent and child of the rows below the table's line items, each pair once."""
    pairs: dict[tuple[QName, QName], None] = {}
    path: list[QName] = []
    for row in rows:
        del path[row.depth :]
        if path and cube.line_items in path:
            pairs[path[-1], row.concept] = None
        path.append(row.concept)
    return list(pairs)
