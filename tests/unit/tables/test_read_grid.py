"""Fixed-width tables of invented companies, and the cells that are read from them."""

from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from converter.model.source import SourceText, Span
from converter.model.table import CellRole, Row, Rule
from converter.tables import printed_figures, read_grid


def rows(text: str) -> list[list[str]]:
    """Each row's cells as "role column: text"."""
    source = SourceText("invented.txt", dedent(text).strip("\n"), "")
    grid = read_grid(source, [Span(0, len(source.text))])
    return [_cells(source, row) for row in grid.rows]


def _cells(source: SourceText, row: Row) -> list[str]:
    marks = {CellRole.HEADING: "H", CellRole.CAPTION: "C", CellRole.FIGURE: "F", CellRole.NOTE: "N", CellRole.TEXT: "T"}
    return [
        f"{marks[cell.role]}{cell.column}: " + " / ".join(" ".join(source.slice(span).split()) for span in cell.spans) for cell in row.cells
    ]


def test_figures_stand_right_of_any_line_of_a_caption() -> None:
    text = """
                                               1995       1994
        Net sales                           $ 4,200    $ 4,100
        Income before income taxes and
          extraordinary item                    310        290
        Loss on early retirement of             (12)         -
          long-term debt
        Net income                          $   298    $   290
    """
    assert rows(text)[1:] == [
        ["C0: Net sales", "F1: $ 4,200", "F2: $ 4,100"],
        ["C0: Income before income taxes and / extraordinary item", "F1: 310", "F2: 290"],
        ["C0: Loss on early retirement of / long-term debt", "F1: (12)", "F2: -"],
        ["C0: Net income", "F1: $ 298", "F2: $ 290"],
    ]


def test_a_head_that_begins_a_line_higher_leaves_its_neighbours_their_own() -> None:
    text = """
                                                      April 9     January 1
                                   Years ended        through      through
                                  December 31,     December 31,   April 8,
                                 1996       1995       1994         1994
        Sales                   $ 440      $ 430      $ 290        $ 110
        Costs                     220        210        150           60
    """
    assert rows(text)[:2] == [
        ["H3: April 9", "H4: January 1"],
        ["H1: Years ended", "H3: through", "H4: through"],
    ]


def test_a_head_spans_the_columns_under_its_stroke() -> None:
    text = """
                          Three Months Ended      Nine Months Ended
                             September 30,           September 30,
                          ------------------     ------------------
                            1996       1995        1996       1995
        Sales                100         90         300        280
        Costs                 50         45         150        140
    """
    assert rows(text)[:3] == [
        ["H1: Three Months Ended", "H3: Nine Months Ended"],
        ["H1: September 30,", "H3: September 30,"],
        ["H1: 1996", "H2: 1995", "H3: 1996", "H4: 1995"],
    ]


def test_leaders_and_currency_signs_do_not_part_a_figure() -> None:
    text = """
                                       1995          1994
        Sales ....................$   1,332     $   1,282
        Costs . . . . . . . . . .       858           .77
        Other                           474           505
    """
    assert rows(text)[1:3] == [["C0: Sales", "F1: $ 1,332", "F2: $ 1,282"], ["C0: Costs", "F1: 858", "F2: .77"]]


def test_numerals_in_captions_are_words() -> None:
    text = """
                                                       1995       1994
        Notes due 1999                                5,000      4,000
        Effect of SFAS No. 109                          120          -
        Treasury stock (624 shares in 1995 and
          461 in 1994)                                 (900)      (800)
        Total                                         4,220      3,200
    """
    captions = [row[0] for row in rows(text)[1:]]
    assert captions[:3] == ["C0: Notes due 1999", "C0: Effect of SFAS No. 109", "C0: Treasury stock (624 shares in 1995 and / 461 in 1994)"]


def test_a_rule_belongs_to_the_row_above_it() -> None:
    text = """
                        1995
        Rent             100
        Wages            200
                        ----
                         300
                        ====
    """
    source = SourceText("invented.txt", dedent(text).strip("\n"), "")
    grid = read_grid(source, [Span(0, len(source.text))])
    assert [row.cells[-1].rule for row in grid.rows[1:]] == [None, Rule.SINGLE, Rule.DOUBLE]


