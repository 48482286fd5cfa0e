"""Statements of equity as matrices: components, balances and movements."""

from datetime import date
from textwrap import dedent

import pytest
from filings import bare_filing

from converter.figures import find_numerals
from converter.model.finding import Severity
from converter.model.outline import StatementRegion
from converter.model.period import Duration, Instant
from converter.model.quantity import Measure
from converter.model.source import Span
from converter.model.statement import LineItem, LineRole, Statement, StatementKind
from converter.statements import read_statement
from converter.statements.columns import PeriodContext
from converter.statements.equity.headings import section_dimensions
from converter.statements.lines import Line, PrintedFigure

TEXT = """
                                     Common Stock       Additional                 Reserve for
                                  -----------------      Paid-in      Retained     Rainy          Total
                                   Shares    Amount      Capital      Earnings     Days           Equity
    Balance, December 31, 1993     10,000    $  100        $ 900       $ 4,000        $ 50       $ 5,050
      Net income                       --        --           --           500          --           500
      Stock issued                    500         5           95            --          --           100
    Balance, December 31, 1994     10,500       105          995         4,500          50         5,650
      Net income                       --        --           --           600          --           600
    Balance, December 31, 1995     10,500    $  105        $ 995       $ 5,100        $ 50       $ 6,250
"""


@pytest.fixture(scope="module")
def statement() -> Statement:
    text = dedent(TEXT).strip("\n")
    filing = bare_filing(text)
    region = StatementRegion(StatementKind.EQUITY, "Statements of Equity", None, None, 0, (Span(0, len(text)),))
    return read_statement(filing, region)[0]


def of_matrix(words: str) -> Statement:
    """The statement of equity that these lines make."""
    text = dedent(words).strip("\n")
    region = StatementRegion(StatementKind.EQUITY, "Statements of Equity", None, None, 0, (Span(0, len(text)),))
    return read_statement(bare_filing(text), region)[0]


def money(statement: Statement) -> list[LineItem]:
    return [line for line in statement.lines if line.measure is Measure.MONETARY]


def test_columns_are_components(statement: Statement) -> None:
    assert [str(column.dimensions[0].member) if column.dimensions else "" for column in statement.columns] == [
        "us-gaap:CommonStockMember",
        "us-gaap:CommonStockMember",
        "us-gaap:AdditionalPaidInCapitalMember",
        "us-gaap:RetainedEarningsMember",
        "ext:ReserveForRainyDaysMember",
        "",
    ]


@pytest.mark.parametrize(
    ("head", "component", "of_class"),
    [
        ("Class B Common", "CommonStockMember", "CommonClassBMember"),
        ("Series A", "PreferredStockMember", "SeriesAPreferredStockMember"),
        ("Series A common stock, $1 par value", "CommonStockMember", "SeriesACommonStockMember"),
    ],
)
def test_a_class_of_stock_has_its_own_axis(head: str, component: str, of_class: str) -> None:
    lines = [Line(head, (), {}, 0, 0, role=LineRole.HEADING), Line("Balance", (), {}, 0, 0)]
    assert {d.axis.name: d.member.name for d in section_dimensions(lines, "")[1]} == {
        "StatementEquityComponentsAxis": component,
        "StatementClassOfStockAxis": of_class,
    }


def test_what_is_authorized_is_no_component() -> None:
    lines = [
        Line("Common stock", (), {}, 0, 0, role=LineRole.HEADING),
        Line("(authorized 5,000 shares)", (), {}, 0, 0, role=LineRole.HEADING),
        Line("Balance", (), {0: PrintedFigure(find_numerals("80")[0], 0)}, 0, 0),
    ]
    assert [d.member.name for d in section_dimensions(lines, "")[2]] == ["CommonStockMember"]


def test_balances_are_instants_and_movements_the_time_between(statement: Statement) -> None:
    first, second = Duration(date(1994, 1, 1), date(1994, 12, 31)), Duration(date(1995, 1, 1), date(1995, 12, 31))
    assert [line.period for line in money(statement)] == [
        Instant(date(1993, 12, 31)),
        first,
        first,
        Instant(date(1994, 12, 31)),
        second,
        Instant(date(1995, 12, 31)),
    ]


