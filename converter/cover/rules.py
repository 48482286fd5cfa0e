"""The rules that read a cover page, one function per item of the page, in RULES; each gives the facts it is sure of.

A cover is labelled from below: the value stands over "(Exact name of registrant as specified in its charter)". Some print
"Label: value" instead. What a rule is not sure of, it leaves out; `missing` then says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from converter.cover.page import Line, Page
from converter.cover.places import INCORPORATED_IN, STATE_NAME, address_parts, incorporated_in
from converter.model.concept import QName
from converter.model.cover import CoverFact

FORM = re.compile(
    r"\bFORM\s+((?:10\s?-\s?[KQ](?:\s?SB(?:40)?|\s?-?\s?405|\s?-?\s?T)?|8\s?-\s?K|20-F|11-K)(?:\s?/\s?A|\s?-\s?A)?)(?![\w-])",
    re.IGNORECASE,
)
_MARK = r"(?:[\[({|/]\s*[xX]\s*[\])}|/]|\b[xX]\b)"
_EMPTY = r"(?:\[\s*\]|\(\s*\)|\{\s*\}|/\s*/|\|\s*\|)"
_BOX = re.compile(rf"(?P<mark>{_MARK})|(?P<empty>{_EMPTY})")
_REPORTS = (
    ("DocumentQuarterlyReport", re.compile(r"QUARTERLY\s+REPORT(?=\s+(?:UNDER|PURSUANT))", re.IGNORECASE)),
    ("DocumentAnnualReport", re.compile(r"ANNUAL\s+REPORT(?=\s+(?:UNDER|PURSUANT))", re.IGNORECASE)),
    ("DocumentTransitionReport", re.compile(r"TRANSITION\s+REPORT(?=\s+(?:UNDER|PURSUANT))", re.IGNORECASE)),
)
_FILE_NUMBER = re.compile(
    r"(?:Commission|SEC|S\.E\.C\.)\s+file\s+(?:number|no|num|#)s?\s*[.:]*\s*#?\s*(?P<after>\d{1,3}\s?-\s?\d{1,6}(?:-\d+|-?[A-Z])?)\b"
    r"|(?P<before>\b\d{1,3}-\d{1,6}(?:-\d+|-?[A-Z])?)\s*\n\s*\(\s*Commission\s+file\s+n",
    re.IGNORECASE,
)
_NAME_LABEL = re.compile(r"\(?\s*exact\s+name\s+of\s+[^\n)]{0,90}(?:\)|$)", re.IGNORECASE | re.MULTILINE)
_NO_NAME = re.compile(
    r"\bcommission\b|\bfile\b|\bnumber\b|\bform\b|\breport\b|\bact\s+of\b|\bsection\b|\bperiod\b|\bended\b|^or$|washington,?\s+d"
    r"|\bmark\s+one|"
    r"\bfee\b|\brequired\b|[\[\]():]|^\W*$|\d{4}",
    re.IGNORECASE,
)
_LIKE_COMPANY = re.compile(r"\b(?:INC|INCORPORATED|CORP|CORPORATION|COMPANY|CO|LTD|LIMITED|L\.?P|TRUST|BANCORP)\b\.?$", re.IGNORECASE)
_EMPLOYER_NUMBER = re.compile(r"(?<![\d-])\d{2}\s?-\s?\d{7}(?![\d-])")
_STATE_LABEL = re.compile(r"\(?\s*State\s+(?:or|of|and)\b[^\n]{0,40}(?:jurisdiction|incorporation|organization)", re.IGNORECASE)
_PHONE_LABEL = re.compile(r"(?:telephone|phone)\s+(?:number|no)s?|area\s+code", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\d-])\(?(?P<area>\d{3})\)?\s*[-/.]?\s*(?P<local>\d{3}\s?[-.]\s?\d{4})(?![\d-])")
_FAR_LINES = 6  # a number farther off is another's
_QUESTIONS = {
    "EntityCurrentReportingStatus": re.compile(
        r"such\s+(?:shorter\s+)?filing\s+requirements?(?:\s+for\s+(?:at\s+least\s+)?the\s+past\s+(?:90|ninety)\s+days)?", re.IGNORECASE
    ),
    "EntityShellCompany": re.compile(r"is\s+a\s+shell\s+company\s*(?:\([^)]*\))?", re.IGNORECASE),
    "EntityWellKnownSeasonedIssuer": re.compile(r"is\s+a\s+well-known\s+seasoned\s+issuer[^.?]{0,60}", re.IGNORECASE),
    "EntityVoluntaryFilers": re.compile(
        r"not\s+required\s+to\s+file\s+reports\s+pursuant\s+to\s+section\s+13\s+or\s+(?:section\s+)?15\(d\)[^.?]{0,30}", re.IGNORECASE
    ),
}
_BOOLEAN = frozenset({"EntityShellCompany"})
_ANSWER = re.compile(
    rf"[\s.?:]*(?:(?P<yes1>YES)\s*[:.]?\s*(?P<ymark>{_MARK})?(?P<yblank>\s*{_EMPTY})?[\s.,]*(?P<no1>NO)\b\s*[:.]?[ ]*(?P<nmark>{_MARK})?"
    rf"|(?P<before>{_MARK})\s*(?P<yes2>YES)\b\s*(?:{_EMPTY})?\s*NO\b|{_EMPTY}\s*YES\s*(?P<nbefore>{_MARK})\s*(?P<no2>NO)\b)",
    re.IGNORECASE,
)


def dei(name: str) -> QName:
    """The dei concept `name`."""
    return QName("dei", name)


def _fact(page: Page, name: str, value: str, start: int, end: int, rule: str, form: str | None = None) -> CoverFact:
    return CoverFact(dei(name), " ".join(value.split()), f"cover:{rule}", (page.span(start, end),), form)


def form_type(page: Page) -> list[CoverFact]:
    """The form, as in "FORM 10-Q" at the top."""
    found = FORM.search(page.text)
    if not found:
        return []
    value = re.sub(r"\s", "", found.group(1)).upper()
    if re.fullmatch(r".*[KQB5]-A", value):
        return []
    return [_fact(page, "DocumentType", value, *found.span(1), "form")]


def report_boxes(page: Page) -> list[CoverFact]:
    """The boxes before QUARTERLY, ANNUAL and TRANSITION REPORT.

    On a cover without boxes the one report it names is the one it is; else an unmarked report is none ("false" on its words).
    """
    boxes = []
    for name, words in _REPORTS:
        found = words.search(page.text)
        if found:
            line = page.text.rfind("\n", 0, found.start()) + 1
            near = list(_BOX.finditer(page.text, line, found.start()))
            boxes.append((name, found, near[-1] if near else None))
    marked = [box for _, _, box in boxes if box and box["mark"]]
    if len(marked) > 1 or (not marked and len(boxes) != 1):
        return []
    facts = []
    for name, found, box in boxes:
        is_it = bool(box and box["mark"]) or not marked
        place = box.span() if box else found.span()
        facts.append(
            _fact(page, name, "true" if is_it else "false", *place, "report-box", "ixt:fixed-true" if is_it else "ixt:fixed-false")
        )
    return facts


def file_number(page: Page) -> list[CoverFact]:
    """The number in "Commission file number 1-2345"."""
    found = _FILE_NUMBER.search(page.text)
    if not found:
        return []
    group = "after" if found["after"] else "before"
    return [_fact(page, "EntityFileNumber", found[group], *found.span(group), "commission-file-number")]


def registrant_name(page: Page) -> list[CoverFact]:
    """The line over "(Exact name of registrant ...)", with the line above it where a long name takes two."""
    label = _NAME_LABEL.search(page.text)
    if not label:
        return _name_after_number(page)
    colon = re.compile(r"\s*charter\s*\)?\s*:\s*(\S[^\n]+)", re.IGNORECASE).search(page.text, label.start(), label.end() + 90)
    if colon and not _NO_NAME.search(colon.group(1)):
        return [_fact(page, "EntityRegistrantName", colon.group(1).rstrip(), colon.start(1), colon.end(1), "exact-name")]
    at = page.line_index(label.start() + len(label.group()) - len(label.group().lstrip()))
    before = page.text[page.lines[at].start : label.end() - len(label.group().lstrip())].strip()
    if before and not _NO_NAME.search(before):
        start = page.lines[at].start
        return [_fact(page, "EntityRegistrantName", before, start, start + len(before), "exact-name")]
    below = next((i for i in range(at - 1, max(at - 6, -1), -1) if page.lines[i].text), None)
    if below is None:
        return []
    name = _first_chunk(page.lines[below])
    if _NO_NAME.search(name.text) or STATE_NAME.fullmatch(name.text):
        return []
    top = name
    if below > 0 and page.lines[below - 1].text and not _NO_NAME.search(page.lines[below - 1].text):
        top = page.lines[below - 1]
    return [_fact(page, "EntityRegistrantName", page.text[top.start : name.end], top.start, name.end, "exact-name")]


def _name_after_number(page: Page) -> list[CoverFact]:
    """On a cover without that label: the line after the file number, if it ends like a company's name."""
    number = _FILE_NUMBER.search(page.text)
    at = page.line_index(number.end()) + 1 if number else len(page.lines)
    line = next((_first_chunk(line) for line in page.lines[at : at + 6] if line.text), None)
    if line is None or _NO_NAME.search(line.text) or not _LIKE_COMPANY.search(line.text):
        return []
    return [_fact(page, "EntityRegistrantName", line.text, line.start, line.end, "name-after-number")]


