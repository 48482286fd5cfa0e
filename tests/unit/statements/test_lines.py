"""Lines of printed tables: captions, sections, roles and measures."""

from textwrap import dedent

import pytest

from converter.figures import find_scaling
from converter.model.quantity import Measure
from converter.model.source import SourceText, Span
from converter.model.statement import LineRole, StatementKind
from converter.statements.lines import Line, read_lines, table_parts
from converter.statements.measures import read_measures, share_scale
from converter.tables import read_grid


def lines(text: str) -> list[Line]:
    source = SourceText("invented.txt", dedent(text).strip("\n"), "")
    grid = read_grid(source, [Span(0, len(source.text))])
    return read_lines(source, list(table_parts(source, grid.rows, grid.columns)))


BALANCE_SHEET = """
                                              1995       1994
    ASSETS
    CURRENT ASSETS
      Cash (Note 3)                            100        200
      Receivables                              300        400
                                              ----       ----
        Total current assets                   400        600
    PROPERTY
      Land                                      50         60
                                              ----       ----
                                              450        660
                                              ====       ====
    LIABILITIES AND STOCKHOLDERS' EQUITY
    CURRENT LIABILITIES
      Payables*                                450        660
    COMMITMENTS AND CONTINGENCIES
    STOCKHOLDERS' EQUITY
      Retained earnings (See Notes)              -          -
"""


@pytest.fixture
def balance_sheet() -> dict[str, Line]:
    return {line.caption: line for line in lines(BALANCE_SHEET)}


def test_marks_and_note_references_leave_captions(balance_sheet: dict[str, Line]) -> None:
    assert {"Cash", "Payables"} <= balance_sheet.keys()


def test_a_reference_spread_to_fill_the_line_leaves_its_caption_whole() -> None:
    found = lines("""
                                              1995       1994
    Long-term  debt,  less current
      part  (Note   G)                         100        200
    Senior Notes                    (5)        300        400
    """)
    assert [line.caption for line in found] == ["Long-term debt, less current part", "Senior Notes"]


@pytest.mark.parametrize(
    ("caption", "section"),
    [
        ("Cash", ("ASSETS", "CURRENT ASSETS")),
        ("Total current assets", ("ASSETS", "CURRENT ASSETS")),
        ("Land", ("ASSETS", "PROPERTY")),
        ("Payables", ("LIABILITIES AND STOCKHOLDERS' EQUITY", "CURRENT LIABILITIES")),
        ("Retained earnings", ("LIABILITIES AND STOCKHOLDERS' EQUITY", "STOCKHOLDERS' EQUITY")),
    ],
)
def test_a_section_is_the_path_of_headings(balance_sheet: dict[str, Line], caption: str, section: tuple[str, ...]) -> None:
    assert balance_sheet[caption].section == section


@pytest.mark.parametrize(
    ("caption", "role"),
    [
        ("ASSETS", LineRole.HEADING),
        ("Cash", LineRole.ITEM),
        ("Total current assets", LineRole.TOTAL),
        ("Land", LineRole.ITEM),
        ("", LineRole.TOTAL),
        ("Payables", LineRole.ITEM),
    ],
)
def test_roles(balance_sheet: dict[str, Line], caption: str, role: LineRole) -> None:
    assert balance_sheet[caption].role is role


INCOME = """
                                              1995       1994
    Net sales                               $4,200     $4,100
    Net income                                 240        200
    Effective tax rate                        35.5       36.0
    Per share of common stock:
      Net income                               .24        .21
      Dividends                                .10          -
    Average shares outstanding               1,000        950
"""


def test_measures_follow_captions_headings_and_decimals() -> None:
    found = lines(INCOME)
    assert [measure for line, measure in zip(found, read_measures(found, StatementKind.INCOME), strict=True) if line.cells] == [
        Measure.MONETARY,
        Measure.MONETARY,
        Measure.PERCENT,
        Measure.PER_SHARE,
        Measure.PER_SHARE,
        Measure.SHARES,
    ]


def test_cents_among_whole_amounts_are_per_unit_where_the_caption_says_so() -> None:
    found = lines("""
                                              1995       1994
    Limited partners                     3,213,505  3,885,515
    General partner                        615,383    486,487
    Total partners' capital              3,828,888  4,372,002
    Net asset value per unit              2,830.65   2,237.75
    """)
    assert read_measures(found, StatementKind.BALANCE_SHEET)[-1] is Measure.PER_SHARE


