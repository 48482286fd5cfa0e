"""Lines of statements -> facts. Here, and nowhere else, the printed sign becomes the concept's.

A figure becomes a fact when its line has a concept and its column a period that fit each other:

1. An instant concept in a column of a duration is cash at the beginning or end of the period: an instant at the day
   before the column's start, or at its end.
2. A duration concept in a column of an instant has no period: a finding.
3. A dash is a fact of zero, with the precision of its statement's figures: the filer states that there was nothing.
4. What a column of a statement of equity takes away is printed with the other sign (`deducted`).
5. An amount in a caption there ("Cash dividends, $.40 per share") is said of the row, not of the component in whose column it is kept.
6. A bare year among figures with grouped digits is no amount: "2021" in a row of a bond's rate and maturity.
7. A line without a concept, a column without a period: findings, never guesses.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache

from converter.assemble.deducted import deducted_columns, deducted_lines
from converter.model.concept import CLASS_OF_STOCK_AXIS, COMPONENTS_AXIS, Concept, PeriodType
from converter.model.fact import Dimension, Fact, Locator, Provenance
from converter.model.finding import Finding, Severity
from converter.model.match import Match
from converter.model.period import Duration, Instant, Period
from converter.model.quantity import Figure, Measure, Unit
from converter.model.report import MappedStatement
from converter.model.source import SourceText
from converter.model.statement import Column, LineItem, LineRole, Statement

_FIRST_DAY = re.compile(
    r"\b(?:jan|febr?|march|april|may|june|july|aug|sept?|oct|nov|dec)(?:uary|ust|ember|ober|tember)?\.? 1\b(?!\d|,? through)"
)
_OF_COLUMNS = frozenset({COMPONENTS_AXIS, CLASS_OF_STOCK_AXIS})  # what columns of statements of equity are told apart by
_YEAR = re.compile(r"19[6-9]\d|20[0-4]\d")
_SCALED = 3  # thousands
DASH_FORMAT = "ixt:fixed-zero"  # rule 3; EFM 6.5.12 asks to decide once between zero and nil

MEASURES = {
    "monetaryItemType": Measure.MONETARY,
    "sharesItemType": Measure.SHARES,
    "perShareItemType": Measure.PER_SHARE,
    "percentItemType": Measure.PERCENT,
}


@dataclass(frozen=True, slots=True)
class CellProblem:
    """Why a figure is no fact, and what a person can do about it."""

    code: str
    what: str
    advice: str


_YEAR_PROBLEM = CellProblem(
    "assemble.year", "it is printed like a year, and not like the amounts around it", "if it is an amount, print it with a comma"
)


def statement_facts(statements: Sequence[MappedStatement], source: SourceText) -> tuple[tuple[Fact, ...], tuple[Finding, ...]]:
    """The facts of all figures of `statements`, without ids; and a finding for each figure that is none."""
    facts: list[Fact] = []
    findings: list[Finding] = []
    deducted = deducted_columns(statements)
    turned = [deducted_lines(mapped) for mapped in statements]
    money = [_money_columns(mapped.statement.lines) for mapped in statements]
    for locator, figure in _cells(statements):
        mapped = statements[locator.statement]
        line = mapped.statement.lines[locator.line]
        if _is_year(figure, line, source) and _groups_digits(mapped.statement, source):
            findings.append(_finding(_YEAR_PROBLEM, figure, line, source))
            continue
        is_of_row = _is_of_row(line, locator.column, money[locator.statement])
        in_column = line.measure is Measure.MONETARY and locator.column in deducted[locator.statement] and not is_of_row
        is_deducted = in_column or locator.line in turned[locator.statement]
        amount = replace(figure, value=-figure.value) if is_deducted else figure
        outcome = _fact(amount, line, mapped.statement.columns, mapped.matches[locator.line], locator, is_of_row=is_of_row)
        if isinstance(outcome, Fact):
            facts.append(outcome)
        else:
            findings.append(_finding(outcome, figure, line, source))
    return tuple(facts), tuple(findings)


def _is_year(figure: Figure, line: LineItem, source: SourceText) -> bool:
    """Whether what would be an amount in thousands or more is printed like a year."""
    is_scaled = line.measure is Measure.MONETARY and figure.scale >= _SCALED and not figure.is_dash
    return is_scaled and bool(_YEAR.fullmatch(source.slice(figure.span)))


def _groups_digits(statement: Statement, source: SourceText) -> bool:
    """Whether a statement prints thousands with a comma, or amounts with decimals."""
    figures = (figure for line in statement.lines if line.measure is Measure.MONETARY for figure in line.figures if figure)
    return any(not {",", "."}.isdisjoint(source.slice(figure.span)) for figure in figures)


def concept_period(concept: Concept, printed: Period, *, is_opening: bool) -> Period | None:
    """The period of a fact of `concept` in a column of period `printed`; None where the two don't fit (rules 1 and 2)."""
    if concept.period_type is PeriodType.DURATION:
        return printed if isinstance(printed, Duration) else None
    if isinstance(printed, Instant):
        return printed
    return Instant(printed.start - timedelta(days=1)) if is_opening else Instant(printed.end)


