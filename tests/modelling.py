"""From printed faces to facts, roles and labels, for hand-written reports: what assembling does, in its simplest form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from printing import Entry, Inside, Printed, Printer, period_at, qname

from converter.model.concept import Balance, Concept, PeriodType, QName
from converter.model.fact import Dimension, Fact, Locator, Provenance
from converter.model.filing import Document, Filing, FilingHeader
from converter.model.match import Match, Rung
from converter.model.network import CalculationArc, Hypercube, Label, LabelRole, Presentation, Role, RoleKind
from converter.model.period import Duration, Instant, Period
from converter.model.quantity import Unit
from converter.model.report import Entity, MappedStatement, Report, Target
from converter.model.source import Span
from converter.model.statement import LineRole

US_GAAP_2025 = Target(
    "us-gaap/2025",
    {
        "us-gaap": "http://fasb.org/us-gaap/2025",
        "dei": "http://xbrl.sec.gov/dei/2025",
        "srt": "http://fasb.org/srt/2025",
    },
    {
        "us-gaap": "https://xbrl.fasb.org/us-gaap/2025/elts/us-gaap-2025.xsd",
        "dei": "https://xbrl.sec.gov/dei/2025/dei-2025.xsd",
        "srt": "https://xbrl.fasb.org/srt/2025/elts/srt-2025.xsd",
    },
)
HAND = Provenance(Rung.STATED, "hand-written", Decimal(1))
TYPES = {
    "money": "xbrli:monetaryItemType",
    "shares": "xbrli:sharesItemType",
    "per-share": "dtr-types:perShareItemType",
    "string": "xbrli:stringItemType",
    "normalized": "xbrli:normalizedStringItemType",
    "boolean": "xbrli:booleanItemType",
    "date": "xbrli:dateItemType",
    "year": "xbrli:gYearItemType",
    "month-day": "xbrli:gMonthDayItemType",
    "block": "dtr-types:textBlockItemType",
    "member": "dtr-types:domainItemType",
}


def read_concepts(table: str) -> dict[QName, Concept]:
    """Concepts from lines "prefix:Name type period balance | label | documentation" ("-" for no balance; "abstract" as type)."""
    found = {}
    for line in filter(None, map(str.strip, table.splitlines())):
        names, _, rest = line.partition("|")
        label, _, documentation = (part.strip() for part in rest.partition("|"))
        name, kind, period, balance = names.split()
        found[qname(name)] = Concept(
            qname(name),
            TYPES.get(kind, "xbrli:stringItemType" if kind in ("abstract", "table", "axis") else kind),
            PeriodType(period),
            _balance(balance),
            abstract=kind in ("abstract", "table", "axis", "member"),
            label=label,
            documentation=documentation,
            substitution_group={"table": "xbrldt:hypercubeItem", "axis": "xbrldt:dimensionItem"}.get(kind, "xbrli:item"),
        )
    return found


def _balance(word: str) -> Balance | None:
    return "debit" if word == "debit" else "credit" if word == "credit" else None


@dataclass
class Draft:
    """A report under way."""

    printer: Printer
    concepts: Mapping[QName, Concept]
    main_period: Duration
    facts: list[Fact] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    labels: dict[tuple[QName, LabelRole], str] = field(default_factory=dict)
    statements: list[MappedStatement] = field(default_factory=list)

    def say(self, concept: str, value: str, spans: Iterable[Span] = (), fmt: str | None = None, *, block: bool = False) -> None:
        """A text fact of the main period."""
        number = len(self.facts)
        self.facts.append(Fact(f"f-{number}", qname(concept), self.main_period, value, HAND, tuple(spans), format=fmt, is_text_block=block))

    def count(self, concept: str, value: Decimal, span: Span, unit: Unit, period: Period | None = None) -> None:
        """A numeric fact outside the faces, in whole units."""
        number, shown = len(self.facts), "ixt:num-dot-decimal"
        self.facts.append(Fact(f"f-{number}", qname(concept), period or self.main_period, value, HAND, (span,), unit, 0, format=shown))

    def role(self, code: int, kind: RoleKind, title: str, rows: Iterable[str]) -> None:
        """A role from lines "  prefix:Name", two blanks for each level."""
        listed = [Presentation(qname(row.strip()), (len(row) - len(row.lstrip())) // 2) for row in rows]
        self.roles.append(Role(code, kind, title, _role_name(title), tuple(listed)))

    def face(self, code: int, printed: Printed, root: str, hypercube: Hypercube | None = None, kind: RoleKind = RoleKind.STATEMENT) -> None:
        """A printed face: its statement, facts, role and parenthetical role."""
        index = len(self.statements)
        matches = tuple(self._match(source) for source in printed.sources)
        self.statements.append(MappedStatement(printed.statement, printed.calculation, matches))
        self.facts.extend(self._face_facts(index, printed))
        tables = _table_rows(hypercube) if hypercube else ()
        depth = 3 if hypercube else 1
        rows = (Presentation(qname(root), 0), *tables, *self._rows(printed, depth))
        arcs = tuple(_arcs(printed, matches))
        self.roles.append(Role(code, kind, printed.statement.title, _role_name(printed.statement.title), rows, arcs, hypercube, index))
        inner = tuple(dict.fromkeys(s.concept for s in printed.sources if isinstance(s, Inside)))
        if inner:
            title = f"{printed.statement.title} (Parenthetical)"
            self.role(code + 1, kind, title, (root, *(f"  {name}" for name in inner)))
            self.roles[-1] = Role(code + 1, kind, title, _role_name(title), self.roles[-1].presentation, statement=index)

    def _match(self, source: Entry | Inside) -> Match | None:
        concept = self.concepts.get(qname(source.concept)) if source.concept else None
        if concept is None or concept.abstract:
            return None
        sign = source.sign if isinstance(source, Entry) else 1
        return Match(concept, sign, Rung.STATED, "hand-written", Decimal(1))

    def _face_facts(self, index: int, printed: Printed) -> Iterator[Fact]:
        statement = printed.statement
        number = len(self.facts)
        for at, (line, source) in enumerate(zip(statement.lines, printed.sources, strict=True)):
            for column, value in enumerate(line.figures):
                if value is None:
                    continue
                head = statement.columns[column]
                assert head.period is not None
                period = period_at(head.period, source.at) if isinstance(source, Entry) else head.period
                sign = source.sign if isinstance(source, Entry) else 1
                provenance = Provenance(Rung.STATED, "hand-written", Decimal(1), locator=Locator(index, at, column))
                unit = Unit.of(line.measure)
                name = qname(source.concept)
                yield Fact(
                    f"f-{number}",
                    name,
                    period,
                    value.value * sign,
                    provenance,
                    (value.span,),
                    unit,
                    value.decimals,
                    value.scale,
                    head.dimensions,
                    "ixt:fixed-zero" if value.is_dash else "ixt:num-dot-decimal",
                )
                number += 1

    def _rows(self, printed: Printed, depth: int) -> Iterator[Presentation]:
        for source in printed.sources:
            if isinstance(source, Entry) and source.concept:
                role = _label_role(source)
                self.labels.setdefault((qname(source.concept), role), source.label or " ".join(source.caption.split()))
                yield Presentation(qname(source.concept), depth + (1 if source.level and depth == 1 else 0), role)

    def report(self, name: str, form: str, entity: Entity, prefix: str) -> Report:
        """The finished report, with a standard label for every concept of a role."""
        used = {row.concept for role in self.roles for row in role.presentation} | {fact.concept for fact in self.facts}
        concepts = {concept: self.concepts[concept] for concept in sorted(used)}
        for concept in used:
            self.labels.setdefault((concept, LabelRole.STANDARD), self.concepts[concept].label)
            if documentation := self.concepts[concept].documentation:
                self.labels[concept, LabelRole.DOCUMENTATION] = documentation
        end = self.main_period.end
        source = self.printer.source(name)
        span = Span(0, len(source.text))
        document = Document(form, span, tuple(self.printer.blocks))
        header = FilingHeader(form=form, period_end=end, name=entity.name, cik=entity.cik)
        return Report(
            filing=Filing(source, header, (document,)),
            entity=entity,
            form=form,
            period_end=end,
            main_period=self.main_period,
            target=US_GAAP_2025,
            prefix=prefix,
            namespace=f"http://{prefix}.example/{end:%Y%m%d}",
            stem=f"{prefix}-{end:%Y%m%d}",
            statements=tuple(self.statements),
            facts=tuple(sorted(self.facts, key=lambda fact: fact.spans[0].start if fact.spans else -1)),
            concepts=concepts,
            roles=tuple(sorted(self.roles, key=lambda role: role.sort_code)),
            labels=tuple(Label(concept, role, text) for (concept, role), text in sorted(self.labels.items())),
        )


def _role_name(title: str) -> str:
    return "".join(word.capitalize() for word in "".join(c if c.isalnum() else " " for c in title).split())


def _label_role(entry: Entry) -> LabelRole:
    if entry.at:
        return LabelRole.PERIOD_START if entry.at == "start" else LabelRole.PERIOD_END
    if entry.sign < 0:
        return LabelRole.NEGATED_TOTAL if entry.role is LineRole.TOTAL else LabelRole.NEGATED
    return LabelRole.TOTAL if entry.role is LineRole.TOTAL else LabelRole.STANDARD


def _table_rows(cube: Hypercube) -> Iterator[Presentation]:
    yield Presentation(cube.table, 1)
    for axis in cube.axes:
        yield Presentation(axis.axis, 2)
        yield Presentation(axis.domain, 3)
        yield from (Presentation(member, 4) for member in axis.members)
    yield Presentation(cube.line_items, 2)


def _arcs(printed: Printed, matches: tuple[Match | None, ...]) -> Iterator[CalculationArc]:
    for summation in printed.calculation.summations:
        total = matches[summation.total]
        assert total is not None
        for term in summation.terms:
            child = matches[term.line]
            assert child is not None
            yield CalculationArc(total.concept.qname, child.concept.qname, term.weight * child.sign * total.sign)


def instant(year: int, month: int, day: int) -> Instant:
    return Instant(date(year, month, day))


def duration(start: tuple[int, int, int], end: tuple[int, int, int]) -> Duration:
    return Duration(date(*start), date(*end))


def component(member: str) -> tuple[Dimension, ...]:
    """The dimension of a component of equity."""
    return (Dimension(qname("us-gaap:StatementEquityComponentsAxis"), qname(member)),)
