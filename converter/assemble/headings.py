"""Which abstract concept stands for a printed heading: "OPERATING ACTIVITIES" is NetCashProvidedByUsedInOperatingActivitiesAbstract.

The heading's own words say it; else the total that its lines sum to: "Current assets:" stands above what AssetsCurrent totals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from converter.model.concept import Lookup, QName
from converter.model.report import MappedStatement
from converter.model.statement import LineRole, StatementKind

Path = tuple[str, ...]  # headings, the outermost first

# Words of headings and the concept whose abstract they mean; the first row that is found in a heading says it.
_WORDS: dict[StatementKind, tuple[tuple[str, str], ...]] = {
    StatementKind.CASH_FLOW: (
        (r"^adjustments?\b", "AdjustmentsToReconcileNetIncomeLossToCashProvidedByUsedInOperatingActivities"),
        (r"^(?:net )?(?:changes?|\(?(?:in|de)creas\w*\b.*) in\b.*(?:assets|liabilities|capital)", "IncreaseDecreaseInOperatingCapital"),
        (r"\bnon-?cash\b.*\b(?:investing|financing|activities|transactions)\b", "NoncashInvestingAndFinancingItems"),
        (r"\bsupplement", "SupplementalCashFlowInformation"),
        (r"\boperating activities\b|\bfrom operations\b", "NetCashProvidedByUsedInOperatingActivities"),
        (r"\binvest(?:ing|ment) activities\b", "NetCashProvidedByUsedInInvestingActivities"),
        (r"\bfinancing activities\b", "NetCashProvidedByUsedInFinancingActivities"),
    ),
    StatementKind.INCOME: (
        (r"\bper\b.*\b(?:share|unit)\b", "EarningsPerShare"),
        (r"^(?:operating )?revenues?\b|^(?:net )?sales\b", "Revenues"),
        (r"^costs? and (?:other )?(?:expenses|deductions)\b", "CostsAndExpenses"),
        (r"^operating (?:costs and )?expenses\b", "OperatingExpenses"),
        (r"^other (?:income|expense|\(|deductions)", "NonoperatingIncomeExpense"),
    ),
    StatementKind.BALANCE_SHEET: (
        (r"^liabilities and\b.*(?:equity|capital|deficit|deficiency|investment)", "LiabilitiesAndStockholdersEquity"),
        (r"^(?:total )?current assets\b", "AssetsCurrent"),
        (r"^(?:total )?current liabilities\b", "LiabilitiesCurrent"),
        (r"^assets\W*$", "Assets"),
        (r"^liabilities\W*$", "Liabilities"),
    ),
}


def heading_abstracts(mapped: MappedStatement, lookup: Lookup) -> dict[Path, QName]:
    """The abstract of each path of headings that has one; no abstract stands for two."""
    found: dict[Path, QName] = {}
    for i, line in enumerate(mapped.statement.lines):
        if line.role is LineRole.PARENTHETICAL:
            continue
        for length in range(1, len(line.section) + 1):
            path = line.section[:length]
            if path in found:
                continue
            named = _by_words(mapped.statement.kind, path[-1]) or (_by_sum(mapped, i) if path == line.section else "")
            abstract = QName("us-gaap", f"{named}Abstract")
            if named and lookup(abstract) and abstract not in found.values():
                found[path] = abstract
    return found


@lru_cache(maxsize=1024)  # every line below a heading asks for it
def _by_words(kind: StatementKind, heading: str) -> str:
    text = heading.strip().lower()
    return next((name for words, name in _WORDS.get(kind, ()) if re.search(words, text)), "")


def _by_sum(mapped: MappedStatement, i: int) -> str:
    """What line `i` is a part of, unless it is itself the total of its section."""
    total = None if mapped.calculation.of_total(i) else mapped.calculation.parent_of(i)
    match = mapped.matches[total] if total is not None else None
    return match.concept.qname.name if match else ""


def open_path(section: Path, opened: dict[Path, int], headings: Mapping[Path, QName], add: Callable[[QName, int], bool]) -> int:
    """The depth for a line in `section`, after adding the abstract rows of headings that have not been shown yet.

    `opened` says how deep the lines of each path stand; `add` shows an abstract at a depth, and says whether it could.
    """
    depth = opened[()]
    for length in range(1, len(section) + 1):
        path = section[:length]
        if path in opened:
            depth = opened[path]
            continue
        abstract = headings.get(path)
        if abstract and add(abstract, depth):
            depth += 1
        opened[path] = depth
    _close_others(section, opened)
    return depth


def _close_others(section: Path, opened: dict[Path, int]) -> None:
    """Once another section has begun, rows of an earlier one can no longer be its abstract's children."""
    for path in [p for p in opened if p != section[: len(p)]]:
        del opened[path]
