"""Statements that were printed in several tables: one role for all whose rows are the same, and a name of its own for each other.

A report of nine months prints "Statements of Income" for the quarter and again for the nine months. A viewer shows each fact in
every role that its concept stands in, so two roles of the same rows would show all columns twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from converter.assemble.roles import Section
from converter.model.network import Hypercube, Presentation
from converter.model.period import Duration
from converter.model.report import MappedStatement

_MONTHS = {1: "One Month", 3: "Three Months", 6: "Six Months", 9: "Nine Months", 12: "Twelve Months"}


def together(sections: Sequence[Section], statements: Sequence[MappedStatement]) -> list[Section]:
    """Sections of statements; those that still have one title tell the length of their periods: "..., Nine Months"."""
    found: dict[tuple[str, tuple[Presentation, ...], Hypercube | None], Section] = {}
    for section in sections:
        key = section.title, section.rows, section.hypercube
        first = found.get(key)
        found[key] = section if first is None else _joined(first, section)
    titles = Counter(section.title for section in found.values())
    return [_with_months(s, statements) if titles[s.title] > 1 else s for s in found.values()]


def _joined(first: Section, second: Section) -> Section:
    arcs = dict.fromkeys((*first.calculation, *second.calculation))
    return replace(first, calculation=tuple(arcs), labels=(*first.labels, *second.labels))


def _with_months(section: Section, statements: Sequence[MappedStatement]) -> Section:
    columns = statements[section.statement].statement.columns if section.statement is not None else ()
    lengths = {round(column.period.days / 30.4) for column in columns if isinstance(column.period, Duration)}
    months = " and ".join(_MONTHS.get(n, f"{n} Months") for n in sorted(lengths))
    return replace(section, title=f"{section.title}, {months}") if months else section
