"""Outlines of small invented filings: where statements and notes begin and end, and which tables are no statements."""

import pytest

from converter.model.filing import Filing
from converter.model.outline import Outline
from converter.model.source import Span
from converter.model.statement import StatementKind
from converter.read import read
from converter.segment import segment
from converter.segment.content import is_index

BALANCE, INCOME, FLOWS, EQUITY = StatementKind.BALANCE_SHEET, StatementKind.INCOME, StatementKind.CASH_FLOW, StatementKind.EQUITY

HEADS = "                                        1996          1995\n"
ASSETS = """Assets
Cash                                   $ 1,200       $ 1,100
Receivables                              3,400         3,000
Inventories                              2,400         2,100
                                       -------       -------
Total assets                           $ 7,000       $ 6,200
                                       =======       =======
"""
LIABILITIES = """Liabilities and stockholders' equity
Accounts payable                       $ 2,500       $ 2,100
Accrued expenses                           500           600
Common stock                             1,000         1,000
Retained earnings                        3,000         2,500
                                       -------       -------
                                       $ 7,000       $ 6,200
                                       =======       =======
"""
INCOME_ROWS = """Net sales                              $ 9,000       $ 8,000
Cost of sales                            6,000         5,500
Selling expenses                         1,200         1,100
Income taxes                               600           500
                                       -------       -------
Net income                             $ 1,200       $   900
Net income per share                   $  1.20       $   .90
"""
FLOW_ROWS = """Operating activities:
  Net income                           $ 1,200       $   900
  Depreciation                             300           280
Investing activities:
  Purchases of equipment                  (500)         (400)
Financing activities:
  Dividends                               (700)         (600)
                                       -------       -------
Increase in cash                           300           180
Cash at end of year                    $ 1,200       $ 1,100
"""
NOTES = """NOTES TO CONSOLIDATED FINANCIAL STATEMENTS

1. SIGNIFICANT ACCOUNTING POLICIES

The Company makes stoves and kettles. Its policies are those of its trade and
are applied from year to year without change, as follows:

   1. Sales are recorded when goods are shipped.
   2. Inventories are stated at cost.

2. Inventories - The Company values inventories on the first-in, first-out
basis throughout.
"""
BREAK = "\n                                 - 3 -\n<PAGE>\n\n"


def titled(title: str, rows: str) -> str:
    return f"\n                    {title}\n                       (In thousands)\n\n{HEADS}{rows}\nSee accompanying notes.\n"


STATEMENTS = (
    titled("CONSOLIDATED BALANCE SHEETS", ASSETS + LIABILITIES)
    + BREAK
    + titled("CONSOLIDATED STATEMENTS OF INCOME", INCOME_ROWS)
    + BREAK
    + titled("CONSOLIDATED STATEMENTS OF CASH FLOWS", FLOW_ROWS)
)


def document(kind: str, text: str) -> str:
    return f"<DOCUMENT>\n<TYPE>{kind}\n<TEXT>\n{text}\n</TEXT>\n</DOCUMENT>\n"


def outlined(*documents: str, header: str = "") -> tuple[Filing, Outline]:
    filing, _ = read("a.txt", (header + "".join(documents)).encode())
    return filing, segment(filing)[0]


def kinds(outline: Outline) -> list[StatementKind]:
    return [region.kind for region in outline.statements]


def printed(filing: Filing, outline: Outline, index: int) -> str:
    return "\n...\n".join(filing.source.slice(span) for span in outline.statements[index].spans)


def test_statements_stand_in_the_order_of_their_places() -> None:
    assert kinds(outlined(document("10-K", STATEMENTS + NOTES))[1]) == [BALANCE, INCOME, FLOWS]


def test_a_region_begins_with_the_column_heads_and_ends_with_the_last_rule() -> None:
    filing, outline = outlined(document("10-K", STATEMENTS))
    lines = printed(filing, outline, 0).split("\n")
    assert lines[0].split() == ["1996", "1995"]
    assert lines[-1].split() == ["=======", "======="]


