"""An office's own letterhead for its documents."""
