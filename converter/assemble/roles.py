"""The report's roles: which concept is shown where, in the order of EFM 6.7.12.

Cover; each statement, with its parentheticals right after it; each note; policies; tables; details.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from converter.assemble.headings import heading_abstracts, open_path
from converter.assemble.labels import RowLabel, row_label
from converter.assemble.subtotals import Subtotal
from converter.model.concept import Lookup, QName
from converter.model.fact import Fact
from converter.model.network import Axis, CalculationArc, Hypercube, LabelRole, Presentation, Role, RoleKind
from converter.model.report import MappedStatement
from converter.model.statement import LineRole, StatementKind

Sums = tuple[tuple[CalculationArc, ...], tuple[Subtotal, ...]]

ROOTS = {
    StatementKind.BALANCE_SHEET: "StatementOfFinancialPositionAbstract",
    StatementKind.INCOME: "IncomeStatementAbstract",
    StatementKind.COMPREHENSIVE_INCOME: "StatementOfIncomeAndComprehensiveIncomeAbstract",
    StatementKind.CASH_FLOW: "StatementOfCashFlowsAbstract",
    StatementKind.EQUITY: "StatementOfStockholdersEquityAbstract",
    StatementKind.NOTE_TABLE: "OrganizationConsolidationAndPresentationOfFinancialStatementsAbstract",
    StatementKind.PROSE: "OrganizationConsolidationAndPresentationOfFinancialStatementsAbstract",
}

# An axis of us-gaap and the domain that is its default member there (DQC_0041).
DOMAINS = {
    "us-gaap:StatementEquityComponentsAxis": "us-gaap:EquityComponentDomain",
    "us-gaap:StatementClassOfStockAxis": "us-gaap:ClassOfStockDomain",
    "srt:StatementScenarioAxis": "srt:ScenarioUnspecifiedDomain",
    "us-gaap:StatementBusinessSegmentsAxis": "us-gaap:SegmentDomain",
    "us-gaap:BusinessAcquisitionAxis": "us-gaap:BusinessAcquisitionAcquireeDomain",
    "srt:MajorCustomersAxis": "srt:NameOfMajorCustomerDomain",
    "us-gaap:ConcentrationRiskByTypeAxis": "us-gaap:ConcentrationRiskTypeDomain",
    "us-gaap:ConcentrationRiskByBenchmarkAxis": "us-gaap:ConcentrationRiskBenchmarkDomain",
    "dei:LegalEntityAxis": "dei:EntityDomain",
    "srt:ConsolidatedEntitiesAxis": "srt:ConsolidatedEntitiesDomain",
    "srt:RestatementAxis": "srt:RestatementDomain",
    "srt:ConsolidationItemsAxis": "srt:ConsolidationItemsDomain",
}

# Roles with these in their names are movements of equity, which no sum can state (DQC_0099, DQC_0118).
EQUITY_WORDS = re.compile(r"equity|stockholder|shareholder|capital|deficit|changes", re.IGNORECASE)

SUPPLEMENTAL = QName("us-gaap", "SupplementalCashFlowInformationAbstract")

_SCALE = re.compile(
    r"\(?\b(?:amounts\s+|dollars\s+|figures\s+)?(?:(?:expressed|stated|shown)\s+)?in\s+(?:thousands"
    r"|millions)(?:\s+of\s+(?:u\.?s\.?\s+)?dollars)?"
    r"(?:,?\s+except\s+[^)]*)?\)?|\(\s*\)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Section:
    """A role before it has a sort code and a unique name. `shows` names what its title does not: "Equity"."""

    kind: RoleKind
    title: str
    rows: tuple[Presentation, ...]
    calculation: tuple[CalculationArc, ...] = ()
    hypercube: Hypercube | None = None
    statement: int | None = None
    labels: tuple[RowLabel, ...] = ()
    shows: str = ""


@dataclass(slots=True)
class _Tree:
    """Rows as they are added: a concept stands once per preferred label, an abstract once."""

    rows: list[Presentation] = field(default_factory=list)
    labels: list[RowLabel] = field(default_factory=list)
    shown: set[tuple[QName, LabelRole]] = field(default_factory=set)

    def add(self, concept: QName, depth: int, role: LabelRole = LabelRole.STANDARD) -> bool:
        if is_new := (concept, role) not in self.shown:
            self.rows.append(Presentation(concept, depth, role))
            self.shown.add((concept, role))
        return is_new


def statement_sections(
    index: int, mapped: MappedStatement, facts: Sequence[Fact], sums: Sums, title: str, lookup: Lookup
) -> tuple[Section, ...]:
    """A statement's section with its `facts`, and that of its parenthetical amounts if it has any."""
    kind = RoleKind.DISCLOSURE if mapped.statement.kind in {StatementKind.NOTE_TABLE, StatementKind.PROSE} else RoleKind.STATEMENT
    stated = {f.provenance.locator.line for f in facts if f.provenance.locator}
    face = [i for i in sorted(stated) if mapped.statement.lines[i].role is not LineRole.PARENTHETICAL]
    inside = [i for i in sorted(stated) if mapped.statement.lines[i].role is LineRole.PARENTHETICAL]
    cube = _hypercube(facts)
    sections = []
    if face:
        sections.append(_section(kind, title, mapped, face, cube, sums, index, lookup))
    if inside:
        name = f"{title} (Parenthetical)" if face else title
        sections.append(_section(kind, name, mapped, inside, cube, ((), ()) if face else sums, index, lookup))
    return tuple(sections)


