"""A statement on the page, set as it was printed: captions indented, figures in columns, rules over sums and under totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from converter.layout.grid import Cell, Emphasis, Kind, Row, Sheet
from converter.model.period import short_date
from converter.write.pdf_press import LINE, WORDS, Press, Style, look, width_of, wrap

INDENT = 9  # points a level
GAP = 14  # between columns of figures
SIGN_ROOM = 12  # for the currency's sign, left of the widest figure
LEAST_CAPTION = {False: 170, True: 130}  # the narrowest column of captions, on upright and on wide pages
LEAST_FIGURE, LEAST_COMPONENT, MOST_FIGURE = 56, 40, 92  # points: how narrow and how wide columns are
CAPTION_SHARE = 0.52  # of the width, where the figures leave as much
HEAD_LESS = 0.5  # a head's type is that much smaller
HEAD_OVERHANG = GAP - 4  # and it may reach into the space between columns
SQUEEZES = (1, 0.95, 0.9, 0.85)  # how much smaller the type may become so that a statement stays on one page
AIR = 4  # above a heading
ABOVE = 10  # between the titles of a statement and another one above it
DOUBLE_GAP = 1.6  # between the two lines of a double rule
BOLD = frozenset({Emphasis.HEADING, Emphasis.TOTAL, Emphasis.SUBTOTAL})
SUMS = frozenset({Emphasis.TOTAL, Emphasis.SUBTOTAL})
BREAK_NOTE = "\u2020 The printed total differs from the sum of its lines by more than rounding; see Checks."


@dataclass(frozen=True, slots=True)
class Columns:
    """Some of a statement's figure columns side by side: their indexes, where each one's figures end, and the size of the type."""

    indexes: tuple[int, ...]
    rights: tuple[float, ...]
    width: float
    caption: float  # the width of the captions
    size: float
    wide: bool  # on pages that lie on their long side


def set_statement(press: Press, sheet: Sheet) -> None:
    """Set a statement, on a new page unless all of it fits below what is there; many columns go on under the same captions."""
    rows = _printed_rows([row for row in sheet.rows if row.emphasis is not Emphasis.PARENTHETICAL])
    parts = _fitted(sheet, rows)
    needed = _needed(sheet, rows, parts[0])
    for number, columns in enumerate(parts):
        if press.room < needed or press.page.wide != columns.wide:
            press.new_page(wide=columns.wide)
        if not number:
            press.bookmark(f"{sheet.titles[1]} ({sheet.name})")
        own = [row for row in rows if _concerns(row, columns)] if len(parts) > 1 else rows
        _set_part(press, sheet, own, columns, continued=number > 0)


def _concerns(row: Row, columns: Columns) -> bool:
    """Whether a row has a figure in some columns, or in none at all: statements printed across two pages have rows for each of them."""
    filled = [at for at, cell in enumerate(row.cells) if at and cell.content is not None]
    return not filled or any(at in columns.indexes for at in filled)


def _fitted(sheet: Sheet, rows: Sequence[Row]) -> list[Columns]:
    """The columns in as few parts as can be, in the largest type that keeps all rows on one page, or else in the largest.

    A page lies on its long side where the components of equity need that to stand side by side.
    """
    usual = _columns(sheet, 1, wide=False)
    if len(usual) == 1 and _needed(sheet, rows, usual[0]) <= Press().room:
        return usual
    sides = (False,) if _has_periods(sheet) else (False, True)
    ways = [_columns(sheet, squeeze, wide=wide) for wide in sides for squeeze in SQUEEZES]
    best = [parts for parts in ways if len(parts) == min(map(len, ways))]
    return next((parts for parts in best if _needed(sheet, rows, parts[0]) <= Press(wide=parts[0].wide).room), best[0])


def _has_periods(sheet: Sheet) -> bool:
    return any(cell.kind is Kind.DATE for head in sheet.heads for cell in head.cells)


def _needed(sheet: Sheet, rows: Sequence[Row], columns: Columns) -> float:
    """The height that titles, heads and all rows take."""
    blank = Press(wide=columns.wide)
    _titles(blank, sheet, columns, continued=False)
    _heads(blank, sheet, columns)
    return float(blank.top - blank.y + sum(_height(row, columns) for row in rows) + ABOVE)


def _printed_rows(rows: Sequence[Row]) -> list[Row]:
    """Rows as printed: lines that stand in one printed line, such as amounts and numbers of shares, are one row again."""
    printed: list[Row] = []
    for row in rows:
        if printed and _in_one_line(printed[-1], row):
            cells = (one if one.content is not None else other for one, other in zip(printed[-1].cells, row.cells, strict=True))
            emphasis = row.emphasis if row.emphasis in SUMS else printed[-1].emphasis
            printed[-1] = replace(printed[-1], cells=tuple(cells), emphasis=emphasis)
        else:
            printed.append(row)
    return printed


def _in_one_line(above: Row, row: Row) -> bool:
    """Whether two rows have their caption at one place and no figure in the same column."""
    one, other = above.cells[0], row.cells[0]
    if not one.note or (one.note, one.content) != (other.note, other.content):
        return False
    return all(a.content is None or b.content is None for a, b in zip(above.cells[1:], row.cells[1:], strict=True))


def _set_part(press: Press, sheet: Sheet, rows: Sequence[Row], columns: Columns, *, continued: bool) -> None:
    _titles(press, sheet, columns, continued=continued)
    _heads(press, sheet, columns)
    start = 0
    while start < len(rows):
        end = _last_fitting(press, rows, columns, start)
        for row in rows[start:end]:
            _set_row(press, row, columns)
        start = end
        if start < len(rows):
            press.new_page(wide=columns.wide)
            _titles(press, sheet, columns, continued=True)
            _heads(press, sheet, columns)
    if any(_breaks(row.cells[index]) for row in rows for index in columns.indexes):
        press.y -= LINE * look()["size"]["annex"] * 1.5
        press.text(press.left, BREAK_NOTE, Style("italic", look()["size"]["annex"], "warning"))
    press.y -= 26


def _last_fitting(press: Press, rows: Sequence[Row], columns: Columns, start: int) -> int:
    """Where the page ends: before the first row that has no room, or earlier, so that no total leaves its block."""
    room, end = press.room, start
    while end < len(rows) and room >= _height(rows[end], columns):
        room -= _height(rows[end], columns)
        end += 1
    if end == len(rows):
        return end
    fitting = max(end, start + 1)
    while end > start + 1 and (_opens_with_sum(rows[end:]) or rows[end - 1].emphasis is Emphasis.HEADING):
        end -= 1
    return end if end > start + 1 else fitting


def _opens_with_sum(rows: Sequence[Row]) -> bool:
    """Whether the first figures of some rows are a sum's, whose parts would stay on the page before."""
    return next((row.emphasis in SUMS for row in rows if row.emphasis is not Emphasis.HEADING), False)


