"""What became of one input of a batch: a value, whatever went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """The three ways in which an input can end."""

    CONVERTED = "converted"
    WITH_FINDINGS = "converted with findings"  # errors or warnings among them
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """One input's end. `cause` groups failures of one kind, `message` tells this one; `year` is the period's."""

    outcome: Outcome
    sha256: str = ""
    facts: int = 0
    errors: int = 0
    warnings: int = 0
    remarks: int = 0
    year: int = 0
    seconds: float = 0
    peak_mb: int = 0
    cause: str = ""
    message: str = ""


def failed(cause: str, message: str) -> Result:
    """The result of an input that gave no output."""
    return Result(Outcome.FAILED, cause=cause, message=message)
