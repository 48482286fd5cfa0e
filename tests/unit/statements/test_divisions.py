"""Columns that are not the registrant as a whole have dimensions."""

from datetime import date
from decimal import Decimal
from textwrap import dedent

import pytest
from filings import bare_filing

from converter.model.outline import StatementRegion
from converter.model.period import Duration, Instant
from converter.model.source import Span
from converter.model.statement import Statement, StatementKind
from converter.statements import read_statement
from converter.statements.divisions import always_apart, division_dimensions

END, BEFORE = Instant(date(1995, 12, 31)), Instant(date(1994, 12, 31))


def members(heads: list[str], periods: list[Instant], rows: list[list[int]] | None = None, filer: str = "") -> list[str]:
    cells = [{at: Decimal(value) for at, value in enumerate(row)} for row in rows or []]
    return [dimensions[0].member.name if dimensions else "" for dimensions in division_dimensions(heads, periods, cells, filer)]


def test_columns_of_different_periods_are_the_wholes() -> None:
    assert members(["Ardmore 1995", "Ardmore 1994"], [END, BEFORE]) == ["", ""]


def test_of_several_columns_of_one_period_the_consolidated_one_is_the_whole() -> None:
    heads = ["Trading 1995", "Trading 1994", "Consolidated 1995", "Consolidated 1994"]
    assert members(heads, [END, BEFORE] * 2) == ["TradingMember", "TradingMember", "", ""]


def test_capitals_make_no_other_member_but_short_names_keep_them() -> None:
    assert members(["REAL ESTATE 1995", "Consolidated 1995"], [END] * 2) == ["RealEstateMember", ""]
    assert members(["ABC 1995", "Consolidated 1995"], [END] * 2) == ["ABCMember", ""]


def test_columns_may_take_turns_within_a_period() -> None:
    heads = ["1995 Total", "1995 Trading", "1994 Total", "1994 Trading"]
    assert members(heads, [END, END, BEFORE, BEFORE]) == ["", "TradingMember", "", "TradingMember"]


def test_without_words_the_sum_of_the_others_is_the_whole() -> None:
    rows = [[5, 2, 7], [30, 10, 40], [8, 1, 9]]
    assert members(["Trading 1995", "Leasing 1995", "Ardmore 1995"], [END] * 3, rows) == ["TradingMember", "LeasingMember", ""]


def test_where_nothing_tells_the_whole_none_is_taken_for_it() -> None:
    assert members(["Trading 1995", "Leasing 1995"], [END] * 2) == ["TradingMember", "LeasingMember"]


def test_of_two_companies_side_by_side_the_filer_is_the_whole() -> None:
    heads = ["Ardmore Mills Inc. 1995", "Ardmore Mills Inc. 1994", "Ardmore Credit Corp. 1995", "Ardmore Credit Corp. 1994"]
    found = division_dimensions(heads, [END, BEFORE] * 2, [], "ARDMORE MILLS INC")
    assert [[str(dimension.member) for dimension in dimensions] for dimensions in found] == [[], [], *[["ext:ArdmoreCreditCorpMember"]] * 2]
    assert str(found[2][0].axis) == "dei:LegalEntityAxis"


def test_a_business_beside_a_company_is_no_legal_entity() -> None:
    found = division_dimensions(["Consolidated", "Ardmore Credit Corp.", "Trading"], [END] * 3, [])
    assert {str(dimension.axis) for dimensions in found for dimension in dimensions} == {"srt:ConsolidatedEntitiesAxis"}


@pytest.mark.parametrize("before", ["1994", "1994 As reported", "1994 as originally stated", "1994 (as previously reported)"])
def test_of_two_columns_of_one_period_the_restated_one_stands(before: str) -> None:
    assert members(["1995", "1994 (Restated)", before], [END, BEFORE, BEFORE]) == ["", "", "ScenarioPreviouslyReportedMember"]
    assert members(["1995", before, "1994 (Restated)"], [END, BEFORE, BEFORE]) == ["", "ScenarioPreviouslyReportedMember", ""]


def test_restated_columns_of_parts_restate_no_other_column() -> None:
    heads = ["Consolidated 1994 (Restated)", "Trading 1994 (Restated)", "1994"]
    assert "ScenarioPreviouslyReportedMember" not in members(heads, [BEFORE] * 3)


