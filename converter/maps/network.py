"""Which concept filers would call so, by the words of a caption: a small network, for captions that few or no filers used.

Each feature of a caption (`caption.features`) is a point in a space of some sixty dimensions, and so is each concept; a caption is
the squashed sum of its features, and a concept is the likelier the better it points the caption's way. Words that are used alike
lie close together, so that "Barge hire" is told by what is known of "Ship rental". `train` finds the points.
"""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from converter.maps.caption import features

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ARRAYS = ("words", "word_scales", "concepts", "concept_scales", "leanings")
_STEPS = 31  # of a coordinate on either side of zero: finer ones tell no more, and take more room


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """`words`: a row a feature, in steps of its scale; `concepts`: a column a concept; `leanings`: what speaks for it anyway."""

    numbers: Mapping[str, int]  # of features
    words: NDArray[np.int8]
    word_scales: NDArray[np.float32]
    concepts: NDArray[np.float32]
    leanings: NDArray[np.float32]

    def chances(self, kind: str, found: Sequence[str]) -> NDArray[np.float32]:
        """The chance of each concept, in the order of names.tsv, for a caption of these (normalised) words."""
        import numpy as np  # noqa: PLC0415 - a tenth of a second that a run without statements need not wait

        known = map(self.numbers.get, features(kind, found))
        rows = np.array([row for row in known if row is not None], np.intp)
        point = np.tanh(self.word_scales[rows] @ self.words[rows] / math.sqrt(len(rows) + 1))
        scores = point @ self.concepts + self.leanings
        chances: NDArray[np.float32] = np.exp(scores - scores.max())
        chances /= chances.sum()
        return chances


def read_network(names: list[str], data: bytes) -> Network:
    """The network of the features `names`, from the arrays that `write_network` wrote."""
    import numpy as np  # noqa: PLC0415 - as above

    with np.load(io.BytesIO(data)) as arrays:
        words, word_scales, concepts, concept_scales, leanings = (arrays[name] for name in ARRAYS)
    return Network({name: i for i, name in enumerate(names)}, words, word_scales, concepts.astype(np.float32) * concept_scales, leanings)


def write_network(words: NDArray[np.float32], concepts: NDArray[np.float32], leanings: NDArray[np.float32]) -> bytes:
    """A NumPy archive of the points in whole steps, each feature and each concept with its scale."""
    import numpy as np  # noqa: PLC0415 - as above

    word_scales = np.maximum(np.abs(words).max(axis=1), 1e-6) / _STEPS
    concept_scales = np.maximum(np.abs(concepts).max(axis=0), 1e-6) / _STEPS
    found = (
        np.round(words / word_scales[:, None]).astype(np.int8),
        word_scales.astype(np.float32),
        np.round(concepts / concept_scales).astype(np.int8),
        concept_scales.astype(np.float32),
        leanings.astype(np.float32),
    )
    stream = io.BytesIO()
    np.savez_compressed(stream, **dict(zip(ARRAYS, found, strict=True)))
    return stream.getvalue()
