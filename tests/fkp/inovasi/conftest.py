"""One unit with a petugas."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.unit.models import Unit
from tests.builders import SANDI, a_akun, a_instansi, a_situs, a_unit
from tests.page import Pages


@pytest.fixture
def unit(db: Session) -> Unit:
    a_situs(db)
    unit = a_unit(db, a_instansi(db, induk=a_instansi(db, "Kota Misal")), "Loket Utama")
    a_akun(db, Peran.PETUGAS, unit.jalur, nama_pengguna="rani", nama="Rani Umpama")
    db.commit()
    return unit


@pytest.fixture
def rani(app: Flask, unit: Unit) -> Pages:
    return Pages(app).masuk("rani", SANDI)