def test_counts_of_shares_are_lines_of_their_own_where_a_row_counts_any(statement: Statement) -> None:
    counts = [line for line in statement.lines if line.measure is Measure.SHARES]
    assert [int(line.figures[0].value) for line in counts if line.figures[0]] == [10_000, 500, 10_500, 10_500]


def test_dashes_where_no_shares_are_counted_are_told_but_do_not_warn() -> None:
    text = dedent(TEXT).strip("\n")
    region = StatementRegion(StatementKind.EQUITY, "Statements of Equity", None, None, 0, (Span(0, len(text)),))
    findings = read_statement(bare_filing(text), region)[1]
    assert [(found.excerpt.strip(), found.severity) for found in findings if found.code == "statement.figure-not-placed"] == [
        ("--", Severity.INFO),
        ("--", Severity.INFO),
    ]


def test_money_leaves_the_column_of_shares_empty(statement: Statement) -> None:
    assert all(line.figures[0] is None for line in money(statement))


def test_an_amount_inside_a_movements_caption_is_said_once_of_the_whole() -> None:
    text = dedent(TEXT).strip("\n").replace("Stock issued                    500", "Stock issued (500 shares)        --")
    filing = bare_filing(text)
    region = StatementRegion(StatementKind.EQUITY, "Statements of Equity", None, None, 0, (Span(0, len(text)),))
    inside = [line for line in read_statement(filing, region)[0].lines if line.caption == "Stock issued, shares"]
    assert [[str(f.value) if f else None for f in line.figures] for line in inside] == [[None] * 5 + ["500"]]
    assert inside[0].period == Duration(date(1994, 1, 1), date(1994, 12, 31))


def test_counts_of_rows_without_a_total_stand_beside_what_their_shares_cost() -> None:
    statement = of_matrix(
        """
                                          Common      Retained      Treasury
                                           Stock      Earnings        Stock
    Balance, December 31, 1993            $  100       $ 4,000       $ (500)
      Net income                              --           500           --
      Dividends, $.40 a share                 --          (200)          --
      Repurchase of 3,000 shares               --            --          (90)
    Balance, December 31, 1994            $  100       $ 4,300       $ (590)
    """
    )
    shown = {line.measure: [at for at, figure in enumerate(line.figures) if figure] for line in statement.lines}
    assert (shown[Measure.PER_SHARE], shown[Measure.SHARES]) == ([1], [2])


def test_an_amount_beside_a_count_is_the_same_components_and_scale_is_no_part_of_a_name() -> None:
    text = dedent(
        """
                                           Shares                     Capital      Retained
                                           Issued       Amount        Surplus      Earnings       Total
                                           (dollars in thousands, except for shares of stock and per share amounts)
        Balance, December 31, 1994         10,500       $  105        $  995       $ 4,500       $ 5,600
          Net income                           --           --            --           600           600
        Balance, December 31, 1995         10,500       $  105        $  995       $ 5,100       $ 6,200
        """
    ).strip("\n")
    region = StatementRegion(StatementKind.EQUITY, "Statements of Equity", None, None, 0, (Span(0, len(text)),))
    found = read_statement(bare_filing(text), region)[0]
    assert [str(column.dimensions[0].member) if column.dimensions else "" for column in found.columns] == [
        *["us-gaap:CommonStockMember"] * 2,
        "us-gaap:AdditionalPaidInCapitalMember",
        "us-gaap:RetainedEarningsMember",
        "",
    ]


def equity(text: str, context: PeriodContext | None = None) -> Statement:
    text = dedent(text).strip("\n")
    cut = text.find("\nFACING\n")
    spans = (Span(0, len(text)),) if cut < 0 else (Span(0, cut), Span(cut + len("\nFACING\n"), len(text)))
    return read_statement(bare_filing(text), StatementRegion(StatementKind.EQUITY, "Statements of Equity", None, None, 0, spans), context)[
        0
    ]


def components(found: Statement) -> list[str]:
    return [column.dimensions[0].member.name if column.dimensions else "" for column in found.columns]


