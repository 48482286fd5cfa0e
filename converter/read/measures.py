"""What a line of a spreadsheet measures (money, shares, money per share), by its caption and figures, and which lines are totals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from converter.model.quantity import Measure
from converter.model.statement import LineRole, StatementKind

_PER_SHARE = re.compile(r"\bper\b[\w\s,]{0,40}\b(?:share|unit)|\bearnings per\b|\bEPS\b", re.IGNORECASE)
_SHARES = re.compile(
    r"\bweighted[\s-]+average\b|\baverage (?:number of )?(?:common )?(?:shares|units)\b"
    r"|\b(?:number of|shares|units) (?:outstanding|authorized|issued|used)\b|\bshares in\b|\bin shares\b|\bshares\)?$",
    re.IGNORECASE,
)
_BASIC_DILUTED = re.compile(r"^(?:basic|diluted|assuming dilution|basic and diluted)\b", re.IGNORECASE)
_COUNT = re.compile(
    r"^(?:number of )?(?:\w+ )?(?:shares|units)\b|\b(?:shares|units) (?:issued|outstanding|authorized|held)$", re.IGNORECASE
)
_TOTAL = re.compile(r"^(?:(?:sub|grand )?total|net cash)\b", re.IGNORECASE)
_SMALL = 1000  # amounts per share are less
_FRACTION = re.compile(r"^\D{0,3}\d{0,3}\.\d{1,4}\)?$")


def measure_of(caption: str, figures: Sequence[str], kind: StatementKind = StatementKind.INCOME) -> Measure:
    """The measure of a line: fractions of small numbers are per-share amounts whatever the caption says ("Basic", "Net income").

    On a balance sheet's face "Common stock, $1 par value, 1,000 shares authorized" is money all the same.
    """
    if kind is StatementKind.BALANCE_SHEET:
        return Measure.SHARES if _COUNT.search(caption) and "$" not in caption and "cost" not in caption else Measure.MONETARY
    if kind is StatementKind.CASH_FLOW:
        return Measure.MONETARY
    known = [figure for figure in figures if re.search(r"[1-9]", figure)]
    fractions = sum(1 for figure in known if _FRACTION.match(figure))
    if _PER_SHARE.search(caption) and not _SHARES.search(caption):
        return Measure.PER_SHARE if fractions or all(_small(figure) for figure in known) else Measure.MONETARY
    if known and fractions * 2 >= len(known) and all(_small(figure) for figure in known):
        return Measure.PER_SHARE
    if _SHARES.search(caption) or (_BASIC_DILUTED.search(caption) and known):
        return Measure.SHARES
    return Measure.MONETARY


def role_of(caption: str) -> LineRole:
    """A total by its caption: spreadsheets have no rules above sums."""
    return LineRole.TOTAL if _TOTAL.match(caption) else LineRole.ITEM


def _small(figure: str) -> bool:
    digits = re.sub(r"[^\d.]", "", figure)
    return bool(digits) and Decimal(digits) < _SMALL
