"""Score the choice of concepts on line items whose filers' own choice is known.

usage: concepts.py [--lines FOLDER] [--details FILE.tsv] [--every N]

FOLDER (default: ../shared/corpus/lines) holds CSVs of line items and truth.tsv. A line is `right` if its concept and sign are the
filer's own, by the renamings of ../shared/bench/same_concept.tsv; `sign` if only the sign is wrong; `extended` if the answer is
an extension and the filer's was standard; else `wrong`. Prints the score of each statement, how often answers of a given
confidence are right, lines per second and the most memory used.
"""

from __future__ import annotations

import argparse
import collections
import csv
import os
import resource
import sys
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from converter.calculation import infer_calculation
from converter.maps.load import load_maps
from converter.maps.match import MatchContext, match_statement
from converter.model.match import Match
from converter.model.statement import LineItem
from converter.read.lineitems import read_csv

SHARED = Path(os.environ.get("XBRL_CONVERTER_SHARED", Path(__file__).resolve().parents[2] / "shared"))
VERDICTS = ("right", "sign", "extended", "wrong")
BANDS = [Decimal(b) / 100 for b in (0, 30, 50, 70, 80, 90, 95, 101)]


def same_concept(path: Path) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            names = line.split("\t")
            groups.setdefault(names[0], set()).update(names)
    return groups


def truths(folder: Path) -> dict[str, list[dict[str, str]]]:
    found = collections.defaultdict(list)
    with (folder / "truth.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[row["file"]].append(row)
    return dict(found)


def judge(match: Match | None, line: LineItem, truth: dict[str, str], groups: dict[str, set[str]]) -> str:
    if match is None:
        return "wrong"
    name, concept = match.concept.qname.name, truth["concept"]
    if name in groups.get(concept, {concept}):
        printed = any(figure and figure.value for figure in line.figures)
        return "right" if match.sign == (-1 if truth["negated"] == "1" else 1) or not printed else "sign"
    if match.concept.is_extension:
        return "right" if concept == "(extension)" else "extended"
    return "wrong"


def matched(folder: Path, names: list[str]) -> Iterator[tuple[str, LineItem, Match | None, float]]:
    for name in names:
        filing, _ = read_csv(name, (folder / name).read_bytes())
        for statement in filing.statements:
            calculation = infer_calculation(statement)
            start = time.process_time()
            matches = match_statement(
                statement, calculation, MatchContext(filing.header.form, filing.header.sic), load_maps(filing.header.sic)
            )
            seconds = (time.process_time() - start) / max(len(statement.lines), 1)
            for line, match in zip(statement.lines, matches, strict=True):
                yield name, line, match, seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=Path, default=SHARED / "corpus" / "lines")
    parser.add_argument("--details", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take each Nth filing")
    args = parser.parse_args()
    groups, known = same_concept(SHARED / "bench" / "same_concept.tsv"), truths(args.lines)
    names = sorted(known)[:: args.every]
    rows = [row for name in names for row in known[name]]
    start = time.perf_counter()
    load_maps()
    print(f"maps loaded in {time.perf_counter() - start:.3f} s")
    statements: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    bands: dict[Decimal, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    details, seconds = [], 0.0
    for truth, (name, line, match, cost) in zip(rows, matched(args.lines, names), strict=True):
        verdict = judge(match, line, truth, groups)
        seconds += cost
        for key in (truth["statement"], "total"):
            statements[key][verdict] += 1
        if match:
            bands[max(b for b in BANDS if b <= match.confidence)][verdict] += 1
            rule = f"{match.rung.value}\t{match.rule}\t{match.confidence}"
            details.append(f"{name}\t{truth['statement']}\t{line.caption}\t{truth['concept']}\t{match.concept.qname}\t{verdict}\t{rule}\n")
    report(statements, bands, len(rows), seconds)
    if args.details:
        args.details.write_text("".join(details), encoding="utf-8")


def report(
    statements: dict[str, collections.Counter[str]], bands: dict[Decimal, collections.Counter[str]], lines: int, seconds: float
) -> None:
    for key in sorted(statements, key=lambda name: (name == "total", name)):
        counts = statements[key]
        whole = sum(counts.values())
        print(f"{key:18} {whole:6} lines  " + "  ".join(f"{counts[v] / whole:6.1%} {v}" for v in VERDICTS))
    print("confidence    lines   right")
    for low in sorted(bands):
        whole = sum(bands[low].values())
        print(f"  from {low:4}  {whole:6}  {bands[low]['right'] / whole:6.1%}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    print(f"{lines / seconds:,.0f} lines per second, {memory:,.0f} MB")


if __name__ == "__main__":
    main()
