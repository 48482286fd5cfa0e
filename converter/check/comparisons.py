"""Facts of one concept against each other: parts of a time, parts of a whole, and shares of a hundred."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from converter.check.findings import WARNING, Number, about_fact, numbers, told
from converter.model.concept import Concept, PeriodType, QName
from converter.model.finding import Finding
from converter.model.period import Duration
from converter.model.report import Report
from converter.taxonomy.directions import is_one_signed

_TEN_TIMES = Decimal(10)  # 1,000 percent
_NO_PARTS = frozenset({"StatementEquityComponentsAxis", "StatementScenarioAxis", "RestatementAxis"})
_OF_ONE_MOMENT = ("PerShare", "WeightedAverage", "Average", "Percent", "Rate")


def check_shorter_periods(report: Report) -> Iterator[Finding]:
    """A cost or payment of three months is no larger than that of the nine months around them (DQC_0108)."""
    for facts in _by_concept(report, dated=True).values():
        firsts = {number.fact.period: number for number in reversed(facts) if not number.fact.dimensions}
        for (short, small), (long, large) in permutations(firsts.items(), 2):
            within = isinstance(short, Duration) and isinstance(long, Duration) and _within(short, long)
            if within and small.value > large.value + small.step:
                what = f"{told(small.fact)} is more than the {large.value:,} of the longer period {long}."
                advice = "Check the heads of the columns; two of them may be exchanged."
                yield about_fact(report, small.fact, WARNING, "DQC_0108", "shorter-period", what, advice)


def check_members_within_whole(report: Report) -> Iterator[Finding]:
    """What one member of an axis has is no more than all of them together (DQC_0128).

    Components of equity offset each other, and a scenario ("as previously reported") is no part but another view of the whole.
    """
    for facts in _by_concept(report, dated=False).values():
        whole = {fact.period: value for fact, value in facts if not fact.dimensions}
        for number in facts:
            fact, value = number
            total = whole.get(fact.period)
            axes = [dimension.axis.name for dimension in fact.dimensions]
            if len(axes) == 1 and _NO_PARTS.isdisjoint(axes) and total is not None and value > total + number.step:
                what = f"{told(fact)} is more than the {total:,} of all members together."
                advice = "Check the column's member, and the concept of the total."
                yield about_fact(report, fact, WARNING, "DQC_0128", "member-exceeds-whole", what, advice)


def check_percentages(report: Report) -> Iterator[Finding]:
    """A percentage of more than a thousand is one that was not divided by a hundred (DQC_0091)."""
    for fact, value in numbers(report.facts):
        concept = report.concepts.get(fact.concept)
        if concept and concept.type.endswith(":percentItemType") and abs(value) > _TEN_TIMES:
            what = f"{told(fact)} is more than 1,000 percent."
            yield about_fact(report, fact, WARNING, "DQC_0091", "percentage", what, "Check the scale of the figure.")


def _by_concept(report: Report, *, dated: bool) -> dict[QName, list[Number]]:
    """The facts of concepts that have one direction and add up, over time (`dated`) or over members."""
    found: dict[QName, list[Number]] = defaultdict(list)
    adding = {name for name, concept in report.concepts.items() if _adds_up(concept, dated=dated)}
    for number in numbers(report.facts):
        if number.fact.concept in adding:
            found[number.fact.concept].append(number)
    return found


def _adds_up(concept: Concept, *, dated: bool) -> bool:
    if (dated and concept.period_type is not PeriodType.DURATION) or not is_one_signed(concept):
        return False
    return not any(word in concept.qname.name for word in _OF_ONE_MOMENT)


def _within(short: Duration, long: Duration) -> bool:
    return long.start <= short.start and short.end <= long.end and short != long
