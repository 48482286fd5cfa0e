"""Values: slotted, compared and hashed by what they hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from converter.model.value import value_class


@value_class(order=True)
class Point:
    """A place on paper."""

    x: int
    y: int = 0


def test_equal_values_are_one_key() -> None:
    assert {Point(1): "a"}[Point(1, 0)] == "a"


def test_values_order_where_they_are_asked_to() -> None:
    assert sorted([Point(2), Point(1, 1), Point(1)]) == [Point(1), Point(1, 1), Point(2)]


def test_a_changed_value_is_another_one() -> None:
    point = Point(1)
    assert (replace(point, y=2), point) == (Point(1, 2), Point(1))


def test_values_have_no_other_fields() -> None:
    with pytest.raises(AttributeError):
        setattr(Point(1), "z", 3)  # noqa: B010 - the type checker would not let it be written
