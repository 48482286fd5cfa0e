"""The PDF report: what stands on its pages, and what the file says about itself."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from models import cover_report, equity_report, ten_q

from converter.layout import lay_out
from converter.layout.grid import Cell, Emphasis, Kind, Row, Sheet
from converter.model.report import Report
from converter.write.pdf import pdf_bytes, write_pdf
from converter.write.pdf_press import Press, Style, width_of, wrap
from converter.write.pdf_statement import figure_text, set_statement

REPORTS = pytest.mark.parametrize("report", [ten_q(), equity_report(), cover_report()], ids=["ten_q", "equity", "cover"])
BODY = Style("regular", 8)


def strings(press: Press) -> list[list[str]]:
    return [[text.string for text in page.texts] for page in press.pages]


def set_alone(sheet: Sheet) -> Press:
    press = Press()
    set_statement(press, sheet)
    return press


def long_sheet(rows: int, columns: int = 2) -> Sheet:
    figures = tuple(Cell(Decimal(1), Kind.MONEY) for _ in range(columns))
    items = [Row((Cell(f"Item {number}"), *figures)) for number in range(rows)]
    head = Row((Cell(), *(Cell(f"Year {number}") for number in range(columns))), Emphasis.COLUMN_HEAD)
    ends = Row((Cell(), *(Cell(date(1990 + number, 12, 31), Kind.DATE) for number in range(columns))), Emphasis.COLUMN_HEAD)
    total = Row((Cell("All items"), *figures), Emphasis.TOTAL)
    return Sheet("BS", ("Maple", "Balance Sheets", "In dollars"), (head, ends), (*items, total), (50, *(15,) * columns))


@REPORTS
def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert write_pdf(report, ()) == write_pdf(replace(report), ())


@REPORTS
def test_every_font_is_embedded(report: Report) -> None:
    (content,) = write_pdf(report, ()).values()
    assert len(re.findall(rb"/Subtype /TrueType", content)) == len(re.findall(rb"/FontFile2", content))
    assert b"/Type1" not in content


def test_the_file_says_its_language_and_title() -> None:
    content = pdf_bytes(lay_out(ten_q(), ()))
    assert b"/Lang" in content
    assert b"Maple Harbor Tool Company, 10-Q June 30, 2002" in content
    assert b"/Outlines" in content


def page_streams(content: bytes) -> list[bytes]:
    packed = re.findall(rb"/FlateDecode[^>]*>>\s*stream\r?\n(.*?)endstream", content, re.DOTALL)
    streams = [zlib.decompress(found) for found in packed if found[:1] == b"x"]
    return [stream for stream in streams if b"(Page " in stream]


def test_pages_are_numbered_with_their_count() -> None:
    pages = page_streams(pdf_bytes(lay_out(ten_q(), ())))
    assert [f"(Page {number} of {len(pages)})".encode() in page for number, page in enumerate(pages, 1)] == [True] * len(pages)


def test_statements_show_captions_and_printed_figures() -> None:
    (page,) = strings(set_alone(lay_out(ten_q(), ()).statements[0]))
    assert {"Total assets", "3,800", "(905)", "Balance Sheets (unaudited)"} <= set(page)


def test_amounts_inside_captions_are_not_printed_twice() -> None:
    (page,) = strings(set_alone(lay_out(ten_q(), ()).statements[0]))
    assert "allowance for doubtful accounts" not in page


def test_lines_of_one_printed_line_are_one_row() -> None:
    caption = Cell("Shares issued", note="maple.txt:9:1")
    amount, count = Cell(Decimal(41), Kind.MONEY), Cell(Decimal(6170), Kind.SHARES)
    head = Row((Cell(), Cell("Shares"), Cell("Amount")), Emphasis.COLUMN_HEAD)
    rows = (Row((caption, Cell(), amount)), Row((caption, count, Cell())), Row((caption, count, amount)))
    (page,) = strings(set_alone(Sheet("EQ", ("Maple", "Equity", "In dollars"), (head,), rows, (50, 15, 15))))
    assert page.count("Shares issued") == 2
    assert page.count("6,170") == 2


def test_a_total_that_does_not_foot_is_marked() -> None:
    sheet = lay_out(ten_q(), ()).statements[0]
    rows = list(sheet.rows)
    number = next(i for i, row in enumerate(rows) if row.cells[0].content == "Total current liabilities")
    cell = replace(rows[number].cells[1], content=Decimal(870))
    rows[number] = replace(rows[number], cells=(rows[number].cells[0], cell, *rows[number].cells[2:]))
    (page,) = strings(set_alone(replace(sheet, rows=tuple(rows))))
    assert "\u2020" in page


def test_a_long_statement_repeats_its_heads() -> None:
    pages = strings(set_alone(long_sheet(120)))
    assert len(pages) == 3
    assert all("Year 0" in page for page in pages)
    assert "Balance Sheets (continued)" in pages[1]


def test_a_statement_that_is_a_little_too_long_is_set_smaller_on_one_page() -> None:
    usual, long = set_alone(long_sheet(40)), set_alone(long_sheet(64))
    assert len(long.pages) == 1
    assert min(text.style.size for text in long.page.texts) < min(text.style.size for text in usual.page.texts)


def test_the_components_of_equity_stand_side_by_side_on_a_wide_page() -> None:
    sheet = long_sheet(3, columns=8)
    press = set_alone(replace(sheet, heads=sheet.heads[:1]))
    set_statement(press, long_sheet(3))
    assert [page.wide for page in press.pages] == [True, False]
    assert {text.y for text in press.pages[0].texts if text.string.startswith("Year")} == {press.pages[0].texts[3].y}


def test_rows_of_one_half_of_a_statement_printed_across_two_pages_stand_there_alone() -> None:
    half = long_sheet(2, columns=4)
    blank = (Cell(),) * 4
    rows = (
        *(replace(row, cells=(*row.cells, *blank)) for row in half.rows),
        *(replace(row, cells=(replace(row.cells[0], content=f"Again {n}"), *blank, *row.cells[1:])) for n, row in enumerate(half.rows)),
    )
    heads = tuple(replace(head, cells=(*head.cells, *head.cells[1:])) for head in half.heads)
    press = set_alone(replace(half, heads=heads, rows=rows, widths=(50, *(15,) * 8)))
    captions = [text.string for page in press.pages for text in page.texts if text.string.startswith(("Item", "Again"))]
    assert captions == ["Item 0", "Item 1", "Again 0", "Again 1", "Again 2"]


def test_tables_without_records_are_left_out() -> None:
    titles = {text for page in page_streams(pdf_bytes(lay_out(cover_report(), ()))) for text in re.findall(rb"\((\w+): ", page)}
    assert titles == {b"Facts"}


def test_points_align_where_rows_have_other_places() -> None:
    head = Row((Cell(), Cell("2002")), Emphasis.COLUMN_HEAD)
    earned = Cell(Decimal("0.86"), Kind.PER_SHARE, places=2, pad=1)
    paid = Cell(Decimal("0.075"), Kind.PER_SHARE, places=3)
    sheet = Sheet("IS", ("Maple", "Income", "In dollars"), (head,), (Row((Cell("Earned"), earned)), Row((Cell("Paid"), paid))), (50, 15))
    left = {text.string: text.x for text in set_alone(sheet).page.texts}
    assert left["0.86"] == left["0.075"]


@pytest.mark.parametrize("rows", range(66, 80))
def test_a_total_never_leaves_its_block(rows: int) -> None:
    last = strings(set_alone(long_sheet(rows)))[-1]
    assert "All items" in last
    assert f"Item {rows - 1}" in last


def test_long_contents_go_on_with_right_page_numbers() -> None:
    book = lay_out(ten_q(), ())
    sheets = tuple(replace(book.statements[0], name=f"BS{number}") for number in range(60))
    pages = page_streams(pdf_bytes(replace(book, statements=sheets)))
    start = next(number for number, page in enumerate(pages, 1) if b"(Total assets)" in page)
    assert start > 2
    assert f"({start}) Tj".encode() in pages[0]


def test_no_more_than_five_columns_stand_side_by_side() -> None:
    press = set_alone(long_sheet(3, columns=8))
    heads = {text.string: text.y for page in press.pages for text in page.texts if text.string.startswith("Year")}
    assert len(heads) == 8
    assert max(list(heads.values()).count(y) for y in heads.values()) <= 5


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Cell(Decimal(-1203), Kind.MONEY), "(1,203)"),
        (Cell(Decimal(0), Kind.MONEY), "-"),
        (Cell(Decimal("1.2"), Kind.PER_SHARE, places=2), "1.20"),
        (Cell(Decimal("0.125"), Kind.PERCENT, places=1), "12.5%"),
    ],
)
def test_figures_as_statements_print_them(cell: Cell, text: str) -> None:
    assert figure_text(cell) == text


def test_long_names_break_before_capitals() -> None:
    Press()
    name = "us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxes"
    lines = wrap(name, 120, BODY)
    assert "".join(lines) == name
    assert all(width_of(line, BODY.font, BODY.size) <= 120 for line in lines)


def test_compound_words_break_behind_their_hyphens() -> None:
    assert wrap("Gain on available-for-sale securities", 100, BODY) == ["Gain on available-for-", "sale securities"]
