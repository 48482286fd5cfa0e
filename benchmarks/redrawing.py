"""The same filing drawn in other ways: each redrawing says to a human what the original says, so a reader must find the same facts.

`REDRAWINGS` is the register: a name and a function from a document's text to its text redrawn. What a redrawing must not do: move a
figure out of its column, or change a word that tells what is reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise

Redraw = Callable[[str], str]

DOCUMENT = re.compile(r"<DOCUMENT>.*?</DOCUMENT>", re.DOTALL | re.IGNORECASE)
SCHEDULE = re.compile(r"<TYPE>\s*EX-27", re.IGNORECASE)
TEXT = re.compile(r"(?<=<TEXT>)(.*?)(?=</TEXT>)", re.DOTALL | re.IGNORECASE)
TAGGED = re.compile(r"\s*</?[A-Z]", re.IGNORECASE)
TABLE_TAG = re.compile(r"</?(?:TABLE|CAPTION|S|C|FN)>", re.IGNORECASE)
RULE = re.compile(r"[\s\-=_]*[\-=_]{3}[\s\-=_]*")
GAP = re.compile(r"\s{2,}\S")
DOLLAR = re.compile(r"(?<=  )\$(?= *\(?[\d.-])")
NEGATIVE = re.compile(r"(?<=[ $]{2})\((\$\s*|)(\d[\d,]*\.?\d*)\)(?=\s|$)")
LEADERS = re.compile(r"(?:\. ){3,}\.?|\.{3,}")
BEFORE_FIGURE = re.compile(r"^(\s*\S+(?: \S+)*(?<=[A-Za-z]))(\s{3,})(?=(?:\$\s*)?\(?\$?\d[\d,]*\.?\d*\)?(?:\s|$))")
FIRST_COLUMN = re.compile(
    r"^( {1,12})(\S(?:(?!(?<!and )(?<!of )\$ ?\d[\d,]* {2}).)*?\S)( {2,})(?=[\d($.\-])"
)  # not behind the first figure
OPENING = re.compile(r"\s*\S.*[A-Za-z,]\s*")  # "Income before income taxes and"
CLOSING = re.compile(r"\s*[a-z][^.]*?\s{3,}\$? *\(?[\d,.]+\)?(?:\s|$)")  # "extraordinary items     1,234"
CAPTION = re.compile(r"^\s*\S(?:.{0,68}?[^\s.])??(?=\s{3,}|\.{2,}|$)")
WORD = re.compile(r"[A-Za-z][a-z']*")
SMALL_WORDS = frozenset({"of", "and", "the", "in", "for", "to", "on", "at", "by", "from", "with", "or", "a", "an", "per", "net", "less"})
INDENTED = re.compile(r"^ {1,12}(\S+(?: \S+)*) *$")
DATE = re.compile(r"\b(January|February|August|September|October|November|December)(\s+\d{1,2},\s*(?:19|20)\d\d)\b")
TITLE = re.compile(
    r"(?P<before>\s*(?:CONSOLIDATED )?)(?P<name>BALANCE SHEETS?|STATEMENTS? OF (?:INCOME|EARNINGS|OPERATIONS|FINANCIAL CONDITION))\s*",
    re.IGNORECASE,
)
LONE_YEAR = re.compile(r"(?<=  ) {3}(?:19|20)\d\d")
YEARS_ALONE = re.compile(r"(?: {5,}(?:19|20)\d\d)+\s*")
OTHER_TITLES = (
    ("balance sheet", "Statements of Financial Position"),
    ("financial condition", "Balance Sheets"),
    ("operations", "Statements of Income"),
    ("statement", "Statements of Operations"),
)
TAB_STOP = 8
PAGE_LENGTH = 50
ROWS_BEFORE_BREAK, HEAD_LENGTH = 8, 14
AMOUNT_LAST = re.compile(r"\d,\d{3}\)?\s*$")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def redrawn(submission: str, redraw: Redraw) -> str:
    """A submission with all its documents redrawn but for its EX-27 schedules; a bare text is redrawn as a whole."""

    def document(found: re.Match[str]) -> str:
        return found[0] if SCHEDULE.search(found[0]) else TEXT.sub(lambda text: redraw(text[0]), found[0])

    plain = submission.replace("\r\n", "\n")
    return DOCUMENT.sub(document, plain) if DOCUMENT.search(plain) else redraw(plain)


def by_line(change: Redraw) -> Redraw:
    """Changes each line that is no line of tags."""
    return lambda text: "\n".join(line if TAGGED.match(line) else change(line) for line in text.split("\n"))


def without_table_tags(text: str) -> str:
    """As before filers were asked for tags; what else stands in a line keeps its place."""
    lines = (TABLE_TAG.sub(lambda tag: " " * len(tag[0]), line) for line in text.split("\n"))
    return "\n".join(new for old, new in zip(text.split("\n"), lines, strict=True) if new.strip() or not old.strip())


def without_rules(text: str) -> str:
    """No lines above and below sums."""
    return "\n".join(line for line in text.split("\n") if not RULE.fullmatch(line))


def without_blank_lines(text: str) -> str:
    """The rows of tables close together; where paragraphs end, blank lines stay."""
    lines = text.split("\n")
    between = zip(["", *lines[:-1]], lines, [*lines[1:], ""], strict=True)
    return "\n".join(line for before, line, after in between if line.strip() or not (GAP.search(before) and GAP.search(after)))


def double_spaced(text: str) -> str:
    """A blank line behind each line that is no tag."""
    return "\n".join(f"{line}\n" if line.strip() and not TAGGED.match(line) else line for line in text.split("\n"))


def without_dollars(line: str) -> str:
    """Figures of columns without a currency sign, in their places."""
    return DOLLAR.sub(" ", line)


def dollars_at_figures(line: str) -> str:
    """$    1,234 as     $1,234."""
    return re.sub(r"\$( +)(?=\(?\d)", r"\1$", line)


def minus_before(line: str) -> str:
    """(1,234) as -1,234."""
    return NEGATIVE.sub(r"-\1\2 ", line) if GAP.search(line) else line


def minus_behind(line: str) -> str:
    """(1,234) as 1,234-."""
    return NEGATIVE.sub(r" \1\2-", line) if GAP.search(line) else line


def with_leaders(line: str) -> str:
    """Dots from a caption to its first figure."""
    return BEFORE_FIGURE.sub(lambda found: f"{found[1]} {'.' * (len(found[2]) - 2)} ", line)


def with_dashes(line: str) -> str:
    """Dashes with blanks between them from a caption to its first figure."""
    return BEFORE_FIGURE.sub(lambda found: f"{found[1]} {_dashes(len(found[2]) - 2)} ", line)


def _dashes(width: int) -> str:
    return ("- " * width)[:width].rstrip().ljust(width)


def with_blanks_in_captions(text: str) -> str:
    """A blank line above the last words of a caption, which stand in small letters beside its figures."""
    lines = text.split("\n")
    made = []
    for line, below in pairwise([*lines, ""]):
        opens = OPENING.fullmatch(line) and not TAGGED.match(line) and not GAP.search(line.strip())
        made += [line, ""] if opens and CLOSING.match(below) else [line]
    return "\n".join(made)


def in_title_case(text: str) -> str:
    """Captions in Tables with Capital Letters."""
    made, in_table = [], False
    for line in text.split("\n"):
        in_table = (in_table or "<TABLE>" in line.upper()) and "</TABLE>" not in line.upper()
        made.append(CAPTION.sub(lambda found: WORD.sub(_capitalised, found[0]), line) if in_table and not TAGGED.match(line) else line)
    return "\n".join(made)


def _capitalised(word: re.Match[str]) -> str:
    return word[0] if word[0].lower() in SMALL_WORDS else f"{word[0][0].upper()}{word[0][1:]}"


def without_leaders(line: str) -> str:
    """Blanks where dots were."""
    return LEADERS.sub(lambda dots: " " * len(dots[0]), line)


def with_tabs(line: str) -> str:
    """Tabs for the blanks before each eighth column."""
    plain = line.expandtabs(TAB_STOP)
    stops = [plain[at : at + TAB_STOP] for at in range(0, len(plain), TAB_STOP)]
    return "".join(f"{stop.rstrip(' ')}\t" if len(stop) == TAB_STOP and stop.endswith("  ") else stop for stop in stops)


def flush(line: str) -> str:
    """Captions and headings without their indents, figures in their places."""
    return INDENTED.sub(r"\1", line) if INDENTED.match(line) else FIRST_COLUMN.sub(r"\2\1\3", line)


def abbreviated_months(line: str) -> str:
    """December 31, 1996 as Dec. 31, 1996; what stands apart behind it stays in its place."""
    for date in reversed(list(DATE.finditer(line))):
        short = f"{date[1][:3]}.{date[2]}"
        behind = GAP.search(line, date.end())
        at = behind.start() if behind else len(line)
        line = f"{line[: date.start()]}{short}{line[date.end() : at]}{' ' * (len(date[0]) - len(short))}{line[at:]}".rstrip()
    return line


def years_apart(line: str) -> str:
    """1995 as 1 9 9 5 in heads that are years alone, ending where it ended."""
    return LONE_YEAR.sub(lambda year: " ".join(year[0].strip()), line) if YEARS_ALONE.fullmatch(line) else line


def title_apart(line: str) -> str:
    """A line that is nothing but a statement's title with a blank behind each letter."""
    if not TITLE.fullmatch(line):
        return line
    words = "   ".join(" ".join(word) for word in line.upper().split())
    return f"{' ' * max(0, len(line) - len(line.lstrip()) - len(words) // 4)}{words}"


