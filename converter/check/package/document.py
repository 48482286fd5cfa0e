"""The inline document: its form, contexts, units, numbers, continuations and hidden facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml.etree import QName
from lxml.etree import _Element as Element

from converter import namespaces
from converter.check.package.parts import IX, LINK, XBRLI, XHTML, XLINK, Parts, fault
from converter.model.finding import Finding
from converter.namespaces import CIK, clark

_FACTS = ("nonFraction", "nonNumeric")
_TRANSFORMATIONS = re.compile(
    r"http://www\.xbrl\.org/inlineXBRL/transformation/(2015-02-26|2020-02-12|2022-02-16)"
    r"|http://www\.sec\.gov/inlineXBRL/transformation/2015-08-31"
)
_STANDARD = re.compile(r"https?://(?:fasb\.org|xbrl\.sec\.gov)/(us-gaap|srt|dei|country|currency|exch|naics|sic|stpr)/\d{4}")
_FIXED_PREFIXES = {namespaces.XBRLI: "xbrli", namespaces.IX: "ix", namespaces.XBRLDI: "xbrldi", namespaces.ISO4217: "iso4217"}
_ACTIVE = {f"{XHTML}{name}" for name in ("script", "iframe", "object", "embed", "applet", "form")}
_NO_NUMERAL = re.compile(r"[()$%+\u00a3\u20ac]|-\s*\d")
_HIDING = re.compile(r"-sec-ix-hidden:\s*([^;\s]+)")


def check_encoding(parts: Parts) -> Iterator[Finding]:
    """EDGAR takes ASCII alone; other characters are numeric references (EFM 5.2.1)."""
    for name, data in parts.files.items():
        if name.endswith((".htm", ".xsd", ".xml")) and not data.isascii():
            yield fault("EFM 5.2.1", "not-ascii", f"{name} has characters beyond ASCII.")


def check_root(parts: Parts) -> Iterator[Finding]:
    """The root is html of XHTML, and there is no document type (EFM 5.2.5)."""
    if parts.document.tag != f"{XHTML}html":
        yield fault("EFM 5.2.5", "root", f"The document's root is {parts.document.tag}, not html of XHTML.", parts.name, parts.document)
    if b"<!DOCTYPE" in parts.files[parts.name][:4096]:
        yield fault("EFM 5.2.5", "doctype", "The document declares a document type.")


def check_elements(parts: Parts) -> Iterator[Finding]:
    """No tuples, no fractions, no targets (EFM 5.2.5)."""
    for name in ("tuple", "fraction"):
        for element in parts.inline(name):
            yield fault("EFM 5.2.5", "element", f"The document has an ix:{name}.", parts.name, element)
    for element in parts.document.iter(*(f"{IX}{name}" for name in (*_FACTS, "references"))):
        if element.get("target") is not None:
            yield fault("EFM 5.2.5", "target", "A fact has a target document.", parts.name, element)


def check_prefixes(parts: Parts) -> Iterator[Finding]:
    """Standard namespaces have their usual prefixes (EFM 5.2.5)."""
    for prefix, namespace in parts.document.nsmap.items():
        standard = _STANDARD.fullmatch(namespace)
        usual = standard[1] if standard else _FIXED_PREFIXES.get(namespace)
        if usual and prefix != usual:
            yield fault("EFM 5.2.5", "prefix", f'{namespace} has the prefix "{prefix}" instead of "{usual}".')


def check_registries(parts: Parts) -> Iterator[Finding]:
    """Formats are of the transformation registries 3 to 5 and the SEC's own (EFM 5.2.5.12)."""
    for element in parts.document.iter(*(f"{IX}{name}" for name in _FACTS)):
        prefix, _, _ = element.get("format", "").partition(":")
        namespace = element.nsmap.get(prefix, "") if prefix else ""
        if prefix and not _TRANSFORMATIONS.fullmatch(namespace):
            yield fault(
                "EFM 5.2.5.12", "transformation", f"The format {element.get('format')} is of no registry in use.", parts.name, element
            )


def check_scripts(parts: Parts) -> Iterator[Finding]:
    """No script, no frame, nothing that is loaded from elsewhere (EFM 6.5.16, 5.2.2)."""
    for element in parts.document.iter(*_ACTIVE):
        name = QName(element).localname
        yield fault("EFM 5.2.2", "active-content", f"The document has a <{name}>.", parts.name, element)
    for element in parts.document.iter(f"{XHTML}img", f"{XHTML}link", f"{XHTML}a"):
        address = element.get("src") or element.get("href") or ""
        if re.match(r"(?:https?:|file:|//|javascript:)", address):
            yield fault("EFM 6.5.16", "reference", f"The document refers to {address[:60]}.", parts.name, element)


