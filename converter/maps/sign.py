"""One sign a line: +1 where the print has the concept's sign, -1 where it has the other one.

In order:

1. A map's rule says so.
2. Balance sheet and equity: debits (assets, treasury stock, deficits) and credits (liabilities, equity) count with their side. A line
   that its total adds with the printed sign has the total's balance; one of the other balance is printed negative or
   subtracted: "Less allowance for depreciation (10,535)" adds -10,535 to a debit, so the credit is +10,535: sign -1.
3. Income: the same, up to net income, which is a credit: "Interest expense (515)" lowers income, so the debit is +515: sign -1.
   What is called a result ("Net income", "Earnings from continuing operations") has its printed sign wherever it is counted.
4. Cash flow: what flows in is a debit to cash. A credit concept (payments, increases of receivables) is the printed figure
   reversed: "Purchase of equipment (187)" is a payment of +187; "Inventories 122", a decrease, is an increase of -122.
   Concepts of income (net income) and amounts below the statement (interest paid) stand there as they are, unless interest paid is
   printed negative; a schedule of the changes of working capital below it counts as the changes above do.
5. Without a calculation: the section's side stands for the total's; in an income statement a debit concept printed negative in
   every column is reversed where the other costs are printed so.
6. What is called a loss and printed positive is negative income where costs are added to it or revenue is taken from it: "Costs 120,
   Net loss 20". Then a loss per share that is printed positive is negative, too.
7. Sums by which revenue that is printed positive would be negative hold by a misprint: "Net sales 100, Costs 120, Net income 20",
   where a bracket was lost. Then none of them tells a sign.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from converter.maps.place import Place
from converter.model.concept import Balance, Concept, PeriodType
from converter.model.statement import Calculation, LineItem, Statement, StatementKind

_INCOME_IN_CASH_FLOW = re.compile(
    r"^(NetIncomeLoss|ProfitLoss|OperatingIncomeLoss|IncomeLossFromContinuingOperations|IncomeLossBefore|IncomeLossIncluding"
    r"|NetIncomeLossAvailable|IncomeLossFromContinuing|ComprehensiveIncome|NetInvestmentIncome)"
)
_WORN = re.compile(
    r"(?:RealEstateInvestmentProperty)?Accumulated(?:Depreciation|Amortization|Depletion)|Allowance|.*AccumulatedAmortization$"
)
_SIDES: dict[Place, Balance] = {
    Place.ASSETS: "debit",
    Place.ASSETS_CURRENT: "debit",
    Place.ASSETS_NONCURRENT: "debit",
    Place.LIABILITIES: "credit",
    Place.LIABILITIES_CURRENT: "credit",
    Place.LIABILITIES_NONCURRENT: "credit",
    Place.EQUITY: "credit",
}
_CHANGE = "IncreaseDecrease"
_PAID = ("InterestPaid", "IncomeTaxesPaid")
_MOSTLY = Decimal("0.75")
_SAYS_PAID = re.compile(r"^(?!.*\b(?:refund|recei[pv])).*\bpa(?:id|yments?)\b", re.IGNORECASE)
_RESULT = re.compile(r"^(?:NetIncomeLoss|ProfitLoss|IncomeLossFromContinuingOperations)")
_REVENUE = re.compile(r"^(?:Revenues|RevenueFromContractWithCustomer\w+|SalesRevenue\w+|InterestAndDividendIncomeOperating)$")
_BEFORE_TAX = ", before tax"  # the end of captions of amounts inside others that are read with the others' sign
_LOSS = re.compile(r"^(?!.*\b(?:income|earnings|profit|gains?)\b)\W*(?:net |operating )?loss(?:es)?\b", re.IGNORECASE)
_OF_LOSS = re.compile(r"^(?:NetIncomeLoss|ProfitLoss|OperatingIncomeLoss|IncomeLoss|EarningsPerShare)")
_ALLOCATED = "NetIncomeLossAllocatedTo"  # the partners' shares of net income, though one be told as what the other leaves
_SAYS_INCOME = re.compile(r"^(?!.*\b(?:loss|losses|deficit|deficiency)\b).*\b(?:income|earnings|profit)\b", re.IGNORECASE)
_EITHER_WAY = "StockholdersEquityOther"  # a debit in the taxonomy, but what raises equity and what lowers it are both called so
_FLOWS = frozenset({Place.OPERATING, Place.INVESTING, Place.FINANCING, Place.CASH})


def signs(statement: Statement, calculation: Calculation, places: Sequence[Place], concepts: Mapping[int, Concept]) -> tuple[int, ...]:
    """The sign of each line (+1 for lines without a concept)."""
    found = _by_sums(statement, calculation, places, concepts)
    turned = any(found[i] < 0 and _is_earned(concept, statement.lines[i]) for i, concept in concepts.items())
    return _by_sums(statement, Calculation(), places, concepts) if turned else found


def _by_sums(statement: Statement, calculation: Calculation, places: Sequence[Place], concepts: Mapping[int, Concept]) -> tuple[int, ...]:
    parents = {term.line: (summation.total, term.weight) for summation in calculation.summations for term in summation.terms}
    losses = _losses(statement, calculation, concepts)
    found = (
        -1 if i in losses else sign_in_place(statement, i, concepts[i], places[i], concepts, parents, losses) if i in concepts else 1
        for i in range(len(statement.lines))
    )
    return tuple(line.sign or sign for line, sign in zip(statement.lines, found, strict=True))


def _losses(statement: Statement, calculation: Calculation, concepts: Mapping[int, Concept]) -> frozenset[int]:
    """The lines of an income statement that are called losses and printed positive, where one of them is proved so (rule 6)."""
    if statement.kind is not StatementKind.INCOME:
        return frozenset()
    called = frozenset(i for i, concept in concepts.items() if _is_loss(concept, statement.lines[i]))
    proved = (s for s in calculation.summations if s.total in called)
    return (
        called if any(all(_makes_loss(concepts.get(t.line), t.line in called, t.weight) for t in s.terms) for s in proved) else frozenset()
    )


def _is_loss(concept: Concept, line: LineItem) -> bool:
    values = [figure.value for figure in line.figures if figure is not None and figure.value]
    is_called = _OF_LOSS.match(concept.qname.name) and _LOSS.match(line.caption) and concept.balance != "debit"
    return bool(is_called and values) and min(values) > 0


def _makes_loss(concept: Concept | None, is_loss: bool, weight: int) -> bool:  # noqa: FBT001 - what a part is
    """Whether a part of a sum makes a loss greater: a cost or another loss that is added, income that is taken."""
    if concept is None or concept.balance is None:
        return True
    return weight > 0 if is_loss or concept.balance == "debit" else weight < 0


def _is_earned(concept: Concept, line: LineItem) -> bool:
    """Whether a line is revenue and printed positive."""
    values = [figure.value for figure in line.figures if figure is not None and figure.value]
    return bool(_REVENUE.match(concept.qname.name) and values) and min(values) > 0 and not line.sign


def sign_in_place(
    statement: Statement,
    i: int,
    concept: Concept,
    place: Place,
    concepts: Mapping[int, Concept],
    parents: Mapping[int, tuple[int, int]],
    losses: Collection[int] = (),
) -> int:
    """The sign that line `i` would have with `concept`; `parents` gives each line's total and its weight there."""
    line = statement.lines[i]
    if concept.balance is None:
        return 1
    if statement.kind is StatementKind.CASH_FLOW:
        return -1 if _is_paid_out(concept, line, place) else _cash_flow(concept, place, i, parents)
    if line.host is not None:
        return -1 if _all_negative(line) and not line.caption.endswith(_BEFORE_TAX) else 1
    if statement.kind in (StatementKind.BALANCE_SHEET, StatementKind.EQUITY):
        return _balance_sheet(concept, line, place, i, parents)
    if _is_result(concept, line):
        return 1
    return _income(statement.lines, i, concept, concepts, parents, losses)