def test_earnings_per_share_and_its_equivalents_are_per_share_also_where_all_amounts_have_cents() -> None:
    found = lines("""
                                                      1995       1994
    Net sales                                     4,213.50   3,885.51
    Net income                                      615.38     486.48
    Earnings per common & common share equivalent     2.36       2.75
    """)
    assert read_measures(found, StatementKind.INCOME)[-1] is Measure.PER_SHARE


@pytest.mark.parametrize("caption", ["Common stock equivalents", "Dilutive effect of options"])
def test_what_dilution_adds_to_the_shares_is_a_count(caption: str) -> None:
    found = lines(f"""
                                              1995       1994
    Weighted average shares outstanding:
      Basic                              3,213,505  3,885,515
      {caption:<30}        15,383     16,487
      Diluted                            3,228,888  3,902,002
    """)
    assert [measure for line, measure in zip(found, read_measures(found, StatementKind.INCOME), strict=True) if line.cells] == [
        Measure.SHARES
    ] * 3


def test_shares_in_tenths_of_millions_are_counts() -> None:
    found = lines("""
                                                         1995       1994
    Net income                                             76      1,407
    Basic earnings per share                              .26       4.62
    The number of common shares used was as follows:
    (in millions)
    Primary                                             290.6      304.9
    Number of common shares used in
      diluted earnings per share                        291.0      306.6
    """)
    read = [measure for line, measure in zip(found, read_measures(found, StatementKind.INCOME), strict=True) if line.cells]
    assert read == [Measure.MONETARY, Measure.PER_SHARE, Measure.SHARES, Measure.SHARES]


@pytest.mark.parametrize(
    ("printed", "heading", "scale"),
    [
        ("1,000", "In thousands, except share data", 3),  # 240,000 / 0.24 are a million shares
        ("1,000,000", "In thousands", 0),
        ("1.0", "In thousands", 6),
    ],
)
def test_earnings_per_share_prove_the_scale_of_share_counts(printed: str, heading: str, scale: int) -> None:
    text = INCOME.replace("1,000        950", f"{printed}          -")
    found = lines(text)
    measures = read_measures(found, StatementKind.INCOME)
    assert share_scale(found, measures, found[-1], find_scaling(heading)) == scale


def test_a_caption_says_its_own_scale() -> None:
    found = lines(INCOME.replace("Average shares outstanding        ", "Average shares (in millions)      "))
    measures = read_measures(found, StatementKind.INCOME)
    assert share_scale(found, measures, found[-1], None) == 6


@pytest.mark.parametrize(
    ("heading", "measure"),
    [
        ("Shares used in computing net income per share (in thousands):", Measure.SHARES),
        ("Weighted average number of common shares for per share data:", Measure.SHARES),
        ("Net income per share on weighted average shares:", Measure.MONETARY),
    ],
)
def test_a_heading_over_counts_may_speak_of_amounts_per_share_behind_them(heading: str, measure: Measure) -> None:
    found = lines(INCOME.replace("    Average shares outstanding", f"    {heading}\n      Fully diluted         "))
    assert read_measures(found, StatementKind.INCOME)[-1] is measure


def test_amounts_by_year_below_a_caption_belong_to_it() -> None:
    text = """
                                                          1995       1994
    Customers, less allowance:
        1995, $241; 1994, $249 ......................    4,200      4,100
    Other ...........................................      240        200
    """
    assert [line.caption for line in lines(text)] == ["Customers, less allowance: 1995, $241; 1994, $249", "Other"]


@pytest.mark.parametrize("number", ["-3-", "F-6.1"])
def test_a_page_number_among_the_rows_is_no_heading(number: str) -> None:
    text = f"""
                                                          1995       1994
    Net income .......................................      240        200
                                {number}
    Dividends ........................................       42         41
    """
    assert [line.caption for line in lines(text)] == ["Net income", "Dividends"]


def test_an_amount_a_share_in_brackets_belongs_to_the_caption_above() -> None:
    text = """
                                                          1995       1994
    Net income .......................................      240        200
    Dividends accrued at December 31, 1995
      ($1.75 per share) ..............................       42         41
    """
    assert [line.caption for line in lines(text)] == ["Net income", "Dividends accrued at December 31, 1995 ($1.75 per share)"]


