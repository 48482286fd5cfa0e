"""A fixed sample of filings whose own choice of concepts is known: the score may not fall below its floor."""

import csv
from collections import Counter
from pathlib import Path

from converter.calculation import infer_calculation
from converter.maps.load import load_maps
from converter.maps.match import MatchContext, match_statement
from converter.read.lineitems import read_csv

EVERY = 8
RIGHT = 0.79
EXTENDED = 0.15


def same_concept(shared: Path) -> dict[str, set[str]]:
    lines = (shared / "bench" / "same_concept.tsv").read_text(encoding="utf-8").splitlines()
    return {names[0]: set(names) for names in (line.split("\t") for line in lines if line and not line.startswith("#"))}


def test_most_lines_get_the_concept_that_their_filer_chose(shared: Path) -> None:
    folder, groups = shared / "corpus" / "lines", same_concept(shared)
    with (folder / "truth.tsv").open(encoding="utf-8") as file:
        truth = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    counts: Counter[str] = Counter()
    for name in sorted({row["file"] for row in truth})[::EVERY]:
        filing, _ = read_csv(name, (folder / name).read_bytes())
        known = iter(row["concept"] for row in truth if row["file"] == name)
        for statement in filing.statements:
            for match in match_statement(statement, infer_calculation(statement), MatchContext(), load_maps()):
                concept = next(known)
                assert match is not None
                own = concept == "(extension)" and match.concept.is_extension
                counts["right"] += own or match.concept.qname.name in groups.get(concept, {concept})
                counts["extended"] += match.concept.is_extension
                counts["lines"] += 1
    assert counts["right"] >= RIGHT * counts["lines"]
    assert counts["extended"] <= EXTENDED * counts["lines"]
