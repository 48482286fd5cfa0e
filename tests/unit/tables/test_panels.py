"""Tables printed beside each other are read one after the other."""

from datetime import date
from textwrap import dedent

from filings import bare_filing

from converter.model.finding import Severity
from converter.model.outline import StatementRegion
from converter.model.source import SourceText, Span
from converter.model.statement import Statement, StatementKind
from converter.segment import segment
from converter.statements import read_statement
from converter.statements.columns import PeriodContext
from converter.tables import printed_figures
from converter.tables.panels import unfold
from converter.tables.scan import scan_lines

TWO_YEARS = """\
    ASSETS                           1995      1994    LIABILITIES AND EQUITY               1995      1994
                                   ------    ------                                       ------    ------
    Current assets:                                    Current liabilities:
      Cash                         $  212    $  187      Accounts payable                 $  741    $  803
      Accounts receivable           1,430     1,295      Accrued expenses                    388       412
      Inventories                   2,066     2,158                                       ------    ------
                                   ------    ------        Total current liabilities       1,129     1,215
        Total current assets        3,708     3,640    Long-term debt                      1,500     1,600
    Property, plant and                                Stockholders' equity:
      equipment, net                2,465     2,455      Retained earnings                 3,544     3,280
                                   ------    ------                                       ------    ------
      Total assets                 $6,173    $6,095      Total liabilities and equity     $6,173    $6,095
                                   ======    ======                                       ======    ======
"""
ONE_YEAR = """\
    <TABLE>
    <S>                                  <C>        <C>                                          <C>
    ASSETS                                          LIABILITIES AND STOCKHOLDERS' EQUITY

    Cash............................   $  212      Accounts payable........................    $  741
    Accounts receivable, less                      Accrued expenses:
      allowance of $25..............    1,430        Payroll...............................       288
    Inventories.....................    2,066        Other.................................       100
                                       ------                                                  ------
                                        3,708                                                   1,129
    Property........................    4,465     Stockholders' equity:
      Less depreciation.............   (2,000)     Common stock, $1 par value, 500,000
                                       ------        shares issued.........................     5,044
                                       ------                                                  ------
                                       $6,173                                                  $6,173
                                       ======                                                  ======
    </TABLE>
"""
TWO_STATEMENTS = """\
             CONSOLIDATED BALANCE SHEETS                              CONSOLIDATED STATEMENTS OF INCOME
            June 30, 1996 and December 31, 1995                 Three months ended June 30, 1996 and 1995

                                     1996      1995                                          1996      1995
                                   ------    ------                                        ------    ------
    Cash                           $  212    $  187    Net sales                           $9,212    $8,187
    Accounts receivable             1,430     1,295    Cost of sales                        6,430     6,295
    Inventories                     2,066     2,158                                        ------    ------
                                   ------    ------      Gross profit                       2,782     1,892
      Total current assets          3,708     3,640    Selling expenses                     1,512     1,424
    Property, net                   2,465     2,455    Income taxes                           549       230
                                   ------    ------                                        ------    ------
      Total assets                 $6,173    $6,095    Net income                          $  721    $  238
                                   ======    ======                                        ======    ======
    Accounts payable               $  741    $  803    Net income per share                $ 1.44    $  .48
    Long-term debt                  1,888     2,012                                        ======    ======
    Stockholders' equity            3,544     3,280
                                   ------    ------
      Total liabilities and equity $6,173    $6,095
                                   ======    ======
"""
PLANTS = """\
    Plant                          Output   Fuel           Share   Stands in
    Harbor station                  1,605   Coal           46.50   Saltmarsh
    River station                   1,668   Coal          100.00   Alder Ferry
    Hill station                    1,300   Oil            50.00   Alder Ferry
    Lake station                    1,240   Oil            50.00   Saltmarsh
"""


