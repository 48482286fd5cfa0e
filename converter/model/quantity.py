"""Printed figures and their units."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from converter.model.source import Span


class Measure(StrEnum):
    """What a figure counts; a concept's type must agree with it."""

    MONETARY = "monetary"
    SHARES = "shares"
    PER_SHARE = "per-share"
    PERCENT = "percent"
    PURE = "pure"


class Unit(NamedTuple):
    """An XBRL unit: `numerator` (and `denominator`) are measures as QNames: "iso4217:USD", "xbrli:shares", "xbrli:pure"."""

    numerator: str
    denominator: str | None = None

    @property
    def id(self) -> str:
        """A readable XML id: "USD", "USD_per_shares"."""
        top = self.numerator.rpartition(":")[2]
        return f"{top}_per_{self.denominator.rpartition(':')[2]}" if self.denominator else top

    @property
    def text(self) -> str:
        """The unit as one word: "iso4217:USD/xbrli:shares" (Open Information Model 1.0)."""
        return f"{self.numerator}/{self.denominator}" if self.denominator else self.numerator

    @classmethod
    def of(cls, measure: Measure, currency: str = "USD") -> Unit:
        """The unit of a measure, in the ISO 4217 `currency` where money is counted."""
        if measure is Measure.MONETARY:
            return cls(f"iso4217:{currency}")
        if measure is Measure.SHARES:
            return cls("xbrli:shares")
        return cls(f"iso4217:{currency}", "xbrli:shares") if measure is Measure.PER_SHARE else cls("xbrli:pure")


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed number.

    `value` is what the print says, whole and signed as printed: "(1,203)" in thousands is Decimal(-1203000).
    `scale` is the power of ten of the print (3 for thousands, -2 for percent), `decimals` the XBRL precision of the value
    (-3 for whole thousands, 2 for cents). `span` covers the numeral alone: no currency sign, no bracket, no
    minus; for a dash, the dash. `is_dash` marks a dash or similar that stands for zero.
    """

    value: Decimal
    scale: int
    decimals: int
    span: Span
    is_dash: bool = False
