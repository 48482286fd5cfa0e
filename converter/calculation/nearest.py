"""The lines that should be a total's parts though they do not sum to it: a misprint, a misread digit, a line that is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from converter.calculation.captions import Claim, Wording
from converter.calculation.footing import Footing, RunningSums
from converter.model.statement import LineRole, Statement, Term

_PLAUSIBLE = 3
"""Lines whose sum is less than a third or more than three times the total are hardly its parts."""
_LEAST = 50
_CLOSE = Decimal("0.1")
"""Where no column foots, a sum within a tenth of the total still says which lines are meant."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A line that claims to be a total, the lines that should be its parts, and the columns in which they do not agree."""

    total: int
    terms: tuple[Term, ...]
    footings: tuple[Footing, ...]

    @property
    def failing(self) -> tuple[Footing, ...]:
        """The columns that do not foot."""
        return tuple(f for f in self.footings if not f.foots)

    @property
    def foots_elsewhere(self) -> bool:
        """Whether the sum foots in another column, by more than chance: figures of one or two digits agree easily."""
        return any(f.foots and abs(f.stated) > _LEAST * f.allowed for f in self.footings)

    @property
    def is_convincing(self) -> bool:
        """Whether these lines are surely meant: the sum foots in another column, or comes close in all."""
        return self.foots_elsewhere or all(abs(f.difference) <= abs(f.stated) * _CLOSE for f in self.footings)


def nearest_run(statement: Statement, words: Sequence[Wording], total: int, open_lines: Sequence[int]) -> Misfit | None:
    """The run of open lines above a total that foots in most columns, or else comes nearest; None if the best foots everywhere."""
    best: tuple[int, Decimal] | None = None
    nearest: tuple[Sequence[int], tuple[Footing, ...]] | None = None
    for weights, columns in _readings(statement, words, total, open_lines):
        if not columns or not (any(f.foots for f in columns) or all(_plausible(f) for f in columns)):
            continue
        rank = (sum(not f.foots for f in columns), max(abs(f.difference) for f in columns))
        if best is None or rank < best:
            best, nearest = rank, (weights, columns)
    if nearest is None or best is None or not best[0]:
        return None
    weights, columns = nearest
    return Misfit(total, tuple(map(Term, open_lines[-len(weights) :], weights)), columns)


def _plausible(footing: Footing) -> bool:
    return not footing.stated or 1 / Decimal(_PLAUSIBLE) <= footing.computed / footing.stated <= _PLAUSIBLE


def _readings(
    statement: Statement, words: Sequence[Wording], total: int, open_lines: Sequence[int]
) -> Iterator[tuple[Sequence[int], tuple[Footing, ...]]]:
    """Weights of the lines of a run of two and more above the total, added or by the captions' signs, with the run's sums.

    A run begins after a heading or total.
    """
    plain, signed = RunningSums(statement, total), RunningSums(statement, total)
    signs: list[int] = []
    for start in range(len(open_lines) - 1, -1, -1):
        line = open_lines[start]
        signs.insert(0, _sign(statement, words, line, total))
        plain.add(line, 1)
        signed.add(line, signs[0])
        if len(signs) == 1 or (start and not _begins(statement, words, open_lines[start - 1], line)):
            continue
        yield [1] * len(signs), plain.footings()
        if -1 in signs:
            yield signs.copy(), signed.footings()


def _begins(statement: Statement, words: Sequence[Wording], before: int, line: int) -> bool:
    lines = statement.lines
    return (
        Claim.CLEAR in (words[before].claim, words[line].claim)
        or lines[before].section != lines[line].section
        or any(lines[i].role is LineRole.HEADING for i in range(before + 1, line))
    )


def _sign(statement: Statement, words: Sequence[Wording], line: int, total: int) -> int:
    positive = all(f is None or f.value >= 0 for f in statement.lines[line].figures)
    return -1 if positive and (words[line].contra or (words[line].expense and words[total].profit)) else 1
