"""The command line as a whole: help, version, errors."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from converter.cli import COMMANDS, main


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(arguments))
    return result.exit_code, result.output


def test_the_help_lists_every_command() -> None:
    code, output = run("--help")
    assert code == 0
    assert [command for command in COMMANDS if f"  {command}" not in output] == []


def test_an_unknown_command_is_wrong_usage() -> None:
    code, output = run("transmogrify")
    assert code == 2
    assert "No such command 'transmogrify'" in output


def test_an_error_of_the_program_is_a_message_and_exit_code_3(tmp_path: Path) -> None:
    code, output = run("explain", str(tmp_path), "Assets")
    assert code == 3
    assert output == f"error: {tmp_path}: no conversion has written here\n  -> name a folder that holds a conversion.json\n"


def test_the_help_loads_no_heavy_library() -> None:
    heavy = "{'arelle', 'lxml', 'openpyxl', 'pyarrow', 'reportlab', 'rich', 'xlsxwriter', 'fsspec', 'distributed'}"
    code = (
        "import sys\nfrom converter.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        f"print(sorted({heavy} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"
