"""Report -> findings. CHECKS is the list."""
