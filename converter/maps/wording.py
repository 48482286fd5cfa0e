"""The captions under which a line is looked for: its own, and what its heading or the caption that holds it makes of it.

"Other" below "Accrued liabilities" is other accrued liabilities, what is convertible below "Preferred stock" is convertible preferred
stock, and an amount inside "Goodwill, net of accumulated amortization" is goodwill's accumulated amortization.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from converter.maps.caption import normalise, plain_movement, within, words
from converter.maps.denominations import by_denomination
from converter.model.quantity import Measure
from converter.model.statement import LineItem, Statement, StatementKind

_OTHER = "other"
_VAGUE = (("other",), ("other", "net"))
_NEVER_HEADED = frozenset({_OTHER, "total", "less"})  # a sum, or what is taken from the heading's amount
_AS_PRINTED = frozenset({StatementKind.EQUITY, StatementKind.PROSE})  # movements of equity are read with theirs elsewhere
_PREVIOUSLY = re.compile(r"\W*\b(?:as\s+)?(?:previously|originally)\s+(?:reported|stated|presented|filed)\b\)?", re.IGNORECASE)
_ACTIVITIES = frozenset({"operation", "operating", "investment", "investing", "financing"})  # headings of cash flows, not of things
_TURNS = frozenset({"basic", "diluted"})
_CONTINUING, _DISCONTINUED = "Income from continuing operations", "Income from discontinued operations"
_RESULTS = {2: (_CONTINUING, ""), 3: (_CONTINUING, _DISCONTINUED, "")}  # of bare "Basic" lines, by their number
_OF_HOST = re.compile(r"(?:accumulated )?amortization", re.IGNORECASE)  # of what, only the host's caption says
_SERIES = re.compile(r"Series\w+PreferredStock(?:Part)?Member")
_KIND_OF_PREFERRED = re.compile(  # but not what must be redeemed
    r"^(?:(?:adjustable|rate|class|convertible|cumulative|exchangeable|junior|non-?cumulative|non-?voting|participating|senior|serial"
    r"|series(?: (?:[a-z]|one|two|three))?|voting|[a-z](?= preferred)),? )+(?=(?:preferred|preference) (?:stock|shares?)\b)",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\bredeemable\b|\bmandator(?:y|ily)\s+rede\w+|\bredemption\b", re.IGNORECASE)
_FREE = re.compile(r"\b(?:not?|non|without)\b[-\s]*(?:\w+\s+){0,3}?(?:mandator\w+|rede\w+)", re.IGNORECASE)
_HOST_START = re.compile(r"[,:;(]|(?<!\w)[-\u2013\u2014]|[-\u2013\u2014](?!\w)| par ")  # not the hyphen of "paid-in"


@dataclass(frozen=True, slots=True)
class _Below:
    """What lines are called that stand below such a heading and have such captions."""

    kind: StatementKind
    heading: re.Pattern[str]
    caption: re.Pattern[str]
    called: str
    measures: frozenset[Measure] = frozenset(Measure)


_PER_UNIT = re.compile(r"\W*net\W+(?:\(?(?:income|earnings|loss)\)?\W+)+per\b.*\bunit\b", re.IGNORECASE)
_DISCONTINUED_ALONE = re.compile(r"\W*discontinued operations?\W*$", re.IGNORECASE)
_OF_OPERATIONS = re.compile(
    r"\W*(?:\(?(?:income|loss|earnings|profit)\)?\W+)+(?:from )?operations?\b(?!.*\b(?:before|tax(?:es)?)\b)", re.IGNORECASE
)
_BELOW = (
    _Below(
        StatementKind.INCOME,
        re.compile(r"\W*(?:operating |other )?(?:revenues?|income)\W*$", re.IGNORECASE),
        re.compile(r"\W*interest(?:,? net)?\W*$", re.IGNORECASE),
        "Interest income",
        frozenset({Measure.MONETARY}),
    ),
    *(
        _Below(
            StatementKind.INCOME,
            _PER_UNIT,
            re.compile(rf"\W*{partner} partners?\W*$", re.IGNORECASE),
            f"Net income per {partner} partnership unit",
            frozenset({Measure.PER_SHARE}),
        )
        for partner in ("limited", "general")
    ),
    _Below(
        StatementKind.INCOME,
        re.compile(r"\W*extraordinary\b", re.IGNORECASE),
        re.compile(  # but the tax on it, what is before it, and its total
            r"(?!\W*(?:net|total)\b)(?!.*\bbefore\b)"
            r"(?!.*(?<!net of )(?<!net of income )(?<!net of applicable income )\btax(?:es)?\b)",
            re.IGNORECASE,
        ),
        "Extraordinary item, net of tax",
        frozenset({Measure.MONETARY}),
    ),
    _Below(
        StatementKind.INCOME,
        re.compile(r"\W*cumulative effect\b(?!.*\bper\b)", re.IGNORECASE),
        re.compile(
            r"(?!.*\bbefore\b|\W*(?:net|total)\b).*\b(?:tax(?:es)?|benefits|accounting|depreciation|inventor(?:y|ies))\b", re.IGNORECASE
        ),
        "Cumulative effect of accounting changes",
    ),
    _Below(
        StatementKind.INCOME,
        re.compile(r"\W*(?:[a-z]+ )?(?:costs and )?expenses\W*$", re.IGNORECASE),
        re.compile(r"\W*(?:asset |property )?management fees?\W*$", re.IGNORECASE),
        "Management fee expense",
        frozenset({Measure.MONETARY}),
    ),
    _Below(
        StatementKind.BALANCE_SHEET,
        re.compile(r"\W*deferred (?:credits|items|liabilities)\b", re.IGNORECASE),
        re.compile(r"\W*(?:accumulated )?(?:federal |state )?income taxes\W*$", re.IGNORECASE),
        "Deferred income taxes",
    ),
    _Below(
        StatementKind.BALANCE_SHEET,
        re.compile(r"\W*redeemable (?:preferred |preference )?stock\W*$", re.IGNORECASE),
        re.compile(r"\W*(?:preferred|preference) stock\b", re.IGNORECASE),
        "Redeemable preferred stock",
        frozenset({Measure.MONETARY}),
    ),
    _Below(
        StatementKind.BALANCE_SHEET,
        re.compile(r"\W*(?:preferred|preference) (?:stock|shares?)\b", re.IGNORECASE),
        re.compile(r"\W*convertible\b(?!.*\b(?:debts?|debentures?|notes?|bonds?|stock|shares?)\b)", re.IGNORECASE),
        "Convertible preferred stock",
    ),
)


def captions_of(line: LineItem, statement: Statement) -> Iterator[str]:
    """The captions to look for, the line's own last."""
    heading = line.section[-1] if line.section else None
    for below in _BELOW if heading is not None else ():
        is_there = below.kind is statement.kind and line.measure in below.measures
        if is_there and below.heading.match(heading or "") and below.caption.match(line.caption):
            yield below.called
    if part := _part_per_share(line, statement):
        yield part
    if _is_all_discontinued(line, statement):
        yield _DISCONTINUED
    if deposits := by_denomination(line, statement):
        yield deposits
    if line.host is None and line.measure is Measure.MONETARY and any(_SERIES.fullmatch(d.member.name) for d in line.dimensions):
        yield _stock_of_series(line)
    if statement.kind is StatementKind.EQUITY and line.host is None and (plain := movement_of(line)) != line.caption:
        yield plain
    if line.host is None:
        yield line.caption
    else:
        yield from _captions_inside(line, statement.lines[line.host], statement)


