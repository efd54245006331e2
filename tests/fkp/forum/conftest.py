"""A forum that is going on."""

import pytest
from sqlalchemy.orm import Session

from fkp.forum.models import Forum
from tests.builders import Kota
from tests.fkp.forum.bangun import a_forum


@pytest.fixture
def forum(db: Session, kota: Kota) -> Forum:
    """It is held in the unit of Rani."""
    forum = a_forum(db, kota.unit)
    db.commit()
    return forum
