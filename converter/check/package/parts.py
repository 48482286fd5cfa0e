"""The parts of a report on disk, and findings about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from lxml.etree import _Element as Element

from converter import namespaces
from converter.model.finding import Finding, Severity
from converter.model.source import Place
from converter.namespaces import clark

IX, XHTML, XS = clark(namespaces.IX), clark(namespaces.XHTML), clark(namespaces.XS)
XBRLI, LINK, XLINK = clark(namespaces.XBRLI), clark(namespaces.LINK), clark(namespaces.XLINK)
LINKBASES = ("_pre", "_cal", "_def", "_lab")


@dataclass(frozen=True, slots=True)
class Parts:
    """An inline document, its schema if it is there, and its linkbases by the ends of their names ("_cal")."""

    files: Mapping[str, bytes]
    name: str
    document: Element
    schema_name: str
    schema: Element | None
    linkbases: Mapping[str, tuple[str, Element]]

    @classmethod
    def of(cls, files: Mapping[str, bytes], trees: Mapping[str, Element]) -> Self | None:
        """The parts, None if there is no inline document."""
        name = next((n for n, tree in trees.items() if n.endswith(".htm") and tree.find(f".//{IX}header") is not None), None)
        if name is None:
            return None
        schema = next((n for n in trees if n.endswith(".xsd")), "")
        linkbases = {end: (n, tree) for n, tree in trees.items() for end in LINKBASES if n.endswith(f"{end}.xml")}
        return cls(files, name, trees[name], schema, trees.get(schema), linkbases)

    def inline(self, name: str) -> Iterator[Element]:
        """The document's elements of the inline namespace with this name."""
        return self.document.iter(f"{IX}{name}")


def fault(rule: str, code: str, what: str, file: str = "", element: Element | None = None) -> Finding:
    """What EDGAR refuses a file for; it may still be valid XBRL, which Arelle says."""
    line = element.sourceline if element is not None else None
    place = Place(file, line, 1) if file and isinstance(line, int) else None
    return Finding(f"package.{code}", Severity.WARNING, what, place, "", "Convert anew; do not change the files by hand.", rule)
