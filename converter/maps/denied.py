"""What a line cannot be, whatever its words make likely: words of concepts' names that its caption, or its statement, denies.

1. What is due from others is not due to them, though "from" and "to" are small words.
2. A dividend or distribution per share is no earnings per share.
3. Some names say more than a caption may leave out: premiums of deposit insurance, plant for transmission and distribution.
4. What banks alone show ("Provision for losses", "Other" of their expenses) is nothing that others show.
5. A change of inventories together with other assets is no change of those alone.
6. Items of a reorganization stand apart from other income.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from converter.model.quantity import Measure
from converter.model.statement import StatementKind

_DUE = re.compile(r"\bdue (from|to)\b", re.IGNORECASE)
_OTHER_WAY = {"from": "DueTo", "to": "DueFrom"}
_PAID_OUT = re.compile(
    r"^(?!.*\b(?:before|after|less|net|available|applicable|attributable|deduct\w*|from)\b).*\b(?:distributions?|dividends?)\b",
    re.IGNORECASE,
)
_RESULTS = ("EarningsPer", "IncomeLoss")
_ONLY_IF_SAID = (
    ("FederalDepositInsurance", re.compile(r"\b(?:fdic|saif|bif|deposits?|federal)\b", re.IGNORECASE)),
    ("TransmissionAndDistribution", re.compile(r"\b(?:transmission|distribution)\b", re.IGNORECASE)),
)
_BANKS = ("Noninterest", "ProvisionForLoan")
_LENDING = re.compile(r"\b(?:loan|noninterest|non interest|net interest income|deposit|credit loss|thrift)\b")
_INVENTORY = re.compile(r"\binventor(?:y|ies)\b", re.IGNORECASE)
_WITHOUT_INVENTORY = tuple(
    f"IncreaseDecreaseIn{asset}"
    for asset in ("Prepaid", "Receivables", "Accounts", "OtherReceivables", "OtherOperatingAssets", "OtherCurrent")
)
_REORGANIZATION = re.compile(r"\breorganization items?\b", re.IGNORECASE)


def denied_words(captions: Sequence[str], kind: StatementKind, measure: Measure, *, is_lender: bool) -> tuple[str, ...]:
    """The words of names that a line's captions deny, its own caption the last of them.

    `is_lender`: stands on an income statement that speaks of lending, or on another statement.
    """
    own = captions[-1]
    told = {match[1].lower() for match in _DUE.finditer(own)}
    return (
        *(_OTHER_WAY[way] for way in told if len(told) == 1),
        *(_RESULTS if measure is Measure.PER_SHARE and _PAID_OUT.search(own) else ()),
        *(name for name, said in _ONLY_IF_SAID if not any(map(said.search, captions))),
        *(() if is_lender else _BANKS),
        *(_WITHOUT_INVENTORY if kind is StatementKind.CASH_FLOW and _INVENTORY.search(own) else ()),
        *(("Nonoperating",) if any(map(_REORGANIZATION.search, captions)) else ()),
    )


def speaks_of_lending(captions: Iterable[str]) -> bool:
    """Whether normalised captions of a statement speak of loans or deposits."""
    return any(map(_LENDING.search, captions))
