"""Lines whose figures go against the direction that their concept names: its facts would be negative (DQC_0015).

In this order; what the input or a user's map states is left alone:

0. Most parts of a sum have the sign that it needs; those that have not are turned.
1. Where all figures would be negative, the line is turned, if its sum says so: equal balances are added, opposite ones subtracted.
2. Where the sum forbids that, the concept has the wrong direction: interest that is capitalised is taken from interest expense. The line
   gets the concept's counterpart, else the next best candidate of the right direction, else a concept of the filing's own. If most
   parts of a sum are so, the sum is wrong, and they stay.
3. Where figures go both ways: the concept of both directions, if the taxonomy has one; else, for a cash
   flow whose concept is not sure, one of the filing's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from converter.maps.extend import EXTENSION_PREFIX, SIGN_OF_UNBALANCED, extension_for
from converter.maps.learned import OWN
from converter.maps.place import Place, places
from converter.model.concept import HELD_IN_TREASURY, OPPOSITE, Balance, Concept, Lookup, QName
from converter.model.match import SAID, Match, Rung
from converter.model.report import MappedStatement
from converter.model.statement import LineItem, StatementKind, Term
from converter.taxonomy.baked import load_concepts
from converter.taxonomy.directions import is_one_signed, names_one_direction

_BOTH_DIRECTIONS = (
    (re.compile(r"(?:ProceedsFrom(?:Issuance(?:Of)?)?|RepaymentsOf)(\w+)"), "ProceedsFromRepaymentsOf{}"),
    (
        re.compile(r"(?:PaymentsToAcquire|PaymentsToPurchase|ProceedsFromSaleOf|ProceedsFromSaleAndMaturityOf)(\w+)"),
        "PaymentsForProceedsFrom{}",
    ),
    (re.compile(r"(?:PaymentsToAcquire|ProceedsFromSaleOf|ProceedsFromSaleAndMaturityOf)(\w+)"), "ProceedsFromPaymentsFor{}"),
    (
        re.compile(r"(?:ProceedsFromIssuance(?:Of)?|RepaymentsOf)LongTermDebt()"),
        "ProceedsFromRepaymentsOf{}LongTermDebtAndCapitalSecurities",
    ),
    (re.compile(r"PaymentsForRepurchaseOfCommonStock()|ProceedsFromSaleOfTreasuryStock()"), "ProceedsFromRepurchaseOfEquity"),
    (
        re.compile(r"PaymentsToAcquireBusinesses\w*()|ProceedsFromDivestitureOfBusinesses\w*()"),
        "PaymentsForProceedsFromBusinessesAndInterestInAffiliates",
    ),
    (re.compile(r"(?:PaymentsToAcquire|ProceedsFromSaleOf)PropertyPlantAndEquipment()"), "PaymentsForProceedsFromProductiveAssets"),
    (re.compile(r"IncomeTaxesPaid()"), "IncomeTaxesPaidNet"),
)
_COUNTERPARTS = {
    "InterestCostsCapitalized": "InterestCostsCapitalizedAdjustment",
    "InterestCostsIncurredCapitalized": "InterestCostsCapitalizedAdjustment",
    "PublicUtilitiesAllowanceForFundsUsedDuringConstructionCapitalizedInterest": "InterestCostsCapitalizedAdjustment",
}
_GIVEN = re.compile(r"(?:Noncash\w*|BusinessAcquisition\w*)?LiabilitiesAssumed|StockIssued\d|NotesIssued\d")
_REPURCHASE = re.compile(r"StockRepurchased|TreasuryStockValueAcquired")
_RETAINED = "RetainedEarningsMember"
_RESULT = re.compile(r"NetIncome|ProfitLoss|IncomeLoss")
_SURE = Decimal("0.7")
_FLOWS = frozenset({Place.OPERATING, Place.INVESTING, Place.FINANCING})
_FACES = frozenset({StatementKind.BALANCE_SHEET, StatementKind.INCOME, StatementKind.COMPREHENSIVE_INCOME, StatementKind.CASH_FLOW})


@dataclass(frozen=True, slots=True)
class _Part:
    """A line's place in its sum: the total's match, and the line's weight."""

    total: Match
    term: Term

    @property
    def balance(self) -> Balance | None:
        """The total's; the taxonomy gives cash from operating activities none, though cash that flows in is a debit."""
        return "debit" if self.total.concept.qname.name.startswith("NetCash") else self.total.concept.balance

    def sign_of(self, concept: Concept) -> int | None:
        """The sign that `concept` must have here (XBRL 2.1, 5.1.1.2); None where a balance is missing."""
        if self.balance is None or concept.balance is None:
            return None
        return self.total.sign * self.term.weight * (1 if concept.balance == self.balance else -1)


def settle_directions(mapped: MappedStatement, lookup: Lookup) -> MappedStatement:
    """The statement with concepts and signs that its figures agree with."""
    mapped = _as_summed(mapped)
    against = [i for i, m in enumerate(mapped.matches) if m and _is_settled_by_rules(m) and _goes_against(mapped.statement.lines[i], m)]
    if not against:
        return mapped
    return _both_ways(_other_concepts(_turned(mapped), lookup), lookup)


