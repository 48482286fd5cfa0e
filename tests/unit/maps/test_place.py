"""Lines stand in the parts of a statement that its totals and headings bound."""

from dataclasses import replace

from hand_lines import item, statement

from converter.maps.place import Place, places
from converter.model.statement import LineItem, LineRole, StatementKind


def test_a_balance_sheet_is_divided_by_its_totals() -> None:
    captions = [
        "Cash", "Total current assets", "Other", "Total assets",
        "Accounts payable", "Total current liabilities", "Deferred income taxes", "Total liabilities", "Common stock",
    ]  # fmt: skip
    found = places(statement(StatementKind.BALANCE_SHEET, [item(caption, "1") for caption in captions]))
    assert found == (
        Place.ASSETS_CURRENT,
        Place.ASSETS_CURRENT,
        Place.ASSETS_NONCURRENT,
        Place.ASSETS,
        Place.LIABILITIES_CURRENT,
        Place.LIABILITIES_CURRENT,
        Place.LIABILITIES_NONCURRENT,
        Place.LIABILITIES,
        Place.EQUITY,
    )


def test_an_unclassified_balance_sheet_has_two_sides_and_equity() -> None:
    captions = ["Loans", "Total assets", "Deposits", "Total liabilities", "Retained earnings"]
    found = places(statement(StatementKind.BALANCE_SHEET, [item(caption, "1") for caption in captions]))
    assert found == (Place.ASSETS, Place.ASSETS, Place.LIABILITIES, Place.LIABILITIES, Place.EQUITY)


def test_what_stands_below_both_sides_is_no_equity() -> None:
    captions = ["Loans", "Total assets", "Deposits", "Total liabilities", "Capital", "Total liabilities and equity", "Goodwill"]
    found = places(statement(StatementKind.BALANCE_SHEET, [item(caption, "1") for caption in captions]))
    assert found[-3:] == (Place.EQUITY, Place.EQUITY, Place.ANY)


def test_cash_flows_are_divided_by_activities() -> None:
    captions = [
        "Net income", "Net cash provided by operating activities", "Capital expenditures", "Net cash used in investing activities",
        "Dividends paid", "Net cash used in financing activities", "Net increase in cash", "Cash at end of period", "Interest paid",
    ]  # fmt: skip
    found = places(statement(StatementKind.CASH_FLOW, [item(caption, "1") for caption in captions]))
    assert found == (
        Place.OPERATING, Place.OPERATING, Place.INVESTING, Place.INVESTING, Place.FINANCING, Place.FINANCING, Place.CASH, Place.CASH,
        Place.SUPPLEMENTAL,
    )  # fmt: skip


def test_a_reconciliation_below_leaves_the_operating_activities_above_theirs() -> None:
    captions = [
        "Rents received", "Net cash provided by real estate investments", "Net cash provided by operating activities", "Improvements",
        "Net cash used in investing activities", "Net income", "Net cash provided by operating activities",
    ]  # fmt: skip
    found = places(statement(StatementKind.CASH_FLOW, [item(caption, "1") for caption in captions]))
    assert found == (Place.OPERATING,) * 3 + (Place.INVESTING,) * 2 + (Place.OPERATING,) * 2


def test_a_heading_places_cash_flows_whose_total_says_nothing() -> None:
    for heading in ("Investing activities:", "Cash (used for) provided by investment activities"):
        lines = [replace(item("Additions", "1"), section=(heading,))]
        assert places(statement(StatementKind.CASH_FLOW, lines)) == (Place.INVESTING,)


def test_activities_whose_totals_have_no_words_go_on_from_their_headings() -> None:
    adjustments, paid = "Adjustments to reconcile net income to net cash:", "Paid during the year:"
    lines = [
        item("Operating activities:", role=LineRole.HEADING),
        item(adjustments, role=LineRole.HEADING),
        replace(item("Equity in losses", "1"), section=(adjustments,)),
        item("", "10", role=LineRole.TOTAL),
        item(paid, role=LineRole.HEADING),
        replace(item("Income taxes", "2"), section=(paid,)),
    ]
    found = places(statement(StatementKind.CASH_FLOW, lines))
    assert (found[2], found[5]) == (Place.OPERATING, Place.SUPPLEMENTAL)


def test_investing_without_cash_is_no_investing_activity() -> None:
    heading = "Supplemental schedule of non-cash investing and financing activities:"
    lines = [item("Net cash used in investing activities", "1"), replace(item("Dividends reinvested", "1"), section=(heading,))]
    assert places(statement(StatementKind.CASH_FLOW, lines))[1] is Place.SUPPLEMENTAL


def test_a_statement_of_capitalization_holds_equity_then_debt() -> None:
    captions = ["Common stock", "Retained earnings", "Long-term debt due 2004", "Mortgage notes", "Total capitalization"]
    sheet = replace(
        statement(StatementKind.BALANCE_SHEET, [item(caption, "1") for caption in captions]), title="Statements of Capitalization"
    )
    assert places(sheet) == (Place.EQUITY,) * 2 + (Place.LIABILITIES_NONCURRENT,) * 3


