"""The results of an income statement that captions alone leave open, told by what stands between them.

1. Total expenses below a margin of interest are a lender's, those below benefits of policies an insurer's.
2. "Income taxes before extraordinary item" are taxes; income from continuing operations above income before taxes is operating income.
3. What is called income before income taxes, or pretax, and stands above the taxes, is that: also where equity-method income or
   minority interests are still to come, or where other lines make the caption long.
4. Income from continuing operations is that, though its caption goes on with all that it is before, if discontinued operations follow;
   and so is the amount per share.
5. The one line between income before extraordinary items and the next result is extraordinary ("Loss on early extinguishment of debt"),
   and so is the amount per share of the same caption.
6. The first line, from which costs are taken, is revenue where no other line is, whatever the filer calls its sales ("Net billings").
7. What further operating costs are taken from was gross profit; what they leave, a bare total, is operating income.
8. The only amount per share, under a heading that says it is income per share, is that, whatever the share is called.
9. Of taxes that several lines name alike, the first are the statement's; those among other income, or of a part of the group, are a part.
10. What is added up to expenses is no share of net income: "General partners' fees".
11. Taxable interest on loans is none on securities; nor is that of one kind of securities all of it. Other income that is added up to
    interest is other interest, and other costs are what is added up to costs.
12. Dividends below net income were paid, not earned.
13. What alone a bank adds to its margin, and takes from it, to get income before taxes is all its noninterest income and expense. A bare
    total of what costs were already taken from is no revenue, nor income or costs of the heading over its last part.
14. All costs that gross profit is left after are those of revenue, those taken from it all operating expenses. "Operating expenses" added
    up with selling costs or depreciation are a part of all that are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from converter.maps.caption import normalise, within
from converter.maps.in_place import Told, lowers, tell_in_place
from converter.maps.spoken import is_bare
from converter.model.fact import Dimension
from converter.model.quantity import Measure
from converter.model.statement import Calculation, LineItem, Term

_TAX = "IncomeTaxExpenseBenefit"
_TAXES = (
    "FederalIncomeTaxExpenseBenefitContinuingOperations",
    "StateAndLocalIncomeTaxExpenseBenefitContinuingOperations",
    "FederalStateAndLocalIncomeTaxExpenseBenefitContinuingOperations",
    _TAX,  # the last one, since the others say more
)
_NAMES_TAXES = re.compile(r"(?:\w*IncomeTax(?!es)|Tax)\w+")  # not of what else is net of taxes
_TAXABLE = frozenset({"InterestIncomeSecuritiesTaxable", "InterestIncomeSecuritiesTaxExempt"})
_INTEREST, _OTHER_INTEREST = "InterestAndDividendIncomeOperating", "OtherInterestAndDividendIncome"
_OTHER_INCOME = frozenset(
    {"OtherIncome", "OtherNonoperatingIncome", "OtherNonoperatingIncomeExpense", "NoninterestIncomeOtherOperatingIncome"}
)
_COSTS = re.compile(r"^(?!.*\b(?:income|revenues?|earnings)\b).*\b(?:expenses?|costs?)\b(?!.*\bother\b)", re.IGNORECASE)
_SAYS_INCOME = re.compile(r"\b(?:income|gains?|credits?)\b", re.IGNORECASE)
_NET_INCOME = frozenset({"NetIncomeLoss", "ProfitLoss"})
_SHARE_OF_PARTNERS = "NetIncomeLossAllocatedTo"
BEFORE_TAX = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"
BEFORE_EQUITY_METHOD = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesMinorityInterestAndIncomeLossFromEquityMethodInvestments"
_BEFORE_TAX_START = "IncomeLossFromContinuingOperationsBeforeIncomeTaxes"
_CONTINUING = "IncomeLossFromContinuingOperations"
_BEFORE_EXTRAORDINARY = "IncomeLossBeforeExtraordinaryItems"
_EXTRAORDINARY, _EXTRAORDINARY_PER_SHARE = "ExtraordinaryItemNetOfTax", "IncomeLossFromExtraordinaryItemsNetOfTaxPerBasicShare"
_PER_SHARE = "EarningsPerShareBasic"
_ALL_OPERATING, _SOME_OPERATING = "OperatingExpenses", "OperatingCostsAndExpenses"
_FURTHER_COSTS = ("SellingGeneral", "SellingAndMarketing", "SellingExpense", "GeneralAndAdministrative", "Depreciation", "Amortization")
_SAID_OF = {"OperatingIncomeLoss": "Operating income", "GrossProfit": "Gross profit"}
_ALL_COSTS, _COST_OF_REVENUE = "CostsAndExpenses", "CostOfRevenue"
_OPEN_TO_TAX = frozenset({"OperatingIncomeLoss", _CONTINUING})  # what a line before taxes is mistaken for
_SALES = ("Revenue", "Sales", "InterestAndDividendIncomeOperating", "PremiumsEarned")
_RESULT = r"^\W*(?:net\W+)?(?:income|earnings|profit|loss(?:es)?)\b"
_TAXED = re.compile(
    rf"{_RESULT}(?!.*\bnet of\b)(?!.*\bbefore\b.*(?<!minority )(?<!noncontrolling )\binterest\b).*\bbefore\b.*\btax(?:es)?\b"
    r"|^\W*pre-?\s?tax\b",
    re.IGNORECASE,
)
_TAX_ITSELF = re.compile(
    r"^\W*(?:(?:provision|benefit|credit)\W+(?:\(\w+\)\W+)?for\W+)?(?:federal\W+)?income\W+tax(?:es)?\W+(?:\(\w+\)\W+)?before\b",
    re.IGNORECASE,
)
_TAX_CHANGE = re.compile(r"\baccounting(?: principles?)? for (?:federal |deferred )?income tax(?:es)?\b", re.IGNORECASE)
_FROM_CONTINUING = re.compile(rf"{_RESULT}\W*(?:\(?(?:loss|income|earnings)\)?\W+)?from continuing operations\b", re.IGNORECASE)
_DISCONTINUED = re.compile(r"\bdiscontinued\b|\bdisposal\b", re.IGNORECASE)
_TAXES_FOLLOW = "it is called income before taxes, and taxes follow"
_CHANGES = re.compile(r"\bcumulative\b|\btax(?:es)?\b|\bminority\b|\bdividends?\b", re.IGNORECASE)
_PER = re.compile(r"\b(?:income|earnings|loss)\b.*\bper\b.*\bshare\b", re.IGNORECASE)
_NO_EARNINGS = re.compile(
    r"\b(?:dividends?|distributions?|book|value|price|tax|before|continuing|discontinued|extraordinary)\b", re.IGNORECASE
)
_EXPENSES = frozenset({"OperatingExpenses", "CostsAndExpenses"})
_ALL_EXPENSES = re.compile(r"^\W*total\b.*\bexpenses?\b", re.IGNORECASE)
_OPERATING, _GROSS_PROFIT = "OperatingIncomeLoss", "GrossProfit"
_NOT_OPERATING = ("Interest", "OtherNonoperating", "Nonoperating", "IncomeTax", "NetIncomeLoss", "IncomeLoss")
_MARGIN = "InterestIncomeExpenseNet"
_MARGINS = frozenset({_MARGIN, "InterestIncomeExpenseAfterProvisionForLoanLoss"})
_BESIDE_MARGIN = {  # by the weight in income before taxes: what a bank's line is called, and what it is
    1: (_OTHER_INCOME | {"OtherOperatingIncome"}, "NoninterestIncome"),
    -1: (frozenset({"OtherNoninterestExpense", "OtherCostAndExpenseOperating", "OtherExpenses"}), "NoninterestExpense"),
}
_BENEFITS = ("PolicyholderBenefits", "LiabilityForFuturePolicyBenefits", "IncurredClaims", "BenefitsLosses")
_OTHER_RESULTS = ("Income", "Cumulative", "NetIncome", "ProfitLoss", "OperatingIncome", "GrossProfit", "Revenue")


def results_in_place(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], own: frozenset[int]
) -> Mapping[int, Told]:
    """Concepts for lines of an income statement, given the local names chosen so far; `own` are lines whose concept is the filing's own."""
    steps = (
        _expenses,
        _taxes,
        _same_taxes,
        _above_tax,
        _before_tax,
        _from_continuing,
        _continuing_each,
        _extraordinary,
        _revenue,
        _of_bank,
        _after_costs,
        _operating,
        _per_share,
    )
    return tell_in_place(
        (*steps, _cost_of_revenue, _from_gross_profit, _some_operating, _fees, _taxable, _other_interest, _other_costs, _dividends),
        lines,
        calculation,
        names,
        own,
    )