def _as_summed(mapped: MappedStatement) -> MappedStatement:
    """With the signs that sums need, where most parts have them: what adds to cash from investing and is a credit, is the print turned."""
    if mapped.statement.kind not in _FACES:
        return mapped
    matches = list(mapped.matches)
    for summation in mapped.calculation.summations:
        total = mapped.matches[summation.total]
        if total is None or total.concept.balance is None or total.concept.is_extension:
            continue
        parts = [(term.line, m, _Part(total, term).sign_of(m.concept)) for term in summation.terms if (m := mapped.matches[term.line])]
        turned = [(line, m, sign) for line, m, sign in parts if sign and sign != m.sign and not mapped.calculation.of_total(line)]
        for line, m, sign in turned if 2 * len(turned) <= len(parts) else ():
            if m.rung not in SAID and not mapped.statement.lines[line].sign and not _RESULT.match(m.concept.qname.name):
                matches[line] = replace(m, sign=sign)
    return replace(mapped, matches=tuple(matches))


def _is_settled_by_rules(match: Match) -> bool:
    """A concept of an older taxonomy, though it has become an extension, names a direction as well; one made of a caption does not."""
    if match.rung in SAID or match.rung is Rung.EXTENSION:
        return False
    return names_one_direction(match.concept)


def _goes_against(line: LineItem, match: Match) -> bool:
    return any(value < 0 for value in _values(line, match.sign))


def _values(line: LineItem, sign: int) -> list[Decimal]:
    return [figure.value * sign for figure in line.figures if figure is not None and figure.value]


def _all_negative(mapped: MappedStatement, i: int, match: Match) -> bool:
    values = _values(mapped.statement.lines[i], match.sign)
    return bool(values) and all(value < 0 for value in values)


def _turned(mapped: MappedStatement) -> MappedStatement:
    if any(column.dimensions for column in mapped.statement.columns):
        return _turned_in_matrix(mapped)
    matches = list(mapped.matches)
    for i, match in enumerate(mapped.matches):
        if match and _is_settled_by_rules(match) and not mapped.statement.lines[i].sign and _all_negative(mapped, i, match):
            matches[i] = replace(match, sign=-match.sign) if _may_turn(mapped, i, match) else match
    return replace(mapped, matches=tuple(matches))


def _turned_in_matrix(mapped: MappedStatement) -> MappedStatement:
    """A movement may lower one component of equity and raise another; whether a repurchase is printed turned, its total tells.

    Without a total the components beside treasury stock tell: they are lowered. Dividends that leave all equity as it is, in stock, lower
    retained earnings.
    """
    columns = list(enumerate(mapped.statement.columns))
    whole = [c for c, column in columns if not column.dimensions]
    beside = [c for c, column in columns if HELD_IN_TREASURY.isdisjoint(d.member.name for d in column.dimensions)]
    retained = [c for c, column in columns if any(d.member.name == _RETAINED for d in column.dimensions)]
    matches = list(mapped.matches)
    for i, (line, match) in enumerate(zip(mapped.statement.lines, mapped.matches, strict=True)):
        if match and _is_settled_by_rules(match) and match.concept.balance == "debit" and not (line.sign or line.dimensions):
            name = match.concept.qname.name
            told = whole or (beside if _REPURCHASE.match(name) else [])
            if name.startswith("Dividends") and not any(figure.value for c in told if (figure := line.figures[c])):
                told = retained
            totals = [figure.value * match.sign for c in told if (figure := line.figures[c]) and figure.value]
            if totals and all(value < 0 for value in totals):
                matches[i] = replace(match, sign=-match.sign)
    return replace(mapped, matches=tuple(matches))


def _may_turn(mapped: MappedStatement, i: int, match: Match) -> bool:
    """Without a sum a printed refund of taxes may be just that, but what is printed positive is not made negative.

    What was given in a purchase is, though "Liabilities assumed" be printed negative below the assets.
    """
    if mapped.calculation.of_total(i):
        return False
    part = _part(mapped, i)
    if part and part.total.concept.balance and match.concept.balance:
        return part.sign_of(match.concept) == -match.sign
    return match.sign < 0 or bool(_GIVEN.match(match.concept.qname.name))


def _part(mapped: MappedStatement, i: int) -> _Part | None:
    for summation in mapped.calculation.summations:
        for term in summation.terms:
            total = mapped.matches[summation.total]
            if term.line == i and total:
                return _Part(total, term)
    return None


def _other_concepts(mapped: MappedStatement, lookup: Lookup) -> MappedStatement:
    if mapped.statement.kind not in _FACES:
        return mapped
    for i, match in enumerate(mapped.matches):
        if match and _is_settled_by_rules(match) and _all_negative(mapped, i, match) and not mapped.calculation.of_total(i):
            part = _part(mapped, i)
            if part and part.sign_of(match.concept) == match.sign and (_counterpart(match.concept) or _is_sound(mapped, i)):
                mapped = _with(mapped, i, _of_right_direction(mapped, i, match, part, lookup))
    return mapped