def _captions_inside(line: LineItem, host: LineItem, statement: Statement) -> Iterator[str]:
    yield in_host(line, host)
    if plain := _all_preferred(line, statement):
        yield plain
    if not _OF_HOST.fullmatch(line.caption):
        yield line.caption


def movement_of(line: LineItem) -> str:
    """What moved equity, in few words; a line that says only when ("In May 1996 at $6 per share") is what its heading says."""
    return plain_movement(line.caption) or plain_movement(line.section[-1] if line.section else "") or line.caption


def headed_captions(line: LineItem, kind: StatementKind) -> Iterator[str]:
    """What the line may be called together with the nearest heading above it, the likeliest wording first.

    >>> list(headed_captions(LineItem("Other", LineRole.ITEM, (), section=("Accrued liabilities",)), StatementKind.BALANCE_SHEET))
    ['other accrued liability']
    """
    if kind in _AS_PRINTED or line.host is not None or not line.section:
        return
    caption, heading = words(line.caption), words(line.section[-1])
    if not caption or not heading or caption == heading or (kind is StatementKind.CASH_FLOW and " ".join(heading) in _ACTIVITIES):
        return
    if caption in _VAGUE:
        yield " ".join((*(heading if heading[0] == _OTHER else (_OTHER, *heading)), *caption[1:]))
    elif caption[0] not in _NEVER_HEADED and heading[0] != _OTHER:
        yield " ".join((*heading, *caption))
        yield " ".join((*caption, *heading))


