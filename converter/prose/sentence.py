"""Sentences with their amounts and periods marked: "Net sales of <A0> in <P0>", so that rules read words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from converter.figures import Amount, find_amounts
from converter.joined import Joined
from converter.model.quantity import Figure
from converter.model.source import Span
from converter.prose.phrases import PERIOD_WORDS, YEAR, Calendar, PeriodWords, read_words, resolve

_END = re.compile(r"(?<=[.?!])[\"')]*\s+(?=[A-Z(\"])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Inc|Corp|Co|Ltd|No|Nos|Mr|Mrs|Ms|Dr|St|U\.S|approx|vs|Jr|Sr|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|\d)\.$"
)
_YEAR_ENDS = re.compile(r"\d{2}\.$")
_REFERENCE = re.compile(
    r"(?:\bNos?\.?|\bNotes?|\bSections?|\bpages?|\bStatements?|\bForm|\bItems?|\bRules?|\bSFAS|\bFASB|\bAPB|\bFAS|\bOpinion|\bRelease"
    r"|#)\s*(?:\(?\w\)?\s*(?:and|,)\s*)?$",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:more than|less than|over|under|nearly|almost|up to|at least|at most|exceed\w*|between|minimum of|maximum of)\s*$", re.IGNORECASE
)
_ABOUT = re.compile(r"\b(?:approximately|about|approximated|approximates|approximate)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text` has "<A0>" for amounts and "<P0>" for periods; `plain` is its stretch of the paragraph as printed."""

    text: str
    plain: str
    span: Span
    amounts: tuple[Amount, ...]
    periods: tuple[PeriodWords, ...]

    def amount(self, mark: str) -> Amount:
        """The amount that "<A0>" stands for."""
        return self.amounts[int(mark[2:-1])]

    def period(self, mark: str) -> PeriodWords:
        """The period words that "<P0>" stands for."""
        return self.periods[int(mark[2:-1])]


def sentences(paragraph: Joined, calendar: Calendar) -> Iterator[Sentence]:
    """The sentences of a paragraph; figures' spans point into the source."""
    for start, end in sentence_spans(paragraph.text):
        yield _marked(paragraph, start, end, calendar)


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a paragraph starts and ends."""
    start = 0
    for match in _END.finditer(text):
        before = text[max(0, match.start() - 8) : match.start()]
        if not _ABBREVIATION.search(before) or _YEAR_ENDS.search(before):
            yield start, match.end() - 1
            start = match.end()
    yield start, len(text)


def _marked(paragraph: Joined, start: int, end: int, calendar: Calendar) -> Sentence:
    text = paragraph.text
    marks: list[tuple[int, int, Amount | PeriodWords]] = []
    words = list(PERIOD_WORDS.finditer(text, start, end)) if YEAR.search(text, start, end) else []
    periods = resolve([read_words(match, calendar) for match in words], calendar)
    marks += [(m.start(), m.end(), p) for m, p in zip(words, periods, strict=True)]
    for amount in find_amounts(text, start, end):
        if not any(m.start() < amount.span.end and amount.span.start < m.end() for m in words):
            kept = _sure(text, amount)
            if kept:
                marks.append((amount.span.start, amount.span.end, kept))
    return _sentence(paragraph, start, end, sorted(marks, key=lambda mark: mark[0]))


def _sentence(paragraph: Joined, start: int, end: int, marks: list[tuple[int, int, Amount | PeriodWords]]) -> Sentence:
    parts, at, amounts, periods = list[str](), start, list[Amount](), list[PeriodWords]()
    for low, high, mark in marks:
        parts.append(paragraph.text[at:low])
        if isinstance(mark, Amount):
            parts.append(f"<A{len(amounts)}>")
            span = paragraph.span(mark.figure.span.start, mark.figure.span.end)
            amounts.append(replace(mark, figure=replace(mark.figure, span=span)))
        else:
            parts.append(f"<P{len(periods)}>")
            periods.append(mark)
        at = high
    parts.append(paragraph.text[at:end])
    plain = paragraph.text[start:end]
    return Sentence("".join(parts), plain, paragraph.span(start, end), tuple(amounts), tuple(periods))


def _sure(text: str, amount: Amount) -> Amount | None:
    """The amount, with the precision that "approximately" claims; None for references, plain small numbers and vague ones."""
    before = text[max(0, amount.span.start - 24) : amount.span.start]
    printed = text[amount.figure.span.start : amount.figure.span.end]
    if amount.measure is None and "," not in printed and "." not in printed and not amount.figure.scale:
        return None
    if _REFERENCE.search(before) or _VAGUE.search(before):
        return None
    return replace(amount, figure=claimed(amount.figure, printed)) if _ABOUT.search(before) else amount


def claimed(figure: Figure, printed: str) -> Figure:
    """A figure said to be approximate claims no digit of its trailing zeros: about $12,100,000 has decimals -5."""
    digits = printed.replace(",", "")
    if "." in digits:
        return figure
    zeros = len(digits) - len(digits.rstrip("0"))
    return replace(figure, decimals=min(figure.decimals, -(zeros + figure.scale)))