def check_contexts(parts: Parts) -> Iterator[Finding]:
    """One entity, no scenario, no forever, only explicit dimensions; none twice, none unused (EFM 6.5.1 to 6.5.8, 6.5.38)."""
    used = {element.get("contextRef") for element in parts.document.iter(*(f"{IX}{name}" for name in _FACTS))}
    seen: dict[str, str] = {}
    entities: set[str] = set()
    for context in parts.document.iter(f"{XBRLI}context"):
        name = context.get("id", "")
        identifier = context.find(f".//{XBRLI}identifier")
        entities.add((identifier.text or "") if identifier is not None else "")
        if identifier is None or identifier.get("scheme") != CIK or not re.fullmatch(r"\d{10}", identifier.text or ""):
            yield fault("EFM 6.5.2", "entity", f"The context {name} does not name its entity by a CIK of ten digits.", parts.name, context)
        for rule, tag in (("EFM 6.5.4", f"{XBRLI}scenario"), ("EFM 6.5.38", f"{XBRLI}forever")):
            if context.find(f".//{tag}") is not None:
                yield fault(rule, "context", f"The context {name} has a {QName(tag).localname}.", parts.name, context)
        if context.find(f".//{clark(namespaces.XBRLDI)}typedMember") is not None:
            yield fault("EFM 6.5.5", "context", f"The context {name} has a typed dimension.", parts.name, context)
        first = seen.setdefault(_content(context), name)
        if first != name:
            yield fault("EFM 6.5.7", "context-twice", f"The contexts {first} and {name} are equal.", parts.name, context)
        if name not in used:
            yield fault("EFM 6.5.8", "context-unused", f"No fact has the context {name}.", parts.name, context)
    if len(entities) > 1:
        yield fault("EFM 6.5.3", "entity", f"The contexts name {len(entities)} entities.")


def _content(element: Element) -> str:
    """What an element says, members in any order."""
    children = sorted(_content(child) for child in element)
    own = sorted(f"{name!s}={value!s}" for name, value in element.attrib.items() if name != "id")
    return "".join((QName(element).text, *own, (element.text or "").strip(), *children))


def check_units(parts: Parts) -> Iterator[Finding]:
    """No two units are equal (EFM 6.5.11)."""
    seen: dict[str, str] = {}
    for unit in parts.document.iter(f"{XBRLI}unit"):
        first = seen.setdefault(_content(unit), unit.get("id", ""))
        if first != unit.get("id"):
            yield fault("EFM 6.5.11", "unit-twice", f"The units {first} and {unit.get('id')} are equal.", parts.name, unit)


def check_numbers(parts: Parts) -> Iterator[Finding]:
    """Numbers have decimals, never a precision; their text is the numeral alone (EFM 6.5.17, 5.2.5)."""
    for fact in parts.inline("nonFraction"):
        empty = fact.get(f"{clark(namespaces.XSI)}nil") == "true"
        if fact.get("precision") is not None or (fact.get("decimals") is None and not empty):
            yield fault("EFM 6.5.17", "no-decimals", f"{fact.get('name')} has a precision or no decimals.", parts.name, fact)
        if fact.get("sign") not in (None, "-"):
            yield fault("EFM 5.2.5", "sign", f'{fact.get("name")} has the sign "{fact.get("sign")}".', parts.name, fact)
        text = "".join(map(str, fact.itertext()))
        if _NO_NUMERAL.search(text):
            yield fault(
                "EFM 5.2.5", "numeral", f'{fact.get("name")} is tagged on "{text[:40]}", which is more than a numeral.', parts.name, fact
            )


def check_text_blocks(parts: Parts) -> Iterator[Finding]:
    """Text blocks keep their markup (Inline XBRL 1.1, 11.1)."""
    for fact in parts.inline("nonNumeric"):
        name = fact.get("name", "")
        if name.endswith("TextBlock") and fact.get("escape") not in ("true", "1"):
            yield fault("Inline XBRL 1.1, 11.1", "text-block", f"{name} is not escaped and would lose its markup.", parts.name, fact)


def check_continuations(parts: Parts) -> Iterator[Finding]:
    """Each continuation continues one text, and each text finds its continuation (Inline XBRL 1.1, 4.1)."""
    continued = Counter(e.get("continuedAt") for e in parts.document.iter(f"{IX}nonNumeric", f"{IX}continuation") if e.get("continuedAt"))
    found = {element.get("id"): element for element in parts.inline("continuation")}
    for name in continued.keys() - found.keys():
        yield fault("Inline XBRL 1.1, 4.1", "continuation", f"A text is continued at {name}, which does not exist.")
    for name, element in found.items():
        if continued[name] != 1:
            what = f"The continuation {name} continues {continued[name]} texts."
            yield fault("Inline XBRL 1.1, 4.1", "continuation", what, parts.name, element)


def check_hidden(parts: Parts) -> Iterator[Finding]:
    """What is hidden exists, is shown somewhere once, and is no number (EFM 5.2.5.14)."""
    shown = Counter(_HIDING.findall(parts.files[parts.name].decode("ascii", "replace")))
    hidden = {fact.get("id", ""): fact for box in parts.inline("hidden") for fact in box}
    for name in shown.keys() - hidden.keys():
        yield fault("EFM 5.2.5.14", "hidden-not-found", f"The document shows the hidden fact {name}, which does not exist.")
    for name, fact in hidden.items():
        if shown[name] > 1:
            yield fault("EFM 5.2.5.14", "hidden-twice", f"The hidden fact {name} is shown {shown[name]} times.", parts.name, fact)
        if not fact.get("name", "").startswith("dei:") and not shown[name]:
            yield fault("EFM 5.2.5.14", "hidden", f"{fact.get('name')} is hidden and shown nowhere.", parts.name, fact)


def check_schema_reference(parts: Parts) -> Iterator[Finding]:
    """The document refers to its own schema, not to a standard one (EFM 6.22.1)."""
    for reference in parts.document.iter(f"{LINK}schemaRef"):
        address = reference.get(f"{XLINK}href", "")
        if "/" in address or address not in parts.files:
            what = f"The document refers to {address}, which is no schema of its own."
            yield fault("EFM 6.22.1", "schema-reference", what, parts.name, reference)
