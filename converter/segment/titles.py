"""Titles of statements and of notes, recognised by their words, wherever a line consists of nothing else.

"CONSOLIDATED STATEMENTS OF INCOME" and "XYZ Corp Balance Sheet (Unaudited)" are titles; the same words within a sentence of an
auditor's report, in an index with page numbers, or in "off-balance sheet risk" are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from converter.model.source import Span
from converter.model.statement import StatementKind


class Standing(StrEnum):
    """What a title stands over."""

    STATEMENT = "statement"
    NOTES = "notes"
    OTHER = "other"  # a pro forma, parent-only, selected, supplementary... table: never a statement, and the end of one


@dataclass(frozen=True, slots=True)
class Title:
    """A title: `text` on one line, `continued` where it says that its statement began on an earlier page."""

    standing: Standing
    span: Span
    text: str
    kind: StatementKind | None = None
    continued: bool = False


_SEEDS = tuple(  # each starts with a literal word, which the regex engine finds at memory speed
    re.compile(seed)
    for seed in (
        r"balanced?\s+sheets?\b",
        r"statements?\b",
        r"cash\s+flows?\b",
        r"financial\s+(?:position|condition|data|information|highlights|summary)\b",
        r"consolidated\s+(?:income|earnings|operations|results)\b",
        r"condensed\s+(?:income|earnings|operations|results)\b",
        r"results\s+of\s+operations\b",
        r"notes\s+to\b",
        r"quarterly\b",
    )
)
_SENTENCE = re.compile(
    r"\b(?:the|our|see|with|are|is|was|were|by|that|which|has|have|be|been|should|this|these|its|such|not|audited|accompanying|following"
    r"|related|herein|under|adopted|issued|no|it|we|would|from|included|using|used|provided|(?!ended|consolidated|condensed|unaudited"
    r"|restated|continued|combined)[a-z]+ed)\b"
)
_CAPITAL_SENTENCE = re.compile(
    r"(?i)^\W*(?:see\b|refer\b|the accompanying|accompanying|these\b|an integral|report of|reports of|item\b|part\b|exhibit\b|accounting"
    r"|management|responsibilit)|accounting standards|statement of (?:work|position \d|responsib|differences)|off-balance|integral part"
    r"|page no"
)
_PAGE_REFERENCE = re.compile(
    r"(?:\s\s|\.\.|\.\s|[-\s](?=[fas]-))(?:page\s{1,3})?(?:[a-z]{1,2}-)?\d{1,3}(?:\s?(?:-|and|to)\s?\d{1,3})?$", re.IGNORECASE
)
_MAX_LINE = 130
_MAX_WORDS = 24
_MAX_LINES = 4
_OPEN_END = re.compile(
    r"(?:\b(?:of|in|and|for|to|consolidated|condensed|statements?|changes|financial|stockholders'?|shareholders'?)|[,&-])\s*$"
)
_CONTINUED = re.compile(r"\(?\b(?:continued|cont'd|contd|cont\.|cont|concluded)\b")
_OTHER = re.compile(
    r"pro[\s-]?forma|\bselected\b|parent\b|registrant\b|consolidating|combining|supplementa(?:ry|l)\s+(?:income|information|schedule"
    r"|data|cash|financial"
    r"|disclosure|balance|non)|\bsummar(?:y|ized)\b|quarterly\s+(?:financial|results|data|information|summary)|\bdata\b|highlights"
    r"|\bschedules?\b|benefits\b|"
    r"five[\s-]year|ten[\s-]year|per\s+share|ratios?\b|capitalization|segments?\b|unaudited\s+quarterly|average\s+balance|percent"
    r"|reconciliation"
    r"|computation|financial\s+information|interim\s+results|eligible|plan\b|reviews?\b|discussion|analysis"
)
_SECTION = re.compile(  # headings within a statement of cash flows, and notes about it
    r"cash\s+flows?\s*(?:/|from|used|provided|generated|\(used|\(to|to\b|disclosure|information|reporting|data)|^\W*net\s+cash"
    r"|activities|\beffect\s+of"
    r"|^\W*supplementa(?:ry|l)\s+(?:schedule|disclosure|cash|non|information)|reconcil|^\W*(?:note\s+)?\(?\d{1,2}[.)]|^note\b"
    r"|off.balance|fair\s+value"
)
_OWNERS = re.compile(
    r"(?:stock|share)\s?(?:holder|owner)|shareowner|partners?\W{0,2}\s+(?:\w+\s+)?(?:capital|equity|deficit|deficiency)|\bequity\b"
    r"|retained\s+(?:earnings|income)"
    r"|reinvested|capital\s+accounts|paid-in|net\s+assets|members\W{0,2}\s+(?:equity|capital)|accumulated\s+deficit|invested\s+capital"
    r"|\bcapital\b|"
    r"earnings\s+retained|common\s+stock|surplus|deficit\b|undistributed"
)
_NOT_EARNED = re.compile(
    r"(?:retained|reinvested|undistributed|accumulated)\s+(?:earnings|income|other\s+comprehensive)|earnings\s+(?:re)?(?:invested"
    r"|retained|employed)|"
    r"other\s+comprehensive"
)
_EARNED = re.compile(r"\b(?:income|earnings|operations?|loss(?:es)?|profits?|revenues?|results|expenses)\b")


def find_titles(text: str, lowered: str, span: Span) -> list[Title]:
    """The titles in `text[span]`, in order; `lowered` is the text in lower case, character by character."""
    found: list[Title] = []
    line = -1
    for at in sorted(m.start() for seed in _SEEDS for m in seed.finditer(lowered, span.start, span.end)):
        start = max(text.rfind("\n", 0, at) + 1, span.start)
        if start == line or (found and at < found[-1].span.end):
            continue
        line = start
        title = _title_at(text, start, span)
        if title:
            found.append(title)
    return found


def _title_at(text: str, start: int, span: Span) -> Title | None:
    stop = text.find("\n", start, span.end)
    if not _stands_alone(text, start, text[start : stop if stop >= 0 else span.end].strip()):
        return None
    lines = list(_lines(text, start, span))
    end, words = lines[0][0].end, lines[0][1]
    for place, line in lines[1:]:
        if not _OPEN_END.search(words.lower()) or not line or _PAGE_REFERENCE.search(line):
            break
        end, words = place.end, f"{words} {line}"
    words = " ".join(re.sub(r"<[^>]*>|[_=]{3,}|-{4,}", " ", words).split())
    lead = re.compile(r"\s*(?:<[A-Z/]+>\s*)*").match(text, start)
    return _classified(words, Span(lead.end() if lead and lead.end() < end else start, end))


def _lines(text: str, start: int, span: Span) -> Iterator[tuple[Span, str]]:
    """Up to four lines from `start`, stripped; blank lines between the parts of a title don't count."""
    at, count, blanks = start, 0, 0
    while at < span.end and count < _MAX_LINES and blanks < _MAX_LINES:
        stop = text.find("\n", at, span.end)
        stop = span.end if stop < 0 else stop
        words = text[at:stop].strip()
        if words or not count:
            yield Span(at, at + len(text[at:stop].rstrip())), words
            count += 1
        else:
            blanks += 1
        at = stop + 1