def _expenses(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], _: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    totals = (i for i in sorted(names) if names[i] in _EXPENSES and (_ALL_EXPENSES.search(lines[i].caption) or is_bare(lines[i])))
    total = next(totals, None)
    if total is None:
        return
    margins = [s.total for s in calculation.summations if s.total < total and names.get(s.total) == _MARGIN]
    if any(calculation.parent_of(margin) != total for margin in margins):
        yield total, ("NoninterestExpense", "a margin of interest above it tells whose expenses these are")
    elif any(name.startswith(_BENEFITS) for i, name in names.items() if i < total):
        yield total, ("BenefitsLossesAndExpenses", "benefits of policies above it tell whose expenses these are")


def _taxes(lines: Sequence[LineItem], _: Calculation, names: Mapping[int, str], own: frozenset[int]) -> Iterator[tuple[int, Told]]:
    for i, name in sorted(names.items()):
        is_open = i in own or name.startswith(_BEFORE_TAX_START)
        if is_open and _is_amount(lines[i]) and _TAX_ITSELF.search(lines[i].caption):
            yield i, (_TAX, "its caption begins with income taxes")
            return


def _same_taxes(lines: Sequence[LineItem], _: Calculation, names: Mapping[int, str], own: frozenset[int]) -> Iterator[tuple[int, Told]]:
    for first, *others in _named_alike(lines, names):
        held = {names[i] for i in (first, *others)}
        name = next((name for name in _TAXES if name in held), None)
        if name is None:
            continue
        if names[first] != name:
            yield first, (name, "the first of the lines that are called so")
        for i in others:
            if i not in own and _NAMES_TAXES.match(names[i]):
                heading = lines[i].section[-1].strip(" :.-") if lines[i].section else "Further"
                yield i, (f"{heading} - {lines[i].caption}", "taxes are called so on an upper line, too")


