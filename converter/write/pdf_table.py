"""A table of records on the page: heads repeated on each page, long texts wrapped, numbers to the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from converter.layout.grid import Content, Emphasis, Kind, Record, Table
from converter.write.pdf_press import LINE, Fill, Press, Style, look, wrap

PAD = 3  # points between a cell's edge and its text
RIGHT = frozenset({Kind.NUMBER, Kind.COUNT})
FILLS = {Emphasis.WARNING: "warning_fill", Emphasis.EXTENSION: "extension_fill"}
LEAST_ROOM = 200  # points below which a table starts on another page
TITLES = (Style("bold", 12, "heading"), Style("italic", 8, "quiet"))


@dataclass(frozen=True, slots=True)
class Lane:
    """One column on the page: which field it shows, its head, and its edges."""

    index: int
    head: str
    kind: Kind
    left: float
    right: float


def set_table(press: Press, table: Table, shares: Mapping[str, float]) -> None:
    """Set some fields of a table, each with its share of the page's width; on a new page if little room is left."""
    if press.room < LEAST_ROOM or press.page.wide:
        press.new_page()
    elif not press.is_fresh:
        press.y -= 24
    press.bookmark(table.titles[0])
    for number, title in enumerate(table.titles):
        style = TITLES[min(number, 1)]
        press.y -= style.size * LINE
        press.text(press.left, title, style)
    press.y -= 6
    if table.records:
        set_records(press, _lanes(press, table, shares), table.records)


def _lanes(press: Press, table: Table, shares: Mapping[str, float]) -> list[Lane]:
    names = [field.name for field in table.fields]
    whole, left = sum(shares.values()), press.left
    lanes = []
    for name, share in shares.items():
        field = table.fields[names.index(name)]
        right = left + (press.right - press.left) * share / whole
        lanes.append(Lane(names.index(name), field.head, field.kind, left + PAD, right - PAD))
        left = right
    return lanes


def set_records(press: Press, lanes: Sequence[Lane], records: Sequence[Record]) -> None:
    """Set records under their heads, and the heads again on every further page."""
    _heads(press, lanes)
    style = Style("regular", look()["size"]["annex"])
    for record in records:
        cells = [_cell_lines(record.contents[lane.index], lane, style) for lane in lanes]
        depth = max(map(len, cells))
        height = depth * style.size * LINE + PAD
        if press.room < height:
            press.new_page()
            _heads(press, lanes)
        _set_record(press, lanes, cells, style, FILLS.get(record.emphasis))


def _cell_lines(content: Content, lane: Lane, style: Style) -> list[str]:
    """A content in lines; a number is never broken."""
    text = content_text(content)
    return [text] if lane.kind in RIGHT else wrap(text, lane.right - lane.left, style)


def _set_record(press: Press, lanes: Sequence[Lane], cells: Sequence[list[str]], style: Style, fill: str | None) -> None:
    depth = max(map(len, cells))
    height = depth * style.size * LINE + PAD
    if fill:
        press.page.fills.append(Fill(press.left, press.right, press.y - height, height, fill))
    top = press.y
    for lane, lines in zip(lanes, cells, strict=True):
        press.y = top - PAD / 2
        for line in lines:
            press.y -= style.size * LINE
            if not line:
                continue
            if lane.kind in RIGHT:
                press.right_text(lane.right, line, style)
            else:
                press.text(lane.left, line, style)
    press.y = top - height
    press.rule(press.left, press.right, 0, "hairline")


def _heads(press: Press, lanes: Sequence[Lane]) -> None:
    style = Style("bold", look()["size"]["annex"])
    height = style.size * LINE + 2 * PAD
    press.y -= height
    press.page.fills.append(Fill(press.left, press.right, press.y, height, "head_fill"))
    press.y += PAD + 1
    for lane in lanes:
        if lane.kind in RIGHT:
            press.right_text(lane.right, lane.head, style)
        else:
            press.text(lane.left, lane.head, style)
    press.y -= PAD + 1


def content_text(content: Content) -> str:
    """A content as text: numbers with thousands parted and their own decimal places, dates by ISO 8601."""
    if content is None:
        return ""
    if isinstance(content, date):
        return content.isoformat()
    if isinstance(content, Decimal):
        return f"{content:,f}"
    return str(content)
