"""Where on a statement a line stands, and where a concept belongs: current assets, investing activities, per-share amounts...

Lines: by the totals and headings around them. A line between "Total current assets" and "Total assets" is a noncurrent
asset, whatever it is called. Where a statement does not say (a bank's balance sheet is not classified), the place stays general.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from converter.maps.caption import normalise
from converter.model.statement import LineItem, LineRole, Statement, StatementKind


class Place(StrEnum):
    """The parts of statements that tell concepts apart."""

    ASSETS_CURRENT = "assets-current"
    ASSETS_NONCURRENT = "assets-noncurrent"
    ASSETS = "assets"
    LIABILITIES_CURRENT = "liabilities-current"
    LIABILITIES_NONCURRENT = "liabilities-noncurrent"
    LIABILITIES = "liabilities"
    EQUITY = "equity"
    OPERATING = "operating"
    INVESTING = "investing"
    FINANCING = "financing"
    CASH = "cash"
    SUPPLEMENTAL = "supplemental"
    INCOME = "income"
    AFTER_TAX = "after-tax"
    PER_SHARE = "per-share"
    ANY = "any"


_TOTAL_CURRENT_ASSETS = re.compile(r"^total current asset")
_TOTAL_ASSETS = re.compile(r"^total asset( other debit)?$|^asset total$")
_BARE_TOTAL = re.compile(r"^total$")
_TOTAL_CURRENT_LIABILITIES = re.compile(r"^total current liability")
_TOTAL_LIABILITIES = re.compile(r"^total liability( (before|exclud|other|deferred|minority|noncontrolling)(?!.*equity).*)?$")
_BOTH_SIDES = re.compile(r"^total liability\b.*\b(?:equity|capital|deficit|deficiency|investment)$")
_EQUITY = re.compile(
    r"\b(stockholder|partner|owner|member) (equity|capital|investment|deficit|deficiency)"
    r"|^(common|preferred|preference|capital|class) (stock|share|a common|b common)|^common stock|paid capital|capital excess"
    r"|retained (earning|income)|^equity$|^partner|^capital stock|contributed capital|^convertible preferred"
    r"|^series \w preferred|^redeemable|^temporary equity"
    r"|^(minority|noncontrolling) interest"
)
_OPERATING = re.compile(r"\boperating activity|\boperation$|\bprovided operation|used operation|from operation")
_INVESTING = re.compile(
    r"\binvesting activity|\binvestment activity|\binvesting$|\b(?:provided|used|generated|required|flow|cash) investment$"
)
_FINANCING = re.compile(r"\bfinancing activity|\bfinancing$")
_WITHOUT_CASH = re.compile(r"\bnon ?cash\b(?!.*\b(?:item|adjustment|reconcile|charge)).*\b(?:investing|financing|transaction|activity)\b")
_NET_CASH = re.compile(
    r"^net (?:operating|investing|financing) activity$"
    r"|^(total |net )*(net )?cash (flow )?(provided|used|generated|flow|required|inflow|outflow|operating|investing|financing)"
    r"|^total (cash|adjustment)?.*activity$|^net cash|^cash flow|^cash (provided|used)"
)
_INCOME_TAX = re.compile(
    r"^(?!.*\b(?:pre|pretax|before|than|excluding|excise|payroll|property|noncontrolling|net tax|net income tax)\b)"
    r"(?:.*\bincome tax\b|.*\btax income\b"
    r"|(?:(?:provision|benefit|credit|expense|federal|foreign|state|current|deferred|total|charge) )*tax"
    r"(?: (?:provision|benefit|credit|expense|current|deferred|charge))*$)"
)
_OPENING_CASH = re.compile(r"^(cash|balance|total cash).*\b(beginning|end|start|close|opening|closing)\b")
_CHANGE_IN_CASH = re.compile(
    r"^(total )?(net )?(increase|decrease|change)\b.*\bcash\b|effect.*\bcash|exchange rate.*cash"
    r"|^net (increase|decrease|change)( increase| decrease)?( during|$)"
)
_PER_SHARE = re.compile(r"\bper\b.*\b(share|unit)\b|weighted average|^(basic|diluted)\b|share outstanding|dividend declared")
_DEBT = re.compile(r"\b(long[ -]term debt|long[ -]term obligation|bonds?|debentures?)\b", re.IGNORECASE)
_LONG_TERM = re.compile(r"long term (?:debt|obligation|liability)\b(?!.*\b(?:matur\w*|due|within|current|payable)\b)")
_HEADINGS = (
    (re.compile(r"(?<!non)(?<!non )current asset"), Place.ASSETS_CURRENT),
    (re.compile(r"(?<!non)(?<!non )current liability"), Place.LIABILITIES_CURRENT),
    (
        re.compile(
            r"(stockholder|partner|owner|member|shareholder|stockowner) (equity|capital|investment|deficit|deficiency)|^equity|^capital$"
        ),
        Place.EQUITY,
    ),
    (re.compile(r"(noncurrent|non current|long term|other) liability|long term (debt|obligation)"), Place.LIABILITIES_NONCURRENT),
    (re.compile(r"(property|noncurrent asset|non current asset|other asset|investment)"), Place.ASSETS_NONCURRENT),
)


_ACTIVITIES = frozenset({Place.OPERATING, Place.INVESTING, Place.FINANCING})
_UNNAMED_TOTALS = frozenset({"", "total"})


def places(statement: Statement) -> tuple[Place, ...]:
    """The place of each line, in order."""
    lines = statement.lines
    captions = [normalise(line.caption) for line in lines]
    if statement.kind is StatementKind.BALANCE_SHEET:
        is_capital = "capitalization" in statement.title.lower()
        return _capitalization(lines, captions) if is_capital else _balance_sheet(lines, captions)
    if statement.kind is StatementKind.CASH_FLOW:
        return _cash_flow(lines, captions)
    if statement.kind in (StatementKind.INCOME, StatementKind.COMPREHENSIVE_INCOME):
        return _income(captions)
    return (Place.EQUITY,) * len(lines) if statement.kind is StatementKind.EQUITY else (Place.ANY,) * len(lines)


def _capitalization(lines: Sequence[LineItem], captions: Sequence[str]) -> tuple[Place, ...]:
    """A statement of capitalization holds equity, and from the first line or heading of debt on noncurrent liabilities."""
    spoken = zip(lines, captions, strict=True)
    debt = next((i for i, (line, words) in enumerate(spoken) if _DEBT.search(words) or any(map(_DEBT.search, line.section))), len(lines))
    return tuple(Place.EQUITY if i < debt else Place.LIABILITIES_NONCURRENT for i in range(len(lines)))


def _first(captions: Sequence[str], pattern: re.Pattern[str], start: int = 0, *, figures: Sequence[LineItem]) -> int | None:
    return next((i for i in range(start, len(captions)) if pattern.search(captions[i]) and figures[i].role is not LineRole.HEADING), None)


def _balance_sheet(lines: Sequence[LineItem], captions: Sequence[str]) -> tuple[Place, ...]:
    whole = len(lines)
    current_assets = _end_of(lines, captions, _TOTAL_CURRENT_ASSETS, Place.ASSETS_CURRENT)
    assets = _end_of_assets(lines, captions, current_assets)
    current_liabilities = _end_of(lines, captions, _TOTAL_CURRENT_LIABILITIES, Place.LIABILITIES_CURRENT, assets + 1)
    above = _capital_above(lines, captions, assets, current_liabilities)
    liabilities = _first(captions, _TOTAL_LIABILITIES, assets + 1, figures=lines)
    equity = _first(captions, _EQUITY, max(assets, current_liabilities or 0) + 1, figures=lines)
    first_equity = liabilities + 1 if liabilities is not None else equity if equity is not None else whole
    both = _first(captions, _BOTH_SIDES, first_equity, figures=lines)
    result = []
    for i in range(whole):
        if i <= assets:
            classified = current_assets is not None
            place = (
                Place.ASSETS
                if not classified or i == assets
                else Place.ASSETS_CURRENT
                if i <= (current_assets or 0)
                else Place.ASSETS_NONCURRENT
            )
        elif i in above:
            place = above[i]
        elif i < first_equity:
            place = Place.LIABILITIES
            if current_liabilities is not None and i != liabilities:
                place = Place.LIABILITIES_CURRENT if i <= current_liabilities else Place.LIABILITIES_NONCURRENT
        else:
            place = Place.EQUITY if both is None or i <= both else Place.ANY  # what stands below tells of something above
        result.append(_by_heading(lines[i], place))
    return tuple(result)


def _end_of(lines: Sequence[LineItem], captions: Sequence[str], total: re.Pattern[str], place: Place, start: int = 0) -> int | None:
    """The total of current assets or liabilities, by its words or below its heading."""
    named = _first(captions, total, start, figures=lines)
    return _unnamed_total(lines, captions, place) if named is None else named


def _end_of_assets(lines: Sequence[LineItem], captions: Sequence[str], current: int | None) -> int:
    start = (current or -1) + 1
    assets, sides = _first(captions, _TOTAL_ASSETS, start, figures=lines), two_sides(lines)
    if sides and (assets is None or assets < sides[0]):  # "Total assets" of a group, before those of the whole
        return sides[0]
    if assets is None:
        assets = _first(captions, _BARE_TOTAL, start, figures=lines)
    return _last_asset(captions, len(lines)) if assets is None else assets


def _unnamed_total(lines: Sequence[LineItem], captions: Sequence[str], place: Place) -> int | None:
    """The last total without a name of its own below the heading of current assets or liabilities, above any long-term debt."""
    pattern = next(pattern for pattern, found in _HEADINGS if found is place)
    found = None
    for i, line in enumerate(lines):
        if line.section and any(line.figures) and pattern.search(normalise(line.section[-1])):
            found = i if captions[i] in _UNNAMED_TOTALS else found
        if found is not None and _LONG_TERM.match(captions[i]):
            break
    return found


def _capital_above(lines: Sequence[LineItem], captions: Sequence[str], assets: int, current: int | None) -> dict[int, Place]:
    """Utilities show their capital, equity and long-term debt, above the heading of current liabilities: where its lines stand."""
    pattern = next(pattern for pattern, found in _HEADINGS if found is Place.LIABILITIES_CURRENT)
    heading = next((i for i in range(assets + 1, current or 0) if lines[i].role is LineRole.HEADING and pattern.search(captions[i])), 0)
    if not any(_EQUITY.search(captions[i]) and any(lines[i].figures) for i in range(assets + 1, heading)):
        return {}
    return {i: _place_of_capital(lines[i], captions[i]) for i in range(assets + 1, heading)}


def _place_of_capital(line: LineItem, caption: str) -> Place:
    if _DEBT.search(line.caption):
        return Place.LIABILITIES_NONCURRENT
    spoken = (caption, *(normalise(heading) for heading in reversed(line.section)))
    is_equity = any(_EQUITY.search(words) and "liability" not in words for words in spoken)
    return Place.EQUITY if is_equity else Place.LIABILITIES_NONCURRENT


def two_sides(lines: Sequence[LineItem]) -> tuple[int, int] | None:
    """Two lines with the same figures that no other line exceeds: the totals of a balance sheet's two sides, whatever they are called."""
    printed = {i: tuple(f.value if f else None for f in line.figures) for i, line in enumerate(lines) if any(line.figures)}
    largest = max((abs(f.value) for line in lines for f in line.figures if f and line.host is None), default=None)
    for i, values in printed.items():
        below = [j for j, other in printed.items() if j > i + 1 and other == values] if largest in values else []
        if below:
            return i, below[-1]
    return None


