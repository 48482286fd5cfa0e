"""Cells of a printed table, as the inline document shows them and the reading of lines starts from them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from converter.model.source import Span


class CellRole(StrEnum):
    """What stands in a cell."""

    HEADING = "heading"  # a column's head
    CAPTION = "caption"
    FIGURE = "figure"  # a numeral or dash, with its currency sign and brackets
    NOTE = "note"  # a note reference, a footnote mark
    TEXT = "text"


class Rule(StrEnum):
    """A ruled line under a cell's column."""

    SINGLE = "single"
    DOUBLE = "double"


class Cell(NamedTuple):
    """One cell: `column` counts from 0 (captions stand in 0); `spans` is one per printed line, so a wrapped text has several.

    `rule` is the line drawn directly under the cell, if any. `shown` is what a cell of a spreadsheet is shown as, where the sheet holds a
    bare number or date; "" shows the source's own characters. Its lines are parted by line feeds.
    """

    column: int
    role: CellRole
    spans: tuple[Span, ...]
    width: int = 1  # columns covered
    rule: Rule | None = None
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `indent` is the caption's depth of indentation, 0 for the outermost."""

    cells: tuple[Cell, ...]
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: all its printed words are in its rows' cells; ruled lines are in `Cell.rule`."""

    rows: tuple[Row, ...]
    columns: int
