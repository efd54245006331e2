"""Each once: with two workers at the same moment, and after a worker was killed in the middle."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import func, select

from app import create_app
from fkp.akun.models import Peran
from fkp.config import Config
from fkp.db import Database
from fkp.pemberitahuan.models import Pemberitahuan
from fkp.pengingat.ingatkan import DITULIS, ingatkan
from fkp.pengingat.ringkasan import ringkaskan
from fkp.surat.models import KeadaanSurat, SuratKeluar
from tests.builders import a_akun, a_situs, a_unit
from tests.fkp.cli.test_pekerja import wait_until
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut

SENIN = datetime(2026, 11, 16, 1, 0, tzinfo=UTC)
JANJI = DITULIS + 1
"""More than one transaction holds."""
# A worker on a Tuesday morning that, before it commits, waits once so many messages have been written.
PEKERJA = """
import os, time
from datetime import UTC, datetime
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session
from app import create_app
from fkp.clock import hold
from fkp.kerja.pekerja import jalankan_pekerja
from fkp.pemberitahuan.models import Pemberitahuan

app = create_app()
data = app.config["FKP"].data

@event.listens_for(Session, "before_commit")
def tunggu(db):
    if db.scalar(select(func.count()).select_from(Pemberitahuan)) >= int(os.environ["HENTI"]):
        (data / "tiba").touch()
        time.sleep(600)

with hold(datetime(2026, 11, 17, 1, 0, tzinfo=UTC)):
    jalankan_pekerja(app)
"""


def isi(database: Database) -> None:
    """Two people with an address, who answer for the promises that are due."""
    with database.transaction() as db:
        a_situs(db)
        unit = a_unit(db, nama="Kantor Contoh")
        for nama in ("rani", "budi"):
            a_akun(db, Peran.PETUGAS, unit.jalur, sandi_hash="-", surel=f"{nama}@contoh.example")
        for ke in range(JANJI):
            a_tindak_lanjut(db, unit, tenggat=date(2026, 11, 16), kegiatan=f"Kegiatan {ke}")


def hitung(database: Database) -> tuple[int, int]:
    """Messages and letters."""
    with database.session(menulis=False) as db:
        return tuple(  # type: ignore[return-value]
            db.scalar(select(func.count()).select_from(tabel)) for tabel in (Pemberitahuan, SuratKeluar)
        )


def sepasang(database: Database) -> bool:
    """Whether each message has its letter, and each letter its message."""
    with database.session(menulis=False) as db:
        pesan = {
            f"pengingat akun {a} {k}"
            for a, k in db.execute(select(Pemberitahuan.akun_id, Pemberitahuan.kunci))
        }
        return pesan == set(db.scalars(select(SuratKeluar.kunci)))


@pytest.fixture
def dua(sendiri: Config) -> Iterator[list[Flask]]:
    """Two workers' applications on one database."""
    semua = [create_app(sendiri), create_app(sendiri)]
    isi(semua[0].extensions["fkp_db"])
    yield semua
    for app in semua:
        app.extensions["fkp_db"].engine.dispose()


def test_two_workers_at_once_tell_once(dua: list[Flask]) -> None:
    mulai, hasil, galat = threading.Barrier(2), [0, 0], []

    def bekerja(ke: int) -> None:
        try:
            mulai.wait(30)
            hasil[ke] += ingatkan(dua[ke], SENIN)
            mulai.wait(30)
            hasil[ke] += ringkaskan(dua[ke], SENIN, "Asia/Jakarta")
        except Exception as salah:
            galat.append(salah)

    utas = [threading.Thread(target=bekerja, args=(ke,)) for ke in range(2)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join(120)
    database: Database = dua[0].extensions["fkp_db"]
    assert galat == []
    assert sum(hasil) == 2 * JANJI + 2, "each message and each digest is new for one of them"
    assert hitung(database) == (2 * JANJI + 2, 2 * JANJI + 2)
    assert sepasang(database)


@contextmanager
def worker(config: Config, henti: int) -> Iterator[subprocess.Popen[bytes]]:
    bersih = {k: v for k, v in os.environ.items() if not k.startswith(("FKP_", "DATABASE_URL"))}
    url = config.database_url.render_as_string(hide_password=False)
    env = {**bersih, "FKP_DATA": str(config.data), "DATABASE_URL": url, "HENTI": str(henti)}
    perintah = [sys.executable, "-W", "error", "-c", PEKERJA]
    with subprocess.Popen(perintah, env=env, stderr=subprocess.PIPE) as proses:
        try:
            yield proses
        finally:
            proses.kill()


@pytest.mark.parametrize("sendiri", ["sqlite"], indirect=True)
def test_a_killed_worker_leaves_neither_a_half_nor_a_double(sendiri: Config) -> None:
    """With the embedded database, whose file the killed process held. That a transaction is whole or nothing
    is the other one's oldest promise, and two workers on it are tried above."""
    database: Database = create_app(sendiri).extensions["fkp_db"]
    isi(database)
    tiba = sendiri.data / "tiba"
    with worker(sendiri, 2 * DITULIS + 1) as pertama:
        wait_until(lambda: tiba.exists() or pertama.poll() is not None)
        assert pertama.poll() is None, pertama.stderr and pertama.stderr.read()
        pertama.send_signal(signal.SIGKILL)
        pertama.wait(10)
    assert hitung(database) == (2 * DITULIS, 2 * DITULIS), (
        "of those that were written and not committed nothing is left"
    )
    assert sepasang(database)

    def terkirim() -> bool:
        with database.session(menulis=False) as db:
            selesai = SuratKeluar.keadaan == KeadaanSurat.TERKIRIM
            return db.scalar(select(func.count()).where(selesai)) == 2 * JANJI

    with worker(sendiri, 10_000) as terakhir:
        wait_until(terkirim)
        terakhir.send_signal(signal.SIGTERM)
        assert terakhir.wait(60) == 0
        assert terakhir.stderr is not None
        assert terakhir.stderr.read() == b""
    assert hitung(database) == (2 * JANJI, 2 * JANJI)
    assert sepasang(database)
    surel = list((sendiri.data / "surel").iterdir())
    assert len(surel) == 2 * JANJI, "the outbox sends each letter once"
    database.engine.dispose()
