"""The cases' filings drawn in other ways give the same numbers: no rule of the reader rests on an accident of the drawing.

The whole corpus is redrawn by `make benchmark-redrawn`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from redrawing import REDRAWINGS, redrawn
from redrawn import facts_of

CASES = sorted(Path(__file__).parent.glob("cases/*/source.txt"))


@pytest.mark.parametrize("redrawing", REDRAWINGS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.parent.name)
def test_a_redrawn_filing_gives_the_same_numbers(case: Path, redrawing: str) -> None:
    text = case.read_text(encoding="latin-1")
    filed, again = facts_of(case.name, text), facts_of(case.name, redrawn(text, REDRAWINGS[redrawing]))
    differing = {name: (filed.get(name), again.get(name)) for name in filed.keys() | again.keys() if filed.get(name) != again.get(name)}
    assert differing == {}


def test_a_schedule_is_never_redrawn() -> None:
    schedule = "<DOCUMENT>\n<TYPE>EX-27\n<TEXT>\n<CASH>   $ 12\n</TEXT>\n</DOCUMENT>"
    document = "<DOCUMENT>\n<TYPE>10-K\n<TEXT>\nCash   $ 12\n</TEXT>\n</DOCUMENT>"
    assert redrawn(f"{document}\n{schedule}", REDRAWINGS["no dollar signs"]) == f"{document.replace('$', ' ')}\n{schedule}"
