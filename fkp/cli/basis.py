"""What commands share before they touch the database: the application, one start at a time, the newest
schema, and stopping with one sentence."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click
from alembic.util import CommandError
from flask import Flask
from flask.cli import ScriptInfo
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError, OperationalError

from fkp.config import Config, PengaturanSalah
from fkp.db import Database
from fkp.skema import is_current, upgrade

# Any number, as long as nobody else in the same PostgreSQL database uses it.
KUNCI_PG = 714_2017


class Berhenti(click.ClickException):
    """Ends a command with exit code 1 and one sentence, without click's English "Error:"."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"fkp: {self.message}", err=True, file=file)


def _load_app(konteks: click.Context) -> Flask:
    """The application of this command line, or a sentence about the setting that cannot be used."""
    try:
        return konteks.ensure_object(ScriptInfo).load_app()
    except PengaturanSalah as salah:
        raise Berhenti(f"pengaturan tidak dapat dipakai. {salah}.") from None


@contextmanager
def opened(konteks: click.Context) -> Iterator[tuple[Flask, Config, Database]]:
    """The application of this command line, the current one inside the block, its settings and database."""
    app = _load_app(konteks)
    with app.app_context():
        yield app, app.config["FKP"], app.extensions["fkp_db"]


def asal(config: Config, port: int) -> str:
    """Where people reach this site, without a slash at the end."""
    return config.alamat_publik or f"http://127.0.0.1:{port}"


@contextmanager
def prepared(engine: Engine, data: Path) -> Iterator[None]:
    """Inside the block the schema is the newest, and nobody else is preparing this installation: a second
    start waits here until the first is done, and then finds everything in place."""
    with _in_words(), _one_at_a_time(engine, data):
        if not is_current(engine):
            upgrade(engine)
        yield


@contextmanager
def as_it_is(engine: Engine) -> Iterator[None]:
    """For a command that only looks: the schema must be the newest already, and nothing is prepared."""
    with _in_words():
        if not is_current(engine):
            raise Berhenti("basis data belum sesuai dengan versi program ini. Jalankan `fkp migrasi` dahulu.")
        yield


@contextmanager
def _in_words() -> Iterator[None]:
    """What is wrong with the database itself becomes one sentence; a mistake of ours stays a mistake."""
    try:
        yield
    except DatabaseError as galat:
        # The plain class is SQLite's "file is not a database"; other subclasses speak of our statements.
        if type(galat) not in (DatabaseError, OperationalError):
            raise
        rinci = " ".join(str(galat.orig).split())
        raise Berhenti(
            f"basis data tidak dapat dipakai. Periksa DATABASE_URL dan FKP_DATA. ({rinci})"
        ) from None
    except CommandError as galat:
        raise Berhenti(
            f"basis data ini milik program yang lebih baru, atau program lain. Perbarui program. ({galat})"
        ) from None


@contextmanager
def _one_at_a_time(engine: Engine, data: Path) -> Iterator[None]:
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("SELECT pg_advisory_lock(:kunci)"), {"kunci": KUNCI_PG})
            try:
                yield
            finally:
                connection.execute(text("SELECT pg_advisory_unlock(:kunci)"), {"kunci": KUNCI_PG})
        return
    try:
        berkas = (data / "mulai.kunci").open("w")
    except OSError as galat:
        raise Berhenti(f"folder FKP_DATA {data} tidak dapat ditulisi. ({galat.strerror})") from None
    with berkas:
        fcntl.flock(berkas, fcntl.LOCK_EX)
        yield
