"""Roles, presentation, calculation and dimensions (EFM 6.7.9 to 6.7.12, 6.12, 6.14, 6.16; DQC_0048, DQC_0099)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from converter.check.findings import ERROR, WARNING, about_filing
from converter.model.concept import PeriodType, QName
from converter.model.finding import Finding
from converter.model.network import LabelRole, Role, RoleKind
from converter.model.report import Report
from converter.model.statement import StatementKind
from converter.taxonomy.baked import load_concepts

_SCALE_WORDS = re.compile(r"\b(in|of) (thousands|millions|dollars)\b|\busd\b", re.IGNORECASE)
_PARENTHETICAL = " (Parenthetical)"
_LEVELS = ("", "Policies", "Tables", "Details")
_LEVEL = re.compile(r"\((Policies|Tables|Details)\)(?: \(\d+\))?$")
_KINDS = (RoleKind.DOCUMENT, RoleKind.STATEMENT, RoleKind.DISCLOSURE)
_PERIOD_LABELS = frozenset({LabelRole.PERIOD_START, LabelRole.PERIOD_END})
_CASH_BALANCES = frozenset(
    {
        "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents",
        "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalentsIncludingDisposalGroupAndDiscontinuedOperations",
    }
)
_SUPPLEMENTAL = frozenset({"SupplementalCashFlowInformationAbstract", "NoncashInvestingAndFinancingItemsAbstract"})
_OF_NOTES = frozenset({"DeferredTaxAssetsNet", "DeferredTaxLiabilities", "DeferredTaxAssetsLiabilitiesNet", "DeferredTaxAssetsGross"})
_OPERATING = QName("us-gaap", "NetCashProvidedByUsedInOperatingActivities")
_INCOME_ITEM = re.compile(r"NetIncome|ProfitLoss|IncomeLoss(?:From(?:Continuing|Discontinued)Operations|Before|Including|Attributable)")
_NEVER_SUMMED = frozenset(
    {"CommitmentsAndContingencies", "NetIncomeLossAvailableToCommonStockholdersBasic", "NetIncomeLossAvailableToCommonStockholdersDiluted"}
)
_CHANGE_IN_CASH = re.compile(r"PeriodIncreaseDecrease|^NetCashProvidedByUsedIn$")


def check_role_definitions(report: Report) -> Iterator[Finding]:
    """A role's title names no scale or unit, is not empty, and no two roles share name, title or sort code (EFM 6.7.9 to 6.7.12)."""
    for role in report.roles:
        if not role.title.strip() or _SCALE_WORDS.search(role.title):
            yield about_filing(
                WARNING, "EFM 6.7.12", "role-title", f'The role "{role.definition}" has no title or one with words of scale.'
            )
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", role.name):
            yield about_filing(ERROR, "EFM 6.7.9", "role-name", f'The role name "{role.name}" is not made of letters and digits alone.')
    for what, values in (
        ("name", [role.name for role in report.roles]),
        ("definition", [role.definition for role in report.roles]),
        ("sort code", [str(role.sort_code) for role in report.roles]),
    ):
        for value in (value for value, count in Counter(values).items() if count > 1):
            yield about_filing(ERROR, "EFM 6.7.10", "role-twice", f'Two roles have the {what} "{value}".')


def check_order_of_roles(report: Report) -> Iterator[Finding]:
    """Cover, statements, disclosures, sorted by their codes as text; notes, policies, tables, details (EFM 6.7.12).

    A parenthetical stands right after its statement.
    """
    ordered = sorted(report.roles, key=lambda role: role.definition)
    titles = {role.title for role in ordered}
    for before, after in pairwise(ordered):
        host = after.title.removesuffix(_PARENTHETICAL)
        parted = host != after.title and host in titles and before.title != host
        if _rank(before) > _rank(after) or parted:
            yield about_filing(WARNING, "EFM 6.7.12", "role-order", f'"{after.definition}" sorts after "{before.definition}".')


