"""What a line cannot be, whatever its words make likely: words of concepts' names that its caption, or its statement, denies.

1. What is due from others is not due to them, though "from" and "to" are small words.
2. A dividend or distribution per share is no earnings per share.
3. Some names say more than a caption and its headings may leave out: premiums of deposit insurance, plant for transmission and
   distribution, that notes are convertible or senior, that something is foreign, that premiums are those of policies. What is held
   at cost is not held by the equity method.
4. What banks alone show ("Provision for losses", "Other" of their expenses) is nothing that others show.
5. A change of inventories together with other assets is no change of those alone.
6. Items of a reorganization stand apart from other income.
7. What is net of its depreciation is no gross amount.
8. Demand or savings deposits that bear interest are not all deposits that do.
9. Below "Securities held to maturity" nothing is available for sale, and the other way round.
10. A tax alone inside a caption is no amount net of it, nor all of the year's taxes; an amount before tax there is neither.
11. What raises equity is no repurchase of stock: "Stock purchased by employees".
12. What stands among liabilities is not receivable ("Unearned income"), and what stands among current amounts not noncurrent.
13. Two things in one amount ("Accounts and dividends payable") are not one of them alone, unless filers call it so.
14. What is not fuel ("Non-fuel") is no fuel.
15. Interest net of what is capitalized is not what is capitalized.
16. Net income plus depreciation is no depreciation. Results: see `converter/maps/denied_results.py`.
17. What moves equity is no revenue ("Subscriptions"), and no cash flow ("Net proceeds of the offering").
18. A write-down alone ("Write-down of real estate owned") is no gain or loss on a sale.
19. What owners of a corporation paid in or got back is no partners' capital.
20. What affiliates, officers or other related parties owe or are owed alone is not what all do, nor "other".
21. What stands among cash flows from investing or financing is no other asset or liability of operations.
22. Accumulated amortization inside the caption of an asset is that of intangible assets or of costs of financing only if the caption
    says so; an allowance inside "Inventories" is none for doubtful accounts; deferred taxes that an unrealized gain is net of are no
    balance of their own.
23. Payables and accruals together with income taxes, interest, deferred income or minority interests are not those alone.
24. "Intangibles and other assets" are not other assets alone; nor are investments, receivables or deferred taxes with others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from converter.maps.denied_results import denied_results, said_of_results
from converter.model.quantity import Measure
from converter.model.statement import StatementKind

_DUE = re.compile(r"\bdue (from|to)\b")  # this and the next in small letters
_OTHER_WAY = {"from": "DueTo", "to": "DueFrom"}
_PAID_OUT = re.compile(
    r"^(?!.*\b(?:before|after|less|net|available|applicable|attributable|deduct\w*|from)\b).*\b(?:distributions?|dividends?)\b"
)
_RESULTS = ("EarningsPer", "IncomeLoss")
_ONLY_IF_SAID = tuple(  # in names, and what captions or their headings must say for it
    (name, re.compile(said))
    for name, said in (
        ("AfterProvision", r"provision|loss"),
        ("FederalDepositInsurance", r"\b(?:fdic|saif|bif|deposits?|federal)\b"),
        ("TransmissionAndDistribution", r"\b(?:transmission|distribution)\b"),
        ("AcquireAvailableForSale", r"available|\bafs\b"),
        ("AllocatedDirectlyToEquity", r"equity|capital|stock"),
        ("AmortizationOfDeferredCharges", r"charge|costs?\b|debit|expense|issu|financ"),
        ("BusinessCombination", r"acqui|merg|business|combin|pooling|purchase|development"),
        ("CapitalSecurities", r"capital|securit|debt|borrow|long-term|notes?\b|loan"),
        ("CapitalizedInterest", r"\binterest"),
        ("CashSurrender", r"surrender|cash value|insurance"),
        ("Convertible", r"\bconver"),
        ("DebtDiscount", r"debt|bond|debenture|\bnotes?\b|discount|borrow|mortgage|\bloans?\b|\bissu"),
        ("DeferredFinanceCosts", r"financ|debt|issu|loan|bond|mortgage|notes?\b|borrow|credit|debenture"),
        ("DefinedBenefit", r"pension|benefit|retire|actuarial|\bplans?\b"),
        ("DepositLiabilitiesDomestic", r"domestic|\bu\.?\s?s\b|united states"),
        ("DeferredIncomeTaxesAndTaxCredits", r"income tax|\btaxes\b"),
        ("Derivative", r"derivat|hedg|\bswaps?\b|option|futures|forward|\bcaps?\b|collar|risk|unreali|energy|contract"),
        ("DividendsPayable", r"payable|unpaid|not (?:yet )?paid|accrued|owed|liabilit"),
        ("DividendsPreferredStock", r"dividend|distribut"),
        ("ESOPAward", r"\besops?\b|employees?\b|ownership|\bplans?\b|unearned|deferred"),
        ("EarningsPerShareDiluted", r"dilut|conver"),
        ("Exploration", r"\b(?:explor|drill|dry hole|wells?|mine\b|mining|mineral|oil|gas)"),
        ("Foreign", r"foreign|currenc|translat|exchange|international|\bnon-?u\.?\s?s|canad|europ|overseas|worldwide"),
        ("HeldForSale", r"\b(?:re)?sales?\b|dispos|discontinu|divest"),
        (
            "IncomeLossFromEquityMethod",
            r"equity|affiliat|venture|unconsolidat|nonconsolidat|associate|partner|invest|minorit|subsidiar|compan",
        ),
        ("InitialPublicOffering", r"initial|\bipo\b|public"),
        ("InventoryRealEstate", r"inventor|\breal\b|estate|homes|\blots?\b|develop|\bland\b"),
        ("InsuranceCommissions", r"\b(?:insurance|agency|commissions?)\b"),
        ("InsuranceSettlement", r"settle|proceed|recover|claim"),
        ("DiscontinuedOperation", r"discontinu|dispos|divest|\bsales?\b|\bsold\b|\bspin"),
        ("OfHeldToMaturity", r"\bheld\b|\bhtm\b|investment securit"),
        ("LoansHeldForInvestment", r"\bheld\b|invest"),
        ("OfAvailableForSale", r"available|\bafs\b"),
        ("LimitedPartnership", r"\bunits?\b|partner"),
        ("InventoryWriteDown", r"inventor|merchandise|\bgoods\b"),
        ("OtherReceivables", r"receivabl|\baccounts?\b|\bnotes?\b|\bdue\b|refund|claim|debtor|advance|deposit"),
        ("PayablesToBrokerDealers", r"\b(?:brokers?|dealers?|clearing)\b"),
        ("NetOfForfeitures", r"^(?!.*forfeit)|\bnet of [^,]*(?:forfeit|cancel)"),
        ("ProceedsFromSale", r"\bs(?:ale|ell|old)|proceed|issu|dispos|divest|matur|redem|liquidat|collect|repa(?:y|id)|retire"),
        ("Leasing", r"leas|rent|tenant"),
        ("MinorityShareholders", r"minorit|subsidiar|noncontrolling|outside|joint venture"),
        ("OtherLoansAndLeases", r"\bother\b"),
        (
            "OtherComprehensiveIncome",
            r"comprehensive|unreali|translat|currenc|foreign|pension|holding|hedg|derivat|securit|invest|market|apprecia|adjust|valuation",
        ),
        ("PensionAndOtherPostretirement", r"pension|retire|benefits\b|\bplans?\b|medical|health"),
        ("Portfolio", r"portfolio|\binvest"),
        ("PrincipalTransactions", r"\b(?:principal|trading|underwrit|broker|dealer|commission)"),
        ("RealEstate", r"\breal\b|estate|mortgage|\boreo?\b|\breo\b|foreclos|propert|buildings?\b|\bland\b|\bhomes?\b|\blots?\b|hous"),
        ("Reinsurance", r"\breinsur|\bceded\b"),
        ("SaleLeaseback", r"leaseback|\bsale and lease"),
        ("OfSFAS15", r"\b15[89]\b"),
        ("Senior", r"\bsenior\b"),
        ("TaxAdjustments", r"adjust|unusual"),
        ("UnearnedPremium", r"premium|insur|polic"),
    )
)
_RELATED = re.compile(  # alone: not "Trade and affiliates", nor what is said of a part of it in brackets
    r"^(?!.*\b(?:trade|customers?|others?|non-?\s?(?:related|affiliated?)|unrelated)\b)[^(]*"
    r"\b(?:related part(?:y|ies)|affiliates?|affiliated (?:companies|entities|parties)|officers?|(?:share|stock)holders?"
    r"|parent(?: company)?|general partners?)\b"
)
_OF_ALL = (
    "OtherReceivable",
    "OtherLiabilities",
    "AccountsPayableCurrent",
    "AccountsPayableTrade",
    "AccountsReceivableNet",
    "NotesPayable",
    "NotesReceivableNet",
    "NotesAndLoansReceivable",
    "ReceivablesNet",
)
_OPERATIONS = ("IncreaseDecreaseInOtherOperating",)
_INTANGIBLE = re.compile(
    r"intangib|goodwill|patent|trademark|licen|franchis|acqui|excess|contract|customer|software|copyright|compete|subscri|core deposit"
    r"|broadcast|technolog|rights|mailing|publish|titles"
)
_INVENTORIES = re.compile(r"inventor|merchandise|supplies|spare parts")
_BAD_DEBTS = ("AllowanceForDoubtful", "ReceivableAllowance", "AllowanceForLoan", "AllowanceForCredit")
_MEASURED_ANEW = re.compile(r"unreali[sz]ed|translation|valuation|minimum pension|appreciation")
_DEFERRED_TAX = ("DeferredIncomeTaxAssets", "DeferredIncomeTaxLiabilities", "DeferredTaxAssets", "DeferredTaxLiabilities")
_ACCRUALS = re.compile(r"payable|accru|trade")
_BESIDE_ACCRUALS = re.compile(r"\b(?:(?:income )?taxes|interest|minority|deferred (?:income|revenues?|credits?)|advances)\b")
_THING_AND_OTHERS = re.compile(
    r"^\W*(?:net )?(?:intangibles?|goodwill|patents?|investments?|receivables|deferred (?:pensions?|income|revenues?|tax(?:es)?)|taxes)\b"
    r".*(?:\band|&) other\b(?! intangib)"
)
_OTHERS = ("OtherAssets", "OtherLiabilities", "IntangibleAssetsNet", "DeferredRevenue")
_PAYABLES = ("AccountsPayableAndAccruedLiabilities",)
_BOTH_WAYS = re.compile(r"\bsales?\b.*\((?:purchases?|investments?)\b|\bpurchases?\b.*\(sales?\b")
_IF_SAID = (  # names that a word of the caption denies
    *((way, _BOTH_WAYS) for way in ("ProceedsFromSale", "PaymentsToAcquire")),
    ("IntangibleAssetsNet", re.compile(r"\bpensions?\b")),
    ("GainLossOnSaleOfMortgageLoans", re.compile(r"\bservicing\b")),
)
_SECURITIES = (
    ("HeldToMaturity", re.compile(r"\bheld[- ]to[- ]maturity\b")),
    ("AvailableForSale", re.compile(r"\bavailable[- ]for[- ]sale\b")),
)
_NOT = re.compile(r"\bnon[- ]?(?!cash)([a-z]{4,})")
_FROM_NET_INCOME = re.compile(r"^\W*net (?:income|earnings|loss)\b.*\bplus\b")
_NET_OF_CAPITALIZED = re.compile(r"\binterest\b.*\bnet of\b.*\bcapitali[sz]ed\b")
_WRITTEN_DOWN = re.compile(r"^(?!.*\b(?:gains?|loss(?:es)?|sales?|sold|dispos\w+)\b).*\bwrite-? ?(?:downs?|offs?)\b")
_BY_SALE = ("GainLossOnSale", "GainsLossesOnSale", "GainLossOnDispos")
_AT_COST = re.compile(r"\bat cost\b|\bcost (?:method|basis)\b")
_BANKS = ("Noninterest", "ProvisionForLoan")
_LENDING = re.compile(r"\b(?:loan|noninterest|non interest|net interest income|deposit|credit loss|thrift)\b")
_PARTNERS = re.compile(r"\bpartner|\bunit(?:s|\s?holders?)?\b", re.IGNORECASE)
_INVENTORY = re.compile(r"\binventor(?:y|ies)\b")
_WITHOUT_INVENTORY = tuple(
    f"IncreaseDecreaseIn{asset}"
    for asset in ("Prepaid", "Receivables", "Accounts", "OtherReceivables", "OtherOperatingAssets", "OtherCurrent")
)
_DEPRECIATED = re.compile(r"\b(?:net of|less) (?:accumulated|allowances? for) (?:depreciation|amortization)\b")
_KIND_OF_DEPOSITS = re.compile(r"\b(?:savings?|demand|now|money market|checking|time|certificates?)\b")
_TAX_ALONE = re.compile(
    r"^(?:net of |less |related |applicable |deferred |federal |state |income |and )*tax(?:es)?"
    r"(?: (?:benefits?|effects?|expense|credits?))?$"
)
_TAX_OR_LESS = ("NetOfTax", "AdjustmentTax", "PeriodTax", "NetIncomeTax", "ReclassificationTax", "AociTax", "EffectOf", "TaxExpenseBenefit")
_TAXED = ("NetOfTax", "TaxExpenseBenefit")  # of the caption around it, and of the whole year
_NO_MOVEMENT = ("Revenue", "ProceedsFrom", "PaymentsFor", "PaymentsOf", "PaymentsTo")
_REPURCHASES = ("StockRepurchased", "TreasuryStockValueAcquired", "TreasuryStockSharesAcquired")
_REORGANIZATION = re.compile(r"\breorganization items?\b")


_THINGS = (  # what captions join by "and", and how names of concepts have it
    ("accounts?", "Account"),
    ("acceptances?", "Acceptance"),
    ("commercial paper", "CommercialPaper"),
    ("demand", "Demand"),
    ("deposits?", "Deposit"),
    ("dividends?", "Dividend"),
    ("federal funds", "FederalFunds"),
    ("insurance", "Insurance"),
    ("minority interests?", "Minority|Noncontrolling"),
    ("interest", "Interest"),
    ("equipment", "Equipment"),
    ("leases?", "Lease"),
    ("liabilities", "Liabilit"),
    ("loans?", "Loan"),
    ("money market", "MoneyMarket"),
    ("notes?", "Note"),
    ("occupancy", "Occupancy"),
    ("options?", "Option"),
    ("prepaid expenses?", "PrepaidExpense"),
    ("rents?", "Rent"),
    ("savings?", "Saving"),
    ("securities", "Securit"),
    ("stock", "Stock"),
    ("tax(?:es)?", "Tax"),
    ("warrants?", "Warrant"),
)
_THING = "|".join(words for words, _ in _THINGS)
_TWO_THINGS = re.compile(
    rf"\b(?P<one>{_THING})\b(?: (?!(?:{_THING})\b)[\w-]+){{0,2}} and (?:(?!(?:{_THING}|other)\b)[\w-]+ ){{0,3}}?(?P<other>{_THING})\b",
    re.IGNORECASE,
)
_MORE_THINGS = re.compile(r"And(?:Other|Accrued)|AccruedLiabilities|Debt")


def names_half(caption: str) -> Callable[[str], bool]:
    """Whether the name of a concept is that of one of two things that the caption joins by "and", and not of the other."""
    found = _TWO_THINGS.search(caption) if " and " in caption.lower() else None
    one, other = (_said(found["one"]), _said(found["other"])) if found else (None, None)
    if one is None or other is None or one is other:
        return lambda _: False
    return lambda name: bool(one.search(name)) != bool(other.search(name)) and not _MORE_THINGS.search(name)


def _said(word: str) -> re.Pattern[str]:
    return re.compile(next(name for words, name in _THINGS if re.fullmatch(words, word, re.IGNORECASE)))


@lru_cache(maxsize=4096)
def said_above(section: tuple[str, ...]) -> frozenset[str]:
    """The words of names that need to be said, and that the headings over a line say."""
    together = _together(section)
    named = (name for name, said in (*_ONLY_IF_SAID, *_SECURITIES) if said.search(together))
    return frozenset((*named, *said_of_results(_together(section[-1:]))))


def _together(captions: Sequence[str]) -> str:
    return " / ".join(captions).lower()


class Standing(NamedTuple):
    """What a line's statement tells of it, besides its captions."""

    is_lender: bool  # stands on an income statement that speaks of lending, or on another statement
    is_inside: bool = False  # the amount stands inside another caption
    raises_equity: bool = False  # the row adds to the column of all equity
    is_owed: bool = False  # stands among liabilities
    is_current: bool = False  # stands among current assets or liabilities
    is_invested: bool = False  # stands among cash flows from investing or financing
    is_of_partners: bool = True  # stands on a statement that speaks of partners or units


