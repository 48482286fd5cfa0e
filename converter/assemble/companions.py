"""What the concepts of all lines together say of one of them, once each has been chosen.

1. Income before tax *and* equity-method income presumes that the filing has equity-method income (DQC_0119).
2. A part of the owners' equity is not the equity that includes minority interests: before treasury stock, it is a subtotal (DQC_0008).
3. Concepts of other times and places: deferred taxes of a note are not those of the balance sheet (DQC_0085); interest paid below a
   statement of cash flows is without what was capitalised, unless that is shown, too (DQC_0065); amortised cost *without* accrued interest
   came with the rules on credit losses of 2016, and goes together with nothing older (DQC_0141).
4. An amount of the filing's own has the balance that its sum gives it (EFM 6.8.11): "Less amounts due" takes away from liabilities.
5. A concept of one direction has no negative facts: a line whose figures would all be negative is turned, if its sum says so (DQC_0015).
6. Where such a line has figures of both signs, and the taxonomy a concept of both directions, it has that one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.maps.extend import SIGN_OF_UNBALANCED
from converter.model.concept import Balance, Concept, QName
from converter.model.match import Match, Rung
from converter.model.report import MappedStatement
from converter.model.statement import LineItem, StatementKind
from converter.taxonomy.directions import is_one_signed

Lookup = Callable[[QName], Concept | None]

_BEFORE_EQUITY_METHOD = QName(
    "us-gaap", "IncomeLossFromContinuingOperationsBeforeIncomeTaxesMinorityInterestAndIncomeLossFromEquityMethodInvestments"
)
_BEFORE_TAX = QName("us-gaap", "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest")
_EQUITY = QName("us-gaap", "StockholdersEquity")
_EQUITY_WITH_MINORITY = QName("us-gaap", "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest")
_BEFORE_TREASURY_STOCK = QName("us-gaap", "StockholdersEquityBeforeTreasuryStock")
_RENAMED = {
    StatementKind.BALANCE_SHEET: {
        QName("us-gaap", "DeferredTaxAssetsNet"): QName("us-gaap", "DeferredIncomeTaxAssetsNet"),
        QName("us-gaap", "DeferredTaxLiabilities"): QName("us-gaap", "DeferredIncomeTaxLiabilitiesNet"),
    },
    StatementKind.CASH_FLOW: {QName("us-gaap", "InterestPaid"): QName("us-gaap", "InterestPaidNet")},
}
_CAPITALISED = QName("us-gaap", "InterestPaidCapitalized")
_NOT_YET = {
    QName("us-gaap", "DebtSecuritiesAvailableForSaleAmortizedCostExcludingAccruedInterestBeforeAllowanceForCreditLoss"): QName(
        "us-gaap", "AvailableForSaleDebtSecuritiesAmortizedCostBasis"
    )
}
_BOTH_DIRECTIONS = (
    (re.compile(r"(?:ProceedsFrom(?:Issuance(?:Of)?)?|RepaymentsOf)(\w+)"), "ProceedsFromRepaymentsOf{}"),
    (
        re.compile(r"(?:PaymentsToAcquire|PaymentsToPurchase|ProceedsFromSaleOf|ProceedsFromSaleAndMaturityOf)(\w+)"),
        "PaymentsForProceedsFrom{}",
    ),
    (re.compile(r"(?:PaymentsToAcquire|ProceedsFromSaleOf|ProceedsFromSaleAndMaturityOf)(\w+)"), "ProceedsFromPaymentsFor{}"),
)
_OPPOSITE: Mapping[Balance, Balance] = {"debit": "credit", "credit": "debit"}
_ASKED_FOR = frozenset({Rung.STATED, Rung.USER_RULE, Rung.FILER_RULE})
_EQUITY_METHOD = "IncomeLossFromEquityMethodInvestments"


def settle_companions(statements: Sequence[MappedStatement], lookup: Lookup) -> tuple[MappedStatement, ...]:
    """The statements with concepts and signs that go together; what the input or a user's map states is left alone."""
    settled = [_in_place(_before_treasury_stock(mapped, lookup), lookup) for mapped in _plain_income(statements, lookup)]
    return tuple(_two_signed(_turned(_balanced(mapped)), lookup) for mapped in settled)


def _plain_income(statements: Sequence[MappedStatement], lookup: Lookup) -> tuple[MappedStatement, ...]:
    """A statement in which another line is income before tax already keeps both."""
    named = {m.concept.qname.name for mapped in statements for m in mapped.matches if m}
    plain = lookup(_BEFORE_TAX)
    if plain is None or any(name.startswith(_EQUITY_METHOD) for name in named):
        return tuple(statements)
    return tuple(mapped if plain.qname in _names(mapped) else _renamed(mapped, _BEFORE_EQUITY_METHOD, plain) for mapped in statements)


def _before_treasury_stock(mapped: MappedStatement, lookup: Lookup) -> MappedStatement:
    plain = lookup(_BEFORE_TREASURY_STOCK)
    for summation in mapped.calculation.summations:
        total = mapped.matches[summation.total]
        parts = [m.concept.qname for term in summation.terms if (m := mapped.matches[term.line])]
        if plain and total and total.concept.qname == _EQUITY and _EQUITY_WITH_MINORITY in parts:
            return _renamed(mapped, _EQUITY_WITH_MINORITY, plain)
    return mapped


