"""A statement's region -> the statement as printed: columns with periods, lines with figures, amounts inside captions.

Nothing is lost in silence: every figure that `printed_figures` finds in the region stands in a line or in a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from converter.figures import Numeral, Scaling, find_scaling, make_figure
from converter.model.fact import Dimension
from converter.model.filing import Filing
from converter.model.finding import Finding, Severity
from converter.model.outline import StatementRegion
from converter.model.period import Duration, Instant, Period
from converter.model.quantity import Figure, Measure
from converter.model.source import SourceText, Span
from converter.model.statement import Column, LineItem, LineRole, Statement, StatementKind
from converter.model.table import Grid
from converter.periods import ends_early, find_mentions
from converter.statements.blocks import with_blocks
from converter.statements.businesses import with_businesses
from converter.statements.classes import with_classes
from converter.statements.columns import FACES, PeriodContext, is_restated, read_column_periods
from converter.statements.divisions import division_dimensions, with_scenarios
from converter.statements.entities import with_entities
from converter.statements.equity import PlacedLine, class_of_stock, counts_shares, is_matrix, read_matrix, section_dimensions, split_counts
from converter.statements.lines import Line, PrintedFigure, TablePart, join_facing, read_lines, table_parts
from converter.statements.measures import read_measures, share_scale
from converter.statements.parentheticals import Parenthetical, of_stock_above, read_parentheticals
from converter.statements.series import with_series
from converter.tables import printed_figures, read_grid

_UNAUDITED = re.compile(r"\bunaudited\b", re.IGNORECASE)
_COUNT_IN_CAPTION = re.compile(r"\s*\([^)]*\d[^)]*\)|[\s,:;-]*\b\d[\d,.]*\s+(?:common\s+)?shares\b", re.IGNORECASE)
_MOST_NOTES = 40  # a note's number is no larger
_SHARE_HEAD = re.compile(  # "%", "Percent of net sales", "% (in thousands except per share data)"
    r"(?:(?<!\d)%|\bper\s?cent(?:age)?)(?:\s+of(?:\s+(?:net|total))?\s+(?:sales|revenues?))?\W*(?:\([^)]*\)?\W*)?$", re.IGNORECASE
)
_MOSTLY = Decimal("0.75")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NOTE_HEAD = re.compile(  # "Note", "July 29, Note"
    r"^\W*(?:notes?|ref(?:erence)?)\b|(?:,|\bended|\b[a-z]{3,9}\s+\d{1,2})\s+(?:notes?|ref(?:erence)?)\W*$", re.IGNORECASE
)


def read_statement(
    filing: Filing, region: StatementRegion, context: PeriodContext | None = None, grid: Grid | None = None
) -> tuple[Statement, tuple[Finding, ...]]:
    """The statement printed in a region of a filing, and what could not be read of it.

    `context` says what the filing knows of its periods elsewhere; without one the header's period end and fiscal year serve.
    `grid` is the region's table, where the caller has read it already.
    """
    source = filing.source
    context = context or context_of(filing)
    grid = grid or read_grid(source, region.spans, region.panel)
    parts = list(table_parts(source, grid.rows, grid.columns))
    heading = _heading(source, region)
    lines = read_lines(source, parts)
    scaling = _scaling(heading, parts, lines)
    title = "\n".join((heading, *(part.said for part in parts[:1])))
    if is_matrix(region.kind, parts, lines):
        columns, placed = read_matrix(parts, lines, title, context)
    else:
        columns, placed = _columns(parts, lines, region, heading, context)
    if region.kind is StatementKind.EQUITY:
        placed = with_entities(placed, filing.header.name)
    columns, items = with_blocks(region.kind, columns, list(_items(source, region, columns, placed, scaling)), context.known_ends)
    items = with_scenarios(items)
    items = with_series(region.kind, with_classes(region.kind, with_businesses(region.kind, items, source)))
    said = "\n".join((heading, *(part.said for part in parts), *(head for part in parts for head in part.heads)))
    statement = Statement(
        kind=region.kind,
        title=region.title,
        columns=tuple(columns),
        lines=tuple(items),
        spans=region.spans,
        title_span=region.title_span,
        scale=scaling.money if scaling else 0,
        unaudited=bool(_UNAUDITED.search(said)),
    )
    return statement, tuple(_findings(source, printed_figures(source, region.spans, region.panel), statement))


def context_of(filing: Filing) -> PeriodContext:
    """What a filing's header says about its periods."""
    header = filing.header
    return PeriodContext(header.period_end, header.fiscal_year_end, header.form, filer=header.name)