def test_footnote_marks_beside_figures_are_notes() -> None:
    text = """
                        1995        1994
        Rent             100 (1)     200
        Wages            200         300*
        Other          1,300         400
    """
    assert rows(text)[1:3] == [["C0: Rent", "F1: 100", "N1: (1)", "F2: 200"], ["C0: Wages", "F1: 200", "F2: 300", "N2: *"]]


def test_a_second_page_has_heads_and_columns_of_its_own() -> None:
    text = """
                                1995        1994
        Cash                     100         200
        Receivables              300         400

                                        December 31,      December 31,
                                                1995              1994
        Payables                                  50                60
        Loans                                     70                80
    """
    source = SourceText("invented.txt", dedent(text).strip("\n"), "")
    cut = source.text.index("\n\n") + 1
    grid = read_grid(source, [Span(0, cut), Span(cut, len(source.text))])
    assert grid.columns == 3
    assert _cells(source, grid.rows[-1]) == ["C0: Loans", "F1: 70", "F2: 80"]


def test_headings_left_of_items_are_rows_of_their_own() -> None:
    text = """
                                               1995      1994
        Current Assets   Cash                   100       200
                         Receivables            300       400
                         Inventories            500       600
                         Total                  900     1,200
    """
    assert rows(text)[1:3] == [["C0: Current Assets"], ["C0: Cash", "F1: 100", "F2: 200"]]


def test_rows_that_lost_their_blanks_keep_their_order() -> None:
    text = """
        MARCH 31, DECEMBER 31,
        1996       1995
        Cash                                        1,450     2,984
        Receivables                                 1,406     1,078
        Inventories                                 3,750     3,416
        Total assets                 6,606     7,478
    """
    found = rows(text)
    assert found[0] == ["H1: MARCH 31,", "H2: DECEMBER 31,"]
    assert found[-1] == ["C0: Total assets", "F1: 6,606", "F2: 7,478"]


def test_tabs_count_as_it_lines_figures_up() -> None:
    text = "\t\t\t1995\t1994\nCash\t\t\t 100\t 200\nReceivables\t\t 300\t 400\nOther\t\t\t  50\t  60\n"
    assert rows(text)[1] == ["C0: Cash", "F1: 100", "F2: 200"]


@given(
    st.lists(
        st.tuples(st.integers(-999_999_999, 999_999_999), st.integers(-999_999_999, 999_999_999)),
        min_size=2,
        max_size=12,
    )
)
def test_every_printed_figure_stands_in_its_column(pairs: list[tuple[int, int]]) -> None:
    lines = [f"{'Item ' + chr(65 + at):<30}{_print(left):>16}{_print(right):>18}" for at, (left, right) in enumerate(pairs)]
    text = "\n".join([f"{'':<30}{'1995 ':>16}{'1994 ':>18}", *lines])
    source = SourceText("invented.txt", text, "")
    grid = read_grid(source, [Span(0, len(text))])
    cells = [[cell.column for cell in row.cells if cell.role is CellRole.FIGURE] for row in grid.rows[1:]]
    assert cells == [[1, 2]] * len(pairs)
    assert len(list(printed_figures(source, [Span(0, len(text))]))) == 2 * len(pairs)


def _print(number: int) -> str:
    return f"({-number:,})" if number < 0 else f"{number:,} "


def test_words_in_a_margin_right_of_all_figures_are_no_part_of_the_rows() -> None:
    text = """
                                       1995       1994      HEARTH
        Interest on loans             4,200      4,100      COMPANY
        Interest on deposits            310        290      STATEMENTS
        Fees                             12         11      OF INCOME
        Commissions                      13         10
        Salaries                      1,100      1,050
        Rent                            110        105
        Taxes                            98         90
        Net income                      298        290
    """
    assert ["C0: Interest on loans", "F1: 4,200", "F2: 4,100"] in rows(text)
    assert ["C0: Fees", "F1: 12", "F2: 11"] in rows(text)


def test_marks_stand_in_the_place_of_figures() -> None:
    text = """
                                       1995       1994       1993
        Net income                    4,200      4,100      4,000
        Net income per share           2.02       1.97          *
    """
    assert rows(text)[-1][:3] == ["C0: Net income per share", "F1: 2.02", "F2: 1.97"]


