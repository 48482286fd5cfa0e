"""Columns that are not the registrant as a whole: parts of a group beside the consolidated figures, predecessors, pro forma.

What a head says beside its period names the part. In order:

1. words that always mean another report: "predecessor", "pro forma", "as previously reported", "eliminations", "parent company only";
2. of two columns of one period that name nobody the restated one stands, and the other is what was reported before;
3. where several columns of a table have one period, they are parts of a group: the whole is the one that says so ("consolidated"), else
   the one that is the sum of the others, else the one with the filer's name, else none is taken for it; the others become members named
   by their heads, of dei:LegalEntityAxis where all are companies.

Lines, too, may be pro forma. A part's figures are facts with a dimension: they never stand beside the whole's without one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from converter.model.concept import QName
from converter.model.fact import Dimension
from converter.model.period import Instant, Period
from converter.model.quantity import Measure
from converter.model.statement import LineItem
from converter.periods import find_mentions

_ENTITIES = QName("srt", "ConsolidatedEntitiesAxis")
_SCENARIO = QName("srt", "StatementScenarioAxis")
_ITEMS = QName("srt", "ConsolidationItemsAxis")
_LEGAL_ENTITIES = QName("dei", "LegalEntityAxis")
PREVIOUS = Dimension(QName("srt", "RestatementAxis"), QName("srt", "ScenarioPreviouslyReportedMember"))
PARENT = Dimension(_ENTITIES, QName("srt", "ParentCompanyMember"))
_PREVIOUSLY = re.compile(r"\b(?:previously|originally)\s+(?:reported|stated|presented|filed)\b", re.IGNORECASE)
_IS_PRO_FORMA = re.compile(r"\bpro[\s-]?forma\b", re.IGNORECASE)
_PRO_FORMA = Dimension(_SCENARIO, QName("srt", "ProFormaMember"))
_ALWAYS: tuple[tuple[re.Pattern[str], Dimension], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), Dimension(axis, QName.parse(member)))
    for pattern, axis, member in (
        (r"\bpredecessor\b", _SCENARIO, "ext:PredecessorMember"),
        (r"\bpro[\s-]?forma\b", _SCENARIO, "srt:ProFormaMember"),
        (_PREVIOUSLY.pattern, PREVIOUS.axis, str(PREVIOUS.member)),
        (r"\beliminat(?:ions?|ing)\b", _ITEMS, "srt:ConsolidationEliminationsMember"),
        (r"\bparent\b|\bcompany\s+only\b", _ENTITIES, "srt:ParentCompanyMember"),
        (r"\bnon-?\s?guarantors?\b", _ENTITIES, "srt:NonGuarantorSubsidiariesMember"),
        (r"\bguarantors?\b", _ENTITIES, "srt:GuarantorSubsidiariesMember"),
    )
)
_WHOLE = re.compile(
    r"\bconsolidated\b|\bcombined\b|^totals?$|\btotal\s+(?:company|corporation)\b|\band\s+(?:consolidated\s+)?subsidiaries\b", re.IGNORECASE
)
_SAYS_NOTHING = re.compile(
    r"\([^)]*\)|\b(?:supplemental|supplementary|consolidating|data|information"
    r"|unaudited|audited|restated|as|adjusted|in|thousands|millions|of|dollars|amounts|u\.?s\.?|years?|months?|weeks?|quarters?|fiscal"
    r"|ended|ending"
    r"|the|for|at|and|three|six|nine|twelve|reclassified|see|notes?|actual|historical|successor|reorganized)\b|\b\d+\b|\$",
    re.IGNORECASE,
)
_RESTATED = re.compile(r"\brestated\b", re.IGNORECASE)
_AS_BEFORE = re.compile(r"(?:reported|filed|stated|presented)?", re.IGNORECASE)
_COMPANY = re.compile(
    r"\b(?:inc|incorporated|corp|corporation|company|co|ltd|limited|l\.?p|llc|trust|fund|bank|partnership)\b", re.IGNORECASE
)
_NAMED = Decimal("0.6")  # of the words of the filer's name
_ABBREVIATION = 3  # letters; longer words in capitals are shouted, not short
_MOST_WORDS = 8  # of a part's name, in its member's
_SUMS = Decimal("0.7")  # of the rows; the others are rounded, or not added up
_FEW = 3  # rows, of which fewer prove nothing


def always_apart(head: str) -> tuple[Dimension, ...]:
    """The dimension of a column whose head says that it is no report of the registrant for its own period."""
    return next(((dimension,) for pattern, dimension in _ALWAYS if pattern.search(head)), ())


def with_scenarios(items: Sequence[LineItem]) -> list[LineItem]:
    """The lines, those that are no report of the registrant as it is now with a dimension that says so.

    Called pro forma, or below such a heading ("Pro forma amounts assuming ... retroactively"); as previously reported; or an opening
    balance that another balance of the same day restates.
    """
    found = []
    for at, item in enumerate(items):
        said = [_scenario(text) for text in (*item.section, item.caption)]
        if _PRO_FORMA in said and not _counts_all(items, at):
            found.append(replace(item, dimensions=(*item.dimensions, _PRO_FORMA)))
        elif PREVIOUS in said or _is_restated_below(items, at):
            found.append(replace(item, dimensions=(*item.dimensions, PREVIOUS)))
        else:
            found.append(item)
    return found


def _counts_all(items: Sequence[LineItem], at: int) -> bool:
    """Whether a line below pro forma amounts counts the shares for all amounts above, too: it is no such amount and the only count."""
    is_only = items[at].measure is Measure.SHARES and sum(item.measure is Measure.SHARES for item in items) == 1
    return is_only and not _IS_PRO_FORMA.search(items[at].caption)


@lru_cache(maxsize=1024)  # a heading is asked for with each of its lines
def _scenario(text: str) -> Dimension | None:
    return _PRO_FORMA if _IS_PRO_FORMA.search(text) else PREVIOUS if _PREVIOUSLY.search(text) else None


def _is_restated_below(items: Sequence[LineItem], at: int) -> bool:
    """Whether a balance is followed by another one of the same day that is called restated."""
    item = items[at]
    if not isinstance(item.period, Instant) or _RESTATED.search(item.caption):
        return False
    again = (other for other in items[at + 1 :] if other.period == item.period and other.measure is item.measure)
    return any(_RESTATED.search(other.caption) and other.dimensions == item.dimensions for other in again)


def division_dimensions(
    heads: Sequence[str], periods: Sequence[Period | None], rows: Sequence[Mapping[int, Decimal]], filer: str = ""
) -> list[tuple[Dimension, ...]]:
    """The dimensions of a table's columns; `rows` are its figures by column, `filer` the registrant's name."""
    found = [always_apart(head) or _as_before(heads, periods, at) for at, head in enumerate(heads)]
    plain = [at for at, period in enumerate(periods) if period is not None and not found[at]]
    groups = _groups(plain, periods)
    if len(groups) < 2:  # noqa: PLR2004 - the whole alone
        return found
    names = [_name([heads[at] for at in group]) for group in groups]
    whole = _whole(groups, names, heads, rows, filer)
    others = [number for number, name in enumerate(names) if number != whole and name]
    axis = _LEGAL_ENTITIES if all(_COMPANY.search(names[number]) for number in others) else _ENTITIES
    for number in others:
        for at in groups[number]:
            found[at] = (Dimension(axis, _member(names[number])),)
    return found


def _as_before(heads: Sequence[str], periods: Sequence[Period | None], at: int) -> tuple[Dimension, ...]:
    """The dimension of a column that shows what another one of its period restates."""
    if periods[at] is None or _RESTATED.search(heads[at]) or not _AS_BEFORE.fullmatch(_words(heads[at])):
        return ()
    again = (head for other, head in enumerate(heads) if other != at and periods[other] == periods[at])
    return (PREVIOUS,) if any(_RESTATED.search(head) and not _words(head) for head in again) else ()


def _groups(plain: Sequence[int], periods: Sequence[Period | None]) -> list[list[int]]:
    """The columns of each part: side by side ("1995 1994 | 1995 1994"), or in turn within each period."""
    together = [at for at, other in pairwise(plain) if periods[at] == periods[other]]
    if together:
        turns: list[list[int]] = []
        last, turn = None, 0
        for at in plain:
            turn = turn + 1 if periods[at] == last else 0
            last = periods[at]
            if turn == len(turns):
                turns.append([])
            turns[turn].append(at)
        return turns
    groups: list[list[int]] = []
    for at in plain:
        if not groups or any(periods[other] == periods[at] for other in groups[-1]):
            groups.append([])
        groups[-1].append(at)
    return groups


def _name(heads: Sequence[str]) -> str:
    """What most heads of a part say beside periods, scale and common words."""
    said = Counter(words for head in heads if (words := _words(head)))
    return max(said, key=lambda words: (said[words], len(words)), default="")


def _words(head: str) -> str:
    return " ".join(re.findall(r"[A-Za-z][\w&'-]*", _SAYS_NOTHING.sub(" ", _undated(head))))


def _undated(head: str) -> str:
    for mention in reversed(find_mentions(head).dates):
        head = f"{head[: mention.start]} {head[mention.end :]}"
    return head.strip()


def _whole(
    groups: Sequence[Sequence[int]], names: Sequence[str], heads: Sequence[str], rows: Sequence[Mapping[int, Decimal]], filer: str
) -> int | None:
    """Which part is the whole."""
    said = [number for number, group in enumerate(groups) if any(_WHOLE.search(_undated(heads[at])) for at in group)]
    if len(said) == 1:
        return said[0]
    summed = [number for number in range(len(groups)) if _is_sum(groups, number, rows)]
    if len(summed) == 1:
        return summed[0]
    named = [number for number, name in enumerate(names) if _is_named(name, filer)]
    if len(named) == 1:
        return named[0]
    unnamed = [number for number, name in enumerate(names) if not name]
    return unnamed[0] if len(unnamed) == 1 else None


def _is_named(name: str, filer: str) -> bool:
    """Whether a part has the filer's name, which filings print shorter or longer than it is registered."""
    wanted = {word.lower() for word in re.findall(r"\w+", _COMPANY.sub(" ", filer))}
    said = {word.lower() for word in re.findall(r"\w+", name)}
    return bool(wanted) and len(wanted & said) >= len(wanted) * _NAMED


def _is_sum(groups: Sequence[Sequence[int]], number: int, rows: Sequence[Mapping[int, Decimal]]) -> bool:
    """Whether a part's figures are mostly the sums of the other parts' in their rows."""
    tested = right = 0
    for row in rows:
        for turn, at in enumerate(groups[number]):
            others = [
                row[group[turn]] for other, group in enumerate(groups) if other != number and turn < len(group) and group[turn] in row
            ]
            if at in row and row[at] and len(others) > 1:
                tested += 1
                right += row[at] == sum(others)
    return tested >= _FEW and right >= tested * _SUMS


def _member(name: str) -> QName:
    """The member that a head names: "Real Estate" and "REAL ESTATE" are one, and "WFC" keeps its capitals."""
    words = [re.sub(r"\W", "", word) for word in name.split()[:_MOST_WORDS]]
    spoken = (word.capitalize() if len(word) > _ABBREVIATION and name.isupper() else word[:1].upper() + word[1:] for word in words if word)
    return QName("ext", "".join(spoken) + "Member")
