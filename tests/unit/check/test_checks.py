"""Every check says nothing of a sound report, and finds the fault planted for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from models import cover_report, equity_report, ten_q
from planting import (
    HALF_YEAR,
    Fault,
    arc,
    both,
    cell,
    concept,
    extra_fact,
    extra_label,
    fact,
    label,
    own_fact_concept,
    role,
    scaled_column,
    whole,
    without,
)

from converter.check import (
    CHECKS,
    Check,
    accounting,
    comparisons,
    completeness,
    contexts,
    cover,
    dimensions,
    extension,
    facts,
    files,
    labels,
    networks,
    run_checks,
    workbook,
)
from converter.cover.missing import missing_items
from converter.model.concept import QName
from converter.model.fact import Dimension
from converter.model.network import Axis, Hypercube, LabelRole, Presentation, RoleKind
from converter.model.period import Duration, Instant
from converter.model.quantity import Measure, Unit
from converter.model.report import Entity, Report
from converter.model.source import Span

CASH_CHANGE = "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalentsPeriodIncreaseDecreaseIncludingExchangeRateEffect"
CASH_OF_OPERATIONS = "NetCashProvidedByUsedInOperatingActivities"
BEFORE_EQUITY_METHOD = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesMinorityInterestAndIncomeLossFromEquityMethodInvestments"
SHARES = Unit.of(Measure.SHARES)


def axes(change: Callable[[Axis], Axis]) -> Fault:
    """Changes the axes of the equity statement's table."""

    def changed(cube: Hypercube | None) -> Hypercube | None:
        return replace(cube, axes=tuple(map(change, cube.axes))) if cube else None

    return role(-1, lambda r: replace(r, hypercube=changed(r.hypercube)))


def second_default(report: Report) -> Report:
    """A second role with the table, whose axis has another domain."""
    other = axes(lambda a: replace(a, domain=QName("us-gaap", "ClassOfStockDomain")))(report).roles[-1]
    return replace(report, roles=(*report.roles, replace(other, name="Other", sort_code=99)))


