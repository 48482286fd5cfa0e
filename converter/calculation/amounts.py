"""A statement's money figures as whole numbers, so that sums over all columns are single integer additions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from converter.model.quantity import Figure, Measure
from converter.model.statement import LineItem, LineRole, Statement

_BITS = 72
"""Room for one column in a packed number: more than any sum of a statement's figures in cents needs."""

PERCENT_SCALE = -2


def is_summable(line: LineItem, measure: Measure = Measure.MONETARY) -> bool:
    """Whether a line can take part in sums of a measure: per-share amounts never stand in sums of money."""
    return line.measure is measure and line.role not in (LineRole.HEADING, LineRole.PARENTHETICAL) and any(line.figures)


@dataclass(frozen=True)
class Amounts:
    """Figures by line and column in units of the finest digit printed; `roughness` is each line's rounding step in these units.

    In a statement in thousands "1,203" is 1203 with roughness 1; if another line prints cents, it is 120300000 with 100000.
    """

    rows: tuple[tuple[int | None, ...], ...]
    roughness: tuple[int, ...]
    decimals: int

    @classmethod
    def of(cls, statement: Statement, measure: Measure = Measure.MONETARY) -> Amounts:
        """The figures of all lines that can be summed; all others have none."""
        lines = [line.figures if is_summable(line, measure) else () for line in statement.lines]
        printed = [figure for figures in lines for figure in figures if figure and not figure.is_dash and figure.scale != PERCENT_SCALE]
        decimals = max((figure.decimals for figure in printed), default=0)
        return cls(
            tuple(tuple(_units(figure, decimals) for figure in figures) for figures in lines),
            tuple(_step(figures, decimals) for figures in lines),
            decimals,
        )

    @cached_property
    def presence(self) -> tuple[int, ...]:
        """For each line the columns with a figure, as bits."""
        return tuple(sum(1 << c for c, value in enumerate(row) if value is not None) for row in self.rows)

    def packed(self, mask: int) -> tuple[int, ...]:
        """Each line's figures in the columns of `mask` as one number: sums of packed numbers are packed sums.

        A missing figure counts as zero.
        """
        known = self._packs.get(mask)
        if known is None:
            columns = [c for c in range(mask.bit_length()) if mask >> c & 1]
            known = tuple(_pack(row, columns) if row else 0 for row in self.rows)
            self._packs[mask] = known
        return known

    @cached_property
    def _packs(self) -> dict[int, tuple[int, ...]]:
        return {}


def near(tolerance: int, mask: int) -> int:
    """What a packed difference stays below if its leading column differs by no more than `tolerance`."""
    return (2 * tolerance + 1) << (_BITS * (mask.bit_count() - 1)) >> 1 if mask.bit_count() > 1 else tolerance + 1


def tolerance(steps: Sequence[int]) -> int:
    """How far a sum may be off by rounding: half a step for each addend and the total.

    Example: 1.4 + 1.4 = 2.8 is printed in whole numbers as 1 + 1 = 3; two addends and a total may be 1 off.
    Rounding errors cancel out, so that long sums get no more than five steps.
    """
    widest = max(steps, default=0)
    return min(sum(steps) // 2, 5 * widest)


def _units(figure: Figure | None, decimals: int) -> int | None:
    if figure is None or figure.scale == PERCENT_SCALE:
        return None
    return int(figure.value.scaleb(decimals).to_integral_value())


def _step(figures: Sequence[Figure | None], decimals: int) -> int:
    steps = [10 ** max(0, decimals - figure.decimals) for figure in figures if figure and not figure.is_dash]
    return max(steps, default=0)


def _pack(row: Sequence[int | None], columns: Sequence[int]) -> int:
    total = 0
    for column in columns:
        total = (total << _BITS) + (row[column] or 0)
    return total
