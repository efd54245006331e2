"""The worker: a process that takes work from the queue, one piece at a time, until it is told to stop."""

import fcntl
import os
import signal
import socket
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from flask import Flask
from huey.consumer import Consumer, Worker
from sqlalchemy.exc import SQLAlchemyError

from fkp.config import Config
from fkp.db import Database
from fkp.kerja import pelaksana
from fkp.kerja.antrean import make_huey

SELANG = 5.0
"""Seconds between two heartbeats, and between two looks at what was forgotten."""
BERKALA = "fkp_berkala"
"""The extension in which parts leave the functions that the worker calls on every look."""
SELANG_BUANG = 3600.0
"""Seconds between two times that old work is cleared away."""


def jalankan_pekerja(app: Flask, induk: int | None = None) -> None:
    """Work until Ctrl-C, SIGTERM, or the end of the process ``induk``; the step in hand is finished."""
    config: Config = app.config["FKP"]
    database: Database = app.extensions["fkp_db"]
    nama = f"{socket.gethostname()[:30]}-{os.getpid()}-{uuid.uuid4().hex[:8]}"

    def kerjakan(pekerjaan_id: str) -> None:
        pekerja.sibuk = True
        try:
            pelaksana.kerjakan(app, uuid.UUID(pekerjaan_id), nama, pekerja.stop_flag.is_set)
        finally:
            pekerja.sibuk = False

    huey, tugas = make_huey(config, kerjakan, siapkan=True)
    pekerja = _Pekerja(huey, app, nama, induk)
    pekerja.tugas, pekerja.simpan = tugas, config.simpan_pekerjaan
    with closing(huey.storage), _hidup(database, config):
        pekerja.run()
    database.engine.dispose()


def jalankan_berkala(app: Flask) -> None:
    """What other parts want done every few seconds: each a function of the application that says itself
    whether there is anything to do. One that fails does not keep the others from their turn."""
    for satu in app.extensions.get(BERKALA, ()):
        try:
            satu(app)
        except Exception:
            app.logger.exception("%s.%s gagal", satu.__module__, satu.__name__)


@contextmanager
def _hidup(database: Database, config: Config) -> Iterator[None]:
    """Inside the block others on this machine see that a worker lives. With the embedded database they are
    all on this machine: whoever finds none alive need not wait to see what the dead ones left."""
    with (config.data / "kerja.kunci").open("w") as berkas:
        if database.engine.dialect.name == "sqlite":
            try:
                fcntl.flock(berkas, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                pass
            else:
                with database.transaction() as db:
                    pelaksana.lepaskan_semua(db)
            fcntl.flock(berkas, fcntl.LOCK_SH)
        yield


class _Tangan(Worker):
    """The thread that does the work; before it asks the queue it looks for what the queue forgot."""

    berikut = 0.0

    def loop(self, now: Any = None) -> None:
        if time.monotonic() >= self.berikut:
            self.berikut = time.monotonic() + SELANG
            try:
                self.huey.periksa()
            except SQLAlchemyError:
                self._logger.exception("basis data tidak terbaca")
        super().loop(now)


class _Pekerja(Consumer):
    """huey's consumer with one thread. Its main thread tells every few seconds that we live, however long a
    step takes."""

    worker_class = _Tangan
    tugas: Any
    simpan: int
    sibuk = False
    _signum: int | None

    def __init__(self, huey: Any, app: Flask, nama: str, induk: int | None) -> None:
        super().__init__(huey, workers=1, periodic=False, max_delay=1.0, scheduler_interval=60)
        self._app, self._nama, self._induk = app, nama, induk
        self._database: Database = app.extensions["fkp_db"]
        self._denyut = self._buang = 0.0
        huey.periksa = self._periksa
        # Ctrl-C, a stopping service and a closed terminal all mean: finish the step, then go.
        self._signal_actions = dict.fromkeys((signal.SIGINT, signal.SIGTERM, signal.SIGHUP), (False, True))
        self._set_signal_handlers()

    def loop(self, health_check_ts: float | None = None) -> Any:
        if self._induk is not None and os.getppid() != self._induk and self._signum is None:
            self._signum, self._graceful = signal.SIGTERM, True
        if self.sibuk and time.monotonic() >= self._denyut + SELANG:
            self._denyut = time.monotonic()
            try:
                with self._database.transaction() as db:
                    pelaksana.berdenyut(db, self._nama)
            except SQLAlchemyError:
                self._logger.exception("denyut tidak tersimpan")
        return super().loop(health_check_ts)

    def _periksa(self) -> None:
        """Call ourselves to what waits without a message, clear away what is old, and give the parts that
        registered in ``fkp_berkala`` their turn."""
        with self._database.session(menulis=False) as db:
            semua = pelaksana.menunggu(db)
        if semua and not self.huey.storage.queue_size():
            for satu in semua:
                self.huey.enqueue(self.tugas.s(str(satu)))
        if time.monotonic() >= self._buang:
            self._buang = time.monotonic() + SELANG_BUANG
            with self._database.transaction() as db:
                pelaksana.buang_lama(db, self.simpan)
        jalankan_berkala(self._app)
