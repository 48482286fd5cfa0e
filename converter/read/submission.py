"""An EDGAR submission, or a single document as plain text -> Filing.

A submission is an SGML wrapper: perhaps a PEM signature, `<SEC-DOCUMENT>` or the older `<IMS-DOCUMENT>` with its header, then
several `<DOCUMENT>`s, each with `<TYPE>`, `<SEQUENCE>`, `<FILENAME>`, `<DESCRIPTION>` and its `<TEXT>`. Any outer layer may be missing:
archives keep files that start with `<DOCUMENT>`, or with the text itself.
"""

from __future__ import annotations

import re
from dataclasses import replace

from converter.errors import InputError
from converter.model.filing import Block, BlockKind, Document, Filing, FilingHeader
from converter.model.finding import Finding, Severity
from converter.model.source import SourceText, Span
from converter.read.decode import decode
from converter.read.header import filer_count, read_header
from converter.read.text import read_blocks

_OPEN = re.compile(r"(?i)<DOCUMENT>[ \t]*(?=\n|<)")
_CLOSE = re.compile(r"(?i)</DOCUMENT>")
_TEXT = re.compile(r"(?i)<TEXT>[ \t]*\n?")
_END_TEXT = re.compile(r"(?i)</TEXT>")
_FIELD = re.compile(r"(?im)^[ \t]*<(TYPE|SEQUENCE)>[ \t]*([^\n<]*?)[ \t]*$")
_WRAPPER = re.compile(r"(?i)-----BEGIN PRIVACY-ENHANCED MESSAGE|<(?:SEC|IMS)-(?:DOCUMENT|HEADER)>")
_HTML = re.compile(r"(?i)<(?:!doctype\s+html|html|body|font|div)[\s>]")
_XML = re.compile(r"\s*(?:<\?xml|[{\[]\s*[\"{\[])")
_FILING_WORD = re.compile(
    r"(?i)\b(compan(?:y|ies)|corporation|corp|inc|incorporated|shares?|stockholders?|shareholders?|stock|quarter(?:ly)?|fiscal|securities"
    r"|exchange|net\s+(?:income|loss|sales|earnings)|balance\s+sheets?|earnings|dividends?|(?:press|news)\s+release|form\s+(?:10|8)-?[kq]"
    r"|annual\s+report|revenues?|registrant|commission|directors?|assets|liabilities|exhibit|sales|millions?|thousands)\b|<(?:page"
    r"|caption|s)>"
)
_FILING_WORDS_NEEDED = 3  # different ones; a press release about a director has five


def read_submission(name: str, data: bytes) -> tuple[Filing, tuple[Finding, ...]]:
    """Read a full submission or a bare document; raises InputError for what is no filing in plain text."""
    source, findings = decode(name, data)
    text = source.text
    opened = [m.start() for m in _OPEN.finditer(text)]
    if not opened:
        filing = _bare(source)
    else:
        _refuse_truncated(source, opened[-1])
        head = Span(0, opened[0])
        header = read_header(source.slice(head))
        documents = tuple(_document(source, start, end) for start, end in zip(opened, [*opened[1:], len(text)], strict=True))
        header = replace(header, form=header.form or documents[0].type)
        filing = Filing(source, header, documents, head if source.slice(head).strip() else None)
    _refuse_html(filing)
    return filing, (*findings, *_filing_findings(filing))


def _bare(source: SourceText) -> Filing:
    text = source.text
    if wrapper := _WRAPPER.search(text, 0, 4096):
        raise InputError(
            "the submission ends before its first <DOCUMENT>",
            place=source.place(Span(wrapper.start(), wrapper.end())),
            excerpt=wrapper[0],
            advice="download the submission again: it was cut off within its header",
        )
    span = Span(0, len(text))
    if not _HTML.search(text, 0, 4096):
        _refuse_other(source)
    return Filing(source, FilingHeader(), (Document("", span, read_blocks(text, span)),))


