"""One function per kind of sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from converter.layout.grid import Cell, Content, Cover, Emphasis, Kind, Link, Pair, Record, Row, Sheet, Table
from converter.write.xlsx_formulas import address, difference_column, first_row, has_sums, printed_column, sum_text, table_formula
from converter.write.xlsx_styles import BOLD, Properties, Styles
from converter.write.xlsx_widths import lines_taken

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767  # characters in a cell
PORTRAIT_PERIODS = 4  # columns that an upright page takes
WIDE_TABLE = 160  # characters from which a table goes on the larger paper
LETTER, TABLOID = 1, 3  # Excel's numbers of papers
PRINTED = (511, 648)  # points across and down an upright letter page, less Excel's margins
POINTS_PER_WIDTH = 5.25  # on paper, of a character that a width counts
LEAST_SHRINK = 0.6  # how much smaller a statement may be printed to stay on one page
COVER_WIDTHS = (22, 70)  # characters
LINE_HEIGHT, HEADING_AIR, TITLE_HEIGHT = 13.5, 5, 20  # points
COMMENT = {"x_scale": 3.2, "y_scale": 0.75, "font_size": 8, "author": "xbrl-converter"}


@dataclass(frozen=True, slots=True)
class Desk:
    """What all pages of a workbook share: styles, the statements' sheets by name, and the name of each one's scale cell."""

    styles: Styles
    sheets: Mapping[str, Sheet]
    scales: Mapping[str, str]


def cover_rows(cover: Cover) -> Iterator[tuple[int, Pair | str]]:
    """The cover's rows from 0: headings as texts, pairs below them, a blank row between groups."""
    row = first_row(cover)
    for heading, pairs in cover.groups:
        yield row, heading
        yield from enumerate(pairs, row + 1)
        row += len(pairs) + 2


def write_cover(desk: Desk, page: Worksheet, cover: Cover) -> None:
    """Pairs of name and value in groups; those of the last group lead to the other sheets."""
    _titles(desk, page, cover.titles)
    page.set_column(0, 0, COVER_WIDTHS[0])
    page.set_column(1, 1, COVER_WIDTHS[1])
    page.hide_gridlines(2)
    names = desk.styles.plain(font_color=desk.styles.colour("quiet"), indent=1, align="left", valign="top")
    heads = desk.styles.plain(bold=True, font_color=desk.styles.colour("heading"), bottom=1)
    links = desk.styles.plain(font_color=desk.styles.colour("link"), indent=1, align="left", underline=1, valign="top")
    for row, pair in cover_rows(cover):
        if isinstance(pair, str):
            page.write_string(row, 0, pair, heads)
            page.write_blank(row, 1, None, heads)
            continue
        if pair.jump:
            page.write_url(row, 0, f"internal:'{pair.jump.sheet}'!A1", links, pair.name)
        else:
            page.write_string(row, 0, pair.name, names)
        page.set_row(row, LINE_HEIGHT * _lines(pair.content, COVER_WIDTHS[1]))
        _put(page, row, 1, pair.content, desk.styles.plain(align="left", valign="top", text_wrap=True, **_cover_format(desk, pair)))
    last = _legend(desk, page, cover)
    page.print_area(0, 0, last, len(COVER_WIDTHS) - 1)
    page.set_portrait()
    page.fit_to_pages(1, 0)


LEGEND = (
    ("input", "Figures as printed"),
    ("formula", "Sums, worked out by formulas"),
    ("link", "Figures and links from other sheets"),
    ("quiet", "Totals as printed beside their sums, and captions that the program supplied"),
)


def _legend(desk: Desk, page: Worksheet, cover: Cover) -> int:
    """What the colours of figures mean, below the last group; gives the number of the last row."""
    row = max(row for row, _ in cover_rows(cover)) + 2
    page.write_string(row, 0, "Colours", desk.styles.plain(bold=True, font_color=desk.styles.colour("heading"), bottom=1))
    page.write_blank(row, 1, None, desk.styles.plain(bottom=1))
    for number, (colour, words) in enumerate(LEGEND, row + 1):
        page.write_number(
            number, 0, 1234, desk.styles.plain(font_color=desk.styles.colour(colour), num_format="#,##0", align="left", indent=1)
        )
        page.write_string(number, 1, words, desk.styles.plain(align="left"))
    return row + len(LEGEND)


def _cover_format(desk: Desk, pair: Pair) -> dict[str, str]:
    if isinstance(pair.content, date):
        return {"num_format": desk.styles.look["format"]["date"]}
    return {"num_format": "#,##0"} if isinstance(pair.content, int) else {}


def write_statement(desk: Desk, page: Worksheet, sheet: Sheet) -> None:
    """Captions and figures; to the right, in grey, the printed totals and how far the sums are from them."""
    _titles(desk, page, sheet.titles)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    top, columns = first_row(sheet), len(sheet.widths)
    _statement_heads(desk, page, sheet)
    for number, row in enumerate(sheet.rows):
        _statement_row(desk, page, sheet, number, row)
    if has_sums(sheet):
        _comparison(desk, page, sheet)
    page.hide_gridlines(2)
    page.freeze_panes(top, 1)
    page.repeat_rows(0, top - 1)
    page.repeat_columns(0)
    page.print_area(0, 0, max(top, top + len(sheet.rows) - 1), columns - 1)
    wide = columns - 1 > PORTRAIT_PERIODS
    (page.set_landscape if wide else page.set_portrait)()
    page.center_horizontally()
    page.fit_to_pages(1, 1 if _fits_one_page(sheet, wide=wide) else 0)


