"""The filing's own amounts that would be negative facts: of the other balance, they are positive (EFM 6.8.11).

What an own concept is called leaves its balance open, so that a sum may give it either. It has the one with which its facts are positive:

1. Where the print is positive in all columns: "Partnership equity distribution 105" adds to the cash from investing.
2. Where the line names a cost and is printed negative in all columns of an income statement: "ESOP contribution (2,610)".

Totals and lines whose concept stands on several lines stay: what they are counted in knows them by their balance.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from converter.model.concept import OPPOSITE
from converter.model.match import Match, Rung
from converter.model.report import MappedStatement
from converter.model.statement import LineItem, StatementKind

_COST = re.compile(
    r"^(?!.*\b(?:income|revenues?|gains?|earnings|profit|net)\b).*"
    r"\b(?:expenses?|costs?|charges?|provisions?|contributions?|disallowances?|write-?\s?(?:down|off)s?|amortization|fees?|settlements?)\b",
    re.IGNORECASE,
)
_FLOWS = frozenset({StatementKind.INCOME, StatementKind.CASH_FLOW})


def settle_own_amounts(mapped: MappedStatement) -> MappedStatement:
    """The income statement, or that of cash flows, with such amounts turned, concept and sign."""
    if mapped.statement.kind not in _FLOWS:
        return mapped
    count = Counter(m.concept.qname for m in mapped.matches if m)
    matches = list(mapped.matches)
    for i, (line, match) in enumerate(zip(mapped.statement.lines, mapped.matches, strict=True)):
        is_own = match and match.rung is Rung.EXTENSION and not line.sign and not mapped.calculation.of_total(i)
        if match and is_own and match.concept.balance and count[match.concept.qname] == 1 and _is_turned(mapped, line, match):
            concept = replace(match.concept, balance=OPPOSITE[match.concept.balance])
            matches[i] = replace(match, concept=concept, sign=-match.sign)
    return replace(mapped, matches=tuple(matches))


def _is_turned(mapped: MappedStatement, line: LineItem, match: Match) -> bool:
    values = [figure.value for figure in line.figures if figure and figure.value]
    is_cost = mapped.statement.kind is StatementKind.INCOME and _COST.match(line.caption)
    return bool(values) and all(value * match.sign < 0 for value in values) and (match.sign < 0 or bool(is_cost))