def _rank(role: Role) -> tuple[int, int]:
    ending = _LEVEL.search(role.title) if role.kind is RoleKind.DISCLOSURE else None
    return _KINDS.index(role.kind), _LEVELS.index(ending[1]) if ending else 0


def check_presented(report: Report) -> Iterator[Finding]:
    """Every concept, axis and member in use stands in a presentation (EFM 6.12.3)."""
    shown = {row.concept for role in report.roles for row in role.presentation}
    used: dict[QName, None] = {}
    for fact in report.facts:
        used[fact.concept] = None
        for dimension in fact.dimensions:
            used[dimension.axis] = used[dimension.member] = None
    for qname in used:
        if qname not in shown:
            yield about_filing(ERROR, "EFM 6.12.3", "not-presented", f"{qname} has facts, but stands in no presentation.")


def check_presentation_trees(report: Report) -> Iterator[Finding]:
    """One root per role; under one parent a concept stands twice only with different labels (EFM 6.12.5, 6.12.6)."""
    for role in report.roles:
        if sum(row.depth == 0 for row in role.presentation) != 1:
            yield about_filing(
                WARNING, "EFM 6.12.6", "presentation-root", f'The presentation "{role.title}" does not have exactly one root.'
            )
        path: list[tuple[int, QName]] = []
        seen: set[tuple[int, QName, LabelRole]] = set()
        for place, row in enumerate(role.presentation):
            if row.depth > len(path):
                yield about_filing(ERROR, "EFM 6.12.6", "presentation-depth", f'{row.concept} in "{role.title}" has no parent.')
                break
            del path[row.depth :]
            key = (path[-1][0] if path else -1, row.concept, row.label_role)
            if key in seen:
                yield about_filing(
                    ERROR, "EFM 6.12.5", "presented-twice", f'{row.concept} stands twice under one parent in "{role.title}" with one label.'
                )
            seen.add(key)
            path.append((place, row.concept))


def check_period_labels(report: Report) -> Iterator[Finding]:
    """Labels for the start and end of a period are for balances (EFM 6.12.7)."""
    for role in report.roles:
        for row in role.presentation:
            concept = report.concepts.get(row.concept)
            if concept and row.label_role in _PERIOD_LABELS and concept.period_type is PeriodType.DURATION:
                what = f'{row.concept} in "{role.title}" is measured over a period, but labelled as a balance.'
                yield about_filing(WARNING, "EFM 6.12.7", "period-label", what)


def check_calculation_arcs(report: Report) -> Iterator[Finding]:
    """Weights are +1 or -1, both ends are shown together and have one period type (EFM 6.14.2, 6.14.3, 6.14.5)."""
    groups = [{row.concept for row in role.presentation} for role in report.roles]
    for role in report.roles:
        for arc in role.calculation:
            pair = f'{arc.total} and its part {arc.child} in "{role.title}"'
            if arc.weight not in (1, -1):
                yield about_filing(ERROR, "EFM 6.14.2", "weight", f"{pair} have the weight {arc.weight}.")
            ends = [report.concepts.get(name) for name in (arc.total, arc.child)]
            if ends[0] and ends[1] and ends[0].period_type != ends[1].period_type:
                yield about_filing(ERROR, "EFM 6.14.3", "sum-of-periods", f"{pair}: one is a balance, the other a movement.")
            if ends[0] and ends[1] and ends[0].balance and ends[1].balance and (ends[0].balance == ends[1].balance) != (arc.weight > 0):
                what = f"{pair} have the weight {arc.weight:+}, which their balances do not allow."
                yield about_filing(ERROR, "XBRL 2.1 5.1.1.2", "weight-by-balance", what)
            if not any(arc.total in group and arc.child in group for group in groups):
                yield about_filing(ERROR, "EFM 6.14.5", "sum-not-shown", f"{pair} stand in no presentation together.")


