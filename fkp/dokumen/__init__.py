"""Documents: one plain description, and a writer for each format."""
