"""Concepts that lines of a note's table cannot have, taken back: a figure without a fact is better than a wrong one.

1. What is gross and smaller than the net amount of the same table is a subtotal of something else.
2. Below a heading of depreciation stand parts of what was deducted, below one of capital leases what is leased: no assets at cost.
3. A total without a caption that would have to be negative to be what its parts suggest.
4. Totals of whole statements, where none of these has the figures, and property held for investment among property in use.
5. Receivables net of an allowance that is deducted from them below.
6. Interest capitalised is never negative, though it is deducted: its sign is turned.
"""

from __future__ import annotations

import re
from dataclasses import replace

from converter.model.match import SAID, Match, Rung
from converter.model.report import MappedStatement
from converter.model.statement import LineItem, LineRole
from converter.notes.deductions import WORN, is_negative

_PAIRS = {
    "InventoryGross": "InventoryNet",
    "PropertyPlantAndEquipmentGross": "PropertyPlantAndEquipmentNet",
    "AccountsReceivableGrossCurrent": "AccountsReceivableNetCurrent",
}
_LEASED = re.compile(r"\bcapital(?:ized)? leases?\b", re.IGNORECASE)
_AT_COST = re.compile(r"^(?!CapitalLease).*Gross$|^Land\w*$|^PropertyPlantAndEquipmentOther$")
_WHOLE = re.compile(
    r"^(?:(?:Assets|Liabilities)(?:Current|Noncurrent)?|LiabilitiesAndStockholdersEquity|StockholdersEquity|Revenues|CostsAndExpenses)$"
)
_INVESTMENT = re.compile(r"^(?:InvestmentBuilding|RealEstateInvestment)")
_IN_USE = frozenset({"PropertyPlantAndEquipmentNet", "PropertyPlantAndEquipmentGross"})
_NET_RECEIVABLE, _ALLOWANCE = "AccountsReceivableNetCurrent", "AllowanceForDoubtfulAccountsReceivableCurrent"
_CAPITALISED = "InterestCostsCapitalized"


def without_refuted(table: MappedStatement) -> MappedStatement:
    """The table, where such lines have no concept."""
    return replace(table, matches=tuple(_kept(table, i, match) if match else None for i, match in enumerate(table.matches)))


def _kept(table: MappedStatement, i: int, match: Match) -> Match | None:
    line, name = table.statement.lines[i], match.concept.qname.name
    if match.rung in SAID or match.concept.is_extension:
        return match
    if name == _CAPITALISED and is_negative(line):
        return replace(match, sign=-1)
    refuted = (
        not line.caption and line.role is LineRole.TOTAL and match.sign < 0 and not is_negative(line),
        _is_in_deduction(line, name),
        _is_below_net(table, i, name),
        _WHOLE.match(name) and match.rung is not Rung.NOTE_RULE,
        _INVESTMENT.match(name) and not _IN_USE.isdisjoint(_names(table)),
        name == _NET_RECEIVABLE and line.role is LineRole.ITEM and _is_beside_allowance(table, i),
    )
    return None if any(refuted) else match


def _names(table: MappedStatement) -> frozenset[str]:
    return frozenset(match.concept.qname.name for match in table.matches if match)


def _is_beside_allowance(table: MappedStatement, i: int) -> bool:
    terms = (tuple(term.line for term in summation.terms) for summation in table.calculation.summations)
    beside = (table.matches[other] for lines in terms if i in lines for other in lines)
    return any(other and other.concept.qname.name == _ALLOWANCE for other in beside)


def _is_in_deduction(line: LineItem, name: str) -> bool:
    heading = line.section[-1] if line.section else ""
    is_of_others = WORN.search(heading) or (_LEASED.search(heading) and not _LEASED.search(line.caption))
    return bool(is_of_others and line.role is LineRole.ITEM and _AT_COST.match(name))


def _is_below_net(table: MappedStatement, i: int, name: str) -> bool:
    net = next((j for j, other in enumerate(table.matches) if other and other.concept.qname.name == _PAIRS.get(name)), None)
    lines = table.statement.lines
    return net is not None and any(
        gross and less and gross.value < less.value for gross, less in zip(lines[i].figures, lines[net].figures, strict=True)
    )
