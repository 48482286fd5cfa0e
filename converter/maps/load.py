"""Load taxonomy maps: TOML files that read like a bookkeeper's notes, checked so that a mistake is found where it stands.

    [balance-sheet.DeferredTaxAssetsNetCurrent]   # statement and concept
    captions = ["Deferred income taxes"]          # as filers print them; case, plural and small words don't matter
    section = "assets-current"                    # only there; left out: anywhere on the statement (a list is fine too)
    beside = ["Valuation allowance"]              # only where such a line stands on the statement too
    words = ["deferred", "tax|taxes"]             # captions that no rule names whole: a word of each group is there...
    without = ["charge"]                          # ... and none of these
    sign = -1                                     # printed with the other sign; left out: arithmetic and balance decide

Statements are balance-sheet, income, comprehensive-income, cash-flow, equity and parenthetical (amounts inside captions).
A concept is a us-gaap name, a name of historic.toml, or has its prefix ("srt:...", in quotes). A map of an industry starts
with `sic = ["6020-6036"]`, the SIC codes that it is for. Layers: us-gaap/*.toml (base), us-gaap/industry/*.toml,
filers/<ten-digit CIK>.toml, then the files named by --map; a later layer wins over an earlier one.

Loading raises MapError, with file and line, for: bad TOML, an unknown key, statement, section or concept, the same caption for
two concepts in one place, and a rule that can never fire.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from converter.errors import MapError
from converter.maps.caption import normalise, words
from converter.maps.concept_map import ConceptMap, Layer, Rule, TotalRule, WordRule
from converter.maps.place import Place
from converter.model.concept import Balance, Concept, PeriodType, QName
from converter.model.source import Place as SourcePlace
from converter.resources import data_folder
from converter.taxonomy.baked import ConceptTable, load_concepts

STATEMENTS = ("balance-sheet", "income", "comprehensive-income", "cash-flow", "equity", "parenthetical")
TYPES = {
    "monetary": "xbrli:monetaryItemType",
    "per-share": "dtr-types:perShareItemType",
    "shares": "xbrli:sharesItemType",
    "percent": "dtr-types:percentItemType",
}
_KEYS = {"captions", "words", "without", "section", "beside", "sign"}
_TOTAL_KEYS = {"concept", "statement", "section", "parts"}
_HISTORIC_KEYS = {"label", "type", "period", "balance", "documentation"}
_PLACES = {
    "balance-sheet": {p for p in Place if p.value.startswith(("assets", "liabilities")) or p is Place.EQUITY},
    "income": {Place.INCOME, Place.AFTER_TAX, Place.PER_SHARE},
    "comprehensive-income": {Place.INCOME, Place.AFTER_TAX, Place.PER_SHARE},
    "cash-flow": {Place.OPERATING, Place.INVESTING, Place.FINANCING, Place.CASH, Place.SUPPLEMENTAL},
    "equity": {Place.EQUITY},
    "parenthetical": set(Place),
}
_HEAD = re.compile(r"^[ \t]*\[+[ \t]*([^\]\n]*?)\s*\]", re.MULTILINE)
_BALANCES: dict[str, Balance] = {"debit": "debit", "credit": "credit"}


class _MapFile:
    """One file: its text for line numbers, its tables."""

    def __init__(self, path: Path, name: str) -> None:
        self.path, self.name = path, name
        try:
            self.text = path.read_text(encoding="utf-8")
        except OSError as error:
            advice = "check its name and permissions"
            raise MapError(f"the map cannot be read: {error.strerror}", place=str(path), advice=advice) from error
        except UnicodeDecodeError as error:
            raise MapError("the map is no UTF-8 text", place=str(path), advice="save it as UTF-8") from error
        try:
            self.tables: dict[str, object] = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            raise self._no_toml(str(error)) from error

    def _no_toml(self, told: str) -> MapError:
        at = re.search(r" \(at line (\d+), column (\d+)\)", told)
        line, column = (int(at[1]), int(at[2])) if at else (max(1, len(self.text.splitlines())), 1)
        excerpt = (self.text.splitlines() or [""])[line - 1].strip()
        why = f"the map is no TOML: {told[: at.start()] if at else told}"
        advice = 'write rules as in taxonomy_maps: [statement.Concept], then captions = ["..."]'
        return MapError(why, place=SourcePlace(str(self.path), line, column), excerpt=excerpt, advice=advice)

    def line_of(self, table: str, text: str = "") -> int:
        """The line of a table's head, or of `text` below it."""
        start = self._heads.get(table, 0)
        found = self.text.find(text, start) if text else start
        return bisect_left(self._ends, max(found, start)) + 1

    @cached_property
    def _heads(self) -> dict[str, int]:
        """Where each table's (first) head stands."""
        found = list(_HEAD.finditer(self.text))
        return {head[1]: head.start() for head in reversed(found)}

    @cached_property
    def _ends(self) -> list[int]:
        return [end.start() for end in re.finditer("\n", self.text)]

    def wrong(self, why: str, table: str, text: str = "", advice: str = "") -> MapError:
        """The error for something in a table of this file."""
        return MapError(why, place=SourcePlace(str(self.path), self.line_of(table, text), 1), excerpt=text or f"[{table}]", advice=advice)


