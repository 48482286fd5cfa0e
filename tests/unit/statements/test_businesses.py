"""Lines of one business of a group have it as a dimension; the group's totals have none."""

from textwrap import dedent

from filings import bare_filing

from converter.model.outline import StatementRegion
from converter.model.source import Span
from converter.model.statement import Statement, StatementKind
from converter.statements import read_statement


def read(text: str, kind: StatementKind) -> Statement:
    text = dedent(text)
    return read_statement(bare_filing(text), StatementRegion(kind, "Statement", None, None, 0, (Span(0, len(text)),)))[0]


def businesses(statement: Statement) -> list[tuple[str, str]]:
    lines = [line for line in statement.lines if any(line.figures)]
    return [(line.caption, line.dimensions[0].member.name if line.dimensions else "") for line in lines]


def test_headings_that_stand_over_assets_and_over_liabilities_are_businesses() -> None:
    found = read(
        """\
                                       December 31, 1995   December 31, 1994
        Assets
        Manufacturing
         Cash                                      39            73
         Total current assets                     139           173
         Total assets                             239           273
        Financial services
         Cash                                      73            87
         Total assets                             173           187
                                                -----         -----
                                                  412           460
        Liabilities and equity
        Manufacturing
         Notes payable                             20            30
         Total liabilities                         20            30
        Financial services
         Notes payable                             60            70
         Total liabilities                         60            70
        Total shareholders' equity                332           360
        """,
        StatementKind.BALANCE_SHEET,
    )
    first, second = "ManufacturingMember", "FinancialServicesMember"
    assert businesses(found) == [
        *[("Cash", first), ("Total current assets", ""), ("Total assets", first)],
        *[("Cash", second), ("Total assets", second), ("", "")],
        *[("Notes payable", first), ("Total liabilities", first), ("Notes payable", second), ("Total liabilities", second)],
        ("Total shareholders' equity", ""),
    ]


def test_headings_of_accounts_are_no_businesses() -> None:
    found = read(
        """\
                                       December 31, 1995   December 31, 1994
        Assets
        Current
         Cash                                      39            73
        Other
         Goodwill                                  19            23
        Liabilities
        Current
         Notes payable                             20            30
        Other
         Deferred taxes                            10            12
        """,
        StatementKind.BALANCE_SHEET,
    )
    assert {member for _, member in businesses(found)} == {""}


def test_what_follows_the_businesses_costs_is_the_groups() -> None:
    found = read(
        """\
                                           Years ended December 31,
                                               1995      1994
        Costs and expenses:
         Manufacturing:
          Costs of products sold              6,819     6,252
          Research                               47        44
         Financial services:
          Costs and operating expenses          851       836
         Total costs and expenses             7,717     7,132
         Interest:
         Manufacturing:
          Interest incurred                     237       215
         Financial services:
          Interest incurred                     154       173
        Net earnings                            589       579
        """,
        StatementKind.INCOME,
    )
    assert [(caption, bool(member)) for caption, member in businesses(found)] == [
        *[
            ("Costs of products sold", True),
            ("Research", False),
            ("Costs and operating expenses", True),
            ("Total costs and expenses", False),
        ],
        *[("Interest incurred", True), ("Interest incurred", True), ("Net earnings", False)],
    ]


def test_businesses_are_told_by_colons_where_no_line_is_set_deeper() -> None:
    found = read(
        """\
                                           Years ended December 31,
                                               1995      1994
        Costs and expenses:
        Manufacturing:
        Costs of products sold                6,819     6,252
        Financial services:
        Costs and operating expenses            851       836
        Total costs and expenses              7,670     7,088
        Interest:
        Manufacturing:
        Interest incurred                       237       215
        Financial services:
        Interest incurred                       154       173
        Earnings before interest of others      589       579
        """,
        StatementKind.INCOME,
    )
    first, second = "ManufacturingMember", "FinancialServicesMember"
    assert [member for _, member in businesses(found)] == [first, second, "", first, second, ""]


def test_what_one_business_alone_has_is_the_groups() -> None:
    found = read(
        """\
                                       December 31, 1995   December 31, 1994
        Assets
        Manufacturing
         Cash                                      39            73
         Inventories of materials and products    139           173
        Financial services
         Cash                                      73            87
         Loans                                    173           187
        Liabilities
        Manufacturing
         Notes payable                             20            30
        Financial services
         Notes payable                             60            70
        """,
        StatementKind.BALANCE_SHEET,
    )
    assert [caption for caption, member in businesses(found) if not member] == ["Inventories of materials and products", "Loans"]
