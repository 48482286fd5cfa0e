"""How much each kind of evidence counts: learned/weights.tsv, fitted by `benchmarks/fit_weights.py`."""

from __future__ import annotations

from functools import cache

from converter.errors import MapError
from converter.maps.evidence import NAMES
from converter.resources import data_folder


@cache
def load_weights() -> tuple[float, ...]:
    """The weights in the order of evidence.NAMES; raises MapError if one is missing or unknown."""
    path = data_folder("taxonomy_maps") / "learned" / "weights.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    found = {name: float(weight) for name, weight in rows}
    if set(found) != set(NAMES):
        wrong = sorted(set(found) ^ set(NAMES))
        raise MapError(f"the weights do not fit the kinds of evidence: {', '.join(wrong)}", place=str(path))
    return tuple(found[name] for name in NAMES)
