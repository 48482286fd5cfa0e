"""Text blocks of the notes: whole notes, their accounting policies, their tables."""

from __future__ import annotations

from dataclasses import dataclass

from converter.model.concept import Concept
from converter.model.source import Span


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A stretch of a note that is one text block fact, over the main period.

    `level` is 1 for a note, 2 for an accounting policy, 3 for a table (Reg. S-T 405(d)). `concept` is a standard one or, where
    none fits or it is taken, an extension named from the title. `note` is the index of the note in the outline.
    `title` is the printed one, or one made from the concept's label where the note prints none; `rule` names map and entry.
    """

    concept: Concept
    title: str
    level: int
    note: int
    spans: tuple[Span, ...]
    rule: str
