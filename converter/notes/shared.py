"""Amounts that explain a line of a statement, on it or in a note's table, named from that line.

1. A total with the figures of one line of the balance sheet at the same dates, or of the income statement over the same
   periods, is the same amount and has the same concept; a line of other figures that had it has it no more.
2. Property: where a line less one of accumulated depreciation leaves the balance sheet's net amount, the first is the gross
   amount and the second what was deducted, whatever their captions leave open ("Total cost", "Equipment and other"); so on
   the balance sheet itself. Receivables less an allowance, and inventories less the LIFO reserve, likewise.

At least two figures must agree, or one that is long; no other total of the table may have the concept. Then the totals tell their
parts (`parts.py`, `own_parts.py`), and what cannot be is taken back (`refuted.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.model.concept import Concept
from converter.model.match import SAID, Match, Rung
from converter.model.period import Period
from converter.model.quantity import Measure
from converter.model.report import MappedStatement
from converter.model.statement import LineRole, Statement, StatementKind
from converter.notes.deductions import WORN
from converter.notes.own_parts import name_own_parts
from converter.notes.parts import name_parts
from converter.notes.refuted import without_refuted

Amounts = Mapping[Period, Decimal]
_LONG = 4  # digits of a figure that agrees by no accident
_CONFIDENCE = Decimal("0.95")
_RULE = "notes:balance-sheet"
_FACES = (StatementKind.BALANCE_SHEET, StatementKind.INCOME)
_IS_PROPERTY = re.compile(r"^(?!.*\b(?:utility|intangible)).*\b(?:propert(?:y|ies)|plant|equipment|premises|fixed assets)\b", re.IGNORECASE)
_NET_PROPERTY = "PropertyPlantAndEquipmentNet"
_DOUBTFUL = re.compile(r"\b(?:allowances?|reserves?)\b", re.IGNORECASE)
_LIFO = re.compile(r"\b(?:LIFO|last-in)\b", re.IGNORECASE)
_GROSS = {  # of a net amount: the gross one, what is deducted, and what that is called
    _NET_PROPERTY: (
        "PropertyPlantAndEquipmentGross",
        "AccumulatedDepreciationDepletionAndAmortizationPropertyPlantAndEquipment",
        WORN,
    ),
    "RealEstateInvestmentPropertyNet": ("RealEstateInvestmentPropertyAtCost", "RealEstateInvestmentPropertyAccumulatedDepreciation", WORN),
    "AccountsReceivableNetCurrent": ("AccountsReceivableGrossCurrent", "AllowanceForDoubtfulAccountsReceivableCurrent", _DOUBTFUL),
    "InventoryNet": ("InventoryGross", "InventoryLIFOReserve", _LIFO),
}


def share_amounts(mapped: Sequence[MappedStatement], concept: Callable[[str], Concept | None]) -> tuple[MappedStatement, ...]:
    """The statements, where lines have the concepts that others prove; `concept` looks a name up."""
    net = concept(_NET_PROPERTY)
    mapped = [_with_net(each, net) if net and each.statement.kind is StatementKind.BALANCE_SHEET else each for each in mapped]
    known = list(_lines(each for each in mapped if each.statement.kind in _FACES))
    return tuple(
        name_own_parts(name_parts(without_refuted(_with_gross(_with_totals(each, known), known, concept)), concept))
        if each.statement.kind is StatementKind.NOTE_TABLE
        else _with_gross(each, known, concept)
        if each.statement.kind is StatementKind.BALANCE_SHEET
        else each
        for each in mapped
    )


def _with_net(sheet: MappedStatement, net: Concept) -> MappedStatement:
    """The balance sheet, where a line under a heading of property is what is left of the line above after depreciation."""
    lines = sheet.statement.lines
    for worn in range(1, len(lines) - 1):
        heading = lines[worn].section[-1] if lines[worn].section else ""
        if WORN.search(lines[worn].caption) and _IS_PROPERTY.search(heading) and not _holds(sheet.matches, net):
            match = sheet.matches[worn + 1]
            left = _amounts(sheet.statement, worn + 1)
            if (match is None or match.concept.is_extension) and left and _gross_and_worn(sheet.statement, left, WORN) == (worn - 1, worn):
                named = Match(net, 1, Rung.NOTE_RULE, _RULE, _CONFIDENCE, f"what depreciation leaves of the line above, under {heading!r}")
                return replace(sheet, matches=(*sheet.matches[: worn + 1], named, *sheet.matches[worn + 2 :]))
    return sheet


def _lines(faces: Iterable[MappedStatement]) -> Iterator[tuple[Amounts, Match]]:
    """The lines of balance sheet and income statement that prove something."""
    for face in faces:
        for i, match in enumerate(face.matches):
            amounts = _amounts(face.statement, i)
            if match and _is_proof(amounts):
                yield amounts, match


def _with_totals(table: MappedStatement, known: Sequence[tuple[Amounts, Match]]) -> MappedStatement:
    matches = list(table.matches)
    for i, line in enumerate(table.statement.lines):
        amounts = _amounts(table.statement, i) if line.role is LineRole.TOTAL else {}
        found = [match for other, match in known if _is_proof(amounts) and amounts == other]
        if len({match.concept.qname for match in found}) == 1 and not _is_proved(matches, found[0].concept):
            evidence = "a total with the figures of this line of a statement"
            matches = [None if other and other.concept == found[0].concept and other.rung not in SAID else other for other in matches]
            matches[i] = Match(found[0].concept, found[0].sign, Rung.NOTE_RULE, _RULE, _CONFIDENCE, evidence)
    return replace(table, matches=tuple(matches))


def _with_gross(
    table: MappedStatement, known: Sequence[tuple[Amounts, Match]], concept: Callable[[str], Concept | None]
) -> MappedStatement:
    for net, match in known:
        names = _GROSS.get(match.concept.qname.name)
        pair = _gross_and_worn(table.statement, net, names[2]) if names else None
        gross, worn = (concept(names[0]), concept(names[1])) if names else (None, None)
        if pair and gross and worn:
            named = {pair[0]: gross, pair[1]: worn}
            table = replace(table, matches=tuple(_named(table, i, m, named) for i, m in enumerate(table.matches)))
    return table


def _gross_and_worn(statement: Statement, net: Amounts, called: re.Pattern[str]) -> tuple[int, int] | None:
    """The lines whose difference is `net`; the first such pair, the deduction below."""
    for worn in range(len(statement.lines)):
        deducted = _amounts(statement, worn) if _says_worn(statement, worn, called) else {}
        for gross in range(worn if deducted.keys() == net.keys() else 0):
            whole = _amounts(statement, gross)
            if whole.keys() == net.keys() and all(whole[day] - abs(deducted[day]) == net[day] for day in net):
                return gross, worn
    return None


def _says_worn(statement: Statement, i: int, called: re.Pattern[str]) -> bool:
    """By its own caption; for a bare total, by the first caption after the total above, or by the heading."""
    line = statement.lines[i]
    if line.caption or line.role is not LineRole.TOTAL:
        return bool(called.search(line.caption))
    above = next((j for j in range(i - 1, -1, -1) if statement.lines[j].role is LineRole.TOTAL), -1)
    return any(called.search(words) for words in (*line.section[-1:], *(each.caption for each in statement.lines[above + 1 : above + 2])))


def _named(table: MappedStatement, i: int, match: Match | None, named: Mapping[int, Concept]) -> Match | None:
    """The line's match with its new concept; another line that had one of these loses it."""
    if i not in named:
        return None if match and match.concept in named.values() and match.rung not in SAID else match
    if match and (match.concept == named[i] or match.rung in SAID):
        return match
    values = _amounts(table.statement, i).values()
    sign = -1 if all(value < 0 for value in values) else 1
    evidence = "the gross amount less what was deducted from it is the net amount of the balance sheet"
    return Match(named[i], sign, Rung.NOTE_RULE, _RULE, _CONFIDENCE, evidence)


def _holds(matches: Sequence[Match | None], concept: Concept) -> bool:
    return any(match and match.concept.qname == concept.qname for match in matches)


def _is_proved(matches: Sequence[Match | None], concept: Concept) -> bool:
    """Whether a line has the concept whose figures were found on a statement, or was said to have it."""
    return any(match and match.concept == concept and (match.rule == _RULE or match.rung in SAID) for match in matches)


def _is_proof(amounts: Amounts) -> bool:
    return len(amounts) > 1 or any(len(value.normalize().as_tuple().digits) >= _LONG for value in amounts.values())


def _amounts(statement: Statement, i: int) -> Amounts:
    """The line's amounts of money by date."""
    line = statement.lines[i]
    if line.measure is not Measure.MONETARY or line.host is not None:
        return {}
    return {
        column.period: figure.value
        for column, figure in zip(statement.columns, line.figures, strict=True)
        if figure and figure.value and column.period and not column.dimensions
    }
