"""Amounts of the filing's own are positive where their caption leaves the balance open."""

from dataclasses import replace

import pytest
from small_statements import NINE_MONTHS, concept, line, mapped, match

from converter.assemble.own_amounts import settle_own_amounts
from converter.model.match import Rung
from converter.model.statement import StatementKind


def settled(kind: StatementKind, caption: str, figure: int, balance: str, sign: int) -> tuple[str | None, int]:
    own = replace(concept("OwnAmount", "debit"), balance=balance)
    statement = mapped(kind, [line(caption, figure, at=0)], [match(own, sign, Rung.EXTENSION)], [NINE_MONTHS])
    found = settle_own_amounts(statement).matches[0]
    assert found is not None
    return found.concept.balance, found.sign


@pytest.mark.parametrize(
    ("kind", "caption", "figure", "balance", "sign", "expected"),
    [
        (StatementKind.CASH_FLOW, "Partnership equity distribution", 105, "credit", -1, ("debit", 1)),
        (StatementKind.INCOME, "ESOP contribution", -2610, "credit", 1, ("debit", -1)),
        (StatementKind.INCOME, "Intercompany eliminations", -65, "credit", 1, ("credit", 1)),
        (StatementKind.CASH_FLOW, "Administrative expenses", -707, "debit", 1, ("debit", 1)),
    ],
)
def test_an_own_amount_printed_positive_or_named_a_cost_is_positive(
    kind: StatementKind, caption: str, figure: int, balance: str, sign: int, expected: tuple[str, int]
) -> None:
    assert settled(kind, caption, figure, balance, sign) == expected