def _is_sound(mapped: MappedStatement, i: int) -> bool:
    """Whether no more parts of the line's sum go against their concepts than with them."""
    total = mapped.calculation.parent_of(i)
    summation = mapped.calculation.of_total(total) if total is not None else None
    parts = [(t.line, m) for t in summation.terms if (m := mapped.matches[t.line])] if summation else []
    against = sum(is_one_signed(m.concept) and _all_negative(mapped, line, m) for line, m in parts)
    return 2 * against <= len(parts)


def _of_right_direction(mapped: MappedStatement, i: int, match: Match, part: _Part, lookup: Lookup) -> Match:
    taken = _taken(mapped, i)
    for name in _alternatives(match):
        concept = lookup(name)
        sign = part.sign_of(concept) if concept else None
        if concept and sign and concept.qname not in taken and _resembles(concept, match.concept):
            found = replace(match, concept=concept, sign=sign, evidence=f"{match.evidence}; {match.concept.qname} would be negative")
            if not _goes_against(mapped.statement.lines[i], found) or not is_one_signed(concept):
                return found
    return _own(mapped, i, match, part)


def _taken(mapped: MappedStatement, i: int) -> set[QName]:
    """Concepts of other lines with the same dimensions."""
    lines = zip(mapped.statement.lines, mapped.matches, strict=True)
    return {m.concept.qname for line, m in lines if m and line.dimensions == mapped.statement.lines[i].dimensions}


def _alternatives(match: Match) -> list[QName]:
    """The counterpart, then the candidates that were likelier than a concept of the filing's own."""
    counterpart = _counterpart(match.concept)
    names = [candidate.concept for candidate in match.candidates]
    likelier = names[: names.index(OWN)] if OWN in names else names
    return [*([counterpart] if counterpart else []), *(QName.parse(name) for name in likelier)]


def _counterpart(concept: Concept) -> QName | None:
    name = _COUNTERPARTS.get(concept.qname.name)
    return QName("us-gaap", name) if name else None


def _resembles(one: Concept, other: Concept) -> bool:
    return one.period_type is other.period_type and one.type == other.type


def _own(mapped: MappedStatement, i: int, match: Match, part: _Part | None) -> Match:
    """The line's concept as if no standard one had been found, with the balance that makes what it does to its sum positive.

    A line of no sum is one of cash flows: what flows in is a debit.
    """
    line, kind = mapped.statement.lines[i], mapped.statement.kind
    taken = [m.concept.qname.name for m in mapped.matches if m and m.concept.qname.prefix == EXTENSION_PREFIX]
    concept = extension_for(line, kind, places(mapped.statement)[i], load_concepts(), taken)
    balance, sign = (part.balance, part.total.sign * part.term.weight) if part else ("debit", 1)
    if balance and all(effect < 0 for effect in _values(line, sign)):
        balance, sign = OPPOSITE[balance], -sign
    if balance:
        concept = replace(concept, balance=balance, documentation=concept.documentation.removesuffix(SIGN_OF_UNBALANCED))
    evidence = f"{match.concept.qname}, which filers call so, would be negative"
    return replace(match, concept=concept, sign=sign, rung=Rung.EXTENSION, rule="caption", evidence=evidence)


def _with(mapped: MappedStatement, i: int, match: Match) -> MappedStatement:
    return replace(mapped, matches=(*mapped.matches[:i], match, *mapped.matches[i + 1 :]))


def _both_ways(mapped: MappedStatement, lookup: Lookup) -> MappedStatement:
    for i, match in enumerate(mapped.matches):
        if match is None or not _is_settled_by_rules(match):
            continue
        values = _values(mapped.statement.lines[i], match.sign)
        if not (any(value < 0 for value in values) and any(value > 0 for value in values)):
            continue
        both = _of_both_directions(match.concept, lookup)
        if both and both.qname not in _taken(mapped, i):
            sign = match.sign if both.balance == match.concept.balance else -match.sign
            mapped = _with(mapped, i, replace(match, concept=both, sign=sign))
        elif _is_unsure_flow(mapped, i, match):
            mapped = _with(mapped, i, _own(mapped, i, match, _part(mapped, i)))
    return mapped


def _is_unsure_flow(mapped: MappedStatement, i: int, match: Match) -> bool:
    """A sure concept stays: then it is the print of one column that is odd."""
    is_item = mapped.statement.kind is StatementKind.CASH_FLOW and mapped.calculation.of_total(i) is None
    return is_item and match.confidence < _SURE and places(mapped.statement)[i] in _FLOWS


def _of_both_directions(concept: Concept, lookup: Lookup) -> Concept | None:
    """For example ProceedsFromShortTermDebt and RepaymentsOfShortTermDebt -> ProceedsFromRepaymentsOfShortTermDebt."""
    for pattern, form in _BOTH_DIRECTIONS:
        found = pattern.fullmatch(concept.qname.name)
        both = lookup(QName(concept.qname.prefix, form.format(found[1] or ""))) if found else None
        if both and _resembles(both, concept):
            return both
    return None
