"""The rules of taxonomy_maps/us-gaap/notes.toml, and which of them a title or an opening obeys."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from converter.errors import MapError
from converter.model.concept import QName
from converter.model.statement import StatementKind
from converter.resources import data_folder

FILE = "us-gaap/notes.toml"
_KEYS = {"note": {"titles", "opens"}, "policy": {"heads"}, "table": {"notes", "words", "lines", "elsewhere", "closes", "never"}}


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases as one pattern, and a word of each, without which it does not stand in a text: quicker to look for."""

    pattern: re.Pattern[str]
    keys: tuple[str, ...]

    def search(self, text: str, lowered: str) -> re.Match[str] | None:
        """The first of the phrases in a text; `lowered` is the text in small letters."""
        return self.pattern.search(text) if any(map(lowered.__contains__, self.keys)) else None


@dataclass(frozen=True, slots=True)
class TextRule:
    """One entry: its text block, and the words that lead to it; `opens` for notes without a title.

    The others are a table's: the notes it may stand in, whether its lines are read, and, to be known in any other note, words
    of which it must hold one too, words of which it may hold none, and the statement of which its last row must be one.
    """

    concept: QName
    words: Phrases
    opens: Phrases | None = None
    notes: frozenset[QName] = frozenset()
    lines: bool = False
    elsewhere: Phrases | None = None
    never: Phrases | None = None
    closes: str = ""

    @property
    def face(self) -> StatementKind:
        """The statement that a table explains."""
        return StatementKind(self.closes) if self.closes else StatementKind.BALANCE_SHEET

    @property
    def id(self) -> str:
        """The entry's name in provenance: file and concept."""
        return f"{FILE}:{self.concept.name}"


@dataclass(frozen=True, slots=True)
class TextRules:
    """All entries, by kind, in the file's order."""

    notes: tuple[TextRule, ...]
    policies: tuple[TextRule, ...]
    tables: tuple[TextRule, ...]


@cache
def text_rules() -> TextRules:
    """The program's own rules. Raises MapError where the file is broken."""
    path = data_folder("taxonomy_maps") / FILE
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise MapError(f"the map of notes cannot be read: {error}", place=str(path), advice="mend the file or reinstall") from error
    return read_rules(content, str(path))


def read_rules(content: dict[str, list[dict[str, object]]], place: str) -> TextRules:
    """The rules that a file's content states. Raises MapError for unknown keys, missing words, one concept twice in a kind."""
    for kind, entries in content.items():
        seen: set[object] = set()
        for entry in entries:
            concept = entry.get("concept")
            if kind not in _KEYS or not isinstance(concept, str) or set(entry) - _KEYS[kind] - {"concept"}:
                raise MapError(f"[[{kind}]] {concept}: unknown kind, missing concept or unknown key", place=place)
            if concept in seen:
                raise MapError(f"[[{kind}]] {concept} stands here twice", place=place, advice="join the two entries")
            seen.add(concept)
    return TextRules(
        tuple(_rule(e, "titles") for e in content.get("note", ())),
        tuple(_rule(e, "heads") for e in content.get("policy", ())),
        tuple(_rule(e, "words") for e in content.get("table", ())),
    )


def _rule(entry: dict[str, object], key: str) -> TextRule:
    return TextRule(
        QName.parse(str(entry["concept"])),
        _phrases(_strings(entry.get(key))),
        _phrases(_strings(entry["opens"])) if "opens" in entry else None,
        frozenset(QName.parse(name) for name in _strings(entry.get("notes"))),
        bool(entry.get("lines")),
        _phrases(_strings(entry["elsewhere"])) if "elsewhere" in entry else None,
        _phrases(_strings(entry["never"])) if "never" in entry else None,
        str(entry.get("closes", "")),
    )


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _phrases(phrases: Sequence[str]) -> Phrases:
    """The phrases as one pattern, the longest first."""
    pattern = re.compile("|".join(map(phrase_pattern, sorted(phrases, key=len, reverse=True))) or r"(?!)", re.IGNORECASE)
    return Phrases(pattern, tuple(sorted({max(re.split(r"[\s,*-]+", phrase.lower()), key=len) for phrase in phrases})))


def phrase_pattern(phrase: str) -> str:
    """A phrase as a pattern: words with any ending, "*" for up to five words.

    >>> bool(re.search(phrase_pattern("stockholder equity"), "stockholders' equity"))
    True
    """
    parts = [
        r"(?:\S+\s+){0,5}?" if word == "*" else re.escape(word.strip(",")).replace(r"\-", r"[-\s]") + r"[\w']*\W+"
        for word in phrase.split()
    ]
    joined = "".join(parts)
    return r"\b" + joined.removesuffix(r"\W+")


def best_rule(rules: Sequence[TextRule], title: str, taken: set[QName] | frozenset[QName] = frozenset()) -> TextRule | None:
    """The rule whose words stand first in the title, of those the one with the longest; none of a taken concept."""
    lowered = title.lower()
    found = [
        (m.start(), -len(m.group()), i)
        for i, rule in enumerate(rules)
        if rule.concept not in taken and (m := rule.words.search(title, lowered))
    ]
    return rules[min(found)[2]] if found else None


def opening_rule(rules: Sequence[TextRule], opening: str, taken: set[QName]) -> TextRule | None:
    """The rule whose opening words stand first in a note's first sentences."""
    lowered = opening.lower()
    found = [
        (m.start(), -len(m.group()), i)
        for i, rule in enumerate(rules)
        if rule.opens and rule.concept not in taken and (m := rule.opens.search(opening, lowered))
    ]
    return rules[min(found)[2]] if found else None
