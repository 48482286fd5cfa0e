"""What sums to what, on statements as filers print them."""

import pytest
from printed import printed

from converter.calculation import infer_calculation, prove
from converter.model.statement import Calculation, Statement, StatementKind

BALANCE_SHEET = """\
ASSETS
  Current assets:
    Cash and cash equivalents | 4,296,089 | 4,579,034
    Accounts and notes receivable | 4,926,450 | 5,042,685
    Inventories | 6,691,191 | 6,813,511
    Prepaid expenses | 197,716 | 125,805
    Prepaid income taxes | 172,380 | -
    Deferred income taxes | 570,731 | 570,731
  Total current assets | 16,854,557 | 17,131,766
  Property, plant and equipment:
    Land | 500,500 | 500,500
    Buildings | 3,446,541 | 3,441,616
    Machinery and equipment | 11,953,546 | 11,771,099
    | 15,900,587 | 15,713,215
  Less allowance for depreciation | (10,535,441) | (9,879,825)
    | 5,365,146 | 5,833,390
  Goodwill | 6,155,204 | 6,405,204
  Deferred income taxes | - | 73,393
  Other assets | 204,167 | 291,667
  Total assets | 28,579,074 | 29,735,420
LIABILITIES AND STOCKHOLDERS' EQUITY
Current liabilities:
    Accounts payable | 2,093,804 | 1,348,396
    Commissions, salaries, wages and taxes thereon | 192,882 | 555,326
    Other accrued expenses | 748,827 | 895,274
    Federal, state and foreign income taxes payable | - | 393,781
    Current portion of long-term debt | 1,630,000 | 1,630,000
Total current liabilities | 4,665,513 | 4,822,777
Long-term liabilities:
    Long-term debt | 8,629,691 | 9,948,687
    Pension and other benefits | 118,230 | 410,080
    Deferred income taxes | 54,379 | -
    | 8,802,300 | 10,358,767
Total liabilities | 13,467,813 | 15,181,544
Stockholders' equity:
    Common stock | 2,508,626 | 2,504,526
    Other capital | 446,011 | 496,708
    Retained earnings | 18,001,347 | 15,610,362
    Treasury stock at cost | (5,609,533) | (3,816,533)
    Accumulated other comprehensive income | (235,190) | (241,187)
Total stockholders' equity | 15,111,261 | 14,553,876
Total liabilities and stockholders' equity | 28,579,074 | 29,735,420
"""

EXPENSES = {
    "Salaries": "27114",
    "Fuel": "8205",
    "Landing costs": "4471",
    "Rent": "6062",
    "Food": "2019",
    "Advertising": "1407",
    "Commissions": "2213",
    "Services": "3019",
    "Depreciation": "1532",
    "Selling": "3087",
    "Research": "1103",
    "Other expenses": "999",
}
INCOME = """\
Net sales | 30,238,813 | 29,317,940
Cost of products sold | 20,809,424 | 21,015,425
| 9,429,389 | 8,302,515
Selling, administrative and general expenses | 5,302,278 | 4,801,871
| 4,127,111 | 3,500,644
Interest income | 80,823 | 124,447
Other (expense) income--net | 225,268 | 263,058
Interest expense | (515,890) | (283,144)
Income before income taxes | 3,917,312 | 3,605,005
Income taxes | 1,526,327 | 1,411,771
Net Income | 2,390,985 | 2,193,234
Earnings per share of common stock:
  Basic per share | 1.20 | 1.07
  Diluted per share | 1.18 | 1.05
"""

