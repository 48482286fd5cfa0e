"""From caption to concept: taxonomy maps, the ladder, extension concepts."""
