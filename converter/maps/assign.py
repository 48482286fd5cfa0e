"""Which line has which concept, where several want one: no two lines with different figures in one column share a concept.

The surest lines choose first. Then lines trade: one that was left with less gives its neighbour's concept a better home, if both
together fit better so. "Net income" may be the profit of all owners where "Net income attributable to the company" stands below it.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from converter.maps.candidates import Scored
from converter.maps.concept_map import Layer
from converter.maps.extend import EXTENSION_PREFIX, camel_case
from converter.model.concept import QName
from converter.model.period import Duration
from converter.model.quantity import Measure
from converter.model.statement import LineItem, LineRole

_OPENING = re.compile(r"beginning|start of|\bjan(?:uary|\.)? 1\b(?!.*\b(?:and|to|through)\b)", re.IGNORECASE)
RULE_EVIDENCE = 2.0  # what a rule adds to the confidence: it wins anyway, but filers often think otherwise
_PLAIN = 4  # words of a caption that says under any heading the same
_ROUNDS = 3  # of trades; more change nothing


class Taken:
    """Which lines have which concept. Lines may share one where their figures don't contradict each other."""

    def __init__(self, lines: Sequence[LineItem], concepts: Mapping[int, QName]) -> None:
        self._lines = lines
        self._holders: dict[QName, list[int]] = {}
        for i, qname in concepts.items():
            self.add(i, qname)

    def add(self, i: int, qname: QName) -> None:
        """Line `i` has the concept."""
        self._holders.setdefault(qname, []).append(i)

    def remove(self, i: int, qname: QName) -> None:
        """Line `i` has it no longer."""
        self._holders[qname].remove(i)

    def rivals(self, i: int, qname: QName) -> list[int]:
        """The lines that have the concept with other figures for the same period."""
        return [j for j in self._holders.get(qname, ()) if _contradict(self._lines[i], self._lines[j])]

    def is_free(self, i: int, qname: QName) -> bool:
        """Whether line `i` may have the concept beside those that have it."""
        holders = self._holders.get(qname)
        return holders is None or not any(_contradict(self._lines[i], self._lines[j]) for j in holders)

    def names(self, i: int) -> Iterable[str]:
        """The filing's own names that line `i` cannot have: all but those of lines that say the same of another period."""
        own = ((qname, holders) for qname, holders in self._holders.items() if qname.prefix == EXTENSION_PREFIX)
        return [qname.name for qname, holders in own if not all(_is_again(self._lines[i], self._lines[j]) for j in holders)]


def _is_again(line: LineItem, other: LineItem) -> bool:
    """Whether a line of equity says of its period what another says of its own: "Pooled companies, 120 shares" and "..., 95 shares".

    Of the same period it may say it in another block of columns. A short caption says it only under the same heading.
    """
    if not (line.period and other.period) or line.measure is not other.measure or _contradict(line, other):
        return False
    is_plain = line.section[-1:] == other.section[-1:] or len(line.caption.split()) >= _PLAIN
    again = is_plain and camel_case(line.caption) == camel_case(other.caption)
    return again and type(line.period) is type(other.period)


def _contradict(first: LineItem, second: LineItem) -> bool:
    """Whether one concept for both lines would give one period two values."""
    if first.period != second.period or first.dimensions != second.dimensions:
        return False
    if not isinstance(first.period, Duration) and _is_opening(first) != _is_opening(second):  # a movement "as of January 1" opens nothing
        return False
    said, other = _said_of_its_row(first), _said_of_its_row(second)
    if said is not None and other is not None:
        return said != other
    pairs = zip(first.figures, second.figures, strict=True)
    return any(a is not None and b is not None and a.value != b.value for a, b in pairs)


def _said_of_its_row(line: LineItem) -> Decimal | None:
    """What the caption of a row in a matrix says of it, "Issuance of stock, shares" or a price of each, in whichever column it is shown."""
    shown = [figure.value for figure in line.figures if figure is not None]
    is_said = line.role is LineRole.PARENTHETICAL or (line.measure is Measure.SHARES and line.caption.endswith(", shares"))
    return shown[0] if is_said and line.period is not None and len(shown) == 1 else None


def _is_opening(line: LineItem) -> bool:
    return bool(_OPENING.search(line.caption))


def lead(pool: Sequence[Scored]) -> float:
    """How sure the best candidate is: its lead over the second."""
    return pool[0].score - pool[1].score if len(pool) > 1 else math.inf


def assign(pools: Mapping[int, Sequence[Scored]], taken: Taken) -> dict[int, Scored]:
    """A candidate for each line of `pools`, entered in `taken`; what was taken before stays."""
    order = sorted(pools, key=lambda i: (-lead(pools[i]), i))
    chosen: dict[int, Scored] = {}
    for i in order:
        chosen[i] = next(scored for scored in pools[i] if scored.concept is None or taken.is_free(i, scored.concept.qname))
        _enter(taken, i, chosen[i])
    for _ in range(_ROUNDS):
        if not sum(_trade(i, pools, chosen, taken) for i in order):
            break
    return chosen


def worth(scored: Scored) -> float:
    """The score, with a rule counted as evidence only."""
    return scored.score - max(scored.bonus - RULE_EVIDENCE, 0.0)


def _enter(taken: Taken, i: int, scored: Scored) -> None:
    if scored.concept is not None:
        taken.add(i, scored.concept.qname)


def _leave(taken: Taken, i: int, scored: Scored) -> None:
    if scored.concept is not None:
        taken.remove(i, scored.concept.qname)


def _trade(i: int, pools: Mapping[int, Sequence[Scored]], chosen: dict[int, Scored], taken: Taken) -> bool:
    """Whether line `i` got a concept that it would rather have from a line that loses less by another standard one."""
    for wanted in itertools.takewhile(lambda scored: scored is not chosen[i], pools[i]):
        gain = worth(wanted) - worth(chosen[i])
        if wanted.concept is None or gain <= 0:
            continue
        holders = taken.rivals(i, wanted.concept.qname)
        if len(holders) != 1 or not _may_yield(holders[0], chosen):
            continue
        (j,) = holders
        before = chosen[i], chosen[j]
        _leave(taken, i, chosen[i])
        _leave(taken, j, chosen[j])
        _enter(taken, i, wanted)
        other = max((s for s in pools[j] if s.concept and taken.is_free(j, s.concept.qname)), key=worth, default=None)
        if other and gain > worth(chosen[j]) - worth(other):
            chosen[i], chosen[j] = wanted, other
            _enter(taken, j, other)
            return True
        _leave(taken, i, wanted)
        for k, scored in zip((i, j), before, strict=True):
            _enter(taken, k, scored)
    return False


def _may_yield(j: int, chosen: Mapping[int, Scored]) -> bool:
    """What the input states, or the user's or filer's map says, stands."""
    rule = chosen[j].rule if j in chosen else None
    return j in chosen and (rule is None or rule.layer < Layer.FILER)
