"""The results of an income statement that captions alone leave open, told by what stands between them.

1. What is called income before income taxes, or pretax, and stands above the taxes, is that: also where equity-method income or
   minority interests are still to come, or where other lines make the caption long.
2. Income from continuing operations is that, though its caption goes on with all that it is before, if discontinued operations follow.
3. The one line between income before extraordinary items and the next result is extraordinary ("Loss on early extinguishment of debt"),
   and so is the amount per share of the same caption.
4. The only amount per share, under a heading that says it is income per share, is that, whatever the share is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from converter.maps.caption import normalise
from converter.model.quantity import Measure
from converter.model.statement import Calculation, LineItem

_TAX = "IncomeTaxExpenseBenefit"
BEFORE_TAX = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"
BEFORE_EQUITY_METHOD = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesMinorityInterestAndIncomeLossFromEquityMethodInvestments"
_BEFORE_TAX_START = "IncomeLossFromContinuingOperationsBeforeIncomeTaxes"
_CONTINUING = "IncomeLossFromContinuingOperations"
_BEFORE_EXTRAORDINARY = "IncomeLossBeforeExtraordinaryItems"
_EXTRAORDINARY, _EXTRAORDINARY_PER_SHARE = "ExtraordinaryItemNetOfTax", "IncomeLossFromExtraordinaryItemsNetOfTaxPerBasicShare"
_PER_SHARE = "EarningsPerShareBasic"
_OPEN_TO_TAX = frozenset({"OperatingIncomeLoss", _CONTINUING})  # what a line before taxes is mistaken for
_RESULT = r"^\W*(?:net\W+)?(?:income|earnings|profit|loss(?:es)?)\b"
_TAXED = re.compile(
    rf"{_RESULT}(?!.*\bnet of\b)(?!.*\bbefore\b.*(?<!minority )(?<!noncontrolling )\binterest\b).*\bbefore\b.*\btax(?:es)?\b"
    r"|^\W*pre-?\s?tax\b",
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
_OTHER_RESULTS = ("Income", "Cumulative", "NetIncome", "ProfitLoss")

Told = tuple[str, str]  # the concept's local name, and why


def results_in_place(
    lines: Sequence[LineItem], calculation: Calculation, names: Mapping[int, str], own: frozenset[int]
) -> Mapping[int, Told]:
    """Concepts for lines of an income statement, given the local names chosen so far; `own` are lines whose concept is the filing's own."""
    told: dict[int, Told] = {}
    for found in (
        _before_tax(lines, names, own),
        _from_continuing(lines, names, own),
        _extraordinary(lines, calculation, names, own),
        _per_share(lines, own),
    ):
        changes = dict(found)
        kept = {told[i][0] if i in told else name for i, name in names.items() if i not in changes}
        told |= {i: change for i, change in changes.items() if change[0] not in kept}
    return told


def _before_tax(lines: Sequence[LineItem], names: Mapping[int, str], own: frozenset[int]) -> Iterator[tuple[int, Told]]:
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


def _from_continuing(lines: Sequence[LineItem], names: Mapping[int, str], own: frozenset[int]) -> Iterator[tuple[int, Told]]:
    for i, name in sorted(names.items()):
        is_open = i in own or name.startswith(_BEFORE_EXTRAORDINARY)
        if not is_open or not _is_amount(lines[i]) or not _FROM_CONTINUING.search(lines[i].caption) or _is_taxed(lines[i]):
            continue
        if any(_DISCONTINUED.search(" ".join((*line.section[-1:], line.caption))) and _is_amount(line) for line in lines[i + 1 :]):
            yield i, (_CONTINUING, "it is called income from continuing operations, and discontinued ones follow")


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


def _per_share(lines: Sequence[LineItem], own: frozenset[int]) -> Iterator[tuple[int, Told]]:
    amounts = [i for i, line in enumerate(lines) if line.measure is Measure.PER_SHARE and line.host is None and any(line.figures)]
    if len(amounts) == 1 and amounts[0] in own:
        line = lines[amounts[0]]
        if line.section and _PER.search(line.section[-1]) and not _NO_EARNINGS.search(line.caption):
            yield amounts[0], (_PER_SHARE, f"the only amount under {line.section[-1]!r}")


def _is_amount(line: LineItem) -> bool:
    return line.host is None and line.measure is Measure.MONETARY and any(line.figures)
