"""The proof by arithmetic: what sums to what, what does not foot, and how many figures a sum vouches for."""

from converter.calculation.footing import Footing, Proof, footings, prove
from converter.calculation.infer import infer_calculation
from converter.calculation.nearest import Misfit
from converter.calculation.remeasure import settle_measures
from converter.calculation.rollforward import RollForward, roll_forwards
from converter.calculation.unproven import footing_findings, misfits

__all__ = [
    "Footing",
    "Misfit",
    "Proof",
    "RollForward",
    "footing_findings",
    "footings",
    "infer_calculation",
    "misfits",
    "prove",
    "roll_forwards",
    "settle_measures",
]
