"""Amounts that stand in sentences and are facts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from converter.model.concept import Concept
from converter.model.fact import Dimension
from converter.model.period import Period
from converter.model.quantity import Figure, Measure
from converter.model.source import Span


@dataclass(frozen=True, slots=True)
class ProseFact:
    """An amount in a sentence. Value of the fact = figure.value * sign; `rule` names the entry of prose.toml.

    `phrase` is what the sentence calls it ("net sales") and covers for a caption; `sentence` is the whole sentence; `note` the
    index of the note in the outline, None for other prose.
    """

    concept: Concept
    figure: Figure
    period: Period
    measure: Measure
    rule: str
    phrase: str
    sentence: Span
    sign: int = 1
    dimensions: tuple[Dimension, ...] = ()
    note: int | None = None
    confidence: Decimal = Decimal("0.95")
