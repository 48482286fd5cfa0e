"""Amounts in sentences beside statements in thousands."""

from datetime import date

import pytest
from filings import bare_filing

from converter.model.cover import FilingPeriod
from converter.model.filing import Block, BlockKind, Document, Filing
from converter.model.outline import NoteRegion, Outline, StatementRegion
from converter.model.period import Duration
from converter.model.source import Span
from converter.model.statement import StatementKind
from converter.prose import read_prose

ANNUAL = FilingPeriod("10-K", date(1995, 12, 31), Duration(date(1995, 1, 1), date(1995, 12, 31)), "--12-31", 1995, "FY")
FACE = "(in thousands)  1995\nInventories  4,330\nProperty, net  6,415\nBorrowings  8,118\n"
SCALED = "The loan of $8,118 is secured by inventories of $4,330. A guarantee of $1,271 was given. "


def amounts_in(note: str) -> list[str]:
    text = FACE + note
    head, body = Span(0, len(FACE)), Span(len(FACE), len(text))
    blocks = (Block(BlockKind.TABLE, head), Block(BlockKind.PARAGRAPH, body))
    filing = Filing(bare_filing(text).source, bare_filing(text).header, (Document("10-K", Span(0, len(text)), blocks),))
    face = StatementRegion(StatementKind.BALANCE_SHEET, "Balance Sheet", None, None, 0, (head,))
    outline = Outline(statements=(face,), notes=(NoteRegion("1", "Leases", None, 0, (body,)),))
    return [str(fact.figure.value) for fact in read_prose(filing, outline, ANNUAL)[0]]


@pytest.mark.parametrize("amount", ["$193,000", "$2,718,000", "$2,718,345"])
def test_round_thousands_and_long_amounts_are_in_whole_dollars(amount: str) -> None:
    assert amounts_in(f"Rent expense was {amount} in 1995.") == [amount.strip("$").replace(",", "")]


def test_an_amount_that_may_be_in_thousands_is_no_fact() -> None:
    assert amounts_in("Rent expense was $12,718 in 1995.") == []


def test_notes_that_quote_the_statements_are_in_their_scale() -> None:
    assert amounts_in(SCALED + "Rent expense was $12,718 in 1995.") == ["12718000"]


def test_notes_with_as_many_whole_amounts_are_not() -> None:
    whole = "Fees of $300,000, $200,000 and $100,000 were paid, and a deposit of $500,000. "
    assert amounts_in(SCALED + whole + "Rent expense was $12,718 in 1995.") == []


def test_all_interest_is_the_expense_and_interest_paid_is_not() -> None:
    assert amounts_in("Total interest expense was $2,718,000 in 1995.") == ["2718000"]
    assert amounts_in("Interest expense on the bonds was $2,718,000 in 1995.") == []