def test_rows_broken_within_their_figures_are_put_together_again() -> None:
    whole = """
        CURRENT ASSETS:                                       1995             1994
        Cash and cash equivalents                         $ 20,400        $   3,576
        Short-term investments                               6,005           36,074
        Notes receivable                                     2,205               --
        Inventories                                             --            4,170
        Prepaid expenses                                       210              822
        Other receivables                                      384              565
                                                         ---------         --------
        Total current assets                                29,204           45,207
    """
    broken = "\n".join(f"{line[:72]}\n{line[72:]}" if line[72:].strip() else line for line in whole.split("\n"))
    assert rows(broken)[-7:] == rows(whole)[-7:]


def test_a_year_alone_below_a_row_ends_the_date_in_its_caption() -> None:
    text = """
                                          Stock     Earnings
        Balance at December 31,           1,000        4,000
        1994
        Net income                                       500
        Balance at December 31,           1,000        4,500
        1995
    """
    found = rows(text)
    assert found[1] == ["C0: Balance at December 31, / 1994", "F1: 1,000", "F2: 4,000"]
    assert found[-1] == ["C0: Balance at December 31, / 1995", "F1: 1,000", "F2: 4,500"]


def test_a_dollar_sign_of_an_empty_cell_hides_no_figures() -> None:
    text = """
                                          Stock     Earnings     Loans
        Balance, December 31, 1994      $ 1,000      $ 4,000     $
        Loans to officers                                          (20)
        Balance, December 31, 1995      $ 1,000      $ 4,000     $ (20)
    """
    assert rows(text)[1][:3] == ["C0: Balance, December 31, 1994", "F1: $ 1,000", "F2: $ 4,000"]


def test_two_dashes_with_a_blank_are_one() -> None:
    text = """
                                          Stock     Treasury       Total
        Balance, December 31, 1994        1,000         - -        1,000
        Stock issued                         50         - -           50
        Stock reacquired                    - -         (20)         (20)
    """
    assert rows(text)[2] == ["C0: Stock issued", "F1: 50", "F2: -", "F3: 50"]


def test_heads_of_several_words_without_a_second_blank_between_them_are_cut_at_their_columns() -> None:
    text = """
        (For the Years Ended            Class A Class B  Capital in    Retained
        December 31, 1995 and 1994)      Stock   Stock   Excess        Earnings     Total
        Balance, December 31, 1993       $ 100   $  50   $   900        $ 1,950   $ 3,000
        Net income                                                          100       100
        Balance, December 31, 1994         100      50       900          2,050     3,100
    """
    assert rows(text)[0][1:5] == ["H1: Class A", "H2: Class B", "H3: Capital in", "H4: Retained"]


def test_a_head_that_a_stroke_joins_stays_whole_though_each_column_could_have_a_word() -> None:
    text = """
                                         Common Stock               Capital
                                     -------------------Retained   in Excess
                                      Shares     Amount  Earnings    of Par     Total
        Balance, December 31, 1993   107,325     $ 407     $ 93      $ 25       $ 525
        Net income                                           59                    59
        Balance, December 31, 1994   107,325       407      152        25         584
    """
    assert [head for row in rows(text)[:2] for head in row] == ["H1: Common Stock", "H4: Capital", "H3: Retained", "H4: in Excess"]


def test_dates_left_of_all_columns_head_them_in_order() -> None:
    text = """
        Years Ended December 31,     1995         1994         1993
        Net income                                 10,000       20,000       30,000
        Depreciation                                2,000        3,000        4,000
        Net cash provided by operations            12,000       23,000       34,000
    """
    assert rows(text)[0][1:] == ["H1: 1995", "H2: 1994", "H3: 1993"]


def test_dates_listed_above_the_years_of_all_columns_head_none_of_them() -> None:
    text = """
           YEARS ENDED JANUARY 29, 1995,  JANUARY 30, 1994 AND  JANUARY 31, 1993
                                            1995             1994             1993
        Revenues                         $133,488         $125,006         $117,600
        Costs                             101,300           98,300           91,100
    """
    heads = [head for row in rows(text)[:3] for head in row if head.startswith("H")]
    assert heads == ["H1: 1995", "H2: 1994", "H3: 1993"]