def _fits_one_page(sheet: Sheet, *, wide: bool) -> bool:
    """Whether a page as wide as the sheet is high enough for it, made a little smaller still if need be."""
    across, down = reversed(PRINTED) if wide else PRINTED
    height = LINE_HEIGHT * first_row(sheet) + sum(_height(sheet, row) for row in sheet.rows)
    shrunk = min(1, across / (sum(sheet.widths) * POINTS_PER_WIDTH))
    return height * shrunk <= down / LEAST_SHRINK


def _statement_heads(desk: Desk, page: Worksheet, sheet: Sheet) -> None:
    last = len(sheet.heads) - 1
    for number, head in enumerate(sheet.heads):
        rule = {"bottom": 1} if number == last else {}
        style = desk.styles.plain(bold=True, align="right", text_wrap=True, valign="bottom", **rule)
        dated = desk.styles.plain(bold=True, align="right", num_format=desk.styles.look["format"]["head_date"], **rule)
        at = len(sheet.titles) + 1 + number
        lines = (_lines(cell.content, width, bold=True) for cell, width in zip(head.cells, sheet.widths, strict=True))
        page.set_row(at, LINE_HEIGHT * max(lines))
        for column, cell in enumerate(head.cells):
            if column:
                _put(page, at, column, cell.content, dated if cell.kind is Kind.DATE else style)
                if cell.note and number == last:
                    page.write_comment(at, column, cell.note, COMMENT)


def _statement_row(desk: Desk, page: Worksheet, sheet: Sheet, number: int, row: Row) -> None:
    at = first_row(sheet) + number
    caption, *figures = row.cells
    page.set_row(at, _height(sheet, row))
    page.write_string(at, 0, str(caption.content or ""), desk.styles.caption(caption, row.emphasis, row.indent))
    for column, cell in enumerate(figures, 1):
        if cell.content is None:
            continue
        style = desk.styles.figure(cell, row.emphasis)
        if cell.formula:
            text = "=" + sum_text(sheet, number, column)
            page.write_formula(at, column, text, style, cell.formula.result)
        else:
            page.write_number(at, column, cell.content, style)
        if cell.note:
            page.write_comment(at, column, cell.note, COMMENT)


def _height(sheet: Sheet, row: Row) -> float:
    """A row's height in points: a caption takes as many lines as its column's width asks for, a heading some air above it."""
    lines = _lines(row.cells[0].content, sheet.widths[0] - 1.5 * row.indent, bold=row.emphasis in BOLD and not row.cells[0].derived)
    return LINE_HEIGHT * lines + (HEADING_AIR if row.emphasis is Emphasis.HEADING else 0)


def _comparison(desk: Desk, page: Worksheet, sheet: Sheet) -> None:
    """The blocks right of the statement: totals as printed, differences, and a mark where rounding does not explain one."""
    spacer = desk.styles.look["width"]["spacer"]
    columns, top = len(sheet.widths), first_row(sheet)
    for start in (columns, 2 * columns):
        page.set_column(start, start, spacer, None, {"level": 1})
        page.set_column(start + 1, start + columns - 1, sheet.widths[1], None, {"level": 1})
    _comparison_heads(desk, page, sheet)
    marks = defaultdict(list)
    for number, row in enumerate(sheet.rows):
        for column, cell in enumerate(row.cells):
            if cell.formula and isinstance(cell.content, Decimal):
                _compare(desk, page, cell, (top + number, column), sheet)
                marks[cell.tolerance].append(address(top + number, difference_column(sheet, column)))
    _mark_breaks(desk, page, marks)


def _comparison_heads(desk: Desk, page: Worksheet, sheet: Sheet) -> None:
    """The last heads of the figures again, with what the block shows above them or before them."""
    quiet, formats = desk.styles.colour("quiet"), desk.styles.look["format"]
    style = desk.styles.plain(bold=True, align="right", text_wrap=True, font_color=quiet)
    last = desk.styles.plain(bold=True, align="right", text_wrap=True, font_color=quiet, bottom=1, num_format=formats["head_date"])
    row = first_row(sheet) - 1
    for place, words in ((printed_column, "As printed"), (difference_column, "Difference")):
        for column, cell in enumerate(sheet.heads[-1].cells[1:], 1):
            if len(sheet.heads) > 1:
                page.write_string(row - 1, place(sheet, column), words, style)
                _put(page, row, place(sheet, column), cell.content, last)
            else:
                page.write_string(row, place(sheet, column), f"{words}: {cell.content}", last)