def test_heads_are_shown_without_scales_and_with_words_whole_that_narrow_columns_broke() -> None:
    statement = of_matrix(
        """
                                  Common       Paid-     Available-     Share-
                                   Stock         in       for-Sale     holders'
                                  (000's      Capital    Securities     Equity
                                 omitted)
    Balance, December 31, 1993      $  100       $ 900       $ 50      $ 1,050
      Net income                        --          --          5            5
    Balance, December 31, 1994      $  100       $ 900       $ 55      $ 1,055
    """
    )
    assert [column.heading for column in statement.columns] == [
        "Common Stock",
        "Paid-in Capital",
        "Available-for-Sale Securities",
        "Shareholders' Equity",
    ]


def test_a_matrix_goes_on_over_the_facing_page() -> None:
    found = equity(
        """
                                        Common        Paid-in
                                         Stock        Capital
        Balance, December 31, 1994      $  105         $  995
          Net income                        --             --
        Balance, December 31, 1995      $  105         $  995
        FACING
            Retained
            Earnings        Total
             $ 4,500      $ 5,600
                 600          600
             $ 5,100      $ 6,200
        """
    )
    assert components(found) == ["CommonStockMember", "AdditionalPaidInCapitalMember", "RetainedEarningsMember", ""]
    assert [len([figure for figure in line.figures if figure]) for line in found.lines] == [4, 4, 4]


def test_a_balance_named_by_its_year_ends_on_the_fiscal_years_weekday() -> None:
    found = equity(
        """
                                          Common      Retained
                                           Stock      Earnings        Total
        BALANCES, FISCAL YEAR-END, 1994   $  105       $ 4,500      $ 4,605
          Net earnings                        --           600          600
        BALANCES, FISCAL YEAR-END, 1995   $  105       $ 5,100      $ 5,205
        """,
        PeriodContext(date(1995, 9, 29), "--09-29", "10-K"),
    )
    assert [line.period for line in found.lines] == [
        Instant(date(1994, 9, 30)),
        Duration(date(1994, 10, 1), date(1995, 9, 29)),
        Instant(date(1995, 9, 29)),
    ]


def test_heads_of_narrow_columns_are_cut_where_each_word_has_its_column() -> None:
    found = equity(
        """
                             Common  Paid-in  Retained Translation
                              Stock  Capital  Earnings  Adjustment     Total
        Balance, June 30, 1994   105      995    4,500         (50)    5,550
          Net income              --       --      600          --       600
        Balance, June 30, 1995   105      995    5,100         (50)    6,150
        """
    )
    assert components(found) == [
        *["CommonStockMember", "AdditionalPaidInCapitalMember", "RetainedEarningsMember", "AccumulatedTranslationAdjustmentMember"],
        "",
    ]


def test_heads_that_ran_together_name_no_component() -> None:
    found = equity(
        """
                          Addtl Unearned
                 Common Paid-In Stock Plan Capital
                                                       Retained       Total
        Balance, June 30, 1994   105      995             4,500       5,600
          Net income              --       --               600         600
        Balance, June 30, 1995   105      995             5,100       6,200
        """
    )
    assert "AdditionalPaidInCapitalMember" not in components(found)


def test_a_year_stands_over_counts_and_money() -> None:
    found = equity(
        """
                                         1995                 1994
                                  Shares (in thousands)  Shares (in thousands)
                                   Shares    Dollars     Shares    Dollars
        Common stock
          Balance at January 1    154,610        155    150,590        150
          Balance at December 31  154,690        157    154,610        155
        """,
        PeriodContext(date(1995, 12, 31), "--12-31", "10-K"),
    )
    year, before = Duration(date(1995, 1, 1), date(1995, 12, 31)), Duration(date(1994, 1, 1), date(1994, 12, 31))
    assert [column.period for column in found.columns] == [year, year, before, before]


YEARS = """
                                        Years ended December 31,
                                            1995         1994
"""
ANNUAL = PeriodContext(date(1995, 12, 31), "--12-31", "10-K")


