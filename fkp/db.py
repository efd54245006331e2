"""Base, column kinds, engine, and one Session per request."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar, cast

from flask import Flask, current_app, g, request
from sqlalchemy import DateTime, Dialect, Engine, MetaData, Select, TypeDecorator, create_engine, event
from sqlalchemy.engine import URL, Connection
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column
from sqlalchemy.pool import ConnectionPoolEntry
from werkzeug.exceptions import HTTPException
from werkzeug.routing import IntegerConverter, Map

S = TypeVar("S", bound=Select[Any])
ID_TERBESAR = 2**31 - 1
"""The largest id that a row can have: PostgreSQL's integer."""


class Waktu(TypeDecorator[datetime]):
    """A moment, stored in UTC. SQLite forgets time zones, so naive values are refused going in and
    UTC is put back coming out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"waktu tanpa zona: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Id = Annotated[int, mapped_column(primary_key=True)]


class Base(DeclarativeBase):
    """Every table of the platform; constraints are named so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: Waktu()}


def make_engine(url: URL) -> Engine:
    """Engine for SQLite (WAL, foreign keys on, explicit BEGIN) or PostgreSQL. An error that reaches the log
    names the statement but never its values: they are people's answers and password hashes."""
    engine = create_engine(url, pool_pre_ping=url.get_backend_name() == "postgresql", hide_parameters=True)
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: ConnectionPoolEntry) -> None:
    # The driver's own transaction handling commits behind our back; BEGIN is ours to say.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=15000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that will write takes the lock at once: upgrading a read lock later fails
    # immediately instead of waiting.
    menulis = connection.get_execution_options().get("menulis")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if menulis else "BEGIN")


class Database:
    """The engine of one application and the two ways to open a session on it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writing = engine.execution_options(menulis=True)

    def session(self, *, menulis: bool = True) -> Session:
        """A new session; ``menulis`` says that it is going to write."""
        return Session(self._writing if menulis else self.engine, expire_on_commit=False)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session that commits at the end of the block, for commands."""
        with self.session() as session, session.begin():
            yield session


def database() -> Database:
    """The database of the current application."""
    return cast(Database, current_app.extensions["fkp_db"])


def db() -> Session:
    """The session of this request. Reading requests never block; writing ones queue politely."""
    if "db" not in g:
        menulis = request.method not in {"GET", "HEAD", "OPTIONS"}
        g.db = database().session(menulis=menulis and _form_read())
    return cast(Session, g.db)


def _form_read() -> bool:
    """Read the posted form to its end before the transaction begins: a sender that takes its time must not
    hold the one write lock meanwhile. False for a form that is refused: nothing will be written then."""
    try:
        return request.form is not None
    except HTTPException:
        return False


def terkunci(cari: S, *tabel: type[Any]) -> S:
    """The same rows, of these tables, as they are now and held until the transaction ends: whatever the
    session read of them before is overwritten."""
    return cari.with_for_update(of=tabel).execution_options(populate_existing=True)


def nomor(teks: str) -> int:
    """An id out of an address. ValueError for what no row can have, which SQLite would not even look up."""
    if not teks.isascii() or not teks.isdigit() or len(teks) > 10 or int(teks) > ID_TERBESAR:
        raise ValueError(teks)
    return int(teks)


class _Nomor(IntegerConverter):
    """``<int:...>`` in an address is always an id, so a larger number is simply not found."""

    def __init__(self, map: Map, *args: Any, **kwargs: Any) -> None:  # Werkzeug's name
        kwargs.setdefault("max", ID_TERBESAR)
        super().__init__(map, *args, **kwargs)


def init_db(app: Flask, engine: Engine) -> None:
    """Give the application its database; whatever a request did not commit is rolled back."""
    app.extensions["fkp_db"] = Database(engine)
    app.url_map.converters["int"] = _Nomor

    @app.teardown_appcontext
    def close_session(_error: BaseException | None) -> None:
        session: Session | None = g.pop("db", None)
        if session is not None:
            session.close()
