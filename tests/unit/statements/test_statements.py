"""Statements as printed, from the region of a filing."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest
from filings import bare_filing

from converter.model.finding import Severity
from converter.model.outline import StatementRegion
from converter.model.period import Duration, Instant
from converter.model.quantity import Measure
from converter.model.source import Span
from converter.model.statement import LineRole, Statement, StatementKind
from converter.read import read
from converter.segment import segment
from converter.statements import read_statement
from converter.tables import printed_figures

BALANCE_SHEET = """
Cash and cash equivalents | 4,296,089 | 4,579,034
Accounts and notes receivable, less allowance for doubtful accounts of $241,000 in 2002 and $249,000 in 2001 | 4,926,450 | 5,042,685
Allowance for doubtful accounts | 241,000 | 249,000
Inventories | 6,691,191 | 6,813,511
Prepaid expenses | 197,716 | 125,805
Prepaid income taxes | 172,380 | 0
Deferred income taxes | 570,731 | 570,731
Total current assets | 16,854,557 | 17,131,766
Land | 500,500 | 500,500
Buildings | 3,446,541 | 3,441,616
Machinery and equipment | 11,953,546 | 11,771,099
 | 15,900,587 | 15,713,215
Less allowance for depreciation | -10,535,441 | -9,879,825
 | 5,365,146 | 5,833,390
Goodwill | 6,155,204 | 6,405,204
Deferred income taxes | 0 | 73,393
Other assets | 204,167 | 291,667
Total assets | 28,579,074 | 29,735,420
Accounts payable | 2,093,804 | 1,348,396
Commissions, salaries, wages and taxes thereon | 192,882 | 555,326
Other accrued expenses | 748,827 | 895,274
Federal, state and foreign income taxes payable | 0 | 393,781
Current portion of long-term debt | 1,630,000 | 1,630,000
Total current liabilities | 4,665,513 | 4,822,777
Long-term debt | 8,629,691 | 9,948,687
Pension and other benefits | 118,230 | 410,080
Deferred income taxes | 54,379 | 0
 | 8,802,300 | 10,358,767
Total liabilities | 13,467,813 | 15,181,544
Common stock, $1 par value: Authorized shares - 4,000,000 Issued shares - 2,508,626 in 2002, 2,504,526 in 2001 \
Outstanding shares - 1,884,146 in 2002, 2,043,046 in 2001 | 2,508,626 | 2,504,526
Common stock, par value | 1 | 1
Common stock, shares authorized | 4,000,000 | 4,000,000
Common stock, shares issued | 2,508,626 | 2,504,526
Common stock, shares outstanding | 1,884,146 | 2,043,046
Other capital | 446,011 | 496,708
Retained earnings | 18,001,347 | 15,610,362
Treasury stock at cost (624,480 shares in 2002, 461,480 in 2001) | -5,609,533 | -3,816,533
Treasury stock, shares | 624,480 | 461,480
Accumulated other comprehensive income | -235,190 | -241,187
Total stockholders' equity | 15,111,261 | 14,553,876
Total liabilities and stockholders' equity | 28,579,074 | 29,735,420
"""
NINE_MONTHS = """
Net sales | 30,238,813 | 29,317,940
Cost of products sold | 20,809,424 | 21,015,425
 | 9,429,389 | 8,302,515
Selling, administrative and general expenses | 5,302,278 | 4,801,871
 | 4,127,111 | 3,500,644
Interest income | 80,823 | 124,447
Other (expense) income--net | 225,268 | 263,058
Interest expense | -515,890 | -283,144
Income before income taxes | 3,917,312 | 3,605,005
Income taxes | 1,526,327 | 1,411,771
Net Income | 2,390,985 | 2,193,234
Basic | 1.20 | 1.07
Diluted | 1.18 | 1.05
Dividends per share of common stock: | 0.00 | 0.00
"""
THREE_MONTHS = """
Net sales | 9,975,928 | 11,375,429
Cost of products sold | 6,837,420 | 8,276,474
 | 3,138,508 | 3,098,955
