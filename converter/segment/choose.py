"""Which candidates are the registrant's own statements.

A document may hold several sets: the registrant's, then a subsidiary's, an affiliate's, a parent-only one. A set is a run of
statements in which no balance sheet comes twice. The fullest set of the main document and of EX-13 wins, one that is headed by
another company's name last, the first among equals; kinds that it lacks are taken from the sets next to it, and from other
exhibits only if nothing else has statements.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from converter.model.statement import StatementKind
from converter.segment.candidates import Candidate

PRIMARY = (StatementKind.BALANCE_SHEET, StatementKind.INCOME, StatementKind.CASH_FLOW)


@dataclass(frozen=True, slots=True)
class StatementSet:
    """The statements of one entity in one document."""

    document: int
    statements: tuple[Candidate, ...]
    is_of_another: bool = False  # by the names over its statements

    @property
    def kinds(self) -> frozenset[StatementKind]:
        """The kinds it has."""
        return frozenset(c.kind for c in self.statements)

    @property
    def weight(self) -> tuple[int, bool, int]:
        """How full it is: primary kinds, then those of them that are complete; among as many kinds another's statements come last."""
        complete = sum(1 for kind in PRIMARY if any(c.kind is kind and c.complete for c in self.statements))
        return len(self.kinds & set(PRIMARY)), not self.is_of_another, complete


_NEVER = re.compile(r"(?i)EX-27|EX-(?:1|2|3|4|5|8|9|10|11|12|21|22|23|24|25)\b")
_OWN = re.compile(r"(?i)EX-13")


def rank_of(document_type: str, first: bool) -> int | None:  # noqa: FBT001 - one of two things that a document is
    """0 for the registrant's own reports, 1 for exhibits that may hold statements, None for those that are no source."""
    if _NEVER.match(document_type):
        return None
    if first or _OWN.match(document_type) or not document_type.upper().startswith("EX"):
        return 0
    return 1


_LEGAL_FORM = re.compile(r"\b(?:inc|corp|corporation|company|co|ltd|limited|the|of|and|de|new|lp|llc|plc|sa|nv)\b|/[a-z]{2,3}/?$|[^\w\s]")
_NAMED = 0.6  # of the words of the registrant's name, as it is registered; filings print it shorter or longer
ENTITY = re.compile(r"\b(?:inc|corp|corporation|company|fund|partnership|trust|subsidiar(?:y|ies)|l\.p|partners|associates|bank)\b")


def of_registrant(candidates: Sequence[Candidate], headings: Sequence[str], name: str, others: Sequence[str] = ()) -> list[Candidate]:
    """Without the statements of others, where some headings have the registrant's name and others another.

    An annual report for three funds prints three balance sheets; "X FUND II" files it with those of "X FUND III". `others` are the
    names of a combined filing's other registrants: what is headed by one of them is not the first one's.
    """
    shares = [share_of(name, heading) for heading in headings]
    apart = [max((share_of(other, heading) for other in others), default=0.0) for heading in headings]
    mine = [
        (c, heading, share)
        for c, heading, share, other in zip(candidates, headings, shares, apart, strict=True)
        if other <= max(share, _NAMED)
    ]
    candidates, headings, shares = [c for c, _, _ in mine], [heading for _, heading, _ in mine], [share for _, _, share in mine]
    best = {
        kind: max(share for c, share in zip(candidates, shares, strict=True) if c.kind is kind) for kind in {c.kind for c in candidates}
    }
    return [
        candidate
        for candidate, heading, share in zip(candidates, headings, shares, strict=True)
        if share == best[candidate.kind] or best[candidate.kind] < _NAMED or not ENTITY.search(heading)
    ]


def share_of(name: str, heading: str) -> float:
    """How many of a name's words a heading has."""
    wanted = words_of(name)
    return len(wanted & words_of(heading)) / max(len(wanted), 1)


def inherited(headings: Sequence[str]) -> list[str]:
    """Headings that name nobody with the last one that did: the second statement of a page needs no name."""
    named: list[str] = []
    last = ""
    for heading in headings:
        last = heading if ENTITY.search(heading) else last
        named.append(heading if ENTITY.search(heading) else f"{heading}\n{last}")
    return named


def words_of(name: str) -> set[str]:
    """The words of a name that tell it from others."""
    return set(_LEGAL_FORM.sub(" ", name.lower()).split())


def sets_of(document: int, candidates: Sequence[Candidate]) -> list[StatementSet]:
    """The sets of a document's candidates, in order."""
    sets: list[list[Candidate]] = []
    for candidate in candidates:
        if not sets or _opens_set(sets[-1], candidate):
            sets.append([])
        sets[-1].append(candidate)
    return [StatementSet(document, tuple(members)) for members in sets]


def _opens_set(current: Sequence[Candidate], candidate: Candidate) -> bool:
    if current[-1].notes_before != candidate.notes_before:
        return True
    if candidate.kind not in {c.kind for c in current}:
        return False
    return candidate.kind is StatementKind.BALANCE_SHEET or current[-1].kind is not candidate.kind


def choose(sets: Sequence[StatementSet]) -> list[tuple[int, Candidate]]:
    """The registrant's statements with their documents, in order of place."""
    if not sets:
        return []
    best = max(sets, key=lambda s: s.weight)
    chosen = [(best.document, c) for c in best.statements]
    kinds = set(best.kinds)
    at = sets.index(best)
    for other in sorted(sets, key=lambda s: abs(sets.index(s) - at)):
        missing = [c for c in other.statements if c.kind not in kinds]
        if other.document == best.document or not kinds & set(other.kinds):
            chosen += [(other.document, c) for c in missing]
            kinds |= {c.kind for c in missing}
    return sorted(chosen, key=lambda pair: (pair[0], pair[1].start))
