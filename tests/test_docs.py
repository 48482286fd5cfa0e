"""README names every command and option, and nothing in the documentation points nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from converter.check import CHECKS
from converter.check.package import PACKAGE_CHECKS
from converter.cli import COMMANDS, main
from converter.options import FORMATS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [path for path in sorted(ROOT.glob("*.md")) if path.name != "CHANGELOG.md"]


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(main)
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", made) for inner, made in command.commands.items() if inner != "run")


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_command_is_documented(name: str) -> None:
    assert re.search(rf"\b{name}\b", README)


def test_every_option_is_documented() -> None:
    options = {
        option
        for _, command in [*commands(), *inner_runs()]
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    }
    assert sorted(option for option in options if f"`{option}" not in README and f" {option} " not in README) == []


def inner_runs() -> Iterator[tuple[str, click.Command]]:
    for name, command in commands():
        if isinstance(command, click.Group) and "run" in command.commands:
            yield name, command.commands["run"]


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_command_and_option_has_a_help_text(name: str) -> None:
    command = dict(commands())[name]
    assert command.help
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []


def test_every_output_is_documented() -> None:
    assert [name for name in FORMATS if f"`{name}`" not in README and not re.search(rf"`[a-z,]*\b{name}\b[a-z,]*`", README)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_files_that_are_named_exist(document: Path) -> None:
    named = set(
        re.findall(r"`((?:converter|tests|taxonomy_maps|templates|examples|benchmarks)/[\w./-]*)`", document.read_text(encoding="utf-8"))
    )
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def test_every_dependency_has_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.search(r"^dependencies = \[(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    assert listed
    names = re.findall(r'"([A-Za-z-]+)[>=]', listed[1])
    assert [name for name in names if not re.search(rf"^\| {re.escape(name)} \|", README, re.MULTILINE)] == []


def test_the_checklist_names_every_check() -> None:
    text = (ROOT / "converter" / "check" / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_.]+\.check_[a-z_]+)`", text))
    checks = {check.__module__.removeprefix("converter.check.") + "." + check.__name__ for check in (*CHECKS, *PACKAGE_CHECKS)}
    assert sorted(checks - named) == []
    assert sorted(named - checks) == []


def test_the_checklist_points_at_rooms_that_exist() -> None:
    text = (ROOT / "converter" / "check" / "README.md").read_text(encoding="utf-8")
    places = set(re.findall(r"`([a-z_]+/[a-z_/]*(?:\.py|\.tsv)?)`", text))
    assert [place for place in sorted(places) if not ((ROOT / "converter" / place).exists() or (ROOT / place).exists())] == []
