"""The waist: everything before makes a Report, everything after depends on it alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from converter.model.concept import Concept, QName
from converter.model.fact import Fact, Footnote
from converter.model.filing import Filing
from converter.model.finding import Finding
from converter.model.match import Match
from converter.model.network import Label, Role
from converter.model.period import Duration
from converter.model.statement import Calculation, Statement


@dataclass(frozen=True, slots=True)
class Entity:
    """Who reports. `cik` has ten digits, or is "" where the source does not say and nobody supplied it."""

    name: str
    cik: str

    @property
    def identifier(self) -> str:
        """The context's identifier: ten digits always (EFM 6.5.2), zeros for an unknown CIK."""
        return self.cik or "0000000000"


@dataclass(frozen=True, slots=True)
class Target:
    """The taxonomy that the report uses: prefixes -> namespaces, prefixes -> schema addresses of the entry points to import."""

    name: str  # "us-gaap/2025"
    namespaces: Mapping[str, str]
    schemas: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class MappedStatement:
    """A statement with its calculation and, line by line, the concept chosen (None: heading, or no fact)."""

    statement: Statement
    calculation: Calculation
    matches: tuple[Match | None, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A filing as XBRL sees it.

    `prefix`, `namespace` are the filing's own (extension) ones and `stem` its files' common name ("alg-20020930").
    `main_period` is the required context: the fiscal year to date, ending at `period_end` (EFM 6.5.19).
    `concepts` holds every concept in use, standard and own. `facts` are in the order of their places, hidden ones first.
    """

    filing: Filing
    entity: Entity
    form: str
    period_end: date
    main_period: Duration
    target: Target
    prefix: str
    namespace: str
    stem: str
    statements: tuple[MappedStatement, ...]
    facts: tuple[Fact, ...]
    concepts: Mapping[QName, Concept]
    roles: tuple[Role, ...]
    labels: tuple[Label, ...]
    footnotes: tuple[Footnote, ...] = ()
    findings: tuple[Finding, ...] = ()
    maps_used: tuple[str, ...] = ()
