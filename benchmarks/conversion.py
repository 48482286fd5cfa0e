"""How fast one filing is converted: from a cold start, in a warm process, and what importing the package costs.

usage: conversion.py [SOURCE] [--times N]

Everything but the viewer page is written, and the program's own checks run. Prints the median of N runs, and peak memory.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "larkspur-10q.txt"
MAIN = "from converter.cli import main; main()"


def seconds(work: Callable[[], object], times: int) -> float:
    """The median of several runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def python(code: str, *arguments: object) -> None:
    """Run code in a new interpreter."""
    subprocess.run([sys.executable, "-c", code, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("source", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--times", type=int, default=5)
    arguments = parser.parse_args()
    source, times = arguments.source, arguments.times
    python("import converter.pipeline")  # compiles what was never run
    nothing = seconds(lambda: python("pass"), times)
    imported = seconds(lambda: python("import converter"), times) - nothing
    with tempfile.TemporaryDirectory() as folder:
        cold = seconds(lambda: python(MAIN, "convert", source, "-o", folder, "--quiet"), times)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        from converter import Options, convert, write_output  # noqa: PLC0415 - after the cold runs

        def warm(options: Options) -> None:
            conversion = convert(source, options)
            write_output(conversion, Path(folder) / source.stem)

        warm(Options())
        all_files = seconds(lambda: warm(Options()), times)
        inline = seconds(lambda: warm(Options(outputs=("ixbrl",))), times)
        rows = [("import converter", imported), ("convert, cold", cold), ("convert, warm", all_files), ("warm, inline XBRL only", inline)]
        for output in Options().outputs:
            alone = Options(outputs=(output,))
            rows.append((f"  {output} alone, beside the report", seconds(lambda chosen=alone: convert(source, chosen), times)))  # type: ignore[misc]
    for name, value in rows:
        print(f"{name:36}{value:8.3f} s")
    about = f"{source.name}, {source.stat().st_size:,} bytes, Python {sys.version.split()[0]}, {os.cpu_count()} cores"
    print(f"{'peak memory, cold':36}{memory:8} MB   ({about})")


if __name__ == "__main__":
    main()
