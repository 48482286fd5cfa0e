"""Statements of equity as a matrix: components as columns, balances and movements as rows.

A column's head names its component, which becomes a dimension (us-gaap:StatementEquityComponentsAxis); the total has none.
A balance row is an instant by the date in its caption; the rows between two balances are movements of the time between them. Columns that
count shares make lines of their own, since a line has one measure; a dash there only says that an amount of money counts none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from converter.model.concept import CLASS_OF_STOCK_AXIS, COMPONENTS_AXIS, QName
from converter.model.fact import Dimension
from converter.model.period import Duration, Instant, Period
from converter.model.quantity import Measure
from converter.model.statement import Column, LineRole, StatementKind
from converter.periods import MONTH_STARTS, find_mentions, make_date
from converter.statements.columns import PeriodContext, Title, end_of_year
from converter.statements.lines import Line, TablePart, join_facing

_OF_A_CLASS = re.compile(r"CommonClass[A-Z]Member|Series[A-Z](?P<preferred>Preferred)StockMember")
_UNREALIZED = r"\bunreali[sz]ed\b(?!.*\btranslation\b)|\b(?:gains?|loss(?:es)?)\b.*\bsecurities\b"
_COMPONENTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (member, re.compile(pattern, re.IGNORECASE))
    for member, pattern in (
        ("TreasuryStockCommonMember", r"\btreasury\b|\bheld in treasury\b|\breacquired\b"),
        (
            "DeferredCompensationShareBasedPaymentsMember",
            r"\b(?:unearned|deferred|unamortized)\s+(?:\w+\s+)?comp|\brestricted stock\b",
        ),
        (
            "ReceivablesFromStockholderMember",
            r"\bnotes?\b.*\b(?:share|stock)holders?\b|\bsubscriptions? receivable|\bstock purchase (?:notes|loans)",
        ),
        ("AccumulatedNetUnrealizedInvestmentGainLossMember", _UNREALIZED),
        ("AccumulatedDefinedBenefitPlansAdjustmentMember", r"\b(?:minimum\s+)?pension\b"),
        ("AccumulatedTranslationAdjustmentMember", r"\btranslation\b|\bcurrency\b"),
        ("AccumulatedOtherComprehensiveIncomeMember", r"\bother\s+comprehensive\b"),
        ("ComprehensiveIncomeMember", r"^comprehensive\b"),
        (
            "AdditionalPaidInCapitalMember",
            r"\bpaid[\s-]*in\b|\bin\s+excess\b|\bcapital\s+surplus\b|\b(?:other|additional)\s+capital\b|^surplus$|\bpremium\b",
        ),
        (
            "RetainedEarningsMember",
            r"\b(?:retained|deficit|reinvested|undivided|undistributed|employed)\b|\baccumulated\s+(?:earnings|income)\b",
        ),
        *((f"Series{letter}PreferredStockMember", rf"\bseries\s+{letter}\b(?!\s+common)") for letter in "ABCDEFGH"),
        ("PreferredStockMember", r"\bpreferred\b|\bpreference\b"),
        ("CommonClassAMember", r"\bclass\s+a\b"),
        ("CommonClassBMember", r"\bclass\s+b\b"),
        ("CommonStockMember", r"\bcommon\b|\bcapital\s+stock\b|\bcapital\s+shares\b|^stock$"),
        ("GeneralPartnerMember", r"\bgeneral\s+partners?"),
        ("LimitedPartnerMember", r"\blimited\s+partners?"),
    )
)
_CLASS = re.compile(r"\bclass\s+(?P<letter>[A-Z])\b(?=.*\bcommon\b)|(?<=common stock)\W+class\s+(?P<behind>[A-Z])\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\btotal\b|\b(?:share|stock)(?:holders?|owners?)\W*s?\W*\s*(?:equity|investment|deficit)\b"
    r"|^(?:equity|combined|net worth|net assets)\W*$",
    re.IGNORECASE,
)
_SHARES = re.compile(
    r"\b(?:number\s+of\s+)?(?:shares|units)(?:\s+(?:of|issued|out?st\w*d\w*g|and|subscribed))*$|^shares\b.*\b(?:issued|outstanding)$"
    r"|\bnumber\s+of\s+(?:\w+\s+){0,2}(?:shares|units)\b|\bunits\s+of\s+(?:[\w']+\s+){0,3}interests?$",
    re.IGNORECASE,
)
_PARTNERS_UNITS = re.compile(r"\bunits\b.*\b(?:partner\w*|interests?)|\bpartner\w*.*\bunits\b", re.IGNORECASE)
_ABOUT = re.compile(  # what a head says of scale, not of its component
    r"\([^)]*(?:\b(?:thousands?|millions?|dollars|except|unaudited)\b|000)[^)]*\)|\b(?:(?:dollars?|amounts)\s+){0,2}in\s+(?:thousands"
    r"|millions)\b"
    r"|^(?:thousands|millions)\s+of\s+dollars\b|\b(?:for\s+the\s+)?(?:fiscal\s+)?years?\s+ended\b[\s,]*(?:and\b)?",
    re.IGNORECASE,
)
_WHOLE_TITLE = re.compile(r"\b(?:equity|investment|capital|ownership|net\s+worth)\b", re.IGNORECASE)
_WHOLE_LINE = re.compile(
    r"\btotal\s+(?:[\w']+\s+){0,3}(?:equity|capital|investment|deficit|net\s+worth)\b|^(?:share|stock)(?:holders?"
    r"|owners?)\W*s?\W*\s*equity\b",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\b(?:dividends?|distributions?|issuances?|issues?\s+of|purchas\w+|exercis\w+|conver\w+|sales?|sold|acqui\w+|net\s+(?:income|loss"
    r"|earnings)|add(?:itions)?"
    r"|deduct\w*|less|transfer\w*|changes|years?\s+ended)\b|^\W*issued\b",
    re.IGNORECASE,
)
_DETAIL = re.compile(r"^\W*(?:authori[sz]ed|issued|outstanding)\b|\bpar value\b", re.IGNORECASE)  # more about the component above
_OPENS = re.compile(r"\b(?:beginning|par\s+value|balances?)\b", re.IGNORECASE)
_APART = tuple(  # components that no column holds two of: heads of narrow columns ran together
    re.compile(pattern, re.IGNORECASE)
    for pattern in (r"\btreasury\b", r"\bretained\b", r"\bpaid[\s-]*in\b|\bexcess\b", r"\btranslation\b", _UNREALIZED)
)
_ROLES = re.compile(r"\b(?:issued|out?st\w*d\w*g|number|of)\b", re.IGNORECASE)
_OF_STOCK = re.compile(r"\b(?:shares?|stock|units?|interests?)\b", re.IGNORECASE)
_DOUBTFUL = re.compile(
    r"^(?!.*\b(?:number|issued|outstanding)\b).*\w.*\b(?:common|preferred|preference|treasury|capital)\s+(?:shares|units)$", re.IGNORECASE
)
_AMOUNT = re.compile(r"\s*(?:\bamounts?|\bcost|\bpar\s+value|\bvalue|\bdollars|\(000\)|\$)\s*$", re.IGNORECASE)
HELD = frozenset({"TreasuryStockMember", "TreasuryStockCommonMember"})  # members of shares that are not outstanding
_MOST_WORDS = 9
_FEW_COLUMNS = 2
_BLUR = 3  # words that two columns' heads have in common
_BALANCE = re.compile(rf"\bbalances?\b|^(?:at\s+)?(?:{MONTH_STARTS})[a-z]*\.?\s+\d", re.IGNORECASE)
_FIRST = re.compile(rf"{_BALANCE.pattern}|\bbeginning\b", re.IGNORECASE)  # what a component opens with
_DATED_BALANCE = re.compile(r"\b(?:capital|equity|deficit|deficiency|net assets|beginning|end)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line with its figures in the statement's columns: `places` maps the grid's columns to the statement's."""

    line: Line
    places: dict[int, int]
    measure: Measure | None = None
    period: Period | None = None
    dimensions: tuple[Dimension, ...] = ()


