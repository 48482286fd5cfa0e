"""xbrl-converter maps list | lint | explain | learn."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import click

from converter.cli import FINDINGS
from converter.cli.options import FILE
from converter.maps.lint import lint_maps
from converter.maps.load import STATEMENTS, load_maps
from converter.maps.match import MatchContext, match_statement
from converter.model.match import Match
from converter.model.period import Instant
from converter.model.quantity import Figure, Measure
from converter.model.source import Span
from converter.model.statement import Calculation, Column, LineItem, LineRole, Statement, StatementKind
from converter.output import write_files
from converter.resources import data_folder

_OWN_MAP = click.option("--map", "maps", multiple=True, type=FILE, metavar="FILE", help="A map of your own.")
_SIC = click.option("--sic", default="", metavar="CODE", help="The filer's industry: a SIC code of four digits.")
_CIK = click.option(
    "--cik",
    default="",
    metavar="NUMBER",
    callback=lambda _context, _parameter, value: value.zfill(10) if value else "",
    help="The filer, who may have a map.",
)


@click.group()
def maps() -> None:
    """Look at the taxonomy maps, which say what concept a caption means."""


@maps.command("list")
@_SIC
@_CIK
@_OWN_MAP
def list_maps(sic: str, cik: str, maps: tuple[Path, ...]) -> None:
    """List the maps that a filer's statements are read with, and how many rules each has."""
    concepts = load_maps(sic, cik, maps)
    rules = Counter(rule.origin.partition(":")[0] for group in concepts.rules.values() for rule in group)
    rules.update(rule.origin.partition(":")[0] for rule in concepts.totals)
    for name in concepts.maps:
        click.echo(f"{rules[name] or len(concepts.historic):>6}  {name}")


@maps.command()
@click.argument("files", nargs=-1, type=FILE, metavar="[FILE]...")
def lint(files: tuple[Path, ...]) -> None:
    """Find mistakes in the program's maps and in FILEs: clashes, unknown and deprecated concepts, rules that never fire."""
    findings = lint_maps(files)
    for finding in findings:
        click.echo(str(finding))
    click.echo(f"{len(findings)} finding{'s' if len(findings) > 1 else ''}" if findings else "nothing found")
    click.get_current_context().exit(FINDINGS if findings else 0)


@maps.command()
@click.argument("labels", type=FILE)
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Instead of among the maps.")
def learn(labels: Path, output: Path | None) -> None:
    """Learn from what filers called their lines: LABELS (a TSV, perhaps gzipped) becomes the tables of taxonomy_maps/learned."""
    from converter.maps.learn import learn_captions  # noqa: PLC0415 - what learning needs is not needed by other commands

    folder = output or data_folder("taxonomy_maps") / "learned"
    tables = learn_captions(labels)
    write_files(folder, tables)
    for name, content in tables.items():
        size = f"{content.count(bytes([10])) - 1:,} rows" if name.endswith(".tsv") else f"{len(content):,} bytes"
        click.echo(f"{folder / name}  {size}")


@maps.command("explain")
@click.argument("caption")
@click.option("--statement", type=click.Choice(STATEMENTS), default="balance-sheet", show_default=True, help="Where the line stands.")
@click.option("--section", multiple=True, metavar="HEADING", help="The headings above it, outermost first. Repeatable.")
@click.option("--total", is_flag=True, help="The line is a total.")
@click.option("--measure", type=click.Choice([m.value for m in Measure]), default="monetary", show_default=True, help="What it counts.")
@_SIC
@_CIK
@_OWN_MAP
def explain_caption(
    caption: str, statement: str, section: tuple[str, ...], measure: str, sic: str, cik: str, maps: tuple[Path, ...], *, total: bool
) -> None:
    """Show the ladder at work: which concept a line with this CAPTION gets, by which rung and rule, and the next best ones."""
    line = _line(caption, section, Measure(measure), LineRole.TOTAL if total else LineRole.ITEM)
    if statement == "parenthetical":
        statement, line = "balance-sheet", replace(line, role=LineRole.PARENTHETICAL)
    shown = _statement(StatementKind(statement), line)
    [match] = match_statement(shown, Calculation(), MatchContext(sic=sic, cik=cik), load_maps(sic, cik, maps))
    if match:
        click.echo(_told(match))


def _line(caption: str, section: tuple[str, ...], measure: Measure, role: LineRole) -> LineItem:
    figure = Figure(Decimal(1000), 0, 0, Span(0, 0))
    return LineItem(caption, role, (figure,), measure, section=section)


def _statement(kind: StatementKind, line: LineItem) -> Statement:
    return Statement(kind, "", (Column("", Instant(date(2000, 12, 31))),), (line,))


def _told(match: Match) -> str:
    lines = [
        f"{match.concept.qname}  {match.concept.label}",
        f"  rung        {match.rung.value}",
        f"  rule        {match.rule or 'none'}",
        f"  confidence  {match.confidence}",
        f"  sign        {'reversed' if match.sign < 0 else 'as printed'}",
    ]
    if match.evidence:
        lines.append(f"  evidence    {match.evidence}")
    lines += [f"  candidate   {rival.concept} ({rival.confidence})" for rival in match.candidates]
    return "\n".join(lines)