# Files beside the maps of lines, with readers of their own.
NOT_FOR_LINES = frozenset({"historic", "totals", "notes", "parts", "prose"})


@dataclass(frozen=True, slots=True)
class _Source:
    """A file of rules: where it lies, what it is called, and whose it is."""

    path: Path
    name: str
    layer: Layer


def load_maps(sic: str = "", cik: str = "", user: tuple[Path, ...] = (), target: str = "us-gaap/2025") -> ConceptMap:
    """The rules for a filer of that industry and CIK, with the user's own maps last; raises MapError.

    Filers of one industry get the very same map: an archive has many filers and few industries.
    """
    folder = data_folder("taxonomy_maps")
    own = folder / "filers" / f"{cik}.toml"
    sources = [source for source, ranges in _standing(folder, target) if not ranges or _holds(ranges, sic)]
    if cik and own.is_file():
        sources.append(_Source(own, f"filers/{own.name}", Layer.FILER))
    sources += [_Source(path, path.name, Layer.USER) for path in user]
    return _join(tuple(sources), target)


@cache
def _standing(folder: Path, target: str) -> tuple[tuple[_Source, tuple[str, ...]], ...]:
    """The base maps, and those of industries with the SIC codes that they are for."""
    base = folder / target.partition("/")[0]
    paths = [path for path in sorted(base.glob("*.toml")) if path.stem not in NOT_FOR_LINES]
    found: list[tuple[_Source, tuple[str, ...]]] = [(_Source(path, f"us-gaap/{path.name}", Layer.BASE), ()) for path in paths]
    for path in sorted((base / "industry").glob("*.toml")):
        source = _Source(path, f"us-gaap/industry/{path.name}", Layer.INDUSTRY)
        found.append((source, _industry(_open(source))))
    return tuple(found)


@cache
def _join(sources: tuple[_Source, ...], target: str) -> ConceptMap:
    table = load_concepts(target)
    historic, totals = _without_captions(target)
    rules: list[Rule] = []
    worded: list[WordRule] = []
    for source in sources:
        more, by_words = _rules_of(source, target)
        rules += more
        worded += by_words
    names = ("us-gaap/historic.toml", "us-gaap/totals.toml", *(source.name for source in sources))
    return ConceptMap(table, historic, _by_caption(rules), _by_statement(worded), totals, names)


@cache
def _without_captions(target: str) -> tuple[Mapping[str, Concept], tuple[TotalRule, ...]]:
    """The historic concepts, and totals told by their parts."""
    table, base = load_concepts(target), data_folder("taxonomy_maps") / target.partition("/")[0]
    historic = _historic(_MapFile(base / "historic.toml", "us-gaap/historic.toml"), table)
    return historic, _totals(_MapFile(base / "totals.toml", "us-gaap/totals.toml"), table, historic)


@cache
def _rules_of(source: _Source, target: str) -> tuple[tuple[Rule, ...], tuple[WordRule, ...]]:
    """The rules of one file: by whole captions, and by words."""
    file, table = _open(source), load_concepts(target)
    historic, _ = _without_captions(target)
    found = tuple(_rules(file, source.layer, table, historic))
    _refuse_clashes(file, found)
    return found, tuple(_worded(file, source.layer, table, historic))


