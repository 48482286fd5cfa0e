"""Confidence as the chance of being right: what the scores say, corrected by how often such answers were right.

Measured on statements whose filers' own choice is known (`benchmarks/concepts.py` shows the table): a map's rule is less often the
filer's choice than its words suggest, since filers of one caption differ; an extension is the filer's choice less often still.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from converter.model.match import Rung

_Points = Sequence[tuple[float, float]]  # what the scores say -> how often right

_LEARNED: _Points = ((0.0, 0.2), (0.3, 0.3), (0.5, 0.5), (0.9, 0.9), (0.97, 0.93), (1.0, 0.95))
_RULE: _Points = ((0.0, 0.45), (0.5, 0.5), (0.75, 0.7), (0.93, 0.75), (0.97, 0.84), (0.985, 0.93), (0.99, 0.96), (1.0, 0.97))
_EXTENSION: _Points = ((0.0, 0.2), (0.55, 0.3), (0.65, 0.44), (0.85, 0.58), (0.93, 0.73), (1.0, 0.9))
_ORDERED: _Points = ((0.0, 0.99), (1.0, 0.99))  # the user, or the filer's own map, has said so
_TABLES: dict[Rung, _Points] = {
    Rung.LEARNED: _LEARNED,
    Rung.EXACT_CAPTION: _RULE,
    Rung.NORMALISED_CAPTION: _RULE,
    Rung.EXTENSION: _EXTENSION,
    Rung.USER_RULE: _ORDERED,
    Rung.FILER_RULE: _ORDERED,
}


def calibrated(rung: Rung, share: float) -> float:
    """The confidence of an answer from `rung` that has `share` of its line's scores, by straight lines between the points."""
    points = _TABLES[rung]
    at = min(bisect_right([x for x, _ in points], share), len(points) - 1)
    (left, low), (right, high) = points[at - 1], points[at]
    return low + (high - low) * (share - left) / (right - left)
