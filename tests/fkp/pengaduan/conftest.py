"""A Thursday in November 2026 at one unit, and who notes its complaints."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import hold
from fkp.unit.models import Unit
from tests.builders import SAAT, a_situs, a_unit
from tests.fkp.skm.conftest import sign_in
from tests.page import Pages


@pytest.fixture(autouse=True)
def kini() -> Iterator[None]:
    with hold(SAAT):
        yield


@pytest.fixture
def unit(db: Session) -> Unit:
    a_situs(db)
    return a_unit(db, nama="Kantor Contoh")


@pytest.fixture
def petugas(db: Session, pages: Pages, unit: Unit) -> Pages:
    return sign_in(db, pages, Peran.PETUGAS, unit.jalur)