def _in_place(mapped: MappedStatement, lookup: Lookup) -> MappedStatement:
    renamed = _NOT_YET | _RENAMED.get(mapped.statement.kind, {})
    for old in sorted(_names(mapped) & renamed.keys()):
        new = lookup(renamed[old])
        if new and not _names(mapped) & {new.qname, _CAPITALISED}:
            mapped = _renamed(mapped, old, new)
    return mapped


def _renamed(mapped: MappedStatement, old: QName, new: Concept) -> MappedStatement:
    matches = (replace(m, concept=new) if m and m.concept.qname == old and m.rung not in _ASKED_FOR else m for m in mapped.matches)
    return replace(mapped, matches=tuple(matches))


def _turned(mapped: MappedStatement) -> MappedStatement:
    if any(column.dimensions for column in mapped.statement.columns):
        return mapped  # a movement may lower one component of equity and raise another
    return replace(mapped, matches=tuple(_turned_match(mapped, i) for i in range(len(mapped.matches))))


def _turned_match(mapped: MappedStatement, i: int) -> Match | None:
    match, line = mapped.matches[i], mapped.statement.lines[i]
    if match is None or line.sign or match.rung in _ASKED_FOR or not is_one_signed(match.concept):
        return match
    values = _values(line, match)
    if not values or any(value > 0 for value in values) or not _may_turn(mapped, i, match):
        return match
    return replace(match, sign=-match.sign)


def _values(line: LineItem, match: Match) -> list[Decimal]:
    return [figure.value * match.sign for figure in line.figures if figure is not None and figure.value]


def _two_signed(mapped: MappedStatement, lookup: Lookup) -> MappedStatement:
    taken = _names(mapped)
    matches = list(mapped.matches)
    for i, match in enumerate(matches):
        if match is None or match.rung in _ASKED_FOR or not is_one_signed(match.concept):
            continue
        values = _values(mapped.statement.lines[i], match)
        both = _of_both_directions(match.concept, lookup)
        if both and both.qname not in taken and any(value < 0 for value in values) and any(value > 0 for value in values):
            sign = match.sign if both.balance == match.concept.balance else -match.sign
            matches[i] = replace(match, concept=both, sign=sign)
            taken.add(both.qname)
    return replace(mapped, matches=tuple(matches))


def _of_both_directions(concept: Concept, lookup: Lookup) -> Concept | None:
    """For example ProceedsFromShortTermDebt and RepaymentsOfShortTermDebt -> ProceedsFromRepaymentsOfShortTermDebt."""
    for pattern, form in _BOTH_DIRECTIONS:
        found = pattern.fullmatch(concept.qname.name)
        both = lookup(QName(concept.qname.prefix, form.format(found[1]))) if found else None
        if both and both.period_type is concept.period_type and both.type == concept.type:
            return both
    return None


def _may_turn(mapped: MappedStatement, i: int, match: Match) -> bool:
    """Whether the line's sum says so: equal balances are added, opposite ones subtracted (XBRL 2.1, 5.1.1.2).

    Without a sum a printed refund of taxes may be just that, but what is printed positive is not made negative.
    """
    for summation in mapped.calculation.summations:
        total = mapped.matches[summation.total]
        if summation.total == i:
            return False
        for term in summation.terms:
            if term.line == i and total and total.concept.balance and match.concept.balance:
                weight = -match.sign * term.weight * total.sign
                return (weight > 0) == (total.concept.balance == match.concept.balance)
    return match.sign < 0


def _balanced(mapped: MappedStatement) -> MappedStatement:
    """From the last total down, so that own totals have a balance before their parts look at them."""
    found: dict[QName, set[Balance]] = {}
    for summation in reversed(mapped.calculation.summations):
        total = mapped.matches[summation.total]
        balance = _only(found.get(total.concept.qname)) or total.concept.balance if total else None
        for term in summation.terms:
            part = mapped.matches[term.line]
            if total and part and balance and _is_own_amount(part.concept):
                added = total.sign * term.weight * part.sign > 0
                found.setdefault(part.concept.qname, set()).add(balance if added else _OPPOSITE[balance])
    known = {name: balance for name, balances in found.items() if (balance := _only(balances))}
    return replace(mapped, matches=tuple(_with_balance(m, known) for m in mapped.matches)) if known else mapped


def _is_own_amount(concept: Concept) -> bool:
    return concept.is_extension and concept.type.endswith(":monetaryItemType")


def _only(balances: set[Balance] | None) -> Balance | None:
    return next(iter(balances)) if balances and len(balances) == 1 else None


def _with_balance(match: Match | None, known: Mapping[QName, Balance]) -> Match | None:
    if match is None or match.concept.qname not in known:
        return match
    documentation = match.concept.documentation.removesuffix(SIGN_OF_UNBALANCED)
    return replace(match, concept=replace(match.concept, balance=known[match.concept.qname], documentation=documentation))


def _names(mapped: MappedStatement) -> set[QName]:
    return {m.concept.qname for m in mapped.matches if m}
