"""The child process of a batch, with a conversion that does what its input says: the way to have crashes at will.

"ok 1997" is converted, "odd 1997" with findings; "crash", "loop", "memory", "fault", "bad", "full" go wrong; "sleep 1997" takes a while.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import time
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import ModuleType

sys.path.insert(0, str(Path(__file__).parents[1]))

from models import ten_q

from converter.errors import InputError, OutputError
from converter.options import Options
from converter.output import write_folder
from converter.summary import Summary, summarise
from converter.write.parquet import FACTS_FILE, write_parquet

REPORT = ten_q()


@dataclass(frozen=True)
class Pretended:
    """As a Conversion."""

    files: dict[str, bytes]
    summary: Summary


def crash() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def loop() -> None:
    while True:
        pass


def memory() -> None:
    held = []
    while True:
        held.append(bytearray(1 << 26))


def fault() -> None:
    raise KeyError("no such column")


def bad() -> None:
    raise InputError("this is no filing")


def full() -> None:
    error = OutputError("the output cannot be written")
    raise error from OSError(errno.ENOSPC, "No space left on device")


WRONG = {action.__name__: action for action in (crash, loop, memory, fault, bad, full)}


def convert(source: tuple[str, bytes], options: Options) -> Pretended:
    name, content = source
    action, _, year = content.decode().strip().partition(" ")
    if action in WRONG:
        WRONG[action]()
    if action == "sleep":
        time.sleep(0.02)
    report = replace(REPORT, period_end=date(int(year or 1997), 6, 30))
    summary = summarise(report, ())
    files = {"a.htm": content, FACTS_FILE: write_parquet(report)} if "facts" in options.outputs else {"a.htm": content}
    return Pretended(files | {"conversion.json": name.encode()}, replace(summary, warnings=int(action == "odd")))


def write_output(conversion: Pretended, folder: Path) -> None:
    write_folder(folder, conversion.files)


if __name__ == "__main__":
    pretended = ModuleType("converter.pipeline")
    pretended.convert = convert  # type: ignore[attr-defined]
    pretended.write_output = write_output  # type: ignore[attr-defined]
    sys.modules["converter.pipeline"] = pretended
    from converter.batch.conversion import main

    main()
