"""The scale of amounts in the notes' sentences, where the statements are in thousands or millions.

"$2,718,000" is in whole dollars, and so is "$193,000": nobody prints 193 million as 193,000 thousands with three noughts by chance.
"$7,027" is in thousands where the notes print many such amounts, more than in whole dollars, and some of them are figures of the statements
as they are printed there; else it stays unsure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from converter.figures import Amount, find_scaling, shifted
from converter.model.filing import Filing
from converter.model.outline import Outline
from converter.model.quantity import Measure
from converter.model.source import Span

WHOLE = Decimal(1_000_000)  # an amount that large is in whole units
_THOUSAND = 1000
_NUMERAL = re.compile(r"(?<![\d,.$])\d{1,3}(?:,\d{3})+(?![\d,]*\.\d)")
_AMOUNT = re.compile(r"\$\s?(?P<numeral>\d{1,3}(?:,\d{3})+)(?![\d,]*\.\d)(?!\s*(?:million|billion|thousand))")
_PROOFS = 2  # amounts of sentences that are figures of statements
_ENOUGH = 3  # amounts that are not in round thousands


@dataclass(frozen=True, slots=True)
class NoteScale:
    """`money` is the scale of the statements; `in_sentences` says that amounts in the notes' sentences have it too."""

    money: int = 0
    in_sentences: bool = False

    def applied(self, amount: Amount) -> Amount:
        """The amount in whole units, where the notes are shown to be in the statements' scale."""
        figure = amount.figure
        if not self.in_sentences or amount.measure is not Measure.MONETARY or figure.scale or _is_whole(figure.value):
            return amount
        return replace(amount, figure=replace(figure, value=shifted(figure.value, self.money), scale=self.money, decimals=-self.money))

    def is_sure(self, amount: Amount) -> bool:
        """Whether it is known in which scale an amount of money is printed."""
        return amount.figure.scale > 0 or not self.money or _is_whole(amount.figure.value)


def scale_of_notes(filing: Filing, outline: Outline) -> NoteScale:
    """What the statements' heads say, and whether the notes' sentences follow it."""
    money = _scale_of_statements(filing, outline)
    if not money:
        return NoteScale()
    source = filing.source
    printed = list(_amounts(filing, outline))
    scaled = [numeral for numeral in printed if numeral.count(",") == 1 and not numeral.endswith(",000")]
    if len(scaled) < _ENOUGH or len(scaled) * 2 <= len(printed):
        return NoteScale(money)
    faces = {numeral for face in outline.statements for span in face.spans for numeral in _NUMERAL.findall(source.slice(span))}
    return NoteScale(money, len(faces & set(scaled)) >= _PROOFS)


def _scale_of_statements(filing: Filing, outline: Outline) -> int:
    for region in outline.statements:
        head = [s for s in (region.title_span, region.heading_span) if s] + [
            Span(s.start, min(s.end, s.start + 600)) for s in region.spans[:1]
        ]
        for span in head:
            scaling = find_scaling(filing.source.slice(span))
            if scaling and scaling.money:
                return scaling.money
    return 0


def _amounts(filing: Filing, outline: Outline) -> Iterator[str]:
    """The long numerals of money in the notes that stand inside a line of words, not in a column of a table."""
    for note in outline.notes:
        for span in note.spans:
            for found in _AMOUNT.finditer(filing.source.text, span.start, span.end):
                if not filing.source.text[max(found.start() - 2, 0) : found.start()].isspace():
                    yield found["numeral"]


def _is_whole(value: Decimal) -> bool:
    return value >= WHOLE or (value >= _THOUSAND and value % _THOUSAND == 0)
