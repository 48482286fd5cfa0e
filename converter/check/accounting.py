"""What the figures themselves must satisfy: sums, the balance sheet equation, cash carried forward, parts within wholes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from converter.calculation import all_misfits, footing_findings, matrix_findings
from converter.check.findings import ERROR, INFO, WARNING, Number, about_fact, numbers, told
from converter.model.concept import QName
from converter.model.fact import Dimension, Fact
from converter.model.finding import Finding
from converter.model.period import Duration, Instant, Period
from converter.model.report import Report
from converter.recent import remember_last

_ASSETS = ("Assets",)
_LIABILITIES_AND_EQUITY = ("LiabilitiesAndStockholdersEquity",)
_EXCHANGE = (
    "EffectOfExchangeRateOnCashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents",
    "EffectOfExchangeRateOnCashAndCashEquivalents",
)
_CHANGE = (
    "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalentsPeriodIncreaseDecreaseIncludingExchangeRateEffect",
    "CashAndCashEquivalentsPeriodIncreaseDecrease",
    "CashPeriodIncreaseDecrease",
)
_CHANGE_BEFORE_EXCHANGE = (
    "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalentsPeriodIncreaseDecreaseExcludingExchangeRateEffect",
    "CashAndCashEquivalentsPeriodIncreaseDecreaseExcludingExchangeRateEffect",
)
_CASH = (
    "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents",
    "CashAndCashEquivalentsAtCarryingValue",
    "Cash",
)
_WITHIN = (
    ("CommonStockSharesIssued", "CommonStockSharesAuthorized"),
    ("CommonStockSharesOutstanding", "CommonStockSharesIssued"),
    ("CommonStockSharesOutstanding", "CommonStockSharesAuthorized"),
    ("PreferredStockSharesIssued", "PreferredStockSharesAuthorized"),
    ("PreferredStockSharesOutstanding", "PreferredStockSharesIssued"),
    ("AssetsCurrent", "Assets"),
    ("LiabilitiesCurrent", "Liabilities"),
    ("PropertyPlantAndEquipmentNet", "PropertyPlantAndEquipmentGross"),
    ("Goodwill", "Assets"),
    ("CashAndCashEquivalentsAtCarryingValue", "AssetsCurrent"),
    ("WeightedAverageNumberOfSharesOutstandingBasic", "WeightedAverageNumberOfDilutedSharesOutstanding"),
)
"""Part and whole: DQC_0009 and DQC_0128 have these pairs among theirs."""

_BEFORE_EQUITY_METHOD = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesMinorityInterestAndIncomeLossFromEquityMethodInvestments"
_EQUITY_METHOD = ("IncomeLossFromEquityMethodInvestments", "IncomeLossFromEquityMethodInvestmentsNetOfDividendsOrDistributions")

_Key = tuple[Period, tuple[Dimension, ...]]


@dataclass(frozen=True, slots=True)
class _Books:
    """The numeric facts by concept name, and by period and dimensions."""

    by_name: Mapping[str, Mapping[_Key, Number]]

    def get(self, name: str, key: _Key) -> Number | None:
        """The fact of a concept there."""
        return self.by_name.get(name, {}).get(key)

    def first(self, names: tuple[str, ...], key: _Key) -> Number | None:
        """The fact of the first of several concepts that has one there."""
        return next((found for name in names if (found := self.get(name, key))), None)

    def keys(self, names: tuple[str, ...]) -> list[_Key]:
        """Where these concepts have facts."""
        return list(dict.fromkeys(key for name in names for key in self.by_name.get(name, ())))


@remember_last
def _books(facts: tuple[Fact, ...]) -> _Books:
    """Of equal facts in several places the most precise, and of these the first, stands for all."""
    by_name: dict[str, dict[_Key, Number]] = defaultdict(dict)
    for number in numbers(facts):
        found, key = by_name[number.fact.concept.name], (number.fact.period, number.fact.dimensions)
        if key not in found or number.step < found[key].step:
            found[key] = number
    return _Books(dict(by_name))


def check_statements_foot(report: Report) -> Iterator[Finding]:
    """Every total on a statement's face is the sum of its lines; those that are not are named with their parts."""
    for mapped, misfits in zip(report.statements, all_misfits(report.statements), strict=True):
        yield from footing_findings(mapped.statement, misfits, report.filing.source)


