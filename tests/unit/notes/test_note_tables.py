"""Tables in notes that explain lines of the balance sheet, in invented filings."""

import re
from datetime import date
from decimal import Decimal

import pytest

from converter.model.period import Duration, Instant
from converter.options import Options
from converter.pipeline import convert

FILING = """<SEC-DOCUMENT>0009999999-96-000001.txt : 19960301
CONFORMED SUBMISSION TYPE:	10-K
CONFORMED PERIOD OF REPORT:	19951231
FILER:
	COMPANY DATA:
		COMPANY CONFORMED NAME:			MAPLE TOOL CO
		CENTRAL INDEX KEY:			0009999999
		FISCAL YEAR END:			1231
<DOCUMENT>
<TYPE>10-K
<TEXT>
                              MAPLE TOOL COMPANY
                                BALANCE SHEETS
                            (dollars in thousands)

                                                      December 31,
                                                    1995        1994
                                                  -------     -------
Assets
Current assets:
  Cash                                             $1,210      $1,105
  Inventories                                       4,330       4,022
                                                  -------     -------
    Total current assets                            5,540       5,127
Property, net                                       6,415       6,021
                                                  -------     -------
Total assets                                      $11,955     $11,148
                                                  =======     =======

Liabilities and Stockholders' Equity
Accounts payable                                   $2,204      $1,990
Common stock                                          100         100
Retained earnings                                   9,651       9,058
                                                  -------     -------
Total liabilities and stockholders' equity        $11,955     $11,148
                                                  =======     =======

                              MAPLE TOOL COMPANY
                         NOTES TO FINANCIAL STATEMENTS

1. Organization

The company makes hand tools in one plant and sells them through dealers in several states.

2. Other Balance Sheet Data

Property consists of the following:

Dollars in thousands                                 1995        1994

{table}

3. Commitments

The company has no commitments that would have to be mentioned here.
</TEXT>
</DOCUMENT>
"""
PROPERTY = """Plant, equipment and other                         $9,870      $9,010
Accumulated depreciation                           (3,455)     (2,989)
                                                  -------     -------
                                                   $6,415      $6,021
                                                  =======     ======="""
OF_AN_AFFILIATE = PROPERTY.replace("9,870", "8,870").replace("6,415", "5,415").replace("9,010", "8,010").replace("6,021", "5,021")
BARE_DEDUCTION = """Land                                                 $870        $910
Machinery                                           9,000       8,100
                                                  -------     -------
Total cost                                          9,870       9,010
Less accumulated depreciation:
  Machinery                                         3,000       2,500
  Other                                               455         489
                                                  -------     -------
                                                    3,455       2,989
                                                  -------     -------
Property, net                                      $6,415      $6,021
                                                  =======     ======="""
GROSS = "PropertyPlantAndEquipmentGross"
WORN = "AccumulatedDepreciationDepletionAndAmortizationPropertyPlantAndEquipment"


def property_facts(table: str) -> dict[tuple[str, int], Decimal]:
    report = convert(("maple.txt", FILING.format(table=table).encode()), Options(outputs=())).report
    return {
        (fact.concept.name, fact.period.end.year): fact.value
        for fact in report.facts
        if fact.concept.name in {GROSS, WORN} and isinstance(fact.period, Instant) and isinstance(fact.value, Decimal)
    }


@pytest.mark.parametrize("table", [PROPERTY, BARE_DEDUCTION])
def test_property_in_any_note_is_told_by_the_net_amount_of_the_balance_sheet(table: str) -> None:
    assert property_facts(table) == {
        (GROSS, 1995): Decimal(9_870_000),
        (GROSS, 1994): Decimal(9_010_000),
        (WORN, 1995): Decimal(3_455_000),
        (WORN, 1994): Decimal(2_989_000),
    }


@pytest.mark.parametrize("heads", ["December 31\n    ---------------\n    1995      1994", "1995        1994"])
def test_heads_and_rows_that_blank_lines_part_from_a_table_belong_to_it(heads: str) -> None:
    apart = f"Land                                                 $870        $910\n\n{PROPERTY}"
    filing = FILING.replace("Dollars in thousands                                 1995        1994", heads)
    report = convert(("maple.txt", filing.format(table=apart).encode()), Options(outputs=())).report
    assert {f.value for f in report.facts if f.concept.name == "Land"} == {Decimal(870_000), Decimal(910_000)}


def test_a_table_without_a_row_of_the_balance_sheet_is_not_read() -> None:
    assert property_facts(OF_AN_AFFILIATE) == {}