def blanks_in_brackets(line: str) -> str:
    """(1,234) as ( 1,234 ), one place to each side."""
    return re.sub(r" \((\d[\d,]*)\)(?= {3}|$)", r"( \1 )", line) if GAP.search(line) else line


def other_titles(line: str) -> str:
    """A line that is nothing but a statement's title, by the other name of that statement."""
    found = TITLE.fullmatch(line)
    if not found:
        return line
    other = next(name for said, name in OTHER_TITLES if said in found["name"].lower())
    return f"{found['before']}{other.upper() if line.upper() == line else other}"


def with_pages(foot: str) -> Redraw:
    """A page break at the first blank line behind each fifty lines; `foot` is what stands above it, with {page} for its number."""

    def change(text: str) -> str:
        lines, on_page, page = [], 0, 1
        for line in text.split("\n"):
            lines.append(line)
            on_page += 1
            if on_page > PAGE_LENGTH and not line.strip():
                lines += ["", *foot.format(page=page).split("\n"), "<PAGE>", ""]
                on_page, page = 0, page + 1
        return "\n".join(lines)

    return change


def continued(text: str) -> str:
    """Statements broken at the first blank line behind some rows: the page's number, the title once more with its heads, and the rest."""
    lines = text.split("\n")
    made: list[str] = []
    at = 0
    while at < len(lines):
        found = _page_end(lines, at) if TITLE.fullmatch(lines[at]) else None
        if found:
            first, end = found
            again = [f"{lines[at].rstrip()} (Continued)", *(line for line in lines[at + 1 : first] if line.strip())]
            closing = ["</TABLE>"] if any("<TABLE>" in line for line in again) else []
            made += [*lines[at:end], *closing, "", f"{'37':>40}", "<PAGE>", "", *again]
            at = end
        else:
            made.append(lines[at])
            at += 1
    return "\n".join(made)


