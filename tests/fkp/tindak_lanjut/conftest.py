"""A Thursday in November 2026 at one unit, and who may work on its promises."""

import pytest


@pytest.fixture(autouse=True)
def kini(kini: None) -> None:
    """All of this happens then."""
