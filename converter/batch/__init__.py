"""Many inputs: over any executor, with a ledger, each in a process that it can only harm itself in."""
