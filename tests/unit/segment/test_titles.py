"""Which lines are titles, and of what."""

import pytest

from converter.model.source import Span
from converter.model.statement import StatementKind
from converter.segment.titles import Standing, Title, find_titles

BALANCE, INCOME, FLOWS = StatementKind.BALANCE_SHEET, StatementKind.INCOME, StatementKind.CASH_FLOW
EQUITY, COMPREHENSIVE = StatementKind.EQUITY, StatementKind.COMPREHENSIVE_INCOME


def titles(text: str) -> list[Title]:
    text = f"\n\n{text}\n\n"
    return find_titles(text, text.lower(), Span(0, len(text)))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("CONSOLIDATED BALANCE SHEETS", BALANCE),
        ("Balance Sheet (Unaudited)", BALANCE),
        ("STATEMENTS OF FINANCIAL CONDITION", BALANCE),
        ("Consolidated Statement of Condition", BALANCE),
        ("STATEMENT OF ASSETS AND LIABILITIES", BALANCE),
        ("Hearth & Kettle Co. Consolidated Balance Sheets -- December 31, 1996 and 1995", BALANCE),
        ("DATA HEARTH CORPORATION CONSOLIDATED BALANCE SHEETS", BALANCE),
        ("STATEMENTS OF CONSOLIDATED EARNINGS", INCOME),
        ("CONSOLIDATED STATEMENTS OF OPERATIONS (In thousands, except per share amounts)", INCOME),
        ("Consolidated Income Statements", INCOME),
        ("CONSOLIDATED STATEMENTS OF INCOME  For the Years Ended December 31,", INCOME),
        ("CONSOLIDATED STATEMENTS OF INCOME AND RETAINED EARNINGS", INCOME),
        ("STATEMENTS OF OPERATIONS AND CHANGES IN PARTNERS' CAPITAL", INCOME),
        ("CONSOLIDATED RESULTS OF OPERATIONS", INCOME),
        ("Consolidated Statements of Cash Flows for the years ended June 30, 1996", FLOWS),
        ("STATEMENTS OF CHANGES IN FINANCIAL POSITION", FLOWS),
        ("CONSOLIDATED CASH FLOWS", FLOWS),
        ("CONDENSED CONSOLIDATED BALANCE SHEET DATA (In thousands)", BALANCE),
        ("CONSOLIDATED STATEMENTS OF RETAINED EARNINGS", EQUITY),
        ("Statement of Changes in Stockholders' Equity", EQUITY),
        ("CONSOLIDATED STATEMENTS OF COMPREHENSIVE INCOME", COMPREHENSIVE),
        ("STATEMENTS OF OPERATIONS AND COMPREHENSIVE LOSS", INCOME),
    ],
)
def test_titles_of_statements(line: str, kind: StatementKind) -> None:
    assert [(t.standing, t.kind) for t in titles(line)] == [(Standing.STATEMENT, kind)]


@pytest.mark.parametrize(
    "line",
    [
        "PRO FORMA CONSOLIDATED STATEMENT OF INCOME",
        "SELECTED BALANCE SHEET DATA",
        "SELECTED CONSOLIDATED BALANCE SHEET DATA",
        "CONSOLIDATED BALANCE SHEET DATA:",
        "CONSOLIDATED STATEMENTS OF OPERATIONS - NON-GAAP",
        "BALANCE SHEET DATA (AT PERIOD END)",
        "CONDENSED CONSOLIDATING BALANCE SHEET",
        "CONDENSED BALANCE SHEETS (PARENT COMPANY ONLY)",
        "CONSOLIDATED STATEMENTS OF CAPITALIZATION",
        "STATEMENTS OF NET ASSETS AVAILABLE FOR PLAN BENEFITS",
        "COMPUTATION OF EARNINGS PER SHARE AND STATEMENT OF RATIOS",
    ],
)
def test_titles_of_other_tables(line: str) -> None:
    assert [t.standing for t in titles(line)] in ([Standing.OTHER], [])


