"""Blocks by the shape of their lines."""

from converter.model.filing import BlockKind
from converter.model.source import Span
from converter.read.text import read_blocks


def blocks(text: str) -> list[tuple[BlockKind, str]]:
    return [(b.kind, text[b.span.start : b.span.end].strip()) for b in read_blocks(text, Span(0, len(text)))]


PROSE = """     The Company makes stoves and kettles, and sells them through dealers in
many states. Sales are highest in the third quarter, when dealers stock up
for the winter.
"""


def test_wrapped_sentences_are_a_paragraph() -> None:
    assert [kind for kind, _ in blocks(PROSE)] == [BlockKind.PARAGRAPH]


def test_a_numbered_paragraph_is_a_paragraph() -> None:
    assert [kind for kind, _ in blocks("3.    " + PROSE.strip())] == [BlockKind.PARAGRAPH]


def test_short_capitalised_lines_are_headings() -> None:
    assert [kind for kind, _ in blocks("ITEM 1. BUSINESS\n\nLiquidity and Capital Resources\n")] == [BlockKind.HEADING] * 2


def test_rows_of_figures_are_a_table_though_untagged() -> None:
    text = "Raw materials         $2,575      $2,898\nFinished goods  2,485  1,962\n\n\nTotal     5,060   4,860\nLess     10   20\n"
    assert [kind for kind, _ in blocks(text)] == [BlockKind.TABLE]


def test_a_tagged_table_is_one_block() -> None:
    text = (
        "<TABLE>\n<CAPTION>\n     1996    1995\n<S>  <C>  <C>\nSales        10      20\n\nCosts         1       2\n</TABLE>\nEnd of it.\n"
    )
    assert [kind for kind, _ in blocks(text)] == [BlockKind.TABLE, BlockKind.PARAGRAPH]


def test_an_address_keeps_its_lines() -> None:
    assert [kind for kind, _ in blocks("1 Iron Lane,\nTroy, New York\n12180, U.S.A.\n(the office.)\n")] == [BlockKind.PREFORMATTED]


def test_page_marks_and_numbers_are_furniture() -> None:
    text = f"{PROSE}\n\n     7\n<PAGE>\n\n{PROSE}\n\n     8\n<PAGE>\n\n{PROSE}"
    assert [words for kind, words in blocks(text) if kind is BlockKind.PAGE_FURNITURE] == ["7", "<PAGE>", "8", "<PAGE>"]


def test_a_total_without_caption_is_no_page_number() -> None:
    text = "Sales                 100\nCosts                  70\n\n                       30\n\nTaxes                  10\n"
    assert BlockKind.PAGE_FURNITURE not in [kind for kind, _ in blocks(text)]


def test_a_head_over_many_pages_is_furniture() -> None:
    page = f"<PAGE>\nHEARTH & KETTLE CO\nNOTES TO FINANCIAL STATEMENTS (CONTINUED)\n\n{PROSE}\n"
    found = [words for kind, words in blocks(page * 4) if kind is BlockKind.PAGE_FURNITURE]
    assert found.count("HEARTH & KETTLE CO") == 4
    assert found.count("NOTES TO FINANCIAL STATEMENTS (CONTINUED)") == 4


def test_a_statements_title_on_many_pages_is_no_furniture() -> None:
    page = "<PAGE>\nCONSOLIDATED BALANCE SHEETS\n\nCash       10     20\nDebt       1      2\n\n"
    assert "CONSOLIDATED BALANCE SHEETS" not in [words for kind, words in blocks(page * 4) if kind is BlockKind.PAGE_FURNITURE]


def test_an_exhibits_number_with_a_page_number_beside_a_page_mark_is_furniture() -> None:
    text = f"{PROSE}\n\nExhibit 13.1                     7\n\n<PAGE>\n\n{PROSE}\n\nExhibit 21               30\n\n{PROSE}"
    assert [words.split() for kind, words in blocks(text) if kind is BlockKind.PAGE_FURNITURE] == [["Exhibit", "13.1", "7"], ["<PAGE>"]]