FAULTS: list[tuple[Check, Callable[[], Report], Fault, str]] = [
    (files.check_file_names, ten_q, whole(stem="maple_harbor_tool_company-20020630"), "file-name"),
    (files.check_file_names, ten_q, whole(stem="maple-20020331"), "file-name"),
    (contexts.check_entity_identifier, ten_q, whole(entity=Entity("Maple", "")), "no-cik"),
    (contexts.check_entity_identifier, ten_q, whole(entity=Entity("Maple", "912345")), "cik-form"),
    (
        contexts.check_one_day_overlaps,
        ten_q,
        extra_fact("Revenues", Decimal(1), Duration(date(2002, 6, 30), date(2002, 9, 30))),
        "one-day-overlap",
    ),
    (contexts.check_one_day_overlaps, ten_q, extra_fact("Assets", Decimal(1), Instant(date(2002, 1, 1))), "one-day-overlap"),
    (contexts.check_required_context, ten_q, whole(main_period=Duration(date(2002, 1, 2), date(2002, 6, 30))), "required-context"),
    (contexts.check_period_types, ten_q, fact("Assets", period=HALF_YEAR), "period-type"),
    (contexts.check_future_periods, ten_q, fact("Assets", period=Instant(date(2020, 6, 30))), "future-period"),
    (facts.check_units, ten_q, fact("Assets", unit=SHARES), "unit"),
    (facts.check_units, ten_q, fact("Assets", unit=None), "unit"),
    (facts.check_units, ten_q, fact("DocumentType", value=Decimal(1), unit=SHARES), "unit"),
    (facts.check_measure_names, ten_q, fact("Assets", unit=Unit("m:" + "x" * 220)), "measure-name"),
    (facts.check_decimals, ten_q, fact("Assets", value=Decimal(3800123)), "decimals"),
    (facts.check_duplicates, ten_q, extra_fact("Assets", Decimal(3900000), Instant(date(2002, 6, 30))), "contradiction"),
    (facts.check_text_duplicates, ten_q, extra_fact("DocumentType", "10-K", HALF_YEAR), "contradiction"),
    (facts.check_signs, ten_q, fact("PaymentsToAcquirePropertyPlantAndEquipment", value=Decimal(-80000)), "negative"),
    (facts.check_signs, ten_q, fact("Assets", concept=QName("us-gaap", "EarlyRepaymentOfSeniorDebt"), value=Decimal(-5)), "negative"),
    (
        facts.check_expected_axes,
        ten_q,
        fact("Assets", concept=QName("us-gaap", "BusinessAcquisitionPercentageOfVotingInterestsAcquired")),
        "axis-expected",
    ),
    (
        facts.check_members_of_axes,
        ten_q,
        fact("Assets", dimensions=(Dimension(QName("us-gaap", "StatementEquityComponentsAxis"), QName("us-gaap", "CommonClassBMember")),)),
        "member-of-axis",
    ),
    (facts.check_deprecated, ten_q, fact("Assets", concept=QName("us-gaap", "DueFromRelatedParties")), "deprecated"),
    (
        facts.check_accrued_interest,
        ten_q,
        both(
            fact("Assets", concept=QName("us-gaap", "HeldToMaturitySecurities")),
            fact("Liabilities", concept=QName("us-gaap", "DebtSecuritiesHeldToMaturityAmortizedCostExcludingAccruedInterestBeforeX")),
        ),
        "accrued-interest",
    ),
    (facts.check_tagged_text, ten_q, fact("Assets", spans=(Span(30, 45),)), "tagged-text"),
    (facts.check_scale_of_columns, ten_q, scaled_column, "scale-of-columns"),
    (cover.check_cover_is_complete, ten_q, without("DocumentType"), "cover-fact-missing"),
    (cover.check_form_is_in_use, ten_q, whole(form="10-QSB"), "form-of-its-time"),
    (cover.check_cover_values, ten_q, fact("DocumentFiscalPeriodFocus", value="second"), "cover-value"),
    (cover.check_cover_values, ten_q, fact("EntityCentralIndexKey", value="0000000001"), "cover-value"),
    (cover.check_cover_values, ten_q, fact("EntityRegistrantName", value="Another Company"), "cover-value"),
    (cover.check_cover_is_complete, ten_q, fact("AmendmentFlag", value="true"), "cover-fact-missing"),
    (cover.check_kind_of_report, ten_q, fact("DocumentTransitionReport", value="true"), "kind-of-report"),
    (cover.check_period_end, ten_q, fact("DocumentPeriodEndDate", value="2002-03-31"), "period-end"),
    (cover.check_period_end, ten_q, fact("DocumentPeriodEndDate", value="1902-06-30"), "period-end"),
    (cover.check_cover_contexts, ten_q, fact("DocumentType", period=Duration(date(2002, 4, 1), date(2002, 6, 30))), "cover-context"),
    (cover.check_length_of_main_period, ten_q, fact("DocumentFiscalPeriodFocus", value="Q3"), "main-period-length"),
    (
        cover.check_text_block_periods,
        ten_q,
        fact("InventoryDisclosureTextBlock", period=Duration(date(2002, 4, 1), date(2002, 6, 30))),
        "text-block-period",
    ),
    (
        cover.check_shares_outstanding,
        ten_q,
        fact("EntityCommonStockSharesOutstanding", period=Instant(date(2002, 3, 31))),
        "shares-date",
    ),
    (
        cover.check_shares_outstanding,
        ten_q,
        both(fact("CommonStockSharesAuthorized", concept=QName("us-gaap", "CommonStockSharesIssued"), value=Decimal(500))),
        "scale-of-shares",
    ),
    (cover.check_hidden_facts, ten_q, fact("Assets", spans=()), "hidden"),
    (extension.check_namespace, ten_q, whole(namespace="http://fasb.org/maple/20020630"), "namespace"),
    (extension.check_namespace, ten_q, whole(namespace="http://maple.example"), "namespace"),
    (extension.check_namespace, ten_q, whole(prefix="us-gaap"), "prefix"),
    (extension.check_extension_names, equity_report, concept("", "planShares"), "name-form"),
    (extension.check_extension_names, equity_report, concept("", "Plan" * 60), "name-long"),
    (extension.check_extension_names, equity_report, concept("", "StockholdersEquity"), "name-taken"),
    (extension.check_extension_names, equity_report, whole(prefix="other"), "foreign-prefix"),
    (extension.check_extension_kinds, equity_report, concept("", "PlanSharesAxis"), "name-ending"),
    (extension.check_extension_kinds, equity_report, concept("", "PlanSharesMember"), "name-ending"),
    (extension.check_extension_kinds, equity_report, concept("", "PlanLineItems"), "name-ending"),
    (extension.check_extension_period_types, equity_report, concept("", type="xbrli:stringItemType"), "own-period-type"),
    (extension.check_extension_balance, equity_report, own_fact_concept(balance=None), "no-balance"),
    (networks.check_role_definitions, ten_q, role(1, lambda r: replace(r, title="Balance Sheets (in thousands)")), "role-title"),
    (networks.check_role_definitions, ten_q, role(1, lambda r: replace(r, name="Balance Sheets")), "role-name"),
    (networks.check_role_definitions, ten_q, role(1, lambda r: replace(r, name="Cover")), "role-twice"),
    (networks.check_order_of_roles, ten_q, role(0, lambda r: replace(r, kind=RoleKind.DISCLOSURE)), "role-order"),
    (networks.check_presented, ten_q, role(0, lambda r: replace(r, presentation=())), "not-presented"),
    (networks.check_presentation_trees, ten_q, role(0, lambda r: replace(r, presentation=r.presentation[1:])), "presentation-root"),
    (
        networks.check_presentation_trees,
        ten_q,
        role(0, lambda r: replace(r, presentation=(*r.presentation, r.presentation[-1]._replace(depth=7)))),
        "presentation-depth",
    ),
    (
        networks.check_presentation_trees,
        ten_q,
        role(0, lambda r: replace(r, presentation=(*r.presentation, r.presentation[-1]))),
        "presented-twice",
    ),
    (
        networks.check_period_labels,
        ten_q,
        role(3, lambda r: replace(r, presentation=(*r.presentation, Presentation(QName("us-gaap", "Revenues"), 1, LabelRole.PERIOD_END)))),
        "period-label",
    ),
    (networks.check_calculation_arcs, ten_q, arc("Assets", "Land", 2), "weight"),
    (networks.check_calculation_arcs, ten_q, arc("Assets", "Liabilities"), "weight-by-balance"),
    (networks.check_calculation_arcs, ten_q, arc("Assets", "Revenues"), "sum-of-periods"),
    (networks.check_calculation_arcs, ten_q, arc("Assets", "InventoryRawMaterialsNetOfReserves"), "sum-not-shown"),
    (networks.check_calculation_cycles, ten_q, arc("InventoryNet", "Assets"), "sum-in-a-circle"),
    (networks.check_calculation_cycles, ten_q, arc("Assets", "AssetsCurrent"), "part-twice"),
    (networks.check_reversed_sums, ten_q, arc("AssetsCurrent", "Assets"), "sum-reversed"),
    (
        networks.check_cash_flow_parts,
        ten_q,
        arc("NetCashProvidedByUsedInOperatingActivities", "ProductWarrantyAccrualPeriodIncreaseDecrease"),
        "no-cash-flow",
    ),
    (
        networks.check_operating_weights,
        ten_q,
        arc("NetCashProvidedByUsedInOperatingActivities", "IncomeLossFromDiscontinuedOperationsNetOfTax", -1),
        "operating-weight",
    ),
    (networks.check_operating_weights, ten_q, arc("NetCashProvidedByUsedInOperatingActivities", "Land", -1), "operating-weight"),
    (
        networks.check_concepts_of_notes,
        ten_q,
        role(1, lambda r: replace(r, presentation=(*r.presentation, Presentation(QName("us-gaap", "DeferredTaxAssetsNet"), 1)))),
        "concept-of-notes",
    ),
    (
        networks.check_interest_paid,
        ten_q,
        role(
            4,
            lambda r: replace(
                r,
                presentation=(
                    *r.presentation,
                    Presentation(QName("us-gaap", "SupplementalCashFlowInformationAbstract"), 1),
                    Presentation(QName("us-gaap", "InterestPaid"), 2),
                ),
            ),
        ),
        "interest-paid",
    ),
    (networks.check_face_in_calculation, ten_q, role(3, lambda r: replace(r, calculation=())), "not-in-a-sum"),
    (
        networks.check_cash_flow_root,
        ten_q,
        role(4, lambda r: replace(r, calculation=tuple(a for a in r.calculation if a.total.name != CASH_CHANGE))),
        "cash-flow-root",
    ),
    (networks.check_cash_balances, ten_q, role(4, lambda r: replace(r, presentation=r.presentation[:-2])), "cash-balances"),
    (
        dimensions.check_dimensions,
        equity_report,
        fact("NetIncomeLoss", dimensions=(Dimension(QName("srt", "RangeAxis"), QName("srt", "MaximumMember")),)),
        "member-not-in-table",
    ),
    (dimensions.check_domains, equity_report, role(-1, lambda r: replace(r, presentation=r.presentation[:3])), "axis-without-domain"),
    (dimensions.check_domains, equity_report, concept("EquityComponentDomain", type="xbrli:stringItemType"), "domain-type"),
    (dimensions.check_members_once, equity_report, axes(lambda a: replace(a, members=(*a.members, a.domain))), "member-twice"),
    (dimensions.check_one_default, equity_report, second_default, "two-defaults"),
    (
        comparisons.check_shorter_periods,
        ten_q,
        extra_fact("PaymentsToAcquirePropertyPlantAndEquipment", Decimal(990000), Duration(date(2002, 4, 1), date(2002, 6, 30))),
        "shorter-period",
    ),
    (
        comparisons.check_members_within_whole,
        ten_q,
        extra_fact(
            "Land",
            Decimal(990000),
            Instant(date(2002, 6, 30)),
            dimensions=(Dimension(QName("us-gaap", "StatementBusinessSegmentsAxis"), QName("bay", "ToolsMember")),),
        ),
        "member-exceeds-whole",
    ),
    (comparisons.check_percentages, ten_q, concept("Assets", type="dtr-types:percentItemType"), "percentage"),
    (labels.check_standard_labels, ten_q, whole(labels=()), "no-label"),
    (labels.check_one_label_per_role, ten_q, extra_label("us-gaap:Assets", LabelRole.STANDARD, "All assets"), "label-twice"),
    (labels.check_unique_standard_labels, ten_q, both(label(0, text="Same"), label(1, text="Same")), "label-shared"),
    (labels.check_label_text, ten_q, label(0, text="x" * 512), "label-long"),
    (labels.check_label_text, ten_q, label(0, text="Assets < liabilities"), "label-markup"),
    (labels.check_label_text, ten_q, label(0, text=" Assets"), "label-blanks"),
    (labels.check_label_roles, ten_q, extra_label("dei:DocumentType", LabelRole.TOTAL, "Total"), "label-role"),
    (labels.check_label_roles, ten_q, extra_label("us-gaap:Assets", LabelRole.DOCUMENTATION, "All that is owned."), "documentation"),
    (
        labels.check_preferred_labels,
        ten_q,
        role(3, lambda r: replace(r, presentation=(r.presentation[0]._replace(label_role=LabelRole.TERSE), *r.presentation[1:]))),
        "preferred-label",
    ),
    (labels.check_extension_documentation, equity_report, concept(""), "sign-undocumented"),
    (accounting.check_equity_matrix, equity_report, cell(0, 4, 1, Decimal(4640000)), "does-not-cross-foot"),
    (accounting.check_equity_matrix, equity_report, cell(0, 4, 1, Decimal(4640000)), "does-not-roll-forward"),
    (accounting.check_calculation, ten_q, fact("Assets", value=Decimal(3900000)), "calculation"),
    (accounting.check_calculation, ten_q, fact("Assets", value=Decimal(3801000)), "calculation-rounding"),
    (accounting.check_balance_sheet_equation, ten_q, fact("Assets", value=Decimal(3900000)), "balance-sheet"),
    (
        accounting.check_equity_with_minority,
        ten_q,
        fact("Assets", concept=QName("us-gaap", "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest")),
        "equity",
    ),
    (accounting.check_cash_roll_forward, ten_q, fact(CASH_CHANGE, value=Decimal(90000)), "cash-roll-forward"),
    (accounting.check_parts_within_wholes, ten_q, fact("AssetsCurrent", value=Decimal(9900000)), "part-exceeds-whole"),
    (
        accounting.check_earnings_per_share,
        ten_q,
        extra_fact(
            "NetIncomeLoss", Decimal(294), HALF_YEAR, concept=QName("us-gaap", "WeightedAverageNumberOfSharesOutstandingBasic"), unit=SHARES
        ),
        "scale-of-shares",
    ),
    (
        accounting.check_equity_method,
        ten_q,
        fact("NetIncomeLoss", concept=QName("us-gaap", BEFORE_EQUITY_METHOD)),
        "no-equity-method-income",
    ),
    (
        accounting.check_cash_of_continuing_operations,
        ten_q,
        fact(CASH_OF_OPERATIONS, concept=QName("us-gaap", f"{CASH_OF_OPERATIONS}ContinuingOperations")),
        "no-cash-of-activity",
    ),
    (completeness.check_nothing_lost, ten_q, without("Assets"), "figure-lost"),
    (workbook.check_digits, ten_q, fact("Assets", value=Decimal(1234567890123456)), "digits"),
]