def test_a_caption_goes_on_with_the_shares_it_counts_and_with_the_income_it_is_before() -> None:
    text = """
                                               1995       1994
        Common stock, 10,000,000 shares
          authorized; outstanding:
          4,200,000 at June 30, 1995 and
          4,100,000 at June 30, 1994              42         41
        INCOME FROM CONTINUING
        OPERATIONS BEFORE INCOME
        TAXES AND MINORITY INTEREST              310        290
        Income taxes                            (110)       (90)
    """
    assert [row[0] for row in rows(text)[1:]] == [
        "C0: Common stock, 10,000,000 shares / authorized; outstanding: / 4,200,000 at June 30, 1995 and / 4,100,000 at June 30, 1994",
        "C0: INCOME FROM CONTINUING / OPERATIONS BEFORE INCOME / TAXES AND MINORITY INTEREST",
        "C0: Income taxes",
    ]


def test_a_heading_stands_above_its_items_though_a_total_without_caption_reaches_as_far_left() -> None:
    text = """
        <TABLE>
        <CAPTION>
                                                   Year ended
                                                1995       1994
        <S>                                      <C>        <C>
        Revenues:
          Premiums:
            First year                          $ 30       $ 20
            Renewal                               70         60
                100                               80
          Other                                   10          5
    """
    assert ["C0: Revenues:"] in rows(text)


def test_headings_beside_items_are_told_by_where_lines_start_with_or_without_figures() -> None:
    text = """
                                                          1995       1994
        Common       Balance at beginning              $   80     $   70
        Stock        Conversions and other                   2         10
                     Issues for services rendered
                       to the company                        -          -
                     Exercises of options under
                       the plans                             1          -
                     Other                                   -          -
                     Balance at end of year
                       (830 issued shares in 1995)      $   83     $   80
    """
    assert ["C0: Common / Stock"] in rows(text)


def test_a_line_that_only_names_activities_is_a_heading_though_captions_are_narrow() -> None:
    text = """
                                               1995       1994
        Cash flows from investing activities
         Proceeds from asset sales              129        944
        Purchases of equipment                 (838)      (104)
        Cash flows used in investing
          activities, net                      (709)       840
    """
    assert [row[0] for row in rows(text)[1:]] == [
        "C0: Cash flows from investing activities",
        "C0: Proceeds from asset sales",
        "C0: Purchases of equipment",
        "C0: Cash flows used in investing / activities, net",
    ]


def test_a_heading_under_a_row_with_figures_is_no_part_of_its_caption() -> None:
    text = """
                                               1995       1994
        Net sales                             4,200      4,100
        NET INCOME                          $   298    $   290
        PER SHARE DATA:
          Net income                           1.10       1.05
    """
    assert rows(text)[2:4] == [["C0: NET INCOME", "F1: $ 298", "F2: $ 290"], ["C0: PER SHARE DATA:"]]


def test_words_beside_a_rule_that_go_on_below_are_the_next_caption() -> None:
    text = """
                                               1995       1994
        Rent                                    120        110
        Salaries                                 80         70
                                              -----      -----
                                                200        180
        Loss from operations                  -----      -----
          before provision for
          income taxes                          (50)       (40)
        Net loss                                (50)       (40)
    """
    assert rows(text)[3:5] == [
        ["F1: 200", "F2: 180"],
        ["C0: Loss from operations / before provision for / income taxes", "F1: (50)", "F2: (40)"],
    ]


def test_dashes_with_blanks_between_them_are_leaders_and_zeros_stand_further_apart() -> None:
    text = """
                                        1995       1994
        Cash - - - - - - - - - - - -      50         40
        Barges, net  - - - - - - - -      30          -
        Receivables                        -          -
    """
    assert rows(text)[1:] == [
        ["C0: Cash", "F1: 50", "F2: 40"],
        ["C0: Barges, net", "F1: 30", "F2: -"],
        ["C0: Receivables", "F1: -", "F2: -"],
    ]


def test_a_blank_line_within_a_caption_parts_no_row() -> None:
    text = """
                                        1995       1994
        Income before taxes and the

          sale of barges                  50         40
        Receivables

        Barges                            30         20
        Taxes

          current                         10         15
          deferred                        20         15
    """
    assert [row[0] for row in rows(text)[1:]] == [
        "C0: Income before taxes and the / sale of barges",
        "C0: Receivables",
        "C0: Barges",
        "C0: Taxes",
        "C0: current",
        "C0: deferred",
    ]


