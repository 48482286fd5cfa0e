"""What a line is taken for, and how sure that is: the choice of one candidate among those that are free, as a Match."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from converter.maps.assign import Taken, worth
from converter.maps.candidates import Scored
from converter.maps.caption import words
from converter.maps.concept_map import ConceptMap
from converter.maps.confidence import calibrated
from converter.maps.extend import EXTENSION_PREFIX, extension_for
from converter.maps.learned import OWN
from converter.maps.place import Place
from converter.maps.scene import Scene
from converter.maps.wording import in_host
from converter.model.concept import Concept, QName
from converter.model.match import Candidate, Match, Rung
from converter.model.statement import LineItem, Statement, StatementKind


@dataclass(frozen=True, slots=True)
class Choice:
    """What a line is taken for, as Match will tell it, with its likeliest rivals and their chances; `sign` where a rule gives it."""

    concept: Concept
    rung: Rung
    rule: str
    confidence: float
    evidence: str
    rivals: tuple[tuple[str, float], ...] = ()
    sign: int | None = None


def stated_choice(line: LineItem, kind: StatementKind, concept_map: ConceptMap) -> Choice:
    """The concept that the input names; one that the target does not have is the filing's own."""
    qname = QName.parse(line.concept or "")
    concept = concept_map.table.get(qname) or concept_map.historic.get(qname.name)
    if concept is None:
        concept = extension_for(line, kind, Place.ANY, concept_map.table)
        concept = replace(concept, qname=QName(EXTENSION_PREFIX, qname.name))
    return Choice(concept, Rung.STATED, "input", 1.0, "the input names the concept")


def free_candidates(i: int, pool: Sequence[Scored], taken: Taken, own: Scored | None = None) -> list[Scored]:
    """The candidates that line `i` may have beside what other lines have, and `own`, which it has already."""
    return [scored for scored in pool if scored is own or scored.concept is None or taken.is_free(i, scored.concept.qname)]


def best_choice(scene: Scene, i: int, best: Scored, pool: Sequence[Scored], taken: Taken) -> Choice:
    """The choice of `best`, as sure as it stands out of the pool."""
    scores = [worth(scored) for scored in pool]
    top = max(scores)
    chances = [math.exp(score - top) for score in scores]
    whole = sum(chances)
    share = math.exp(worth(best) - top) / whole
    rivals = tuple((_name(scored), chance / whole) for scored, chance in zip(pool[:3], chances[:3], strict=False))
    if best.concept is None:
        line = _told_apart(scene.statement.lines[i], scene.statement)
        concept = extension_for(line, scene.statement.kind, scene.places[i], scene.concept_map.table, taken.names(i))
        evidence = "no standard concept fits the caption well enough"
        return Choice(concept, Rung.EXTENSION, "caption", calibrated(Rung.EXTENSION, share), evidence, rivals)
    if best.rule is not None:
        rung = best.rule.rung(scene.statement.lines[i].caption)
        evidence = f"the map names the caption {best.rule.caption!r}" + (
            f" in {', '.join(sorted(best.rule.places))}" if best.rule.places else ""
        )
        return Choice(best.concept, rung, best.rule.origin, calibrated(rung, share), evidence, rivals, best.rule.sign)
    read_as = f" ({best.read_as!r}, with its heading)" if best.read_as else ""
    evidence = f"what filers call it{read_as}; stands in {scene.places[i].value}"
    return Choice(best.concept, Rung.LEARNED, "learned/network.npz", calibrated(Rung.LEARNED, share), evidence, rivals)


def _told_apart(line: LineItem, statement: Statement) -> LineItem:
    """The line, an amount inside a caption with the words that say of what it is: "Nuclear fuel, accumulated amortization"."""
    host = statement.lines[line.host] if line.host is not None else None
    if host is None or set(words(line.caption)) & set(words(host.caption.partition(",")[0])):
        return line
    return replace(line, caption=in_host(line, host))


def _name(scored: Scored) -> str:
    return str(scored.concept.qname) if scored.concept else OWN


def match_of(choice: Choice, sign: int) -> Match:
    """The choice as a match, with `sign` unless a rule gave it one."""
    rivals = tuple(Candidate(name, _decimal(chance)) for name, chance in choice.rivals)
    return Match(
        choice.concept,
        sign if choice.sign is None else choice.sign,
        choice.rung,
        choice.rule,
        _decimal(choice.confidence),
        choice.evidence,
        rivals,
    )


def _decimal(chance: float) -> Decimal:
    return _thousandths(round(chance * 1000))


@cache
def _thousandths(count: int) -> Decimal:
    return Decimal(count).scaleb(-3)
