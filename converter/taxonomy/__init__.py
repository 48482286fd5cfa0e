"""Concept tables, baked once from a taxonomy package."""
