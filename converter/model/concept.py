"""Concepts of a taxonomy: their names and the properties that a fact must agree with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple


class QName(NamedTuple):
    """A concept's name: "us-gaap:Assets". The prefix of a filing's own concepts is the filing's."""

    prefix: str
    name: str

    @classmethod
    def parse(cls, text: str) -> QName:
        """Read "prefix:Name"; raises ValueError for anything else."""
        prefix, colon, name = text.partition(":")
        if not (prefix and colon and name) or ":" in name:
            raise ValueError(f"not a prefixed name: {text!r}")
        return cls(prefix, name)

    def __str__(self) -> str:
        return f"{self.prefix}:{self.name}"


class PeriodType(StrEnum):
    """Whether a concept is measured at an instant or over a duration."""

    INSTANT = "instant"
    DURATION = "duration"


CLASS_OF_STOCK_AXIS = QName("us-gaap", "StatementClassOfStockAxis")
COMPONENTS_AXIS = QName("us-gaap", "StatementEquityComponentsAxis")  # of the columns of a statement of equity
HELD_IN_TREASURY = frozenset({"TreasuryStockMember", "TreasuryStockCommonMember"})  # members of shares that are not outstanding
Balance = Literal["debit", "credit"]
OPPOSITE: Mapping[Balance, Balance] = {"debit": "credit", "credit": "debit"}


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept: `type` is the schema type's QName ("xbrli:monetaryItemType"); `label` its standard label.

    `documentation` is given for concepts that a filing defines itself; `historic` marks one of historic.toml.
    """

    qname: QName
    type: str
    period_type: PeriodType
    balance: Balance | None = None
    abstract: bool = False
    label: str = ""
    documentation: str = ""
    substitution_group: str = "xbrli:item"
    historic: bool = False

    @property
    def is_extension(self) -> bool:
        """Whether the filing defines the concept itself."""
        return self.qname.prefix not in STANDARD_PREFIXES

    @property
    def is_numeric(self) -> bool:
        """Whether its facts need a unit."""
        return self.type.rpartition(":")[2] in NUMERIC_TYPES


Lookup = Callable[[QName], Concept | None]  # a taxonomy's concept of a name

STANDARD_PREFIXES = frozenset({"us-gaap", "dei", "srt", "country", "stpr", "exch", "currency", "naics", "sic", "ecd", "cyd"})

NUMERIC_TYPES = frozenset(
    {
        "monetaryItemType",
        "sharesItemType",
        "perShareItemType",
        "percentItemType",
        "pureItemType",
        "decimalItemType",
        "integerItemType",
        "perUnitItemType",
        "areaItemType",
        "volumeItemType",
        "energyItemType",
        "massItemType",
        "powerItemType",
        "lengthItemType",
        "flowItemType",
        "boeItemType",
        "memoryItemType",
        "nonNegativeIntegerItemType",
    }
)