def of_lines(rows: str, title: str = "Statements of Shareholders' Equity") -> list[tuple[str, str]]:
    text = dedent(YEARS).strip("\n") + "\n" + dedent(rows).strip("\n")
    region = StatementRegion(StatementKind.EQUITY, title, None, None, 0, (Span(0, len(text)),))
    lines = [line for line in read_statement(bare_filing(text), region, ANNUAL)[0].lines if any(line.figures)]
    return [(line.caption, line.dimensions[0].member.name if line.dimensions else "") for line in lines]


def test_balances_are_of_the_component_that_the_heading_over_them_names() -> None:
    rows = """
        Common stock
        Balance at beginning of year         105          100
        Issued under plans                     5            5
        Balance at end of year               110          105
        Reserve for rainy days
        Balance at beginning of year          20           20
        Balance at end of year                20           20
        Retained earnings
        Balance at beginning of year       4,500        4,000
        Net income                           600          600
        Dividends declared:
        Common stock                        (100)        (100)
        Balance at end of year             5,000        4,500
        Total shareholders' equity         5,130        4,625
    """
    assert [member for _, member in of_lines(rows)] == [
        *["CommonStockMember"] * 3,
        *["ReserveForRainyDaysMember"] * 2,
        *["RetainedEarningsMember"] * 4,
        "",
    ]


def test_a_statement_of_retained_earnings_alone_is_of_that_component() -> None:
    rows = """
        Balance at beginning of year       4,500        4,000
        Net income                           600          600
        Balance at end of year             5,100        4,600
    """
    assert {member for _, member in of_lines(rows, "Statements of Retained Earnings")} == {"RetainedEarningsMember"}
    assert {member for _, member in of_lines(rows)} == {""}


def test_a_caption_may_name_its_component_and_open_its_balance() -> None:
    rows = """
        Common stock of $1 par value: beginning of year    105          100
          Exchanged                                           5            5
        End of year                                         110          105
    """
    assert [member for caption, member in of_lines(rows) if "par value" not in caption.partition(",")[2]] == ["CommonStockMember"] * 3


def test_heads_below_a_second_caption_mark_name_the_columns_below_them() -> None:
    text = """
        <CAPTION>
                                          Common Stock
                                       Shares      Amount
        <S>                            <C>         <C>
        Balance, December 31, 1994      8,000       $ 899
        Net income                         --          --
        Balance, December 31, 1995      8,000         899
        <CAPTION>
                                      Retained
                                      Earnings      Total
        <S>                            <C>         <C>
        Balance, December 31, 1994    $ 1,578     $ 2,477
        Net income                         95          95
        Balance, December 31, 1995      1,673       2,572
    """
    found = of_matrix(text)
    assert [str(column.dimensions[0].member) if column.dimensions else "" for column in found.columns] == [
        "us-gaap:CommonStockMember",
        "us-gaap:CommonStockMember",
        "us-gaap:RetainedEarningsMember",
        "",
    ]
    assert [str(figure.value) if figure else None for figure in money(found)[-1].figures] == [None, "899", "1673", "2572"]


def test_units_of_partners_are_counts() -> None:
    text = """
                                    Units of
                                   Partnership   Limited    General
                                     Interest    Partners   Partner      Total
        Balance, December 31, 1994   1,600.250   $ 26,019   $ 1,146   $ 27,165
          Net income                        --      2,057        44      2,101
          Redemptions                  (99.100)    (3,839)       --     (3,839)
        Balance, December 31, 1995   1,501.150     24,237     1,190     25,427
    """
    found = of_matrix(text)
    assert [str(line.figures[0].value) for line in found.lines if line.measure is Measure.SHARES and line.figures[0]] == [
        "1600.250",
        "-99.100",
        "1501.150",
    ]
    assert all(line.figures[0] is None for line in money(found))


