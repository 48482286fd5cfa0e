"""One concept, period and unit: one value; the face stands before the cash flow, the precise before the rounded."""

from dataclasses import replace

import pytest
from small_statements import NINE_MONTHS, QUARTER_END, SOURCE, concept, line, mapped, match

from converter.assemble.contradictions import settle
from converter.assemble.facts import statement_facts
from converter.model.finding import Severity
from converter.model.statement import StatementKind

INCOME = concept("NetIncomeLoss", "credit")


def test_the_income_statement_stands_against_the_cash_flow() -> None:
    flow = mapped(StatementKind.CASH_FLOW, [line("Net income", 11, at=0)], [match(INCOME)], [NINE_MONTHS])
    income = mapped(StatementKind.INCOME, [line("Net income", 12, at=100)], [match(INCOME)], [NINE_MONTHS])
    facts, _ = statement_facts([flow, income], SOURCE)
    kept, (finding,) = settle(facts, [flow, income], SOURCE)
    assert [f.value for f in kept] == [12]
    assert finding.where is not None
    assert finding.where.column == 1


def test_equal_values_all_stand() -> None:
    statements = [
        mapped(kind, [line("Net income", 12, at=at)], [match(INCOME)], [NINE_MONTHS])
        for kind, at in ((StatementKind.INCOME, 0), (StatementKind.CASH_FLOW, 100))
    ]
    facts, _ = statement_facts(statements, SOURCE)
    kept, findings = settle(facts, statements, SOURCE)
    assert len(kept) == 2
    assert findings == ()


@pytest.mark.parametrize(("rounded", "severity"), [(455_000, Severity.INFO), (456_000, Severity.WARNING)])
def test_what_is_only_rounded_elsewhere_is_no_warning(rounded: int, severity: Severity) -> None:
    held = concept("TreasuryStockCommonShares", instant=True)
    sheet = mapped(StatementKind.BALANCE_SHEET, [line("In treasury", 455_387, at=0)], [match(held)], [QUARTER_END])
    moved = mapped(StatementKind.EQUITY, [line("Balance", rounded, at=100)], [match(held)], [QUARTER_END])
    facts, _ = statement_facts([sheet, moved], SOURCE)
    facts = tuple(replace(fact, decimals=-3) if fact.value == rounded else fact for fact in facts)
    _, (finding,) = settle(facts, [sheet, moved], SOURCE)
    assert finding.severity is severity
