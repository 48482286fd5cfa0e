"""What `validate` prints of several packages."""

from io import StringIO
from pathlib import Path

from rich.console import Console

from converter.arelle_gate import Basis
from converter.cli.verdicts import show_validations
from converter.model.finding import Finding, Severity
from converter.validate import Validation

WRONG = Finding("validate.calc11e:inconsistent", Severity.ERROR, "Assets do not foot")
ASIDE = Finding("validate.info", Severity.INFO, "loaded in a second")
DONE = (
    Validation(Path("out/maple.zip"), Basis.CONCEPT_TABLE, (ASIDE,), 1.25),
    Validation(Path("out/cedar.zip"), Basis.CONCEPT_TABLE, (WRONG,), 0.5),
    Validation(Path("out/aspen.zip"), Basis.CONCEPT_TABLE, (), 0.1, "out/aspen.zip: the zip file is broken"),
)


def printed(*, terminal: bool) -> list[str]:
    stream = StringIO()
    show_validations(DONE, Console(file=stream, force_terminal=terminal, color_system=None, width=90, highlight=False))
    return stream.getvalue().splitlines()


def test_a_terminal_shows_one_table_of_all_packages() -> None:
    head, maple, cedar, aspen = printed(terminal=True)[:4]
    assert head.split() == ["Package", "Verdict", "Errors", "Warnings", "Seconds"]
    assert maple.split() == ["out/maple.zip", "valid", "0", "0", "1.2"]
    assert cedar.split() == ["out/cedar.zip", "NOT", "VALID", "1", "0", "0.5"]
    assert aspen.split() == ["out/aspen.zip", "FAILED", "0", "0", "0.1"]


def test_elsewhere_each_package_is_a_plain_line() -> None:
    assert printed(terminal=False)[:3] == [
        "valid         0 errors    0 warnings    1.2 s  out/maple.zip",
        "NOT VALID     1 errors    0 warnings    0.5 s  out/cedar.zip",
        "FAILED        0 errors    0 warnings    0.1 s  out/aspen.zip",
    ]


def test_findings_stand_below_under_their_package() -> None:
    lines = printed(terminal=True)
    assert lines[lines.index("out/cedar.zip") + 1] == str(WRONG).splitlines()[0]


def test_remarks_are_not_shown() -> None:
    assert not any("loaded in a second" in line for line in printed(terminal=True))