def test_amounts_per_share_are_headed_by_a_line_as_long_as_it_may_be() -> None:
    text = """
                                                       1995       1994
        Sales of barges and moorings and tugs           500        400
        Net Income (Loss) per Average Share
        Continuing Operations                           .34        .13
        Discontinued Operations                         .10        .12
        Income of the Three Months Ended
        December 31, 1994                                50         40
    """
    assert [row[0] for row in rows(text)[2:]] == [
        "C0: Net Income (Loss) per Average Share",
        "C0: Continuing Operations",
        "C0: Discontinued Operations",
        "C0: Income of the Three Months Ended / December 31, 1994",
    ]


def test_captions_in_capitals_go_on_as_those_in_small_letters_do() -> None:
    text = """
                                                       1995       1994
        NET INCOME                                     50         40
        ADJUSTMENTS FOR ITEMS IN NET INCOME-
          DEPRECIATION                                 50         40
          DEFERRED TAXES                               30         20
        ISSUANCE OF STOCK
          UNDER OPTION PLAN                            32         30
        PRINCIPAL PORTION OF SCHEDULED                 11         12
          BARGE LOAN PAYMENTS
        DISTRIBUTIONS                                  60         70
        LESS NOTE RECEIVABLE - STOCK
          PURCHASE                                     20         10
                                                     ----       ----
                                                      253        222
    """
    captions = [row[0] for row in rows(text)[1:] if row[0].startswith("C0")]
    assert captions == [
        "C0: NET INCOME",
        "C0: ADJUSTMENTS FOR ITEMS IN NET INCOME-",
        "C0: DEPRECIATION",
        "C0: DEFERRED TAXES",
        "C0: ISSUANCE OF STOCK / UNDER OPTION PLAN",
        "C0: PRINCIPAL PORTION OF SCHEDULED / BARGE LOAN PAYMENTS",
        "C0: DISTRIBUTIONS",
        "C0: LESS NOTE RECEIVABLE - STOCK / PURCHASE",
    ]


def test_captions_in_capitals_of_words_go_on_where_their_words_do() -> None:
    text = """
                                                       1995       1994
        Adjustments to Reconcile Net Income to Net
        Cash Provided by Operating Activities:
          Depreciation                                   50         40
          Decrease (Increase) in Deferred
          Mortgage Interest                              32         30
          Accrued Interest
        Receivable                                     11         12
        Net Cash Provided by (Used In)
        Financing Activities                             60         70
        Purchase of Subsidiary -
          Assumption of Liabilities                      20         10
        Common Stock, 500 Shares
          (After Deducting 20 Shares in Treasury)        10         10
        Other Assets                                     15         14
    """
    captions = [row[0] for row in rows(text)[1:]]
    assert captions == [
        "C0: Adjustments to Reconcile Net Income to Net / Cash Provided by Operating Activities:",
        "C0: Depreciation",
        "C0: Decrease (Increase) in Deferred / Mortgage Interest",
        "C0: Accrued Interest / Receivable",
        "C0: Net Cash Provided by (Used In) / Financing Activities",
        "C0: Purchase of Subsidiary - / Assumption of Liabilities",
        "C0: Common Stock, 500 Shares / (After Deducting 20 Shares in Treasury)",
        "C0: Other Assets",
    ]


def test_items_under_a_heading_stay_items_though_each_could_go_on_with_it() -> None:
    text = """
                                                       1995       1994
        Net cash charges to net income
          Depreciation                                   50         40
          Receivable from affiliates                     32         30
        Payable to affiliates                            11         12
    """
    assert len(rows(text)[1:]) == 4


def test_a_line_among_items_with_a_single_deeper_line_is_the_start_of_its_caption() -> None:
    text = """
                                                       1995       1994
        Depreciation of property, plant and equipment    50         40
        Amortization of Mill
          Site Costs                                     11         12
        Maintenance                                      20         10
        Cash dividends
          ($.40 per share)                               (5)        (5)
        Balance                                          76         57
        Notes payable
          Banks                                          30         20
        Taxes                                             3          2
    """
    captions = [row[0] for row in rows(text)[1:]]
    assert captions[1:] == [
        "C0: Amortization of Mill / Site Costs",
        "C0: Maintenance",
        "C0: Cash dividends / ($.40 per share)",
        "C0: Balance",
        "C0: Notes payable",
        "C0: Banks",
        "C0: Taxes",
    ]


