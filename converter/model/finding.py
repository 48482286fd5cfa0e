"""Findings: what a stage noticed, as values with a place. One form for people, one for machines."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from converter.model.source import Place


class Severity(StrEnum):
    """How much a finding matters: an error makes the output unfit to file, a warning wants a look, info is for the record."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a person should know, in four parts.

    `code` is stable and dotted: the room that noticed it, then what ("calculation.does-not-foot"). `where` is the place,
    `excerpt` what stands there, `what` says why it is a finding, `advice` what to change.
    """

    code: str
    severity: Severity
    what: str
    where: Place | None = None
    excerpt: str = ""
    advice: str = ""
    rule: str = ""  # the rule's id where one exists: "EFM 6.5.26"

    def __str__(self) -> str:
        head = f"{self.where}: " if self.where else ""
        rule = f" [{self.rule}]" if self.rule else ""
        lines = [f"{head}{self.severity.value}: {self.what}{rule} ({self.code})"]
        if self.excerpt:
            lines.append(f"  | {self.excerpt}")
        if self.advice:
            lines.append(f"  -> {self.advice}")
        return "\n".join(lines)

    def as_dict(self) -> dict[str, object]:
        """The finding for machines: plain values, every key always there."""
        where = self.where
        return {
            "code": self.code,
            "severity": self.severity.value,
            "source": where.source if where else None,
            "line": where.line if where else None,
            "column": where.column if where else None,
            "cell": where.cell if where else None,
            "excerpt": self.excerpt,
            "what": self.what,
            "advice": self.advice,
            "rule": self.rule,
        }
