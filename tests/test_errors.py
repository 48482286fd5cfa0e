"""The catalogue of errors: each folder of tests/errors holds a command, what it prints on standard error, and its exit code.

`command` is a line of arguments; other files lie in the folder where it runs. `setup` is shell run before it; `after` is shell run
after it that prints what is left, which must be what `left` says. A case with a file `own-disks` may mount file systems.
FOLDER stands for the folder, EXAMPLE for the example filing.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CASES = sorted(path.parent for path in Path(__file__).parent.glob("errors/*/command"))
PARTS = {"command", "stderr", "exit", "setup", "after", "left", "own-disks"}
PROGRAM = shlex.join([sys.executable, "-c", "from converter.cli import main; main(prog_name='xbrl-converter')"])
UNSHARE = ["unshare", "--user", "--map-root-user", "--mount"]


def may_mount(folder: Path) -> bool:
    try:
        return subprocess.run([*UNSHARE, "mount", "-t", "tmpfs", "none", folder], check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


def shell(case: Path, folder: Path) -> list[str]:
    if not (case / "own-disks").exists():
        return ["sh", "-u", "-c"]
    if not may_mount(folder):
        assert not os.environ.get("CI"), "CI must be able to mount a small file system"
        pytest.skip("the kernel allows no mounting in a name space of one's own")
    return [*UNSHARE, "sh", "-u", "-c"]


def part(case: Path, name: str) -> str:
    return (case / name).read_text(encoding="utf-8") if (case / name).exists() else ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_error(case: Path, tmp_path: Path) -> None:
    for entry in case.iterdir():
        if entry.name not in PARTS:
            shutil.copy(entry, tmp_path / entry.name)
    example = str(ROOT / "examples" / "larkspur-10q.txt")
    command = part(case, "command").strip().replace("EXAMPLE", example)
    setup = part(case, "setup").replace("EXAMPLE", example).replace("PROGRAM", PROGRAM)
    script = f"{setup}\n{PROGRAM} {command} >printed\ncode=$?\n{part(case, 'after')}\nexit $code"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([*shell(case, tmp_path), script], check=False, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.stderr.replace(str(tmp_path), "FOLDER").replace(example, "EXAMPLE") == part(case, "stderr")
    assert done.stdout == part(case, "left")
    assert done.returncode == int(part(case, "exit"))
