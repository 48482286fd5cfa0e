"""Scales that a statement leaves unsaid, settled by its sisters.

A filer may print "(in thousands)" over one statement and forget it over the next. Where a statement without a scale prints the same
numerals as one that has a scale (net income, cash, total assets), both are printed alike: "62,596" is not 62,596 dollars here
and 62,596,000 there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from converter.figures import shifted
from converter.model.quantity import Figure, Measure
from converter.model.statement import LineItem, LineRole, Statement

_PROOFS = 3  # as many numerals in common prove it
_LONG_NUMERAL = Decimal(1_000)


def settle_scales(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, those without a scale rescaled where others prove it."""
    scaled = [(statement.scale, _numerals(statement)) for statement in statements if statement.scale]
    return tuple(statement if statement.scale else _settled(statement, scaled) for statement in statements)


def _settled(statement: Statement, scaled: Sequence[tuple[int, frozenset[Decimal]]]) -> Statement:
    own = _numerals(statement)
    scale = next((scale for scale, numerals in scaled if len(own & numerals) >= _PROOFS), 0)
    return replace(statement, scale=scale, lines=tuple(_rescaled(line, scale) for line in statement.lines)) if scale else statement


def _numerals(statement: Statement) -> frozenset[Decimal]:
    """The long numerals of money as they are printed, without sign."""
    return frozenset(
        printed
        for line in statement.lines
        if line.measure is Measure.MONETARY and line.role is not LineRole.PARENTHETICAL
        for figure in line.figures
        if figure and (printed := abs(figure.value).scaleb(-figure.scale).normalize()) >= _LONG_NUMERAL
    )


def _rescaled(line: LineItem, scale: int) -> LineItem:
    if line.measure is not Measure.MONETARY:
        return line
    return replace(line, figures=tuple(_rescaled_figure(figure, scale) if figure else None for figure in line.figures))


def _rescaled_figure(figure: Figure, scale: int) -> Figure:
    if figure.scale:
        return figure
    return replace(figure, value=shifted(figure.value, scale), scale=scale, decimals=figure.decimals - scale)
