"""Whole conversions as files: a folder of tests/cases with a source is a test.

`expected/` says what the conversion must come to: facts.txt a line per fact, findings.txt a line per error or warning. After a
change that is meant, `pytest --refresh-goldens` writes them anew; read the difference before you commit it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from converter import Conversion, Options, convert
from converter.model.fact import Fact
from converter.model.finding import Severity

CASES = sorted(path.parent for path in Path(__file__).parent.glob("cases/*/source.*"))
LONGEST = 60


def value(fact: Fact) -> str:
    if isinstance(fact.value, Decimal):
        return f"{fact.value:f} {fact.unit.id if fact.unit else ''} {'INF' if fact.decimals is None else fact.decimals}"
    folded = " ".join(fact.value.split())
    return folded if len(folded) <= LONGEST else f"{folded[:LONGEST]}... ({len(folded)})"


def facts(conversion: Conversion) -> Iterator[str]:
    source = conversion.report.filing.source
    for fact in conversion.report.facts:
        place = str(source.place(fact.spans[0])) if fact.spans else "hidden"
        dimensions = "".join(f" [{d.axis.name}={d.member.name}]" for d in fact.dimensions)
        yield f"{place} | {fact.concept} | {fact.period}{dimensions} | {value(fact)}"


def findings(conversion: Conversion) -> Iterator[str]:
    for finding in conversion.findings:
        if finding.severity is not Severity.INFO:
            yield f"{finding.severity.value} | {finding.code} | {finding.where or '-'} | {finding.what}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, *, refresh_goldens: bool) -> None:
    [source] = case.glob("source.*")
    conversion = convert(source, Options(outputs=("ixbrl",)))
    for name, lines in (("facts.txt", facts(conversion)), ("findings.txt", findings(conversion))):
        text = "".join(f"{line}\n" for line in lines)
        if refresh_goldens:
            (case / "expected").mkdir(exist_ok=True)
            (case / "expected" / name).write_text(text, encoding="utf-8")
        assert text == (case / "expected" / name).read_text(encoding="utf-8")