def _stands_alone(text: str, start: int, line: str) -> bool:
    """Whether a line is a title by its looks: short, capitalised, no sentence, no reference to a page."""
    bare = re.sub(r"<[^>]*>", " ", line).strip()
    if not bare or len(bare) > _MAX_LINE or len(bare.split()) > _MAX_WORDS:
        return False
    if _PAGE_REFERENCE.search(bare) or _CAPITAL_SENTENCE.search(bare) or re.search(r"\d,\d{3}|\.{4,}|[;?]|[a-z]{3}\.$", bare):
        return False
    if not re.match(r"[^a-z]*[A-Z]", bare) or _SENTENCE.search(bare):
        return False
    above = text[max(0, start - 300) : max(0, start - 1)].rpartition("\n")[2].strip()
    return len(above) <= _MAX_WORDS * 2 or not _SENTENCE.search(above) or above.endswith((".", ":", ">"))


def _classified(words: str, span: Span) -> Title | None:
    low = words.lower()
    continued = bool(_CONTINUED.search(low))
    if "notes to" in low or low.startswith("notes and "):
        return Title(Standing.NOTES, span, words, continued=continued) if "statement" in low or low.startswith("notes to") else None
    if _SECTION.search(low):
        return None
    kind = kind_of_title(low)
    if _OTHER.search(_without_scale(low)):
        return Title(Standing.OTHER, span, words, kind)
    return Title(Standing.STATEMENT, span, words, kind, continued) if kind else None


def _without_scale(low: str) -> str:
    """A title without what it says in brackets: "(in thousands, except per share data)" makes no other table."""
    return re.sub(r"\([^)]*\)|\([^)]*$|\bin (?:thousands|millions).*|\bexcept (?:per|share).*|\band per share.*", " ", low)


def kind_of_title(low: str) -> StatementKind | None:
    """The kind that a title in lower case names; None for none, or for a list of several statements."""
    low = _without_scale(low)
    flows = bool(
        re.search(
            r"cash\s+flow|changes\s+in\s+(?:cash|financial\s+position)|sources?\s+and\s+(?:uses?|applications?)\s+of"
            r"|changes\s+in\s+working",
            low,
        )
    )
    balance = bool(
        re.search(
            r"balanced?\s+sheet|financial\s+(?:position|condition)|statements?\s+of\s+(?:consolidated\s+)?condition|assets(?:,"
            r"|\s+and)\s+liabilities",
            low,
        )
        or re.search(r"statements?\s+of\s+(?:consolidated\s+)?net\s+assets", low)
    )
    statement = bool(re.search(r"statements?\b|results\s+of|^\W*(?:\w+\s+)?(?:consolidated|condensed)", low))
    owned = bool(_OWNERS.search(low))
    earned = bool(
        statement and _EARNED.search(_NOT_EARNED.sub(" ", low.replace("comprehensive income", " ").replace("comprehensive loss", " ")))
    )
    if flows:
        return (
            None
            if earned or (balance and "changes in financial" not in low) or (owned and "statement" in low and "and" in low)
            else StatementKind.CASH_FLOW
        )
    if balance:
        return None if earned and "results" in low else StatementKind.BALANCE_SHEET
    if earned:
        return StatementKind.INCOME
    if owned and statement:
        return StatementKind.EQUITY
    return StatementKind.COMPREHENSIVE_INCOME if statement and "comprehensive" in low else None