CASH_FLOW = """\
OPERATING ACTIVITIES
Net income | 2,390,985 | 2,193,234
Adjustments to reconcile net income to net cash provided by operating activities:
    Depreciation and amortization | 769,718 | 588,942
    Deferred income taxes | 127,772 | 1,400
    Change in assets and liabilities:
      Accounts and notes receivable | 116,235 | 217,549
      Inventories | 122,320 | 99,408
      Prepaid expenses | (71,911) | (112,942)
      Accounts payable and accrued expenses | 486,517 | 183,969
      Long-term pension and other benefits | (291,850) | 89,454
      Income taxes | (506,161) | (362,521)
Net cash provided by operating activities | 3,143,625 | 2,898,493
INVESTING ACTIVITIES
Purchase of business | - | (12,083,711)
Purchase of property, plant and equipment | (187,372) | (657,098)
Net cash used in investing activities | (187,372) | (12,740,809)
FINANCING ACTIVITIES
Debt repayment | (1,318,996) | (382,440)
Proceeds from long-term debt | - | 11,962,682
Net cash used in financing activities | (1,318,996) | 11,580,242
Net increase in cash | 1,637,257 | 1,737,926
Cash and cash equivalents at beginning of period | 2,658,832 | 920,906
Cash and cash equivalents at end of period | 4,296,089 | 2,658,832
"""


def at(statement: Statement, caption: str, nth: int = 0) -> int:
    return [i for i, line in enumerate(statement.lines) if line.caption == caption][nth]


def parts(statement: Statement, calculation: Calculation, total: int) -> list[str]:
    summation = calculation.of_total(total)
    assert summation is not None
    return [f"{'+' if t.weight > 0 else '-'}{statement.lines[t.line].caption}" for t in summation.terms]


def inferred(kind: StatementKind, text: str, caption: str, nth: int = 0, scale: int = 0) -> list[str]:
    statement = printed(kind, text, scale)
    return parts(statement, infer_calculation(statement), at(statement, caption, nth))


@pytest.mark.parametrize(
    ("caption", "nth", "expected"),
    [
        ("", 0, ["+Land", "+Buildings", "+Machinery and equipment"]),
        ("", 1, ["+", "+Less allowance for depreciation"]),
        ("", 2, ["+Long-term debt", "+Pension and other benefits", "+Deferred income taxes"]),
        ("Total assets", 0, ["+Total current assets", "+", "+Goodwill", "+Deferred income taxes", "+Other assets"]),
        ("Total liabilities", 0, ["+Total current liabilities", "+"]),
        ("Total liabilities and stockholders' equity", 0, ["+Total liabilities", "+Total stockholders' equity"]),
    ],
)
def test_balance_sheet_with_totals_that_have_no_caption(caption: str, nth: int, expected: list[str]) -> None:
    assert inferred(StatementKind.BALANCE_SHEET, BALANCE_SHEET, caption, nth) == expected


@pytest.mark.parametrize(
    ("caption", "nth", "expected"),
    [
        ("", 0, ["+Net sales", "-Cost of products sold"]),
        ("", 1, ["+", "-Selling, administrative and general expenses"]),
        ("Income before income taxes", 0, ["+", "+Interest income", "+Other (expense) income--net", "+Interest expense"]),
        ("Net Income", 0, ["+Income before income taxes", "-Income taxes"]),
    ],
)
def test_income_statement_subtracts_what_is_printed_positive(caption: str, nth: int, expected: list[str]) -> None:
    assert inferred(StatementKind.INCOME, INCOME, caption, nth) == expected


def test_every_figure_of_the_balance_sheet_is_proven() -> None:
    statement = printed(StatementKind.BALANCE_SHEET, BALANCE_SHEET)
    proof = prove(statement, infer_calculation(statement))
    assert proof.proven == proof.figures == 70


def test_per_share_amounts_stand_in_no_sum() -> None:
    statement = printed(StatementKind.INCOME, INCOME)
    calculation = infer_calculation(statement)
    assert calculation.parent_of(at(statement, "Basic per share")) is None
    assert len(calculation.summations) == 4