def test_the_heading_holds_title_and_period() -> None:
    filing, outline = outlined(document("10-K", STATEMENTS))
    heading = outline.statements[0].heading_span
    assert heading is not None
    assert filing.source.slice(heading).split() == ["CONSOLIDATED", "BALANCE", "SHEETS", "(In", "thousands)"]


def test_a_balance_sheet_of_two_pages_is_one() -> None:
    text = titled("CONSOLIDATED BALANCE SHEETS", ASSETS) + BREAK + titled("CONSOLIDATED BALANCE SHEETS", LIABILITIES)
    _, outline = outlined(document("10-K", text))
    assert [(r.kind, len(r.spans)) for r in outline.statements] == [(BALANCE, 2)]


def test_a_page_break_without_a_new_title_cuts_a_statement_in_parts() -> None:
    text = titled("CONSOLIDATED BALANCE SHEETS", ASSETS.replace("Total assets ", "             ") + BREAK + LIABILITIES)
    filing, outline = outlined(document("10-K", text))
    assert len(outline.statements[0].spans) == 2
    assert "- 3 -" not in printed(filing, outline, 0)


def test_a_continued_statement_is_joined() -> None:
    half = INCOME_ROWS.index("Income taxes")
    text = titled("STATEMENTS OF INCOME", INCOME_ROWS[:half]) + BREAK + titled("STATEMENTS OF INCOME (CONTINUED)", INCOME_ROWS[half:])
    _, outline = outlined(document("10-K", text))
    assert [(r.kind, len(r.spans)) for r in outline.statements] == [(INCOME, 2)]


def test_income_of_two_periods_is_two_statements() -> None:
    text = titled("STATEMENTS OF INCOME", "Six months ended\n" + INCOME_ROWS) + titled(
        "STATEMENTS OF INCOME", "Three months\n" + INCOME_ROWS
    )
    assert kinds(outlined(document("10-Q", text))[1]) == [INCOME, INCOME]


def test_selected_and_pro_forma_tables_are_no_statements() -> None:
    other = titled("SELECTED INCOME STATEMENT DATA", INCOME_ROWS) + titled("PRO FORMA STATEMENTS OF INCOME", INCOME_ROWS)
    assert kinds(outlined(document("10-K", other + STATEMENTS))[1]) == [BALANCE, INCOME, FLOWS]


def test_parent_only_statements_lose_to_those_of_the_annual_report() -> None:
    schedule = "SCHEDULE I\nCONDENSED FINANCIAL INFORMATION OF REGISTRANT\n" + titled("BALANCE SHEETS", ASSETS + LIABILITIES)
    _, outline = outlined(document("10-K", schedule), document("EX-13", STATEMENTS + NOTES))
    assert [(r.kind, r.document) for r in outline.statements] == [(BALANCE, 1), (INCOME, 1), (FLOWS, 1)]


def test_parent_only_statements_are_none_of_the_registrant_even_alone() -> None:
    above = "SCHEDULE I - CONDENSED FINANCIAL INFORMATION OF REGISTRANT\nWHERRY BOAT COMPANY\n"
    rows = ASSETS + LIABILITIES.replace("Common stock", "Due to subsidiaries                         40            30\nCommon stock")
    for title in ("BALANCE SHEETS", "CONDENSED BALANCE SHEETS", ""):
        schedule = f"<TABLE>\n<CAPTION>\n{above}{titled(title, rows)}</TABLE>\n"
        assert outlined(document("10-K", schedule))[1].statements == ()


def test_an_affiliates_statements_in_another_exhibit_are_left_out() -> None:
    _, outline = outlined(document("10-K", STATEMENTS), document("EX-99", STATEMENTS))
    assert {r.document for r in outline.statements} == {0}