@pytest.mark.parametrize(
    ("head", "member"),
    [
        ("Predecessor Company 1995", "ext:PredecessorMember"),
        ("Pro forma 1995", "srt:ProFormaMember"),
        ("Eliminations", "srt:ConsolidationEliminationsMember"),
        ("As previously reported 1995", "srt:ScenarioPreviouslyReportedMember"),
        ("1995", ""),
    ],
)
def test_some_words_always_name_another_report(head: str, member: str) -> None:
    assert "".join(str(dimension.member) for dimension in always_apart(head)) == member


def read(text: str, kind: StatementKind) -> Statement:
    source, rest = bare_filing(text), text.split("TITLE\n", 1)[1]
    start = text.index(rest)
    half = text.find("FACING\n")
    spans = (Span(start, len(text)),) if half < 0 else (Span(start, half), Span(half + len("FACING\n"), len(text)))
    return read_statement(source, StatementRegion(kind, "Statement of Income", None, None, 0, spans))[0]


def test_a_predecessors_columns_stand_apart() -> None:
    found = read(
        dedent(
            """\
            TITLE
                                     Reorganized Company     Predecessor Company
                                     Nine Months Ended       Three Months Ended
                                     December 31, 1995       March 31, 1995
                                     -------------------     -------------------
            Sales                         4,100                   1,300
            Cost of sales                 3,050                     990
            Net income                    1,050                     310
            """
        ),
        StatementKind.INCOME,
    )
    assert [column.period for column in found.columns] == [
        Duration(date(1995, 4, 1), date(1995, 12, 31)),
        Duration(date(1995, 1, 1), date(1995, 3, 31)),
    ]
    assert [len(column.dimensions) for column in found.columns] == [0, 1]


def test_the_rows_of_a_facing_page_go_on_with_the_captions_of_the_page_before() -> None:
    found = read(
        dedent(
            """\
            TITLE
                                        Consolidated
            Years ended December 31    1995      1994
            Sales                     4,100     3,900
            Cost of sales             3,050     2,900
            Net income                1,050     1,000
            FACING
                  Trading                  Leasing
               1995      1994          1995       1994
              3,000     2,900         1,100      1,000
              2,000     1,950         1,050        950
              1,000       950            50         50
            """
        ),
        StatementKind.INCOME,
    )
    assert [line.caption for line in found.lines] == ["Sales", "Cost of sales", "Net income"]
    assert [str(figure.value) if figure else None for figure in found.lines[2].figures] == ["1050", "1000", "1000", "950", "50", "50"]
    assert [column.dimensions[0].member.name if column.dimensions else "" for column in found.columns] == [
        *["", ""],
        *["TradingMember"] * 2,
        *["LeasingMember"] * 2,
    ]


def test_lines_below_a_heading_of_pro_forma_are_apart_but_not_the_only_count_of_shares() -> None:
    found = read(
        """TITLE
                                           Year ended December 31,
                                               1995        1994

Sales                                          $900        $800
Costs                                           800         720
                                               ----        ----
Net income                                     $100        $ 80
                                               ====        ====
Net income per share                          $1.00       $ .80

Pro forma amounts assuming the change is applied retroactively:
  Net income                                   $ 95        $ 78
  Net income per share                        $ .95       $ .78
  Weighted average number of shares             100         100
""",
        StatementKind.INCOME,
    )
    apart = [bool(line.dimensions) for line in found.lines if any(line.figures)]
    assert apart == [False, False, False, False, True, True, False]


def test_names_over_the_years_of_two_companies_stay_whole() -> None:
    found = read(
        dedent(
            """\
            TITLE
                                     Ardmore Mills Inc.       Ardmore Credit Corp.
                                      and Subsidiaries
                                    Years ended June 30,      Years ended June 30,
                                      1995        1994         1995        1994
            Sales                    4,100       3,900         1,300       1,200
            Cost of sales            3,050       2,900           990         900
            Net income               1,050       1,000           310         300
            """
        ),
        StatementKind.INCOME,
    )
    assert [[str(dimension.member) for dimension in column.dimensions] for column in found.columns] == [
        *[[]] * 2,
        *[["ext:ArdmoreCreditCorpMember"]] * 2,
    ]


def test_lines_as_previously_reported_stand_apart() -> None:
    found = read(
        dedent(
            """\
            TITLE
                                      1995        1994
            Sales                    4,100       3,900
            Cost of sales            3,050       2,900
            Net income               1,050       1,000
            As previously reported:
              Net income             1,100       1,200
            """
        ),
        StatementKind.INCOME,
    )
    assert [[str(dimension.member) for dimension in line.dimensions] for line in found.lines if line.caption == "Net income"] == [
        [],
        ["srt:ScenarioPreviouslyReportedMember"],
    ]
