"""How many lines texts take in a workbook's cells."""

import pytest

from converter.write.xlsx_widths import lines_taken


@pytest.mark.parametrize(
    ("text", "bold", "lines"),
    [
        ("", False, 1),
        ("Total assets", False, 1),
        ("Receivables from dealers, net of allowances of $187 and $137", False, 1),
        ("Receivables from dealers, net of allowances of $187 and $137 for bad debts", False, 2),
        ("LIABILITIES, REDEEMABLE STOCK AND SHAREHOLDERS' EQUITY", True, 2),  # capitals are wider, bold ones wider still
        ("I" * 300, False, 3),
    ],
)
def test_lines_that_a_text_takes_in_a_cell_as_wide_as_52_digits(text: str, lines: int, *, bold: bool) -> None:
    assert lines_taken(text, 52, bold=bold) == lines
