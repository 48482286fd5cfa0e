"""Concepts of the target taxonomy: `baked` reads the tables that `bake` makes from a taxonomy package."""