def test_a_heading_in_small_letters_does_not_go_on_with_a_capital_though_captions_are_narrow() -> None:
    text = """
                                                       1995       1994
        Operating profit (loss)                          50         40
        Other (income) expense
        Interest expense                                 11         12
        Interest and other income                       (20)       (10)
        Adjustments of Oak
        Perfumes, Inc.                                   30         20
    """
    captions = [row[0] for row in rows(text)[2:]]
    assert captions == [
        "C0: Other (income) expense",
        "C0: Interest expense",
        "C0: Interest and other income",
        "C0: Adjustments of Oak / Perfumes, Inc.",
    ]


def test_net_cash_with_figures_is_a_caption_of_its_own() -> None:
    text = """
                                                       1995       1994
        Net cash provided (used)                         50         40
        FINANCING ACTIVITIES
        Dividends to our stockholders of record         (11)       (12)
        Net cash provided by (used in)
          Operations                                     20         30
          Investments                                   (20)       (30)
    """
    captions = [row[0] for row in rows(text)[1:]]
    assert captions[:2] == ["C0: Net cash provided (used)", "C0: FINANCING ACTIVITIES"]
    assert captions[3:] == ["C0: Net cash provided by (used in)", "C0: Operations", "C0: Investments"]


def test_primary_and_fully_diluted_head_the_lines_below_them() -> None:
    text = """
                                                       1995       1994
        FULLY DILUTED
        BEFORE CUMULATIVE EFFECT                        6.62       5.01
        NET EARNINGS PER SHARE                          6.62       4.99
    """
    assert rows(text)[1] == ["C0: FULLY DILUTED"]


def test_the_number_of_a_note_that_closes_the_bracket_of_the_line_above_is_no_figure() -> None:
    text = """
                                                         1995         1994
        Cash                                            1,200        1,100
        Due to affiliate (Notes 6 and
          8)                                            4,048        4,050
        Total                                           5,248        5,150
    """
    assert rows(text)[2] == ["C0: Due to affiliate (Notes 6 and / 8)", "F1: 4,048", "F2: 4,050"]


def test_dates_head_their_columns_in_order_though_they_stand_to_the_right_of_them_behind_other_words() -> None:
    text = """
        In thousands            Fiscal year ended     December 31, 1994     January 1, 1994
        Net sales                              4,200             4,100
        Cost of sales                          3,200             3,100
        Net income                               298               290
    """
    assert rows(text)[0][-2:] == ["H1: December 31, 1994", "H2: January 1, 1994"]


def test_years_head_their_columns_in_order_though_the_first_ends_a_date_that_begins_left_of_them() -> None:
    text = """
        For the years ended Dec. 31 1995         1994         1993
        Net sales                              $ 4,200      $ 4,100      $ 3,900
        Net income                                 298          290          280
    """
    assert rows(text)[0] == ["H1: For the years ended Dec. 31 1995", "H2: 1994", "H3: 1993"]


def test_a_caption_that_ends_in_of_goes_on_with_common_stock_below() -> None:
    text = """
                                                   1995      1994
        Proceeds from issuance of                 4,200     4,100
          common stock
        Dividends paid                           (3,200)   (3,100)
    """
    assert rows(text)[1] == ["C0: Proceeds from issuance of / common stock", "F1: 4,200", "F2: 4,100"]


def test_a_single_leader_parts_a_figure_from_its_caption() -> None:
    text = """
                                                   1995      1994
        Net sales ............................... 4,200     4,100
        Cost of sales, depreciation and rents . (3,200)   (3,100)
        Net income .............................. 1,000     1,000
    """
    assert rows(text)[2] == ["C0: Cost of sales, depreciation and rents", "F1: (3,200)", "F2: (3,100)"]


def test_the_caption_of_a_stock_goes_on_with_its_price_per_share() -> None:
    text = """
                                                     1995       1994
        Common stock, authorized 9,000 shares, par value
          $1 per share, 4,827 shares outstanding  $ 4,827    $ 4,100
        Retained earnings                             310        290
    """
    assert rows(text)[1][0] == "C0: Common stock, authorized 9,000 shares, par value / $1 per share, 4,827 shares outstanding"