def test_a_caption_goes_on_in_a_number_behind_a_dash_but_not_behind_a_dated_balance() -> None:
    found = lines("""
                                            1995       1994
    Cost of treasury shares -
      10,250 shares in 1995                $ 960      $ 950
    Balance at December 31, 1995           1,250      1,250
      conversion of notes into
      common stock                            40         35
    """)
    assert [line.caption for line in found] == [
        "Cost of treasury shares - 10,250 shares in 1995",
        "Balance at December 31, 1995",
        "conversion of notes into common stock",
    ]


@pytest.mark.parametrize(
    ("caption", "measure"),
    [
        ("Shares used to compute earnings per share", Measure.SHARES),
        ("Average shares outstanding used in the calculation of net income per share", Measure.SHARES),
        ("Earnings per share on shares used in computation", Measure.MONETARY),
        ("Basic earnings per common share", Measure.PER_SHARE),
    ],
)
def test_shares_used_for_amounts_per_share_are_counts(caption: str, measure: Measure) -> None:
    found = lines(INCOME.replace("    Average shares outstanding", f"    {caption}   "))
    assert read_measures(found, StatementKind.INCOME)[-1] is measure


def test_a_heading_over_counts_has_rows_of_counts_in_a_statement_of_equity() -> None:
    found = lines("""
                                         1995       1994
    Retained earnings:
      Balance at end of year            $ 960      $ 950
    Shares of common stock:
      Issued at end of year             1,250      1,250
    """)
    assert found[-1].caption == "Issued at end of year"
    assert [m for m, line in zip(read_measures(found, StatementKind.EQUITY), found, strict=True) if line.cells] == [
        Measure.MONETARY,
        Measure.SHARES,
    ]


@pytest.mark.parametrize(
    "broken",
    [
        "Total Liabilities and Partners'\n  Capital  ",
        "Income Before Taxes and Cumulative\n  Effect of Changes  ",
        "INCOME BEFORE EXTRAORDINARY\n  ITEM AND TAXES  ",
        "NET CASH USED BY INVESTING\n  ACTIVITIES  ",
    ],
)
def test_a_caption_that_ends_in_the_air_goes_on_in_the_next_line(broken: str) -> None:
    found = lines(INCOME.replace("    Average shares outstanding", f"  {broken}"))
    assert found[-1].caption == " ".join(broken.split())


def test_a_blank_behind_a_comma_parts_no_figure() -> None:
    text = """
                                               1995       1994
    Equipment                              $ 21,028   $ 20, 117
    Less depreciation                        (1,115)   (15, 908)
    Notes 5, 100 and 200                      1,042        999
    """
    found = lines(text)
    assert [[str(cell.numeral.value) for cell in line.cells.values()] for line in found] == [
        ["21028", "20117"],
        ["-1115", "-15908"],
        ["1042", "999"],
    ]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Depreciation and amorti-\n      zation", "Depreciation and amortization"),
        ("Stockholders' equity consol-\n      idated", "Stockholders' equity consolidated"),
        ("INCOME BEFORE EXTRA-\n      ORDINARY ITEM", "INCOME BEFORE EXTRAORDINARY ITEM"),
        ("Total liabili-\n      ties", "Total liabilities"),
        ("Maturities of long-\n      term debt", "Maturities of long- term debt"),
        ("Sales of securities held-to-\n      maturity", "Sales of securities held-to- maturity"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_one_word(broken: str, whole: str) -> None:
    found = lines(INCOME.replace("    Average shares outstanding", f"    {broken}   "))
    assert found[-1].caption == whole


def test_the_scale_before_the_first_caption_is_no_part_of_it_and_no_section() -> None:
    text = """
                                                      1995       1994
        (In thousands, except per share data) Revenue    100        200
        Costs                                             90        180
    """
    found = lines(text)
    assert [(line.caption, line.section) for line in found] == [
        ("(In thousands, except per share data)", ()),
        ("Revenue", ()),
        ("Costs", ()),
    ]


def test_a_heading_of_a_stock_that_ends_in_a_count_is_the_section_of_deeper_lines() -> None:
    found = lines("""
                                            1995       1994
    Preferred stock:
      500 shares authorized:
        4% series                          $ 960      $ 950
        5% series                            250        250
    Retained earnings                        400        300
    """)
    assert [line.section for line in found if line.cells] == [("Preferred stock: 500 shares authorized",)] * 2 + [()]