def _refuse_other(source: SourceText) -> None:
    words: set[str] = set()
    for word in _FILING_WORD.finditer(source.text):
        words.add(" ".join(word[0].lower().split()))
        if len(words) == _FILING_WORDS_NEEDED:
            break
    if _XML.match(source.text) or len(words) < _FILING_WORDS_NEEDED:
        start = len(source.text) - len(source.text.lstrip())
        raise InputError(
            "this text is no company's filing: it has neither a submission's wrapper nor the words of one",
            place=source.place(Span(start, start)),
            excerpt=source.excerpt(Span(start, min(len(source.text), start + 200))),
            advice="give a 10-K, 10-Q or 8-K as plain text, or line items as CSV or XLSX",
        )


def _refuse_truncated(source: SourceText, last: int) -> None:
    if _CLOSE.search(source.text, last) or _END_TEXT.search(source.text, last):
        return
    end = len(source.text.rstrip())
    raise InputError(
        "the submission is cut off: its last <DOCUMENT> has no end",
        place=source.place(Span(max(end - 1, 0), end)),
        excerpt=source.excerpt(Span(max(last, end - 70), end)),
        advice="download the submission again; if the original ends like this, add </TEXT> and </DOCUMENT>",
    )


def _refuse_html(filing: Filing) -> None:
    main = filing.documents[0].span
    text = filing.source.text
    first = _HTML.search(text, main.start, min(main.end, main.start + 4096))
    if first:
        raise InputError(
            "the main document is HTML; only plain-text filings are read",
            place=filing.source.place(Span(first.start(), first.end())),
            excerpt=filing.source.excerpt(Span(first.start(), min(main.end, first.start() + 80))),
            advice="give a plain-text filing (most of those before 2001 are), or its line items as CSV or XLSX",
        )


def _document(source: SourceText, start: int, limit: int) -> Document:
    """The `<DOCUMENT>` at `start`; its span is the text between `<TEXT>` and `</TEXT>`."""
    text = source.text
    close = _CLOSE.search(text, start, limit)
    end = close.start() if close else limit
    opened = _TEXT.search(text, start, end)
    body = opened.end() if opened else text.find("\n", start, end) + 1 or end
    fields: dict[str, str] = {}
    for key, value in _FIELD.findall(text[start : opened.start() if opened else min(end, start + 1000)]):
        fields.setdefault(key.upper(), value)
    closing = None
    for closing in _END_TEXT.finditer(text, body, end):  # noqa: B007 - the last one closes
        pass
    span = Span(body, closing.start() if closing else end)
    sequence = fields.get("SEQUENCE", "")
    return Document(
        type=fields.get("TYPE", ""),
        span=span,
        blocks=_blocks(text, span),
        sequence=int(sequence) if sequence.isdigit() else 1,
    )


def _blocks(text: str, span: Span) -> tuple[Block, ...]:
    """The blocks of plain text; an exhibit in HTML or in encoded binary is kept whole, as it stands."""
    head = text[span.start : min(span.end, span.start + 2048)]
    if _HTML.search(head) or re.match(r"(?i)\s*(?:<pdf>|<xml>|begin \d{3} )", head):
        return (Block(BlockKind.PREFORMATTED, span),) if head.strip() else ()
    return read_blocks(text, span)


def _filing_findings(filing: Filing) -> list[Finding]:
    source, found = filing.source, []
    for document in filing.documents[1:]:
        first = _HTML.search(source.text, document.span.start, min(document.span.end, document.span.start + 2048))
        if first:
            found.append(
                Finding(
                    "read.html-exhibit",
                    Severity.INFO,
                    f"the exhibit {document.type or document.sequence} is HTML: it is shown as it stands, and nothing is read from it",
                    source.place(Span(first.start(), first.end())),
                    first[0].strip(),
                )
            )
    head = filing.header_span
    filers = filer_count(source.slice(head)) if head else 0
    if filers > 1:
        found.append(
            Finding(
                "read.several-filers",
                Severity.INFO,
                f"the header names {filers} filers; the report is made for the first, {filing.header.name}",
                source.place(Span(0, 0)),
            )
        )
    return found
