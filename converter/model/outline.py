"""Where the parts of a filing stand: cover, statements, notes, prose."""

from __future__ import annotations

from dataclasses import dataclass

from converter.model.source import Span
from converter.model.statement import StatementKind


@dataclass(frozen=True, slots=True)
class StatementRegion:
    """A statement's place: `spans` are its printed parts in order, without page furniture and without the title.

    `heading_span` covers title and the lines between title and table (entity, periods, "in thousands"), which
    may say scale and periods. `document` is the index of its document in the filing. A note's table has the dates or
    periods of the face that it `explains`, whatever its heads leave open ("Year ended June 30", "1995  1994").
    Of two statements beside each other, which have the same spans, the left one is `panel` 0 and the right one 1.
    """

    kind: StatementKind
    title: str
    title_span: Span | None
    heading_span: Span | None
    document: int
    spans: tuple[Span, ...]
    explains: StatementKind | None = None
    panel: int | None = None


@dataclass(frozen=True, slots=True)
class NoteRegion:
    """A note: `spans` are its printed stretches, title included, page furniture left out."""

    number: str  # "1", "A"; "" where the notes have none
    title: str  # "" where the note starts straight with its text
    title_span: Span | None
    document: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A filing's parts. `cover` is the cover page, `prose` other stretches of sentences (MD&A, press release), in order.

    `company` is whose the statements are and what follows them, where they are not the registrant's: a business that it acquired.
    """

    cover: Span | None = None
    statements: tuple[StatementRegion, ...] = ()
    notes: tuple[NoteRegion, ...] = ()
    prose: tuple[Span, ...] = ()
    company: str = ""
