"""Kinds of background work that tests can watch, and somebody who asks for them."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.galat import Galat
from fkp.izin.rules import Izin
from fkp.kerja.jenis import daftarkan, semua_jenis
from fkp.kerja.pegangan import Pegangan
from tests.builders import a_akun, a_instansi

LANGKAH = 4


def hitung(pegangan: Pegangan) -> None:
    """Four steps, then a file that says which steps this worker did itself."""
    sendiri = []
    for ke in range(1, LANGKAH + 1):
        if ke not in pegangan.bagian:
            pegangan.simpan_bagian(ke, {"nilai": ke})
            sendiri.append(ke)
        pegangan.langkah(ke, LANGKAH)
    pegangan.simpan_berkas("hasil.txt", "text/plain", repr(sendiri).encode())


def gagal_domain(_pegangan: Pegangan) -> None:
    raise Galat("Belum ada unit. Tambah dulu.")


def gagal_program(_pegangan: Pegangan) -> None:
    raise ZeroDivisionError("rincian yang hanya untuk catatan")


@pytest.fixture(autouse=True)
def kini(kini: None) -> None:
    """All of this happens then."""


@pytest.fixture(autouse=True)
def jenis(app: Flask) -> Iterator[None]:
    asli = dict(semua_jenis(app))
    for nama, fungsi in {"hitung": hitung, "domain": gagal_domain, "program": gagal_program}.items():
        daftarkan(app, nama, fungsi, Izin.REKAP)
    yield
    semua_jenis(app).clear()
    semua_jenis(app).update(asli)


@pytest.fixture
def dewi(db: Session) -> Akun:
    akun = a_akun(db, Peran.PEMBINA, a_instansi(db).jalur)
    db.commit()
    return akun
