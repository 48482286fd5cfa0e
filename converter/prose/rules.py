"""The rules of taxonomy_maps/us-gaap/prose.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from converter.errors import MapError
from converter.model.concept import Concept, QName
from converter.resources import data_folder
from converter.taxonomy.baked import ConceptTable, load_concepts

FILE = "us-gaap/prose.toml"
COMPANIES = ("customer", "business")  # places that hold a company's name
_GAP = 20  # words that "*" may stand for in a sentence, a name in full among them


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words that all rules share."""

    link: frozenset[str]
    before: frozenset[str]
    never: re.Pattern[str]
    after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class AmountRule:
    """A subject whose amounts have one concept. `keys` are the words of each of its phrases: quicker to look for than patterns."""

    concept: Concept
    subject: re.Pattern[str]
    link: frozenset[str]
    before: frozenset[str]
    where: frozenset[str]
    never: re.Pattern[str]
    keys: tuple[tuple[str, ...], ...]
    change: bool = False

    @property
    def id(self) -> str:
        """The entry's name in provenance."""
        return f"{FILE}:{self.concept.qname.name}"


@dataclass(frozen=True, slots=True)
class Place:
    """One amount of a sentence rule: its place, concept, period ("p", "p:y", "event", "last"), sign, and whose it is."""

    amount: str
    concept: Concept
    period: str
    sign: int = 1
    dimensions: str = ""


@dataclass(frozen=True, slots=True)
class SentenceRule:
    """A sentence's words with places for amounts and periods."""

    pattern: re.Pattern[str]
    places: tuple[Place, ...]
    where: frozenset[str]
    name: str
    keys: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ProseRules:
    """All rules."""

    grammar: Grammar
    amounts: tuple[AmountRule, ...]
    sentences: tuple[SentenceRule, ...]

    def for_text(self, where: str) -> ProseRules:
        """The rules for "notes" or "release"."""
        return ProseRules(
            self.grammar, tuple(r for r in self.amounts if where in r.where), tuple(r for r in self.sentences if where in r.where)
        )


@cache
def prose_rules() -> ProseRules:
    """The program's own rules. Raises MapError where the file is broken."""
    path = data_folder("taxonomy_maps") / FILE
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise MapError(f"the map of sentences cannot be read: {error}", place=str(path), advice="mend the file or reinstall") from error
    return read_rules(content, load_concepts(), str(path))


def read_rules(content: Mapping[str, object], table: ConceptTable, place: str) -> ProseRules:
    """The rules that a file's content states. Raises MapError for a concept that the taxonomy does not have."""
    words = cast("Mapping[str, list[str]]", content.get("grammar", {}))
    grammar = Grammar(
        frozenset(words.get("link", ())),
        frozenset(words.get("before", ())),
        _any(words.get("never", ())),
        re.compile(
            r"\s*(?:" + "|".join(re.escape(w) for w in words.get("after", ())) + r")\b" if words.get("after") else r"(?!)", re.IGNORECASE
        ),
    )
    entries = cast("list[dict[str, object]]", content.get("amount", []))
    amounts = tuple(_amount_rule(entry, grammar, table, place) for entry in entries)
    patterns = cast("list[dict[str, object]]", content.get("sentence", []))
    sentences = tuple(_sentence_rule(entry, table, place) for entry in patterns)
    return ProseRules(grammar, amounts, sentences)


def _concept(name: object, table: ConceptTable, place: str) -> Concept:
    found = table.get(QName.parse(str(name)))
    if found is None or not found.is_numeric:
        raise MapError(f"{name} is no numeric concept of {table.name}", place=place, advice="name one of the target taxonomy")
    return found


def _where(entry: Mapping[str, object], place: str) -> frozenset[str]:
    where = entry.get("where")
    if where not in {"notes", "release", "both"}:
        raise MapError(f"where = {where!r}: must be notes, release or both", place=place)
    return frozenset({"notes", "release"} if where == "both" else {str(where)})


