"""What the workbook cannot hold as it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from converter.check.findings import WARNING, about_fact, numbers, told
from converter.model.finding import Finding
from converter.model.report import Report

_SPREADSHEET_DIGITS = 15


def check_digits(report: Report) -> Iterator[Finding]:
    """Figures of more than 15 significant digits: a spreadsheet keeps no more of a number (it holds IEEE 754 doubles)."""
    for fact, value in numbers(report.facts):
        digits = _digits(value)
        if digits > _SPREADSHEET_DIGITS:
            what = f"{told(fact)} has {digits} significant digits; a workbook keeps {_SPREADSHEET_DIGITS}."
            yield about_fact(report, fact, WARNING, "", "digits", what, "Take this value from the inline document or the xBRL-JSON.")


def _digits(value: Decimal) -> int:
    """Significant digits, zeros at the end left out: 4 for 12.03 as for 120,300."""
    return len(value.normalize().as_tuple().digits)
