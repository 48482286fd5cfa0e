"""The linkbases: arcs, roles and labels (EFM 6.9 to 6.16)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from converter.check.package.parts import LINK, XLINK, Parts, fault
from converter.model.finding import Finding
from converter.namespaces import SUMMATION_ITEM

_ARCS = tuple(f"{LINK}{name}" for name in ("presentationArc", "calculationArc", "definitionArc", "labelArc"))
_OLD_SUMS = "http://www.xbrl.org/2003/arcrole/summation-item"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def check_arcs(parts: Parts) -> Iterator[Finding]:
    """Arcs of presentation, calculation and definition have an order (EFM 6.12.1, 6.14.1), and none stands twice (XBRL 2.1, 3.5.3.9)."""
    for end in ("_pre", "_cal", "_def"):
        name, tree = parts.linkbases.get(end, ("", None))
        if tree is None:
            continue
        rule = "EFM 6.14.1" if end == "_cal" else "EFM 6.12.1"
        for link in tree.iterchildren():
            arcs = list(link.iterchildren(*_ARCS))
            for arc in arcs:
                if arc.get("order") is None:
                    yield fault(rule, "no-order", f"An arc to {arc.get(f'{XLINK}to')} has no order.", name, arc)
            pairs = Counter((arc.get(f"{XLINK}from"), arc.get(f"{XLINK}to")) for arc in arcs)
            for (start, stop), count in pairs.items():
                if count > 1:
                    yield fault("XBRL 2.1 3.5.3.9", "arc-twice", f"{count} arcs lead from {start} to {stop} in one role.", name, link)


def check_calculation_arcroles(parts: Parts) -> Iterator[Finding]:
    """Sums are those of Calculations 1.1, declared so, with weights of +1 or -1 (EFM 6.14.2)."""
    name, tree = parts.linkbases.get("_cal", ("", None))
    if tree is None:
        return
    used = {arc.get(f"{XLINK}arcrole") for arc in tree.iter(f"{LINK}calculationArc")}
    declared = {reference.get("arcroleURI") for reference in tree.iter(f"{LINK}arcroleRef")}
    if _OLD_SUMS in used or (SUMMATION_ITEM in used and SUMMATION_ITEM not in declared):
        yield fault("EFM 6.14", "arcrole", "The sums are not those of Calculations 1.1, or their arc role is not declared.")
    for arc in tree.iter(f"{LINK}calculationArc"):
        if arc.get("weight") not in ("1", "-1", "1.0", "-1.0"):
            yield fault("EFM 6.14.2", "weight", f"An arc to {arc.get(f'{XLINK}to')} has the weight {arc.get('weight')}.", name, arc)


def check_roles_are_declared(parts: Parts) -> Iterator[Finding]:
    """Each link's role is declared in the schema and referred to (EFM 6.9.1)."""
    if parts.schema is None:
        return
    known = {role.get("roleURI") for role in parts.schema.iter(f"{LINK}roleType")}
    for end in ("_pre", "_cal", "_def"):
        name, tree = parts.linkbases.get(end, ("", None))
        for link in tree.iterchildren() if tree is not None else ():
            role = link.get(f"{XLINK}role")
            if link.get(f"{XLINK}type") == "extended" and role not in known:
                yield fault("EFM 6.9.1", "role-undeclared", f"The role {role} is not declared in the schema.", name, link)


def check_labels(parts: Parts) -> Iterator[Finding]:
    """Labels have a language and a text (EFM 6.10.1, 6.10.8), and the report has a label linkbase."""
    name, tree = parts.linkbases.get("_lab", ("", None))
    if tree is None:
        yield fault("EFM 6.10.1", "no-labels", "The report has no label linkbase.")
        return
    for label in tree.iter(f"{LINK}label"):
        text = label.text or ""
        if not label.get(_LANGUAGE) or not text or text != text.strip():
            what = f"The label {label.get(f'{XLINK}label')} has no language, no text, or blanks around it."
            yield fault("EFM 6.10.8", "label", what, name, label)