def denied_words(
    captions: Sequence[str],
    kind: StatementKind,
    measure: Measure,
    standing: Standing,
    *,
    said: frozenset[str] = frozenset(),
    names: Sequence[str] = (),
) -> tuple[str, ...]:
    """The words of names that a line's captions deny, its own caption the last of them; `said` is what its headings say.

    Where the candidates' `names` are given, captions are asked only for words that one of these has.
    """
    own, together = captions[-1].lower(), _together(captions)
    told, asked = set(_DUE.findall(own)), " ".join(names)
    only_if_said = [(word, words) for word, words in _ONLY_IF_SAID if (word in asked or not asked) and word not in said]
    return (
        *(_OTHER_WAY[way] for way in told if len(told) == 1),
        *(_RESULTS if measure is Measure.PER_SHARE and _PAID_OUT.search(own) else ()),
        *[word for word, words in only_if_said if not words.search(together)],
        *(_BY_SALE if _WRITTEN_DOWN.search(own) else ()),
        *(("EquityMethod",) if _AT_COST.search(own) else ()),
        *(() if standing.is_lender else _BANKS),
        *(_WITHOUT_INVENTORY if kind is StatementKind.CASH_FLOW and _INVENTORY.search(own) else ()),
        *(("Gross",) if kind is StatementKind.BALANCE_SHEET and _DEPRECIATED.search(own) else ()),
        *(("Nonoperating",) if _REORGANIZATION.search(together) else ()),
        *(("InterestBearingDepositLiabilities",) if _KIND_OF_DEPOSITS.search(own) else ()),
        *(_TAXED if standing.is_inside and _TAX_ALONE.search(own) else ()),
        *(_TAX_OR_LESS if standing.is_inside and own.endswith(", before tax") else ()),
        *(_REPURCHASES if standing.raises_equity else ()),
        *(("Receivable",) if standing.is_owed else ()),
        *(("Noncurrent",) if standing.is_current else ()),
        *(_NO_MOVEMENT if kind is StatementKind.EQUITY else ()),
        *(() if standing.is_of_partners else ("PartnersCapital",)),
        *(_OF_ALL if kind is not StatementKind.INCOME and _RELATED.search(own) else ()),
        *[word for word, words in _IF_SAID if words.search(own)],
        *(_OPERATIONS if standing.is_invested else ()),
        *(_denied_inside(together) if standing.is_inside else ()),
        *(_OTHERS if _THING_AND_OTHERS.search(own) else ()),
        *(_PAYABLES if _ACCRUALS.search(own) and _BESIDE_ACCRUALS.search(own) else ()),
        *_denied_securities(said, own),
        *denied_results(said, own),
        *(word.capitalize() for word in _NOT.findall(own) if not re.search(rf"(?<!non)(?<!non[- ])\b{word}", own)),
        *(("Depreciation", "Amortization") if _FROM_NET_INCOME.search(own) else ()),
        *(("InterestCostsCapitalized", "CapitalizedInterest") if _NET_OF_CAPITALIZED.search(own) else ()),
    )


