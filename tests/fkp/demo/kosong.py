"""A database of either kind with nothing in it."""

import secrets
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from fkp.db import Database, make_engine
from fkp.skema import upgrade


def an_empty_database(jenis: str, request: pytest.FixtureRequest, folder: Path) -> Database:
    """A migrated database with nothing in it."""
    nama = f"demo_{secrets.token_hex(4)}"
    if jenis == "sqlite":
        url = make_url(f"sqlite:///{folder}/{nama}.sqlite3")
    else:
        alamat = make_url(request.getfixturevalue("postgres"))
        pusat = make_engine(alamat)
        with pusat.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"CREATE DATABASE {nama}"))
        pusat.dispose()
        url = alamat.set(database=nama)
    engine = make_engine(url)
    upgrade(engine)
    return Database(engine)