def _compare(desk: Desk, page: Worksheet, cell: Cell, at: tuple[int, int], sheet: Sheet) -> None:
    """The printed total of the cell `at` a row and column, and how far the sum is from it."""
    row, column = at
    printed = printed_column(sheet, column)
    style = desk.styles.figure(cell, Emphasis.ITEM, printed=True)
    page.write_number(row, printed, cell.content, style)
    text = f"=ROUND({address(row, column)}-{address(row, printed)},{cell.places})"
    difference = cell.formula.result - cell.content if cell.formula and isinstance(cell.content, Decimal) else None
    page.write_formula(row, difference_column(sheet, column), text, style, difference)


def _mark_breaks(desk: Desk, page: Worksheet, marks: Mapping[Decimal | None, Sequence[str]]) -> None:
    style = desk.styles.plain(bg_color=desk.styles.colour("warning_fill"), font_color=desk.styles.colour("warning"), bold=True)
    for tolerance, cells in marks.items():
        rule = {"type": "cell", "criteria": "not between", "minimum": -(tolerance or 0), "maximum": tolerance or 0, "format": style}
        page.conditional_format(cells[0], rule | ({"multi_range": " ".join(cells)} if len(cells) > 1 else {}))


def write_table(desk: Desk, page: Worksheet, table: Table) -> None:
    """Records as an Excel table, to be filtered and sorted."""
    _titles(desk, page, table.titles)
    for column, field in enumerate(table.fields):
        page.set_column(column, column, field.width)
    top = first_row(table)
    long = [(number, field.width) for number, field in enumerate(table.fields) if field.kind is Kind.LONG_TEXT]
    for row, record in enumerate(table.records, top):
        _write_record(desk, page, table, row, record)
        if long:
            page.set_row(row, LINE_HEIGHT * max(_lines(record.contents[column], width) for column, width in long))
    columns = [{"header": field.head, "header_format": _head_style(desk, field.kind)} for field in table.fields]
    options = {"columns": columns, "name": f"{table.name}Table", "style": "Table Style Light 1", "banded_rows": False}
    page.add_table(top - 1, 0, top + max(len(table.records), 1) - 1, len(columns) - 1, options)
    page.freeze_panes(top, 0)
    page.repeat_rows(top - 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_paper(TABLOID if sum(field.width for field in table.fields) > WIDE_TABLE else LETTER)


def _head_style(desk: Desk, kind: Kind) -> Format:
    numeric = kind in {Kind.NUMBER, Kind.COUNT, Kind.DATE}
    align, indent = ("right", 0) if numeric else ("left", 1)
    return desk.styles.plain(bold=True, align=align, indent=indent, text_wrap=True, bg_color=desk.styles.colour("head_fill"), bottom=1)


def _lines(content: Content, width: float, *, bold: bool = False) -> int:
    return lines_taken(str(content or ""), width, bold=bold)


def _write_record(desk: Desk, page: Worksheet, table: Table, row: int, record: Record) -> None:
    emphasis, formulas = record.emphasis, dict(record.formulas)
    styles = desk.styles.fields(table.fields, emphasis)
    for column, content in enumerate(record.contents):
        if content is None or content == "":
            if emphasis is not Emphasis.ITEM:
                page.write_blank(row, column, None, styles[column])
        elif column in formulas:
            formula = formulas[column]
            style = desk.styles.field(table.fields[column].kind, _places(content), emphasis, linked=isinstance(formula, Link))
            page.write_formula(row, column, table_formula(formula, row, desk.sheets, desk.scales), style, content)
        elif record.jump and column == table.jumping:
            at = address(first_row(desk.sheets[record.jump.sheet]) + record.jump.row, record.jump.column)
            style = desk.styles.field(table.fields[column].kind, 0, emphasis, linked=True)
            page.write_url(row, column, f"internal:'{record.jump.sheet}'!{at}", style, str(content))
        elif isinstance(content, Decimal):
            page.write_number(row, column, content, desk.styles.field(table.fields[column].kind, _places(content), emphasis))
        else:
            _put(page, row, column, content, styles[column])


def _places(content: Content) -> int:
    """The decimal places of a number, as it has them: two for 1.20, none for 1E+3."""
    return max(0, -int(content.as_tuple().exponent)) if isinstance(content, Decimal) else 0


def _titles(desk: Desk, page: Worksheet, titles: Sequence[str]) -> None:
    page.set_row(0, TITLE_HEIGHT)
    for row, title in enumerate(titles):
        style = desk.styles.plain(**(TITLE_STYLES[min(row, 2)] | {"font_color": desk.styles.colour("heading")}))
        page.write_string(row, 0, title, style)


TITLE_STYLES: tuple[Properties, ...] = ({"bold": True, "font_size": 14}, {"bold": True, "font_size": 11}, {"italic": True})


def _put(page: Worksheet, row: int, column: int, content: Content, style: Format) -> None:
    """Text stays text, numbers numbers, dates dates."""
    if content is None:
        page.write_blank(row, column, None, style)
    elif isinstance(content, str):
        page.write_string(row, column, content[:LONGEST], style)
    elif isinstance(content, date):
        page.write_datetime(row, column, content, style)
    else:
        page.write_number(row, column, content, style)
