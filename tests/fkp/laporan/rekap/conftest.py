"""Time stands still in the fourth quarter of 2026, and a pembina looks at the third."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.clock import hold
from fkp.unit.models import Instansi
from tests.builders import SAAT, SANDI, a_akun, a_instansi, a_situs
from tests.page import Pages


@pytest.fixture(autouse=True)
def kini() -> Iterator[None]:
    with hold(SAAT):
        yield


@pytest.fixture
def puncak(db: Session) -> Instansi:
    a_situs(db)
    return a_instansi(db, "Kota Misal")


@pytest.fixture
def dewi(db: Session, puncak: Instansi) -> Akun:
    akun = a_akun(db, Peran.PEMBINA, puncak.jalur, nama="Dewi Umpama")
    db.commit()
    return akun


@pytest.fixture
def ruang(app: Flask, dewi: Akun) -> Pages:
    return Pages(app).masuk(dewi.nama_pengguna, SANDI)
