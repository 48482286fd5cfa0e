"""Submissions and bare documents: which parts they have, and which are refused."""

from itertools import pairwise
from pathlib import Path

import pytest

from converter.errors import InputError
from converter.model.filing import BlockKind, Filing
from converter.read import read

BODY = "The Company's net sales rose in the quarter.\nEach share of common stock paid a dividend.\n"


def wrapped(*documents: str) -> bytes:
    return ("<SEC-DOCUMENT>x.txt\n<SEC-HEADER>\nACCESSION NUMBER:\t1\n</SEC-HEADER>\n" + "".join(documents) + "</SEC-DOCUMENT>\n").encode()


def document(kind: str, text: str, sequence: int = 1) -> str:
    return (
        f"<DOCUMENT>\n<TYPE>{kind}\n<SEQUENCE>{sequence}\n<FILENAME>a.txt\n<DESCRIPTION>THE {kind}\n<TEXT>\n{text}\n</TEXT>\n</DOCUMENT>\n"
    )


def words_outside_blocks(filing: Filing) -> list[str]:
    text, outside = filing.source.text, []
    for part in filing.documents:
        edges = [part.span.start, *(edge for block in part.blocks for edge in (block.span.start, block.span.end)), part.span.end]
        assert edges == sorted(edges)
        outside += [text[a:b].strip() for a, b in list(pairwise(edges))[::2] if text[a:b].strip()]
    return outside


def test_documents_of_a_submission_keep_type_and_order() -> None:
    filing, _ = read("x.txt", wrapped(document("10-Q", BODY), document("EX-27", "<ARTICLE> 5", 2)))
    assert [(d.type, d.sequence) for d in filing.documents] == [
        ("10-Q", 1),
        ("EX-27", 2),
    ]
    assert filing.source.slice(filing.documents[0].span).strip() == BODY.strip()


def test_a_submission_may_start_with_its_first_document() -> None:
    filing, _ = read("x.txt", document("10-K", BODY).encode())
    assert (filing.header.form, filing.header_span, len(filing.documents)) == ("10-K", None, 1)


def test_bare_text_is_one_document_without_a_type() -> None:
    filing, _ = read("x.txt", BODY.encode())
    assert [(d.type, d.span.end) for d in filing.documents] == [("", len(BODY))]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (wrapped(document("10-Q", BODY))[:-60], "cut off"),
        (b"<SEC-DOCUMENT>x.txt\n<SEC-HEADER>\nACCESSION NUMBER: 1\n", "before its first <DOCUMENT>"),
        (wrapped(document("10-Q", "<HTML><BODY>" + BODY)), "is HTML"),
        (("<html><head><title>Company 10-K</title></head>" + BODY).encode(), "is HTML"),
        (b"for i in range(10):\n    print(i)\n", "no company's filing"),
        (b'{"company": "shares", "stock": "quarter", "fiscal": "securities"}', "no company's filing"),
    ],
)
def test_what_is_no_plain_text_filing_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=why) as refused:
        read("x.txt", data)
    assert refused.value.place
    assert refused.value.excerpt
    assert refused.value.advice


def test_an_exhibit_in_html_is_kept_whole_and_named() -> None:
    filing, findings = read("x.txt", wrapped(document("10-Q", BODY), document("EX-99", "<html><p>Hello</html>", 2)))
    assert [b.kind for b in filing.documents[1].blocks] == [BlockKind.PREFORMATTED]
    assert [f.code for f in findings] == ["read.html-exhibit"]


def test_every_printed_word_of_the_seeds_stands_in_a_block(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        assert words_outside_blocks(read(path.name, path.read_bytes())[0]) == []


def test_every_printed_word_of_real_submissions_stands_in_a_block(shared: Path) -> None:
    paths = sorted((shared / "corpus" / "text_ex27").glob("*.txt"))[::6][:40]
    assert len(paths) == 40
    for path in paths:
        assert words_outside_blocks(read(path.name, path.read_bytes())[0]) == [], path.name