def is_vague(line: LineItem) -> bool:
    """Whether the caption says nothing but "Other"."""
    return words(line.caption) in _VAGUE


def in_host(line: LineItem, host: LineItem) -> str:
    """An amount's words and the start of the caption that holds it: "Goodwill, accumulated amortization"."""
    return f"{_HOST_START.split(host.caption)[0].strip()}, {within(line.caption)}"


def as_now(line: LineItem) -> LineItem:
    """A line without "as previously reported", where its dimension says so."""
    if not any(dimension.axis.name == "RestatementAxis" for dimension in line.dimensions):
        return line
    return replace(line, caption=_PREVIOUSLY.sub("", line.caption) or line.caption)


def _all_preferred(line: LineItem, statement: Statement) -> str:
    """What a count or price of "Series A convertible preferred stock" is called where the statement has no other preferred stock."""
    plain = _KIND_OF_PREFERRED.sub("", line.caption)
    if plain == line.caption or line.measure is Measure.MONETARY:
        return ""
    beside = (other for other in statement.lines if other.host not in (None, line.host) and other.dimensions == line.dimensions)
    return "" if any(normalise(_KIND_OF_PREFERRED.sub("", other.caption)) == normalise(plain) for other in beside) else plain


def _stock_of_series(line: LineItem) -> str:
    """What a line of one series of preferred stock is called without its name ("4.50% series, 99,970 shares")."""
    said = next((words for words in (line.caption, *reversed(line.section)) if _BOUND.search(words)), "")
    return "Redeemable preferred stock" if said and not _FREE.search(said) else "Preferred stock"


def _is_all_discontinued(line: LineItem, statement: Statement) -> bool:
    """Whether "Income from operations" stands alone below "Discontinued operations": beside a gain on their sale it is a part of theirs."""
    if statement.kind is not StatementKind.INCOME or not line.section or not _DISCONTINUED_ALONE.match(line.section[-1]):
        return False
    beside = (other for other in statement.lines if other.section == line.section and other.measure is line.measure and any(other.figures))
    return bool(_OF_OPERATIONS.match(line.caption)) and all(other is line for other in beside)


def _part_per_share(line: LineItem, statement: Statement) -> str:
    """What a bare "Basic" is an amount of, where such lines stand for each part of the result: continuing operations, ..., the whole."""
    caption = normalise(line.caption)
    if statement.kind is not StatementKind.INCOME or line.measure is not Measure.PER_SHARE or line.section or caption not in _TURNS:
        return ""
    same = [other for other in statement.lines if other.measure is line.measure and normalise(other.caption) == caption]
    if len(same) not in _RESULTS or not any("discontinued" in normalise(other.caption) for other in statement.lines):
        return ""
    return _RESULTS[len(same)][next(k for k, other in enumerate(same) if other is line)]
