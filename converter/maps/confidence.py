"""Confidence as the chance of being right: what the scores say, corrected by how often such answers were right.

Measured on statements whose filers' own choice is known, by weights of other filers: `benchmarks/fit_weights.py` prints the points,
`benchmarks/concepts.py` how often answers come out right, less the few whose filers meant the other sign. A map's rule is less often
the filer's choice than its words suggest, since filers of one caption differ; an extension is the filer's choice less often still.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from converter.model.match import Rung

_Points = Sequence[tuple[float, float]]  # what the scores say -> how often right

_LEARNED: _Points = (
    (0.0, 0.15),
    (0.32, 0.24),
    (0.44, 0.44),
    (0.65, 0.62),
    (0.76, 0.73),
    (0.85, 0.84),
    (0.93, 0.88),
    (0.985, 0.91),
    (1.0, 0.93),
)
_RULE: _Points = (
    (0.0, 0.4),
    (0.67, 0.655),
    (0.93, 0.765),
    (0.966, 0.81),
    (0.983, 0.85),
    (0.992, 0.89),
    (0.996, 0.92),
    (0.998, 0.95),
    (1.0, 0.965),
)
_EXTENSION: _Points = ((0.0, 0.3), (0.49, 0.36), (0.57, 0.41), (0.66, 0.51), (0.77, 0.55), (0.89, 0.63), (0.995, 0.795), (1.0, 0.85))
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
