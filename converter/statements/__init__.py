"""A statement's region -> the statement as printed: columns with periods, lines with figures, amounts inside captions.

Nothing is lost in silence: every figure that `printed_figures` finds in the region stands in a line or in a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from converter.figures import Scaling, find_scaling, told_of_shares
from converter.model.filing import Filing
from converter.model.finding import Finding, Severity
from converter.model.outline import StatementRegion
from converter.model.source import SourceText, Span
from converter.model.statement import LineRole, Statement, StatementKind
from converter.model.table import Grid
from converter.statements.blocks import with_blocks
from converter.statements.businesses import with_businesses
from converter.statements.classes import with_classes
from converter.statements.columns import PeriodContext, is_restated
from converter.statements.divisions import with_scenarios
from converter.statements.equity import is_matrix, read_matrix
from converter.statements.equity.components import counts_shares
from converter.statements.equity.entities import with_entities
from converter.statements.items import read_items
from converter.statements.lines import Line, PlacedLine, TablePart, read_lines, table_parts
from converter.statements.note_columns import without_lives
from converter.statements.placing import place_columns
from converter.statements.scales import with_counts_as_said
from converter.statements.series import with_series
from converter.tables import misprinted_figures, printed_figures, read_grid

_SCALE_ALONE = re.compile(
    r"\W*\([^()]*\b(?:thousands|millions|(?<![\d,])000'?s?|dollars)\b[^()]*\)\W*"
    r"|(?:(?:and |except )?(?:(?:per )?(?:common )?(?:share|unit) )?(?:data|amounts?|information))\)\W*",
    re.IGNORECASE,
)
_NOTE_NUMBER = re.compile(r"[1-3]?\d")
_UNAUDITED = re.compile(r"\bunaudited\b", re.IGNORECASE)


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
        columns, placed = place_columns(parts, lines, region, heading, context)
    placed = _without_scale_said(placed)
    if region.kind is StatementKind.EQUITY:
        placed = with_entities(placed, filing.header.name)
    said = "\n".join((heading, *(part.said for part in parts), *(head for part in parts for head in part.heads)))
    items = with_counts_as_said(list(read_items(source, region, columns, placed, scaling)), told_of_shares(said))
    columns, items = with_blocks(region.kind, columns, items, context.known_ends)
    items = list(without_lives(items)) if region.kind is StatementKind.NOTE_TABLE else with_scenarios(items)
    items = with_series(region.kind, with_classes(region.kind, with_businesses(region.kind, items, source)), columns)
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
    unplaced = _findings(source, printed_figures(source, region.spans, region.panel), statement)
    misprinted = _misprints(source, misprinted_figures(source, region.spans, region.panel))
    return statement, (*unplaced, *misprinted)


def _without_scale_said(placed: Sequence[PlacedLine]) -> list[PlacedLine]:
    """The lines less those above all figures that only say the scale, or end what says it: "(In millions, except per share / data)"."""
    first = next((at for at, entry in enumerate(placed) if entry.line.cells), 0)
    return [entry for at, entry in enumerate(placed) if at >= first or not _SCALE_ALONE.fullmatch(entry.line.caption)]


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
    texts = (heading, *(part.said for part in parts), *("\n".join(heads) for heads in money))
    said = [scaling for text in texts if (scaling := find_scaling(text))]
    if said:
        scaling = next((each for each in said if each.money), said[0])  # one may be of shares alone
        return replace(scaling, shares=shares) if shares is not None else scaling
    headings = (line.caption for line in lines if line.role is LineRole.HEADING)
    return next((found for caption in headings if (found := find_scaling(caption))), None)


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
    are_long = sum("," in source.slice(span) for span in placed) * 2 > len(placed)
    for span in printed:
        if span not in placed:
            numeral = source.slice(span)
            is_note = are_long and _NOTE_NUMBER.fullmatch(numeral)  # in a column of such beside columns of amounts
            says_nothing = is_note or not any(sign in "123456789" for sign in numeral)  # a dash where shares are counted, say
            yield Finding(
                "statement.figure-not-placed",
                Severity.INFO if says_nothing else Severity.WARNING,
                f"this figure of {statement.title or statement.kind.value} stands in no column that could be read",
                source.place(span),
                source.excerpt(span),
                "align the figure with its column in the source",
            )


def _misprints(source: SourceText, misprinted: Iterable[Span]) -> Iterator[Finding]:
    for span in misprinted:
        yield Finding(
            "statement.figure-misprinted",
            Severity.WARNING,
            f"{source.slice(span)} is no figure that can be read, so nothing stands for it: its digits are not grouped by threes",
            source.place(span),
            source.excerpt(span),
            "correct the figure in the source",
        )
