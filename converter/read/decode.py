"""Bytes -> text in which one character stands for one character of the input and lines end with a line feed.

The chain, in order: a byte order mark names the encoding; pure ASCII; valid UTF-8; else Windows-1252, the superset
of Latin-1 that the typesetting programs of the nineties wrote. Headings whose letters stand apart are closed up (letters.py),
tables with a blank line behind each line drawn close (spacing.py).
Characters that no encoding explains and control characters, which neither HTML nor a reader can show, become a mark or a blank, and a
finding says where.
"""

from __future__ import annotations

import codecs
import hashlib
import re

from converter.errors import InputError
from converter.model.finding import Finding, Severity
from converter.model.source import Place, SourceText, Span
from converter.read.letters import close_letters
from converter.read.spacing import fold_blank_lines

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_MAGIC = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive (or an Office document)",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"{\\rtf": "a rich-text (RTF) document",
    b"%!PS": "a PostScript document",
}
_BINARY = bytes([*range(9), *range(0x0E, 0x1A), *range(0x1B, 0x20)])
_BINARY_SHARE = 0.01  # of the first 64 KB; text has none, or a stray one
_UNREADABLE_SHARE = 0.02  # of all characters
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_BLANKS = dict.fromkeys([*range(9), *range(0x0B, 0x20), 0x7F], " ")


def decode(name: str, data: bytes) -> tuple[SourceText, tuple[Finding, ...]]:
    """The text of an input; raises InputError for an empty, binary or undecodable one."""
    _refuse_binary(name, data)
    text = _characters(name, data)
    if not text.strip():
        raise InputError("the input is empty", place=name, advice="give a file that holds a filing's text")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, folded = fold_blank_lines(close_letters(text))
    controls = [] if text.isascii() and text.translate(_BLANKS) == text else list(_CONTROL.finditer(text))
    source = SourceText(name, text.translate(_BLANKS) if controls else text, hashlib.sha256(data).hexdigest(), folded=folded)
    return source, (*_control_findings(source, [m for m in controls if m[0] != "\f"]), *_undecodable_findings(source))


def _refuse_binary(name: str, data: bytes) -> None:
    kind = next((what for magic, what in _MAGIC.items() if data.startswith(magic)), "")
    head = data[:65536]
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if kind or (not wide and len(head) - len(head.translate(None, _BINARY)) > _BINARY_SHARE * len(head)):
        raise InputError(
            f"this is {kind or 'binary data'}, not text",
            place=Place(name, 1, 1),
            excerpt=repr(head[:24])[2:-1],
            advice="give the filing as plain text: the full submission (.txt) as the regulator publishes it",
        )


def _characters(name: str, data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(name, data, "utf-16")
    if data.isascii():
        return data.decode("ascii")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if text.count(REPLACEMENT) > _UNREADABLE_SHARE * len(text):
        raise _undecodable(name, text.find(REPLACEMENT), "neither UTF-8 nor Windows-1252")
    return text


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(name, error.start, f"not {encoding}, which its first bytes announce") from error


def _undecodable(name: str, offset: int, why: str) -> InputError:
    return InputError(
        f"the bytes cannot be decoded: they are {why}",
        place=f"{name}: byte {offset}",
        advice="save the file as UTF-8 or as plain ASCII and convert it again",
    )


def _control_findings(source: SourceText, found: list[re.Match[str]]) -> list[Finding]:
    """One finding for all control characters: form feeds come on every page of some filings."""
    if not found:
        return []
    span = Span(found[0].start(), found[0].end())
    return [
        Finding(
            "read.control-characters",
            Severity.WARNING,
            f"{len(found)} control character(s) in the text were read as blanks; the first is U+{ord(found[0][0]):04X}",
            source.place(span),
            source.excerpt(Span(max(0, span.start - 30), min(len(source.text), span.end + 30))),
            "check the line against the original filing",
        )
    ]


def _undecodable_findings(source: SourceText) -> list[Finding]:
    first = source.text.find(REPLACEMENT)
    if first < 0:
        return []
    return [
        Finding(
            "read.undecodable-bytes",
            Severity.WARNING,
            f"{source.text.count(REPLACEMENT)} byte(s) stand for no character and are shown as U+FFFD",
            source.place(Span(first, first + 1)),
            source.excerpt(Span(max(0, first - 30), min(len(source.text), first + 30))),
            "check the line against the original filing, or save the file as UTF-8",
        )
    ]