def test_heads_that_were_broken_at_the_pages_width_are_joined_as_their_rows_are() -> None:
    wide = """
                                   Common    Paid-in     Retained    Stockholders'
                                   Amount    Capital     Earnings        Equity
        Balance, December 31, 1993  $ 100    $ 1,900      $ 4,000       $ 6,000
        Stock issued                    5        195           --           200
        Net income                     --         --          300           300
        Balance, December 31, 1994    105      2,095        4,300         6,500
        Stock issued                    5        295           --           300
        Net income                     --         --          400           400
        Balance, December 31, 1995    110      2,390        4,700         7,200
    """
    broken = [line[:at] + "\n" + line[at:] for line in dedent(wide).strip("\n").split("\n") for at in [line.rfind("  ", 0, 46) + 2]]
    found = of_matrix("\n".join(broken))
    assert [str(column.dimensions[0].member) if column.dimensions else "" for column in found.columns] == [
        "us-gaap:CommonStockMember",
        "us-gaap:AdditionalPaidInCapitalMember",
        "us-gaap:RetainedEarningsMember",
        "",
    ]
    assert [str(figure.value) if figure else None for figure in found.lines[-1].figures] == ["110", "2390", "4700", "7200"]


def test_the_rest_of_the_columns_below_a_matrix_joins_its_rows() -> None:
    text = """
        <CAPTION>
                                          Common Stock      Retained
                                       Shares      Amount   Earnings
        <S>                            <C>         <C>      <C>
        Balance, December 31, 1994      8,000       $ 899    $ 1,578
        Net income                         --          --         95
        Balance, December 31, 1995      8,000         899      1,673
        <CAPTION>
                                          Total
                                       Stockholders'
                                         Equity
        <S>                            <C>
        Balance, December 31, 1994      $ 2,477
        Net income                           95
        Balance, December 31, 1995        2,572
    """
    lines = money(of_matrix(text))
    assert [line.caption for line in lines if line.caption] == ["Balance, December 31, 1994", "Net income", "Balance, December 31, 1995"]
    assert [str(figure.value) if figure else None for figure in lines[-1].figures] == [None, "899", "1673", "2572"]


def test_an_amount_behind_the_count_of_treasury_shares_is_treasury_stock_and_no_total() -> None:
    text = """
                                       Common      Retained       Treasury Stock
                                        Stock      Earnings     Shares      Amount
        Balance, December 31, 1994      $ 899       $ 1,578        200       $ (40)
        Net income                         --            95         --          --
        Balance, December 31, 1995        899         1,673        200         (40)
    """
    assert str(of_matrix(text).columns[-1].dimensions[0].member) == "us-gaap:TreasuryStockCommonMember"


def test_an_unrealized_translation_adjustment_is_one_component() -> None:
    text = """
                                       Common      Unrealized Currency       Retained
                                        Stock   Translation Adjustment       Earnings      Total
        Balance, December 31, 1994      $ 899                     $ 20        $ 1,578    $ 2,497
        Net income                         --                       --             95         95
        Balance, December 31, 1995        899                       20          1,673      2,592
    """
    assert str(of_matrix(text).columns[1].dimensions[0].member) == "us-gaap:AccumulatedTranslationAdjustmentMember"


def test_a_year_of_weeks_may_end_on_the_first_of_a_month() -> None:
    found = equity(
        """
                                       Common    Retained
                                       Stock     Earnings    Total
        Balance, November 1, 1991       $100      $5,000     $5,100
          Net income                      --         700        700
        Balance, October 30, 1992       $100      $5,700     $5,800
        """,
        PeriodContext(date(1992, 10, 30), "--10-30", "10-K"),
    )
    assert [line.period for line in found.lines if "Net income" in line.caption] == [Duration(date(1991, 11, 2), date(1992, 10, 30))]


@pytest.mark.parametrize("caption", ["Balance, December 31, 1993", "Balance, December 31, 1993, as previously reported"])
def test_of_two_balances_of_one_day_the_restated_one_stands(caption: str) -> None:
    found = of_matrix(
        f"""
                                                              Common   Retained
                                                               Stock   Earnings    Total
        {caption:54}$  100   $  4,000  $ 4,100
          Pooling of interests                                    20        300      320
        Balance, December 31, 1993, as restated                  120      4,300    4,420
          Net income                                              --        600      600
        Balance, December 31, 1994                            $  120   $  4,900  $ 5,020
        """
    )
    balances = [[str(dimension.member) for dimension in line.dimensions] for line in found.lines if line.caption.startswith("Balance")]
    assert balances == [["srt:ScenarioPreviouslyReportedMember"], [], []]


