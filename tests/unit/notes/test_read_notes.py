"""Text blocks of an invented note section, and of the quarterly report among the seeds."""

from pathlib import Path

from filings import bare_filing

from converter.model.filing import Block, BlockKind, Document, Filing
from converter.model.outline import NoteRegion, Outline
from converter.model.source import Span
from converter.notes import note_tables, read_notes
from converter.read import read
from converter.segment import segment

TEXT = """1. Summary of Significant Accounting Policies

Inventories

Inventories are valued at the lower of cost or market.

Something of our own

Nothing that a rule knows.

Revenue recognition - Sales are recorded when goods are shipped.

2. Income Taxes

Taxes are paid.

3. Income Taxes

Taxes are paid again.
"""


def outlined(text: str, titles: tuple[str, ...]) -> tuple[Filing, Outline]:
    """Notes from each title to the next; blocks at blank lines, short lines being headings."""
    starts = [text.index(f"{n}. {title}") for n, title in enumerate(titles, 1)]
    notes = tuple(
        NoteRegion(str(n), title, Span(start, start + len(title) + 3), 0, (Span(start, end),))
        for n, (title, start, end) in enumerate(zip(titles, starts, [*starts[1:], len(text)], strict=True), 1)
    )
    blocks, at = [], 0
    for part in text.split("\n\n"):
        kind = BlockKind.HEADING if "." not in part[2:] else BlockKind.PARAGRAPH
        blocks.append(Block(kind, Span(at, at + len(part))))
        at += len(part) + 2
    filing = bare_filing(text)
    document = Document("", Span(0, len(text)), tuple(blocks))
    return Filing(filing.source, filing.header, (document,)), Outline(notes=notes)


FILING, OUTLINE = outlined(TEXT, ("Summary of Significant Accounting Policies", "Income Taxes", "Income Taxes"))


def test_each_note_is_one_text_block_of_its_own_concept() -> None:
    names = [b.concept.qname.name for b in read_notes(FILING, OUTLINE)[0] if b.level == 1]
    assert names == ["SignificantAccountingPoliciesTextBlock", "IncomeTaxDisclosureTextBlock", "IncomeTaxesNoteTextBlock"]


def test_a_note_of_its_own_text_block_is_a_finding() -> None:
    findings = read_notes(FILING, OUTLINE)[1]
    assert [f.where.line for f in findings if f.where] == [17]


def test_a_policy_ends_where_the_next_head_stands_known_or_not() -> None:
    policies = {b.concept.qname.name: FILING.source.slice(b.spans[0]) for b in read_notes(FILING, OUTLINE)[0] if b.level == 2}
    assert policies == {
        "InventoryPolicyTextBlock": "Inventories\n\nInventories are valued at the lower of cost or market.",
        "RevenueRecognitionPolicyTextBlock": "Revenue recognition - Sales are recorded when goods are shipped.",
    }


LIKE_OTHERS = """1. Summary of Significant Accounting Policies

Inventories - Inventories are valued at the lower of cost or market.

Film Costs - Costs of films are written off as the films earn, over three years at most.

Hats - See note 2.

Real Estate - Land that is held for sale is carried at what it cost us.

Income Taxes - Taxes are provided when they are owed.

Maple Company, Notes (continued)

Revenue Recognition - Sales are recorded when goods are shipped.
"""


def test_a_policy_set_like_known_ones_is_the_filings_own_if_it_says_something() -> None:
    filing, outline = outlined(LIKE_OTHERS, ("Summary of Significant Accounting Policies",))
    policies = {str(b.concept.qname): filing.source.slice(b.spans[0]) for b in read_notes(filing, outline)[0] if b.level == 2}
    assert list(policies) == [
        "us-gaap:InventoryPolicyTextBlock",
        "ext:FilmCostsPolicyTextBlock",
        "us-gaap:RealEstatePolicyTextBlock",
        "us-gaap:IncomeTaxPolicyTextBlock",
        "us-gaap:RevenueRecognitionPolicyTextBlock",
    ]
    assert policies["ext:FilmCostsPolicyTextBlock"].endswith("three years at most.")


def test_a_note_of_policies_without_heads_has_none() -> None:
    title = "Summary of Significant Accounting Policies"
    filing, outline = outlined(f"1. {title}\n\nWhat we do is what others do. It is the same.\n", (title,))
    assert [b.level for b in read_notes(filing, outline)[0]] == [1]


