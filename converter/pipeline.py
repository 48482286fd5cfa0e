"""One conversion, from bytes to files: the list of stages, readable top to bottom.

Each stage is a pure function that returns its model and its findings; what they are is told where they live.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from converter.assemble import Parts, PlacedGrid, assemble, split_grid
from converter.calculation import infer_calculation, part_commitments, settle_measures
from converter.check import run_checks
from converter.cover import read_cover, read_filing_period
from converter.cover.supplied import read_supplied
from converter.errors import InputError
from converter.maps.industry import industry_of
from converter.maps.load import load_maps
from converter.maps.match import MatchContext, match_statement
from converter.model.cover import FilingPeriod
from converter.model.filing import Filing
from converter.model.finding import Finding
from converter.model.outline import Outline
from converter.model.period import Duration, Instant, Period
from converter.model.report import MappedStatement, Report
from converter.model.statement import Column, Statement, StatementKind
from converter.notes import note_tables, read_notes
from converter.notes.shared import share_amounts
from converter.options import Options
from converter.output import RECORD, write_files, write_folder
from converter.prose import read_prose
from converter.read import read
from converter.record import write_record
from converter.segment import segment
from converter.sources import Source, load
from converter.statements import read_statement
from converter.statements.columns import PeriodContext
from converter.statements.scales import settle_scales
from converter.summary import Summary, summarise
from converter.tables import read_grid
from converter.taxonomy.baked import load_concepts
from converter.write import WRITERS

_DATING = (StatementKind.BALANCE_SHEET, StatementKind.EQUITY)  # statements whose dates date the others, in the order of trust
_NEAR = 8  # days: years of weeks end within a week of a month's end


@dataclass(frozen=True, slots=True)
class Conversion:
    """What became of one source: the report, all findings, the files by name, and the numbers of it."""

    report: Report
    findings: tuple[Finding, ...]
    files: Mapping[str, bytes]
    summary: Summary


@dataclass(frozen=True, slots=True)
class _Reading:
    """Statements as printed, the tables they were read from, and what was noticed."""

    statements: tuple[Statement, ...]
    grids: Mapping[int, tuple[PlacedGrid, ...]]
    findings: tuple[Finding, ...]


def convert(source: Source | tuple[str, bytes], options: Options | None = None) -> Conversion:
    """Convert a file, or a name with bytes. Raises ConverterError kinds for what cannot be converted at all."""
    options = options or Options()
    name, data = source if isinstance(source, tuple) else load(source)
    asks = options.validate or options.viewer
    with nullcontext() if asks else _without_collector():
        report, findings = make_report(name, data, options)
        told, extra = _ask_arelle(report, options) if asks else ((), {})
        findings += told
        summary = summarise(report, findings)
        files = dict(chain.from_iterable(WRITERS[output](report, findings).items() for output in options.outputs)) | extra
        files[RECORD] = write_record(report, findings, summary, files, options.as_dict())
    return Conversion(report, findings, files, summary)


@contextmanager
def _without_collector() -> Iterator[None]:
    """A conversion makes hundreds of thousands of objects and no cycle; to look for cycles takes a tenth of its time. Arelle makes many.

    What is left of them counts as old afterwards: it is looked through with everything else, now and then, and not at once.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def write_output(conversion: Conversion, folder: Path) -> None:
    """Write the files of a conversion into `folder`, which appears whole or not at all."""
    write_folder(folder, conversion.files)


def _ask_arelle(report: Report, options: Options) -> tuple[tuple[Finding, ...], dict[str, bytes]]:
    """What the checks of files and Arelle find, and the viewer's page, as far as they are asked for."""
    from converter.arelle_gate import Gate  # noqa: PLC0415 - Arelle is slow to load, and only these two options need it
    from converter.check.package import check_package  # noqa: PLC0415 - as above
    from converter.validate import basis_of, findings_of  # noqa: PLC0415 - as above

    findings: tuple[Finding, ...] = ()
    pages: dict[str, bytes] = {}
    with TemporaryDirectory(prefix="xbrl-converter-") as folder, Gate(options.taxonomy) as gate:
        files = WRITERS["ixbrl"](report, ())
        write_files(Path(folder), files)
        if options.validate:
            messages = gate.validate(Path(folder))
            findings = (*check_package(files), *findings_of(messages, report, Path(folder)), basis_of(gate.basis))
        if options.viewer:
            pages[f"{report.stem}_viewer.htm"] = gate.viewer(Path(folder))
    return findings, pages