def _heading(source: SourceText, region: StatementRegion) -> str:
    spans = [span for span in (region.title_span, region.heading_span) if span]
    texts = [_of_panel(source.slice(span), region.panel) for span in spans]
    return "\n".join((region.title, *texts)) if not texts or region.title not in texts[-1] else "\n".join(texts)


def _of_panel(text: str, panel: int | None) -> str:
    """What a heading says of one of two statements beside each other: that part of each line that stands over it, or the whole line."""
    if panel is None:
        return text
    cells = [re.split(r"\s{3,}", line.strip()) for line in text.split("\n")]
    return "\n".join(parts[panel] if len(parts) == 2 else parts[0] for parts in cells)  # noqa: PLR2004 - left and right


def _scaling(heading: str, parts: Sequence[TablePart], lines: Sequence[Line]) -> Scaling | None:
    """What the statement says of its scale: over the table, in its heads, or in a heading line."""
    money = [[head for head in part.heads if not counts_shares(head)] for part in parts]
    counts = (find_scaling(head) for part in parts for head in part.heads if counts_shares(head))
    shares = next((found.money for found in counts if found), None)
    for text in (heading, *(part.said for part in parts), *("\n".join(heads) for heads in money)):
        if scaling := find_scaling(text):
            return replace(scaling, shares=shares) if shares is not None else scaling
    headings = (line.caption for line in lines if line.role is LineRole.HEADING)
    return next((found for caption in headings if (found := find_scaling(caption))), None)


def _columns(
    parts: Sequence[TablePart], lines: Sequence[Line], region: StatementRegion, heading: str, context: PeriodContext
) -> tuple[list[Column], list[PlacedLine]]:
    """The statement's columns, and every line with its places in them. Parts with the same periods share columns."""
    columns: list[Column] = []
    places: list[dict[int, int]] = []
    for number, part in enumerate(parts):
        mine = [line for line in lines if line.part == number]
        used = sorted({column for line in mine for column in line.cells} - _note_columns(part, mine))
        if not any(part.heads) and places and all(column in places[-1] for column in used):
            places.append(places[-1])
            continue
        heads = _over_amounts([part.heads[column] for column in used], [[line.cells.get(column) for line in mine] for column in used])
        found = read_column_periods(heads, f"{heading}\n{_said(parts, number)}", region.kind, context)
        found = _beside_counts(heads, found) if region.kind is StatementKind.EQUITY else _of_money(heads, found)
        apart = _dimensions(region.kind, heads, found, [_values(line, used) for line in mine], "" if number else context.filer)
        place: dict[int, int] = {}
        for column, head, period, dimensions in zip(used, heads, found, apart, strict=True):
            place[column] = _place(columns, place, mine, Column(head, period, part.head_spans[column], dimensions), column)
        places.append(place)
        join_facing(lines, number, places)
    if region.kind is not StatementKind.EQUITY:
        return columns, [PlacedLine(line, places[line.part]) for line in lines if line.cells or line.caption]
    counts = {at for at, column in enumerate(columns) if counts_shares(column.heading)}
    components = section_dimensions(lines, region.title)
    return columns, [
        replace(entry, dimensions=component)
        for line, component in zip(lines, components, strict=True)
        for entry in split_counts(line, places[line.part], counts)
    ]


def _over_amounts(heads: Sequence[str], cells: Sequence[Sequence[PrintedFigure | None]]) -> list[str]:
    """The heads, a date that stands over a column of percentages moved to the undated column of amounts that they are shares of."""
    moved = list(heads)
    for left, right in pairwise(range(len(heads))):
        shares = [cell for cell in cells[right] if cell and not cell.numeral.is_dash]
        if (
            shares
            and all(cell.numeral.has_percent for cell in shares)
            and not any(cell and cell.numeral.has_percent for cell in cells[left])
        ):
            said = [find_mentions(heads[at]).dates for at in (left, right)]
            moved[left], moved[right] = (moved[right], "%") if said[1] and not said[0] else (moved[left], moved[right])
    return moved


def _beside_counts(heads: Sequence[str], periods: Sequence[Period | None]) -> tuple[Period | None, ...]:
    """The periods of columns of which each year has two, one that counts shares and one of money: a year stands over either of them."""
    found = list(periods)
    for left, right in pairwise(range(len(heads))):
        if counts_shares(heads[left]) and not counts_shares(heads[right]):
            dated = [bool(find_mentions(heads[at]).dates) for at in (left, right)]
            if dated == [True, False]:
                found[right] = found[left]
            elif dated == [False, True]:
                found[left] = found[right]
    return tuple(found)


def _of_money(heads: Sequence[str], periods: Sequence[Period | None]) -> tuple[Period | None, ...]:
    """The periods of columns of which each date has two, the one "in thousands": what the other counts has none."""
    with_scale = {period for head, period in zip(heads, periods, strict=True) if find_scaling(head)}
    return tuple(None if period in with_scale and not find_scaling(head) else period for head, period in zip(heads, periods, strict=True))


