"""A report's files -> findings: what can be said of files as they lie there, without a taxonomy processor.

The other checks look at a report before it is written; these look at what is on disk, where a hand may have changed it. They speak of
the form of the files alone (EFM 5.2 and 6.3 to 6.22), and need milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from lxml import etree

from converter.check.package import document, linkbases, names, schema
from converter.check.package.parts import Parts, fault
from converter.model.finding import Finding

__all__ = ["PACKAGE_CHECKS", "check_package"]

PackageCheck = Callable[[Parts], Iterable[Finding]]

PACKAGE_CHECKS: tuple[PackageCheck, ...] = (
    names.check_names,
    names.check_one_stem,
    document.check_encoding,
    document.check_root,
    document.check_elements,
    document.check_prefixes,
    document.check_registries,
    document.check_scripts,
    document.check_contexts,
    document.check_units,
    document.check_numbers,
    document.check_text_blocks,
    document.check_continuations,
    document.check_hidden,
    document.check_schema_reference,
    schema.check_target_namespace,
    schema.check_elements,
    schema.check_role_types,
    schema.check_one_year,
    linkbases.check_arcs,
    linkbases.check_calculation_arcroles,
    linkbases.check_roles_are_declared,
    linkbases.check_labels,
)


def check_package(files: Mapping[str, bytes]) -> Iterator[Finding]:
    """What the checks find in an inline document with its schema and linkbases, by file names without folders."""
    trees = {}
    for name, data in files.items():
        if name.endswith((".htm", ".xsd", ".xml")):
            try:
                trees[name] = etree.fromstring(data, etree.XMLParser(no_network=True, resolve_entities=False, huge_tree=True))
            except etree.XMLSyntaxError as error:
                yield fault("EFM 5.2.5", "not-well-formed", f"{name} is no well-formed XML: {error.msg}.")
    parts = Parts.of(files, trees)
    if parts:
        for check in PACKAGE_CHECKS:
            yield from check(parts)
