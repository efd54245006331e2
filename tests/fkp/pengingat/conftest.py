"""An application on a database of its own, for tests in which several workers write at once."""

import secrets
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.orm import Session

from fkp.config import Config, load_config
from fkp.db import make_engine
from fkp.skema import upgrade
from tests.fkp.pengingat.bangun import Daerah, a_daerah


@pytest.fixture
def daerah(db: Session) -> Daerah:
    daerah = a_daerah(db)
    db.commit()
    return daerah


@pytest.fixture(params=["sqlite", "postgresql"])
def sendiri(request: pytest.FixtureRequest, tmp_path: Path) -> Config:
    """Settings of a migrated database that nobody else uses."""
    env = {"FKP_DATA": str(tmp_path)}
    if request.param == "postgresql":
        alamat = make_url(request.getfixturevalue("postgres"))
        nama = f"pengingat_{secrets.token_hex(4)}"
        pusat = create_engine(alamat, isolation_level="AUTOCOMMIT")
        with pusat.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {nama}"))
        pusat.dispose()
        env["DATABASE_URL"] = alamat.set(database=nama).render_as_string(hide_password=False)
    config = load_config(env)
    engine = make_engine(config.database_url)
    upgrade(engine)
    engine.dispose()
    return config