def test_the_financial_data_schedule_is_never_a_source() -> None:
    _, outline = outlined(document("10-K", "The Company files this report with its schedule.\n"), document("EX-27", STATEMENTS))
    assert outline.statements == ()


def test_the_statements_of_the_registrant_are_told_by_its_name() -> None:
    header = "<SEC-HEADER>\n\tCOMPANY DATA:\n\t\tCOMPANY CONFORMED NAME:\tSTOVE FUND II\n</SEC-HEADER>\n"
    texts = [f"\nSTOVE FUND {number}\n" + STATEMENTS.replace("00 ", f"0{len(number)} ") for number in ("I", "II", "III")]
    filing, outline = outlined(document("10-K", BREAK.join(texts)), header=header)
    heading = outline.statements[0].heading_span
    assert heading is not None
    assert filing.source.slice(heading).split("\n")[0] == "STOVE FUND II"


@pytest.mark.parametrize(("owner", "own"), [("LADLE ASSOCIATES, A LIMITED PARTNERSHIP", 1), ("STOVE FUND II", 0)])
def test_an_affiliates_statements_before_the_annual_report_are_not_the_registrants(owner: str, own: int) -> None:
    header = "<SEC-HEADER>\n\tCOMPANY DATA:\n\t\tCOMPANY CONFORMED NAME:\tSTOVE FUND II\n</SEC-HEADER>\n"
    _, outline = outlined(document("10-K", f"\n{owner}\n{STATEMENTS}"), document("EX-13", STATEMENTS), header=header)
    assert {region.document for region in outline.statements} == {own}


def test_a_statement_without_a_title_is_told_by_its_rows() -> None:
    text = (
        titled("CONSOLIDATED BALANCE SHEETS", ASSETS + LIABILITIES)
        + BREAK
        + f"\nHow we earned it\n\n{HEADS}Revenues                                    9             8\n{INCOME_ROWS}"
    )
    text = text.replace("Selling expenses", "Advertising                                500           400\nSelling expenses")
    assert kinds(outlined(document("10-K", text))[1]) == [BALANCE, INCOME]


EQUITY_TABLE = """<TABLE>
<CAPTION>
                                 Common     Retained
                                 Stock      Earnings     Total
<S>                              <C>        <C>          <C>
Balance, December 31, 1994       $ 1,000    $ 2,300      $ 3,300
Net income                            --        900          900
Dividends                             --       (700)        (700)
Balance, December 31, 1995         1,000      2,500        3,500
Net income                            --      1,200        1,200
Dividends                             --       (700)        (700)
Balance, December 31, 1996       $ 1,000    $ 3,000      $ 4,000
</TABLE>
"""


def test_equity_whose_movements_a_note_shows_is_a_statement() -> None:
    filing, outline = outlined(
        document("10-K", f"{STATEMENTS}{NOTES}\n3. STOCKHOLDERS' EQUITY\n\n{EQUITY_TABLE}\n4. LEASES\n\nThere are none.\n")
    )
    assert kinds(outline) == [BALANCE, INCOME, FLOWS, EQUITY]
    assert printed(filing, outline, 3).startswith("<TABLE>")


def test_movements_of_equity_may_be_called_summarized() -> None:
    text = EQUITY_TABLE.replace("<CAPTION>", "Changes in stockholders' equity are summarized as follows:\n<CAPTION>")
    assert EQUITY in kinds(outlined(document("10-K", f"{STATEMENTS}{NOTES}\n3. EQUITY\n\n{text}"))[1])


def test_notes_around_the_table_of_equity_are_still_told_apart() -> None:
    _, outline = outlined(
        document("10-K", f"{STATEMENTS}{NOTES}\n3. STOCKHOLDERS' EQUITY\n\n{EQUITY_TABLE}\n4. LEASES\n\nThere are none.\n")
    )
    assert [n.number for n in outline.notes] == ["1", "2", "3", "4"]


