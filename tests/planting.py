"""Faults to plant: each function gives one that turns a sound report into a wrong one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from converter.model.concept import Concept, PeriodType, QName
from converter.model.network import CalculationArc, Label, LabelRole, Role
from converter.model.period import Duration, Instant
from converter.model.report import Report

Fault = Callable[[Report], Report]

HALF_YEAR = Duration(date(2002, 1, 1), date(2002, 6, 30))
OWN = Concept(QName("bay", "PlanSharesHeld"), "xbrli:monetaryItemType", PeriodType.INSTANT, label="Plan shares held")


def fact(name: str, nth: int = 0, **changes: object) -> Fault:
    """Changes a fact of a concept."""

    def plant(report: Report) -> Report:
        at = [i for i, f in enumerate(report.facts) if f.concept.name == name][nth]
        changed = replace(report.facts[at], **changes)  # type: ignore[arg-type]
        return replace(report, facts=(*report.facts[:at], changed, *report.facts[at + 1 :]))

    return plant


def extra_fact(name: str, value: Decimal | str, period: Duration | Instant, **changes: object) -> Fault:
    """Adds a fact like the first one of a concept."""

    def plant(report: Report) -> Report:
        model = next(f for f in report.facts if f.concept.name == name)
        added = replace(model, id="added", value=value, period=period, **changes)  # type: ignore[arg-type]
        return replace(report, facts=(*report.facts, added))

    return plant


def without(name: str) -> Fault:
    """Drops the facts of a concept."""
    return lambda report: replace(report, facts=tuple(f for f in report.facts if f.concept.name != name))


def whole(**changes: object) -> Fault:
    """Changes a field of the report."""
    return lambda report: replace(report, **changes)  # type: ignore[arg-type]


def role(place: int, change: Callable[[Role], Role]) -> Fault:
    """Changes a role."""

    def plant(report: Report) -> Report:
        at = place % len(report.roles)
        return replace(report, roles=(*report.roles[:at], change(report.roles[at]), *report.roles[at + 1 :]))

    return plant


def arc(total: str, child: str, weight: int = 1) -> Fault:
    """Adds an arc to the balance sheet's sums."""
    added = CalculationArc(QName("us-gaap", total), QName("us-gaap", child), weight)
    return role(1, lambda r: replace(r, calculation=(*r.calculation, added)))


def label(place: int, **changes: object) -> Fault:
    """Changes a label."""

    def plant(report: Report) -> Report:
        changed = report.labels[place]._replace(**changes)  # type: ignore[arg-type]
        return replace(report, labels=(*report.labels[:place], changed, *report.labels[place + 1 :]))

    return plant


def extra_label(name: str, of: LabelRole, text: str) -> Fault:
    """Adds a label."""
    prefix, _, local = name.partition(":")
    return lambda report: replace(report, labels=(*report.labels, Label(QName(prefix, local), of, text)))


def concept(name: str, new_name: str = "", **changes: object) -> Fault:
    """Adds a concept like an own one, changed."""

    def plant(report: Report) -> Report:
        model = OWN if not name else next(c for q, c in report.concepts.items() if q.name == name)
        changed = replace(model, qname=QName(model.qname.prefix, new_name or model.qname.name), **changes)  # type: ignore[arg-type]
        return replace(report, concepts={**report.concepts, changed.qname: changed})

    return plant


def own_fact_concept(**changes: object) -> Fault:
    """Gives the equity statement's own concept other properties, where it is matched too."""

    def plant(report: Report) -> Report:
        mapped = report.statements[0]
        matches = tuple(
            replace(m, concept=replace(m.concept, **changes)) if m and m.concept.is_extension else m  # type: ignore[arg-type]
            for m in mapped.matches
        )
        statement = replace(mapped.statement, kind="balance-sheet")  # type: ignore[arg-type]
        changed = {q: replace(c, **changes) if c.is_extension and c.is_numeric else c for q, c in report.concepts.items()}  # type: ignore[arg-type]
        return replace(report, statements=(replace(mapped, matches=matches, statement=statement),), concepts=changed)

    return plant


def cell(statement: int, line: int, column: int, value: Decimal) -> Fault:
    """Changes a printed figure."""

    def plant(report: Report) -> Report:
        mapped = report.statements[statement]
        item = mapped.statement.lines[line]
        figure = item.figures[column]
        assert figure is not None
        figures = (*item.figures[:column], replace(figure, value=value), *item.figures[column + 1 :])
        lines = (*mapped.statement.lines[:line], replace(item, figures=figures), *mapped.statement.lines[line + 1 :])
        summations = tuple(s for s in mapped.calculation.summations if s.total != line)
        changed = replace(
            mapped, statement=replace(mapped.statement, lines=lines), calculation=replace(mapped.calculation, summations=summations)
        )
        return replace(report, statements=(*report.statements[:statement], changed, *report.statements[statement + 1 :]))

    return plant


def scaled_column(report: Report) -> Report:
    """The second column of the balance sheet a thousand times too small."""
    changed = tuple(
        replace(f, value=f.value / 1000, decimals=0)
        if isinstance(f.value, Decimal) and f.provenance.locator and (f.provenance.locator.statement, f.provenance.locator.column) == (0, 1)
        else f
        for f in report.facts
    )
    return replace(report, facts=changed)


def both(*faults: Fault) -> Fault:
    """One fault after the other."""

    def plant(report: Report) -> Report:
        for fault in faults:
            report = fault(report)
        return report

    return plant
