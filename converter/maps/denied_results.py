"""What lines of income cannot be, by the heading over them or by the word "before".

1. Below "Cumulative effect of accounting changes" or "Translation adjustments", "Continuing operations" are not their income.
2. Earnings before an extraordinary item or a cumulative effect are neither all earnings nor that effect.
3. Income from operations that are discontinued is no operating income.
4. What stands below "Revenues" is no cost.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

_HEADINGS = (  # what the nearest heading says, under a name of its own
    ("@effect", re.compile(r"^\W*(?:cumulative effect|(?:foreign )?(?:currency )?translation|unrealized)\b(?!.*\bbefore\b)")),
    ("@discontinued", re.compile(r"^\W*(?:income|earnings|loss|results)?\W*(?:\(\w+\)\W*)?(?:from\W+)?discontinued operations?\W*$")),
    ("@revenue", re.compile(r"^\W*(?:net |operating |total )*(?:revenues?|sales)\W*$")),
)
_PARTS = re.compile(r"^\W*(?:dis)?continu(?:ing|ed)\b")
_RESULTS_OF_PARTS = ("IncomeLossFrom", "DiscontinuedOperation")
_FROM_OPERATIONS = re.compile(r"\b(?:income|loss|earnings|profit)\b.*\boperations\b|^\W*operati(?:ng|ons)\b")
_BEFORE_ITEM = re.compile(r"\bbefore\b.*\b(?:extraordinary|cumulative)\b")
_WHOLE_OR_ITEM = ("EarningsPerShare", "CumulativeEffectOfChangeInAccountingPrincipleNetOfTax", "NetIncomeLoss")


def said_of_results(heading: str) -> Iterator[str]:
    """What the nearest heading over a line, in small letters, says, under a name of its own."""
    return (name for name, said in _HEADINGS if said.search(heading))


def denied_results(said: Collection[str], own: str) -> tuple[str, ...]:
    """Words of concepts' names that what a heading says, or a caption in small letters, denies."""
    return (
        *(_RESULTS_OF_PARTS if "@effect" in said and _PARTS.search(own) else ()),
        *(("OperatingIncomeLoss",) if "@discontinued" in said and _FROM_OPERATIONS.search(own) else ()),
        *(("CostOf", "CostsOf") if "@revenue" in said else ()),
        *(_WHOLE_OR_ITEM if _BEFORE_ITEM.search(own) else ()),
    )
