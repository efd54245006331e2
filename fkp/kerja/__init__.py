"""Work that takes longer than a page may: in the background, showing how far it is, stopped when asked."""