def test_stocks_of_two_par_values_are_two_components_and_broken_words_name_the_total() -> None:
    found = of_matrix(
        """
                                          COMMON STOCK          RETAINED      STOCK-
                                        ------------------                    HOLDERS'
                                        $.10 PAR  $.01 PAR      EARNINGS      EQUITY
        Balance, December 31, 1993       $ 4,531    $   85      $ 4,000       $ 8,616
          Net income                          --        --          600           600
        Balance, December 31, 1994       $ 4,531    $   85      $ 4,600       $ 9,216
        """
    )
    assert [str(column.dimensions[0].member) if column.dimensions else "" for column in found.columns] == [
        "us-gaap:CommonStockMember",
        "ext:CommonStockParMember",
        "us-gaap:RetainedEarningsMember",
        "",
    ]


def test_shares_held_in_treasury_are_counted_on_a_line_of_their_own() -> None:
    found = of_matrix(
        """
                                       Common Stock           Treasury Stock        Retained
                                     Shares    Amount       Shares     Amount       Earnings      Total
        Balance, December 31, 1993   4,531     $ 4,531       (110)    $ (1,200)     $ 4,000     $ 7,331
          Net income                    --          --         --           --          600         600
        Balance, December 31, 1994   4,531     $ 4,531       (110)    $ (1,200)     $ 4,600     $ 7,931
        """
    )
    counts = [[figure and int(figure.value) for figure in line.figures] for line in found.lines if line.measure is Measure.SHARES]
    assert counts[:2] == [[4531, None, None, None, None, None], [None, None, -110, None, None, None]]


def test_a_component_that_no_taxonomy_has_opens_with_its_beginning() -> None:
    lines = [
        Line("Treasury stock:", (), {}, 0, 0, role=LineRole.HEADING),
        Line("Unearned ownership plan shares:", (), {}, 0, 0, role=LineRole.HEADING),
        Line("Beginning of year", (), {0: PrintedFigure(find_numerals("80")[0], 0)}, 0, 0),
    ]
    assert [str(d.member) for d in section_dimensions(lines, "")[2]] == ["ext:UnearnedOwnershipPlanSharesMember"]


def test_a_column_beside_the_sum_of_the_others_counts() -> None:
    found = of_matrix(
        """
                                       Limited         General        Limited
                                     Partnership      Partner's     Partners'
                                       Interest         Capital       Capital          Total
        Balance, December 31, 1993      45,646        $ (4,840)     $ 99,480        $ 94,640
          Net income                        --             640          6,360           7,000
        Balance, December 31, 1994      45,646        $ (4,200)     $ 105,840       $ 101,640
        """
    )
    counts = [[figure and int(figure.value) for figure in line.figures] for line in found.lines if line.measure is Measure.SHARES]
    assert counts == [[45646, None, None, None], [45646, None, None, None]]


def test_a_count_inside_a_movements_caption_is_of_shares_moved_where_years_are_columns() -> None:
    text = dedent(
        """
                                                        1995          1994
        Common Stock, par value $1, 9,000 shares authorized
          Balance at beginning of year               $  6,000      $  5,000
          Sale of 134 shares of treasury stock             --           230
          Stock issued to directors (1995--352 shares;
            1994--348 shares)                             500           770
          Balance at end of year                     $  6,500      $  6,000
        """
    ).strip("\n")
    region = StatementRegion(StatementKind.EQUITY, "Statements of Equity", None, None, 0, (Span(0, len(text)),))
    lines = read_statement(bare_filing(text), region)[0].lines
    counts = {line.caption: [str(f.value) if f else None for f in line.figures] for line in lines if line.measure is Measure.SHARES}
    assert counts == {
        "Common Stock, shares authorized": ["9000", "9000"],
        "Sale of treasury stock, shares": [None, "134"],
        "Stock issued to directors, shares": ["352", "348"],
    }