def _named_alike(lines: Sequence[LineItem], names: Mapping[int, str]) -> Iterator[list[int]]:
    """Lines that have one caption, which speaks of taxes, and amounts in a column of the first of them."""
    found: dict[tuple[str, tuple[Dimension, ...]], list[int]] = {}
    for i in sorted(names):
        caption = normalise(lines[i].caption)
        if _is_amount(lines[i]) and "tax" in caption.split():
            found.setdefault((caption, lines[i].dimensions), []).append(i)
    for first, *others in found.values():
        yield [first, *(i for i in others if any(a and b for a, b in zip(lines[first].figures, lines[i].figures, strict=True)))]


def _fees(lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], _: frozenset[int]) -> Iterator[tuple[int, Told]]:
    for summation in calculation.summations:
        if names.get(summation.total) in _EXPENSES:
            for term in summation.terms:
                if names.get(term.line, "").startswith(_SHARE_OF_PARTNERS) and term.weight > 0:
                    yield term.line, (f"Expense - {lines[term.line].caption}", "it is added up to expenses")


def _taxable(lines: Sequence[LineItem], _: Calculation, names: Mapping[int, str], __: frozenset[int]) -> Iterator[tuple[int, Told]]:
    for i, name in names.items():
        if name not in _TAXABLE or not lines[i].section:
            continue
        heading, caption = lines[i].section[-1].strip(" :.-"), normalise(lines[i].caption)
        is_of_loans = "loan" in heading.lower() and "securities" not in heading.lower()
        if is_of_loans or any(j != i and normalise(lines[j].caption) == caption and _is_amount(lines[j]) for j in names):
            yield i, (f"{heading} - {lines[i].caption}", f"it is a part of that, under {heading!r}")


