"""Extension concepts: what no standard concept says, named from the caption (EFM 6.8.5, 6.8.6).

The same caption in the same part of a statement gives the same name in every filing: UpperCamelCase, no company or
period names, no amounts. What a caption leaves open ("Other") its section says ("OtherFinancingActivities"). The rate and the year of
a bond, a note or a series of stock tell it from the others ("Series4Point5PercentDue2012").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import count, pairwise

from converter.maps.caption import RATE, spelled_rate, without_parent_name, without_prices
from converter.maps.place import Place
from converter.model.concept import Balance, Concept, PeriodType, QName
from converter.model.period import Instant
from converter.model.quantity import Measure
from converter.model.statement import LineItem, StatementKind
from converter.periods import MONTH_NAMES, MONTH_WORDS
from converter.taxonomy.baked import ConceptTable

SIGN_OF_UNBALANCED = " A positive amount is an inflow, a gain or an increase."  # EFM 6.11.5
EXTENSION_PREFIX = "ext"  # the filing's own prefix takes its place when the report is assembled
_TYPES = {
    Measure.MONETARY: "xbrli:monetaryItemType",
    Measure.SHARES: "xbrli:sharesItemType",
    Measure.PER_SHARE: "dtr-types:perShareItemType",
    Measure.PERCENT: "dtr-types:percentItemType",
    Measure.PURE: "xbrli:pureItemType",
}
_NOT_NAMED = re.compile(
    r"\([^()]*\d[^()]*\)|\$\s?[\d,.]+|\b\d[\d,./%-]*|\b(?:see )?notes? \w{1,2}\b"
    rf"|\b(?:{MONTH_NAMES})\b(?=\s*(?:\d|,|$))|\b(?:{MONTH_WORDS})\.?(?=\s*\d)"
    r"|\b(?:in )?(?:thousands|millions)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\d.*\bshares?\b|\bshares?\b.*\d", re.IGNORECASE)
_EACH = re.compile(  # "par value from $.25 per share", but "$25 per share redemption value"
    r"\s*\b(?:(?:from|to|at|of|and)\s+)?\$\s?[\d.,]+\s+(?:per|a)\s+(?:common\s+)?share\b(?!\s+\w+\s+value)", re.IGNORECASE
)
_STOCK = re.compile(r"\b(?:stock|shares|interests?|units)\b", re.IGNORECASE)
_TERMS_OF_STOCK = tuple(  # ", $1 par value each", "; authorized and issued 500,000 shares", ", 300 and 400 shares outstanding"
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"(?:[,;:.(-]|\s(?:of|with|without|no)\b)\s*(?:(?:with\s+or\s+)?without|no|\$?\s?[\d.]+|par|stated)[\s-]*"
            r"(?:(?:per|a)\s+share\s+)?(?:\w+\s+)?(?:par|value)\b(?:\s+value)?(?:\s*(?:of\s+)?\$?[\d.]+)?(?:\s+(?:per|a)\s+share|\s+each)?"
        ),
        (
            r"(?:[,;:.(-]\s*|\s)(?:(?:authorized|issued|outstanding)(?:\s+and\s+|[\s,]+)?)+[\s:,-]*"
            r"(?:none|\d[\d,.]*)(?:\s+and\s+\d[\d,.]*)*(?:\s+(?:shares|units))?"
        ),
        (
            r"[\s,;:.(-]+\d[\d,.]*(?:\s+and\s+\d[\d,.]*)*\s+(?:shares|units)"
            r"(?:[\s,]+(?:and\s+)?(?:authorized|issued|outstanding))+"
        ),
    )
)
_SECURITY = re.compile(r"\b(?:series|bonds?|notes?|debentures?|mortgages?|preferred|preference)\b|(?:%|\brate\b).*\bdue\b", re.IGNORECASE)
_RATE = re.compile(rf"(?<![\d./-])(?<!\bto )({RATE})\s?%")
_DUE = re.compile(
    r"\bdue\s+(?:in\s+)?(?:[a-z]{3,9}\.?\s+)?(?:\d{1,2},?\s+)?((?:19|20)\d\d)\b"
    r"(?!\s?(?:-|to\b|through\b|and\b)\s?\d)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\([^()]*\)?")
_LETTERED = frozenset({"series", "class"})  # what a letter behind them names, though it be an "A"
_SMALL = frozenset({"the", "of", "a", "an", "at", "with", "its", "our", "as", "by", "in", "for", "to", "from", "on"})
_JOINING = frozenset({"and", "or"})
_VAGUE = re.compile(r"^(Total|Net|Other|OtherNet|Miscellaneous|Subtotal|TotalOther|All|AllOther|Balance|Basic|Diluted)?$")
_ADJECTIVES = re.compile(  # alone they say of which kind something is, not what
    r"^(?:Declared|Arrears|Paid|Received|Issued|Outstanding|Converted|Convertible|Nonconvertible|Common|Preferred|Series"
    r"|Shares|Due|Includes|Owned|Leased|Corporate|Commercial|Residential|Industrial|Domestic|Foreign|Federal|State|Local"
    r"|Current|Deferred|Secured|Unsecured|Trade|Legal|Renewal|Electric|Gas|Water|Steam)$"
)
_DEDUCTED = re.compile(r"^(?:Less|Add|Plus|Deduct)(?=[A-Z])")
_ABBREVIATION = 3  # letters; longer words in capitals are shouted, not short
_ABBREVIATIONS = frozenset({"LIFO", "FIFO", "ESOP", "SFAS", "FASB", "FDIC", "FHLB", "LIBOR"})
_SHOUTED = frozenset({"NET", "AND", "TAX", "PER", "DUE", "NON", "OIL", "GAS", "FEE"})
_LONGEST = 12  # words of a name
_SUFFIXES = {
    Place.ASSETS_CURRENT: "CurrentAssets",
    Place.ASSETS_NONCURRENT: "NoncurrentAssets",
    Place.ASSETS: "Assets",
    Place.LIABILITIES_CURRENT: "CurrentLiabilities",
    Place.LIABILITIES_NONCURRENT: "NoncurrentLiabilities",
    Place.LIABILITIES: "Liabilities",
    Place.EQUITY: "Equity",
    Place.OPERATING: "OperatingActivities",
    Place.INVESTING: "InvestingActivities",
    Place.FINANCING: "FinancingActivities",
    Place.CASH: "Cash",
    Place.SUPPLEMENTAL: "CashFlowInformation",
    Place.INCOME: "IncomeStatement",
    Place.AFTER_TAX: "IncomeStatement",
    Place.PER_SHARE: "PerShare",
}
_CASH_FLOW_SUFFIX = {Place.OPERATING: "OperatingActivities", Place.INVESTING: "InvestingActivities", Place.FINANCING: "FinancingActivities"}
_DEBIT_WORDS = re.compile(
    r"expense|cost|loss|charge|provision|tax|amortization|depreciation|dividend|purchase|salar|wage|compensation|impairment|fee",
    re.IGNORECASE,
)
_ALL_ASSETS = re.compile(r"^total\b(?!.*\b(?:net|less|liabilit\w+)\b).*\bassets$", re.IGNORECASE)  # also below the balance sheet
_CREDIT_WORDS = re.compile(r"income(?! tax)|revenue|gain|sales|earning|profit|premium", re.IGNORECASE)


_PAYING_PLACES = frozenset({Place.INVESTING, Place.FINANCING})
_OUTFLOW = re.compile(
    r"\b(?:purchase[sd]?|repurchase[sd]?|payments?|paid|repayments?|acquisitions?|retire[ds]?|retirements?|redemptions?|redeemed"
    r"|expenditures?|additions|reductions?|dividends?|distributions?|investments? in)\b",
    re.IGNORECASE,
)
_PAID = re.compile(r"^\W*(?:cash )?(?:paid|payments?|disbursements?|disbursed)\b(?! received)|\bpaid$|\bpaid(?=,| in cash)", re.IGNORECASE)
_INFLOW = re.compile(r"\b(?:proceeds|sales?|issuances?|issued|borrowings?|receipts?|received|from)\b", re.IGNORECASE)


# Names of the parts of references (XBRL's reference part schemas), which stand beside us-gaap's (EFM 6.7.16).
_REFERENCE_PARTS = frozenset(
    {"Publisher", "Name", "Number", "IssueDate", "Chapter", "Article", "Note", "Section", "Subsection", "Paragraph", "Subparagraph"}
    | {"Clause", "Subclause", "Appendix", "Example", "Page", "Exhibit", "Footnote", "Sentence", "Topic", "SubTopic"}
)


def extension_for(line: LineItem, kind: StatementKind, place: Place, table: ConceptTable, taken: Iterable[str] = ()) -> Concept:
    """The extension concept of a line; `taken` are names that other lines of the statement have already."""
    name = _free(_name(line, kind, place), place, table, frozenset(taken))
    at_date = kind is StatementKind.BALANCE_SHEET or isinstance(line.period, Instant)
    period = PeriodType.INSTANT if at_date else PeriodType.DURATION
    balance = _balance(line.caption, kind, place) if line.measure is Measure.MONETARY else None
    label = " ".join(line.caption.split()) or name
    return Concept(
        QName(EXTENSION_PREFIX, name),
        _TYPES[line.measure],
        period,
        balance,
        label=label,
        documentation=_documentation(label, kind, place, balance),
    )


@lru_cache(maxsize=4096)  # of lines and of the headings over many of them
def camel_case(caption: str) -> str:
    """UpperCamelCase of a caption: "Mill and leach STOCKPILES" -> "MillAndLeachStockpiles", "MILL, at LIFO cost" -> "MillLIFOCost"."""
    rate, due = _terms(caption) if _SECURITY.search(caption) else ("", "")
    plain = without_parent_name(_DUE.sub(" ", caption) if due else caption)
    if _COUNTS.search(plain):
        plain = _EACH.sub("", without_prices(plain))
    text = _NOT_NAMED.sub(" ", plain.replace("\u2019", "'").replace("'s", "s").replace("'", "").replace("&", " and "))
    found = re.findall(r"[A-Za-z]+", text)
    parts = [part for before, part in pairwise(("", *found)) if part.lower() not in _SMALL or (part == "A" and before.lower() in _LETTERED)]
    while parts and parts[-1].lower() in _JOINING:  # "less reserves of $500 and $400"
        parts.pop()
    is_shouted = text.upper() == text
    return "".join(_spelled(part, is_shouted=is_shouted) for part in parts[:_LONGEST]) + rate + due


def _terms(caption: str) -> tuple[str, str]:
    """The rate and the year due of a security, where it has one of each: "Series B, 8.69%, due 2012" -> "8Point69Percent", "Due2012"."""
    outside = _IN_BRACKETS.sub(" ", caption)
    rates, years = _RATE.findall(outside), _DUE.findall(outside)
    rate = spelled_rate(rates[0], "Percent") if len(rates) == 1 == outside.count("%") else ""
    return rate, f"Due{years[0]}" if len(years) == 1 else ""


def _spelled(word: str, *, is_shouted: bool) -> str:
    if word.upper() in _ABBREVIATIONS:
        return word.upper()
    if word.isupper() and (is_shouted or len(word) > _ABBREVIATION or word in _SHOUTED):
        return word.capitalize()
    return word[0].upper() + word[1:]


def _name(line: LineItem, kind: StatementKind, place: Place) -> str:
    is_stock = kind is StatementKind.BALANCE_SHEET and line.measure is Measure.MONETARY and _STOCK.search(line.caption)
    name = camel_case(_without_terms(line.caption) if is_stock else line.caption)
    if _VAGUE.match(name) or _ADJECTIVES.match(name) or name[:1].isdigit():
        heading = _DEDUCTED.sub("", camel_case(line.section[-1])) if line.section else ""
        heading = heading or _SUFFIXES.get(place, "Amount")
        name = f"{heading}{name}" if name[:1].isdigit() else f"{name or 'Total'}{heading}"
    elif (
        kind is StatementKind.CASH_FLOW
        and place in _CASH_FLOW_SUFFIX
        and not name.endswith(_CASH_FLOW_SUFFIX[place])
        and not re.match(r"(Net)?Cash|Proceeds|Payment|Repayment|Purchase|Increase|Decrease", name)
    ):
        name = f"{name}{_CASH_FLOW_SUFFIX[place]}"
    if line.measure is not Measure.MONETARY and not re.search(r"(?<!\d)Per|Shares|Units", name):
        name += {Measure.PER_SHARE: "PerShare", Measure.SHARES: "Shares"}.get(line.measure, "")
    return name


def _without_terms(caption: str) -> str:
    """Stock by what it is called: "Junior common stock, $.01 par value; 1,000 shares authorized" is junior common stock in every filing."""
    for pattern in _TERMS_OF_STOCK:
        caption = pattern.sub("", caption)
    return caption


def _free(name: str, place: Place, table: ConceptTable, taken: frozenset[str]) -> str:
    def is_free(candidate: str) -> bool:
        is_standard = any(QName(prefix, candidate) in table for prefix in ("us-gaap", "srt"))  # EFM 6.7.16
        return candidate not in _REFERENCE_PARTS and candidate not in taken and not is_standard

    if is_free(name):
        return name
    suffix = _SUFFIXES.get(place, "Item")
    longer = name if name.endswith(suffix) else f"{name}{suffix}"
    numbered = (f"{longer}{number}" for number in count(2))
    return longer if is_free(longer) else next(filter(is_free, numbered))


def _balance(caption: str, kind: StatementKind, place: Place) -> Balance | None:
    if kind is StatementKind.BALANCE_SHEET:
        return "debit" if place.value.startswith("assets") or _ALL_ASSETS.search(caption) else "credit"
    if kind is StatementKind.CASH_FLOW:
        if place is Place.SUPPLEMENTAL:
            return None
        is_paid = place in _PAYING_PLACES and _OUTFLOW.search(caption) and not _INFLOW.search(caption)
        return "credit" if is_paid or (place is Place.OPERATING and _PAID.search(caption)) else "debit"
    if kind is StatementKind.INCOME:
        if _CREDIT_WORDS.search(caption):
            return "credit"
        return "debit" if _DEBIT_WORDS.search(caption) else None
    return "credit" if kind in (StatementKind.EQUITY, StatementKind.COMPREHENSIVE_INCOME) else None


def _documentation(label: str, kind: StatementKind, place: Place, balance: Balance | None) -> str:
    where = {
        StatementKind.BALANCE_SHEET: "balance sheet",
        StatementKind.INCOME: "statement of income",
        StatementKind.COMPREHENSIVE_INCOME: "statement of comprehensive income",
        StatementKind.CASH_FLOW: "statement of cash flows",
        StatementKind.EQUITY: "statement of equity",
    }.get(kind, "notes")
    part = "" if place is Place.ANY else f", {place.value.replace('-', ' ')}"
    sign = "" if balance else SIGN_OF_UNBALANCED
    return f'The amount that the {where}{part}, shows as "{label}".{sign}'
