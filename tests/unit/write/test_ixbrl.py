"""The inline document: whole, well-formed, its facts where they stand."""

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from models import cover_report, equity_report, ten_q

from converter.model.concept import QName
from converter.model.fact import Fact
from converter.model.filing import Block, BlockKind
from converter.model.quantity import Unit
from converter.model.report import Report
from converter.model.source import Span
from converter.write.ixbrl import write_ixbrl

IX = "{http://www.xbrl.org/2013/inlineXBRL}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TEN_Q = ten_q()
REPORTS = pytest.mark.parametrize("report", [TEN_Q, equity_report(), cover_report()], ids=["ten_q", "equity", "cover"])
RULED_OR_BLANK = re.compile(r"[\s=]+|-{2,}|<PAGE>")


def parse(report: Report) -> etree._Element:
    return etree.fromstring(write_ixbrl(report))


def body_text(root: etree._Element) -> str:
    body = root.find(f"{XHTML}body")
    assert body is not None
    body.remove(body[0])
    for added in body.xpath("*[contains(., 'not printed in it')]/following-sibling::* | *[contains(., 'not printed in it')]"):
        body.remove(added)
    return "".join(body.itertext())


def fact_text(root: etree._Element, name: str) -> str:
    """The text of a fact with its continuations."""
    (element,) = [e for e in root.iter(f"{IX}nonNumeric") if e.get("name") == name]
    by_id = {e.get("id"): e for e in root.iter(f"{IX}continuation")}
    text = ""
    while element is not None:
        text += "".join(element.itertext())
        element = by_id.get(element.get("continuedAt"))
    return text


def letters(text: str) -> Counter[str]:
    return Counter(RULED_OR_BLANK.sub("", text))


def undashed(text: str) -> Counter[str]:
    """The characters without dashes: a ruled line that a tag cuts is no longer told from words."""
    return letters(text.replace("-", ""))


@REPORTS
def test_all_printed_characters_are_shown(report: Report) -> None:
    assert letters(body_text(parse(report))) == letters(report.filing.source.text)


@REPORTS
def test_every_fact_is_there_once(report: Report) -> None:
    root = parse(report)
    ids = [e.get("id") for e in root.iter(f"{IX}nonNumeric", f"{IX}nonFraction")]
    assert sorted(ids) == sorted(fact.id for fact in report.facts)


@REPORTS
def test_bytes_are_ascii_and_the_same_each_time(report: Report) -> None:
    data = write_ixbrl(report)
    assert data.isascii()
    assert data == write_ixbrl(report)


def test_nothing_stands_in_it_that_edgar_refuses() -> None:
    names = {etree.QName(element).localname for element in parse(TEN_Q).iter(f"{XHTML}*")}
    assert not names & {"style", "script", "link", "col", "colgroup", "base", "object", "form", "input", "label", "cite", "q", "dd"}
    assert b"<!DOCTYPE" not in write_ixbrl(TEN_Q)


def test_facts_that_are_not_printed_are_stated_below_the_text() -> None:
    root = parse(TEN_Q)
    assert list(root.iter(f"{IX}hidden")) == []
    *_, table = root.iter(f"{XHTML}table")
    assert ["".join(row.itertext()) for row in table.iter(f"{XHTML}tr")] == [
        "Entity Central Index Key0000912345",
        "Amendment Flagfalse",
        "Document Fiscal Year Focus2002",
        "Document Fiscal Period FocusQ2",
        "Current Fiscal Year End Date--12-31",
    ]


def test_a_name_in_capitals_is_stated_by_its_code_below_the_text() -> None:
    name = next(fact for fact in TEN_Q.facts if fact.concept.name == "EntityRegistrantName")
    at = name.spans[0]
    capitals = TEN_Q.filing.source.text[at.start : at.end].upper()
    text = TEN_Q.filing.source.text[: at.start] + capitals + TEN_Q.filing.source.text[at.end :]
    filing = replace(TEN_Q.filing, source=replace(TEN_Q.filing.source, text=text))
    state = replace(name, id="state", value="OH", format="ixt-sec:stateprovnameen")
    root = parse(replace(TEN_Q, filing=filing, facts=(*TEN_Q.facts, state)))
    stated = next(element for element in root.iter(f"{IX}nonNumeric") if element.get("id") == "state")
    assert (stated.text, stated.get("format")) == ("OH", None)


def test_a_number_that_cannot_nest_in_another_is_hidden() -> None:
    numbers = [fact for fact in TEN_Q.facts if fact.unit]
    inner = replace(numbers[0], id="inner", concept=QName("us-gaap", "Land"), spans=(numbers[5].spans[0],), unit=Unit("xbrli:shares"))
    root = parse(replace(TEN_Q, facts=(*TEN_Q.facts, inner)))
    assert [e.get("id") for e in next(root.iter(f"{IX}hidden"))] == ["inner"]


def test_brackets_and_currency_stand_outside_of_numbers() -> None:
    assert {re.sub(r"[\d,.]", "", e.text or "") for e in parse(TEN_Q).iter(f"{IX}nonFraction")} == {"", "-"}


def test_a_note_over_a_page_is_one_fact_in_two_parts() -> None:
    text = fact_text(parse(TEN_Q), "us-gaap:InventoryDisclosureTextBlock")
    assert text.split()[:4] == ["Note", "1", "-", "Inventories"]
    assert text.split()[-1] == "$890$915"
    assert "consist of (in thousands):" in text


def test_contexts_are_named_for_people() -> None:
    names = [e.get("id") for e in parse(equity_report()).iter("{http://www.xbrl.org/2003/instance}context")]
    assert "d-20010101-20011231-RetainedEarningsMember" in names
    assert "i-20011231" in names


