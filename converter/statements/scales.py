"""Scales that a statement leaves unsaid, settled by its sisters.

A filer may print "(in thousands)" over one statement and forget it over the next. Where a statement without a scale prints the same
numerals as one that has a scale (net income, cash, total assets), both are printed alike: "62,596" is not 62,596 dollars here
and 62,596,000 there.

Amounts of one size are printed alike, too: where the largest amounts of two statements have about the same numerals, and one says
"(in millions)", nobody sells a million times what he owns.

Tables of notes seldom repeat the scale of the statements that they explain: one numeral in common proves it ("Property, net  4,694"
in both), and where there is none, that no amount is larger than all of the statements' nor is all of it in round thousands
(a table of hundreds is in millions like the statements: nobody's inventories are 324 dollars).

Where no statement says a scale, earnings per share prove it: net income of 3,983 over 9,911,027 shares printed in full is $.40 a share only
in thousands. Several columns must agree.

Counts of shares in captions ("8,521 shares issued") are printed in thousands where earnings divided by earnings per share, which is
roughly how many shares there are, say so (within a factor of three).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.figures import shifted
from converter.model.concept import HELD_IN_TREASURY
from converter.model.period import Instant
from converter.model.quantity import Figure, Measure
from converter.model.statement import LineItem, LineRole, Statement, StatementKind
from converter.statements.measures import EARNINGS, scale_by_shares

_PARTS = (StatementKind.NOTE_TABLE, StatementKind.PROSE)
_PROOFS = 3  # as many numerals in common prove it
_LONG_NUMERAL = Decimal(1_000)  # shorter ones agree by chance
_UNSAID = (0, 3, 6)
_MILLION = Decimal(1_000_000)
_AS_ROUNDED = Decimal("0.05")  # earnings per share are rounded to a cent
_AS_LARGE = 30  # times another amount that is printed alike; a scale makes a thousand
_FAR_MORE = 10  # times the shares that there are: classes and years differ, but not that much
_DIVIDENDS = re.compile(r"\b(?:dividends?|distributions?)\b", re.IGNORECASE)
_OTHER_STOCK = re.compile(r"\b(?:preferred|preference|treasury|warrants?)\b", re.IGNORECASE)
_AUTHORIZED = re.compile(r"\bauthori[sz]ed\b", re.IGNORECASE)
_THERE_ARE = re.compile(r"\b(?:issued|outstanding|average)\b|\b(?:shares|units)\b.*\bused\b", re.IGNORECASE)


def with_counts_as_said(items: Sequence[LineItem], said: int) -> list[LineItem]:
    """The lines, counts of shares inside captions times ten to the power `said` by a heading, unless one of them is printed in full."""
    counts = [item for item in items if item.host is not None and item.measure is Measure.SHARES]
    figures = [figure for item in counts for figure in item.figures if figure]
    if not said or any(figure.scale or abs(figure.value) >= _MILLION for figure in figures):
        return list(items)
    return [_with_figures(item, said) if item in counts else item for item in items]


def settle_scales(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, those without a scale rescaled where others prove it."""
    statements = _as_earnings_prove(statements)
    settled = tuple(statements)
    if not all(statement.scale for statement in statements):
        scaled = [(statement.scale, _numerals(statement)) for statement in statements if statement.scale]
        settled = tuple(statement if statement.scale else _settled(statement, scaled) for statement in statements)
    settled = _with_counts(_as_sisters(settled))
    faces = [statement for statement in settled if statement.kind not in _PARTS]
    return tuple(_as_faces(each, faces) if each.kind is StatementKind.NOTE_TABLE and not each.scale else each for each in settled)


