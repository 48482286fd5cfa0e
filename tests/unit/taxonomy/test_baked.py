"""The baked concept tables: single look-ups by bisection."""

import pytest

from converter.errors import TaxonomyError
from converter.model.concept import PeriodType, QName
from converter.taxonomy.baked import SortedTable, load_concepts


def test_a_concept_has_its_properties() -> None:
    concept = load_concepts().get(QName("us-gaap", "InventoryNet"))
    assert concept is not None
    assert (concept.type, concept.period_type, concept.balance, concept.abstract) == (
        "xbrli:monetaryItemType",
        PeriodType.INSTANT,
        "debit",
        False,
    )


def test_a_name_of_2009_that_is_gone_is_not_found() -> None:
    assert load_concepts().get(QName("us-gaap", "DeferredTaxAssetsNetCurrent")) is None


def test_a_deprecated_concept_is_told() -> None:
    assert load_concepts().is_deprecated(QName("us-gaap", "TreasuryStockShares"))
    assert not load_concepts().is_deprecated(QName("us-gaap", "Assets"))


@pytest.mark.parametrize("prefix", ["us-gaap", "dei", "srt"])
def test_the_target_has_addresses(prefix: str) -> None:
    target = load_concepts().target
    assert target.namespaces[prefix].endswith("/2025")
    assert target.schemas[prefix].endswith("-2025.xsd")


def test_a_child_knows_its_totals_and_weights() -> None:
    parents = load_concepts().calculation["us-gaap:IncreaseDecreaseInInventories"]
    assert parents == {"us-gaap:IncreaseDecreaseInOperatingAssets": 1}


def test_an_unknown_target_is_an_error() -> None:
    with pytest.raises(TaxonomyError, match="taxonomy bake"):
        load_concepts("us-gaap/1999")


def test_every_line_of_a_table_is_found() -> None:
    keys = sorted({f"{a}{b}" for a in "abcxyz" for b in ("", "1", "22", "longer")})
    table = SortedTable(("key\tvalue\n" + "".join(f"{key}\tv{key}\n" for key in keys)).encode())
    assert [table.row(key) for key in keys] == [[key, f"v{key}"] for key in keys]
    assert table.row("zzz") is None
    assert table.row("A") is None


def test_names_of_filers_are_not_remembered_without_bound() -> None:
    table = load_concepts()
    for number in range(20_000):
        table.get(QName("us-gaap", f"Heron{number}"))
    assert table.get.cache_info().currsize < 20_000