def statement(text: str) -> Statement:
    filing = bare_filing(f"Balance Sheets\nDecember 31, 1995\n{dedent(text)}")
    region = StatementRegion(
        StatementKind.BALANCE_SHEET, "Balance Sheets", Span(0, 14), Span(0, 32), 0, (Span(33, len(filing.source.text)),)
    )
    found, findings = read_statement(filing, region)
    placed = {figure.span for line in found.lines for figure in line.figures if figure}
    assert set(printed_figures(filing.source, region.spans)) <= placed
    assert not [finding for finding in findings if finding.severity is Severity.WARNING]
    return found


def figures(text: str) -> dict[str, list[int | None]]:
    lines = [line for line in statement(text).lines if line.caption and any(line.figures)]
    return {line.caption: [int(figure.value) if figure else None for figure in line.figures] for line in lines}


def test_the_right_panel_is_read_below_the_left_one() -> None:
    assert list(figures(TWO_YEARS).items()) == [
        ("Cash", [212, 187]),
        ("Accounts receivable", [1430, 1295]),
        ("Inventories", [2066, 2158]),
        ("Total current assets", [3708, 3640]),
        ("Property, plant and equipment, net", [2465, 2455]),
        ("Total assets", [6173, 6095]),
        ("Accounts payable", [741, 803]),
        ("Accrued expenses", [388, 412]),
        ("Total current liabilities", [1129, 1215]),
        ("Long-term debt", [1500, 1600]),
        ("Retained earnings", [3544, 3280]),
        ("Total liabilities and equity", [6173, 6095]),
    ]


def test_both_panels_have_the_same_columns() -> None:
    assert [str(column.period) for column in statement(TWO_YEARS).columns] == ["1995-12-31", "1994-12-31"]


def test_headings_of_a_panel_stand_over_its_lines() -> None:
    sections = {line.caption: line.section for line in statement(TWO_YEARS).lines}
    assert sections["Accounts payable"] == ("LIABILITIES AND EQUITY", "Current liabilities")


def test_a_panel_may_have_one_column_and_totals_without_captions() -> None:
    found = [(line.caption, int(line.figures[0].value)) for line in statement(ONE_YEAR).lines if line.figures[0]]
    assert [value for caption, value in found if not caption] == [3708, 6173, 1129, 6173]


def test_two_statements_beside_each_other_are_read_each_by_itself() -> None:
    filing = bare_filing(dedent(TWO_STATEMENTS))
    regions = segment(filing)[0].statements
    assert [region.kind for region in regions] == [StatementKind.BALANCE_SHEET, StatementKind.INCOME]
    balance_sheet, income = (read_statement(filing, region, PeriodContext(date(1996, 6, 30), "--12-31", "10-Q"))[0] for region in regions)
    assert [str(column.period) for column in balance_sheet.columns] == ["1996-06-30", "1995-12-31"]
    assert [str(column.period) for column in income.columns] == ["1996-04-01/1996-06-30", "1995-04-01/1995-06-30"]
    assert [line.caption for line in income.lines][:2] == ["Net sales", "Cost of sales"]
    assert balance_sheet.lines[-1].caption == "Total liabilities and equity"
    assert len([line for line in income.lines if any(line.figures)]) == 7


def test_figures_of_two_statements_beside_each_other_are_counted_once() -> None:
    source = SourceText("invented.txt", dedent(TWO_STATEMENTS).partition("1995\n\n")[2], "0")
    whole = [Span(0, len(source.text))]
    assert sorted(printed_figures(source, whole)) == sorted(span for panel in (0, 1) for span in printed_figures(source, whole, panel))


def test_two_titles_over_one_table_make_no_panels() -> None:
    text = dedent(TWO_YEARS).replace("ASSETS  ", "ASSETS  ").splitlines()
    rows = [line[:51] for line in text]
    filing = bare_filing(
        "\n".join(["BALANCE SHEETS          STATEMENTS OF INCOME", "", *rows, "Liabilities and equity    6,173    6,095", ""])
    )
    assert [(region.kind, region.panel) for region in segment(filing)[0].statements] == [(StatementKind.BALANCE_SHEET, None)]


def test_a_column_of_words_between_figures_is_no_panel() -> None:
    source = SourceText("plants.txt", dedent(PLANTS), "0")
    lines = scan_lines(source, (Span(0, len(source.text)),))
    assert unfold(lines) == lines
