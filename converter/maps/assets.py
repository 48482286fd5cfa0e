"""Lines of a balance sheet that captions alone leave open, told by what else stands there.

1. Where no line is property, the one of furniture, equipment, premises or the like that is shown net of depreciation is.
2. Before FAS 160 equity did not hold minority interests: the total of equity is the owners', a subtotal in it that of the stock above
   treasury stock.
3. The market value inside a caption of securities held to maturity is theirs, the cost inside one of securities at market is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from converter.model.quantity import Measure
from converter.model.statement import Calculation, LineItem

_NET = "PropertyPlantAndEquipmentNet"
_PROPERTY = (_NET, "PropertyPlantAndEquipmentGross", "AccumulatedDepreciation", "PublicUtilities")
_NET_OF_WEAR = re.compile(
    r"^(?!\W*(?:less|accumulated|allowance|deposits?)\b)"
    r"(?!.*\b(?:leases?|leased|rentals?|rented|held|sale|investments?|estate|foreclosed|loans?|receivables?|oil|gas|utility)\b)"
    r"(?=.*\b(?:furniture|fixtures|equipment|leasehold improvements|premises|buildings?|plant|fixed assets)\b)"
    r".*\b(?:net|less)\b",
    re.IGNORECASE,
)
_EQUITY, _BEFORE_TREASURY = "StockholdersEquity", "StockholdersEquityBeforeTreasuryStock"
_EQUITY_WITH_OTHERS = "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest"
_OTHERS = re.compile(r"\b(?:minority|noncontrolling|non-controlling)\b", re.IGNORECASE)
_MARKET = re.compile(r"^\W*(?:approximate |estimated |aggregate |quoted )?(?:market|fair) values?\b", re.IGNORECASE)
_COST = re.compile(r"^\W*(?:at )?(?:amortized )?cost\b", re.IGNORECASE)
_INSIDE = (
    (_MARKET, "HeldToMaturitySecurities", "HeldToMaturitySecuritiesFairValue"),
    (_COST, "AvailableForSaleSecuritiesDebtSecurities", "AvailableForSaleDebtSecuritiesAmortizedCostBasis"),
    (_COST, "EquitySecuritiesFvNi", "EquitySecuritiesFvNiCost"),
)

Told = tuple[str, str]  # the concept's local name, and why


def assets_in_place(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], own: frozenset[int], *, is_shared: bool
) -> Mapping[int, Told]:
    """Concepts for lines of a balance sheet, given the local names chosen so far; `own` are lines whose concept is the filing's own.

    `is_shared`: whether equity may hold the interests of others.
    """
    taken = set(names.values())
    told = {i: told for i, told in (*_property(lines, names, own), *_inside(lines, names)) if told[0] not in taken}
    return told if is_shared else told | dict(_equity(lines, calculation, names))


def _equity(lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str]) -> Iterator[tuple[int, Told]]:
    whole = next((i for i, name in names.items() if name == _EQUITY_WITH_OTHERS and not _OTHERS.search(lines[i].caption)), None)
    own = next((i for i, name in names.items() if name == _EQUITY), None)
    if whole is None:
        return
    summation = calculation.of_total(whole)
    is_part = own is not None and summation is not None and any(term.line == own for term in summation.terms)
    if own is None or (is_part and _BEFORE_TREASURY not in names.values()):
        yield whole, (_EQUITY, "no interests of others are in equity yet")
    if own is not None and is_part and _BEFORE_TREASURY not in names.values():
        yield own, (_BEFORE_TREASURY, "a part of the owners' equity")


def _property(lines: Sequence[LineItem], names: Mapping[int, str], own: frozenset[int]) -> Iterator[tuple[int, Told]]:
    if any(name.startswith(_PROPERTY) for i, name in names.items() if lines[i].host is None):
        return
    worn = [i for i in sorted(own) if lines[i].host is None and _NET_OF_WEAR.search(lines[i].caption)]
    if len(worn) == 1 and lines[worn[0]].measure is Measure.MONETARY:
        yield worn[0], (_NET, "the only property here, shown net of depreciation")


def _inside(lines: Sequence[LineItem], names: Mapping[int, str]) -> Iterator[tuple[int, Told]]:
    for i in sorted(names):
        line = lines[i]
        host = names.get(line.host, "") if line.host is not None else ""
        for pattern, of, name in _INSIDE:
            if host == of and line.measure is Measure.MONETARY and pattern.search(line.caption):
                yield i, (name, "it stands inside the caption of these securities")