def _first_chunk(line: Line) -> Line:
    """The line up to a gap of three blanks (another column follows)."""
    return Line(re.split(r"\s{3,}", line.text, maxsplit=1)[0], line.start)


def incorporation(page: Page) -> list[CoverFact]:
    """State of incorporation and employer number, over or beside their labels."""
    facts = []
    label = _STATE_LABEL.search(page.text)
    if label:
        name = _NAME_LABEL.search(page.text, 0, label.start())
        states = list(INCORPORATED_IN.finditer(page.text, name.end() if name else max(0, label.start() - 300), label.start()))
        after = INCORPORATED_IN.search(page.text, label.end(), page.text.find("\n", label.end()) % (len(page.text) + 1))
        state = states[-1] if states else after
        if state:
            code, transformation = incorporated_in(state.group())
            facts.append(_fact(page, "EntityIncorporationStateCountryCode", code, *state.span(), "state", transformation))
    numbers = {m.group() for m in _EMPLOYER_NUMBER.finditer(page.text)}
    number = _EMPLOYER_NUMBER.search(page.text)
    if number and len(numbers) == 1:
        facts.append(_fact(page, "EntityTaxIdentificationNumber", number.group(), *number.span(), "employer-number"))
    return facts


def address(page: Page) -> list[CoverFact]:
    """The parts of the address of the principal executive offices."""
    return [_fact(page, p.name, p.value, p.start, p.end, "address", p.format) for p in address_parts(page)]


