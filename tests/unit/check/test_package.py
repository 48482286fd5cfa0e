"""Checks of files on disk: they say nothing of what the program writes, and find what a hand has changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from models import cover_report, equity_report, ten_q

from converter.check.package import PACKAGE_CHECKS, check_package
from converter.model.report import Report
from converter.write import WRITERS

Files = dict[str, bytes]
TEN_Q, EQUITY = WRITERS["ixbrl"](ten_q(), ()), WRITERS["ixbrl"](equity_report(), ())
UNIT = b'<xbrli:unit id="again"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>'
ELSEWHERE = b'<link:schemaRef xlink:type="simple" xlink:href="https://xbrl.fasb.org/'
CONTEXT = b'<xbrli:context id="'

# What is changed: the file's ending, what stands there, what comes in its place; the rule that is broken.
FAULTS = [
    (".htm", b"<html ", b"<!DOCTYPE html>\n<html ", "EFM 5.2.5"),
    (".htm", b"</body>", b"<p>caf\xc3\xa9</p></body>", "EFM 5.2.1"),
    (".htm", b"http://www.w3.org/1999/xhtml", b"http://www.w3.org/1999/html", "EFM 5.2.5"),
    (".htm", b"</body>", b'<ix:tuple name="dei:A"/></body>', "EFM 5.2.5"),
    (".htm", b"<ix:nonFraction ", b'<ix:nonFraction target="other" ', "EFM 5.2.5"),
    (".htm", b"transformation/2022-02-16", b"transformation/2011-07-31", "EFM 5.2.5.12"),
    (".htm", b"</body>", b"<script>alert()</script></body>", "EFM 5.2.2"),
    (".htm", b"</body>", b'<img src="https://stranger.example/a.png"/></body>', "EFM 6.5.16"),
    (".htm", b'CIK">0', b'CIK">', "EFM 6.5.2"),
    (".htm", b"http://www.sec.gov/CIK", b"http://www.sec.gov/cik", "EFM 6.5.2"),
    (".htm", b"</xbrli:period>", b"</xbrli:period><xbrli:scenario/>", "EFM 6.5.4"),
    (".htm", b"<ix:resources>", b"<ix:resources><xbrli:context id='spare'><xbrli:entity/></xbrli:context>", "EFM 6.5.8"),
    (
        ".htm",
        b"<xbrli:unit id=",
        b'<xbrli:unit id="again"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit><xbrli:unit id=',
        "EFM 6.5.11",
    ),
    (".htm", b' decimals="', b' precision="', "EFM 6.5.17"),
    (".htm", b' sign="-"', b' sign="+"', "EFM 5.2.5"),
    (".htm", b' escape="true"', b"", "Inline XBRL 1.1, 11.1"),
    (".htm", b' continuedAt="', b' continuedAt="lost-', "Inline XBRL 1.1, 4.1"),
    (".htm", b"</body>", b'<p style="-sec-ix-hidden:nothing">10-Q</p></body>', "EFM 5.2.5.14"),
    (
        ".htm",
        b'schemaRef xlink:type="simple" xlink:href="',
        b'schemaRef xlink:type="simple" xlink:href="https://xbrl.fasb.org/',
        "EFM 6.22.1",
    ),
    (".xsd", b'targetNamespace="http://', b'targetNamespace="https://', "EFM 6.7.4"),
    (".xsd", b"<link:usedOn>link:calculationLink</link:usedOn>", b"", "EFM 6.7.11"),
    (".xsd", b" - Statement - ", b" - Statements - ", "EFM 6.7.12"),
    (".xsd", b"/role/", b"/roles/", "EFM 6.7.9"),
    (".xsd", b"xbrl.sec.gov/dei/2025", b"xbrl.sec.gov/dei/2024", "EFM 6.22.3"),
    ("_pre.xml", b' order="', b' use="optional" n="', "EFM 6.12.1"),
    ("_cal.xml", b' weight="', b' weight="0', "EFM 6.14.2"),
    ("_cal.xml", b"<link:arcroleRef ", b"<link:documentation/><link:noRef ", "EFM 6.14"),
    ("_pre.xml", b'xlink:role="http://', b'xlink:role="http://other.', "EFM 6.9.1"),
    ("_lab.xml", b' xml:lang="en-US"', b"", "EFM 6.10.8"),
]
OWN_FAULTS = [
    (b' nillable="true"', b"", "EFM 6.7.18"),
    (b' id="bay_', b' id="b_', "EFM 6.7.17"),
    (b"xbrli:periodType=", b"xbrli:balance2=", "EFM 6.7.21"),
]


def planted(files: Files, ending: str, old: bytes, new: bytes) -> Files:
    name = next(name for name in files if name.endswith(ending))
    assert old in files[name]
    return {**files, name: files[name].replace(old, new)}


def rules(files: Files) -> set[str]:
    return {finding.rule for finding in check_package(files)}


@pytest.mark.parametrize("make", [ten_q, equity_report, cover_report])
def test_what_the_program_writes_is_without_a_finding(make: Callable[[], Report]) -> None:
    assert list(check_package(WRITERS["ixbrl"](make(), ()))) == []


@pytest.mark.parametrize(("ending", "old", "new", "rule"), FAULTS, ids=[f"{rule}{end}{i}" for i, (end, _, _, rule) in enumerate(FAULTS)])
def test_a_fault_in_a_file_is_found(ending: str, old: bytes, new: bytes, rule: str) -> None:
    assert rule in rules(planted(TEN_Q, ending, old, new))


@pytest.mark.parametrize(("old", "new", "rule"), OWN_FAULTS)
def test_a_fault_in_an_own_concept_is_found(old: bytes, new: bytes, rule: str) -> None:
    assert rule in rules(planted(EQUITY, ".xsd", old, new))


def test_equal_contexts_are_found() -> None:
    (name,) = (n for n in TEN_Q if n.endswith(".htm"))
    start = TEN_Q[name].index(CONTEXT)
    end = TEN_Q[name].index(b"</xbrli:context>", start) + len(b"</xbrli:context>")
    copy = TEN_Q[name][start:end].replace(CONTEXT, CONTEXT + b"again-")
    assert "EFM 6.5.7" in rules({**TEN_Q, name: TEN_Q[name][:end] + copy + TEN_Q[name][end:]})


def test_names_are_checked() -> None:
    renamed = {name.replace("_cal", "_calculation"): data for name, data in TEN_Q.items()}
    assert rules({**renamed, "a name with blanks.xml": b"<a/>"}) >= {"EFM 5.1.1"}
    assert "EFM 6.3.3" in rules({name.replace("maple-20020630_pre", "oak-20020630_pre"): data for name, data in TEN_Q.items()})


def test_what_is_no_xml_is_told() -> None:
    assert rules(planted(TEN_Q, "_cal.xml", b"</link:linkbase>", b"")) == {"EFM 5.2.5"}


def test_other_reports_are_left_to_arelle() -> None:
    assert list(check_package({"facts.json": b"{}", "notes.htm": b"<html/>"})) == []


def test_every_check_is_listed() -> None:
    assert len({check.__name__ + check.__module__ for check in PACKAGE_CHECKS}) == len(PACKAGE_CHECKS)
