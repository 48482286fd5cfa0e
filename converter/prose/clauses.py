"""What a subject's clause says: amounts with their periods.

    SUBJECT was A in P                                SUBJECT was A, A and A in P, P and P, respectively
    SUBJECT for P was A                               In P, P and P, SUBJECT was A, A and A, respectively
    SUBJECT was A in P, A in P and A in P             SUBJECT was A in P, compared to A in P
    SUBJECT rose from A in P to A in P                In P ... SUBJECT was A
    SUBJECT was A (P), A (P) and A (P)                SUBJECT was A in P (A in P)
    SUBJECT was A (a sentence after "In P ...": the same period)

and after it "an increase of A, or A%". Between subject and amount only words of the grammar may stand,
or what the subject includes or is net of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from converter.model.period import Duration, Period
from converter.prose.rules import AmountRule, Grammar
from converter.prose.sentence import Sentence

_A, _P = r"<A\d+>", r"<P\d+>"
_UNIT = r"(?: (?:per share|a share|shares|of (?:the )?(?:company's )?(?:consolidated )?(?:net )?sales))?"
_ONE = rf"(?:approximately |about )?{_A}{_UNIT}"
_LIST = rf"{_ONE}(?:,? (?:and )?{_ONE}|, {_ONE})*"
_YEARS = r"(?:(?:each of )?(?:the )?(?:two|three|four|five) )?"  # "for the three <P0>": years that are named one by one
_GROUP = re.compile(
    rf"(?P<amounts>{_LIST}),?(?: respectively,?)?"
    r"(?: (?:was|were) (?:incurred|recorded|charged to (?:operations|expense|earnings|income)|expensed))?"
    rf"(?:(?: (?:for|in|during|at|as of|on|of))? {_YEARS}(?P<period>{_P})| \((?P<aside>{_P})\))(?:,? respectively)?",
    re.IGNORECASE,
)
_AROUND = re.compile(
    rf"(?P<words>(?: [a-z]+){{0,4}}?) (?:for|in|during|at|as of) {_YEARS}(?P<period>{_P}),? "
    r"(?:was|were|amounted to|totaled|totalled|aggregated|approximated) ",
    re.IGNORECASE,
)
_MORE = re.compile(
    r",? ?(?:and|as compared (?:to|with)|compared (?:to|with)|versus|from|;)? \(?(?=(?:approximately |about )?<A)", re.IGNORECASE
)
_INCLUDING = re.compile(
    r" ?(?:\((?:including|net of) [^()<>]*\)|, (?:including|net of) [^,<>]*,(?= ))", re.IGNORECASE
)  # all the same whole
_MOVED = re.compile(r"(?:has )?(?:rose|increased|decreased|declined|grew|fell|improved|climbed|dropped)(?: slightly)? from ", re.IGNORECASE)
_TO = re.compile(r",? to (?=(?:approximately |about )?<A)", re.IGNORECASE)
_LEADING = re.compile(rf"^(?:\(?\w{{1,2}}[.)] )?(?:In|On|For|During|At|As of) (?P<period>{_P}),? ", re.IGNORECASE)
_CHANGE = re.compile(
    rf",? (?:(?:an? |representing an? )?(?P<way>increase|decrease|decline|up|down)(?: of)?) (?P<change>{_A})(?:,? or (?P<percent>{_A}))?"
    r"(?:,? (?:over|from|compared (?:to|with)) (?:the )?(?:prior|previous|preceding) year)?(?=[,.;]|$)",
    re.IGNORECASE,
)
_NUMBERING = re.compile(r"\W*\w{1,2}[.)]\s*")  # a note's number
_WORD = re.compile(r"[A-Za-z][\w'-]*|\S")
_AFTER_GROUP = re.compile(
    r"\s*(?:$|[.,;:)]|and\b|compared|as compared|versus|respectively|which|but|while|after|primarily|due)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Said:
    """An amount (by its mark) over a period; `change` and `percent` mark the change from the period before."""

    amount: str
    period: Period
    phrase: str
    way: int = 0  # 1 for an increase, -1 for a decrease, 0 for an amount itself


def said_of(rule: AmountRule, grammar: Grammar, sentence: Sentence, topic: Period | None) -> Iterator[Said]:
    """What a sentence says of a rule's subject; `topic` is the period that the paragraph opened with."""
    text = sentence.text
    for subject in rule.subject.finditer(text):
        if not _own(text[: subject.start()], rule):
            continue
        pairs, end = _pairs(rule, sentence, subject.end(), topic)
        if not pairs or grammar.after.match(text, end) or not _AFTER_GROUP.match(text, end):
            continue
        yield from (Said(amount, period, subject.group()) for amount, period in pairs)
        yield from _changes(rule, sentence, end, pairs[-1][1], subject.group())
        return


