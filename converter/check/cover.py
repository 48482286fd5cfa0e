"""Cover facts: what a regulator would lack, and whether the cover agrees with the statements (EFM 6.5.20 to 6.5.49, DQC)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from converter.check.findings import ERROR, INFO, WARNING, about_fact, about_filing, numbers, told
from converter.cover.missing import expected_items
from converter.model.fact import Fact
from converter.model.finding import Finding
from converter.model.period import Duration
from converter.model.report import Report

_SUPPLY = "Where the filing does not print it, supply it with --cover; it is never invented."
_FACTOR = 100  # counts further apart than this are in different scales

_FORMS_IN_USE = re.compile(r"(10-Q|10-K|10-QT|10-KT|8-K|6-K|20-F|40-F|S-\d+|F-\d+|N-CSR)(/A)?", re.IGNORECASE)
_OF_EVERY_FORM = frozenset({"DocumentType", "EntityRegistrantName", "EntityCentralIndexKey", "AmendmentFlag"})
_KINDS_OF_REPORT = {
    "10-Q": {"DocumentQuarterlyReport": "true", "DocumentTransitionReport": "false"},
    "10-QT": {"DocumentQuarterlyReport": "false", "DocumentTransitionReport": "true"},
    "10-K": {"DocumentAnnualReport": "true", "DocumentTransitionReport": "false"},
    "10-KT": {"DocumentAnnualReport": "false", "DocumentTransitionReport": "true"},
}
_SECURITY = ("Security12bTitle", "TradingSymbol", "SecurityExchangeName")
_LENGTHS = {"FY": (340, 380), "Q1": (60, 112), "Q2": (150, 204), "Q3": (240, 295)}
"""Days of the fiscal year to date; weeks do not end with months (DQC_0006)."""


def check_cover_is_complete(report: Report) -> Iterator[Finding]:
    """Each cover fact that a form must have (EFM 6.5.20, 6.5.21, 6.5.26, 6.5.40, 6.5.47 to 6.5.49)."""
    present = {fact.concept.name for fact in report.facts if fact.concept.prefix == "dei"}
    said = " ".join(finding.what for finding in report.findings if finding.code.startswith("cover."))
    for name, rule in expected_items(report.form):
        if name not in present and name not in _SECURITY and not re.search(rf"\bdei:{name}\b", said):
            yield about_filing(WARNING, rule, "cover-fact-missing", f"The cover fact dei:{name} is missing.", _SUPPLY)
    if _states(report, "AmendmentFlag", "true") and "AmendmentDescription" not in present:
        what = "The cover fact dei:AmendmentDescription is missing, though this is an amendment."
        yield about_filing(WARNING, "EFM 6.5.20", "cover-fact-missing", what, _SUPPLY)
    listed = [name for name in _SECURITY if name in present]
    if listed and len(listed) < len(_SECURITY) and "NoTradingSymbolFlag" not in present:
        missing = ", ".join(f"dei:{name}" for name in _SECURITY if name not in present)
        what = f"A listed security needs title, symbol and exchange: {missing} is missing."
        yield about_filing(WARNING, "EFM 6.5.46", "cover-fact-missing", what, _SUPPLY)


def check_form_is_in_use(report: Report) -> Iterator[Finding]:
    """A form of its time (10-K405, 10-QSB) is kept as printed, but today's rules expect no cover facts of it (EFM 6.5.20)."""
    if report.form and not _FORMS_IN_USE.fullmatch(report.form):
        names = sorted({f"dei:{fact.concept.name}" for fact in _cover(report)} - {f"dei:{name}" for name in _OF_EVERY_FORM})
        what = f'The form type "{report.form}" is no longer in use; EDGAR would call these cover facts unexpected: {", ".join(names)}.'
        yield about_filing(INFO, "EFM 6.5.20", "form-of-its-time", what, "Nothing is to be changed: the filing states them.")


def check_cover_values(report: Report) -> Iterator[Finding]:
    """Cover facts are written as their types say, and agree with the filing's header and each other."""
    for fact in _cover(report):
        problem = _value_problem(report, fact.concept.name, str(fact.value))
        if problem:
            yield about_fact(report, fact, ERROR, "EFM 6.5.20", "cover-value", f"{told(fact)} {problem}.")


def _value_problem(report: Report, name: str, value: str) -> str:
    forms = {
        "EntityCentralIndexKey": r"\d{10}",
        "AmendmentFlag": "true|false",
        "DocumentFiscalYearFocus": r"\d{4}",
        "DocumentFiscalPeriodFocus": "FY|Q1|Q2|Q3",
        "CurrentFiscalYearEndDate": r"--\d\d-\d\d",
        "DocumentPeriodEndDate": r"\d{4}-\d\d-\d\d",
    }
    if name in forms and not re.fullmatch(forms[name], value):
        return "is not written as its type says"
    if name == "EntityCentralIndexKey" and report.entity.cik and value != report.entity.cik:
        return f"is not the CIK of the contexts, {report.entity.cik}"
    if name == "EntityRegistrantName" and value.casefold() != report.entity.name.casefold():
        return f'is not the name of the filer, "{report.entity.name}"'
    return ""


