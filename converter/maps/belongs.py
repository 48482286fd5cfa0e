"""Where concepts belong: the places of a concept by its parents in the standard statements, and by the words of its name."""

from __future__ import annotations

import re

from converter.maps.place import Place
from converter.model.concept import Concept, PeriodType, QName
from converter.taxonomy.baked import ConceptTable

_ANCHORS = {
    "us-gaap:AssetsCurrent": Place.ASSETS_CURRENT,
    "us-gaap:AssetsNoncurrent": Place.ASSETS_NONCURRENT,
    "us-gaap:Assets": Place.ASSETS,
    "us-gaap:LiabilitiesCurrent": Place.LIABILITIES_CURRENT,
    "us-gaap:LiabilitiesNoncurrent": Place.LIABILITIES_NONCURRENT,
    "us-gaap:Liabilities": Place.LIABILITIES,
    "us-gaap:StockholdersEquity": Place.EQUITY,
    "us-gaap:StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest": Place.EQUITY,
    "us-gaap:PartnersCapital": Place.EQUITY,
    "us-gaap:PartnersCapitalIncludingPortionAttributableToNoncontrollingInterest": Place.EQUITY,
    "us-gaap:MembersEquity": Place.EQUITY,
    "us-gaap:NetCashProvidedByUsedInOperatingActivities": Place.OPERATING,
    "us-gaap:NetCashProvidedByUsedInOperatingActivitiesContinuingOperations": Place.OPERATING,
    "us-gaap:NetCashProvidedByUsedInInvestingActivities": Place.INVESTING,
    "us-gaap:NetCashProvidedByUsedInInvestingActivitiesContinuingOperations": Place.INVESTING,
    "us-gaap:NetCashProvidedByUsedInFinancingActivities": Place.FINANCING,
    "us-gaap:NetCashProvidedByUsedInFinancingActivitiesContinuingOperations": Place.FINANCING,
    "us-gaap:CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalentsPeriodIncreaseDecreaseIncludingExchangeRateEffect": Place.CASH,
    "us-gaap:CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalentsPeriodIncreaseDecreaseExcludingExchangeRateEffect": Place.CASH,
    "us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest": Place.INCOME,
    "us-gaap:NetIncomeLoss": Place.AFTER_TAX,
    "us-gaap:ProfitLoss": Place.AFTER_TAX,
}
_NAMES = (
    (re.compile(r"^(IncreaseDecrease|Adjustments?(To|Noncash)|ShareBasedCompensation$)"), Place.OPERATING),
    (
        re.compile(
            r"^(PaymentsToAcquire|PaymentsFor(Software|Deposits)|ProceedsFromSale(?!OfTreasury)|ProceedsFromMaturit"
            r"|PaymentsForProceedsFrom)"
        ),
        Place.INVESTING,
    ),
    (
        re.compile(
            r"^(ProceedsFromIss|Proceeds.*(Debt|Borrowings|Notes|Stock|LinesOfCredit)|Repayments|PaymentsOf|PaymentsForRepurchase"
            r"|ProceedsFromRepayments|ExcessTax.*Financing)"
        ),
        Place.FINANCING,
    ),
    (
        re.compile(
            r"^(Noncash|.*Paid$|InterestPaid|IncomeTaxesPaid|StockIssued|CapitalLeaseObligationsIncurred|FairValueOfAssetsAcquired"
            r"|LiabilitiesAssumed)"
        ),
        Place.SUPPLEMENTAL,
    ),
    (re.compile(r"Per(Basic|Diluted|Outstanding)?.*(Share|Unit)|WeightedAverageNumber|EarningsPerShare"), Place.PER_SHARE),
    (re.compile(r"^(CashAndCashEquivalents|CashCashEquivalents|EffectOfExchangeRate|CashPeriod)"), Place.CASH),
)
_TERMED = re.compile(r"(?<!And)(?:Current|Noncurrent)$")
_GENERAL = {
    Place.ASSETS_CURRENT: Place.ASSETS,
    Place.ASSETS_NONCURRENT: Place.ASSETS,
    Place.LIABILITIES_CURRENT: Place.LIABILITIES,
    Place.LIABILITIES_NONCURRENT: Place.LIABILITIES,
}


class Belonging:
    """The places of concepts, worked out once for each."""

    def __init__(self, table: ConceptTable) -> None:
        self._parents = table.calculation
        self._known: dict[QName, frozenset[Place]] = {}

    def of(self, concept: Concept) -> frozenset[Place]:
        """The places where statements show the concept; empty if nothing is known."""
        name = concept.qname
        if name not in self._known:
            self._known[name] = frozenset(self._by_parents(str(name)) | _by_name(concept))
        return self._known[name]

    def _by_parents(self, name: str) -> set[Place]:
        found: set[Place] = set()
        seen, waiting = {name}, [name]
        while waiting:
            current = waiting.pop()
            place = _ANCHORS.get(current)
            if place is not None:
                found.add(place)
                if current != name or place is not Place.ASSETS:
                    continue
            for parent in self._parents.get(current, ()):
                if parent not in seen:
                    seen.add(parent)
                    waiting.append(parent)
        return found


def _by_name(concept: Concept) -> set[Place]:
    name = concept.qname.name
    if concept.period_type is PeriodType.INSTANT:
        return _by_balance(concept)
    return {place for pattern, place in _NAMES if pattern.search(name)}


def _by_balance(concept: Concept) -> set[Place]:
    name = concept.qname.name
    if concept.balance is None:
        return set()
    current = name.endswith("Current") or "CurrentPortion" in name or "DueWithinOneYear" in name
    distant = name.endswith("Noncurrent") or "ExcludingCurrent" in name
    if concept.balance == "debit":
        return {Place.ASSETS_CURRENT} if current else {Place.ASSETS_NONCURRENT} if distant else set()
    return {Place.LIABILITIES_CURRENT} if current else {Place.LIABILITIES_NONCURRENT} if distant else set()


def agreement(line: Place, concept: Concept, places: frozenset[Place]) -> str:
    """How a line's place and a concept's places go together: "same", "general", "unknown", "near" (one side apart), "apart"."""
    if line is Place.ANY:
        return "unknown"
    if line in (Place.ASSETS, Place.LIABILITIES) and _TERMED.search(concept.qname.name):
        return "near"  # the statement is not classified, and the concept's name is
    if line in places:
        return "same"
    if concept.period_type is PeriodType.INSTANT:
        return _balance_sheet_agreement(line, concept, places)
    if not places:
        return "unknown"
    return "apart"


def _balance_sheet_agreement(line: Place, concept: Concept, places: frozenset[Place]) -> str:
    side = _GENERAL.get(line, line)
    general = {_GENERAL.get(place, place) for place in places}
    if side is line and line in general:
        return "general"  # the statement is not classified
    if side in places:
        return "general" if places <= {side} else "near"
    if side in general:
        return "near"
    if general:
        return "apart"
    expected = "debit" if side is Place.ASSETS else "credit"
    return "unknown" if concept.balance in (None, expected) else "apart"