def _cash_flow(concept: Concept, place: Place, i: int, parents: Mapping[int, tuple[int, int]]) -> int:
    is_flow = place in _FLOWS or (place is Place.SUPPLEMENTAL and concept.qname.name.startswith(_CHANGE))
    if not is_flow or _INCOME_IN_CASH_FLOW.match(concept.qname.name) or concept.period_type is PeriodType.INSTANT:
        return 1
    weight = parents[i][1] if i in parents else 1
    return weight if concept.balance == "debit" else -weight


def _is_paid_out(concept: Concept, line: LineItem, place: Place) -> bool:
    """Whether a payment below the statement is printed negative: interest paid, and mostly so taxes that are called paid."""
    name = concept.qname.name
    if place is not Place.SUPPLEMENTAL or not name.startswith(_PAID):
        return False
    values = [figure.value for figure in line.figures if figure is not None and figure.value]
    is_called_paid = len(values) > 1 and _SAYS_PAID.match(line.caption) and sum(value < 0 for value in values) >= len(values) * _MOSTLY
    return bool(is_called_paid) or (name.startswith(_PAID[0]) and _all_negative(line))


def _balance_sheet(concept: Concept, line: LineItem, place: Place, i: int, parents: Mapping[int, tuple[int, int]]) -> int:
    side = _SIDES.get(place)
    if side is None or side == concept.balance or concept.qname.name == _EITHER_WAY:
        return 1
    if i in parents:
        return -parents[i][1]
    return -1 if _all_negative(line) else 1