def test_a_notes_table_of_equity_is_no_second_statement() -> None:
    own = titled("CONSOLIDATED STATEMENTS OF STOCKHOLDERS' EQUITY", EQUITY_TABLE)
    _, outline = outlined(document("10-K", f"{STATEMENTS}{own}{NOTES}\n3. STOCKHOLDERS' EQUITY\n\n{EQUITY_TABLE.replace('900', '800')}"))
    assert kinds(outline).count(EQUITY) == 1


def test_notes_are_told_apart_by_number_and_lists_within_them_are_not() -> None:
    _, outline = outlined(document("10-K", STATEMENTS + NOTES + "\nITEM 9. CHANGES\n"))
    assert [(n.number, n.title) for n in outline.notes] == [("1", "SIGNIFICANT ACCOUNTING POLICIES"), ("2", "Inventories")]


def test_notes_go_over_pages_without_the_furniture_between() -> None:
    notes = NOTES.replace("   1. Sales", f"{BREAK}   1. Sales")
    filing, outline = outlined(document("10-K", STATEMENTS + notes))
    words = [filing.source.slice(span) for span in outline.notes[0].spans]
    assert len(words) == 2
    assert "<PAGE>" not in "".join(words)


def test_notes_with_headings_alone_are_told_apart_by_them() -> None:
    prose = "\n\nThe Company makes stoves and kettles, and sells them through dealers in\nmany states, as it has done for years.\n\n"
    notes = f"NOTES TO FINANCIAL STATEMENTS\n\nACCOUNTING POLICIES{prose}INVENTORIES{prose}INCOME TAXES{prose}"
    _, outline = outlined(document("10-K", STATEMENTS + notes))
    assert [(n.number, n.title) for n in outline.notes] == [("", "ACCOUNTING POLICIES"), ("", "INVENTORIES"), ("", "INCOME TAXES")]


@pytest.mark.parametrize("mark", ["NOTE {}. ", "({}) ", "Note {} - ", "{}. "])
def test_a_note_begins_with_its_mark_and_leaves_nothing_of_it_to_the_note_before(mark: str) -> None:
    prose = "\n\nThe Company makes stoves and kettles, and sells them through dealers.\n\n"
    notes = "NOTES TO FINANCIAL STATEMENTS\n\n" + "".join(f"{mark.format(i)}{title}{prose}" for i, title in ((1, "POLICIES"), (2, "DEBT")))
    filing, outline = outlined(document("10-K", STATEMENTS + notes))
    assert [filing.source.slice(note.spans[0]).split("\n")[0] for note in outline.notes] == [
        mark.format(1) + "POLICIES",
        mark.format(2) + "DEBT",
    ]


@pytest.mark.parametrize(
    "behind",
    [
        "INVESTOR INFORMATION\n\nThe annual meeting is in May.\n",
        "SUPPLEMENTARY INFORMATION (UNAUDITED)\n\nSales by quarter.\n",
        "BOARD OF DIRECTORS\n\nA. Person\n",
        "\nSCHEDULE I\n\nPage one\n\nSCHEDULE I\n\nPage two\n\nSCHEDULE I\n\nPage three\n",
    ],
)
def test_the_last_note_ends_where_the_back_pages_begin(behind: str) -> None:
    filing, outline = outlined(document("10-K", STATEMENTS + NOTES + "\n" + behind))
    assert behind.rsplit("\n\n", maxsplit=1)[-1].strip() not in filing.source.slice(outline.notes[-1].spans[-1])


def test_a_head_that_stands_on_the_pages_of_earlier_notes_too_ends_no_note() -> None:
    head = "\n                    INDEX TO\n"
    prose = "\n\nThe Company makes stoves and kettles.\n\nPART II\n\nIt sells them through dealers.\n\n"
    notes = f"NOTES TO FINANCIAL STATEMENTS\n\n1. POLICIES{prose}2. DEBT{prose}3. TAXES{prose}"
    filing, outline = outlined(document("10-K", STATEMENTS + notes + head))
    assert filing.source.slice(outline.notes[-1].spans[-1]).endswith("through dealers.")


