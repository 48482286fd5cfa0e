"""Turn companies' filings and line items into inline XBRL, Excel workbooks and PDF reports.

>>> from converter import Options, convert, write_output
>>> conversion = convert("filing.txt", Options(cik="0009999999"))  # doctest: +SKIP
>>> write_output(conversion, Path("out/filing"))  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from converter.options import Options
    from converter.pipeline import Conversion, convert, write_output

__all__ = ["Conversion", "Options", "convert", "write_output"]

_HOMES = {"Options": "converter.options"}


def __getattr__(name: str) -> object:
    """Load what is asked for only then, so that importing the package costs next to nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'converter' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "converter.pipeline")), name)