def check_equity_matrix(report: Report) -> Iterator[Finding]:
    """In a statement of equity rows sum to their total, and columns lead from balance to balance."""
    for mapped in report.statements:
        yield from matrix_findings(mapped.statement, mapped.calculation, report.filing.source)


def check_calculation(report: Report) -> Iterator[Finding]:
    """Facts agree with the calculation networks: within rounding (Calculation 1.1), and to the last digit.

    Calculation 1.1 does not see a difference of one in a sum of six whole numbers, so that exactness is looked at apart.
    """
    books = _books(report.facts)
    for role in report.roles:
        parts: dict[QName, list[tuple[QName, int]]] = defaultdict(list)
        for arc in role.calculation:
            parts[arc.total].append((arc.child, arc.weight))
        for total, terms in parts.items():
            for key in books.keys((total.name,)):
                yield from _footing(report, books, total, terms, key)


def _footing(report: Report, books: _Books, total: QName, terms: list[tuple[QName, int]], key: _Key) -> Iterator[Finding]:
    stated = books.by_name[total.name][key]
    printed = [(found, weight) for name, weight in terms if (found := books.get(name.name, key))]
    if not printed:
        return
    computed = sum((part.value * weight for part, weight in printed), Decimal(0))
    difference = computed - stated.value
    if not difference:
        return
    allowed = sum((number.step / 2 for number in (stated, *(part for part, _ in printed))), Decimal(0))
    parts = ", ".join(f"{'-' if weight < 0 else '+'} {told(part.fact)}" for part, weight in printed)
    outside = abs(difference) > allowed
    yield about_fact(
        report,
        stated.fact,
        ERROR if outside else INFO,
        "XBRL Calculations 1.1",
        "calculation" if outside else "calculation-rounding",
        f"{told(stated.fact)} is {'not ' if outside else 'only within rounding '}the sum of its parts: {computed:,}, "
        f"a difference of {difference:,}. Parts: {parts}.",
        "Compare the figures with the source." if outside else "",
    )


def check_balance_sheet_equation(report: Report) -> Iterator[Finding]:
    """Assets equal liabilities and equity at every date (DQC_0004)."""
    books = _books(report.facts)
    for key in books.keys(_ASSETS):
        assets, other = books.first(_ASSETS, key), books.first(_LIABILITIES_AND_EQUITY, key)
        if assets and other and abs(assets.value - other.value) > assets.step / 2 + other.step / 2:
            what = f"{told(assets.fact)} and {told(other.fact)} differ by {assets.value - other.value:,}."
            advice = "One of the two totals is misread or misprinted; compare both with the source."
            yield about_fact(report, other.fact, ERROR, "DQC_0004", "balance-sheet", what, advice)


def check_cash_roll_forward(report: Report) -> Iterator[Finding]:
    """Opening cash plus the period's change is closing cash (DQC_0057)."""
    books = _books(report.facts)
    for key in books.keys((*_CHANGE, *_CHANGE_BEFORE_EXCHANGE)):
        period, dimensions = key
        if not isinstance(period, Duration):
            continue
        opening = (Instant(period.start - timedelta(days=1)), dimensions)
        closing = (Instant(period.end), dimensions)
        for name in _CASH:
            start, end = books.get(name, opening), books.get(name, closing)
            change = _change(books, key)
            if start and end and change and abs(start.value + change.value - end.value) > change.step / 2 * 3:
                summed = f"{told(start.fact)} and {told(change.fact)} sum to {start.value + change.value:,}"
                what = f"{summed}, but {told(end.fact)} says otherwise."
                advice = "Compare the three figures with the source, and the concept of opening and closing cash with the balance sheet's."
                yield about_fact(report, change.fact, WARNING, "DQC_0057", "cash-roll-forward", what, advice)
                break


def _change(books: _Books, key: _Key) -> Number | None:
    whole = books.first(_CHANGE, key)
    before = books.first(_CHANGE_BEFORE_EXCHANGE, key)
    if whole or not before:
        return whole
    exchange = books.first(_EXCHANGE, key)
    return Number(before.fact, before.value + exchange.value) if exchange else before


