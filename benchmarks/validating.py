"""What XBRL, the SEC's rules (EFM) and the Data Quality Committee's (DQC) say of real submissions, and what the program had said before.

usage: validating.py [--edgar-plugin DIR] [--taxonomy PACKAGE] [--output DIR] [--every N] [--chunk N]

The sample is fixed: of the submissions in ../shared/corpus/text_ex27 every seventh and of those in text every fifth, by name: 40.
Each is converted, and validated against the taxonomy's package; --edgar-plugin adds EFM and DQC, a minute each. A submission without
its header does not say its filer's CIK; such get an invented one, as a user would supply it. Chunks of packages go through one process
each, so that none can stop the others; with --output, a run that was stopped goes on.

Printed are counts by code and, of what EFM and DQC report, how much the program's own checks had reported: an own finding by the same rule
(or one that OWN_RULES names for the code) in the same submission, which names a concept that the message names, or its line.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHARED = Path(os.environ.get("XBRL_CONVERTER_SHARED") or Path(__file__).parents[2] / "shared")
SAMPLE = {"text_ex27": 7, "text": 5}
PACKAGE = SHARED / "taxonomy" / "us-gaap-2025.zip"
RESULTS = "validation.json"
PATIENCE = 240  # seconds per package


# Codes whose matter an own finding tells under another rule's name.
OWN_RULES = (
    (r"EFM\..*Unexpected$", "check.form-of-its-time"),
    (r"EFM\..*(Missing|Dependency|True|False)$", "cover.missing check.cover-fact-missing check.kind-of-report check.no-cik"),
    (r"DQC\.US\.0062\.", "check.cash-flow-root check.cash-balances"),
    (r"DQC\.US\.0048\.", "check.cash-flow-root"),
    (r"DQC\.US\.01(18|26)\.", "check.calculation calculation.does-not-foot"),
    (r"calc11e:", "check.calculation calculation.does-not-foot"),
)
NAME = re.compile(r"\b(?:[a-z][\w.-]*:)?([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+)\b")


@dataclass(frozen=True)
class Message:
    """A message of the validator on a submission, and whether the program had said the same before."""

    submission: str
    code: str
    severity: str
    told_before: bool


def sample() -> list[Path]:
    """The submissions, by the rule."""
    return [path for kind, step in SAMPLE.items() for path in sorted((SHARED / "corpus" / kind).glob("*.txt"))[::step]]


def invented_cik(path: Path) -> str:
    """A CIK for a submission that does not say its own."""
    return "" if re.search(rb"CENTRAL INDEX KEY:|<CIK>", path.read_bytes()) else "9999999"


def convert_all(paths: Sequence[Path], output: Path) -> list[Path]:
    """The folders of the conversions; what fails is told."""
    from converter.errors import ConverterError  # noqa: PLC0415 - a benchmark of one thing need not load the other
    from converter.output import write_folder  # noqa: PLC0415
    from converter.pipeline import Options, convert  # noqa: PLC0415

    folders = []
    for path in paths:
        folder = output / path.stem
        if not folder.exists():
            try:
                write_folder(folder, convert(path, Options(outputs=("ixbrl",), cik=invented_cik(path))).files)
            except ConverterError as error:
                print(f"not converted: {path.name}: {error.why}")
                continue
        folders.append(folder)
    return folders


def validate_all(folders: Sequence[Path], taxonomy: Path, plugin: Path | None, chunk: int) -> None:
    """Put the validator's findings into each folder; a chunk that hangs or dies is done again one by one."""
    waiting = [folder for folder in folders if not (folder / RESULTS).exists()]
    for start in range(0, len(waiting), chunk):
        part = waiting[start : start + chunk]
        left = validate_some(part, taxonomy, plugin)
        for folder in left:
            if len(part) > 1 and not validate_some([folder], taxonomy, plugin):
                continue
            (folder / RESULTS).write_text(json.dumps({"valid": False, "failure": "no answer", "findings": [], "seconds": 0}))
        print(f"{start + len(part)} of {len(waiting)}", file=sys.stderr, flush=True)


def validate_some(folders: Sequence[Path], taxonomy: Path, plugin: Path | None) -> list[Path]:
    """Validate in one process, and name the folders that it did not come to."""
    command = [sys.executable, "-c", "from converter.cli import main; main()", "validate", "--json", "--taxonomy", str(taxonomy)]
    command += ["--edgar-plugin", str(plugin)] if plugin else []
    with tempfile.TemporaryFile("w+") as lines:
        try:
            subprocess.run([*command, *map(str, folders)], check=False, stdout=lines, timeout=PATIENCE * len(folders))  # noqa: S603
        except subprocess.TimeoutExpired:
            print("a chunk took too long", file=sys.stderr)
        lines.seek(0)
        for line in lines:
            result = json.loads(line)
            (Path(result["package"]) / RESULTS).write_text(line)
    return [folder for folder in folders if not (folder / RESULTS).exists()]


