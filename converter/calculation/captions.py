"""What a caption says about a line's part in a sum: whether it is a total, is deducted, or is a balance carried forward.

Captions are evidence, never proof: the figures decide. So the patterns are short lists of accounting words,
not of any filer's wording.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from converter.model.period import Duration, Instant
from converter.model.statement import LineItem, LineRole, Statement, StatementKind
from converter.periods import MONTH_NAMES


class Claim(IntEnum):
    """How clearly a line claims to be a total."""

    NONE = 0
    LIKELY = 1  # words such as "gross profit", "income before"
    CLEAR = 2  # "Total ...", no caption at all, or such words under a rule


# Patterns of captions in lower case.
_TOTAL = re.compile(
    r"^\W*(sub-?)?totals?\b|\btotals?\W*$|^\W*net cash\b(?!.*\bdiscontinued\b)"
    r"|^\W*(net )?cash (flows? )?(provided|used|from)\b.*\bactivities",
)
_LIKELY = re.compile(
    r"\btotal\b|^\W*net\b|\bnet\W*$|\b(gross|operating) (profit|margin|income|loss|earnings)"
    r"|\b(income|loss|earnings|profit|deficiency|margin|expenses?)\W.*\b(before|after|from|applicable|available|attributable|allocable)\b"
    r"|\b(income|loss|earnings|profit)\)? (before|from|after)\b|\bcomprehensive (income|loss|earnings)"
    r"|\b(increase|decrease|change)\)? in cash\b|\bworking capital\b",
)
_NO_TOTAL = re.compile(r"^\W*(accumulated|net of|less|add|other|changes? in|adjustments?|retained)\b|\b(unreali[sz]ed|translation)\b")
_PROFIT = re.compile(r"\b(profit|margin|income|loss|earnings|deficit|result|net revenues?|net sales|net interest|net|excess|deficiency)\b")
_GROUP = re.compile(r"^\W*(sub-?)?total\b.*\b(costs?|expenses?|deductions|assets|liabilities|revenues?|charges|taxes)\b")
_EXPENSE = re.compile(
    r"\b(costs?|expenses?|tax(es)?|provision|depreciation|amorti[sz]ation|depletion|charges?|deductions?|dividends?|minority|selling"
    r"|administrative"
    r"|research|salaries|rent|royalties|write-?(off|down)s?|impairment|loss(es)?|interest (expense|on)|less|discounts?|returns"
    r"|allowances?)\b",
)
_CONTRA = re.compile(
    r"\b(less|deduct|allowances?|accumulated (depreciation|amorti[sz]ation|depletion)|treasury|reserve for|unearned"
    r"|unamorti[sz]ed (discount|debt)|discounts?|current (portion|maturities|installments)|deficit|subscriptions? receivable|reacquired)\b",
)
_NET_OF = re.compile(r"\bnet of\b.*")
_NET = re.compile(r"\bnet (assets|worth)\b|\bworking capital\b|\bexcess\b")
_CHANGE = re.compile(r"\b(increase|decrease|change|provided|used)\b")
_INVERSE = re.compile(r"\b(loss|used|applied|deficit|decrease|outflow|deductions?|reductions?|deficiency)\b")
_BALANCE = re.compile(
    r"\b(beginning|begin|start|end|close)( balance)?,? of\b"
    r"|\b(at|opening|closing|ending|beginning|,) ?(balance|beginning|end|ending|start)\b"
    r"|^\W*(balances?|beginning|ending)\b|\b(beginning|end|ending|year-end)\W*$",
)
_DATED_CASH = re.compile(
    rf"^\W*(cash|balance|retained|accumulated deficit)\b.*\b({MONTH_NAMES})\b",
)
_ADJUSTS = re.compile(r"\b(adjustments?|effects?) (to|of|on) (the )?(opening|beginning)\b")  # what moves a balance is none


@dataclass(frozen=True, slots=True)
class Wording:
    """What a line's words say, looked up once for each line.

    `contra`: deducted wherever it stands ("Less ..."); `expense`: deducted from a profit; `profit`: an income statement's
    step, from which expenses are deducted; `inverse`: a total that may be printed positive though its parts sum
    to a negative ("Net loss 500", "Net cash used 187"); `net`: a total less another total ("Net assets");
    `is_change`: an increase or decrease.
    """

    claim: Claim
    contra: bool
    expense: bool
    profit: bool
    inverse: bool
    net: bool
    is_change: bool

    @classmethod
    def of(cls, line: LineItem, kind: StatementKind) -> Wording:
        """The wording of a line of a statement of this kind."""
        return _wording(line.caption, line.role, kind)


@lru_cache(maxsize=8192)
def _wording(caption: str, role: LineRole, kind: StatementKind) -> Wording:
    """Looked up by every stage that asks for sums, and the same in many filings: so it is remembered."""
    income = kind in (StatementKind.INCOME, StatementKind.COMPREHENSIVE_INCOME)
    caption = caption.lower()
    return Wording(
        claim=_claim(caption, role, kind),
        contra=bool(_CONTRA.search(caption)),
        expense=income and bool(_EXPENSE.search(_NET_OF.sub("", caption))),
        profit=income and (not caption.strip() or bool(_PROFIT.search(caption) and not _GROUP.search(caption))),
        net=bool(_NET.search(caption)),
        is_change=bool(_CHANGE.search(caption)),
        inverse=bool(_INVERSE.search(caption)),
    )


def _claim(caption: str, role: LineRole, kind: StatementKind) -> Claim:
    """How clearly the line claims to be a total: by its caption, by having none, or by the rule above it (role).

    A rule alone may as well close the lines above it, so that it makes no clear claim; nor do a cash flow statement's many net changes.
    """
    if not caption.strip() or _TOTAL.search(caption):
        return Claim.CLEAR
    likely = bool(_LIKELY.search(caption)) and not _NO_TOTAL.search(caption)
    if role is LineRole.TOTAL:
        return Claim.CLEAR if likely and kind is not StatementKind.CASH_FLOW else Claim.LIKELY
    return Claim.LIKELY if likely else Claim.NONE


def is_balance(statement: Statement, line: LineItem) -> bool:
    """Whether a line of a flow statement is a balance at one date: opening and closing cash, retained earnings brought forward.

    A balance is an instant and never a term of a flow's sum (EFM 6.14.3: both ends of a calculation arc have one period type).
    """
    if statement.kind in (StatementKind.BALANCE_SHEET, StatementKind.NOTE_TABLE, StatementKind.PROSE):
        return False
    if isinstance(line.period, Instant):
        return any(isinstance(column.period, Duration) for column in statement.columns) or statement.kind is StatementKind.EQUITY
    return _names_balance(line.caption)


@lru_cache(maxsize=8192)
def _names_balance(caption: str) -> bool:
    caption = caption.lower()
    return bool(_BALANCE.search(caption) or _DATED_CASH.search(caption)) and not _ADJUSTS.search(caption)
