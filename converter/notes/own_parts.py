"""Lines of a note's table that no map names surely, but that a sum proves to be a part of an amount that is named: the filing's own.

"Automotive equipment  664" among the property of which the total is known is an amount of the company, whatever standard concept would
come near it. "Other" tells nothing, and stays without a concept.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from converter.maps.extend import extension_for
from converter.maps.place import Place
from converter.model.concept import OPPOSITE, PeriodType
from converter.model.match import Match, Rung
from converter.model.quantity import Measure
from converter.model.report import MappedStatement
from converter.model.statement import LineItem, LineRole, StatementKind
from converter.notes.deductions import is_negative
from converter.notes.parts import parts_of
from converter.taxonomy.baked import load_concepts

_CONFIDENCE = Decimal("0.5")
_SAYS_NOTHING = re.compile(
    r"\W*(?:all\s+)?(?:other|miscellaneous|sundry|(?:sub)?totals?)\b(?:\W+(?:net|items?))?\W*|[^a-z]*", re.IGNORECASE
)


def name_own_parts(table: MappedStatement) -> MappedStatement:
    """The table, where the lines without a concept that a named total adds up have one of the filing's own."""
    matches = list(table.matches)
    for i, total in enumerate(table.matches):
        for part, weight in parts_of(table.calculation, i) if total else ():
            line = table.statement.lines[part]
            if total and matches[part] is None and _is_named(line):
                taken = [m.concept.qname.name for m in matches if m]
                matches[part] = _own(line, total, weight, taken)
    return replace(table, matches=tuple(matches))


def _is_named(line: LineItem) -> bool:
    is_amount = line.role is LineRole.ITEM and line.measure is Measure.MONETARY and line.has_amount
    return is_amount and not _SAYS_NOTHING.fullmatch(line.caption)


def _own(line: LineItem, total: Match, weight: int, taken: list[str]) -> Match:
    """The line's own concept, with the total's period type, and its balance or, where the line is taken away, the other one."""
    concept = extension_for(line, StatementKind.NOTE_TABLE, Place.ANY, load_concepts(), taken)
    is_taken_away = is_negative(line) and total.concept.period_type is PeriodType.INSTANT  # over a period it may be a loss one year
    sign, given = -1 if is_taken_away else 1, total.concept.balance
    balance = given if given is None or weight * sign * total.sign > 0 else OPPOSITE[given]
    own = replace(concept, period_type=total.concept.period_type, balance=balance)
    return Match(own, sign, Rung.EXTENSION, "caption", _CONFIDENCE, f"a part of {total.concept.qname.name}")
