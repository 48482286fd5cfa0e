"""Finding the parts of one total among the lines above it that no total has taken yet.

The parts are a run of open lines that ends right above the total. What is unknown is where the run starts and which
lines are subtracted. Every hypothesis (start, signs) has a price in bits: the more it departs from plain addition back to
the last heading or total, the dearer. Its evidence, in bits too, is how unlikely the figures would agree by chance: a match
of two columns of seven digits is worth 40 bits, one of a single column of two digits no more than 6.

The search goes from the cheap hypotheses to the dear ones and never tries all signs of a long run:
1. plain sums, sums by the captions' signs ("Less ..."), first line less all others;
2. one of these with one line's sign turned, or one line left out;
3. all signs of a short run that starts at a heading or total (meet in the middle), or two departures in any run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from converter.calculation.amounts import Amounts, near, tolerance

Signs = tuple[int, ...]  # +1, -1, or 0 for a line of the run that is left out

_BITS_PER_COLUMN = 18
_PRICE_OF_TURNING = {True: 1, False: 6}
_PRICE_OF_TOTAL_TURNED = 14
"""Total assets less total liabilities is equity in every balance sheet, and says nothing of what equity consists of."""
_PRICE_OF_PLAIN_SUM = 4
"""However many of the captions announce a deduction, adding all of them is one departure: "Total" of a list of expenses."""
_LONGEST_FREE_RUN = 16
_LONGEST_PAIR_RUN = 24


@dataclass(frozen=True, slots=True)
class Candidate:
    """A hypothesis that foots: the run starts at `start` of the open lines; `signs` has one entry for each line of the run."""

    start: int
    signs: Signs
    evidence: int
    price: int

    @property
    def merit(self) -> int:
        """Bits for it less bits against it."""
        return self.evidence - self.price


@dataclass(frozen=True, slots=True)
class Question:
    """One total and the open lines above it, oldest first, with what captions and layout expect.

    `expected` has -1 where the caption announces a deduction; `natural` says of a place whether a run may well start there
    (after a heading or a total), `is_total` whether its line is or claims to be a total. `inverse`: the total may be printed with
    the opposite sign of its sum. `net`: whole totals may be deducted ("Net assets").
    """

    total: int
    open_lines: Sequence[int]
    expected: Sequence[int]
    natural: Callable[[int], bool]
    is_total: Callable[[int], bool]
    inverse: bool
    net: bool
    chain: bool  # a claimed step of an income statement: the first line less the others is as likely as a sum


class Search:
    """The hypotheses about one total; made for one question, asked stage by stage."""

    def __init__(self, amounts: Amounts, question: Question) -> None:
        self._amounts = amounts
        self._question = question
        lines = question.open_lines
        present = 0
        for line in lines:
            present |= amounts.presence[line]
        self._mask = amounts.presence[question.total] & present
        packed = amounts.packed(self._mask)
        self._target = packed[question.total]
        self._values = [packed[line] for line in lines]
        self._columns = [c for c in range(self._mask.bit_length()) if self._mask >> c & 1]
        roughest = max([amounts.roughness[question.total], *(amounts.roughness[line] for line in lines)])
        self._limit = near(tolerance([roughest] * 12), self._mask)

    def plain(self) -> list[Candidate]:
        """Stage 1: sums with the signs of one of the three simple patterns."""
        found = [
            self._candidate(start, pattern(start), turned=target != self._target)
            for start, sums in self._runs()
            for total, pattern in sums
            for target in (self._target, -self._target)
            if -self._limit < total - target < self._limit
        ]
        return [c for c in found if c]

    def one_departure(self) -> list[Candidate]:
        """Stage 2: a simple pattern with one line turned or left out."""
        found: list[Candidate | None] = []
        at: dict[int, int] = {}
        for start, sums in self._runs():
            at.setdefault(self._values[start], start)
            for total, pattern in sums:
                for target in (self._target, -self._target):
                    found += self._departures(start, pattern(start), total - target, at, turned=target != self._target)
        return [c for c in found if c]

    def many_signs(self) -> list[Candidate]:
        """Stage 3: all signs of short runs from a natural start, and two departures from plain patterns."""
        found: list[Candidate | None] = []
        for start in range(len(self._values) - 3, -1, -1):
            length = len(self._values) - start
            if length <= _LONGEST_FREE_RUN and self._question.natural(start):
                found += [self._candidate(start, signs) for signs in self._free_signs(start)]
        found += self._two_departures()
        return [c for c in found if c]

    def _runs(self) -> Iterator[tuple[int, list[tuple[int, Callable[[int], Signs]]]]]:
        plain = by_caption = 0
        caption_differs = False
        for start in range(len(self._values) - 1, -1, -1):
            value, sign = self._values[start], self._question.expected[start]
            sums: list[tuple[int, Callable[[int], Signs]]] = [(plain + value, self._all_plus)]
            if self._question.chain and plain:
                sums.append((value - plain, self._first_less_rest))
            plain += value
            by_caption += sign * value
            caption_differs |= sign < 0
            if caption_differs:
                sums.append((by_caption, self._captions))
            yield start, sums

    def _all_plus(self, start: int) -> Signs:
        return (1,) * (len(self._values) - start)

    def _first_less_rest(self, start: int) -> Signs:
        return (1,) + (-1,) * (len(self._values) - start - 1)

    def _captions(self, start: int) -> Signs:
        return tuple(self._question.expected[start:])

    def _departures(self, start: int, signs: Signs, excess: int, at: dict[int, int], *, turned: bool) -> Iterator[Candidate | None]:
        # A line turned takes away twice its part in the sum, a line left out takes it away once.
        for amount, factor in ((excess, 0), (excess >> 1 if not excess & 1 else 0, -1)):
            for sign in (1, -1):
                place = at.get(sign * amount) if amount else None
                if place is not None and place >= start and signs[place - start] == sign:
                    changed = (*signs[: place - start], factor * sign, *signs[place - start + 1 :])
                    yield self._candidate(start, changed, turned=turned)

    def _two_departures(self) -> list[Candidate | None]:
        found: list[Candidate | None] = []
        at: dict[int, int] = {}
        for start, sums in self._runs():
            if len(self._values) - start > _LONGEST_PAIR_RUN:
                break
            at.setdefault(self._values[start], start)
            for total, pattern in sums:
                signs = pattern(start)
                for place, new in product(range(len(signs)), (-1, 0, 1)):
                    value = self._values[start + place]
                    rest = total - self._target - (signs[place] - new) * value
                    if value and new != signs[place] and _may_explain(rest, at):
                        changed = (*signs[:place], new, *signs[place + 1 :])
                        found += [c for c in self._departures(start, changed, rest, at, turned=False) if c and c.signs[place] == new]
        return found

    def _free_signs(self, start: int) -> Iterator[Signs]:
        values = self._values[start:]
        middle = len(values) // 2
        left = _signed_sums(values[:middle])
        for total, signs in _signed_sums(values[middle:]).items():
            other = left.get(self._target - total)
            if other is not None:
                yield other + signs

    def _candidate(self, start: int, signs: Signs, *, turned: bool = False) -> Candidate | None:
        printed = tuple(-sign for sign in signs) if turned else signs
        used = [(line, sign) for line, sign in zip(self._question.open_lines[start:], printed, strict=True) if sign]
        rows, steps = self._amounts.rows, self._amounts.roughness
        total_row = rows[self._question.total]
        allowed = tolerance([steps[self._question.total], *[steps[line] for line, _ in used]])
        evidence, seen = 0, set()
        for column in self._columns:
            stated = total_row[column] or 0
            parts = tuple([rows[line][column] for line, _ in used])
            off = stated - sum([sign * part for (_, sign), part in zip(used, parts, strict=True) if part])
            if abs(off) > allowed:
                return None
            key = (stated, parts)
            if key not in seen and any(part is not None for part in parts):
                seen.add(key)
                evidence += max(0, min(abs(stated).bit_length(), _BITS_PER_COLUMN) - (2 * abs(off)).bit_length())
        price = self._price(start, signs) + (_PRICE_OF_TURNING[self._question.inverse] if turned else 0)
        return Candidate(start, printed, evidence, price)

    def _price(self, start: int, signs: Signs) -> int:
        question = self._question
        places = range(start, len(self._values))
        against = sum(self._price_of_sign(place, sign) for place, sign in zip(places, signs, strict=True))
        if question.chain and len(signs) > 1 and signs == self._first_less_rest(start):
            against = min(against, 1)
        elif signs == self._all_plus(start):
            against = min(against, _PRICE_OF_PLAIN_SUM)
        return against + (0 if question.natural(start) else 5)

    def _price_of_sign(self, place: int, sign: int) -> int:
        """A line left out is dearer than one turned, a subtotal turned dearest but for an income statement's steps."""
        question = self._question
        expected = question.expected[place]
        if sign == expected or not self._values[place]:
            return 0
        if sign == 0:
            return 6
        if expected < 0:
            return 2
        return 3 if question.chain or question.net or not question.is_total(place) else _PRICE_OF_TOTAL_TURNED


def _may_explain(excess: int, at: dict[int, int]) -> bool:
    """Whether an amount that a sum has too much, or half of it, is one of the lines'."""
    return excess in at or -excess in at or (not excess & 1 and (excess >> 1 in at or -(excess >> 1) in at))


def _signed_sums(values: Sequence[int]) -> dict[int, Signs]:
    # Plus is tried first and kept where both signs give one sum, so that zeros are added.
    sums: dict[int, Signs] = {0: ()}
    for value in values:
        grown = {total + value: (*signs, 1) for total, signs in sums.items()}
        for total, signs in sums.items():
            grown.setdefault(total - value, (*signs, -1))
        sums = grown
    return sums
