"""Cover page and header -> dei facts, the entity, the period.

In order of trust, item by item: what the user supplied, what the cover prints, what the header says. A header's value is
tagged where the header prints it. Nothing is made up: what none of them says is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from converter.cover.dates import PrintedDate
from converter.cover.from_header import header_items
from converter.cover.missing import missing_items
from converter.cover.page import Page, cover_page, main_document, page_of
from converter.cover.period import agreed_end, filing_period, latest_date, printed_end
from converter.cover.release import HEAD, company, inferred_form, is_release, release_date, ticker
from converter.cover.rules import FORM, RULES, dei, form_type
from converter.cover.securities import securities
from converter.cover.shapes import well_shaped
from converter.cover.shares import public_float, shares_outstanding
from converter.errors import InputError
from converter.model.cover import CoverFact, CoverFacts, FilingPeriod
from converter.model.filing import Filing
from converter.model.finding import Finding, Severity
from converter.model.outline import Outline
from converter.model.period import Period
from converter.model.source import Span
from converter.recent import remember_last

ORDER = (
    "DocumentType", "AmendmentFlag", "DocumentAnnualReport", "DocumentQuarterlyReport", "DocumentTransitionReport", "DocumentPeriodEndDate",
    "DocumentFiscalYearFocus", "DocumentFiscalPeriodFocus", "CurrentFiscalYearEndDate", "EntityRegistrantName", "EntityCentralIndexKey",
    "EntityInformationFormerLegalOrRegisteredName",
    "EntityFileNumber", "EntityIncorporationStateCountryCode", "EntityTaxIdentificationNumber", "EntityAddressAddressLine1",
    "EntityAddressAddressLine2", "EntityAddressAddressLine3", "EntityAddressCityOrTown", "EntityAddressStateOrProvince",
    "EntityAddressPostalZipCode", "CityAreaCode", "LocalPhoneNumber", "Security12bTitle", "TradingSymbol", "SecurityExchangeName",
    "EntityWellKnownSeasonedIssuer", "EntityVoluntaryFilers", "EntityCurrentReportingStatus", "EntityInteractiveDataCurrent",
    "EntityFilerCategory", "EntitySmallBusiness", "EntityEmergingGrowthCompany", "EntityShellCompany", "EntityPublicFloat",
    "EntityCommonStockSharesOutstanding",
)  # fmt: skip


class _Sources(NamedTuple):
    """Where the items may stand: the cover page, or the head of a press release."""

    filing: Filing
    page: Page | None
    release: Page | None

    @property
    def text(self) -> str:
        """The main document's text."""
        document = main_document(self.filing)
        return self.filing.source.slice(document.span) if document else self.filing.source.text


def read_cover(
    filing: Filing, outline: Outline, supplied: Mapping[str, str] | None = None, columns: Sequence[Period] = ()
) -> tuple[CoverFacts, tuple[Finding, ...]]:
    """The cover's facts. `supplied` gives values by dei names without prefix; `columns` are the statements' periods, a hint.

    Raises InputError where nobody says the period's end: no fact can be dated.
    """
    sources, given = _sources(filing, outline), dict(supplied or {})
    period, end = _period(sources, given, columns)
    found = _printed(sources, period, end)
    found += _from_header(sources, period, found)
    found = [fact for fact in found if fact.concept.name not in given]
    found += [CoverFact(dei(name), value, "supplied") for name, value in given.items()]
    found, misshapen = well_shaped(found, filing)
    facts = tuple(sorted(found, key=lambda fact: ORDER.index(fact.concept.name) if fact.concept.name in ORDER else len(ORDER)))
    by_name = {fact.concept.name: str(fact.value) for fact in reversed(facts)}
    cover = CoverFacts(by_name.get("EntityRegistrantName", ""), by_name.get("EntityCentralIndexKey", ""), period, facts)
    return cover, tuple(_notes_on(sources, period) + misshapen + missing_items(period.form, facts))


def read_filing_period(filing: Filing, outline: Outline, supplied: Mapping[str, str]) -> FilingPeriod:
    """The filing's period alone, as `read_cover` would find it; for stages that run before the statements are read."""
    return _period(_sources(filing, outline), supplied, ())[0]


@remember_last
def _sources(filing: Filing, outline: Outline) -> _Sources:
    page = cover_page(filing, outline)
    document = main_document(filing)
    if page or document is None:
        return _Sources(filing, page, None)
    head = page_of(filing.source, Span(document.span.start, min(document.span.end, document.span.start + HEAD)))
    return _Sources(filing, None, head if is_release(head) else None)


def _form(sources: _Sources, given: Mapping[str, str]) -> str:
    """The form: supplied, the header's, the document's own type, the cover's print, or inferred for a release."""
    if given.get("DocumentType"):
        return given["DocumentType"]
    if sources.filing.header.form:
        return sources.filing.header.form
    document = main_document(sources.filing)
    if document and FORM.fullmatch(f"FORM {document.type}"):
        return document.type.upper()
    printed = form_type(sources.page) if sources.page else []
    if printed:
        return str(printed[0].value)
    return inferred_form(sources.release) if sources.release else ""


