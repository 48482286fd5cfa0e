"""Amounts inside captions: allowances, par values, shares authorized, issued, outstanding and in treasury.

An amount is taken where its words say what it is: a currency sign makes money ("allowance of $241,000"), "par value" or "stated value"
money per share, a word like "authorized" or "shares" a count. Percentages, years, note and section numbers are words of the caption.

Amounts in a row ("2,508,626 in 2002, 2,504,526 in 2001", "28,795,909 and 28,405,880 shares, respectively") are one item's: by the
year behind each, else in the columns' order; an amount alone holds for all columns. A scale behind the last of a row ("464 and 454
million shares") is that of all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from converter.figures import Amount, find_amounts, shifted
from converter.joined import Joined, join_spans
from converter.model.quantity import Figure, Measure
from converter.model.source import SourceText, Span
from converter.periods import find_mentions

_PAR = re.compile(
    r"\b(?<!no )(?<!without )(?:(?:par|stated|liquidati(?:on|ng)|redemption)\s+(?:value|preference|price)|(?<!at )par)\b", re.IGNORECASE
)
_PAR_BEHIND = re.compile(rf"[\s-]*(?:(?:per|a)\s+(?:share|unit)\W*)?({_PAR.pattern})", re.IGNORECASE)
_ROLE = re.compile(r"\b(?P<role>authori[sz]ed|issued|outstanding|treasury|held|reserved)\b", re.IGNORECASE)
_LEADS = re.compile(r"\b(?:authori[sz]ed|issued|outstanding|treasury)(?:\s+(?:shares|units))?\s*(?:[-:,\u2014\u2013]+\s*)*$", re.IGNORECASE)
_LAGS = re.compile(r"\s+(?:shares|units)?\s*(?:authori[sz]ed|issued|outstanding)\b[^;:]*:?\s*$", re.IGNORECASE)
_BEHIND = re.compile(  # "shares issued", "shares in 1995 issued and outstanding", "1995 shares outstanding"
    r"\W*(?:(?:19|20)\d\d\W*)?"
    r"(?:(?:shares|units)\s+(?:in|at|on)\s+(?:[a-z]+\s+\d{1,2},?\s+)?(?:19|20)\d\d\s+(?=[^-\d:]*$)|(?:shares|units)?\W*)"
    r"((?:(?:authori[sz]ed|issued|outstanding|and|in|held|treasury)[^\w:;]*)+)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"^\W{0,3}(?:[\w-]+\s){0,3}?(?:shares|units|interests)\b", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:\bnotes?|\bno\.?|\bnos\.?|\bsection|\bseries|\bclass|\bsfas|\bfas|\bitem|\bpart|\bstatement|#)\s*$", re.IGNORECASE
)
_RANGE_AHEAD = re.compile(r"\s?(?:to|through)\s\$\s?[\d.]")  # "from $.32 to $6.875" is neither of them
_RANGE_BEHIND = re.compile(r"\$\s?[\d.,]+\s?(?:to|through)\s$")
_OF_A_LAW = re.compile(r"\d{1,4}\s?\([a-z]\)", re.IGNORECASE)  # "401(k) plan"
_MORE = re.compile(r"\W*(?:or|and|&)\s(?:more|over|greater|above|less|under|larger|up)\b|\s?\+", re.IGNORECASE)
_OF_A_SERIES = re.compile(  # "$8.75 series", "$2.65 cumulative preferred stock": the dividend that names it
    r"\s(?:(?:(?!(?:per|of|for|on|in)\b)[a-z-]+\s){0,3}?series|cumulative|convertible|exchangeable|preferred|preference|prior)\b",
    re.IGNORECASE,
)
_AGGREGATE = re.compile(r"\b(?:aggregate|total)\b", re.IGNORECASE)
_MORE_THAN = re.compile(r"\b(?:over|exceeding|excess of|under|less than|more than|greater than|at least|below|above)\W*$", re.IGNORECASE)
_GLUE = re.compile(
    r"\b(?:in|at|as|of|and|shares|units|respectively|for|on|both|million|thousand|per share|per unit)\b|[\W_]", re.IGNORECASE
)
_STOCK = re.compile(
    r"\bclass\s+[a-z]\s+(?:stock|shares)\b"
    r"|\b(?:(?:class|series)\s+[a-z0-9]+\s+)?(?:[^\W\d][\w-]*\s){0,2}?(?:common|preferred|preference|capital|treasury)\s+(?:stock|shares?)"
    r"(?:\s+warrants?|(?:,?\s+(?:class|series)\s+[a-z0-9]+)?)",
    re.IGNORECASE,
)
_KIND_OF_STOCK = re.compile(r"\b(?:preferred|preference|common)\b(?=(?: and \w+)? (?:stock|shares))", re.IGNORECASE)
_CLASS_ALONE = re.compile(r"^(class\s+[a-z])\s+(stock|shares)$", re.IGNORECASE)
_UNITS = re.compile(r"\bunits?\b", re.IGNORECASE)
_PARTNERS = re.compile(r"\b(limited|general)\s+partner(?:s|ship|'s)?\b", re.IGNORECASE)
_LEAD = re.compile(r"^(?:less|plus|net of|including|excluding|after|of|with)[\s:-]+", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:\s|\b(?:(?:19|20)\d\d|during|of|was|were|totaling|aggregating|approximately|at|is)\b|[-:,(\u2014])+$", re.IGNORECASE
)
_CLAUSES = re.compile(r"[;(]|,\s(?=less|net|including)|\s?(?:-{1,3}|\u2014|\u2013)\s?(?=(?:less|net)\b)", re.IGNORECASE)
_BARE_LEAD = re.compile(r"(?:less|net|including|includes)?", re.IGNORECASE)
_AIM = re.compile(
    r"\W*(?:respectively\W+)?((?:allowance|reserve|accumulated|unamortized|unearned|discount|under|held|restricted|paid|due|owed|pledged"
    r"|payable|receivable|(?:deferred\s|related\s|applicable\s|income\s)*tax(?:es)?)\b[^,;()\d]*[^,;()\d\s])",
    re.IGNORECASE,
)
_CAPITALIZED = re.compile(r"\W*capitali[sz]ed\b", re.IGNORECASE)
_BEFORE_TAX = re.compile(r"\W*(?:pre-?\s?tax|before\s(?:income\s)?tax(?:es)?)\b", re.IGNORECASE)
BEFORE_TAX = ", before tax"  # the end of such an amount's caption
_DIGIT = re.compile(r"[0-9]")
_UNIT = re.compile(r"\s?(?:per|a)\s+unit\b", re.IGNORECASE)
_PER_SHARE = re.compile(r"\s?(?:per\s+(?:[\w-]+\s+){0,3}?|a\s+)(?:share|unit)", re.IGNORECASE)
_PER_PREFERRED = re.compile(
    r"\s?per\s+(?:[\w-]+\s+){0,3}?(?:preferred|preference|series)\b"
    r"|\s?per\s+share,?\s+(?:for|of|on)\s+[^;)]{0,60}?\b(?:preferred|preference)\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:per|a)\s+(?:share|unit)\b", re.IGNORECASE)  # but not "Series A shares"
_PER_SHARE_BEFORE = re.compile(r"\bper\s+(?:\w+\s+){0,3}?(?:share|unit)\b\W{0,3}(?:(?:19|20)\d\d\W{1,3})?$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19[4-9]|20[0-4])\d")
_YEAR_AHEAD = re.compile(r"\s?[-:\u2013\u2014]{1,2}\s?\$?\s?\d")
_RESERVE = re.compile(
    r"\b(?:doubtful|uncollectible|bad debts?|allowances?|provision)\b(?!.*\b(?:depreciation|amortization|depletion)\b)", re.IGNORECASE
)
_BRACKETED = re.compile(r"(?:\b(?:of|and)|,)\s?\(\s?\$?\s?$", re.IGNORECASE)
_IN_BRACKET = re.compile(r"\W*(?:(?:shares|units|authori[sz]ed|issued|outstanding|and|in|treasury|at|cost)\W+)*\(\s?", re.IGNORECASE)
_OF_A_DATE = re.compile(r"(?:\s(?:shares|units))?\s(?:in|at|as of|on)\s([^()]{4,30}?)(?:\)|\s+and\s+(?=\d))", re.IGNORECASE)
_NONE_THEN = re.compile(r"\((?:no|none|nil|zero|-0-)(?!\w| change)[^()\d]*(?:19|20)\d\d\W{0,2}\)", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"\b((?:19|20)\d\d)\s?[-:\u2013\u2014]{1,2}\s?\$?\s?$")
_RIGHT_BEFORE = re.compile(r"\W*(?:(?:of|is|per share)\W*)?\$?\s?")
_WORDS_BEFORE = 40  # characters before a numeral that tell what it is
_LARGEST_PAR = 10_000  # dollars a share
_LARGEST_STATED = 1_000_000  # likewise, of preferred stock that is sold at auctions
_LARGEST_PREFERENCE = 1000  # dollars a share in liquidation, where it is not said that they are a share's
_MOST_TIMES = 20  # an amount in a caption may be that many times its host's
_MOST_OF_A_RESERVE = 3  # likewise, what is doubtful of receivables
_MIN_COUNT = 100  # shares; smaller numbers count other things
_MOST_IN_LIQUIDATION = 1_000_000  # likewise, of a preference in liquidation
_MOST_SCALED = Decimal(50_000_000)  # "$150,000,000" under a heading in thousands would be 150 billion


@dataclass(frozen=True, slots=True)
class Parenthetical:
    """An amount inside a caption: what it is in words, and its figure in each column."""

    caption: str
    measure: Measure
    figures: tuple[Figure | None, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """Amounts that say the same of several dates; `before` and `after` are the words around them."""

    amounts: tuple[Amount, ...]
    measure: Measure
    before: str
    after: str
    role: str


def of_stock_above(caption: str, section: Sequence[str]) -> str:
    """What counts or values shares of a stock that only a heading names: "Stock, shares issued" below "Preferred stock"."""
    if not caption.startswith("Stock, "):
        return caption
    stock = next((match for heading in reversed(section) if (match := _KIND_OF_STOCK.search(heading))), None)
    return f"{'Common' if stock[0].lower() == 'common' else 'Preferred'} s{caption[1:]}" if stock else caption


def read_parentheticals(
    source: SourceText,
    spans: Sequence[Span],
    years: Sequence[int | None],
    scale: int,
    host: Decimal,
    fiscal: Sequence[int | None] = (),
    *,
    moves: bool = False,
) -> list[Parenthetical]:
    """The amounts inside a caption printed in `spans`; `years` are those of the columns; `scale` is that of the statement's money.

    `host` is the largest figure of the caption's own line, as printed: an allowance far larger is printed in whole units. `fiscal`
    are the years that the columns are called by where these end early in the next. In the caption of what `moves` equity a count of shares
    needs no word like "issued" to tell what it is.
    """
    if not any(_DIGIT.search(source.text, span.start, span.end) for span in spans):
        return []
    caption = join_spans(source.text, spans)
    text, found = caption.text, []
    for group in _groups(text, moves=moves):
        figures = _by_column(text, group, _calendar(text, group, years, fiscal))
        if any(figures):
            placed = tuple(_placed(amount.figure, caption, _scale(group, amount, scale, host)) if amount else None for amount in figures)
            found.append(Parenthetical(_caption(text, group), group.measure, placed))
    return found


def _placed(figure: Figure, caption: Joined, scale: int) -> Figure:
    figure = replace(figure, span=caption.span(figure.span.start, figure.span.end))
    return scaled(figure, scale) if scale else figure


def _scale(group: _Group, amount: Amount, scale: int, host: Decimal) -> int:
    """Money inside captions is printed like the statement's money, unless it says its own scale or would be far too large."""
    if group.measure is not Measure.MONETARY or amount.figure.scale:
        return 0
    in_liquidation = "liquidat" in _par(group.before, group.after)  # of the shares, whatever they are carried at
    times = _MOST_OF_A_RESERVE if _RESERVE.search(f"{group.before} {group.after}") else _MOST_TIMES
    most = _MOST_IN_LIQUIDATION if in_liquidation else host * times or _MOST_SCALED
    return 0 if amount.figure.value > most else scale


