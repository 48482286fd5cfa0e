"""Words for totals that print none, so that the same evidence serves them as lines with captions.

1. The two sides of a balance sheet: the largest figures that stand twice, equal in every column, are total assets and total
   liabilities and equity, whatever is or isn't printed beside them.
2. A movement of equity that names only its kind is told with the heading over it: "Cash dividends: / Preferred stock", "Stock split: /
   Shares issued".
3. A total of lines under one heading is the heading's total: "Current assets:" gives "Total current assets". The headings over
   a whole side ("ASSETS") have one total only, that of rule 1. What is left of "Property, at cost" is property, net.
4. What a balance sheet leaves of one line below "Less accumulated amortization" is that line, net.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from converter.maps.caption import normalise, within
from converter.model.quantity import Measure
from converter.model.statement import Calculation, LineItem, LineRole, Statement, StatementKind, Summation

ASSETS, BOTH = "Total assets", "Total liabilities and stockholders' equity"
_NAMED_SIDE = re.compile(r"^\W*total\b|asset", re.IGNORECASE)  # a caption that may keep its own word for its side
_SIDE = re.compile(r"^\W*(?:total\s+)?(?:assets\W*$|liabilities\W*(?:and|&)\b|liabilities,)", re.IGNORECASE)
_MOVEMENT = re.compile(
    r"^\W*(?:less\W+)?(?:(?:cash|stock)\s+)?(?:dividends?|distributions?)\b"
    r"|^\W*(?:issuances?|issued|sales?|sold|conversions?|exercises?|(?:(?:common|preferred)\s+)?(?:stock|shares)\s+(?:issued|sold))\b",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\b(?:dividends?|distributions?|issu\w+|reissu\w+|sales?|sold|purchas\w+|repurchas\w+|acqui\w+|conver\w+|exercis\w+|rede\w+|retire\w+"
    r"|cancel\w+|amorti\w+|net\s+(?:income|loss|earnings)|balances?|adjust\w+|changes?|tax|contribut\w+|treasury|translation|unreali[sz]ed"
    r"|total|other|split|award\w*|transfer\w*|restricted|reclass\w*|pension|exchange\w*|repay\w+|payment\w*)\b",
    re.IGNORECASE,
)
_ISSUED = re.compile(r"\W*(?:(?:common )?(?:shares?|stock) )?issued\W*", re.IGNORECASE)
_WAY_OF_ISSUE = re.compile(
    r"\b(?:plans?|splits?|stock dividends?|options?|warrants?|conversions?|acquisitions?|mergers?|awards?)\b", re.IGNORECASE
)
_LESS = re.compile(r"\W*less\b", re.IGNORECASE)
_AT_COST = re.compile(r"\W*\b(?:at|original) (?:original )?cost\b", re.IGNORECASE)
_BARE = frozenset({"", "total", "totals", "subtotal", "sub total"})


def is_bare(line: LineItem) -> bool:
    """Whether a caption says nothing but that the line is a total."""
    return normalise(line.caption) in _BARE


def name_balancing_totals(statement: Statement) -> Statement:
    """The balance sheet with captions for its two totals where they are bare; other statements as they are."""
    if statement.kind is not StatementKind.BALANCE_SHEET:
        return statement
    sides = _sides(statement.lines)
    if sides is None:
        return statement
    named = list(statement.lines)
    for at, caption in zip(sides, (ASSETS, BOTH), strict=True):
        if is_bare(named[at]) or (caption is BOTH and not _NAMED_SIDE.search(named[at].caption)):
            named[at] = replace(named[at], caption=caption)
    return replace(statement, lines=tuple(named))


def with_movements(statement: Statement) -> Statement:
    """The statement of equity with the headings of movements in the captions of the lines set below them; others as they are."""
    if statement.kind is not StatementKind.EQUITY:
        return statement
    lines: list[LineItem] = []
    heading: LineItem | None = None
    for line in statement.lines:
        if line.role is LineRole.HEADING:
            heading = line if _MOVEMENT.search(line.caption) else None
        elif line.host is None and heading and line.level <= heading.level:
            heading = None
        if line.host is None and _ISSUED.fullmatch(line.caption) and line.section and _WAY_OF_ISSUE.search(line.section[-1]):
            lines.append(replace(line, caption=f"{line.section[-1].strip(' :.-')} - {line.caption}"))
            continue
        told = heading is not None and line.role is LineRole.ITEM and line.caption and not _MOVES.search(line.caption)
        lines.append(replace(line, caption=f"{heading.caption.strip(' :.-')} - {line.caption}") if told and heading else line)
    return replace(statement, lines=tuple(lines))


def _sides(lines: Sequence[LineItem]) -> tuple[int, int] | None:
    """The first and the last line with the largest figures that stand twice; gross plant may be larger than all assets.

    Figures below the largest must also be the sheet's last ones: what stands twice in its midst are a sum and its only part.
    """
    shown = [i for i, line in enumerate(lines) if line.host is None and any(f is not None and f.value for f in line.figures)]
    values = {i: tuple(f.value if f else None for f in lines[i].figures) for i in shown}
    ranked = sorted(shown, key=lambda i: max(abs(v) for v in values[i] if v is not None), reverse=True)
    for at in ranked:
        same = [i for i in shown if values[i] == values[at]]
        if len(same) > 1 and (values[at] == values[ranked[0]] or same[-1] == shown[-1]):
            bare = (i for i in same[:-1] if is_bare(lines[i]))  # one asset, and its own total
            return next(bare, same[0]), same[-1]
    return None


def heading_total(statement: Statement, calculation: Calculation, total: int) -> str:
    """The caption that the heading over a total's parts gives it; "" where they stand under no common heading.

    Amounts per share need no proof that they add up: rounded to cents they seldom do.
    """
    if statement.lines[total].measure is Measure.PER_SHARE and statement.lines[total].section:
        return statement.lines[total].section[-1].strip(" :.-")
    summation = calculation.of_total(total)
    if summation is None:
        return ""
    if statement.kind is StatementKind.BALANCE_SHEET and (net := _left_of(statement, summation)):
        return net
    sections = [statement.lines[term.line].section for term in summation.terms]
    common = _common(sections)
    if statement.kind is StatementKind.INCOME and len(common) > 1 and _has_total(statement, calculation, summation, common):
        common = common[:-1]
    if statement.kind is StatementKind.BALANCE_SHEET and len(common) == 1 and _SIDE.match(common[0]):
        return ""
    named = [heading for heading in common if not _LESS.fullmatch(heading.strip(" :.-"))]
    heading = named[-1].strip(" :.-") if named else ""
    if _AT_COST.search(heading) and any(term.weight < 0 or _LESS.match(statement.lines[term.line].caption) for term in summation.terms):
        return f"{_AT_COST.sub('', heading)}, net"
    return f"Total {within(heading)}" if heading else ""


def _left_of(statement: Statement, summation: Summation) -> str:
    """What one line leaves from which lines called "Less ..." are taken: its caption, net."""
    first, *others = (statement.lines[term.line] for term in summation.terms)
    is_net = others and not is_bare(first) and all(_LESS.match(line.caption) for line in others)
    return f"{first.caption.strip(' :.,-')}, net" if is_net else ""


def _has_total(statement: Statement, calculation: Calculation, summation: Summation, heading: tuple[str, ...]) -> bool:
    """Whether a bare total of a heading's own lines is among the parts: then the whole is the total of the heading above that one."""
    for term in summation.terms:
        part = calculation.of_total(term.line) if is_bare(statement.lines[term.line]) else None
        if part and _common([statement.lines[other.line].section for other in part.terms]) == heading:
            return True
    return False


def _common(sections: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The headings that all the sections begin with."""
    shared = (same[0] for same in zip(*sections, strict=False))
    alike = takewhile(lambda pair: all(s[pair[0]] == pair[1] for s in sections), enumerate(shared))
    return tuple(heading for _, heading in alike)


def spoken_line(line: LineItem, caption: str) -> LineItem:
    """The line as it would be with that caption."""
    return replace(line, caption=caption, role=LineRole.TOTAL)