@cache
def _open(source: _Source) -> _MapFile:
    return _MapFile(source.path, source.name)


def _industry(file: _MapFile) -> tuple[str, ...]:
    ranges = file.tables.get("sic")
    if not isinstance(ranges, list) or not all(isinstance(r, str) and re.fullmatch(r"\d{4}(-\d{4})?", r) for r in ranges):
        raise file.wrong("an industry's map must start with the SIC codes that it is for", "sic", "sic", 'write sic = ["6020-6036"]')
    return tuple(ranges)


def _holds(ranges: tuple[str, ...], sic: str) -> bool:
    return any(low <= sic <= (high or low) for low, _, high in (r.partition("-") for r in ranges)) if sic else False


def _rules(file: _MapFile, layer: Layer, table: ConceptTable, historic: Mapping[str, Concept]) -> Iterator[Rule]:
    for statement, entries in file.tables.items():
        if statement == "sic":
            continue
        if statement not in STATEMENTS or not isinstance(entries, dict):
            raise file.wrong(f"{statement!r} is no statement", statement, advice=f"one of {', '.join(STATEMENTS)}")
        for name, entry in entries.items():
            yield from _entry(file, layer, statement, name, entry, _concept(file, f"{statement}.{name}", name, table, historic))


def _concept(file: _MapFile, head: str, name: str, table: ConceptTable, historic: Mapping[str, Concept]) -> Concept:
    qname = QName.parse(name) if ":" in name else QName("us-gaap", name)
    concept = table.get(qname) or historic.get(name)
    if concept is None or concept.abstract:
        raise file.wrong(
            f"{name} is no concept of {table.name} or historic.toml", head, advice="look the name up; historic.toml holds what is gone"
        )
    return concept


def _entry(file: _MapFile, layer: Layer, statement: str, name: str, entry: object, concept: Concept) -> Iterator[Rule]:
    head = f"{statement}.{name}"
    if not isinstance(entry, dict) or not set(entry) <= _KEYS:
        raise file.wrong(f"an entry has the keys {', '.join(sorted(_KEYS))}, and no others", head)
    captions, sign = entry.get("captions"), entry.get("sign")
    if captions is None and isinstance(entry.get("words"), list):
        captions = []
    elif not isinstance(captions, list) or not captions or not all(isinstance(caption, str) for caption in captions):
        raise file.wrong("an entry without captions can never fire", head, advice='write captions = ["..."]')
    if sign not in (None, 1, -1):
        raise file.wrong("a sign is 1 or -1", head, "sign")
    places = _places(file, head, statement, entry.get("section", []))
    beside = frozenset(normalise(caption) for caption in entry.get("beside", []))
    seen: dict[str, str] = {}
    for caption in captions:
        key = normalise(caption)
        if not key:
            raise file.wrong("a caption without words can never fire", head, caption)
        if key in seen:
            raise file.wrong(f"can never fire: it is the same caption as {seen[key]!r}", head, f'"{caption}"')
        seen[key] = caption
        yield Rule(
            statement,
            " ".join(caption.split()),
            concept,
            places,
            beside,
            sign,
            layer,
            f"{file.name}:{name}",
            file.line_of(head, f'"{caption}"'),
        )


def _worded(file: _MapFile, layer: Layer, table: ConceptTable, historic: Mapping[str, Concept]) -> Iterator[WordRule]:
    """The entries that name captions by words."""
    for statement in STATEMENTS:
        entries = file.tables.get(statement, {})
        for name, entry in entries.items() if isinstance(entries, dict) else ():
            if "words" not in entry:
                continue
            head = f"{statement}.{name}"
            groups, without = entry["words"], entry.get("without", [])
            if not all(isinstance(word, str) and word for word in (*groups, *without)) or not groups:
                raise file.wrong("words and without are lists of words, alternatives parted by |", head, "words")
            concept, places = _concept(file, head, name, table, historic), _places(file, head, statement, entry.get("section", []))
            line = file.line_of(head, "words")
            origin = f"{file.name}:{name}"
            rule = Rule(
                statement,
                " ".join(groups),
                concept,
                places,
                frozenset(),
                entry.get("sign"),
                layer,
                origin,
                line,
                worded=True,
            )
            yield WordRule(rule, tuple(_alternatives(group) for group in groups), frozenset(w for word in without for w in words(word)))