def test_negative_values_have_the_sign_as_an_attribute() -> None:
    signs = {e.get("name"): e.get("sign") for e in parse(TEN_Q).iter(f"{IX}nonFraction") if e.get("sign")}
    assert signs == {
        "us-gaap:IncreaseDecreaseInInventories": "-",
        "us-gaap:IncreaseDecreaseInOtherOperatingCapitalNet": "-",
        "us-gaap:NetCashProvidedByUsedInInvestingActivities": "-",
        "us-gaap:NetCashProvidedByUsedInFinancingActivities": "-",
    }


def test_a_dash_is_zero_by_its_print_where_the_fact_names_no_transformation() -> None:
    plain = tuple(replace(fact, format=None) if fact.unit else fact for fact in TEN_Q.facts)
    formats = {e.text: e.get("format") for e in parse(replace(TEN_Q, facts=plain)).iter(f"{IX}nonFraction")}
    assert formats["-"] == "ixt:fixed-zero"
    assert formats[".82"] == "ixt:num-dot-decimal"


def test_a_dash_of_several_strokes_is_no_ruled_line() -> None:
    filing = cover_report().filing
    source = replace(filing.source, text="Sales were\n---\nlast year")
    document = replace(filing.documents[0], blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(source.text))),))
    number = replace(next(fact for fact in TEN_Q.facts if fact.unit), value=Decimal(0), spans=(Span(11, 14),), format=None)
    report = replace(cover_report(), facts=(number,), filing=replace(filing, source=source, documents=(document,)), target=TEN_Q.target)
    assert [e.text for e in parse(report).iter(f"{IX}nonFraction")] == ["---"]


def test_captions_are_indented_and_totals_ruled() -> None:
    rows = {" ".join("".join(row[0].itertext()).split()): row for row in parse(TEN_Q).iter(f"{XHTML}tr") if len(row) > 1}
    assert "padding-left:2.2em" in str(rows["Cash and cash equivalents"][0].get("style"))
    assert "border-bottom:1px solid" in str(rows["Prepaid income taxes"][1].get("style"))
    assert "border-bottom:3px double" in str(rows["Total assets"][1].get("style"))


def text_fact(number: int, span: Span, *, block: bool) -> Fact:
    pattern = TEN_Q.facts[0]
    name = "InventoryPolicyTextBlock" if block else "InventoryDisclosure"
    return replace(pattern, id=f"x-{number}", concept=QName("us-gaap", name), spans=(span,), is_text_block=block)


SIZE = len(TEN_Q.filing.source.text)
ANY_SPANS = st.lists(st.tuples(st.integers(0, SIZE), st.integers(0, SIZE), st.booleans()), max_size=6)


def with_text_facts(drawn: list[tuple[int, int, bool]]) -> Report:
    """The ten_q with further text facts anywhere, crossing blocks, cells and each other; layout marks are words, as they may be cut."""
    filing = TEN_Q.filing
    source = replace(filing.source, text=filing.source.text.replace("<PAGE>", "(page)"))
    extra = [text_fact(n, Span(min(a, b), max(a, b)), block=block) for n, (a, b, block) in enumerate(drawn)]
    return replace(TEN_Q, filing=replace(filing, source=source), facts=(*TEN_Q.facts, *extra))


@given(ANY_SPANS)
def test_any_spans_make_a_well_formed_whole_document(drawn: list[tuple[int, int, bool]]) -> None:
    report = with_text_facts(drawn)
    root = parse(report)
    elements = list(root.iter(f"{IX}nonNumeric", f"{IX}nonFraction"))
    assert sorted(e.get("id") or "" for e in elements) == sorted(fact.id for fact in report.facts)
    continuations = [e.get("id") for e in root.iter(f"{IX}continuation")]
    assert sorted(continuations) == sorted(e.get("continuedAt") for e in root.iter() if e.get("continuedAt"))
    assert undashed(body_text(root)) == undashed(report.filing.source.text)


@given(ANY_SPANS)
def test_text_blocks_around_whole_lines_hold_exactly_their_text(drawn: list[tuple[int, int, bool]]) -> None:
    report = with_text_facts(drawn)
    text = report.filing.source.text
    for fact in report.facts[len(TEN_Q.facts) :]:
        span = fact.spans[0]
        start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
        table = any(b.grid and b.span.start < end and start < b.span.end for b in report.filing.documents[0].blocks)
        if not table and end > start and text[start:end].strip() and fact.is_text_block:
            alone = replace(report, facts=(*TEN_Q.facts, replace(fact, id="y", spans=(Span(start, end),))))
            root = parse(alone)
            parts = [e for e in root.iter() if (e.get("id") or "").split("-")[0] == "y"]
            assert undashed("".join("".join(part.itertext()) for part in parts)) == undashed(text[start:end])


def test_prose_is_reflowed_without_the_lines_that_rule_off() -> None:
    filing = cover_report().filing
    source = replace(filing.source, text="One Harbor\nStreet\n- ----------  ------\n(Address) - x -- y\n_____")
    document = replace(filing.documents[0], blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(source.text))),))
    report = replace(cover_report(), facts=(), filing=replace(filing, source=source, documents=(document,)))
    assert body_text(parse(report)).strip() == "One Harbor Street (Address) - x -- y"


def test_characters_that_xml_does_not_know_do_not_break_the_document() -> None:
    source = replace(cover_report().filing.source, text="A\x00B \x0c <b> & \x92 \xe9\u2014 end")
    block = Block(BlockKind.PREFORMATTED, Span(0, len(source.text)))
    filing = cover_report().filing
    document = replace(filing.documents[0], blocks=(block,))
    report = replace(cover_report(), facts=(), filing=replace(filing, source=source, documents=(document,)))
    assert body_text(parse(report)).split() == ["A", "B", "<b>", "&", "\xe9\u2014", "end"]