def _section(
    kind: RoleKind,
    title: str,
    mapped: MappedStatement,
    lines: Sequence[int],
    cube: Hypercube | None,
    sums: Sums,
    index: int,
    lookup: Lookup,
) -> Section:
    root = QName("us-gaap", ROOTS[mapped.statement.kind])
    tree = _Tree()
    tree.add(root, 0)
    depth = 1
    if cube:
        _add_cube(tree, cube)
        depth = 3
    open_headings: dict[tuple[str, ...], int] = {(): depth}
    headings = heading_abstracts(mapped, lookup)
    closing = _closing_cash(mapped, lines)
    arcs, subtotals = sums
    unprinted = {subtotal.total_line: subtotal for subtotal in subtotals}
    for i in lines:
        line = mapped.statement.lines[i]
        label = row_label(mapped, i)
        if label is None:
            continue
        if closing is not None and i > closing:
            tree.add(SUPPLEMENTAL, depth, LabelRole.STANDARD)
            at = depth + 1
        else:
            at = open_path(line.section, open_headings, headings, tree.add)
        if i in unprinted:
            tree.add(unprinted[i].concept, at)
        tree.add(label.concept, at, label.role)
        tree.labels.append(label)
    shown = {row.concept for row in tree.rows}
    arcs += tuple(arc for subtotal in subtotals for arc in subtotal.arcs if {arc.total, arc.child} <= shown)  # EFM 6.14.5
    shows = "Equity" if mapped.statement.kind is StatementKind.EQUITY and not EQUITY_WORDS.search(title) else ""
    return Section(kind, title, tuple(tree.rows), arcs, cube, index, tuple(tree.labels), shows)


def _closing_cash(mapped: MappedStatement, lines: Sequence[int]) -> int | None:
    """Of a statement of cash flows the line of closing cash: what stands below is supplemental, and no part of a sum (DQC_0099)."""
    if mapped.statement.kind is not StatementKind.CASH_FLOW:
        return None
    labels = {i: row_label(mapped, i) for i in lines}
    closing = max((i for i, label in labels.items() if label and label.role is LabelRole.PERIOD_END), default=None)
    parents = ((i, mapped.calculation.parent_of(i)) for i in lines)
    sums_go_on = closing is not None and any(total is not None and (i > closing) != (total > closing) for i, total in parents)
    return None if sums_go_on else closing


