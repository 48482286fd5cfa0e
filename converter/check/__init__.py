"""Report -> findings: what can be said about a report without a taxonomy processor. CHECKS is the list.

The rules are those of the EDGAR Filer Manual (EFM), of the Data Quality Committee (DQC) and of XBRL; each check's docstring names its
own. A check is a function from a report to findings and knows nothing of the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from converter.check import (
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
    workbook,
)
from converter.model.finding import Finding
from converter.model.report import Report

__all__ = ["CHECKS", "Check", "run_checks"]

Check = Callable[[Report], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    files.check_file_names,
    contexts.check_entity_identifier,
    contexts.check_one_day_overlaps,
    contexts.check_required_context,
    contexts.check_period_types,
    contexts.check_future_periods,
    facts.check_units,
    facts.check_measure_names,
    facts.check_decimals,
    facts.check_duplicates,
    facts.check_text_duplicates,
    facts.check_signs,
    facts.check_expected_axes,
    facts.check_members_of_axes,
    facts.check_deprecated,
    facts.check_accrued_interest,
    facts.check_tagged_text,
    facts.check_scale_of_columns,
    cover.check_cover_is_complete,
    cover.check_form_is_in_use,
    cover.check_cover_values,
    cover.check_kind_of_report,
    cover.check_period_end,
    cover.check_cover_contexts,
    cover.check_length_of_main_period,
    cover.check_text_block_periods,
    cover.check_shares_outstanding,
    cover.check_hidden_facts,
    extension.check_namespace,
    extension.check_extension_names,
    extension.check_extension_kinds,
    extension.check_extension_period_types,
    extension.check_extension_balance,
    networks.check_role_definitions,
    networks.check_order_of_roles,
    networks.check_presented,
    networks.check_presentation_trees,
    networks.check_period_labels,
    networks.check_calculation_arcs,
    networks.check_calculation_cycles,
    networks.check_reversed_sums,
    networks.check_cash_flow_parts,
    networks.check_operating_weights,
    networks.check_concepts_of_notes,
    networks.check_interest_paid,
    networks.check_face_in_calculation,
    networks.check_cash_flow_root,
    networks.check_cash_balances,
    dimensions.check_dimensions,
    dimensions.check_domains,
    dimensions.check_members_once,
    dimensions.check_one_default,
    labels.check_standard_labels,
    labels.check_one_label_per_role,
    labels.check_unique_standard_labels,
    labels.check_label_text,
    labels.check_label_roles,
    labels.check_preferred_labels,
    labels.check_extension_documentation,
    accounting.check_statements_foot,
    accounting.check_equity_matrix,
    accounting.check_calculation,
    accounting.check_balance_sheet_equation,
    accounting.check_equity_with_minority,
    accounting.check_cash_roll_forward,
    accounting.check_parts_within_wholes,
    comparisons.check_shorter_periods,
    comparisons.check_members_within_whole,
    comparisons.check_percentages,
    accounting.check_equity_method,
    accounting.check_cash_of_continuing_operations,
    accounting.check_earnings_per_share,
    completeness.check_nothing_lost,
    workbook.check_digits,
)


def run_checks(report: Report, findings: Sequence[Finding] = ()) -> tuple[Finding, ...]:
    """What all checks find, in their order, beyond the `findings` of earlier stages: a figure that these name is not lost in silence."""
    known = replace(report, findings=(*report.findings, *findings))
    told = set(known.findings)
    return tuple(dict.fromkeys(finding for check in CHECKS for finding in check(known) if finding not in told))
