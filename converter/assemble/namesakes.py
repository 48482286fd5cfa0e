"""Lines of two statements - income and cash flows, balance sheet and capitalization - that have one concept and are different things.

Depreciation among the costs of the income statement may leave out what is in cost of sales; on the statement of cash flows it is
all of it. One concept would have two values for each period, of which only one could stand (EFM 6.5.12), and the other's sum would
not foot. Where the two lines agree in no period, the line that would give way gets a concept of the filing's own. Where they agree
in some, they are the same thing, printed differently; and what names a result or a balance of the whole (net income, cash, equity)
is never two things. Where they agree but for the sign, the income statement says which it is: an adjustment's sign among cash flows
hangs on the result that they begin with (a cumulative effect is added to income before it, and taken from net income).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.assemble.contradictions import RANK
from converter.assemble.facts import concept_period, is_opening_balance
from converter.assemble.own_concepts import with_own
from converter.model.concept import QName
from converter.model.fact import Dimension
from converter.model.match import SAID
from converter.model.period import Period
from converter.model.report import MappedStatement
from converter.model.statement import LineRole, StatementKind

Line = tuple[int, int]
Values = Mapping[tuple[Period, tuple[Dimension, ...]], Decimal]

_TOLD_APART = frozenset({StatementKind.CASH_FLOW, StatementKind.INCOME, StatementKind.BALANCE_SHEET})
_ONE_THING = re.compile(
    r"^(?:Net)?(?:IncomeLoss|ProfitLoss|Income)(?!.*(?:Noncontrolling|EquityMethod))|Cash|(?<!Temporary)Equity(?!Method)|^Assets|^Liabilities"
    r"|RetainedEarnings|Discontinued"
)


def tell_namesakes_apart(statements: Sequence[MappedStatement]) -> tuple[MappedStatement, ...]:
    """The statements, where lines that contradict an earlier one of the same concept have concepts of their own."""
    told = list(statements)
    for lines in _sharing(statements).values():
        first, *others = sorted(lines, key=lambda line: (RANK[statements[line[0]].statement.kind], line))
        known = dict(_values(statements, first))
        for s, i in others:
            found = dict(_values(statements, (s, i)))
            shared = [key for key in known.keys() & found.keys() if known[key] or found[key]]
            different = bool(shared) and all(abs(known[key]) != abs(found[key]) for key in shared)
            if s != first[0] and different and _may_be_told(statements[s], i):
                told[s] = with_own(told[s], i, "its concept has another value on another statement")
                continue
            if s != first[0] and shared and all(known[key] == -found[key] for key in shared):
                told[s] = _turned(told[s], i)
            known = found | known
    return tuple(told)


def _sharing(statements: Sequence[MappedStatement]) -> dict[QName, list[Line]]:
    """Concepts of several lines of income and cash flow statements, or of balance sheets and statements of capitalization."""
    found = defaultdict(list)
    for s, mapped in enumerate(statements):
        if mapped.statement.kind in _TOLD_APART:
            for i, match in enumerate(mapped.matches):
                if match and not _ONE_THING.search(match.concept.qname.name):
                    found[match.concept.qname].append((s, i))
    return {qname: lines for qname, lines in found.items() if len({s for s, _ in lines}) > 1}


def _values(statements: Sequence[MappedStatement], place: Line) -> Iterator[tuple[tuple[Period, tuple[Dimension, ...]], Decimal]]:
    mapped = statements[place[0]]
    line, match = mapped.statement.lines[place[1]], mapped.matches[place[1]]
    for figure, column in zip(line.figures, mapped.statement.columns, strict=True):
        printed = line.period or column.period
        if figure is None or match is None or printed is None:
            continue
        period = concept_period(match.concept, printed, is_opening=is_opening_balance(line, mapped.statement.columns))
        if period:
            yield (period, tuple(sorted({*column.dimensions, *line.dimensions}))), figure.value * match.sign


def _turned(mapped: MappedStatement, i: int) -> MappedStatement:
    """The statement with the other sign for a line, unless a person said which it has."""
    match = mapped.matches[i]
    if match is None or match.rung in SAID:
        return mapped
    turned = replace(match, sign=-match.sign, evidence=f"{match.evidence}; signed as on the statement that shows it first")
    return replace(mapped, matches=(*mapped.matches[:i], turned, *mapped.matches[i + 1 :]))


def _may_be_told(mapped: MappedStatement, i: int) -> bool:
    match = mapped.matches[i]
    is_sum = mapped.statement.lines[i].role is LineRole.TOTAL or mapped.calculation.of_total(i) is not None
    return match is not None and match.rung not in SAID and not is_sum
