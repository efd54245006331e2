"""A unit of which every indicator can be told."""

import pytest
from sqlalchemy.orm import Session

from tests.fkp.penilaian.bangun import Rumah, a_rumah


@pytest.fixture
def rumah(db: Session) -> Rumah:
    return a_rumah(db)
