"""Whether the rows of a statement hold its last total."""

import pytest

from converter.model.statement import StatementKind
from converter.segment.content import is_complete


@pytest.mark.parametrize(
    "rows",
    [
        "total liabilities and shareholders' equity   $ 899    $ 870",
        "total liabilities, minority interest and\n  shareholders' equity   $ 899    $ 870",
        "total liabilities\n  and partners' capital   $ 899    $ 870",
    ],
)
def test_a_balance_sheet_ends_with_the_total_of_liabilities_and_equity(rows: str) -> None:
    assert is_complete(StatementKind.BALANCE_SHEET, rows)


@pytest.mark.parametrize(
    "rows",
    [
        "total deposits   700    650\nborrowed funds   20    30\naccrued interest   10    12",
        "total liabilities   700    650\n------\nshareholders' equity (note 3)",
        "total liabilities   700    650\nminority interest   10    12",
    ],
)
def test_it_goes_on_below_the_total_of_liabilities_alone(rows: str) -> None:
    assert not is_complete(StatementKind.BALANCE_SHEET, rows)
