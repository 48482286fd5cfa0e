"""Sections as XHTML. Prose is reflowed, preformatted text kept as printed; the words are the source's, one for one."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from converter.model.filing import BlockKind
from converter.write.ixbrl.styles import style
from converter.write.ixbrl.tagging import Section, Tag

CENTRED_FROM = 12  # a line that starts further right than this was centred (a text page is 80 characters wide)
WIDTHS = ((96, "preformatted"), (115, "preformatted-medium"))  # the longest line that a look shows whole on a printed page
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_ASCII = {code: " " for code in range(128) if _UNPRINTABLE.match(chr(code))}  # five times as fast where it serves
_RULED_LINE = re.compile(r"^(?=[-=_ \t]*[-=_]{3})[-=_ \t]+$", re.MULTILINE)
_PAGE = re.compile(r"<PAGE>|^[\s-]*\d+[\s-]*$", re.MULTILINE)
_SGML = re.compile(r"^[ \t]*+(?:</?(?:PAGE|TABLE|CAPTION|S|C|FN|TEXT|BTB|MULTIPLIER|PRE)>[ \t]*+)+(?:\n|$)", re.MULTILINE | re.IGNORECASE)


class Printed(NamedTuple):
    """What sections are shown from: the source's text, `printable`, and the tags of each leaf."""

    text: str
    tags: Mapping[int, Sequence[Tag]]


def printable(text: str) -> str:
    """The text with blanks for characters that XML or a screen does not know."""
    return text.translate(_ASCII) if text.isascii() else _UNPRINTABLE.sub(" ", text)


def escape(text: str) -> str:
    """Printable text as XML content, without the lines that hold nothing but layout marks of SGML."""
    if "<" in text:
        text = _SGML.sub("", text)
    return html.escape(text, quote=False)


def fold(text: str) -> str:
    """Text as XML content on one line."""
    shown = escape(text)
    if "\n" not in shown and "  " not in shown and "\t" not in shown:
        return shown
    words = " ".join(shown.split())
    return f"{' ' * shown[0].isspace()}{words}{' ' * (bool(words) and shown[-1].isspace())}"


def reflow(text: str) -> str:
    """Prose as XML content on one line, without the lines that only rule off."""
    return fold(_RULED_LINE.sub("", text) if "---" in text or "===" in text or "___" in text else text)


def leaf(printed: Printed, start: int, end: int, show: Callable[[str], str] = fold) -> str:
    """A stretch of running text with its facts' tags; `show` is `escape` where blanks and line breaks are kept."""
    tags = printed.tags.get(start)
    if not tags:
        return show(printed.text[start:end])
    return tagged(printed.text, start, end, tags, show)


def tagged(text: str, start: int, end: int, tags: Sequence[Tag], show: Callable[[str], str] = fold) -> str:
    """A stretch of text with its tags; where one of them asks for a single line, its text is folded."""
    parts: list[str] = []
    open_tags: list[Tag] = []
    at = start

    def go_on(stop: int) -> int:
        if at < stop:
            parts.append((show if all(tag.layout for tag in open_tags) else fold)(text[at:stop]))
        return stop

    for tag in (*tags, None):
        while open_tags and (tag is None or open_tags[-1].end <= tag.start):
            at = go_on(open_tags[-1].end)
            parts.append(open_tags.pop().closing)
        at = go_on(tag.start if tag else end)
        if tag:
            parts.append(tag.opening)
            open_tags.append(tag)
    return "".join(parts)


def heading(printed: Printed, section: Section) -> str:
    """A heading; its printed lines stay lines."""
    inner = leaf(printed, section.start, section.end, escape)
    look = style("heading-centred" if _is_centred(printed.text, section.start) else "heading")
    lines = [" ".join(line.split()) if "<" not in line else line.strip() for line in _RULED_LINE.sub("", inner).split("\n")]
    return f"<h2{look}>{'<br/>'.join(filter(None, lines))}</h2>\n"


def paragraph(printed: Printed, section: Section) -> str:
    """A paragraph of prose, reflowed."""
    inner = leaf(printed, section.start, section.end, reflow)
    centred = "\n" not in printed.text[section.start : section.end] and _is_centred(printed.text, section.start)
    return f"<p{style('paragraph-centred' if centred else 'paragraph')}>{inner}</p>\n"


def _is_centred(text: str, start: int) -> bool:
    """Whether the line on which a stretch starts was set in from the left by more than a paragraph is."""
    line = text.rfind("\n", 0, start) + 1
    return start - line >= CENTRED_FROM and not text[line:start].strip()


def preformatted(printed: Printed, section: Section) -> str:
    """Text as it was laid out, from the start of its first line."""
    text = printed.text
    line = text.rfind("\n", 0, section.start) + 1
    lead = text[line : section.start] if not text[line : section.start].strip() else ""
    source = text[section.start : section.end]
    longest = max(map(len, source.split("\n")))
    look = next((name for width, name in WIDTHS if longest <= width), "preformatted-wide")
    inner = leaf(printed, section.start, section.end, escape)
    if not inner.strip():
        return ""
    return f"<pre{style(look)}>{lead}{inner}</pre>\n"


def page_furniture(printed: Printed, section: Section) -> str:
    """Page numbers and running heads, small; a thin line marks the new page."""
    page = _PAGE.search(printed.text, section.start, section.end)
    lines = leaf(printed, section.start, section.end, escape).split("\n")
    inner = "<br/>".join(line.strip() for line in lines if line.strip())
    return f"<div{style('furniture-page' if page else 'furniture')}>{inner}</div>\n"


LEAVES = {
    BlockKind.HEADING: heading,
    BlockKind.PARAGRAPH: paragraph,
    BlockKind.PREFORMATTED: preformatted,
    BlockKind.PAGE_FURNITURE: page_furniture,
}
