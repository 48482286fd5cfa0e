"""Single facts: units, decimals, duplicates, signs, scale, and the print they are tagged on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import combinations, pairwise
from statistics import median

from converter.check.findings import ERROR, WARNING, Number, about_fact, numbers, told
from converter.model.concept import STANDARD_PREFIXES, Concept
from converter.model.fact import Fact
from converter.model.finding import Finding
from converter.model.report import Report
from converter.taxonomy.baked import load_concepts
from converter.taxonomy.directions import is_one_signed

_LEAST_PAIRS = 5  # lines that two columns must share to be compared
_FACTOR = 100  # columns further apart than this are in different scales
_MEASURE_BYTES = 200
_MEASURES = {
    "monetaryItemType": ("money", None),
    "perShareItemType": ("money", "xbrli:shares"),
    "sharesItemType": ("xbrli:shares", None),
    "percentItemType": ("xbrli:pure", None),
    "pureItemType": ("xbrli:pure", None),
}


def check_units(report: Report) -> Iterator[Finding]:
    """Numeric facts have a unit that fits their type: money, shares, money per share, pure (XBRL 2.1, 4.8.2)."""
    for fact in report.facts:
        concept = report.concepts.get(fact.concept)
        if concept is None:
            continue
        problem = _unit_problem(fact, concept)
        if problem:
            yield about_fact(
                report, fact, ERROR, "XBRL 2.1 4.8.2", "unit", f"{told(fact)} {problem}.", "Check the map's concept for this line."
            )


def _unit_problem(fact: Fact, concept: Concept) -> str:
    unit, kind = fact.unit, concept.type.rpartition(":")[2]
    if unit is None or isinstance(fact.value, str):
        return "needs a number with a unit" if concept.is_numeric else "is text with a unit" if unit else ""
    if not concept.is_numeric:
        return "is a number, but its concept holds text"
    measure = ("money" if unit.numerator.startswith("iso4217:") else unit.numerator, unit.denominator)
    return "" if _MEASURES.get(kind, measure) == measure else f"has the unit {unit.id}, which does not fit the type {kind}"


def check_measure_names(report: Report) -> Iterator[Finding]:
    """A unit's measures are no longer than 200 bytes (EFM 6.5.36)."""
    for unit, fact in {fact.unit: fact for fact in report.facts if fact.unit}.items():
        if unit and len(unit.numerator.encode()) > _MEASURE_BYTES:
            yield about_fact(report, fact, ERROR, "EFM 6.5.36", "measure-name", f"The unit {unit.id[:40]}... has too long a name.")


def check_decimals(report: Report) -> Iterator[Finding]:
    """Decimals cut off no digit that is not zero (EFM 6.5.37): 1,203,456 cannot be precise to thousands."""
    for fact, value in numbers(report.facts):
        if fact.decimals is not None and value.scaleb(fact.decimals) % 1:
            what = f"{told(fact)} has digits beyond its stated precision (decimals {fact.decimals})."
            advice = "The scale of the statement may have been misread; check its heading."
            yield about_fact(report, fact, ERROR, "EFM 6.5.37", "decimals", what, advice)


def check_duplicates(report: Report) -> Iterator[Finding]:
    """The same fact has one value wherever it stands (EFM 6.5.12); figures of different precision agree when rounded."""
    known: dict[object, list[Number]] = defaultdict(list)
    for number in numbers(report.facts):
        fact = number.fact
        known[fact.concept, fact.period, fact.dimensions, fact.unit].append(number)
    for same in known.values():
        for one, other in combinations(same, 2):
            if one.value != other.value and not _agree(one, other):
                what = f"{told(other.fact)} stands elsewhere with another value: {one.value:,}{_place(report, one.fact)}."
                advice = "One of the two figures means something else, or the filing contradicts itself."
                yield about_fact(report, other.fact, ERROR, "EFM 6.5.12", "contradiction", what, advice)
                break


def _place(report: Report, fact: Fact) -> str:
    return f" at {report.filing.source.place(fact.spans[0])}" if fact.spans else ""


def _agree(one: Number, other: Number) -> bool:
    """Whether two numbers are the same to the last digit that the less precise one claims; exact ones never are."""
    step = max(one.step, other.step)
    return bool(step) and _rounded(one.value / step) == _rounded(other.value / step)


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1), ROUND_HALF_EVEN)


def check_text_duplicates(report: Report) -> Iterator[Finding]:
    """The same text fact says the same everywhere (EFM 6.5.12)."""
    known: dict[object, Fact] = {}
    for fact in report.facts:
        if isinstance(fact.value, str):
            first = known.setdefault((fact.concept, fact.period, fact.dimensions), fact)
            if first.value != fact.value:
                what = f"{told(fact)} stands elsewhere with another text{_place(report, first)}."
                yield about_fact(report, fact, ERROR, "EFM 6.5.12", "contradiction", what)