def _strings(entry: Mapping[str, object], key: str) -> list[str]:
    value = entry.get(key)
    return [str(item) for item in value] if isinstance(value, list) else []


def _amount_rule(entry: Mapping[str, object], grammar: Grammar, table: ConceptTable, place: str) -> AmountRule:
    return AmountRule(
        _concept(entry.get("concept"), table, place),
        _any(_strings(entry, "subject")),
        grammar.link | frozenset(_strings(entry, "link")),
        grammar.before | frozenset(w for phrase in _strings(entry, "before") for w in phrase.split()),
        _where(entry, place),
        _any(_strings(entry, "never")),
        tuple(tuple(dict.fromkeys(re.split(r"[\s-]", phrase.lower()))) for phrase in _strings(entry, "subject")),
        bool(entry.get("change")),
    )


def _sentence_rule(entry: Mapping[str, object], table: ConceptTable, place: str) -> SentenceRule:
    facts = cast("list[dict[str, object]]", entry.get("facts", []))
    places = tuple(
        Place(
            f"a{fact['amount']}",
            _concept(fact.get("concept"), table, place),
            str(fact["period"]),
            int(str(fact.get("sign", 1))),
            str(fact.get("dimensions", "")),
        )
        for fact in facts
    )
    pattern = str(entry["pattern"])
    plain = re.sub(r"\[[^\]]*\]|\S*[/{}]\S*", " ", pattern.lower())
    keys = tuple(dict.fromkeys(re.findall(r"[a-z]{4,}", plain)))
    return SentenceRule(sentence_pattern(pattern), places, _where(entry, place), f"{FILE}:{pattern[:40].strip()}", (keys,))


def _any(phrases: Sequence[str]) -> re.Pattern[str]:
    """Any of the phrases, the longest first, in the plural too."""
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(_phrase(p) for p in ordered) + r")(?![\w-])" if ordered else r"(?!)", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    return r"[\s-]".join(re.escape(word) + "(?:'s|s'|e?s)?" for word in re.split(r"[\s-]", phrase))


def sentence_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern of the map as a regular expression over marked sentences.

    >>> bool(sentence_pattern("paid [a] {1} in {p}").search("It paid about <A0> in the <P0>"))
    True
    """
    named: set[str] = set()
    parts = []
    for word in re.findall(r"\[[^\]]+\]|\S+", pattern):
        if word == ",":
            parts.append(",?")
        elif word == "*":
            parts.append(rf"(?: \S+){{0,{_GAP}}}?")
        elif word.startswith("["):
            parts.append(f"(?: {_part(word[1:-1], named)})*")
        else:
            parts.append(f" {_part(word, named)}")
    return re.compile(r"\b" + "".join(parts).removeprefix(" "), re.IGNORECASE)


def _part(word: str, named: set[str]) -> str:
    """One word of a pattern; a place that stands a second time matches but is not named again."""
    place = re.fullmatch(r"(?P<open>\(?)\{(?P<name>\w+)\}(?P<close>[),]?)", word)
    if not place:
        return "(?:" + "|".join(re.escape(w) for w in word.split("/")) + ")"
    name = f"a{place['name']}" if place["name"].isdigit() else place["name"]
    if name in COMPANIES:
        inner = rf"(?:the )?(?P<{name}>(?-i:[A-Z][\w&.'-]*(?: [A-Z][\w&.'-]*){{0,4}}))"
    else:
        before, mark = (r"(?:approximately |about )?", r"<A\d+>") if name[1:].isdigit() else (r"(?:the )?", r"<P\d+>")
        inner = before + (f"(?P<{name}>{mark})" if name not in named else mark)
    named.add(name)
    return re.escape(place["open"]) + inner + re.escape(place["close"])


def may_apply(rule: AmountRule | SentenceRule, lowered: str) -> bool:
    """Whether a text in small letters has all words of one of the rule's phrases."""
    for words in rule.keys:
        for word in words:
            if word not in lowered:
                break
        else:
            return True
    return False
