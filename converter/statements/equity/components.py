"""What a column of a statement of equity holds, read from its head: a component, the total, a count of shares.

A component becomes a dimension (us-gaap:StatementEquityComponentsAxis); the total has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from converter.model.concept import CLASS_OF_STOCK_AXIS, COMPONENTS_AXIS, QName
from converter.model.fact import Dimension
from converter.periods import find_mentions

_OF_A_CLASS = re.compile(r"CommonClass[A-Z]Member|Series[A-Z](?:(?P<preferred>Preferred)|Common)StockMember")
_OWN_SERIES = re.compile(r"Series[A-Z]CommonStockMember")  # the taxonomy has such members of preferred stock alone
_UNREALIZED = r"\bunreali[sz]ed\b(?!.*\btranslation\b)|\b(?:gains?|loss(?:es)?)\b.*\bsecurities\b"
_COMPONENTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (member, re.compile(pattern, re.IGNORECASE))
    for member, pattern in (
        ("TreasuryStockCommonMember", r"\btreasury\b|\bheld in treasury\b|\breacquired\b"),
        (
            "DeferredCompensationShareBasedPaymentsMember",
            r"\b(?:unearned|deferred|unamortized)\s+(?:\w+\s+)?comp|\brestricted stock\b",
        ),
        (
            "ReceivablesFromStockholderMember",
            r"\bnotes?\b.*\b(?:share|stock)holders?\b|\bsubscriptions? receivable|\bstock purchase (?:notes|loans)",
        ),
        ("AccumulatedNetUnrealizedInvestmentGainLossMember", _UNREALIZED),
        ("AccumulatedDefinedBenefitPlansAdjustmentMember", r"\b(?:minimum\s+)?pension\b"),
        ("AccumulatedTranslationAdjustmentMember", r"\btranslation\b|\bcurrency\b"),
        ("AccumulatedOtherComprehensiveIncomeMember", r"\bother\s+comprehensive\b"),
        ("ComprehensiveIncomeMember", r"^comprehensive\b"),
        (
            "AdditionalPaidInCapitalMember",
            r"\bpaid[\s-]*in\b|\bin\s+excess\b|\bcapital\s+surplus\b|\b(?:other|additional)\s+capital\b|^surplus$|\bpremium\b",
        ),
        (
            "RetainedEarningsMember",
            r"\b(?:retained|deficit|reinvested|undivided|undistributed|employed)\b|\baccumulated\s+(?:earnings|income)\b",
        ),
        *((f"Series{letter}CommonStockMember", rf"\bseries\s+{letter}\s+common\b") for letter in "ABCDEFGH"),
        *((f"Series{letter}PreferredStockMember", rf"\bseries\s+{letter}\b(?!\s+common)") for letter in "ABCDEFGH"),
        ("PreferredStockMember", r"\bpreferred\b|\bpreference\b"),
        ("CommonClassAMember", r"\bclass\s+a\b"),
        ("CommonClassBMember", r"\bclass\s+b\b"),
        (
            "CommonStockMember",
            r"\bcommon\b(?!\s+(?:stock|shares)\s+(?:subscribed|issuable|to\s+be\s+issued)\b)|\bcapital\s+stock\b|\bcapital\s+shares\b|^stock$",
        ),
        ("GeneralPartnerMember", r"\bgeneral\s+partners?"),
        ("LimitedPartnerMember", r"\blimited\s+partners?"),
    )
)
_TOTAL = re.compile(
    r"\btotal\b|\b(?:share|stock)(?:holders?|owners?)\W*s?\W*\s*(?:equity|investment|deficit)\b"
    r"|^(?:equity|combined|net worth|net assets)\W*$",
    re.IGNORECASE,
)
_SHARES = re.compile(
    r"\b(?:number\s+of\s+)?(?:shares|units)(?:\s+(?:of|issued|out?st\w*d\w*g|and|subscribed))*$|^shares\b.*\b(?:issued|outstanding)$"
    r"|\bnumber\s+of\s+(?:\w+\s+){0,2}(?:shares|units)\b|\bunits\s+of\s+(?:[\w']+\s+){0,3}interests?$",
    re.IGNORECASE,
)
_PARTNERS_UNITS = re.compile(r"\bunits\b.*\b(?:partner\w*|interests?)|\bpartner\w*.*\bunits\b", re.IGNORECASE)
_ABOUT = re.compile(  # what a head says of scale and its footnote's mark, not of its component
    r"\((?:[a-z]|\d)\)\s*$|\([^)]*(?:\b(?:thousands?|millions?|dollars|except|unaudited)\b|000)[^)]*\)|\b(?:(?:dollars?|amounts)\s+){0,2}in\s+(?:thousands"
    r"|millions)\b"
    r"|^(?:thousands|millions)\s+of\s+dollars\b|\b(?:for\s+the\s+)?(?:fiscal\s+)?years?\s+ended\b[\s,]*(?:and\b)?",
    re.IGNORECASE,
)
_APART = tuple(  # components that no column holds two of: heads of narrow columns ran together
    re.compile(pattern, re.IGNORECASE)
    for pattern in (r"\btreasury\b", r"\bretained\b", r"\bpaid[\s-]*in\b|\bexcess\b", r"\btranslation\b", _UNREALIZED)
)
_ROLES = re.compile(r"\b(?:issued|out?st\w*d\w*g|number|of)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"\s*(?:\bamounts?|\bcost|\bpar\s+value|\bvalue|\bdollars|\(000\)|\$)\s*$", re.IGNORECASE)
_COMPOUND = re.compile(r"^(?:paid|long|short|available|held|non)-|-(?:in|for|to|term|sale|maturity|based)$", re.IGNORECASE)
MOST_WORDS = 9
_BLUR = 3  # words that two columns' heads have in common


@dataclass(frozen=True, slots=True)
class EquityComponent:
    """What a column holds: the member (None for the total), or nothing that is known; `shares` for counts."""

    heading: str
    member: QName | None
    is_known: bool
    is_shares: bool


def without_common_words(heads: Sequence[str]) -> list[str]:
    """The heads less the words that all of them begin with where those speak of periods ("For the years ended December 31, 1995")."""
    words = [head.split() for head in heads]
    named = [own for own in words if own]
    shared = 0
    while len(named) > 1 and all(len(own) > shared and own[shared] == named[0][shared] for own in named):
        shared += 1
    mentions = find_mentions(" ".join(named[0][:shared])) if named else None
    if mentions is None or not (mentions.dates or mentions.lengths):
        return list(heads)
    return [" ".join(own[shared:]) for own in words]


def read_components(heads: Sequence[str], used: Sequence[int]) -> Iterator[tuple[int, EquityComponent]]:
    """What the columns hold; one headed "Amount" alone holds the money of what the column before it counts."""
    before: EquityComponent | None = None
    blurred = _blurred(heads, used)
    for column in used:
        component = _component(heads[column], last=column == used[-1])
        if column in blurred:
            component = replace(component, is_known=False)
        if before and before.is_shares and not component.is_known and _AMOUNT.fullmatch(_ABOUT.sub(" ", heads[column])):
            component = replace(before, heading=heads[column], is_shares=False)
        before = component
        yield column, component


def _blurred(heads: Sequence[str], used: Sequence[int]) -> set[int]:
    """Columns so narrow that their heads ran together: one has no word of its own beside its neighbour, and is no count or amount."""
    found: set[int] = set()
    for left, right in pairwise(used):
        words = [set(re.findall(r"[a-z]+|[\d.]+", _ABOUT.sub(" ", heads[column]).lower())) for column in (left, right)]
        paired = any(_SHARES.search(heads[column]) or _AMOUNT.search(heads[column]) for column in (left, right))
        none_own = words[0] <= words[1] or words[1] <= words[0]
        if len(words[0] & words[1]) >= _BLUR and none_own and not paired:
            found |= {left, right}
    return found


def _component(head: str, *, last: bool) -> EquityComponent:
    """What a head names; a component that the taxonomy does not have becomes a member of the filing's own."""
    for mention in reversed(find_mentions(head).dates):
        head = f"{head[: mention.start]} {head[mention.end :]}"
    whole = _unbroken(" ".join(_ABOUT.sub(" ", head).split())).strip(" ,")
    head = whole or head
    is_shares = bool(_SHARES.search(whole))
    words = _AMOUNT.sub("", _SHARES.sub("", whole)).strip(" ,-")
    if is_shares and _PARTNERS_UNITS.search(whole):
        return _units_of_partners(head, whole)
    if is_shares and not _ROLES.sub(" ", words).strip():
        return EquityComponent(head, QName("us-gaap", "CommonStockMember"), is_known=True, is_shares=True)
    if _TOTAL.search(words) or (last and not words and not _AMOUNT.search(whole)):
        return EquityComponent(head, None, is_known=not is_shares, is_shares=is_shares)
    name = next((member for member, pattern in _COMPONENTS if pattern.search(words)), None)
    member = _member(name) if name else _own_member(words)
    is_one = sum(1 for pattern in _APART if pattern.search(words)) <= 1
    return EquityComponent(head, member, is_known=member is not None and is_one, is_shares=is_shares)