def _groups(text: str, *, moves: bool) -> Iterator[_Group]:
    amounts = [amount for amount in find_amounts(text) if _is_amount(text, amount)]
    kinds = [_measure(text, amounts, at) for at in range(len(amounts))]
    at = 0
    while at < len(amounts):
        end = at + 1
        while end < len(amounts) and _go_on(kinds[at], kinds[end]) and _is_row(text, amounts[end - 1], amounts[end]):
            end += 1
        measure = kinds[at] or next((kind for kind in kinds[at:end] if kind), None)
        measure = Measure.PER_SHARE if Measure.PER_SHARE in kinds[at:end] else measure
        before = text[amounts[at - 1].span.end if at else 0 : amounts[at].span.start]
        after = text[amounts[end - 1].span.end : amounts[end].span.start if end < len(amounts) else len(text)]
        between = text[amounts[at].span.end : amounts[at + 1].span.start] if end > at + 1 else ""
        said = between + after if between and _IN_BRACKET.fullmatch(between) else after  # "500 shares issued (400 in 1994)"
        counts_before = bool(at) and kinds[at - 1] is not Measure.PER_SHARE  # of whose role the words between may speak
        role = _role(before, said, counts_before=counts_before) if measure is Measure.SHARES else ""
        if not role and measure is Measure.SHARES and _PARTNERS.search(text) and _UNITS.match(after.lstrip()):
            role = "outstanding"  # "Limited partners (1,500 units)"
        if measure and (measure is not Measure.SHARES or role or moves or "treasury" in text.lower()):
            row = _alike(amounts[at:end])
            yield _Group(_signed(text, row) if len(row) > 1 else row, measure, before, after, role)
        at = end


