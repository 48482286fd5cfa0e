"""Captions as they are compared: words without case, plural, amounts, references and small words.

"Accounts receivable, less allowance of $241,000 (Note 3)" and "Account receivable less allowance" are one caption.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from converter.periods import MONTH_WORDS

_DROPPED = re.compile(
    r"\([^()]*\$[^()]*\)|\$\s?[\d,.]+(?: (?:thousand|million|billion))?"
    rf"|\b(?:{MONTH_WORDS})\.? \d{{1,2}}\b(?:,? ?\d{{4}})?"
    r"|[,(]?\s*\b(?:(?:stated|carried|valued) )?at cost,? (?:plus accrued interest,? )?(?:(?:which|that) )?approximat\w+"
    r"(?: (?:fair|market|value))+\)?"
    r"|\((?:000s?|in (?:thousands|millions))\)"
    r"|\(?\b(?:see )?notes? (?:\d+|[a-z])\b(?:(?:,| and) \d+)*\)?|\(\d\)|\b\d[\d,.]*%"
)
_MAY_DROP = re.compile(r"[$\d]|note|approximat|\(in ")  # one of which all that is dropped has
_START = 4  # letters that words of one family share
_PARENT = re.compile(
    r"\b(attributable|allocable|applicable|available) to (?!(?:the )?(?:non-?controlling|minority|redeemable|discontinued|continuing"
    r"|preferred|parent|limited partners?|general partners?|unit|participating|other|predecessor|common|ordinary|controlling|sale"
    r"|operations|policyholder|foreign|partners|members)\b)"
    r"(?![^,;:(]*\b(?:common|preferred|noncontrolling)\b)[^,;:()]*"
    r"(?:, ?(?:inc|incorporated|corp|corporation|ltd|limited|llc|lp|plc|co|company)\b\.?)*",
    re.IGNORECASE,
)
_PARENTS_EQUITY = re.compile(
    r"^\W*total (?!common\b|(?:share|stock)(?:holder|owner)|parent\b)"
    r"(?:(?!(?:liabilit\w*|preferred|preference|other|partners|members|deficit|and|before|redeemable|minority|noncontrolling|temporary"
    r"|mezzanine"
    r"|capital|equity|retained|accumulated|assets)\b)[\w&.,'-]+ )+?(?:common )?((?:share|stock)(?:holders?|owners?)[\u2019']? equity)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*\([^)]*\d[^)]*\)"  # "Stock issued (500 shares)"
    r"|\s*[,:;-]+\s*\d[\d,.]*\s+(?:common\s+)?shares\b(?:\s+issued\b)?"  # "Options exercised; 500 shares issued"
    # "Sale of 500 shares of stock"
    r"|\b\d[\d,.]*\s+(?:common\s+)?shares\s+(?:of\s+)?(?=(?:treasury|common|capital|class|series|preferred|preference|convertible|stock)\b)"
    r"|\b\d[\d,.]*\s+(?=(?:common\s+|treasury\s+)?shares\b)",
    re.IGNORECASE,
)
_PRICED = re.compile(  # "at $6.25 per share", "at an average price of $6 a share"
    r",?\s*\b(?:at|for)\s+(?:an?\s+)?(?:average\s+)?(?:(?:price|cost)\s+of\s+)?\$\s?[\d.,]+\s+(?:per|a)\s+(?:common\s+)?share\b",
    re.IGNORECASE,
)
_SERIES = re.compile(  # "Series B convertible preferred stock", "Series A and Series B preferred stock", "Class A common stock"
    r"\b(?:series|class(?:es)?)\s+(?:[a-z]|\d{1,2})(?:(?:,|\s+and|\s*&)\s+(?:(?:series|class)\s+)?(?:[a-z]|\d{1,2})\b)*\s+"
    r"(?=(?:[a-z]+\s+){0,2}(?:stock|shares?)\b)",
    re.IGNORECASE,
)
_PREFERRED = re.compile(r"\b(?:(?:convertible|redeemable|cumulative|exchangeable),?\s+)+(?=(?:preferred|preference)\b)", re.IGNORECASE)
_COSTS = re.compile(  # "net of issuance costs", "(net of expenses of $435,000)"
    r",?\s*\(?\bnet\s+of\s+(?:[a-z]+\s+){0,3}?(?:costs?|expenses?|commissions?|fees)\b(?:\s+of\s+(?:approximately\s+)?\$\s?[\d.,]*\d)?\)?",
    re.IGNORECASE,
)
_WHEN = re.compile(rf"(?:^|,?\s+)(?:in|during|on)\s+(?:{MONTH_WORDS})\b\.?(?:\s+\d{{1,2}}\b,?)?(?:\s+(?:19|20)\d\d)?", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
RATE = r"\d{1,2}(?:\.\d+)?(?:[ -]\d{1,2}/\d{1,2})?"  # of interest, or of a dividend: "8.69", "4 1/2"
_SPLIT_HYPHEN = re.compile(r"(?<=[a-z])[-/](?=[a-z])")
_SMALL = frozenset(["the", "of", "and", "a", "an", "in", "for", "to", "from", "by", "on", "at", "with", "its", "our", "as", "or"])
_SAME = {
    "earning": "income",
    "minority": "noncontrolling",
    "shareholder": "stockholder",
    "shareowner": "stockholder",
    "stockowner": "stockholder",
    "longterm": "long term",
    "shortterm": "short term",
    "noncurrent": "noncurrent",
    "nonconvertible": "not convertible",
}


@lru_cache(maxsize=16384)
def _stem(word: str) -> str:
    """The word that stands for all that mean the same."""
    singular = _singular(word)
    return _SAME.get(singular, singular)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004 - "ties" is no plural of "ty"
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):  # noqa: PLR2004 - "losses", "taxes"
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):  # noqa: PLR2004 - "gas", "tax"
        return word[:-1]
    return word


def without_parent_name(caption: str) -> str:
    """The caption with the parent's name replaced: "Net income attributable to Wherry Boat Co." is the parent's share in every filing.

    So is "Total Wherry shareholders' equity", beside which stands what belongs to others.
    """
    found = caption.lower()
    if "able to " in found:
        return _PARENT.sub(r"\1 to parent", caption)
    return _PARENTS_EQUITY.sub(r"total \1 attributable to parent", caption) if "equity" in found else caption


def without_counts(caption: str) -> str:
    """A movement's caption without the shares that it counts: "Sale of 500 shares of treasury stock" is a "Sale of treasury stock"."""
    return _COUNTED.sub("", caption)


