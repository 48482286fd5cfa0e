"""Lines of a balance sheet that captions alone leave open, told by what else stands there.

1. Total property, if the sum deducts depreciation, is net, and the sum of the property above that deduction is gross; property that no
   depreciation is deducted from is net, whatever its caption leaves open. Real estate after depreciation is not at cost, nor is utility
   plant after depreciation all plant in service.
2. Capital paid in above par was paid for common stock, where no amount of preferred stock is shown.
3. Where no line is property, the one of furniture, equipment, premises or the like that is shown net of depreciation is.
4. The market value inside a caption of securities held to maturity is theirs, the cost inside one of securities at market is theirs.
5. Before FAS 160 equity did not hold minority interests: the total of equity is the owners', a subtotal in it that of the stock above
   treasury stock. What a bare total of equity takes more away from is a subtotal, too, and so is a bare part of equity.
6. Noncurrent liabilities that leave out the long-term debt that is shown are those other than it, and a part of that debt is debt.
7. A bare total that makes all there is together with equity alone is liabilities. What follows total loans or property in its own sum
   ("Less: allowance", "Construction in progress") leaves the name of the whole to that sum. Inventories that nothing is taken from are net.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from converter.maps.caption import within
from converter.maps.in_place import Told, lowers, tell_in_place
from converter.maps.spoken import is_bare
from converter.model.quantity import Measure
from converter.model.statement import Calculation, LineItem

_NET, _GROSS, _WORN = "PropertyPlantAndEquipmentNet", "PropertyPlantAndEquipmentGross", "AccumulatedDepreciation"
_PROPERTY = (_NET, _GROSS, _WORN, "PublicUtilities")
_OF_UTILITIES = "PublicUtilitiesPropertyPlantAndEquipment"
_PLANT = f"{_OF_UTILITIES}Net"
_ESTATE = "RealEstateInvestmentProperty"
_ESTATE_NET, _ESTATE_AT_COST, _ESTATE_WORN = f"{_ESTATE}Net", f"{_ESTATE}AtCost", f"{_ESTATE}AccumulatedDepreciation"
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
_OWNERS = frozenset({_EQUITY, "PartnersCapital", "MembersEquity", _EQUITY_WITH_OTHERS})
_NONCURRENT, _OTHER_THAN_DEBT = "LiabilitiesNoncurrent", "LiabilitiesOtherThanLongtermDebtNoncurrent"
_ALL_DEBT = "LongTermDebt"
_DEBT = ("LongTermDebtNoncurrent", "LongTermDebtAndCapitalLeaseObligations", _ALL_DEBT, "LongTermNotesPayable")
_UNWORN = ("ConstructionInProgress", "Land", "PropertyPlantAndEquipmentOther")  # property that no depreciation is taken from
_LOANS, _LOSSES = "LoansAndLeasesReceivableNetReportedAmount", "LoansAndLeasesReceivableAllowance"
_INVENTORIES, _INVENTORIES_NET = "InventoryGross", "InventoryNet"
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
    equity = (*(() if is_shared else (_equity,)), _less_equity, _before_deductions, _liabilities)
    steps = (
        _after_depreciation,
        _real_estate,
        _utility_plant,
        _plant_net,
        _without_depreciation,
        _paid_in,
        _property,
        _more_property,
        _loans,
        _inventories,
        _inside,
        _without_debt,
        *equity,
    )
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


def _real_estate(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], _: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    for summation in calculation.summations:
        parts = [term.line for term in summation.terms]
        above = next((i for i in parts if names.get(i) != _ESTATE_WORN), None)
        if names.get(summation.total) == _ESTATE_AT_COST and above is not None and any(names.get(i) == _ESTATE_WORN for i in parts):
            net = f"{lines[above].caption}, net" if _ESTATE_NET in names.values() else _ESTATE_NET
            yield summation.total, (net, "the sum that deducts depreciation from real estate")


def _utility_plant(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], own: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    for summation in calculation.summations:
        named = {names.get(term.line): term.line for term in summation.terms}
        if summation.total in own and is_bare(lines[summation.total]) and {*named} == {_PLANT, f"{_OF_UTILITIES}AccumulatedDepreciation"}:
            yield summation.total, (_PLANT, "the sum that deducts depreciation from utility plant")
            yield named[_PLANT], ("Utility plant, gross", "depreciation is still deducted from it")


def _plant_net(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], _: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    for i, name in names.items():
        parts = _parts_of(calculation, i) if name == f"{_OF_UTILITIES}PlantInService" and is_bare(lines[i]) else set()
        if any(names.get(part) == f"{_OF_UTILITIES}AccumulatedDepreciation" for part in parts):
            yield i, ("Utility plant, net of depreciation, before other plant", "its sum deducts depreciation")


def _without_depreciation(
    lines: Sequence[LineItem], _: Calculation, names: Mapping[int, str], __: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    shown = {name: i for i, name in names.items() if lines[i].host is None}
    if _GROSS in shown and not any(name.startswith(_WORN) for name in shown):
        yield shown[_GROSS], (_NET, "nothing is deducted from it here, so it is the net amount")


def _paid_in(lines: Sequence[LineItem], _: Calculation, names: Mapping[int, str], __: frozenset[int]) -> Iterator[tuple[int, Told]]:
    if any(_PREFERRED.search(line.caption) and line.has_amount for line in lines):
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
    yield above, (_before(lines, deducted[0].line, names), "more is taken from it")
    yield whole, (_EQUITY, "what all of equity sums up to")


def _before(lines: Sequence[LineItem], deducted: int, names: Mapping[int, str]) -> str:
    """What equity is called that a line is still to be taken from."""
    caption = _LESS.sub("", lines[deducted].caption)
    is_treasury = names.get(deducted, "").startswith("TreasuryStock")
    return _BEFORE_TREASURY if is_treasury else f"Stockholders' equity before {within(caption)}"


def _before_deductions(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], own: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    for above in sorted(i for i in own if is_bare(lines[i]) and calculation.of_total(i)):
        whole = calculation.parent_of(above)
        summation = calculation.of_total(whole) if whole is not None else None
        if whole is None or summation is None or names.get(whole) != _EQUITY:
            continue
        deducted = [term for term in summation.terms if term.line != above]
        if deducted and all(lowers(lines[term.line], term) for term in deducted):
            yield above, (_before(lines, deducted[0].line, names), "more is taken from it")


def _liabilities(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], own: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    for total in sorted(i for i in own if is_bare(lines[i]) and calculation.of_total(i)):
        parent = calculation.parent_of(total)
        summation = calculation.of_total(parent) if parent is not None else None
        if parent is None or summation is None or names.get(parent) != _BOTH_SIDES or "Liabilities" in names.values():
            continue
        others = [term.line for term in summation.terms if term.line != total]
        if others and all(names.get(i) in _OWNERS and i > total for i in others):
            yield total, ("Liabilities", "with equity it makes all there is")


def _without_debt(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], _: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    debt = {i for i, name in names.items() if name in _DEBT and lines[i].host is None}
    within_debt = {part for i in debt for part in _parts_of(calculation, i)}
    for i, name in names.items():
        if not debt or name != _NONCURRENT or not calculation.of_total(i) or debt & _parts_of(calculation, i):
            continue
        if i in within_debt and _ALL_DEBT not in names.values():
            yield i, (_ALL_DEBT, "what is due now is still deducted from it")
        else:
            yield i, (_OTHER_THAN_DEBT, "long-term debt is shown beside it")


def _parts_of(calculation: Calculation, total: int) -> set[int]:
    """The lines that a total sums up, those of its parts with them."""
    summation = calculation.of_total(total)
    parts = {term.line for term in summation.terms} if summation else set()
    return parts.union(*(_parts_of(calculation, part) for part in parts))


def _more_property(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], own: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    for summation in calculation.summations:
        parts = [term.line for term in summation.terms]
        net = [i for i in parts if names.get(i) == _NET]
        more = [i for i in parts if names.get(i, "").startswith(_UNWORN)]
        if summation.total in own and len(net) == 1 and more and len(net) + len(more) == len(parts):
            caption = lines[more[0]].caption
            yield summation.total, (_NET, "it adds property to what is net of depreciation")
            yield net[0], (f"Property, plant and equipment, net, before {within(caption)}", "more property is added to it")


def _loans(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], own: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    for summation in calculation.summations:
        named = {names.get(term.line): term.line for term in summation.terms}
        if summation.total in own and is_bare(lines[summation.total]) and {*named} == {_LOANS, _LOSSES}:
            yield summation.total, (_LOANS, "the sum that deducts the allowance from loans")
            yield named[_LOANS], ("LoansAndLeasesReceivableNetOfDeferredIncome", "the allowance is still deducted from it")


def _inventories(lines: Sequence[LineItem], _: Calculation, names: Mapping[int, str], __: frozenset[int]) -> Iterator[tuple[int, Told]]:
    total = next((i for i, name in names.items() if name == _INVENTORIES and is_bare(lines[i])), None)
    if total is not None and not any(i > total and name.startswith("Inventory") for i, name in names.items()):
        yield total, (_INVENTORIES_NET, "nothing is taken from it")


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
