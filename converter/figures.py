"""Printed figures: the one parser of numerals, dashes, amounts and scales for the whole program.

Two readings of a text, for two kinds of place:

1. `find_numerals` for cells of tables: "(1,203)", "$ (1,203)", "-$1,203", "1,203-", "-", "$.09", "12.5%". A numeral is a whole word there;
   "10-K", "12/31/95", "7 1/2", "1,23" and "2002," are none. "(1,203" alone in its cell lost its closing bracket.
2. `find_amounts` for sentences and captions: also "$6.4 million", "5 cents", "12 percent", and numerals next to punctuation.

`find_scaling` reads what a heading says about thousands and millions. Years, note references and footnote marks are
numerals like others here: whether a numeral is a figure is the table's (or the sentence's) decision, by where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from converter.model.quantity import Figure, Measure
from converter.model.source import Span

_CORE = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?![.,]?\d)"
_NUMERAL = re.compile(
    r"(?=[$(.\d\u2013\u2014\x96\x97_-])(?:(?:(?P<ahead>(?<![^\s(])-(?=\$))?(?P<cur>\$)\s*)?"
    r"(?:(?P<open>\()\s{0,9})?(?:(?P<cur2>\$)\s*)?(?P<minus>(?<![^\s$(])-)?"
    rf"(?P<core>(?<![\w.,/'#&+\u2013\u2014])(?<![^\s$(]-){_CORE}(?![\w/'])(?!\s\d/\d))"
    r"(?P<percent>\s?%)?(?:(?P<close>\s{0,2}\))(?P<percent2>\s?%)?|(?P<after>-)(?=\s|$))?"
    r"|(?:(?P<dashcur>\$)\s*)?(?<![^\s$(])(?P<dash>-\s?0\s?-|-{1,4}|(?<=\$)-{5,8}|[\u2013\u2014\x96\x97]{1,3}|_{1,2})(?=[\s)]|$))"
)
_AMOUNT = re.compile(
    r"(?:(?P<currency>\bUS\$|\bU\.S\.\s?\$|\$)\s?)?"
    rf"(?<![\w.,/#&])(?P<core>{_CORE})(?![\w/])(?!\s\d/\d)"
    r"(?:[\s-]{1,4}(?P<word>thousand|million|billion|trillion)s?\b)?"
    r"(?:\s?(?P<percent>%)|\s{1,3}(?P<percentword>percent|per\s?cent)\b|\s{1,3}(?P<cents>cents?)\b)?",
    re.IGNORECASE,
)
_WORDS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}


class Numeral(NamedTuple):
    """A numeral by its place in a line: `start`..`end` the digits or the dash, `left`..`right` with currency sign and brackets.

    `value` is signed as printed and not scaled; `places` counts the printed decimals; `is_grouped` is for thousands' commas.
    """

    start: int
    end: int
    left: int
    right: int
    value: Decimal
    places: int = 0
    is_dash: bool = False
    has_currency: bool = False
    has_percent: bool = False
    has_bracket: bool = False
    is_grouped: bool = False


def find_numerals(line: str) -> list[Numeral]:
    """All numerals and dashes of a line that stand as words of their own, in order."""
    return [found for match in _NUMERAL.finditer(line) if (found := _dash(line, match) if match["dash"] else _numeral(line, match))]


_GLUE = frozenset(",:;-")
_NOTE_DIGITS = 2  # of a note's number at most
_BRACKET = re.compile(r"[()]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_AMOUNT_DIGITS = 2  # from which on a number after a bracket is no mark
_STRAY_COMMA = re.compile(r",\s{2,}\S")


def _is_glued(line: str, match: re.Match[str]) -> bool:
    """Whether a numeral belongs to words, by the sign behind it, or is a page's number ("-3-"); a comma typed too much does not matter."""
    if match["minus"] and match["after"]:
        return match["core"] != "0"  # "-0-" is a figure
    end = match.end()
    return line[end : end + 1] in _GLUE and not ("," in match["core"] and _STRAY_COMMA.match(line, end))


