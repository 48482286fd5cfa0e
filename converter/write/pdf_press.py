"""Pages of a PDF: text, rules and fills are set first and drawn when all pages are known, so that a page can say "2 of 9".

Reportlab's own flow of paragraphs and tables is not used: a report is rows of short strings, which go straight to the page.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from converter.resources import data_folder

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

LINE = 1.35  # a line's height, in sizes of its font
THIN = 0.5  # the width of a rule
WORDS = re.compile(r"\s*\S+?(?:(?<=[A-Za-z]{2}-)(?=[A-Za-z])|(?=\s)|$)")  # each with the blanks before it; a hyphen ends one
PIECES = re.compile(r"\s*(?:[A-Z]?[^\sA-Z_:./-]+[_:./-]?|\S)")  # where a word without blanks may break: UpperCamelCase, paths


class Style(NamedTuple):
    """A font ("regular", "bold", "italic"), its size, and a colour by its name in the template."""

    font: str
    size: float
    colour: str = "ink"


class Text(NamedTuple):
    """A string whose left end stands at x, y."""

    x: float
    y: float
    style: Style
    string: str


class Rule(NamedTuple):
    """A horizontal line."""

    left: float
    right: float
    y: float
    colour: str


class Fill(NamedTuple):
    """A filled box above y."""

    left: float
    right: float
    y: float
    height: float
    colour: str


class Link(NamedTuple):
    """A line of text that leads to a bookmark."""

    left: float
    right: float
    y: float
    height: float
    bookmark: str


def page_size(*, wide: bool) -> tuple[float, float]:
    """Width and height of a page in points."""
    short, long = look()["page"]["width"], look()["page"]["height"]
    return (long, short) if wide else (short, long)


@dataclass(slots=True)
class Page:
    """What stands on one page; `wide` says that it lies on its long side."""

    wide: bool = False
    texts: list[Text] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)


@lru_cache(maxsize=1)
def look() -> dict[str, Any]:
    """The report's template."""
    return tomllib.loads((data_folder("templates") / "pdf.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def register_fonts() -> bool:
    """Make the template's fonts known to reportlab, once in a process."""
    from reportlab import rl_config  # noqa: PLC0415 - a writer's own library is loaded when it writes
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - a writer's own library is loaded when it writes
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 - as above

    rl_config.useA85 = 0  # streams as bytes, not as letters: a quarter shorter
    for name, file in look()["font"].items():
        pdfmetrics.registerFont(TTFont(name, file, asciiReadable=1))
    return True


@lru_cache(maxsize=16_384)
def width_of(string: str, font: str, size: float) -> float:
    """A string's width in points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: PLC0415 - as above

    return float(stringWidth(string, font, size))


def wrap(string: str, width: float, style: Style) -> list[str]:
    """A string in lines of at most `width`, broken at blanks and behind hyphens; a word wider than a line breaks before its capitals."""
    if width_of(string, style.font, style.size) <= width:
        return [string]
    lines, line = [], ""
    for piece in _pieces(string, width, style):
        if line and width_of(line + piece, style.font, style.size) > width:
            lines.append(line)
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def _pieces(string: str, width: float, style: Style) -> Iterator[str]:
    """What a line may end after, each with the blank before it."""
    for word in WORDS.findall(string):
        if width_of(word.lstrip(), style.font, style.size) <= width:
            yield word
        else:
            yield from PIECES.findall(word)


class Press:
    """The pages so far and the place on the last one: `y` is the lower edge of what is set."""

    def __init__(self, *, wide: bool = False) -> None:
        register_fonts()
        self.pages: list[Page] = []
        self._open(wide=wide)

    def _open(self, *, wide: bool) -> None:
        page, (width, height) = look()["page"], page_size(wide=wide)
        self.left: float = page["left"]
        self.right: float = width - page["right"]
        self.top: float = height - page["top"]
        self.bottom: float = page["bottom"]
        self.pages.append(Page(wide))
        self.y = self.top

    @property
    def page(self) -> Page:
        """The page being set."""
        return self.pages[-1]

    @property
    def room(self) -> float:
        """The height left on the page."""
        return float(self.y - self.bottom)

    @property
    def is_fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return bool(self.y == self.top)

    def new_page(self, *, wide: bool = False) -> None:
        """Go on at the top of another page, unless this one is empty and lies as it should."""
        if self.is_fresh and self.page.wide == wide:
            return
        if self.is_fresh and not self.page.bookmarks:
            self.pages.pop()
        self._open(wide=wide)

    def text(self, x: float, string: str, style: Style) -> None:
        """Set a string at `x` on the current line."""
        self.page.texts.append(Text(x, self.y, style, string))

    def right_text(self, x: float, string: str, style: Style) -> None:
        """Set a string that ends at `x`."""
        self.page.texts.append(Text(x - width_of(string, style.font, style.size), self.y, style, string))

    def centred(self, string: str, style: Style) -> None:
        """Set a string in the middle, on lines of its own."""
        for line in wrap(string, self.right - self.left, style):
            self.y -= style.size * LINE
            middle = (self.left + self.right - width_of(line, style.font, style.size)) / 2
            self.page.texts.append(Text(middle, self.y, style, line))

    def rule(self, left: float, right: float, lift: float = 0, colour: str = "rule") -> None:
        """Draw a rule, `lift` above the current line's foot."""
        self.page.rules.append(Rule(left, right, self.y + lift, colour))

    def bookmark(self, name: str) -> None:
        """Make the page findable under `name`."""
        self.page.bookmarks.append(name)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the file says about itself, and what stands at the foot of each page."""

    title: str
    subject: str
    author: str
    foot: str


def render(pages: list[Page], imprint: Imprint) -> bytes:
    """The pages as a PDF; without dates or chance, so that the same pages give the same bytes."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - a writer's own library is loaded when it writes

    target = BytesIO()
    canvas = Canvas(target, pageCompression=1, invariant=1, lang="en-US", initialFontName="regular")
    canvas.setTitle(imprint.title)
    canvas.setSubject(imprint.subject)
    canvas.setAuthor(imprint.author)
    canvas.setCreator("xbrl-converter")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    for number, page in enumerate(pages, 1):
        width, height = page_size(wide=page.wide)
        canvas.setPageSize((width, height))
        _draw(canvas, page)
        _draw_foot(canvas, width, imprint.foot, f"Page {number} of {len(pages)}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _draw(canvas: Canvas, page: Page) -> None:
    colours = look()["colour"]
    for fill in page.fills:
        canvas.setFillColorRGB(*colours[fill.colour])
        canvas.rect(fill.left, fill.y, fill.right - fill.left, fill.height, stroke=0, fill=1)
    canvas.setLineWidth(THIN)
    for rule in page.rules:
        canvas.setStrokeColorRGB(*colours[rule.colour])
        canvas.line(rule.left, rule.y, rule.right, rule.y)
    _draw_texts(canvas, page.texts, colours)
    for link in page.links:
        canvas.linkAbsolute("", link.bookmark, (link.left, link.y, link.right, link.y + link.height), thickness=0)
    for name in page.bookmarks:
        canvas.bookmarkPage(name)
        canvas.addOutlineEntry(name, name, level=0)


def _draw_texts(canvas: Canvas, texts: list[Text], colours: dict[str, list[float]]) -> None:
    """All texts, those of one style together, as one stretch of page operators.

    Written out here because reportlab's text objects spend most of a report's time on formatting each coordinate.
    """
    document = canvas._doc  # noqa: SLF001 - fonts keep their subsets by document, and reportlab's own fonts are asked with it
    groups: dict[Style, list[Text]] = {}
    for text in texts:
        groups.setdefault(text.style, []).append(text)
    operators = ["BT"]
    for style, group in groups.items():
        operators.append("{:.3f} {:.3f} {:.3f} rg".format(*colours[style.colour]))
        operators.extend(_text_operators(document, style, group))
    canvas.addLiteral("\n".join((*operators, "ET")))


def _text_operators(document: object, style: Style, texts: list[Text]) -> Iterator[str]:
    from reportlab.pdfbase.pdfmetrics import getFont  # noqa: PLC0415 - a writer's own library is loaded when it writes

    font, current = getFont(style.font), -1
    font.splitString("", document)  # makes the font known to the document; ASCII then stands for itself in subset 0
    for text in texts:
        yield f"1 0 0 1 {text.x:.2f} {text.y:.2f} Tm"
        chunks = [(0, text.string.encode("ascii"))] if text.string.isascii() else font.splitString(text.string, document)
        for subset, chunk in chunks:
            if subset != current:
                yield f"{font.getSubsetInternalName(subset, document)} {style.size:g} Tf"
                current = subset
            yield f"({chunk.decode('latin-1').translate(ESCAPES)}) Tj"


ESCAPES = {ord(sign): f"\\{sign}" for sign in "\\()"} | {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))}


def _draw_foot(canvas: Canvas, width: float, foot: str, number: str) -> None:
    form, style = look()["page"], Style("regular", look()["size"]["foot"], "quiet")
    y = form["bottom"] - 24
    canvas.setFont(style.font, style.size)
    canvas.setFillColorRGB(*look()["colour"][style.colour])
    canvas.drawString(form["left"], y, foot)
    canvas.drawRightString(width - form["right"], y, number)