def messages_of(folder: Path) -> Iterator[Message]:
    """The validator's messages, remarks left out, each compared with the conversion's own findings."""
    result = json.loads((folder / RESULTS).read_text())
    own = json.loads((folder / "conversion.json").read_text())["findings"]
    if result["failure"]:
        yield Message(folder.name, "not validated", "error", told_before=False)
    for finding in result["findings"]:
        if finding["severity"] != "info":
            code = finding["code"].removeprefix("validate.")
            yield Message(folder.name, code, finding["severity"], told_before=is_told(code, finding, own))


def is_told(code: str, finding: Mapping[str, Any], own: Sequence[Mapping[str, Any]]) -> bool:
    """Whether own findings of the rule name what the message names."""
    rule = plain_rule(finding["rule"])
    codes = " ".join(codes for pattern, codes in OWN_RULES if re.match(pattern, code)).split()
    about = [f for f in own if (rule and plain_rule(f["rule"]) == rule) or f["code"] in codes]
    names = names_in(code, finding["what"])
    known = {name for f in about for name in NAME.findall(f["what"])}
    at_place = any(f["line"] and f["line"] == finding["line"] for f in about)
    return bool(about) and (not names or not known or bool(names & known) or at_place)


def plain_rule(rule: str) -> str:
    """For example "EFM 6.05.20" -> "EFM 6.5.20", "DQC 0099.9533" -> "DQC 0099"."""
    if rule.startswith("DQC"):
        return rule.replace("_", " ").partition(".")[0]
    return re.sub(r"\.0+(?=\d)", ".", rule)


def names_in(code: str, text: str) -> set[str]:
    """The concepts that a message names; of a cover fact its code names it, as in EFM.6.05.20.amendmentFlagMissing."""
    cover = re.match(r"EFM\.[\d.]+([a-z]\w*?)(?:Missing|Unexpected|True|False)$", code)
    if cover:
        return {cover[1][0].upper() + cover[1][1:]}
    whole = text.rpartition(" ")[0] if text.endswith("...") else text
    own_words = re.sub(r"https?://\S+", "", re.split(r"(?:one|any) of the following|then tag one", whole)[0])
    return set(NAME.findall(own_words))


def show(messages: Sequence[Message], submissions: int) -> None:
    """Counts by code, and the share that was told before."""
    by_code: Mapping[str, list[Message]] = defaultdict(list)
    for message in messages:
        by_code[message.code].append(message)
    print(f"{'messages':>8}{'in':>5}{'told':>6}  code")
    for code, found in sorted(by_code.items(), key=lambda item: (-len(item[1]), item[0])):
        told, places = sum(m.told_before for m in found), len({m.submission for m in found})
        print(f"{len(found):8}{places:5}{told:6}  {found[0].severity} {code}")
    errors = Counter(m.submission for m in messages if m.severity == "error")
    sums = {m.submission for m in messages if m.code.startswith("calc11e:")}
    print(f"\n{submissions} submissions; {len(errors)} with {errors.total()} errors; {len(sums)} with sums that do not foot")
    for name, rules in (("EFM", "EFM."), ("DQC", "DQC.")):
        found = [m for m in messages if m.code.startswith(rules)]
        if found:
            print(f"{name}: {sum(m.told_before for m in found)} of {len(found)} messages told before: {share(found):.1%}")
    found = [m for m in messages if m.code.startswith(("EFM.", "DQC."))]
    if found:
        print(f"both: {share(found):.1%}")


def share(messages: Sequence[Message]) -> float:
    """How much of it was told before."""
    return sum(m.told_before for m in messages) / len(messages)


def main() -> None:
    """Convert, validate, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--edgar-plugin", type=Path, help="the folder of Arelle's EDGAR plugin")
    parser.add_argument("--taxonomy", type=Path, default=PACKAGE)
    parser.add_argument("--output", type=Path, help="keep packages and results in this folder, and go on where it ends")
    parser.add_argument("--every", type=int, default=1, help="only each Nth of the sample")
    parser.add_argument("--chunk", type=int, default=8)
    arguments = parser.parse_args()
    output = arguments.output or Path(tempfile.mkdtemp(prefix="validating-"))
    folders = convert_all(sample()[:: arguments.every], output)
    validate_all(folders, arguments.taxonomy, arguments.edgar_plugin, arguments.chunk)
    show([message for folder in folders for message in messages_of(folder)], len(folders))
    if not arguments.output:
        shutil.rmtree(output)


if __name__ == "__main__":
    main()