def _hypercube(facts: Sequence[Fact]) -> Hypercube | None:
    members: dict[QName, list[QName]] = {}
    for fact in facts:
        for dimension in fact.dimensions:
            known = members.setdefault(dimension.axis, [])
            if dimension.member not in known:
                known.append(dimension.member)
    if not members:
        return None
    axes = tuple(Axis(axis, domain_of(axis), tuple(found)) for axis, found in sorted(members.items()))
    return Hypercube(QName("us-gaap", "StatementTable"), QName("us-gaap", "StatementLineItems"), axes)


def domain_of(axis: QName) -> QName:
    """The domain of a standard axis, also its default member."""
    domain = DOMAINS.get(str(axis))
    if domain is None:
        raise ValueError(f"{axis} stands in no row of the table of axes and domains")
    return QName.parse(domain)


def _add_cube(tree: _Tree, cube: Hypercube) -> None:
    tree.add(cube.table, 1)
    for axis in cube.axes:
        tree.add(axis.axis, 2)
        tree.add(axis.domain, 3)
        for member in axis.members:
            tree.add(member, 4)
    tree.add(cube.line_items, 2)


def flat_section(kind: RoleKind, title: str, root: QName, concepts: Iterable[QName], facts: Sequence[Fact] = ()) -> Section:
    """A section of one level: cover, a note's text block, its details; with a table where `facts` have dimensions."""
    cube = _hypercube(facts)
    tree = _Tree()
    tree.add(root, 0)
    if cube:
        _add_cube(tree, cube)
    for concept in concepts:
        tree.add(concept, 3 if cube else 1)
    return Section(kind, title, tuple(tree.rows), hypercube=cube)


def number_roles(sections: Sequence[Section]) -> tuple[Role, ...]:
    """Sort codes in the order given, and names that are unique and made of letters and digits."""
    names: set[str] = set()
    titles: set[str] = set()
    roles = []
    for code, section in enumerate(sections, start=1):
        title = _unique(_clean_title(section.title), titles, "{0} ({1})")
        name = _unique(_role_name(f"{section.shows} {title}"), names, "{0}{1}")
        roles.append(
            Role(
                sort_code=code,
                kind=section.kind,
                title=title,
                name=name,
                presentation=section.rows,
                calculation=section.calculation,
                hypercube=section.hypercube,
                statement=section.statement,
            )
        )
    return tuple(roles)


def _unique(text: str, taken: set[str], form: str) -> str:
    candidate, number = text, 1
    while candidate in taken:
        number += 1
        candidate = form.format(text, number)
    taken.add(candidate)
    return candidate


def _role_name(title: str) -> str:
    name = "".join(w[0].upper() + w[1:] for w in re.findall(r"[A-Za-z0-9]+", title))
    return name[:100] if name[:1].isalpha() else f"Role{name}"[:100]  # it is an XML id, too


def _clean_title(title: str) -> str:
    """Without the words of scale and unit, which a definition may not have (EFM 6.7.12): "Income Taxes (In Thousands)"."""
    return " ".join(re.sub(r"[<>&\"]", " ", _SCALE.sub(" ", title)).split())[:200].rstrip(" ,-") or "Untitled"


def statement_title(mapped: MappedStatement) -> str:
    """The title as printed, or the kind of statement."""
    return title_case(mapped.statement.title) or mapped.statement.kind.value.replace("-", " ").title()


def title_case(title: str) -> str:
    """For example "CONSOLIDATED BALANCE SHEETS" -> "Consolidated Balance Sheets"; mixed case stays as printed."""
    text = " ".join(title.split())
    if not text.isupper():
        return text
    small = {"of", "and", "the", "for", "in", "to", "or", "at", "by", "on"}
    words = [w.capitalize() if w.isalpha() or "'" in w else w.title() for w in text.lower().split()]
    return " ".join(w if i == 0 or w.lower() not in small else w.lower() for i, w in enumerate(words))
