"""Time stands still some days after the quarter."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from fkp import clock
from fkp.akun.models import Akun, Peran
from fkp.unit.models import Unit
from tests.builders import a_akun
from tests.fkp.skm.naskah.susunan import AKHIR


@pytest.fixture(autouse=True)
def after_the_quarter() -> Iterator[None]:
    with clock.hold(AKHIR):
        yield


@pytest.fixture
def pimpinan(db: Session, unit: Unit) -> Akun:
    return a_akun(db, Peran.PIMPINAN, unit.jalur, sandi_hash="-")