def check_calculation_cycles(report: Report) -> Iterator[Finding]:
    """No concept is part of itself (EFM 6.14.4), and none is twice a part of one total."""
    for role in report.roles:
        graph: dict[QName, set[QName]] = defaultdict(set)
        for arc in role.calculation:
            if arc.child in graph[arc.total]:
                yield about_filing(ERROR, "EFM 6.14.4", "part-twice", f'{arc.child} is twice a part of {arc.total} in "{role.title}".')
            graph[arc.total].add(arc.child)
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            names = " -> ".join(str(name) for name in error.args[1])
            yield about_filing(ERROR, "EFM 6.14.4", "sum-in-a-circle", f'The sums in "{role.title}" go round in a circle: {names}.')


def check_reversed_sums(report: Report) -> Iterator[Finding]:
    """No total is a part of its part in the standard statements (DQC_0008)."""
    standard = load_concepts().calculation
    for role in report.roles:
        for arc in role.calculation:
            if str(arc.child) in standard.get(str(arc.total), {}):
                what = f'In "{role.title}" {arc.child} is part of {arc.total}; in the standard statements it is the other way round.'
                yield about_filing(WARNING, "DQC_0008", "sum-reversed", what, "See which of the two lines has the wrong concept.")


def check_cash_flow_parts(report: Report) -> Iterator[Finding]:
    """Cash flows sum up flows, not the change of an accrual as its own roll-forward states it (DQC_0047)."""
    for role in report.roles:
        for arc in role.calculation:
            if arc.total.name.startswith("NetCashProvidedByUsedIn") and re.search(r"^(?!.*Cash).*PeriodIncreaseDecrease$", arc.child.name):
                what = f'{arc.child} is part of {arc.total} in "{role.title}", but states an accrual\'s movement in a note.'
                yield about_filing(WARNING, "DQC_0047", "no-cash-flow", what, "Choose an IncreaseDecreaseIn... concept in a map.")


def check_operating_weights(report: Report) -> Iterator[Finding]:
    """Cash from operations adds debits and income, and takes credits away (DQC_0043); it has no balance itself that would say so."""
    for role in report.roles:
        for name, weight in _effective_weights(role, _OPERATING).items():
            concept = report.concepts.get(name)
            is_income = bool(_INCOME_ITEM.match(name.name))
            if is_income and weight < 0 and "DiscontinuedOperation" in name.name:
                what = f'{name} is taken from cash from operations in "{role.title}", which then is that of continuing operations.'
            elif concept and not is_income and concept.balance and (concept.balance == "debit") != (weight > 0):
                what = f'{name} is a {concept.balance}, but has the weight {weight:+} in cash from operations in "{role.title}".'
            else:
                continue
            advice = "See whether the line's concept fits, or name the total of continuing operations in a map."
            yield about_filing(WARNING, "DQC_0043", "operating-weight", what, advice)


def _effective_weights(role: Role, top: QName) -> dict[QName, int]:
    """The weight of each concept below `top`, through its subtotals; income is not looked into."""
    below: dict[QName, list[tuple[QName, int]]] = defaultdict(list)
    for arc in role.calculation:
        below[arc.total].append((arc.child, arc.weight))
    found: dict[QName, int] = {}
    waiting = [(top, 1)]
    while waiting:
        total, weight = waiting.pop()
        for child, own in below[total]:
            if child not in found:
                found[child] = weight * own
                if not _INCOME_ITEM.match(child.name):
                    waiting.append((child, weight * own))
    return found


def check_concepts_of_notes(report: Report) -> Iterator[Finding]:
    """Deferred taxes as notes state them are not those of the balance sheet (DQC_0085)."""
    for role, kind in _faces(report):
        for name in sorted({row.concept.name for row in role.presentation} & _OF_NOTES):
            if kind is StatementKind.BALANCE_SHEET:
                what = f'us-gaap:{name} is on the face of "{role.title}", but is a concept of notes.'
                advice = "Choose DeferredIncomeTaxAssetsNet or DeferredIncomeTaxLiabilitiesNet in a map."
                yield about_filing(WARNING, "DQC_0085", "concept-of-notes", what, advice)


