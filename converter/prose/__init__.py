"""Amounts in sentences -> facts, by the rules of taxonomy_maps/us-gaap/prose.toml.

Read are the notes of a report, or the whole text of a press release (a text without statements). Other prose of a report
(management's discussion) repeats rounded figures of its statements; it is not read.
What the rules are not sure of is no fact: each note, or the release, says in one finding how many amounts it leaves.
A period that lies ahead of the filing's date (an expectation) gives no fact; one that has ended does, even where the
sentence still says "will record" (the quarter is over, its charge is known).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from converter.figures import Amount
from converter.model.concept import Concept, PeriodType, QName
from converter.model.cover import FilingPeriod
from converter.model.filing import Filing
from converter.model.finding import Finding, Severity
from converter.model.outline import Outline
from converter.model.period import Duration, Period
from converter.model.prose import ProseFact
from converter.model.quantity import Measure
from converter.model.source import Span
from converter.prose.clauses import Said, leading_period, said_of
from converter.prose.events import told_by
from converter.prose.paragraphs import paragraphs, worth_reading
from converter.prose.phrases import Calendar
from converter.prose.rules import AmountRule, ProseRules, may_apply, prose_rules
from converter.prose.scale import WHOLE, NoteScale, scale_of_notes
from converter.prose.sentence import Sentence, claimed, sentence_spans, sentences

_MEASURES = {
    "monetaryItemType": Measure.MONETARY,
    "sharesItemType": Measure.SHARES,
    "perShareItemType": Measure.PER_SHARE,
    "percentItemType": Measure.PERCENT,
}
_MONEY_IN_TEXT = re.compile(r"\$\s?\d")
_LEAST_MONEY, _LEAST_SHARES, _DEAREST_SHARE = Decimal(10_000), Decimal(10_000), Decimal(1000)


def read_prose(
    filing: Filing, outline: Outline, period: FilingPeriod, columns: Sequence[Period] = ()
) -> tuple[tuple[ProseFact, ...], tuple[Finding, ...]]:
    """The facts in sentences, in the order of print. `columns` are the periods of the statements' columns (for years of weeks)."""
    is_release = not outline.statements and period.form.startswith(("8-K", "6-K"))
    calendar = Calendar(period, _known_ends(period, columns), is_release)
    scale = scale_of_notes(filing, outline)
    regions: list[tuple[int | None, tuple[Span, ...]]] = [(i, note.spans) for i, note in enumerate(outline.notes)]
    if is_release:
        regions.append((None, outline.prose))
    facts: list[ProseFact] = []
    findings: list[Finding] = []
    for note, spans in regions:
        found = _unique(_region(filing, note, spans, calendar, scale))
        facts += found
        findings += _left(filing, spans, found)
    kept = _agreeing(facts)
    if is_release and not kept:
        findings.append(_none(filing))
    return tuple(sorted(kept, key=lambda fact: fact.figure.span)), tuple(findings)


def _known_ends(period: FilingPeriod, columns: Sequence[Period]) -> tuple[date, ...]:
    starts = {p.start - timedelta(days=1) for p in columns if isinstance(p, Duration)}
    return tuple(sorted({p.end for p in columns} | starts | {period.end, period.main_period.start - timedelta(days=1)}))


def _region(filing: Filing, note: int | None, spans: Sequence[Span], calendar: Calendar, scale: NoteScale) -> Iterator[ProseFact]:
    rules = prose_rules().for_text("release" if calendar.is_release else "notes")
    for paragraph in paragraphs(filing, spans, rules):
        if not any(worth_reading(paragraph.text[start:end], rules) for start, end in sentence_spans(paragraph.text)):
            continue
        marked = list(sentences(paragraph, calendar))
        topic: Period | None = None
        for index, sentence in enumerate(marked):
            topic = leading_period(sentence) or topic
            if worth_reading(sentence.plain, rules):
                yield from _told_facts(rules, marked, index, calendar, scale, note)
                yield from _amount_facts(rules, sentence, topic, calendar, scale, note)


def _told_facts(
    rules: ProseRules, marked: Sequence[Sentence], index: int, calendar: Calendar, scale: NoteScale, note: int | None
) -> Iterator[ProseFact]:
    """The facts of sentence rules."""
    sentence = marked[index]
    lowered = sentence.plain.lower()
    for rule in rules.sentences:
        for told in told_by(rule, marked, index, calendar) if may_apply(rule, lowered) else ():
            amount = scale.applied(sentence.amount(told.amount))
            if _fits(told.place.concept, amount, scale):
                fact = _fact(told.place.concept, amount, told.period, told.phrase, sentence, rule.name, note)
                yield replace(fact, sign=told.place.sign, dimensions=told.dimensions)


def _amount_facts(
    rules: ProseRules, sentence: Sentence, topic: Period | None, calendar: Calendar, scale: NoteScale, note: int | None
) -> Iterator[ProseFact]:
    """The facts of subjects with their amounts."""
    lowered = sentence.plain.lower()
    fitting = [rule for rule in rules.amounts if may_apply(rule, lowered)]
    if not fitting or rules.grammar.never.search(sentence.plain):
        return
    for rule in fitting:
        if not rule.never.search(sentence.plain):
            said = list(said_of(rule, rules.grammar, sentence, topic))
            yield from _said_facts(rule, said, sentence, calendar, scale, note)


