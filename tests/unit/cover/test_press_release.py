"""Press releases: who, when, and as what."""

from datetime import date
from pathlib import Path

import pytest
from filings import bare_filing

from converter.cover import read_cover
from converter.model.outline import Outline

RELEASE = """Exhibit 99.1

                               PRESS RELEASE

                                   For further information contact: J. Doe
                                   Phone: (609) 555-0147
                                   Release No.: 98-07

(BW) (NJ-HOLLOWAY) HOLLOWAY BRASS WORKS INCORPORATED ANNOUNCES NEW DIRECTOR

CAMDEN, N.J. (BUSINESS WIRE) May 4, 1998.  Holloway Brass Works
Incorporated (NASDAQ: HBWI) announced that John Roe joined its board on April 30, 1998.
"""


def test_company_date_and_ticker_of_a_release() -> None:
    cover = read_cover(bare_filing(RELEASE), Outline())[0]
    assert cover.entity_name == "Holloway Brass Works Incorporated"
    assert cover.period.end == date(1998, 5, 4)
    assert {f.concept.name: f.value for f in cover.facts if f.rule == "release:ticker"} == {
        "TradingSymbol": "HBWI",
        "SecurityExchangeName": "NASDAQ",
    }


def test_a_release_printed_as_exhibit_99_is_an_8_k_and_says_why() -> None:
    cover, findings = read_cover(bare_filing(RELEASE), Outline())
    fact = cover.get("DocumentType")
    assert fact is not None
    assert (fact.value, fact.rule) == ("8-K", "release:form")
    assert [f for f in findings if f.code == "cover.form-inferred"]


@pytest.mark.parametrize("name", ["WrittenCommunications", "PreCommencementTenderOffer", "EntityTaxIdentificationNumber"])
def test_what_an_8_k_s_cover_would_say_is_missing(name: str) -> None:
    missing = [f.what for f in read_cover(bare_filing(RELEASE), Outline())[1] if f.code == "cover.missing"]
    assert [what for what in missing if f"dei:{name} " in what]


def test_a_release_without_exhibit_number_has_no_type() -> None:
    assert read_cover(bare_filing(RELEASE.replace("Exhibit 99.1", "")), Outline())[0].get("DocumentType") is None


def test_no_telephone_or_release_number_becomes_a_fact() -> None:
    cover = read_cover(bare_filing(RELEASE), Outline())[0]
    assert all("98-07" not in str(f.value) and f.concept.name != "LocalPhoneNumber" for f in cover.facts)


@pytest.mark.parametrize(
    ("seed", "name", "end"),
    [
        ("000_6240e9cc734c67f1.txt", "American Locker Group Incorporated", date(2002, 11, 21)),
        ("002_b67d8b9aa5e08fe5.txt", "American Locker Group Incorporated", date(2005, 12, 8)),
        ("003_9e0e0fb7cf4518a9.txt", "American Locker Group Incorporated", date(2004, 3, 19)),
        ("004_e971e013d35f406e.txt", "American Locker Group Incorporated", date(2005, 7, 27)),
    ],
)
def test_the_releases_of_the_seeds(shared: Path, seed: str, name: str, end: date) -> None:
    text = (shared / "seeds" / seed).read_text(encoding="latin-1")
    cover = read_cover(bare_filing(text), Outline())[0]
    assert (cover.entity_name, cover.period.end) == (name, end)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Exhibit 99\nNEWS RELEASE\nUpton Camp Corp. 12 Valley Rd.\nWAYNE, NJ, August 9, 1994--A machine stopped.", "Upton Camp Corp."),
        (
            "OSLO, PA - May 4, 1998 - Good Health Corporation of Oslo, Inc., (NASDAQ/NMS: GHCO) said",
            "Good Health Corporation of Oslo, Inc.",
        ),
        ("PRESS RELEASE\nMay 4, 1998. Teal. Other company names are trademarks of their owners.", ""),
    ],
)
def test_a_corporate_name_is_taken_whole_or_not_at_all(head: str, name: str) -> None:
    assert read_cover(bare_filing(head), Outline())[0].entity_name == name


def test_of_several_tickers_none_is_the_company_s() -> None:
    text = RELEASE + "It will merge with Roe Inc. (NYSE: ROE).\n"
    assert read_cover(bare_filing(text), Outline())[0].get("TradingSymbol") is None