def make_report(name: str, data: bytes, options: Options) -> tuple[Report, tuple[Finding, ...]]:
    """The report of a source's bytes, checked."""
    filing, read_findings = read(name, data)
    if options.cik:
        filing = replace(filing, header=replace(filing.header, cik=options.cik.zfill(10)))
    outline, outline_findings = segment(filing) if not filing.statements else (Outline(), ())
    concepts = load_concepts()
    supplied = read_supplied(options.cover, concepts) if options.cover else {}
    reading = _read_statements(filing, outline, _context(filing, outline, supplied))
    columns = [c.period for s in reading.statements for c in s.columns if c.period]
    cover, cover_findings = read_cover(filing, outline, supplied, columns)
    mapped = _map_statements(reading.statements, filing, cover.period, options)
    blocks, note_findings = read_notes(filing, outline)
    prose, prose_findings = read_prose(filing, outline, cover.period, columns)
    parts = Parts(filing, outline, mapped, cover, blocks, prose, grids=reading.grids)
    report, assembly_findings = assemble(parts, concepts.target, concepts.get)
    found = (
        *read_findings,
        *outline_findings,
        *reading.findings,
        *cover_findings,
        *note_findings,
        *prose_findings,
        *assembly_findings,
    )
    return report, (*found, *run_checks(report, found))


def _context(filing: Filing, outline: Outline, supplied: Mapping[str, str]) -> PeriodContext:
    """What the cover and the header say of the periods; where they say nothing, the statements' own heads must do."""
    header = filing.header
    try:
        period = read_filing_period(filing, outline, supplied)
    except InputError:
        return PeriodContext(header.period_end, header.fiscal_year_end, header.form, filer=header.name)
    return PeriodContext(period.end, period.fiscal_year_end, period.form, filer=header.name)


def _read_statements(filing: Filing, outline: Outline, context: PeriodContext) -> _Reading:
    """The statements of the text, balance sheets and equity read first since their dates date the others; or those stated outright."""
    if filing.statements:
        return _Reading(filing.statements, {}, ())
    faces = outline.statements
    first_dated = sorted(range(len(faces)), key=lambda at: _DATING.index(faces[at].kind) if faces[at].kind in _DATING else len(_DATING))
    statements: list[Statement] = []
    findings: list[Finding] = []
    grids: dict[int, list[PlacedGrid]] = defaultdict(list)
    for region in (*(faces[at] for at in first_dated), *note_tables(filing, outline)):
        grid = read_grid(filing.source, region.spans, region.panel)
        grids[region.document] += split_grid(grid, region.spans)
        statement, found = read_statement(filing, region, context, grid)
        statement = _dated_as(region.explains, statement, statements)
        context = replace(context, known_ends=(*context.known_ends, *_ends(statement)))
        statements.append(statement)
        findings += found
    in_order = [statements[first_dated.index(at)] for at in range(len(faces))]
    return _Reading(settle_scales([*in_order, *statements[len(faces) :]]), {i: tuple(g) for i, g in grids.items()}, tuple(findings))


def _dated_as(face: StatementKind | None, table: Statement, read: Sequence[Statement]) -> Statement:
    """A note's table with the balance sheet's dates, or with the income statement's periods, near which its columns end.

    Heads of notes say "1995  1994", and the years of weeks end on other days: the statement tells which.
    """
    if face is None:
        return table
    printed = [c.period for other in read if other.kind is face for c in other.columns if c.period]
    kind = Duration if face is StatementKind.INCOME else Instant
    periods = [period for period in printed if isinstance(period, kind)]
    return replace(table, columns=tuple(_dated(column, periods, face) for column in table.columns))


def _dated(column: Column, periods: Sequence[Period], face: StatementKind) -> Column:
    """The column over the period of `periods` that ends nearest; balances at other dates as their heads say."""
    own = column.period
    if own is None or (isinstance(own, Duration) and face is StatementKind.INCOME):
        return column
    near = [p for p in periods if abs((p.end - own.end).days) <= _NEAR]
    other = None if face is StatementKind.INCOME else Instant(own.end)
    return replace(column, period=min(near, key=lambda p: abs((p.end - own.end).days), default=other))


def _ends(statement: Statement) -> Iterator[date]:
    """The days at which the statement's columns, or its balances, are dated."""
    periods = (*(column.period for column in statement.columns), *(line.period for line in statement.lines))
    return (period.end for period in periods if isinstance(period, Instant))


def _map_statements(statements: Sequence[Statement], filing: Filing, period: FilingPeriod, options: Options) -> tuple[MappedStatement, ...]:
    header = filing.header
    concept_map = load_maps(sic=header.sic or industry_of(statements), cik=header.cik, user=options.maps)
    context = MatchContext(period.form, header.sic, header.cik)
    mapped = []
    for printed in statements:
        statement = part_commitments(settle_measures(printed))
        calculation = infer_calculation(statement)
        mapped.append(MappedStatement(statement, calculation, match_statement(statement, calculation, context, concept_map)))
    return share_amounts(mapped, concept_map.concept)