def without_prices(caption: str) -> str:
    """A movement's caption without counts and prices: "Stock issued, 500 shares at $6 per share" is "Stock issued"."""
    return _PRICED.sub("", without_counts(caption)).strip(" ,;-")


def plain_movement(caption: str) -> str:
    """A movement's caption as any filer could print it, without counts, prices, series, costs of the issue and its date.

    >>> plain_movement("Sale of 500 shares of Series B convertible preferred stock at $6 per share, net of issuance costs, in May 1996")
    'Sale of preferred stock'
    """
    plain = without_prices(_WHEN.sub("", _COSTS.sub("", caption)))
    return _PREFERRED.sub("", _SERIES.sub("", plain)).strip(" ,;-")


def within(caption: str) -> str:
    """A caption as it stands within another one: "Notes receivable" and "NOTES RECEIVABLE" are "notes receivable" there."""
    return caption.lower() if caption.isupper() else f"{caption[:1].lower()}{caption[1:]}"


def spelled_rate(rate: str, unit: str) -> str:
    """A rate in a name: "4.50" and "4 1/2" percent are both "4Point5Percent"."""
    whole, _, fraction = rate.replace("-", " ").partition(" ")
    above, _, below = fraction.strip().partition("/")
    value = Decimal(whole) + (Decimal(above) / Decimal(below) if below and Decimal(below) else 0)
    return f"{value.normalize():f}{unit}".replace(".", "Point")


@lru_cache(maxsize=65536)
def words(caption: str) -> tuple[str, ...]:
    """The words that count, in order: ("account", "receivable", "less", "allowance")."""
    text = without_parent_name(caption).lower().replace("\u2019", "'").replace("'s", "").replace("'", "")
    if _MAY_DROP.search(text):
        text = _DROPPED.sub(" ", text)
    if "-" in text or "/" in text:
        text = _SPLIT_HYPHEN.sub(" ", text)
    text = text.replace("non current", "noncurrent").replace("non cash", "noncash")
    return tuple([_stem(word) for word in _WORD.findall(text) if word not in _SMALL])


@lru_cache(maxsize=65536)
def normalise(caption: str) -> str:
    """The caption by which two lines count as called the same."""
    return " ".join(words(caption))


def features(kind: str, found: Sequence[str]) -> list[str]:
    """What the network knows captions of these `words` by: words on their statement and anywhere, pairs of words, and four letters.

    Beginnings of two words ("~depr amor") stand for their other endings, letters ("#amor") for relatives and slips of the pen.
    `kind` is a statement's name, or "parenthetical" for an amount inside a caption.
    """
    if not found:
        return [kind]
    text = f" {' '.join(found)} "
    result = [kind, f"{kind}|^ {found[0]}", f"{kind}|{found[-1]} $"]
    result += [f"{kind}|{word}" for word in found]
    result += [f"*|{word}" for word in found]
    result += [f"*|{first} {second}" for first, second in itertools.pairwise(found)]
    result += [f"*|~{first[:_START]} {second[:_START]}" for first, second in itertools.pairwise(found)]
    result += [f"#{text[i : i + _START]}" for i in range(len(text) - _START + 1)]
    return list(dict.fromkeys(result))
