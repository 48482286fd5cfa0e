"""Totals without words are named by the balance sheet's two sides, or by the heading over their parts."""

from dataclasses import replace

import pytest
from small_statements import NINE_MONTHS, QUARTER_END, line, mapped

from converter.maps.spoken import BOTH, heading_total, name_balancing_totals, with_movements
from converter.model.report import MappedStatement
from converter.model.statement import LineRole, StatementKind


def balance_sheet(last: str = "", *, liabilities: int = 4) -> MappedStatement:
    lines = [
        line("Cash", 10, at=0, section=("Current assets:",)),
        line("Stock", 5, at=20, section=("Current assets:",)),
        line("", 15, at=40, role=LineRole.TOTAL),
        line("Debt", liabilities, at=60),
        line("Capital", 15 - liabilities, at=80),
        line(last, 15, at=100, role=LineRole.TOTAL),
    ]
    return mapped(StatementKind.BALANCE_SHEET, lines, [None] * 6, [QUARTER_END], [(2, [(0, 1), (1, 1)])])


def captions(statement: MappedStatement) -> list[str]:
    return [each.caption for each in name_balancing_totals(statement.statement).lines]


def test_the_largest_figures_that_stand_twice_are_the_two_sides() -> None:
    assert captions(balance_sheet())[2] == "Total assets"
    assert captions(balance_sheet())[5] == BOTH


def test_a_side_with_words_of_its_own_keeps_them() -> None:
    assert captions(balance_sheet("Total capital and debt"))[5] == "Total capital and debt"


def test_the_rest_of_a_broken_caption_is_no_word_for_a_side() -> None:
    assert captions(balance_sheet("partners' capital"))[5] == BOTH


def test_only_balance_sheets_have_sides() -> None:
    income = mapped(StatementKind.INCOME, [line("", 5, at=0), line("", 5, at=20)], [None, None], [NINE_MONTHS])
    assert captions(income) == ["", ""]


def test_a_total_is_called_after_the_heading_over_its_parts() -> None:
    sheet = balance_sheet()
    assert heading_total(sheet.statement, sheet.calculation, 2) == "Total current assets"


def test_a_heading_in_capitals_is_spoken_in_small_letters() -> None:
    sheet = balance_sheet()
    lines = tuple(replace(line, section=tuple(heading.upper() for heading in line.section)) for line in sheet.statement.lines)
    assert heading_total(replace(sheet.statement, lines=lines), sheet.calculation, 2) == "Total current assets"


def test_parts_under_different_headings_give_no_name() -> None:
    sheet = balance_sheet()
    lines = list(sheet.statement.lines)
    lines[1] = replace(lines[1], section=("Other assets:",))
    assert heading_total(replace(sheet.statement, lines=tuple(lines)), sheet.calculation, 2) == ""


def test_gross_plant_above_all_assets_is_no_side() -> None:
    sheet = balance_sheet().statement
    gross = line("", 40, at=10, role=LineRole.TOTAL)
    named = name_balancing_totals(replace(sheet, lines=(sheet.lines[0], gross, *sheet.lines[1:])))
    assert [each.caption for each in named.lines if each.role is LineRole.TOTAL] == ["", "Total assets", BOTH]


def test_a_subtotal_right_under_the_heading_of_a_side_is_not_its_total() -> None:
    sheet = balance_sheet()
    lines = tuple(replace(each, section=("ASSETS",)) for each in sheet.statement.lines)
    assert heading_total(replace(sheet.statement, lines=lines), sheet.calculation, 2) == ""


def test_a_bare_total_of_a_subtotal_and_more_is_of_the_heading_above_both() -> None:
    inner = ("Revenues:", "Premiums:")
    lines = [
        line("First year", 30, at=0, section=inner),
        line("Renewal", 70, at=20, section=inner),
        line("", 100, at=40, role=LineRole.TOTAL, section=inner),
        line("Other", 10, at=60, section=inner),
        line("", 110, at=80, role=LineRole.TOTAL, section=inner),
    ]
    sums = [(2, [(0, 1), (1, 1)]), (4, [(2, 1), (3, 1)])]
    income = mapped(StatementKind.INCOME, lines, [None] * 5, [QUARTER_END], sums)
    assert [heading_total(income.statement, income.calculation, at) for at in (2, 4)] == ["Total premiums", "Total revenues"]


def test_what_is_left_of_a_line_less_others_is_that_line_net() -> None:
    lines = [
        line("Property under leases", 17, at=0, section=("ASSETS",)),
        line("Less accumulated amortization", 7, at=20, section=("ASSETS",)),
        line("", 10, at=40, role=LineRole.TOTAL, section=("ASSETS",)),
    ]
    sheet = mapped(StatementKind.BALANCE_SHEET, lines, [None] * 3, [QUARTER_END], [(2, [(0, 1), (1, -1)])])
    assert heading_total(sheet.statement, sheet.calculation, 2) == "Property under leases, net"


def test_what_depreciation_leaves_of_property_at_cost_is_property_net() -> None:
    below = ("ASSETS", "Property, at cost")
    lines = [
        line("Buildings", 17, at=0, section=below),
        line("Accumulated depreciation", 7, at=20, section=below),
        line("", 10, at=40, role=LineRole.TOTAL, section=below),
    ]
    sheet = mapped(StatementKind.BALANCE_SHEET, lines, [None] * 3, [QUARTER_END], [(2, [(0, 1), (1, -1)])])
    assert heading_total(sheet.statement, sheet.calculation, 2) == "Property, net"


def test_less_is_no_heading_that_names_a_total() -> None:
    below = ("ASSETS", "Leases", "Less")
    lines = [line("Unearned income", -7, at=0, section=below), line("Deposits", -3, at=20, section=below)]
    lines.append(line("", -10, at=40, role=LineRole.TOTAL, section=below))
    sheet = mapped(StatementKind.BALANCE_SHEET, lines, [None] * 3, [QUARTER_END], [(2, [(0, 1), (1, 1)])])
    assert heading_total(sheet.statement, sheet.calculation, 2) == "Total leases"


@pytest.mark.parametrize(
    ("heading", "told"), [("Stock purchase plan:", "Stock purchase plan - Shares issued"), ("Preferred stock:", "Shares issued")]
)
def test_shares_issued_are_told_with_the_way_of_their_issue(heading: str, told: str) -> None:
    equity = mapped(StatementKind.EQUITY, [line("Shares issued", 5, at=0, section=(heading,))], [None], [QUARTER_END])
    assert with_movements(equity.statement).lines[0].caption == told
