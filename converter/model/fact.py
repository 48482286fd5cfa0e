"""Facts: what XBRL says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, NamedTuple

from converter.model.concept import QName
from converter.model.match import Rung
from converter.model.period import Period
from converter.model.quantity import Unit
from converter.model.source import Span


class Dimension(NamedTuple):
    """An explicit dimension: axis and member."""

    axis: QName
    member: QName


class Locator(NamedTuple):
    """Which cell of which statement of the report a fact is: indexes into statements, lines and columns."""

    statement: int
    line: int
    column: int


class Provenance(NamedTuple):
    """Who named the fact: rung, rule and confidence as in `Match`; `locator` where it stands on a statement's face."""

    rung: Rung
    rule: str
    confidence: Decimal
    evidence: str = ""
    locator: Locator | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact as it stands in one place; equal facts in several places are several `Fact`s with equal values.

    A numeric fact has a Decimal `value` (the concept's sign, whole units), `unit`, `decimals` (None: exact, "INF") and
    `scale`, and one span: the numeral.
    A text fact has a str `value` and no unit; its `spans` are the printed stretches it consists of (several for
    a note that goes over pages), and `format` names the inline transformation that turns print into value
    ("ixt:date-monthname-day-year-en"), if one is needed. `is_text_block` marks escaped text blocks. No spans: the fact is hidden.
    """

    id: str
    concept: QName
    period: Period
    value: Decimal | str
    provenance: Provenance
    spans: tuple[Span, ...] = ()
    unit: Unit | None = None
    decimals: int | None = None
    scale: int = 0
    dimensions: tuple[Dimension, ...] = ()
    format: str | None = None
    is_text_block: bool = False


@dataclass(frozen=True, slots=True)
class Footnote:
    """What is said of facts below a statement: "(a) Restated for the stock split". `facts` are their ids.

    `spans` are printed lines, which the document shows as they stand: in print it is like a text block.
    """

    id: str
    facts: tuple[str, ...]
    spans: tuple[Span, ...]

    unit: ClassVar[None] = None
    scale: ClassVar[int] = 0
    format: ClassVar[None] = None
    is_text_block: ClassVar[bool] = True