@pytest.mark.parametrize(
    "line",
    [
        "Consolidated Balance Sheets ................................ 12",
        "Consolidated Statements of Income                               F-4",
        "The consolidated balance sheets are found on the next page",
        "The combined statements of operations of the ventures",
        "the related consolidated statements of income, of cash flows and",
        "CASH FLOWS FROM OPERATING ACTIVITIES:",
        "Supplemental disclosure of cash flow information",
        "Financial instruments with off-balance sheet risk",
        "Statement of Financial Accounting Standards No. 109",
        "See notes to consolidated financial statements.",
    ],
)
def test_lines_that_are_no_titles(line: str) -> None:
    assert [t for t in titles(line) if t.standing is Standing.STATEMENT] == []


@pytest.mark.parametrize(
    "line",
    [
        "THE FOLLOWING ITEMS IN THE CONSOLIDATED STATEMENTS OF OPERATIONS BEAR",
        "IN THE CONSOLIDATED BALANCE SHEETS",
        "NET IS INCLUDED IN THE STATEMENT OF INCOME AS SHOWN BY QUARTER AND YEAR\nSTATEMENTS OF INCOME",
    ],
)
def test_lines_of_sentences_in_capitals_are_no_titles(line: str) -> None:
    assert titles(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "THE HEARTH COMPANY AND ITS SUBSIDIARIES - CONSOLIDATED BALANCE SHEETS",
        "CONSOLIDATED BALANCE SHEETS OF THE HEARTH COMPANY",
        "CONSOLIDATED STATEMENTS OF INCOME FOR THE YEARS ENDED DECEMBER 31, 1995",
    ],
)
def test_titles_in_capitals_may_have_small_words(line: str) -> None:
    assert [t.standing for t in titles(line)] == [Standing.STATEMENT]


def test_a_title_over_two_lines_is_one() -> None:
    found = titles("           CONSOLIDATED STATEMENTS OF\n\n               CASH FLOWS")
    assert [(t.text, t.kind) for t in found] == [("CONSOLIDATED STATEMENTS OF CASH FLOWS", FLOWS)]


def test_a_title_beside_the_entitys_name_is_found() -> None:
    found = titles("CONSOLIDATED STATEMENT                    Hearth & Kettle Co.\nOF INCOME")
    assert [(t.text, t.kind) for t in found] == [("CONSOLIDATED STATEMENT OF INCOME", INCOME)]


@pytest.mark.parametrize(("line", "kind"), [("consolidated statement of financial position", BALANCE), ("statements of cash flows", FLOWS)])
def test_a_title_in_small_letters_stands_alone_between_blank_lines(line: str, kind: StatementKind) -> None:
    assert [(t.standing, t.kind) for t in titles(f"      {line}")] == [(Standing.STATEMENT, kind)]
    assert titles(f"as they are shown in the\n      {line}\nof the year before.") == []


@pytest.mark.parametrize("mark", ["(Continued)", "- CONTINUED", "(concluded)", "\n   (cont'd)"])
def test_a_continued_title_says_so(mark: str) -> None:
    assert [t.continued for t in titles(f"CONSOLIDATED BALANCE SHEETS {mark}")] == [True]


def test_the_title_of_the_notes_is_told() -> None:
    assert [t.standing for t in titles("NOTES TO CONSOLIDATED FINANCIAL STATEMENTS (Unaudited)")] == [Standing.NOTES]


def test_notes_of_pro_forma_figures_are_none_of_the_statements() -> None:
    assert [t.standing for t in titles("Notes to pro forma adjustments:")] == [Standing.OTHER]


def test_equity_named_in_the_row_of_its_components_is_a_statement() -> None:
    found = titles("Stockholders' Equity          Stock      Capital     Earnings      Other")
    assert [(t.kind, t.named) for t in found] == [(EQUITY, True)]


@pytest.mark.parametrize("line", ["Stockholders' equity             1996      1995", "Stockholders' Equity      Note 5"])
def test_equity_over_other_heads_is_no_statement(line: str) -> None:
    assert titles(line) == []


def test_cash_flows_that_go_on_over_the_next_years_heads_are_a_statements_part() -> None:
    found = titles("CASH FLOWS (continued)          1996      1995      1994")
    assert [(t.kind, t.continued) for t in found] == [(FLOWS, True)]


def test_cash_flows_that_go_on_without_heads_are_no_title() -> None:
    assert titles("CASH FLOWS (continued)") == []
