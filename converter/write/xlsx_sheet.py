"""XlsxWriter's worksheet for formulas that need no translation. Import it only where a workbook is written: it loads XlsxWriter."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet


class PlainSheet(Worksheet):  # type: ignore[misc] # XlsxWriter ships no types
    """A worksheet that takes formulas as they are.

    XlsxWriter looks in each formula for thirty newer functions that are stored under other names, which takes a tenth of a
    workbook's time; the formulas here are sums, SUM, ROUND, IF and ABS.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002 - XlsxWriter's signature
        del expand_future_functions
        return formula.removeprefix("=")
