"""The program's command line, with the pretended conversions of pretended.py in its child processes."""

import sys
from pathlib import Path

from converter.batch import sandbox
from converter.cli import main

sandbox.CHILD[:] = [sys.executable, str(Path(__file__).with_name("pretended.py"))]
main()
