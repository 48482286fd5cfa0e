"""Columns that are not the registrant as a whole: parts of a group beside the consolidated figures, predecessors, pro forma.

What a head says beside its period names the part. In order:

1. words that always mean another report: "predecessor", "pro forma", "as previously reported", "eliminations", "parent company only";
2. where several columns of a table have one period, they are parts of a group: the whole is the one that says so ("consolidated"), else
   the one that is the sum of the others, else none is taken for it; the others become members named by their heads.

Lines, too, may be pro forma. A part's figures are facts with a dimension: they never stand beside the whole's without one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from converter.model.concept import QName
from converter.model.fact import Dimension
from converter.model.period import Period
from converter.model.statement import LineItem
from converter.periods import find_mentions

_ENTITIES = QName("srt", "ConsolidatedEntitiesAxis")
_SCENARIO = QName("srt", "StatementScenarioAxis")
_ITEMS = QName("srt", "ConsolidationItemsAxis")
PARENT = Dimension(_ENTITIES, QName("srt", "ParentCompanyMember"))
_IS_PRO_FORMA = re.compile(r"\bpro[\s-]?forma\b", re.IGNORECASE)
_PRO_FORMA = Dimension(_SCENARIO, QName("srt", "ProFormaMember"))
_ALWAYS: tuple[tuple[re.Pattern[str], Dimension], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), Dimension(axis, QName.parse(member)))
    for pattern, axis, member in (
        (r"\bpredecessor\b", _SCENARIO, "ext:PredecessorMember"),
        (r"\bpro[\s-]?forma\b", _SCENARIO, "srt:ProFormaMember"),
        (r"\bas\s+(?:previously|originally)\s+reported\b", QName("srt", "RestatementAxis"), "srt:ScenarioPreviouslyReportedMember"),
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
    r"|unaudited|audited|restated|as|adjusted|in|thousands|millions|of|dollars|amounts|u\.?s\.?|years?|months?|weeks?|quarters?|fiscal|ended|ending"
    r"|the|for|at|and|three|six|nine|twelve|reclassified|see|notes?|actual|historical|successor|reorganized)\b|\b\d+\b|\$",
    re.IGNORECASE,
)
_MOST_WORDS = 8
_SUMS = Decimal("0.7")
_FEW = 3


def always_apart(head: str) -> tuple[Dimension, ...]:
    """The dimension of a column whose head says that it is no report of the registrant for its own period."""
    return next(((dimension,) for pattern, dimension in _ALWAYS if pattern.search(head)), ())


def with_pro_forma(items: Sequence[LineItem]) -> list[LineItem]:
    """The lines, those called pro forma or below such a heading with that dimension: "Pro forma amounts assuming ... retroactively"."""
    return [
        replace(item, dimensions=(*item.dimensions, _PRO_FORMA)) if any(map(_IS_PRO_FORMA.search, (*item.section, item.caption))) else item
        for item in items
    ]


def division_dimensions(
    heads: Sequence[str], periods: Sequence[Period | None], rows: Sequence[Mapping[int, Decimal]]
) -> list[tuple[Dimension, ...]]:
    """The dimensions of a table's columns; `rows` are its figures by column."""
    found = [always_apart(head) for head in heads]
    plain = [at for at, period in enumerate(periods) if period is not None and not found[at]]
    groups = _groups(plain, periods)
    if len(groups) < 2:  # noqa: PLR2004 - the whole alone
        return found
    names = [_name([heads[at] for at in group]) for group in groups]
    whole = _whole(groups, names, heads, rows)
    for number, group in enumerate(groups):
        if number != whole and names[number]:
            for at in group:
                found[at] = (Dimension(_ENTITIES, _member(names[number])),)
    return found


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
    groups: Sequence[Sequence[int]], names: Sequence[str], heads: Sequence[str], rows: Sequence[Mapping[int, Decimal]]
) -> int | None:
    """Which part is the whole."""
    said = [number for number, group in enumerate(groups) if any(_WHOLE.search(_undated(heads[at])) for at in group)]
    if len(said) == 1:
        return said[0]
    summed = [number for number in range(len(groups)) if _is_sum(groups, number, rows)]
    if len(summed) == 1:
        return summed[0]
    unnamed = [number for number, name in enumerate(names) if not name]
    return unnamed[0] if len(unnamed) == 1 else None


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
    words = [re.sub(r"\W", "", word) for word in name.split()[:_MOST_WORDS]]
    return QName("ext", "".join(word[:1].upper() + word[1:] for word in words if word) + "Member")
