"""Maps that are wrong are refused with file and line."""

from pathlib import Path

import pytest

from converter.errors import MapError
from converter.maps.load import load_maps
from converter.maps.place import Place
from converter.model.match import Rung


def user_map(folder: Path, text: str) -> tuple[Path, ...]:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return (path,)


def test_a_users_rule_is_the_first_that_is_found(tmp_path: Path) -> None:
    maps = load_maps(user=user_map(tmp_path, '[balance-sheet.OtherAssetsCurrent]\ncaptions = ["Total assets"]\n'))
    rule, *_ = maps.find("balance-sheet", "TOTAL ASSETS", Place.ASSETS)
    assert (rule.concept.qname.name, rule.rung("TOTAL ASSETS")) == ("OtherAssetsCurrent", Rung.USER_RULE)


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ('\n[balance-sheet.AssetsX]\ncaptions = ["a b"]\n', 2, "no concept"),
        (
            '[balance-sheet.Assets]\ncaptions = ["Everything"]\n\n[balance-sheet.Liabilities]\ncaptions = [\n  "everything",\n]\n',
            6,
            "same caption",
        ),
        ('[balance-sheet.Assets]\ncaptions = ["Everything"]\nsection = "investing"\n', 3, "never fire"),
        ('[balance-sheet.Assets]\ncaptions = ["Everything", "everythings"]\n', 2, "never fire"),
        ("[balance-sheet.Assets]\ncaptions = []\n", 1, "never fire"),
        ('[balance.Assets]\ncaptions = ["a"]\n', 1, "no statement"),
        ('[balance-sheet.Assets]\ncaption = ["a"]\n', 1, "keys"),
        ("[balance-sheet.Assets\n", 1, "no TOML"),
    ],
)
def test_a_mistake_is_found_where_it_stands(tmp_path: Path, text: str, line: int, why: str) -> None:
    with pytest.raises(MapError, match=why) as caught:
        load_maps(user=user_map(tmp_path, text))
    assert str(caught.value.place).startswith(f"{tmp_path / 'mine.toml'}:{line}:")
