"""Axes, domains and members (EFM 6.12.8, 6.16; DQC_0041)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from converter.check.findings import ERROR, WARNING, about_filing
from converter.model.finding import Finding
from converter.model.network import Axis, Role
from converter.model.report import Report


def check_dimensions(report: Report) -> Iterator[Finding]:
    """Axes and members in use belong to a table of a role (EFM 6.12.3, 6.16.5)."""
    known = {(axis.axis, member) for _, axis in _axes(report) for member in (axis.domain, *axis.members)}
    for dimension in sorted({dimension for fact in report.facts for dimension in fact.dimensions}):
        if (dimension.axis, dimension.member) not in known:
            yield about_filing(
                ERROR, "EFM 6.16.5", "member-not-in-table", f"{dimension.member} of {dimension.axis} is in no table's definition."
            )


def check_domains(report: Report) -> Iterator[Finding]:
    """An axis is presented with its domain below it (EFM 6.12.8), which is a domain by its type (EFM 6.16.3)."""
    for role, axis in _axes(report):
        rows = [row.concept for row in role.presentation]
        place = rows.index(axis.axis) if axis.axis in rows else None
        if place is None or rows[place + 1 : place + 2] != [axis.domain]:
            what = f'{axis.axis} in "{role.title}" is not presented with its domain {axis.domain} below it.'
            yield about_filing(WARNING, "EFM 6.12.8", "axis-without-domain", what)
        concept = report.concepts.get(axis.domain)
        if concept and not concept.type.endswith(":domainItemType"):
            yield about_filing(ERROR, "EFM 6.16.3", "domain-type", f"{axis.domain} of {axis.axis} is no domain by its type.")


def check_members_once(report: Report) -> Iterator[Finding]:
    """No member stands twice below one axis, nor beside its own domain (EFM 6.16.4)."""
    for role, axis in _axes(report):
        for member, count in Counter((axis.domain, *axis.members)).items():
            if count > 1:
                yield about_filing(ERROR, "EFM 6.16.4", "member-twice", f'{member} stands twice below {axis.axis} in "{role.title}".')


def check_one_default(report: Report) -> Iterator[Finding]:
    """An axis has one default in the whole report (DQC_0041)."""
    domains: dict[str, str] = {}
    for role, axis in _axes(report):
        first = domains.setdefault(str(axis.axis), str(axis.domain))
        if first != str(axis.domain):
            what = f'{axis.axis} has the default {axis.domain} in "{role.title}", but {first} elsewhere.'
            yield about_filing(WARNING, "DQC_0041", "two-defaults", what)


def _axes(report: Report) -> Iterator[tuple[Role, Axis]]:
    for role in report.roles:
        for axis in role.hypercube.axes if role.hypercube else ():
            yield role, axis