def check_parts_within_wholes(report: Report) -> Iterator[Finding]:
    """Shares issued do not exceed those authorised, current assets not all assets (DQC_0009, DQC_0128)."""
    books = _books(report.facts)
    for part, whole in _WITHIN:
        for key in books.keys((part,)):
            small, large = books.get(part, key), books.get(whole, key)
            if small and large and small.value > large.value + small.step / 2 + large.step / 2 and large.value >= 0:
                what = f"{told(small.fact)} is more than {told(large.fact)}."
                advice = "Check the concepts of both lines, and their scale."
                yield about_fact(report, small.fact, WARNING, "DQC_0009", "part-exceeds-whole", what, advice)


def check_equity_with_minority(report: Report) -> Iterator[Finding]:
    """Equity with minority interests is the owners' equity and these (DQC_0004); minority interests alone do not make it."""
    books = _books(report.facts)
    for key in books.keys(("StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest",)):
        whole = books.get("StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest", key)
        owners, minority = books.get("StockholdersEquity", key), books.get("MinorityInterest", key)
        if whole and owners and not key[1] and abs(owners.value + (minority.value if minority else 0) - whole.value) > whole.step / 2 * 3:
            others = f" and {told(minority.fact)}" if minority else ""
            what = f"{told(whole.fact)} is not the sum of {told(owners.fact)}{others}."
            yield about_fact(report, whole.fact, WARNING, "DQC_0004", "equity", what, "See which of the lines has the wrong concept.")


def check_equity_method(report: Report) -> Iterator[Finding]:
    """Income before tax *and* equity-method income is for periods that show equity-method income (DQC_0119)."""
    books = _books(report.facts)
    for key in books.keys((_BEFORE_EQUITY_METHOD,)):
        found = books.get(_BEFORE_EQUITY_METHOD, key)
        if found and not books.first(_EQUITY_METHOD, key):
            what = f"{told(found.fact)} is stated, but no income from equity-method investments."
            advice = "Income before taxes may be the better concept; name it in a map."
            yield about_fact(report, found.fact, WARNING, "DQC_0119", "no-equity-method-income", what, advice)


def check_cash_of_continuing_operations(report: Report) -> Iterator[Finding]:
    """Cash of an activity's continuing operations stands beside that of the whole activity (DQC_0060)."""
    books = _books(report.facts)
    for whole in (f"NetCashProvidedByUsedIn{activity}Activities" for activity in ("Operating", "Investing", "Financing")):
        for key in books.keys((f"{whole}ContinuingOperations",)):
            found = books.get(f"{whole}ContinuingOperations", key)
            if found and not books.get(whole, key):
                what = f"{told(found.fact)} is stated, but no {whole}."
                advice = "Name the line by the whole activity in a map if no other operations had such cash."
                yield about_fact(report, found.fact, WARNING, "DQC_0060", "no-cash-of-activity", what, advice)


def check_earnings_per_share(report: Report) -> Iterator[Finding]:
    """Net income by shares is about the earnings per share printed; a factor of 10 and more is a misread scale."""
    books = _books(report.facts)
    for key in books.keys(("EarningsPerShareBasic",)):
        eps = books.get("EarningsPerShareBasic", key)
        income = books.first(("NetIncomeLossAvailableToCommonStockholdersBasic", "NetIncomeLoss", "ProfitLoss"), key)
        shares = books.get("WeightedAverageNumberOfSharesOutstandingBasic", key)
        if not (eps and income and shares and eps.value and income.value and shares.value) or abs(eps.value) < Decimal("0.05"):
            continue
        ratio = income.value / shares.value / eps.value
        if not Decimal("0.1") < abs(ratio) < 10:  # noqa: PLR2004 - the factor of the rule
            divided = f"{told(income.fact)} by {told(shares.fact)} is {income.value / shares.value:,.4f} per share"
            what = f"{divided}, but {told(eps.fact)} is printed."
            advice = "The shares or the income may be in thousands; check the statement's heading."
            yield about_fact(report, shares.fact, WARNING, "DQC_0095", "scale-of-shares", what, advice)
