"""Roles to Excel formats, by templates/workbook.toml."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from converter.layout.grid import Cell, Emphasis, Field, Kind
from converter.resources import data_folder

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

BOLD = frozenset({Emphasis.HEADING, Emphasis.SUBTOTAL, Emphasis.TOTAL, Emphasis.COLUMN_HEAD})
Properties = dict[str, str | int]
TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT})
SINGLE, DOUBLE = 1, 6  # Excel's numbers of borders


@lru_cache(maxsize=1)
def look() -> dict[str, Any]:
    """The workbook's template."""
    return tomllib.loads((data_folder("templates") / "workbook.toml").read_text(encoding="utf-8"))


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[object, Any] = {}
        self._rows: dict[object, list[Format]] = {}
        self.look = look()

    def plain(self, **properties: str | int) -> Format:
        """A format with the given properties over the template's font."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            font = self.look["font"]
            base = {"font_name": font["name"], "font_size": font["size"], "valign": "bottom"}
            self._made[key] = self._workbook.add_format(base | properties)
        return self._made[key]

    def colour(self, name: str) -> str:
        """A colour of the template."""
        return str(self.look["colour"][name])

    def figure(self, cell: Cell, emphasis: Emphasis, *, printed: bool = False) -> Format:
        """A figure's format. `printed` is for the grey column of totals as printed."""
        key = (cell.kind, cell.places, cell.pad, cell.currency, emphasis, cell.formula is None, printed)
        if key not in self._made:
            colour = "quiet" if printed else "formula" if cell.formula else "input"
            properties = {"num_format": self.number_format(cell), "font_color": self.colour(colour), **self._emphasis(emphasis)}
            self._made[key] = self.plain(**properties)
        return self._made[key]

    def _emphasis(self, emphasis: Emphasis) -> Properties:
        rule: Properties = {"top": SINGLE, "top_color": self.colour("rule")}
        match emphasis:
            case Emphasis.SUBTOTAL:
                return {"bold": True, **rule}
            case Emphasis.TOTAL:
                return {"bold": True, **rule, "bottom": DOUBLE, "bottom_color": self.colour("rule")}
            case Emphasis.PARENTHETICAL:
                return {"italic": True}
            case Emphasis.WARNING:
                return {"bg_color": self.colour("warning_fill")}
            case Emphasis.EXTENSION:
                return {"bg_color": self.colour("extension_fill")}
            case _:
                return {}

    def caption(self, cell: Cell, emphasis: Emphasis, indent: int) -> Format:
        """A caption's format: really indented, wrapped, and quiet where the program supplied the words."""
        key = ("caption", cell.derived, emphasis, indent)
        if key not in self._made:
            properties: Properties = {"align": "left", "indent": indent, "text_wrap": True}
            if emphasis in BOLD:
                properties["bold"] = True
            if emphasis is Emphasis.HEADING:
                properties["font_color"] = self.colour("heading")
            if cell.derived:
                properties |= {"italic": True, "bold": False, "font_color": self.colour("quiet")}
            if emphasis is Emphasis.PARENTHETICAL:
                properties |= {"italic": True, "font_color": self.colour("quiet")}
            self._made[key] = self.plain(**properties)
        return self._made[key]

    def field(self, kind: Kind, places: int, emphasis: Emphasis, *, linked: bool = False) -> Format:
        """A format for a cell of a table of records; `linked` for what comes from or leads to another sheet."""
        key = ("field", kind, places, emphasis, linked)
        if key not in self._made:
            properties: Properties = {}
            if kind not in TEXTS:
                properties["num_format"] = self.number_format(Cell(kind=kind, places=places))
            properties["valign"] = "top"
            if kind in TEXTS:
                properties |= {"align": "left", "indent": 1, "text_wrap": kind is Kind.LONG_TEXT}
            if linked:
                properties["font_color"] = self.colour("link")
            self._made[key] = self.plain(**(properties | self._emphasis(emphasis)))
        return self._made[key]

    def fields(self, fields: tuple[Field, ...], emphasis: Emphasis) -> list[Format]:
        """The formats of a record's cells, but for numbers with decimal places and what leads to other sheets."""
        key = (id(fields), emphasis)
        if key not in self._rows:
            self._rows[key] = [self.field(field.kind, 0, emphasis) for field in fields]
        return self._rows[key]

    def number_format(self, cell: Cell) -> str:
        """The number format of a figure, date or count."""
        formats = self.look["format"]
        if cell.kind in {Kind.DATE, Kind.COUNT}:
            return str(formats["date" if cell.kind is Kind.DATE else "count"])
        digits = "#,##0" + ("." + "0" * cell.places if cell.places else "") + "?" * cell.pad
        pattern = formats["percent" if cell.kind is Kind.PERCENT else "figure"]
        sign = f'"{cell.currency}"' if cell.currency else ""
        return str(pattern.format(sign=sign, digits=digits, blanks="?" * max(2, cell.places + cell.pad)))
