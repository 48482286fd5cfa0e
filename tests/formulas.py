"""The few formulas that the workbook uses, worked out anew with exact numbers from what openpyxl reads."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

REFERENCE = re.compile(r"(?:'?(\w+)'?!)?\$?([A-Z]+)\$?(\d+)")
TERM = re.compile(r"([+-]?)(SUM\([^)]*\)|'?\w+'?!\$?[A-Z]+\$?\d+|[A-Z]+\d+)")


def evaluate(workbook: Workbook, sheet: str, address: str) -> Decimal | str:
    """The value of a cell: its number, or what its formula gives."""
    content = workbook[sheet][address].value
    if not (isinstance(content, str) and content.startswith("=")):
        return Decimal(0) if content is None else Decimal(str(content)) if not isinstance(content, str) else content
    text = content[1:]
    if found := re.fullmatch(r"ROUND\((\w+)-(\w+),(\d+)\)", text):
        return round(number(workbook, sheet, found[1]) - number(workbook, sheet, found[2]), int(found[3]))
    if found := re.fullmatch(r'IF\(ABS\((\w+)\)<=(\w+),"(.*)","(.*)"\)', text):
        return found[3] if abs(number(workbook, sheet, found[1])) <= number(workbook, sheet, found[2]) else found[4]
    if found := re.fullmatch(r"('\w+'!\w+)\*(\w+)", text):
        return number(workbook, sheet, found[1]) * factor(workbook, found[2])
    assert TERM.sub("", text) == "", f"not one of the workbook's formulas: {content}"
    return sum((-value if sign == "-" else value for sign, value in terms(workbook, sheet, text)), Decimal(0))


def terms(workbook: Workbook, sheet: str, text: str) -> list[tuple[str, Decimal]]:
    found = []
    for sign, term in TERM.findall(text):
        if term.startswith("SUM("):
            cells = [cell for row in workbook[sheet][term[4:-1]] for cell in row]
            found += [(sign, number(workbook, sheet, cell.coordinate)) for cell in cells if cell.value is not None]
        else:
            found.append((sign, number(workbook, sheet, term)))
    return found


def number(workbook: Workbook, sheet: str, reference: str) -> Decimal:
    found = REFERENCE.fullmatch(reference)
    assert found, reference
    value = evaluate(workbook, found[1] or sheet, f"{found[2]}{found[3]}")
    assert isinstance(value, Decimal), (reference, value)
    return value


def factor(workbook: Workbook, name: str) -> Decimal:
    if name.isdigit():
        return Decimal(name)
    return number(workbook, "", workbook.defined_names[name].attr_text)