Selling, administrative and general expenses | 1,845,095 | 1,882,975
 | 1,293,413 | 1,215,980
Interest income | 38,026 | 36,321
Other (expense) income--net | 93,143 | 77,091
Interest expense | -162,728 | -254,307
Income before income taxes | 1,261,854 | 1,075,085
Income taxes | 494,867 | 422,593
Net Income | 766,987 | 652,492
Basic | 0.40 | 0.32
Diluted | 0.39 | 0.31
Dividends per share of common stock: | 0.00 | 0.00
"""
CASH_FLOW = """
Net income | 2,390,985 | 2,193,234
Depreciation and amortization | 769,718 | 588,942
Deferred income taxes | 127,772 | 1,400
Accounts and notes receivable | 116,235 | 217,549
Inventories | 122,320 | 99,408
Prepaid expenses | -71,911 | -112,942
Accounts payable and accrued expenses | 486,517 | 183,969
Long-term pension and other benefits | -291,850 | 89,454
Income taxes | -506,161 | -362,521
Net cash provided by operating activities | 3,143,625 | 2,719,585
Purchase of business and related real estate | 0 | -12,083,711
Purchase of property, plant and equipment | -187,372 | -657,098
Payment for other assets, net of liability recorded | 0 | -75,000
Net cash used in investing activities | -187,372 | -12,815,809
Debt repayment | -1,318,996 | -382,440
Proceeds from long-term debt | 0 | 11,962,682
Common stock purchased for treasury | -1,793,000 | -98,930
Common stock purchased and retired | -148,785 | -4,147
Proceeds from common stock issued | 42,188 | 0
New cash used in financing activities | -3,218,593 | 11,441,165
Effect of exchange rate changes on cash | -20,605 | -48,389
Net (decrease) increase in cash | -282,945 | 1,296,552
Cash and cash equivalents at beginning of period | 4,579,034 | 3,696,359
Cash and cash equivalents at end of period | 4,296,089 | 4,992,911
"""


@pytest.fixture(scope="module")
def statements(shared: Path) -> list[Statement]:
    """The four faces of the 10-Q of 2002: balance sheet, income of nine and of three months, cash flow."""
    path = next((shared / "seeds").glob("001_*"))
    filing, _ = read(path.name, path.read_bytes())
    outline, _ = segment(filing)
    return [read_statement(filing, region)[0] for region in outline.statements]


def rows(expected: str) -> list[tuple[str, tuple[Decimal, ...]]]:
    """Lines of "caption | figure | figure"."""
    split = [line.split(" | ") for line in expected.strip("\n").splitlines()]
    return [(caption.strip(), tuple(Decimal(figure.replace(",", "")) for figure in figures)) for caption, *figures in split]


def printed(statement: Statement) -> list[tuple[str, tuple[Decimal, ...]]]:
    lines = [line for line in statement.lines if any(line.figures)]
    return [(line.caption, tuple(figure.value for figure in line.figures if figure)) for line in lines]


@pytest.mark.parametrize(("at", "expected"), list(enumerate([BALANCE_SHEET, NINE_MONTHS, THREE_MONTHS, CASH_FLOW])))
def test_every_amount_of_the_faces_stands_in_its_line_and_column(statements: list[Statement], at: int, expected: str) -> None:
    assert printed(statements[at]) == rows(expected)


def test_the_columns_have_the_printed_periods(statements: list[Statement]) -> None:
    nine, three = date(2002, 1, 1), date(2002, 7, 1)
    assert [[column.period for column in statement.columns] for statement in statements] == [
        [Instant(date(2002, 9, 30)), Instant(date(2001, 12, 31))],
        [Duration(nine, date(2002, 9, 30)), Duration(nine.replace(year=2001), date(2001, 9, 30))],
        [Duration(three, date(2002, 9, 30)), Duration(three.replace(year=2001), date(2001, 9, 30))],
        [Duration(nine, date(2002, 9, 30)), Duration(nine.replace(year=2001), date(2001, 9, 30))],
    ]


def test_subtotals_have_no_caption_but_their_role(statements: list[Statement]) -> None:
    bare = [line for statement in statements for line in statement.lines if not line.caption]
    assert [line.role for line in bare] == [LineRole.TOTAL] * 7


def test_amounts_inside_captions_point_at_their_line(statements: list[Statement]) -> None:
    lines = statements[0].lines
    inner = [(line.measure, lines[line.host or 0].caption.split(",")[0].split(" at")[0]) for line in lines if line.host is not None]
    assert inner == [
        (Measure.MONETARY, "Accounts and notes receivable"),
        (Measure.PER_SHARE, "Common stock"),
        (Measure.SHARES, "Common stock"),
        (Measure.SHARES, "Common stock"),
        (Measure.SHARES, "Common stock"),
        (Measure.SHARES, "Treasury stock"),
    ]


def test_sections_name_the_headings_above(statements: list[Statement]) -> None:
    sections = {line.caption: line.section for line in statements[0].lines}
    assert sections["Inventories"] == ("ASSETS", "Current assets")
    assert sections["Goodwill"] == ("ASSETS",)
    assert sections["Long-term debt"] == ("LIABILITIES AND STOCKHOLDERS' EQUITY", "Long-term liabilities")
    assert sections["Retained earnings"] == ("LIABILITIES AND STOCKHOLDERS' EQUITY", "Stockholders' equity")


def test_per_share_figures_are_told_from_money(statements: list[Statement]) -> None:
    measures = {line.caption: line.measure for line in statements[1].lines}
    assert [measures[caption] for caption in ("Net Income", "Basic", "Diluted")] == [
        Measure.MONETARY,
        Measure.PER_SHARE,
        Measure.PER_SHARE,
    ]


def test_every_printed_figure_stands_in_a_line(statements: list[Statement], shared: Path) -> None:
    path = next((shared / "seeds").glob("001_*"))
    filing, _ = read(path.name, path.read_bytes())
    for statement in statements:
        placed = {figure.span for line in statement.lines for figure in line.figures if figure}
        lost: list[Span] = [span for span in printed_figures(filing.source, statement.spans) if span not in placed]
        assert lost == []


def test_a_date_over_percentages_belongs_to_the_amounts_beside_them() -> None:
    text = dedent(
        """
        December 31,                                 1995                1994
        Common stock                     $ 400                $ 300
        Retained earnings                  200                  180
        Total common equity                600      60.0%       480       53.3%
        Long-term debt                     400      40.0%       420       46.7%
        Total capitalization            $1,000     100.0%      $900      100.0%
        """
    ).strip("\n")
    region = StatementRegion(StatementKind.BALANCE_SHEET, "Statements of Capitalization", None, None, 0, (Span(0, len(text)),))
    columns = read_statement(bare_filing(text), region)[0].columns
    assert [column.period for column in columns] == [Instant(date(1995, 12, 31)), None, Instant(date(1994, 12, 31)), None]


def test_years_that_stand_below_each_other_are_columns_of_one_statement() -> None:
    text = "TITLE\n" + "\n".join(
        f"""\
                                       Year ended
                                      December 31,
                                          {year}
                                      ------------
