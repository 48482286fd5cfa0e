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
FLOWS = """\
                 HEARTH & KETTLE COMPANY
           CONSOLIDATED STATEMENTS OF CASH FLOWS

                                         Years ended December 31,
                                          1996          1995
Operating activities
  Net income                           $   900       $   900
  Depreciation                             200           100
  Deferred income taxes                    100           100
  Other                                    100           100
                                       -------       -------
  Cash from operating activities         1,300         1,200
                                       -------       -------

Investing activities
  Purchases of equipment                  (500)         (400)
  Other                                    (10)          (20)
                                       -------       -------
  Cash used in investing activities       (510)         (420)
                                       -------       -------

Financing activities
  Repayments of notes                     (300)         (300)
  Dividends                               (390)         (480)
                                       -------       -------
  Cash used in financing activities       (690)         (780)
                                       -------       -------
Increase in cash                           100             -
Cash at beginning of year                1,100         1,100
                                       -------       -------
Cash at end of year                    $ 1,200       $ 1,100
                                       =======       =======
"""
HEADS = """\
                                         Years ended December 31,
                                          1996          1995

"""
TITLE = "           CONSOLIDATED STATEMENTS OF CASH FLOWS"
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


@pytest.mark.parametrize(
    "page_break",
    [
        pytest.param("\nSee accompanying notes.\n\n               F-3\n<PAGE>\n\n", id="a reference to the notes below"),
        pytest.param("\n          (continued on next page)\n               3\n<PAGE>\n\n", id="a word that it goes on below"),
        pytest.param("<PAGE>\n                 HEARTH & KETTLE COMPANY AND SUBSIDIARIES\n\n", id="the company's name above"),
        pytest.param(f"<PAGE>\n{TITLE} (continued)\n\n", id="the title above"),
        pytest.param(f"<PAGE>\n{TITLE} (continued)\n\n{HEADS}", id="title and heads above"),
        pytest.param(f"<PAGE>\n{HEADS}", id="the heads above"),
    ],
)
@pytest.mark.parametrize("caption", ["  Other                                    100", "Investing", "  Dividends"])
def test_what_pages_have_above_and_below_their_rows_changes_nothing(caption: str, page_break: str) -> None:
    assert lines_of(statement_of(broken_before(FLOWS, caption, page_break))) == lines_of(statement_of(FLOWS))


def test_the_first_row_below_a_title_that_is_continued_has_its_whole_caption() -> None:
    text = (
        FLOWS.replace("  Cash from operating", "  Net cash provided by\n    operating")
        .replace("1,300  ", "1,300")
        .replace("1,200\n", "  1,200\n")
    )
    page_break = f"<PAGE>\n{TITLE} (continued)\n\n"
    assert lines_of(statement_of(broken_before(text, "  Net cash", page_break))) == lines_of(statement_of(text))


def test_a_statement_without_a_title_goes_on_below_a_page_break_within_its_tags() -> None:
    rows = FLOWS.partition("FLOWS\n\n")[2].replace("Increase in cash    ", "Net increase in cash")
    text = f"HEARTH & KETTLE COMPANY\n\n<TABLE>\n<CAPTION>\n{rows}</TABLE>\n"
    broken = broken_before(broken_before(text, "  Depreciation", NUMBER), "Financing", NUMBER)
    assert lines_of(statement_of(broken)) == lines_of(statement_of(text))
