"""How the report's concepts hang together: roles with presentation and calculation, labels, dimensions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from converter.model.concept import QName


class LabelRole(StrEnum):
    """The label roles in use, by the ends of their URIs."""

    STANDARD = "label"
    TOTAL = "totalLabel"
    NEGATED = "negatedLabel"
    NEGATED_TOTAL = "negatedTotalLabel"
    PERIOD_START = "periodStartLabel"
    PERIOD_END = "periodEndLabel"
    TERSE = "terseLabel"
    NEGATED_TERSE = "negatedTerseLabel"
    DOCUMENTATION = "documentation"

    @property
    def uri(self) -> str:
        """The role URI (XBRL 2.1 table 8; the negated ones of the XBRL link role registry)."""
        return f"http://www.xbrl.org/{2009 if self.startswith('negated') else 2003}/role/{self}"


class RoleKind(StrEnum):
    """The middle word of a role's definition (EFM 6.7.12)."""

    DOCUMENT = "Document"
    STATEMENT = "Statement"
    DISCLOSURE = "Disclosure"


class Presentation(NamedTuple):
    """One row of a role's tree, in reading order: `depth` 0 is the root, and each row's parent is the last row one less deep."""

    concept: QName
    depth: int
    label_role: LabelRole = LabelRole.STANDARD


@dataclass(frozen=True, slots=True)
class CalculationArc:
    """`child` is part of `total` with weight +1 or -1, by the concepts' signs."""

    total: QName
    child: QName
    weight: int


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis, its domain (also its default member) and the members used."""

    axis: QName
    domain: QName
    members: tuple[QName, ...]


@dataclass(frozen=True, slots=True)
class Hypercube:
    """A dimensional table of a role: axes with their domain and members; `line_items` is the primary item's root."""

    table: QName
    line_items: QName
    axes: tuple[Axis, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """One extended link role: `name` ends its URI, `sort_code` and `title` make its definition.

    `statement` is the index of the report's statement that it shows, None for cover and notes.
    """

    sort_code: int
    kind: RoleKind
    title: str
    name: str
    presentation: tuple[Presentation, ...]
    calculation: tuple[CalculationArc, ...] = ()
    hypercube: Hypercube | None = None
    statement: int | None = None

    @property
    def definition(self) -> str:
        """The definition by EFM 6.7.12; codes have one width so that they sort as text."""
        return f"{self.sort_code:07d} - {self.kind.value} - {self.title}"


class Label(NamedTuple):
    """A concept's English label."""

    concept: QName
    role: LabelRole
    text: str
