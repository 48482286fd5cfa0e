"""Learn from what filers called their lines: `maps learn LABELS` makes the two tables that `learned` reads.

LABELS is a TSV (perhaps gzipped) with the columns statement, label, concept, negated, parenthetical, filers (a comment starts
with "#"); concepts are us-gaap names of any year: what is gone has its successor (successors.tsv), else its name in historic.toml,
else it counts as a filer's own concept.

  captions.tsv  statement|normalised caption -> concept:filers, commonest first
  holders.tsv   statement|word -> how rare the word is (hundredths of the logarithm of captions by captions with it), and the numbers
                of the lines of captions.tsv with it, from 0 below the header; none for words in very many captions
  names.tsv     the concepts that words.tsv names by their number, in order from 0
  words.tsv     feature (see caption.features) -> concept's number:weight; a softmax over the summed weights of a caption's
                features gives how likely filers are to call a concept so. Weights are hundredths.

Learning is plain stochastic gradient descent on the log-likelihood, in a fixed order: same labels, same bytes.
"""

from __future__ import annotations

import csv
import gzip
import io
import math
import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from converter.errors import ConverterError, InputError
from converter.maps.caption import features, normalise
from converter.maps.concept_map import ConceptMap
from converter.maps.learned import OWN, PARENTHETICAL, kind_of_name
from converter.maps.load import load_maps
from converter.resources import data_folder

EPOCHS = 10
RATE = 0.05
DECAY = 0.3
COMMON = 1500  # captions with a word, from which on it says too little
KEPT = 48  # concepts kept a feature
SMALLEST = 0.12  # weights nearer to zero are dropped
_NEEDED = {"statement", "label", "concept", "negated", "parenthetical", "filers"}


@dataclass(frozen=True, slots=True)
class LabelRow:
    """How many filers called a line so on that statement, and which concept they gave it."""

    kind: str
    caption: str
    concept: str
    filers: int


def learn_captions(labels: Path) -> dict[str, bytes]:
    """The tables by file name, in the names of the default target."""
    return learn(labels, target_names(load_maps()))


def target_names(concept_map: ConceptMap) -> Callable[[str], str | None]:
    """What a us-gaap name of any year is called today: itself, its successor, a historic concept, or None."""
    path = data_folder("taxonomy_maps") / "us-gaap" / "successors.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    successors = {row[0]: row[1] for row in rows[1:]}

    def today(name: str) -> str | None:
        name = successors.get(name, name)
        return name if concept_map.concept(name) else None

    return today


def learn(labels: Path, target_name: Callable[[str], str | None]) -> dict[str, bytes]:
    """The tables by file name; `target_name` gives the name that a concept has today, None where it has none."""
    rows = _merge(read_labels(labels), target_name)
    captions = _captions(rows)
    return {"captions.tsv": captions, "holders.tsv": _holders(captions), **_words(rows)}


def read_labels(path: Path) -> Iterator[LabelRow]:
    """The rows of a labels table; raises InputError for a missing column, or a number of filers that is none."""
    lines = (line for line in io.StringIO(_text(path)) if not line.startswith("#"))
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
    missing = _NEEDED - set(rows.fieldnames or ())
    if missing:
        raise InputError(f"a table of labels lacks the column {min(missing)}", place=str(path), excerpt=" ".join(rows.fieldnames or ()))
    for row in rows:
        kind = PARENTHETICAL if row["parenthetical"] == "1" else kind_of_name(row["statement"])
        if not row["filers"].isdecimal():
            raise InputError("this row does not say how many filers", place=str(path), excerpt=row["label"], advice="write a whole number")
        yield LabelRow(kind, row["label"], row["concept"], int(row["filers"]))


def _text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise InputError(f"this is no table of labels: {error}", place=str(path), advice="give a TSV in UTF-8, or a gzipped one") from error


def _merge(rows: Iterator[LabelRow], target_name: Callable[[str], str | None]) -> list[LabelRow]:
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        concept = OWN if row.concept == "(extension)" else target_name(row.concept) or OWN
        counts[row.kind, row.caption, concept] += row.filers
    return [LabelRow(kind, caption, concept, filers) for (kind, caption, concept), filers in sorted(counts.items())]