def _unbroken(head: str) -> str:
    """Words broken at the edge of a narrow column: "Share- holders' Equity" as one word, "Paid- in Capital" with its own hyphen."""

    def mended(found: re.Match[str]) -> str:
        before, after = found[1], found[2]
        is_compound = _COMPOUND.search(f"{before}-{after}") or (before[-1].islower() and after[0].isupper())
        return f"{before}{'-' if is_compound else ''}{after}"

    return re.sub(r"([A-Za-z]+)- ([A-Za-z]+)", mended, head)


def _units_of_partners(head: str, whole: str) -> EquityComponent:
    """A column that counts partners' units: of the partners whom it names, else of all."""
    named = re.search(r"\b(limited|general)\b", whole, re.IGNORECASE)
    member = QName("us-gaap", f"{named[1].capitalize()}PartnerMember") if named else None
    return EquityComponent(head, member, is_known=True, is_shares=True)


def told_apart(component: EquityComponent, kept: Sequence[EquityComponent]) -> EquityComponent:
    """The component, under a name of the filing's own where another column has its member already."""
    taken = any((other.member, other.is_shares) == (component.member, component.is_shares) for other in kept)
    own = _own_member(_ABOUT.sub(" ", component.heading)) if taken else None
    return replace(component, member=own) if own else component


