"""The worker as a process of its own, and the queue that wakes it."""

import os
import secrets
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, select, text

from app import create_app
from fkp.akun.models import Peran
from fkp.config import Config, load_config
from fkp.db import Database
from fkp.kerja.actions import mulai_pekerjaan
from fkp.kerja.antrean import make_huey, panggil
from fkp.kerja.models import BagianPekerjaan, BerkasPekerjaan, Pekerjaan
from fkp.skema import upgrade
from tests.builders import a_akun, a_instansi

# A worker with one kind of work: four steps, and after the second it waits for a file that says go on.
PEKERJA = """
import pathlib, time
from app import create_app
from fkp.izin.rules import Izin
from fkp.kerja.jenis import daftarkan
from fkp.kerja.pekerja import jalankan_pekerja

app = create_app()
lanjut = app.config["FKP"].data / "lanjut"

def lambat(pegangan):
    sendiri = []
    for ke in range(1, 5):
        while ke > 2 and not lanjut.exists():
            time.sleep(0.01)
        if ke not in pegangan.bagian:
            pegangan.simpan_bagian(ke, {})
            sendiri.append(ke)
        pegangan.langkah(ke, 4)
    pegangan.simpan_berkas("hasil.txt", "text/plain", repr(sendiri).encode())

daftarkan(app, "lambat", lambat, Izin.REKAP)
jalankan_pekerja(app)
"""


def wait_until(syarat: Callable[[], bool], detik: float = 150) -> None:
    batas = time.monotonic() + detik
    while not syarat():
        assert time.monotonic() < batas, "it did not happen in time"
        time.sleep(0.02)


@contextmanager
def worker(data: Path) -> Iterator[subprocess.Popen[bytes]]:
    bersih = {k: v for k, v in os.environ.items() if not k.startswith(("FKP_", "DATABASE_URL"))}
    perintah = [sys.executable, "-W", "error", "-c", PEKERJA]
    with subprocess.Popen(perintah, env={**bersih, "FKP_DATA": str(data)}, stderr=subprocess.PIPE) as proses:
        try:
            yield proses
        finally:
            proses.kill()


def test_killed_in_the_middle_the_next_worker_goes_on_where_it_was(tmp_path: Path) -> None:
    app = create_app(load_config({"FKP_DATA": str(tmp_path)}))
    database: Database = app.extensions["fkp_db"]
    upgrade(database.engine)
    with database.transaction() as db:
        akun = a_akun(db, Peran.PEMBINA, a_instansi(db).jalur, sandi_hash="-")
        satu = mulai_pekerjaan(db, akun, "lambat", "Uji", akun.penugasan[0].jalur, {}).id

    def langkah() -> int:
        with database.session(menulis=False) as db:
            return db.get_one(Pekerjaan, satu).langkah

    def keadaan() -> str:
        with database.session(menulis=False) as db:
            return db.get_one(Pekerjaan, satu).keadaan

    with worker(tmp_path) as pertama:
        wait_until(lambda: langkah() == 2)
        pertama.send_signal(signal.SIGKILL)
        pertama.wait(10)
    assert keadaan() == "berjalan"
    # With the embedded database the next worker knows at once that nobody else is alive.
    (tmp_path / "lanjut").touch()
    with worker(tmp_path) as kedua:
        wait_until(lambda: keadaan() == "selesai")
        kedua.send_signal(signal.SIGTERM)
        assert kedua.wait(60) == 0
        assert kedua.stderr is not None
        assert kedua.stderr.read() == b""
    with database.session(menulis=False) as db:
        assert db.scalars(select(BerkasPekerjaan.isi)).one() == b"[3, 4]"
        assert len(db.scalars(select(BagianPekerjaan)).all()) == 4
    database.engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def config(request: pytest.FixtureRequest, tmp_path: Path) -> Config:
    if request.param == "sqlite":
        return load_config({"FKP_DATA": str(tmp_path)})
    alamat = make_url(request.getfixturevalue("postgres"))
    nama = f"antrean_{secrets.token_hex(4)}"
    pusat = create_engine(alamat, isolation_level="AUTOCOMMIT")
    with pusat.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {nama}"))
    pusat.dispose()
    url = alamat.set(database=nama).render_as_string(hide_password=False)
    return load_config({"FKP_DATA": str(tmp_path), "DATABASE_URL": url})


def test_the_queue_carries_a_number_from_the_site_to_the_worker(config: Config) -> None:
    diterima: list[str] = []
    satu = uuid.uuid4()
    panggil(config, satu)  # nobody has made the queue yet: nothing breaks, the worker looks by itself
    huey, _tugas = make_huey(config, diterima.append, siapkan=True)
    with closing(huey.storage):
        assert huey.dequeue() is None
        panggil(config, satu)
        huey.execute(huey.dequeue())
        assert huey.dequeue() is None
    assert diterima == [str(satu)]
