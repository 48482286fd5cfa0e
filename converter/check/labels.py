"""Labels (EFM 6.10): each concept in use has one English standard label of its own, printable and short enough."""

from __future__ import annotations

from collections.abc import Iterator

from converter.check.findings import ERROR, WARNING, about_filing
from converter.model.concept import QName
from converter.model.finding import Finding
from converter.model.network import LabelRole
from converter.model.report import Report

_LONGEST = 511
_NUMERIC_ROLES = frozenset(
    {
        LabelRole.TOTAL,
        LabelRole.NEGATED,
        LabelRole.NEGATED_TOTAL,
        LabelRole.PERIOD_START,
        LabelRole.PERIOD_END,
        LabelRole.NEGATED_TERSE,
    }
)


def check_standard_labels(report: Report) -> Iterator[Finding]:
    """Every concept in use has a standard label (EFM 6.10.1)."""
    labelled = {label.concept for label in report.labels if label.role is LabelRole.STANDARD}
    for qname in report.concepts:
        if qname not in labelled:
            yield about_filing(ERROR, "EFM 6.10.1", "no-label", f"{qname} has no standard label.")


def check_one_label_per_role(report: Report) -> Iterator[Finding]:
    """A concept has at most one label of each role (EFM 6.10.2)."""
    seen: set[tuple[QName, LabelRole]] = set()
    for label in report.labels:
        if (label.concept, label.role) in seen:
            yield about_filing(
                ERROR, "EFM 6.10.2", "label-twice", f"{label.concept} has two labels of the role {label.role}.", "", label.text[:80]
            )
        seen.add((label.concept, label.role))


def check_unique_standard_labels(report: Report) -> Iterator[Finding]:
    """No two concepts share a standard label (EFM 6.10.4)."""
    owners: dict[str, QName] = {}
    for label in report.labels:
        if label.role is LabelRole.STANDARD:
            owner = owners.setdefault(label.text, label.concept)
            if owner != label.concept:
                yield about_filing(
                    ERROR, "EFM 6.10.4", "label-shared", f'{owner} and {label.concept} have the same standard label "{label.text[:80]}".'
                )


def check_label_text(report: Report) -> Iterator[Finding]:
    """A label has at most 511 characters, no "<", no outer or double blanks (EFM 6.10.6, 6.10.8)."""
    for label in report.labels:
        text = label.text
        if label.role is not LabelRole.DOCUMENTATION and len(text) > _LONGEST:
            yield about_filing(
                ERROR, "EFM 6.10.6", "label-long", f"The label of {label.concept} has {len(text)} characters.", "", text[:80]
            )
        if label.role is not LabelRole.DOCUMENTATION and "<" in text:
            yield about_filing(ERROR, "EFM 6.10.6", "label-markup", f'The label of {label.concept} has a "<".', "", text[:80])
        if text != text.strip() or not text:
            yield about_filing(
                ERROR, "EFM 6.10.8", "label-blanks", f"The label of {label.concept} is empty or begins or ends with a blank.", "", text[:80]
            )


def check_label_roles(report: Report) -> Iterator[Finding]:
    """Total, negated and period labels are for numbers (EFM 6.10.9); documentation is for the filing's own concepts (EFM 6.10.5)."""
    for label in report.labels:
        concept = report.concepts.get(label.concept)
        if concept is None:
            continue
        if label.role in _NUMERIC_ROLES and not concept.is_numeric:
            yield about_filing(
                ERROR, "EFM 6.10.9", "label-role", f"{label.concept} is no number, but has a label of the role {label.role}."
            )
        if label.role is LabelRole.DOCUMENTATION and not concept.is_extension:
            yield about_filing(
                ERROR, "EFM 6.10.5", "documentation", f"{label.concept} is a standard concept and documented by its taxonomy alone."
            )


def check_preferred_labels(report: Report) -> Iterator[Finding]:
    """A label that a presentation prefers exists (XBRL 2.1, 5.2.4.2.1)."""
    existing = {(label.concept, label.role) for label in report.labels}
    for role in report.roles:
        for row in role.presentation:
            if (row.concept, row.label_role) not in existing:
                what = f'{row.concept} is shown in "{role.title}" with a label of the role {row.label_role}, which it does not have.'
                yield about_filing(ERROR, "XBRL 2.1 5.2.4.2.1", "preferred-label", what)


def check_extension_documentation(report: Report) -> Iterator[Finding]:
    """A money concept of the filing's own without a balance says its sign in a documentation label (EFM 6.11.5)."""
    documented = {label.concept for label in report.labels if label.role is LabelRole.DOCUMENTATION}
    for qname, concept in report.concepts.items():
        if concept.is_extension and concept.type.endswith(":monetaryItemType") and concept.balance is None and qname not in documented:
            what = f"{qname} has neither a balance nor a documentation label that says what a positive amount means."
            yield about_filing(WARNING, "EFM 6.11.5", "sign-undocumented", what)
