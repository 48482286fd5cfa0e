"""Look over maps as a whole: every file is loaded, and what loads but should not stand there is told.

Loading refuses what is wrong outright (no TOML, unknown names, clashes, rules that can never fire). Beyond that: concepts that the
target taxonomy deprecates (EFM 6.5.42), rules of a higher layer that say only what a lower one says, and rules that never get
a turn because another file of the layer has the same caption in the same place.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from converter.errors import MapError
from converter.maps.concept_map import ConceptMap, Rule
from converter.maps.load import load_maps
from converter.model.finding import Finding, Severity
from converter.model.source import Place
from converter.resources import data_folder

TARGET = "us-gaap/2025"


def lint_maps(user: Iterable[Path] = (), target: str = TARGET) -> tuple[Finding, ...]:
    """What is wrong with the program's maps and the user's; every map is looked at, whatever the others hold."""
    base = data_folder("taxonomy_maps") / target.partition("/")[0]
    filers = data_folder("taxonomy_maps") / "filers"
    views: list[tuple[str, str, tuple[Path, ...]]] = [("", "", ())]
    views += [(_first_code(path), "", ()) for path in sorted((base / "industry").glob("*.toml"))]
    views += [("", path.stem, ()) for path in sorted(filers.glob("*.toml"))]
    views += [("", "", (path,)) for path in user]
    found: dict[Finding, None] = {}
    for sic, cik, own in views:
        try:
            concepts = load_maps(sic, cik, own, target)
        except MapError as error:
            place = error.place if isinstance(error.place, Place) else Place(str(error.place), 1, 1)
            found[Finding("maps.broken", Severity.ERROR, error.why, place, error.excerpt, error.advice)] = None
        else:
            found |= dict.fromkeys(_questionable(concepts))
    return tuple(found)


def _first_code(path: Path) -> str:
    """A SIC code that the industry's map is for; "" where it does not say, which loading will tell."""
    try:
        ranges = tomllib.loads(path.read_text(encoding="utf-8")).get("sic")
    except (OSError, ValueError):
        return ""
    return ranges[0][:4] if isinstance(ranges, list) and ranges and isinstance(ranges[0], str) else ""


def _questionable(concepts: ConceptMap) -> Iterator[Finding]:
    for rules in concepts.rules.values():
        for rule in rules:
            if concepts.table.is_deprecated(rule.concept.qname):
                advice = "use its successor, or a concept of historic.toml"
                yield _finding(
                    rule, "maps.deprecated", f"{rule.concept.qname} is deprecated in {concepts.table.name}", advice, "EFM 6.5.42"
                )
            if any(_says_the_same(rule, other) for other in rules):
                yield _finding(rule, "maps.repeated", "a map of a lower layer has this rule already", "leave it out")
        yield from _dead(rules)


def _dead(rules: Sequence[Rule]) -> Iterator[Finding]:
    for i, rule in enumerate(rules):
        for first in rules[:i]:
            if first.layer == rule.layer and _measures_alike(rule, first) and (first.places, first.beside) == (rule.places, rule.beside):
                what = f"can never fire: {first.origin}, line {first.line}, has the same caption in the same place"
                yield _finding(rule, "maps.dead-rule", what, "take one of the two away")


def _measures_alike(rule: Rule, other: Rule) -> bool:
    return (rule.concept.type, rule.concept.period_type) == (other.concept.type, other.concept.period_type)


def _says_the_same(rule: Rule, lower: Rule) -> bool:
    same = (rule.concept.qname, rule.places, rule.sign) == (lower.concept.qname, lower.places, lower.sign)
    return same and lower.layer < rule.layer


def _finding(rule: Rule, code: str, what: str, advice: str, source: str = "") -> Finding:
    place = Place(rule.origin.partition(":")[0], rule.line, 1)
    return Finding(code, Severity.WARNING, what, place, rule.caption, advice, source)
