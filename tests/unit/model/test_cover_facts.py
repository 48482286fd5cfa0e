"""The cover's facts are found by their names."""

from datetime import date

from converter.model.concept import QName
from converter.model.cover import CoverFact, CoverFacts, FilingPeriod
from converter.model.period import Duration

QUARTER = FilingPeriod("10-Q", date(2002, 9, 30), Duration(date(2002, 1, 1), date(2002, 9, 30)), "--12-31", 2002, "Q3")


def test_a_cover_fact_is_found_by_name() -> None:
    fact = CoverFact(QName("dei", "DocumentType"), "10-Q", "cover:form")
    cover = CoverFacts("Acme Tools Inc.", "", QUARTER, (fact,))
    assert cover.get("DocumentType") is fact
    assert cover.get("EntityFileNumber") is None


def test_a_quarter_is_not_annual() -> None:
    assert not QUARTER.is_annual
