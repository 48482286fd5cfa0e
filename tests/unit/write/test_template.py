"""The workbook to enter line items in."""

from __future__ import annotations

from converter.read.lineitems import read_csv, read_xlsx
from converter.resources import data_folder
from converter.write.template import write_template


def test_the_template_reads_back_as_the_example_that_fills_it() -> None:
    example, _ = read_csv("line-items.csv", (data_folder("examples") / "line-items.csv").read_bytes())
    filled, _ = read_xlsx("template.xlsx", write_template())
    assert filled.header == example.header
    assert [(s.kind, [line.caption for line in s.lines]) for s in filled.statements] == [
        (s.kind, [line.caption for line in s.lines]) for s in example.statements
    ]
    values = [[f.value for line in s.lines for f in line.figures if f] for s in filled.statements]
    assert values == [[f.value for line in s.lines for f in line.figures if f] for s in example.statements]


def test_the_same_bytes_whenever_it_is_written() -> None:
    assert write_template() == write_template()
