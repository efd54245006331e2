"""Time stands still on a Thursday in the fourth quarter of 2026, and the site has a name."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from fkp.clock import hold
from tests.builders import SAAT, a_situs


@pytest.fixture(autouse=True)
def kini() -> Iterator[None]:
    with hold(SAAT):
        yield


@pytest.fixture(autouse=True)
def situs(db: Session) -> None:
    a_situs(db)
    db.commit()