def _of_bank(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], _: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    for summation in calculation.summations:
        beside = [term for term in summation.terms if names.get(term.line) not in _MARGINS]
        is_of_margin = len(beside) == len(summation.terms) - 1 and sorted(term.weight for term in beside) == sorted(_BESIDE_MARGIN)
        if not is_of_margin or not names.get(summation.total, "").startswith(_BEFORE_TAX_START):
            continue
        for term in beside:
            called, name = _BESIDE_MARGIN[term.weight]
            if names.get(term.line) in called and name not in names.values() and _is_amount(lines[term.line]):
                yield term.line, (name, "with it alone the margin of interest makes income before taxes")


def _after_costs(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], own: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    for summation in calculation.summations:
        is_open = names.get(summation.total) == "Revenues" or summation.total in own
        if not is_open or not is_bare(lines[summation.total]) or any(term.weight < 0 for term in summation.terms):
            continue
        left = [t.line for t in summation.terms if _is_left(lines, calculation, t.line) and names.get(t.line) not in _NET_INCOME]
        margin = next((said for i in left if (said := lines[i].caption or _SAID_OF.get(names.get(i, ""), ""))), "")
        if margin:
            yield summation.total, (f"{margin} and other income", "costs were taken from a part of it")


def _is_left(lines: Sequence[LineItem], calculation: Calculation, i: int) -> bool:
    """Whether an amount is what costs leave, whose own sum takes them or adds them as negative amounts."""
    parts = calculation.of_total(i) if _is_amount(lines[i]) else None
    return parts is not None and any(lowers(lines[term.line], term) for term in parts.terms)


def _from_gross_profit(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], _: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    for summation in calculation.summations:
        if _ALL_OPERATING in names.values() or not any(names.get(term.line) == _GROSS_PROFIT for term in summation.terms):
            continue
        costs = [t.line for t in summation.terms if names.get(t.line) == _ALL_COSTS and lowers(lines[t.line], t)]
        if len(costs) == 1:
            yield costs[0], (_ALL_OPERATING, "it is taken from gross profit, which other costs were taken from")


def _other_interest(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], _: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    for summation in calculation.summations:
        others = [t.line for t in summation.terms if t.weight > 0 and names.get(t.line) in _OTHER_INCOME and _is_amount(lines[t.line])]
        if names.get(summation.total) == _INTEREST and len(others) == 1:
            yield others[0], (_OTHER_INTEREST, "it is added up to interest")


def _other_costs(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], _: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    for summation in calculation.summations:
        others = [t.line for t in summation.terms if t.weight > 0 and names.get(t.line) in _OTHER_INCOME and _is_cost(lines[t.line])]
        is_of_costs = not names.get(summation.total, "").startswith(_OTHER_RESULTS) and all(t.weight > 0 for t in summation.terms)
        if len(others) == 1 and is_of_costs:
            is_of_bank = names.get(summation.total) == "NoninterestExpense"
            yield others[0], ("OtherNoninterestExpense" if is_of_bank else "OtherCostAndExpenseOperating", "it is added up to costs")


def _is_cost(line: LineItem) -> bool:
    """Whether an amount stands under costs as one of them, and its own caption does not call it income."""
    is_positive = _is_amount(line) and all(figure.value >= 0 for figure in line.figures if figure)
    return is_positive and bool(line.section and _COSTS.match(line.section[-1]) and not _SAYS_INCOME.search(line.caption))


def _dividends(lines: Sequence[LineItem], _: Calculation, names: Mapping[int, str], __: frozenset[int]) -> Iterator[tuple[int, Told]]:
    result = next((i for i, name in sorted(names.items()) if name in _NET_INCOME and _is_amount(lines[i])), None)
    earned = [i for i, name in names.items() if result is not None and i > result and name.startswith("DividendIncome")]
    if len(earned) == 1:
        yield earned[0], ("Dividends", "it stands below net income")


