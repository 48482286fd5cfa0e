"""Labels: a standard label for every concept in use (EFM 6.10.1), and the filing's captions for the lines that show them.

The standard label is the taxonomy's own, or for a concept of the filing the caption that named it; no two concepts
share one (EFM 6.10.4). What the filer printed is the label that the line's row in the presentation prefers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from converter.assemble.facts import is_opening_balance
from converter.model.concept import Concept, PeriodType, QName
from converter.model.network import Label, LabelRole
from converter.model.period import Duration
from converter.model.report import MappedStatement
from converter.model.statement import LineItem, LineRole

LONGEST = 511  # characters, EFM 6.10.6


@dataclass(frozen=True, slots=True)
class RowLabel:
    """How one row of a presentation is labelled: concept, preferred role, and the caption where one is printed."""

    concept: QName
    role: LabelRole
    caption: str


def row_label(mapped: MappedStatement, line_index: int) -> RowLabel | None:
    """The label of a statement's line; None for a line without a concept."""
    match = mapped.matches[line_index]
    if match is None:
        return None
    line = mapped.statement.lines[line_index]
    return RowLabel(match.concept.qname, _role(mapped, line, match.concept, match.sign), line.caption)


def _role(mapped: MappedStatement, line: LineItem, concept: Concept, sign: int) -> LabelRole:
    over_time = any(isinstance(c.period, Duration) for c in mapped.statement.columns)
    if concept.period_type is PeriodType.INSTANT and (over_time or line.period is not None):
        return LabelRole.PERIOD_START if _opens(mapped, line, concept) else LabelRole.PERIOD_END
    if line.role is LineRole.TOTAL:
        return LabelRole.NEGATED_TOTAL if sign < 0 else LabelRole.TOTAL
    if sign < 0:
        return LabelRole.NEGATED
    return LabelRole.TERSE


def _opens(mapped: MappedStatement, line: LineItem, concept: Concept) -> bool:
    """Whether a balance row is the first of its concept on the statement, or says that it is the opening one."""
    caption = line.caption.lower()
    if is_opening_balance(line, mapped.statement.columns):
        return True
    if "end of" in caption or "ending" in caption:
        return False
    same = [i for i, m in enumerate(mapped.matches) if m and m.concept.qname == concept.qname]
    return mapped.statement.lines[same[0]] is line and len(same) > 1


def label_texts(rows: Iterable[RowLabel], concepts: Mapping[QName, Concept]) -> tuple[Label, ...]:
    """All labels of the report: standard (and documentation) for each concept, and one per preferred role of the rows."""
    labels: dict[tuple[QName, LabelRole], str] = {}
    taken: set[str] = set()
    for qname in sorted(concepts):
        text = _unique(_clean(concepts[qname].label) or words_of(qname.name), qname, taken)
        labels[qname, LabelRole.STANDARD] = text
        if concepts[qname].is_extension and concepts[qname].documentation:
            labels[qname, LabelRole.DOCUMENTATION] = _clean(concepts[qname].documentation, limit=10_000)
    for row in rows:
        if (row.concept, row.role) not in labels:
            labels[row.concept, row.role] = _clean(row.caption).rstrip(" :") or labels[row.concept, LabelRole.STANDARD]
    return tuple(Label(concept, role, text) for (concept, role), text in sorted(labels.items()))


def _unique(text: str, qname: QName, taken: set[str]) -> str:
    """The text, with the concept's name where another concept has the same."""
    if (cut := text[:LONGEST].strip()).lower() in taken:
        longer = (f"{text} ({words_of(qname.name)})", f"{text} ({qname})")
        cut = next((cut for one in longer if (cut := one[:LONGEST].strip()).lower() not in taken), str(qname))
    taken.add(cut.lower())
    return cut


def _clean(text: str, limit: int = LONGEST) -> str:
    return " ".join(text.replace("<", "(").replace(">", ")").split())[:limit].strip()


def words_of(name: str) -> str:
    """For example "AssetsCurrent" -> "Assets Current"."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)
