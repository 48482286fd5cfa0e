"""Looking over the maps."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.maps.lint import lint_maps


def test_the_programs_own_maps_are_in_order() -> None:
    assert [str(finding) for finding in lint_maps()] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[balance-sheet.AllWeOwn]\ncaptions = ["All"]\n', "maps.broken"),
        ('[balance-sheet.TreasuryStockShares]\ncaptions = ["Shares in the vault"]\n', "maps.deprecated"),
    ],
)
def test_a_users_map_is_looked_at_too(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "mine.toml").write_text(text)
    assert [finding.code for finding in lint_maps([tmp_path / "mine.toml"])] == [code]
