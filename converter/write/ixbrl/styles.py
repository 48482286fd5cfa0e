"""The look of the inline document, out of templates/inline.css, as style attributes (EFM 5.2.5: no style sheets)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from converter.resources import data_folder

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")


@cache
def _rules() -> Mapping[str, str]:
    sheet = (data_folder("templates") / "inline.css").read_text(encoding="ascii")
    return {name: _packed(body) for name, body in _RULE.findall(_COMMENT.sub("", sheet))}


def _packed(declarations: str) -> str:
    parts = (" ".join(part.split()).replace(": ", ":", 1) for part in declarations.split(";"))
    return ";".join(filter(None, parts))


@cache
def style(*names: str) -> str:
    """The attribute ` style="..."` with the declarations of all `names`; an unknown name is a KeyError."""
    return f' style="{";".join(_rules()[name] for name in names)}"'
