"""What an inline document says before its text: namespaces, hidden facts, the reference to the schema, contexts and units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from converter.model.fact import Dimension, Fact, Footnote
from converter.model.period import Instant, Period
from converter.model.quantity import Unit
from converter.model.report import Report
from converter.namespaces import CIK, ISO4217, IX, LINK, SEC_TRANSFORMATIONS, TRANSFORMATIONS, XBRLDI, XBRLI, XHTML, XLINK

NAMESPACES = {
    "": XHTML,
    "ix": IX,
    "ixt": TRANSFORMATIONS,
    "ixt-sec": SEC_TRANSFORMATIONS,
    "link": LINK,
    "xlink": XLINK,
    "xbrli": XBRLI,
    "xbrldi": XBRLDI,
    "iso4217": ISO4217,
}
NUMBER, ZERO = "ixt:num-dot-decimal", "ixt:fixed-zero"
FOOTNOTE = "http://www.xbrl.org/2003/role/footnote"
OF_FACT = "http://www.xbrl.org/2003/arcrole/fact-footnote"
_DIGIT = re.compile(r"\d")

Aspects = tuple[Period, tuple[Dimension, ...]]


@dataclass(frozen=True, slots=True)
class Resources:
    """The ids of contexts and units in use."""

    contexts: Mapping[Aspects, str]
    units: tuple[Unit, ...]


def collect(facts: Iterable[Fact]) -> Resources:
    """One context and one unit for each that the facts use: no equal ones, no unused ones (EFM 6.5.7, 6.5.8, 6.5.11)."""
    contexts: dict[Aspects, str] = {}
    units: dict[Unit, None] = {}
    taken: dict[str, int] = {}
    for fact in facts:
        aspects = _aspects(fact)
        if aspects not in contexts:
            name = _context_id(*aspects)
            taken[name] = taken.get(name, 0) + 1
            contexts[aspects] = name if taken[name] == 1 else f"{name}-{taken[name]}"
        if fact.unit:
            units[fact.unit] = None
    return Resources(contexts, tuple(units))


def _aspects(fact: Fact) -> Aspects:
    return fact.period, tuple(sorted(fact.dimensions))


def _context_id(period: Period, dimensions: Iterable[Dimension]) -> str:
    """A name that a person can read: "i-20020930", "d-20020101-20020930-CommonStockMember"."""
    when = f"i-{period.end:%Y%m%d}" if isinstance(period, Instant) else f"d-{period.start:%Y%m%d}-{period.end:%Y%m%d}"
    return "-".join((when, *(dimension.member.name for dimension in dimensions)))


def opening(fact: Fact, resources: Resources, printed: str) -> str:
    """The opening tag of a fact's element, without its closing bracket; `printed` is what the element will hold."""
    head = f'id="{fact.id}" name="{fact.concept}" contextRef="{resources.contexts[_aspects(fact)]}"'
    if fact.unit is None:
        return f"<ix:nonNumeric {head}{_format(fact, printed)}" + (' escape="true"' if fact.is_text_block else "")
    decimals = "INF" if fact.decimals is None else fact.decimals
    scale = f' scale="{fact.scale}"' if fact.scale else ""
    negative = isinstance(fact.value, Decimal) and fact.value < 0
    sign = ' sign="-"' if negative else ""
    return f'<ix:nonFraction {head} unitRef="{fact.unit.id}" decimals="{decimals}"{scale}{sign}{_format(fact, printed)}'


def _format(fact: Fact, printed: str) -> str:
    """The transformation: the fact's own, else for a number that of its print: a dash (nil, none) without any digit says zero."""
    name = fact.format or ("" if fact.unit is None else NUMBER if _DIGIT.search(printed) else ZERO)
    return f' format="{name}"' if name else ""


def whole_element(fact: Fact, resources: Resources) -> str:
    """The element of a fact that is not printed: its value stands in it as it is."""
    if isinstance(fact.value, str):
        return f"{opening(_plain(fact), resources, '')}>{escape(fact.value, quote=False)}</ix:nonNumeric>"
    value = f"{abs(fact.value):f}"
    return f"{opening(_plain(fact), resources, value)}>{value}</ix:nonFraction>"


def _plain(fact: Fact) -> Fact:
    """The fact as it is when its value is written out: no scale and no print to transform."""
    return Fact(fact.id, fact.concept, fact.period, fact.value, fact.provenance, (), fact.unit, fact.decimals, 0, fact.dimensions)


def root_attributes(report: Report) -> str:
    """The namespaces of the document, those of taxonomies only where a fact or dimension uses them."""
    used = {fact.concept.prefix for fact in report.facts}
    used |= {name.prefix for fact in report.facts for dimension in fact.dimensions for name in (dimension.axis, dimension.member)}
    own = {report.prefix: report.namespace, **report.target.namespaces}
    spaces = {**NAMESPACES, **{prefix: own[prefix] for prefix in sorted(used)}}
    return " ".join(f'xmlns{":" if prefix else ""}{prefix}="{escape(space)}"' for prefix, space in spaces.items())


def ix_header(report: Report, hidden: Iterable[Fact], resources: Resources, footnotes: Iterable[Footnote] = ()) -> str:
    """The `ix:header`, not displayed."""
    facts = "\n".join(whole_element(fact, resources) for fact in hidden)
    contexts = "\n".join(_context(name, aspects, report.entity.identifier) for aspects, name in resources.contexts.items())
    units = "\n".join(_unit(unit) for unit in resources.units)
    notes = "".join(f'<ix:relationship arcrole="{OF_FACT}" fromRefs="{" ".join(n.facts)}" toRefs="{n.id}"/>\n' for n in footnotes)
    return (
        '<div style="display:none">\n<ix:header>\n'
        + (f"<ix:hidden>\n{facts}\n</ix:hidden>\n" if facts else "")
        + f'<ix:references>\n<link:schemaRef xlink:type="simple" xlink:href="{escape(report.stem)}.xsd"/>\n</ix:references>\n'
        + f"<ix:resources>\n{notes}{contexts}\n{units}\n</ix:resources>\n</ix:header>\n</div>\n"
    )


def _context(name: str, aspects: Aspects, identifier: str) -> str:
    period, dimensions = aspects
    members = "".join(f'<xbrldi:explicitMember dimension="{one.axis}">{one.member}</xbrldi:explicitMember>' for one in dimensions)
    segment = f"<xbrli:segment>{members}</xbrli:segment>" if members else ""
    when = (
        f"<xbrli:instant>{period.end}</xbrli:instant>"
        if isinstance(period, Instant)
        else f"<xbrli:startDate>{period.start}</xbrli:startDate><xbrli:endDate>{period.end}</xbrli:endDate>"
    )
    return (
        f'<xbrli:context id="{name}"><xbrli:entity><xbrli:identifier scheme="{CIK}">{escape(identifier)}</xbrli:identifier>'
        f"{segment}</xbrli:entity><xbrli:period>{when}</xbrli:period></xbrli:context>"
    )


def _unit(unit: Unit) -> str:
    top = f"<xbrli:measure>{unit.numerator}</xbrli:measure>"
    if unit.denominator is None:
        return f'<xbrli:unit id="{unit.id}">{top}</xbrli:unit>'
    return (
        f'<xbrli:unit id="{unit.id}"><xbrli:divide><xbrli:unitNumerator>{top}</xbrli:unitNumerator>'
        f"<xbrli:unitDenominator><xbrli:measure>{unit.denominator}</xbrli:measure></xbrli:unitDenominator></xbrli:divide></xbrli:unit>"
    )
