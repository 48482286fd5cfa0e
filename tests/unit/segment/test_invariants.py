"""What holds for every text: words stand in one block, and the parts of an outline do not overlap."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from converter.model.outline import Outline
from converter.model.source import Span
from converter.read import read
from converter.segment import segment

PIECES = [
    "HEARTH & KETTLE COMPANY\n",
    "FORM 10-K\n(Exact name of registrant as specified in its charter)\n",
    "PART I\n",
    "ITEM 2. PROPERTIES\n",
    "                  CONSOLIDATED BALANCE SHEETS\n",
    "CONSOLIDATED STATEMENTS OF INCOME (CONTINUED)\n",
    "STATEMENTS OF\n\nCASH FLOWS\n",
    "NOTES TO FINANCIAL STATEMENTS\n",
    "NOTE 1 - POLICIES\n",
    "1. Inventories - The Company counts its kettles.\n",
    "2. Debt\n",
    "Total assets                      $ 7,000       $ 6,200\n",
    "Cash                                1,200         1,100\n",
    "Accounts payable                      500           600\n",
    "Net income                          1,200           900\n",
    "Net cash from operating activities, investing and financing      300      180\n",
    "Balance, December 31, 1996          1,000         2,000\n",
    "                                  -------       -------\n",
    "                                     1996          1995\n",
    "The Company makes stoves and kettles, and sells them through dealers in many states.\n",
    "<TABLE>\n<CAPTION>\n",
    "<S>                               <C>           <C>\n",
    "</TABLE>\n",
    "\n                                  7\n<PAGE>\n",
    "<PAGE> 12\n",
    "\n\n",
]


def spans_of(outline: Outline) -> list[Span]:
    statements = [s for region in outline.statements for s in region.spans]
    notes = [s for region in outline.notes for s in region.spans]
    return sorted([*statements, *notes, *outline.prose, *([outline.cover] if outline.cover else [])])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=60))
def test_parts_of_an_outline_do_not_overlap(pieces: list[str]) -> None:
    filing, _ = read("a.txt", f"The Company's shares, sales and earnings\n\n{''.join(pieces)}".encode())
    outline, _ = segment(filing)
    assert [(a, b) for a, b in pairwise(spans_of(outline)) if a.end > b.start] == []


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=60))
def test_every_word_stands_in_one_block(pieces: list[str]) -> None:
    filing, _ = read("a.txt", f"The Company's shares, sales and earnings\n\n{''.join(pieces)}".encode())
    document = filing.documents[0]
    edges = [document.span.start, *(e for b in document.blocks for e in (b.span.start, b.span.end)), document.span.end]
    assert edges == sorted(edges)
    assert [filing.source.text[a:b] for a, b in list(pairwise(edges))[::2] if filing.source.text[a:b].strip()] == []
