"""The reconciliation below a statement of cash flows by the direct method: a schedule, with a role of its own.

The direct method (FAS 95.27) shows what customers paid and suppliers got, and then once more, from net income, how the same cash from
operating activities comes about. A concept has one set of parts in a role (EFM 6.15), so the two cannot share one. What leads to the
change in cash is the statement; the other is a disclosure about it, as the sums of a statement of cash flows end in that change (DQC_0048).
"""

from __future__ import annotations

from dataclasses import replace

from converter.model.report import MappedStatement
from converter.model.statement import Calculation, StatementKind

_OPERATING = "NetCashProvidedByUsedInOperatingActivities"


def reconciliation(mapped: MappedStatement) -> range:
    """The lines of a second sum that makes cash from operating activities; none where it has only one, or its lines stand among others."""
    calculation = mapped.calculation
    if mapped.statement.kind is not StatementKind.CASH_FLOW:
        return range(0)
    totals = [
        s.total
        for s in calculation.summations
        if (m := mapped.matches[s.total]) is not None and m.concept.qname.name.startswith(_OPERATING)
    ]
    main = [total for total in totals if calculation.parent_of(total) is not None]
    again = [total for total in totals if total not in main]
    if len(main) != 1 or len(again) != 1 or mapped.matches[main[0]] is None:
        return range(0)
    first = min(_parts(calculation, again[0]))
    lines = range(first, again[0] + 1)
    inside = {s.total for s in calculation.summations if s.total in lines}
    crosses = any((term.line in lines) != (s.total in lines) for s in calculation.summations for term in s.terms)
    return lines if main[0] not in lines and not crosses and _parts(calculation, again[0]) <= set(lines) and inside else range(0)


def _parts(calculation: Calculation, total: int) -> set[int]:
    """All lines that a total is made of, over its subtotals."""
    summation = calculation.of_total(total)
    found = {term.line for term in summation.terms} if summation else set()
    return found.union(*(_parts(calculation, line) for line in found)) if found else found


def of_lines(mapped: MappedStatement, lines: range, *, inside: bool) -> MappedStatement:
    """The statement with the sums of these lines alone, or with all others."""
    kept = tuple(s for s in mapped.calculation.summations if (s.total in lines) is inside)
    return replace(mapped, calculation=replace(mapped.calculation, summations=kept))