<S>                                        <C>
Net income                            $    {100 + at}
Depreciation                                {40 + at}
                                      ------------
Net cash provided by operations            {140 + 2 * at}
"""
        for at, year in enumerate((1995, 1994, 1993))
    )
    source, start = bare_filing(text), text.index("\n") + 1
    found, _ = read_statement(source, StatementRegion(StatementKind.CASH_FLOW, "Cash flows", None, None, 0, (Span(start, len(text)),)))
    assert [column.period.end.year for column in found.columns if column.period] == [1995, 1994, 1993]
    assert [(line.caption, [figure.value if figure else None for figure in line.figures]) for line in found.lines] == [
        ("Net income", [100, 101, 102]),
        ("Depreciation", [40, 41, 42]),
        ("Net cash provided by operations", [140, 142, 144]),
    ]


def test_whole_dollars_per_share_are_no_thousands() -> None:
    text = dedent("""
                                           1996        1995
        Revenues                         10,830      10,200
        Net loss                           (119)       (171)
        Net loss per share:
        Loss from operations               $(11)       $(16)
        Net loss per limited partnership unit  45         52
    """).strip("\n")
    region = StatementRegion(StatementKind.INCOME, "Statements of Operations", None, None, 0, (Span(0, len(text)),))
    lines = read_statement(bare_filing(text), region)[0].lines
    assert [line.measure for line in lines if any(line.figures)] == [
        Measure.MONETARY,
        Measure.MONETARY,
        Measure.PER_SHARE,
        Measure.PER_SHARE,
    ]


@pytest.mark.parametrize("heads", ["Note      1995       1994", "          1995       1994"])
def test_numbers_of_notes_are_no_amounts_though_an_amount_reaches_into_their_column(heads: str) -> None:
    text = dedent(f"""
        BALANCE SHEETS
                                       June 30,   June 30,
                             {heads}
        Cash                   2     4,296,089  4,579,034
        Receivables            3     1,926,450  1,042,685
        Inventories            4     6,691,191  6,813,511
        Land                   5       500,500    500,500
        Other assets     100,000
        Total assets                13,414,230 12,935,730
    """).strip("\n")
    region = StatementRegion(StatementKind.BALANCE_SHEET, "BALANCE SHEETS", Span(0, 14), Span(0, 14), 0, (Span(15, len(text)),))
    statement, findings = read_statement(bare_filing(text), region)
    assert [column.period for column in statement.columns] == [Instant(date(1995, 6, 30)), Instant(date(1994, 6, 30))]
    assert [finding.excerpt.strip() for finding in findings if finding.severity is Severity.WARNING] == ["100,000"]


def test_a_bracket_without_its_partner_is_the_sign_of_a_negative() -> None:
    text = dedent("""
        STATEMENTS OF OPERATIONS
                                       1995       1994       1993
        Net sales                     4,200      4,100      4,000
        Costs                         5,161      4,119      4,900
        Loss before tax                (961        (19       (900
        Net loss                     1,061)        (29       (800
    """).strip("\n")
    region = StatementRegion(StatementKind.INCOME, "STATEMENTS OF OPERATIONS", Span(0, 24), Span(0, 24), 0, (Span(25, len(text)),))
    lines = read_statement(bare_filing(text), region)[0].lines
    assert [[figure.value for figure in line.figures if figure] for line in lines[2:]] == [[-961, -19, -900], [-1061, -29, -800]]


@pytest.mark.parametrize("head", ["%", "Percent"])
def test_bare_figures_under_a_percent_sign_are_percentages(head: str) -> None:
    text = dedent(f"""
        STATEMENTS OF OPERATIONS
                                       1995    {head:>7}       1994    {head:>7}
                                            (in thousands)
        Net sales                     4,200      100.0      4,100      100.0
        Costs                         3,161       75.3      3,119       76.1
        Net income                    1,039       24.7        981       23.9
    """).strip("\n")
    region = StatementRegion(StatementKind.INCOME, "STATEMENTS OF OPERATIONS", Span(0, 24), Span(0, 24), 0, (Span(25, len(text)),))
    lines = read_statement(bare_filing(text), region)[0].lines
    assert [figure.value for figure in lines[1].figures if figure] == [3161000, Decimal("0.753"), 3119000, Decimal("0.761")]


def test_years_listed_over_all_columns_leave_each_group_its_own() -> None:
    text = dedent("""
        STATEMENT OF CASH FLOWS
                          For the Years Ended December 31, 1995 and 1994
                                     1995                     1994
                            ----------------------   -----------------------
                            Industrial    Finance    Industrial     Finance
        Net income             4,200       1,100        4,000        1,000
        Capital spending      (1,161)       (119)        (900)        (100)
    """).strip("\n")
    region = StatementRegion(StatementKind.CASH_FLOW, "STATEMENT OF CASH FLOWS", Span(0, 23), Span(0, 23), 0, (Span(24, len(text)),))
    columns = read_statement(bare_filing(text), region)[0].columns
    assert [column.period.end.year if column.period else None for column in columns] == [1995, 1995, 1994, 1994]


def test_a_tax_said_once_is_of_the_years_that_have_the_amount() -> None:
    text = dedent("""
        STATEMENTS OF OPERATIONS
                                                          1995       1994       1993
        Income before accounting change                  4,200      4,100      4,000
        Accounting change, net of income taxes of $185      --         --       (375)
        Net income                                       4,200      4,100      3,625
    """).strip("\n")
    region = StatementRegion(StatementKind.INCOME, "STATEMENTS OF OPERATIONS", Span(0, 24), Span(0, 24), 0, (Span(25, len(text)),))
    [tax] = [line for line in read_statement(bare_filing(text), region)[0].lines if line.role is LineRole.PARENTHETICAL]
    assert [figure and figure.value for figure in tax.figures] == [None, None, 185]


@pytest.mark.parametrize("said", ["(In millions)", "per share data)"])
def test_what_says_the_scale_is_no_heading_of_the_lines(said: str) -> None:
    text = dedent(f"""
        STATEMENTS OF OPERATIONS
                                                      1995
        {said}
        Revenues:
          Sales                                      4,200
    """).strip("\n")
    region = StatementRegion(StatementKind.INCOME, "STATEMENTS OF OPERATIONS", Span(0, 24), Span(0, 24), 0, (Span(25, len(text)),))
    assert [line.caption for line in read_statement(bare_filing(text), region)[0].lines] == ["Revenues:", "Sales"]


def test_an_amount_before_tax_has_the_sign_of_what_is_net_of_it() -> None:
    text = dedent("""
        STATEMENTS OF OPERATIONS
                                                      1995
        Income before accounting change              4,200
        Accounting change ($577 pre-tax)              (394)
        Net income                                   3,806
    """).strip("\n")
    region = StatementRegion(StatementKind.INCOME, "STATEMENTS OF OPERATIONS", Span(0, 24), Span(0, 24), 0, (Span(25, len(text)),))
    [inner] = [line for line in read_statement(bare_filing(text), region)[0].lines if line.role is LineRole.PARENTHETICAL]
    assert (inner.caption, [figure and figure.value for figure in inner.figures]) == ("Accounting change, before tax", [-577])


def test_treasury_shares_said_once_are_of_the_years_that_have_their_cost() -> None:
    text = dedent("""
        BALANCE SHEETS
                                                          1995       1994
        Common stock                                     4,200      4,100
        Treasury stock, at cost - 165 shares                --       (375)
        Total stockholders' equity                       4,200      3,725
    """).strip("\n")
    region = StatementRegion(StatementKind.BALANCE_SHEET, "BALANCE SHEETS", Span(0, 14), Span(0, 14), 0, (Span(15, len(text)),))
    [held] = [line for line in read_statement(bare_filing(text), region)[0].lines if line.role is LineRole.PARENTHETICAL]
    assert [figure and figure.value for figure in held.figures] == [None, 165]


def test_equity_by_year_stays_so_above_a_table_of_shares() -> None:
    text = dedent("""
        STATEMENT OF STOCKHOLDERS' EQUITY
        Years ended December 31,      1995      1994      1993
        <S>                           <C>       <C>       <C>
        Common stock
        Balance at beginning of year   454       448       438
        Issued                          10         6        10
        Balance at end of year         464       454       448
        Retained earnings
        Balance at beginning of year 2,628     1,990     1,175
        Net income                     529       638       815
        Balance at end of year       3,157     2,628     1,990
        </TABLE>
        <TABLE>
                                   Common    Class B   Preferred  Preference
        SHARES                      Stock      Stock       Stock       Stock
        <S>                         <C>        <C>         <C>         <C>
        Issued at January 1, 1993     438         35           -           -
        Issued at December 31, 1995   464         35           -           -
    """).strip("\n")
    region = StatementRegion(StatementKind.EQUITY, "STATEMENT OF STOCKHOLDERS' EQUITY", Span(0, 33), Span(0, 33), 0, (Span(34, len(text)),))
    columns = read_statement(bare_filing(text), region)[0].columns
    assert [column.period.end.year for column in columns if column.period] == [1995, 1994, 1993]


def test_of_two_columns_of_a_date_the_one_in_thousands_has_it() -> None:
    text = dedent(
        """
                                                              December 31,
                                                            1995        1994
        COMMON STOCK EQUITY                                 - Thousands of Dollars -
         Common stock--no par value    1995         1994
                                   -----------  -----------
          Shares outstanding        40,000,000   39,000,000
          Warrants outstanding       2,000,000    2,100,000 $  145,200  $  145,300
         Accumulated deficit                                  (26,400)    (31,300)
                                                            ----------- -----------
            Total common stock equity                         118,800     114,000
        """
    ).strip("\n")
    region = StatementRegion(StatementKind.BALANCE_SHEET, "Statements of Capitalization", None, None, 0, (Span(0, len(text)),))
    columns = read_statement(bare_filing(text), region)[0].columns
    assert [column.period for column in columns] == [None, None, Instant(date(1995, 12, 31)), Instant(date(1994, 12, 31))]


MISPRINTED = """
                                               December 31,
                                           1995            1994
Machinery                               256,017         130,230   .
Less accumulated depreciation           (61,734)        (115, 908)
Tools                                     2,552          1.307,200
"""


def test_a_misprinted_figure_is_told_and_does_not_take_the_others_with_it() -> None:
    text = MISPRINTED.strip("\n")
    region = StatementRegion(StatementKind.BALANCE_SHEET, "Balance Sheet", None, None, 0, (Span(0, len(text)),))
    statement, findings = read_statement(bare_filing(text), region)
    assert [[str(f.value) if f else None for f in line.figures] for line in statement.lines] == [
        ["256017", "130230"],
        ["-61734", "-115908"],
        ["2552", None],
    ]
    assert [(finding.code, finding.excerpt.split()[-1]) for finding in findings] == [("statement.figure-misprinted", "1.307,200")]


BLANKS_FOR_COMMAS = """
                                               December 31,
                                           1995            1994
Sales                                   $256 017        $130,230
Other liabilities                       4,180 ,000     3,351,000
Long-term borrowings                      1 166             936
Dividends payable, page 12 500              128             139
"""


def test_a_figure_whose_comma_became_a_blank_is_one_figure() -> None:
    text = BLANKS_FOR_COMMAS.strip("\n")
    region = StatementRegion(StatementKind.BALANCE_SHEET, "Balance Sheet", None, None, 0, (Span(0, len(text)),))
    statement, findings = read_statement(bare_filing(text), region)
    assert [[str(f.value) if f else None for f in line.figures] for line in statement.lines] == [
        ["256017", "130230"],
        ["4180000", "3351000"],
        ["1166", "936"],
        ["128", "139"],
    ]
    assert not findings


MARKED_HEAD = """
                                               June 30,    December 31,
                                                 1996          1995
                                             (unaudited)       (1)
Cash                                            13,694        12,577
Receivables                                      1,613           950
"""


def test_a_notes_mark_beside_words_in_a_head_is_no_figure() -> None:
    text = MARKED_HEAD.strip("\n")
    region = StatementRegion(StatementKind.BALANCE_SHEET, "Balance Sheet", None, None, 0, (Span(0, len(text)),))
    statement, findings = read_statement(bare_filing(text), region)
    assert [line.caption for line in statement.lines] == ["Cash", "Receivables"]
    assert not findings