def test_a_total_in_a_note_has_the_concept_of_the_balance_sheet_line_with_its_figures() -> None:
    table = PROPERTY.replace("Plant, equipment and other", "Buildings and equipment   ")
    report = convert(("maple.txt", FILING.format(table=table).encode()), Options(outputs=())).report
    year_end = Instant(date(1995, 12, 31))
    assert [f.concept.name for f in report.facts if f.value == Decimal(6_415_000) and f.period == year_end] == [
        "PropertyPlantAndEquipmentNet",
        "PropertyPlantAndEquipmentNet",
    ]


def test_a_table_may_begin_with_the_title_of_its_note() -> None:
    filing = FILING.replace("2. Other Balance Sheet Data\n\nProperty consists of the following:\n\n", "Note 2 PROPERTY AND EQUIPMENT\n")
    filing = filing.replace("1. Organization", "Note 1 ORGANIZATION").replace("3. Commitments", "Note 3 COMMITMENTS")
    report = convert(("maple.txt", filing.format(table=PROPERTY).encode()), Options(outputs=())).report
    assert {f.value for f in report.facts if f.concept.name == WORN} == {Decimal(3_455_000), Decimal(2_989_000)}


def test_a_note_of_hundreds_is_in_millions_where_the_statements_are() -> None:
    filing = FILING.format(table=PROPERTY).replace("thousands", "millions").replace("Dollars in millions", " " * 19)
    in_hundreds = re.sub(r"(\d),(\d\d)\d", r"\1\2", filing)
    report = convert(("maple.txt", in_hundreds.encode()), Options(outputs=())).report
    assert {f.value for f in report.facts if f.concept.name == WORN} == {Decimal(345_000_000), Decimal(298_000_000)}


def test_a_line_of_the_filer_s_own_in_a_table_of_balances_is_at_a_date() -> None:
    table = BARE_DEDUCTION.replace(
        "Machinery                                           9", "Kilns and ovens                                     9"
    )
    report = convert(("maple.txt", FILING.format(table=table).encode()), Options(outputs=())).report
    kilns = {f.period.end.year: f.value for f in report.facts if f.concept.name == "KilnsAndOvens" and isinstance(f.period, Instant)}
    assert kilns == {1995: Decimal(9_000_000), 1994: Decimal(8_100_000)}


INCOME = """                              MAPLE TOOL COMPANY
                             STATEMENTS OF INCOME
                            (dollars in thousands)

                                                Years ended December 31,
                                                    1995        1994
                                                  -------     -------
Net sales                                         $20,400     $19,800
Cost of sales                                      15,100      14,900
                                                  -------     -------
Gross profit                                        5,300       4,900
Selling and administrative expenses                 2,900       2,800
Other income (expense), net                          (210)       (145)
                                                  -------     -------
Income before income taxes                          2,190       1,955
Income taxes                                          740         690
                                                  -------     -------
Net income                                        $ 1,450     $ 1,265
                                                  =======     =======

"""
OTHER_INCOME = """Interest income                                       $80         $75
Interest expense                                     (320)       (260)
Other                                                  30          40
                                                  -------     -------
                                                    $(210)      $(145)
                                                  =======     ======="""


TOTAL_APART = re.sub(r"\n *-+ +-+\n", "\n\n", OTHER_INCOME).rpartition("\n")[0]  # below a blank line, and no rules


@pytest.mark.parametrize("table", [OTHER_INCOME, TOTAL_APART])
def test_a_table_that_ends_in_a_row_of_the_income_statement_has_its_periods(table: str) -> None:
    notes = "                              MAPLE TOOL COMPANY\n                         NOTES"
    text = FILING.replace(notes, INCOME + notes).replace("Property consists of the following", "Other income and expense")
    report = convert(("maple.txt", text.format(table=table).encode()), Options(outputs=())).report
    interest = {
        (f.period.end.year, f.value) for f in report.facts if f.concept.name == "InterestExpense" and isinstance(f.period, Duration)
    }
    assert interest == {(1995, Decimal(320_000)), (1994, Decimal(260_000))}


def test_property_at_cost_and_net_are_told_by_the_heading_over_them() -> None:
    net = "Property, net                                       6,415       6,021\n"
    lines = (
        "Properties\n  Cost                                              9,870       9,010\n"
        "  Accumulated depreciation                         (3,455)     (2,989)\n"
        "                                                  -------     -------\n"
        "  Net                                               6,415       6,021\n"
    )
    report = convert(("maple.txt", FILING.replace(net, lines).format(table="").encode()), Options(outputs=())).report
    year_end = Instant(date(1995, 12, 31))
    found = {f.concept.name: f.value for f in report.facts if f.period == year_end}
    assert found[GROSS] == Decimal(9_870_000)
    assert found[WORN] == Decimal(3_455_000)
    assert found["PropertyPlantAndEquipmentNet"] == Decimal(6_415_000)