@dataclass(frozen=True, slots=True)
class _Component:
    """What a column holds: the member (None for the total), or nothing that is known; `shares` for counts."""

    heading: str
    member: QName | None
    is_known: bool
    is_shares: bool


def is_matrix(kind: StatementKind, parts: Sequence[TablePart], lines: Sequence[Line]) -> bool:
    """Whether an equity statement has components as columns: its balances have dates of their own, or its heads none (or all the same)."""
    heads = [head for part in parts for head in part.heads if head]
    if kind is not StatementKind.EQUITY or not heads:
        return False
    balances = {find_mentions(line.caption).years[-1:] for line in lines if line.cells and _BALANCE.search(line.caption)} - {()}
    if len(balances) > 1:
        return True
    if _is_by_year(parts[0].heads):
        return False
    dates = [find_mentions(head).dates for head in heads]
    named = {tuple((d.year, d.month, d.day) for d in found) for found in dates}
    return sum(map(bool, dates)) * 2 < len(heads) or (len(named) == 1 and len(heads) > _FEW_COLUMNS)


def _is_by_year(heads: Sequence[str]) -> bool:
    """Whether the heads of a statement's first part are years, whatever another table below it has ("Shares of stock / Common")."""
    years = [mentions.years for head in heads if head and (mentions := find_mentions(head))]
    return len(set(years)) == len(years) > 1 and all(years)


