"""Printed tables -> grids of cells."""
