"""Standards are written and looked at on one Thursday in November 2026."""

import pytest


@pytest.fixture(autouse=True)
def kini(kini: None) -> None:
    """All of this happens then."""
