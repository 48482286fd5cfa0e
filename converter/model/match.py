"""Which concept a line has, and why."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from converter.model.concept import Concept


class Rung(StrEnum):
    """The rungs of the ladder from caption to concept, from the surest down."""

    STATED = "stated"  # the input itself names the concept
    USER_RULE = "user-rule"
    FILER_RULE = "filer-rule"
    EXACT_CAPTION = "exact-caption"  # a map's caption, in this section
    NORMALISED_CAPTION = "normalised-caption"
    LEARNED = "learned"  # what filers called it, with role, section and neighbours as evidence
    EXTENSION = "extension"  # named from the caption
    SENTENCE_RULE = "sentence-rule"  # a rule for amounts in sentences
    COVER_RULE = "cover-rule"  # a rule for the cover page
    NOTE_RULE = "note-rule"  # a rule for notes and their text blocks


SAID = frozenset({Rung.STATED, Rung.USER_RULE, Rung.FILER_RULE})  # by a person, in the input or in a map: not taught better


class Candidate(NamedTuple):
    """A concept that was considered, and the confidence in it from 0 to 1."""

    concept: str  # "us-gaap:Assets"
    confidence: Decimal


@dataclass(frozen=True, slots=True)
class Match:
    """A concept chosen for a line.

    `sign` turns the printed figure into the concept's: value of the fact = figure.value * sign (+1 or -1); -1 means
    that the line is shown with a negated label. `rule` names map and entry ("us-gaap/balance-sheet.toml:Assets"),
    `evidence` says in words what spoke for it.
    """

    concept: Concept
    sign: int
    rung: Rung
    rule: str
    confidence: Decimal
    evidence: str = ""
    candidates: tuple[Candidate, ...] = ()