def _last_asset(captions: Sequence[str], whole: int) -> int:
    """The last line before the liabilities, where no line is called total assets: half of the statement, if nothing says where."""
    start = next((i for i, caption in enumerate(captions) if re.search(r"^(current )?liability|account payable|^deposit", caption)), None)
    return start - 1 if start is not None else whole // 2


def _by_heading(line: LineItem, place: Place) -> Place:
    """The place by the nearest heading where the order of lines leaves it open (current liabilities after equity, no subtotal)."""
    if place not in (Place.ASSETS, Place.LIABILITIES):
        return place
    for heading in reversed(line.section):
        for pattern, found in _HEADINGS:
            if pattern.search(normalise(heading)) and found.value.startswith(place.value):
                return found
    return place


def _cash_flow(lines: Sequence[LineItem], captions: Sequence[str]) -> tuple[Place, ...]:
    ends: list[tuple[int, Place]] = []
    for i, caption in enumerate(captions):
        activity = _activity_of_total(caption) if lines[i].role is not LineRole.HEADING else None
        is_part = "discontinued" in caption and any(activity is known for _, known in ends)  # of the activity, whose total was above
        ends += [(i, activity)] if activity and not is_part else []
    result, start = [Place.SUPPLEMENTAL] * len(lines), 0
    for end, place in ends:
        result[start : end + 1] = [place] * (end + 1 - start)
        start = end + 1
    last, above = start - 1, Place.SUPPLEMENTAL
    for i, caption in enumerate(captions):
        if (i > last and _CHANGE_IN_CASH.search(caption)) or _OPENING_CASH.search(caption):
            result[i] = above = Place.CASH
        elif found_place := _activity(lines[i].section):
            result[i] = found_place
        elif i > last and above in _ACTIVITIES:
            result[i] = above
        if lines[i].role is LineRole.HEADING:
            above = _activity((lines[i].caption,)) or above
        elif _activity_of_total(caption) or caption in _UNNAMED_TOTALS:
            above = Place.SUPPLEMENTAL
    return tuple(result)