def test_missing_statements_are_named() -> None:
    filing, _ = read("a.txt", document("10-K", titled("BALANCE SHEETS", ASSETS + LIABILITIES)).encode())
    _, findings = segment(filing)
    assert [f.what for f in findings] == ["no income statement was found", "no cash flow statement was found"]


def test_notes_marked_with_the_word_may_stand_anywhere_in_the_line() -> None:
    prose = "\n\nThe Company makes stoves and kettles, and sells them through dealers.\n\n"
    notes = f"NOTES TO FINANCIAL STATEMENTS\n\n{' ' * 30}NOTE A - POLICIES{prose}NOTE B - DEBT{prose}NOTE C - TAXES{prose}"
    _, outline = outlined(document("10-K", STATEMENTS + notes))
    assert [(n.number, n.title) for n in outline.notes] == [("A", "POLICIES"), ("B", "DEBT"), ("C", "TAXES")]


def test_a_statement_printed_twice_is_taken_once() -> None:
    assert kinds(outlined(document("10-K", STATEMENTS + BREAK + STATEMENTS))[1]) == [BALANCE, INCOME, FLOWS]


def test_a_five_year_table_is_no_statement_where_the_kind_has_another() -> None:
    years = "                                  1996     1995     1994     1993     1992\n"
    text = "\n       CONSOLIDATED STATEMENTS OF INCOME\n\n" + years + INCOME_ROWS
    _, outline = outlined(document("10-K", text + BREAK + STATEMENTS))
    assert kinds(outline) == [BALANCE, INCOME, FLOWS]


def test_a_title_below_the_heads_of_five_years_stands_within_a_table() -> None:
    years = "\n                             1996     1995     1994     1993     1992\n"
    rows = INCOME_ROWS.replace("       $ 9,000       $ 8,000", "$ 9,000  $ 8,000  $ 7,000  $ 6,000  $ 5,000")
    text = years + "CONSOLIDATED STATEMENTS OF INCOME\n" + rows
    filing, outline = outlined(document("10-K", text + BREAK + STATEMENTS))
    assert "$ 7,000" not in printed(filing, outline, 1)
    assert kinds(outline) == [BALANCE, INCOME, FLOWS]


def test_statements_whose_titles_end_with_a_colon_are_found() -> None:
    text = titled(
        "CONSOLIDATED BALANCE SHEETS:",
        ASSETS.replace("Receivables  ", "Investments                                100           100\nReceivables  ") + LIABILITIES,
    )
    _, outline = outlined(document("10-K", text))
    assert kinds(outline) == [BALANCE]


CAPITALIZATION_ROWS = """Common stock equity:
Common stock                           $ 1,000       $ 1,000
Retained earnings                        3,000         2,500
                                       -------       -------
Total common stock equity                4,000         3,500
Long-term debt:
First mortgage bonds, due 2004           2,000         2,000
                                       -------       -------
Total capitalization                   $ 6,000       $ 5,500
                                       =======       =======
"""


def test_a_statement_of_capitalization_among_the_statements_is_a_sheet_of_balances() -> None:
    text = STATEMENTS + BREAK + titled("CONSOLIDATED STATEMENTS OF CAPITALIZATION", CAPITALIZATION_ROWS) + NOTES
    filing, outline = outlined(document("10-K", text))
    assert kinds(outline) == [BALANCE, INCOME, FLOWS, BALANCE]
    assert printed(filing, outline, 3).split()[-2:] == ["=======", "======="]


def test_a_statement_of_capitalization_behind_the_notes_is_left_out() -> None:
    text = STATEMENTS + NOTES + BREAK + titled("CONSOLIDATED STATEMENTS OF CAPITALIZATION", CAPITALIZATION_ROWS)
    assert kinds(outlined(document("10-K", text))[1]) == [BALANCE, INCOME, FLOWS]


