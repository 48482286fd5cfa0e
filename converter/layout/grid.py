"""The neutral grid between report and tables: cells say what they are, and each writer maps that to its styles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

Content = str | Decimal | int | date | None


class Kind(StrEnum):
    """What a cell's content is, and so how it is aligned and formatted."""

    TEXT = "text"
    LONG_TEXT = "long-text"  # sentences, which may take several lines
    MONEY = "money"
    SHARES = "shares"
    PER_SHARE = "per-share"
    PERCENT = "percent"  # content is the fraction: 0.125 is shown as 12.5%
    NUMBER = "number"
    COUNT = "count"  # a line number, a number of rows
    DATE = "date"


FIGURE_KINDS = frozenset({Kind.MONEY, Kind.SHARES, Kind.PER_SHARE, Kind.PERCENT, Kind.NUMBER})


class Emphasis(StrEnum):
    """What a row is among its neighbours."""

    COLUMN_HEAD = "column-head"
    HEADING = "heading"
    ITEM = "item"
    PARENTHETICAL = "parenthetical"
    SUBTOTAL = "subtotal"  # goes into another total: a single rule above
    TOTAL = "total"  # nothing above it: a double rule below
    EXTENSION = "extension"  # a line that has the filing's own concept
    WARNING = "warning"  # wants a look: an unmapped line, a sum that does not foot


@dataclass(frozen=True, slots=True)
class Part:
    """A row's part in a sum of the same column: index of the row in its sheet, weight +1 or -1."""

    row: int
    weight: int


@dataclass(frozen=True, slots=True)
class Sum:
    """The weighted sum of other rows of the column; `result` is what they come to."""

    parts: tuple[Part, ...]
    result: Decimal


@dataclass(frozen=True, slots=True)
class Link:
    """The value of another sheet's cell in whole units: its shown value times ten to the `scale`.

    `printed` means the figure as printed, where the cell itself holds a sum.
    """

    sheet: str
    row: int
    column: int
    scale: int
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """The cell of column `left` less that of column `right` in the same row, rounded to `places`."""

    left: int
    right: int
    places: int


@dataclass(frozen=True, slots=True)
class Within:
    """Whether the cell of column `difference` is, without its sign, at most that of column `tolerance` in the same row."""

    difference: int
    tolerance: int
    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class Jump:
    """Where a click on a cell leads: a row and column of another sheet."""

    sheet: str
    row: int
    column: int = 0


TableFormula = Link | Difference | Within


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `content` is what is printed or known, and stays the printed figure where `formula` gives another result.

    `places` are the decimal places to show, `pad` those that only other rows of the column have, so that points align. `scale`
    is the power of ten that a shown figure is divided by, `currency` the sign to show before it ("" for none). `note` says where
    the content comes from, `name` is a name for the cell that other sheets may use. `derived` marks words that the program
    supplied, such as the caption of a total that has none in print. `tolerance` is how far `formula` may be from the print by
    rounding alone.
    """

    content: Content = None
    kind: Kind = Kind.TEXT
    places: int = 0
    pad: int = 0
    scale: int = 0
    currency: str = ""
    formula: Sum | None = None
    note: str = ""
    name: str = ""
    derived: bool = False
    tolerance: Decimal | None = None


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `indent` is the depth of its first cell's indentation."""

    cells: tuple[Cell, ...]
    emphasis: Emphasis = Emphasis.ITEM
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A statement: captions, then a column of figures per period or component. Row i is line i of the statement.

    `name` is short and unique, `titles` stand above the table, `heads` are its column heads, `widths` the columns' widths
    in characters. `scale` is the power of ten of its money.
    """

    name: str
    titles: tuple[str, ...]
    heads: tuple[Row, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    scale: int = 0

    def cells(self, column: int) -> tuple[Cell, ...]:
        """The cells of one column, row by row."""
        return tuple(row.cells[column] for row in self.rows)


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table: `name` for machines, `head` for people, `width` in characters."""

    name: str
    head: str
    kind: Kind
    width: int


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table. `formulas` are those of some columns, by index; `jump` is where its first text column leads."""

    contents: tuple[Content, ...]
    emphasis: Emphasis = Emphasis.ITEM
    jump: Jump | None = None
    formulas: tuple[tuple[int, TableFormula], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Records of one kind under heads, to be filtered and sorted. `jumping` is the column whose cells lead to other sheets."""

    name: str
    titles: tuple[str, ...]
    fields: tuple[Field, ...]
    records: tuple[Record, ...]
    jumping: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """A line of the cover: a name and its value. `cell_name` is the value's name in the workbook."""

    name: str
    content: Content
    cell_name: str = ""
    jump: Jump | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: pairs in groups, each group with its heading ("" for none)."""

    name: str
    titles: tuple[str, ...]
    groups: tuple[tuple[str, tuple[Pair, ...]], ...]


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of a report in their order, with what title and foot of a document need.

    `scale` is the power of ten that most of its statements are printed in, `dated` the day that stands for the
    making of the document, taken from the filing so that the same input gives the same bytes.
    """

    title: str
    subject: str
    source: str
    sha256: str
    dated: date
    scale: int
    cover: Cover
    statements: tuple[Sheet, ...]
    checks: Table
    findings: Table
    mapping: Table
    facts: Table

    @property
    def tables(self) -> tuple[Table, ...]:
        """The sheets after the statements."""
        return (self.checks, self.findings, self.mapping, self.facts)
