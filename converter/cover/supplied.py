"""Cover facts that the user supplies: a TOML file of dei names and values, one to a line.

    EntityFilerCategory = "Non-accelerated Filer"
    EntityShellCompany = false
    TradingSymbol = "LSTV"

Names are those of the dei taxonomy, with or without prefix; values are texts, true and false, whole numbers or dates. What is
supplied goes before what the source says, and stands hidden in the document, since it is printed nowhere.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from converter.cover.missing import missing_items
from converter.errors import InputError
from converter.model.concept import QName
from converter.model.cover import CoverFact
from converter.model.source import Place, SourceText
from converter.taxonomy.baked import ConceptTable

_NO_TOML = re.compile(r" \(at line (\d+), column (\d+)\)")


def read_supplied(path: Path, table: ConceptTable) -> dict[str, str]:
    """The values by dei name without prefix; raises InputError that names the line of what is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the cover file cannot be read: {error}", place=str(path), advice="check its name; it is UTF-8 text") from error
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _NO_TOML.search(str(error))
        line, column = (int(at[1]), int(at[2])) if at else (1, 1)
        why, advice = f"the cover file is no TOML: {_NO_TOML.sub('', str(error))}", 'write a name and a value: TradingSymbol = "LSTV"'
        raise InputError(why, place=Place(str(path), line, column), excerpt=_line(text, line), advice=advice) from error
    return {name.removeprefix("dei:"): _value(path, text, name, value, table) for name, value in given.items()}


def write_supplied(form: str, facts: Iterable[CoverFact], source: SourceText) -> str:
    """A cover file to fill in: what was found as remarks, what is missing as names to be given values."""
    found = list(facts)
    lines = [
        f"# Cover facts of {source.name}. What was found stands behind #; to overrule it, remove the # and change the value.",
        "",
        *(f"# {fact.concept.name} = {_quoted(str(fact.value))}  # {_where(fact, source)}" for fact in found),
        "",
        "# Missing. Remove the # of what you know, and give its value; what you leave out is left out of the document, too.",
        "",
        *(f'# {name} = ""  # {rule}' for name, rule in _missing(form, found)),
    ]
    return "\n".join(lines) + "\n"


def _missing(form: str, facts: list[CoverFact]) -> Iterable[tuple[str, str]]:
    for finding in missing_items(form, facts):
        name = re.search(r"dei:(\w+)", finding.what)
        if name:
            yield name[1], finding.rule


def _where(fact: CoverFact, source: SourceText) -> str:
    return f"{source.place(fact.spans[0])}" if fact.spans else fact.rule


def _value(path: Path, text: str, name: str, value: object, table: ConceptTable) -> str:
    bare = name.removeprefix("dei:")
    if table.get(QName("dei", bare)) is None:
        raise _wrong(path, text, name, f"{name} is no name of the dei taxonomy", "look the name up: xbrl-converter cover SOURCE lists them")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | date) and str(value).strip():
        return str(value).strip()
    raise _wrong(path, text, name, f"{name} needs a text, a whole number, a date, true or false", f'write {name} = "..."')


def _wrong(path: Path, text: str, name: str, why: str, advice: str) -> InputError:
    found = re.search(rf'^\s*"?{re.escape(name)}"?\s*=', text, re.MULTILINE)
    line = text.count("\n", 0, found.end()) + 1 if found else 1
    return InputError(why, place=Place(str(path), line, 1), excerpt=_line(text, line), advice=advice)


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number - 1].strip() if number <= len(lines) else ""


def _quoted(text: str) -> str:
    folded = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{folded}"'
