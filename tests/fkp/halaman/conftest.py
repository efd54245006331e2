"""Time stands still on a Thursday in the fourth quarter of 2026, and the site has a name."""

import pytest
from sqlalchemy.orm import Session

from tests.builders import a_situs


@pytest.fixture(autouse=True)
def kini(kini: None) -> None:
    """All of this happens then."""


@pytest.fixture(autouse=True)
def situs(db: Session) -> None:
    a_situs(db)
    db.commit()
