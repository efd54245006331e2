"""Pages that compose features."""
