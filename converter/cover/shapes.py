"""The shapes that dei demands of some values (dei-2025.xsd: patterns and code lists); what has another shape is left out and told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.cover.places import STATES
from converter.model.cover import CoverFact
from converter.model.filing import Filing
from converter.model.finding import Finding, Severity

_STATE = "|".join(STATES.values())
_SHAPES = {
    "EntityFileNumber": re.compile(r"\d{1,3}-\d{1,8}(?:-[A-Za-z0-9]{1,4})?"),
    "EntityTaxIdentificationNumber": re.compile(r"\d{2}-\d{7}"),
    "EntityCentralIndexKey": re.compile(r"\d{10}"),
    "EntityIncorporationStateCountryCode": re.compile(rf"{_STATE}|[A-Z]\d|\d[A-Z]"),
    "EntityAddressStateOrProvince": re.compile(_STATE),
    "EntityCurrentReportingStatus": re.compile(r"Yes|No"),
    "EntityWellKnownSeasonedIssuer": re.compile(r"Yes|No"),
    "EntityVoluntaryFilers": re.compile(r"Yes|No"),
    "DocumentType": re.compile(r"[A-Z0-9]+(?:[/A-Z0-9 a-z.-]*[A-Z0-9])?"),
    "DocumentPeriodEndDate": re.compile(r"\d{4}-\d{2}-\d{2}"),
    "DocumentFiscalYearFocus": re.compile(r"\d{4}"),
    "DocumentFiscalPeriodFocus": re.compile(r"FY|Q[123]"),
    "CurrentFiscalYearEndDate": re.compile(r"--\d{2}-\d{2}"),
}


def well_shaped(facts: Sequence[CoverFact], filing: Filing) -> tuple[list[CoverFact], list[Finding]]:
    """The facts whose values dei allows, and a finding for each of the others."""
    kept, findings = [], []
    for fact in facts:
        shape = _SHAPES.get(fact.concept.name)
        if shape is None or shape.fullmatch(str(fact.value)):
            kept.append(fact)
            continue
        span = fact.spans[0] if fact.spans else None
        findings.append(
            Finding(
                "cover.shape",
                Severity.WARNING,
                f"{fact.value!r} has not the shape that {fact.concept} demands; it is no fact",
                filing.source.place(span) if span else None,
                filing.source.excerpt(span) if span else "",
                f"supply {fact.concept.name} in a cover file",
                "dei-2025.xsd",
            )
        )
    return kept, findings
