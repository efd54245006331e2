"""A unit in the east, and who seals results."""

import pytest
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.unit.models import Unit
from tests.builders import a_akun, a_unit


@pytest.fixture
def unit(db: Session) -> Unit:
    return a_unit(db, nama="Kantor Contoh", zona="Asia/Jayapura")


@pytest.fixture
def pimpinan(db: Session) -> Akun:
    """Who seals results, and never signs in."""
    return a_akun(db, Peran.PIMPINAN, "/", sandi_hash="-")
