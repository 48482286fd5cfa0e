"""The flag that writes expectations anew is refused in CI."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def test_ci_refuses_to_refresh_what_it_compares_with() -> None:
    command = [sys.executable, "-m", "pytest", "--refresh-goldens", "--collect-only", "-q", "-p", "no:cacheprovider", __file__]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env=os.environ | {"CI": "true"}, cwd=Path(__file__).parents[1]
    )
    assert done.returncode == 4
    assert "--refresh-goldens is not for CI" in done.stderr