def _as_earnings_prove(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements of which none says a scale, in the one that turns earnings into those per share of the shares printed in full."""
    scales = {scale for statement in statements for scale in _scales_by_column(statement)}
    proofs = sum(1 for statement in statements for _ in _scales_by_column(statement))
    is_proved = len(scales) == 1 and proofs > 1 and not any(statement.scale for statement in statements)
    return tuple(_scaled(each, min(scales)) if is_proved else each for each in statements)


def _scales_by_column(statement: Statement) -> Iterator[int]:
    """The power of ten that each column's earnings lack for its earnings per share, as near as these are printed."""
    for column, shares in enumerate(_column_shares(statement)):
        count = _average_shares(statement, column)
        if shares and count and count >= _MILLION:
            near = [scale for scale in _UNSAID if abs(count - shifted(shares, scale)) <= count * _AS_ROUNDED]
            yield near[0] if near else 0


def _average_shares(statement: Statement, column: int) -> Decimal | None:
    counts = (line for line in statement.lines if line.measure is Measure.SHARES)
    told = (line for line in counts if _THERE_ARE.search(" ".join((line.caption, *line.section))))
    return next((figure.value for line in told if (figure := line.figures[column]) and figure.value), None)


def _with_counts(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, counts of shares rescaled as the earnings per share prove."""
    counts = max((count for statement in statements for count in _shares_by_earnings(statement)), default=Decimal(0))
    settle = {StatementKind.BALANCE_SHEET: _scaled_counts, StatementKind.INCOME: _scaled_counts, StatementKind.EQUITY: _counts_of_equity}
    return tuple(settle[each.kind](each, counts) if counts and each.kind in settle else each for each in statements)


def _shares_by_earnings(statement: Statement) -> Iterator[Decimal]:
    """How many shares there are by each column of a statement of income: earnings divided by earnings per share."""
    yield from (shares for shares in _column_shares(statement) if shares)


def _column_shares(statement: Statement) -> Iterator[Decimal | None]:
    for column in range(len(statement.columns) if statement.kind is StatementKind.INCOME else 0):
        earnings = _first(statement, column, Measure.MONETARY)
        per_share = _first(statement, column, Measure.PER_SHARE)
        yield abs(earnings / per_share) if earnings and per_share else None


def _first(statement: Statement, column: int, measure: Measure) -> Decimal | None:
    for line in statement.lines:
        figure = line.figures[column]
        if line.measure is measure and figure and figure.value and _tells_earnings(line):
            return figure.value
    return None


def _tells_earnings(line: LineItem) -> bool:
    """Whether an amount is earnings, or an amount per share no dividend."""
    if line.measure is Measure.MONETARY:
        return bool(EARNINGS.search(line.caption))
    return not _DIVIDENDS.search(" ".join((line.caption, *line.section)))


def _scaled_counts(statement: Statement, shares: Decimal) -> Statement:
    """A statement whose largest count is a thousandth or a millionth of the shares, with its counts multiplied by that."""
    figures = [figure for line in statement.lines if line.measure is Measure.SHARES for figure in line.figures if figure]
    there = [
        figure.value
        for line in statement.lines
        if line.measure is Measure.SHARES and _THERE_ARE.search(" ".join((line.caption, *line.section)))
        for figure in line.figures
        if figure and not _OTHER_STOCK.search(line.caption)
    ]
    largest = max(there, default=Decimal(0))
    is_whole = any(figure.value >= shares for figure in figures)  # more are authorized than there are, and they are printed in full
    if not largest or is_whole or any(figure.scale for figure in figures):
        return statement
    scale = scale_by_shares(largest, shares) or 0
    lines = (_with_figures(line, scale) if line.measure is Measure.SHARES else line for line in statement.lines)
    return replace(statement, lines=tuple(lines)) if scale else statement


def _counts_of_equity(statement: Statement, shares: Decimal) -> Statement:
    """A statement of equity with the counts in its columns as the shares that there are prove them, whatever it says of their scale."""
    whole = [_in_full(line) if _counts_in_columns(line) else line for line in statement.lines]
    counted = [line for line in whole if _counts_in_columns(line)]
    held = [any(dimension.member.name in HELD_IN_TREASURY for dimension in column.dimensions) for column in statement.columns]
    balances = (zip(line.figures, held, strict=True) for line in counted if _is_balance(line))
    largest = max((figure.value for balance in balances for figure, is_held in balance if figure and not is_held), default=Decimal(0))
    scale = scale_by_shares(largest, shares) if largest >= _LONG_NUMERAL else None
    most = max((abs(figure.value) for line in counted for figure in line.figures if figure), default=Decimal(0))
    if scale is None or most.scaleb(scale) > shares * _FAR_MORE:
        return _counts_in_full(statement, shares)
    is_scaled = [_counts_in_columns(line) or _is_too_few(line, shares) for line in whole]
    lines = (_with_figures(line, scale) if scaled else line for line, scaled in zip(whole, is_scaled, strict=True))
    return replace(statement, lines=tuple(lines))


def _is_too_few(line: LineItem, shares: Decimal) -> bool:
    """Whether far fewer shares of common stock are authorized, in a caption of equity, than there are: they are printed as its columns."""
    is_told = line.measure is Measure.SHARES and _AUTHORIZED.search(line.caption) and not _OTHER_STOCK.search(line.caption)
    figures = [figure for figure in line.figures if figure]
    return bool(is_told and figures) and all(not figure.scale and figure.value * _FAR_MORE < shares for figure in figures)


def _is_balance(line: LineItem) -> bool:
    """Whether a count is of shares that there are, by its row's date or its caption."""
    return isinstance(line.period, Instant) if line.period else bool(_THERE_ARE.search(line.caption))


def _counts_in_columns(line: LineItem) -> bool:
    """Whether a line counts shares in columns, and not inside its caption."""
    return line.measure is Measure.SHARES and not any(span.covers(figure.span) for figure in line.figures if figure for span in line.spans)


def _counts_in_full(statement: Statement, shares: Decimal) -> Statement:
    """A statement of equity, its counts as printed where in thousands they would be far more than the shares that there are."""
    figures = [figure for line in statement.lines if line.measure is Measure.SHARES for figure in line.figures if figure]
    if max((abs(figure.value) for figure in figures if figure.scale), default=Decimal(0)) <= shares * _FAR_MORE:
        return statement
    lines = (_in_full(line) if line.measure is Measure.SHARES else line for line in statement.lines)
    return replace(statement, lines=tuple(lines))


def _in_full(line: LineItem) -> LineItem:
    return replace(line, figures=tuple(figure and _figure_in_full(figure) for figure in line.figures))


def _figure_in_full(figure: Figure) -> Figure:
    places = figure.decimals + figure.scale
    return replace(figure, value=figure.value.scaleb(-figure.scale).quantize(Decimal(1).scaleb(-places)), scale=0, decimals=places)


def _settled(statement: Statement, scaled: Sequence[tuple[int, frozenset[Decimal]]]) -> Statement:
    own = _numerals(statement)
    return _scaled(statement, next((scale for scale, numerals in scaled if len(own & numerals) >= _PROOFS), 0))


def _as_sisters(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, faces without a scale in the one that the others say where their largest amounts are printed about as large."""
    faces = [statement for statement in statements if statement.kind not in _PARTS]
    said = {face.scale for face in faces if face.scale}
    largest = max((max(_numerals(face), default=Decimal(0)) for face in faces if face.scale), default=Decimal(0))
    if len(said) != 1 or all(face.scale for face in faces):
        return tuple(statements)
    return tuple(
        _scaled(each, min(said)) if each.kind not in _PARTS and not each.scale and _is_as_large(each, largest) else each
        for each in statements
    )


def _is_as_large(statement: Statement, largest: Decimal) -> bool:
    own = max(_numerals(statement), default=Decimal(0))
    return largest < own * _AS_LARGE and own < largest * _AS_LARGE


def _as_faces(table: Statement, faces: Sequence[Statement]) -> Statement:
    """A note's table in the scale that all statements say, as far as its amounts could be printed so."""
    said = {face.scale for face in faces}
    if len(said) != 1:
        return table
    own = _numerals(table)
    printed = frozenset[Decimal]().union(*map(_numerals, faces))
    is_whole = bool(own) and (max(own) > max(printed, default=Decimal(0)) or all(numeral % _LONG_NUMERAL == 0 for numeral in own))
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
    return _with_figures(line, scale) if line.measure is Measure.MONETARY else line


def _with_figures(line: LineItem, scale: int) -> LineItem:
    return replace(line, figures=tuple(_rescaled_figure(figure, scale) if figure else None for figure in line.figures))


def _rescaled_figure(figure: Figure, scale: int) -> Figure:
    if figure.scale:
        return figure
    return replace(figure, value=shifted(figure.value, scale), scale=scale, decimals=figure.decimals - scale)
