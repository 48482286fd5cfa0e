"""The industry that a filing's statements show where its header states no SIC code: many headers of the 1990s do not.

Lines that only statements of the kind have tell it: a bank's margin of interest beside deposits and loans (Reg. S-X Article 9),
an insurer's premiums beside policy liabilities (Article 7), a landlord's rents beside mortgaged real estate (Rule 3-14), a utility's
plant beside its capitalization (FERC's balance sheet).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from converter.model.statement import Statement, StatementKind


class _Industry(NamedTuple):
    """A SIC code of the industry, and what captions of its statements say: one for each pattern. `never`: what none of income may say."""

    sic: str
    balance_sheet: tuple[re.Pattern[str], ...]
    income: tuple[re.Pattern[str], ...]
    never: re.Pattern[str] = re.compile(r"(?!)")


def _said(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_INDUSTRIES = (
    _Industry(
        "6021",
        _said(r"\bdeposits?\b", r"\bloans\b"),
        _said(r"^\W*net interest income\b(?!.*expense)", r"\binterest (?:on|and)\b|^\W*total interest (?:income|expense)"),
    ),
    _Industry(
        "6311",
        _said(r"\bpolicy(?:holders?'?)? (?:benefits|liabilities|claims|and contract)|\bunearned premiums?\b|\bloss(?:es)? and loss\b"),
        _said(r"\bpremiums?\b", r"\bbenefits\b|\bclaims\b|\blosses and loss\b"),
        re.compile(r"\b(?:net|cost of) (?:sales|goods)\b|^\W*sales\b", re.IGNORECASE),  # a company of other trades that owns an insurer
    ),
    _Industry(
        "6512",
        _said(r"\breal estate (?:investments?|held|at cost|,)|\binvestments? in real estate\b|\brental propert", r"\bmortgages?\b"),
        _said(r"^\W*(?:(?:base|minimum) )?(?:rental|rents?)\b"),
        re.compile(r"\b(?:net|cost of) (?:sales|goods)\b|\bfees on loans\b|\bpremiums\b", re.IGNORECASE),
    ),
    _Industry("4911", _said(r"\b(?:utility|electric|gas|water) plant\b", r"^\W*total capitalization\b"), ()),
)


def industry_of(statements: Sequence[Statement]) -> str:
    """The SIC code of an industry whose lines stand on the face statements; "" where they show none."""
    balance_sheet = _captions(statements, StatementKind.BALANCE_SHEET)
    income = _captions(statements, StatementKind.INCOME)
    for industry in _INDUSTRIES:
        is_other = any(map(industry.never.search, income))
        if not is_other and _all_said(industry.balance_sheet, balance_sheet) and _all_said(industry.income, income):
            return industry.sic
    return ""


def _captions(statements: Sequence[Statement], kind: StatementKind) -> list[str]:
    return [line.caption for statement in statements if statement.kind is kind for line in statement.lines]


def _all_said(patterns: Sequence[re.Pattern[str]], captions: Sequence[str]) -> bool:
    return all(any(map(pattern.search, captions)) for pattern in patterns)
