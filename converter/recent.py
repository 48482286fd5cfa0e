"""The last result of a function, for writers that need the same thing one after the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from itertools import chain
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


def remember_last(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """The function, but asked again with the very same objects it gives the very same result.

    For pure functions of frozen values only. One result is kept, so that a long run holds no more than one report's.
    """
    last: list[tuple[tuple[object, ...], Result]] = []

    @wraps(function)
    def remembering(*args: Given.args, **named: Given.kwargs) -> Result:
        asked = (*args, *chain.from_iterable(named.items()))
        for known, result in last[:1]:
            if len(known) == len(asked) and all(one is other for one, other in zip(known, asked, strict=True)):
                return result
        result = function(*args, **named)
        last[:] = [(asked, result)]
        return result

    return remembering
