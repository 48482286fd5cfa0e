"""Filings made of invented text."""

from converter.model.filing import Document, Filing, FilingHeader
from converter.model.source import SourceText, Span


def bare_filing(text: str, name: str = "invented.txt") -> Filing:
    """A text that is one document, without a header."""
    return Filing(SourceText(name, text, ""), FilingHeader(), (Document("", Span(0, len(text)), ()),))


def headed_filing(header: str, text: str, facts: FilingHeader, document_type: str = "") -> Filing:
    """A printed header, then one document."""
    whole = header + text
    document = Document(document_type or facts.form, Span(len(header), len(whole)), ())
    return Filing(SourceText("invented.txt", whole, ""), facts, (document,), Span(0, len(header)))
