"""Titles and what stands below them -> candidate statements of a document, page-parts joined."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice, pairwise

from converter.model.source import Span
from converter.model.statement import StatementKind
from converter.segment.content import confirms, has_start, is_complete
from converter.segment.lines import Look, is_column_head, look_of
from converter.segment.regions import read_stretch
from converter.segment.titles import Standing, Title


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement as found: `complete` where its last total stands in it; `confirmed` where its rows have the kind's words.

    `notes_before` counts the titles of notes above it.
    """

    kind: StatementKind
    title: Title
    heading: Span
    spans: tuple[Span, ...]
    complete: bool
    confirmed: bool
    notes_before: int

    @property
    def start(self) -> int:
        """Where it begins, title included."""
        return min(self.heading.start, self.title.span.start)

    @property
    def end(self) -> int:
        """Where its last part ends."""
        return self.spans[-1].end


_ELSEWHERE = re.compile(
    r"pro[\s-]?forma|(?:five|ten|eleven)[\s-]year|parent\s+(?:company|corporation|only)|\(parent\b|registrant\s+only"
    r"|financial\s+information\s+of\s+registrant|schedule\s+[ivx1-9]+\b|supplemental\s+consolidating|consolidating"
    r"|supplemental\s+cash\s*flows?\s+information|plan\s+benefits|selected|summarized|condensed\s+(?:financial\s+)?information"
)
PARENT_ONLY = re.compile(
    r"parent\s+(?:company\s+)?only|financial\s+information\s+(?:of|for)\s+(?:the\s+)?(?:registrant|parent)|\(parent\s+company"
)
_NEXT_OF_PARENT = 2500  # characters behind a parent-only statement within which the next one is another
_ABOVE = 500  # characters above a heading in which a note or schedule of parent-only statements says so
_ELIMINATIONS = re.compile(r"\beliminat(?:ions?|ing)\b|\bguarantors?\b\s[^\n]*guarantor")
_ENOUGH = 99  # the parts' figure rows together are enough
_ENDS_WITH_TOTAL = frozenset({StatementKind.BALANCE_SHEET})
_WEAK_ROWS = 10  # figure rows below a title that does not say "statement"
_PART_ROWS = 3  # figure rows that make a page-part of a statement
_TWICE = re.compile(r"[a-z]{3}[^\n]*?\d\)? {2,}[a-z(][^\n\d$]{2,}?[ .$(]{2,}\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BY_QUARTER = re.compile(r"\b(?:first|1st|second|2nd|third|3rd|fourth|4th)\s+(?:quarter|qtr)|quarterly")
_SUMMARY_YEARS = 5  # columns that a face statement does not have: Reg. S-X 3-01 to 3-04 ask for two and three years
_HEAD_ROWS = 1200  # characters of a table in which its column heads stand


@dataclass(frozen=True, slots=True)
class Copy:
    """A text and the same in lower case, character by character."""

    text: str
    lowered: str

    def rows(self, spans: Sequence[Span]) -> str:
        """The lower-case text of several parts."""
        return "\n".join(self.lowered[span.start : span.end] for span in spans)


def find_candidates(copy: Copy, titles: Sequence[Title], span: Span, furniture: Sequence[Span]) -> list[Candidate]:
    """The statements of a document in order, told by title and confirmed by content."""
    found: list[Candidate] = []
    notes = parents = 0
    for i, title in enumerate(titles):
        if title.standing is Standing.NOTES:
            notes += 1
        if title.standing is not Standing.STATEMENT or title.kind is None:
            continue
        following = i + 2 if title.panel == 0 else i + 1
        limit = next((later.span.start for later in islice(titles, following, None) if _ends(later)), span.end)
        near = furniture[max(0, bisect_right(furniture, title.span) - 1) : bisect_right(furniture, Span(limit, limit))]
        candidate = _candidate(copy, title, limit, near, notes)
        if candidate is None or (title.panel and not _has_panels(copy, candidate)):
            continue
        earlier = _part_of(copy, found, candidate)
        if earlier is not None:
            found[earlier] = _joined(copy, found[earlier], candidate)
        elif _is_parents(copy, candidate) or candidate.start < parents:
            parents = candidate.end + _NEXT_OF_PARENT
        elif not _is_elsewhere(copy, candidate):
            found.append(candidate)
    confirmed = _retitled(copy, [candidate for candidate in found if candidate.confirmed])
    return _apart(_once(copy, _without_long(copy, _without_weak(confirmed))))


def _has_panels(copy: Copy, candidate: Candidate) -> bool:
    """Whether rows have captions and figures twice: two titles in one line may also stand over a single table."""
    return len(_TWICE.findall(copy.rows(candidate.spans))) >= _PART_ROWS


def _retitled(copy: Copy, found: Sequence[Candidate]) -> list[Candidate]:
    """Where no title names cash flows, a table that goes through all three activities is their statement, whatever its title says."""
    if any(candidate.kind is StatementKind.CASH_FLOW for candidate in found):
        return list(found)
    return [
        replace(candidate, kind=StatementKind.CASH_FLOW, complete=is_complete(StatementKind.CASH_FLOW, rows))
        if all(f"{activity} activities" in rows for activity in ("operating", "investing", "financing"))
        else candidate
        for candidate in found
        for rows in [copy.rows(candidate.spans)]
    ]


def _once(copy: Copy, found: Sequence[Candidate]) -> list[Candidate]:
    """Without what is printed a second time: an annual report's statements stand in some submissions twice."""
    kept: dict[tuple[str, ...], Candidate] = {}
    for candidate in found:
        panel = str(candidate.title.panel or "")
        kept.setdefault((panel, *copy.rows([candidate.heading, *candidate.spans]).split()), candidate)
    return list(kept.values())


def _apart(found: Sequence[Candidate]) -> list[Candidate]:
    """Each statement ended where the next begins, in case its own rows seemed to go on."""
    ended = [candidate if candidate.title.panel == 0 else _before(candidate, later.start) for candidate, later in pairwise(found)]
    return [candidate for candidate in [*ended, *found[-1:]] if candidate.spans]


def _before(candidate: Candidate, limit: int) -> Candidate:
    spans = [Span(span.start, min(span.end, limit)) for span in candidate.spans if span.start < limit]
    return replace(candidate, spans=tuple(spans)) if candidate.end > limit else candidate


def _without_weak(found: Sequence[Candidate]) -> list[Candidate]:
    """Without tables under "Results of operations" and the like where a title that says "statement" has the same kind."""
    strong = {candidate.kind for candidate in found if candidate.title.is_strong}
    kept = [c for c in found if c.kind not in strong or c.title.is_strong]
    return [c for c in kept if c.kind in strong or c is _nearest([k for k in kept if k.kind is c.kind], kept)]


def _nearest(weak: Sequence[Candidate], found: Sequence[Candidate]) -> Candidate:
    """Of several tables under such titles the one next to a statement of another kind: the others are the discussion's."""
    others = [c.start for c in found if c.kind is not weak[0].kind]
    return min(weak, key=lambda c: min((abs(c.start - start) for start in others), default=0))


def _without_long(copy: Copy, found: Sequence[Candidate]) -> list[Candidate]:
    """Without five- and ten-year tables where the same kind has one over fewer years."""
    years = [_most_years(copy.rows(c.spans)[:_HEAD_ROWS]) for c in found]
    short = {c.kind for c, count in zip(found, years, strict=True) if count < _SUMMARY_YEARS}
    return [c for c, count in zip(found, years, strict=True) if count < _SUMMARY_YEARS or c.kind not in short]


def _most_years(text: str) -> int:
    """How many different years the fullest line names: one that says "1995, 1994 and 1993" before its heads names three."""
    return max(len(set(_YEAR.findall(line))) for line in text.split("\n"))


def _ends(title: Title) -> bool:
    """Whether a later title ends a statement: a mere "Financial condition:" may be a line within it."""
    return title.standing is not Standing.STATEMENT or title.is_strong or title.continued


def _candidate(copy: Copy, title: Title, limit: int, furniture: Sequence[Span], notes: int) -> Candidate | None:
    if title.kind is None:
        return None
    ends_here = partial(is_complete, title.kind) if title.kind in _ENDS_WITH_TOTAL else _never
    stretch = read_stretch(copy.text, title.span, limit, furniture, ends_here, continued=title.continued, in_heads=title.named)
    if stretch is None:
        return None
    rows = copy.rows(stretch.spans)
    complete = is_complete(title.kind, rows)
    confirmed = confirms(title.kind, rows, stretch.figure_rows)
    if not title.is_strong and not title.continued:
        confirmed = confirmed and complete and stretch.figure_rows >= _WEAK_ROWS and not _BY_QUARTER.search(rows)
    if not (confirmed or title.continued or stretch.figure_rows >= _PART_ROWS):
        return None
    heading = Span(title.span.start, stretch.heading.end) if title.panel else stretch.heading  # the right one comes after the left one
    return Candidate(title.kind, title, heading, stretch.spans, complete, confirmed, notes)


def _never(rows: str) -> bool:  # noqa: ARG001 - other statements may go on after any total
    return False


def _part_of(copy: Copy, found: Sequence[Candidate], later: Candidate) -> int | None:
    """The index of the statement that `later` continues."""
    if not found or found[-1].kind is not later.kind or found[-1].notes_before != later.notes_before:
        return None
    if later.title.continued:
        return len(found) - 1
    if later.kind is StatementKind.EQUITY or found[-1].complete or has_start(later.kind, _head_rows(copy, later)):
        return None
    return len(found) - 1


def _head_rows(copy: Copy, candidate: Candidate) -> str:
    rows = copy.rows(candidate.spans)
    return rows if candidate.kind is StatementKind.BALANCE_SHEET else rows[:_HEAD_ROWS]


def _joined(copy: Copy, first: Candidate, second: Candidate) -> Candidate:
    spans = (*first.spans, *second.spans)
    rows = copy.rows(spans)
    return replace(
        first,
        spans=spans,
        complete=is_complete(first.kind, rows),
        confirmed=first.confirmed or second.confirmed or confirms(first.kind, rows, _ENOUGH),
    )


def _opened_above(copy: Copy, start: int) -> str:
    """What a tagged table says above `start` where that stands within it: its heads, and the words above its tag."""
    floor = max(0, start - _ABOVE * 2)
    opened = copy.lowered.rfind("<table>", floor, start)
    if opened < 0 or copy.lowered.find("</table>", opened, start) >= 0:
        return ""
    return copy.lowered[copy.lowered.rfind("\n", floor, max(floor, opened - 1)) + 1 : start]


def _heads_above(copy: Copy, start: int) -> str:
    """The last line of years above `start`, unless rows stand between: a table's title may stand below its heads."""
    for line in reversed(copy.lowered[max(0, start - _ABOVE * 2) : start].split("\n")):
        if len(_YEAR.findall(line)) > 1 and is_column_head(line):
            return line
        if look_of(line) is Look.FIGURES:
            break
    return ""


def _is_parents(copy: Copy, candidate: Candidate) -> bool:
    """Whether a note or schedule of parent-only statements begins shortly above."""
    return bool(PARENT_ONLY.search(copy.lowered, max(0, candidate.start - _ABOVE), candidate.start))


def _is_elsewhere(copy: Copy, candidate: Candidate) -> bool:
    """Whether heading or column heads say that this is no statement of the registrant as a whole."""
    heading = copy.rows([candidate.heading])
    heading = f"{_opened_above(copy, candidate.start)}\n{_heads_above(copy, candidate.start)}\n{heading}"
    if _most_years(heading) >= _SUMMARY_YEARS:
        return True
    head = copy.rows(candidate.spans)[:_HEAD_ROWS]
    return bool(_ELSEWHERE.search(heading) or _ELIMINATIONS.search(head) or "pro forma combined" in head)
