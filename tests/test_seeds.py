"""The five seed documents give the facts that a careful reader finds in them (tests/seeds/*.tsv, written by hand)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from converter.model.fact import Fact
from converter.model.period import Duration
from converter.options import Options
from converter.pipeline import Conversion, convert

EXPECTED = Path(__file__).parent / "seeds"
SEEDS = ("000", "001", "002", "003", "004")


@dataclass(frozen=True)
class Expected:
    """One fact to be found: any of `concepts`, any of `periods`, this unit and value."""

    concepts: frozenset[str]
    periods: frozenset[str]
    unit: str
    value: str

    def is_met_by(self, fact: Fact) -> bool:
        return fact.concept.name in self.concepts and str(fact.period) in self.periods and self._same_value(fact)

    def _same_value(self, fact: Fact) -> bool:
        if isinstance(fact.value, Decimal):
            return unit_name(fact) == self.unit and fact.value == Decimal(self.value)
        return self.unit == "" and str(fact.value) == self.value


def unit_name(fact: Fact) -> str:
    return fact.unit.id.replace("_per_", "/") if fact.unit else ""


def expected(seed: str) -> Iterator[Expected]:
    for row in (EXPECTED / f"{seed}.tsv").read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            concept, period, unit, value = row.split("\t")
            yield Expected(frozenset(concept.split("|")), frozenset(period.split("|")), unit, value)


@cache
def conversion(shared: Path, seed: str) -> Conversion:
    (path,) = (shared / "seeds").glob(f"{seed}_*.txt")
    return convert(path, Options(outputs=()))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_fact_that_the_document_states_is_found(seed: str, shared: Path) -> None:
    facts = conversion(shared, seed).report.facts
    missing = [e for e in expected(seed) if not any(e.is_met_by(f) for f in facts)]
    assert [f"{'|'.join(sorted(e.concepts))} {'|'.join(sorted(e.periods))} {e.value}" for e in missing] == []


@pytest.mark.parametrize("seed", ["000", "001", "004"])
def test_every_fact_of_a_face_or_sentence_of_the_hand_written_list_has_no_rival(seed: str, shared: Path) -> None:
    """No fact has the concept and period of an expected one and another value."""
    wanted = list(expected(seed))
    rivals = [
        f"{fact.concept.name} {fact.period} {fact.value}"
        for fact in conversion(shared, seed).report.facts
        for e in wanted
        if not fact.dimensions
        and fact.concept.name in e.concepts
        and str(fact.period) in e.periods
        and not any(other.is_met_by(fact) for other in wanted)
    ]
    assert rivals == []


@pytest.mark.parametrize("seed", ["002", "003"])
def test_releases_without_figures_give_cover_facts_only(seed: str, shared: Path) -> None:
    facts = conversion(shared, seed).report.facts
    assert {fact.concept.prefix for fact in facts} == {"dei"}


def test_every_amount_on_the_faces_of_the_10q_is_on_the_hand_written_list(shared: Path) -> None:
    """The statements' faces hold nothing that the reader of the document did not see."""
    report = conversion(shared, "001").report
    wanted = list(expected("001"))
    unknown = [
        f"{fact.concept.name} {fact.period} {fact.value}"
        for fact in report.facts
        if fact.provenance.locator and not any(e.is_met_by(fact) for e in wanted)
    ]
    assert unknown == []


def test_every_figure_on_the_faces_of_the_10q_is_a_fact(shared: Path) -> None:
    """Four statements and a note's table, all columns: no figure is left for a finding."""
    report = conversion(shared, "001").report
    figures = sum(f is not None for m in report.statements for line in m.statement.lines for f in line.figures)
    assert sum(fact.provenance.locator is not None for fact in report.facts) == figures


def test_year_to_date_is_the_main_period_of_the_10q(shared: Path) -> None:
    main = conversion(shared, "001").report.main_period
    assert isinstance(main, Duration)
    assert str(main) == "2002-01-01/2002-09-30"
