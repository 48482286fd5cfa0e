"""The header of a submission -> FilingHeader.

`<SEC-HEADER>` and the older `<IMS-HEADER>` have the same lines, "KEY:<tabs>value", in indented groups; the first filer's
group counts. Keys that occur in several groups (STATE, STREET 1) are read from the group that gives them meaning.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from converter.model.filing import Address, FilingHeader, FormerName

_LINE = re.compile(r"(?m)^[ \t]*([A-Z][A-Z0-9 /-]*?):[ \t]*(\S[^\n]*?)?[ \t]*$")
_GROUP = re.compile(
    r"(?m)^[ \t]*(FILER|SUBJECT COMPANY|REPORTING-OWNER|FILED BY|ISSUER|COMPANY DATA|FILING VALUES|BUSINESS ADDRESS"
    r"|MAIL ADDRESS|FORMER COMPANY):[ \t]*$"
)
_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH_DAY = re.compile(r"(\d{2})(\d{2})")
_FILER_GROUPS = frozenset({"FILER", "SUBJECT COMPANY", "REPORTING-OWNER", "FILED BY", "ISSUER"})


def read_header(text: str) -> FilingHeader:
    """What a header's text says; what it does not say stays empty."""
    groups = _groups(text)
    top, company, values = groups[0][1], _first(groups, "COMPANY DATA"), _first(groups, "FILING VALUES")
    cik = company.get("CENTRAL INDEX KEY", "")
    return FilingHeader(
        accession=top.get("ACCESSION NUMBER", ""),
        form=top.get("CONFORMED SUBMISSION TYPE", "") or values.get("FORM TYPE", ""),
        period_end=_day(top.get("CONFORMED PERIOD OF REPORT", "")),
        filed=_day(top.get("FILED AS OF DATE", "")),
        name=company.get("COMPANY CONFORMED NAME", ""),
        cik=cik.zfill(10) if cik.isdigit() else "",
        sic=_sic(company.get("STANDARD INDUSTRIAL CLASSIFICATION", "")),
        irs_number=company.get("IRS NUMBER", ""),
        state=company.get("STATE OF INCORPORATION", ""),
        fiscal_year_end=_month_day(company.get("FISCAL YEAR END", "")),
        file_number=values.get("SEC FILE NUMBER", ""),
        phone=_first(groups, "BUSINESS ADDRESS").get("BUSINESS PHONE", ""),
        business_address=_address(_first(groups, "BUSINESS ADDRESS") or _first(groups, "MAIL ADDRESS")),
        former_names=tuple(_former_names(groups)),
        co_registrants=_co_registrants(text),
    )


def filer_count(text: str) -> int:
    """How many filers a header names; a combined filing has several."""
    return len(re.findall(r"(?m)^[ \t]*FILER:[ \t]*$", text))


def _co_registrants(text: str) -> tuple[str, ...]:
    """The names of all filers but the first."""
    filers = [mark.start() for mark in _GROUP.finditer(text) if mark[1] == "FILER"]
    blocks = (text[start:end] for start, end in pairwise([*filers[1:], len(text)]))
    return tuple(name for block in blocks if (name := _lines(block).get("COMPANY CONFORMED NAME")))


def _groups(text: str) -> list[tuple[str, dict[str, str]]]:
    """The groups of lines up to the second filer; the first group, without a name, is the submission's own."""
    marks = list(_GROUP.finditer(text))
    filers = [i for i, m in enumerate(marks) if m[1] in _FILER_GROUPS]
    if len(filers) > 1:
        text, marks = text[: marks[filers[1]].start()], marks[: filers[1]]
    starts = [0, *(m.end() for m in marks)]
    ends = [*(m.start() for m in marks), len(text)]
    names = ["", *(m[1] for m in marks)]
    return [(name, _lines(text[start:end])) for name, start, end in zip(names, starts, ends, strict=True)]


def _lines(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in _LINE.findall(text):
        found.setdefault(key, value)
    return found


def _first(groups: list[tuple[str, dict[str, str]]], name: str) -> dict[str, str]:
    return next((lines for group, lines in groups if group == name), {})


def _former_names(groups: list[tuple[str, dict[str, str]]]) -> list[FormerName]:
    return [
        FormerName(lines["FORMER CONFORMED NAME"], _day(lines.get("DATE OF NAME CHANGE", "")))
        for group, lines in groups
        if group == "FORMER COMPANY" and lines.get("FORMER CONFORMED NAME")
    ]


def _address(lines: dict[str, str]) -> Address:
    keys = ("STREET 1", "STREET 2", "CITY", "STATE", "ZIP")
    return Address(*(lines.get(key, "") for key in keys))


def _sic(value: str) -> str:
    """The four digits of "SERVICES-PREPACKAGED SOFTWARE [7372]"."""
    code = re.search(r"\[(\d{4})\]", value) or re.fullmatch(r"(\d{4})", value)
    return code[1] if code else ""


def _day(value: str) -> date | None:
    digits = _DATE.fullmatch(value)
    if not digits:
        return None
    try:
        return date(int(digits[1]), int(digits[2]), int(digits[3]))
    except ValueError:
        return None


def _month_day(value: str) -> str:
    """The gMonthDay "--12-31" of "1231"; empty for days that no calendar has."""
    digits = _MONTH_DAY.fullmatch(value)
    if not digits:
        return ""
    try:
        date(2000, int(digits[1]), int(digits[2]))
    except ValueError:
        return ""
    return f"--{digits[1]}-{digits[2]}"
