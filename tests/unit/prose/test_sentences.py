"""What invented sentences of notes say, and what they leave open."""

from datetime import date
from decimal import Decimal

import pytest
from filings import bare_filing
from hypothesis import given
from hypothesis import strategies as st

from converter.model.cover import FilingPeriod
from converter.model.filing import Block, BlockKind, Document, Filing
from converter.model.outline import NoteRegion, Outline
from converter.model.period import Duration, Instant, Period
from converter.model.prose import ProseFact
from converter.model.source import Span
from converter.prose import read_prose
from converter.prose.rules import sentence_pattern

ANNUAL = FilingPeriod("10-K", date(1995, 12, 31), Duration(date(1995, 1, 1), date(1995, 12, 31)), "--12-31", 1995, "FY")
WEEKS = FilingPeriod("10-K", date(1995, 12, 30), Duration(date(1995, 1, 1), date(1995, 12, 30)), "--12-31", 1995, "FY")


def facts_in(text: str, period: FilingPeriod = ANNUAL, columns: tuple[Period, ...] = ()) -> tuple[ProseFact, ...]:
    """The facts of a note of one paragraph."""
    source = bare_filing(text).source
    span = Span(0, len(text))
    filing = Filing(source, bare_filing(text).header, (Document("10-K", span, (Block(BlockKind.PARAGRAPH, span),)),))
    outline = Outline(notes=(NoteRegion("1", "Leases", None, 0, (span,)),))
    return read_prose(filing, outline, period, columns)[0]


def said(facts: tuple[ProseFact, ...]) -> dict[str, str]:
    return {str(f.period): str(f.figure.value) for f in facts}


THREE_YEARS = {"1993-01-01/1993-12-31": "30000", "1994-01-01/1994-12-31": "20000", "1995-01-01/1995-12-31": "10000"}


@pytest.mark.parametrize(
    "text",
    [
        "Rent expense was $10,000 in 1995, $20,000 in 1994 and $30,000 in 1993.",
        "Total rental expense amounted to $10,000, $20,000 and $30,000 in 1995, 1994\nand 1993, respectively.",
        "Rent expense was $10,000, $20,000 and $30,000 for the\nyears ended December 31, 1995, 1994 and 1993, respectively.",
        "Rent expense for 1995, 1994 and 1993 was $10,000, $20,000 and $30,000, respectively.",
        "In 1995, 1994 and 1993, rent expense was $10,000, $20,000 and $30,000, respectively.",
        "Rent expense of $10,000, $20,000 and $30,000 was incurred in 1995, 1994 and 1993, respectively.",
        "Rent expense charged to operations for 1995, 1994 and 1993 was approximately $10,000, $20,000 and $30,000, respectively.",
        "Rent expense for the three years ended December 31, 1995, 1994 and 1993 was $10,000, $20,000 and $30,000, respectively.",
        "Rent expense was $10,000 (1995), $20,000 (1994) and $30,000 (1993).",
        "Rent expense was $10,000 in 1995 ($20,000 in 1994 and $30,000 in 1993).",
        "Rent expense (including contingent rentals) was $10,000, $20,000 and $30,000 in 1995, 1994 and 1993.",
        "Rent expense, net of sublease rentals, was $10,000, $20,000 and $30,000 in 1995, 1994 and 1993.",
        "Note 5 -- LEASES -- Continued Rent expense was $10,000, $20,000 and $30,000 in 1995, 1994 and 1993.",
        "LEASES: Gross rental expense aggregated $10,000 in 1995, $20,000 in 1994, and $30,000 in 1993.",
    ],
)
def test_amounts_meet_their_years(text: str) -> None:
    assert said(facts_in(text)) == THREE_YEARS


@pytest.mark.parametrize(
    "text",
    [
        "Rent expense was $10,000, $20,000 and $30,000 in 1995 and 1994.",  # three amounts, two years
        "Rent expense was more than $10,000 in 1995.",
        "Rent expense, excluding the plant, was $10,000 in 1995.",
        "Rent expense of one plant for 1995 was $10,000.",
        "Sublease rent expense was $10,000 in 1995.",  # not the whole
        "The Mining segment's rent expense was $10,000 in 1995.",
        "Rent expense would have been $10,000 in 1995.",
        "Rent expense was $10,000 per year in 1995.",
        "Rent expense was $10,000 for the three and nine months ended September 30, 1995.",
        "Rent expense in 1995 was lower by $10,000.",
        "Rent expense will be $10,000 in 1996.",
        "Rent expense was 10,000 in 1995.",  # no currency
        "Rent expense was $10,000 at December 31, 1995.",  # a day is no year
        "See Note 10,000 on rent expense.",
    ],
)
def test_what_is_not_sure_is_no_fact(text: str) -> None:
    assert facts_in(text) == ()


