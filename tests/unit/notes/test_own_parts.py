"""Lines of a note's table that a sum proves to be parts of a named amount."""

import pytest
from small_statements import QUARTER_END, concept, line, mapped, match

from converter.model.statement import StatementKind
from converter.notes.own_parts import name_own_parts

PROPERTY = concept("PropertyPlantAndEquipmentGross", "debit", instant=True)
LAND = concept("Land", "debit", instant=True)


def named(caption: str, *values: int, weight: int = 1) -> tuple[str, str | None, int] | None:
    """Name, balance and sign of a line that with land makes property."""
    lines = [line("Land", 100, at=0), line(caption, *values, at=20), line("Total", 700, at=40)]
    table = mapped(StatementKind.NOTE_TABLE, lines, [match(LAND), None, match(PROPERTY)], [QUARTER_END], [(2, [(0, 1), (1, weight)])])
    found = name_own_parts(table).matches[1]
    return (found.concept.qname.name, found.concept.balance, found.sign) if found else None


@pytest.mark.parametrize(
    ("caption", "value", "weight", "expected"),
    [
        ("Racing tracks", 600, 1, ("RacingTracks", "debit", 1)),
        ("Less reserve for rain", -60, 1, ("LessReserveRain", "credit", -1)),
        ("Less reserve for rain", 60, -1, ("LessReserveRain", "credit", 1)),
        ("Other", 600, 1, None),
        ("Subtotal", 600, 1, None),
    ],
)
def test_a_part_of_a_named_total_has_a_concept_of_its_own(
    caption: str, value: int, weight: int, expected: tuple[str, str, int] | None
) -> None:
    assert named(caption, value, weight=weight) == expected


def test_a_line_of_no_sum_stays_without_a_concept() -> None:
    lines = [line("Racing tracks", 600, at=20), line("Total", 700, at=40)]
    table = mapped(StatementKind.NOTE_TABLE, lines, [None, match(PROPERTY)], [QUARTER_END])
    assert name_own_parts(table).matches[0] is None
