"""What the stages before the assembly found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from converter.assemble.blocks import PlacedGrid
from converter.model.cover import CoverFacts
from converter.model.filing import Filing
from converter.model.note import TextBlock
from converter.model.outline import Outline
from converter.model.prose import ProseFact
from converter.model.report import MappedStatement


@dataclass(frozen=True, slots=True)
class Parts:
    """`statements` are the face statements in filing order, then the tables of notes.

    `grids` are the tables that were read, by the index of their document in the filing.
    """

    filing: Filing
    outline: Outline
    statements: tuple[MappedStatement, ...]
    cover: CoverFacts
    text_blocks: tuple[TextBlock, ...] = ()
    prose: tuple[ProseFact, ...] = ()
    grids: Mapping[int, tuple[PlacedGrid, ...]] = field(default_factory=dict)
