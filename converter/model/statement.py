"""Financial statements as the filer printed them: signs, order and captions of the print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from converter.model.fact import Dimension
from converter.model.period import Period
from converter.model.quantity import Figure, Measure
from converter.model.source import Span


class StatementKind(StrEnum):
    """The kinds of statements, by the names that line-item files use."""

    BALANCE_SHEET = "balance-sheet"
    INCOME = "income"
    COMPREHENSIVE_INCOME = "comprehensive-income"
    CASH_FLOW = "cash-flow"
    EQUITY = "equity"
    NOTE_TABLE = "note-table"  # a table inside a note
    PROSE = "prose"  # amounts in sentences: of notes, of a press release


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures. `period` is None where the head was not understood: its figures become findings.

    `dimensions` hold for all its figures (a component of equity, a segment, "pro forma").
    """

    heading: str
    period: Period | None
    span: Span | None = None
    dimensions: tuple[Dimension, ...] = ()
    currency: str = "USD"


class LineRole(StrEnum):
    """What a line is on the face of its statement."""

    HEADING = "heading"  # a caption over others, without figures
    ITEM = "item"
    TOTAL = "total"  # by its caption, its rule or the arithmetic
    PARENTHETICAL = "parenthetical"  # an amount inside a caption: an allowance, a par value, shares authorized


@dataclass(frozen=True, slots=True)
class LineItem:
    """One line: `figures` has one entry per column of the statement, None where the cell is empty.

    `caption` is the printed caption on one line without leaders and footnote marks, "" for a total without one.
    `level` is the depth of indentation, 0 outermost. `section` names the headings above it, outermost first.
    `period` overrides the columns' periods (a balance row in a statement of equity). `host` is, for a parenthetical amount,
    the index of the line whose caption holds it. `concept` is what the input itself names, if it does ("us-gaap:Assets"),
    and `sign` what it says turns the figures into the concept's (+1 or -1, as `Match.sign`).
    `spans` are the caption's printed lines.
    """

    caption: str
    role: LineRole
    figures: tuple[Figure | None, ...]
    measure: Measure = Measure.MONETARY
    level: int = 0
    section: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    period: Period | None = None
    host: int | None = None
    concept: str | None = None
    sign: int | None = None
    dimensions: tuple[Dimension, ...] = ()

    @property
    def has_amount(self) -> bool:
        """Whether a figure of the line is not zero."""
        return any(figure and figure.value for figure in self.figures)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement on its face. `spans` are the printed parts (a statement may go over pages), without page furniture."""

    kind: StatementKind
    title: str
    columns: tuple[Column, ...]
    lines: tuple[LineItem, ...]
    spans: tuple[Span, ...] = ()
    title_span: Span | None = None
    scale: int = 0  # the power of ten of its money figures, 3 for thousands
    unaudited: bool = False


def without_comparisons(statement: Statement) -> Statement:
    """The statement without what its columns without a period hold: a change or a percentage beside amounts tells nothing of their signs.

    A line that has nothing else keeps its figures.
    """
    dated = [column.period is not None for column in statement.columns]
    if all(dated) or not any(dated):
        return statement
    return replace(statement, lines=tuple(_dated_alone(line, dated) for line in statement.lines))


def _dated_alone(line: LineItem, dated: Sequence[bool]) -> LineItem:
    figures = tuple(figure if is_dated else None for figure, is_dated in zip(line.figures, dated, strict=True))
    return replace(line, figures=figures) if line.period is None and any(figures) and figures != line.figures else line


@dataclass(frozen=True, slots=True)
class Term:
    """A line's part in a sum: index of the line in its statement, weight +1 or -1 to the *printed* figures."""

    line: int
    weight: int


@dataclass(frozen=True, slots=True)
class Summation:
    """Line `total` is the weighted sum of its terms in every column where all of them are printed."""

    total: int
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Calculation:
    """What sums to what on one statement: at most one summation per total, no cycles; lines are indexes into it."""

    summations: tuple[Summation, ...] = ()

    def parent_of(self, line: int) -> int | None:
        """The total to which a line contributes, if any."""
        return next((s.total for s in self.summations if any(t.line == line for t in s.terms)), None)

    def of_total(self, line: int) -> Summation | None:
        """The summation whose total is `line`, if any."""
        return next((s for s in self.summations if s.total == line), None)
