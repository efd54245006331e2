"""The blocks that an outline places under its texts, each a small function of what the report is made of."""