def _captions(rows: list[LabelRow]) -> bytes:
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if caption := normalise(row.caption):
            table[f"{row.kind}|{caption}"][row.concept] += row.filers
    return _table("caption\tconcepts", {key: dict(counts.most_common(8)) for key, counts in table.items()})


def _holders(captions: bytes) -> bytes:
    keys = [line.partition("\t")[0] for line in captions.decode("utf-8").splitlines()[1:]]
    held: dict[str, list[int]] = defaultdict(list)
    for i, key in enumerate(keys):
        kind, _, caption = key.partition("|")
        for word in set(caption.split(" ")):
            held[f"{kind}|{word}"].append(i)
    lines = ["word\trarity\tcaptions"]
    for word in sorted(held, key=lambda name: name.encode("utf-8")):
        shown = " ".join(map(str, held[word])) if len(held[word]) < COMMON else ""
        lines.append(f"{word}\t{round(100 * math.log(len(keys) / len(held[word])))}\t{shown}")
    return ("\n".join(lines) + "\n").encode("utf-8")


def _words(rows: list[LabelRow]) -> dict[str, bytes]:
    seen = Counter(feature for row in rows for feature in features(row.kind, row.caption))
    filers = Counter[str]()
    for row in rows:
        filers[row.concept] += row.filers
    concepts = sorted(name for name, count in filers.items() if count > 1)
    names = sorted(feature for feature, count in seen.items() if count > 1)
    weights = _descend(rows, {name: i for i, name in enumerate(names)}, {name: i for i, name in enumerate(concepts)})
    table = {name: {str(i): w for i, w in kept.items()} for name, kept in zip(names, weights, strict=True)}
    return {
        "names.tsv": "".join(f"{name}\n" for name in ("concept", *concepts)).encode("utf-8"),
        "words.tsv": _table("feature\tweights", table),
    }


def _descend(rows: list[LabelRow], names: Mapping[str, int], concepts: Mapping[str, int]) -> Iterator[dict[int, int]]:
    """Weights of each feature, in hundredths, after softmax regression; a row counts by the root of its filers, at most five."""
    np = _numpy()
    examples = [
        (
            np.array([names[f] for f in features(row.kind, row.caption) if f in names], dtype=np.intp),
            concepts[row.concept],
            min(math.sqrt(row.filers), 5.0),
        )
        for row in rows
        if row.concept in concepts
    ]
    weights = np.zeros((len(names), len(concepts)), dtype=np.float32)
    order = random.Random(1)  # noqa: S311 - a fixed order, so that learning can be repeated
    for epoch in range(EPOCHS):
        order.shuffle(examples)
        rate = RATE / (1 + DECAY * epoch)
        for found, concept, weight in examples:
            scores = weights[found].sum(axis=0)
            chances = np.exp(scores - scores.max())
            chances /= chances.sum()
            chances[concept] -= 1
            weights[found] -= (rate * weight) * chances
    for row in weights:
        best = np.argsort(-np.abs(row), kind="stable")[:KEPT]
        yield {int(i): round(float(row[i]) * 100) for i in sorted(best) if abs(row[i]) >= SMALLEST}


def _numpy() -> ModuleType:
    try:
        import numpy as np  # noqa: PLC0415 - only learning needs it
    except ImportError as error:
        raise ConverterError("numpy is not installed", advice='pip install "xbrl-converter[learn]"') from error
    return np


def _table(header: str, rows: Mapping[str, Mapping[str, int]]) -> bytes:
    lines = [header]
    for key in sorted(rows, key=lambda name: name.encode("utf-8")):
        entries = sorted(rows[key].items(), key=lambda entry: (-entry[1], entry[0]))
        lines += [key + "\t" + " ".join(f"{name}:{number}" for name, number in entries)] * bool(entries)
    return ("\n".join(lines) + "\n").encode("utf-8")