def _denied_inside(together: str) -> tuple[str, ...]:
    """What an amount inside a caption is not, by the words of both."""
    return (
        *(() if _INTANGIBLE.search(together) else ("FiniteLivedIntangibleAssetsAccumulated",)),
        *(_BAD_DEBTS if _INVENTORIES.search(together) else ()),
        *(_DEFERRED_TAX if _MEASURED_ANEW.search(together) else ()),
    )


def _denied_securities(said: frozenset[str], own: str) -> tuple[str, ...]:
    """What securities are not, of two kinds of which a heading says one and the caption none."""
    kinds = {name for name, words in _SECURITIES if name in said or words.search(own)}
    return tuple(name for name, _ in _SECURITIES if name not in kinds) if kinds and kinds <= said else ()


def speaks_of_lending(captions: Iterable[str]) -> bool:
    """Whether normalised captions of a statement speak of loans or deposits."""
    return any(map(_LENDING.search, captions))


def speaks_of_treasury(words: Iterable[str]) -> bool:
    """Whether a statement's title, captions and heads speak of stock held in treasury."""
    return any("treasury" in said.lower() for said in words)


def speaks_of_partners(words: Iterable[str]) -> bool:
    """Whether a statement's title, captions and heads speak of partners or of units in them."""
    return any(map(_PARTNERS.search, words))