def _period(sources: _Sources, given: Mapping[str, str], columns: Sequence[Period]) -> tuple[FilingPeriod, PrintedDate | None]:
    header = sources.filing.header
    printed = printed_end(sources.page)
    if printed is None and sources.release:
        printed = release_date(sources.release)
    end = (
        date.fromisoformat(given["DocumentPeriodEndDate"])
        if given.get("DocumentPeriodEndDate")
        else agreed_end(printed.value if printed else None, header, columns) or header.filed or latest_date(sources.text)
    )
    if end is None:
        raise InputError(
            "neither header, cover nor statements say at what day the filing's period ends",
            place=sources.filing.source.place(Span(0, 0)),
            advice="supply DocumentPeriodEndDate in a cover file",
        )
    form = _form(sources, given) or ("8-K" if sources.release else "")
    year_end = given.get("CurrentFiscalYearEndDate") or header.fiscal_year_end
    period = filing_period(form, end, year_end, sources.text, columns)
    return period, printed if printed and printed.value == end else None


def _printed(sources: _Sources, period: FilingPeriod, end: PrintedDate | None) -> list[CoverFact]:
    """What the page prints, and the hidden facts that follow from form and period."""
    facts: list[CoverFact] = []
    page = sources.page or sources.release
    if sources.page:
        facts += [fact for rule in RULES for fact in rule(sources.page)]
        facts += shares_outstanding(sources.page, period.end)
        facts += public_float(sources.page, period.end) if period.is_annual else []
        facts += [*securities(sources.page), *ticker(sources.page)]
    elif sources.release:
        name = company(sources.release)
        facts += [name] if name else []
        facts += ticker(sources.release)
    facts = _agreeing_form(facts, period.form)
    span = (page.span(end.start, end.end),) if page and end and end.format else ()
    facts.append(
        CoverFact(dei("DocumentPeriodEndDate"), period.end.isoformat(), "cover:period-end", span, end.format if end and span else None)
    )
    return facts + _hidden(sources, period)


def _agreeing_form(facts: list[CoverFact], form: str) -> list[CoverFact]:
    """Without the printed form where the submission is of another type (a 10-K405 prints FORM 10-K)."""
    return [fact for fact in facts if fact.concept.name != "DocumentType" or fact.value == form]


def _hidden(sources: _Sources, period: FilingPeriod) -> list[CoverFact]:
    facts = []
    if period.form:
        top = sources.page.text[:1500] if sources.page else ""
        amended = period.form.endswith("/A") or bool(re.search(r"\bAMENDMENT\s+NO\b|/A\b", top, re.IGNORECASE))
        facts.append(CoverFact(dei("AmendmentFlag"), "true" if amended else "false", "cover:amendment"))
    if period.fiscal_period:
        facts.append(CoverFact(dei("DocumentFiscalPeriodFocus"), period.fiscal_period, "cover:fiscal-period"))
    if period.fiscal_year:
        facts.append(CoverFact(dei("DocumentFiscalYearFocus"), str(period.fiscal_year), "cover:fiscal-year"))
    if period.fiscal_year_end and period.fiscal_period:
        facts.append(CoverFact(dei("CurrentFiscalYearEndDate"), period.fiscal_year_end, "cover:fiscal-year-end"))
    return facts


def _from_header(sources: _Sources, period: FilingPeriod, found: Sequence[CoverFact]) -> list[CoverFact]:
    """What the header adds; a release without one has the type that it is inferred to go with."""
    items = header_items(sources.filing, period, found)
    if sources.release is None or sources.filing.header.form:
        return items
    inferred = inferred_form(sources.release)
    others = [item for item in items if item.concept.name != "DocumentType"]
    return [CoverFact(dei("DocumentType"), inferred, "release:form"), *others] if inferred else others


def _notes_on(sources: _Sources, period: FilingPeriod) -> list[Finding]:
    """Findings on what was inferred, and on print that contradicts the header."""
    findings = []
    header, source = sources.filing.header, sources.filing.source
    if sources.release and not header.form:
        what = (
            "a press release printed as Exhibit 99 goes with a Form 8-K: its type is taken as 8-K"
            if inferred_form(sources.release)
            else ("the document is a press release and does not say with which form it was filed; it is dated like an 8-K")
        )
        findings.append(Finding("cover.form-inferred", Severity.INFO, what, advice="supply DocumentType in a cover file if it is another"))
    printed = printed_end(sources.page)
    if printed and header.period_end and sources.page and abs((printed.value - header.period_end).days) > 1:
        span = sources.page.span(printed.start, printed.end)
        findings.append(
            Finding(
                "cover.period-differs",
                Severity.WARNING,
                f"the cover says the period ended {printed.value}, the header {header.period_end}; {period.end} is taken",
                source.place(span),
                source.excerpt(span),
                "supply DocumentPeriodEndDate in a cover file if it is the other",
            )
        )
    return findings