def _own_member(words: str) -> QName | None:
    """A name from the head's words, the placeholder prefix standing for the filing's own."""
    parts = re.findall(r"[A-Za-z][A-Za-z']*", words)
    name = "".join(part.replace("'", "").capitalize() for part in parts)
    return QName("ext", f"{name}Member") if 0 < len(parts) <= MOST_WORDS else None


def _member(name: str) -> QName:
    return QName("ext" if _OWN_SERIES.fullmatch(name) else "us-gaap", name)


def component_dimensions(member: QName | None) -> tuple[Dimension, ...]:
    """The component; a class of stock is a member of its own axis, and its component is the stock (DQC_0001)."""
    if member is None:
        return ()
    named = _OF_A_CLASS.fullmatch(member.name)
    if not named:
        return (Dimension(COMPONENTS_AXIS, member),)
    stock = "PreferredStockMember" if named["preferred"] else "CommonStockMember"
    return (Dimension(COMPONENTS_AXIS, QName("us-gaap", stock)), Dimension(CLASS_OF_STOCK_AXIS, member))


def counts_shares(head: str) -> bool:
    """Whether a column's head says that it counts shares."""
    return bool(_SHARES.search(_ABOUT.sub(" ", head).strip()))


def named_component(words: str) -> tuple[Dimension, ...]:
    """The component of the taxonomy that words name, or none."""
    name = next((member for member, pattern in _COMPONENTS if pattern.search(words)), None)
    return component_dimensions(_member(name)) if name else ()


def is_total(words: str) -> bool:
    """Whether a head, a heading or a title speaks of equity as a whole."""
    return bool(_TOTAL.search(words))