def _activity_of_total(caption: str) -> Place | None:
    """The activities that a line is the net cash of."""
    if not _NET_CASH.search(caption):
        return None
    found = ((Place.INVESTING, _INVESTING), (Place.FINANCING, _FINANCING), (Place.OPERATING, _OPERATING))
    return next((place for place, pattern in found if pattern.search(caption)), None)


@lru_cache(maxsize=4096)  # many lines stand below one heading
def _activity(section: tuple[str, ...]) -> Place | None:
    """The activities that the innermost telling heading names; of those without cash, only that they are apart from the flows."""
    for heading in reversed(section):
        caption = normalise(heading)
        if _WITHOUT_CASH.search(caption):
            return Place.SUPPLEMENTAL
        for word, place in (
            ("operating", Place.OPERATING),
            ("investing", Place.INVESTING),
            ("investment activity", Place.INVESTING),
            ("financing", Place.FINANCING),
            ("supplement", Place.SUPPLEMENTAL),
            ("noncash", Place.SUPPLEMENTAL),
        ):
            if word in caption and "reconcile" not in caption:
                return place
    return None


def _income(captions: Sequence[str]) -> tuple[Place, ...]:
    result, after = [], False
    for caption in captions:
        per_share = bool(_PER_SHARE.search(caption))
        result.append(Place.PER_SHARE if per_share else Place.AFTER_TAX if after else Place.INCOME)
        after = after or bool(_INCOME_TAX.search(caption))
    return tuple(result)
