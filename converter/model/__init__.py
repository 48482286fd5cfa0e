"""The program's data: frozen, slotted dataclasses that every stage reads and none changes.

From the source to the filing: `source` (where something stood), `filing` (what was submitted),
`table` (cells of a printed table), `statement` (what the filer printed, line by line).
From the statement to XBRL: `concept`, `match` (which concept a line has, and why), `fact`,
`network` (presentation, calculation, labels) and `report`, the waist: writers depend on it alone.
"""
