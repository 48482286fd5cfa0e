"""What to say when the program itself is at fault: what went wrong and where, for a report, without a traceback."""

from __future__ import annotations

import traceback
from pathlib import Path

ADVICE = "please report this, with the input if you may; other inputs are not affected"


def describe(error: Exception) -> str:
    """The error on one line, with the innermost place of the program's own code that it went through."""
    here = Path(__file__).parent
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if here in Path(frame.filename).parents]
    where = f" in converter/{Path(own[-1].filename).relative_to(here).as_posix()}:{own[-1].lineno}" if own else ""
    return f"{type(error).__name__}{where}: {' '.join(str(error).split())[:300]}"
