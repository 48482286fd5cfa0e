"""What the workbook cannot hold."""

from dataclasses import replace
from decimal import Decimal

import pytest
from models import ten_q

from converter.check.workbook import check_digits


def codes(value: Decimal) -> list[str]:
    report = ten_q()
    number = next(fact for fact in report.facts if isinstance(fact.value, Decimal))
    changed = tuple(replace(fact, value=value) if fact is number else fact for fact in report.facts)
    return [finding.code for finding in check_digits(replace(report, facts=changed))]


@pytest.mark.parametrize("value", ["123456789012345", "123456789012345000", "0.10"])
def test_fifteen_digits_fit(value: str) -> None:
    assert codes(Decimal(value)) == []


def test_the_sixteenth_digit_is_a_finding() -> None:
    assert codes(Decimal(1234567890123456)) == ["check.digits"]