def _columns(sheet: Sheet, squeeze: float, *, wide: bool) -> list[Columns]:
    """The columns that have figures, in as many parts as the page's width asks for."""
    indexes = [at for at in range(1, len(sheet.widths)) if any(row.cells[at].content is not None for row in sheet.rows)]
    count, press, page = len(indexes), Press(wide=wide), look()["page"]
    size = look()["size"]["text"] * squeeze
    texts = (figure_text(cell) for row in sheet.rows for cell in row.cells[1:] if cell.content is not None)
    widest = max((width_of(text, "bold", size) for text in texts), default=0) + SIGN_ROOM
    airy = (press.right - press.left) * (1 - CAPTION_SHARE) / max(count, 1) - GAP
    words = (word for head in sheet.heads for cell in head.cells[1:] for word in map(str.strip, WORDS.findall(_head_text(cell))))
    longest = max((width_of(word, "bold", size - HEAD_LESS) for word in words), default=0) - HEAD_OVERHANG
    periods = _has_periods(sheet)
    width = max(widest, LEAST_FIGURE if periods else LEAST_COMPONENT, min(longest, MOST_FIGURE), min(airy, MOST_FIGURE))
    fitting = int((press.right - press.left - LEAST_CAPTION[wide]) / (width + GAP))
    most = max(1, min(page["most_periods" if periods else "most_components"], fitting))
    parts = -(-count // most) or 1
    each = -(-count // parts)  # as many in each part
    return [_placed(press, tuple(indexes[part * each : (part + 1) * each]), width, size) for part in range(parts)]


def _placed(press: Press, indexes: tuple[int, ...], width: float, size: float) -> Columns:
    bracket = width_of(")", "bold", size)
    rights = tuple(press.right - bracket - (len(indexes) - 1 - at) * (width + GAP) for at in range(len(indexes)))
    caption = press.right - press.left - len(indexes) * (width + GAP) - bracket
    return Columns(indexes, rights, width, caption, size, press.page.wide)


def _titles(press: Press, sheet: Sheet, columns: Columns, *, continued: bool) -> None:
    entity, title, scale = sheet.titles
    if not press.is_fresh:
        press.y -= ABOVE
    press.centred(entity, Style("bold", columns.size + 1, "heading"))
    press.centred(f"{title} (continued)" if continued else title, Style("bold", look()["size"]["heading"] - 1, "heading"))
    press.centred(f"({scale})", Style("italic", columns.size, "quiet"))
    press.y -= 8


def _heads(press: Press, sheet: Sheet, columns: Columns) -> None:
    style = Style("bold", columns.size - HEAD_LESS)
    for head in sheet.heads:
        wrapped = [wrap(_head_text(head.cells[index]), columns.width + GAP - 4, style) for index in columns.indexes]
        depth = max((len(lines) for lines in wrapped), default=0)
        for line in range(depth):
            press.y -= style.size * LINE
            for lines, right in zip(wrapped, columns.rights, strict=True):
                at = line - (depth - len(lines))  # heads stand on their last line
                if at >= 0:
                    press.right_text(right, lines[at], style)
    for right in columns.rights:
        press.rule(right - columns.width, right, -3)
    press.y -= 5


def _head_text(cell: Cell) -> str:
    return short_date(cell.content) if isinstance(cell.content, date) else str(cell.content or "")


def _caption_style(row: Row, size: float) -> Style:
    if row.cells[0].derived:
        return Style("italic", size, "quiet")
    if row.emphasis is Emphasis.HEADING:
        return Style("bold", size, "heading")
    return Style("bold" if row.emphasis in BOLD else "regular", size)


def _caption_lines(row: Row, columns: Columns) -> list[str]:
    return wrap(str(row.cells[0].content or ""), columns.caption - row.indent * INDENT, _caption_style(row, columns.size))


def _height(row: Row, columns: Columns) -> float:
    lines: float = len(_caption_lines(row, columns)) * columns.size * LINE
    return lines + (AIR if row.emphasis is Emphasis.HEADING else 2 * DOUBLE_GAP if row.emphasis is Emphasis.TOTAL else 0)


def _set_row(press: Press, row: Row, columns: Columns) -> None:
    style = _caption_style(row, columns.size)
    press.y -= AIR if row.emphasis is Emphasis.HEADING else 0
    for line in _caption_lines(row, columns):
        press.y -= style.size * LINE
        press.text(press.left + row.indent * INDENT, line, style)
    for index, right in zip(columns.indexes, columns.rights, strict=True):
        cell = row.cells[index]
        if cell.content is not None:
            _set_figure(press, cell, row.emphasis, right, columns)
    press.y -= 2 * DOUBLE_GAP if row.emphasis is Emphasis.TOTAL else 0


def _set_figure(press: Press, cell: Cell, emphasis: Emphasis, right: float, columns: Columns) -> None:
    """A figure whose digits end at `right`, or before it where others have more places; a closing bracket hangs over."""
    style = Style("bold" if emphasis in BOLD else "regular", columns.size)
    text, width = figure_text(cell), columns.width
    end = right - cell.pad * width_of("0", style.font, style.size)
    press.right_text(end + width_of(")", style.font, style.size) if text.endswith(")") else end, text, style)
    if cell.currency:
        press.text(right - width, cell.currency, style)
    if _breaks(cell):
        press.text(right + 3, "\u2020", Style("bold", style.size, "warning"))
    if emphasis in SUMS:
        press.rule(right - width, right, style.size * LINE - 2)
    if emphasis is Emphasis.TOTAL:
        press.rule(right - width, right, -2.5)
        press.rule(right - width, right, -2.5 - DOUBLE_GAP)


def _breaks(cell: Cell) -> bool:
    """Whether a printed total is further from its sum than rounding explains."""
    if cell.formula is None or not isinstance(cell.content, Decimal):
        return False
    return abs(cell.formula.result - cell.content) > (cell.tolerance or 0)


def figure_text(cell: Cell) -> str:
    """A figure as statements print it: thousands parted, negatives in brackets, zero as a dash."""
    if not isinstance(cell.content, Decimal):
        return str(cell.content)
    value = cell.content * 100 if cell.kind is Kind.PERCENT else cell.content
    if value == 0:
        return "-"
    digits = f"{abs(value):,.{cell.places}f}{'%' if cell.kind is Kind.PERCENT else ''}"
    return f"({digits})" if value < 0 else digits
