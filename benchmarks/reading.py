"""How well and how fast plain-text submissions are read: convert a folder of them, score them against their EX-27 schedules.

usage: reading.py [SUBMISSIONS] [--output DIR] [--only SUBSTRING] [--jobs N] [--details FILE.tsv]
       reading.py [SUBMISSIONS] [--only SUBSTRING] --folds 1,2,4,8

Each submission becomes an inline XBRL document, nothing else. The score is the one of ../shared/bench/score_ex27.py, then without
the figures that schedules themselves have wrong or by odd conventions (ex27_conventions.tsv: which and why), then by year, form and
industry, then seconds, megabytes per second of processor time, and the largest worker's peak memory.

With --folds nothing is scored: the first submissions are converted with their documents repeated so many times, in one process, to
show how time and memory grow with the input.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

SHARED = Path(os.environ.get("XBRL_CONVERTER_SHARED") or Path(__file__).parents[2] / "shared")
CONVENTIONS = Path(__file__).with_name("ex27_conventions.tsv")
Row = tuple[str, str, str]
VERDICTS = ("agree", "conflict", "missing")
SIC = re.compile(rb"STANDARD INDUSTRIAL CLASSIFICATION:[^\[\n]*\[(\d{2})")
INDUSTRIES = {
    "49": "utility",
    "60": "bank",
    "61": "bank",
    "62": "broker",
    "63": "insurer",
    "64": "insurer",
    "65": "real estate",
    "67": "holding",
}
MEGABYTE = 1_000_000
FOLDED = 10  # submissions that show how time grows
ENOUGH = 4  # figures that show a schedule to be at another scale


@dataclass(frozen=True)
class Done:
    """One conversion: processor seconds from bytes to the inline document, the worker's peak memory in megabytes, or why it failed."""

    stem: str
    size: int
    seconds: float
    memory: int
    failure: str = ""


def convert_one(path: Path, output: Path) -> Done:
    """Convert one submission and write its inline document."""
    from converter.errors import ConverterError  # noqa: PLC0415 - imported in the worker
    from converter.pipeline import Options, convert  # noqa: PLC0415

    data = path.read_bytes()
    failure, files = "", {}
    start = time.process_time()
    try:
        files = convert((path.name, data), Options(outputs=("ixbrl",))).files
    except ConverterError as error:
        failure = error.why
    except Exception as error:  # noqa: BLE001 - a benchmark counts crashes instead of stopping at the first
        failure = f"crash: {type(error).__name__}: {error}"
    seconds = time.process_time() - start
    folder = output / path.stem
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        if name.endswith(".htm"):
            (folder / name).write_bytes(content)
    return Done(path.stem, len(data), seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, failure)


