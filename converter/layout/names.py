"""What things are called: sheets, periods, scales, currencies, concepts."""

from __future__ import annotations

from collections import Counter

from converter.model.concept import QName
from converter.model.network import LabelRole
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


def scale_words(statement: Statement, *, per_share: bool) -> str:
    """The line under a statement's title: "In thousands of U.S. dollars, except per-share amounts"."""
    currencies = sorted({column.currency for column in statement.columns}) or ["USD"]
    money = " and ".join(CURRENCIES.get(code, code) for code in currencies)
    scale = SCALES.get(statement.scale, f"{10**statement.scale:,} " if statement.scale > 0 else "")
    return f"In {scale}{money}{', except per-share amounts' if per_share else ''}"


def currency_sign(code: str) -> str:
    """The sign before a figure: "$"; the code itself where a currency has no sign of its own."""
    return SIGNS.get(code, f"{code} ")


def concept_labels(report: Report) -> dict[QName, str]:
    """Each concept's standard label in this report, else its label in the taxonomy, else its name."""
    labels = {name: concept.label or name.name for name, concept in report.concepts.items()}
    labels.update((label.concept, label.text) for label in report.labels if label.role is LabelRole.STANDARD)
    return labels
