"""A workbook to enter line items in, filled with the invented figures of examples/line-items.csv, so that it shows what goes where.

It reads back as it stands: sheets, heads and keys are those that the reader of line items knows.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from converter.resources import data_folder

SHEETS = {"balance-sheet": "Balance sheet", "income": "Income", "cash-flow": "Cash flow", "equity": "Equity"}
EXAMPLE = "line-items.csv"
CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the same bytes whenever it is written


def write_template() -> bytes:
    """The workbook's bytes."""
    import xlsxwriter  # noqa: PLC0415 - only for this

    keys, head, rows = _example()
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED, "title": "Line items"})
        bold, figure = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "#,##0.00##;(#,##0.00##)"})
        whole = book.add_format({"num_format": "#,##0;(#,##0)"})
        _cover(book, keys, bold)
        for kind, name in SHEETS.items():
            if kind in rows:
                _statement(book.add_worksheet(name), head, rows[kind], (bold, whole, figure))
    return target.getvalue()


def _example() -> tuple[list[tuple[str, str]], list[str], dict[str, list[list[str]]]]:
    lines = (data_folder("examples") / EXAMPLE).read_text(encoding="utf-8").splitlines()
    keys = [(key.strip(), value.strip()) for key, _, value in (line.lstrip("# ").partition(":") for line in lines if line.startswith("#"))]
    head, *body = csv.reader(line for line in lines if not line.startswith("#"))
    rows: dict[str, list[list[str]]] = defaultdict(list)
    for row in body:
        rows[row[0]].append(row)
    return keys, head, rows


def _cover(book: Any, keys: list[tuple[str, str]], bold: Any) -> None:  # noqa: ANN401 - XlsxWriter has no types
    sheet = book.add_worksheet("Cover")
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 40)
    for row, (key, value) in enumerate(keys):
        sheet.write_string(row, 0, key, bold)
        sheet.write_string(row, 1, value)


def _statement(sheet: Any, head: list[str], rows: list[list[str]], formats: tuple[Any, Any, Any]) -> None:  # noqa: ANN401 - as above
    """Only the columns that have figures on this statement."""
    bold, whole, exact = formats
    used = [i for i in range(2, len(head)) if any(row[i] for row in rows)]
    sheet.set_column(0, 0, 48)
    sheet.set_column(1, 1, 30)
    sheet.set_column(2, 1 + len(used), 24)
    sheet.freeze_panes(1, 1)
    for column, text in enumerate(["label", "concept", *(head[i] for i in used)]):
        sheet.write_string(0, column, text, bold)
    for number, row in enumerate(rows, start=1):
        sheet.write_string(number, 0, row[1])
        for column, i in enumerate(used, start=2):
            if row[i]:
                sheet.write_number(number, column, Decimal(row[i]), exact if "." in row[i] else whole)