def convert_all(paths: Sequence[Path], output: Path, jobs: int) -> tuple[list[Done], float]:
    """All conversions, with a progress line, and the seconds they took."""
    done: list[Done] = []
    start = time.perf_counter()
    with ProcessPoolExecutor(jobs) as pool:
        for future in as_completed([pool.submit(convert_one, path, output) for path in paths]):
            done.append(future.result())
            if sys.stderr.isatty():
                print(f"\r{len(done)} of {len(paths)}", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return done, time.perf_counter() - start


def score(submissions: Path, output: Path, only: str, details: Path) -> str:
    """What the scoring script prints."""
    script = [sys.executable, SHARED / "bench" / "score_ex27.py", submissions, output, "--details", details, "--only", only]
    return subprocess.run([str(part) for part in script], check=True, capture_output=True, text=True).stdout  # noqa: S603


def loose_tags() -> set[str]:
    """The tags that do not count into the total, as the scoring script lists them."""
    text = (SHARED / "bench" / "score_ex27.py").read_text(encoding="utf-8")
    listed = re.search(r"LOOSE = \{(.*?)\}", text, re.DOTALL)
    return set(re.findall(r'"([^"]+)"', listed[1])) if listed else set()


def rows_that_count(details: Path) -> Iterator[tuple[str, str, str]]:
    """Submission, verdict and tag of each figure that counts."""
    loose = loose_tags()
    with details.open(encoding="utf-8") as file:
        for submission, _end, tag, _value, verdict in csv.reader(file, delimiter="\t"):
            if tag not in loose:
                yield submission, verdict, tag


def conventions() -> dict[tuple[str, str], str]:
    """Why a submission's schedule differs at a tag, for those that were looked at by hand."""
    rows = (line.split("\t") for line in CONVENTIONS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {(stem, tag): reason for stem, tag, reason in rows}


def unscaled_schedules(details: Path, output: Path) -> dict[str, int]:
    """Submissions whose schedule leaves out its multiplier, with the factor that is missing.

    Their conflicts are the schedule's: at least four of its figures, and three in four of those in conflict, are the figures of
    the statements divided by a thousand or a million, though the statements' heading says that they are in thousands or millions.
    """
    sys.path.insert(0, str(SHARED / "bench"))
    from inline_facts import read_inline_facts  # noqa: PLC0415 - the scoring scripts' own reader lies beside them

    conflicts: Mapping[str, list[Decimal]] = defaultdict(list)
    with details.open(encoding="utf-8") as file:
        for submission, _end, tag, value, verdict in csv.reader(file, delimiter="\t"):
            if verdict == "conflict" and not tag.startswith("EPS"):
                conflicts[submission].append(abs(Decimal(value)))
    found = {}
    for submission, values in conflicts.items():
        documents = (output / Path(submission).stem).rglob("*.htm")
        stated = {abs(f.value) for d in documents for f in read_inline_facts(d) if isinstance(f.value, Decimal)}
        for factor in (1000, 1_000_000):
            hits = sum(value * factor in stated for value in values)
            if hits >= ENOUGH and hits * 4 >= len(values) * 3:
                found[submission] = factor
    return found


def show_unscaled(unscaled: Mapping[str, int], rows: Sequence[Row]) -> None:
    """Those submissions by name, and the score of all others; then what of their misses the schedules explain."""
    print("\nSchedules without their multiplier:")
    for submission, factor in sorted(unscaled.items()):
        print(f"  x {factor:<9,} {submission}")
    others = [row for row in rows if row[0] not in unscaled]
    print(f"without these {len(unscaled)} submissions: {shares(others)}")
    known = conventions()
    reasons = [known.get((Path(submission).stem, tag)) if verdict != "agree" else None for submission, verdict, tag in others]
    print(f"explained by the schedule, of their {sum(verdict != 'agree' for _, verdict, _ in others)} misses ({CONVENTIONS.name}):")
    for reason, count in Counter(filter(None, reasons)).most_common():
        print(f"  {count:4} {reason}")
    print(f"without these: {shares([row for row, reason in zip(others, reasons, strict=True) if reason is None])}")


def shares(rows: Sequence[Row]) -> str:
    """Figures, and how many of them have which verdict."""
    counts = Counter(verdict for _, verdict, _ in rows)
    return f"{len(rows)} figures: " + ", ".join(f"{counts[verdict] / (len(rows) or 1):.1%} {verdict}" for verdict in VERDICTS)


def industry_of(path: Path) -> str:
    """The industry by the first two digits of the header's SIC code."""
    found = SIC.search(path.read_bytes()[:20_000])
    return INDUSTRIES.get(found[1].decode(), "industrial") if found else "not stated"


def show_by(title: str, key: Callable[[str], str], rows: Sequence[Row]) -> None:
    """A table of verdicts by `key` of the submission."""
    table: Mapping[str, Counter[str]] = defaultdict(Counter)
    for submission, verdict, _ in rows:
        table[key(submission)][verdict] += 1
    print(f"\n{title:14}{'figures':>9}" + "".join(f"{verdict:>10}" for verdict in VERDICTS))
    for name, counts in sorted(table.items()):
        total = sum(counts.values())
        print(f"{name:14}{total:9}" + "".join(f"{counts[verdict] / total:10.1%}" for verdict in VERDICTS))


def show_speed(done: Sequence[Done], seconds: float, jobs: int) -> None:
    """Seconds, throughput, memory and failures."""
    size = sum(one.size for one in done) / MEGABYTE
    busy = sum(one.seconds for one in done) or 1
    slowest = max(done, key=lambda one: one.seconds)
    print(f"\n{len(done)} submissions, {size:.1f} MB in {seconds:.1f} s with {jobs} processes; {size / busy:.2f} MB per processor second")
    print(f"peak memory {max(one.memory for one in done)} MB; the slowest took {slowest.seconds:.2f} s: {slowest.stem}")
    for why, count in Counter(one.failure for one in done if one.failure).most_common(12):
        example = next(one.stem for one in done if one.failure == why)
        print(f"failed {count:4}: {why[:150]} ({example})")


def folded(data: bytes, times: int) -> bytes:
    """A submission with its documents so many times over, one copy after the other."""
    start, end = data.find(b"<DOCUMENT>"), data.rfind(b"</DOCUMENT>") + len(b"</DOCUMENT>")
    return data[:start] + b"\n".join([data[start:end]] * times) + data[end:]


def show_folds(paths: Sequence[Path], folds: Sequence[int]) -> None:
    """Seconds of processor time and throughput for each multiple of the documents, over a few submissions together."""
    from converter.pipeline import Options, convert  # noqa: PLC0415 - as above

    chosen = [(path.name, path.read_bytes()) for path in paths if b"<DOCUMENT>" in path.read_bytes()][:FOLDED]
    options = Options(outputs=("ixbrl",))
    convert(chosen[0], options)  # loads maps and concept tables
    print(f"{len(chosen)} submissions\n{'fold':>4}{'MB':>8}{'seconds':>9}{'MB/s':>7}{'peak MB':>9}")
    for times in folds:
        inputs = [(name, folded(data, times)) for name, data in chosen]
        start = time.process_time()
        for one in inputs:
            convert(one, options)
        seconds, size = time.process_time() - start, sum(len(data) for _, data in inputs) / MEGABYTE
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{times:4}{size:8.2f}{seconds:9.2f}{size / seconds:7.2f}{peak:9}")


def main() -> None:
    """Convert, score, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("submissions", nargs="?", type=Path, default=SHARED / "corpus" / "text_ex27")
    parser.add_argument("--output", type=Path, help="keep the documents in this folder")
    parser.add_argument("--only", default="", help="only submissions with this in their names")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--details", type=Path, help="write every figure's verdict to this file")
    parser.add_argument("--folds", type=lambda text: [int(part) for part in text.split(",")], default=[], help="such as 1,2,4,8")
    arguments = parser.parse_args()
    paths = sorted(path for path in arguments.submissions.glob("*.txt") if arguments.only in path.name)
    if not paths:
        parser.error(f"no submission in {arguments.submissions} has {arguments.only!r} in its name")
    if arguments.folds:
        show_folds(paths, arguments.folds)
        return
    output = arguments.output or Path(tempfile.mkdtemp(prefix="reading-"))
    details = arguments.details or output / "details.tsv"
    done, seconds = convert_all(paths, output, arguments.jobs)
    print(score(arguments.submissions, output, arguments.only, details), end="")
    rows = list(rows_that_count(details))
    industries = {path.name: industry_of(path) for path in paths}
    show_unscaled(unscaled_schedules(details, output), rows)
    show_by("year", lambda name: name.rpartition("_")[2][:4], rows)
    show_by("form", lambda name: name.split("_")[-2], rows)
    show_by("industry", lambda name: industries[name], rows)
    show_speed(done, seconds, arguments.jobs)
    if not arguments.output:
        shutil.rmtree(output)


if __name__ == "__main__":
    main()