def test_beside_a_transition_period_bare_years_are_unsure() -> None:
    transition = FilingPeriod("10-KT", date(1995, 12, 31), Duration(date(1995, 4, 2), date(1995, 12, 31)), "--12-31", 1995, "FY")
    text = "Rent expense was $30,000 in the nine months ended December 31, 1995 and $20,000 in fiscal 1994."
    assert facts_in(text, transition) == ()


def test_a_bare_year_of_weeks_needs_an_end_that_the_statements_print() -> None:
    text = "Rent expense was $10,000 in 1994."
    columns = (Duration(date(1994, 1, 2), date(1994, 12, 31)), Duration(date(1993, 1, 3), date(1994, 1, 1)))
    assert facts_in(text, WEEKS) == ()
    assert said(facts_in(text, WEEKS, columns)) == {"1994-01-02/1994-12-31": "10000"}


@pytest.mark.parametrize(
    ("words", "period"),
    [("the first nine months of 1995", "1995-01-01/1995-09-30"), ("the second quarter of fiscal 1994", "1994-04-01/1994-06-30")],
)
def test_parts_of_a_fiscal_year_are_counted_from_its_start(words: str, period: str) -> None:
    assert said(facts_in(f"Rent expense was $10,000 in {words}.")) == {period: "10000"}


def test_contradicting_amounts_are_both_left() -> None:
    assert facts_in("Rent expense was $10,000 in 1995. Rent expense was $90,000 in 1995.") == ()


def test_millions_have_the_precision_they_claim() -> None:
    (fact,) = facts_in("Interest paid was approximately $1.5 million in 1995.")
    assert (fact.figure.value, fact.figure.decimals, fact.figure.scale) == (Decimal(1500000), -5, 6)


def test_treasury_purchases_take_the_opening_s_period() -> None:
    facts = facts_in("On May 3, 1995, the Company paid $300,000 to purchase 50,000 shares of its common stock.")
    day = Duration(date(1995, 5, 3), date(1995, 5, 3))
    assert [(f.concept.qname.name, f.period) for f in facts] == [
        ("TreasuryStockValueAcquiredCostMethod", day),
        ("TreasuryStockSharesAcquired", day),
    ]


def test_a_share_acquired_is_measured_on_the_day() -> None:
    facts = facts_in(
        "On May 3, 1995, the Company acquired 80% of the outstanding stock of Brasswell Ltd for $2,000,000 net of cash acquired."
    )
    assert [f.period for f in facts] == [Instant(date(1995, 5, 3)), Duration(date(1995, 5, 3), date(1995, 5, 3))]


def test_a_share_of_nobody_named_is_no_fact() -> None:
    facts = facts_in("On May 3, 1995, the Company acquired 80% of the outstanding stock of its rival for $2,000,000 net of cash acquired.")
    assert not facts


@given(st.integers(10_000, 99_999_999), st.sampled_from([" ", "\n", "   \n   "]))
def test_line_breaks_change_neither_value_nor_place(amount: int, gap: str) -> None:
    text = gap.join(f"Rent expense was ${amount:,} in 1995.".split(" "))
    (fact,) = facts_in(text)
    assert text[fact.figure.span.start : fact.figure.span.end] == f"{amount:,}"
    assert fact.figure.value == amount


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("paid [a] {1} in {p}", "paid <A0> in the <P0>", True),
        ("paid [a] {1} in {p}", "paid a <A0> in <P0>", True),
        ("bought/sold {1} of * for {2}", "sold <A0> of some very old stock for about <A1>", True),
        ("bought/sold {1} of * for {2}", "lent <A0> of stock for <A1>", False),
        ("were {1} ({2} in {y}) for {p} , {3}", "were <A0> (<A1> in <P0>) for <P1>, <A2>", True),
    ],
)
def test_patterns_of_the_map(pattern: str, text: str, *, fits: bool) -> None:
    assert bool(sentence_pattern(pattern).search(text)) is fits
