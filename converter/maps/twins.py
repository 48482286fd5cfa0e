"""Share counts in statements of equity: "Stock options exercised" has an amount of money and, right below it, the number of shares.

The count says the same of shares as the amount says of money, so its concept is the amount's twin:
StockIssuedDuringPeriodValueAcquisitions, StockIssuedDuringPeriodSharesAcquisitions.

Shares that were retired, redeemed or forfeited are counted in brackets below the balance that they left: their number is positive.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from converter.model.concept import Concept
from converter.model.match import Match, Rung
from converter.model.quantity import Measure
from converter.model.statement import LineItem

_OTHERWISE_NAMED = {
    "TreasuryStockValueAcquiredCostMethod": "TreasuryStockSharesAcquired",
    "StockIssuedDuringPeriodValueEmployeeStockPurchasePlan": "StockIssuedDuringPeriodSharesEmployeeStockPurchasePlans",
    "StockIssuedDuringPeriodValueRestrictedStockAwardForfeitures": "StockIssuedDuringPeriodSharesRestrictedStockAwardForfeited",
    "StockRedeemedOrCalledDuringPeriodValue": "StockRedeemedOrCalledDuringPeriodShares",
}
_LEFT = re.compile(r"Retired|Redeem|Repurchased|Forfeited$|SharesAcquired$")
_PREFIXES = ("StockIssuedDuringPeriodValue", "StockRepurchased", "StockGrantedDuringPeriodValue")


def share_twins(
    lines: Sequence[LineItem], matches: Sequence[Match | None], concept: Callable[[str], Concept | None]
) -> tuple[Match | None, ...]:
    """The matches, where counts without a standard concept have their amount's twin, and its sign; `concept` looks a name up."""
    found = _with_twins(lines, matches, concept)
    return tuple(replace(m, sign=-1) if m and _has_left(line, m) else m for line, m in zip(lines, found, strict=True))


def _has_left(line: LineItem, match: Match) -> bool:
    """Whether a line counts shares that are no more, all of them printed as what they take from a balance."""
    is_named = match.rung is not Rung.EXTENSION and bool(_LEFT.search(match.concept.qname.name))
    return is_named and line.measure is Measure.SHARES and not line.sign and _is_negative(line) and any(f.value for f in line.figures if f)


def _with_twins(lines: Sequence[LineItem], matches: Sequence[Match | None], concept: Callable[[str], Concept | None]) -> list[Match | None]:
    found = list(matches)
    for i in range(1, len(lines)):
        amount, count = found[i - 1], found[i]
        if amount is None or count is None or not _is_count_of(lines[i], lines[i - 1]):
            continue
        twin = concept(_twin(amount.concept.qname.name))
        if twin and (count.concept == twin or (count.concept.is_extension and not _is_taken(lines, found, i, twin))):
            evidence = f"the number of shares of the line above, {amount.concept.qname}"
            sign = amount.sign if _is_negative(lines[i]) == _is_negative(lines[i - 1]) else 1
            found[i] = replace(amount, concept=twin, sign=sign, rung=Rung.LEARNED, evidence=evidence, candidates=())
    return found


def _twin(name: str) -> str:
    if name in _OTHERWISE_NAMED:
        return _OTHERWISE_NAMED[name]
    return name.replace("Value", "Shares", 1) if name.startswith(_PREFIXES) else ""


def _is_count_of(count: LineItem, amount: LineItem) -> bool:
    same = count.caption == amount.caption and count.period == amount.period and count.dimensions == amount.dimensions
    return same and count.measure is Measure.SHARES and amount.measure is Measure.MONETARY


def _is_negative(line: LineItem) -> bool:
    return all(figure.value < 0 for figure in line.figures if figure and figure.value)


def _is_taken(lines: Sequence[LineItem], matches: Sequence[Match | None], i: int, twin: Concept) -> bool:
    """Whether another line of the same period has the concept already."""
    others = ((line, m) for j, (line, m) in enumerate(zip(lines, matches, strict=True)) if j != i and m and m.concept.qname == twin.qname)
    return any(line.period == lines[i].period and line.dimensions == lines[i].dimensions for line, _ in others)
