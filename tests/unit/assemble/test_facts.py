"""Lines of statements -> facts: periods, signs, units, and findings for what is no fact."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from small_statements import NINE_MONTHS, QUARTER_END, SOURCE, concept, line, mapped, match

from converter.assemble.facts import statement_facts
from converter.model.concept import COMPONENTS_AXIS, QName
from converter.model.fact import Dimension
from converter.model.period import Duration, Instant
from converter.model.quantity import Figure, Measure
from converter.model.source import SourceText, Span
from converter.model.statement import StatementKind

CASH = concept("Cash", "debit", instant=True)
PAYMENTS = concept("PaymentsToAcquireProductiveAssets", "credit")


def test_printed_sign_turns_into_the_concepts_sign() -> None:
    flow = mapped(StatementKind.CASH_FLOW, [line("Purchase of equipment", -187, at=0)], [match(PAYMENTS, -1)], [NINE_MONTHS])
    (fact,), findings = statement_facts([flow], SOURCE)
    assert fact.value == Decimal(187)
    assert findings == ()


def test_dash_in_a_negated_line_is_plain_zero() -> None:
    flow = mapped(StatementKind.CASH_FLOW, [line("Purchase of equipment", 0, at=0)], [match(PAYMENTS, -1)], [NINE_MONTHS])
    (fact,), _ = statement_facts([flow], SOURCE)
    assert str(fact.value) == "0"


def test_a_dash_is_transformed_to_zero() -> None:
    nothing = line("Cash", None, at=0)
    dash = replace(nothing, figures=(Figure(Decimal(0), 3, -3, Span(0, 1), is_dash=True),))
    (fact,), _ = statement_facts([mapped(StatementKind.BALANCE_SHEET, [dash], [match(CASH)], [QUARTER_END])], SOURCE)
    assert (fact.value, fact.format) == (0, "ixt:fixed-zero")


def test_cash_at_the_beginning_is_an_instant_on_the_day_before() -> None:
    lines = [line("Cash at beginning of period", 5, at=0), line("Cash at end of period", 7, at=20)]
    flow = mapped(StatementKind.CASH_FLOW, lines, [match(CASH), match(CASH)], [NINE_MONTHS])
    facts, _ = statement_facts([flow], SOURCE)
    assert [f.period for f in facts] == [Instant(date(2001, 12, 31)), Instant(date(2002, 9, 30))]


def test_duration_concept_in_an_instant_column_is_a_finding() -> None:
    sheet = mapped(StatementKind.BALANCE_SHEET, [line("Net sales", 5, at=0)], [match(PAYMENTS)], [QUARTER_END])
    facts, (finding,) = statement_facts([sheet], SOURCE)
    assert facts == ()
    assert finding.code == "assemble.period-type"


def test_column_without_a_period_is_a_finding_for_each_figure() -> None:
    sheet = mapped(StatementKind.BALANCE_SHEET, [line("Cash", 5, 6, at=0)], [match(CASH)], [QUARTER_END, None])
    facts, findings = statement_facts([sheet], SOURCE)
    assert (len(facts), [f.code for f in findings]) == (1, ["assemble.no-period"])


def test_line_without_a_concept_is_a_finding_with_its_place() -> None:
    sheet = mapped(StatementKind.BALANCE_SHEET, [line("Sundry", 5, at=40)], [None], [QUARTER_END])
    _, (finding,) = statement_facts([sheet], SOURCE)
    assert finding.code == "assemble.no-concept"
    assert finding.where is not None
    assert finding.where.column == 41


def test_what_a_rows_caption_says_is_of_no_component() -> None:
    stock = Dimension(COMPONENTS_AXIS, QName("us-gaap", "CommonStockMember"))
    row = replace(line("Purchase of 40 shares at $.40 a share", -187, at=0), period=NINE_MONTHS)
    each = replace(line("Purchase per share", 40, at=20, host=0), period=NINE_MONTHS)
    count = replace(line("Purchase, shares", 40, at=40), period=NINE_MONTHS, measure=Measure.SHARES)
    made = mapped(StatementKind.EQUITY, [row, each, count], [match(PAYMENTS)] * 3, [None])
    columns = (replace(made.statement.columns[0], dimensions=(stock,)),)
    facts, _ = statement_facts([replace(made, statement=replace(made.statement, columns=columns))], SOURCE)
    assert [fact.dimensions for fact in facts] == [(stock,), (), ()]


@pytest.mark.parametrize(("other", "is_amount"), [("9,000", False), ("9000 ", True)])
def test_a_bare_year_among_grouped_digits_is_no_amount(other: str, is_amount: bool) -> None:  # noqa: FBT001 - a case of the test
    source = SourceText("made.txt", f"First mortgage bonds 6.85% 2021 {other}", "")
    figures = tuple(Figure(Decimal(value), 3, -3, Span(*span)) for value, span in ((2021000, (27, 31)), (9000000, (32, 37))))
    bonds = replace(line("First mortgage bonds", at=0), figures=figures)
    facts, findings = statement_facts([mapped(StatementKind.BALANCE_SHEET, [bonds], [match(CASH)], [QUARTER_END, QUARTER_END])], source)
    assert [len(facts), [f.code for f in findings]] == ([2, []] if is_amount else [1, ["assemble.year"]])


@pytest.mark.parametrize(("end", "day"), [(date(2002, 9, 30), date(2001, 12, 31)), (date(2003, 1, 1), date(2003, 1, 1))])
def test_cash_on_a_first_of_january_opens_a_period_that_does_not_end_on_one(end: date, day: date) -> None:
    period = Duration(NINE_MONTHS.start, end)
    flow = mapped(StatementKind.CASH_FLOW, [line("Cash at January 1", 5, at=0)], [match(CASH)], [period])
    (fact,), _ = statement_facts([flow], SOURCE)
    assert fact.period == Instant(day)