def _said(parts: Sequence[TablePart], number: int) -> str:
    """What is said over a part of its periods, or over the one before where that goes on."""
    said = parts[number].said
    mentions = find_mentions(said)
    return said if not number or mentions.dates or mentions.lengths else f"{parts[number - 1].said}\n{said}"


def _dimensions(
    kind: StatementKind, heads: Sequence[str], periods: Sequence[Period | None], rows: Sequence[dict[int, Decimal]], filer: str
) -> list[tuple[Dimension, ...]]:
    return division_dimensions(heads, periods, rows, filer) if kind in FACES else [()] * len(heads)


def _values(line: Line, used: Sequence[int]) -> dict[int, Decimal]:
    return {at: line.cells[column].numeral.value for at, column in enumerate(used) if column in line.cells}


def _note_columns(part: TablePart, lines: Sequence[Line]) -> set[int]:
    """Columns that refer to notes: by their head, or by holding small bare numbers beside columns of amounts.

    Alone they tell by themselves; with an amount among them that reaches over from beside, it takes a head without a year left of years.
    """
    figures: dict[int, list[Numeral]] = {}
    for line in lines:
        for column, cell in line.cells.items():
            if not cell.numeral.is_dash:
                figures.setdefault(column, []).append(cell.numeral)
    if not any(numeral.is_grouped for numerals in figures.values() for numeral in numerals):
        return {column for column, numerals in figures.items() if _NOTE_HEAD.search(part.heads[column]) and _share_of_notes(numerals) == 1}
    found: set[int] = set()
    for column, numerals in figures.items():
        share = _share_of_notes(numerals)
        is_left = len(numerals) > 1 and column < max(figures)
        undated = (
            is_left and not _YEAR.search(part.heads[column]) and all(_YEAR.search(part.heads[other]) for other in figures if other > column)
        )
        if (share == 1 and is_left) or (share >= _MOSTLY and (undated or _NOTE_HEAD.search(part.heads[column]))):
            found.add(column)
    return found


def _share_of_notes(numerals: Sequence[Numeral]) -> Decimal:
    return Decimal(sum(map(_is_note_number, numerals))) / len(numerals)


def _is_note_number(numeral: Numeral) -> bool:
    plain = not (numeral.is_grouped or numeral.has_currency or numeral.has_percent or numeral.places)
    return plain and 0 < abs(numeral.value) <= _MOST_NOTES


def _place(columns: list[Column], place: dict[int, int], lines: Sequence[Line], column: Column, at: int) -> int:
    """The index of a part's column in the statement: that of a column with the same period, else a new one."""
    for index, other in enumerate(columns):
        alike = counts_shares(other.heading) == counts_shares(column.heading)
        if column.period is not None and (other.period, other.dimensions) == (column.period, column.dimensions) and alike:
            rivals = [mine for mine, known in place.items() if known == index]
            if not any(at in line.cells and rival in line.cells for line in lines for rival in rivals):
                return index
            column = replace(column, period=None)
            break
    columns.append(column)
    return len(columns) - 1


def _items(
    source: SourceText,
    region: StatementRegion,
    columns: Sequence[Column],
    placed: Sequence[PlacedLine],
    scaling: Scaling | None,
) -> Iterator[LineItem]:
    lines = [entry.line for entry in placed]
    guesses = read_measures(lines, region.kind)
    measures = [entry.measure or guess for entry, guess in zip(placed, guesses, strict=True)]
    money = scaling.money if scaling else 0
    years, fiscal = [_year(column.period) for column in columns], [_fiscal_year(column.period) for column in columns]
    shares = [at for at, column in enumerate(columns) if column.period is None and _SHARE_HEAD.search(column.heading)]
    index = 0
    seen: tuple[Span, ...] = ()
    for entry, measure in zip(placed, measures, strict=True):
        line = entry.line
        scale = share_scale(lines, measures, line, scaling) if measure is Measure.SHARES else money
        yield _item(entry, _figures(entry, len(columns), shares, scale, measure), measure)
        host, index = index, index + 1
        extras = read_parentheticals(source, line.spans, years, money, _largest(line), fiscal) if line.spans != seen else []
        for extra in extras:
            named = of_stock_above(extra.caption, line.section) if region.kind is StatementKind.BALANCE_SHEET else extra.caption
            if item := _inner_item(entry, replace(extra, caption=named), host, columns):
                yield item
                index += 1
        seen = line.spans


def _largest(line: Line) -> Decimal:
    return max((abs(cell.numeral.value) for cell in line.cells.values()), default=Decimal(0))


