"""Statements of equity with years as columns: the component of each line, by the headings over it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.model.concept import HELD_IN_TREASURY, QName
from converter.model.fact import Dimension
from converter.model.statement import LineRole
from converter.statements.equity.balances import opens_component
from converter.statements.equity.components import MOST_WORDS, component_dimensions, is_total, named_component
from converter.statements.lines import Line

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
_ISSUED_FOR = re.compile(r"\bissued\s+(?:at|for|in|on|to|under|upon|from|pursuant|through|as)\b", re.IGNORECASE)
_NOT_MOVED = re.compile(  # of components: "Less: Treasury stock", "Unrealized gain on securities available for sale"
    r"^\W*less\W+|\bavailable[\s-]+for[\s-]+sale\b", re.IGNORECASE
)
_DETAIL = re.compile(r"^\W*(?:authori[sz]ed|issued|outstanding)\b|\bpar value\b", re.IGNORECASE)  # more about the component above
_OUTSTANDING = re.compile(r"\W*(?:shares\s+)?outstanding\b", re.IGNORECASE)  # what is left of what was issued: none of it is held
_BARE_TOTAL = re.compile(r"\W*(?:grand\s+)?totals?\W*", re.IGNORECASE)
_CLOSES = re.compile(r"\bend(?:ing)?\b", re.IGNORECASE)
_OPENS = re.compile(r"\b(?:beginning|par\s+value|balances?)\b", re.IGNORECASE)
_HELD = tuple(component_dimensions(QName("us-gaap", name)) for name in sorted(HELD_IN_TREASURY))


def section_dimensions(lines: Sequence[Line], title: str) -> list[tuple[Dimension, ...]]:
    """The component of each line where years are the columns: the last heading over it that names one, else the title's.

    A heading over a balance is a component too where it names none that the taxonomy has; one over movements ("Dividends:") is none.
    A bare "Total" right below a closing balance is that of all components.
    """
    found: list[tuple[Dimension, ...]] = []
    current = named_component(title) if not is_total(title) and not _WHOLE_TITLE.search(title) else ()
    for at, line in enumerate(lines):
        if line.role is LineRole.HEADING and not _MOVES.search(_NOT_MOVED.sub("", line.caption)):
            current = () if is_total(line.caption) else named_component(line.caption) or (_of_balance(lines, at) or current)
        elif line.cells and _OPENS.search(line.caption) and not _MOVES.search(line.caption):
            current = named_component(line.caption) or current  # "Common stock, $1 par value: Beginning of year"
        is_grand = bool(at and _BARE_TOTAL.fullmatch(line.caption) and _CLOSES.search(lines[at - 1].caption))
        is_left = current in _HELD and _OUTSTANDING.match(line.caption)
        is_whole = bool(line.cells and (is_grand or is_left or _WHOLE_LINE.search(line.caption)))
        found.append(() if is_whole else current)
        current = () if is_whole else current
    return found


def is_movement(caption: str) -> bool:
    """Whether a caption tells what moved: neither a balance nor what stock is authorized and issued."""
    return bool(_MOVES.search(caption) or _ISSUED_FOR.search(caption)) and not _DETAIL.search(caption)


def _of_balance(lines: Sequence[Line], at: int) -> tuple[Dimension, ...]:
    """A component of the filing's own, for a heading right over a balance."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    if not (below and below.cells and opens_component(below.caption)) or _DETAIL.search(lines[at].caption):
        return ()
    words = re.findall(r"[A-Za-z\d]+", lines[at].caption.replace("'", ""))
    name = "".join(word[:1].upper() + word[1:].lower() for word in words)
    return component_dimensions(QName("ext", f"{name}Member")) if name[:1].isalpha() and len(words) <= MOST_WORDS else ()
