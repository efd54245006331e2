"""The register of follow-up: one row for each promise, whoever it was made to."""
