"""What was submitted: header, documents, and each document's blocks in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from converter.model.source import SourceText, Span
from converter.model.statement import Statement
from converter.model.table import Grid


class BlockKind(StrEnum):
    """How a block is read and shown."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"  # prose: its line breaks carry no meaning
    TABLE = "table"  # has a grid
    PREFORMATTED = "preformatted"  # layout that is kept as printed: cover pages, signatures, tables not understood
    PAGE_FURNITURE = "page-furniture"  # page numbers, <PAGE> marks, running heads: shown small, never part of a note


class Block(NamedTuple):
    """A stretch of a document. Blocks of a document follow each other, do not overlap and hold all its printed words."""

    kind: BlockKind
    span: Span
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One `<DOCUMENT>` of a submission; a bare text is a single document with empty `type`."""

    type: str  # "10-Q", "EX-13"... as printed
    span: Span
    blocks: tuple[Block, ...]
    sequence: int = 1


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address as the header gives it; absent parts are empty."""

    street1: str = ""
    street2: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name the filer had before, and until when."""

    name: str
    changed: date | None


@dataclass(frozen=True, slots=True)
class FilingHeader:
    """What a submission's header or a line-item file's heading says; what it does not say is empty or None.

    `cik` has ten digits. `fiscal_year_end` is "--12-31" (XML Schema gMonthDay). `state` is the state of incorporation.
    """

    accession: str = ""
    form: str = ""
    period_end: date | None = None
    filed: date | None = None
    name: str = ""
    cik: str = ""
    sic: str = ""
    irs_number: str = ""
    state: str = ""
    fiscal_year_end: str = ""
    file_number: str = ""
    phone: str = ""
    business_address: Address = Address()
    former_names: tuple[FormerName, ...] = ()
    co_registrants: tuple[str, ...] = ()  # the names of the other filers of a combined filing


@dataclass(frozen=True, slots=True)
class Filing:
    """A submission as read. `statements` are those that the input states outright (line items); text has none here.

    `header_span` covers the SGML header, which the inline document shows too.
    """

    source: SourceText
    header: FilingHeader
    documents: tuple[Document, ...]
    header_span: Span | None = None
    statements: tuple[Statement, ...] = ()
