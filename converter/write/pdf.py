"""The PDF report: title page, statements as printed, and annexes on checks, findings, mapping and where each number came from."""

from __future__ import annotations

from collections.abc import Sequence

from converter.layout import lay_out
from converter.layout.cover import UNSTATED
from converter.layout.grid import Book, Pair
from converter.model.finding import Finding
from converter.model.report import Report
from converter.write.pdf_press import LINE, Imprint, Link, Page, Press, Style, look, render, width_of, wrap
from converter.write.pdf_statement import set_statement
from converter.write.pdf_table import content_text, set_table
from converter.write.program import program_version

CHECK_SHARES = {"sheet": 7, "total": 29, "period": 29, "computed": 14, "stated": 14, "difference": 11, "tolerance": 11, "result": 13}
FINDING_SHARES = {"severity": 10, "what": 44, "line": 7, "column": 9, "excerpt": 24, "advice": 30, "code": 20}
MAPPING_SHARES = {"statement": 9, "row": 6, "caption": 32, "concept": 42, "rung": 19, "confidence": 14, "sign": 16, "map": 35}
TRACE_SHARES = {"id": 10, "statement": 12, "label": 42, "end": 14, "value": 19, "reported": 20, "line": 8, "column": 9}
PAIRS_ROOM = 120  # points that a group of pairs takes


def write_pdf(report: Report, findings: Sequence[Finding]) -> dict[str, bytes]:
    """The PDF of a report, under the stem of its other files. The same report gives the same bytes."""
    return {f"{report.stem}.pdf": pdf_bytes(lay_out(report, findings, program_version()))}


def pdf_bytes(book: Book) -> bytes:
    """The PDF of a book."""
    body = Press()
    for sheet in book.statements:
        set_statement(body, sheet)
    for table, shares in (
        (book.checks, CHECK_SHARES),
        (book.findings, FINDING_SHARES),
        (book.mapping, MAPPING_SHARES),
        (book.facts, TRACE_SHARES),
    ):
        if table.records:
            set_table(body, table, shares)
    before = len(_title_pages(book, body, 1))
    foot = f"{book.source}   SHA-256 {book.sha256[:16]}..."
    return render([*_title_pages(book, body, before), *body.pages], Imprint(book.title, book.subject, book.cover.titles[0], foot))


def _title_pages(book: Book, body: Press, before: int) -> list[Page]:
    """The title page, going on where its contents are long; `before` is how many pages stand before the body."""
    press, sizes = Press(), look()["size"]
    press.y -= 90
    for line in wrap(book.cover.titles[0], press.right - press.left, Style("bold", sizes["title"], "heading")):
        press.y -= sizes["title"] * LINE
        press.text(press.left, line, Style("bold", sizes["title"], "heading"))
    press.y -= 10
    press.rule(press.left, press.right)
    for text in _headlines(book):
        press.y -= sizes["heading"] * LINE * 1.1
        press.text(press.left, text, Style("regular", sizes["heading"]))
    press.y -= 36
    _contents(press, body, before)
    press.y -= 24
    for _, pairs in book.cover.groups[:3]:
        if press.room < PAIRS_ROOM:
            press.new_page()
        _pairs(press, pairs)
    return press.pages


def _headlines(book: Book) -> list[str]:
    """Form, period, "Unaudited", and the scale of the statement that says most about it."""
    facts = {pair.name: str(pair.content) for pair in book.cover.groups[0][1]}
    scales = sorted({sheet.titles[2] for sheet in book.statements}, key=lambda words: (len(words), words))
    lines = [f"Form {facts['Form']}" if facts["Form"] != UNSTATED else "Financial report", facts["Period"]]
    lines += ["Unaudited"] if facts["Audit"] == "unaudited" else []
    return [*lines, *scales[-1:]]


def _contents(press: Press, body: Press, before: int) -> None:
    """The bookmarks with their pages, as links."""
    style = Style("regular", look()["size"]["text"], "link")
    for number, page in enumerate(body.pages, before + 1):
        for name in page.bookmarks:
            if press.room < style.size * LINE * 2:
                press.new_page()
            press.y -= style.size * LINE * 1.25
            press.text(press.left, name, style)
            press.right_text(press.right, str(number), style)
            left = press.left + width_of(name, style.font, style.size) + 4
            press.rule(left, press.right - 20, 1, "hairline")
            press.page.links.append(Link(press.left, press.right, press.y - 2, style.size * LINE, name))


def _pairs(press: Press, pairs: Sequence[Pair]) -> None:
    name, value = Style("regular", look()["size"]["annex"], "quiet"), Style("regular", look()["size"]["annex"])
    for pair in pairs:
        for number, line in enumerate(wrap(_pair_text(pair), press.right - press.left - 110, value)):
            press.y -= name.size * LINE * 1.1
            if number == 0:
                press.text(press.left, pair.name, name)
            press.text(press.left + 110, line, value)
    press.y -= 8


def _pair_text(pair: Pair) -> str:
    return f"{pair.content:,}" if isinstance(pair.content, int) else content_text(pair.content)
