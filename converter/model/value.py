"""Values: what is made by the ten thousand, and never changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value_class(*, order: bool = False) -> Callable[[type[Made]], type[Made]]:
    """A slotted dataclass that the type checker holds to be frozen.

    It is hashed and compared like a frozen one, but made in a third of the time, since no look-out for changes stands in the way
    of its own making.
    """
    return dataclass(slots=True, unsafe_hash=True, order=order)
