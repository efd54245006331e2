"""Which databases a test runs on."""

import pytest

SATU_BASIS = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
"""For what is decided before any SQL, or after it: one database is enough. Tests of their own read the
queries beneath in both."""
