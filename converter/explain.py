"""Why a fact is what it is: source line and column, map rule, and the arithmetic that proves it.

A fact is asked for by its id ("f12"), else its concept ("us-gaap:Assets" or "Assets"), else its caption, else its
printed figure ("28,579,074"), else words of its caption; the first of these that anything answers to decides.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from converter.errors import InputError
from converter.output import RECORD

Row = Mapping[str, Any]


def read_record(output: Path) -> Row:
    """The record of an output folder (or of the conversion.json itself); raises InputError where there is none."""
    path = output / RECORD if output.is_dir() else output
    try:
        record = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise InputError("no conversion has written here", place=str(output), advice=f"name a folder that holds a {RECORD}") from None
    except OSError as error:
        raise InputError(f"the record cannot be read: {error.strerror}", place=str(path), advice="check the file's permissions") from None
    except ValueError as error:
        raise InputError("the record is no JSON", place=str(path), excerpt=str(error), advice="convert the source again") from None
    if not isinstance(record, dict) or "facts" not in record or "sums" not in record:
        raise InputError("the record lacks facts and sums", place=str(path), advice="convert the source again")
    return record


def find_facts(record: Row, wanted: str) -> Sequence[Row]:
    """The facts that `wanted` names; raises InputError if there is none."""
    facts: Sequence[Row] = record["facts"]
    for answers in _QUESTIONS:
        found = [fact for fact in facts if answers(fact, wanted)]
        if found:
            return found
    raise InputError(
        "no fact has this id, concept, caption or figure",
        excerpt=wanted,
        advice="the workbook's Facts sheet lists all facts with their ids",
    )


def _is_id(fact: Row, wanted: str) -> bool:
    return bool(fact["id"] == wanted)


def _is_concept(fact: Row, wanted: str) -> bool:
    concept: str = fact["concept"]
    return wanted.lower() in {concept.lower(), concept.partition(":")[2].lower()}


def _is_caption(fact: Row, wanted: str) -> bool:
    return bool(_folded(fact["label"]) == _folded(wanted))


def _is_figure(fact: Row, wanted: str) -> bool:
    bare = wanted.strip().lstrip("$").strip()
    return bool(fact["reported"]) and bare in {fact["reported"], fact["reported"].strip("()")}


def _has_words(fact: Row, wanted: str) -> bool:
    words = re.findall(r"\w+", wanted.lower())
    return bool(words) and set(words) <= set(re.findall(r"\w+", fact["label"].lower()))


_QUESTIONS: tuple[Callable[[Row, str], bool], ...] = (_is_id, _is_concept, _is_caption, _is_figure, _has_words)


def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def explain(record: Row, fact: Row) -> str:
    """All that is known of one fact, on a few lines."""
    return "\n".join([_headline(fact), *(f"  {name:<10} {text}" for name, text in _details(record, fact))])


def _headline(fact: Row) -> str:
    value = _number(fact["value"]) if fact["value"] is not None else fact["text"]
    period = f"{fact['start']} to {fact['end']}" if fact["start"] else f"at {fact['end']}"
    dimensions = f" [{fact['dimensions']}]" if fact["dimensions"] else ""
    return f"{fact['concept']} = {value} {fact['unit']} {period}{dimensions} (fact {fact['id']})".replace("  ", " ")


def _details(record: Row, fact: Row) -> Iterator[tuple[str, str]]:
    yield "source", _source(fact)
    yield "caption", " > ".join([*fact.get("section", []), fact["label"]])
    if fact.get("heading"):
        yield "column", f"{fact['heading']} of {fact['title'] or fact['statement']}"
    yield "concept", f"{fact['rung']}, {fact['rule'] or 'no rule'}, confidence {fact['confidence']}"
    if fact["evidence"]:
        yield "evidence", fact["evidence"]
    if fact["sign"]:
        yield "sign", fact["sign"]
    sums = [s for s in record["sums"] if fact["id"] in {s["total"]["fact"], *(term["fact"] for term in s["terms"])}]
    for one in sums:
        yield "proof", _proof(one)
    if not sums and fact["value"] is not None:
        yield "proof", "none: it is part of no sum"


def _source(fact: Row) -> str:
    if fact["line"] is None:
        return f"{fact['source']}: printed nowhere"
    place = f"{fact['source']}:{fact['cell']}" if fact["cell"] else f"{fact['source']}:{fact['line']}:{fact['column']}"
    return f'{place} "{fact["reported"]}"'


def _proof(one: Row) -> str:
    terms = " ".join(f"{'-' if term['weight'] < 0 else '+'} {_term(term)}" for term in one["terms"])
    verdict = "foots" if one["foots"] else f"does not foot: the terms come to {_number(one['computed'])}, {_number(one['difference'])} off"
    return f"{_term(one['total'])} = {terms.removeprefix('+ ')}; {verdict}"


def _term(line: Row) -> str:
    figure = _number(line["figure"]) if line["figure"] is not None else "(nothing)"
    return f"{line['caption'] or 'total without a caption'} {figure}"


def _number(text: str) -> str:
    return f"{Decimal(text):,f}"
