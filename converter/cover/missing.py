"""What a regulator would look for on the cover and the source does not say: one finding per item."""

from __future__ import annotations

from collections.abc import Sequence

from converter.model.cover import CoverFact
from converter.model.finding import Finding, Severity

_ALWAYS = (
    ("DocumentType", "EFM 6.5.20"),
    ("EntityRegistrantName", "EFM 6.5.21"),
    ("EntityCentralIndexKey", "EFM 6.5.21"),
    ("AmendmentFlag", "EFM 6.5.20"),
    ("DocumentPeriodEndDate", "EFM 6.5.20"),
    ("EntityIncorporationStateCountryCode", "EFM 6.5.47"),
    ("EntityFileNumber", "EFM 6.5.47"),
    ("EntityTaxIdentificationNumber", "EFM 6.5.47"),
    ("EntityAddressAddressLine1", "EFM 6.5.48"),
    ("EntityAddressCityOrTown", "EFM 6.5.48"),
    ("EntityAddressStateOrProvince", "EFM 6.5.48"),
    ("EntityAddressPostalZipCode", "EFM 6.5.48"),
    ("CityAreaCode", "EFM 6.5.48"),
    ("LocalPhoneNumber", "EFM 6.5.48"),
    ("Security12bTitle", "EFM 6.5.46"),
    ("TradingSymbol", "EFM 6.5.46"),
    ("SecurityExchangeName", "EFM 6.5.46"),
    ("EntityEmergingGrowthCompany", "EFM 6.5.40"),
)
_PERIODIC = (
    ("DocumentFiscalYearFocus", "EFM 6.5.20"),
    ("DocumentFiscalPeriodFocus", "EFM 6.5.20"),
    ("CurrentFiscalYearEndDate", "EFM 6.5.21"),
    ("EntityCommonStockSharesOutstanding", "EFM 6.5.26"),
    ("EntityCurrentReportingStatus", "EFM 6.5.21"),
    ("EntityInteractiveDataCurrent", "EFM 6.5.21"),
    ("EntityFilerCategory", "EFM 6.5.21"),
    ("EntitySmallBusiness", "EFM 6.5.40"),
    ("EntityShellCompany", "EFM 6.5.40"),
    ("DocumentTransitionReport", "EFM 6.5.49"),
)
_ANNUAL = (
    ("EntityVoluntaryFilers", "EFM 6.5.21"),
    ("EntityWellKnownSeasonedIssuer", "EFM 6.5.21"),
    ("EntityPublicFloat", "EFM 6.5.21"),
    ("DocumentFinStmtErrorCorrectionFlag", "EFM 6.5.49"),
)
_CURRENT = (
    ("WrittenCommunications", "EFM 6.5.52"),
    ("SolicitingMaterial", "EFM 6.5.52"),
    ("PreCommencementTenderOffer", "EFM 6.5.52"),
    ("PreCommencementIssuerTenderOffer", "EFM 6.5.52"),
)
_REQUIRED = frozenset({"DocumentType", "EntityRegistrantName", "EntityCentralIndexKey"})


def expected_items(form: str) -> list[tuple[str, str]]:
    """The dei names that the cover of a form should have, each with its rule."""
    wanted = list(_ALWAYS)
    if form.startswith("10-"):
        wanted += _PERIODIC
        report = "DocumentQuarterlyReport" if form.startswith("10-Q") else "DocumentAnnualReport"
        wanted.append((report, "EFM 6.5.49"))
    if form.startswith("10-K"):
        wanted += _ANNUAL
    if form.startswith("8-K"):
        wanted += _CURRENT
    return wanted


def missing_items(form: str, facts: Sequence[CoverFact]) -> list[Finding]:
    """A finding for each item of the form's cover that no fact states; nothing is ever made up for it."""
    present = {fact.concept.name for fact in facts}
    return [_finding(name, rule) for name, rule in expected_items(form) if name not in present]


def _finding(name: str, rule: str) -> Finding:
    return Finding(
        "cover.missing",
        Severity.WARNING if name in _REQUIRED else Severity.INFO,
        f"the source does not say dei:{name} where it was looked for; the item is left out",
        advice=f"a regulator expects it: supply {name} in a cover file if it is known",
        rule=rule,
    )