def test_a_count_inside_a_caption_is_in_thousands_where_its_shares_would_be_absurdly_dear() -> None:
    text = dedent(
        """
                                                            (in thousands)
                                                          1995          1994
          Balance at beginning of year                $ 16,000      $ 15,000
          Purchase of treasury stock (109 shares)       (3,303)           --
          Exercise of options (12,500 shares)               --           230
          Conversion of preferred stock (300 shares)        50            --
        """
    ).strip("\n")
    region = StatementRegion(StatementKind.EQUITY, "Statements of Equity", None, None, 0, (Span(0, len(text)),))
    lines = read_statement(bare_filing(text), region)[0].lines
    assert [[str(f.value) if f else None for f in line.figures] for line in lines if line.measure is Measure.SHARES] == [
        ["109000", None],
        [None, "12500"],
    ]


def test_a_bare_total_below_a_closing_balance_is_of_all_components() -> None:
    figure = {0: PrintedFigure(find_numerals("80")[0], 0)}
    lines = [
        Line("Common stock held in treasury", (), {}, 0, 0, role=LineRole.HEADING),
        Line("Balance at beginning of year", (), figure, 0, 0),
        Line("Balance at end of year", (), figure, 0, 0),
        Line("Total", (), figure, 0, 0),
    ]
    assert [bool(dimensions) for dimensions in section_dimensions(lines, "")] == [True, True, True, False]


def test_stock_that_is_only_subscribed_is_a_component_of_its_own() -> None:
    lines = [
        Line("Common Stock Subscribed", (), {}, 0, 0, role=LineRole.HEADING),
        Line("Beginning of year", (), {0: PrintedFigure(find_numerals("80")[0], 0)}, 0, 0),
    ]
    assert [d.member.name for d in section_dimensions(lines, "")[1]] == ["CommonStockSubscribedMember"]


def test_common_shares_are_money_where_the_totals_need_them() -> None:
    found = of_matrix(
        """
                               Common     Retained
                               Shares     Earnings      Total
Balance at December 31, 1994   $6,457     $  500        $6,957
Net income                          -      1,211         1,211
Equity infusions                  285          -           285
Balance at December 31, 1995   $6,742     $1,711        $8,453
"""
    )
    assert [line.measure for line in found.lines if line.caption.startswith("Equity")] == [Measure.MONETARY]


def test_what_moved_before_the_first_balance_has_moved_since_the_beginning_that_the_title_says() -> None:
    text = dedent("""
        STATEMENTS OF STOCKHOLDERS' EQUITY
        Period from June 3, 1994 (inception) to December 31, 1994 and year ended December 31, 1995

                                         Common      Retained
                                          Stock      Earnings       Total
        Issuance of common stock         $  900      $    --      $   900
        Net income                           --          100          100
        Balance, December 31, 1994          900          100        1,000
        Net income                           --          200          200
        Balance, December 31, 1995       $  900      $   300      $ 1,200
    """).strip("\n")
    table = text.index("\n\n")
    title = " ".join(text[:table].split())
    region = StatementRegion(StatementKind.EQUITY, title, None, None, 0, (Span(table, len(text)),))
    read = read_statement(bare_filing(text), region)[0]
    assert [line.period for line in read.lines[:2]] == [Duration(date(1994, 6, 3), date(1994, 12, 31))] * 2


def test_the_mark_of_a_footnote_is_no_part_of_a_columns_name() -> None:
    text = TEXT.replace("Shares    Amount ", "Shares(a) Amount ")
    assert [line.measure for line in of_matrix(text).lines if line.caption == "Stock issued"] == [Measure.MONETARY, Measure.SHARES]


def test_an_accrual_of_an_earlier_day_is_no_balance() -> None:
    text = TEXT.replace(
        "      Net income                       --        --           --           600          --           600",
        """\
      Dividends net of
    December 31, 1994 accrual          --        --           --           600          --           600""",
    )
    periods = [line.period for line in of_matrix(text).lines if "accrual" in line.caption]
    assert periods == [Duration(date(1995, 1, 1), date(1995, 12, 31))]
