"""A fixed sample of real submissions: the score against their own schedules keeps its floor, and no figure is lost in silence.

The whole corpus is measured by `make benchmark-reading`; this sample is small enough for every test run.
"""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from converter.model.fact import Fact
from converter.model.period import Duration
from converter.model.statement import StatementKind
from converter.options import Options
from converter.pipeline import Conversion, convert
from converter.tables import printed_figures

EVERY = 27  # of the submissions in the order of their names: nine of them, of all kinds
FLOOR = Decimal("0.80")  # of the sample's reachable figures agree


@dataclass(frozen=True)
class Answer:
    """A fact in the form in which the score reads it from an inline document."""

    name: str
    start: str | None
    end: str
    value: Decimal
    dimensions: tuple[()] = ()


@cache
def sample(shared: Path) -> dict[Path, Conversion]:
    paths = sorted((shared / "corpus" / "text_ex27").glob("*.txt"))[::EVERY]
    return {path: convert(path, Options(outputs=())) for path in paths}


@cache
def score(shared: Path) -> ModuleType:
    path = shared / "bench" / "score_ex27.py"
    spec = importlib.util.spec_from_file_location("score_ex27", path)
    if spec is None or spec.loader is None:
        pytest.fail(f"{path} is no module")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(path.parent))
    spec.loader.exec_module(module)
    sys.path.remove(str(path.parent))
    return module


def answers(facts: tuple[Fact, ...]) -> list[Answer]:
    return [
        Answer(f.concept.name, str(f.period.start) if isinstance(f.period, Duration) else None, str(f.period.end), f.value)
        for f in facts
        if isinstance(f.value, Decimal) and not f.dimensions
    ]


def verdicts(shared: Path) -> Counter[str]:
    judge, rules, loose = score(shared).judge, score(shared).load_rules(), score(shared).LOOSE
    found: Counter[str] = Counter()
    for path, conversion in sample(shared).items():
        facts = answers(conversion.report.facts)
        for end, figures, multiplier in score(shared).schedules(path.read_text(encoding="latin-1")):
            for tag, value in figures.items():
                if tag in rules and tag not in loose:
                    found[judge(rules[tag], tag, value, multiplier, end, facts)] += 1
    return found


def test_the_sample_agrees_with_the_filers_own_schedules(shared: Path) -> None:
    found = verdicts(shared)
    assert Decimal(found["agree"]) / found.total() >= FLOOR, dict(found)


def test_no_figure_of_a_statement_is_lost_in_silence(shared: Path) -> None:
    lost = [f for c in sample(shared).values() for f in c.findings if f.code == "check.figure-lost"]
    assert lost == []


def test_every_figure_printed_in_a_statement_is_a_fact_or_named_in_a_finding(shared: Path) -> None:
    """Counted from the print: all numerals of a statement's rows, whether or not a line or a column was read for them."""
    lost = []
    for path, conversion in sample(shared).items():
        source = conversion.report.filing.source
        facts = {span for fact in conversion.report.facts for span in fact.spans}
        told = {finding.where for finding in conversion.findings if finding.where}
        for mapped in conversion.report.statements:
            if mapped.statement.kind is not StatementKind.NOTE_TABLE:
                printed = printed_figures(source, mapped.statement.spans)
                lost += [
                    (path.name, source.place(span), source.slice(span))
                    for span in printed
                    if span not in facts and source.place(span) not in told
                ]
    assert lost == []


def test_no_concept_has_two_values_in_one_place(shared: Path) -> None:
    twice = []
    for path, conversion in sample(shared).items():
        values = defaultdict(set)
        for fact in conversion.report.facts:
            if isinstance(fact.value, Decimal):
                values[fact.concept, fact.period, fact.unit, fact.dimensions].add(fact.value)
        twice += [(path.name, aspect) for aspect, found in values.items() if len(found) > 1]
    assert twice == []


def test_schedules_are_never_a_source_of_facts(shared: Path) -> None:
    """No fact stands in an EX-27 document."""
    for path, conversion in sample(shared).items():
        schedules = [d.span for d in conversion.report.filing.documents if d.type.upper().startswith("EX-27")]
        inside = [f.id for f in conversion.report.facts for s in f.spans if any(e.covers(s) for e in schedules)]
        assert inside == [], path.name
