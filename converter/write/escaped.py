"""The values of escaped text facts, taken from the inline document that shows them.

A text block's value is markup (Inline XBRL 1.1, 4.1: escaped content with its continuations), so it is read from the
document itself: other outputs then hold the very same value, whatever the document's setting.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from lxml import etree

from converter import namespaces
from converter.namespaces import clark

IX, XHTML = clark(namespaces.IX), clark(namespaces.XHTML)
EMPTY = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "param"})  # elements that HTML closes in themselves


def escaped_texts(document: bytes) -> dict[str, str]:
    """The value of each escaped fact by its id, in an inline document; elements of XHTML stand without prefix."""
    root = etree.fromstring(document)
    continuations = {str(found.get("id")): found for found in root.iter(f"{IX}continuation")}
    facts = [fact for fact in root.iter(f"{IX}nonNumeric") if fact.get("escape") in {"true", "1"}]
    return {str(fact.get("id")): "".join(_chain(fact, continuations)).strip() for fact in facts}


def _chain(fact: etree._Element, continuations: Mapping[str, etree._Element]) -> Iterator[str]:
    part: etree._Element | None = fact
    while part is not None:
        yield from _inside(part)
        part = continuations.get(str(part.get("continuedAt")))


def _inside(element: etree._Element) -> Iterator[str]:
    """What is inside an element: texts escaped, elements of HTML as markup, those of inline XBRL as their content alone."""
    yield _text(element.text)
    for child in element:
        if isinstance(child.tag, str) and child.tag != f"{IX}exclude":
            yield from _inside(child) if child.tag.startswith(IX) else _markup(child)
        yield _text(child.tail)


def _markup(element: etree._Element) -> Iterator[str]:
    name = str(element.tag).removeprefix(XHTML)
    attributes = "".join(
        f' {key}="{_text(value).replace(QUOTE, "&quot;")}"'
        for key, value in sorted((str(key), str(value)) for key, value in element.items())
    )
    if not len(element) and not element.text:
        yield f"<{name}{attributes}/>" if name in EMPTY else f"<{name}{attributes}></{name}>"
        return
    yield f"<{name}{attributes}>"
    yield from _inside(element)
    yield f"</{name}>"


QUOTE = '"'


def _text(text: str | None) -> str:
    return escape(text or "", quote=False)