def test_bare_totals_of_sections_are_not_total_assets() -> None:
    lines = [
        item("Cash", "5"),
        item("Receivables", "6"),
        item("Total", "11"),
        item("Cost", "100"),
        item("Accumulated depreciation", "-40"),
        item("Net", "60"),
        item("Total assets", "71"),
        item("Accounts payable", "71"),
    ]
    found = places(statement(StatementKind.BALANCE_SHEET, lines))
    assert [place.value.split("-")[0] for place in found] == ["assets"] * 7 + ["liabilities"]


def test_discontinued_operations_end_no_activities() -> None:
    captions = [
        "Net income", "Net cash provided by operating activities of continuing operations", "Capital expenditures",
        "Net cash used in investing activities of continuing operations", "Dividends paid",
        "Net cash used in financing activities of continuing operations",
        "Net cash used in operating activities of discontinued operations", "Increase in cash",
    ]  # fmt: skip
    found = places(statement(StatementKind.CASH_FLOW, [item(caption, "1") for caption in captions]))
    assert found[0] is found[1] is Place.OPERATING
    assert found[2] is found[3] is Place.INVESTING
    assert found[4] is found[5] is Place.FINANCING


def test_activities_need_not_be_called_so() -> None:
    captions = [
        "Net income",
        "Net cash provided by operations",
        "Additions",
        "Net cash used for investments",
        "Loans",
        "Net cash used for financing",
    ]
    found = places(statement(StatementKind.CASH_FLOW, [item(caption, "1") for caption in captions]))
    assert found == (Place.OPERATING, Place.OPERATING, Place.INVESTING, Place.INVESTING, Place.FINANCING, Place.FINANCING)


def test_only_income_tax_divides_income() -> None:
    captions = [
        "Revenues", "Taxes other than income taxes", "Provision for losses", "Pretax income", "Provision for taxes", "Net income",
        "Net income per share",
    ]  # fmt: skip
    found = places(statement(StatementKind.INCOME, [item(caption, "1") for caption in captions]))
    assert found == (*(Place.INCOME,) * 5, Place.AFTER_TAX, Place.PER_SHARE)


def test_total_assets_of_a_group_do_not_end_the_assets() -> None:
    captions = [
        ("Plant", "60"),
        ("Total assets", "60"),
        ("Land", "40"),
        ("Total assets", "40"),
        ("", "100"),
        ("Debt", "70"),
        ("Capital", "30"),
        ("", "100"),
    ]
    lines = [item(caption, value) for caption, value in captions]
    found = places(statement(StatementKind.BALANCE_SHEET, lines))
    assert found[:5] == (Place.ASSETS,) * 5
    assert Place.ASSETS not in found[5:]


def test_noncurrent_liabilities_are_not_current() -> None:
    lines = [item("Total assets", "9"), replace(item("Deferred income taxes", "1"), section=("Noncurrent Liabilities",))]
    assert places(statement(StatementKind.BALANCE_SHEET, lines))[1] is Place.LIABILITIES_NONCURRENT


def test_a_total_without_words_ends_the_current_assets_and_liabilities_of_its_heading() -> None:
    lines = [
        *below("Current assets", "Cash", ""),
        item("Other", "1"),
        item("Total assets", "1"),
        *below("Current liabilities", "Accounts payable", "Long-term debt due within one year", ""),
        item("Deferred income taxes", "1"),
        item("Total liabilities", "1"),
    ]
    found = places(statement(StatementKind.BALANCE_SHEET, lines))
    assert found[:3] == (Place.ASSETS_CURRENT, Place.ASSETS_CURRENT, Place.ASSETS_NONCURRENT)
    assert found[4:8] == (Place.LIABILITIES_CURRENT,) * 3 + (Place.LIABILITIES_NONCURRENT,)


def test_the_capital_of_utilities_stands_above_current_liabilities() -> None:
    lines = [
        item("Total assets", "9"),
        *below("Capitalization", "Common stock", "Retained earnings", "Long-term debt", "Capital lease obligations"),
        item("Current liabilities", role=LineRole.HEADING),
        *below("Current liabilities", "Accounts payable", "Total current liabilities"),
        item("Total liabilities and equity", "9"),
    ]
    found = places(statement(StatementKind.BALANCE_SHEET, lines))
    assert found[1:5] == (Place.EQUITY,) * 2 + (Place.LIABILITIES_NONCURRENT,) * 2
    assert found[6:8] == (Place.LIABILITIES_CURRENT,) * 2


def below(heading: str, *captions: str) -> list[LineItem]:
    return [replace(item(caption, "1"), section=(heading,)) for caption in captions]
