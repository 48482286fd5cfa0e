"""Fit how much each kind of evidence counts, on line items whose filers' own choice is known.

usage: fit_weights.py [--lines FOLDER] [--write]

Some thirty numbers for all captions and filers: no caption and no filer has one of its own. The model is a conditional logit over the
candidates of a line; evidence from the lines around it uses first choices made with the weights as they are, so a second run
settles them. Prints how many lines are right when each quarter of the filers is judged by weights fitted on the others, and how often
answers with a given share of their line's scores are: the points of converter/maps/confidence.py. `--write` fits on all and writes
taxonomy_maps/learned/weights.tsv.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from concepts import SHARED, same_concept, truths
from numpy.typing import NDArray

from converter.calculation import infer_calculation
from converter.maps.assign import RULE_EVIDENCE
from converter.maps.candidates import Scored, candidates
from converter.maps.evidence import INDEX, NAMES
from converter.maps.learned import OWN
from converter.maps.load import load_maps
from converter.maps.match import first_choices
from converter.maps.scene import scene_of
from converter.maps.structure import neighbourhood_of, structure, surroundings_of
from converter.read.lineitems import read_csv
from converter.resources import data_folder

HEAD = "# How much each kind of evidence counts for a candidate; fitted by benchmarks/fit_weights.py on the statements of 48 filers.\n"
FOLDS = 4
STEPS = 300
SHRINKING = 3.0  # towards no weight at all, in lines
HANDICAP = 0.25  # of an extension: where a standard concept fits about as well, it is the answer
BANDS = 8


@dataclass(frozen=True, slots=True)
class Example:
    """A line's candidates as rows of evidence, with what rules add, and which of them are right."""

    filer: str
    evidence: NDArray[np.float64]
    bonus: NDArray[np.float64]
    right: tuple[int, ...]


def examples(folder: Path) -> Iterator[Example]:
    groups, concept_map = same_concept(SHARED / "bench" / "same_concept.tsv"), load_maps()
    for name, rows in sorted(truths(folder).items()):
        known = iter(rows)
        for statement in read_csv(name, (folder / name).read_bytes())[0].statements:
            calculation = infer_calculation(statement)
            scene = scene_of(statement, calculation, concept_map)
            pools = {i: candidates(scene, i) for i in range(len(statement.lines))}
            around = surroundings_of(statement, calculation, scene.places, concept_map.table, first_choices(scene, calculation, pools))
            for i, pool in pools.items():
                truth = next(known)["concept"]
                accepted = {OWN} if truth == "(extension)" else groups.get(truth, {truth})
                right = tuple(k for k, scored in enumerate(pool) if scored.name in accepted)
                near = neighbourhood_of(around, i)
                more = [structure(near, scored.concept) if scored.concept else () for scored in pool]
                yield Example(name, table(pool, more), np.array([scored.bonus for scored in pool]), right)


def table(pool: Sequence[Scored], more: Sequence[tuple[tuple[int, float], ...]]) -> NDArray[np.float64]:
    found = np.zeros((len(pool), len(NAMES)))
    for row, (scored, extra) in enumerate(zip(pool, more, strict=True)):
        for i, value in (*scored.evidence, *extra):
            found[row, i] = value
    return found


def fit(known: Sequence[Example]) -> NDArray[np.float64]:
    """Adam on the likelihood that one of the right candidates is chosen, all lines at a time; lines without one say nothing."""
    telling = [e for e in known if e.right]
    evidence, absent, right = padded(telling)
    spread = evidence[absent == 0].std(axis=0) + 1e-6
    evidence /= spread
    weights, mean, square = np.zeros(len(NAMES)), np.zeros(len(NAMES)), np.zeros(len(NAMES))
    for step in range(1, STEPS + 1):
        chances = softmax(evidence @ weights + absent)
        wanted = chances * right
        wanted /= wanted.sum(axis=1, keepdims=True)
        slope = (np.einsum("lcn,lc->n", evidence, chances - wanted) + SHRINKING * weights) / len(telling)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        rate = 0.05 if step < STEPS * 2 // 3 else 0.015
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    weights /= spread
    weights[INDEX["own"]] -= HANDICAP
    return weights


def padded(known: Sequence[Example]) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """The evidence of all lines for as many candidates each; -1e9 where a line has no more of them; 1 where a candidate is right."""
    most = max(len(e.evidence) for e in known)
    evidence, absent, right = np.zeros((len(known), most, len(NAMES))), np.full((len(known), most), -1e9), np.zeros((len(known), most))
    for i, example in enumerate(known):
        evidence[i, : len(example.evidence)] = example.evidence
        absent[i, : len(example.evidence)] = 0
        right[i, list(example.right)] = 1
    return evidence, absent, right


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    chances: NDArray[np.float64] = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    return chances


@dataclass(frozen=True, slots=True)
class Answer:
    """A line's answer: by a rule, by what was learned, or an extension; its share of the line's scores; whether it is right."""

    kind: str
    share: float
    right: bool


def answer(example: Example, weights: NDArray[np.float64]) -> Answer:
    scores = example.evidence @ weights
    best = int((scores + example.bonus).argmax())
    spoken = scores + np.minimum(example.bonus, RULE_EVIDENCE)
    chances = np.exp(spoken - spoken.max())
    kind = "extension" if example.evidence[best, INDEX["own"]] else "rule" if example.bonus[best] else "learned"
    return Answer(kind, float(chances[best] / chances.sum()), best in example.right)


def report(answers: Sequence[Answer]) -> None:
    right = sum(a.right for a in answers)
    print(f"{right / len(answers):.1%} of {len(answers)} lines right, judged by weights of other filers (lines for themselves, no signs)")
    for kind in ("learned", "rule", "extension"):
        print(f"{kind:10} share  lines  right")
        ranked = sorted((a for a in answers if a.kind == kind), key=lambda a: a.share)
        for at in range(BANDS):
            band = ranked[at * len(ranked) // BANDS : (at + 1) * len(ranked) // BANDS]
            print(f"{'':10} {np.mean([a.share for a in band]):5.3f} {len(band):6} {np.mean([a.right for a in band]):6.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=Path, default=SHARED / "corpus" / "lines")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    known = list(examples(args.lines))
    filers = sorted({example.filer for example in known})
    random.Random(3).shuffle(filers)  # noqa: S311 - a fixed division
    answers = []
    for fold in range(FOLDS):
        judged = set(filers[fold::FOLDS])
        weights = fit([e for e in known if e.filer not in judged])
        answers += [answer(e, weights) for e in known if e.filer in judged]
    report(answers)
    if args.write:
        rows = "".join(f"{name}\t{weight:.3f}\n" for name, weight in zip(NAMES, fit(known), strict=True))
        (data_folder("taxonomy_maps") / "learned" / "weights.tsv").write_text(HEAD + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
