"""What the figures of a line count - money, shares, money per share, a percentage - and by which power of ten they are printed.

The measure, in order: percent signs at the figures; "per share" in caption or heading with decimals at the figures; counts of
shares by caption or heading; decimals of cents in a statement of whole units; else money.

The scale of share counts, in order: "(in thousands)" in the caption; the proof that earnings divided by earnings per share make (within
a factor of three); what the title says of shares; money's scale, where all printed counts of the statement are below a million.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from converter.figures import Scaling, find_scaling
from converter.model.quantity import Measure
from converter.model.statement import StatementKind
from converter.statements.lines import Line

_PER_SHARE = re.compile(
    r"\bper[\s-](?:[\w&'-]+\s){0,4}?(?:shares?|units?|a\.?d\.?s|interest)\b|\b(?:a|each) share\b|\bper[\s-]share|/share",
    re.IGNORECASE,
)
_WHOLE_PER_SHARE = re.compile(  # whole currency units for each: nothing but words that end with what it is for
    r"\b(?:income|earnings|loss|distributions?|dividends?)\b[^\d$]*\bper[\s-](?:[\w&'-]+\s){0,5}?(?:shares?|units?|interests?)\b[^\d$a-z]*$",
    re.IGNORECASE,
)
_EARNED_EACH = re.compile(r"(?:basic |primary |diluted )?(?:net )?(?:earnings|income|loss) per\b", re.IGNORECASE)
_FEW = Decimal(1_000)  # whole units of currency for a share or a unit of a partnership
_SHARES = re.compile(
    r"\b(?:weighted|average)\b.*\b(?:shares?|units?|stock outstanding)\b"
    r"|\b(?:shares?|units?)\b.*\b(?:outstanding|used\b|in(?: the)? comput\w+)"
    r"|\bnumber\s+of\s+(?:[\w-]+\s){0,4}(?:shares?|units?)\b|\bshares?\s+(?:authori[sz]ed|issued|in treasury|of common)"
    r"|^(?:[\w-]+\s){0,3}shares:?$",
    re.IGNORECASE,
)
_DILUTION = re.compile(  # what is added to the shares outstanding
    r"^(?:dilutive )?(?:common )?(?:stock|share) equivalents\b|^(?:incremental|dilutive) (?:common )?shares\b"
    r"|^(?:dilutive effect of|effect of dilutive|dilutive)\b.*\b(?:options|securities|shares|equivalents|warrants)$",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\b(?:shares|units|stock outstanding)\b", re.IGNORECASE)
_USED = re.compile(r"\b(?:shares|units)\b.*?\b(?:used\b|(?:in|for)(?: the)? (?:comput|calculat))", re.IGNORECASE)
_COUNT_HEADING = re.compile(r"^(?:number of (?:[\w-]+\s){0,3})?(?:shares|units)\b", re.IGNORECASE)
_COUNT_LINE = re.compile(r"^(?:(?:number of|weighted|average|common|outstanding|issued)\s)*(?:shares|units)\b", re.IGNORECASE)
_MONEY = re.compile(
    r"\b(?:income|earnings|loss|dividends?|proceeds|purchases?|issuance|sales?|sold|repurchases?|payments?|cost|value|equity|stock)\b",
    re.IGNORECASE,
)
_RATE = re.compile(r"\b(?:ratio|rate|yield|margin %|percent(?:age)?)\b", re.IGNORECASE)
_RATIO = re.compile(r"\bratio\b.*\b(?:earnings|fixed charges)", re.IGNORECASE)
EARNINGS = re.compile(r"^net\s+\(?(?:income|earnings|loss|profit)", re.IGNORECASE)
_SMALL = Decimal(10_000)  # amounts per share are less
_MILLION = Decimal(1_000_000)  # counts that are all less are printed like the money beside them
_FACTOR = 3  # by which shares outstanding and average shares may differ


def read_measures(lines: Sequence[Line], kind: StatementKind) -> list[Measure]:
    """The measure of every line."""
    whole = _is_printed_whole(lines)
    return [_measure(line, kind, whole=whole) for line in lines]


def _is_printed_whole(lines: Sequence[Line]) -> bool:
    """Whether most figures have no decimals, so that those with cents stand out."""
    places = [cell.numeral.places for line in lines for cell in line.cells.values() if not cell.numeral.is_dash]
    return sum(1 for place in places if place) * 2 < len(places)


def _measure(line: Line, kind: StatementKind, *, whole: bool) -> Measure:
    numerals = [cell.numeral for cell in line.cells.values()]
    printed = [numeral for numeral in numerals if not numeral.is_dash]
    if printed and all(numeral.has_percent for numeral in printed):
        return Measure.PERCENT
    has_cents = any(numeral.places for numeral in printed)
    small = all(abs(numeral.value) < _SMALL and not numeral.is_grouped for numeral in printed)
    heading = " ".join(line.section[-2:])
    stands_out = has_cents and (small or whole)  # cents among whole amounts: "Net asset value per unit 2,830.65"
    is_small = stands_out or (small and all(numeral.value == 0 for numeral in printed))
    has_currency = any(numeral.has_currency for numeral in numerals)
    is_rate = has_cents and whole and any(numeral.places > 1 for numeral in printed)  # millions of shares are printed in tenths
    is_count = bool(numerals) and not has_currency and not is_rate and _counts_shares(line, kind)
    if is_count and _USED.search(line.caption):
        return Measure.SHARES
    few = small and all(abs(numeral.value) < _FEW for numeral in printed)
    is_each = bool(printed) and kind is StatementKind.INCOME and (_is_earned_each(line.caption) or (few and _is_whole_per_share(line)))
    if is_each or (numerals and is_small and _PER_SHARE.search(line.caption)):
        return Measure.PER_SHARE
    if is_count:
        return Measure.SHARES
    if has_cents and small and (whole or _PER_SHARE.search(heading)):
        return _fractional(line, heading, kind)
    return Measure.PER_SHARE if numerals and not printed and _PER_SHARE.search(heading) else Measure.MONETARY


def _is_earned_each(caption: str) -> bool:
    """Whether a caption is that of earnings per share and nothing else: of a company with few shares they may be as much as a house."""
    return bool(_EARNED_EACH.match(caption) and _WHOLE_PER_SHARE.search(caption))


def _is_whole_per_share(line: Line) -> bool:
    """Whether a caption says no more than that it is an amount per share or unit, or stands under a heading that does and is no count."""
    innermost = line.section[-1] if line.section else ""
    is_under = bool(_WHOLE_PER_SHARE.search(innermost)) and not _PLURAL.search(line.caption)
    return is_under or bool(_WHOLE_PER_SHARE.search(line.caption))


def _fractional(line: Line, heading: str, kind: StatementKind) -> Measure:
    """Decimals among whole units: per share under such a heading or in a statement of income, else a rate or a ratio."""
    if _RATIO.search(line.caption):
        return Measure.PURE
    if _RATE.search(line.caption):
        return Measure.PERCENT
    per_share = bool(_PER_SHARE.search(heading)) or kind in (StatementKind.INCOME, StatementKind.COMPREHENSIVE_INCOME)
    return Measure.PER_SHARE if per_share else Measure.MONETARY


def _counts_shares(line: Line, kind: StatementKind) -> bool:
    innermost = line.section[-1] if line.section else ""
    if kind is StatementKind.EQUITY:  # columns tell there what counts shares, or a heading over the rows
        return any(_COUNT_HEADING.match(heading) for heading in line.section)
    if kind is StatementKind.BALANCE_SHEET:
        return bool(_COUNT_LINE.match(line.caption))
    if _SHARES.search(line.caption):
        used = _USED.search(line.caption)  # "Shares used in computing earnings per share"
        counted = used[0] if used and not _PER_SHARE.search(line.caption[: used.end()]) else line.caption
        return kind is not StatementKind.CASH_FLOW and not (_PER_SHARE.search(counted) and _MONEY.search(counted))
    if _DILUTION.search(line.caption):
        return kind is StatementKind.INCOME
    return _heads_counts(innermost) and not _MONEY.search(line.caption) and kind is not StatementKind.CASH_FLOW


def _heads_counts(heading: str) -> bool:
    """Whether a heading is over counts: "Shares used in computing earnings per share", not "Earnings per share on average shares"."""
    plural = _PLURAL.search(heading)
    return bool(plural and _SHARES.search(heading) and not _PER_SHARE.search(heading[: plural.end()]))


def share_scale(lines: Sequence[Line], measures: Sequence[Measure], line: Line, scaling: Scaling | None) -> int:
    """The power of ten of a line that counts shares."""
    money = scaling.money if scaling else 0
    own = find_scaling(" ".join((line.caption, *line.section[-1:])))
    if own:
        return own.money if own.shares is None else own.shares
    proved = _proved_scale(lines, measures, line, money)
    if proved is not None:
        return proved
    if scaling and scaling.shares is not None and scaling.shares != scaling.money:
        return scaling.shares
    counts = (other for other, measure in zip(lines, measures, strict=True) if measure is Measure.SHARES)
    largest = max((abs(cell.numeral.value) for other in counts for cell in other.cells.values()), default=Decimal(0))
    return money if largest < _MILLION else 0


def _proved_scale(lines: Sequence[Line], measures: Sequence[Measure], line: Line, money: int) -> int | None:
    """The power of ten with which earnings divided by earnings per share come near to the printed count."""
    for column, cell in line.cells.items():
        earnings = _first(lines, measures, Measure.MONETARY, column)
        per_share = _first(lines, measures, Measure.PER_SHARE, column)
        if not (earnings and per_share and cell.numeral.value):
            continue
        scale = scale_by_shares(abs(cell.numeral.value), abs(earnings.scaleb(money) / per_share))
        if scale is not None:
            return scale
    return None


def scale_by_shares(count: Decimal, shares: Decimal) -> int | None:
    """The power of ten by which a printed count of shares comes near to the `shares` that there are: 8,521 to some 8,600,000 by 3."""
    return next((scale for scale in (0, 3, 6) if shares / _FACTOR < count.scaleb(scale) < shares * _FACTOR), None)


def _first(lines: Sequence[Line], measures: Sequence[Measure], wanted: Measure, column: int) -> Decimal | None:
    """The first amount of a column that is earnings, or per share."""
    for line, measure in zip(lines, measures, strict=True):
        cell = line.cells.get(column)
        if measure is wanted and cell and cell.numeral.value and (wanted is Measure.PER_SHARE or EARNINGS.search(line.caption)):
            return cell.numeral.value
    return None
