"""A small government and the people who sign in to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from fkp.db import Database, make_engine
from fkp.skema import upgrade
from tests.builders import SANDI, Kota, a_kota
from tests.page import Pages


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
