"""What things are called: sheets, periods, scales, currencies, concepts."""

from __future__ import annotations

from collections import Counter

from converter.model.concept import QName
from converter.model.network import LabelRole
from converter.model.quantity import Measure
from converter.model.report import Report
from converter.model.statement import Statement, StatementKind

SHEET_CODES = {
    StatementKind.BALANCE_SHEET: "BS",
    StatementKind.INCOME: "IS",
    StatementKind.COMPREHENSIVE_INCOME: "CI",
    StatementKind.CASH_FLOW: "CF",
    StatementKind.EQUITY: "EQ",
    StatementKind.NOTE_TABLE: "NT",
    StatementKind.PROSE: "TX",
}
SCALES = {0: "", 3: "thousands of ", 6: "millions of ", 9: "billions of "}
CURRENCIES = {"USD": "U.S. dollars", "CAD": "Canadian dollars", "GBP": "pounds sterling", "EUR": "euros", "JPY": "yen"}
SIGNS = {"USD": "$", "CAD": "C$", "GBP": "£", "EUR": "€", "JPY": "¥"}


def filer_name(report: Report) -> str:
    """What stands at the head of every page: the filer's name, or for a filing that does not say it the name of the source."""
    return report.entity.name or report.filing.source.name


def sheet_names(report: Report) -> tuple[str, ...]:
    """One short name per statement, in order: BS, IS, IS2, CF."""
    seen: Counter[str] = Counter()
    names = []
    for mapped in report.statements:
        code = SHEET_CODES[mapped.statement.kind]
        seen[code] += 1
        names.append(code if seen[code] == 1 else f"{code}{seen[code]}")
    return tuple(names)


def scale_words(statement: Statement) -> str:
    """The line under a statement's title: "In thousands of U.S. dollars, except share and per-share amounts".

    Whole dollars have no exceptions; counts of shares in another scale are named with it: "In millions of U.S. dollars and thousands of
    shares, except per-share amounts".
    """
    currencies = sorted({column.currency for column in statement.columns}) or ["USD"]
    money = " and ".join(CURRENCIES.get(code, code) for code in currencies)
    shares = share_scale(statement)
    counts = f" and {_scale(shares)}shares" if shares and shares != statement.scale else ""
    whole = (("share", shares == 0), ("per-share", any(line.measure is Measure.PER_SHARE for line in statement.lines)))
    exceptions = " and ".join(name for name, said in whole if said) if statement.scale else ""
    return f"In {_scale(statement.scale)}{money}{counts}{f', except {exceptions} amounts' if exceptions else ''}"


def share_scale(statement: Statement) -> int | None:
    """Shares are shown in the smallest scale that the statement prints any in, so that one column never mixes two; None without any."""
    shares = (line for line in statement.lines if line.measure is Measure.SHARES)
    scales = [figure.scale for line in shares for figure in line.figures if figure and not figure.is_dash]
    return max(0, min(scales)) if scales else None


def _scale(scale: int) -> str:
    return SCALES.get(scale, f"{10**scale:,} " if scale > 0 else "")


def currency_sign(code: str) -> str:
    """The sign before a figure: "$"; the code itself where a currency has no sign of its own."""
    return SIGNS.get(code, f"{code} ")


def concept_labels(report: Report) -> dict[QName, str]:
    """Each concept's standard label in this report, else its label in the taxonomy, else its name."""
    labels = {name: concept.label or name.name for name, concept in report.concepts.items()}
    labels.update((label.concept, label.text) for label in report.labels if label.role is LabelRole.STANDARD)
    return labels