def codes(check: Check, report: Report) -> set[str]:
    return {finding.code for finding in check(report)}


@pytest.mark.parametrize(("check", "make", "plant", "code"), FAULTS, ids=[f"{c.__name__}-{code}" for c, _, _, code in FAULTS])
def test_a_planted_fault_is_found(check: Check, make: Callable[[], Report], plant: Fault, code: str) -> None:
    assert codes(check, plant(make())) & {f"check.{code}", f"calculation.{code}"}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("make", [ten_q, equity_report, cover_report], ids=lambda make: make.__name__)
def test_a_sound_report_has_no_findings(check: Check, make: Callable[[], Report]) -> None:
    report = make()
    if check is cover.check_cover_is_complete:  # what a cover lacks is told when it is read
        report = replace(report, findings=tuple(missing_items(report.form, report.facts)))
    assert list(check(report)) == []


def test_every_check_has_a_planted_fault() -> None:
    tested = {check for check, _, _, _ in FAULTS} | {accounting.check_statements_foot}
    assert [check.__name__ for check in CHECKS if check not in tested] == []


def test_a_total_that_does_not_foot_is_found() -> None:
    found = list(accounting.check_statements_foot(cell(0, 6, 0, Decimal(2585000))(ten_q())))
    assert [finding.code for finding in found] == ["calculation.does-not-foot"]