def check_interest_paid(report: Report) -> Iterator[Finding]:
    """Supplemental information states interest paid without what was capitalised, or both (DQC_0065)."""
    for role, _ in _faces(report):
        names = {name.name for name in _supplemental(role)}
        if "InterestPaid" in names and not names & {"InterestPaidNet", "InterestPaidCapitalized"}:
            what = f'"{role.title}" shows us-gaap:InterestPaid, which includes capitalised interest, and not us-gaap:InterestPaidNet.'
            yield about_filing(WARNING, "DQC_0065", "interest-paid", what, "Map the line to InterestPaidNet.")


def check_face_in_calculation(report: Report) -> Iterator[Finding]:
    """Each amount of money of balance sheet, income and cash flow statement takes part in a sum or is supplemental (DQC_0099).

    Any sum of the filing will do whose total and part both stand on this face.
    """
    arcs = [arc for role in report.roles for arc in role.calculation]
    for role, kind in _faces(report):
        if kind is StatementKind.EQUITY:
            continue
        shown = {row.concept for row in role.presentation}
        summed = {name for arc in arcs if arc.total in shown and arc.child in shown for name in (arc.total, arc.child)}
        face = _face_concepts(report, role) - _supplemental(role)
        alone = [
            row.concept
            for row in role.presentation
            if row.concept in face - summed and row.concept.name not in _NEVER_SUMMED and row.label_role not in _PERIOD_LABELS
        ]
        if alone:
            what = (
                f'{len(alone)} of the face of "{role.title}" take part in no sum: {", ".join(str(name) for name in dict.fromkeys(alone))}.'
            )
            advice = "See whether a total of this statement does not foot, or a line was misread."
            yield about_filing(WARNING, "DQC_0099", "not-in-a-sum", what, advice)


def check_cash_flow_root(report: Report) -> Iterator[Finding]:
    """The sums of a cash flow statement end in the change in cash (DQC_0048, DQC_0062)."""
    for role, kind in _faces(report):
        roots = _roots(role)
        if kind is StatementKind.CASH_FLOW and roots and not any(_CHANGE_IN_CASH.search(root.name) for root in roots):
            what = f'No sum of "{role.title}" ends in the change in cash, but in {", ".join(map(str, sorted(roots)))}.'
            advice = "The line for the change in cash may have another concept, or not foot."
            yield about_filing(WARNING, "DQC_0048", "cash-flow-root", what, advice)


def check_cash_balances(report: Report) -> Iterator[Finding]:
    """A cash flow statement opens and closes with cash, restricted cash included, as its standard concept (DQC_0057)."""
    for role, kind in _faces(report):
        balances = {row.concept.name for row in role.presentation if row.label_role in _PERIOD_LABELS}
        if kind is StatementKind.CASH_FLOW and role.calculation and not balances & _CASH_BALANCES:
            shown = ", ".join(sorted(balances)) or "none"
            what = f'"{role.title}" shows no opening and closing cash under the standard concept for it (shown: {shown}).'
            advice = "Map the lines of opening and closing cash to CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents."
            yield about_filing(WARNING, "DQC_0057", "cash-balances", what, advice)


def _faces(report: Report) -> Iterator[tuple[Role, StatementKind]]:
    for role in report.roles:
        if role.kind is RoleKind.STATEMENT and role.statement is not None:
            yield role, report.statements[role.statement].statement.kind


def _face_concepts(report: Report, role: Role) -> set[QName]:
    """The money concepts of a statement's lines, without parenthetical ones."""
    mapped = report.statements[role.statement or 0]
    lines = zip(mapped.statement.lines, mapped.matches, strict=True)
    return {m.concept.qname for line, m in lines if m and line.host is None and m.concept.type.endswith(":monetaryItemType")}


def _supplemental(role: Role) -> set[QName]:
    """What stands below the heading of supplemental information, which is in no sum."""
    names: set[QName] = set()
    inside: int | None = None
    for row in role.presentation:
        if inside is not None and row.depth <= inside:
            inside = None
        if inside is not None:
            names.add(row.concept)
        elif row.concept.name in _SUPPLEMENTAL:
            inside = row.depth
    return names


def _roots(role: Role) -> set[QName]:
    return {arc.total for arc in role.calculation} - {arc.child for arc in role.calculation}
