"""Scales that a statement leaves unsaid, settled by its sisters.

A filer may print "(in thousands)" over one statement and forget it over the next. Where a statement without a scale prints the same
numerals as one that has a scale (net income, cash, total assets), both are printed alike: "62,596" is not 62,596 dollars here
and 62,596,000 there.

Tables of notes seldom repeat the scale of the statements that they explain: one numeral in common proves it ("Property, net  4,694"
in both), and where there is none, that no amount is larger than all of the statements' nor is all of it in round thousands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from converter.figures import shifted
from converter.model.quantity import Figure, Measure
from converter.model.statement import LineItem, LineRole, Statement, StatementKind

_PARTS = (StatementKind.NOTE_TABLE, StatementKind.PROSE)
_PROOFS = 3  # as many numerals in common prove it
_LONG_NUMERAL = Decimal(1_000)


def settle_scales(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, those without a scale rescaled where others prove it."""
    scaled = [(statement.scale, _numerals(statement)) for statement in statements if statement.scale]
    settled = tuple(statement if statement.scale else _settled(statement, scaled) for statement in statements)
    faces = [statement for statement in settled if statement.kind not in _PARTS]
    return tuple(_as_faces(each, faces) if each.kind is StatementKind.NOTE_TABLE and not each.scale else each for each in settled)


def _settled(statement: Statement, scaled: Sequence[tuple[int, frozenset[Decimal]]]) -> Statement:
    own = _numerals(statement)
    return _scaled(statement, next((scale for scale, numerals in scaled if len(own & numerals) >= _PROOFS), 0))


def _as_faces(table: Statement, faces: Sequence[Statement]) -> Statement:
    """A note's table in the scale that all statements say, as far as its amounts could be printed so."""
    said = {face.scale for face in faces}
    own = _numerals(table)
    printed = frozenset[Decimal]().union(*map(_numerals, faces))
    if len(said) != 1 or not own:
        return table
    is_whole = max(own) > max(printed, default=Decimal(0)) or all(numeral % _LONG_NUMERAL == 0 for numeral in own)
    return table if is_whole and not own & printed else _scaled(table, said.pop())


def _scaled(statement: Statement, scale: int) -> Statement:
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
