"""Bytes to text, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.errors import InputError
from converter.read.decode import REPLACEMENT, decode


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1))
def test_utf8_text_keeps_every_character(text: str) -> None:
    words = f"Form 10-Q {text}"
    assert decode("a.txt", words.encode())[0].text == words


def test_line_ends_become_line_feeds() -> None:
    assert decode("a.txt", b"one\r\ntwo\rthree\n")[0].text == "one\ntwo\nthree\n"


def test_typographic_marks_of_windows_are_understood() -> None:
    assert decode("a.txt", b"the Company\x92s shares")[0].text == "the Company\N{RIGHT SINGLE QUOTATION MARK}s shares"


def test_a_byte_without_meaning_is_marked_and_found() -> None:
    source, findings = decode("a.txt", b"net sales of the Company\x81 rose by three million in the third quarter of the year")
    assert source.text.count(REPLACEMENT) == 1
    assert [(f.code, f.where and f.where.column) for f in findings] == [("read.undecodable-bytes", 25)]


def test_control_characters_become_blanks_and_form_feeds_need_no_finding() -> None:
    source, findings = decode("a.txt", b"x" * 300 + b"\x1a\n\x0cpage 2\n")
    assert source.text == "x" * 300 + " \n page 2\n"
    assert [f.code for f in findings] == ["read.control-characters"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n\r\n\t", "empty"),
        (b"%PDF-1.4\n", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (bytes(range(256)) * 4, "binary data"),
        (b"\xff\xfea\x00b", "not utf-16"),
        (b"\x81\x8d\x8f\x90" * 40, "neither UTF-8 nor Windows-1252"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=why) as refused:
        decode("a.txt", data)
    assert refused.value.advice
