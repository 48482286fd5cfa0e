"""The periods of columns and facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Instant:
    """The end of a day."""

    end: date

    def __str__(self) -> str:
        return self.end.isoformat()


@dataclass(frozen=True, slots=True, order=True)
class Duration:
    """From the beginning of the day `start` to the end of the day `end`, both included (as in an XBRL context)."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"a period cannot end ({self.end}) before it starts ({self.start})")

    @property
    def days(self) -> int:
        """How many days the period has, first and last included."""
        return (self.end - self.start).days + 1

    def __str__(self) -> str:
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


Period = Instant | Duration
