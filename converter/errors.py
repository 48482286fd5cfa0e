"""What stops a conversion. Every error says place, excerpt, why and what to change."""

from __future__ import annotations

from converter.model.source import Place


class ConverterError(Exception):
    """The base of all errors that this program raises on purpose."""

    def __init__(self, why: str, *, place: Place | str | None = None, excerpt: str = "", advice: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.place = place
        self.excerpt = excerpt
        self.advice = advice

    def __str__(self) -> str:
        head = f"{self.place}: " if self.place else ""
        lines = [f"{head}{self.why}"]
        if self.excerpt:
            lines.append(f"  | {self.excerpt}")
        if self.advice:
            lines.append(f"  -> {self.advice}")
        return "\n".join(lines)


class InputError(ConverterError):
    """The input cannot be read: missing, empty, binary, or no filing."""


class MapError(ConverterError):
    """A taxonomy map is wrong; the place names its file and line."""


class OutputError(ConverterError):
    """The output cannot be written."""


class TaxonomyError(ConverterError):
    """A concept table or taxonomy package is missing or broken."""


class ValidationError(ConverterError):
    """Validation could not run, or did not run with the rules that were asked for."""


class PackageError(ValidationError):
    """One package cannot be validated; this says nothing of others."""