def test_a_figure_named_by_an_earlier_finding_is_not_lost() -> None:
    report = without("Assets")(ten_q())
    lost = tuple(completeness.check_nothing_lost(report))
    assert len(lost) == 2
    assert not [f for f in run_checks(report, lost) if f.code == "check.figure-lost" and f not in lost]


def test_findings_name_the_place_of_the_fact() -> None:
    report = fact("Assets", value=Decimal(3900000))(ten_q())
    (finding,) = accounting.check_balance_sheet_equation(report)
    assert finding.where is not None
    assert finding.where.line > 1
    assert finding.rule == "DQC_0004"


def test_equal_figures_of_different_precision_do_not_contradict() -> None:
    report = extra_fact("Assets", Decimal(3800123), Instant(date(2002, 6, 30)), decimals=0)(ten_q())
    assert codes(facts.check_duplicates, report) == set()


@pytest.mark.parametrize("axis", ["StatementScenarioAxis", "RestatementAxis"])
def test_a_scenario_is_no_part_of_the_whole(axis: str) -> None:
    told = Dimension(QName("srt", axis), QName("srt", "ScenarioPreviouslyReportedMember"))
    more = extra_fact("Land", Decimal(990000), Instant(date(2002, 6, 30)), dimensions=(told,))
    assert not list(comparisons.check_members_within_whole(more(ten_q())))