def without_common_words(heads: Sequence[str]) -> list[str]:
    """The heads less the words that all of them begin with where those speak of periods ("For the years ended December 31, 1995")."""
    words = [head.split() for head in heads]
    named = [own for own in words if own]
    shared = 0
    while len(named) > 1 and all(len(own) > shared and own[shared] == named[0][shared] for own in named):
        shared += 1
    mentions = find_mentions(" ".join(named[0][:shared])) if named else None
    if mentions is None or not (mentions.dates or mentions.lengths):
        return list(heads)
    return [" ".join(own[shared:]) for own in words]


def read_matrix(
    parts: Sequence[TablePart], lines: Sequence[Line], title: str, context: PeriodContext
) -> tuple[list[Column], list[PlacedLine]]:
    """Columns with their dimensions, and lines with their periods; columns of unknown components are left out."""
    components: list[tuple[int, _Component]] = []
    places: list[dict[int, int]] = []
    kept: list[_Component] = []
    for number, part in enumerate(parts):
        used = sorted({column for line in lines if line.part == number for column in line.cells})
        heads = without_common_words(part.heads if any(part.heads) or not number else parts[number - 1].heads)
        rows = [{column: cell.numeral.value for column, cell in line.cells.items()} for line in lines if line.part == number]
        components = _without_false_money(_without_false_counts(list(_components(heads, used)), rows), rows)
        place: dict[int, int] = {}
        for column, component in components:
            if component.is_known:
                free = [at for at, other in enumerate(kept) if other == component and at not in place.values()]
                place[column] = free[0] if free else len(kept)
                if not free:
                    kept.append(_distinct(component, kept))
        places.append(place)
        join_facing(lines, number, places)
    columns = [Column(component.heading, None, dimensions=_dimensions(component.member)) for component in kept]
    counts = {at for at, component in enumerate(kept) if component.is_shares}
    held = {at for at in counts if (member := kept[at].member) and member.name in HELD}
    periods = _row_periods(lines, title, context)
    return columns, [
        entry
        for line, period in zip(lines, periods, strict=True)
        if line.cells or line.caption
        for entry in split_counts(line, places[line.part], counts, period, held)
    ]


def _without_false_counts(components: list[tuple[int, _Component]], rows: Sequence[Mapping[int, Decimal]]) -> list[tuple[int, _Component]]:
    """The components, columns like "Common shares" taken for money where the total is the sum only with them."""
    doubtful = {column for column, component in components if component.is_shares and _DOUBTFUL.search(component.heading)}
    total = next((column for column, of in components if of.is_known and of.member is None and not of.is_shares), None)
    money = {column for column, component in components if not component.is_shares and column != total}
    tested = [row for row in rows if total in row and any(row.get(column) for column in doubtful)]
    if not doubtful or sum(sum(row.get(c, 0) for c in money | doubtful) == row.get(total or 0) for row in tested) * 2 <= len(tested):
        return components
    return [(column, replace(component, is_shares=False) if column in doubtful else component) for column, component in components]


