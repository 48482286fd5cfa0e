"""Lines of a balance sheet that captions alone leave open, told by what else stands there.

1. Total property, if the sum deducts depreciation, is net, and the sum of the property above that deduction is gross; property that no
   depreciation is deducted from is net, whatever its caption leaves open.
2. Capital paid in above par was paid for common stock, where no amount of preferred stock is shown.
3. Where no line is property, the one of furniture, equipment, premises or the like that is shown net of depreciation is.
4. The market value inside a caption of securities held to maturity is theirs, the cost inside one of securities at market is theirs.
5. Before FAS 160 equity did not hold minority interests: the total of equity is the owners', a subtotal in it that of the stock above
   treasury stock. What a bare total of equity takes more away from is a subtotal, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from converter.maps.in_place import Told, lowers, tell_in_place
from converter.maps.spoken import is_bare
from converter.model.quantity import Measure
from converter.model.statement import Calculation, LineItem

_NET, _GROSS, _WORN = "PropertyPlantAndEquipmentNet", "PropertyPlantAndEquipmentGross", "AccumulatedDepreciation"
_PROPERTY = (_NET, _GROSS, _WORN, "PublicUtilities")
_PAID_IN, _PAID_FOR_COMMON = "AdditionalPaidInCapital", "AdditionalPaidInCapitalCommonStock"
_PREFERRED = re.compile(r"\b(?:preferred|preference)\b", re.IGNORECASE)
_ABOVE_PAR = re.compile(r"\bpaid\b|\bexcess of\b|\bsurplus\b", re.IGNORECASE)
_NET_OF_WEAR = re.compile(
    r"^(?!\W*(?:less|accumulated|allowance|deposits?)\b)"
    r"(?!.*\b(?:leases?|leased|rentals?|rented|held|sale|investments?|estate|foreclosed|loans?|receivables?|oil|gas|utility)\b)"
    r"(?=.*\b(?:furniture|fixtures|equipment|leasehold improvements|premises|buildings?|plant|fixed assets)\b)"
    r".*\b(?:net|less)\b",
    re.IGNORECASE,
)
_EQUITY, _BEFORE_TREASURY = "StockholdersEquity", "StockholdersEquityBeforeTreasuryStock"
_EQUITY_WITH_OTHERS = "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest"
_BOTH_SIDES = "LiabilitiesAndStockholdersEquity"
_LESS = re.compile(r"^\W*less\b\W*", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:minority|noncontrolling|non-controlling)\b", re.IGNORECASE)
_MARKET = re.compile(r"^\W*(?:approximate |estimated |aggregate |quoted )?(?:market|fair) values?\b", re.IGNORECASE)
_COST = re.compile(r"^\W*(?:at )?(?:amortized )?cost\b", re.IGNORECASE)
_INSIDE = (
    (_MARKET, "HeldToMaturitySecurities", "HeldToMaturitySecuritiesFairValue"),
    (_COST, "AvailableForSaleSecuritiesDebtSecurities", "AvailableForSaleDebtSecuritiesAmortizedCostBasis"),
    (_COST, "EquitySecuritiesFvNi", "EquitySecuritiesFvNiCost"),
)


def balances_in_place(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], own: frozenset[int], *, is_shared: bool
) -> Mapping[int, Told]:
    """Concepts for lines of a balance sheet, given the local names chosen so far; `own` are lines whose concept is the filing's own.

    `is_shared`: whether equity may hold the interests of others.
    """
    steps = (_after_depreciation, _without_depreciation, _paid_in, _property, _inside, *(() if is_shared else (_equity,)), _less_equity)
    return tell_in_place(steps, lines, calculation, names, own)


def _after_depreciation(
    lines: Sequence[LineItem],  # noqa: ARG001 - the sums tell
    calculation: Calculation,
    names: Mapping[int, str],
    own: frozenset[int],
) -> Iterator[tuple[int, Told]]:
    taken = {i for i, name in names.items() if name == _NET}
    for summation in calculation.summations:
        total, parts = summation.total, [term.line for term in summation.terms]
        is_open = names.get(total) == _GROSS or total in own
        above = [i for i in parts if names.get(i) in (_GROSS, _NET)]
        if is_open and any(names.get(i, "").startswith(_WORN) for i in parts) and len(above) == 1 and taken <= set(above):
            yield total, (_NET, "the sum that deducts depreciation from property")
            yield from ((i, (_GROSS, "a part of the sum that deducts depreciation from property")) for i in taken)
            return


def _without_depreciation(
    lines: Sequence[LineItem], _: Calculation, names: Mapping[int, str], __: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    shown = {name: i for i, name in names.items() if lines[i].host is None}
    if _GROSS in shown and not any(name.startswith(_WORN) for name in shown):
        yield shown[_GROSS], (_NET, "nothing is deducted from it here, so it is the net amount")


def _paid_in(lines: Sequence[LineItem], _: Calculation, names: Mapping[int, str], __: frozenset[int]) -> Iterator[tuple[int, Told]]:
    if any(_PREFERRED.search(line.caption) and any(f and f.value for f in line.figures) for line in lines):
        return
    for i, name in names.items():
        if name == _PAID_IN and _ABOVE_PAR.search(lines[i].caption):
            yield i, (_PAID_FOR_COMMON, "no preferred stock stands beside it, so it was paid for common stock")


def _equity(lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], _: frozenset[int]) -> Iterator[tuple[int, Told]]:
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


def _less_equity(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], own: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    above = next((i for i, name in names.items() if name == _EQUITY and is_bare(lines[i])), None)
    whole = calculation.parent_of(above) if above is not None else None
    summation = calculation.of_total(whole) if whole is not None else None
    if above is None or whole not in own or summation is None or not is_bare(lines[whole]):
        return
    parent = calculation.parent_of(whole)
    deducted = [term for term in summation.terms if term.line != above]
    if parent is None or names.get(parent) != _BOTH_SIDES or not deducted or not all(lowers(lines[t.line], t) for t in deducted):
        return
    first = deducted[0].line
    caption = _LESS.sub("", lines[first].caption)
    is_treasury = names.get(first, "").startswith("TreasuryStock")
    name = _BEFORE_TREASURY if is_treasury else f"Stockholders' equity before {caption[:1].lower()}{caption[1:]}"
    yield above, (name, "more is taken from it")
    yield whole, (_EQUITY, "what all of equity sums up to")


def _property(lines: Sequence[LineItem], _: Calculation, names: Mapping[int, str], own: frozenset[int]) -> Iterator[tuple[int, Told]]:
    if any(name.startswith(_PROPERTY) for i, name in names.items() if lines[i].host is None):
        return
    worn = [i for i in sorted(own) if lines[i].host is None and _NET_OF_WEAR.search(lines[i].caption)]
    if len(worn) == 1 and lines[worn[0]].measure is Measure.MONETARY:
        yield worn[0], (_NET, "the only property here, shown net of depreciation")


def _inside(lines: Sequence[LineItem], _: Calculation, names: Mapping[int, str], __: frozenset[int]) -> Iterator[tuple[int, Told]]:
    for i in sorted(names):
        line = lines[i]
        host = names.get(line.host, "") if line.host is not None else ""
        for pattern, of, name in _INSIDE:
            if host == of and line.measure is Measure.MONETARY and pattern.search(line.caption):
                yield i, (name, "it stands inside the caption of these securities")