def _ends_words(line: str, start: int) -> bool:
    """Whether a numeral that opens a line closes a bracket of the line above: "... $828.2 in / 1994)", "... (Notes 6 and / 8)   400"."""
    if line[:start].strip():
        return False
    number, _, behind = line[start:].partition(")")
    is_note = number.isdigit() and len(number) <= _NOTE_DIGITS and any(map(str.isdigit, behind))
    return is_note or bool(line.strip("$(),. 0123456789"))


def _dash(line: str, match: re.Match[str]) -> Numeral:
    start, end = match.span("dash")
    left, right = match.span()
    if line[left - 1 : left] == "(" and line[right : right + 1] == ")":
        left, right = left - 1, right + 1
    return Numeral(start, end, left, right, Decimal(0), is_dash=True, has_currency=bool(match["dashcur"]))


def _numeral(line: str, match: re.Match[str]) -> Numeral | None:
    """The numeral, None where it is a part of words."""
    left, right = match.span()
    start, end = match.span("core")
    core = line[start:end]
    is_grouped = "," in core
    if left == start and right == end:
        if line[end : end + 1] in _GLUE and _is_glued(line, match):
            return None
        return Numeral(start, end, left, right, Decimal(core.replace(",", "")), decimal_places(core), is_grouped=is_grouped)
    opened, cur, cur2, minus, percent, closed, after = match.group("open", "cur", "cur2", "minus", "percent", "close", "after")
    minus = minus or match["ahead"]
    if _is_glued(line, match) or (closed and not opened and _ends_words(line, left)):
        return None
    if cur and cur2 and not opened:  # the first is of an empty cell
        left = match.start("cur2")
    bracket = bool(closed and (opened or _lost_partner(line, match))) or bool(opened and not closed and _lost_closing(line, match))
    if bracket and core == "000":  # the scale of a column: "(000)"
        return None
    if opened and not bracket:
        left = match.start("cur2") if cur2 else match.start("minus") if match["minus"] else start
    elif closed and not bracket:
        right = match.end("percent") if percent else end
    value = Decimal(core.replace(",", ""))
    return Numeral(
        start,
        end,
        left,
        right,
        -value if bracket or minus or after else value,
        decimal_places(core),
        has_currency=bool(cur or cur2),
        has_percent=bool(percent or match["percent2"]),
        has_bracket=bracket,
        is_grouped=is_grouped,
    )


def _lost_partner(line: str, match: re.Match[str]) -> bool:
    """Whether a closing bracket behind an amount lost its partner ("$104,747)"), rather than closing one of words before it."""
    start = match.start()
    is_amount = bool(match["cur"] or match["cur2"] or "," in match["core"] or "." in match["core"])
    return is_amount and bool(line[:start].strip()) and line.count("(", 0, start) <= line.count(")", 0, start)


@lru_cache(maxsize=4096)  # dashes, years and small numbers stand in many cells
def read_cell(text: str) -> Numeral | None:
    """The first numeral of a cell, which holds a figure with its own signs alone: a bracket is one, even without its partner."""
    found = find_numerals(text)
    if not found:
        return None
    numeral = found[0]
    is_bracket = not (numeral.has_bracket or numeral.is_dash) and ("(" in text[: numeral.start] or ")" in text[numeral.end :])
    return numeral._replace(value=-abs(numeral.value), has_bracket=True) if is_bracket else numeral


def _lost_closing(line: str, match: re.Match[str]) -> bool:
    """Whether the closing bracket of an amount was left out ("  (6,961"), which stands apart and is not the beginning of words."""
    start, end = match.span()
    core = match["core"]
    is_amount = "," in core or "." in core or (len(core) >= _AMOUNT_DIGITS and not _YEAR.fullmatch(core))
    apart = bool(line[:start].strip()) and not line[max(0, start - 2) : start].strip() and not line[end : end + 2].strip()
    behind = _BRACKET.search(line, end)
    return is_amount and apart and (behind is None or behind[0] == "(" or not line[end : behind.start()].strip())