def check_kind_of_report(report: Report) -> Iterator[Finding]:
    """The boxes of the cover agree with the form: a 10-Q is a quarterly report and no transition report (EFM 6.5.49)."""
    form = report.form.upper().removesuffix("/A")
    expected = _KINDS_OF_REPORT.get(form, {})
    for fact in _cover(report):
        wanted = expected.get(fact.concept.name)
        if wanted and fact.value != wanted:
            what = f"{told(fact)} does not agree with the form {report.form}: {wanted} is expected."
            yield about_fact(report, fact, WARNING, "EFM 6.5.49", "kind-of-report", what, "Check the boxes at the top of the cover.")


def _states(report: Report, name: str, value: str) -> bool:
    return any(fact.value == value for fact in _cover(report) if fact.concept.name == name)


def check_period_end(report: Report) -> Iterator[Finding]:
    """The document's period ends where its contexts end, not before 1980 and not after filing (DQC_0036, EFM 6.5.20)."""
    for fact in _cover(report):
        if fact.concept.name != "DocumentPeriodEndDate":
            continue
        end = _date(str(fact.value))
        filed = report.filing.header.filed
        if end and (end.year < 1980 or (filed and end > filed)):  # noqa: PLR2004 - the year of the rule
            yield about_fact(
                report, fact, WARNING, "EFM 6.5.20", "period-end", f"{told(fact)} is before 1980 or after the filing date, {filed}."
            )
        if end and end != report.period_end:
            yield about_fact(
                report, fact, ERROR, "DQC_0036", "period-end", f"{told(fact)} is not the end of the main period, {report.period_end}."
            )


def check_cover_contexts(report: Report) -> Iterator[Finding]:
    """Cover facts stand in the required context (DQC_0033); only shares outstanding have a date of their own."""
    for fact in _cover(report):
        if isinstance(fact.period, Duration) and fact.period != report.main_period:
            yield about_fact(
                report, fact, WARNING, "DQC_0033", "cover-context", f"{told(fact)} is not in the main period, {report.main_period}."
            )


def check_length_of_main_period(report: Report) -> Iterator[Finding]:
    """The main period is as long as the fiscal period says: three, six, nine months or a year (DQC_0006)."""
    transition = any(f.concept.name == "DocumentTransitionReport" and f.value == "true" for f in report.facts)
    for fact in _cover(report):
        bounds = _LENGTHS.get(str(fact.value)) if fact.concept.name == "DocumentFiscalPeriodFocus" else None
        if bounds and not transition and not bounds[0] <= report.main_period.days <= bounds[1]:
            what = f"The fiscal period is {fact.value}, but the main period {report.main_period} has {report.main_period.days} days."
            yield about_fact(report, fact, WARNING, "DQC_0006", "main-period-length", what, "Check fiscal year end and period end.")


def check_text_block_periods(report: Report) -> Iterator[Finding]:
    """Notes are stated for the main period (DQC_0006)."""
    for fact in report.facts:
        if fact.is_text_block and fact.period != report.main_period:
            what = f"The note {fact.concept} is stated for {fact.period}, not the main period."
            yield about_fact(report, fact, WARNING, "DQC_0006", "text-block-period", what)


def check_shares_outstanding(report: Report) -> Iterator[Finding]:
    """Shares on the cover and on the balance sheet differ by less than a factor of 100 (DQC_0095), the cover's being later (DQC_0005)."""
    on_cover = [number for number in numbers(report.facts) if number.fact.concept.name == "EntityCommonStockSharesOutstanding"]
    names = ("CommonStockSharesOutstanding", "CommonStockSharesIssued", "WeightedAverageNumberOfSharesOutstandingBasic")
    shown = [n for name in names for n in numbers(report.facts) if n.fact.concept.name == name and not n.fact.dimensions and n.value]
    for fact, value in on_cover:
        if fact.period.end < report.period_end:
            yield about_fact(
                report, fact, WARNING, "DQC_0005", "shares-date", f"{told(fact)} is dated before the period's end, {report.period_end}."
            )
        if shown and value and not fact.dimensions and not Decimal(1) / _FACTOR < value / shown[0].value < _FACTOR:
            what = f"{told(fact)} and {told(shown[0].fact)} differ by a factor of 100 or more."
            advice = "One of the two may be in thousands; check the statement's heading."
            yield about_fact(report, fact, WARNING, "DQC_0095", "scale-of-shares", what, advice)


def check_hidden_facts(report: Report) -> Iterator[Finding]:
    """Figures and texts of the filing are shown where they stand; cover facts that it does not print are listed below it (EFM 5.2.5.14)."""
    for fact in report.facts:
        if not fact.spans and fact.concept.prefix != "dei":
            yield about_filing(
                WARNING, "EFM 5.2.5.14", "hidden", f"{told(fact)} is hidden, though it could be shown.", "Supply a source that prints it."
            )


def _cover(report: Report) -> list[Fact]:
    return [fact for fact in report.facts if fact.concept.prefix == "dei"]


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
