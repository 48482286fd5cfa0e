"""Small statements made by hand, for the tests of the assembly."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from converter.model.concept import Balance, Concept, PeriodType, QName
from converter.model.match import Match, Rung
from converter.model.period import Duration, Instant, Period
from converter.model.quantity import Figure
from converter.model.report import MappedStatement
from converter.model.source import SourceText, Span
from converter.model.statement import Calculation, Column, LineItem, LineRole, Statement, StatementKind, Summation, Term

NINE_MONTHS = Duration(date(2002, 1, 1), date(2002, 9, 30))
QUARTER_END = Instant(date(2002, 9, 30))
SOURCE = SourceText("made.txt", "." * 4000, hashlib.sha256(b"").hexdigest())


def concept(name: str, balance: Balance | None = None, *, instant: bool = False) -> Concept:
    period_type = PeriodType.INSTANT if instant else PeriodType.DURATION
    return Concept(QName("us-gaap", name), "xbrli:monetaryItemType", period_type, balance, label=name)


def match(of: Concept, sign: int = 1, rung: Rung = Rung.EXACT_CAPTION) -> Match:
    return Match(of, sign, rung, "made.toml:entry", Decimal("0.9"))


def line(
    caption: str, *values: int | None, at: int, role: LineRole = LineRole.ITEM, section: tuple[str, ...] = (), host: int | None = None
) -> LineItem:
    """A line whose figures stand from offset `at` on, ten characters apart."""
    figures = tuple(None if v is None else Figure(Decimal(v), 0, 0, Span(at + 10 * i, at + 10 * i + 5)) for i, v in enumerate(values))
    return LineItem(caption, role, figures, section=section, host=host)


def mapped(
    kind: StatementKind,
    lines: Sequence[LineItem],
    matches: Sequence[Match | None],
    periods: Sequence[Period | None],
    sums: Sequence[tuple[int, Sequence[tuple[int, int]]]] = (),
) -> MappedStatement:
    columns = tuple(Column(str(p), p) for p in periods)
    calculation = Calculation(tuple(Summation(total, tuple(Term(i, w) for i, w in terms)) for total, terms in sums))
    return MappedStatement(Statement(kind, kind.value, columns, tuple(lines)), calculation, tuple(matches))