def _without_false_money(components: list[tuple[int, _Component]], rows: Sequence[Mapping[int, Decimal]]) -> list[tuple[int, _Component]]:
    """The components, columns like "Partnership interest" taken for counts where the total is the sum only without them."""
    total = next((column for column, of in components if of.is_known and of.member is None and not of.is_shares), None)
    money = {column for column, component in components if not component.is_shares and column != total}
    return [
        (column, replace(component, is_shares=True) if column in money and _is_beside(column, total, money, rows, component) else component)
        for column, component in components
    ]


def _is_beside(column: int, total: int | None, money: set[int], rows: Sequence[Mapping[int, Decimal]], component: _Component) -> bool:
    """Whether a column stands beside the sum of the others in every row where it has a figure."""
    tested = [row for row in rows if total in row and row.get(column)]
    are_sums = (sum(row.get(other, 0) for other in money - {column}) == row.get(total or 0) for row in tested)
    return bool(_OF_STOCK.search(component.heading)) and len(tested) >= _FEW_COLUMNS and all(are_sums)


def _components(heads: Sequence[str], used: Sequence[int]) -> Iterator[tuple[int, _Component]]:
    """What the columns hold; one headed "Amount" alone holds the money of what the column before it counts."""
    before: _Component | None = None
    blurred = _blurred(heads, used)
    for column in used:
        component = _component(heads[column], last=column == used[-1])
        if column in blurred:
            component = replace(component, is_known=False)
        if before and before.is_shares and not component.is_known and _AMOUNT.fullmatch(_ABOUT.sub(" ", heads[column])):
            component = replace(before, heading=heads[column], is_shares=False)
        before = component
        yield column, component


def _blurred(heads: Sequence[str], used: Sequence[int]) -> set[int]:
    """Columns so narrow that their heads ran together: one has no word of its own beside its neighbour, and is no count or amount."""
    found: set[int] = set()
    for left, right in pairwise(used):
        words = [set(re.findall(r"[a-z]+|[\d.]+", _ABOUT.sub(" ", heads[column]).lower())) for column in (left, right)]
        paired = any(_SHARES.search(heads[column]) or _AMOUNT.search(heads[column]) for column in (left, right))
        none_own = words[0] <= words[1] or words[1] <= words[0]
        if len(words[0] & words[1]) >= _BLUR and none_own and not paired:
            found |= {left, right}
    return found


def _component(head: str, *, last: bool) -> _Component:
    """What a head names; a component that the taxonomy does not have becomes a member of the filing's own."""
    for mention in reversed(find_mentions(head).dates):
        head = f"{head[: mention.start]} {head[mention.end :]}"
    whole = re.sub(r"(?<=[a-z])- (?=[a-z])|(?<=STOCK|SHARE)- (?=HOLDERS)", "", _ABOUT.sub(" ", head)).strip(" ,")
    is_shares = bool(_SHARES.search(whole))
    words = _AMOUNT.sub("", _SHARES.sub("", whole)).strip(" ,-")
    if is_shares and _PARTNERS_UNITS.search(whole):
        return _units_of_partners(head, whole)
    if is_shares and not _ROLES.sub(" ", words).strip():
        return _Component(head, QName("us-gaap", "CommonStockMember"), is_known=True, is_shares=True)
    if _TOTAL.search(words) or (last and not words and not _AMOUNT.search(whole)):
        return _Component(head, None, is_known=not is_shares, is_shares=is_shares)
    name = next((member for member, pattern in _COMPONENTS if pattern.search(words)), None)
    member = QName("us-gaap", name) if name else _own_member(words)
    is_one = sum(1 for pattern in _APART if pattern.search(words)) <= 1
    return _Component(head, member, is_known=member is not None and is_one, is_shares=is_shares)


