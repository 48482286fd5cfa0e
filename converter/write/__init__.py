"""Report -> bytes. WRITERS is the table of formats."""
