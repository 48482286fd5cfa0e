"""What is left for common shareholders: net income less preferred dividends, where the figures foot and no sum was inferred (DQC_0099)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from converter.model.report import MappedStatement
from converter.model.statement import Calculation, StatementKind, Summation, Term

_LEFT = re.compile(r"NetIncomeLossAvailableToCommonStockholders(?:Basic|Diluted)")
_WHOLE = re.compile(r"NetIncomeLoss|ProfitLoss")
_PREFERRED = re.compile(r"\w*PreferredStock\w*Dividend\w*|DividendsPreferredStock\w*|PreferredStockDividends\w*")


def settle_common_earnings(mapped: MappedStatement) -> MappedStatement:
    """The income statement with that sum, whether it prints the dividends in brackets or not."""
    whole, preferred, left = (_only(mapped, pattern) for pattern in (_WHOLE, _PREFERRED, _LEFT))
    if mapped.statement.kind is not StatementKind.INCOME or whole is None or preferred is None or left is None:
        return mapped
    if mapped.calculation.of_total(left) or any(mapped.calculation.parent_of(i) is not None for i in (whole, preferred)):
        return mapped
    for weight in (-1, 1):
        if _foots(mapped, left, whole, preferred, weight):
            found = Summation(left, (Term(whole, 1), Term(preferred, weight)))
            return replace(mapped, calculation=Calculation((*mapped.calculation.summations, found)))
    return mapped


def _only(mapped: MappedStatement, pattern: re.Pattern[str]) -> int | None:
    found = [i for i, m in enumerate(mapped.matches) if m and pattern.fullmatch(m.concept.qname.name)]
    return found[0] if len(found) == 1 else None


def _foots(mapped: MappedStatement, left: int, whole: int, preferred: int, weight: int) -> bool:
    rows = [[figure.value if figure else Decimal(0) for figure in mapped.statement.lines[i].figures] for i in (left, whole, preferred)]
    return any(rows[2]) and all(total == net + weight * dividends for total, net, dividends in zip(*rows, strict=True))
