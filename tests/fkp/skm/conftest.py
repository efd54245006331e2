"""Staff of one unit in the east, on a Thursday in November."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from fkp import clock
from fkp.akun.models import Peran
from fkp.unit.models import Unit
from tests.builders import SAAT, SANDI, a_akun, a_unit
from tests.page import Pages


@pytest.fixture
def midday_in_november() -> Iterator[None]:
    with clock.hold(SAAT):
        yield


@pytest.fixture
def unit(db: Session) -> Unit:
    return a_unit(db, nama="Kantor Contoh", zona="Asia/Jayapura")


def sign_in(db: Session, pages: Pages, peran: Peran, jalur: str) -> Pages:
    """``pages`` as someone new with that role there."""
    akun = a_akun(db, peran, jalur)
    db.commit()
    return pages.masuk(akun.nama_pengguna, SANDI)


@pytest.fixture
def petugas(db: Session, pages: Pages, unit: Unit) -> Pages:
    return sign_in(db, pages, Peran.PETUGAS, unit.jalur)