def test_a_table_of_bare_years_has_the_dates_of_the_balance_sheet() -> None:
    head, other = "December 31,\n                                                    1995        1994\n", " January 1,"
    dated = f"December 31,{other}\n{head.partition(chr(10))[2]}".replace("1994", "1995")
    text = FILING.replace(" " * 6 + head, dated, 1)
    report = convert(("maple.txt", text.format(table=PROPERTY).encode()), Options(outputs=())).report
    worn = {fact.period.end: fact.value for fact in report.facts if fact.concept.name == WORN}
    assert worn == {date(1995, 12, 31): Decimal(3_455_000), date(1995, 1, 1): Decimal(2_989_000)}


ACCRUED = """Payroll                                              $204        $190
Interest                                              300         310
Other                                               1,700       1,490
                                                  -------     -------
                                                   $2,204      $1,990
                                                  =======     ======="""


OF_ACCRUED = (
    FILING.replace("Liabilities and Stockholders' Equity\nAccounts payable   ", "Current liabilities:\n  Accrued expenses ")
    .replace("Property consists of the following", "Accrued expenses")
    .replace("2. Other Balance Sheet Data", "2. Accrued Expenses")
)


def names_at_year_end(text: str) -> dict[str, Decimal]:
    report = convert(("maple.txt", text.encode()), Options(outputs=())).report
    year_end = Instant(date(1995, 12, 31))
    return {f.concept.name: f.value for f in report.facts if f.period == year_end and isinstance(f.value, Decimal)}


def test_parts_of_accrued_liabilities_are_told_by_their_total() -> None:
    found = names_at_year_end(OF_ACCRUED.format(table=ACCRUED))
    assert found["EmployeeRelatedLiabilitiesCurrent"] == Decimal(204_000)
    assert found["InterestPayableCurrent"] == Decimal(300_000)
    assert found["OtherAccruedLiabilitiesCurrent"] == Decimal(1_700_000)


def test_words_that_stand_twice_in_a_table_tell_no_part() -> None:
    twice = ACCRUED.replace("Interest", "Other   ")
    found = names_at_year_end(OF_ACCRUED.format(table=twice))
    assert "OtherAccruedLiabilitiesCurrent" not in found


def test_parts_of_a_deduction_are_no_assets_at_cost() -> None:
    table = BARE_DEDUCTION.replace("  Machinery      ", "  Buildings      ").replace("Machinery      ", "Buildings      ")
    assert names_at_year_end(FILING.format(table=table))["BuildingsAndImprovementsGross"] == Decimal(9_000_000)


def test_the_total_of_a_note_that_a_statement_proves_outweighs_a_subtotal_called_like_it() -> None:
    table = """Net property and equipment owned                   $6,000      $5,900
Property held abroad                                  415         121
                                                  -------     -------
Total                                              $6,415      $6,021
                                                  =======     ======="""
    text = FILING.replace("Property consists of the following", "Property and equipment, less accumulated depreciation")
    report = convert(("maple.txt", text.format(table=table).encode()), Options(outputs=())).report
    net = {f.value for f in report.facts if f.concept.name == "PropertyPlantAndEquipmentNet"}
    assert net == {Decimal(6_415_000), Decimal(6_021_000)}


def test_a_bare_total_in_a_note_is_no_total_of_a_statement_that_has_other_figures() -> None:
    table = (
        ACCRUED
        + """
Accounts payable                                      741         950
Other                                                 100         120
                                                  -------     -------
                                                     $841      $1,070
                                                  =======     ======="""
    )
    assert "LiabilitiesCurrent" not in names_at_year_end(OF_ACCRUED.format(table=table))


def test_building_improvements_among_property_in_use_are_no_investment() -> None:
    table = PROPERTY.replace("Plant, equipment and other ", "Building improvements      ")
    assert "InvestmentBuildingAndBuildingImprovements" not in names_at_year_end(FILING.format(table=table))


def test_a_figure_that_a_slip_of_the_pen_spoils_leaves_the_other_of_its_row() -> None:
    table = PROPERTY.replace("(2,989)", "(2,98)").replace(
        "                                                  -------     -------\n                                                   $6,415",
        "                                                   $6,415",
    )
    assert abs(names_at_year_end(FILING.format(table=table))[WORN]) == Decimal(3_455_000)


def test_lives_right_of_the_figures_are_none() -> None:
    table = BARE_DEDUCTION.replace("Machinery      ", "Buildings      ", 1).replace("9,000       8,100", "9,000       8,100    3-10 years")
    assert names_at_year_end(FILING.format(table=table))["BuildingsAndImprovementsGross"] == Decimal(9_000_000)
