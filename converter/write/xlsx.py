"""The workbook, through XlsxWriter, which stores a formula's result beside it, so that viewers that don't calculate show numbers.

No binary fraction is made here: XlsxWriter formats a `Decimal` with its own digits (up to 16, of which Excel keeps 15;
`check` reports longer figures), and results of formulas are written the same way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from converter.layout import lay_out
from converter.layout.grid import Book, Pair
from converter.model.finding import Finding
from converter.model.report import Report
from converter.write.program import program_version
from converter.write.xlsx_formulas import address, first_row
from converter.write.xlsx_pages import LETTER, Desk, cover_rows, write_cover, write_statement, write_table
from converter.write.xlsx_styles import Styles

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST_FOOT = 255  # characters that Excel takes
_HALF_FOOT = 54  # characters of a foot's size that stand left of a page's middle
_SHORTEST = 12  # characters of the source's name that tell something


def write_xlsx(report: Report, findings: Sequence[Finding]) -> dict[str, bytes]:
    """The workbook of a report, under the stem of its other files. The same report gives the same bytes."""
    return {f"{report.stem}.xlsx": workbook_bytes(lay_out(report, findings, program_version()))}


def workbook_bytes(book: Book) -> bytes:
    """The workbook of a book."""
    import xlsxwriter  # noqa: PLC0415 - a writer's own library is loaded when it writes

    target = BytesIO()
    workbook = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    )
    made = datetime.combine(book.dated, time(), UTC).replace(tzinfo=None)
    workbook.set_properties({"title": book.title, "subject": book.subject, "author": "xbrl-converter", "created": made})
    workbook.set_calc_mode("auto")
    _write_sheets(workbook, book)
    workbook.close()
    return target.getvalue()


def _write_sheets(workbook: Workbook, book: Book) -> None:
    desk = Desk(Styles(workbook), {sheet.name: sheet for sheet in book.statements}, _scale_names(book))
    write_cover(desk, _add_page(workbook, book, book.cover.name), book.cover)
    for sheet in book.statements:
        write_statement(desk, _add_page(workbook, book, sheet.name), sheet)
    for table in book.tables:
        write_table(desk, _add_page(workbook, book, table.name), table)
    _define_names(workbook, book)


def _add_page(workbook: Workbook, book: Book, name: str) -> Worksheet:
    from converter.write.xlsx_sheet import PlainSheet  # noqa: PLC0415 - as in workbook_bytes

    page = workbook.add_worksheet(name, worksheet_class=PlainSheet)
    page.set_paper(LETTER)
    foot = f"&L&8 {_literal(_beside(book.title, book.source))}&C&8 {_literal(book.title)}&R&8 Page &P of &N"
    page.set_footer(foot if len(foot) <= LONGEST_FOOT else "&R&8 Page &P of &N")
    return page


def _beside(title: str, source: str) -> str:
    """The source's name, as long as the title in the middle of the foot leaves room for it."""
    room = max(_HALF_FOOT - len(title) // 2, _SHORTEST)
    return source if len(source) <= room else f"{source[: room - 1]}\N{HORIZONTAL ELLIPSIS}"


def _literal(text: str) -> str:
    """A text in a page foot, where & starts a code. A blank must part it from the font size before it."""
    return text.replace("&", "&&")


def _scale_names(book: Book) -> dict[str, str]:
    return {sheet.name: "Scale" if sheet.scale == book.scale else f"Scale_{sheet.name}" for sheet in book.statements}


def _define_names(workbook: Workbook, book: Book) -> None:
    """Names for key figures and the scale. Two cells that would have one name get it with a number."""
    seen: Counter[str] = Counter()
    for name, sheet, row, column in _names(book):
        seen[name] += 1
        unique = name if seen[name] == 1 else f"{name}_{seen[name]}"
        workbook.define_name(unique, f"='{sheet}'!{address(row, column, absolute=True)}")


def _names(book: Book) -> Iterator[tuple[str, str, int, int]]:
    for row, pair in cover_rows(book.cover):
        if isinstance(pair, Pair) and pair.cell_name:
            yield pair.cell_name, book.cover.name, row, 1
    for sheet in book.statements:
        for number, line in enumerate(sheet.rows, first_row(sheet)):
            for column, cell in enumerate(line.cells):
                if cell.name:
                    yield cell.name, sheet.name, number, column
