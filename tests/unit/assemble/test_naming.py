"""The filing's own prefix, namespace and file stem."""

from datetime import date

import pytest

from converter.assemble.naming import name_filing

DAY = date(2002, 9, 30)


@pytest.mark.parametrize(
    ("name", "cik", "symbol", "prefix"),
    [
        ("Harbor Mill Instruments, Inc.", "", "", "hmi"),
        ("Harbor Mill Instruments, Inc.", "", "HMIN", "hmin"),
        ("Sturgeon Corporation", "", "", "sturge"),
        ("Harbor Mill", "0000001234", "DEI", "cik1234"),
    ],
)
def test_prefix(name: str, cik: str, symbol: str, prefix: str) -> None:
    assert name_filing(name, cik, symbol, DAY).prefix == prefix


def test_without_an_authority_the_namespace_belongs_to_nobody() -> None:
    names = name_filing("Harbor Mill Instruments, Inc.", "", "", DAY)
    assert names.namespace == "http://hmi.invalid/20020930"
    assert names.stem == "hmi-20020930"


def test_the_filers_own_authority() -> None:
    assert name_filing("Harbor Mill", "", "", DAY, "harbormill.example").namespace == "http://harbormill.example/20020930"