def _units_of_partners(head: str, whole: str) -> _Component:
    """A column that counts partners' units: of the partners whom it names, else of all."""
    named = re.search(r"\b(limited|general)\b", whole, re.IGNORECASE)
    member = QName("us-gaap", f"{named[1].capitalize()}PartnerMember") if named else None
    return _Component(head, member, is_known=True, is_shares=True)


def _distinct(component: _Component, kept: Sequence[_Component]) -> _Component:
    """The component, under a name of the filing's own where another column has its member already."""
    taken = any((other.member, other.is_shares) == (component.member, component.is_shares) for other in kept)
    own = _own_member(_ABOUT.sub(" ", component.heading)) if taken else None
    return replace(component, member=own) if own else component


def _own_member(words: str) -> QName | None:
    """A name from the head's words, the placeholder prefix standing for the filing's own."""
    parts = re.findall(r"[A-Za-z][A-Za-z']*", words)
    name = "".join(part.replace("'", "").capitalize() for part in parts)
    return QName("ext", f"{name}Member") if 0 < len(parts) <= _MOST_WORDS else None


def _dimensions(member: QName | None) -> tuple[Dimension, ...]:
    """The component; a class of stock is a member of its own axis, and its component is the stock (DQC_0001)."""
    if member is None:
        return ()
    named = _OF_A_CLASS.fullmatch(member.name)
    if not named:
        return (Dimension(COMPONENTS_AXIS, member),)
    stock = "PreferredStockMember" if named["preferred"] else "CommonStockMember"
    return (Dimension(COMPONENTS_AXIS, QName("us-gaap", stock)), Dimension(CLASS_OF_STOCK_AXIS, member))


def class_of_stock(caption: str) -> tuple[str, tuple[Dimension, ...]]:
    """A caption less the class that it names, and the class as a dimension: "Class B common stock, shares issued"."""
    named = _CLASS.search(caption)
    if not named:
        return caption, ()
    letter, words = (named["letter"] or named["behind"]).upper(), f"{caption[: named.start()]} {caption[named.end() :]}".strip(" ,")
    words = re.sub(r"\s{2,}|\s(?=,)", lambda gap: " " if len(gap[0]) > 1 else "", words)
    member = QName("us-gaap", f"CommonClass{letter}Member") if letter in "ABC" else QName("ext", f"CommonClass{letter}Member")
    return words[:1].upper() + words[1:], (Dimension(CLASS_OF_STOCK_AXIS, member),)


def counts_shares(head: str) -> bool:
    """Whether a column's head says that it counts shares."""
    return bool(_SHARES.search(_ABOUT.sub(" ", head).strip()))


def section_dimensions(lines: Sequence[Line], title: str) -> list[tuple[Dimension, ...]]:
    """The component of each line where years are the columns: the last heading over it that names one, else the title's.

    A heading over a balance is a component too where it names none that the taxonomy has; one over movements ("Dividends:") is none.
    """
    found: list[tuple[Dimension, ...]] = []
    current = _named(title) if not _TOTAL.search(title) and not _WHOLE_TITLE.search(title) else ()
    for at, line in enumerate(lines):
        if line.role is LineRole.HEADING and not _MOVES.search(line.caption):
            current = () if _TOTAL.search(line.caption) else _named(line.caption) or (_of_balance(lines, at) or current)
        elif line.cells and _OPENS.search(line.caption) and not _MOVES.search(line.caption):
            current = _named(line.caption) or current  # "Common stock, $1 par value: Beginning of year"
        is_whole = bool(line.cells and _WHOLE_LINE.search(line.caption))
        found.append(() if is_whole else current)
        current = () if is_whole else current
    return found


def _named(words: str) -> tuple[Dimension, ...]:
    name = next((member for member, pattern in _COMPONENTS if pattern.search(words)), None)
    return _dimensions(QName("us-gaap", name)) if name else ()