def _income(
    lines: Sequence[LineItem],
    i: int,
    concept: Concept,
    concepts: Mapping[int, Concept],
    parents: Mapping[int, tuple[int, int]],
    losses: Collection[int],
) -> int:
    """Follows the totals up: a line's effect on the last total that has a balance and a sign of its own."""
    if i not in parents:
        return _as_printed(concept, lines[i])
    total, weight = parents[i]
    above = concepts.get(total)
    if above is None or above.balance is None:
        return -1 if _WORN.match(concept.qname.name) and _all_negative(lines[i]) else _as_printed(concept, lines[i])
    above_sign = -1 if total in losses else _income_total(lines, total, concepts, parents, depth=0, losses=losses)
    return weight * above_sign if above.balance == concept.balance else -weight * above_sign


def _as_printed(concept: Concept, line: LineItem) -> int:
    """The sign of a line that no other one tells: costs that are all printed negative are turned, a tax benefit is not."""
    return -1 if concept.balance == "debit" and _all_negative(line) and "Benefit" not in concept.qname.name else 1


def _is_result(concept: Concept, line: LineItem) -> bool:
    """Whether the line is a result and called income, so that only its print says which way it counts."""
    name = concept.qname.name
    is_named = name.startswith(_ALLOCATED) or (_RESULT.match(name) and _SAYS_INCOME.match(line.caption))
    return concept.balance == "credit" and bool(is_named)


def _income_total(
    lines: Sequence[LineItem],
    i: int,
    concepts: Mapping[int, Concept],
    parents: Mapping[int, tuple[int, int]],
    depth: int,
    losses: Collection[int],
) -> int:
    """A total's own sign: an expense total that income *adds* is printed negative, an income total that it subtracts positive.

    "Interest expense (income): ... 2,963, (176), 2,787" below income from operations: the total is other income of -2,787. "Net loss
    from operations (309)", a debit in no further sum that tells, is a loss of +309: its parts count the other way, as it does.
    """
    concept = concepts.get(i)
    if concept is None or concept.balance is None:
        return 1
    total, weight = parents.get(i, (-1, 1))
    above = concepts.get(total)
    if above is None or above.balance is None or depth > len(parents):
        return _as_printed(concept, lines[i])
    upper = -1 if total in losses else _income_total(lines, total, concepts, parents, depth + 1, losses)
    return weight * upper if above.balance == concept.balance else -weight * upper


def _all_negative(line: LineItem) -> bool:
    values = [figure.value for figure in line.figures if figure is not None and figure.value]
    return bool(values) and all(value < 0 for value in values)
