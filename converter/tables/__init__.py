"""Printed tables -> grids of cells.

`read_grid` reads a table of fixed-width text: scan.py knows lines, panels.py parts tables that stand beside each other, ruler.py
finds the columns of figures, parts.py divides what goes over pages, headers.py puts words over columns, rows.py joins captions, and
grid.py makes cells of it all.
"""

from __future__ import annotations

from converter.tables.grid import misprinted_figures, printed_figures, read_grid

__all__ = ["misprinted_figures", "printed_figures", "read_grid"]
