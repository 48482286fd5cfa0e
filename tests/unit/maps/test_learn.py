"""Learning from labels, and looking up what was learned."""

from pathlib import Path

import pytest

from converter.errors import InputError
from converter.maps.learn import learn, target_names
from converter.maps.learned import Learned, load_learned
from converter.maps.load import load_maps

LABELS = """# what filers called their lines
statement\tlabel\tconcept\tnegated\tparenthetical\tfilers
balance-sheet\tBarges and lighters\tBarges\t0\t0\t9
balance-sheet\tBarges and lighters, net\tBarges\t0\t0\t4
balance-sheet\tBarges held\t(extension)\t0\t0\t2
income-statement\tBarge hire\tHire\t0\t0\t7
income-statement\tHire of lighters\tHire\t1\t0\t3
"""


def learned(folder: Path) -> Learned:
    (folder / "labels.tsv").write_text(LABELS, encoding="utf-8")
    for name, data in learn(folder / "labels.tsv", lambda name: name).items():
        (folder / name).write_bytes(data)
    return Learned(folder)


def test_captions_keep_how_many_filers_used_them(tmp_path: Path) -> None:
    assert learned(tmp_path).hear("balance-sheet", "BARGES & LIGHTERS").counts == {"Barges": 9}


def test_words_tell_captions_that_nobody_used(tmp_path: Path) -> None:
    assert next(iter(learned(tmp_path).hear("income", "Hire of barges").chances)) == "Hire"


def test_chances_of_all_concepts_add_up(tmp_path: Path) -> None:
    assert sum(learned(tmp_path).hear("balance-sheet", "Lighters").chances.values()) == pytest.approx(1, abs=1e-5)


def test_words_that_few_wrote_are_not_kept(tmp_path: Path) -> None:
    assert (learned(tmp_path).knows("barge"), learned(tmp_path).knows("held")) == (True, False)


def test_learning_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "labels.tsv").write_text(LABELS, encoding="utf-8")
    first, second = (learn(tmp_path / "labels.tsv", lambda name: name) for _ in range(2))
    assert first == second


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    (tmp_path / "labels.tsv").write_text("statement\tlabel\n", encoding="utf-8")
    with pytest.raises(InputError, match="lacks the column concept"):
        learn(tmp_path / "labels.tsv", lambda name: name)


def test_names_that_are_gone_are_learned_under_their_successors() -> None:
    today = target_names(load_maps())
    assert [today(n) for n in ("SalesRevenueNet", "DeferredTaxAssetsNetCurrent", "NoSuchThing")] == [
        "Revenues",
        "DeferredTaxAssetsNetCurrent",
        None,
    ]


def test_what_comes_with_the_program_knows_common_captions() -> None:
    assert max(load_learned().hear("balance-sheet", "Total assets").counts.items(), key=lambda entry: entry[1])[0] == "Assets"
