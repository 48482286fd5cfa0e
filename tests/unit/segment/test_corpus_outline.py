"""Statements of real submissions: nearly all of a fixed sample have all three."""

from collections import Counter
from pathlib import Path

from converter.model.statement import StatementKind
from converter.read import read
from converter.segment import segment


def test_nearly_all_sampled_submissions_give_the_three_primary_statements(shared: Path) -> None:
    paths = sorted((shared / "corpus" / "text_ex27").glob("*.txt"))[5::10]
    found: Counter[StatementKind] = Counter()
    for path in paths:
        filing, _ = read(path.name, path.read_bytes())
        found.update({region.kind for region in segment(filing)[0].statements})
    assert len(paths) == 24
    for kind in (StatementKind.BALANCE_SHEET, StatementKind.INCOME, StatementKind.CASH_FLOW):
        assert found[kind] >= 23, kind
