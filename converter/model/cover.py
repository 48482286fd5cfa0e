"""What the cover page and the header say about the filing: dei facts, and what the other rooms need of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from converter.model.concept import QName
from converter.model.fact import Dimension
from converter.model.period import Duration, Period
from converter.model.quantity import Figure, Measure
from converter.model.source import Span


@dataclass(frozen=True, slots=True)
class CoverFact:
    """One dei fact. `rule` names what found it ("cover:commission-file-number", "header:form", "supplied").

    Text facts have a str `value` (blanks folded); numeric ones a Decimal and `figure` with the numeral's span, scale and
    decimals, and their `measure`. `spans` are the printed stretches: on the cover page, in a sentence, or in the submission's
    header, which the inline document shows too; none where nothing is printed: the fact is hidden. `format` is the inline
    transformation from print to value, None where the print is the value. `period` None means the main period.
    """

    concept: QName
    value: Decimal | str
    rule: str
    spans: tuple[Span, ...] = ()
    format: str | None = None
    period: Period | None = None
    figure: Figure | None = None
    measure: Measure | None = None
    dimensions: tuple[Dimension, ...] = ()


@dataclass(frozen=True, slots=True)
class FilingPeriod:
    """Which period a filing is about.

    `main_period` runs from the fiscal year's start to `end` (EFM 6.5.19); for an 8-K it is the day of the event. `form` is "" where
    nobody says. `fiscal_year_end` is "--12-31" (XML Schema gMonthDay), `fiscal_year` the focus (2002), `fiscal_period`
    "FY" or "Q1" to "Q3"; "" and 0 where the form has none or nobody says.
    """

    form: str
    end: date
    main_period: Duration
    fiscal_year_end: str = ""
    fiscal_year: int = 0
    fiscal_period: str = ""

    @property
    def is_annual(self) -> bool:
        """Whether it reports a fiscal year."""
        return self.fiscal_period == "FY"


@dataclass(frozen=True, slots=True)
class CoverFacts:
    """The cover: entity, period and the dei facts in the order of the cover page. `cik` has ten digits or is ""."""

    entity_name: str
    cik: str
    period: FilingPeriod
    facts: tuple[CoverFact, ...]

    def get(self, name: str) -> CoverFact | None:
        """The first fact of the dei concept `name` ("DocumentType"), if there is one."""
        return next((fact for fact in self.facts if fact.concept.name == name), None)
