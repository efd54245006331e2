"""The moment at which most tests stand, a unit, a small government, and the people who sign in to them."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import hold
from fkp.db import Database, make_engine
from fkp.skema import upgrade
from fkp.unit.models import Unit
from tests.builders import SAAT, SANDI, Kota, a_kota, a_situs, a_unit, sign_in
from tests.page import Pages


@pytest.fixture
def kini() -> Iterator[None]:
    """It is midday on a Thursday in November 2026."""
    with hold(SAAT):
        yield


@pytest.fixture
def unit(db: Session) -> Unit:
    """One unit, in the east."""
    a_situs(db)
    return a_unit(db, nama="Kantor Contoh", zona="Asia/Jayapura")


@pytest.fixture
def petugas(db: Session, pages: Pages, unit: Unit) -> Pages:
    """Who works at it, whichever unit these tests speak of."""
    return sign_in(db, pages, Peran.PETUGAS, unit.jalur)


@pytest.fixture
def kota(db: Session) -> Kota:
    kota = a_kota(db)
    db.commit()
    return kota


@pytest.fixture
def admin(pages: Pages, kota: Kota) -> Pages:
    return pages.masuk("admin", SANDI)


@pytest.fixture
def admin_dinas(app: Flask, kota: Kota) -> Pages:
    return Pages(app).masuk("admin.dinas", SANDI)


@pytest.fixture
def rani(app: Flask, kota: Kota) -> Pages:
    return Pages(app).masuk("rani", SANDI)


@pytest.fixture
def basis_sendiri(engine: Engine, tmp_path: Path) -> Iterator[Database]:
    """A database of its own whose rows several sessions see, for what two people do at once."""
    url = engine.url.set(database=str(tmp_path / "berdua.sqlite3"))
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as sambungan:
            sambungan.execute(text("CREATE DATABASE uji_berdua"))
        url = engine.url.set(database="uji_berdua")
    sendiri = make_engine(url)
    upgrade(sendiri)
    yield Database(sendiri)
    sendiri.dispose()
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as sambungan:
            sambungan.execute(text("DROP DATABASE uji_berdua"))


@pytest.fixture(params=["sqlite", "postgresql"])
def kosong(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database of each kind with nothing in it, not even a table."""
    if request.param == "sqlite":
        url = make_url(f"sqlite:///{tmp_path}/kosong.sqlite3")
    else:
        alamat = make_url(request.getfixturevalue("postgres"))
        url = alamat.set(database=f"kosong_{secrets.token_hex(4)}")
        pusat = create_engine(alamat, isolation_level="AUTOCOMMIT")
        with pusat.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {url.database}"))
        pusat.dispose()
    engine = make_engine(url)
    yield engine
    engine.dispose()
