"""Does the reading rest on how a filing is drawn? Submissions are redrawn in ways that change nothing for a human, and read again.

usage: redrawn.py [SUBMISSIONS] [--every N] [--only REDRAWING] [--jobs N] [--worst N]

For each redrawing of redrawing.py: of the numbers that are facts in the submissions as filed, how many are the same facts, how many
have another value, how many are none any more; and how many facts are new. With --worst, the submissions that lose most.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from redrawing import REDRAWINGS, redrawn
from rich.progress import track

SHARED = Path(os.environ.get("XBRL_CONVERTER_SHARED") or Path(__file__).parents[2] / "shared")
Facts = Mapping[str, Decimal]
"""Value by concept, period, unit and dimensions."""


@dataclass(frozen=True)
class Difference:
    """What became of one submission's numbers: counts of facts."""

    submission: str
    redrawing: str
    same: int
    other: int
    lost: int
    new: int


def facts_of(name: str, text: str) -> Facts:
    """The numbers of a submission; none where it cannot be read. Capitals in the names of its own concepts are those of its captions."""
    from converter.errors import ConverterError  # noqa: PLC0415 - imported in the worker
    from converter.pipeline import Options, convert  # noqa: PLC0415

    try:
        report = convert((name, text.encode("latin-1")), Options(outputs=())).report
    except ConverterError:
        return {}
    numbers = ((f, f.value) for f in report.facts if isinstance(f.value, Decimal))
    return {
        f"{f.concept.name.casefold()} {f.period} {f.unit and f.unit.id} {[str(d.member.name).casefold() for d in f.dimensions]}": value
        for f, value in numbers
    }


def differences(path: Path, names: Sequence[str]) -> list[Difference]:
    """One submission read as filed and in each of the redrawings named."""
    text = path.read_bytes().decode("latin-1")
    filed = facts_of(path.name, text)
    found = []
    for name in names:
        facts = facts_of(path.name, redrawn(text, REDRAWINGS[name]))
        both = filed.keys() & facts.keys()
        same = sum(filed[key] == facts[key] for key in both)
        found.append(Difference(path.stem, name, same, len(both) - same, len(filed) - len(both), len(facts) - len(both)))
    return found


def show(found: Sequence[Difference], worst: int) -> None:
    """A line for each redrawing, and its worst submissions."""
    table: Mapping[str, list[Difference]] = defaultdict(list)
    for one in found:
        table[one.redrawing].append(one)
    print(f"{'redrawing':26}{'facts':>8}{'same':>9}{'other':>8}{'lost':>8}{'new':>8}")
    for name, ones in table.items():
        total = Counter(same=0)
        for one in ones:
            total.update(same=one.same, other=one.other, lost=one.lost, new=one.new)
        facts = total["same"] + total["other"] + total["lost"] or 1
        print(f"{name:26}{facts:8}{total['same'] / facts:9.2%}" + "".join(f"{total[key] / facts:8.2%}" for key in ("other", "lost", "new")))
        for one in sorted(ones, key=lambda one: -(one.other + one.lost + one.new))[:worst]:
            if one.other + one.lost + one.new:
                print(f"    {one.other:5} other {one.lost:5} lost {one.new:5} new  {one.submission}")


def main() -> None:
    """Redraw, read, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("submissions", nargs="?", type=Path, default=SHARED / "corpus" / "text_ex27")
    parser.add_argument("--every", type=int, default=6, help="take each Nth submission")
    parser.add_argument("--only", default="", help="only redrawings with this in their names")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--worst", type=int, default=0, help="name so many submissions for each redrawing")
    arguments = parser.parse_args()
    names = [name for name in REDRAWINGS if arguments.only in name]
    paths = sorted(arguments.submissions.glob("*.txt"))[:: arguments.every]
    with ProcessPoolExecutor(arguments.jobs) as pool:
        done = pool.map(differences, paths, [names] * len(paths))
        found = [one for several in track(done, total=len(paths), description="reading") for one in several]
    show(found, arguments.worst)


if __name__ == "__main__":
    main()
