"""What a title's words say: which kind of statement, or that it is none of the registrant's face statements.

Filers name one statement in many ways ("statement of condition", "consolidated earnings", "statements of assets and
liabilities"), and put the same words over selected data, pro forma statements and notes. All functions take lower case.
"""

from __future__ import annotations

import re
from functools import lru_cache

from converter.model.statement import StatementKind

_OPEN_END = re.compile(
    r"(?:\b(?:of|in|and|for|to|consolidated|condensed|statements?|changes|financial|stockholders'?|shareholders'?)|[,&-])\s*$"
)
_CONTINUED = re.compile(r"\(?\b(?:continued|cont'd|contd|cont\.|cont|concluded)\b")
_OTHER = re.compile(
    r"pro[\s-]?forma|\bnon[\s-]?gaap\b|unconsolidated|\bselected\b|parent\b|registrant\b|consolidating|combining|supplementa(?:ry|l)\s+(?:income"
    r"|information|schedule|data|cash|financial|disclosure|balance|non)|\bsummar(?:y|ized)\b|quarterly\s+(?:financial|results|data"
    r"|information|summary)|unaudited\s+quarterly|highlights|\bschedules?\b|(?:five|ten)[\s-]year|per\s+share|ratios?\b|average\s+balance"
    r"|statements?\s+of\s+(?:consolidated\s+)?capitalization|capitalization\s+statements?|interim\s+results"
)
_OTHER_BEHIND = re.compile(  # words that a company's name may have too: they count behind the statement's name, or without one
    r"\bdata\b|benefits\b|segments?\b|percent|reconciliation|computation|financial\s+information|eligible|plan\b|reviews?\b|discussion"
    r"|analysis"
)
_DATA = re.compile(  # a statement in short, as press releases have it
    r"(?:condensed\s+|unaudited\s+)*consolidated\s+(?:condensed\s+)?(?:balance\s+sheets?|statements?\s+of\s+(?:operations|income|earnings|cash"
    r"\s+flows?)|(?:income|cash\s+flows?)\s+statements?)\s+data"
)
_SECTION = re.compile(  # headings within a statement of cash flows, and notes about it
    r"cash\s*flows?\s*(?:/|from|used|provided|generated|\(used|\(to|to\b|disclosure|information|reporting|data)|^\W*net\s+cash|activities"
    r"|\beffect\s+of|^\W*supplementa(?:ry|l)\s+(?:schedule|disclosure|cash|non|information)|reconcil|^\W*(?:note\s+)?\(?\d{1,2}[.)]"
    r"|^note\b|off.balance|fair\s+value"
)
_OWNERS = re.compile(
    r"(?:stock|share)\s?(?:holder|owner)|shareowner|partners?\W{0,2}\s+(?:\w+\s+)?(?:capital|equity|deficit|deficiency)|\bequity\b"
    r"|retained\s+(?:earnings|income)|reinvested|capital\s+accounts|paid-in|net\s+assets|members\W{0,2}\s+(?:equity|capital)"
    r"|accumulated\s+deficit|invested\s+capital|\bcapital\b|earnings\s+retained|common\s+stock|surplus|deficit\b|undistributed"
)
_NOT_EARNED = re.compile(
    r"(?:retained|reinvested|undistributed|accumulated)\s+(?:earnings|income|other\s+comprehensive)|earnings\s+(?:re)?(?:invested"
    r"|retained|employed)|other\s+comprehensive"
)
_EARNED = re.compile(r"\b(?:income|earnings|operations?|loss(?:es)?|profits?|revenues?|results|expenses)\b")
_SCALE = re.compile(
    r"\([^)]*(?:thousand|million|except|dollar|amount|share|unaudited)[^)]*(?:\)|$)|\bin (?:thousands|millions).*|\bexcept (?:per"
    r"|share).*|\band per share.*"
)
_FLOWS = re.compile(
    r"cash\s*flow|changes\s+in\s+(?:cash|financial\s+position)|sources?\s+and\s+(?:uses?|applications?)\s+of|changes\s+in\s+working"
)
_BALANCE = re.compile(
    r"balanced?\s+sheet|financial\s+(?:position|condition)|statements?\s+of\s+(?:consolidated\s+)?condition|assets(?:,"
    r"|\s+and)\s+liabilities|statements?\s+of\s+(?:consolidated\s+)?net\s+assets"
)
_STATEMENT = re.compile(r"statements?\b|results\s+of|^\W*(?:\w+\s+)?(?:consolidated|condensed)")
_STRONG = re.compile(r"statements?\b|balanced?\s+sheet")
_WEAK = re.compile(
    r"(?:[\w.&'-]+\s+){0,6}?(?:consolidated|condensed"
    r"|comparative)?\s*(?:summary\s+of\s+)?(?:consolidated\s+)?(?:results\s+of\s+operations|results|income|earnings|operations"
    r"|financial\s+position|financial\s+condition|cash\s*flows?|(?:stock|share)holders'?\s+equity)\W*(?:(?:at|as\s+of|for|december"
    r"|years?)\b.*)?"
)


