"""Amounts that the income statement and the statement of cash flows both print under the same words: one amount has one concept.

"Special charges" that took 26.0 from income are added back to it in operating activities. Read each for itself, the one line
would be restructuring charges and the other a concept of the filing's own. Together, the surer of the two speaks for both; what an
own concept is called does not hang on the statement either.

Two lines are one amount if their figures agree, but for the sign, in all periods that both statements show, and if their captions
have the same words, but for those that only say which way the amount goes. What operating assets and liabilities changed by is
never an item of income, whatever it is called ("Income taxes").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.maps.caption import words
from converter.maps.place import Place, places
from converter.model.concept import QName
from converter.model.match import SAID, Match, Rung
from converter.model.period import Period
from converter.model.quantity import Measure
from converter.model.report import MappedStatement
from converter.model.statement import Statement, StatementKind

Amounts = Mapping[Period, Decimal]
_STANDING = {Rung.EXTENSION: 0, Rung.LEARNED: 1, **dict.fromkeys(SAID, 3)}
_BY_RULE = 2  # what a map says stands over what is learned, and under what a person said
_DIRECTION = frozenset({"net", "loss", "gain", "less", "charge", "expense", "provision", "credit", "benefit", "noncash", "total"})
_OTHER_THINGS = frozenset(  # words that make another amount of one, which may be as large by chance
    {"deferred", "current", "accrued", "paid", "payable", "receivable", "change", "portion", "before", "after", "preferred", "common"}
    | {"excluding", "excess", "noncontrolling", "discontinued", "continuing", "unrealized", "realized", "distributed", "undistributed"}
)
_APART = ("IncreaseDecrease", "Deferred")  # what concepts begin with that are no items of income
_MANY = 2  # words that tell an amount, though the other caption has more of them
_MARGIN = Decimal("0.3")  # by which the cash flow's choice must be surer than that of the income statement


def one_concept_each(statements: Sequence[MappedStatement]) -> tuple[MappedStatement, ...]:
    """The statements, where lines of income and cash flow statements that are one amount have one concept, and its value."""
    told = list(statements)
    for flows in (s for s, mapped in enumerate(told) if mapped.statement.kind is StatementKind.CASH_FLOW):
        for income in (s for s, mapped in enumerate(told) if mapped.statement.kind is StatementKind.INCOME):
            for i, j in list(_pairs(told[income], told[flows])):
                told[income], told[flows] = _agreed(told[income], i, told[flows], j)
    return tuple(told)


def _pairs(income: MappedStatement, flows: MappedStatement) -> Iterator[tuple[int, int]]:
    """Lines that are one amount with two concepts: of the income statement, and of the statement of cash flows."""
    known = [(i, amounts) for i in range(len(income.matches)) if (amounts := _amounts(income, i))]
    operating = (j for j, place in enumerate(places(flows.statement)) if place is Place.OPERATING)
    for j in operating:
        amounts, match = _amounts(flows, j), flows.matches[j]
        if match is None or not amounts or match.concept.qname.name.startswith(_APART):
            continue
        for i, others in known:
            if _turned(others, amounts) and _are_called_the_same(income.statement, i, flows.statement, j):
                if _concept(income, i) != _concept(flows, j):
                    yield i, j
                break


def _amounts(mapped: MappedStatement, i: int) -> Amounts:
    """The line's amounts of money by period; none for a line without a concept, and for an amount inside a caption."""
    line = mapped.statement.lines[i]
    if mapped.matches[i] is None or line.measure is not Measure.MONETARY or line.host is not None or line.dimensions:
        return {}
    columns = zip(mapped.statement.columns, line.figures, strict=True)
    return {column.period: figure.value for column, figure in columns if figure and column.period and not column.dimensions}


def _turned(known: Amounts, found: Amounts) -> int:
    """-1 where the second shows the first with the other sign, 1 where with the same; 0 if they are not one amount."""
    shared = [period for period in known if period in found and (known[period] or found[period])]
    for turned in (1, -1):
        if shared and all(found[period] == turned * known[period] for period in shared):
            return turned
    return 0


def _are_called_the_same(income: Statement, i: int, flows: Statement, j: int) -> bool:
    one, other = (frozenset(words(caption)) for caption in (income.lines[i].caption, flows.lines[j].caption))
    if not one - _DIRECTION or not other - _DIRECTION:
        return one == other and len(one) >= _MANY
    fewer, more = sorted((one - _DIRECTION, other - _DIRECTION), key=len)
    return fewer == more or (len(fewer) >= _MANY and fewer < more and not (more - fewer) & _OTHER_THINGS)


def _concept(mapped: MappedStatement, i: int) -> QName | None:
    match = mapped.matches[i]
    return match.concept.qname if match else None


def _agreed(income: MappedStatement, i: int, flows: MappedStatement, j: int) -> tuple[MappedStatement, MappedStatement]:
    """Both statements, one of them with the other's concept; as they are where it stands on another line, too."""
    one, other = income.matches[i], flows.matches[j]
    turned = _turned(_amounts(income, i), _amounts(flows, j))
    if one is None or other is None or one.concept.period_type is not other.concept.period_type or {one.rung, other.rung} <= SAID:
        return income, flows
    is_result = one.concept.is_extension and other.rung is Rung.LEARNED and income.calculation.of_total(i) is not None
    if is_result or _speaks_for_both(one, other):
        return income, _with(flows, j, replace(one, sign=one.sign * turned, evidence=f"{one.evidence}; so on the income statement"))
    return _with(income, i, replace(other, sign=other.sign * turned, evidence=f"{other.evidence}; so among the cash flows")), flows


def _speaks_for_both(income: Match, flows: Match) -> bool:
    """Whether the income statement's concept stands: where the captions tell no more of the other, or both are the filing's own."""
    one, other = (_STANDING.get(match.rung, _BY_RULE) for match in (income, flows))
    return one > other if one != other else not one or flows.confidence < income.confidence + _MARGIN


def _with(mapped: MappedStatement, i: int, match: Match) -> MappedStatement:
    if any(other and other.concept.qname == match.concept.qname for other in mapped.matches):
        return mapped
    return replace(mapped, matches=(*mapped.matches[:i], match, *mapped.matches[i + 1 :]))
