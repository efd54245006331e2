"""A Thursday in November 2026 at one unit, and who notes its complaints."""

import pytest
from sqlalchemy.orm import Session

from fkp.unit.models import Unit
from tests.builders import a_situs, a_unit


@pytest.fixture(autouse=True)
def kini(kini: None) -> None:
    """All of this happens then."""


@pytest.fixture
def unit(db: Session) -> Unit:
    a_situs(db)
    return a_unit(db, nama="Kantor Contoh")
