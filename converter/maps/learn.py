"""Learn from what filers called their lines: `maps learn LABELS` makes the two tables that `learned` reads.

LABELS is a TSV (perhaps gzipped) with the columns statement, label, concept, negated, parenthetical, filers (a comment starts
with "#"); concepts are us-gaap names of any year: what is gone has its successor (successors.tsv), else its name in historic.toml,
else it counts as a filer's own concept.

  names.tsv     the concepts that the other tables mean by their numbers, from 0, in order
  captions.tsv  statement|normalised caption -> number of the concept:filers, commonest first; captions of several filers
  words.tsv     the features of captions (see caption.features) that the network knows, in order
  network.npz   the network's points, by features and by concepts (see network)

Same labels, same bytes.
"""

from __future__ import annotations

import csv
import gzip
import io
import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from converter.errors import InputError
from converter.maps.caption import features, normalise, words
from converter.maps.concept_map import ConceptMap
from converter.maps.learned import OWN, PARENTHETICAL, kind_of_name
from converter.maps.load import load_maps
from converter.maps.network import write_network
from converter.maps.train import Example, train
from converter.resources import data_folder

SEVERAL = 2  # filers, from which on a caption is kept by itself
RARE = 3  # rows with a feature, from which on the network knows it
HEAVIEST = 5.0  # root of filers; more of them add nothing
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
    filers = Counter[str]()
    for row in rows:
        filers[row.concept] += row.filers
    concepts = {name: i for i, name in enumerate(sorted(name for name, count in filers.items() if count > 1))}
    names = "".join(f"{name}\n" for name in ("concept", *concepts)).encode("utf-8")
    return {"names.tsv": names, "captions.tsv": _captions(rows, concepts), **_network(rows, concepts)}


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


def _captions(rows: list[LabelRow], concepts: Mapping[str, int]) -> bytes:
    table: dict[str, Counter[int]] = defaultdict(Counter)
    for row in rows:
        caption = normalise(row.caption)
        if caption and row.concept in concepts:
            table[f"{row.kind}|{caption}"][concepts[row.concept]] += row.filers
    lines = ["caption\tconcepts"]
    for key in sorted(table, key=lambda name: name.encode("utf-8")):
        if table[key].total() >= SEVERAL:
            entries = sorted(table[key].items(), key=lambda entry: (-entry[1], entry[0]))
            lines.append(f"{key}\t{' '.join(f'{concept}:{filers}' for concept, filers in entries[:8])}")
    return ("\n".join(lines) + "\n").encode("utf-8")


def _network(rows: list[LabelRow], concepts: Mapping[str, int]) -> dict[str, bytes]:
    """The features that enough rows have, and the points learned from all rows; one row for each way to write a caption."""
    seen = Counter(feature for row in rows for feature in features(row.kind, words(row.caption)))
    known = {feature: i for i, feature in enumerate(sorted(feature for feature, count in seen.items() if count >= RARE))}
    examples = [
        Example(
            tuple(known[feature] for feature in features(row.kind, words(row.caption)) if feature in known),
            concepts[row.concept],
            min(math.sqrt(row.filers), HEAVIEST),
        )
        for row in rows
        if row.concept in concepts
    ]
    names = "".join(f"{feature}\n" for feature in ("feature", *known)).encode("utf-8")
    return {"words.tsv": names, "network.npz": write_network(*train(examples, len(known), len(concepts)))}
