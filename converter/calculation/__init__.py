"""The proof by arithmetic: what sums to what, what does not foot, and how many figures a sum vouches for."""

from converter.calculation.commitments import part_commitments
from converter.calculation.footing import Footing, footings
from converter.calculation.infer import infer_calculation
from converter.calculation.matrix import CrossFooting, carried_forward, cross_footings, matrix_findings
from converter.calculation.nearest import Misfit
from converter.calculation.proof import Proof, prove
from converter.calculation.remeasure import settle_measures
from converter.calculation.rollforward import RollForward, roll_forwards
from converter.calculation.unproven import all_misfits, footing_findings, misfits

__all__ = [
    "CrossFooting",
    "Footing",
    "Misfit",
    "Proof",
    "RollForward",
    "all_misfits",
    "carried_forward",
    "cross_footings",
    "footing_findings",
    "footings",
    "infer_calculation",
    "matrix_findings",
    "misfits",
    "part_commitments",
    "prove",
    "roll_forwards",
    "settle_measures",
]
