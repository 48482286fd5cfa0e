"""Columns of notes' tables that hold no amounts."""

import pytest
from hand_lines import item

from converter.statements.note_columns import without_lives


@pytest.mark.parametrize(
    ("caption", "plain"),
    [
        ("Buildings 20-40 years", "Buildings"),
        ("Vehicles (3 to 5 years)", "Vehicles"),
        ("Kilns 4 to 12", "Kilns"),
        ("Leasehold improvements Life of lease", "Leasehold improvements"),
        ("Notes due after 5 years", "Notes due after 5 years"),
        ("Machinery", "Machinery"),
    ],
)
def test_useful_lives_are_no_part_of_a_caption(caption: str, plain: str) -> None:
    assert [line.caption for line in without_lives([item(caption, "9")])] == [plain]