def test_root_of_the_cash_flow_is_the_change_in_cash() -> None:
    statement = printed(StatementKind.CASH_FLOW, CASH_FLOW)
    calculation = infer_calculation(statement)
    assert parts(statement, calculation, at(statement, "Net increase in cash")) == [
        "+Net cash provided by operating activities",
        "+Net cash used in investing activities",
        "+Net cash used in financing activities",
    ]
    assert calculation.parent_of(at(statement, "Net increase in cash")) is None


def test_closing_cash_is_no_sum_even_under_a_bare_caption() -> None:
    text = CASH_FLOW.replace(" at beginning of period", "").replace(" at end of period", "")
    statement = printed(StatementKind.CASH_FLOW, text)
    assert infer_calculation(statement).of_total(len(statement.lines) - 1) is None


def test_opening_and_closing_cash_count_as_proven() -> None:
    statement = printed(StatementKind.CASH_FLOW, CASH_FLOW)
    proof = prove(statement, infer_calculation(statement))
    assert proof.share == 1


def test_total_printed_above_its_indented_parts() -> None:
    text = (
        "Inventories | 1,460 | 1,371\n"
        "  Raw materials | 460 | 401\n"
        "  Finished goods | 1,000 | 970\n"
        "Prepaid | 55 | 44\n"
        "Total | 1,515 | 1,415\n"
    )
    assert inferred(StatementKind.BALANCE_SHEET, text, "Inventories") == ["+Raw materials", "+Finished goods"]
    assert inferred(StatementKind.BALANCE_SHEET, text, "Total") == ["+Inventories", "+Prepaid"]


def test_total_above_its_parts_without_indentation_is_seen_when_a_later_total_needs_it() -> None:
    text = (
        "Cash | 9,137 | 8,022\n"
        "Inventories | 14,602 | 13,718\n"
        "Raw | 4,601 | 4,011\n"
        "Finished | 10,001 | 9,707\n"
        "Total current assets | 23,739 | 21,740\n"
    )
    assert inferred(StatementKind.BALANCE_SHEET, text, "Total current assets") == ["+Cash", "+Inventories"]


def test_sums_may_be_off_by_rounding() -> None:
    text = "Cash | 1,204 | 1,100\nReceivables | 3,407 | 2,207\nTotal assets | 4,612 | 3,307\n"
    assert inferred(StatementKind.BALANCE_SHEET, text, "Total assets", scale=3) == ["+Cash", "+Receivables"]


def test_a_difference_beyond_rounding_is_no_sum() -> None:
    statement = printed(StatementKind.BALANCE_SHEET, "Cash | 1,204 | 1,100\nReceivables | 3,407 | 2,207\nTotal assets | 4,621 | 3,307\n", 3)
    assert infer_calculation(statement) == Calculation()


def test_loss_printed_positive_is_the_sum_with_opposite_signs() -> None:
    text = "Revenues | 81,204 | 71,100\nSalaries | 83,407 | 72,207\nRent | 5,005 | 4,104\nNet loss | 7,208 | 5,211\n"
    assert inferred(StatementKind.INCOME, text, "Net loss") == ["-Revenues", "+Salaries", "+Rent"]


def test_no_sum_without_evidence() -> None:
    statement = printed(StatementKind.NOTE_TABLE, "One | 1\nTwo | 2\nThree | 3\n")
    assert infer_calculation(statement) == Calculation()


def test_the_balancing_line_of_a_balance_sheet_is_no_total() -> None:
    text = (
        "Total assets | 91,204 | 81,100\n"
        "Total liabilities | 50,103 | 40,300\n"
        "Common stock | 1,101 | 1,100\n"
        "Retained earnings | 40,000 | 39,700\n"
    )
    statement = printed(StatementKind.BALANCE_SHEET, text)
    assert infer_calculation(statement) == Calculation()


def test_a_total_repeated_under_another_caption_has_one_part() -> None:
    text = (
        "Debt | 91,204 | 81,100\n"
        "Payables | 1,103 | 2,300\n"
        "Total current liabilities | 92,307 | 83,400\n"
        "Total liabilities | 92,307 | 83,400\n"
    )
    assert inferred(StatementKind.BALANCE_SHEET, text, "Total liabilities") == ["+Total current liabilities"]