def test_a_running_head_at_the_foot_of_a_page_is_no_part_of_a_policy() -> None:
    filing, outline = outlined(LIKE_OTHERS, ("Summary of Significant Accounting Policies",))
    taxes = next(b for b in read_notes(filing, outline)[0] if b.concept.qname.name == "IncomeTaxPolicyTextBlock")
    assert filing.source.slice(taxes.spans[-1]) == "Income Taxes - Taxes are provided when they are owed."


def test_the_notes_of_the_quarterly_report(shared: Path) -> None:
    data = (shared / "seeds" / "001_9546893661c5e793.txt").read_bytes()
    filing, _ = read("001.txt", data)
    outline, _ = segment(filing)
    blocks, findings = read_notes(filing, outline)
    assert [b.concept.qname.name.removesuffix("TextBlock") for b in blocks if b.level == 1] == [
        "OrganizationConsolidationAndPresentationOfFinancialStatementsDisclosure",
        "BusinessCombinationDisclosure",
        "IncomeTaxDisclosure",
        "EarningsPerShare",
        "TreasuryStock",
        "InventoryDisclosure",
        "ComprehensiveIncomeNote",
    ]
    assert findings == ()
    assert [filing.source.line_of(r.spans[0].start) for r in note_tables(filing, outline)] == [422]


def test_a_title_run_into_the_text_counts_and_a_taken_concept_gives_way_to_the_next_that_fits() -> None:
    text = "1. Pension Plans\n\nOne.\n\n2. Pension Plans Abroad\n\nTwo.\n"
    filing, outline = outlined(text, ("Pension Plans", "Pension Plans Abroad"))
    assert [b.concept.qname.name for b in read_notes(filing, outline)[0]] == [
        "PensionAndOtherPostretirementBenefitsDisclosureTextBlock",
        "DefinedBenefitPlanTextBlock",
    ]
    untitled = "13. SUPPLEMENTAL CASH FLOW INFORMATION Cash of the year was short.\n"
    span = Span(0, len(untitled))
    bare = bare_filing(untitled)
    blocks, _ = read_notes(bare, Outline(notes=(NoteRegion("13", "", None, 0, (span,)),)))
    assert [b.concept.qname.name for b in blocks] == ["CashFlowSupplementalDisclosuresTextBlock"]


TABLE = """1. Inventories

Inventories are made up as follows:

              December 31,
           1995         1994

Raw materials     $ 100     $ 90
Finished goods       50       40

                  $ 150    $ 130

All of it is insured.
"""


def test_a_notes_table_has_its_heads_above_and_its_total_below_blank_lines() -> None:
    filing = bare_filing(TABLE)
    pieces = [piece for piece in TABLE.split("\n\n") if piece]
    starts = [TABLE.index(piece) for piece in pieces]
    kinds = [BlockKind.TABLE if "$" in piece else BlockKind.PARAGRAPH for piece in pieces]
    blocks = tuple(Block(k, Span(s, s + len(p))) for k, s, p in zip(kinds, starts, pieces, strict=True))
    note = NoteRegion("1", "Inventories", Span(0, 14), 0, (Span(0, len(TABLE)),))
    document = Document("10-K", Span(0, len(TABLE)), blocks)
    whole = Filing(filing.source, filing.header, (document,))
    (region,) = note_tables(whole, Outline(notes=(note,)))
    text = filing.source.slice(region.spans[0])
    assert text.split()[:2] == ["December", "31,"]
    assert text.split()[-1] == "130"


INTRODUCED = """1. Income Taxes

Deferred tax assets and liabilities of the
 company    at the end of 1995 and 1994 are:

Deferred tax assets and liabilities
Inventories       $ 150    $ 130
Depreciation         50       40
"""


def test_sentences_set_apart_like_a_table_are_none() -> None:
    filing = bare_filing(INTRODUCED)
    pieces = [piece for piece in INTRODUCED.split("\n\n") if piece]
    starts = [INTRODUCED.index(piece) for piece in pieces]
    blocks = tuple(Block(BlockKind.PREFORMATTED, Span(s, s + len(p))) for s, p in zip(starts, pieces, strict=True))
    note = NoteRegion("1", "Income Taxes", Span(0, 15), 0, (Span(0, len(INTRODUCED)),))
    whole = Filing(filing.source, filing.header, (Document("10-K", Span(0, len(INTRODUCED)), blocks),))
    (table,) = (block for block in read_notes(whole, Outline(notes=(note,)))[0] if block.level == 3)
    assert filing.source.slice(table.spans[0]).split()[-1] == "40"
    assert filing.source.slice(table.spans[0]).startswith("Deferred tax assets and liabilities\n")
