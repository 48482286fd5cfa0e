"""What the concepts of all lines together say of one of them, once each has been chosen.

1. Income before tax *and* equity-method income presumes that the filing has equity-method income (DQC_0119).
2. A part of the owners' equity is not the equity that includes minority interests: before treasury stock, it is a subtotal (DQC_0008).
3. Concepts of other times and places: deferred taxes of a note are not those of the balance sheet (DQC_0085); interest paid below a
   statement of cash flows is without what was capitalised, unless that is shown, too (DQC_0065); amortised cost *without* accrued interest
   came with the rules on credit losses of 2016, and goes together with nothing older (DQC_0141).
4. An amount of the filing's own has the balance that its sum gives it (EFM 6.8.11): "Less amounts due" takes away from liabilities. One
   with which it would be negative is turned (`own_amounts`).
5. The end of a statement of cash flows is told by its sums (`change_in_cash`), that of income too (`common_earnings`), a component of
   equity once (`components`), and its columns by the balance sheet (`component_names`); no concept denies a sum of the standard
   statements (`standard_sums`).
6. A concept of one direction has no negative facts (`directions`, `deducted`), one amount has one concept (`across`), and no concept
   two values (`namesakes`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from converter.assemble.across import one_concept_each
from converter.assemble.change_in_cash import settle_change_in_cash
from converter.assemble.common_earnings import settle_common_earnings
from converter.assemble.component_names import name_components
from converter.assemble.components import settle_components
from converter.assemble.deducted import settle_deducted
from converter.assemble.directions import settle_directions
from converter.assemble.namesakes import tell_namesakes_apart
from converter.assemble.own_amounts import settle_own_amounts
from converter.assemble.standard_sums import settle_standard_sums
from converter.maps.extend import SIGN_OF_UNBALANCED
from converter.model.concept import OPPOSITE, Balance, Concept, Lookup, QName
from converter.model.match import SAID, Match
from converter.model.report import MappedStatement
from converter.model.statement import StatementKind, without_comparisons

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
_EQUITY_METHOD = "IncomeLossFromEquityMethodInvestments"


def settle_companions(statements: Sequence[MappedStatement], lookup: Lookup) -> tuple[MappedStatement, ...]:
    """The statements with concepts and signs that go together; what the input or a user's map states is left alone."""
    plain = _plain_income(name_components(statements), lookup)
    settled = [_in_place(_before_treasury_stock(mapped, lookup), lookup) for mapped in plain]
    ended = [settle_common_earnings(settle_change_in_cash(settle_components(mapped, lookup), lookup)) for mapped in settled]
    told = [_directed(mapped, lookup) for mapped in ended]
    return tell_namesakes_apart(one_concept_each(settle_deducted(told)))


def _directed(mapped: MappedStatement, lookup: Lookup) -> MappedStatement:
    """The statement with the signs that its sums and its amounts need; changes in percent beside the amounts say nothing of these."""
    seen = replace(mapped, statement=without_comparisons(mapped.statement))
    told = settle_own_amounts(settle_directions(_balanced(settle_standard_sums(seen)), lookup))
    return replace(told, statement=mapped.statement)


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
    matches = (replace(m, concept=new) if m and m.concept.qname == old and m.rung not in SAID else m for m in mapped.matches)
    return replace(mapped, matches=tuple(matches))


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
                found.setdefault(part.concept.qname, set()).add(balance if added else OPPOSITE[balance])
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