def test_a_total_without_caption_adds_expenses_however_many_say_so() -> None:
    text = (
        "Revenues | 91,204 | 81,100\n"
        "Operating expenses:\n"
        + "".join(f"  {name} | {amount} | 1,013\n" for name, amount in EXPENSES.items())
        + f"| {sum(map(int, EXPENSES.values()))} | {1013 * len(EXPENSES)}\n"
    )
    assert inferred(StatementKind.INCOME, text, "") == [f"+{name}" for name in EXPENSES]


def test_zero_lines_take_the_sign_of_their_caption() -> None:
    text = "Income before income taxes | 91,204 | 81,100\nIncome taxes | - | -\nNet income | 91,204 | 81,100\n"
    assert inferred(StatementKind.INCOME, text, "Net income") == ["+Income before income taxes", "-Income taxes"]


def test_equity_is_not_assets_less_liabilities() -> None:
    text = (
        "Cash | 61,204 | 51,100\nLand | 30,000 | 30,000\nTotal assets | 91,204 | 81,100\n"
        "Debt | 50,000 | 40,000\nPayables | 103 | 300\nTotal liabilities | 50,103 | 40,300\n"
        "Retained earnings | 40,007 | 39,706\nTotal stockholders' equity | 41,101 | 40,800\n"
    )
    statement = printed(StatementKind.BALANCE_SHEET, text)
    assert infer_calculation(statement).of_total(at(statement, "Total stockholders' equity")) is None


def test_net_assets_are_assets_less_liabilities() -> None:
    text = (
        "Cash | 61,204 | 51,100\nLand | 30,000 | 30,000\nTotal assets | 91,204 | 81,100\n"
        "Debt | 50,000 | 40,000\nPayables | 103 | 300\nTotal liabilities | 50,103 | 40,300\nNet assets | 41,101 | 40,800\n"
    )
    assert inferred(StatementKind.BALANCE_SHEET, text, "Net assets") == ["+Total assets", "-Total liabilities"]


def test_a_total_that_does_not_foot_does_not_hinder_the_next() -> None:
    text = (
        "Cash from sales | 61,204 | 51,100\nCash paid | (30,000) | (30,000)\nNet cash provided by operating activities | 31,204 | 21,001\n"
        "Plant | (7,003) | (6,001)\nSale of land | 2,004 | 1,100\nNet cash used in investing activities | (4,999) | (4,901)\n"
        "Net increase in cash | 26,205 | 16,100\n"
    )
    assert inferred(StatementKind.CASH_FLOW, text, "Net increase in cash") == [
        "+Net cash provided by operating activities",
        "+Net cash used in investing activities",
    ]


def test_the_line_before_opening_cash_is_the_change_whatever_its_caption() -> None:
    text = (
        "Cash provided by operating activities | 47 | 30\nCash used for investing activities | (14) | (20)\n"
        "Increase | 33 | 10\nBeginning balance | 20 | 10\nEnding balance | 53 | 20\n"
    )
    assert inferred(StatementKind.CASH_FLOW, text, "Increase", scale=6) == [
        "+Cash provided by operating activities",
        "+Cash used for investing activities",
    ]


def test_an_item_and_its_own_total_are_no_parts_of_what_follows() -> None:
    text = """\
ASSETS
CASH | 13 | 17
= | 13 | 17
LIABILITIES:
  Loans payable | 182,975 | 167,832
  = Total liabilities | 182,975 | 167,832
CAPITAL:
  Limited partners | (2,699,586) | (2,684,590)
  General partner | 2,516,624 | 2,516,775
  = Total deficit | (182,962) | (167,815)
= Total liabilities and deficit | 13 | 17
"""
    assert inferred(StatementKind.BALANCE_SHEET, text, "Total liabilities") == ["+Loans payable"]