def _of_balance(lines: Sequence[Line], at: int) -> tuple[Dimension, ...]:
    """A component of the filing's own, for a heading right over a balance."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    if not (below and below.cells and _FIRST.search(below.caption)) or _DETAIL.search(lines[at].caption):
        return ()
    words = re.findall(r"[A-Za-z\d]+", lines[at].caption.replace("'", ""))
    name = "".join(word[:1].upper() + word[1:].lower() for word in words)
    return _dimensions(QName("ext", f"{name}Member")) if name[:1].isalpha() and len(words) <= _MOST_WORDS else ()


def split_counts(
    line: Line, place: dict[int, int], counts: set[int], period: Period | None = None, held: Collection[int] = ()
) -> list[PlacedLine]:
    """A line with its money, and where it counts shares, too, others with the counts; what is `held` in treasury is counted apart."""
    money = {column: cell for column, cell in line.cells.items() if place.get(column) not in counts}
    shares = {column: cell for column, cell in line.cells.items() if place.get(column) in counts}
    if not shares:
        return [PlacedLine(line, place, period=period)]
    groups = [{c: cell for c, cell in shares.items() if (place[c] in held) is is_held} for is_held in (False, True)]
    counted = [PlacedLine(replace(line, cells=cells, role=LineRole.ITEM), place, Measure.SHARES, period) for cells in groups if cells]
    if not money:
        return counted
    amounts = PlacedLine(replace(line, cells=money), place, Measure.MONETARY, period)
    return [amounts, *(each for each in counted if any(cell.numeral.value for cell in each.line.cells.values()))]


def _row_periods(lines: Sequence[Line], title: str, context: PeriodContext) -> list[Period | None]:
    """Balances by their dates, and between them the time from one to the next."""
    balances = _balances(lines, title, context)
    periods: list[Period | None] = []
    last: date | None = None
    for at, line in enumerate(lines):
        if at in balances:
            last = balances[at]
            periods.append(Instant(last))
            continue
        following = next((balances[later] for later in sorted(balances) if later > at), None)
        movement = line.cells and last and following and last < following
        periods.append(Duration(last + timedelta(days=1), following) if movement and last and following else None)
    return periods


def _balances(lines: Sequence[Line], title: str, context: PeriodContext) -> dict[int, date]:
    said = Title.of(title)
    month_days = said.mentions.month_days
    found: dict[int, date] = {}
    newest = max((year for line in lines if _BALANCE.search(line.caption) for year in find_mentions(line.caption).years), default=0)
    for at, line in enumerate(lines):
        mentions = find_mentions(line.caption)
        is_dated = bool(mentions.full_dates) and bool(_DATED_BALANCE.search(line.caption))
        if not (line.cells and (is_dated or _BALANCE.search(line.caption))):
            continue
        end = mentions.full_dates[-1] if mentions.full_dates else None
        if end is None and mentions.years:
            day = mentions.month_days[-1] if mentions.month_days else month_days[0] if len(month_days) == 1 else None
            end = make_date(mentions.years[-1], *day) if day else None
            if end is None and (last := _end_of_year(mentions.years[-1], newest, context)):
                found[at] = last
                continue
        if (
            end is None
            and re.search(r"\bend\b", line.caption, re.IGNORECASE)
            and context.period_end
            and not any(_BALANCE.search(later.caption) and later.cells for later in lines[at + 1 :])
        ):
            end = context.period_end
        if end:
            found[at] = _opening(end, (*said.ends, *context.known_ends) or (context.period_end,))
    return found


def _end_of_year(year: int, newest: int, context: PeriodContext) -> date | None:
    """The end of a fiscal year that a balance names by its year alone: the one printed elsewhere, else by the filing's period."""
    printed = [day for day in context.known_ends if day.year == year]
    return printed[0] if len(printed) == 1 else end_of_year(year, newest, context)


def is_balance(caption: str) -> bool:
    """Whether a caption is a balance's: it says so, or dates the capital."""
    return bool(_BALANCE.search(caption) or (find_mentions(caption).full_dates and _DATED_BALANCE.search(caption)))


def _opening(day: date, ends: Sequence[date | None]) -> date:
    """The end of the day before, for a balance "at January 1": where periods end with months, the day has just begun."""
    end_with_months = all((end + timedelta(days=1)).day == 1 for end in ends if end)
    return day - timedelta(days=1) if day.day == 1 and end_with_months else day