def _pairs(rule: AmountRule, sentence: Sentence, at: int, topic: Period | None) -> tuple[list[tuple[str, Period]], int]:
    """The amounts with their periods that follow a subject, in the first form that fits, and where they end."""
    text = sentence.text
    around = _AROUND.match(text, at)
    if around and rule.link.issuperset(around["words"].lower().split()):
        return _listed(sentence, around.end(), around["period"])
    start = _linked(text, at, rule.link)
    if start is None:
        return [], at
    moved = _MOVED.match(text, start)
    if moved:
        return _moved(sentence, moved.end())
    pairs, end = _groups(sentence, start, topic)
    leading = _LEADING.match(text)
    return (pairs, end) if pairs or not leading else _listed(sentence, start, leading["period"])


def _listed(sentence: Sentence, at: int, period: str) -> tuple[list[tuple[str, Period]], int]:
    """As many amounts as the periods named before them: "in 1995, 1994 and 1993, SUBJECT was A, A and A, respectively"."""
    listed = re.compile(rf"(?P<amounts>{_LIST})(?:,? respectively)?", re.IGNORECASE).match(sentence.text, at)
    if not listed:
        return [], at
    return _zipped(re.findall(_A, listed["amounts"]), sentence.period(period).periods), listed.end()


def _own(before: str, rule: AmountRule) -> bool:
    """Whether the words before a subject leave it the company's own: the beginning, a comma, or words of the grammar."""
    words = _WORD.findall(before)[-2:]
    if not words or _NUMBERING.fullmatch(before):
        return True
    last = words[-1].lower()
    if last in {",", ";", ">", ":"}:
        return True
    return last in rule.before and (len(words) == 1 or last != "net" or words[0].lower() in rule.before)


def _linked(text: str, at: int, link: frozenset[str]) -> int | None:
    """Where the amounts (or the verb of movement) begin after the subject, if only linking words stand between."""
    aside = _INCLUDING.match(text, at)
    at = position = aside.end() + 1 if aside else at
    for word in _WORD.finditer(text, at):
        if word.group() == "<":
            return position if text[word.start() + 1] == "A" else None
        if _MOVED.match(text, word.start()):
            return word.start()
        if word.group().lower() not in link and word.group() not in {",", "(", ")"}:
            return None
        position = word.end() + 1 if text[word.end() : word.end() + 1] == " " else word.end()
    return None


def _groups(sentence: Sentence, at: int, topic: Period | None) -> tuple[list[tuple[str, Period]], int]:
    """Groups of amounts with periods from `at` on; a lone amount takes the sentence's leading period, or the topic."""
    pairs: list[tuple[str, Period]] = []
    end = at
    while group := _GROUP.match(sentence.text, end):
        found = _paired(sentence, group)
        if not found:
            return [], at
        pairs += found
        end = group.end()
        more = _MORE.match(sentence.text, end)
        if not more:
            return pairs, end
        end = more.end()
    if pairs:
        return ([], at) if sentence.text[end : end + 2] == "<A" else (pairs, end)
    alone = re.compile(_ONE, re.IGNORECASE).match(sentence.text, at)
    period = leading_period(sentence) if _LEADING.match(sentence.text) else (topic if not sentence.periods else None)
    if not alone or period is None:
        return [], at
    mark = re.search(_A, alone.group())
    return ([(mark.group(), period)] if mark else []), alone.end()


def _paired(sentence: Sentence, group: re.Match[str]) -> list[tuple[str, Period]]:
    return _zipped(re.findall(_A, group["amounts"]), sentence.period(group["period"] or group["aside"]).periods)


def _zipped(amounts: Sequence[str], periods: Sequence[Period | None]) -> list[tuple[str, Period]]:
    """Each amount with its period, nothing where their numbers differ or a period is open."""
    if len(amounts) != len(periods) or any(p is None for p in periods):
        return []
    return [(a, p) for a, p in zip(amounts, periods, strict=True) if p is not None]


def _moved(sentence: Sentence, at: int) -> tuple[list[tuple[str, Period]], int]:
    """The two ends of "from A in P to A in P"."""
    first = _GROUP.match(sentence.text, at)
    to = _TO.match(sentence.text, first.end()) if first else None
    second = _GROUP.match(sentence.text, to.end()) if to else None
    if not first or not second:
        return [], at
    pairs = _paired(sentence, first) + _paired(sentence, second)
    return (pairs, second.end()) if len(pairs) == 2 else ([], at)  # noqa: PLR2004 - from one, to one


def _changes(rule: AmountRule, sentence: Sentence, end: int, period: Period, phrase: str) -> Iterator[Said]:
    """The changes told right after an amount: "up $0.35 from the previous year, an increase of 25.4%"."""
    while rule.change and isinstance(period, Duration) and (change := _CHANGE.match(sentence.text, end)):
        way = 1 if change["way"].lower() in {"increase", "up"} else -1
        yield from (Said(mark, period, phrase, way) for mark in (change["change"], change["percent"]) if mark)
        end = change.end()


def leading_period(sentence: Sentence) -> Period | None:
    """The period that a sentence opens with: "In 2004 ..."."""
    leading = _LEADING.match(sentence.text)
    return sentence.period(leading["period"]).single if leading else None
