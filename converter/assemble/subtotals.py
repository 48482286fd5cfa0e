"""Parts of a total that they do not add up to, as parts of the subtotal that the taxonomy puts between them and it.

Where a printed total does not foot in some column, no sum of it can go into the calculation linkbase. Its parts would then be
in no calculation at all (DQC_0099), though what they are parts of is certain. US-GAAP has for some totals a subtotal that
statements of the time did not print: cash from operating activities is that of continuing and of discontinued operations. What
is printed above the total is the former by definition, and since nobody states its amount, no fact can contradict the sum.
The total itself stays where it foots, in the change in cash. A subtotal that the filing states somewhere is not used.
Classes of stock are such a case: their amounts have a dimension, so they are no parts of equity without one, though they foot.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from converter.calculation import misfits
from converter.model.concept import Concept, Lookup, QName
from converter.model.finding import Finding, Severity
from converter.model.match import Match
from converter.model.network import CalculationArc
from converter.model.report import MappedStatement
from converter.model.statement import Term

_DISCONTINUED = "DiscontinuedOperation"
_OWNERS = ("Equity", "PartnersCapital", "PaidInCapital", "MinorityInterest", "Stock", "RetainedEarnings", "Commitments")


@dataclass(frozen=True, slots=True)
class Between:
    """A total's unprinted subtotal. Parts with one of `without` in their names are no parts of it; `beside` must be among the parts."""

    subtotal: str
    without: tuple[str, ...] = ()
    beside: str = ""


BETWEEN = {
    "NetCashProvidedByUsedInOperatingActivities": Between(
        "NetCashProvidedByUsedInOperatingActivitiesContinuingOperations", (_DISCONTINUED,)
    ),
    "NetCashProvidedByUsedInInvestingActivities": Between(
        "NetCashProvidedByUsedInInvestingActivitiesContinuingOperations", (_DISCONTINUED,)
    ),
    "NetCashProvidedByUsedInFinancingActivities": Between(
        "NetCashProvidedByUsedInFinancingActivitiesContinuingOperations", (_DISCONTINUED,)
    ),
    "Assets": Between("AssetsNoncurrent", ("AssetsCurrent",), beside="AssetsCurrent"),
    "Liabilities": Between("LiabilitiesNoncurrent", ("LiabilitiesCurrent",), beside="LiabilitiesCurrent"),
    "StockholdersEquity": Between("StockholdersEquityBeforeTreasuryStock", ("TreasuryStock",)),
    "LiabilitiesAndStockholdersEquity": Between("Liabilities", _OWNERS, beside="LiabilitiesCurrent"),
}


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A subtotal without facts, shown above the line of its total."""

    concept: QName
    total_line: int
    arcs: tuple[CalculationArc, ...]


def unprinted_subtotals(
    mapped: MappedStatement, arcs: Sequence[CalculationArc], in_use: Collection[QName], lookup: Lookup
) -> tuple[tuple[Subtotal, ...], tuple[Finding, ...]]:
    """For each total of the table that has parts but no sum in `arcs`: its subtotal, and a finding. `in_use` are the filing's concepts."""
    summed = {arc.total for arc in arcs}
    wanted = {
        i: BETWEEN[m.concept.qname.name]
        for i, m in enumerate(mapped.matches)
        if m and m.concept.qname.prefix == "us-gaap" and m.concept.qname.name in BETWEEN and m.concept.qname not in summed
    }
    found: list[Subtotal] = []
    for line, terms in _parts(mapped, wanted).items():
        subtotal = lookup(QName("us-gaap", wanted[line].subtotal))
        if subtotal and subtotal.qname not in in_use and subtotal.qname not in {s.concept for s in found}:
            made = _arcs(mapped, line, terms, wanted[line], subtotal)
            if len(made) > 1:
                found.append(Subtotal(subtotal.qname, line, made))
    return tuple(found), tuple(_finding(mapped, subtotal) for subtotal in found)


def _parts(mapped: MappedStatement, lines: Collection[int]) -> dict[int, tuple[Term, ...]]:
    """The parts of these totals: of a sum that foots as printed, or else of one that comes near."""
    found = {s.total: s.terms for s in mapped.calculation.summations if s.total in lines}
    if lines - found.keys():
        near = (m for m in misfits(mapped.statement, mapped.calculation) if m.is_convincing and m.total in lines)
        found |= {m.total: m.terms for m in near if m.total not in found}
    return found


def _arcs(mapped: MappedStatement, line: int, terms: Sequence[Term], between: Between, subtotal: Concept) -> tuple[CalculationArc, ...]:
    total = mapped.matches[line]
    parts = [(term, m) for term in terms if (m := mapped.matches[term.line])]
    if total is None or (between.beside and all(m.concept.qname.name != between.beside for _, m in parts)):
        return ()
    made = {
        m.concept.qname: CalculationArc(subtotal.qname, m.concept.qname, _weight(total, term, m, subtotal))
        for term, m in parts
        if m.concept.period_type is subtotal.period_type
        and m.concept.qname != total.concept.qname
        and not any(word in m.concept.qname.name for word in between.without)
    }
    return tuple(made.values())


def _weight(total: Match, term: Term, part: Match, subtotal: Concept) -> int:
    """As the balances say (XBRL 2.1, 5.1.1.2), or where one has none, as printed."""
    if subtotal.balance and part.concept.balance:
        return 1 if subtotal.balance == part.concept.balance else -1
    return total.sign * term.weight * part.sign


def _finding(mapped: MappedStatement, subtotal: Subtotal) -> Finding:
    match = mapped.matches[subtotal.total_line]
    name = match.concept.qname if match else ""
    return Finding(
        code="assemble.unprinted-subtotal",
        severity=Severity.INFO,
        what=f"{name} does not foot with facts of the same periods and dimensions, so {len(subtotal.arcs)} lines are in the calculation "
        f"linkbase as parts of {subtotal.concept}, which is not printed and has no fact.",
        advice="See the finding on the total; where a line was misread, correct it, and the sum takes its place.",
        rule="DQC_0099",
    )
