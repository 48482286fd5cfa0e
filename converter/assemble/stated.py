"""Facts that stand outside statements: on the cover, as text blocks of notes, in sentences."""

from __future__ import annotations

from decimal import Decimal

from converter.assemble.facts import unit_of
from converter.model.cover import CoverFact
from converter.model.fact import Fact, Provenance
from converter.model.match import Rung
from converter.model.note import TextBlock
from converter.model.period import Duration
from converter.model.prose import ProseFact
from converter.model.quantity import Measure, Unit
from converter.model.source import SourceText

CERTAIN = Decimal(1)


def cover_fact(cover: CoverFact, main_period: Duration) -> Fact:
    """A dei fact, over the main period unless it has one of its own (EFM 6.5.20)."""
    figure = cover.figure
    return Fact(
        id="",
        concept=cover.concept,
        period=cover.period or main_period,
        value=cover.value,
        provenance=Provenance(Rung.COVER_RULE, cover.rule, CERTAIN),
        spans=cover.spans,
        unit=Unit.of(cover.measure or Measure.PURE) if isinstance(cover.value, Decimal) else None,
        decimals=figure.decimals if figure else None,
        scale=figure.scale if figure else 0,
        dimensions=tuple(sorted(cover.dimensions)),
        format=cover.format,
    )


def text_block_fact(block: TextBlock, main_period: Duration, source: SourceText) -> Fact:
    """A text block, over the main period (DQC_0006)."""
    return Fact(
        id="",
        concept=block.concept.qname,
        period=main_period,
        value="\n".join(source.slice(span) for span in block.spans),
        provenance=Provenance(Rung.NOTE_RULE, block.rule, CERTAIN),
        spans=block.spans,
        is_text_block=True,
    )


def prose_fact(prose: ProseFact, source: SourceText) -> Fact:
    """A fact of a sentence; the sentence is its evidence."""
    return Fact(
        id="",
        concept=prose.concept.qname,
        period=prose.period,
        value=prose.figure.value * prose.sign + 0,
        provenance=Provenance(Rung.SENTENCE_RULE, prose.rule, prose.confidence, source.excerpt(prose.sentence, 240)),
        spans=(prose.figure.span,),
        unit=unit_of(prose.concept, prose.measure, "USD"),
        decimals=prose.figure.decimals,
        scale=prose.figure.scale,
        dimensions=tuple(sorted(prose.dimensions)),
    )
