"""Time stands still in the fourth quarter of 2026, and a pembina looks at the third."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.unit.models import Instansi
from tests.builders import SANDI, a_akun
from tests.page import Pages


@pytest.fixture(autouse=True)
def kini(kini: None) -> None:
    """All of this happens then."""


@pytest.fixture
def dewi(db: Session, puncak: Instansi) -> Akun:
    akun = a_akun(db, Peran.PEMBINA, puncak.jalur, nama="Dewi Umpama")
    db.commit()
    return akun


@pytest.fixture
def ruang(app: Flask, dewi: Akun) -> Pages:
    return Pages(app).masuk(dewi.nama_pengguna, SANDI)