def test_a_pro_forma_statement_of_capitalization_is_left_out() -> None:
    text = STATEMENTS + BREAK + titled("PRO FORMA STATEMENT OF CAPITALIZATION", CAPITALIZATION_ROWS) + NOTES
    assert kinds(outlined(document("10-K", text))[1]) == [BALANCE, INCOME, FLOWS]


def test_a_statement_of_capitalization_that_goes_on_over_the_page_has_two_parts() -> None:
    half = CAPITALIZATION_ROWS.index("Long-term debt")
    text = (
        STATEMENTS
        + BREAK
        + titled("STATEMENTS OF CAPITALIZATION", CAPITALIZATION_ROWS[:half])
        + BREAK
        + titled("STATEMENTS OF CAPITALIZATION (CONTINUED)", CAPITALIZATION_ROWS[half:])
    )
    outline = outlined(document("10-K", text))[1]
    assert [len(region.spans) for region in outline.statements] == [1, 1, 1, 2]


def test_years_said_twice_in_a_line_make_no_summary_of_five_years() -> None:
    text = f"""STATEMENTS OF OPERATIONS

For the years ended
December 31, 1996, 1995 and 1994       1996          1995          1994
{INCOME_ROWS}"""
    assert kinds(outlined(document("10-K", text))[1]) == [INCOME]


def test_a_table_of_all_three_activities_is_of_cash_flows_whatever_its_title_says() -> None:
    text = titled("STATEMENTS OF INCOME", INCOME_ROWS) + BREAK + titled("STATEMENTS OF RETAINED EARNINGS", FLOW_ROWS)
    assert kinds(outlined(document("10-K", text))[1]) == [INCOME, FLOWS]


HEADER = """<SEC-HEADER>
CONFORMED SUBMISSION TYPE:	10-K
FILER:
	COMPANY DATA:
		COMPANY CONFORMED NAME:	HEARTH RESOURCES INC
		CENTRAL INDEX KEY:	0009999999
FILER:
	COMPANY DATA:
		COMPANY CONFORMED NAME:	KETTLE ELECTRIC CO
		CENTRAL INDEX KEY:	0009999998
</SEC-HEADER>
"""


@pytest.mark.parametrize("names", [("Kettle Electric Company", "Hearth Resources, Inc."), ("HEARTH RESOURCES", "KETTLE ELECTRIC")])
@pytest.mark.parametrize("in_turn", [True, False])
def test_of_several_registrants_the_first_filers_statements_are_taken(names: tuple[str, str], in_turn: bool) -> None:  # noqa: FBT001
    tables = [
        ("CONSOLIDATED BALANCE SHEETS", ASSETS + LIABILITIES),
        ("CONSOLIDATED STATEMENTS OF INCOME", INCOME_ROWS),
        ("CONSOLIDATED STATEMENTS OF CASH FLOWS", FLOW_ROWS),
    ]
    pairs = [(name, table) for table in tables for name in names] if in_turn else [(name, table) for name in names for table in tables]
    text = "".join(f"{BREAK}\n                    {name}\n{titled(*table)}" for name, table in pairs) + NOTES
    filing, _ = read("invented.txt", (HEADER + document("10-K", text)).encode())
    outline, findings = segment(filing)
    headings = [filing.source.slice(region.heading_span or Span(0, 0)).lower() for region in outline.statements]
    assert kinds(outline) == [BALANCE, INCOME, FLOWS]
    assert all("hearth" in heading and "kettle" not in heading for heading in headings)
    assert [finding.code for finding in findings] == ["segment.others-statement"] * 3


def test_a_list_of_statements_with_their_pages_is_no_statement() -> None:
    rows = """Consolidated balance sheets as of December 31, 1996 and 1995 ....... 24
Consolidated statements of operations for the three years .......... 25
Consolidated statements of cash flows for the three years .......... 27
Notes to consolidated financial statements ......................... 28
Schedule I  Condensed balance sheets of the parent ................. 45
"""
    assert is_index(rows.lower(), 5)
    assert not is_index(INCOME_ROWS.lower(), 6)


