"""The statement of equity along its columns and across its rows."""

from dataclasses import replace
from datetime import date

import pytest
from printed import printed, source

from converter.calculation import carried_forward, cross_footings, infer_calculation, matrix_findings, prove
from converter.model.concept import QName
from converter.model.fact import Dimension
from converter.model.period import Instant
from converter.model.statement import Statement, StatementKind

TEXT = (
    "Balance, January 1 | 1,000 | 4,210 | (75) | 5,135\n"
    "Net income | - | 640 | - | 640\n"
    "Dividends | - | (200) | - | (200)\n"
    "Shares earned | - | - | 15 | 15\n"
    "Balance, December 31 | 1,000 | 4,650 | (60) | 5,590\n"
)


def matrix(text: str) -> Statement:
    statement = printed(StatementKind.EQUITY, text)
    axis = QName("us-gaap", "StatementEquityComponentsAxis")
    members = [(Dimension(axis, QName("us-gaap", f"Part{i}Member")),) for i in range(3)]
    columns = tuple(replace(c, period=None, dimensions=d) for c, d in zip(statement.columns, [*members, ()], strict=True))
    first, *middle, last = statement.lines
    lines = (replace(first, period=Instant(date(2001, 1, 1))), *middle, replace(last, period=Instant(date(2001, 12, 31))))
    return replace(statement, columns=columns, lines=lines)


def said(text: str) -> list[str]:
    statement = matrix(text)
    return sorted(finding.code for finding in matrix_findings(statement, infer_calculation(statement), source(text)))


def test_every_row_sums_to_its_total() -> None:
    assert [row.footing.foots for row in cross_footings(matrix(TEXT))] == [True] * 5


def test_balances_and_movements_lead_to_the_next_balance() -> None:
    statement = matrix(TEXT)
    (roll,) = carried_forward(statement, infer_calculation(statement))
    assert (roll.closing, [term.line for term in roll.terms]) == (4, [0, 1, 2, 3])


def test_every_figure_is_proven_and_nothing_is_said() -> None:
    statement = matrix(TEXT)
    assert prove(statement, infer_calculation(statement)).share == 1
    assert said(TEXT) == []


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("| 4,650 |", "| 4,560 |", ["calculation.does-not-cross-foot", "calculation.does-not-roll-forward"]),
        ("640 | - | 640", "640 | - | 460", ["calculation.does-not-cross-foot", "calculation.does-not-roll-forward"]),
    ],
)
def test_a_misread_figure_shows_in_row_and_column(right: str, wrong: str, expected: list[str]) -> None:
    assert said(TEXT.replace(right, wrong)) == expected


def test_a_matrix_that_was_not_understood_says_nothing_of_single_rows() -> None:
    assert said("Balance, January 1 | 1 | 2 | 3 | 99\nNet income | 4 | 5 | 6 | 77\nBalance, December 31 | 8 | 9 | 1 | 50\n") == []


def test_other_statements_have_no_rows_to_cross_foot() -> None:
    statement = replace(matrix(TEXT), kind=StatementKind.BALANCE_SHEET)
    assert cross_footings(statement) == ()


def test_a_column_may_be_printed_as_what_it_takes_away() -> None:
    text = TEXT.replace("| (75) |", "| 75 |").replace("| 15 |", "| (15) |").replace("| (60) |", "| 60 |")
    assert [row.footing.foots for row in cross_footings(matrix(text))] == [True] * 5
    assert said(text) == []


def test_a_column_prints_parts_or_their_total() -> None:
    text = (
        "Balance, January 1 | 1,000 | 4,210 | (75) | 5,135\n"
        "Net income | - | 640 | - | 640\n"
        "Translation | - | - | (40) | (40)\n"
        "Total comprehensive income | | | | 600\n"
        "Stock issued | 100 | - | - | 100\n"
        "Dividends | - | (200) | - | (200)\n"
        "Balance, December 31 | 1,100 | 4,650 | (115) | 5,635\n"
    )
    assert said(text) == []


def test_a_sum_so_far_is_no_movement_and_what_is_deducted_is_taken_away() -> None:
    text = (
        "Balance, January 1 | 1,000 | 4,210 | 75 | 5,285\n"
        "Net income | - | 640 | - | 640\n"
        "| 1,000 | 4,850 | 75 | 5,925\n"
        "Deduct dividends | - | 200 | - | 200\n"
        "Balance, December 31 | 1,000 | 4,650 | 75 | 5,725\n"
    )
    statement = matrix(text)
    (roll,) = carried_forward(statement, infer_calculation(statement))
    assert [(term.line, term.weight) for term in roll.terms] == [(0, 1), (1, 1), (3, -1)]
    assert said(text) == []


def test_a_column_of_comprehensive_income_is_no_part_of_the_total() -> None:
    text = (
        "Balance, January 1 | 1,000 | 4,210 | | 5,210\n"
        "Net income | - | 640 | 640 | 640\n"
        "Dividends | - | (200) | - | (200)\n"
        "Balance, December 31 | 1,000 | 4,650 | | 5,650\n"
    )
    statement = matrix(text)
    member = Dimension(QName("us-gaap", "StatementEquityComponentsAxis"), QName("us-gaap", "ComprehensiveIncomeMember"))
    first, second, third, total = statement.columns
    columns = (first, second, replace(third, dimensions=(member,)), total)
    assert all(row.footing.foots for row in cross_footings(replace(statement, columns=columns)))