def _year(period: Period | None) -> int | None:
    return period.end.year if isinstance(period, Instant | Duration) else None


def _fiscal_year(period: Period | None) -> int | None:
    """The year that a period is called by: one that ends on January 2, 2000 may be the year 1999."""
    year = _year(period)
    return year - 1 if year and isinstance(period, Instant | Duration) and ends_early(period.end) else year


def _figures(entry: PlacedLine, count: int, shares: Sequence[int], scale: int, measure: Measure) -> tuple[Figure | None, ...]:
    """A line's figures by column; those of the columns `shares` are percentages, whose signs their heads say once."""
    figures: list[Figure | None] = [None] * count
    for column, cell in entry.line.cells.items():
        if column in entry.places:
            at = entry.places[column]
            figures[at] = make_figure(cell.numeral, cell.offset, scale, Measure.PERCENT if at in shares else measure)
    return tuple(figures)


def _item(entry: PlacedLine, figures: tuple[Figure | None, ...], measure: Measure) -> LineItem:
    line = entry.line
    return LineItem(
        line.caption,
        line.role,
        figures,
        measure,
        line.level,
        line.section,
        line.spans,
        entry.period,
        dimensions=entry.dimensions,
    )


def _inner_item(entry: PlacedLine, extra: Parenthetical, host: int, columns: Sequence[Column]) -> LineItem | None:
    """An amount inside a caption. In a matrix, whose lines have the periods, it is said once: of the whole, not of each component."""
    line, figures, caption = entry.line, extra.figures, extra.caption
    dimensions: tuple[Dimension, ...] = ()
    if entry.period is not None:
        whole = next((i for i, column in enumerate(columns) if not column.dimensions), 0)
        figures = tuple(figure if i == whole else None for i, figure in enumerate(figures))
        if isinstance(entry.period, Duration) and extra.measure is Measure.SHARES:  # shares moved, not shares that there are
            caption = f"{_COUNT_IN_CAPTION.sub('', line.caption)}, shares"
        if not caption.strip():
            return None
        if caption.lower().strip() == "per share":  # "Dividends / $.20 per share"
            caption = f"{' '.join((*line.section[-1:], line.caption)).partition('$')[0].strip(' -:')} per share".strip()
    else:
        caption, dimensions = class_of_stock(caption)
        if not all(column.dimensions for column in columns):  # said of the whole, not of its parts
            figures = tuple(None if column.dimensions else figure for column, figure in zip(columns, figures, strict=True))
        figures = _where_printed(entry, extra, figures)
        if not any(figures):
            return None
    return LineItem(
        caption=caption,
        role=LineRole.PARENTHETICAL,
        figures=figures,
        measure=extra.measure,
        level=line.level + 1,
        section=line.section,
        spans=line.spans,
        period=entry.period,
        host=host,
        dimensions=dimensions,
    )


def _where_printed(entry: PlacedLine, extra: Parenthetical, figures: tuple[Figure | None, ...]) -> tuple[Figure | None, ...]:
    """A part of money said once in the columns whose amounts it can be part of: "net of taxes of $185" is none of a year's without any."""
    if extra.measure is not Measure.MONETARY or len({figure.span for figure in figures if figure}) > 1:
        return figures
    filled = {entry.places[column] for column, cell in entry.line.cells.items() if column in entry.places and cell.numeral.value}
    return tuple(figure if not filled or at in filled else None for at, figure in enumerate(figures))


def _findings(source: SourceText, printed: Iterable[Span], statement: Statement) -> Iterator[Finding]:
    for at, column in enumerate(statement.columns):
        figures = [figure for line in statement.lines if (figure := line.figures[at])]
        if column.period is None and figures and not any(line.period for line in statement.lines):
            again = is_restated(column.heading)
            yield Finding(
                "statement.column-without-period",
                Severity.WARNING,
                f"the head of this column of {statement.title or statement.kind.value} names no period"
                + (" that another column does not have" if again else "")
                + f"; its {len(figures)} figures become no facts",
                source.place(column.span or figures[0].span),
                column.heading or source.excerpt(figures[0].span),
                "if the column is one of the statement's periods, complete its head in the source",
            )
    placed = {figure.span for line in statement.lines for figure in line.figures if figure}
    for span in printed:
        if span not in placed:
            says_nothing = not any(sign in "123456789" for sign in source.slice(span))  # a dash where shares are counted, say
            yield Finding(
                "statement.figure-not-placed",
                Severity.INFO if says_nothing else Severity.WARNING,
                f"this figure of {statement.title or statement.kind.value} stands in no column that could be read",
                source.place(span),
                source.excerpt(span),
                "align the figure with its column in the source",
            )
