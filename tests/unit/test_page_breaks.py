"""A page break within a statement changes nothing: the same lines, in the same columns, under the same headings."""

import pytest

from converter.model.statement import LineItem, Statement
from converter.read import read
from converter.segment import segment
from converter.statements import read_statement

BALANCE_SHEET = """\
                 HEARTH & KETTLE COMPANY
               CONSOLIDATED BALANCE SHEETS

                                             December 31,
                                          1996          1995
Assets
Current assets:
  Cash                                 $ 1,200       $ 1,100
  Receivables                            3,400         3,000
                                       -------       -------
    Total current assets                 4,600         4,100

Plant and equipment                     12,400        12,100
                                       -------       -------
Total assets                          $ 17,000      $ 16,200
                                       =======       =======

Liabilities and stockholders' equity
Current liabilities:
  Notes payable                       $ 12,500      $ 12,500
  Accrued expenses                         500           600
                                       -------       -------
    Total current liabilities           13,000        13,100

Common stock                             1,000         1,000
Retained earnings                        3,000         2,100
                                       -------       -------
                                      $ 17,000      $ 16,200
                                       =======       =======
"""
EQUITY = """\
             STATEMENTS OF STOCKHOLDERS' EQUITY

                                        Common      Retained
                                        Stock       Earnings        Total
Balance at December 31, 1994             1,000         1,200         2,200
Net income                                   -           900           900

Balance at December 31,
 1995                                    1,000         2,100         3,100
Net income                                   -           900           900
Balance at December 31,
 1996                                    1,000         3,000         4,000
"""
NUMBER = "\n                         - 12 -\n<PAGE>\n\n"


def statement_of(text: str) -> Statement:
    filing, _ = read("invented.txt", text.encode())
    outline, _ = segment(filing)
    (region,) = outline.statements
    return read_statement(filing, region)[0]


def lines_of(statement: Statement) -> list[tuple[object, ...]]:
    """Each line's caption, section, role and values with their periods."""
    return [(line.caption, line.section, line.role, line.level, line.period, *_values(statement, line)) for line in statement.lines]


def _values(statement: Statement, line: LineItem) -> list[tuple[object, ...]]:
    found = zip(statement.columns, line.figures, strict=True)
    return [(column.period, column.dimensions, figure.value) for column, figure in found if figure]


def broken_before(text: str, caption: str, page_break: str) -> str:
    """A text with a page break above the line that starts with a caption."""
    above, line, below = text.partition(f"\n{caption}")
    assert line
    return f"{above}\n{page_break}{line[1:]}{below}"


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        pytest.param(BALANCE_SHEET, "Assets", id="below the heads of the columns"),
        pytest.param(BALANCE_SHEET, "  Receivables", id="among the items of a heading"),
        pytest.param(BALANCE_SHEET, "Plant", id="below a total"),
        pytest.param(BALANCE_SHEET, "  Accrued", id="below figures that are equal"),
        pytest.param(EQUITY, "Balance at December 31,\n 1995", id="above a balance of two lines"),
    ],
)
def test_a_page_break_within_a_statement_changes_nothing(text: str, caption: str) -> None:
    assert lines_of(statement_of(broken_before(text, caption, NUMBER))) == lines_of(statement_of(text))
