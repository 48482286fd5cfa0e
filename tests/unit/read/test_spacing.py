"""Tables with a blank line behind each line."""

from converter.model.source import SourceText, Span
from converter.read.spacing import fold_blank_lines

ROWS = [f"Kettles of kind {kind:<12}{kind},100      {kind},200" for kind in range(1, 9)]


def double_spaced(*lines: str) -> str:
    return "".join(f"{line}\n\n" for line in lines)


def lines_of(text: str) -> list[str]:
    """The lines as they read once the blank lines of double spacing are gone."""
    return [line.rstrip() for line in fold_blank_lines(text)[0].split("\n")]


def test_a_double_spaced_table_is_drawn_close() -> None:
    assert lines_of(double_spaced(*ROWS)) == [*ROWS, "", ""]


def test_every_character_keeps_its_place() -> None:
    text = double_spaced(*ROWS)
    assert fold_blank_lines(text)[0].split() == text.split()
    assert len(fold_blank_lines(text)[0]) == len(text)


def test_a_line_keeps_its_number() -> None:
    text, folded = fold_blank_lines(double_spaced(*ROWS))
    place = SourceText("invented.txt", text, "", folded=folded).place(Span(text.index("kind 3"), len(text)))
    assert (place.line, place.column) == (5, 12)


def test_of_two_blank_lines_one_stays() -> None:
    assert lines_of(double_spaced(*ROWS[:4], ROWS[4] + "\n", *ROWS[5:]))[4:7] == [ROWS[4], "", ROWS[5]]


def test_rules_may_stand_close_below_their_figures() -> None:
    rows = [*ROWS[:6], f"{ROWS[6]}\n{'-----':>29}{'-----':>11}", ROWS[7]]
    assert "" not in lines_of(double_spaced(*rows))[:9]


def test_blank_lines_part_rows_where_others_stand_close() -> None:
    text = "\n".join(ROWS) + "\n\n" + double_spaced(*ROWS)
    assert fold_blank_lines(text) == (text, ())


def test_blank_lines_between_few_figures_stay() -> None:
    text = double_spaced(
        "KETTLES, INC.", "(Exact name)", "Delaware", "(State)", "12-3456789", "(Number)", "Shares     1,000", "Bonds     900"
    )
    assert fold_blank_lines(text) == (text, ())


def test_sentences_stay_apart_from_the_table() -> None:
    sentences = ["The company makes kettles, and sells them to those who want to boil water."] * 4
    assert lines_of(double_spaced(*sentences, *ROWS))[:9] == [line for sentence in sentences for line in (sentence, "")] + [ROWS[0]]