def _said_facts(
    rule: AmountRule, said: Sequence[Said], sentence: Sentence, calendar: Calendar, scale: NoteScale, note: int | None
) -> Iterator[ProseFact]:
    """The facts of a clause, all or none: one amount that does not fit makes the whole reading unsure."""
    facts = []
    main = [s for s in said if not s.way]
    currency = main and sentence.amount(main[0].amount).measure
    about = bool(main) and _is_about(sentence, main[0].amount)
    for item in main:
        amount = sentence.amount(item.amount)
        given = scale.applied(replace(amount, measure=amount.measure or currency or None))
        if not _fits(rule.concept, given, scale) or not _dated(rule.concept, item.period, calendar):
            return
        if about and given.figure.decimals >= 0:
            given = replace(given, figure=claimed(given.figure, str(int(given.figure.value))))
        facts.append(_fact(rule.concept, given, item.period, item.phrase, sentence, rule.id, note))
    yield from facts
    for item in said:
        if item.way and facts:
            amount = scale.applied(sentence.amount(item.amount))
            concept = _change_concept(rule.concept, amount)
            yield replace(_fact(concept, amount, item.period, item.phrase, sentence, rule.id, note), sign=item.way)


def _is_about(sentence: Sentence, mark: str) -> bool:
    return sentence.text[: sentence.text.index(mark)].rstrip().endswith(("approximately", "about", "approximated"))


def _fact(concept: Concept, amount: Amount, period: Period, phrase: str, sentence: Sentence, rule: str, note: int | None) -> ProseFact:
    measure = _MEASURES.get(concept.type.rpartition(":")[2], Measure.PURE)
    return ProseFact(concept, amount.figure, period, measure, rule, phrase, sentence.span, note=note)


def _dated(concept: Concept, period: Period, calendar: Calendar) -> bool:
    """Whether the period is of the concept's kind and over when the filing speaks."""
    duration = concept.period_type is PeriodType.DURATION
    return isinstance(period, Duration) is duration and period.end <= calendar.period.end


def _fits(concept: Concept, amount: Amount, scale: NoteScale) -> bool:
    """Whether an amount is of the concept's measure and its scale sure (see `scale_of_notes`)."""
    kind = _MEASURES.get(concept.type.rpartition(":")[2])
    value = amount.figure.value
    if kind is Measure.MONETARY:
        return amount.measure is Measure.MONETARY and scale.is_sure(amount) and value >= _LEAST_MONEY
    if kind is Measure.SHARES:
        return amount.measure is None and (amount.figure.scale > 0 or not scale.money or value >= WHOLE) and value >= _LEAST_SHARES
    if kind is Measure.PER_SHARE:
        return amount.measure is Measure.MONETARY and amount.figure.scale <= 0 and value < _DEAREST_SHARE
    return kind is Measure.PERCENT and amount.measure is Measure.PERCENT and value <= 1


def _change_concept(concept: Concept, amount: Amount) -> Concept:
    """The filing's own concept for a change from the period before, which us-gaap does not have (EFM 6.8.5: named from its label)."""
    percent = amount.measure is Measure.PERCENT
    words = "Percentage Change From Prior Period" if percent else "Change From Prior Period"
    name = concept.label or concept.qname.name
    return Concept(
        QName("ext", concept.qname.name + words.replace(" ", "")),
        "dtr-types:percentItemType" if percent else concept.type,
        PeriodType.DURATION,
        label=f"{name}, {words}",
        documentation=f"The {'relative ' if percent else ''}change of {name} from the period before; a decrease is negative.",
    )


def _unique(facts: Iterator[ProseFact]) -> list[ProseFact]:
    """One fact per numeral: the first rule that read it."""
    seen: dict[Span, ProseFact] = {}
    for fact in facts:
        seen.setdefault(fact.figure.span, fact)
    return list(seen.values())


def _agreeing(facts: Sequence[ProseFact]) -> list[ProseFact]:
    """Without those that say two things of one concept and period: then at least one is of something narrower."""
    values: dict[object, set[Decimal]] = {}
    for fact in facts:
        values.setdefault((fact.concept.qname, fact.period, fact.dimensions), set()).add(fact.figure.value * fact.sign)
    return [f for f in facts if len(values[f.concept.qname, f.period, f.dimensions]) == 1]


def _left(filing: Filing, spans: Sequence[Span], found: Sequence[ProseFact]) -> list[Finding]:
    """One finding for a stretch of text with amounts that are no facts."""
    count = sum(1 for span in spans for _ in _MONEY_IN_TEXT.finditer(filing.source.text, span.start, span.end))
    left = count - sum(1 for fact in found if fact.measure in {Measure.MONETARY, Measure.PER_SHARE})
    if left <= 0:
        return []
    return [
        Finding(
            "prose.amounts-left",
            Severity.INFO,
            f"{left} of the {count} amounts of money in this stretch, its tables included, are no facts by rules for sentences",
            filing.source.place(spans[0]),
            filing.source.excerpt(spans[0]),
            "add a rule to prose.toml for what should be one",
            "Reg. S-T 405(d)(4)",
        )
    ]


def _none(filing: Filing) -> Finding:
    return Finding(
        "prose.no-figures",
        Severity.INFO,
        "no sentence of the text states a financial figure that a rule is sure of: the report holds cover facts only",
        filing.source.place(Span(0, 0)),
    )
