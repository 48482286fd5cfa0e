"""Line items in CSV files and workbooks become a filing's statements."""

import io
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import Workbook

from converter.errors import InputError
from converter.model.filing import Filing
from converter.model.period import Duration, Instant
from converter.model.quantity import Measure
from converter.model.statement import LineRole, StatementKind
from converter.read import read
from converter.read.lineitems import read_csv, read_xlsx

CSV = b"""# entity: Wherry Boat Company
# cik: 77
# form: 10-Q
# period-end: 2009-06-30
statement,label,concept,2009-06-30,2009-04-01/2009-06-30
balance-sheet,Current assets:,,,
balance-sheet,"Receivables, trade",,"1,200,000",
balance-sheet,Total assets,us-gaap:Assets,3400000,
income-statement,Net loss,,,-15000
income-statement,Net loss per share,,,-.12
income-statement,Weighted average shares,,,125000
"""


def filing(data: bytes = CSV) -> Filing:
    return read_csv("wherry.csv", data)[0]


def test_the_heading_lines_say_who_files_what() -> None:
    header = filing().header
    assert (header.name, header.cik, header.form, header.period_end) == ("Wherry Boat Company", "0000000077", "10-Q", date(2009, 6, 30))


def test_statements_have_the_columns_that_they_use() -> None:
    sheet, income = filing().statements
    assert (sheet.kind, [c.period for c in sheet.columns]) == (StatementKind.BALANCE_SHEET, [Instant(date(2009, 6, 30))])
    assert (income.kind, [c.period for c in income.columns]) == (StatementKind.INCOME, [Duration(date(2009, 4, 1), date(2009, 6, 30))])


def test_a_row_without_figures_heads_the_rows_below() -> None:
    heading, receivables, _ = filing().statements[0].lines
    assert (heading.role, receivables.section) == (LineRole.HEADING, ("Current assets:",))


def test_trailing_zeros_tell_how_precise_the_figures_are() -> None:
    figures = [line.figures[0] for line in filing().statements[0].lines[1:]]
    assert [(f.value, f.decimals) for f in figures if f] == [(Decimal(1200000), -5), (Decimal(3400000), -5)]


def test_measures_are_told_by_caption_and_figures() -> None:
    assert [line.measure for line in filing().statements[1].lines] == [Measure.MONETARY, Measure.PER_SHARE, Measure.SHARES]


def test_a_stated_concept_is_kept() -> None:
    assert filing().statements[0].lines[2].concept == "us-gaap:Assets"


def test_spans_point_at_the_numerals() -> None:
    read = filing()
    loss = read.statements[1].lines[0].figures[0]
    assert loss is not None
    assert read.source.slice(loss.span) == "15000"


@pytest.mark.parametrize(
    ("old", "new", "place", "why"),
    [
        (b"3400000", b"34OOOO0", "wherry.csv:8:40", "no figure"),
        (b"2009-06-30,2009-04", b"June 2009,2009-04", "wherry.csv:5:25", "no period"),
        (b"2009-04-01/2009-06-30", b"2009-07-01/2009-06-30", "wherry.csv:5:36", "ends before"),
        (b"income-statement,Net loss,", b"profits,Net loss,", "wherry.csv:9:1", "no statement"),
        (b"us-gaap:Assets", b"Assets", "wherry.csv:8:28", "no concept"),
        (b'"Receivables, trade"', b"Receivables, trade", "wherry.csv:7:15", "concept"),
        (b'trade",,"1,200,000"', b"trade,,1200000", "wherry.csv:7:15", "never closed"),
        (b"Net loss per share", b"Net loss" * 300, "wherry.csv:10:18", "no caption: it has 2,400 characters"),
        (b"period-end: 2009-06-30", b"period-end: 2009-06-31", "wherry.csv:4:1", "no date"),
    ],
)
def test_a_mistake_is_found_where_it_stands(old: bytes, new: bytes, place: str, why: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        filing(CSV.replace(old, new))
    assert str(caught.value.place).startswith(place.rpartition(":")[0])


def test_a_workbook_reads_like_the_csv() -> None:
    workbook = Workbook()
    cover, sheet = workbook.active, workbook.create_sheet("Balance Sheet")
    assert cover is not None
    cover.title = "Cover"
    for row in (["entity", "Wherry Boat Company"], ["scale", "thousands"]):
        cover.append(row)
    for values in (["label", date(2009, 6, 30)], ["Cash", 12.5], ["Total assets", 3400]):
        sheet.append(values)
    stream = io.BytesIO()
    workbook.save(stream)
    read, _ = read_xlsx("wherry.xlsx", stream.getvalue())
    (statement,) = read.statements
    figure = statement.lines[0].figures[0]
    assert figure is not None
    assert (figure.value, figure.scale) == (Decimal(12500), 3)
    assert str(read.source.place(figure.span)) == "wherry.xlsx:Balance Sheet!B2"


def test_line_items_are_known_by_their_first_lines() -> None:
    read_filing, _ = read("wherry", CSV)
    assert len(read_filing.statements) == len(filing().statements)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_spreadsheets_encodings_are_known(encoding: str) -> None:
    assert filing(CSV.decode().encode(encoding)).statements == filing().statements


@pytest.mark.parametrize(
    ("name", "advice"), [("us-gaap:Cassh", "write us-gaap:Cash if that is meant"), ("us-gaap:AssetsAbstract", "or give a concept")]
)
def test_a_concept_that_the_taxonomy_does_not_have_is_told_and_left(name: str, advice: str) -> None:
    read_back, findings = read_csv("a.csv", f"statement,label,concept,2009-06-30\nbalance-sheet,Cash,{name},6\n".encode())
    assert read_back.statements[0].lines[0].concept is None
    (finding,) = findings
    assert (finding.code, str(finding.where), finding.excerpt) == ("read.concept-unknown", "a.csv:2:20", name)
    assert advice in finding.advice


def test_a_concept_of_ones_own_needs_another_prefix() -> None:
    read_back, findings = read_csv("a.csv", b"statement,label,concept,2009-06-30\nbalance-sheet,Stoves,ours:Stoves,6\n")
    assert (read_back.statements[0].lines[0].concept, findings) == ("ours:Stoves", ())


def sheets(*, hidden: bool = False, total: object = 6) -> bytes:
    workbook, target = Workbook(), io.BytesIO()
    first = workbook.active
    assert first is not None
    first.title = "Balance Sheet"
    for row in (["label", date(2009, 6, 30)], ["Cash", 6], ["Total assets", total]):
        first.append(row)
    other = workbook.create_sheet("Working papers")
    other.append(["Cash in March", 5])
    other.sheet_state = "hidden" if hidden else "visible"
    workbook.save(target)
    return target.getvalue()


def test_a_hidden_sheet_is_left_aside_and_told() -> None:
    found, findings = read_xlsx("a.xlsx", sheets(hidden=True))
    assert [line.caption for line in found.statements[0].lines] == ["Cash", "Total assets"]
    assert [(finding.code, "'Working papers'" in finding.what) for finding in findings] == [("read.hidden-sheet", True)]


def test_a_formula_that_was_never_worked_out_is_an_error() -> None:
    with pytest.raises(InputError, match="formula without a result") as raised:
        read_xlsx("a.xlsx", sheets(hidden=True, total="=SUM(B2:B2)"))
    assert (raised.value.place, raised.value.excerpt) == ("a.xlsx:Balance Sheet!B3", "=SUM(B2:B2)")