def is_opening_balance(line: LineItem, columns: Sequence[Column]) -> bool:
    """Whether the caption says that the line is a balance at the beginning of the period.

    "Cash at January 1" is, too, unless periods end on such a day: a year of 52 weeks may.
    """
    caption = line.caption.lower()
    if "beginning" in caption or "start of" in caption:
        return True
    if not _FIRST_DAY.search(caption):
        return False
    return all(column.period.end.day > 1 for column in columns if isinstance(column.period, Duration))


def unit_of(concept: Concept, measure: Measure, currency: str) -> Unit:
    """The unit of a fact: the concept's type decides; types that leave it open take the printed measure."""
    return _unit_of(concept.type, measure, currency)


@lru_cache(maxsize=256)  # a few units, asked for with every figure
def _unit_of(kind: str, measure: Measure, currency: str) -> Unit:
    return Unit.of(MEASURES.get(kind.rpartition(":")[2], measure), currency)


def _cells(statements: Sequence[MappedStatement]) -> Iterator[tuple[Locator, Figure]]:
    for s, mapped in enumerate(statements):
        for i, line in enumerate(mapped.statement.lines):
            for c, figure in enumerate(line.figures):
                if figure is not None:
                    yield Locator(s, i, c), figure


def _fact(
    figure: Figure, line: LineItem, columns: Sequence[Column], match: Match | None, locator: Locator, *, is_of_row: bool
) -> Fact | CellProblem:
    column = columns[locator.column]
    printed = line.period or column.period
    if match is None:
        return CellProblem("assemble.no-concept", "no concept was found for this line", "name one in a map and pass it with --map")
    if printed is None:
        return CellProblem(
            "assemble.no-period", f"the column head {column.heading!r} says no period", "check the column's head in the source"
        )
    is_opening = match.concept.period_type is PeriodType.INSTANT and is_opening_balance(line, columns)
    period = concept_period(match.concept, printed, is_opening=is_opening)
    if period is None:
        return CellProblem(
            "assemble.period-type",
            f"{match.concept.qname} is measured over a period, but the column is at an instant",
            "choose an instant concept in a map",
        )
    provenance = Provenance(match.rung, match.rule, match.confidence, match.evidence, locator)
    return Fact(
        id="",
        concept=match.concept.qname,
        period=period,
        value=figure.value * match.sign + 0,  # + 0: a dash in a negated line is 0, not -0
        provenance=provenance,
        spans=(figure.span,),
        unit=unit_of(match.concept, line.measure, column.currency),
        decimals=figure.decimals,
        scale=figure.scale,
        dimensions=_dimensions(line, column, is_of_row=is_of_row),
        format=DASH_FORMAT if figure.is_dash else None,
    )


def _money_columns(lines: Sequence[LineItem]) -> frozenset[int]:
    """The columns in which rows with periods of their own have amounts of money."""
    rows = (line for line in lines if line.period is not None and line.host is None and line.measure is Measure.MONETARY)
    return frozenset(column for line in rows for column, figure in enumerate(line.figures) if figure is not None)


def _is_of_row(line: LineItem, column: int, money: Container[int]) -> bool:
    """Whether a figure was said in the caption of a row that has a period of its own (rule 5): a count in a column of money was, too."""
    return line.period is not None and (line.host is not None or (line.measure is Measure.SHARES and column in money))


def _dimensions(line: LineItem, column: Column, *, is_of_row: bool) -> tuple[Dimension, ...]:
    """The dimensions of a figure: a line says more than its column."""
    of_column = [d for d in column.dimensions if not (is_of_row and d.axis in _OF_COLUMNS)]
    return tuple(sorted({d.axis: d for d in (*of_column, *line.dimensions)}.values()))


def _finding(problem: CellProblem, figure: Figure, line: LineItem, source: SourceText) -> Finding:
    caption = line.caption or ("total without a caption" if line.role is LineRole.TOTAL else "line without a caption")
    return Finding(
        code=problem.code,
        severity=Severity.WARNING,
        what=f"{source.slice(figure.span)} is not a fact: {problem.what}",
        where=source.place(figure.span),
        excerpt=f"{caption}  {source.slice(figure.span)}",
        advice=problem.advice,
    )
