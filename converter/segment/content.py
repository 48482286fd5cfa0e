"""What a statement's rows say: whether they are of the kind that the title names, and whether they go to the end."""

from __future__ import annotations

import re

from converter.model.statement import StatementKind
from converter.periods import MONTH_NAMES

_FIGURE = r"[^\n]*\d"
_WORDS: dict[StatementKind, tuple[tuple[str, ...], int]] = {
    StatementKind.BALANCE_SHEET: (
        (
            r"\bassets\b|\bcash\b|\breceivable|\binvestments?\b",
            r"\bliabilit|\bpayable|\baccrued\b|\bdeposits\b|\bdebt\b",
            r"\bequity\b|\bcapital\b|\bdeficit\b|\bdeficiency\b|\bretained\s+earnings|\bnet\s+assets\b|\binvestment\b|\bsurplus\b",
        ),
        2,
    ),
    StatementKind.INCOME: (
        (
            r"\brevenues?\b|\bsales\b|\bincome\b|\bpremiums?\b|\bfees\b",
            r"\bcosts?\b|\bexpenses?\b|\btax(?:es)?\b|\bprovision\b|\bdepreciation\b|\binterest\b",
            r"\bnet\s*\(?(?:income|loss|earnings|increase|decrease|profit)|\b(?:income|loss|earnings)\b|\bexcess\b|\bbalance\b",
        ),
        2,
    ),
    StatementKind.CASH_FLOW: (
        (
            r"\boperat(?:ing|ions)\b",
            r"\binvest(?:ing|ment|ments)\b|\bcapital\s+expenditures|\bpurchase",
            r"\bfinanc(?:ing|ed)\b|\bdividends\b|\bdistributions\b|\bborrowing",
            r"\bcash\b",
        ),
        3,
    ),
    StatementKind.EQUITY: ((r"\bbalances?\b|\bnet\b|\bdividends?\b|\bdistributions?\b|\bissu",), 1),
    StatementKind.COMPREHENSIVE_INCOME: ((r"\bcomprehensive\b", r"\bnet\b"), 2),
}
_ROWS: dict[StatementKind, int] = {
    StatementKind.BALANCE_SHEET: 4,
    StatementKind.INCOME: 4,
    StatementKind.CASH_FLOW: 5,
    StatementKind.EQUITY: 3,
    StatementKind.COMPREHENSIVE_INCOME: 2,
}
_TESTS = {kind: ([re.compile(word) for word in words], needed) for kind, (words, needed) in _WORDS.items()}

_AND_EQUITY = (  # what joins both, no total of liabilities above equity's first line
    r"(?:liabilit\w*|deposits|debt)\b(?:[^\n\d$]*?(?:\band\b|&|,|/)|[^\n]*\n[ \t]*(?:and\b|&))"
    r"[^\n]*(?:\n[^\n]*){0,3}?(?:equity|capital|deficit|deficiency|investment|surplus|net\s+assets|interest)"
)
_BALANCING = re.compile(
    rf"(?:total\s+(?:capitali[sz]ation\s+and\s+)?{_AND_EQUITY}"
    rf"|^\W*total\s+capitali[sz]ation\s+and\s+liabilities){_FIGURE}",
    re.MULTILINE,
)
_EQUITY_TOTAL = re.compile(
    r"total\s+(?:\w+['\s]*){0,5}(?:equity|capital|deficit|deficiency|investment|surplus)\W|total\s+liabilities\s+and|commitments"
    r"|stockholders|shareholders"
)
_ASSETS = re.compile(rf"total\s+(?:consolidated\s+)?assets\b{_FIGURE}|^\W*assets\b|current\s+assets", re.MULTILINE)
_ENDS: dict[StatementKind, re.Pattern[str]] = {
    StatementKind.BALANCE_SHEET: _BALANCING,
    StatementKind.INCOME: re.compile(
        rf"net\s*\(?(?:income|loss|earnings|profit|increase|decrease)\b{_FIGURE}|per\s+(?:\w+\s+)?(?:share|unit)"
    ),
    StatementKind.CASH_FLOW: re.compile(
        r"cash\b[^\n]*(?:\n[^\n]*){0,1}?\b(?:at\s+)?(?:the\s+)?(?:end|close)\b|(?:end(?:ing)?|close)\s+(?:of\s+(?:the\s+)?(?:year|period"
        rf"|quarter)|balance|cash)|cash[^\n]{{0,60}}(?:{MONTH_NAMES})\s+\d"
    ),
    StatementKind.EQUITY: re.compile(r"balances?\b(?:[^\n]*\n)+[^\n]*balances?\b"),
    StatementKind.COMPREHENSIVE_INCOME: re.compile(r"comprehensive\s*\(?(?:income|loss)"),
}
_NUMBERS = re.compile(r"\d[\d,]*\d")
_BALANCE_DIGITS = 5  # of a total that is no year and no page
_STARTS: dict[StatementKind, re.Pattern[str]] = {
    StatementKind.BALANCE_SHEET: _ASSETS,
    StatementKind.INCOME: re.compile(r"\brevenues?\b|\bsales\b|interest\s+income|\bcosts?\s+and|\bincome\b"),
    StatementKind.CASH_FLOW: re.compile(r"operating|operations|net\s+(?:income|loss|earnings)"),
}


_LISTED = re.compile(
    r"(?=[bsnrep])\b(?:statements?|balance\s+sheets?|schedules?|notes\s+to|reports?\s+of|exhibits?|pages?)\b"
    r"[^\n]*[\s.](?:[a-z]{1,2}-)?\d{1,3}[ \t]*$",
    re.MULTILINE,
)


_OF_AMOUNTS = re.compile(
    r"(?:\d,\d{3}|\$ ?\d[\d.]*|\d\.\d+|[ \t$(]{2}\d{1,3}(?: \d{3})+)\W*$|\S[ \t]{2,}\W?(?:\d[\d.]*|-)\W?[ \t]{2,}\W?(?:\d[\d.]*|-)\W*$",
    re.MULTILINE,
)


def is_index(rows: str, figure_rows: int) -> bool:
    """Whether `rows` (in lower case) list statements, schedules, reports or exhibits with their pages."""
    return len(_LISTED.findall(rows)) * 2 >= figure_rows or not _OF_AMOUNTS.search(rows)


def confirms(kind: StatementKind, rows: str, figure_rows: int) -> bool:
    """Whether `rows` (in lower case) have the words of a statement of this kind."""
    tests, needed = _TESTS[kind]
    has_words = figure_rows >= _ROWS[kind] and sum(1 for test in tests if test.search(rows)) >= needed
    return has_words and not is_index(rows, figure_rows)


def is_complete(kind: StatementKind, rows: str) -> bool:
    """Whether the statement's last total stands in `rows` (in lower case).

    A balance sheet often ends in a total without a caption: then the last figure is one that stood above, the total of the assets.
    """
    if _ENDS[kind].search(rows):
        return True
    return kind is StatementKind.BALANCE_SHEET and _balances(rows)


def _balances(rows: str) -> bool:
    *above, row = [found for line in rows.split("\n") if (found := _NUMBERS.findall(line))] or [[""]]
    return len(row[-1]) >= _BALANCE_DIGITS and any(row[-1] in line for line in above)


def has_start(kind: StatementKind, rows: str) -> bool:
    """Whether `rows` begin a statement of this kind: a second balance sheet with assets is another one."""
    start = _STARTS.get(kind)
    return bool(start and start.search(rows))
