"""Cells of CSV files and workbooks, each with its place in one text: what `lineitems` reads."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from converter.errors import InputError
from converter.model.concept import QName
from converter.model.source import SourceText, Span

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_CSV_CELL = re.compile(r'\s*?"((?:[^"]|"")*)"[^,\n]*|[^,\n]*')


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell's text and where it stands; `text` has no outer blanks, `span` covers just it.

    `row` and `column` count from 1 in a workbook's sheet. `formula` is what works the cell out, with "=" before it, `indent` the depth of
    its indentation.
    """

    text: str
    span: Span
    row: int = 0
    column: int = 0
    formula: str = ""
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file (name "") or one sheet of a workbook. Rows without any text or formula are left out."""

    name: str
    rows: tuple[tuple[SheetCell, ...], ...]
    hidden: bool = False


def csv_sheets(name: str, data: bytes) -> tuple[SourceText, tuple[Sheet, ...]]:
    """The one sheet of a CSV file (RFC 4180, UTF-8 or Windows-1252). Lines that start with "#" are one cell each."""
    source = SourceText(name, _decode(data), hashlib.sha256(data).hexdigest())
    return source, (Sheet("", tuple(row for row in _csv_rows(source) if any(cell.text for cell in row))),)


def _decode(data: bytes) -> str:
    """The text of a file in UTF-8, in UTF-16 (told by its mark or its zero bytes), else in Windows-1252."""
    wide = next((name for start, name in WIDE.items() if data.startswith(start)), "")
    if not wide and b"\0" in data[:200]:
        wide = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    try:
        text = data.decode(wide, "replace").removeprefix("\ufeff") if wide else data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _csv_rows(source: SourceText) -> Iterator[tuple[SheetCell, ...]]:
    text, at = source.text, 0
    while at < len(text):
        row = []
        if text.startswith("#", at):
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            yield (_cell(text[at:end], at),)
            at = end + 1
            continue
        while True:
            match = _CSV_CELL.match(text, at)
            if match is None or (match[1] is None and match[0].lstrip().startswith('"')):
                raise InputError(
                    "a quoted cell is never closed",
                    place=source.place(Span(at, at)),
                    excerpt=text[at : at + 60].partition("\n")[0],
                    advice="end the cell with a quote; a quote inside a cell is written twice",
                )
            row.append(_cell(match[1], match.start(1)) if match[1] is not None else _cell(match[0], at))
            at = match.end()
            if at >= len(text) or text[at] == "\n":
                break
            at += 1
        at += 1
        yield tuple(row)


def _cell(raw: str, start: int) -> SheetCell:
    text = raw.strip()
    start += len(raw) - len(raw.lstrip()) if text else 0
    return SheetCell(text.replace('""', '"'), Span(start, start + len(text)))


def xlsx_sheets(name: str, data: bytes) -> tuple[SourceText, tuple[Sheet, ...]]:
    """The sheets of a workbook; its text is all cells in reading order, and `SourceText.cells` names them ("BS!C7")."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only workbooks need it
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - as above

    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise InputError(f"the workbook cannot be opened: {error}", place=name, advice="save it again as .xlsx") from error
    formulas = _formulas(data)
    parts: list[str] = []
    cells: dict[int, str] = {}
    sheets, at = [], 0
    for worksheet in workbook.worksheets:
        rows, own = [], formulas.get(worksheet.title, {})
        for r, found in enumerate(worksheet.iter_rows(), start=1):
            row = []
            for c, cell in enumerate(found, start=1):
                text = _text(cell.value)
                row.append(SheetCell(text, Span(at, at + len(text)), r, c, own.get((r, c), ""), _indent(cell)))
                if text:
                    cells[at] = f"{worksheet.title}!{get_column_letter(c)}{r}"
                parts.append(text + "\t")
                at += len(text) + 1
            parts.append("\n")
            at += 1
            if any(cell.text or cell.formula for cell in row):
                rows.append(tuple(row))
        sheets.append(Sheet(worksheet.title, tuple(rows), worksheet.sheet_state != "visible"))
    workbook.close()
    return SourceText(name, "".join(parts), hashlib.sha256(data).hexdigest(), cells), tuple(sheets)


def _formulas(data: bytes) -> Mapping[str, Mapping[tuple[int, int], str]]:
    """The formulas of each sheet by row and column. They take another pass over a workbook that has any."""
    from openpyxl import load_workbook  # noqa: PLC0415 - as above

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if not any(b"<f" in archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")):
            return {}
    workbook = load_workbook(io.BytesIO(data), read_only=True)
    found = {
        worksheet.title: {
            (r, c): str(value)
            for r, values in enumerate(worksheet.iter_rows(values_only=True), start=1)
            for c, value in enumerate(values, start=1)
            if isinstance(value, str) and value.startswith("=")
        }
        for worksheet in workbook.worksheets
    }
    workbook.close()
    return found


def _indent(cell: Cell | MergedCell) -> int:
    """The depth of a text's indentation; an empty cell of a read-only workbook has no style."""
    return int(cell.alignment.indent or 0) if isinstance(cell.value, str) and cell.has_style else 0


def without_result(source: SourceText, sheet: str, cell: SheetCell) -> InputError:
    """The error of a formula whose result no spreadsheet program has stored."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    return InputError(
        "this cell holds a formula without a result",
        place=f"{source.name}:{sheet}!{get_column_letter(cell.column)}{cell.row}",
        excerpt=cell.formula,
        advice="open the workbook in a spreadsheet program and save it there, so that results are stored beside formulas",
    )


def wrong(source: SourceText, cell: SheetCell, why: str, advice: str) -> InputError:
    """The error of a cell: "this cell {why}"."""
    return InputError(f"this cell {why}", place=source.place(cell.span), excerpt=source.excerpt(cell.span), advice=advice)


def read_date(source: SourceText, cell: SheetCell, text: str) -> date:
    """The date that `text` of a cell is; raises InputError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise wrong(source, cell, f"holds no date: {text!r}", "write dates as 2009-06-30") from None


def read_name(source: SourceText, cell: SheetCell, text: str) -> QName:
    """The concept's name that `text` of a cell is; raises InputError."""
    try:
        return QName.parse(text)
    except ValueError:
        raise wrong(source, cell, "is no concept's name", "write prefix and name: us-gaap:Assets") from None


def _text(value: object) -> str:
    """A cell's value as it would stand in a CSV; binary fractions of the workbook become the decimals they were typed as."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f").removesuffix(".0")
    return " ".join(str(value).split())