def _alternatives(group: str) -> frozenset[str]:
    return frozenset(word for alternative in group.split("|") for word in words(alternative))


def _by_statement(worded: Iterable[WordRule]) -> dict[str, list[WordRule]]:
    found: dict[str, list[WordRule]] = {}
    for rule in worded:
        found.setdefault(rule.rule.statement, []).append(rule)
    return {statement: sorted(rules, key=lambda worded: -worded.rule.layer) for statement, rules in found.items()}


def _places(file: _MapFile, head: str, statement: str, section: object) -> frozenset[Place]:
    names = [section] if isinstance(section, str) else section
    if not isinstance(names, list):
        raise file.wrong("a section is a name or a list of names", head, "section")
    known = {place.value: place for place in _PLACES[statement]}
    for name in names:
        if name not in known:
            raise file.wrong(f"can never fire: {statement} has no section {name!r}", head, "section", f"one of {', '.join(sorted(known))}")
    return frozenset(known[name] for name in names)


def _refuse_clashes(file: _MapFile, rules: Sequence[Rule]) -> None:
    seen: dict[tuple[str, str, str], list[Rule]] = {}
    for rule in rules:
        key = (rule.statement, normalise(rule.caption), rule.concept.type)
        for other in seen.get(key, ()):
            overlap = other.places == rule.places or other.places & rule.places
            if other.concept.qname != rule.concept.qname and overlap and bool(other.beside) == bool(rule.beside):
                raise MapError(
                    f"the same caption means {other.concept.qname} and {rule.concept.qname} in one place",
                    place=SourcePlace(str(file.path), rule.line, 1),
                    excerpt=rule.caption,
                    advice="give each its section, or take one away",
                )
        seen.setdefault(key, []).append(rule)


def _by_caption(rules: Iterable[Rule]) -> dict[tuple[str, str], list[Rule]]:
    found: dict[tuple[str, str], list[Rule]] = {}
    for rule in rules:
        found.setdefault((rule.statement, normalise(rule.caption)), []).append(rule)
    return found


def _historic(file: _MapFile, table: ConceptTable) -> dict[str, Concept]:
    found = {}
    for name, entry in file.tables.items():
        if (
            not isinstance(entry, dict)
            or not set(entry) <= _HISTORIC_KEYS
            or not {"label", "type", "period", "documentation"} <= set(entry)
        ):
            raise file.wrong("a historic concept has label, type, period, documentation, and may have balance", name)
        if QName("us-gaap", name) in table:
            raise file.wrong(f"{name} is in {table.name}: an extension may not take its name (EFM 6.7.16)", name)
        if entry["type"] not in TYPES or entry["period"] not in ("instant", "duration") or entry.get("balance", "debit") not in _BALANCES:
            raise file.wrong("an unknown type, period or balance", name, advice="see the head of historic.toml")
        found[name] = Concept(
            QName("ext", name),
            TYPES[entry["type"]],
            PeriodType(entry["period"]),
            _BALANCES.get(entry.get("balance", "")),
            label=entry["label"],
            documentation=entry["documentation"],
            historic=True,
        )
    return found


def _totals(file: _MapFile, table: ConceptTable, historic: Mapping[str, Concept]) -> tuple[TotalRule, ...]:
    entries = file.tables.get("total")
    if not isinstance(entries, list):
        raise file.wrong("totals are written as [[total]]", "total")
    found = []
    for entry in entries:
        if not set(entry) <= _TOTAL_KEYS or not {"concept", "statement"} <= set(entry):
            raise file.wrong(f"a total has the keys {', '.join(sorted(_TOTAL_KEYS))}", "total", str(entry.get("concept", "")))
        concept = _concept(file, "total", entry["concept"], table, historic)
        needs = tuple(frozenset(group) for group in entry.get("parts", []))
        for name in sorted(name for group in needs for name in group):
            _concept(file, "total", name, table, historic)
        places = _places(file, "total", entry["statement"], entry.get("section", []))
        found.append(TotalRule(concept, entry["statement"], places, needs, f"{file.name}:{entry['concept']}"))
    return tuple(found)
