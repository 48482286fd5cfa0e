"""Footnotes of statements: which marks have a text, and which facts they speak of."""

from pathlib import Path

import pytest

from converter.options import Options
from converter.pipeline import convert

FILING = """                            WHERRY BOAT COMPANY
                       CONSOLIDATED BALANCE SHEETS
                        (Dollars in thousands)

                                               December 31,
                                             1995        1994
                                             ----        ----
ASSETS
Current assets:
  Cash and cash equivalents                 $ 100       $  90
  Accounts receivable{caption}                  200         180{figure}
  Inventories                                 300         250
                                            -----       -----
    Total current assets                      600         520
Property, plant and equipment, net            400         380
                                            -----       -----
Total assets                                $1,000      $ 900
                                            =====       =====
LIABILITIES AND STOCKHOLDERS' EQUITY
Current liabilities:
  Accounts payable                          $ 250       $ 200
Long-term debt                                350         350
Common stock                                  100         100
Retained earnings                             300         250
                                            -----       -----
Total liabilities and stockholders' equity  $1,000      $ 900
                                            =====       =====
{below}

See accompanying notes.
"""
SAID = "(a) Less an allowance for boats\n    that came back."


def printed(tmp_path: Path, **parts: str) -> tuple[dict[str, list[str]], bytes]:
    """What each footnote says, with the figures that it is said of; and the document."""
    source = tmp_path / "balance.txt"
    source.write_text(FILING.format(**{"caption": "", "figure": "", "below": "", **parts}), encoding="ascii")
    conversion = convert(source, Options(outputs=("ixbrl",)))
    report, text = conversion.report, source.read_text(encoding="ascii")
    amounts = {fact.id: text[fact.spans[0].start : fact.spans[0].end] for fact in report.facts if fact.spans}
    found = {text[n.spans[0].start : n.spans[0].end]: [amounts[fact] for fact in n.facts] for n in report.footnotes}
    return found, next(data for name, data in conversion.files.items() if name.endswith(".htm"))


def test_a_mark_behind_a_caption_speaks_of_the_whole_line(tmp_path: Path) -> None:
    assert printed(tmp_path, caption=" (a)", below=SAID)[0] == {SAID: ["200", "180"]}


def test_a_mark_behind_a_figure_speaks_of_it_alone(tmp_path: Path) -> None:
    assert printed(tmp_path, figure="(a)", below=SAID)[0] == {SAID: ["180"]}


def test_a_caption_may_have_two_marks(tmp_path: Path) -> None:
    other = "(b) Includes loans to yards."
    found = printed(tmp_path, caption="(a)(b)", below=f"{SAID}\n{other}")[0]
    assert found == {SAID: ["200", "180"], other: ["200", "180"]}


@pytest.mark.parametrize("below", ["", "(b) Less an allowance for boats.", f"{SAID}\n{SAID}", "\n\n\n\n\n\n" + SAID])
def test_a_mark_without_one_text_right_below_stays_print(tmp_path: Path, below: str) -> None:
    assert printed(tmp_path, caption=" (a)", below=below)[0] == {}


def test_the_document_links_the_printed_text_to_the_facts(tmp_path: Path) -> None:
    document = printed(tmp_path, caption=" (a)", below=SAID)[1].decode("ascii")
    assert document.count("<ix:footnote ") == document.count("</ix:footnote>") == document.count("<ix:relationship ") == 1
    shown = document[document.index("<ix:footnote ") : document.index("</ix:footnote>")]
    assert "that came back." in shown
