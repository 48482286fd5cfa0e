"""Totals that do not foot are named with sum, stated total, difference and parts."""

import pytest
from printed import printed, source

from converter.calculation import footing_findings, infer_calculation, misfits
from converter.model.finding import Finding
from converter.model.statement import StatementKind

GOOD = "Cash | 1,204 | 1,100\nReceivables | 3,407 | 2,207\nInventories | 5,310 | 4,100\nTotal current assets | 9,921 | 7,407\n"


def findings(text: str) -> tuple[Finding, ...]:
    statement = printed(StatementKind.BALANCE_SHEET, text)
    return footing_findings(statement, misfits(statement, infer_calculation(statement)), source(text))


def test_nothing_is_said_of_a_statement_that_foots() -> None:
    assert findings(GOOD) == ()


@pytest.mark.parametrize(
    ("printed_wrong", "said"),
    [
        ("3,470", "Two neighbouring digits"),
        ("2,203", 'the amount of "Cash"'),
        ("(3,407)", "its sign or brackets may be misprinted"),
        ("3,411", "Compare the parts with the source"),
    ],
)
def test_the_difference_is_explained(printed_wrong: str, said: str) -> None:
    (finding,) = findings(GOOD.replace("3,407", printed_wrong))
    assert said in finding.advice


def test_the_finding_names_sum_total_difference_parts_and_place() -> None:
    (finding,) = findings(GOOD.replace("9,921", "9,912"))
    assert finding.code == "calculation.does-not-foot"
    assert "the parts sum to 9,921, the total says 9,912, the difference is 9" in finding.what
    assert "Parts: Cash, Receivables, Inventories." in finding.what
    assert "It does foot for 2001-12-31." in finding.what
    assert (finding.where and finding.where.line, finding.excerpt) == (4, "9,912")


def test_a_total_without_lines_above_it_is_not_doubted() -> None:
    assert findings("Total revenues | 1,204 | 1,100\nCosts | 407 | 207\n") == ()


def test_lines_far_from_the_total_are_not_taken_for_its_parts() -> None:
    assert findings("Cash | 1 | 2\nReceivables | 3 | 5\nTotal assets | 99,921 | 97,407\n") == ()


def test_a_misfit_starts_after_the_last_total() -> None:
    text = GOOD + "Land | 1,000 | 1,000\nGoodwill | 2,000 | 2,000\nTotal assets | 12,912 | 10,408\n"
    statement = printed(StatementKind.BALANCE_SHEET, text)
    (misfit,) = misfits(statement, infer_calculation(statement))
    assert [statement.lines[t.line].caption for t in misfit.terms] == ["Total current assets", "Land", "Goodwill"]


def test_an_amount_in_the_wrong_column_is_named() -> None:
    (finding,) = findings("Cash | 1,204 | 1,100\nReceivables | 3,407 |\nInventories | 5,310 | 4,100\nTotal assets | 6,514 | 8,607\n")
    assert 'amount of "Receivables"' in finding.advice


def test_a_total_far_from_its_lines_is_only_unproven() -> None:
    (finding,) = findings(GOOD.replace("9,921", "14,921").replace("7,407", "11,407"))
    assert finding.code == "calculation.unproven"
