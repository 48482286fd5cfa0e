"""Which statements are found in real submissions, and how fast.

usage: python benchmarks/segmenting.py FOLDER [EVERY]

For every submission of FOLDER (or each EVERY-th): the kinds of statements that were found; whether the balance sheet's
region holds the EX-27 schedule's TOTAL-ASSETS and the income statement's its NET-INCOME (the schedule serves this measure alone; where
its figure stands nowhere else, nothing is said). Then totals, and megabytes of submission text per second.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from decimal import Decimal
from pathlib import Path

from converter.errors import InputError
from converter.model.filing import Filing
from converter.model.outline import Outline
from converter.model.statement import StatementKind
from converter.read import read
from converter.segment import segment

TAGS = {StatementKind.BALANCE_SHEET: "TOTAL-ASSETS", StatementKind.INCOME: "NET-INCOME"}
ROUNDING = 500
SHORT = 2  # digits of a figure that could stand anywhere
PRIMARY = (StatementKind.BALANCE_SHEET, StatementKind.INCOME, StatementKind.CASH_FLOW)


def scheduled(filing: Filing, tag: str) -> str:
    """The digits of a tag's figure in the EX-27, where they are printed elsewhere too; "" else."""
    schedules = [filing.source.slice(d.span) for d in filing.documents if d.type.upper().startswith("EX-27")]
    others = [filing.source.slice(d.span) for d in filing.documents if not d.type.upper().startswith("EX-27")]
    figure = next((m[1] for s in schedules if (m := re.search(rf"<{tag}>[ \t]+\(?-?\$?([\d,.]+)", s))), "")
    digits = figure.replace(",", "").removesuffix(".00").rstrip(".")
    return digits if len(digits) > SHORT and any(holds(text, digits) for text in others) else ""


def holds(text: str, digits: str) -> bool:
    """Whether a text prints these digits as one number, with or without commas, in whole units or in thousands."""
    wanted = Decimal(digits)
    printed = {Decimal(n.replace(",", "").rstrip(".")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}
    return any(n == wanted or abs(n - wanted * 1000) <= ROUNDING or abs(n * 1000 - wanted) <= ROUNDING for n in printed)


def judged(filing: Filing, outline: Outline) -> dict[str, str]:
    """For each primary kind "found", "missing", or "elsewhere" where the schedule's figure stands outside the region."""
    verdicts = {}
    for kind in PRIMARY:
        regions = [r for r in outline.statements if r.kind is kind]
        digits = scheduled(filing, TAGS[kind]) if kind in TAGS else ""
        text = "\n".join(filing.source.slice(s) for r in regions for s in r.spans)
        verdicts[kind.value] = "missing" if not regions else "elsewhere" if digits and not holds(text, digits) else "found"
    return verdicts


def main(folder: Path, every: int) -> None:
    """Measure and print."""
    counts: Counter[tuple[str, str]] = Counter()
    paths = sorted(folder.glob("*.txt"))[::every]
    seconds = size = all_found = 0.0
    for path in paths:
        data = path.read_bytes()
        started = time.perf_counter()
        try:
            filing, _ = read(path.name, data)
            outline, _ = segment(filing)
        except InputError as error:
            print(f"{path.stem[:60]:60} {error.why}")
            continue
        seconds += time.perf_counter() - started
        size += len(data) / 1e6
        verdicts = judged(filing, outline)
        counts.update(verdicts.items())
        all_found += all(v == "found" for v in verdicts.values())
        notes = f"{len(outline.notes)} notes"
        faults = " ".join(f"{kind}:{verdict}" for kind, verdict in verdicts.items() if verdict != "found")
        print(f"{path.stem[:60]:60} {len(outline.statements):2} statements {notes:9} {faults}")
    for (kind, verdict), count in sorted(counts.items()):
        print(f"{kind:14} {verdict:10} {count:4} {100 * count / len(paths):5.1f} %")
    print(f"all three found and right: {all_found:.0f} of {len(paths)}; {size / seconds:.1f} MB/s")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)  # noqa: PLR2004 - the script and two arguments
