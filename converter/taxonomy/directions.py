"""Which standard concepts name one direction: the print may turn a payment or a cost round, but its fact is not negative (DQC_0015).

Most amounts name one direction. Names of those that may go either way say so in one of a few ways: both directions are named
("IncreaseDecrease", "GainLoss"), or what is left when one thing is taken from another ("NetCash", "GrossProfit", "Equity").
"""

from __future__ import annotations

import re
from functools import lru_cache

from converter.model.concept import Concept

_EITHER_WAY = re.compile(
    r"""
    # both directions
    IncreaseDecrease | DecreaseIncrease | GainLoss | LossGain | GainsLosses | LossesGains | IncomeLoss | ProfitLoss | LossIncome
    | IncomeExpense | ExpenseIncome | ExpenseBenefit | BenefitExpense | CostCredit | RevenueExpense | PaymentsProceeds | PaymentsForProceeds
    | ProceedsPayments | ProceedsFromPayments | RepaymentsProceeds | ProceedsFromRepayments | ProceedsFromRepurchase | PremiumDiscount
    | DiscountPremium | AccretionAmortization | AmortizationAccretion | PeriodIncrease
    # what is left
    | Deficit | NetCash | Comprehensive | ^(Stockholders|Members|Partners)?(Equity|Capital) | Equity(Including|Other) | StockholdersEquity
    | RetainedEarnings | Earnings(Loss)?Per | PerBasicShare | PerDilutedShare | GrossProfit | Income(Loss)?(From|Before) | ^OperatingIncome
    | (?<!InExcessOf)NetIncome | NetInvestmentIncome | Discontinued | Extraordinary | Undistributed | MinorityInterest | Noncontrolling
    | PartnersCapital | CapitalAccount | Aoci
    | AccumulatedOther | AccumulatedTrans | Net(Amount)?$ | ^Revenues$
    # movements of value
    | Adjust | Effect | Recover | Revers | Unrealized | Translation | Reclass | Difference | Change | Valuation
    | Deferred(IncomeTax|Federal|State|Foreign)?(Expense|Taxes|IncomeTaxes) | IncomeTax(es)?(Expense|Benefit|Reconc) | Impairment
    | Provision | Write | Restructuring | Transfer | Conversion | Accretion | ShareBasedComp | AdditionalPaidIn | Treasury.*Reissued
    | Derivative | Hedge
    | ^Other(?!(General|Noncash|Noninterest)?Expense|Assets|Liabilities|LongTerm|Receivables|Payments|Borrowings|CostAnd|CostOf)
    """,
    re.VERBOSE,
)
_MEASURED = (":monetaryItemType", ":sharesItemType", ":perShareItemType")


def is_one_signed(concept: Concept) -> bool:
    """Whether a fact of this standard concept can only be zero or positive."""
    return not concept.is_extension and names_one_direction(concept)


def names_one_direction(concept: Concept) -> bool:
    """The same of a concept that has a name which taxonomies gave it, be it only an older one."""
    return concept.type.endswith(_MEASURED) and not _goes_either_way(concept.qname.name)


@lru_cache(maxsize=4096)
def _goes_either_way(name: str) -> bool:
    return bool(_EITHER_WAY.search(name))