def decimal_places(text: str) -> int:
    """How many digits stand after the decimal point: 2 for "1.20", 0 for "1,203"."""
    return len(text.partition(".")[2])


def make_figure(numeral: Numeral, offset: int = 0, scale: int = 0, measure: Measure = Measure.MONETARY) -> Figure:
    """The figure of a numeral in a line that starts at `offset`.

    "(1,203)" in thousands is -1,203,000 with decimals -3; "12.5%" is 0.125 with scale -2 and decimals 3; a dash is zero.
    Per-share figures and percentages do not take part in the statement's scale.
    """
    if measure is Measure.PERCENT or numeral.has_percent:
        scale = -2
    elif measure in (Measure.PER_SHARE, Measure.PURE):
        scale = 0
    span = Span(offset + numeral.start, offset + numeral.end)
    return Figure(shifted(numeral.value, scale), scale, numeral.places - scale, span, is_dash=numeral.is_dash)


def shifted(value: Decimal, scale: int) -> Decimal:
    """The value times ten to the power of `scale`, written without an exponent: 1203 by 3 is 1203000."""
    return value.scaleb(scale) + 0  # the sum has the smaller exponent of both, and that of 0 is 0


def parse_figure(text: str, offset: int = 0, scale: int = 0, measure: Measure = Measure.MONETARY) -> Figure | None:
    """The figure that a whole cell's text is; None where it is anything else, or holds more than one numeral."""
    found = find_numerals(text)
    if len(found) != 1 or text[: found[0].left].strip() or text[found[0].right :].strip():
        return None
    return make_figure(found[0], offset, scale, measure)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a sentence: its figure, what its own signs say it measures (None: nothing), and its whole printed stretch."""

    figure: Figure
    measure: Measure | None
    span: Span


def find_amounts(text: str, start: int = 0, end: int | None = None) -> Iterator[Amount]:
    """The numerals of `text[start:end]` with the words that scale them; spans count from the start of `text`.

    "$6.4 million" is 6,400,000 with decimals -5: it claims no more than a tenth of a million. "5 cents" is 0.05.
    """
    for match in _AMOUNT.finditer(text, start, len(text) if end is None else end):
        yield _amount(match)


def _amount(match: re.Match[str]) -> Amount:
    scale, measure = 0, None
    if match["percent"] or match["percentword"]:
        scale, measure = -2, Measure.PERCENT
    elif match["cents"]:
        scale, measure = -2, Measure.MONETARY
    else:
        scale = _WORDS.get((match["word"] or "").lower(), 0)
        measure = Measure.MONETARY if match["currency"] else None
    core = match["core"]
    begin, stop = match.span("core")
    numeral = Numeral(begin, stop, begin, stop, Decimal(core.replace(",", "")), places=decimal_places(core))
    return Amount(Figure(shifted(numeral.value, scale), scale, numeral.places - scale, Span(begin, stop)), measure, Span(*match.span()))


@dataclass(frozen=True, slots=True)
class Scaling:
    """What a heading says of scale: the power of ten of money, and of share counts where it says so (None: nothing said)."""

    money: int
    shares: int | None


_UNIT_WORDS = ("thousand", "million", "billion", "000", "$mm", "$ mm")  # one of which each scaling has
_UNIT = r"(?P<unit{n}>thousands?|millions?|billions?)"
_SCALING = re.compile(
    r"\b(?:in|of|to|into|nearest|are|amounts?|dollars?|figures?)[\s:\-]{1,3}(?:(?:u\.?\s?s\.?|united states|canadian|the nearest)\s{1,2})?"
    + _UNIT.format(n=1)
    + r"\b|(?:[(\[]|^|,)\s*(?:\$|u\.?s\.?\$|dollars?|all)?\s{0,2}(?:-\s)?"
    + _UNIT.format(n=2)
    + r"\b(?=\s*(?:[,;:)\]-]|$|of\b|except|omitted))"
    + r"|\$\s{0,2}"
    + _UNIT.format(n=3)
    + r"\b"
    + r"|"
    + _UNIT.format(n=4)
    + r"\s{1,3}of\s{1,3}(?:(?:u\.?\s?s\.?|united states|canadian)\s)?dollars"
    + r"|(?<![\d,.])['`\u2018\u2019]?(?P<zeros>000(?:,000)?)['`\u2018\u2019]?s?\b(?![,.]?\d)"
    r"|\bx\s?\$?\s?1,(?P<times>000(?:,000)?)\b"
    r"|\$\s?(?P<mm>mm)\b",
    re.IGNORECASE,
)
_EXCEPT = re.compile(r"\bexcept(?:ing|ions)?\b[^)\n]*(?:\n[^)\n]*)?|\bother than\b[^)\n]*", re.IGNORECASE)
_SHARE_WORD = re.compile(r"(?<!per)(?<!per )(?<!per\s\s)(?<!per[-\n])\b(?:shares?|units?)\b", re.IGNORECASE)
_SHARES_ALONE = re.compile(r"\(\s*(?:number\s+of\s+)?shares\s+in\s+(thousands|millions)\s*\)", re.IGNORECASE)
_SHARES_SCALED = re.compile(
    r"\bshares?(?:\s+(?:amounts?|data|information))?(?:\s+(?:and|&)\s+[\w$]+)?(?:,?\s+which)?\s+(?:are\s+)?"
    r"(?:(?:expressed|reflected|stated|presented|shown)\s+)?in\s+(thousands|millions)",
    re.IGNORECASE,
)
_AND_SHARES = re.compile(r"\b(thousands|millions)\s+of\s+dollars\s+and\s+(?:of\s+|number\s+of\s+)?shares\b(?!\s+data)", re.IGNORECASE)


def find_scaling(text: str) -> Scaling | None:
    """The first thing a heading says about its figures' scale, None where it says nothing.

    "(In thousands, except share and per share data)" scales money by 3 and share counts by 0; "(Dollars and shares in
    thousands)" scales both by 3; "(In millions, except share amounts which are in thousands)" says it of each;
    "(In thousands, except per share data)" leaves share counts to follow money;
    "Dollars in millions" says nothing about share counts, "(Shares in thousands)" nothing about money.
    """
    lowered = text.lower()
    match = _SCALING.search(text) if any(map(lowered.__contains__, _UNIT_WORDS)) else None
    if match is None:
        return None
    if alone := _SHARES_ALONE.search(text):
        shares = _WORDS[alone[1].lower().rstrip("s")]
        other = find_scaling(f"{text[: alone.start()]} {text[alone.end() :]}")
        return Scaling(other.money if other else 0, shares)
    unit = next((match[f"unit{n}"] for n in range(1, 5) if match[f"unit{n}"]), None)
    zeros = match["zeros"] or match["times"] or ""
    money = _WORDS[unit.lower().rstrip("s")] if unit else 6 if match["mm"] or "," in zeros else 3
    return Scaling(money, _share_scale(text, match, money))


def told_of_shares(text: str) -> int:
    """The power of ten that a heading gives to counts of shares in so many words ("In thousands of dollars and shares"), else 0."""
    scaled = _SHARES_SCALED.search(text) or _AND_SHARES.search(text)
    return _WORDS[scaled[1].lower().rstrip("s")] if scaled else 0


def _share_scale(text: str, match: re.Match[str], money: int) -> int | None:
    exception = _EXCEPT.search(text, match.end())
    if exception and _SHARE_WORD.search(exception[0]):
        apart = _SHARES_SCALED.search(exception[0])
        return _WORDS[apart[1].lower().rstrip("s")] if apart else 0
    told = told_of_shares(text)
    if told:
        return told
    around = text[max(0, match.start() - 12) : match.end() + 22].lower()
    return None if "$" in around or "dollar" in around else money