def test_words_for_not_applicable_hold_the_place_of_a_figure() -> None:
    text = """
                                  1995     Change       1994     Change     1993
        Service fees               909        2%         893        14%      800
        Gains                      480        na           1        N/A       29
        Total                    1,389       55%         894         8%      829
    """
    assert rows(text)[2] == ["C0: Gains", "F1: 480", "N1: na", "F3: 1", "N3: N/A", "F5: 29"]


def test_a_year_alone_at_the_margin_heads_the_rows_below_it() -> None:
    text = """
                                 Common    Retained
                                  Stock    Earnings      Total
        1994
        Balance, January 1          100       2,000      2,100
        Net income                              300        300
        1995
        Net income                              400        400
        Balance, December 31        100       2,700      2,800
    """
    assert [row[0] for row in rows(text)[2:]] == [
        "C0: 1994",
        "C0: Balance, January 1",
        "C0: Net income",
        "C0: 1995",
        "C0: Net income",
        "C0: Balance, December 31",
    ]


def test_a_heading_that_names_the_kind_of_flows_is_no_part_of_the_first() -> None:
    text = """
                                                1995       1994
        CASH FLOWS FROM FINANCING
          Common stock issued                    229        280
          Common stock repurchased              (250)      (348)
        Net cash from financing                  (21)       (68)
    """
    assert [row[0] for row in rows(text)[1:3]] == ["C0: CASH FLOWS FROM FINANCING", "C0: Common stock issued"]


def test_words_a_single_blank_apart_are_cut_where_the_next_lines_begin_words() -> None:
    text = """
                                        Accu-      Receivable Total
                             Retained   mulated    from       Share-
                             Earnings   Gains      Share-     holders'
                                                   holders    Equity
        Balance, June 30        1,000        20         (5)       1,015
        Net income                100                               100
        Balance, June 30        1,100        20         (5)       1,115
    """
    assert rows(text)[0] == ["H2: Accu-", "H3: Receivable", "H4: Total"]


def depths(text: str) -> list[int]:
    source = SourceText("invented.txt", dedent(text).strip("\n"), "")
    return [row.indent for row in read_grid(source, [Span(0, len(source.text))]).rows[1:]]


def test_one_character_is_a_step_where_headings_show_it() -> None:
    text = """
                                               1995       1994
        Current assets:
         Cash                               $   200    $   100
         Stock                                  310        290
        Current liabilities:
         Payables                           $   298    $   290
    """
    assert depths(text) == [0, 1, 1, 0, 1]


def test_headings_at_the_margin_show_a_step_without_colons() -> None:
    text = """
                                               1995       1994
        Current assets
         Cash                               $   200    $   100
         Stock                                  310        290
        Current liabilities
         Payables                           $   298    $   290
    """
    assert depths(text) == [0, 1, 1, 0, 1]


def test_one_character_is_no_step_elsewhere() -> None:
    text = """
                                               1995       1994
        Current assets:
        Cash                                $   200    $   100
         Stock                                  310        290
        Current liabilities:
        Payables                            $   298    $   290
    """
    assert depths(text) == [0, 0, 0, 0, 0]


def test_a_heading_of_property_stands_above_items_that_are_as_deep() -> None:
    text = """
                                        1995       1994
        Property, Plant and Equipment
        Land                            $ 97       $ 73
        Kilns                            710        610
        Stockholders' Equity
        Net Unrealized Gains               9          5
    """
    assert ["C0: Property, Plant and Equipment"] in rows(text)


def test_starts_that_follow_each_other_by_one_are_several_depths() -> None:
    text = """
                                 1995       1994
Current liabilities:
 Notes payable                  $ 300      $ 200
 Accounts payable:
   Trade                          500        400
   Other                          100         90
 Accrued taxes                     80         70
  Due to affiliates                20         10
"""
    assert depths(text) == [0, 0, 0, 1, 1, 0, 1]


def test_all_said_of_one_stock_ends_before_the_next() -> None:
    text = """
                                           1995       1994
        Stockholders' equity:
         Preferred stock,
          $1 par value; 1,000
          shares; none issued
          or outstanding
          Common stock, $1 par
          value; 3,000 shares
          outstanding                    $  300      $ 200
         Retained earnings                  500        400
    """
    assert any(row[0] == "C0: Common stock, $1 par / value; 3,000 shares / outstanding" for row in rows(text))
