"""The command line: parse, call, print, exit. Each command is a module of its own, loaded when it is used."""

from __future__ import annotations

from importlib import import_module

import click

from converter.errors import ConverterError

FINDINGS, USAGE, FAILED = 1, 2, 3  # exit codes, beside 0 for done

COMMANDS = {
    "convert": ("converter.cli.convert:convert", "Convert one or a few filings."),
    "batch": ("converter.cli.batch:batch", "Convert an archive: many filings, unattended, resumable."),
    "validate": ("converter.cli.validate:validate", "Validate packages and output folders with Arelle."),
    "explain": ("converter.cli.explain:explain", "Say where a fact comes from, and what proves it."),
    "cover": ("converter.cli.cover:cover", "Make a cover file: what was found, and what is missing."),
    "template": ("converter.cli.template:template", "Write a workbook to enter line items in."),
    "maps": ("converter.cli.maps:maps", "Look at the taxonomy maps: list, lint, explain, learn."),
    "taxonomy": ("converter.cli.taxonomy:taxonomy", "Make concept tables from a taxonomy package: bake."),
    "demo": ("converter.cli.demo:demo", "Convert the built-in example and say where to look."),
}


class Program(click.Group):
    """The commands of COMMANDS, and the one place where an error becomes a message and exit code 3."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order in which they are of use."""
        return list(COMMANDS) if ctx else []

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported only now."""
        if not ctx or cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command = getattr(import_module(module), name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in the help text, without importing any command."""
        if ctx:
            with formatter.section("Commands"):
                formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except ConverterError as error:
            click.echo(f"error: {error}", err=True)
            ctx.exit(FAILED)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="xbrl-converter")
def main() -> None:
    """Turn companies' filings and line items into inline XBRL, Excel workbooks and PDF reports.

    Exit codes: 0 done; 1 done, with findings at or above --fail-on; 2 wrong usage; 3 some or all inputs failed.
    """