def is_strong(low: str) -> bool:
    """Whether a title calls its table a statement; "Results of operations" may stand over anything."""
    return bool(_STRONG.search(low)) and not low.rstrip().endswith(":") and not _is_data(low)


def _is_data(low: str) -> bool:
    """Whether a title calls its table the data of a statement of all: "CONSOLIDATED BALANCE SHEET DATA", neither selected nor in part."""
    return bool(_DATA.fullmatch(_without_scale(low).strip()))


def is_weak(low: str) -> bool:
    """Whether a title consists of nothing but what a statement could be called, or calls its table one as a heading would ("...:")."""
    words = _without_scale(low).strip()
    return bool(_WEAK.fullmatch(words) or _DATA.fullmatch(words) or (words.endswith(":") and _STRONG.search(words)))


def is_other(low: str) -> bool:
    """Whether a title says that its table is no face statement: pro forma, selected, parent only, by quarter."""
    words = _without_scale(low)
    named = _STRONG.search(words)
    return not _is_data(low) and bool(_OTHER.search(words) or _OTHER_BEHIND.search(words, named.end() if named else 0))


def is_section(low: str) -> bool:
    """Whether a line with a title's words is a heading within a statement, or of a note."""
    return bool(_SECTION.search(low))


def is_continued(low: str) -> bool:
    """Whether a title says that its statement began on an earlier page."""
    return bool(_CONTINUED.search(low))


def is_unfinished(low: str) -> bool:
    """Whether a title goes on in the next line: "CONSOLIDATED STATEMENTS OF"."""
    return bool(_OPEN_END.search(low))


@lru_cache(maxsize=16)  # several questions are asked of one title
def _without_scale(low: str) -> str:
    """A title without what it says in brackets: "(in thousands, except per share data)" makes no other table."""
    return _SCALE.sub(" ", low)


def kind_of_title(low: str) -> StatementKind | None:
    """The kind that a title in lower case names; None for none, or for a list of several statements."""
    low = _without_scale(low)
    flows, balance, statement = bool(_FLOWS.search(low)), bool(_BALANCE.search(low)), bool(_STATEMENT.search(low))
    owned = bool(_OWNERS.search(low))
    earned = bool(
        statement and _EARNED.search(_NOT_EARNED.sub(" ", low.replace("comprehensive income", " ").replace("comprehensive loss", " ")))
    )
    if flows:
        return (
            None
            if earned or (balance and "changes in financial" not in low) or (owned and "statement" in low and "and" in low)
            else StatementKind.CASH_FLOW
        )
    if balance:
        return None if earned and "results" in low else StatementKind.BALANCE_SHEET
    if earned:
        return StatementKind.INCOME
    if owned and statement:
        return StatementKind.EQUITY
    return StatementKind.COMPREHENSIVE_INCOME if statement and "comprehensive" in low else None