def telephone(page: Page) -> list[CoverFact]:
    """Area code and local number, after "telephone number, including area code" or over it; none where several registrants have theirs."""
    labels = list(_PHONE_LABEL.finditer(page.text))
    near = [found for label in labels if (found := _phone_near(page, label))]
    if not near or len({(found["area"], found["local"]) for found in near}) > 1:
        return []
    return [
        _fact(page, "CityAreaCode", near[0]["area"], *near[0].span("area"), "telephone"),
        _fact(page, "LocalPhoneNumber", near[0]["local"], *near[0].span("local"), "telephone"),
    ]


def _phone_near(page: Page, label: re.Match[str]) -> re.Match[str] | None:
    found = min(_PHONE.finditer(page.text), key=lambda m: abs(m.start() - label.start()), default=None)
    is_far = found and page.text.count("\n", *sorted((found.start(), label.start()))) > _FAR_LINES
    return None if is_far else found


def answers(page: Page) -> list[CoverFact]:
    """The answers "Yes X  No": the printed word is the value; no transformation reads it in capitals, and the fact is hidden."""
    facts = []
    for name, question in _QUESTIONS.items():
        asked = question.search(page.text)
        answer = _ANSWER.match(page.text, asked.end()) if asked else None
        if not answer:
            continue
        yes = bool(answer["ymark"] or answer["before"])
        no = bool(answer["nmark"] or answer["nbefore"])
        if yes == no:
            continue
        group = ("yes1" if answer["yes1"] else "yes2") if yes else ("no1" if answer["no1"] else "no2")
        word = "Yes" if yes else "No"
        if name in _BOOLEAN:
            facts.append(_fact(page, name, str(yes).lower(), *answer.span(group), "answer", "ixt:fixed-true" if yes else "ixt:fixed-false"))
        elif answer[group] == word:
            facts.append(_fact(page, name, word, *answer.span(group), "answer"))
        else:
            facts.append(CoverFact(dei(name), word, "cover:answer"))
    return facts


RULES: tuple[Callable[[Page], list[CoverFact]], ...] = (
    form_type,
    report_boxes,
    file_number,
    registrant_name,
    incorporation,
    address,
    telephone,
    answers,
)
