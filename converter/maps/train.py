"""Find the points of the network (`network`): Adagrad on the log-likelihood of what filers called their lines.

Features are left out at random while learning, so that no concept hangs on one word. The order is fixed: same examples, same
points (on one machine; elsewhere the last digits may differ).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DIMENSIONS = 64
EPOCHS = 9
RATE = 0.1
DECAY = 0.2
LEFT_OUT = 0.25
BATCH = 64
_START = 1e-3  # of the sums of squared slopes


@dataclass(frozen=True, slots=True)
class Example:
    """A caption's features and its concept, both as numbers; `weight` says how much it counts."""

    features: tuple[int, ...]
    concept: int
    weight: float


class _Steps:
    """A matrix that is moved against its slopes, the further the less it was moved before."""

    def __init__(self, values: NDArray[np.float32]) -> None:
        import numpy as np  # noqa: PLC0415 - only learning needs it here

        self.values = values
        self._squares = np.full_like(values, _START)

    def move(self, slope: NDArray[np.float32], rate: float) -> None:
        self._squares += slope * slope
        self.values -= rate * slope / self._squares**0.5

    def move_rows(self, rows: NDArray[np.intp], slope: NDArray[np.float32], rate: float) -> None:
        self._squares[rows] += (slope * slope).mean(axis=1, keepdims=True)
        self.values[rows] -= rate * slope / self._squares[rows] ** 0.5


class _Points:
    """The points while they are learned."""

    def __init__(self, features: int, concepts: int) -> None:
        import numpy as np  # noqa: PLC0415 - as above

        self.random = np.random.default_rng(1)
        self.words = _Steps((self.random.standard_normal((features, DIMENSIONS)) * 0.1).astype(np.float32))
        self.concepts = _Steps((self.random.standard_normal((DIMENSIONS, concepts)) * 0.05).astype(np.float32))
        self.leanings = _Steps(np.zeros(concepts, np.float32))

    def learn(self, batch: Sequence[Example], rate: float) -> None:
        import numpy as np  # noqa: PLC0415 - as above

        kept = [np.array(e.features, np.intp)[self.random.random(len(e.features)) > LEFT_OUT] for e in batch]
        lengths = np.array([len(rows) for rows in kept])
        unique, places = np.unique(np.concatenate(kept), return_inverse=True)
        share = np.zeros((len(unique), len(batch)), np.float32)
        share[places, np.repeat(np.arange(len(batch)), lengths)] = 1
        share /= np.sqrt(lengths + 1, dtype=np.float32)
        points = np.tanh(share.T @ self.words.values[unique])
        scores = points @ self.concepts.values + self.leanings.values
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        chances[np.arange(len(batch)), [e.concept for e in batch]] -= 1
        chances *= np.array([[e.weight] for e in batch], np.float32)
        back = chances @ self.concepts.values.T * (1 - points * points)
        self.concepts.move(points.T @ chances, rate)
        self.leanings.move(chances.sum(axis=0), rate)
        self.words.move_rows(unique, share @ back, rate)


def train(
    examples: Sequence[Example], features: int, concepts: int
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """The points of features (rows) and of concepts (columns), and the concepts' leanings."""
    points = _Points(features, concepts)
    for epoch in range(EPOCHS):
        order = points.random.permutation(len(examples))
        for start in range(0, len(order), BATCH):
            points.learn([examples[i] for i in order[start : start + BATCH]], RATE / (1 + DECAY * epoch))
    return points.words.values, points.concepts.values, points.leanings.values
