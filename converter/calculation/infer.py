"""Inferring a statement's tree of sums by reading it from top to bottom, as an accountant does.

Lines that no total has taken yet lie open on a stack. A line that is the sum of the topmost open lines takes them off and
lies there instead, so that subtotals are parts of the next totals. Totals printed above their parts are recognised
when the indentation returns to theirs, or when a later total can only be explained so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property, partial

from converter.calculation.amounts import Amounts, near, tolerance
from converter.calculation.captions import Claim, Wording, is_balance
from converter.calculation.nearest import nearest_run
from converter.calculation.search import Candidate, Question, Search
from converter.model.quantity import Measure
from converter.model.statement import Calculation, LineRole, Statement, StatementKind, Summation, Term

_PRICE_OF_CLAIM = {Claim.NONE: 12, Claim.LIKELY: 2, Claim.CLEAR: 0}
_NEEDED = {Claim.NONE: 8, Claim.LIKELY: 5, Claim.CLEAR: 3}
"""Bits by which the evidence must outweigh the price; more where nothing but the figures says that a line is a total."""
_DEAREST = {Claim.NONE: 6, Claim.LIKELY: 7, Claim.CLEAR: 13}
"""No evidence outweighs a higher price: figures that are bound by other sums agree in absurd ways too (assets less all else)."""
_DEAR = 4
"""A hypothesis above this price is compared with one that first explains totals printed above their parts."""
_PRICE_OF_TOTAL_ABOVE = 3
_SUMMED = (Measure.MONETARY, Measure.SHARES)


def infer_calculation(statement: Statement) -> Calculation:
    """What sums to what on a statement, from its figures in all columns and its layout.

    Weights are for the printed figures. Opening and closing balances of flow statements are not terms: see `rollforward`.
    """
    if statement.kind is StatementKind.PROSE:
        return Calculation()
    words = [Wording.of(line, statement.kind) for line in statement.lines]
    found = [s for measure in _SUMMED for s in _Reader(statement, Amounts.of(statement, measure), words).read()]
    return Calculation(tuple(sorted((s for s in map(partial(_without_pairs, statement), found) if s.terms), key=lambda s: s.total)))


def _without_pairs(statement: Statement, summation: Summation) -> Summation:
    """The sum without an item and its own total, which undo each other: "Cash 13 / 13" above liabilities adds nothing to them."""
    kept: list[Term] = []
    for term in summation.terms:
        values = _values(statement, term)
        undone = next((other for other in kept if _values(statement, other) == [-value for value in values] and any(values)), None)
        if undone and undone.weight != term.weight:
            kept.remove(undone)
        else:
            kept.append(term)
    return summation if len(kept) == len(summation.terms) else replace(summation, terms=tuple(kept))


def _values(statement: Statement, term: Term) -> list[Decimal]:
    return [term.weight * figure.value if figure else Decimal(0) for figure in statement.lines[term.line].figures]


@dataclass
class _Reader:
    """The state of reading: open lines, and the sums found."""

    statement: Statement
    amounts: Amounts
    words: list[Wording]
    open_lines: list[int] = field(default_factory=list)
    found: dict[int, Summation] = field(default_factory=dict)
    set_aside: set[int] = field(default_factory=set)

    def read(self) -> list[Summation]:
        """All summations of one measure."""
        for index, line in enumerate(self.statement.lines):
            if not self.amounts.rows[index]:
                continue
            if is_balance(self.statement, line):
                self._close_at_balance()
                continue
            self._close_indented(line.level)
            self._explain(index)
            self.open_lines.append(index)
        self._close_indented(-1)
        return list(self.found.values())

    def _close_at_balance(self) -> None:
        """In a statement of equity nothing before a balance is part of a total after it."""
        if self.statement.kind is StatementKind.EQUITY:
            self.open_lines.clear()
            self.set_aside.clear()

    def _explain(self, index: int) -> None:
        """Take the parts of a line off the open ones, if it is a total."""
        claimed = Claim.CLEAR if self._is_change_in_cash(index) else self.words[index].claim
        if claimed is Claim.NONE and not self._may_be_sum(index):
            return
        best = self._best(index, claimed, self.open_lines)
        if claimed is not Claim.NONE and (best is None or best.price > _DEAR):
            best = self._with_totals_above(index, claimed, best)
        if best is None and self.set_aside and claimed is not Claim.NONE:
            best = self._with_all_lines(index, claimed)
        if best and not (claimed is Claim.NONE and self.statement.kind is StatementKind.EQUITY):
            self._take(index, best)
        elif claimed is not Claim.NONE:
            self._put_aside(index, claimed)

    def _is_change_in_cash(self, index: int) -> bool:
        """The line before opening cash, whatever its caption: "Increase", "Net cash provided"."""
        if self.statement.kind is not StatementKind.CASH_FLOW or not self.words[index].is_change:
            return False
        after = next((i for i in range(index + 1, len(self.words)) if self.amounts.rows[i]), index)
        return is_balance(self.statement, self.statement.lines[after])

    def _with_totals_above(self, index: int, claimed: Claim, best: Candidate | None) -> Candidate | None:
        above, rest = self._totals_above()
        again = self._best(index, claimed, rest) if above else None
        if again is None or (best and again.merit - _PRICE_OF_TOTAL_ABOVE * len(above) <= best.merit):
            return best
        self.found.update((s.total, s) for s in above)
        self.open_lines = rest
        return again

    def _with_all_lines(self, index: int, claimed: Claim) -> Candidate | None:
        """Lines that stood aside for a total which does not foot may themselves be parts of this one."""
        everything = sorted({*self.open_lines, *self.set_aside})
        best = self._best(index, claimed, everything)
        if best:
            self.open_lines = everything
            self.set_aside.clear()
        return best

    def _put_aside(self, index: int, claimed: Claim) -> None:
        """The parts of a total that does not foot are no parts of the next one."""
        misfit = nearest_run(self.statement, self.words, index, self.open_lines)
        if misfit and (misfit.is_convincing if claimed is Claim.CLEAR else misfit.foots_elsewhere):
            aside = {term.line for term in misfit.terms}
            self.set_aside |= aside
            self.open_lines = [line for line in self.open_lines if line not in aside]

    def _best(self, index: int, claimed: Claim, open_lines: list[int]) -> Candidate | None:
        question = self._question(index, claimed, open_lines)
        search = Search(self.amounts, question)
        best = self._choose(question, claimed, search.plain())
        if claimed is Claim.NONE or (best and best.price <= _DEAR):
            return best
        best = self._choose(question, claimed, [*search.one_departure(), *([best] if best else [])])
        return best or self._choose(question, claimed, search.many_signs())

    def _may_be_sum(self, index: int) -> bool:
        """A quick look at a line that does not claim to be a total: most are the sum of no run of open lines."""
        packed = self.amounts.packed(self.amounts.presence[index])
        target = packed[index]
        limit = near(tolerance([self.amounts.roughness[index]] * 12), self.amounts.presence[index])
        plain = by_caption = 0
        for line in reversed(self.open_lines):
            value = packed[line]
            plain += value
            by_caption += value * self._expected(line, index)
            if -limit < plain - target < limit or -limit < by_caption - target < limit:
                return target != 0
        return False

    def _choose(self, question: Question, claimed: Claim, candidates: list[Candidate]) -> Candidate | None:
        floor = _PRICE_OF_CLAIM[claimed] + _NEEDED[claimed]
        dearest = _DEAREST[claimed]
        fit = [c for c in candidates if c.merit >= floor and c.price <= dearest and self._is_sum(question, claimed, c)]
        return max(fit, key=lambda c: (c.merit, -c.start), default=None)

    def _is_sum(self, question: Question, claimed: Claim, candidate: Candidate) -> bool:
        """A single part is no sum, unless a total repeats a total under another caption ("Total liabilities" without long-term ones)."""
        used = [line for line, sign in zip(question.open_lines[candidate.start :], candidate.signs, strict=True) if sign]
        if self._carries_forward(question.total, claimed, used):
            return False
        if len([line for line in used if any(self.amounts.rows[line])]) > 1:
            return True
        total, parts = self.statement.lines[question.total], [self.statement.lines[line] for line in used]
        captions = {_folded(part.caption) for part in parts}
        if len(parts) > 1:
            return claimed is not Claim.NONE and _folded(total.caption) not in captions
        both_claim = claimed is Claim.CLEAR and all(self.words[line].claim is not Claim.NONE for line in used)
        return both_claim and all(captions) and _folded(total.caption) not in captions

    def _carries_forward(self, total: int, claimed: Claim, used: list[int]) -> bool:
        """Change in cash + opening cash = closing cash, under captions that do not say so: no sum but a roll-forward."""
        if self.statement.kind is not StatementKind.CASH_FLOW or claimed is Claim.CLEAR or len(used) != len(("change", "opening")):
            return False
        captions = [self.statement.lines[line].caption.lower() for line in (total, *used)]
        is_balance_like = [line not in self.found and self.words[line].claim is Claim.NONE for line in used]
        return "cash" in captions[0] and any("cash" in caption for caption in captions[1:]) and any(is_balance_like)

    def _question(self, index: int, claimed: Claim, open_lines: list[int]) -> Question:
        kind = self.statement.kind
        return Question(
            total=index,
            open_lines=open_lines,
            expected=[self._expected(line, index) for line in open_lines],
            natural=lambda place: self._starts_naturally(place, open_lines),
            is_total=lambda place: open_lines[place] in self.found or self.words[open_lines[place]].claim is Claim.CLEAR,
            net=self.words[index].net,
            inverse=self.words[index].inverse,
            chain=claimed is not Claim.NONE and kind in (StatementKind.INCOME, StatementKind.COMPREHENSIVE_INCOME),
        )

    @cached_property
    def _negative(self) -> list[bool]:
        return [min((v for v in row if v is not None), default=0) < 0 for row in self.amounts.rows]

    def _expected(self, line: int, total: int) -> int:
        """The sign that caption and print announce: what stands in brackets already is added."""
        words = self.words[line]
        deducted = words.contra or (words.expense and self.words[total].profit and line not in self.found)
        return -1 if deducted and not self._negative[line] else 1

    def _starts_naturally(self, place: int, open_lines: list[int]) -> bool:
        """Whether a run may start here: at the top, after a total, at a total, after a heading, or where the indentation changes."""
        line = open_lines[place]
        if place == 0 or line in self.found:
            return True
        before = open_lines[place - 1]
        lines = self.statement.lines
        return (
            before in self.found
            or self.words[before].claim is Claim.CLEAR
            or self.words[line].claim is Claim.CLEAR
            or lines[before].section != lines[line].section
            or lines[before].level != lines[line].level
            or any(lines[i].role is LineRole.HEADING for i in range(before + 1, line))
        )

    def _take(self, index: int, best: Candidate) -> None:
        run = self.open_lines[best.start :]
        terms = tuple(
            Term(line, sign if any(self.amounts.rows[line]) else self._expected(line, index))
            for line, sign in zip(run, best.signs, strict=True)
            if sign
        )
        self.found[index] = Summation(index, terms)
        self.open_lines[best.start :] = [line for line, sign in zip(run, best.signs, strict=True) if not sign]

    def _close_indented(self, level: int) -> None:
        """A total above its parts ends where the indentation returns to it: "Inventories 100", indented "Raw 60", "Finished 40"."""
        lines = self.statement.lines
        while self.open_lines and lines[self.open_lines[-1]].level > level:
            inner = lines[self.open_lines[-1]].level
            host = next((p for p in range(len(self.open_lines) - 1, -1, -1) if lines[self.open_lines[p]].level < inner), None)
            if host is None or lines[self.open_lines[host]].level < level or not self._fold_above(host):
                return

    def _fold_above(self, host: int) -> bool:
        total, parts = self.open_lines[host], self.open_lines[host + 1 :]
        summation = self._sum_below(total, parts)
        if summation is None:
            return False
        self.found[total] = summation
        del self.open_lines[host + 1 :]
        return True

    def _totals_above(self) -> tuple[list[Summation], list[int]]:
        """Open lines that are the sum of the open lines right after them, and what stays open then."""
        summations: list[Summation] = []
        rest: list[int] = []
        place = 0
        while place < len(self.open_lines):
            total = self.open_lines[place]
            rest.append(total)
            place += 1
            for end in self._ends_below(total, place):
                summation = self._sum_below(total, self.open_lines[place:end])
                if summation:
                    summations.append(summation)
                    place = end
                    break
        return summations, rest

    def _ends_below(self, total: int, start: int) -> Iterator[int]:
        """Where runs of two and more open lines end that start at a place and come near an open total: a quick look, as `_may_be_sum`."""
        if total in self.found or not any(self.amounts.rows[total]):
            return
        mask = self.amounts.presence[total]
        packed, roughness = self.amounts.packed(mask), self.amounts.roughness
        rest, roughest, limit = packed[total], -1, 0
        for end, line in enumerate(self.open_lines[start:], start + 1):
            rest -= packed[line]
            if roughness[line] > roughest:
                roughest = max(roughness[line], roughness[total])
                limit = near(tolerance([roughest] * 12), mask)
            if -limit < rest < limit and end - start > 1:
                yield end

    def _sum_below(self, total: int, parts: Sequence[int]) -> Summation | None:
        rows = self.amounts.rows
        if len(parts) < 2 or total in self.found:  # noqa: PLR2004 - a sum has two parts
            return None
        stated = rows[total]
        sums = [sum(rows[part][column] or 0 for part in parts) for column in range(len(stated))]
        allowed = tolerance([self.amounts.roughness[line] for line in (total, *parts)])
        if any(v is not None and abs(v - s) > allowed for v, s in zip(stated, sums, strict=True)):
            return None
        evidence = sum(min(18, abs(v).bit_length()) - (2 * abs(v - s)).bit_length() for v, s in set(zip(stated, sums, strict=True)) if v)
        if evidence < _PRICE_OF_CLAIM[Claim.NONE] + _NEEDED[Claim.CLEAR]:
            return None
        return Summation(total, tuple(Term(part, 1) for part in parts))


def _folded(caption: str) -> str:
    return " ".join(caption.lower().split())