def _above_tax(lines: Sequence[LineItem], _: Calculation, names: Mapping[int, str], __: frozenset[int]) -> Iterator[tuple[int, Told]]:
    after = next((i for i, name in sorted(names.items()) if name == _CONTINUING and _is_amount(lines[i])), None)
    before_tax = next((i for i, name in sorted(names.items()) if name.startswith(_BEFORE_TAX_START)), None)
    if after is not None and before_tax is not None and after < before_tax:
        yield after, ("OperatingIncomeLoss", "income before taxes stands below it")


def _before_tax(lines: Sequence[LineItem], _: Calculation, names: Mapping[int, str], own: frozenset[int]) -> Iterator[tuple[int, Told]]:
    tax = next((i for i, name in sorted(names.items()) if name == _TAX), -1)
    results = [i for i in range(tax) if _is_amount(lines[i]) and (names.get(i, "").startswith(_BEFORE_TAX_START) or _is_taxed(lines[i]))]
    is_open = [i for i in results if i in own or names.get(i) in _OPEN_TO_TAX]
    if len(results) == 1 and is_open:
        yield is_open[0], (BEFORE_TAX, _TAXES_FOLLOW)
    elif len(results) == 2 and (is_open or names.get(results[0]) == BEFORE_TAX):  # noqa: PLR2004 - one before the others' share, one after
        yield results[0], (BEFORE_EQUITY_METHOD, "another result before taxes stands below it")
        yield results[1], (BEFORE_TAX, _TAXES_FOLLOW)


def _is_taxed(line: LineItem) -> bool:
    caption = _TAX_CHANGE.sub(" ", line.caption)
    return bool(_TAXED.search(caption)) and not _DISCONTINUED.search(caption.lower().partition("before")[0])