def test_amounts_grouped_with_blanks_are_no_pages() -> None:
    assert not is_index("balance december 31, 1994    $8 780   $101 822\nnet income                     1 102\n", 2)


def test_a_cover_that_speaks_of_item_405_goes_on() -> None:
    cover = "FORM 10-K\n\nCommission file number 1-98765\n\nLate filers pursuant to\nItem 405 of Regulation S-K: none.\n"
    body = f"{cover}\nIt has 1,000,000 shares.\n\nPART I\n\nItem 1. Business\n\nIt makes stoves.\n{STATEMENTS}"
    filing, outline = outlined(document("10-K", body))
    assert outline.cover is not None
    assert filing.source.slice(outline.cover).endswith("1,000,000 shares.")


WITHIN = "CONSOLIDATED FINANCIAL STATEMENTS\n(In thousands)\n<TABLE>\n<CAPTION>\n" + " " * 34 + "Years ended December 31\n"


def test_a_statement_named_within_its_table_takes_what_stands_above_the_tag() -> None:
    rows = f"Statement of Cash Flows{HEADS[23:]}-----\n<S>                    <C>       <C>\n{FLOW_ROWS}</TABLE>\n"
    filing, outline = outlined(document("10-K", WITHIN + rows))
    heading = outline.statements[0].heading_span
    assert heading is not None
    assert "(In thousands)" in filing.source.slice(heading)


def test_the_next_pages_heads_are_no_rows_of_the_page_before() -> None:
    half = FLOW_ROWS.index("Financing")
    flows = f"Statement of Cash Flows{HEADS[23:]}{FLOW_ROWS[:half]}\n16\n{' ' * 34}Years ended December 31\n"
    flows += f"Cash Flows (continued){HEADS[22:]}{FLOW_ROWS[half:]}</TABLE>\n"
    filing, outline = outlined(document("10-K", WITHIN + flows))
    assert kinds(outline) == [FLOWS]
    assert printed(filing, outline, 0).split("\n...\n")[0].endswith("(400)")


KETTLES = "<SEC-KETTLES>\n\tCOMPANY DATA:\n\t\tCOMPANY CONFORMED NAME:\tHEARTH & KETTLE INC\n</SEC-KETTLES>\n"
REPORT = (
    "HEARTH & KETTLE, INC.\n(Exact name of registrant as specified in its charter)\n\nItem 2. The registrant acquired Stove Works Corp.\n\n"
)
PAGES = (("BALANCE SHEETS", ASSETS + LIABILITIES), ("STATEMENTS OF INCOME", INCOME_ROWS), ("STATEMENTS OF CASH FLOWS", FLOW_ROWS))


def company_of(owner: str, form: str = "8-K", cover: str = REPORT) -> str:
    pages = BREAK.join(f"\n                    {owner}{titled(title, rows)}" for title, rows in PAGES)
    return segment(read("a.txt", (KETTLES + document(form, cover + BREAK + pages)).encode())[0])[0].company


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        ("STOVE WORKS CORP.", "STOVE WORKS CORP."),
        ("Stove Works Corp. and Subsidiaries", "Stove Works Corp."),
        ("W. STOVE & CO.", "W. STOVE & CO."),
        ("HEARTH & KETTLE, INC.", ""),
        ("KETTLE COMPANY", ""),
    ],
)
def test_statements_headed_by_another_company_are_of_that(owner: str, name: str) -> None:
    assert company_of(owner) == name


def test_an_annual_reports_statements_are_the_registrants() -> None:
    assert company_of("STOVE WORKS CORP.", form="10-K") == ""


def test_a_company_that_the_cover_page_names_is_the_registrant() -> None:
    assert company_of("STOVE WORKS CORP.", cover=REPORT.replace("HEARTH & KETTLE, INC.", "STOVE WORKS CORP.")) == ""