def _alike(amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """The amounts of a row, those before the last with its scale where they say none and are as large: "464 and 454 million"."""
    scale, last = amounts[-1].figure.scale, amounts[-1].figure.value
    return tuple(
        replace(amount, figure=scaled(amount.figure, scale))
        if scale and not amount.figure.scale and shifted(amount.figure.value, scale) < last * _MOST_TIMES
        else amount
        for amount in amounts
    )


def _signed(text: str, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """The amounts of a row, those alone in brackets negative."""
    return tuple(
        replace(amount, figure=replace(amount.figure, value=-amount.figure.value)) if _is_negative(text, amount) else amount
        for amount in amounts
    )


def scaled(figure: Figure, scale: int) -> Figure:
    """The figure in units, where it is printed in powers of ten."""
    return Figure(shifted(figure.value, scale), scale, figure.decimals - scale, figure.span)


def _go_on(first: Measure | None, other: Measure | None) -> bool:
    """Whether an amount can be the same as the first of its row: what is said behind the last is said of all of them."""
    money = (Measure.MONETARY, Measure.PER_SHARE)  # "$2.13 and $.78 per share"
    return other in (first, None) or (first is None and other is Measure.SHARES) or (first in money and other in money)


def _is_row(text: str, amount: Amount, other: Amount) -> bool:
    """Whether two amounts are one item's at two dates: "500 and 400 shares", "500 shares issued (400 in 1994)"."""
    between = text[amount.span.end : other.span.start]
    if _is_glue(between):
        in_brackets = ")" in between and text[: amount.span.start].rstrip(" $").endswith("(")
        return not in_brackets or _is_negative(text, amount)
    dated = _OF_A_DATE.match(text, other.span.end) if _IN_BRACKET.fullmatch(between) else None
    return bool(dated and find_mentions(dated[1]).dates)


def _is_negative(text: str, amount: Amount) -> bool:
    """Whether an amount of a row stands alone in brackets: "net of taxes of ($54) and $440"."""
    return bool(_BRACKETED.search(text, 0, amount.span.start) and text.startswith(")", amount.span.end))


def _is_amount(text: str, amount: Amount) -> bool:
    """Whether a numeral is an amount at all: no percentage, year, range, threshold ("$100,000 or more"), number of a note or a law."""
    start, end = amount.span.start, amount.span.end
    before = text[max(0, start - _WORDS_BEFORE) : start]
    if text.startswith("000", amount.figure.span.start):  # "($000)"
        return False
    if amount.measure is Measure.PERCENT or _NUMBERED.search(before) or _OF_A_LAW.match(text, start):
        return False
    if _RANGE_AHEAD.match(text, end) or _RANGE_BEHIND.search(before):
        return False
    if amount.measure is Measure.MONETARY:
        return not (_MORE.match(text, end) or _MORE_THAN.search(before) or _OF_A_SERIES.match(text, end))
    return not (_in_date(text, start, end) or (_YEAR.fullmatch(text, start, end) and _YEAR_AHEAD.match(text, end)))


def _in_date(text: str, start: int, end: int) -> bool:
    return any(mention.start <= start and end <= mention.end for mention in find_mentions(text).dates)


def _measure(text: str, amounts: Sequence[Amount], at: int) -> Measure | None:
    amount = amounts[at]
    before = text[amounts[at - 1].span.end if at else 0 : amount.span.start]
    after = text[amount.span.end : amounts[at + 1].span.start if at + 1 < len(amounts) else len(text)]
    counted = amount.measure is not Measure.MONETARY and _COUNT.match(after)  # "no par value; 500 shares"
    if (par := _par(before, after)) and not counted and _is_each(par, amount, before, after):
        return Measure.PER_SHARE
    if amount.measure is Measure.MONETARY:
        per_share = _PER_SHARE.match(after) or _PER_SHARE_BEFORE.search(before)
        return Measure.PER_SHARE if per_share else Measure.MONETARY
    if amount.figure.value < _MIN_COUNT and not amount.figure.scale:
        return None
    return Measure.SHARES if _COUNT.match(after) or _ROLE.search(before) or _ROLE.search(after) or "shares" in before.lower() else None


def _par(before: str, after: str) -> str:
    """The words "par value" or their like that stand right before or right behind an amount, "" where none do."""
    taken = _PAR.match(before.lstrip(" -")[:30])  # "$1 par value, 500 shares": said of the amount before
    named = list(_PAR.finditer(before))[1 if taken else 0 :]
    if named and _RIGHT_BEFORE.fullmatch(before, named[-1].end()):
        return named[-1][0].lower()
    behind = _PAR_BEHIND.match(after)
    return behind[1].lower() if behind else ""


def _is_each(par: str, amount: Amount, before: str, after: str) -> bool:
    """Whether a par value or its like is one share's: what all shares are worth in liquidation may be printed, too."""
    value = amount.figure.value
    if par.startswith("liquidat") and value > _LARGEST_PREFERENCE and not _EACH.search(after):
        return False
    return value < (_LARGEST_STATED if par.startswith("stated") and not _AGGREGATE.search(before) else _LARGEST_PAR)


def _is_glue(between: str) -> bool:
    """Whether words between two amounts only say which date each is of."""
    dates = find_mentions(between).dates
    if ";" in between and not dates:
        return False
    for mention in reversed(dates):
        between = between[: mention.start] + between[mention.end :]
    return not _GLUE.sub("", between)


def _role(before: str, after: str, *, counts_before: bool) -> str:
    """What is counted: the words right before an amount ("Issued shares - 5,000"), else those right behind it ("5,000 shares issued").

    Behind another count (`counts_before`), a role before an amount may be that one's: "9,000 shares authorized 5,000 issued".
    """
    behind = _BEHIND.match(after)
    leads = _LEADS.search(before) and not (counts_before and _LAGS.match(before))
    named = [piece for piece in re.split(r"[:;]", before) if _ROLE.search(piece)]  # "shares authorized: issued; 5,000 shares"
    words = behind[1] if behind and _ROLE.search(behind[1]) and not leads else named[-1] if named else ""
    roles = list(dict.fromkeys(match["role"].lower().replace("authorised", "authorized") for match in _ROLE.finditer(words)))
    return " and ".join(role for role in roles if role not in ("held", "treasury"))


def _calendar(text: str, group: _Group, years: Sequence[int | None], fiscal: Sequence[int | None]) -> Sequence[int | None]:
    """The years by which a caption calls the columns: "issued 500 in 2000 and 400 in 1999", the latter having ended on January 2, 2000."""
    named = {year for behind in _years_behind(text, group) for year in behind}
    twice = len(set(years)) < len(years) == len(set(fiscal))  # years that end on January 1 and December 31, 1994
    return fiscal if named <= set(fiscal) and (twice or not named <= set(years)) else years


def _by_column(text: str, group: _Group, years: Sequence[int | None]) -> tuple[Amount | None, ...]:
    """The amount of each column; none of a year that had none: "500 shares issued (no shares outstanding in 1994)"."""
    clause = group.after.split(";")[0]
    without = {year for said in _NONE_THEN.finditer(clause) for year in find_mentions(said[0]).years}
    return tuple(None if year in without else amount for amount, year in zip(_of_years(text, group, years), years, strict=False))


def _of_years(text: str, group: _Group, years: Sequence[int | None]) -> tuple[Amount | None, ...]:
    amounts = group.amounts
    dated = _years_behind(text, group)
    if all(dated) and any(year in years for named in dated for year in named):
        return tuple(next((amount for amount, named in zip(amounts, dated, strict=True) if year in named), None) for year in years)
    earlier = {named[0]: amount for amount, named in zip(amounts[1:], dated[1:], strict=True) if len(named) == 1}
    if not dated[0] and len(amounts) == len(earlier) + 1 > 1 and set(earlier) <= set(years):  # now, and then
        return tuple(earlier.get(year, amounts[0]) if year else amounts[0] for year in years)
    if len(amounts) == 1:
        return (amounts[0],) * len(years)
    if len(amounts) == len(years):
        return tuple(amounts)
    return (*amounts, *([None] * len(years)))[: len(years)] if "respectively" in text.lower() and len(amounts) < len(years) else ()


def _years_behind(text: str, group: _Group) -> list[tuple[int, ...]]:
    """The years named right before all amounts ("1995-$2.38; 1994-$2.11"), or behind each, up to the next."""
    before = [_YEAR_BEFORE.search(text, 0, amount.span.start) for amount in group.amounts]
    if all(before):
        return [(int(match[1]),) for match in before if match]
    text = _NONE_THEN.sub(lambda said: " " * len(said[0]), text)
    after = re.split(r";|(?:19|20)\d\d\s?[-:\u2013\u2014]{1,2}\s?\$?\s?$", group.after)[0]
    stops = [amount.span.start for amount in group.amounts[1:]] + [group.amounts[-1].span.end + len(after)]
    return [find_mentions(text[amount.span.end : stop]).years for amount, stop in zip(group.amounts, stops, strict=True)]


def _caption(text: str, group: _Group) -> str:
    stock = _STOCK.search(text)
    name = _CLASS_ALONE.sub(r"\1 common \2", _LEAD.sub("", stock[0].strip())) if stock else ""
    if group.measure is Measure.PER_SHARE:
        par = "par value" if (said := _par(group.before, group.after)) == "par" else said
        return f"{name or ('Units' if _UNITS.search(text) else 'Stock')}, {par}" if par else _per_share_words(text, group)
    if group.measure is Measure.SHARES:
        if "treasury" in text.lower() and not group.role:
            return "Treasury stock, shares"
        return f"{name}, shares {group.role}" if name else f"{_bare_counted(text)} {group.role}"
    return _words(text, group)


def _bare_counted(text: str) -> str:
    """What is counted in a caption that names no stock: partners' units, or shares of a stock that the lines around it name."""
    partners = _PARTNERS.search(text)
    if not _UNITS.search(text):
        return "Stock, shares"
    return f"{partners[1].capitalize()} partners' units" if partners else "Units"


def _per_share_words(text: str, group: _Group) -> str:
    words = _words(text, group)
    if words.lower() in ("per share", "per unit"):
        words = text.partition("(")[0].strip()
    each = "per unit" if _UNIT.match(group.after) else "per preferred share" if _PER_PREFERRED.match(group.after) else "per share"
    return words if words.lower().endswith((each, "per share")) else f"{words} {each}"


def _words(text: str, group: _Group) -> str:
    """The words that lead up to an amount: "less allowance for doubtful accounts of $241,000" is an allowance for doubtful accounts.

    Where it has none of its own, those behind it: "net of $241,000 and $238,000 allowance for doubtful accounts".
    """
    lead = text[: group.amounts[0].span.start]
    pieces = [_TAIL.sub("", piece).strip(" ,-:") for piece in _CLAUSES.split(lead)]
    words = _LEAD.sub("", next((piece for piece in reversed(pieces) if piece), ""))
    if _BARE_LEAD.fullmatch(words):
        behind = _AIM.match(group.after)
        is_interest = _CAPITALIZED.match(group.after) and "interest" in text.lower()  # "interest paid (net of $5 capitalized)"
        words = "Interest capitalized" if is_interest else behind[1] if behind else words
    elif _BEFORE_TAX.match(group.after):
        words = f"{words}{BEFORE_TAX}"
    return words[:1].upper() + words[1:]