def _page_end(lines: list[str], title: int) -> tuple[int, int] | None:
    """The first line below a statement's heads, and a blank one behind some of its rows; None where there are no such heads or rows."""
    stop = next((at for at in range(title + 1, len(lines)) if "</TABLE>" in lines[at]), len(lines))
    rows = [at for at in range(title + 1, min(stop, title + PAGE_LENGTH)) if AMOUNT_LAST.search(lines[at])]
    heads = [at for at in range(title + 1, rows[0]) if YEAR.search(lines[at])] if len(rows) > ROWS_BEFORE_BREAK else []
    if not heads or len([line for line in lines[title + 1 : rows[0]] if line.strip()]) > HEAD_LENGTH:
        return None
    first = heads[-1] + 1
    while TAGGED.match(lines[first]) or RULE.fullmatch(lines[first]):
        first += 1
    end = next((at for at in range(rows[ROWS_BEFORE_BREAK], rows[-1]) if not lines[at].strip()), None)
    return (first, end) if end else None


REDRAWINGS: Mapping[str, Redraw] = {
    "as filed": lambda text: text,
    "in capitals": str.upper,
    "in title case": in_title_case,
    "without table tags": without_table_tags,
    "without rules": without_rules,
    "without blank lines": without_blank_lines,
    "double spaced": double_spaced,
    "indented": by_line(lambda line: f"     {line}" if line.strip() else line),
    "captions flush": by_line(flush),
    "tabs": by_line(with_tabs),
    "leaders": by_line(with_leaders),
    "leaders of dashes": by_line(with_dashes),
    "blanks in captions": with_blanks_in_captions,
    "no leaders": by_line(without_leaders),
    "no dollar signs": by_line(without_dollars),
    "dollar signs at figures": by_line(dollars_at_figures),
    "minus before": by_line(minus_before),
    "minus behind": by_line(minus_behind),
    "years apart": by_line(years_apart),
    "titles apart": by_line(title_apart),
    "blanks in brackets": by_line(blanks_in_brackets),
    "months abbreviated": by_line(abbreviated_months),
    "other titles": by_line(other_titles),
    "pages": with_pages("{page:>40}"),
    "pages with heads": continued,
    "pages with feet": with_pages("See accompanying notes to financial statements.\n\n                                  - {page} -"),
}