def check_signs(report: Report) -> Iterator[Finding]:
    """Concepts that name one direction are not negative: payments, assets, costs, shares (EFM 6.5.43, DQC_0015)."""
    for fact, value in numbers(report.facts):
        concept = report.concepts.get(fact.concept) or load_concepts().get(fact.concept)
        if value < 0 and not fact.dimensions and concept and is_one_signed(concept):
            what = f"{told(fact)} is negative, but its concept is stated positive in either direction of the print."
            advice = "Check the sign in the map (sign = -1 turns the printed figure), or choose a two-signed concept."
            yield about_fact(report, fact, WARNING, "DQC_0015", "negative", what, advice)


_NEEDS_AXIS = {"BusinessAcquisitionPercentageOfVotingInterestsAcquired": "BusinessAcquisitionAxis"}


def check_expected_axes(report: Report) -> Iterator[Finding]:
    """Some concepts say something of one member of an axis and mean nothing without it: the share of which business? (DQC_0112)."""
    for fact in report.facts:
        axis = _NEEDS_AXIS.get(fact.concept.name)
        if axis and axis not in {dimension.axis.name for dimension in fact.dimensions}:
            what = f"{told(fact)} does not say which member of {axis} it is about."
            yield about_fact(report, fact, WARNING, "DQC_0112", "axis-expected", what, "Leave the fact out in a rule, or name the member.")


_NUMERAL = re.compile(r"(?=.*\d)[\d,. ]+|[-\u2013\u2014_=. ]+|(?=.*[a-z])[A-Za-z -]+")


def check_deprecated(report: Report) -> Iterator[Finding]:
    """A concept that the taxonomy keeps only for older reports has a successor (EFM 6.5.42); each is named once, at its first fact."""
    table = load_concepts()
    firsts = {fact.concept: fact for fact in reversed(report.facts) if fact.concept.prefix in STANDARD_PREFIXES}
    for concept, fact in firsts.items():
        if table.is_deprecated(concept):
            what = f"{told(fact)} has a deprecated concept."
            yield about_fact(report, fact, WARNING, "EFM 6.5.42", "deprecated", what, "Name its successor in a map.")


def check_accrued_interest(report: Report) -> Iterator[Finding]:
    """Debt securities are stated with accrued interest throughout, or without it throughout (DQC_0141)."""
    without = next((fact for fact in report.facts if "ExcludingAccruedInterest" in fact.concept.name), None)
    including = next((fact for fact in report.facts if _WITH_INTEREST.match(fact.concept.name)), None)
    if without and including:
        what = f"{told(without)} leaves out accrued interest, which {told(including)} includes."
        yield about_fact(report, without, WARNING, "DQC_0141", "accrued-interest", what, "Choose concepts of one kind in a map.")


_WITH_INTEREST = re.compile(r"AvailableForSaleSecuritiesDebtSecurities|AvailableForSaleDebtSecuritiesAmortized|HeldToMaturitySecurities")
_CLASS_OF_STOCK = re.compile(r"CommonClass[A-Z]Member|Series[A-Z]+PreferredStockMember")


def check_members_of_axes(report: Report) -> Iterator[Finding]:
    """A class of stock is no component of equity: it is a member of StatementClassOfStockAxis (DQC_0001)."""
    for fact in report.facts:
        for dimension in fact.dimensions:
            if dimension.axis.name == "StatementEquityComponentsAxis" and _CLASS_OF_STOCK.fullmatch(dimension.member.name):
                what = f"{told(fact)}: {dimension.member} is no member of {dimension.axis}."
                yield about_fact(report, fact, WARNING, "DQC_0001", "member-of-axis", what)


def check_tagged_text(report: Report) -> Iterator[Finding]:
    """The text tagged as a number holds no sign, bracket or currency symbol; these stand outside (Inline XBRL, EFM 5.2.5)."""
    source = report.filing.source
    for fact, _ in numbers(report.facts):
        text = source.slice(fact.spans[0]) if fact.spans else "0"
        if not _NUMERAL.fullmatch(text):
            yield about_fact(
                report, fact, ERROR, "EFM 5.2.5", "tagged-text", f'{told(fact)} is tagged on "{text[:40]}", which is more than its numeral.'
            )


def check_scale_of_columns(report: Report) -> Iterator[Finding]:
    """Two columns of a statement differ by no more than a factor of 100 in the middle of their lines: else one is misscaled."""
    for index, mapped in enumerate(report.statements):
        columns: dict[int, dict[int, Number]] = defaultdict(dict)
        for number in numbers(report.facts):
            fact, at = number.fact, number.fact.provenance.locator
            if at and at.statement == index and number.value and not fact.dimensions and fact.unit and not fact.unit.denominator:
                columns[at.column][at.line] = number
        for left, right in pairwise(sorted(columns)):
            lines = columns[left].keys() & columns[right].keys()
            ratios = [abs(columns[left][line].value / columns[right][line].value) for line in lines]
            if len(ratios) >= _LEAST_PAIRS and not 1 / Decimal(_FACTOR) < median(ratios) < _FACTOR:
                fact = next(iter(columns[right].values())).fact
                what = f'In "{mapped.statement.title}" the figures of two columns differ by a factor of about {median(ratios):,.3g}.'
                advice = "One of the columns may be in thousands or millions; check the heads."
                yield about_fact(report, fact, WARNING, "DQC_0095", "scale-of-columns", what, advice)