def _from_continuing(
    lines: Sequence[LineItem], _: Calculation, names: Mapping[int, str], own: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    for i, name in sorted(names.items()):
        is_open = i in own or name.startswith(_BEFORE_EXTRAORDINARY)
        if not is_open or not _is_amount(lines[i]) or not _FROM_CONTINUING.search(lines[i].caption) or _is_taxed(lines[i]):
            continue
        if any(_DISCONTINUED.search(" ".join((*line.section[-1:], line.caption))) and _is_amount(line) for line in lines[i + 1 :]):
            yield i, (_CONTINUING, "it is called income from continuing operations, and discontinued ones follow")


def _continuing_each(lines: Sequence[LineItem], _: Calculation, names: Mapping[int, str], __: frozenset[int]) -> Iterator[tuple[int, Told]]:
    each = [i for i, line in enumerate(lines) if line.measure is Measure.PER_SHARE and line.host is None and any(line.figures)]
    parts = [i for i in each if _DISCONTINUED.search(" ".join((*lines[i].section[-1:], lines[i].caption)))]
    for i in each:
        told, found, turn = names.get(i, "").partition("PerBasicShare" if names.get(i, "").endswith("PerBasicShare") else "PerDilutedShare")
        is_open = found and told.startswith(_BEFORE_EXTRAORDINARY) and "continuing operations" in lines[i].caption.lower()
        if is_open and not turn and any(part > i for part in parts) and f"{_CONTINUING}{found}" not in names.values():
            yield i, (f"{_CONTINUING}{found}", "it is called so, and discontinued operations follow")


def _extraordinary(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], own: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    before = next((i for i, name in sorted(names.items()) if name.startswith(_BEFORE_EXTRAORDINARY) and _is_amount(lines[i])), None)
    if before is None or "extraordinary" not in lines[before].caption.lower():
        return
    summation = next((s for s in calculation.summations if s.total > before and any(term.line == before for term in s.terms)), None)
    between = [t.line for t in summation.terms if t.line != before and not _CHANGES.search(lines[t.line].caption)] if summation else []
    if len(between) != 1 or between[0] < before or names.get(between[0], "").startswith(_OTHER_RESULTS):
        return
    evidence = "it stands between income before extraordinary items and the next result"
    yield between[0], (_EXTRAORDINARY, evidence)
    caption = normalise(lines[between[0]].caption)
    for i in sorted(own):
        if lines[i].measure is Measure.PER_SHARE and normalise(lines[i].caption) == caption:
            yield i, (_EXTRAORDINARY_PER_SHARE, evidence)


def _revenue(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], own: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    first = next((i for i, line in enumerate(lines) if _is_amount(line)), -1)
    if first not in own or any(name.startswith(_SALES) for name in names.values()):
        return
    for summation in calculation.summations:
        costs = [term for term in summation.terms if term.line != first]
        is_result = names.get(summation.total, "").startswith((_BEFORE_TAX_START, "OperatingIncomeLoss", "GrossProfit"))
        if is_result and costs and len(costs) < len(summation.terms) and all(lowers(lines[t.line], t) for t in costs):
            yield first, ("Revenues", "the first line, from which costs are taken")
            return


def _cost_of_revenue(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], own: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    for summation in calculation.summations:
        costs = [term.line for term in summation.terms if lowers(lines[term.line], term)]
        if names.get(summation.total) != _GROSS_PROFIT or len(costs) != 1:
            continue
        whole, parts = costs[0], calculation.of_total(costs[0])
        if names.get(whole) == _ALL_COSTS or (whole in own and is_bare(lines[whole])):
            yield whole, (_COST_OF_REVENUE, "gross profit is what it leaves")
            named = [term.line for term in parts.terms if names.get(term.line) == _COST_OF_REVENUE] if parts else []
            yield from ((i, (f"Cost of {within(lines[i].caption)}", "a part of the cost of revenue")) for i in named)


def _some_operating(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], _: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    for summation in calculation.summations:
        for part in summation.terms:
            is_open = names.get(part.line) == _ALL_OPERATING and not is_bare(lines[part.line]) and not calculation.of_total(part.line)
            alike = (t for t in summation.terms if t is not part and t.weight == part.weight)
            if is_open and any(names.get(t.line, "").startswith(_FURTHER_COSTS) for t in alike):
                yield part.line, (_SOME_OPERATING, "other operating costs are added to it")


def _operating(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], own: frozenset[int]
) -> Iterator[tuple[int, Told]]:
    if _GROSS_PROFIT in names.values():
        return
    for summation in calculation.summations:
        above = [t.line for t in summation.terms if names.get(t.line) == _OPERATING and is_bare(lines[t.line])]
        costs = [t for t in summation.terms if t.line not in above]
        is_open = summation.total in own and is_bare(lines[summation.total])
        if is_open and len(above) == 1 and costs and all(_is_operating_cost(lines, names, above[0], term) for term in costs):
            yield above[0], (_GROSS_PROFIT, "further operating costs are taken from it")
            yield summation.total, (_OPERATING, "what all operating costs leave")
            return


def _is_operating_cost(lines: Sequence[LineItem], names: Mapping[int, str], above: int, term: Term) -> bool:
    return term.line > above and lowers(lines[term.line], term) and not names.get(term.line, "").startswith(_NOT_OPERATING)


def _per_share(lines: Sequence[LineItem], _: Calculation, __: Mapping[int, str], own: frozenset[int]) -> Iterator[tuple[int, Told]]:
    amounts = [i for i, line in enumerate(lines) if line.measure is Measure.PER_SHARE and line.host is None and any(line.figures)]
    if len(amounts) == 1 and amounts[0] in own:
        line = lines[amounts[0]]
        if line.section and _PER.search(line.section[-1]) and not _NO_EARNINGS.search(line.caption):
            yield amounts[0], (_PER_SHARE, f"the only amount under {line.section[-1]!r}")


def _is_amount(line: LineItem) -> bool:
    return line.host is None and line.measure is Measure.MONETARY and any(line.figures)
